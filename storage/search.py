"""The search index: a row for each term of each released lösning, ranked by BM25 in SQL that both databases read alike.

Terms are Snowball stems without accents, so that inflection and missing å, ä and ö make no difference. Scores are whole
numbers, so that the order is the same everywhere. Filters are terms as well, marked by a colon that no word holds, and
so is what holds no longer, which comes after all else.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import snowballstemmer
from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    tuple_,
    update,
)

from domain.search import Filters, Hit, Viewer
from domain.text import fold
from storage.tables import Moment, metadata

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection

    from domain.solutions import Solution

K1, B = 1.6, 0.9
TITLE, THEMES, BODY = 3, 2, 1
"""What a word counts for, by where it stands."""
TELLING, FEW = 4, 3
"""A word tells what a text is about when it stands in at most one in four of the lösningar, or in a few."""
SHARED = 2
"""Telling words that two texts on the same thing have in common at the least."""
NEAR = 0.6
"""Of the best one's score, for another to be shown beside it."""
ASKING = (
    "hur vad när var vem vilka vilken varför gör göra gjort gjorde får fick har hade kan kunna vill ska någon något "
    "några mot bland också andra annan alla ni er era oss vår våra samtidigt provat chef"
)
"""What questions among managers are made of, whatever they are about."""
MOST_TERMS = 200
MOST_POSTINGS = 10_000
"""Read for one search, rarest words first; those so common that they do not fit tell nothing."""
AT_ONCE = 500
"""Words in one statement; databases take so many parameters and no more."""

OUTDATED = ":outdated"

_WORD = re.compile(r"[^\W_]+")
_IDF_UNIT = 10_000
_UNIT = 1_000_000

