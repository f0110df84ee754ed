"""*Skriv av dig*: what somebody writes to be rid of it is kept nowhere. Only how many have, by theme and month, and of
that no more is told than that there are several (PROMISES 10)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from domain.slots import local
from domain.tallies import month_of

if TYPE_CHECKING:
    from datetime import datetime

    from domain.store import Store

LIVE = timedelta(days=31 + 31)
"""At most: the month that is and the one before it are told together, and no older one is kept."""
STEPS = (3, 5, 10, 20, 50)
"""What is told is the highest of these that is reached. A number that moved with every one would show, to whoever
looks before and after a slot, that a single colleague had written in between."""


class Vents(Protocol):
    """One number for each network, theme and month (2026-03)."""

    def add(self, network: str, theme: str, month: str) -> None:
        """One more."""

    def number(self, network: str, theme: str, month: str) -> int: ...

    def forget(self, before: str) -> None:
        """Every month earlier than that."""


def months(now: datetime) -> tuple[str, str]:
    """This month and the one before, by the network's clocks."""
    return month_of(now), month_of(local(now).replace(day=1) - timedelta(days=1))


def count(store: Store, network: str, theme: str, *, now: datetime) -> None:
    store.vents.add(network, theme, month_of(now))


def told(store: Store, network: str, theme: str, now: datetime) -> int | None:
    """At least so many have written off their chest about this theme, this month or the one before; None for too few
    to tell."""
    number = sum(store.vents.number(network, theme, month) for month in months(now))
    return max((step for step in STEPS if step <= number), default=None)


def forget(store: Store, *, now: datetime) -> None:
    """What is too old to be told."""
    _, before = months(now)
    store.vents.forget(before)
