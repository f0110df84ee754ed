"""Long lists, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from handlers.ui import Button, Buttons

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """`number`: from 0. `start`: how many stand before it in the list. `ends`: no other comes after it."""

    shown: Sequence[T]
    number: int
    start: int
    ends: bool

    def on(self, label: str, route: str, about: str = "") -> tuple[Button, ...]:
        """To the next page, if there is one. `about`: stands before the number in what the button is about."""
        return () if self.ends else (_turn(label, route, about, self.number + 1),)

    def back(self, label: str, route: str, about: str = "") -> tuple[Button, ...]:
        return (_turn(label, route, about, self.number - 1),) if self.number else ()

    def first(self, label: str, route: str, about: str = "") -> tuple[Button, ...]:
        return (_turn(label, route, about, 0),) if self.number else ()


def forward(those: Sequence[T], typed: str, most: int) -> Page[T]:
    """`typed`: the number that a button brought; the first page where it is none, the last where it is too high."""
    number, ends = _number(those, typed, most)
    start = number * most
    return Page(those[start : start + most], number, start, ends)


def backward(those: Sequence[T], typed: str, most: int) -> Page[T]:
    """As `forward`, but the first page is the list's end, and further ones lead to its beginning."""
    number, ends = _number(those, typed, most)
    end = len(those) - number * most
    start = max(end - most, 0)
    return Page(those[start:end], number, start, ends)


def row(*buttons: Button) -> tuple[Buttons, ...]:
    """Nothing where there is none."""
    return (Buttons(buttons),) if buttons else ()


def _number(those: Sequence[T], typed: str, most: int) -> tuple[int, bool]:
    last = max(len(those) - 1, 0) // most
    number = min(int(typed), last) if typed.isdecimal() else 0
    return number, number == last


def _turn(label: str, route: str, about: str, number: int) -> Button:
    return Button(label, route, f"{about} {number}".strip())
