"""The platform's deliveries already handled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, Table, Text, delete, insert, select

from storage.tables import Moment, metadata

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

inbox = Table(
    "inbox",
    metadata,
    Column("delivery", Text, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
)


class Inbox:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def first(self, delivery: str, now: datetime) -> bool:
        """Of two at once the second fails on the key, is run again, and finds the first."""
        if self._connection.execute(select(inbox).where(inbox.c.delivery == delivery)).one_or_none():
            return False
        self._connection.execute(insert(inbox).values(delivery=delivery, at=now))
        return True

    def forget(self, before: datetime) -> None:
        self._connection.execute(delete(inbox).where(inbox.c.at < before))
