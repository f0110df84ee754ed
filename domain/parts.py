"""A meeting in parts: each has its own time, agenda, way in and people, and nobody sees one that is not theirs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from domain import attendance, letters, meetings
from domain.date_polls import NotATime, clock
from domain.errors import Empty, NotFound, Refusal
from domain.ids import new_id
from domain.members import let_in, look_after
from domain.ports import Person, Subject
from domain.signups import there
from domain.slots import at, local
from domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from random import Random

    from domain.meetings import Meeting
    from domain.members import Member
    from domain.store import Store

TIMES_CARD = "parts.times_card"
"""A member's own times, in private; its subject's id is `meeting member`."""

MOST = 6
"""Parts of one meeting."""
TITLE_MOST, AGENDA_MOST = 80, 500
MOST_TITLES, MOST_CHOSEN = 20, 100


class OutsideMeeting(Refusal):
    """A part lies within its meeting. Params: `begins`, `ends`, local clock times."""

    field = "from"


class ForNobody(Refusal):
    """Neither for all, nor for a title, nor for a member."""

    field = "titles"


class TooManyParts(Refusal):
    """Param: `most`."""


@dataclass(frozen=True, slots=True)
class Part:
    """`starts`: so many minutes after the meeting, so that a part moves with it. Without place, link and number of its
    own, those of the meeting hold. `everyone`: else it is for who holds one of `titles`, as members tell of their
    posts, and for the `chosen` members. `told`: members see it."""

    id: str
    meeting: str
    title: str
    starts: int
    minutes: int
    agenda: str = ""
    place: str = ""
    link: str = ""
    phone: str = ""
    code: str = ""
    everyone: bool = True
    titles: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    told: bool = False

    def begins(self, meeting: Meeting) -> datetime:
        return meeting.details.begins + timedelta(minutes=self.starts)

    def ends(self, meeting: Meeting) -> datetime:
        return self.begins(meeting) + timedelta(minutes=self.minutes)

    @property
    def has_own_way_in(self) -> bool:
        return bool(self.place or self.link or self.phone)

    def is_for(self, member: Member) -> bool:
        title = fold(member.attributes.title.strip())
        of_title = bool(title) and title in {fold(one) for one in self.titles}
        return self.everyone or of_title or member.id in self.chosen


class Parts(Protocol):
    def add(self, part: Part) -> None: ...

    def get(self, id: str) -> Part | None: ...

    def of(self, meeting: str) -> list[Part]:
        """In the order in which they begin."""

    def change(self, part: Part) -> None: ...

    def delete(self, id: str) -> None: ...

    def forget_meeting(self, meeting: str) -> None:
        """All of its parts."""

    def choosing(self, member: str) -> list[Part]:
        """For which the member is chosen, by id."""

    def let_go(self, member: str) -> None:
        """Who is chosen for none any more; what was for nobody else is for nobody then."""


def times(meeting: Meeting, begins: str, ends: str) -> tuple[int, int]:
    """`starts` and `minutes` out of two local clock times. Raises `date_polls.NotATime` or `OutsideMeeting`."""
    details, day = meeting.details, local(meeting.details.begins).date()
    first, last = (at(day, *clock(written, field=field)) for written, field in ((begins, "from"), (ends, "to")))
    if last <= first:
        raise NotATime(field="to")
    if not details.begins <= first < last <= details.ends:
        edges = {"begins": f"{local(details.begins):%H.%M}", "ends": f"{local(details.ends):%H.%M}"}
        raise OutsideMeeting(field="from" if not details.begins <= first < details.ends else "to", **edges)
    minute = timedelta(minutes=1)
    return (first - details.begins) // minute, (last - first) // minute


def find(store: Store, network: str, id: str) -> Part:
    """Raises `NotFound`."""
    part = store.parts.get(id)
    if part is None:
        raise NotFound
    meetings.find(store, network, part.meeting)
    return part


def are_told(store: Store, meeting: str) -> bool:
    return any(part.told for part in store.parts.of(meeting))


def theirs(store: Store, meeting: str, member: Member) -> list[Part]:
    """What the member may see of them, in the order in which they begin."""
    return [part for part in store.parts.of(meeting) if part.told and part.is_for(member)]


def as_told_to(store: Store, meeting: Meeting, member: Member) -> Meeting | None:
    """The meeting with the member's own times and way in; None where it is told in parts and none is theirs."""
    told = [part for part in store.parts.of(meeting.id) if part.told]
    if not told:
        return meeting
    mine = [part for part in told if part.is_for(member)]
    return _narrowed(meeting, mine) if mine else None


def _narrowed(meeting: Meeting, mine: list[Part]) -> Meeting:
    first, last = mine[0].begins(meeting), max(part.ends(meeting) for part in mine)
    minutes = (last - first) // timedelta(minutes=1)
    details = replace(meeting.details, begins=first, minutes=minutes)
    if mine[0].has_own_way_in:
        own = {name: getattr(mine[0], name) for name in ("place", "link", "phone", "code")}
        details = replace(details, **own)
    return replace(meeting, details=details)


def keep(store: Store, network: str, part: Part, *, by: Member, now: datetime) -> None:
    """A new one, or one that is changed; whom a change of what was told concerns, hears of it.

    Raises `NotFacilitator`, `NotFound`, `MeetingOver`, `Empty`, `ForNobody`, `TooManyParts`, `OutsideMeeting`, or as
    `meetings.way_in`.
    """
    look_after(by)
    meeting, former = meetings.find_open(store, network, part.meeting, now=now), store.parts.get(part.id)
    if former and former.meeting != part.meeting:
        raise NotFound
    if not former and len(store.parts.of(part.meeting)) >= MOST:
        raise TooManyParts(most=MOST)
    made = replace(_read(store, meeting, part), told=former is not None and former.told)
    put = store.parts.change if former else store.parts.add
    _retold(store, meeting, lambda: put(made), now=now)


