"""Of a proposal of small groups: what could not be had, and what is scarce; and what it does to move somebody by hand.

Nothing here follows from who is kept apart: whoever moves people about and reads what it does would find out each pair.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.compositions import FEWEST, kinds, pairs
from domain.errors import NotFound
from domain.seats import Table, ordered
from domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.compositions import Gathering, Pair

NEW = "new"
"""Instead of a label: a group of its own."""


class Lack(StrEnum):
    FEW = "few"
    """Hardly anybody to form groups of; `count`: how many take part."""
    UNSEATED = "unseated"
    """`what`: their name."""
    SIZE = "size"
    """`count`: groups that are smaller or larger than was chosen."""
    MUNICIPALITY = "municipality"
    """`what`: as it is written; `count`: how many come from it, among so many `groups`."""
    TITLE = "title"
    SIZE_CLASS = "size_class"
    """Not two of them in each group, where the groups are large enough for two of each kind. `what`: the kind; `count`:
    where it is scarce how many there are of it, otherwise in how many of the `groups` they are not two."""
    MET = "met"
    """`count`: pairs who have shared a group before."""
    WISHES = "wishes"
    """`count`: people whose group has a topic they did not wish for."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """`scarce`: it cannot be had with those who take part."""

    lack: Lack
    what: str = ""
    count: int = 0
    groups: int = 0
    scarce: bool = False


def of(gathering: Gathering, sizes: tuple[int, int], tables: Sequence[Table]) -> list[Shortfall]:
    """The gravest first."""
    if len(gathering.guests) < sizes[0]:
        return [Shortfall(Lack.FEW, count=len(gathering.guests))]
    return [
        *_unseated(gathering, tables),
        *_sizes(gathering, sizes, tables),
        *_municipalities(gathering, tables),
        *_kinds(gathering, tables),
        *_met(gathering, tables),
        *_wishes(gathering, tables),
    ]


def is_grave(shortfall: Shortfall) -> bool:
    """A rule is broken, not only something that would have been good."""
    return shortfall.lack in {Lack.UNSEATED, Lack.SIZE, Lack.MUNICIPALITY, Lack.FEW}


def _unseated(gathering: Gathering, tables: Sequence[Table]) -> Iterator[Shortfall]:
    seated = {who for table in tables for who in table.people}
    return (Shortfall(Lack.UNSEATED, one.name) for one in gathering.guests if one.who not in seated)


def _sizes(gathering: Gathering, sizes: tuple[int, int], tables: Sequence[Table]) -> Iterator[Shortfall]:
    least, most = sizes
    people = len(gathering.guests)
    if odd := sum(not least <= len(table.people) <= most for table in tables):
        fits = any(count * least <= people <= count * most for count in range(1, people // least + 1))
        yield Shortfall(Lack.SIZE, count=odd, groups=people, scarce=not fits)


def _municipalities(gathering: Gathering, tables: Sequence[Table]) -> Iterator[Shortfall]:
    here = Counter(fold(one.municipality) for one in gathering.guests)
    together = {who for pair in gathering.neighbours & pairs(tables) for who in pair}
    shared = {fold(one.municipality): one.municipality for one in gathering.guests if one.who in together}
    for folded, place in sorted(shared.items()):
        count = here[folded]
        yield Shortfall(Lack.MUNICIPALITY, place, count, len(tables), scarce=count > len(tables))


def _kinds(gathering: Gathering, tables: Sequence[Table]) -> Iterator[Shortfall]:
    of = kinds(gathering)
    for place, lack in enumerate((Lack.TITLE, Lack.SIZE_CLASS)):
        here = Counter(kind[place] for kind in of.values())
        wanted = [min(FEWEST, len(table.people) // max(1, len(here))) for table in tables]
        for kind, count in sorted(here.items()):
            there = [sum(of[who][place] == kind for who in table.people if who in of) for table in tables]
            short = sum(found < least == FEWEST for found, least in zip(there, wanted, strict=True))
            if kind and count < sum(wanted):
                yield Shortfall(lack, _written(gathering, lack, kind), count, len(tables), scarce=True)
            elif kind and short:
                yield Shortfall(lack, _written(gathering, lack, kind), short, len(tables))


def _written(gathering: Gathering, lack: Lack, kind: str) -> str:
    if lack is Lack.SIZE_CLASS:
        return kind
    return next((one.title for one in gathering.guests if fold(one.title) == kind), kind)


def _met(gathering: Gathering, tables: Sequence[Table]) -> Iterator[Shortfall]:
    here = {one.who for one in gathering.guests}
    together, known = pairs(tables), {pair for pair in gathering.acquainted if pair <= here}
    if again := len(together & known):
        possible = len(here) * (len(here) - 1) // 2
        yield Shortfall(Lack.MET, count=again, scarce=possible - len(known) < len(together))


def _wishes(gathering: Gathering, tables: Sequence[Table]) -> Iterator[Shortfall]:
    topic = {who: table.topic for table in tables for who in table.people}
    missed = sum(bool(one.wishes) and topic.get(one.who, "") not in one.wishes for one in gathering.guests)
    if missed:
        wished = len({wish for one in gathering.guests for wish in one.wishes})
        yield Shortfall(Lack.WISHES, count=missed, groups=len(tables), scarce=wished > len(tables))


@dataclass(frozen=True, slots=True)
class Effect:
    """Of moving somebody by hand. `met`, `neighbours`: names of those in the new group whom they have shared one with
    before, or who come from the same municipality. `left`, `joined`: how many are in the group that they leave (0 for
    none) and in the one that they come to. `new`: what could not be had after it and could be before; `gone`: the other
    way about."""

    tables: tuple[Table, ...]
    met: tuple[str, ...]
    neighbours: tuple[str, ...]
    left: int
    joined: int
    new: tuple[Shortfall, ...]
    gone: tuple[Shortfall, ...]


def move(gathering: Gathering, sizes: tuple[int, int], tables: Sequence[Table], who: str, label: str) -> Effect:
    """`label`: or `NEW`. Raises `NotFound`."""
    if gathering.guest(who) is None or label not in {NEW, *(one.label for one in tables)}:
        raise NotFound
    after = _moved(tables, who, label)
    here = next(one for one in after if who in one.people)
    others = [one for one in here.people if one != who]
    before = next((one for one in tables if who in one.people), None)
    was, now = of(gathering, sizes, tables), of(gathering, sizes, after)
    return Effect(
        after,
        _names(gathering, who, others, gathering.acquainted),
        _names(gathering, who, others, gathering.neighbours),
        len(before.people) - 1 if before else 0,
        len(here.people),
        tuple(_but(now, was)),
        tuple(_but(was, now)),
    )


def _but(those: Sequence[Shortfall], others: Sequence[Shortfall]) -> Iterator[Shortfall]:
    """That a kind is scarce follows from who takes part, not from where they sit."""
    known = {(one.lack, one.what) for one in others}
    moved = (one for one in those if not (one.scarce and one.lack in {Lack.TITLE, Lack.SIZE_CLASS}))
    return (one for one in moved if (one.lack, one.what) not in known)


def _moved(tables: Sequence[Table], who: str, label: str) -> tuple[Table, ...]:
    if label == NEW:
        taken = {one.label for one in tables}
        label = next(free for number in range(1, len(tables) + 2) if (free := str(number)) not in taken)
        tables = (*tables, Table(label, ()))
    return ordered(
        Table(
            one.label,
            tuple(other for other in one.people if other != who) + ((who,) if one.label == label else ()),
            one.topic,
        )
        for one in tables
    )


def _names(gathering: Gathering, who: str, others: Sequence[str], bond: frozenset[Pair]) -> tuple[str, ...]:
    names = {one.who: one.name for one in gathering.guests}
    return tuple(sorted(names[one] for one in others if one in names and frozenset((who, one)) in bond))
