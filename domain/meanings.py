"""What texts mean, where the operator has chosen a model that tells: how it is asked, and what its word weighs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from statistics import fmean, pstdev
from typing import TYPE_CHECKING, Protocol, TypeAlias

from domain import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from domain.search import Looked
    from domain.solutions import Text

Meaning: TypeAlias = bytes
"""The directions of one or more passages, each of unit length, one after the other."""

PASSAGE = 64
"""Words; what is told on a detail is drowned in longer ones."""
QUESTION_MOST, PASSAGE_MOST = 400, 800
"""Characters that a model is given at once. Its time grows faster than their number, and words may be of any length."""
WEIGHT = 0.7
"""Of how alike the meanings are, to that of how well the words fit; both by how far from the mean of what was found."""
LEAST_SPREAD = 0.1
"""Of the best one's score: what fits as well by its words is not told apart by more than this."""
LEAST_SPREAD_OF_MEANING = 0.015
"""Likewise, of cosines: half of what is usual among the best."""

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


class Model(Protocol):
    """`name` tells it from others, and from other versions of itself."""

    @property
    def name(self) -> str: ...

    def question(self, text: str) -> Meaning: ...

    def passages(self, texts: Sequence[str]) -> Meaning: ...

    def likeness(self, question: Meaning, passages: Meaning) -> float:
        """Cosine, with that of the passages which is most alike."""


def passages(text: Text) -> list[str]:
    """Stretches of whole sentences, each with the title before it."""
    head = f"{text.title}\n" if text.title else ""
    body = f"{text.situation}\n{text.did}\n{text.result}\n{text.user_notices}\n{text.cost}"
    return [(head + stretch)[:PASSAGE_MOST] for stretch in _stretches(body)] or [head]


def _stretches(text: str) -> Iterator[str]:
    held: list[str] = []
    for sentence in _SENTENCE.split(text):
        told = sentence.split()
        if held and len(held) + len(told) > PASSAGE:
            yield " ".join(held)
            held = []
        held += told
        while len(held) > PASSAGE:
            yield " ".join(held[:PASSAGE])
            held = held[PASSAGE:]
    if held:
        yield " ".join(held)


def as_meant(typed: str, meant: Mapping[str, str], known: Iterable[str]) -> str:
    """Its beginning, with slips put right and with the accents that the same words have among those `known`; a model
    reads letters, not what is meant by them. `meant`: as `Search` finds it."""
    standing = set[str]()
    accented: dict[str, str] = {}
    for word in known:
        standing.add(word)
        accented.setdefault(words.plain(word), word)

    def put_right(found: re.Match[str]) -> str:
        word = found.group()
        lower = word.lower()
        right = meant.get(lower, lower)
        if right.isascii() and right not in standing:
            right = accented.get(right, right)
        return word if right == lower else right.capitalize() if word[0].isupper() else right

    return _WORD.sub(put_right, unicodedata.normalize("NFKC", typed))[:QUESTION_MOST]


def weigh(looked: Sequence[Looked], alike: Mapping[str, float]) -> list[Looked]:
    """`alike`: by id, how alike each is to what was asked; what has no meaning yet keeps its place among the words."""
    if len(alike) < 2:  # noqa: PLR2004  there is nothing to tell apart
        return list(looked)
    scores = [one.score for one in looked]
    spread = max(pstdev(scores), LEAST_SPREAD * max(scores))
    mean, wide = fmean(alike.values()), max(pstdev(alike.values()), LEAST_SPREAD_OF_MEANING)
    return [
        replace(one, score=max(one.score + round(WEIGHT * spread * (alike.get(one.solution, mean) - mean) / wide), 0))
        for one in looked
    ]
