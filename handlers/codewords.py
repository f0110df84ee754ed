"""Coming back with the code words: read the answers, ask on, point out what helped, withdraw."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from domain import codewords
from domain.answers import Kind
from domain.errors import WrongCodeWords
from domain.ids import is_id, new_id
from domain.questions import State
from domain.waiting import WaitingFollowUp, WaitingProposal
from handlers import answers, review
from handlers.pages import backward, row
from handlers.pieces import notice, withdrawal
from handlers.routes import Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Context,
    Divider,
    Errors,
    Form,
    Heading,
    Next,
    Open,
    Paragraph,
    Push,
    Quote,
    Reply,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.answers import Heard
    from domain.codewords import Kept
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

TRIES_AN_HOUR = 10
AN_HOUR = timedelta(hours=1)
UNKNOWN_SHOWN = 5
FOLLOW_UPS_A_DAY = 10
ADDRESS_SHOWN = 80
HEARD_AT_ONCE = 10
_TOKEN = re.compile(r"\S+")
_LINK = re.compile(r"(?i)://|www\.|\w\.(?:se|com|nu|org|net|eu|io|info|dev|me|ly)\b")


def open_form(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    field = Text("words", words("codewords-words"), hint=words("codewords-words-hint"), most=200)
    return Open(Form("codewords.open", words("codewords-title"), (field,), submit=words("codewords-go")))


def enter(request: Request, services: Services) -> Reply:
    """Misspelt words are helped along; tries are limited."""
    words = services.words(request.actor.language)
    reading = codewords.read(request.written("words"))
    if not reading.complete:
        return Errors({"words": _help(reading, words)})
    if not services.limits.allow(request.actor.id, "codewords", most=TRIES_AN_HOUR, per=AN_HOUR, now=request.now):
        return Errors({"words": words("codewords-too-many")})
    code = " ".join(reading.words)
    return Next(_kept_form(_find(request, services, code), request, words, code=code, id=new_id(services.chance)))


def older(request: Request, services: Services) -> Reply:
    """Another page of the answers; what was begun stays in its field."""
    words, code = services.words(request.actor.language), request.kept("code")
    return Next(_kept_form(_find(request, services, code), request, words, code=code, id=request.kept("id")))


def _help(reading: codewords.Reading, words: Words) -> str:
    if reading.suggestion:
        return words("codewords-meant", words=" ".join(reading.suggestion))
    if reading.unknown:
        return words("codewords-unknown", words=", ".join(reading.unknown[:UNKNOWN_SHOWN]))
    return words("codewords-five", count=len(reading.words))


def _find(request: Request, services: Services, code: str) -> Kept:
    """Raises `WrongCodeWords`."""
    return services.read(codewords.find, request.network.id, codewords.key(code.split(), request.network.salt))


def _kept_form(kept: Kept, request: Request, words: Words, *, code: str, id: str) -> Form:
    whose = words(f"codewords-your-{_kind(kept)}")
    label = words("codewords-withdraw")
    sure = words("codewords-withdraw-waiting") if kept.waits else words("codewords-withdraw-sure")
    what = words("codewords-for-meeting" if kept.for_meeting else "codewords-about")
    about = (Context(what), Quote(_inert(kept.about, words)), Divider()) if kept.about else ()
    heard = _heard_parts(kept, words, page=request.subject) if kept.asked and (kept.body or kept.heard) else ()
    asks_on = kept.asked is not None and kept.asked.state is State.OPEN
    return Form(
        "codewords.write",
        whose,
        (
            *about,
            *((Quote(_inert(kept.body, words)),) if kept.body else ()),
            *_state_parts(kept, words),
            *heard,
            *((_follow_up(request, words),) if asks_on else ()),
            Divider(),
            withdrawal(words, "codewords.withdraw", "", label=label, sure=sure),
        ),
        submit=words("to-review") if asks_on else None,
        hidden={"code": code, "id": id},
    )


def _kind(kept: Kept) -> str:
    if kept.for_meeting:
        return "topic"
    return "question" if kept.about is None else "answer"


def _state_parts(kept: Kept, words: Words) -> tuple[Part, ...]:
    """What has become of one's words, and what those who look after the room say of them."""
    note = (Heading(words("codewords-note")), Quote(_inert(kept.note, words))) if kept.note else ()
    if not kept.body:
        return (Paragraph(words("codewords-removed")), *note)
    if kept.hidden:
        return (Paragraph(words("codewords-hidden")), *note)
    return (Context(words("codewords-waits") if kept.waits else words("codewords-released")), *note)


