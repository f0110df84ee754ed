"""One use case, one transaction; what the files must not keep goes when it is over."""

from __future__ import annotations

import logging
import time
from threading import Lock
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError, IntegrityError

from domain.errors import Busy
from storage.engine import LOCK_TIMEOUT_MS, Mode, begins, is_locked, must_repeat
from storage.store import Store
from storage.wiping import wipe

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from sqlalchemy import Engine

    from domain.meanings import Model

_log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

LONGEST_PAUSE = 0.02
"""Seconds; of those who write the same row at once one gets through each time, and the others must not stay in step."""


class Transactions:
    """`run` and `read` satisfy `domain.ports.Run`. Safe to share between threads.

    What fails because others wrote the same at the same time is run again for as long as a lock would be waited for;
    what breaks a constraint, once, since it may then find the row it collided with.

    `chance` draws the ids of what is told; `on_told` is called after a transaction that put something in the outbox;
    `model` tells search what texts mean, where the operator has chosen one.
    """

    def __init__(
        self,
        engine: Engine,
        chance: Random,
        *,
        on_told: Callable[[], None] = lambda: None,
        model: Model | None = None,
    ) -> None:
        self.model = model
        self._engine = engine
        self._begun = {mode: begins(engine, mode) for mode in Mode}
        self._chance = chance
        self._on_told = on_told
        self._unwiped: set[str] = set()
        self._guard = Lock()  # of `_unwiped`: several threads share this, and none may forget what another erased

    def run(self, act: Callable[Concatenate[Store, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return self._in(Mode.WRITE, lambda store: act(store, *args, **kwargs))

    def read(self, act: Callable[Concatenate[Store, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The database refuses every write."""
        return self._in(Mode.READ, lambda store: act(store, *args, **kwargs))

    def lock(self, act: Callable[Concatenate[Store, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """As `run`, for an act that locks by itself the rows it depends on."""
        return self._in(Mode.LOCK, lambda store: act(store, *args, **kwargs))

    def wipe(self) -> None:
        """Tries again to take deleted rows out of the files, where that could not be done at once."""
        with self._guard:
            tables, self._unwiped = self._unwiped, set()
        wiped = False
        try:
            wiped = not tables or wipe(self._engine, tables)
        finally:
            if not wiped:
                self._note(tables)

    def _note(self, tables: set[str]) -> None:
        """Something went out of these that the files must not keep."""
        with self._guard:
            self._unwiped |= tables

    def _wipe_now(self) -> None:
        try:
            self.wipe()
        except Exception:  # noqa: BLE001  what was done is kept, and nobody may hear that it is not
            _log.exception("wiping failed and is left for later")

    def _in(self, mode: Mode, act: Callable[[Store], T]) -> T:
        until = time.monotonic() + LOCK_TIMEOUT_MS / 1000
        repeated = False
        while True:
            try:
                return self._once(mode, act)
            except DBAPIError as error:
                if is_locked(error) or (must_repeat(error) and time.monotonic() > until):
                    raise Busy from error
                if must_repeat(error):
                    time.sleep(LONGEST_PAUSE * self._chance.random())
                elif isinstance(error, IntegrityError) and not repeated:
                    repeated = True
                else:
                    raise

    def _once(self, mode: Mode, act: Callable[[Store], T]) -> T:
        with self._begun[mode].begin() as connection:
            store = Store(connection, self._chance, self.model)
            result = act(store)
            store.search.settle()
        if mode is not Mode.READ:
            self._note(store.erased)
            if self._unwiped:
                self._wipe_now()
        if store.outbox.told:
            self._on_told()
        return result
