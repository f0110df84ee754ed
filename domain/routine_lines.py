"""What each has to do by the routine that a meeting follows: told in time, ticked off, counted without names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from domain import letters, meetings, routines, signups
from domain.errors import NotFound
from domain.members import Role, let_in
from domain.ports import Subject
from domain.slots import at, local
from domain.workdays import Workdays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.meetings import Meeting
    from domain.members import Member
    from domain.routines import Followed, Line, Routine
    from domain.store import Store
    from domain.workdays import Holiday

_DAY = timedelta(days=1)


def lines_of(store: Store, meeting: Meeting) -> tuple[Line, ...]:
    """What the meeting follows, by day."""
    followed = store.routines.followed(meeting.id)
    return store.routines.lines(followed.routine, followed.version) if followed else ()


def mine(store: Store, meeting: Meeting, member: Member) -> list[tuple[Line, bool]]:
    """The member's own lines by day, and whether each is done."""
    [(_, own)] = _of_each(store, meeting, [member])
    return own


def _of_each(
    store: Store, meeting: Meeting, members: Iterable[Member]
) -> Iterator[tuple[Member, list[tuple[Line, bool]]]]:
    lines, done = lines_of(store, meeting), store.routines.ticked(meeting.id)
    coming = {one.member for one in signups.taking_part(store, meeting.id)}
    for member in members:
        own = (line for line in lines if _is_for(line.who, member, comes=member.id in coming))
        yield member, [(line, (line.number, member.id) in done) for line in own]


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
    routines.redraw(store, held.id)
    return held


FEWEST = 3


@dataclass(frozen=True, slots=True)
class Ready:
    """Of those who have something to do before the meeting, how many have done it all."""

    ready: int
    all: int

    @property
    def may_be_told(self) -> bool:
        """To one of them, of fewer it would say who has not."""
        return self.all >= FEWEST


def readiness(store: Store, meeting: Meeting) -> Ready:
    each = _of_each(store, meeting, let_in(store, meeting.network))
    before = [done for _, lines in each if (done := [ticked for line, ticked in lines if line.days < 0])]
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
            if routines.day_of(meeting) + timedelta(days=line.days) < today and now >= meeting.details.ends:
                held[line.number] += 1
                done[line.number] += line.number in ticked
    return {number: (done[number], count) for number, count in held.items()}


def tell_due(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """Everybody their lines of the day, and those of days when nobody could tell them. Whoever has nothing left to do
    hears nothing."""
    for meeting, followed, days in _due(store, Workdays(holiday), now):
        store.routines.follow(replace(followed, told=days))
        waiting = {line.days for line in lines_of(store, meeting) if _is_due(line.days, followed, days)}
        for member, own in _of_each(store, meeting, let_in(store, meeting.network)):
            left = {line.days for line, done in own if line.days in waiting and not done}
            for each in sorted(left):
                what = Subject(routines.LINES_CARD, f"{meeting.id} {member.id} {each}")
                letters.send(store, what, to=member, now=now, until=_until(meeting, each))


def _until(meeting: Meeting, days: int) -> datetime:
    """When it is too late to be told: what is done before the meeting, or on its day, is of no use after it."""
    day = routines.day_of(meeting)
    if days < 0:
        return meeting.details.begins
    return at(day + _DAY * (routines.LATEST + 1 if days else 1), 0)


def due(store: Store, holiday: Holiday, *, now: datetime) -> bool:
    """Whether `tell_due` would do anything."""
    return bool(_due(store, Workdays(holiday), now))


def _due(store: Store, workdays: Workdays, now: datetime) -> list[tuple[Meeting, Followed, int]]:
    """Meetings with lines to tell, and up to how many days from the meeting it is now."""
    found = []
    here = local(now)
    today = here.date() if here.hour >= routines.TELL_AT else here.date() - _DAY
    for meeting in meetings.everywhere(store):
        followed = None if meeting.cancelled else store.routines.followed(meeting.id)
        days = _days(meeting, today, workdays)
        if followed and any(_is_due(line.days, followed, days) for line in lines_of(store, meeting)):
            found.append((meeting, followed, days))
    return found


def _days(meeting: Meeting, today: date, workdays: Workdays) -> int:
    """From the meeting. What is to be done before it on a day when nobody works is told on the last one when somebody
    does."""
    held = routines.day_of(meeting)
    while today + _DAY < held and not workdays.works(today + _DAY):
        today += _DAY
    return (today - held).days


def _is_due(line: int, followed: Followed, days: int) -> bool:
    return line <= days and (followed.told is None or line > followed.told)
