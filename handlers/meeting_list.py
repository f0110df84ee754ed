"""`/traff`: what is coming for the member and what they are asked, and for who looks after the room how it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain import commitments, date_polls, meetings, series
from domain.date_polls import State
from domain.members import looks_after
from domain.parts import as_told_to
from handlers import feeds
from handlers.commitment_pieces import show
from handlers.date_poll_pieces import answer, see
from handlers.pieces import asked_first
from handlers.routes import Request, command, press
from handlers.series import planned_parts
from handlers.signup_pieces import look_at, stand
from handlers.ui import Button, Buttons, Context, Divider, Form, Heading, Open, Paragraph, Reply, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from domain.date_polls import Poll
    from domain.meetings import Meeting
    from domain.members import Member
    from domain.series import Occasion, Series
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.signup_pieces import Shown
    from handlers.ui import Part

SHOWN = 8
"""Of each kind."""
PLANNED_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Ahead:
    """What there is for a member in one room. `meetings`: with their own times. `unanswered` and `answered`: the polls
    that they may still answer; `closed`: those that wait for a date, for who looks after the room. `planned`: what a
    series still has. `stands`: whether the member comes, by meeting. `last`: the meeting before. `agreed`: how much of
    what was agreed on is still open."""

    meetings: tuple[Meeting, ...] = ()
    unanswered: tuple[Poll, ...] = ()
    answered: tuple[Poll, ...] = ()
    closed: tuple[Poll, ...] = ()
    planned: tuple[tuple[Series, Occasion], ...] = ()
    stands: Mapping[str, Shown] = field(default_factory=dict)
    last: Meeting | None = None
    agreed: int = 0


def ahead(store: Store, member: Member, now: datetime) -> Ahead:
    undecided = date_polls.undecided(store, member.network)
    mine = {one.poll for one in store.date_polls.replies_by(member.id)}
    open_ones = [one for one in undecided if one.is_open(now)]
    coming_up = meetings.ahead(store, member.network, now=now)
    those = tuple(as_told_to(store, one, member) or one for one in coming_up)
    return Ahead(
        those,
        tuple(one for one in open_ones if one.id not in mine),
        tuple(one for one in open_ones if one.id in mine),
        tuple(one for one in undecided if one.state is State.CLOSED) if looks_after(member) else (),
        tuple(series.ahead(store, member.network, now=now)),
        {one.id: look_at(store, one, now, member.id) for one in those[:SHOWN]},
        meetings.last(store, member.network, now=now),
        len(commitments.open_ones(store, member.network)),
    )


def page(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    found = services.read(ahead, request.actor, request.now)
    leads = looks_after(request.actor)
    parts = [
        *_todo(found, words),
        Heading(words("meetings-coming")),
        *(coming(found, words, leads=leads) or (Paragraph(words("meetings-none")),)),
        *planned_parts(list(found.planned[:PLANNED_SHOWN]), words, leads=leads),
        *_behind(found, words, leads=leads),
        *feeds.button(services, words),
        *(_lead(found, words) if leads else ()),
    ]
    return Open(Form("meetings.list", words("meetings-title"), tuple(parts)))


def _behind(found: Ahead, words: Words, *, leads: bool) -> Iterator[Part]:
    if found.last:
        yield Heading(words("meetings-last"))
        yield from _line(found.last, words, leads=leads)
    if found.agreed:
        yield Paragraph(words("commitments-open", count=found.agreed))
        yield show("", words)


def _todo(found: Ahead, words: Words) -> Iterator[Part]:
    if found.unanswered:
        yield Heading(words("home-todo"))
        yield from unanswered(found.unanswered, words)
    if found.answered:
        yield Heading(words("date-polls-mine"))
    for poll in found.answered[:SHOWN]:
        yield Paragraph(poll.title)
        yield Context(words("date-polls-until", day=words.day(poll.last)))
        change = Button(words("date-polls-change"), "date_polls.answer", poll.id, opens=True)
        yield Buttons((change, *((see(poll, words),) if poll.shown else ())))


def unanswered(polls: tuple[Poll, ...], words: Words) -> Iterator[Part]:
    for poll in polls[:SHOWN]:
        yield Paragraph(words("date-polls-ask", title=poll.title))
        yield Context(words("date-polls-until", day=words.day(poll.last)))
        yield Buttons((answer(poll, words),))


def coming(found: Ahead, words: Words, *, leads: bool, most: int = SHOWN) -> tuple[Part, ...]:
    lines = ((one, stand(found.stands[one.id], words)) for one in found.meetings[: min(most, SHOWN)])
    return tuple(part for one, stands in lines for part in _line(one, words, stands, leads=leads))


def _line(meeting: Meeting, words: Words, stands: str = "", *, leads: bool) -> tuple[Part, ...]:
    show = Button(words("meetings-show"), "meetings.show", meeting.id, opens=True)
    lead = (Button(words("meetings-lead"), "meetings.lead", meeting.id, opens=True),) if leads else ()
    details = meeting.details
    when = ". ".join(filter(None, (words.moment(details.begins), stands)))
    return Paragraph(details.title), Context(when), Buttons((show, *lead))


def _lead(found: Ahead, words: Words) -> Iterator[Part]:
    yield from (Divider(), Heading(words("menu-leads")))
    yield Buttons(
        (
            Button(words("date-polls-title"), "date_polls.open", opens=True),
            Button(words("meetings-new"), "meetings.invite", opens=True),
            Button(words("series-title"), "series.open", opens=True),
            Button(words("routines-title"), "routines.open", opens=True),
        )
    )
    for poll in found.closed[:SHOWN]:
        yield Paragraph(words("date-polls-card", title=poll.title))
        yield Buttons(
            (Button(words("date-polls-choose-now"), "date_polls.proposal", poll.id, Style.PRIMARY, opens=True),)
        )
    label = words("date-polls-close")
    sure = asked_first(label, words("date-polls-close-sure"), words)
    for poll in (*found.unanswered, *found.answered)[:SHOWN]:
        yield Paragraph(words("date-polls-card", title=poll.title))
        yield Buttons((see(poll, words), Button(label, "date_polls.close", poll.id, confirm=sure)))


ROUTES = (command("traff", page), press("meetings.open", page))
