"""Words for the same: the list that comes with the product, and what each room has changed in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from domain import words
from domain.data import lines as lines_of
from domain.errors import NotFound, Refusal
from domain.ids import derived_id
from domain.settings import decide
from domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.members import Member
    from domain.networks import Settings
    from domain.store import Store

LONGEST = 4
"""Words that together stand for a thing."""
LINE_MOST = 500
"""Characters."""
MOST_OWN = 300
"""Lines of a room's own."""

Plain: TypeAlias = tuple[str, ...]
"""What stands for a thing, one word or several, without accents."""


class OneWordAlone(Refusal):
    """There has to be another for the same."""

    field = "line"


class TooManyInARow(Refusal):
    """Params: `words`, `most`."""

    field = "line"


class WordsFull(Refusal):
    """Param: `most`."""

    field = "line"


@dataclass(frozen=True, slots=True)
class Line:
    """`others`: what else stands for the thing."""

    others: tuple[Plain, ...]


def lines(settings: Settings) -> tuple[str, ...]:
    """Each a thing, its words parted by commas; in the order of the alphabet."""
    return _lines(settings.synonyms, settings.synonyms_dropped)


@lru_cache(maxsize=16)
def _lines(own: tuple[str, ...], dropped: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*(line for line in shipped() if line not in dropped), *own}, key=fold))


def fitting(settings: Settings, typed: str) -> list[str]:
    """Lines that hold a word beginning so: those of the room's own first, then those that begin with it."""
    begun = fold(typed.strip())
    found = [line for line in lines(settings) if any(fold(one).startswith(begun) for one in line.split(", "))]
    return sorted(found, key=lambda line: (line not in settings.synonyms, not fold(line).startswith(begun)))


def id_of(line: str) -> str:
    return derived_id("synonyms", line)


def line_with(settings: Settings, id: str) -> str:
    """Raises `NotFound` where there is no such line any more."""
    for line in lines(settings):
        if id_of(line) == id:
            return line
    raise NotFound


def change(store: Store, network: str, former: str, written: str, *, by: Member) -> None:
    """`former`: the line it takes the place of, empty for none; `written`: empty takes the former away.

    Raises `NotFacilitator`, `NotFound` where there is no such line any more, `OneWordAlone`, `TooManyInARow` or
    `WordsFull`.
    """
    line = _tidy(written)
    decide(store, network, lambda kept: _changed(kept, former, line), by=by)


def start_over(store: Store, network: str, *, by: Member) -> None:
    """Back to the list that comes with the product. Raises `NotFacilitator`."""
    decide(store, network, lambda kept: replace(kept, synonyms=(), synonyms_dropped=()), by=by)


@cache
def shipped() -> tuple[str, ...]:
    return tuple(_spaced(line) for line in lines_of("synonyms.txt"))


@lru_cache(maxsize=16)
def standing(those: tuple[str, ...]) -> Mapping[str, str]:
    """Every word that stands in the lines, without accents and as it stands."""
    return words.by_plain(word for line in those for word in words.split(line))


@lru_cache(maxsize=16)
def read(those: tuple[str, ...]) -> Mapping[Plain, list[Line]]:
    """The lines in which each thing stands, by the stems of its words."""
    found: dict[Plain, list[Line]] = {}
    for line in those:
        alike = {tuple(map(words.stem, one)): one for one in map(_plain, line.split(",")) if one}
        for stems in alike:
            others = tuple(one for other, one in alike.items() if other != stems)
            found.setdefault(stems, []).append(Line(others))
    return found


def _changed(kept: Settings, former: str, line: str) -> Settings:
    own, dropped = kept.synonyms, kept.synonyms_dropped
    if former and former not in lines(kept):
        raise NotFound
    own = tuple(one for one in own if one not in (former, line))
    dropped = tuple(one for one in dropped if one != line)
    if former in shipped() and former != line:
        dropped = (*dropped, former)
    if line and line not in shipped():
        own = (*own, line)
    if len(own) > MOST_OWN:
        raise WordsFull(most=MOST_OWN)
    return replace(kept, synonyms=own, synonyms_dropped=dropped)


def _tidy(written: str) -> str:
    things = list(dict.fromkeys(" ".join(words.split(one)) for one in written.replace("\n", ",").split(",")))
    things = [one for one in things if one]
    if len(things) == 1:
        raise OneWordAlone
    for one in things:
        if len(one.split()) > LONGEST:
            raise TooManyInARow(words=one, most=LONGEST)
    return ", ".join(things)


def _spaced(line: str) -> str:
    return ", ".join(one.strip() for one in line.split(","))


def _plain(text: str) -> Plain:
    return tuple(words.plain(word) for word in words.split(text))
