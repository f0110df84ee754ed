"""Up to which day each room's digests have been told, and what happened in some days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, Date, ForeignKey, Table, Text, and_, delete, func, insert, select

from domain.answers import Kind
from domain.digests import Asked
from domain.questions import State
from storage.answers import answers
from storage.questions import question_of, questions
from storage.tables import metadata

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Connection

    from domain.digests import Days

digests = Table(
    "digests",
    metadata,
    Column("network", Text, ForeignKey("networks.id"), primary_key=True),
    Column("last", Date, nullable=False),
)


class Digests:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def told(self, network: str) -> date | None:
        return self._connection.scalar(select(digests.c.last).where(digests.c.network == network))

    def tell(self, network: str, last: date) -> None:
        self._connection.execute(delete(digests).where(digests.c.network == network))
        self._connection.execute(insert(digests).values(network=network, last=last))

    def asked(self, network: str, days: Days) -> list[Asked]:
        given = and_(answers.c.question == questions.c.id, *_shown(days.since, days.until))
        count = func.count(answers.c.id).label("answers")
        asked = (
            select(questions, count)
            .outerjoin(answers, given)
            .where(*_open(network), questions.c.told_at >= days.since, questions.c.told_at < days.until)
            .group_by(questions.c.id)
            .order_by(questions.c.told_at.desc(), questions.c.id)
        )
        return [Asked(question_of(row), row.answers) for row in self._connection.execute(asked)]

    def answers_to_earlier(self, network: str, days: Days) -> int:
        earlier = (
            select(func.count())
            .select_from(answers.join(questions, questions.c.id == answers.c.question))
            .where(*_open(network), questions.c.told_at < days.since, *_shown(days.since, days.until))
        )
        return self._connection.scalar(earlier) or 0


def _open(network: str) -> tuple[ColumnElement[bool], ...]:
    return questions.c.network == network, questions.c.state == State.OPEN.value


def _shown(since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    """Answers told then that all may read."""
    told = (answers.c.told_at >= since, answers.c.told_at < until)
    return *told, answers.c.kind == Kind.ANSWER.value, answers.c.body != "", ~answers.c.hidden
