"""BM25 over the terms that were asked for, as sums of whole arrays. Whole numbers, so that databases rank alike."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storage.postings import ENTRY, HEAVIEST, WEIGHT_BITS, parted
from storage.search_index import LENGTH, LENGTH_STEPS, OUTDATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from storage.postings import Entries, Postings

K1, B = 1.2, 1.0
MOST_ENTRIES = 100_000
"""Read for one search, rarest terms first; those so common that they do not fit tell nothing."""
UNIT = 10_000
"""Of scores."""
LIKE = 2
"""For each thing in which a lösning's place is alike, its score counts for a half more when the best are chosen."""
_BEHIND = 10**15
"""More than any score."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`shared`: so many of the terms at the least. `wanted`: of each of these lists of facets, one. `like`: facets that
    are welcome."""

    shared: int = 1
    wanted: Sequence[Sequence[str]] = ()
    like: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """By number; `likeness`: how many of the facets that are welcome. `waiting`: the lösningar that have no number of
    their own yet."""

    scores: NDArray[np.int64]
    passing: NDArray[np.bool_]
    outdated: NDArray[np.bool_]
    likeness: NDArray[np.int64]
    waiting: dict[int, str]

    def best(self, most: int) -> list[int]:
        """Their numbers, what is outdated last; what is alike is drawn in from further behind."""
        those = np.flatnonzero(self.passing)
        ahead = self.scores[those] * (LIKE + self.likeness[those]) // LIKE - self.outdated[those] * _BEHIND
        if len(those) > most:
            near = ahead >= np.partition(ahead, -most)[-most]
            those, ahead = those[near], ahead[near]
        return [int(number) for number in those[np.lexsort((those, -ahead))][:most]]


def idf(
    asked: Mapping[str, tuple[int, int]], counts: Mapping[str, int], many: int, *, most: int | None = None
) -> dict[str, int]:
    """Inverse document frequency times what each term weighs. `asked`: that, and how many count as holding it;
    `counts`: how many do, of `many`; with `most`, only terms that no more than so many hold."""
    weighed: dict[str, int] = {}
    read = 0
    for having, term in sorted((counts[term], term) for term in asked):
        read += having
        if (weighed and read > MOST_ENTRIES) or (most is not None and having > most):
            break
        weight, as_if = asked[term]
        weighed[term] = round(UNIT * weight * math.log(1 + (many - as_if + 0.5) / (as_if + 0.5)))
    return weighed


class Held:
    """The postings of one network together with those that wait to be written there, which get the numbers after."""

    def __init__(self, postings: Postings, waiting: list[tuple[str, dict[str, int]]], network: str) -> None:
        self._postings = postings
        self._network = network
        lengths = postings.read(network, [LENGTH]).get(LENGTH, np.zeros(0, ENTRY))
        first = int(parted(lengths)[0][-1]) + 1 if len(lengths) else 1
        self.waiting = dict(enumerate((solution for solution, _ in waiting), first))
        self._fresh = dict(enumerate((terms for _, terms in waiting), first))
        self._lengths = self._with_fresh(LENGTH, lengths)
        self._counts: dict[str, int] = {}
        self._entries: dict[str, Entries] = {}

    @property
    def many(self) -> int:
        """Of lösningar."""
        return len(self._lengths)

    def counts(self, terms: Iterable[str]) -> dict[str, int]:
        """How many hold each of `terms`; those that none holds are left out. Each is counted once."""
        those = set(terms)
        fresh = those - self._counts.keys()
        counted = Counter(self._postings.counts(self._network, fresh))
        for held in self._fresh.values():
            counted.update(fresh & held.keys())
        self._counts |= {term: counted[term] for term in fresh}
        return {term: self._counts[term] for term in those if self._counts[term]}

    def read(self, terms: Iterable[str]) -> dict[str, Entries]:
        """Each is read once."""
        those = list(terms)
        fresh = [term for term in those if term not in self._entries]
        kept = self._postings.read(self._network, fresh) if fresh else {}
        none = np.zeros(0, ENTRY)
        self._entries |= {term: self._with_fresh(term, kept.get(term, none)) for term in fresh}
        return {term: self._entries[term] for term in those}

    def score(self, weighed: Mapping[str, int], choice: Choice) -> Found:
        where, often = parted(self._lengths)
        size = int(where[-1]) + 1 if len(where) else 1
        long = np.zeros(size)
        long[where] = np.exp2(np.arange(HEAVIEST + 1) / LENGTH_STEPS)[often]
        spread = K1 * (1 - B + B * long / max(float(long.sum()) / max(len(where), 1), 1))
        self.read({*weighed, OUTDATED, *choice.like, *(facet for facets in choice.wanted for facet in facets)})
        entries = self.read(weighed)
        where, often = parted(np.concatenate([np.zeros(0, ENTRY), *entries.values()]))
        idf = np.repeat([float(weighed[term]) for term in entries], [len(those) for those in entries.values()])
        gains = np.floor(idf * often * (K1 + 1) / (often + spread[where]))
        passing = np.bincount(where, minlength=size) >= choice.shared
        for facets in choice.wanted:
            passing &= self._marks(facets, size)
        likeness = np.zeros(size, np.int64)
        for facet in choice.like:
            likeness += self._marks([facet], size)
        scores = np.bincount(where, gains, size).astype(np.int64)
        return Found(scores, passing, self._marks([OUTDATED], size), likeness, self.waiting)

    def _marks(self, any_of: Sequence[str], size: int) -> NDArray[np.bool_]:
        marked = np.zeros(size, np.bool_)
        for entries in self.read(any_of).values():
            marked[parted(entries)[0]] = True
        return marked

    def _with_fresh(self, term: str, kept: Entries) -> Entries:
        fresh = [number << WEIGHT_BITS | held[term] for number, held in self._fresh.items() if term in held]
        return np.concatenate([kept, np.array(fresh, ENTRY)]) if fresh else kept
