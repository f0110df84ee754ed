"""Where the bot's own cards stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Table, Text, delete, insert, select

from domain.ports import Subject
from storage.destinations import destinations, key
from storage.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from domain.ports import Destination

posts = Table(
    "posts",
    metadata,
    Column("card", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("destination", Text, ForeignKey("destinations.id"), primary_key=True),
    Column("ref", Text, nullable=False, unique=True),
)


class Posts:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ref(self, what: Subject, to: Destination) -> str | None:
        ref: str | None = self._connection.scalar(
            select(posts.c.ref).where(
                posts.c.card == what.card, posts.c.subject == what.id, posts.c.destination == key(to)
            )
        )
        return ref

    def subject(self, ref: str) -> Subject | None:
        row = self._connection.execute(select(posts).where(posts.c.ref == ref)).one_or_none()
        return Subject(row.card, row.subject) if row is not None else None

    def reader(self, ref: str) -> str | None:
        member: str | None = self._connection.scalar(
            select(destinations.c.member)
            .join(posts, posts.c.destination == destinations.c.id)
            .where(posts.c.ref == ref)
        )
        return member

    def keep(self, what: Subject, to: Destination, ref: str) -> None:
        """A card posted anew stands where it was posted last."""
        self.forget(what, to)
        self._connection.execute(insert(posts).values(card=what.card, subject=what.id, destination=key(to), ref=ref))

    def forget(self, what: Subject, to: Destination) -> None:
        self._connection.execute(
            delete(posts).where(posts.c.card == what.card, posts.c.subject == what.id, posts.c.destination == key(to))
        )
