"""What has happened in the room: in a letter once a week or after a pause, and in a form for who asks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain import digests
from domain.answers import heard, readable
from domain.digests import AWAY_CARD, CARD
from domain.members import name_of
from domain.ports import Room
from domain.questions import find
from domain.slots import local
from domain.text import shorten
from handlers import answers, questions
from handlers.routes import Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Context,
    Date,
    Divider,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Quote,
    Reply,
    Style,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from domain.answers import Heard
    from domain.digests import Asked, Days, Digest
    from domain.networks import Network
    from domain.questions import Question
    from domain.solutions import Solution
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

SINCE = {"week": 7, "fortnight": 14, "month": 30}
"""Days ago."""
DAY = "day"
IN_LETTER, IN_FORM = 5, 15
"""So many of each kind are shown."""
LINE = 140
"""Characters of a question or samtalsfråga."""
ANSWERS_SHOWN = 10


def open_form(request: Request, services: Services) -> Reply:
    return Open(_form(services.words(request.actor.language)))


def show(request: Request, services: Services) -> Reply:
    """Nothing is kept of it."""
    words = services.words(request.actor.language)
    days = digests.since(_since(request), request.now)
    digest = services.read(digests.of, request.network.id, days, now=request.now)
    happened = (Paragraph(words("digests-nothing")),) if digest.is_empty else _parts(digest, words, most=IN_FORM)
    planned = _planned(digest, words)
    return Next(_form(words, Context(_between(days, words)), *happened, *planned, Divider()))


def _since(request: Request) -> date | None:
    if ago := SINCE.get(request.written("since")):
        return local(request.now).date() - timedelta(days=ago)
    return request.day("day")


def _form(words: Words, *happened: Part) -> Form:
    since = tuple(Option(key, words(f"digests-since-{key}")) for key in (*SINCE, DAY))
    return Form(
        "digests.show",
        words("digests-title"),
        (
            *happened,
            Choice("since", words("digests-since"), since, "week", open=True),
            Date("day", words("digests-day"), hint=words("digests-day-hint"), required=False),
        ),
        submit=words("digests-show"),
    )


def read(request: Request, services: Services) -> Reply:
    """A question with what was answered in the bot's form, and the way to its thread."""
    words = services.words(request.actor.language)
    question, author, given, ref = services.read(_question, request.network.id, request.subject)
    answer = Button(words("questions-answer"), "answers.open", question.id, Style.PRIMARY, opens=True)
    return Open(
        Form(
            "digests.question",
            words("digests-question"),
            (
                Context(questions.head(question, author, words)),
                Quote(question.body),
                *(part for one in given for part in answers.parts(one, words)),
                *questions.in_thread(ref, services, words),
                Buttons((answer,)),
            ),
        )
    )


def _question(store: Store, network: str, id: str) -> tuple[Question, str, tuple[Heard, ...], str | None]:
    """With its author's name, the latest answers, and where it stands."""
    question = find(store, network, id)
    given = heard(store, readable(store, id)[-ANSWERS_SHOWN:])
    return question, name_of(store, question.author), given, store.posts.ref(question.subject, Room(network))


def card(id: str, services: Services) -> Card | None:
    """The week's. Nothing once nothing of it stands."""
    return _card(id, services, "digests-week", "digests-week-how")


def away_card(id: str, services: Services) -> Card | None:
    return _card(id, services, "digests-away", "digests-away-how")


def _card(id: str, services: Services, title: str, how: str) -> Card | None:
    found = services.read(_shown, id, services)
    if found is None:
        return None
    network, days, digest = found
    words = services.words(network.language)
    parts = (
        Heading(words(title)),
        Context(_between(days, words)),
        *_parts(digest, words, most=IN_LETTER),
        *_planned(digest, words),
        Divider(),
        Context(words(how)),
        Buttons((Button(words("profiles-settings"), "profiles.settings", opens=True),)),
    )
    said = (part.text for part in parts if isinstance(part, Heading | Paragraph | Quote | Context))
    return Card("\n".join(said), parts)


def _shown(store: Store, id: str, services: Services) -> tuple[Network, Days, Digest] | None:
    name, days = digests.shown(id)
    network = store.networks.get(name)
    digest = digests.of(store, name, days, now=services.clock())
    return (network, days, digest) if network and not digest.is_empty else None


def _between(days: Days, words: Words) -> str:
    return words("digests-days", first=words.day(days.first), last=words.day(days.last))


def _parts(digest: Digest, words: Words, *, most: int) -> tuple[Part, ...]:
    return (
        *_asked(digest.asked, words, most),
        *((Paragraph(words("digests-earlier", count=digest.earlier)),) if digest.earlier else ()),
        *_released(digest.solutions, words, most),
        *_posted([one.body for one in digest.prompts], words, most),
    )


def _asked(asked: Sequence[Asked], words: Words, most: int) -> Iterator[Part]:
    if asked:
        yield Heading(words("digests-asked", count=len(asked)))
    for one in asked[:most]:
        yield Quote(_line(one.question.body))
        if one.answers:
            yield Context(words("digests-answers", count=one.answers))
        yield Buttons((Button(words("digests-read"), "digests.question", one.question.id, opens=True),))
    yield from _more(asked, most, words)


def _released(solutions: Sequence[Solution], words: Words, most: int) -> Iterator[Part]:
    if solutions:
        yield Heading(words("digests-solutions", count=len(solutions)))
    for one in solutions[:most]:
        yield Paragraph(one.text.title)
        yield Buttons((Button(words("solutions-read"), "solutions.read", one.id, opens=True),))
    yield from _more(solutions, most, words)


def _posted(bodies: Sequence[str], words: Words, most: int) -> Iterator[Part]:
    if bodies:
        yield Heading(words("digests-prompts", count=len(bodies)))
    for body in bodies[:most]:
        yield Quote(_line(body))
    yield from _more(bodies, most, words)


def _more(those: Sequence[object], most: int, words: Words) -> Iterator[Part]:
    if more := len(those[most:]):
        yield Context(words("digests-more", count=more))


def _planned(digest: Digest, words: Words) -> tuple[Part, ...]:
    return (Paragraph(words("digests-planned", when=words.moment(digest.planned.slot))),) if digest.planned else ()


def _line(body: str) -> str:
    return shorten(body, LINE)


ROUTES = (
    press("digests.open", open_form),
    submit("digests.show", show, unlooked=("day",)),
    press("digests.question", read),
)
CARDS = {CARD: card, AWAY_CARD: away_card}
