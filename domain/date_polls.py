"""*Hitta datum*: each member says of every date whether they can come, and whoever looks after the room chooses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain import duties, letters
from domain.dates import Answer
from domain.errors import AlreadyKept, Empty, NotFound, Refusal
from domain.members import has_promised, let_in, look_after
from domain.ports import Person, Room, Subject
from domain.slots import at, local
from domain.workdays import Workdays

if TYPE_CHECKING:
    from domain.members import Member
    from domain.store import Store
    from domain.workdays import Holiday

CARD = "date_polls.card"
"""In the room."""
REMINDER_CARD = "date_polls.reminder_card"
"""For who has not answered."""
PROPOSAL_CARD = "date_polls.proposal_card"
"""For those who look after the room, when the time to answer is over."""

FEWEST, MOST = 2, 8
"""Dates to choose among."""
LONGEST = timedelta(days=366)
"""How far ahead a date may lie."""
MINUTES = (30, 45, 60, 90, 120, 150, 180, 240, 360, 480)
TITLE_MOST, REMARK_MOST = 100, 300
REMINDED = (2, 1)
"""Days before the last one on which may be answered; on a working day, since nobody is reached on another."""

_DAY = timedelta(days=1)


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    """The time to answer is over, and nothing is chosen yet."""
    CHOSEN = "chosen"
    DROPPED = "dropped"


class NotATime(Refusal):
    """Not what a clock shows."""


class NotAhead(Refusal):
    """Over already, or more than a year ahead."""


class TooFewDates(Refusal):
    """Param: `least`."""


class DeadlineTooLate(Refusal):
    """Before today, or not before the first of the dates."""

    field = "last"


class PollClosed(Refusal):
    """Nobody answers any more."""


class NotAnswered(Refusal):
    """Each date wants an answer."""


class AheadOfYou(AlreadyKept):
    """Somebody else has decided it meanwhile, maybe otherwise."""


@dataclass(frozen=True, slots=True)
class Poll:
    """`options`: when each of the dates begins; aware, in UTC, none twice. `minutes`: how long it takes. `last`: the
    local day until whose end may be answered. `shown`: everybody sees who answered what, else those who look after the
    room; never changed. `series`: its id, and which of its meetings; empty for one alone. `reminded`: how many days
    before `last` those were reminded who had not answered, 0 for not yet. `chosen`: counted from 0."""

    id: str
    network: str
    title: str
    options: tuple[datetime, ...]
    minutes: int
    last: date
    shown: bool
    series: str = ""
    state: State = State.OPEN
    reminded: int = 0
    chosen: int | None = None

    @property
    def subject(self) -> Subject:
        return Subject(CARD, self.id)

    @property
    def proposal(self) -> Subject:
        return Subject(PROPOSAL_CARD, self.id)

    @property
    def reminder(self) -> Subject:
        return Subject(REMINDER_CARD, self.id)

    @property
    def deadline(self) -> datetime:
        return at(self.last + _DAY, 0)

    def is_open(self, now: datetime) -> bool:
        return self.state is State.OPEN and now < self.deadline


@dataclass(frozen=True, slots=True)
class Reply:
    """One member's, with their name; when it was given is not kept. `given`: for each option in its order."""

    poll: str
    member: str
    given: tuple[Answer, ...]
    remark: str = ""


class DatePolls(Protocol):
    def add(self, poll: Poll) -> None: ...

    def get(self, id: str) -> Poll | None: ...

    def of(self, network: str) -> list[Poll]:
        """By the last day to answer."""

    def change(self, poll: Poll) -> None: ...

    def delete(self, id: str) -> None:
        """With its replies."""

    def reply(self, reply: Reply) -> None:
        """An earlier one by the same member is replaced."""

    def replies(self, poll: str) -> list[Reply]:
        """By member."""

    def replies_by(self, member: str) -> list[Reply]:
        """By poll."""

    def forget(self, member: str) -> None:
        """All that the member has answered."""