documents = Table(
    "search_documents",
    metadata,
    Column("solution", Text, ForeignKey("solutions.id"), primary_key=True),
    Column("network", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("since", Moment, nullable=False),
    Index(None, "network", "since"),
)
postings = Table(
    "search_postings",
    metadata,
    Column("network", Text, primary_key=True),
    Column("term", Text, primary_key=True),
    Column("solution", Text, primary_key=True),
    Column("weight", Integer, nullable=False),
    Column("length", Integer, nullable=False),
    Index(None, "solution"),
    sqlite_with_rowid=False,
)
vocabulary = Table(
    "search_terms",
    metadata,
    Column("network", Text, primary_key=True),
    Column("term", Text, primary_key=True),
    Column("documents", Integer, nullable=False),
    sqlite_with_rowid=False,
)


def terms(text: str) -> list[str]:
    """Every word of `text` as it is looked up; in the order written."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).lower())
    # A stemmer keeps the word it works on and cannot be shared between threads.
    return [fold(stem) for stem in snowballstemmer.stemmer("swedish").stemWords(words)]


class Search:
    """The index of one transaction. How many lösningar hold each word is counted up in memory until `settle`, so that
    an import does not write the row of every common word anew for each of its lines.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._changes: Counter[tuple[str, str]] = Counter()

    def index(self, solution: Solution) -> None:
        """Makes a released lösning findable; called anew whenever its text changes."""
        self.unindex(solution.id)
        weights = _weights(solution)
        mine = {"network": solution.network, "solution": solution.id, "length": sum(weights.values())}
        rows = {**weights, **dict.fromkeys(_facets(solution), 0)}
        self._connection.execute(insert(documents).values(**mine, since=solution.since))
        self._connection.execute(
            insert(postings), [{**mine, "term": term, "weight": weight} for term, weight in rows.items()]
        )
        self._changes.update((solution.network, term) for term in weights)

    def unindex(self, solution: str) -> None:
        held = select(postings.c.network, postings.c.term).where(postings.c.solution == solution, postings.c.weight > 0)
        self._changes.subtract(tuple(row) for row in self._connection.execute(held))
        self._connection.execute(delete(postings).where(postings.c.solution == solution))
        self._connection.execute(delete(documents).where(documents.c.solution == solution))

    def settle(self) -> None:
        """Writes down how many hold each word, before it is asked for and at the end of the transaction."""
        changes = [(network, term, by) for (network, term), by in sorted(self._changes.items()) if by]
        self._changes.clear()
        for part in (changes[start : start + AT_ONCE] for start in range(0, len(changes), AT_ONCE)):
            self._count(part)

    def _count(self, changes: list[tuple[str, str, int]]) -> None:
        mine = tuple_(vocabulary.c.network, vocabulary.c.term).in_([change[:2] for change in changes])
        known = {
            tuple(row) for row in self._connection.execute(select(vocabulary.c.network, vocabulary.c.term).where(mine))
        }
        rows = [{"of": network, "word": term, "by": by} for network, term, by in changes]
        old = [row for row in rows if (row["of"], row["word"]) in known]
        new = [row for row in rows if (row["of"], row["word"]) not in known]
        this = (vocabulary.c.network == bindparam("of"), vocabulary.c.term == bindparam("word"))
        if old:
            more = vocabulary.c.documents + bindparam("by")
            self._connection.execute(update(vocabulary).where(*this).values(documents=more), old)
            self._connection.execute(delete(vocabulary).where(mine, vocabulary.c.documents == 0))
        if new:
            self._connection.execute(
                insert(vocabulary).values(network=bindparam("of"), term=bindparam("word"), documents=bindparam("by")),
                new,
            )

    def find(self, words: str, filters: Filters, viewer: Viewer, *, limit: int) -> list[Hit]:
        self.settle()
        if not words.strip():
            return self._newest(filters, viewer, limit)
        weighed = self._weighed(dict.fromkeys(terms(words)), viewer)
        return self._best(weighed, filters, viewer, limit) if weighed else []

    def similar(self, text: str, viewer: Viewer, *, limit: int) -> list[Hit]:
        self.settle()
        asking = set(terms(ASKING))
        asked = dict.fromkeys(term for term in terms(text) if term not in asking)
        weighed = self._weighed(asked, viewer, telling=True)
        hits = self._best(weighed, Filters(), viewer, limit, shared=SHARED) if weighed else []
        hits = [hit for hit in hits if not hit.outdated] or hits
        return [hit for hit in hits if hit.score >= NEAR * hits[0].score]

    def _newest(self, filters: Filters, viewer: Viewer, limit: int) -> list[Hit]:
        outdated = _outdated(documents.c.solution, viewer).label("outdated")
        rows = self._connection.execute(
            select(documents.c.solution, outdated)
            .where(documents.c.network == viewer.network, *_passing(documents.c.solution, filters, viewer))
            .order_by(outdated, documents.c.since.desc(), documents.c.solution)
            .limit(limit)
        )
        return [Hit(row.solution, 0.0, bool(row.outdated)) for row in rows]

    def _weighed(self, asked: Iterable[str], viewer: Viewer, *, telling: bool = False) -> dict[str, int]:
        """Inverse document frequency of each term that occurs, in units of 1 / 10,000; rarest first."""
        count = self._connection.scalar(
            select(func.count()).select_from(documents).where(documents.c.network == viewer.network)
        )
        rare_enough = [vocabulary.c.documents <= max((count or 0) // TELLING, FEW)] if telling else []
        these = vocabulary.c.term.in_(list(asked)[:MOST_TERMS])
        counted = self._connection.execute(
            select(vocabulary.c.term, vocabulary.c.documents)
            .where(vocabulary.c.network == viewer.network, these, *rare_enough)
            .order_by(vocabulary.c.documents, vocabulary.c.term)
        )
        weighed: dict[str, int] = {}
        read = 0
        for term, having in counted:
            read += having
            if weighed and read > MOST_POSTINGS:
                break
            weighed[term] = round(_IDF_UNIT * math.log(1 + ((count or 0) - having + 0.5) / (having + 0.5)))
        return weighed

    def _best(
        self, weighed: dict[str, int], filters: Filters, viewer: Viewer, limit: int, *, shared: int = 1
    ) -> list[Hit]:
        mean = self._connection.scalar(
            select(func.sum(documents.c.length) // func.count()).where(documents.c.network == viewer.network)
        )
        idf = case(*((postings.c.term == term, _big(weight)) for term, weight in weighed.items()), else_=_big(0))
        saturation = (
            postings.c.weight * _big(_UNIT)
            + _big(round(_UNIT * K1 * (1 - B)))
            + postings.c.length * _big(round(_UNIT * K1 * B / max(mean or 1, 1)))
        )
        score = func.sum(idf * postings.c.weight * _big(round(_UNIT * (K1 + 1))) // saturation).label("score")
        outdated = _outdated(postings.c.solution, viewer).label("outdated")
        rows = self._connection.execute(
            select(postings.c.solution, score, outdated)
            .where(
                postings.c.network == viewer.network,
                postings.c.term.in_(list(weighed)),
                *_passing(postings.c.solution, filters, viewer),
            )
            .group_by(postings.c.solution)
            .having(func.count() >= shared)
            .order_by(outdated, score.desc(), postings.c.solution)
            .limit(limit)
        )
        return [Hit(row.solution, int(row.score) / _IDF_UNIT, bool(row.outdated)) for row in rows]


def _weights(solution: Solution) -> Counter[str]:
    text = solution.text
    weights: Counter[str] = Counter()
    fields = {
        TITLE: [text.title],
        THEMES: [*text.themes, *text.crosses],
        BODY: [text.situation, text.did, text.result, text.user_notices, text.cost],
    }
    for weight, words in fields.items():
        for term in terms("\n".join(words)):
            weights[term] += weight
    return weights


def _facets(solution: Solution) -> list[str]:
    text = solution.text
    outdated = [OUTDATED] if solution.outdated else []
    place = [f":size:{text.size_class}", f":provider:{text.provider}"]
    return [*(f":theme:{theme}" for theme in text.themes), *place, *outdated]


def _passing(solution: ColumnElement[str], filters: Filters, viewer: Viewer) -> list[ColumnElement[bool]]:
    """One condition for each filter that is set; of the themes, any will do."""
    wanted = [
        [f":theme:{theme}" for theme in filters.themes],
        [f":size:{filters.size_class}"] if filters.size_class else [],
        [f":provider:{filters.provider}"] if filters.provider else [],
    ]
    return [_having(solution, any_of, viewer) for any_of in wanted if any_of]


def _outdated(solution: ColumnElement[str], viewer: Viewer) -> ColumnElement[int]:
    """1 for those that come last, else 0."""
    return case((_having(solution, [OUTDATED], viewer), 1), else_=0)


def _having(solution: ColumnElement[str], any_of: list[str], viewer: Viewer) -> ColumnElement[bool]:
    facets = postings.alias()
    return solution.in_(select(facets.c.solution).where(facets.c.network == viewer.network, facets.c.term.in_(any_of)))


def _big(number: int) -> ColumnElement[int]:
    return literal(number, BigInteger)
