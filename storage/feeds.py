"""With what secret a member's calendar is found: a hash of it, and nothing about when."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, LargeBinary, Table, Text, delete, insert, select

from storage.tables import Erasing, metadata

feeds = Table(
    "feeds",
    metadata,
    Column("member", Text, ForeignKey("members.id"), primary_key=True),
    Column("key", LargeBinary, nullable=False, unique=True),
)


class Feeds(Erasing):
    """`erased`: in this transaction a hash went that the files must not keep."""

    def put(self, member: str, key: bytes) -> None:
        self.forget(member)
        self._connection.execute(insert(feeds).values(member=member, key=key))

    def has(self, member: str) -> bool:
        return self._connection.execute(select(feeds.c.member).where(feeds.c.member == member)).first() is not None

    def whose(self, key: bytes) -> str | None:
        return self._connection.scalar(select(feeds.c.member).where(feeds.c.key == key))

    def forget(self, member: str) -> None:
        self._erase(delete(feeds).where(feeds.c.member == member))
