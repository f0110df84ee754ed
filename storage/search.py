"""The search index: BM25 over pieces and stems of words, and a closer look at the texts that come first.

A new lösning waits with its terms in its own row of `search_documents`, where every search finds it, until some have
come together; then they get numbers and move to the postings. Scores are whole numbers, so that the order is the same
on both databases. Nothing is remembered from one search to the next.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np
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

from domain import matching, words
from domain.search import Filters, Hit, Viewer
from domain.solutions import State
from domain.solutions import Text as Told
from storage.postings import ENTRY, HEAVIEST, WEIGHT_BITS, Postings, parted
from storage.solutions import read_solution, solutions
from storage.tables import Moment, metadata

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection, Row

    from domain.solutions import Solution
    from storage.postings import Entries

VERSION = 1
"""Of how texts become terms. What was indexed by another version is indexed anew (`Search.renew`)."""
K1, B = 1.2, 1.0
TITLE, THEMES, BODY = 2, 1, 1
"""What a word counts for, by where it stands."""
CLOSER = 20
"""Of the best, how many are looked at closer; a stretch of the text then counts as much as all of it."""
MOST_ENTRIES = 100_000
"""Read for one search, rarest terms first; those so common that they do not fit tell nothing."""
AT_ONCE = 1024
"""Lösningar of one import that move to the postings together."""
WAITING = 64
"""Lösningar outside the postings; so many rows are read for every search."""
TELLING, FEW = 4, 3
"""A word tells what a text is about when it stands in at most one in four of the lösningar, or in a few."""
SHARED = 2
"""Telling words that two texts on the same thing have in common at the least."""
NEAR = 0.6
"""Of the best one's score, for another to be shown beside it."""
ASKING = "provat samtidigt chef andra annan mot bland ni er"
"""What questions among managers are made of besides function words, whatever they are about."""

