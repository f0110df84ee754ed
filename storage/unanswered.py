"""What has been done about questions that nobody answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text, delete, insert, select

from domain.answers import Kind
from domain.questions import State
from domain.unanswered import Care
from storage.answers import answers
from storage.questions import question_of, questions
from storage.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from domain.questions import Question

unanswered = Table(
    "unanswered",
    metadata,
    Column("question", Text, ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True),
    Column("asked", Integer),
    Column("settled", Boolean, nullable=False),
)


class Cares:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, question: str) -> Care | None:
        row = self._connection.execute(select(unanswered).where(unanswered.c.question == question)).one_or_none()
        return Care(row.question, row.asked, row.settled) if row is not None else None

    def put(self, care: Care) -> None:
        self._connection.execute(delete(unanswered).where(unanswered.c.question == care.question))
        values = {"question": care.question, "asked": care.asked, "settled": care.settled}
        self._connection.execute(insert(unanswered).values(values))

    def questions(self, network: str) -> list[Question]:
        given = (answers.c.question == questions.c.id) & (answers.c.kind == Kind.ANSWER.value) & ~answers.c.hidden
        settled = (unanswered.c.question == questions.c.id) & unanswered.c.settled
        rows = self._connection.execute(
            select(questions)
            .where(
                questions.c.network == network,
                questions.c.state == State.OPEN.value,
                ~select(answers.c.id).where(given).exists(),
                ~select(unanswered.c.question).where(settled).exists(),
            )
            .order_by(questions.c.told_at, questions.c.id)
        )
        return [question_of(row) for row in rows]
