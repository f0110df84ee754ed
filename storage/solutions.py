"""Lösningar, what colleagues experienced with them, and the search index that follows both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy import Text as Words

from domain.solutions import Experience, Outcome, Solution, State, Text
from storage.tables import Moment, Texts, metadata

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row

    from storage.search import Search

solutions = Table(
    "solutions",
    metadata,
    Column("id", Words, primary_key=True),
    Column("network", Words, ForeignKey("networks.id"), nullable=False),
    Column("did", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("situation", Words, nullable=False),
    Column("result", Words, nullable=False),
    Column("user_notices", Words, nullable=False),
    Column("themes", Texts, nullable=False),
    Column("crosses", Texts, nullable=False),
    Column("size_class", Words, nullable=False),
    Column("provider", Words, nullable=False),
    Column("cost", Words, nullable=False),
    Column("owner", Words, ForeignKey("members.id"), index=True),
    Column("named", Boolean, nullable=False),
    Column("state", Words, nullable=False),
    Column("since", Moment, nullable=False),
    Column("question", Words, ForeignKey("questions.id"), index=True),
    Column("external_id", Words),
    Column("reminded", Boolean, nullable=False),
    Column("flags", Integer, nullable=False),
    Column("signature", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("confirmed", Date),
    Column("asked", Boolean, nullable=False),
    Column("outdated", Words, nullable=False),
    UniqueConstraint("network", "external_id"),
    Index(None, "state", "since"),
)

experiences = Table(
    "experiences",
    metadata,
    Column("solution", Words, ForeignKey("solutions.id"), primary_key=True),
    Column("member", Words, ForeignKey("members.id"), primary_key=True),
    Column("outcome", Words, nullable=False),
    Column("words", Words, nullable=False),
    Column("told_at", Moment, nullable=False),
)


class Solutions:
    """`erased`: in this transaction words went that the files must not keep."""

    def __init__(self, connection: Connection, search: Search) -> None:
        self._connection = connection
        self._search = search
        self.erased = False

    def add(self, solution: Solution) -> None:
        self._connection.execute(insert(solutions).values(_values(solution)))
        self._index(solution)

    def get(self, id: str) -> Solution | None:
        return next(iter(self._all(solutions.c.id == id)), None)

    def change(self, solution: Solution) -> None:
        former = self.get(solution.id)
        self.erased |= former is None or _told(former) != _told(solution)
        self._connection.execute(update(solutions).where(solutions.c.id == solution.id).values(_values(solution)))
        if former is None or _found_by(former) != _found_by(solution):
            self._index(solution)

    def delete(self, id: str) -> None:
        self._search.unindex(id)
        self.forget_experiences(id)
        self._connection.execute(delete(solutions).where(solutions.c.id == id))
        self.erased = True

    def drafts_of(self, owner: str) -> list[Solution]:
        return self._all(solutions.c.owner == owner, solutions.c.state == State.DRAFT.value)

    def owned_by(self, member: str) -> list[Solution]:
        return self._all(solutions.c.owner == member)

    def to(self, question: str) -> list[Solution]:
        return self._all(solutions.c.question == question)

    def settled_before(self, network: str, moment: datetime) -> list[Solution]:
        mine = (solutions.c.network == network, solutions.c.state != State.DRAFT.value)
        return self._all(*mine, solutions.c.since <= moment)

    def drafts_since(self, before: datetime) -> list[Solution]:
        return self._all(solutions.c.state == State.DRAFT.value, solutions.c.since <= before)

    def released(self, network: str) -> list[Solution]:
        return self._all(solutions.c.network == network, solutions.c.state == State.RELEASED.value)

    def by_external_id(self, network: str, external_id: str) -> Solution | None:
        mine = (solutions.c.network == network, solutions.c.external_id == external_id)
        return next(iter(self._all(*mine)), None)

    def add_experience(self, experience: Experience) -> None:
        self._forget((experiences.c.solution == experience.solution) & (experiences.c.member == experience.member))
        self._connection.execute(
            insert(experiences).values(
                solution=experience.solution,
                member=experience.member,
                outcome=experience.outcome.value,
                words=experience.words,
                told_at=experience.told_at,
            )
        )

    def experiences(self, solution: str) -> list[Experience]:
        """Oldest first."""
        rows = self._connection.execute(
            select(experiences)
            .where(experiences.c.solution == solution)
            .order_by(experiences.c.told_at, experiences.c.member)
        )
        return [Experience(row.solution, row.member, Outcome(row.outcome), row.words, row.told_at) for row in rows]

    def forget_experiences(self, solution: str) -> None:
        self._forget(experiences.c.solution == solution)

    def forget_experiences_by(self, member: str) -> None:
        self._forget(experiences.c.member == member)

    def _forget(self, which: ColumnElement[bool]) -> None:
        gone = self._connection.execute(delete(experiences).where(which))
        self.erased |= gone.rowcount > 0

    def _index(self, solution: Solution) -> None:
        if solution.state is State.RELEASED:
            self._search.index(solution)
        else:
            self._search.unindex(solution.id)

    def _all(self, *which: ColumnElement[bool]) -> list[Solution]:
        rows = self._connection.execute(select(solutions).where(*which).order_by(solutions.c.since, solutions.c.id))
        return [read_solution(row) for row in rows]


def _told(solution: Solution) -> tuple[object, ...]:
    """What somebody has written, and who."""
    return solution.text, solution.owner, solution.signature, solution.note, solution.outdated


def _found_by(solution: Solution) -> tuple[object, ...]:
    """What the search index is made of."""
    return solution.text, solution.network, solution.since, solution.state, bool(solution.outdated)


def _values(solution: Solution) -> dict[str, object]:
    text = solution.text
    return {
        "id": solution.id,
        "network": solution.network,
        "did": text.did,
        "title": text.title,
        "situation": text.situation,
        "result": text.result,
        "user_notices": text.user_notices,
        "themes": text.themes,
        "crosses": text.crosses,
        "size_class": text.size_class,
        "provider": text.provider,
        "cost": text.cost,
        "owner": solution.owner,
        "named": solution.named,
        "state": solution.state.value,
        "since": solution.since,
        "question": solution.question,
        "external_id": solution.external_id,
        "reminded": solution.reminded,
        "flags": solution.flags,
        "signature": solution.signature,
        "note": solution.note,
        "confirmed": solution.confirmed,
        "asked": solution.asked,
        "outdated": solution.outdated,
    }


def read_solution(row: Row[Any]) -> Solution:
    return Solution(
        id=row.id,
        network=row.network,
        text=Text(
            did=row.did,
            title=row.title,
            situation=row.situation,
            result=row.result,
            user_notices=row.user_notices,
            themes=row.themes,
            crosses=row.crosses,
            size_class=row.size_class,
            provider=row.provider,
            cost=row.cost,
        ),
        owner=row.owner,
        named=row.named,
        state=State(row.state),
        since=row.since,
        question=row.question,
        external_id=row.external_id,
        reminded=row.reminded,
        flags=row.flags,
        signature=row.signature,
        note=row.note,
        confirmed=row.confirmed,
        asked=row.asked,
        outdated=row.outdated,
    )
