"""One use case, one transaction; what the files must not keep goes when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError, IntegrityError

from domain.errors import Busy
from storage.engine import Mode, begins, is_locked, must_repeat
from storage.store import Store
from storage.wiping import wipe

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from sqlalchemy import Engine

P = ParamSpec("P")
T = TypeVar("T")

ATTEMPTS = 3
"""With two others writing the same rows at the same time, the third attempt still finds its turn."""


class Transactions:
    """`run` and `read` satisfy `domain.ports.Run`. Safe to share between threads.

    `chance` draws the ids of what is told; `on_told` is called after a transaction that put something in the outbox.
    """

    def __init__(self, engine: Engine, chance: Random, *, on_told: Callable[[], None] = lambda: None) -> None:
        self._engine = engine
        self._chance = chance
        self._on_told = on_told
        self._unwiped = False

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
        if self._unwiped:
            self._unwiped = not wipe(self._engine)

    def _in(self, mode: Mode, act: Callable[[Store], T]) -> T:
        for attempts_left in reversed(range(ATTEMPTS)):
            try:
                return self._once(mode, act)
            except DBAPIError as error:
                if is_locked(error) or (must_repeat(error) and not attempts_left):
                    raise Busy from error
                if not attempts_left or not (must_repeat(error) or isinstance(error, IntegrityError)):
                    raise
        raise AssertionError

    def _once(self, mode: Mode, act: Callable[[Store], T]) -> T:
        with begins(self._engine, mode).begin() as connection:
            store = Store(connection, self._chance)
            result = act(store)
            store.search.settle()
        if store.waiting.rewritten:
            self._unwiped = True
            self.wipe()
        if store.outbox.told:
            self._on_told()
        return result
