"""How many have written off their chest: for each network, theme and month one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, delete, select

from storage.tables import count, metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

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
        count(self._connection, vents, 1, network=network, theme=theme, month=month)

    def number(self, network: str, theme: str, month: str) -> int:
        one = (vents.c.network == network, vents.c.theme == theme, vents.c.month == month)
        kept = self._connection.scalar(select(vents.c.number).where(*one))
        return int(kept or 0)

    def forget(self, before: str) -> None:
        self._connection.execute(delete(vents).where(vents.c.month < before))
