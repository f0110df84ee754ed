"""Makes the search index anew, some lösningar at a time, so that others search and write meanwhile."""

from __future__ import annotations

from random import SystemRandom
from typing import TYPE_CHECKING

from storage.run import Transactions

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from storage.store import Store

AT_ONCE = 500


def renew(engine: Engine, *, anew: bool = False, progress: Callable[[int], object] = int) -> None:
    """What another version indexed, or with `anew` all. `progress` hears how many more are done. May be broken off, and
    done by several processes at once."""
    database = Transactions(engine, SystemRandom())
    if anew:
        database.run(_outdate)
    while done := database.run(_renew):
        progress(done)


def _outdate(store: Store) -> None:
    store.search.outdate()


def _renew(store: Store) -> int:
    return store.search.renew(AT_ONCE)
