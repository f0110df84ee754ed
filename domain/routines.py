"""Who does what before, during and after a meeting: a routine that is written once, in versions, and that meetings
follow. Everybody is told their own lines only, at their time; how many are ready is known, and not who."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from domain import meetings
from domain.errors import AlreadyKept, Empty, NotFound, Refusal
from domain.members import look_after
from domain.slots import local

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


class RoutineFull(Refusal):
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
    """Raises `NotFacilitator`, `Empty`, `RoutineFull`, `AlreadyKept`."""
    look_after(by)
    if not routine.title:
        raise Empty(field="title")
    if store.routines.get(routine.id):
        raise AlreadyKept
    if len(store.routines.of(routine.network)) >= MOST_ROUTINES:
        raise RoutineFull(field="title")
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
    """A line's number is 0 where it is new. Raises `NotFacilitator`, `NotFound`, `Empty` or `RoutineFull`."""
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
        raise RoutineFull(field="text")
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
        redraw(store, followed.meeting)
    store.routines.delete(routine.id)


def follow(store: Store, network: str, meeting: str, routine: str, *, by: Member, now: datetime) -> None:
    """The latest version, from now on; what should have been told before today is not told late.

    Raises `NotFacilitator`, `NotFound`, `meetings.MeetingOver` or `NothingWritten`.
    """
    chosen, held = find(store, network, routine, by=by), meetings.find_ahead(store, network, meeting, now=now)
    if not chosen.version:
        raise NothingWritten
    store.routines.forget_meeting(held.id)
    before_today = (local(now).date() - day_of(held)).days - 1
    store.routines.follow(Followed(held.id, chosen.id, chosen.version, before_today))


def leave(store: Store, network: str, meeting: str, *, by: Member) -> None:
    """It follows none. Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    held = meetings.find(store, network, meeting)
    store.routines.forget_meeting(held.id)
    redraw(store, held.id)


def redraw(store: Store, meeting: str) -> None:
    meetings.redraw(store, meeting, LINES_CARD)


def day_of(meeting: Meeting) -> date:
    return local(meeting.details.begins).date()
