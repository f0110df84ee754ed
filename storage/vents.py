"""How many have written off their chest: for each network, theme and month one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, delete, insert, select, update

from storage.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

vents = Table(
    "vents",
    metadata,
    Column("network", Text, ForeignKey("networks.id"), primary_key=True),
    Column("theme", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("number", Integer, nullable=False),
)


class Vents:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, network: str, theme: str, month: str) -> None:
        more = update(vents).where(*_one(network, theme, month)).values(number=vents.c.number + 1)
        if self._connection.execute(more).rowcount == 0:
            first = {"network": network, "theme": theme, "month": month, "number": 1}
            self._connection.execute(insert(vents).values(first))

    def number(self, network: str, theme: str, month: str) -> int:
        kept = self._connection.scalar(select(vents.c.number).where(*_one(network, theme, month)))
        return int(kept or 0)

    def forget(self, before: str) -> None:
        self._connection.execute(delete(vents).where(vents.c.month < before))


def _one(network: str, theme: str, month: str) -> tuple[ColumnElement[bool], ...]:
    return (vents.c.network == network, vents.c.theme == theme, vents.c.month == month)
