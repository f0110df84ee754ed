"""What search looks through: the terms of each released lösning, written in the transaction that releases it.

A new lösning waits with its terms in its own row of `search_documents`, where every search finds it, until some have
come together; then they get numbers and move to the postings. Its own terms also tell where to take it out again.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from domain import words
from domain.solutions import State
from storage.postings import HEAVIEST, Postings
from storage.solutions import read_solution, solutions
from storage.tables import Moment, metadata

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Row

    from domain.solutions import Solution
    from domain.solutions import Text as Told

VERSION = 1
"""Of how texts become terms. What was indexed by another version is indexed anew (`Indexed.renew`)."""
TITLE, THEMES, BODY = 2, 1, 1
"""What a word counts for, by where it stands."""
AT_ONCE = 1024
"""Lösningar of one import that move to the postings together."""
WAITING = 64
"""Lösningar outside the postings; so many rows are read for every search."""
LENGTH, OUTDATED = ":length", ":outdated"
LENGTH_STEPS = 8
"""In which a length doubles, to be kept in eight bits."""

documents = Table(
    "search_documents",
    metadata,
    Column("solution", Text, ForeignKey("solutions.id"), primary_key=True),
    Column("network", Text, nullable=False),
    Column("number", Integer),
    Column("version", Integer, nullable=False),
    Column("since", Moment, nullable=False),
    Column("outdated", Boolean, nullable=False),
    Column("facets", Text, nullable=False),
    Column("terms", Text, nullable=False),
    Column("weights", LargeBinary, nullable=False),
    Column("model", Text),
    Column("meaning", LargeBinary),
    Index(None, "network", "number"),
    Index(None, "network", "since"),
    Index(None, "model"),
)


class Indexed:
    """The index of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._postings = Postings(connection)
        self._waits: Counter[str] = Counter()
        self._writes = 0

    def index(self, solution: Solution) -> None:
        """Makes a released lösning findable; called anew whenever its text changes."""
        self.unindex(solution.id)
        self._add(solution)

    def _add(self, solution: Solution, **meant: object) -> None:
        self._writes += 1
        terms = _terms(solution)
        self._connection.execute(
            insert(documents).values(
                solution=solution.id,
                network=solution.network,
                version=VERSION,
                since=solution.since,
                outdated=bool(solution.outdated),
                facets="".join(f"{facet}\n" for facet in _facets(solution)),
                terms="\n".join(terms),
                weights=bytes(terms.values()),
                **meant,
            )
        )
        self._waits[solution.network] += 1
        if self._waits[solution.network] >= AT_ONCE:
            self.settle()

    def unindex(self, solution: str) -> None:
        self._take_out(documents.c.solution == solution)

    def settle(self) -> None:
        """Moves those that wait to the postings where they have become many; at the end of the transaction."""
        for network in sorted(self._waits):
            waiting = (documents.c.network == network, documents.c.number.is_(None))
            count = self._connection.scalar(select(func.count()).select_from(documents).where(*waiting))
            if (count or 0) >= WAITING:
                self._number(network, self.waiting(network))
        self._waits.clear()

    def outdate(self) -> None:
        """All of it is to be made anew, by `renew`."""
        self._connection.execute(update(documents).values(version=VERSION - 1))

    def is_old(self) -> bool:
        """Some of it was not made by this version."""
        return self._connection.execute(select(solutions.c.id).where(*_old()).limit(1)).first() is not None

    def renew(self, most: int) -> int:
        """Indexes released lösningar that are not indexed by this version, so many at most; how many it were."""
        rows = self._connection.execute(select(solutions).where(*_old()).order_by(solutions.c.id).limit(most)).all()
        these = documents.c.solution.in_([row.id for row in rows])
        told = select(documents.c.solution, documents.c.model, documents.c.meaning).where(these)
        meant = {one.solution: {"model": one.model, "meaning": one.meaning} for one in self._connection.execute(told)}
        self._take_out(these)
        for row in rows:
            self._add(read_solution(row), **meant.get(row.id, {}))
        return len(rows)

    def without_meaning(self, model: str, most: int) -> list[Solution]:
        """Released lösningar that wait for theirs from this model."""
        # Parted so that the index tells: it is asked every few seconds, and the rows are long.
        other = or_(documents.c.model.is_(None), documents.c.model < model, documents.c.model > model)
        found = select(solutions).join(documents, documents.c.solution == solutions.c.id).where(other).limit(most)
        return [read_solution(row) for row in self._connection.execute(found.order_by(solutions.c.id))]

    def keep_meaning(self, solution: Solution, model: str, meaning: bytes) -> None:
        """Where its text is another by now, or it is no longer released, this was for nothing."""
        row = self._connection.execute(select(solutions).where(solutions.c.id == solution.id)).one_or_none()
        if row and read_solution(row).text == solution.text:
            this = update(documents).where(documents.c.solution == solution.id)
            self._connection.execute(this.values(model=model, meaning=meaning))

    def _number(self, network: str, waiting: list[tuple[str, dict[str, int]]]) -> None:
        self._writes += 1
        highest = select(func.max(documents.c.number)).where(documents.c.network == network)
        first = (self._connection.scalar(highest) or 0) + 1
        self._postings.add(network, dict(enumerate((terms for _, terms in waiting), first)))
        this = documents.c.solution == bindparam("of")
        rows = [{"of": solution, "as": number} for number, (solution, _) in enumerate(waiting, first)]
        self._connection.execute(update(documents).where(this).values(number=bindparam("as")), rows)

    def _take_out(self, which: ColumnElement[bool]) -> None:
        self._writes += 1
        gone = self._connection.execute(select(documents).where(which)).all()
        for network in sorted({row.network for row in gone}):
            mine = {
                row.number: terms_of(row.terms, row.weights)
                for row in gone
                if row.network == network and row.number is not None
            }
            self._postings.remove(network, mine)
        self._connection.execute(delete(documents).where(which))

    def waiting(self, network: str) -> list[tuple[str, dict[str, int]]]:
        """Oldest first; sorted here, lest a database reads all there are in the order of their age."""
        rows = self._connection.execute(
            select(documents.c.solution, documents.c.terms, documents.c.weights, documents.c.since).where(
                documents.c.network == network, documents.c.number.is_(None)
            )
        )
        return [
            (row.solution, terms_of(row.terms, row.weights))
            for row in sorted(rows, key=lambda row: (row.since, row.solution))
        ]


