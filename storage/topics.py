"""Topics for meetings. Nothing in a row or its place tells which of a slot came first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from domain.topics import Topic
from storage.tables import Erasing, Texts, metadata

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from sqlalchemy import ColumnElement, Row

topics = Table(
    "topics",
    metadata,
    Column("id", Text, primary_key=True),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("themes", Texts, nullable=False),
    Column("author", Text, ForeignKey("members.id"), index=True),
    Column("code_key", LargeBinary, unique=True),
    Column("told", Date, nullable=False),
    Column("votes", Integer, nullable=False),
    Column("votes_told", Integer, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("flags", Integer, nullable=False),
    Column("note", Text, nullable=False),
)

collections = Table(
    "topic_collections",
    metadata,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
    Column("is_on", Boolean, nullable=False),
)
"""Whether a meeting takes topics."""


class Topics(Erasing):
    """`erased`: in this transaction words went that the files must not keep."""

    def collect(self, meeting: str, *, on: bool) -> None:
        self._connection.execute(delete(collections).where(collections.c.meeting == meeting))
        self._connection.execute(insert(collections).values(meeting=meeting, is_on=on))

    def is_collecting(self, meeting: str) -> bool | None:
        kept = self._connection.scalar(select(collections.c.is_on).where(collections.c.meeting == meeting))
        return None if kept is None else bool(kept)

    def add(self, topic: Topic) -> None:
        self._connection.execute(insert(topics).values(_values(topic)))

    def get(self, id: str) -> Topic | None:
        return self._one(topics.c.id == id)

    def known_by(self, code_key: bytes) -> Topic | None:
        return self._one(topics.c.code_key == code_key)

    def of(self, meeting: str) -> list[Topic]:
        """By id, which is random, and so is `untold`."""
        return self._all(topics.c.meeting == meeting, topics.c.id)

    def by(self, member: str) -> list[Topic]:
        return self._all(topics.c.author == member, topics.c.told, topics.c.id)

    def untold(self) -> list[Topic]:
        return self._all(topics.c.votes != topics.c.votes_told, topics.c.id)

    def change(self, topic: Topic) -> None:
        former = self.get(topic.id)
        self.erased |= former is None or (former.body, former.note) != (topic.body, topic.note)
        self._connection.execute(update(topics).where(topics.c.id == topic.id).values(_values(topic)))

    def delete(self, id: str) -> None:
        self.erased = True
        self._connection.execute(delete(topics).where(topics.c.id == id))

    def forget_codes(self, before: date) -> None:
        old = (topics.c.told < before, topics.c.code_key.is_not(None))
        self._erase(update(topics).where(*old).values(code_key=None, note=""))

    def forget_meeting(self, meeting: str) -> None:
        self.erased = True
        self._connection.execute(delete(topics).where(topics.c.meeting == meeting))
        self._connection.execute(delete(collections).where(collections.c.meeting == meeting))

    def _one(self, which: ColumnElement[bool]) -> Topic | None:
        row = self._connection.execute(select(topics).where(which)).one_or_none()
        return _topic(row) if row is not None else None

    def _all(self, which: ColumnElement[bool], *order: ColumnElement[Any]) -> list[Topic]:
        return [_topic(row) for row in self._connection.execute(select(topics).where(which).order_by(*order))]


def _values(topic: Topic) -> dict[str, object]:
    return {
        "id": topic.id,
        "meeting": topic.meeting,
        "body": topic.body,
        "themes": topic.themes,
        "author": topic.author,
        "code_key": topic.code_key,
        "told": topic.told,
        "votes": topic.votes,
        "votes_told": topic.votes_told,
        "hidden": topic.hidden,
        "flags": topic.flags,
        "note": topic.note,
    }


def _topic(row: Row[Any]) -> Topic:
    return Topic(
        id=row.id,
        meeting=row.meeting,
        body=row.body,
        themes=row.themes,
        author=row.author,
        code_key=row.code_key,
        told=row.told,
        votes=row.votes,
        votes_told=row.votes_told,
        hidden=row.hidden,
        flags=row.flags,
        note=row.note,
    )
