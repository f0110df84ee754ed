"""What was parked at meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, delete, func, insert, select, update

from domain.parking import Parked
from storage.tables import Erasing, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row

parking = Table(
    "parking",
    metadata,
    Column("id", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), nullable=False),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("owner", Text, ForeignKey("members.id"), index=True),
    Column("done", Boolean, nullable=False),
    Index(None, "meeting", "place"),
)


class Parking(Erasing):
    """`erased`: in this transaction words or an owner went that the files must not keep."""

    def add(self, item: Parked) -> None:
        last = select(func.coalesce(func.max(parking.c.place), 0)).where(parking.c.meeting == item.meeting)
        place = self._connection.execute(last).scalar_one() + 1
        self._connection.execute(insert(parking).values(place=place, **_values(item)))

    def get(self, id: str) -> Parked | None:
        row = self._connection.execute(select(parking).where(parking.c.id == id)).one_or_none()
        return _item(row) if row is not None else None

    def of(self, meeting: str) -> list[Parked]:
        mine = select(parking).where(parking.c.meeting == meeting)
        return [_item(row) for row in self._connection.execute(mine.order_by(parking.c.place, parking.c.id))]

    def owned_by(self, member: str) -> list[Parked]:
        mine = select(parking).where(parking.c.owner == member)
        return [_item(row) for row in self._connection.execute(mine.order_by(parking.c.id))]

    def change(self, item: Parked) -> None:
        self.erased = True
        self._connection.execute(update(parking).where(parking.c.id == item.id).values(_values(item)))

    def delete(self, id: str) -> None:
        self.erased = True
        self._connection.execute(delete(parking).where(parking.c.id == id))

    def forget_meeting(self, meeting: str) -> None:
        self._erase(delete(parking).where(parking.c.meeting == meeting))


def _values(item: Parked) -> dict[str, object]:
    return {
        "id": item.id,
        "network": item.network,
        "meeting": item.meeting,
        "body": item.body,
        "owner": item.owner or None,
        "done": item.done,
    }


def _item(row: Row[Any]) -> Parked:
    return Parked(row.id, row.network, row.meeting, row.body, row.owner or "", row.done)
