"""How far the asking has come after each meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text, delete, insert, select

from domain.harvests import Harvest
from storage.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

harvests = Table(
    "harvests",
    metadata,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
    Column("wanted", Boolean, nullable=False),
    Column("asked", Boolean, nullable=False),
    Column("tried", Boolean, nullable=False),
)


class Harvests:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, meeting: str) -> Harvest | None:
        row = self._connection.execute(select(harvests).where(harvests.c.meeting == meeting)).one_or_none()
        return Harvest(row.meeting, row.wanted, row.asked, row.tried) if row is not None else None

    def put(self, harvest: Harvest) -> None:
        self.forget_meeting(harvest.meeting)
        self._connection.execute(
            insert(harvests).values(
                meeting=harvest.meeting, wanted=harvest.wanted, asked=harvest.asked, tried=harvest.tried
            )
        )

    def forget_meeting(self, meeting: str) -> None:
        self._connection.execute(delete(harvests).where(harvests.c.meeting == meeting))
