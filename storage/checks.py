"""Three questions after each meeting: while they are asked, bare numbers; then what may be told of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, Text, delete, insert, select

from domain.checks import Check, Question, Reply, State
from domain.polls import Result, Told, Vague
from storage.tables import Erasing, count, metadata

if TYPE_CHECKING:
    from typing import Any


checks = Table(
    "checks",
    metadata,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
    Column("last", Date, nullable=False),
    Column("state", Text, nullable=False),
    Column("results", Text, nullable=False),
)

check_counts = Table(
    "check_counts",
    metadata,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
    Column("question", Text, primary_key=True),
    Column("reply", Text, primary_key=True),
    Column("number", Integer, nullable=False),
)


class Checks(Erasing):
    """`erased`: in this transaction numbers went that the files must not keep."""

    def put(self, check: Check) -> None:
        self._connection.execute(delete(checks).where(checks.c.meeting == check.meeting))
        results = json.dumps([_written(one) for one in check.results])
        values = {"meeting": check.meeting, "last": check.last, "state": check.state.value, "results": results}
        self._connection.execute(insert(checks).values(values))
        if check.state is State.OPEN:
            self._lay_out(check.meeting)

    def _lay_out(self, meeting: str) -> None:
        """A row for each reply beforehand, so that none is younger for having been given first."""
        for question in Question:
            for reply in Reply:
                count(self._connection, check_counts, 0, meeting=meeting, question=question.value, reply=reply.value)

    def get(self, meeting: str) -> Check | None:
        row = self._connection.execute(select(checks).where(checks.c.meeting == meeting)).one_or_none()
        if row is None:
            return None
        return Check(row.meeting, row.last, State(row.state), tuple(map(_result, json.loads(row.results))))

    def count(self, meeting: str, question: Question, reply: Reply) -> None:
        count(self._connection, check_counts, 1, meeting=meeting, question=question.value, reply=reply.value)

    def number(self, meeting: str, question: Question, reply: Reply) -> int:
        key = {"meeting": meeting, "question": question.value, "reply": reply.value}
        one = (check_counts.c[name] == value for name, value in key.items())
        return int(self._connection.scalar(select(check_counts.c.number).where(*one)) or 0)

    def forget_counts(self, meeting: str) -> None:
        self.erased = True
        self._connection.execute(delete(check_counts).where(check_counts.c.meeting == meeting))

    def forget_meeting(self, meeting: str) -> None:
        self.forget_counts(meeting)
        self._connection.execute(delete(checks).where(checks.c.meeting == meeting))


def _written(result: Result | None) -> dict[str, object] | None:
    """A word as its name; the split that no check has is not kept."""
    if result is None:
        return None
    options = [one.name if isinstance(one, Vague) else one for one in result.options]
    return {"answers": result.answers, "options": options}


def _result(kept: dict[str, Any] | None) -> Result | None:
    if kept is None:
        return None
    options: list[Told] = [Vague[one] if isinstance(one, str) else one for one in kept["options"]]
    return Result(kept["answers"], tuple(options), ())
