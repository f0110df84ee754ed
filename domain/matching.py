"""The closer look at what the index found: where in a text the words stand close together, and which they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from domain import words
from domain.synonyms import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from domain.synonyms import Line, Plain

WHOLE = 10
"""What a word that was asked for weighs."""
FUNCTION_WORD = 5
"""A word such as *hur* says less, but tells questions from other texts."""
SYNONYM, SYNONYM_ALONE = 14, 50
"""The stem of another word for the same, of which no pieces are looked for: all in all a word that was written weighs
four times as much, since the other may mean something else as well. Where no text has the word that was written, the
others stand for it."""
JOINED = 25
"""The stem of a compound whose parts were written apart, where some text has it: what its own pieces would weigh that
neither part has, had it been written together."""
LINKS = ("", "s")
COMPOUND = 7
"""Letters of the shortest compound that is looked for."""
STRETCH = 10
"""Words; two such stretches in a row are looked at together."""
SLIPS = ((8, 2), (4, 1))
"""From how many letters on a word may hold how many slips, and be recognised."""
LISTED_FROM = 6
"""Letters; a shorter word that no text happens to have is as likely right, and another than what a list has."""
ALIKE = 0.4
"""Of the pieces of a word, to be taken for the same misspelt or written together with others."""
INSIDE = 4
"""Pieces that words which do not begin alike must share, or all of the shorter one but its first: many only end alike
(`elakare`, `vikare`)."""


ASKING = "provat samtidigt chef andra annan mot bland ni er"
"""What questions among managers are made of besides function words, whatever they are about."""


@dataclass(frozen=True, slots=True)
class Instead:
    """The stems of other words for the same as some that were typed. `typed`: theirs, as far as they tell anything."""

    typed: frozenset[str]
    others: frozenset[str]


@dataclass(slots=True)
class Asked:
    """What was typed. `weights`: of each term. `words`: the terms of each word that may be marked."""

    weights: dict[str, int] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    instead: list[Instead] = field(default_factory=list)
    joined: frozenset[str] = frozenset()

    @property
    def terms(self) -> set[str]:
        """All that may be looked for."""
        return set(self.weights).union(self.joined, *(one.others for one in self.instead))

    def weighed(self, counts: Mapping[str, int]) -> dict[str, tuple[int, int]]:
        """What each term weighs, and how many texts count as holding it; `counts`: how many do.

        Another word for the same tells no more than the commonest word for it: a rare one would else outdo what was
        written.
        """
        weighed = {term: (weight, counts[term]) for term, weight in self.weights.items() if term in counts}
        weighed |= {term: (JOINED, counts[term]) for term in self.joined if term in counts and term not in weighed}
        for one in self.instead:
            held = [term for term in one.others if term in counts and term not in self.weights]
            commonest = max((counts[term] for term in (*held, *one.typed) if term in counts), default=0)
            weight = SYNONYM if one.typed <= counts.keys() else SYNONYM_ALONE
            for term in held:
                weighed[term] = max(weighed.get(term, (0, 0)), (weight, commonest), key=lambda two: (two[0], -two[1]))
        return weighed


def asked(text: str, synonyms: Mapping[Plain, list[Line]]) -> Asked:
    plain = [words.plain(word) for word in words.split(text)]
    weights: Counter[str] = Counter()
    for word in plain:
        for term in words.terms(word):
            weights[term] += FUNCTION_WORD if words.is_function_word(word) else WHOLE
    telling = [word for word in plain if not words.is_function_word(word)] or plain
    found = list(_instead(plain, synonyms))
    others = {word for _, those in found for word in those}
    marked = {word: _stems([word]) for word in sorted(others)} | {
        word: frozenset(words.terms(word)) for word in telling
    }
    instead = [Instead(typed, _stems(those)) for typed, those in found]
    compounds = joined(plain)
    marked |= {word: _stems([word]) for word in compounds}
    return Asked(dict(weights), marked, instead, _stems(compounds))


def joined(plain: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The compounds that neighbours among plain words may be the parts of."""
    neighbours = [two for two in pairwise(plain) if len("".join(two)) >= COMPOUND]
    return {link.join(two): two for two in neighbours for link in LINKS}


def _instead(plain: list[str], synonyms: Mapping[Plain, list[Line]]) -> Iterator[tuple[frozenset[str], list[str]]]:
    stems = [words.stem(word) for word in plain]
    runs = ((start, end) for start in range(len(stems)) for end in range(start + 1, start + LONGEST + 1))
    for start, end in runs:
        for line in synonyms.get(tuple(stems[start:end]), ()) if end <= len(stems) else ():
            others = [word for one in line.others for word in one if not words.is_function_word(word)]
            yield _stems(word for word in plain[start:end] if not words.is_function_word(word)), others


