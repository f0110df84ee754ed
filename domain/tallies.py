"""A monthly log of counts: what was asked, answered and kept, and what went because of its age. Never of persons.

Counted is only what the whole room has seen, when the room sees it: what was written without a name in its slot, not
when it was sent, and together with what has a name. What was withdrawn, flagged or read is not counted, and what is
withdrawn later stays counted: out of a number that moves it could be read what went.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain.slots import local
from domain.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from domain.store import Store

FEW = 5
"""Under this many no number is told."""


class Counted(StrEnum):
    QUESTIONS = "questions"
    ANSWERS = "answers"
    SOLUTIONS = "solutions"
    """Released; not those brought in from elsewhere."""
    QUESTIONS_DELETED = "questions_deleted"
    ANSWERS_DELETED = "answers_deleted"
    SOLUTIONS_DELETED = "solutions_deleted"
    APPLICATIONS_DELETED = "applications_deleted"
    MEETINGS_DELETED = "meetings_deleted"


@dataclass(frozen=True, slots=True)
class Tally:
    """`month`: 2026-03, by the network's clocks."""

    month: str
    what: Counted
    count: int


@dataclass(frozen=True, slots=True)
class ThemeTally:
    """Of what has the theme, one of `themes.THEMES`."""

    month: str
    theme: str
    what: Counted
    count: int


class Tallies(Protocol):
    def add(self, network: str, month: str, what: Counted, by: int) -> None: ...

    def of(self, network: str) -> list[Tally]:
        """Oldest month first."""

    def forget(self, network: str, months: Collection[str]) -> None: ...

    def add_theme(self, network: str, month: str, theme: str, what: Counted) -> None:
        """One more."""

    def themes_of(self, network: str) -> list[ThemeTally]:
        """Oldest month first."""

    def forget_themes(self, network: str, months: Collection[str]) -> None: ...


@dataclass(frozen=True, slots=True)
class Month:
    """`counts` holds what happened at all."""

    month: str
    counts: Mapping[Counted, int]

    def told(self, what: Counted) -> int | None:
        """None: at least one, but too few to tell how many."""
        count = self.counts.get(what, 0)
        return count if count == 0 or count >= FEW else None


def count(store: Store, network: str, what: Counted, *, now: datetime, by: int = 1) -> None:
    if by:
        store.tallies.add(network, month_of(now), what, by)


def count_released(store: Store, network: str, what: Counted, themes: Collection[str], *, now: datetime) -> None:
    """One question or lösning that the whole room can see from now on, and each of its themes; words of people's own
    that are none of `themes.THEMES` are not kept here."""
    count(store, network, what, now=now)
    for theme in THEMES:
        if theme in themes:
            store.tallies.add_theme(network, month_of(now), theme, what)


def months(store: Store, network: str, *, now: datetime) -> list[Month]:
    """Newest first, without the month that is not over: its numbers could be watched as they change."""
    counts: dict[str, dict[Counted, int]] = defaultdict(dict)
    for tally in store.tallies.of(network):
        counts[tally.month][tally.what] = tally.count
    return [Month(month, counts[month]) for month in sorted(counts, reverse=True) if month < month_of(now)]


def month_of(moment: datetime) -> str:
    return f"{local(moment):%Y-%m}"