def _old() -> tuple[ColumnElement[bool], ...]:
    """Released lösningar that this version has not indexed."""
    of_this_version = select(documents.c.solution).where(documents.c.version == VERSION)
    return solutions.c.state == State.RELEASED.value, solutions.c.id.not_in(of_this_version)


def _terms(solution: Solution) -> dict[str, int]:
    """What a released lösning is found by, and what each weighs there."""
    weights: Counter[str] = Counter()
    for weight, texts in zip((TITLE, THEMES, BODY), fields_of(solution.text), strict=True):
        for word in words.split("\n".join(texts)):
            for term in words.terms(words.plain(word)):
                weights[term] += weight
    steps = round(LENGTH_STEPS * math.log2(max(weights.total(), 1)))
    held = {term: min(weight, HEAVIEST) for term, weight in weights.items()}
    return held | dict.fromkeys(_facets(solution), 0) | {LENGTH: min(steps, HEAVIEST)}


def fields_of(text: Told | Row[Any]) -> tuple[list[str], list[str], list[str]]:
    """Title, themes and body."""
    body = [text.situation, text.did, text.result, text.user_notices, text.cost]
    return [text.title], [*text.themes, *text.crosses], body


def _facets(solution: Solution) -> list[str]:
    text = solution.text
    outdated = [OUTDATED] if solution.outdated else []
    place = [f":size:{text.size_class}", f":provider:{text.provider}"]
    return [*(f":theme:{theme}" for theme in text.themes), *place, *outdated]


def terms_of(terms: str, weights: bytes) -> dict[str, int]:
    return dict(zip(terms.split("\n"), weights, strict=True))
