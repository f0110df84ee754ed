"""The room's list of municipalities and other employers: how it is written, and which of them somebody means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from domain.errors import Refusal
from domain.look import places
from domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

Listed: TypeAlias = tuple[str, str]
"""Name and size class."""

LINES_MOST, LINE_MOST, TEXT_MOST = 100, 75, 3000
"""Lines, and characters of one and of them all."""

_SIZES = {"liten": "liten", "mellan": "mellan", "stor": "stor", "small": "liten", "medium": "mellan", "large": "stor"}
_BETWEEN = r"(?:\s*[:,;=(]\s*|\s+(?:[-\u2013]\s+)?)"
_SIZED = re.compile(rf"(?P<name>.+?){_BETWEEN}(?P<size>{'|'.join(_SIZES)})\)?", re.IGNORECASE)


class NoSize(Refusal):
    """Neither written nor on the country's list. Param: `line`, as written."""

    field = "municipalities"


class TooManyLines(Refusal):
    """Param: `most`."""

    field = "municipalities"


def read(text: str) -> tuple[Listed, ...]:
    """From one a line: `Eskilstuna: mellan`. The size may be left out where the country's list has it. Each once.
    Raises `NoSize` or `TooManyLines`."""
    found: dict[str, Listed] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        name, size = _line(line)
        found.setdefault(fold(name), (name, size))
    those = tuple(found.values())
    if len(those) > LINES_MOST or len(as_lines(those)) > TEXT_MOST:
        raise TooManyLines(most=LINES_MOST)
    return those


def as_lines(those: Iterable[Listed]) -> str:
    """As `read` reads it."""
    return "\n".join(f"{name}: {size}" for name, size in those)


def _line(line: str) -> Listed:
    if sized := _SIZED.fullmatch(line):
        name, size = sized["name"].strip(" :,;"), _SIZES[sized["size"].lower()]
    else:
        name = line.rstrip(":,; ")
        size = next((size for known, size in country() if fold(known) == fold(name)), "")
    if not (name and size) or len(name) > LINE_MOST:
        raise NoSize(line=line[:LINE_MOST])
    return name, size


def find(those: Iterable[Listed], written: str) -> Listed | None:
    """As it stands among those; None for one that does not."""
    ways = _ways_to_say(written)
    return next((known for known in those if _ways_to_say(known[0]) & ways), None)


def country() -> Iterable[Listed]:
    return ((one.name, one.size) for one in places.municipalities())


def _ways_to_say(written: str) -> set[str]:
    """`Vikinge kommun` is Vikinge, `Ekestads kommun` is Ekestad."""
    plain = " ".join(fold(written).split())
    name = plain.removesuffix(" kommun")
    return {name, name.removesuffix("s")} if name != plain else {name}
