"""Who does what before, during and after a meeting: a routine that is written once, in versions, and that meetings
follow. Everybody is told their own lines only, at their time; how many are ready is known, and not who."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from domain import letters, meetings, signups
from domain.errors import AlreadyKept, Empty, NotFound, Refusal
from domain.members import Role, let_in, look_after
from domain.ports import Subject
from domain.slots import at, local

if TYPE_CHECKING:
    from datetime import date

    from domain.meetings import Meeting
    from domain.members import Member
    from domain.store import Store

LINES_CARD = "routines.lines_card"
"""In private, what somebody shall do; its subject's id is `meeting member days`."""

TITLE_MOST, LINE_MOST = 80, 200
MOST_LINES = 15
MOST_ROUTINES = 10
EARLIEST, LATEST = -30, 30
"""Days from the meeting."""
TELL_AT = 8
"""The local hour of the line's day; a working day or not, since letters wait for the member's own hours."""
EVERYONE, FACILITATOR, DEPUTY = "everyone", "facilitator", "deputy"
"""Who takes part; and those who look after the room. Any other `who` is an occupational title."""


class TooManyLines(Refusal):
    """More than a person would read."""


class NothingWritten(Refusal):
    """There is no line that a meeting could follow."""


@dataclass(frozen=True, slots=True)
class Line:
    """`number` stays the same from version to version. `days`: from the meeting, before it below zero. `who`: as
    `EVERYONE`, or a title as members write theirs."""

    number: int
    days: int
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Routine:
    """`version`: the latest that meetings may follow, 0 for none yet. `draft`: the lines as they are being written;
    None where nothing has changed since that version."""

    id: str
    network: str
    title: str
    version: int = 0
    draft: tuple[Line, ...] | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """Which version a meeting follows. `told`: lines of how many days from the meeting have been told, and those
    before; None for none."""

    meeting: str
    routine: str
    version: int
    told: int | None = None


class Routines(Protocol):
    def add(self, routine: Routine) -> None: ...

    def get(self, id: str) -> Routine | None: ...

    def of(self, network: str) -> list[Routine]:
        """By title."""

    def change(self, routine: Routine) -> None: ...

    def delete(self, id: str) -> None:
        """With its versions; no meeting may follow it."""

    def publish(self, id: str, version: int, lines: tuple[Line, ...]) -> None: ...

    def lines(self, id: str, version: int) -> tuple[Line, ...]:
        """In the order they were written; nothing for a version that there is not."""

    def follow(self, followed: Followed) -> None:
        """Instead of what the meeting followed before."""

    def followed(self, meeting: str) -> Followed | None: ...

    def followers(self, routine: str) -> list[Followed]: ...

    def forget_meeting(self, meeting: str) -> None:
        """What it followed, and what was ticked off."""

    def tick(self, meeting: str, line: int, member: str) -> None:
        """Once is enough."""

    def untick(self, meeting: str, line: int, member: str) -> None: ...

    def ticked(self, meeting: str) -> set[tuple[int, str]]:
        """Line numbers and members."""

    def ticked_by(self, member: str) -> set[tuple[str, int]]:
        """Meetings and line numbers."""

    def let_go(self, member: str) -> None:
        """Of all that the member ticked off."""


def begin(store: Store, routine: Routine, *, by: Member) -> None:
    """Raises `NotFacilitator`, `Empty`, `TooManyLines`, `AlreadyKept`."""
    look_after(by)
    if not routine.title:
        raise Empty(field="title")
    if store.routines.get(routine.id):
        raise AlreadyKept
    if len(store.routines.of(routine.network)) >= MOST_ROUTINES:
        raise TooManyLines(field="title")
    store.routines.add(routine)


