"""For which meetings who prepares them was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Table, Text, delete, insert, select

from storage.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

preparations = Table(
    "preparations",
    metadata,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
)


class Preparations:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_told(self, meeting: str) -> bool:
        found = select(preparations.c.meeting).where(preparations.c.meeting == meeting)
        return self._connection.scalar(found) is not None

    def tell(self, meeting: str) -> None:
        self._connection.execute(insert(preparations).values(meeting=meeting))

    def forget_meeting(self, meeting: str) -> None:
        self._connection.execute(delete(preparations).where(preparations.c.meeting == meeting))
