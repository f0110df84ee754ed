"""Coming back with the code words: read the answers, ask on, point out what helped, withdraw."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from domain import answers, codewords, questions, waiting
from domain.answers import Answer
from domain.errors import AlreadyKept, Empty, TooMany, WrongCodeWords
from domain.ids import new_id
from domain.questions import Question
from domain.slots import draw_slot
from domain.waiting import Waiting, WaitingAnswer, WaitingFollowUp, WaitingProposal, WaitingQuestion
from handlers import review
from handlers.routes import Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Confirm,
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
    Style,
    Text,
)

if TYPE_CHECKING:
    from random import Random

    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field, Part

TRIES_AN_HOUR = 10
_LINK = re.compile(r"(?i)(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:se|com|nu|org|net|eu|io|info|dev|me|ly)\b\S*")


@dataclass(frozen=True, slots=True)
class Kept:
    """What the words lead to. `answers` are those to a question, each with its author's name (empty: none)."""

    body: str
    waits: bool
    question: Question | None = None
    answer: Answer | None = None
    answers: tuple[tuple[Answer, str], ...] = ()


def open_form(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    field = Text("words", words("codewords-words"), hint=words("codewords-words-hint"), most=200)
    return Open(Form("codewords.open", words("codewords-title"), (field,), submit=words("codewords-go")))


def enter(request: Request, services: Services) -> Reply:
    """Misspelt words are helped along; wrong ones are counted."""
    words = services.words(request.actor.language)
    reading = codewords.read(request.written("words"))
    if not reading.complete:
        if reading.suggestion:
            return Errors({"words": words("codewords-meant", words=" ".join(reading.suggestion))})
        if reading.unknown:
            return Errors({"words": words("codewords-unknown", words=", ".join(reading.unknown[:5]))})
        return Errors({"words": words("codewords-five", count=len(reading.words))})
    if not services.limits.allow(
        request.actor.id, "codewords", most=TRIES_AN_HOUR, per=timedelta(hours=1), now=request.now
    ):
        raise TooMany(field="words")
    code = " ".join(reading.words)
    return Next(_kept_form(_find(request, services, code), code, words, new_id(services.chance)))


def _find(request: Request, services: Services, code: str) -> Kept:
    """Reads only. Raises `WrongCodeWords`."""
    return services.read(_kept, request.network.id, codewords.key(code.split(), request.network.salt))


def _kept(store: Store, network: str, key: bytes) -> Kept:
    match waiting.known_by(store, network, key):
        case Waiting(act=WaitingQuestion(body=body) | WaitingAnswer(body=body)):
            return Kept(body, waits=True)
    question = store.questions.known_by(key)
    if question and question.network == network:
        given = store.answers.to(question.id)
        authors = [store.members.get(answer.author) if answer.author else None for answer in given]
        named = tuple((answer, author.name if author else "") for answer, author in zip(given, authors, strict=True))
        return Kept(question.body, waits=False, question=question, answers=named)
    answer = store.answers.known_by(key)
    asked = store.questions.get(answer.question) if answer else None
    if answer and asked and asked.network == network:
        return Kept(answer.body, waits=False, answer=answer)
    raise WrongCodeWords


def _kept_form(kept: Kept, code: str, words: Words, id: str) -> Form:
    sure = words("codewords-withdraw-sure")
    confirm = Confirm(words("codewords-withdraw"), sure, words("codewords-withdraw"), words("keep"))
    may_ask_on = kept.question is not None
    follow_up: tuple[Field | Part, ...] = (
        (Text("body", words("codewords-follow-up"), hint=words("codewords-follow-up-hint"), required=False, long=True),)
        if may_ask_on
        else ()
    )
    state = "codewords-waits" if kept.waits else "codewords-released"
    return Form(
        "codewords.write",
        words("codewords-title"),
        (
            Context(words(state)),
            Quote(without_links(kept.body, words)),
            *_answer_parts(kept, words),
            *follow_up,
            Divider(),
            Buttons((Button(words("codewords-withdraw"), "codewords.withdraw", "", Style.DANGER, confirm=confirm),)),
        ),
        submit=words("to-review") if may_ask_on else None,
        hidden={"code": code, "id": id},
    )


def _answer_parts(kept: Kept, words: Words) -> list[Part]:
    if not kept.question:
        return []
    parts: list[Part] = [Heading(words("codewords-answers", count=len(kept.answers)))]
    for answer, author in kept.answers:
        parts += [Context(_head(answer, author, words)), Quote(without_links(answer.body, words))]
        if answer.kind is answers.Kind.ANSWER and (answer.author or answer.may_be_kept):
            parts.append(Buttons((Button(words("codewords-helped"), "codewords.propose", answer.id),)))
    if not kept.answers:
        parts.append(Paragraph(words("codewords-no-answers")))
    parts.append(Context(words("codewords-thread")))
    return parts


def _head(answer: Answer, author: str, words: Words) -> str:
    if answer.kind is answers.Kind.FOLLOW_UP:
        return words("codewords-your-follow-up")
    return words("answers-card-named", name=author) if author else words("answers-card-unnamed")


def without_links(text: str, words: Words) -> str:
    """Nothing to click: whoever laid out a link could see who followed it."""
    return _LINK.sub(lambda link: words("codewords-link", address=re.sub(r"://|\.", " . ", link[0])), text)


def write(request: Request, services: Services) -> Reply:
    if not request.written("body"):
        raise Empty
    return Next(_review_form(request, services))


def _review_form(request: Request, services: Services) -> Form:
    words = services.words(request.actor.language)
    step = review.Step(
        route="codewords.send",
        title=words("codewords-title"),
        heading=words("answers-card-follow-up"),
        send=words("codewords-send"),
        code=request.kept("code"),
        hidden={"id": request.kept("id")},
    )
    return review.form(request, services, step)


def send(request: Request, services: Services) -> Reply:
    body = request.written("body")
    if not body:
        raise Empty
    if review.something_new(request, services):
        return Next(_review_form(request, services))
    kept = _find(request, services, request.kept("code"))
    if kept.question is None:
        raise WrongCodeWords(field="body")
    _wait(request, services, request.kept("id"), WaitingFollowUp(kept.question.id, body))
    return _thanks(request, services, "codewords-follow-up-sent")


def propose(request: Request, services: Services) -> Reply:
    """At the next slot the answer's author is asked whether it may be kept as a lösning."""
    kept = _find(request, services, request.kept("code"))
    if request.subject not in {answer.id for answer, _ in kept.answers}:
        raise WrongCodeWords
    _wait(request, services, f"{request.kept('id')}-{request.subject}", WaitingProposal(request.subject))
    words = services.words(request.actor.language)
    return Push(Form("notice", words("codewords-title"), (Paragraph(words("codewords-proposed")),)))


def _wait(request: Request, services: Services, id: str, act: waiting.Act) -> None:
    slot = draw_slot(request.now, urgent=request.ticked("urgent"), chance=services.chance)
    row = Waiting(id, request.network.id, slot, act)
    try:
        services.run(waiting.enter, row, chance=services.chance)
    except AlreadyKept:
        return


def withdraw(request: Request, services: Services) -> Reply:
    """The one act that does not wait for a slot, and says so before."""
    key = codewords.key(request.kept("code").split(), request.network.salt)
    services.run(_withdraw, request.network.id, key, services.chance)
    return _thanks(request, services, "codewords-withdrawn")


def _withdraw(store: Store, network: str, key: bytes, chance: Random) -> None:
    kept = _kept(store, network, key)
    if kept.waits:
        waiting.withdraw(store, key, chance=chance)
    elif kept.question:
        questions.erase(store, kept.question)
    elif kept.answer:
        answers.withdraw(store, network, kept.answer)


def _thanks(request: Request, services: Services, sentence: str) -> Reply:
    words = services.words(request.actor.language)
    return Next(Form("notice", words("codewords-title"), (Paragraph(words(sentence)),)))


ROUTES = (
    press("codewords.open", open_form),
    submit("codewords.open", enter, unkept=("words",)),
    submit("codewords.write", write),
    submit("codewords.send", send),
    press("codewords.propose", propose),
    press("codewords.withdraw", withdraw),
)
