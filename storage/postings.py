"""Which lösningar hold which term, as lists of numbers: a row for each term and block of lösningar.

An entry is 32 bits: the number of the lösning, and in the last eight bits how much the term weighs there. What a
search reads is then a few hundred rows, however many lösningar there are, and what it adds up are whole arrays.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from sqlalchemy import (
    Column,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from storage.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray
    from sqlalchemy import BindParameter, ColumnElement, Connection

    Entries: TypeAlias = NDArray[np.uint32]

BLOCK = 8192
"""Lösningar in one row; so much is written anew when one is added or taken out."""
HEAVIEST = 255
WEIGHT_BITS = 8
ENTRY = np.dtype("<u4")
AT_ONCE = 500
"""Terms in one statement; databases take so many parameters and no more."""

postings = Table(
    "search_postings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("network", Text, nullable=False),
    Column("term", Text, nullable=False),
    Column("block", Integer, nullable=False),
    Column("entries", LargeBinary, nullable=False),
    UniqueConstraint("network", "term", "block"),
)


def parted(entries: Entries) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Numbers, and what the term weighs there."""
    return (entries >> WEIGHT_BITS).astype(np.int64), (entries & HEAVIEST).astype(np.int64)


class Postings:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counts(self, network: str, terms: Iterable[str]) -> dict[str, int]:
        """How many hold each of `terms`; those that none holds are left out."""
        found: dict[str, int] = {}
        for part in _parts(terms):
            held = select(postings.c.term, func.sum(func.length(postings.c.entries))).where(
                postings.c.network == network, postings.c.term.in_(part)
            )
            rows = self._connection.execute(held.group_by(postings.c.term)).all()
            found.update((term, int(size) // ENTRY.itemsize) for term, size in rows)
        return found

    def read(self, network: str, terms: Iterable[str]) -> dict[str, Entries]:
        """Sorted by number."""
        found: defaultdict[str, list[tuple[int, bytes]]] = defaultdict(list)
        for part in _parts(terms):
            held = select(postings.c.term, postings.c.block, postings.c.entries).where(
                postings.c.network == network, postings.c.term.in_(part)
            )
            for term, block, entries in self._connection.execute(held).all():
                found[term].append((block, entries))
        return {term: _array(b"".join(entries for _, entries in sorted(held))) for term, held in found.items()}

    def add(self, network: str, those: Mapping[int, Mapping[str, int]]) -> None:
        """`those`: the terms of each number, and what they weigh there. The numbers are higher than all before."""
        fresh: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, terms in sorted(those.items()):
            for term, weight in terms.items():
                fresh[number // BLOCK][term].append(number << WEIGHT_BITS | min(weight, HEAVIEST))
        for block, terms_there in fresh.items():
            held = self._of(network, block, terms_there)
            rows = [
                {"of": network, "word": term, "at": block, "those": held.get(term, b"") + _bytes(entries)}
                for term, entries in sorted(terms_there.items())
            ]
            self._write([row for row in rows if row["word"] in held], known=True)
            self._write([row for row in rows if row["word"] not in held], known=False)

    def remove(self, network: str, those: Mapping[int, Iterable[str]]) -> None:
        """`those`: the terms of each number that goes."""
        gone: defaultdict[int, set[str]] = defaultdict(set)
        for number, terms in those.items():
            gone[number // BLOCK].update(terms)
        numbers = np.fromiter(those, ENTRY)
        for block, terms_there in gone.items():
            left = {
                term: entries[~np.isin(parted(entries)[0], numbers)].tobytes()
                for term, entries in (
                    (term, _array(held)) for term, held in self._of(network, block, terms_there).items()
                )
            }
            rows = [
                {"of": network, "word": term, "at": block, "those": entries} for term, entries in sorted(left.items())
            ]
            self._write([row for row in rows if row["those"]], known=True)
            for part in _parts(term for term, entries in left.items() if not entries):
                this = (postings.c.network == network, postings.c.block == block, postings.c.term.in_(part))
                self._connection.execute(delete(postings).where(*this))

    def _of(self, network: str, block: int, terms: Iterable[str]) -> dict[str, bytes]:
        held: dict[str, bytes] = {}
        for part in _parts(terms):
            this = (postings.c.network == network, postings.c.block == block, postings.c.term.in_(part))
            rows = self._connection.execute(select(postings.c.term, postings.c.entries).where(*this)).all()
            held.update((term, entries) for term, entries in rows)
        return held

    def _write(self, rows: list[dict[str, object]], *, known: bool) -> None:
        if not rows:
            return
        names = {"network": "of", "term": "word", "block": "at"}
        given: dict[str, BindParameter[Any]] = {column: bindparam(name) for column, name in names.items()}
        if known:
            this: list[ColumnElement[bool]] = [postings.c[name] == value for name, value in given.items()]
            self._connection.execute(update(postings).where(*this).values(entries=bindparam("those")), rows)
        else:
            self._connection.execute(insert(postings).values(**given, entries=bindparam("those")), rows)


def _array(entries: bytes) -> Entries:
    return np.frombuffer(entries, ENTRY)


def _bytes(entries: list[int]) -> bytes:
    return np.array(entries, ENTRY).tobytes()


def _parts(terms: Iterable[str]) -> list[list[str]]:
    those = sorted(terms)
    return [those[start : start + AT_ONCE] for start in range(0, len(those), AT_ONCE)]