def clock(written: str, *, field: str) -> tuple[int, int]:
    """Hour and minute out of `13`, `13.30`, `13:30` or `1330`. Raises `NotATime`."""
    found = re.fullmatch(r"(?:kl\.? ?)?(\d{1,2})(?:[.: ]?(\d{2}))?", written.strip(), re.IGNORECASE)
    if not found or not (int(found[1]) < 24 and int(found[2] or 0) < 60):  # noqa: PLR2004  hours and minutes
        raise NotATime(field=field)
    return int(found[1]), int(found[2] or 0)


def moment(
    day: date, written: str, *, now: datetime, day_field: str, time_field: str, most: timedelta = LONGEST
) -> datetime:
    """`most`: how far ahead. Raises `NotATime` or `NotAhead`."""
    hour, minute = clock(written, field=time_field)
    found = at(day, hour, minute) if day.year > 1 else now
    if not now < found <= now + most:
        raise NotAhead(field=day_field)
    return found


def check(poll: Poll, *, now: datetime) -> None:
    """Raises `Empty`, `TooFewDates`, `NotAhead`, `DeadlineTooLate`, or `NotFound` for what no form makes."""
    if not poll.title:
        raise Empty(field="title")
    if len(set(poll.options)) < FEWEST:
        raise TooFewDates(least=FEWEST)
    if len(set(poll.options)) != len(poll.options) or len(poll.options) > MOST or poll.minutes not in MINUTES:
        raise NotFound
    if not all(now < option <= now + LONGEST for option in poll.options):
        raise NotAhead
    if not local(now).date() <= poll.last <= local(min(poll.options)).date():
        raise DeadlineTooLate


def start(store: Store, poll: Poll, holiday: Holiday, *, by: Member, now: datetime, instead_of: str = "") -> Poll:
    """Asks the room. `instead_of`: a poll that this one takes the place of.

    Raises `NotFacilitator`, `AlreadyKept`, or as `check`.
    """
    look_after(by)
    check(poll, now=now)
    if store.date_polls.get(poll.id):
        raise AlreadyKept
    series = poll.series
    if instead_of:
        former = find(store, poll.network, instead_of)
        series = former.series
        _drop(store, former)
    stage = _stage(poll, Workdays(holiday), now)
    started = replace(poll, series=series, options=tuple(sorted(poll.options)), reminded=stage)
    store.date_polls.add(started)
    store.outbox.post(started.subject, to=Room(poll.network))
    return started


def find(store: Store, network: str, id: str) -> Poll:
    """Raises `NotFound`."""
    poll = store.date_polls.get(id)
    if poll is None or poll.network != network:
        raise NotFound
    return poll


def undecided(store: Store, network: str) -> list[Poll]:
    return [one for one in store.date_polls.of(network) if one.state in {State.OPEN, State.CLOSED}]


def answer(
    store: Store, network: str, id: str, given: tuple[Answer | None, ...], *, remark: str, by: Member, now: datetime
) -> Poll:
    """May be changed until the deadline. Raises `NotFound`, `PollClosed` or `NotAnswered`."""
    poll = find(store, network, id)
    if not poll.is_open(now):
        raise PollClosed
    if len(given) != len(poll.options):
        raise NotFound
    for place, one in enumerate(given):
        if one is None:
            raise NotAnswered(field=f"option{place}")
    whole = tuple(one for one in given if one)
    store.date_polls.reply(Reply(poll.id, by.id, whole, remark[:REMARK_MOST]))
    if waiting := store.letters.get(by.id, poll.reminder):
        store.letters.remove(waiting)
    store.outbox.remove(poll.reminder, to=Person(by.id))
    if poll.shown:
        store.outbox.refresh(poll.subject, to=Room(network))
    return poll


def reply_of(store: Store, poll: str, member: str) -> Reply | None:
    return next((one for one in store.date_polls.replies(poll) if one.member == member), None)


