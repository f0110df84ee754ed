"""Group rooms: while a meeting is held by video, each small group talks in a private channel of its own.

They follow the groups as these are released and repaired, and are archived the day after.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from domain import duties, meetings, methods, ports
from domain.errors import NotFound
from domain.members import Identity, is_let_in, look_after
from domain.ports import Subject
from domain.seats import State
from domain.slots import at, local
from domain.workdays import Workdays

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from domain.meetings import Meeting
    from domain.members import Member
    from domain.networks import Place
    from domain.seats import Grouping, Table
    from domain.store import Store
    from domain.workdays import Holiday

CARD = "group_rooms.card"
"""What the group begins with, in its channel; the subject is the room."""
FAILED_CARD = "group_rooms.failed_card"
"""For those who look after the room, when the channels could not be made; its subject is the meeting."""
BY_HAND_CARD = "group_rooms.by_hand_card"
"""For those who look after the room, about who could not be let in or put out; its subject is of `by_hand`."""

MADE_AT, ARCHIVED_AT = 12, 20
"""The local hours: the working day before the meeting, and the day after it."""
QUESTION_MOST = 300

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Opening:
    """That there are to be rooms for a meeting's groups, and what each begins with. `question`: in the facilitator's
    words, or empty. `method`: of `domain.methods`, or empty. `failed`: the platform did not let the bot make them."""

    meeting: str
    question: str = ""
    method: str = ""
    failed: bool = False


@dataclass(frozen=True, slots=True)
class SmallRoom:
    """`id` holds the meeting's and a number. `people`: ids of the members who are, or are about to be, in it. `closed`:
    archived, or about to be."""

    id: str
    meeting: str
    label: str
    topic: str = ""
    people: tuple[str, ...] = ()
    closed: bool = False

    @property
    def subject(self) -> Subject:
        return Subject(CARD, self.id)

    @property
    def destination(self) -> ports.GroupRoom:
        return ports.GroupRoom(self.id)


class GroupRooms(Protocol):
    def openings(self) -> list[Opening]:
        """By meeting."""

    def opening(self, meeting: str) -> Opening | None: ...

    def put_opening(self, opening: Opening) -> None:
        """An earlier one of the same meeting is replaced."""

    def drop_opening(self, meeting: str) -> None: ...

    def add(self, room: SmallRoom) -> None: ...

    def get(self, id: str) -> SmallRoom | None: ...

    def of(self, meeting: str) -> list[SmallRoom]:
        """In the order in which they were made."""

    def with_member(self, member: str) -> list[SmallRoom]:
        """By id."""

    def change(self, room: SmallRoom) -> None: ...

    def place(self, id: str) -> Place | None: ...

    def move(self, id: str, place: Place) -> None:
        """Its channel is there."""

    def places(self) -> list[Place]:
        """Of all channels that there are or were."""

    def at(self, place: Place) -> SmallRoom | None: ...

    def delete(self, id: str) -> None:
        """With what was told there, and what waits."""

    def forget_meeting(self, meeting: str) -> None:
        """All of that meeting's, with what was told there."""


def made_at(meeting: Meeting, holiday: Holiday) -> datetime:
    """From when on the channels are made."""
    return at(Workdays(holiday).by(local(meeting.details.begins).date() - _DAY), MADE_AT)


def archived_at(meeting: Meeting) -> datetime:
    return at(local(meeting.details.ends).date() + _DAY, ARCHIVED_AT)


def want(store: Store, network: str, opening: Opening, *, by: Member, now: datetime) -> None:
    """From now on the meeting's groups have rooms; where they have, they begin with this. Also tries once more what the
    platform did not let the bot do. Raises `NotFacilitator`, `NotFound` or `MeetingOver`."""
    look_after(by)
    meeting = meetings.find_open(store, network, opening.meeting, now=now)
    if opening.method:
        methods.find(opening.method)
    store.group_rooms.put_opening(replace(opening, question=opening.question[:QUESTION_MOST], failed=False))
    duties.end(store, Subject(FAILED_CARD, meeting.id))
    for room in standing(store, meeting.id):
        store.outbox.refresh(room.subject, to=room.destination)


