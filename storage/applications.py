"""Who is on the way into a room, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Index, Table, Text, delete, insert, select

from domain.applications import Application
from storage.tables import Moment, metadata

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Connection, Row

applications = Table(
    "applications",
    metadata,
    Column("member", Text, ForeignKey("members.id"), primary_key=True),
    Column("since", Moment, nullable=False),
    Column("reminded", Boolean, nullable=False),
    Index(None, "since"),
)


class Applications:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, application: Application) -> None:
        self.remove(application.member)
        values = {"member": application.member, "since": application.since, "reminded": application.reminded}
        self._connection.execute(insert(applications).values(values))

    def get(self, member: str) -> Application | None:
        row = self._connection.execute(select(applications).where(applications.c.member == member)).one_or_none()
        return _application(row) if row is not None else None

    def since(self, before: datetime) -> list[Application]:
        those = select(applications).where(applications.c.since <= before)
        rows = self._connection.execute(those.order_by(applications.c.since, applications.c.member))
        return [_application(row) for row in rows]

    def remove(self, member: str) -> None:
        self._connection.execute(delete(applications).where(applications.c.member == member))


def _application(row: Row[Any]) -> Application:
    return Application(row.member, row.since, row.reminded)
