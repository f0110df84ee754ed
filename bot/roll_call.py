"""Who is in the rooms is looked at anew when events may have been missed: at the start, hourly, after every gap."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from bot.chores import logged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CALM_SECONDS = 3.0


class RollCall:
    """Asked for often within `calm` seconds, or before one begins, it is held once; one asked for while another is held
    comes after it, since that one may have looked too early."""

    def __init__(self, hold: Callable[[], None], *, calm: float = CALM_SECONDS) -> None:
        self._hold = hold
        self._calm = calm
        self._asked = Event()
        self._over = Event()

    def ask(self) -> None:
        self._asked.set()

    @contextmanager
    def held_when_asked(self) -> Iterator[None]:
        """In the background, while the body runs; what is under way is finished first."""
        self._over.clear()
        holding = Thread(target=self._go_on, name="roll-call")
        holding.start()
        try:
            yield
        finally:
            self._over.set()
            self._asked.set()
            holding.join()

    def _go_on(self) -> None:
        while not self._over.is_set():
            self._asked.wait()
            self._over.wait(self._calm)
            self._asked.clear()
            if not self._over.is_set():
                with logged("a look at who is in the rooms"):
                    self._hold()