def _read(store: Store, meeting: Meeting, part: Part) -> Part:
    if not part.title:
        raise Empty(field="title")
    if part.minutes <= 0 or part.starts < 0 or part.starts + part.minutes > meeting.details.minutes:
        raise OutsideMeeting(
            begins=f"{local(meeting.details.begins):%H.%M}", ends=f"{local(meeting.details.ends):%H.%M}"
        )
    here = {member.id for member in let_in(store, meeting.network)}
    chosen = () if part.everyone else tuple(sorted(here.intersection(part.chosen)))
    titles = () if part.everyone else tuple(dict.fromkeys(filter(None, (one.strip() for one in part.titles))))
    if not (part.everyone or chosen or titles):
        raise ForNobody
    link, phone, code = meetings.way_in(part.link, part.phone, part.code)
    return replace(part, link=link, phone=phone, code=code, titles=titles[:MOST_TITLES], chosen=chosen[:MOST_CHOSEN])


def remove(store: Store, network: str, id: str, *, by: Member, now: datetime) -> None:
    """Its items are sorted to none any more. Nothing happens where it is gone. Raises `NotFacilitator`, `NotFound` or
    `MeetingOver`."""
    look_after(by)
    part = store.parts.get(id)
    if part is None:
        return
    meeting = meetings.find_open(store, network, part.meeting, now=now)
    store.items.unsort(meeting.id, id)
    _retold(store, meeting, lambda: store.parts.delete(id), now=now)


def tell(store: Store, network: str, id: str, *, by: Member, now: datetime) -> int:
    """Everybody their own times. How many are told. Raises `NotFacilitator`, `NotFound` or `MeetingOver`."""
    look_after(by)
    meeting = meetings.find_open(store, network, id, now=now)

    def open_up() -> None:
        for part in store.parts.of(id):
            store.parts.change(replace(part, told=True))

    return _retold(store, meeting, open_up, now=now)


def copy(store: Store, network: str, id: str, *, by: Member, chance: Random, now: datetime) -> None:
    """The parts of the last meeting that had any, as far as they lie within this one, and the questions that sort items
    to them; nobody is told yet.

    Raises `NotFacilitator`, `NotFound`, or `MeetingOver`.
    """
    look_after(by)
    meeting, former = meetings.find_open(store, network, id, now=now), earlier(store, network, id)
    if former is None or store.parts.of(id):
        return
    anew: dict[str, str] = {}
    sorting = store.items.sorting(former.id)
    for part in store.parts.of(former.id):
        if part.starts + part.minutes <= meeting.details.minutes:
            anew[part.id] = new_id(chance)
            store.parts.add(replace(part, id=anew[part.id], meeting=id, told=False))
        elif sorting:
            sorting = sorting.without(part.id)
    if sorting:
        led = tuple(replace(one, part=anew.get(one.part, one.part)) for one in sorting.questions)
        otherwise = anew.get(sorting.otherwise, sorting.otherwise)
        store.items.sort_by(replace(sorting, meeting=id, questions=led, otherwise=otherwise))


def earlier(store: Store, network: str, id: str) -> Meeting | None:
    """The last one before it that is in parts."""
    meeting = meetings.find(store, network, id)
    before = (one for one in store.meetings.of(network) if one.details.begins < meeting.details.begins)
    return next((one for one in reversed(list(before)) if store.parts.of(one.id)), None)


def times_card(meeting: str, member: str) -> Subject:
    return Subject(TIMES_CARD, f"{meeting} {member}")


_View = tuple[tuple[object, ...], ...]


def _view(parts: Iterable[Part], member: Member) -> _View | None:
    """What of it the member has to know of at once; None where nothing is told in parts."""
    told = [part for part in parts if part.told]
    mine = (part for part in told if part.is_for(member))
    return tuple((p.starts, p.minutes, p.place, p.link, p.phone, p.code) for p in mine) if told else None


def _retold(store: Store, meeting: Meeting, change: Callable[[], None], *, now: datetime) -> int:
    """Tells those whose own times or way in are others after the change, unless they cannot come; who is left out, only
    if they meant to. How many."""
    everybody, before = let_in(store, meeting.network), store.parts.of(meeting.id)
    change()
    after = store.parts.of(meeting.id)
    concerned = [one for one in everybody if _view(before, one) != _view(after, one)]
    comes = {one.id for one in attendance.coming(store, meeting)} | {one.member for one in there(store, meeting.id)}
    away = {one.member for one in store.signups.of(meeting.id) if one.says_no}
    mine = [one for one in concerned if _view(before, one) or _view(after, one) or one.id in comes]
    told = [one for one in mine if one.id not in away]
    if concerned:
        store.meetings.change(replace(meeting, sequence=meeting.sequence + 1))
    holders = store.meetings.holders(meeting.id)
    for member in told:
        card = times_card(meeting.id, member.id)
        store.outbox.remove(card, to=Person(member.id))
        letters.send(store, card, to=member, now=now, until=meeting.details.ends)
        if member.id in holders:
            letters.send(store, meeting.calendar(member.id), to=member, now=now)
    _redraw(store, meeting, {one.id for one in told})
    return len(told)


def _redraw(store: Store, meeting: Meeting, told: set[str]) -> None:
    """What stands of it elsewhere: the agenda may have changed, or that there are parts."""
    for what, to in store.outbox.showing(meeting.id):
        anew = what.card == TIMES_CARD and what.id.split()[-1] not in told
        if anew or what.card in {meetings.CARD, meetings.REMINDER_CARD}:
            store.outbox.refresh(what, to=to)
