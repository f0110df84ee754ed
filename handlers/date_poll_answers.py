"""*Hitta datum*, for every member: all dates answered in one form, and the others' answers where they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import date_polls, date_proposals
from domain.date_polls import REMARK_MOST, PollClosed
from domain.dates import Answer
from domain.errors import NotFound
from handlers.date_poll_pieces import overlap, who_sees
from handlers.overlaps import buttons
from handlers.pages import forward, row
from handlers.pieces import notice
from handlers.routes import Request, numbered, one_of, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Choice,
    Context,
    Divider,
    Facts,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Quote,
    Reply,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.date_polls import Poll
    from domain.date_polls import Reply as Given
    from domain.members import Member
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

NAMES = 50
"""On one line of text."""
REMARKS = 15
"""At a time."""
BACK = "back"


def open_form(request: Request, services: Services) -> Reply:
    """Nothing is chosen beforehand, but what the member has answered before."""
    poll, mine = services.read(_mine, request)
    words = services.words(request.actor.language)
    if not poll.is_open(request.now):
        raise PollClosed
    return Open(
        Form(
            "date_polls.reply",
            words("date-polls-title"),
            (
                Heading(poll.title),
                Context(words("date-polls-until", day=words.day(poll.last))),
                Context(words(f"date-polls-card-{who_sees(poll)}")),
                *_fields(poll, mine, words),
                Text(
                    "remark",
                    words("date-polls-remark"),
                    mine.remark if mine else "",
                    words("date-polls-remark-hint"),
                    required=False,
                    long=True,
                    most=REMARK_MOST,
                ),
            ),
            submit=words("date-polls-send"),
            hidden={"poll": poll.id},
        )
    )


def _mine(store: Store, request: Request) -> tuple[Poll, Given | None]:
    poll = date_polls.find(store, request.network.id, request.subject)
    return poll, date_polls.reply_of(store, poll.id, request.actor.id)


def _fields(poll: Poll, mine: Given | None, words: Words) -> Iterator[Choice]:
    ways = tuple(Option(answer, _named(answer, words)) for answer in Answer)
    for place, option in enumerate(poll.options):
        yield Choice(f"option{place}", words.moment(option), ways, mine.given[place] if mine else None, open=True)


def _named(answer: Answer, words: Words) -> str:
    return words(f"date-polls-{answer.replace('_', '-')}")


def reply(request: Request, services: Services) -> Reply:
    poll = services.read(date_polls.find, request.network.id, request.kept("poll"))
    given = tuple(_answer(request.written(f"option{place}")) for place in range(len(poll.options)))
    services.run(
        date_polls.answer,
        request.network.id,
        poll.id,
        given,
        remark=request.written("remark"),
        by=request.actor,
        now=request.now,
    )
    words = services.words(request.actor.language)
    return Next(notice(words("date-polls-title"), words("date-polls-thanks", day=words.day(poll.last))))


def _answer(written: str) -> Answer | None:
    """Raises `NotFound`."""
    return one_of(Answer, written) if written else None


def see(request: Request, services: Services) -> Reply:
    """How many can come when, and from there who, for whom it is shown to."""
    id, _, back = request.subject.partition(" ")
    poll, replies = services.read(date_polls.seen, request.network.id, id, by=request.actor)
    proposal = services.read(date_proposals.propose, poll)
    words = services.words(request.actor.language)
    parts: list[Part] = [Heading(poll.title)]
    parts.append(Context(words("date-polls-answered", answered=proposal.answered, asked=proposal.asked)))
    parts += buttons(proposal, request, words)
    for place, pair in enumerate(overlap(proposal, words)):
        who = Button(words("date-polls-who"), "date_polls.who", f"{poll.id} {place}")
        parts += [Facts((pair,)), *((Buttons((who,)),) if replies else ())]
    if remarks := sum(bool(given.remark) for _, given in replies):
        label = words("date-polls-remarks", count=remarks)
        parts += [Divider(), Buttons((Button(label, "date_polls.remarks", f"{poll.id} 0"),))]
    form = Form("date_polls.see", words("date-polls-title"), tuple(parts))
    return Next(form) if back else Open(form)


def who(request: Request, services: Services) -> Reply:
    id, place = numbered(request.subject)
    poll, replies = services.read(date_polls.seen, request.network.id, id, by=request.actor)
    if place >= len(poll.options):
        raise NotFound
    words = services.words(request.actor.language)
    parts: list[Part] = [Heading(words.moment(poll.options[place]))]
    for answer in Answer:
        names = [member.name for member, given in replies if given.given[place] is answer]
        if names:
            parts.append(Context(words("date-polls-counted", answer=_named(answer, words), count=len(names))))
        parts += [Paragraph(", ".join(names[at : at + NAMES])) for at in range(0, len(names), NAMES)]
    return Next(Form("date_polls.who", words("date-polls-title"), (*parts, Divider(), _back(poll.id, words))))


def remarks(request: Request, services: Services) -> Reply:
    id, number = numbered(request.subject)
    _, replies = services.read(date_polls.seen, request.network.id, id, by=request.actor)
    here = forward([(member, given.remark) for member, given in replies if given.remark], str(number), REMARKS)
    words = services.words(request.actor.language)
    parts = [part for one in here.shown for part in _remark(*one)]
    turn = row(*here.on(words("more"), "date_polls.remarks", id))
    return Next(Form("date_polls.remarks", words("date-polls-title"), (*parts, *turn, Divider(), _back(id, words))))


def _back(poll: str, words: Words) -> Buttons:
    """In place of what is shown: no form lies deeper than the third."""
    return Buttons((Button(words("back"), "date_polls.see", f"{poll} {BACK}"),))


def _remark(member: Member, remark: str) -> tuple[Part, ...]:
    return Context(member.name), Quote(remark)


ROUTES = (
    press("date_polls.answer", open_form),
    submit("date_polls.reply", reply),
    press("date_polls.see", see),
    press("date_polls.who", who),
    press("date_polls.remarks", remarks),
)
