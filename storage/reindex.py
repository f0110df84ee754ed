"""Makes the search index anew, some lösningar at a time, so that others search and write meanwhile."""

from __future__ import annotations

import logging
import time
from threading import Thread
from typing import TYPE_CHECKING

from domain.errors import Busy

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.run import Transactions
    from storage.store import Store

AT_ONCE = 500
PAUSE_SECONDS = 1
ATTEMPTS = 60

_log = logging.getLogger(__name__)


def renew(database: Transactions, *, anew: bool = False, progress: Callable[[int], object] = int) -> None:
    """What another version indexed, or with `anew` all. `progress` hears how many more are done. May be broken off, and
    done by several processes at once. Raises `Busy` when others write for a minute on end.
    """
    if anew:
        patiently(lambda: database.run(_outdate))
    while database.read(_is_old) and (done := patiently(lambda: database.run(_renew))):
        progress(done)


def renew_meanwhile(database: Transactions) -> Thread | None:
    """As `renew`, beside what else the process does; None where nothing is old."""
    if not database.read(_is_old):
        return None
    thread = Thread(target=_logged, args=(database,), name="reindex", daemon=True)
    thread.start()
    return thread


def _logged(database: Transactions) -> None:
    try:
        renew(database)
    except Exception as error:  # noqa: BLE001  the next start tries again; no text may reach the log
        _log.error("making the search index anew stopped: %s", type(error).__name__)
    else:
        _log.info("The search index is made anew")


def patiently(act: Callable[[], int | None]) -> int:
    """Tries again while others write, for a minute on end at the most; then raises `Busy`."""
    for _ in range(ATTEMPTS):
        try:
            return act() or 0
        except Busy:
            time.sleep(PAUSE_SECONDS)
    raise Busy


def _is_old(store: Store) -> bool:
    return store.search.is_old()


def _outdate(store: Store) -> None:
    store.search.outdate()


def _renew(store: Store) -> int:
    return store.search.renew(AT_ONCE)
