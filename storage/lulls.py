"""How long each room has been silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text, delete, func, insert, select

from domain.lulls import Lull
from storage.answers import answers
from storage.prompts import prompts
from storage.questions import questions
from storage.tables import Moment, metadata

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

lulls = Table(
    "lulls",
    metadata,
    Column("network", Text, ForeignKey("networks.id"), primary_key=True),
    Column("since", Moment, nullable=False),
    Column("suggested", Boolean, nullable=False),
    Column("key", Text, nullable=False),
)


class Lulls:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, network: str) -> Lull | None:
        row = self._connection.execute(select(lulls).where(lulls.c.network == network)).one_or_none()
        return Lull(row.network, row.since, row.suggested, row.key) if row is not None else None

    def put(self, lull: Lull) -> None:
        self._connection.execute(delete(lulls).where(lulls.c.network == lull.network))
        values = {"network": lull.network, "since": lull.since, "suggested": lull.suggested, "key": lull.key}
        self._connection.execute(insert(lulls).values(values))

    def last_told(self, network: str) -> datetime | None:
        asked = select(func.max(questions.c.told_at)).where(questions.c.network == network)
        given = (
            select(func.max(answers.c.told_at))
            .join(questions, questions.c.id == answers.c.question)
            .where(questions.c.network == network)
        )
        told = select(func.max(prompts.c.slot)).where(prompts.c.network == network, prompts.c.told)
        moments: list[datetime | None] = [self._connection.scalar(which) for which in (asked, given, told)]
        return max((moment for moment in moments if moment), default=None)
