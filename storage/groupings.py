"""Small groups, and who is in them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, delete, insert, select

from domain.seats import Grouping, State, ordered
from domain.seats import Table as Group
from storage.meetings import meetings
from storage.tables import Erasing, Texts, metadata

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from sqlalchemy import Row, Select

groupings = Table(
    "groupings",
    metadata,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
    Column("least", Integer, nullable=False),
    Column("most", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("locked", Texts, nullable=False),
    Column("number", Integer, nullable=False),
    Column("stale", Texts, nullable=False),
)
seats = Table(
    "seats",
    metadata,
    Column("meeting", Text, ForeignKey("groupings.meeting"), primary_key=True),
    Column("who", Text, primary_key=True, index=True),
    Column("label", Text, nullable=False),
    Column("topic", Text, nullable=False),
)
"""`who`: a member, or somebody who was signed up by hand. `topic`: of the whole group."""


class Groupings(Erasing):
    """`erased`: in this transaction somebody's place went that the files must not keep."""

    def put(self, grouping: Grouping) -> None:
        self.forget_meeting(grouping.meeting)
        values = {
            "meeting": grouping.meeting,
            "least": grouping.sizes[0],
            "most": grouping.sizes[1],
            "state": grouping.state.value,
            "locked": grouping.locked,
            "number": grouping.number,
            "stale": grouping.stale,
        }
        self._connection.execute(insert(groupings).values(values))
        rows = [
            {"meeting": grouping.meeting, "who": who, "label": table.label, "topic": table.topic}
            for table in ordered(grouping.tables)
            for who in table.people
        ]
        if rows:
            self._connection.execute(insert(seats), rows)

    def get(self, meeting: str) -> Grouping | None:
        found = self._all(select(groupings).where(groupings.c.meeting == meeting))
        return found[0] if found else None

    def of(self, network: str) -> list[Grouping]:
        mine = select(groupings).join(meetings).where(meetings.c.network == network)
        return self._all(mine.order_by(meetings.c.begins, meetings.c.id))

    def waiting(self) -> list[Grouping]:
        stale = (groupings.c.state == State.RELEASED.value) & (groupings.c.stale != ())
        waits = select(groupings).where((groupings.c.state == State.ASKED.value) | stale)
        return self._all(waits.order_by(groupings.c.meeting))

    def forget(self, who: str) -> None:
        self._erase(delete(seats).where(seats.c.who == who))

    def forget_meeting(self, meeting: str) -> None:
        self._erase(delete(seats).where(seats.c.meeting == meeting))
        self._connection.execute(delete(groupings).where(groupings.c.meeting == meeting))

    def _all(self, which: Select[Any]) -> list[Grouping]:
        rows = self._connection.execute(which).all()
        people: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
        if rows:
            for seat in self._connection.execute(
                select(seats).where(seats.c.meeting.in_([row.meeting for row in rows]))
            ):
                people[seat.meeting][seat.label, seat.topic].append(seat.who)
        return [_grouping(row, people[row.meeting]) for row in rows]


def _grouping(row: Row[Any], people: Mapping[tuple[str, str], Sequence[str]]) -> Grouping:
    tables = ordered(Group(label, tuple(those), topic) for (label, topic), those in people.items())
    sizes = (row.least, row.most)
    return Grouping(row.meeting, sizes, State(row.state), tables, row.locked, row.number, row.stale)
