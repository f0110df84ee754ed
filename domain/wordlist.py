"""Short everyday words, easy to say and to remember, that codes are made of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from domain.data import lines
from domain.text import fold

if TYPE_CHECKING:
    from random import Random


def draw(chance: Random, count: int) -> tuple[str, ...]:
    """Different words; each is worth about eleven bits."""
    return tuple(chance.sample(list(listed().values()), count))


@cache
def listed() -> dict[str, str]:
    """Folded spelling → the spelling on the list."""
    return {fold(word): word for word in lines("codewords.txt")}
