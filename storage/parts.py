"""The parts of a meeting, and for whom each is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text, delete, insert, select, update

from domain.parts import Part
from storage.tables import Erasing, Texts, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row, Select

parts = Table(
    "parts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("starts", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("agenda", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("everyone", Boolean, nullable=False),
    Column("titles", Texts, nullable=False),
    Column("told", Boolean, nullable=False),
)
part_members = Table(
    "part_members",
    metadata,
    Column("part", Text, ForeignKey("parts.id"), primary_key=True),
    Column("member", Text, ForeignKey("members.id"), primary_key=True, index=True),
)
"""Who is chosen for a part by name."""


class Parts(Erasing):
    """`erased`: in this transaction words or names went that the files must not keep."""

    def add(self, part: Part) -> None:
        self._connection.execute(insert(parts).values(_values(part)))
        self._choose(part)

    def get(self, id: str) -> Part | None:
        return next(iter(self._parts(select(parts).where(parts.c.id == id))), None)

    def of(self, meeting: str) -> list[Part]:
        mine = select(parts).where(parts.c.meeting == meeting)
        return self._parts(mine.order_by(parts.c.starts, parts.c.minutes, parts.c.id))

    def change(self, part: Part) -> None:
        self.erased = True
        self._connection.execute(update(parts).where(parts.c.id == part.id).values(_values(part)))
        self._connection.execute(delete(part_members).where(part_members.c.part == part.id))
        self._choose(part)

    def _choose(self, part: Part) -> None:
        if part.chosen:
            rows = [{"part": part.id, "member": member} for member in part.chosen]
            self._connection.execute(insert(part_members), rows)

    def delete(self, id: str) -> None:
        self.erased = True
        self._connection.execute(delete(part_members).where(part_members.c.part == id))
        self._connection.execute(delete(parts).where(parts.c.id == id))

    def forget_meeting(self, meeting: str) -> None:
        for part in self.of(meeting):
            self.delete(part.id)

    def choosing(self, member: str) -> list[Part]:
        chosen = select(part_members.c.part).where(part_members.c.member == member)
        return self._parts(select(parts).where(parts.c.id.in_(chosen)).order_by(parts.c.id))

    def let_go(self, member: str) -> None:
        self._erase(delete(part_members).where(part_members.c.member == member))

    def _parts(self, which: Select[Any]) -> list[Part]:
        rows = self._connection.execute(which).all()
        chosen: dict[str, list[str]] = defaultdict(list)
        if rows:
            theirs = select(part_members).where(part_members.c.part.in_([row.id for row in rows]))
            for one in self._connection.execute(theirs.order_by(part_members.c.member)):
                chosen[one.part].append(one.member)
        return [_part(row, tuple(chosen[row.id])) for row in rows]


def _values(part: Part) -> dict[str, object]:
    return {column.name: getattr(part, column.name) for column in parts.columns}


def _part(row: Row[Any], chosen: tuple[str, ...]) -> Part:
    return Part(
        id=row.id,
        meeting=row.meeting,
        title=row.title,
        starts=row.starts,
        minutes=row.minutes,
        agenda=row.agenda,
        place=row.place,
        link=row.link,
        phone=row.phone,
        code=row.code,
        everyone=row.everyone,
        titles=row.titles,
        chosen=chosen,
        told=row.told,
    )