def _follow_up(request: Request, words: Words) -> Text:
    label, hint, begun = words("codewords-follow-up"), words("codewords-follow-up-hint"), request.written("body")
    return Text("body", label, initial=begun, hint=hint, required=False, long=True)


def _heard_parts(kept: Kept, words: Words, *, page: str) -> Iterator[Part]:
    given = sum(heard.answer.kind is Kind.ANSWER for heard in kept.heard)
    yield Heading(words("codewords-answers", count=given))
    heard = backward(kept.heard, page, HEARD_AT_ONCE)
    for one in heard.shown:
        yield from (Context(_head(one, words)), Quote(_inert(one.answer.body, words)))
        if one.answer.id in kept.may_help:
            yield Buttons((Button(words("codewords-helped"), "codewords.propose", one.answer.id, opens=True),))
    if not given:
        yield Paragraph(words("codewords-no-answers"))
    older = heard.on(words("codewords-older"), "codewords.older")
    yield from row(*older, *heard.first(words("codewords-newest"), "codewords.older"))
    yield Context(words("answers-in-thread"))


def _head(heard: Heard, words: Words) -> str:
    return words("codewords-your-follow-up") if heard.answer.kind is Kind.FOLLOW_UP else answers.head(heard, words)


def _inert(text: str, words: Words) -> str:
    """Nothing to click: whoever laid out a link could see who followed it."""
    return _TOKEN.sub(lambda token: _defused(token[0], words) if _LINK.search(token[0]) else token[0], text)


def _defused(token: str, words: Words) -> str:
    """The address without what stands around it."""
    bare = token.lstrip("([{<\"'\u201d\u00bb\u00ab").rstrip(".,;:!?)]}>\"'\u201d\u00bb\u00ab")
    before, after = token.split(bare, 1)
    return f"{before}{words('codewords-link', address=_spelt(bare))}{after}"


def _spelt(address: str) -> str:
    spelt = re.sub(r"://|\.", " . ", address[:ADDRESS_SHOWN])
    return spelt if len(address) <= ADDRESS_SHOWN else f"{spelt}…"


def write(request: Request, services: Services) -> Reply:
    return Next(review.form(request, services, _step(request, services)))


def _step(request: Request, services: Services) -> review.Step:
    words = services.words(request.actor.language)
    return review.Step(
        route="codewords.send",
        title=words("codewords-follow-up"),
        heading=words("answers-card-follow-up"),
        send=words("codewords-send"),
        code=request.kept("code"),
        drawn=False,
        hidden={},
    )


def send(request: Request, services: Services) -> Reply:
    step = _step(request, services)
    if changed := review.again(request, services, step):
        return changed
    review.count(request, services, "follow_up", most=FOLLOW_UPS_A_DAY)
    kept = _find(request, services, step.code)
    if kept.asked is None:
        raise WrongCodeWords(field="body")
    act = WaitingFollowUp(kept.asked.id, request.written("body"))
    sent = review.wait(request, services, act, id=request.kept("id"), sentence="codewords-follow-up-sent")
    return Next(notice(step.title, sent))


def propose(request: Request, services: Services) -> Reply:
    """In a slot the answer's author is asked whether it may be kept as a lösning."""
    kept = _find(request, services, request.kept("code"))
    if request.subject not in {heard.answer.id for heard in kept.heard} or not is_id(request.kept("id")):
        raise WrongCodeWords
    words = services.words(request.actor.language)
    id = f"{request.kept('id')}-{request.subject}"
    sent = review.wait(request, services, WaitingProposal(request.subject), id=id, sentence="codewords-proposed")
    return Push(notice(words("codewords-helped"), sent))


def withdraw(request: Request, services: Services) -> Reply:
    """The one act that does not wait for a slot, and says so before."""
    key = codewords.key(request.kept("code").split(), request.network.salt)
    services.run(codewords.withdraw, request.network.id, key, chance=services.chance)
    services.limits.note(review.WITHDRAWN, key.hex())
    words = services.words(request.actor.language)
    return Next(notice(words("codewords-title"), words("codewords-withdrawn")))


ROUTES = (
    press("codewords.open", open_form),
    submit("codewords.open", enter, unlooked=("words",)),
    submit("codewords.write", write),
    submit("codewords.send", send),
    press("codewords.older", older),
    press("codewords.propose", propose),
    press("codewords.withdraw", withdraw),
)
