"""The bot's own collection of samtalsfrågor, series out of it, and the first weeks that a new room is offered."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from domain import duties
from domain.data import lines
from domain.members import look_after
from domain.ports import Subject

if TYPE_CHECKING:
    from collections.abc import Collection

    from domain.members import Member
    from domain.store import Store
    from domain.workdays import Workdays

OFFER_CARD = "library.offer_card"
"""What a new room's facilitator is asked; its subject is the network."""

OFFERED = 3
"""Weeks; the library's first, which fit in every season."""
PRESENTATION = "001"
"""The round in which everybody says who they are."""

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_LEEWAY = timedelta(days=3)
"""How much sooner than its turn something comes where the one before it was moved."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of the library's, worded in the catalogues under `prompt-…`. `months`: when it fits, empty for always;
    `theme`: one of `themes.THEMES`, or empty."""

    key: str
    months: frozenset[int]
    theme: str

    def fits(self, day: date) -> bool:
        return not self.months or day.month in self.months


@cache
def items() -> tuple[Item, ...]:
    rows = (line.split("\t") for line in lines("prompts.tsv"))
    return tuple(Item(key, _months(season), "" if theme == "-" else theme) for key, season, theme in rows)


def _months(season: str) -> frozenset[int]:
    """`any`, or first and last month: `11-1` is November, December and January."""
    if season == "any":
        return frozenset()
    first, last = map(int, season.split("-"))
    return frozenset((first - 1 + ahead) % 12 + 1 for ahead in range((last - first) % 12 + 1))


def outline(
    first: date,
    workdays: Workdays,
    *,
    weeks: int,
    count: int,
    themes: Collection[str],
    taken: Collection[date],
    had: Collection[str],
) -> list[tuple[Item, date]]:
    """One every so many `weeks`: the presentation round first, then of these `themes` (none: of all), every other one
    of the season as long as there are such. Fewer than `count` where there are no more."""
    found: list[tuple[Item, date]] = []
    for turn in itertools.count():
        day = free(taken, first + turn * weeks * _WEEK, workdays, step=_WEEK)
        if found and day - found[-1][1] < weeks * _WEEK - _LEEWAY:
            continue
        seen = {*had, *(item.key for item, _ in found)}
        item = _pick(seen, day, themes, seasonal=len(found) % 2 == 1)
        if item is None or len(found) == count:
            break
        found.append((item, day))
    return found


def _pick(had: Collection[str], day: date, themes: Collection[str], *, seasonal: bool) -> Item | None:
    """The library's own order, but for the season."""
    left = [item for item in items() if item.key not in had and item.fits(day)]
    if left and left[0].key == PRESENTATION:
        return left[0]
    left = [item for item in left if not themes or item.theme in themes]
    return next((item for item in left if bool(item.months) is seasonal), left[0] if left else None)


def free(taken: Collection[date], day: date, workdays: Workdays, *, step: timedelta) -> date:
    """That day, or the next on which the room works and nothing else is. `step`: how far to go from a working day that
    is taken."""
    while not workdays.works(day) or day in taken:
        day += step if workdays.works(day) else _DAY
    return day


def offer(store: Store, network: str, *, now: datetime) -> None:
    """Proposes the first weeks to whoever has set up the room. Planning anything answers it, too."""
    duties.begin(store, network, Subject(OFFER_CARD, network), now=now)


def decline(store: Store, network: str, *, by: Member) -> None:
    """Raises `NotFacilitator`."""
    look_after(by)
    duties.end(store, Subject(OFFER_CARD, network))
