"""The channels of small groups, and what each begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text, delete, func, insert, select, update

from domain.group_rooms import Opening, SmallRoom
from domain.networks import Place
from domain.ports import GroupRoom
from storage.destinations import drop
from storage.tables import Erasing, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import ColumnElement, Row

openings = Table(
    "group_room_openings",
    metadata,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
    Column("question", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("failed", Boolean, nullable=False),
)

rooms = Table(
    "group_rooms",
    metadata,
    Column("id", Text, primary_key=True),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False, index=True),
    Column("place", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("channel", Text, unique=True),
)
"""`place`: in which order they were made. `channel`: as `str` makes of a `Place`."""

people = Table(
    "group_room_people",
    metadata,
    Column("room", Text, ForeignKey("group_rooms.id"), primary_key=True),
    Column("member", Text, ForeignKey("members.id"), primary_key=True, index=True),
)


class GroupRooms(Erasing):
    """`erased`: in this transaction words went, or who was in a group, that the files must not keep."""

    def openings(self) -> list[Opening]:
        return [_opening(row) for row in self._connection.execute(select(openings).order_by(openings.c.meeting))]

    def opening(self, meeting: str) -> Opening | None:
        row = self._connection.execute(select(openings).where(openings.c.meeting == meeting)).one_or_none()
        return _opening(row) if row is not None else None

    def put_opening(self, opening: Opening) -> None:
        self.drop_opening(opening.meeting)
        values = {name: getattr(opening, name) for name in ("meeting", "question", "method", "failed")}
        self._connection.execute(insert(openings).values(values))

    def drop_opening(self, meeting: str) -> None:
        self._erase(delete(openings).where(openings.c.meeting == meeting))

    def add(self, room: SmallRoom) -> None:
        before = select(func.count()).select_from(rooms).where(rooms.c.meeting == room.meeting)
        place = self._connection.scalar(before)
        self._connection.execute(insert(rooms).values(id=room.id, meeting=room.meeting, place=place, **_values(room)))
        self._let_in(room.id, set(room.people))

    def get(self, id: str) -> SmallRoom | None:
        return next(iter(self._where(rooms.c.id == id)), None)

    def of(self, meeting: str) -> list[SmallRoom]:
        return self._where(rooms.c.meeting == meeting)

    def with_member(self, member: str) -> list[SmallRoom]:
        there = select(people.c.room).where(people.c.member == member)
        return sorted(self._where(rooms.c.id.in_(there)), key=lambda one: one.id)

    def change(self, room: SmallRoom) -> None:
        there = self._people(room.id)
        gone = set(there) - set(room.people)
        self.erased |= bool(gone)
        self._connection.execute(update(rooms).where(rooms.c.id == room.id).values(_values(room)))
        self._connection.execute(delete(people).where(people.c.room == room.id, people.c.member.in_(gone)))
        self._let_in(room.id, set(room.people) - set(there))

    def place(self, id: str) -> Place | None:
        channel = self._connection.scalar(select(rooms.c.channel).where(rooms.c.id == id))
        return Place.read(channel) if channel else None

    def move(self, id: str, place: Place) -> None:
        self._connection.execute(update(rooms).where(rooms.c.id == id).values(channel=str(place)))

    def places(self) -> list[Place]:
        made = select(rooms.c.channel).where(rooms.c.channel.is_not(None)).order_by(rooms.c.channel)
        return [Place.read(channel) for channel in self._connection.scalars(made)]

    def at(self, place: Place) -> SmallRoom | None:
        return next(iter(self._where(rooms.c.channel == str(place))), None)

    def delete(self, id: str) -> None:
        self.erased = True
        drop(self._connection, GroupRoom(id))
        self._connection.execute(delete(people).where(people.c.room == id))
        self._connection.execute(delete(rooms).where(rooms.c.id == id))

    def forget_meeting(self, meeting: str) -> None:
        for room in self.of(meeting):
            self.delete(room.id)
        self.drop_opening(meeting)

    def _let_in(self, room: str, members: set[str]) -> None:
        for member in sorted(members):
            self._connection.execute(insert(people).values(room=room, member=member))

    def _where(self, which: ColumnElement[bool]) -> list[SmallRoom]:
        found = self._connection.execute(select(rooms).where(which).order_by(rooms.c.meeting, rooms.c.place)).all()
        return [self._room(row) for row in found]

    def _room(self, row: Row[Any]) -> SmallRoom:
        return SmallRoom(row.id, row.meeting, row.label, row.topic, self._people(row.id), row.closed)

    def _people(self, room: str) -> tuple[str, ...]:
        there = select(people.c.member).where(people.c.room == room)
        return tuple(self._connection.scalars(there.order_by(people.c.member)))


def _values(room: SmallRoom) -> dict[str, object]:
    return {"label": room.label, "topic": room.topic, "closed": room.closed}


def _opening(row: Row[Any]) -> Opening:
    return Opening(row.meeting, row.question, row.method, row.failed)