def find(store: Store, network: str, id: str, *, by: Member) -> Routine:
    """Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    routine = store.routines.get(id)
    if routine is None or routine.network != network:
        raise NotFound
    return routine


def written(store: Store, routine: Routine) -> tuple[Line, ...]:
    """As they stand now, by day and then as they were written; what is changed but not published among them."""
    lines = store.routines.lines(routine.id, routine.version) if routine.draft is None else routine.draft
    return tuple(sorted(lines, key=lambda line: (line.days, line.number)))


def write(store: Store, network: str, id: str, line: Line, *, by: Member) -> None:
    """A line's number is 0 where it is new. Raises `NotFacilitator`, `NotFound`, `Empty` or `TooManyLines`."""
    routine = find(store, network, id, by=by)
    before = written(store, routine)
    if not line.text:
        raise Empty(field="text")
    if not line.who or not EARLIEST <= line.days <= LATEST:
        raise NotFound
    numbers = {one.number for one in before}
    if line.number and line.number not in numbers:
        raise NotFound
    if not line.number and len(before) >= MOST_LINES:
        raise TooManyLines(field="text")
    new = line if line.number else replace(line, number=_next(store, routine, numbers))
    kept = tuple(one for one in before if one.number != new.number)
    store.routines.change(replace(routine, draft=(*kept, new)))


def _next(store: Store, routine: Routine, numbers: set[int]) -> int:
    """Never that of a line which meetings were held by."""
    earlier = (store.routines.lines(routine.id, version) for version in range(1, routine.version + 1))
    return max([0, *numbers, *(line.number for lines in earlier for line in lines)]) + 1


def strike(store: Store, network: str, id: str, number: int, *, by: Member) -> None:
    """Nothing happens where there is no such line. Raises `NotFacilitator` or `NotFound`."""
    routine = find(store, network, id, by=by)
    left = tuple(one for one in written(store, routine) if one.number != number)
    store.routines.change(replace(routine, draft=left))


def publish(store: Store, network: str, id: str, *, by: Member) -> int:
    """The new version, which meetings may follow from now on. What follows an earlier one goes on with it.

    Raises `NotFacilitator`, `NotFound` or `NothingWritten`.
    """
    routine = find(store, network, id, by=by)
    if routine.draft is None:
        return routine.version
    if not routine.draft:
        raise NothingWritten
    made = replace(routine, version=routine.version + 1, draft=None)
    store.routines.publish(id, made.version, written(store, routine))
    store.routines.change(made)
    return made.version


def drop(store: Store, network: str, id: str, *, by: Member) -> None:
    """No meeting follows it any more. Raises `NotFacilitator` or `NotFound`."""
    routine = find(store, network, id, by=by)
    for followed in store.routines.followers(routine.id):
        store.routines.forget_meeting(followed.meeting)
        _redraw(store, followed.meeting)
    store.routines.delete(routine.id)


def follow(store: Store, network: str, meeting: str, routine: str, *, by: Member, now: datetime) -> None:
    """The latest version, from now on; what should have been told before today is not told late.

    Raises `NotFacilitator`, `NotFound`, `meetings.MeetingOver` or `NothingWritten`.
    """
    chosen, held = find(store, network, routine, by=by), meetings.find(store, network, meeting)
    if not held.is_ahead(now):
        raise meetings.MeetingOver
    if not chosen.version:
        raise NothingWritten
    store.routines.forget_meeting(held.id)
    before_today = (local(now).date() - _day(held)).days - 1
    store.routines.follow(Followed(held.id, chosen.id, chosen.version, before_today))


def leave(store: Store, network: str, meeting: str, *, by: Member) -> None:
    """It follows none. Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    held = meetings.find(store, network, meeting)
    store.routines.forget_meeting(held.id)
    _redraw(store, held.id)


def _redraw(store: Store, meeting: str) -> None:
    for what, to in store.outbox.showing(meeting):
        if what.card == LINES_CARD:
            store.outbox.refresh(what, to=to)


def _day(meeting: Meeting) -> date:
    return local(meeting.details.begins).date()


def lines_of(store: Store, meeting: Meeting) -> tuple[Line, ...]:
    """What the meeting follows, by day."""
    followed = store.routines.followed(meeting.id)
    return store.routines.lines(followed.routine, followed.version) if followed else ()


def mine(store: Store, meeting: Meeting, member: Member) -> list[tuple[Line, bool]]:
    """The member's own lines by day, and whether each is done."""
    lines = lines_of(store, meeting)
    if not lines:
        return []
    comes = any(one.member == member.id for one in signups.taking_part(store, meeting.id))
    done = store.routines.ticked(meeting.id)
    own = (line for line in lines if _is_for(line.who, member, comes=comes))
    return [(line, (line.number, member.id) in done) for line in own]


