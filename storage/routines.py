"""Routines in their versions, which of them meetings follow, and what is ticked off."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, delete, insert, select, update

from domain.routines import Followed, Line, Routine
from storage.tables import Erasing, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row

routines = Table(
    "routines",
    metadata,
    Column("id", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("draft", Text),
)
versions = Table(
    "routine_versions",
    metadata,
    Column("routine", Text, ForeignKey("routines.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("lines", Text, nullable=False),
)
followed = Table(
    "routines_followed",
    metadata,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
    Column("routine", Text, ForeignKey("routines.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("told", Integer),
)
ticks = Table(
    "routine_ticks",
    metadata,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("member", Text, ForeignKey("members.id"), primary_key=True, index=True),
)


class Routines(Erasing):
    """`erased`: in this transaction words or names went that the files must not keep."""

    def add(self, routine: Routine) -> None:
        self._connection.execute(insert(routines).values(_values(routine)))

    def get(self, id: str) -> Routine | None:
        row = self._connection.execute(select(routines).where(routines.c.id == id)).one_or_none()
        return _routine(row) if row is not None else None

    def of(self, network: str) -> list[Routine]:
        rows = self._connection.execute(select(routines).where(routines.c.network == network))
        return sorted(map(_routine, rows), key=lambda one: (one.title, one.id))

    def change(self, routine: Routine) -> None:
        former = self.get(routine.id)
        self.erased |= former is None or former.draft != routine.draft
        self._connection.execute(update(routines).where(routines.c.id == routine.id).values(_values(routine)))

    def delete(self, id: str) -> None:
        self.erased = True
        self._connection.execute(delete(versions).where(versions.c.routine == id))
        self._connection.execute(delete(routines).where(routines.c.id == id))

    def publish(self, id: str, version: int, lines: tuple[Line, ...]) -> None:
        self._connection.execute(insert(versions).values(routine=id, version=version, lines=_written(lines)))

    def lines(self, id: str, version: int) -> tuple[Line, ...]:
        here = (versions.c.routine == id) & (versions.c.version == version)
        return _lines(self._connection.scalar(select(versions.c.lines).where(here)) or "[]")

    def follow(self, one: Followed) -> None:
        self._connection.execute(delete(followed).where(followed.c.meeting == one.meeting))
        self._connection.execute(insert(followed).values(asdict(one)))

    def followed(self, meeting: str) -> Followed | None:
        row = self._connection.execute(select(followed).where(followed.c.meeting == meeting)).one_or_none()
        return Followed(*row) if row is not None else None

    def followers(self, routine: str) -> list[Followed]:
        mine = select(followed).where(followed.c.routine == routine).order_by(followed.c.meeting)
        return [Followed(*row) for row in self._connection.execute(mine)]

    def forget_meeting(self, meeting: str) -> None:
        self._erase(delete(ticks).where(ticks.c.meeting == meeting))
        self._connection.execute(delete(followed).where(followed.c.meeting == meeting))

    def tick(self, meeting: str, line: int, member: str) -> None:
        if (line, member) not in self.ticked(meeting):
            self._connection.execute(insert(ticks).values(meeting=meeting, line=line, member=member))

    def untick(self, meeting: str, line: int, member: str) -> None:
        one = (ticks.c.meeting == meeting) & (ticks.c.line == line) & (ticks.c.member == member)
        self._erase(delete(ticks).where(one))

    def ticked(self, meeting: str) -> set[tuple[int, str]]:
        rows = self._connection.execute(select(ticks.c.line, ticks.c.member).where(ticks.c.meeting == meeting))
        return {(row.line, row.member) for row in rows}

    def ticked_by(self, member: str) -> set[tuple[str, int]]:
        rows = self._connection.execute(select(ticks.c.meeting, ticks.c.line).where(ticks.c.member == member))
        return {(row.meeting, row.line) for row in rows}

    def let_go(self, member: str) -> None:
        self._erase(delete(ticks).where(ticks.c.member == member))


def _values(routine: Routine) -> dict[str, Any]:
    draft = None if routine.draft is None else _written(routine.draft)
    return {**asdict(routine), "draft": draft}


def _written(lines: tuple[Line, ...]) -> str:
    return json.dumps([asdict(line) for line in lines], ensure_ascii=False)


def _lines(written: str) -> tuple[Line, ...]:
    return tuple(Line(**one) for one in json.loads(written))


def _routine(row: Row[Any]) -> Routine:
    draft = None if row.draft is None else _lines(row.draft)
    return Routine(row.id, row.network, row.title, row.version, draft)