def drop(store: Store, network: str, meeting: str, *, by: Member) -> None:
    """No rooms for its groups: those that are there are archived. Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    _end(store, meetings.find(store, network, meeting))


def standing(store: Store, meeting: str) -> list[SmallRoom]:
    """Those that are there, or about to be."""
    return [room for room in store.group_rooms.of(meeting) if not room.closed]


def is_any_due(store: Store, holiday: Holiday, *, now: datetime) -> bool:
    """Whether `follow` would change anything."""
    return any(
        _is_over(meeting, now) or _differs(store, grouping) for meeting, grouping in _wanted(store, holiday, now)
    )


def follow(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """Makes the channels when it is time, brings people where they are to be, and archives what is over."""
    for meeting, grouping in list(_wanted(store, holiday, now)):
        if _is_over(meeting, now):
            _end(store, meeting)
        elif grouping:
            _fit(store, meeting, grouping)


def _wanted(store: Store, holiday: Holiday, now: datetime) -> Iterator[tuple[Meeting, Grouping | None]]:
    """The meetings with rooms to come or there, and the groups to follow: none while they are being formed anew."""
    for opening in store.group_rooms.openings():
        meeting = store.meetings.get(opening.meeting)
        if meeting is None:
            continue
        grouping = store.groupings.get(meeting.id)
        ready = grouping and grouping.state is State.RELEASED and not opening.failed
        yield meeting, grouping if ready and made_at(meeting, holiday) <= now else None


def _is_over(meeting: Meeting, now: datetime) -> bool:
    return meeting.cancelled or archived_at(meeting) <= now


def _differs(store: Store, grouping: Grouping | None) -> bool:
    if grouping is None:
        return False
    there = {room.label: (room.topic, room.people) for room in standing(store, grouping.meeting)}
    return there != {table.label: (table.topic, tuple(who)) for table, who in _tables(store, grouping)}


def _tables(store: Store, grouping: Grouping) -> Iterator[tuple[Table, dict[str, Identity]]]:
    """Each group, with those in it whom the platform knows, by id. One of nobody but people without the chat has no use
    for a room."""
    for table in grouping.tables:
        there = {who: identity for who in sorted(table.people) if (identity := _identity(store, who))}
        if there:
            yield table, there


def _identity(store: Store, who: str) -> Identity | None:
    member = store.members.get(who)
    return store.members.identity(who) if member and is_let_in(member) else None


def _fit(store: Store, meeting: Meeting, grouping: Grouping) -> None:
    there = {room.label: room for room in standing(store, meeting.id)}
    for table, who in _tables(store, grouping):
        room = there.pop(table.label, None)
        if room:
            _bring(store, room, table, who)
        else:
            _open(store, meeting, table, who)
    for left in there.values():
        _close(store, left)


def _open(store: Store, meeting: Meeting, table: Table, who: dict[str, Identity]) -> None:
    numbers = [int(room.id.removeprefix(f"{meeting.id}-")) for room in store.group_rooms.of(meeting.id)]
    id = f"{meeting.id}-{max(numbers, default=0) + 1}"  # one that could not be made is counted no more
    room = SmallRoom(id, meeting.id, table.label, table.topic, tuple(who))
    store.group_rooms.add(room)
    store.outbox.open_room(room.destination)
    store.outbox.post(room.subject, to=room.destination)
    for identity in who.values():
        store.outbox.let_in(room.destination, identity)


def _bring(store: Store, room: SmallRoom, table: Table, who: dict[str, Identity]) -> None:
    for id in set(room.people) - set(who):
        identity = store.members.identity(id)
        if identity:
            store.outbox.put_out(room.destination, identity)
    for id in sorted(set(who) - set(room.people)):
        store.outbox.let_in(room.destination, who[id])
    store.group_rooms.change(replace(room, topic=table.topic, people=tuple(who)))
    if room.topic != table.topic:
        store.outbox.refresh(room.subject, to=room.destination)


def _end(store: Store, meeting: Meeting) -> None:
    for room in standing(store, meeting.id):
        _close(store, room)
    store.group_rooms.drop_opening(meeting.id)
    duties.end(store, Subject(FAILED_CARD, meeting.id))


def _close(store: Store, room: SmallRoom) -> None:
    """Nobody is remembered to have been in it, nor to be on the way in or out."""
    duties.end_about(store, _network(store, room), room.subject)
    store.outbox.close_room(room.destination)
    store.group_rooms.change(replace(room, people=(), closed=True))


def let_go(store: Store, member: str) -> None:
    """Whoever leaves the network leaves its group rooms at once, and nobody is to let them in any more."""
    identity, found = store.members.identity(member), store.members.get(member)
    for duty in store.duties.of(found.network) if found and identity else []:
        if duty.what.card == BY_HAND_CARD and {"in", str(identity)} <= set(duty.what.id.split()):
            duties.end(store, duty.what)
    for room in store.group_rooms.with_member(member):
        if identity:
            store.outbox.put_out(room.destination, identity)
        store.group_rooms.change(replace(room, people=tuple(id for id in room.people if id != member)))


def not_made(store: Store, id: str, *, now: datetime) -> None:
    """The platform does not let the bot make the channel, and so no other one."""
    room = store.group_rooms.get(id)
    opening = store.group_rooms.opening(room.meeting) if room else None
    if room is None:
        return
    store.group_rooms.delete(id)
    if opening:
        store.group_rooms.put_opening(replace(opening, failed=True))
        duties.begin(store, _network(store, room), Subject(FAILED_CARD, room.meeting), now=now, urgent=True)


def not_done(store: Store, id: str, who: Identity, way: str, *, now: datetime) -> None:
    """The platform does not let the bot bring somebody `in` or `out`. Those in the channel can."""
    room = store.group_rooms.get(id)
    if room and not room.closed:
        duties.begin(store, _network(store, room), by_hand(room, who, way), now=now, urgent=True)


def network_at(store: Store, place: Place) -> str | None:
    """Whose room, or whose group's, it is."""
    if here := store.networks.at(place):
        return here.id
    room = store.group_rooms.at(place)
    return _network(store, room) if room else None


def _network(store: Store, room: SmallRoom) -> str:
    meeting = store.meetings.get(room.meeting)
    if meeting is None:
        raise NotFound
    return meeting.network


def by_hand(room: SmallRoom, who: Identity, way: str) -> Subject:
    return Subject(BY_HAND_CARD, f"{way} {room.meeting} {room.id} {who}")