def _is_for(who: str, member: Member, *, comes: bool) -> bool:
    match who:
        case "everyone":
            return comes
        case "facilitator":
            return member.role is Role.FACILITATOR
        case "deputy":
            return member.role is Role.DEPUTY
        case _:
            return comes and member.attributes.title.strip().casefold() == who.casefold()


def tick(store: Store, network: str, meeting: str, number: int, *, by: Member, done: bool = True) -> Meeting:
    """Raises `NotFound`, also for somebody else's line."""
    held = meetings.find(store, network, meeting)
    if number not in {line.number for line, _ in mine(store, held, by)}:
        raise NotFound
    (store.routines.tick if done else store.routines.untick)(held.id, number, by.id)
    _redraw(store, held.id)
    return held


@dataclass(frozen=True, slots=True)
class Ready:
    """Of those who have something to do before the meeting, how many have done it all."""

    ready: int
    all: int


def readiness(store: Store, meeting: Meeting) -> Ready:
    each = [mine(store, meeting, member) for member in let_in(store, meeting.network)]
    before = [done for lines in each if (done := [ticked for line, ticked in lines if line.days < 0])]
    return Ready(sum(map(all, before)), len(before))


def kept_to(store: Store, routine: Routine, *, now: datetime) -> dict[int, tuple[int, int]]:
    """Line by line, at how many of the meetings that followed it somebody did it, and how many these were: only such
    as the line's day is over for, so that nobody is late in it. In whichever version it stood."""
    held, done = Counter[int](), Counter[int]()
    today = local(now).date()
    for followed in store.routines.followers(routine.id):
        meeting = store.meetings.get(followed.meeting)
        if meeting is None or meeting.cancelled:
            continue
        ticked = {number for number, _ in store.routines.ticked(followed.meeting)}
        for line in store.routines.lines(followed.routine, followed.version):
            if _day(meeting) + timedelta(days=line.days) < today and now >= meeting.details.ends:
                held[line.number] += 1
                done[line.number] += line.number in ticked
    return {number: (done[number], count) for number, count in held.items()}


def tell_due(store: Store, *, now: datetime) -> None:
    """Everybody their lines of the day, and those of days when nobody could tell them. Whoever has nothing left to do
    hears nothing."""
    for meeting, followed, days in _due(store, now):
        store.routines.follow(replace(followed, told=days))
        waiting = {line.days for line in lines_of(store, meeting) if _is_due(line.days, followed, days)}
        for member in let_in(store, meeting.network):
            left = {line.days for line, done in mine(store, meeting, member) if line.days in waiting and not done}
            for each in sorted(left):
                what = Subject(LINES_CARD, f"{meeting.id} {member.id} {each}")
                until = at(_day(meeting) + timedelta(days=LATEST + 1), TELL_AT)
                letters.send(store, what, to=member, now=now, until=meeting.details.begins if each < 0 else until)


def due(store: Store, *, now: datetime) -> bool:
    """Whether `tell_due` would do anything."""
    return bool(_due(store, now))


def _due(store: Store, now: datetime) -> list[tuple[Meeting, Followed, int]]:
    """Meetings with lines to tell, and up to how many days from the meeting it is now."""
    found = []
    for network in store.networks.all():
        for meeting in store.meetings.of(network.id):
            followed = None if meeting.cancelled else store.routines.followed(meeting.id)
            days = (local(now - timedelta(hours=TELL_AT)).date() - _day(meeting)).days
            if followed and any(_is_due(line.days, followed, days) for line in lines_of(store, meeting)):
                found.append((meeting, followed, days))
    return found


def _is_due(line: int, followed: Followed, days: int) -> bool:
    return line <= days and (followed.told is None or line > followed.told)
