"""The search index: a row for each term of each released lösning, ranked by BM25 in SQL that both databases read alike.

Terms are Snowball stems without accents, so that inflection and missing å, ä and ö make no difference. Scores are whole
numbers, so that the order is the same everywhere. Filters are terms as well, marked by a colon that no word holds.
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
    case,
    delete,
    func,
    insert,
    literal,
    select,
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
MOST_TERMS = 200
MOST_POSTINGS = 20_000
"""Read for one search; words so common that they do not fit tell nothing."""

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


def index(connection: Connection, solution: Solution) -> None:
    """Makes a released lösning findable; called anew whenever its text changes."""
    unindex(connection, solution.id)
    weights = _weights(solution)
    length = sum(weights.values())
    connection.execute(
        insert(documents).values(solution=solution.id, network=solution.network, length=length, since=solution.since)
    )
    rows = {**weights, **dict.fromkeys(_facets(solution), 0)}
    shared = {"network": solution.network, "solution": solution.id, "length": length}
    connection.execute(insert(postings), [{**shared, "term": term, "weight": weight} for term, weight in rows.items()])
    _count_up(connection, solution.network, set(weights))


def unindex(connection: Connection, solution: str) -> None:
    rows = connection.execute(select(postings.c.network, postings.c.term).where(postings.c.solution == solution)).all()
    if not rows:
        return
    _count_down(connection, rows[0].network, {row.term for row in rows})
    connection.execute(delete(postings).where(postings.c.solution == solution))
    connection.execute(delete(documents).where(documents.c.solution == solution))


def _count_up(connection: Connection, network: str, words: set[str]) -> None:
    mine = (vocabulary.c.network == network, vocabulary.c.term.in_(words))
    known = set(connection.scalars(select(vocabulary.c.term).where(*mine)))
    connection.execute(update(vocabulary).where(*mine).values(documents=vocabulary.c.documents + 1))
    if new := sorted(words - known):
        connection.execute(insert(vocabulary), [{"network": network, "term": term, "documents": 1} for term in new])


def _count_down(connection: Connection, network: str, words: set[str]) -> None:
    mine = (vocabulary.c.network == network, vocabulary.c.term.in_(words))
    connection.execute(update(vocabulary).where(*mine).values(documents=vocabulary.c.documents - 1))
    connection.execute(delete(vocabulary).where(*mine, vocabulary.c.documents == 0))


class Search:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, words: str, filters: Filters, viewer: Viewer, *, limit: int) -> list[Hit]:
        if not words.strip():
            return self._newest(filters, viewer, limit)
        weighed = self._weighed(dict.fromkeys(terms(words)), viewer)
        return self._best(weighed, filters, viewer, limit) if weighed else []

    def _newest(self, filters: Filters, viewer: Viewer, limit: int) -> list[Hit]:
        rows = self._connection.execute(
            select(documents.c.solution)
            .where(documents.c.network == viewer.network, *_passing(documents.c.solution, filters, viewer))
            .order_by(documents.c.since.desc(), documents.c.solution)
            .limit(limit)
        )
        return [Hit(row.solution, 0.0) for row in rows]

    def _weighed(self, asked: Iterable[str], viewer: Viewer) -> dict[str, int]:
        """Inverse document frequency of each term that occurs, in units of 1 / 10,000; rarest first."""
        count = self._connection.scalar(
            select(func.count()).select_from(documents).where(documents.c.network == viewer.network)
        )
        counted = self._connection.execute(
            select(vocabulary.c.term, vocabulary.c.documents)
            .where(vocabulary.c.network == viewer.network, vocabulary.c.term.in_(list(asked)[:MOST_TERMS]))
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

    def _best(self, weighed: dict[str, int], filters: Filters, viewer: Viewer, limit: int) -> list[Hit]:
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
        rows = self._connection.execute(
            select(postings.c.solution, score)
            .where(
                postings.c.network == viewer.network,
                postings.c.term.in_(list(weighed)),
                *_passing(postings.c.solution, filters, viewer),
            )
            .group_by(postings.c.solution)
            .order_by(score.desc(), postings.c.solution)
            .limit(limit)
        )
        return [Hit(row.solution, int(row.score) / _IDF_UNIT) for row in rows]


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
    return [*(f":theme:{theme}" for theme in text.themes), f":size:{text.size_class}", f":provider:{text.provider}"]


def _passing(solution: ColumnElement[str], filters: Filters, viewer: Viewer) -> list[ColumnElement[bool]]:
    """One condition for each filter that is set; of the themes, any will do."""
    wanted = [
        [f":theme:{theme}" for theme in filters.themes],
        [f":size:{filters.size_class}"] if filters.size_class else [],
        [f":provider:{filters.provider}"] if filters.provider else [],
    ]
    facets = postings.alias()
    return [
        solution.in_(select(facets.c.solution).where(facets.c.network == viewer.network, facets.c.term.in_(any_of)))
        for any_of in wanted
        if any_of
    ]


def _big(number: int) -> ColumnElement[int]:
    return literal(number, BigInteger)