LENGTH, OUTDATED = ":length", ":outdated"
_LENGTH_STEPS = 8
"""In which a length doubles, to be kept in eight bits."""
_UNIT = 10_000
_BEHIND = 10**15
"""More than any score."""

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
    Index(None, "network", "number"),
    Index(None, "network", "since"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What the index says: scores by number, and the solutions that have no number of their own yet by theirs."""

    scores: NDArray[np.int64]
    passing: NDArray[np.bool_]
    outdated: NDArray[np.bool_]
    waiting: dict[int, str]
    weighed: dict[str, int]


class Search:
    """The index of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._postings = Postings(connection)
        self._waits: Counter[str] = Counter()

    def index(self, solution: Solution) -> None:
        """Makes a released lösning findable; called anew whenever its text changes."""
        self.unindex(solution.id)
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
                self._number(network, self._waiting(network))
        self._waits.clear()

    def outdate(self) -> None:
        """All of it is to be made anew, by `renew`."""
        self._connection.execute(update(documents).values(version=VERSION - 1))

    def renew(self, most: int) -> int:
        """Indexes released lösningar that are not indexed by this version, so many at most; how many it were."""
        of_this_version = select(documents.c.solution).where(documents.c.version == VERSION)
        old = (solutions.c.state == State.RELEASED.value, solutions.c.id.not_in(of_this_version))
        rows = self._connection.execute(select(solutions).where(*old).order_by(solutions.c.id).limit(most)).all()
        self._take_out(documents.c.solution.in_([row.id for row in rows]))
        for row in rows:
            self.index(read_solution(row))
        return len(rows)

    def _number(self, network: str, waiting: list[tuple[str, dict[str, int]]]) -> None:
        highest = select(func.max(documents.c.number)).where(documents.c.network == network)
        first = (self._connection.scalar(highest) or 0) + 1
        self._postings.add(network, dict(enumerate((terms for _, terms in waiting), first)))
        this = documents.c.solution == bindparam("of")
        rows = [{"of": solution, "as": number} for number, (solution, _) in enumerate(waiting, first)]
        self._connection.execute(update(documents).where(this).values(number=bindparam("as")), rows)

    def _take_out(self, which: ColumnElement[bool]) -> None:
        gone = self._connection.execute(select(documents).where(which)).all()
        for network in sorted({row.network for row in gone}):
            mine = {
                row.number: _read(row.terms, row.weights)
                for row in gone
                if row.network == network and row.number is not None
            }
            self._postings.remove(network, mine)
        self._connection.execute(delete(documents).where(which))

    def _waiting(self, network: str) -> list[tuple[str, dict[str, int]]]:
        """Oldest first; sorted here, lest a database reads all there are in the order of their age."""
        rows = self._connection.execute(
            select(documents.c.solution, documents.c.terms, documents.c.weights, documents.c.since).where(
                documents.c.network == network, documents.c.number.is_(None)
            )
        )
        return [
            (row.solution, _read(row.terms, row.weights))
            for row in sorted(rows, key=lambda row: (row.since, row.solution))
        ]

    def find(self, typed: str, filters: Filters, viewer: Viewer, *, limit: int) -> list[Hit]:
        if not typed.strip():
            return self._newest(filters, viewer, limit)
        asked = matching.asked(typed)
        found = self._score(asked.weights, filters, viewer)
        return self._look(asked, found, viewer, limit)

    def similar(self, text: str, viewer: Viewer, *, limit: int) -> list[Hit]:
        plain = {words.plain(word) for word in words.split(text)} - {words.plain(word) for word in words.split(ASKING)}
        asked = {words.STEM + words.stem(word): 1 for word in plain if not words.is_function_word(word)}
        found = self._score(asked, Filters(), viewer, telling=True, shared=SHARED)
        hits = [Hit(id, score / _UNIT, outdated) for id, score, outdated in self._best(found, viewer, limit)]
        hits = [hit for hit in hits if not hit.outdated] or hits
        return [hit for hit in hits if hit.score >= NEAR * hits[0].score]

    def meant(self, typed: str, viewer: Viewer) -> str:
        found = self._score(matching.asked(typed).weights, Filters(), viewer)
        texts = self._texts([id for id, _, _ in self._best(found, viewer, CLOSER)])
        known = [word for head, body in texts.values() for word in (*head, *body)]
        said = words.split(typed)
        unknown = {word for word in said if words.STEM + words.stem(words.plain(word)) not in found.weighed}
        instead = [matching.meant(word, known) if word in unknown else word for word in said]
        return " ".join(instead) if instead != said else ""

    def _newest(self, filters: Filters, viewer: Viewer, limit: int) -> list[Hit]:
        passing = [
            or_(*[documents.c.facets.contains(f"{facet}\n", autoescape=True) for facet in facets])
            for facets in _wanted(filters)
        ]
        rows = self._connection.execute(
            select(documents.c.solution, documents.c.outdated)
            .where(documents.c.network == viewer.network, *passing)
            .order_by(documents.c.outdated, documents.c.since.desc(), documents.c.solution)
            .limit(limit)
        )
        return [Hit(row.solution, 0.0, row.outdated) for row in rows]

    def _score(
        self, asked: dict[str, int], filters: Filters, viewer: Viewer, *, telling: bool = False, shared: int = 1
    ) -> Found:
        """`telling`: only by words that tell what a text is about; `shared`: by so many of them at the least."""
        held = _Held(self._postings, self._waiting(viewer.network), viewer.network)
        lengths, steps = held.numbers_and_weights(LENGTH)
        size = int(lengths[-1]) + 1 if len(lengths) else 1
        long = np.zeros(size)
        long[lengths] = np.exp2(np.arange(HEAVIEST + 1) / _LENGTH_STEPS)[steps]
        spread = K1 * (1 - B + B * long / max(float(long.sum()) / max(len(lengths), 1), 1))
        weighed = _weighed(asked, held.counts(asked), len(lengths), telling=telling)
        entries = held.read(weighed)
        numbers = np.concatenate([np.zeros(0, ENTRY), *entries.values()])
        idf = np.repeat([float(weighed[term]) for term in entries], [len(those) for those in entries.values()])
        where, often = parted(numbers)
        gains = np.floor(idf * often * (K1 + 1) / (often + spread[where]))
        scores = np.bincount(where, gains, size).astype(np.int64)
        passing = np.bincount(where, minlength=size) >= shared
        for facets in _wanted(filters):
            passing &= held.marks(facets, size)
        return Found(scores, passing, held.marks([OUTDATED], size), held.waiting, weighed)

    def _best(self, found: Found, viewer: Viewer, most: int) -> list[tuple[str, int, bool]]:
        """Ids, scores and whether they are outdated; ties by id."""
        those = np.flatnonzero(found.passing)
        if len(those) > most:
            ahead = found.scores[those] - found.outdated[those] * _BEHIND
            those = those[ahead >= np.partition(ahead, -most)[-most]]
        order = np.lexsort((those, -found.scores[those], found.outdated[those]))
        best = [int(number) for number in those[order][:most]]
        ids = found.waiting | self._ids(viewer.network, [number for number in best if number not in found.waiting])
        ranked = [(ids[number], int(found.scores[number]), bool(found.outdated[number])) for number in best]
        return sorted(ranked, key=lambda one: (one[2], -one[1], one[0]))

    def _ids(self, network: str, numbers: list[int]) -> dict[int, str]:
        this = (documents.c.network == network, documents.c.number.in_(numbers))
        rows = self._connection.execute(select(documents.c.number, documents.c.solution).where(*this))
        return {row.number: row.solution for row in rows}

    def _look(self, asked: matching.Asked, found: Found, viewer: Viewer, limit: int) -> list[Hit]:
        best = self._best(found, viewer, max(CLOSER, limit))
        texts = self._texts([id for id, _, _ in best])
        closer = matching.Closer(asked, found.weighed)
        looked = [(outdated, -score - closer.score(*texts[id]), id) for id, score, outdated in best if id in texts]
        hits: list[Hit] = []
        for outdated, score, id in sorted(looked):
            head, body = texts[id]
            if matched := closer.matched((*head, *body)):
                hits.append(Hit(id, -score / _UNIT / matching.WHOLE, outdated, matched))
            if len(hits) == limit:
                break
        return hits

    def _texts(self, ids: list[str]) -> dict[str, tuple[list[str], list[str]]]:
        """The words of the head and of the body."""
        told = [solutions.c[field.name] for field in fields(Told)]
        # By id alone: SQLite would read all of the network's otherwise. Only released ones are in the index.
        rows = self._connection.execute(select(solutions.c.id, *told).where(solutions.c.id.in_(ids)))
        texts = {row.id: _fields(row) for row in rows}
        return {
            id: (words.split("\n".join([*title, *themes])), words.split("\n".join(body)))
            for id, (title, themes, body) in texts.items()
        }


class _Held:
    """The postings of one network together with those that wait to be written there, which get the numbers after."""

    def __init__(self, postings: Postings, waiting: list[tuple[str, dict[str, int]]], network: str) -> None:
        self._postings = postings
        self._network = network
        lengths = postings.read(network, [LENGTH]).get(LENGTH, np.zeros(0, ENTRY))
        first = int(parted(lengths)[0][-1]) + 1 if len(lengths) else 1
        self.waiting = dict(enumerate((solution for solution, _ in waiting), first))
        self._fresh = dict(enumerate((terms for _, terms in waiting), first))
        self._lengths = self._with_fresh(LENGTH, lengths)

    def counts(self, terms: Iterable[str]) -> dict[str, int]:
        counted = Counter(self._postings.counts(self._network, terms))
        for held in self._fresh.values():
            counted.update(term for term in terms if term in held)
        return counted

    def read(self, terms: Iterable[str]) -> dict[str, Entries]:
        kept = self._postings.read(self._network, terms)
        none = np.zeros(0, ENTRY)
        return {term: self._with_fresh(term, kept.get(term, none)) for term in terms}

    def numbers_and_weights(self, term: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        entries = self._lengths if term == LENGTH else self.read([term])[term]
        return parted(entries)

    def marks(self, any_of: list[str], size: int) -> NDArray[np.bool_]:
        marked = np.zeros(size, np.bool_)
        for entries in self.read(any_of).values():
            marked[parted(entries)[0]] = True
        return marked

    def _with_fresh(self, term: str, kept: Entries) -> Entries:
        fresh = [number << WEIGHT_BITS | held[term] for number, held in self._fresh.items() if term in held]
        return np.concatenate([kept, np.array(fresh, ENTRY)]) if fresh else kept


def _weighed(asked: dict[str, int], counts: dict[str, int], count: int, *, telling: bool) -> dict[str, int]:
    """Inverse document frequency of each term that occurs, times what it weighs, in units of 1 / 10,000."""
    weighed: dict[str, int] = {}
    read = 0
    for having, term in sorted((having, term) for term, having in counts.items()):
        read += having
        if (weighed and read > MOST_ENTRIES) or (telling and having > max(count // TELLING, FEW)):
            break
        weighed[term] = round(_UNIT * asked[term] * math.log(1 + (count - having + 0.5) / (having + 0.5)))
    return weighed


def _terms(solution: Solution) -> dict[str, int]:
    """What a released lösning is found by, and what each weighs there."""
    weights: Counter[str] = Counter()
    for weight, texts in zip((TITLE, THEMES, BODY), _fields(solution.text), strict=True):
        for word in words.split("\n".join(texts)):
            for term in words.terms(words.plain(word)):
                weights[term] += weight
    steps = round(_LENGTH_STEPS * math.log2(max(weights.total(), 1)))
    held = {term: min(weight, HEAVIEST) for term, weight in weights.items()}
    return held | dict.fromkeys(_facets(solution), 0) | {LENGTH: min(steps, HEAVIEST)}


def _fields(text: Told | Row[Any]) -> tuple[list[str], list[str], list[str]]:
    """Title, themes and body."""
    body = [text.situation, text.did, text.result, text.user_notices, text.cost]
    return [text.title], [*text.themes, *text.crosses], body


def _facets(solution: Solution) -> list[str]:
    text = solution.text
    outdated = [OUTDATED] if solution.outdated else []
    place = [f":size:{text.size_class}", f":provider:{text.provider}"]
    return [*(f":theme:{theme}" for theme in text.themes), *place, *outdated]


def _wanted(filters: Filters) -> list[list[str]]:
    """One list for each filter that is set; of the themes, any will do."""
    wanted = [
        [f":theme:{theme}" for theme in filters.themes],
        [f":size:{filters.size_class}"] if filters.size_class else [],
        [f":provider:{filters.provider}"] if filters.provider else [],
    ]
    return [any_of for any_of in wanted if any_of]


def _read(terms: str, weights: bytes) -> dict[str, int]:
    return dict(zip(terms.split("\n"), weights, strict=True))
