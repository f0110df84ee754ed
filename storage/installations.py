"""Where the bot was told that its token is no good, until it is taken again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, Table, Text, delete, insert, select

from domain.installations import Stopped
from storage.tables import Moment, metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

installations = Table(
    "installations",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("workspace", Text, primary_key=True),
    Column("stopped_at", Moment, nullable=False),
)


class Installations:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stopped(self) -> list[Stopped]:
        order = (installations.c.platform, installations.c.workspace)
        rows = self._connection.execute(select(installations).order_by(*order))
        return [Stopped(row.platform, row.workspace, row.stopped_at) for row in rows]

    def stop(self, one: Stopped) -> None:
        row = {"platform": one.platform, "workspace": one.workspace, "stopped_at": one.since}
        self._connection.execute(insert(installations).values(row))

    def resume(self) -> None:
        self._connection.execute(delete(installations))