def _stems(those: Iterable[str]) -> frozenset[str]:
    return frozenset(words.STEM + words.stem(word) for word in those)


def telling(text: str) -> set[str]:
    """The stems of the words that tell what a text is about."""
    return _telling(text) - _telling(ASKING)


def _telling(text: str) -> set[str]:
    plain = {words.plain(word) for word in words.split(text)}
    return {words.STEM + words.stem(word) for word in plain if not words.is_function_word(word)}


class Closer:
    """Looks at many texts for the same; remembers the words it has seen for as long as it lives.

    `weights`: of the terms that were asked for, and weighed by how rare they are.
    """

    def __init__(self, asked: Asked, weights: Mapping[str, int]) -> None:
        self._weights = weights
        self._pieces = {word: len(its) - 1 for word, its in asked.words.items()}
        self._holding: dict[str, list[str]] = {}
        for word, its in asked.words.items():
            for term in its:
                self._holding.setdefault(term, []).append(word)
        self._seen: dict[str, _Seen] = {}

    def score(self, head: Iterable[str], body: list[str]) -> int:
        """Of the best stretch: each term once, and half as much again at the most where it comes several times.
        `head` is part of every stretch.
        """
        over = [term for word in head for term in self._see(word).asked]
        held = [
            [term for word in body[start : start + STRETCH] for term in self._see(word).asked]
            for start in range(0, len(body), STRETCH)
        ]
        pairs = [one + other for one, other in pairwise(held)] or held or [[]]
        return max(self._sum(over + pair) for pair in pairs)

    def matched(self, those: Iterable[str]) -> tuple[str, ...]:
        """The words among `those` that were asked for in this form or another, misspelt, or as a part; in their order,
        each once."""
        return tuple(word for word in dict.fromkeys(those) if self._see(word).is_match)

    def _sum(self, held: list[str]) -> int:
        often: dict[str, int] = {}
        for term in held:
            often[term] = often.get(term, 0) + 1
        return sum(self._weights[term] * 3 * times // (2 * times + 1) for term, times in often.items())

    def _see(self, word: str) -> _Seen:
        if word not in self._seen:
            its = words.terms(words.plain(word))
            asked = tuple(term for term in its if term in self._weights)
            self._seen[word] = _Seen(asked, bool(asked) and self._is_match(frozenset(its)))
        return self._seen[word]

    def _is_match(self, its: frozenset[str]) -> bool:
        shared: dict[str, list[str]] = {}
        for term in its & self._holding.keys():
            if term.startswith(words.STEM):
                return True
            for word in self._holding[term]:
                shared.setdefault(word, []).append(term)
        pieces = len(its) - 1
        return any(_are_alike(those, min(pieces, self._pieces[word])) for word, those in shared.items())


def _are_alike(shared: list[str], pieces: int) -> bool:
    """Two words that share these; `pieces`: of the shorter."""
    least = max(ALIKE * pieces, 2)
    begin_alike = any(piece.startswith(words.END) for piece in shared)
    return len(shared) >= (least if begin_alike else max(least, min(INSIDE, pieces - 1)))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word of a text: its terms that were asked for, and whether a person would say that the word was."""

    asked: tuple[str, ...]
    is_match: bool


def may_be_slip(word: str) -> bool:
    """Of a plain word: it is long enough to be recognised with a slip, and none of those that are always known."""
    return len(word) >= SLIPS[-1][0] and not words.is_function_word(word)


def meant(plain: str, near: Mapping[str, str], listed: Mapping[str, str]) -> str | None:
    """What is fewest slips away from a plain word among those of the texts `near` it, or else among those `listed`,
    both as `words.by_plain` gives them; of equals what begins most like it. None where none is near enough."""
    return _meant(plain, near) or (_meant(plain, listed) if len(plain) >= LISTED_FROM else None)


def _meant(plain: str, known: Mapping[str, str]) -> str | None:
    most = next((slips for letters, slips in SLIPS if len(plain) >= letters), 0)
    letters = set(plain)
    near = (other for other in known if abs(len(other) - len(plain)) <= most)
    # A slip changes two of the letters that a word is made of, at the most: so few are left to be compared in full.
    slips = {other: _slips(plain, other) for other in near if len(letters ^ set(other)) <= 2 * most}
    best = min(slips, key=lambda other: (slips[other], -_begun_alike(plain, other)), default=plain)
    return known[best] if slips.get(best, most + 1) <= most else None


def _begun_alike(one: str, other: str) -> int:
    """Letters."""
    return sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False)))


def _slips(one: str, other: str) -> int:
    """Letters more, less or changed, and neighbours that have changed places (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != its)))
            if i > 1 < j and letter == other[j - 2] and its == one[i - 2]:
                row[-1] = min(row[-1], last[j - 2] + 1)
    return row[-1]
