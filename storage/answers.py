"""Answers, in the order they were told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from domain.answers import Answer, Kind
from storage.tables import Erasing, Moment, metadata

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement, Row

answers = Table(
    "answers",
    metadata,
    Column("place", Integer, primary_key=True),  # those of one slot share their moment, so that cannot order them
    Column("id", Text, nullable=False, unique=True),
    Column("question", Text, ForeignKey("questions.id"), nullable=False),
    Column("body", Text, nullable=False),
    Column("author", Text, ForeignKey("members.id")),
    Column("code_key", LargeBinary, unique=True),
    Column("told_at", Moment, nullable=False),
    Column("kind", Text, nullable=False),
    Column("may_be_kept", Boolean, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("flags", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Index(None, "question"),
)


class Answers(Erasing):
    """`erased`: in this transaction words went that the files must not keep."""

    def add(self, answer: Answer) -> None:
        self._connection.execute(insert(answers).values(_values(answer)))

    def get(self, id: str) -> Answer | None:
        return self._one(answers.c.id == id)

    def known_by(self, code_key: bytes) -> Answer | None:
        return self._one(answers.c.code_key == code_key)

    def to(self, question: str) -> list[Answer]:
        rows = self._connection.execute(
            select(answers).where(answers.c.question == question).order_by(answers.c.told_at, answers.c.place)
        )
        return [_answer(row) for row in rows]

    def given_by(self, member: str) -> list[Answer]:
        order = (answers.c.told_at, answers.c.place)
        rows = self._connection.execute(select(answers).where(answers.c.author == member).order_by(*order))
        return [_answer(row) for row in rows]

    def change(self, answer: Answer) -> None:
        self.erased = True
        self._connection.execute(update(answers).where(answers.c.id == answer.id).values(_values(answer)))

    def erase(self, id: str) -> None:
        self.erased = True
        self._connection.execute(delete(answers).where(answers.c.id == id))

    def forget_codes(self, before: datetime) -> None:
        old = (answers.c.told_at < before, answers.c.code_key.is_not(None))
        self._erase(update(answers).where(*old).values(code_key=None, note=""))

    def _one(self, which: ColumnElement[bool]) -> Answer | None:
        row = self._connection.execute(select(answers).where(which)).one_or_none()
        return _answer(row) if row is not None else None


def _values(answer: Answer) -> dict[str, object]:
    return {
        "id": answer.id,
        "question": answer.question,
        "body": answer.body,
        "author": answer.author,
        "code_key": answer.code_key,
        "told_at": answer.told_at,
        "kind": answer.kind.value,
        "may_be_kept": answer.may_be_kept,
        "hidden": answer.hidden,
        "flags": answer.flags,
        "note": answer.note,
    }


def _answer(row: Row[Any]) -> Answer:
    return Answer(
        id=row.id,
        question=row.question,
        body=row.body,
        author=row.author,
        code_key=row.code_key,
        told_at=row.told_at,
        kind=Kind(row.kind),
        may_be_kept=row.may_be_kept,
        hidden=row.hidden,
        flags=row.flags,
        note=row.note,
    )
