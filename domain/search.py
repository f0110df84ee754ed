"""Finding lösningar: what may be asked for and what comes back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

ALIKE_STEPS = 20
"""Scores that fall into the same of so many steps up to the best one's are taken for equal: experiences decide."""
LIKE_FROM = 0.5
"""Of the best one's score, for a lösning from a place that is alike to come before it."""
SAME = 0.5
"""Of what a text tells, by how rare its words are, for another that tells as much of it to be nearly the same."""
NEAR = 0.6
"""Of the best one's score, for another to be shown beside it."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty means all. `like_size`, `like_provider`: those from such a place come first, among what fits well."""

    themes: tuple[str, ...] = ()
    size_class: str = ""
    provider: str = ""
    like_size: str = ""
    like_provider: str = ""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whose search it is: membership filters inside the query. `network` is the one searched."""

    network: str


@dataclass(frozen=True, slots=True)
class Hit:
    """`outdated`: said to hold no longer; found after all others. `matched`: the words of its text that were asked for,
    in this form or another, misspelt, or as a part of them; in lower case."""

    solution: str
    score: float
    outdated: bool = False
    matched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """A lösning as it was looked at for one question. `likeness`: in how many ways its place is alike, where that was
    asked for. `good`: how often it went well with a colleague. `held`: the day on which somebody last stood for it."""

    solution: str
    score: int
    outdated: bool
    likeness: int
    good: int
    held: date
    matched: tuple[str, ...]


def in_order(those: Iterable[Looked]) -> list[Looked]:
    """What holds no longer comes last; then likeness of place decides among those that fit well, then how well they
    fit, what went well, and what was stood for last."""
    looked = list(those)
    top = max((1, *(one.score for one in looked)))  # what every lösning holds scores nothing

    def place(one: Looked) -> tuple[object, ...]:
        likeness = one.likeness if one.score >= LIKE_FROM * top else 0
        step = one.score * ALIKE_STEPS // top
        return (one.outdated, -likeness, -step, -one.good, -one.held.toordinal(), -one.score, one.solution)

    return sorted(looked, key=place)


class Search(Protocol):
    def find(self, typed: str, filters: Filters, viewer: Viewer, *, limit: int) -> list[Hit]:
        """Released lösningar that share any word that tells something, in whatever form, best first. Of those
        that fit as well, those come first that went well with colleagues, then what was stood for last; ties by id.
        No words: all that pass, newest first. What is outdated comes last."""

    def similar(self, text: str, viewer: Viewer, *, limit: int) -> list[Hit]:
        """Released lösningar about the same as a whole question; rather none than a wrong tip. What is
        outdated only where nothing else is."""

    def nearly_same(self, text: str, viewer: Viewer, *, limit: int, but: str = "") -> list[Hit]:
        """Released lösningar that hold the better part of what `text` tells; `but` for itself."""

    def similar_questions(self, text: str, viewer: Viewer, *, limit: int) -> list[str]:
        """Ids of the room's open questions about the same, of its newest; rather none than a wrong one."""

    def meant(self, typed: str, viewer: Viewer) -> str:
        """The same with what no lösning holds replaced by a word only a slip or two away, taken from those found or
        else from the words for the same; empty when there is nothing to replace."""
