"""Questions. Nothing in a row or its place tells one that was asked without a name from the others of its slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, delete, insert, select, update

from domain.questions import Question, State
from storage.tables import Erasing, Moment, Texts, metadata

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement, Row

questions = Table(
    "questions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), nullable=False),
    Column("body", Text, nullable=False),
    Column("themes", Texts, nullable=False),
    Column("author", Text, ForeignKey("members.id")),
    Column("code_key", LargeBinary, unique=True),
    Column("told_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("me_too", Integer, nullable=False),
    Column("me_too_told", Integer, nullable=False),
    Column("flags", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Index(None, "network", "told_at"),
)


class Questions(Erasing):
    """`erased`: in this transaction words went that the files must not keep."""

    def add(self, question: Question) -> None:
        self._connection.execute(insert(questions).values(_values(question)))

    def get(self, id: str) -> Question | None:
        return self._one(questions.c.id == id)

    def known_by(self, code_key: bytes) -> Question | None:
        return self._one(questions.c.code_key == code_key)

    def change(self, question: Question) -> None:
        former = self.get(question.id)
        self.erased |= former is None or (former.body, former.author) != (question.body, question.author)
        self._connection.execute(update(questions).where(questions.c.id == question.id).values(_values(question)))

    def recent(self, network: str, limit: int) -> list[Question]:
        rows = self._connection.execute(
            select(questions)
            .where(questions.c.network == network, questions.c.state == State.OPEN.value)
            .order_by(questions.c.told_at.desc(), questions.c.id)
            .limit(limit)
        )
        return [question_of(row) for row in rows]

    def told_before(self, network: str, moment: datetime) -> list[Question]:
        those = select(questions).where(questions.c.network == network, questions.c.told_at <= moment)
        rows = self._connection.execute(those.order_by(questions.c.told_at, questions.c.id))
        return [question_of(row) for row in rows]

    def asked_by(self, member: str) -> list[Question]:
        order = (questions.c.told_at, questions.c.id)
        rows = self._connection.execute(select(questions).where(questions.c.author == member).order_by(*order))
        return [question_of(row) for row in rows]

    def me_too_untold(self) -> list[Question]:
        """By id, which is random: any other order could tell which card was pressed last."""
        rows = self._connection.execute(
            select(questions)
            .where(questions.c.me_too != questions.c.me_too_told, questions.c.state == State.OPEN.value)
            .order_by(questions.c.id)
        )
        return [question_of(row) for row in rows]

    def delete(self, id: str) -> None:
        self.erased = True
        self._connection.execute(delete(questions).where(questions.c.id == id))

    def forget_codes(self, before: datetime) -> None:
        old = (questions.c.told_at < before, questions.c.code_key.is_not(None))
        self._erase(update(questions).where(*old).values(code_key=None, note=""))

    def _one(self, which: ColumnElement[bool]) -> Question | None:
        row = self._connection.execute(select(questions).where(which)).one_or_none()
        return question_of(row) if row is not None else None


def _values(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "network": question.network,
        "body": question.body,
        "themes": question.themes,
        "author": question.author,
        "code_key": question.code_key,
        "told_at": question.told_at,
        "state": question.state.value,
        "me_too": question.me_too,
        "me_too_told": question.me_too_told,
        "flags": question.flags,
        "note": question.note,
    }


def question_of(row: Row[Any]) -> Question:
    return Question(
        id=row.id,
        network=row.network,
        body=row.body,
        themes=row.themes,
        author=row.author,
        code_key=row.code_key,
        told_at=row.told_at,
        state=State(row.state),
        me_too=row.me_too,
        me_too_told=row.me_too_told,
        flags=row.flags,
        note=row.note,
    )
