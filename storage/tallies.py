"""The monthly log: for each network, month and thing counted, one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, delete, insert, select, update

from domain.tallies import Counted, Tally
from storage.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

tallies = Table(
    "tallies",
    metadata,
    Column("network", Text, ForeignKey("networks.id"), primary_key=True),
    Column("month", Text, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("number", Integer, nullable=False),
)


class Tallies:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, network: str, month: str, what: Counted, by: int) -> None:
        one = (tallies.c.network == network, tallies.c.month == month, tallies.c.what == what.value)
        more = self._connection.execute(update(tallies).where(*one).values(number=tallies.c.number + by))
        if more.rowcount == 0:
            first = {"network": network, "month": month, "what": what.value, "number": by}
            self._connection.execute(insert(tallies).values(first))

    def of(self, network: str) -> list[Tally]:
        mine = select(tallies).where(tallies.c.network == network)
        rows = self._connection.execute(mine.order_by(tallies.c.month, tallies.c.what))
        return [Tally(row.month, Counted(row.what), row.number) for row in rows]

    def forget(self, network: str, months: Collection[str]) -> None:
        those = (tallies.c.network == network, tallies.c.month.in_(months))
        self._connection.execute(delete(tallies).where(*those))
