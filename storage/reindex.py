"""Makes the search index anew, some lösningar at a time, so that others search and write meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.run import Transactions
    from storage.store import Store

AT_ONCE = 500


def renew(database: Transactions, *, anew: bool = False, progress: Callable[[int], object] = int) -> None:
    """What another version indexed, or with `anew` all. `progress` hears how many more are done. May be broken off, and
    done by several processes at once."""
    if anew:
        database.run(_outdate)
    while done := database.run(_renew):
        progress(done)


def _outdate(store: Store) -> None:
    store.search.outdate()


def _renew(store: Store) -> int:
    return store.search.renew(AT_ONCE)