def seen(store: Store, network: str, id: str, *, by: Member) -> tuple[Poll, list[tuple[Member, Reply]]]:
    """Who of those in the room answered what, by name. Raises `NotFound`, or `NotFacilitator` where the answers are not
    everybody's."""
    poll = find(store, network, id)
    if not poll.shown:
        look_after(by)
    given = {one.member: one for one in store.date_polls.replies(id)}
    return poll, [(member, given[member.id]) for member in let_in(store, network) if member.id in given]


def close(store: Store, network: str, id: str, *, by: Member, now: datetime) -> None:
    """Before its time. Nothing happens where it was closed already. Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    poll = find(store, network, id)
    if poll.state is State.OPEN:
        _close(store, poll, now=now)


def drop(store: Store, network: str, id: str, *, by: Member) -> None:
    """No date of these. Raises `NotFacilitator` or `NotFound`, and `AheadOfYou` once one was chosen."""
    look_after(by)
    _drop(store, find(store, network, id))


def _drop(store: Store, poll: Poll) -> None:
    if poll.state is State.CHOSEN:
        raise AheadOfYou
    _end(store, replace(poll, state=State.DROPPED))


def choose(store: Store, network: str, id: str, option: int, *, by: Member) -> Poll:
    """Any of the dates. Raises `NotFacilitator` or `NotFound`, and `AheadOfYou` once one was chosen."""
    look_after(by)
    poll = find(store, network, id)
    if poll.state is State.CHOSEN:
        raise AheadOfYou
    if poll.state is State.DROPPED or not 0 <= option < len(poll.options):
        raise NotFound
    chosen = replace(poll, state=State.CHOSEN, chosen=option)
    _end(store, chosen)
    return chosen


def _end(store: Store, poll: Poll) -> None:
    store.date_polls.change(poll)
    _settle(store, poll)
    duties.end(store, poll.proposal)


def _settle(store: Store, poll: Poll) -> None:
    """Nobody is reminded any more, and the room sees how it stands."""
    letters.take_back(store, poll.network, poll.reminder)
    store.outbox.refresh(poll.subject, to=Room(poll.network))


def _close(store: Store, poll: Poll, *, now: datetime) -> None:
    store.date_polls.change(replace(poll, state=State.CLOSED))
    _settle(store, poll)
    duties.begin(store, poll.network, poll.proposal, now=now)


def look_after_time(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """Reminds those who have not answered, and closes what is over."""
    for poll in due(store, holiday, now=now):
        if not poll.is_open(now):
            _close(store, poll, now=now)
            continue
        store.date_polls.change(replace(poll, reminded=_stage(poll, Workdays(holiday), now)))
        answered = {one.member for one in store.date_polls.replies(poll.id)}
        for member in let_in(store, poll.network):
            if member.id not in answered and has_promised(member):
                store.outbox.remove(poll.reminder, to=Person(member.id))
                letters.send(store, poll.reminder, to=member, now=now, counted=True, until=poll.deadline)


def due(store: Store, holiday: Holiday, *, now: datetime) -> list[Poll]:
    """Of which `look_after_time` has something to do."""
    those = (poll for network in store.networks.all() for poll in store.date_polls.of(network.id))
    return [
        one
        for one in those
        if one.state is State.OPEN
        and (not one.is_open(now) or _stage(one, Workdays(holiday), now) not in {0, one.reminded})
    ]


def _stage(poll: Poll, workdays: Workdays, now: datetime) -> int:
    """Which of the two reminders it is time for; 0 for none yet."""
    today = local(now).date()
    return next((days for days in sorted(REMINDED) if workdays.by(poll.last - days * _DAY) <= today), 0)


def past(store: Store, network: str, since: datetime) -> list[Poll]:
    """Over then, with all of their dates."""
    return [one for one in store.date_polls.of(network) if max(one.deadline, *one.options) <= since]
