"""For each network, month and thing counted, one number: in all, and by theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, delete, select

from domain.tallies import Counted, Tally, ThemeTally
from storage.tables import count, metadata

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

theme_tallies = Table(
    "theme_tallies",
    metadata,
    Column("network", Text, ForeignKey("networks.id"), primary_key=True),
    Column("month", Text, primary_key=True),
    Column("theme", Text, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("number", Integer, nullable=False),
)


class Tallies:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, network: str, month: str, what: Counted, by: int) -> None:
        count(self._connection, tallies, by, network=network, month=month, what=what.value)

    def of(self, network: str) -> list[Tally]:
        mine = select(tallies).where(tallies.c.network == network)
        rows = self._connection.execute(mine.order_by(tallies.c.month, tallies.c.what))
        return [Tally(row.month, Counted(row.what), row.number) for row in rows]

    def forget(self, network: str, months: Collection[str]) -> None:
        those = (tallies.c.network == network, tallies.c.month.in_(months))
        self._connection.execute(delete(tallies).where(*those))

    def add_theme(self, network: str, month: str, theme: str, what: Counted) -> None:
        count(self._connection, theme_tallies, 1, network=network, month=month, theme=theme, what=what.value)

    def themes_of(self, network: str) -> list[ThemeTally]:
        mine = select(theme_tallies).where(theme_tallies.c.network == network)
        order = (theme_tallies.c.month, theme_tallies.c.theme, theme_tallies.c.what)
        rows = self._connection.execute(mine.order_by(*order))
        return [ThemeTally(row.month, row.theme, Counted(row.what), row.number) for row in rows]

    def forget_themes(self, network: str, months: Collection[str]) -> None:
        those = (theme_tallies.c.network == network, theme_tallies.c.month.in_(months))
        self._connection.execute(delete(theme_tallies).where(*those))
