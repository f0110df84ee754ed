"""The library of methods to talk by: steps, times and roles, worded in the catalogues under `methods-…`.

Sources: *round*: Nancy Kline, *Time to Think* (1999). *supervision*: Tom Andersen, "The Reflecting Team", *Family
Process* 26 (1987) 415-428; its times after Aarhus University's *The reflective team* (45 to 60 minutes). *troika* and
*one-two-four-all*: Henri Lipmanowicz and Keith McCandless, *The Surprising Power of Liberating Structures* (2014).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PLEDGE = "pledge"
"""The step in which the samtalslöfte is read, before any method's own."""
PLEDGE_MINUTES = 1
MINUTES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 45, 60)
"""What a step may take."""
MOST_TURNS = 30


@dataclass(frozen=True, slots=True)
class Step:
    """`each`: done once for everybody whose turn it is; steps in a row that are, are done together for one at a time.
    `minutes`: as documented."""

    key: str
    minutes: int
    each: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """`turns`: as many as usual, 0 where nobody has a turn of their own. `people`: in a group, fewest and most; most 0
    for any number."""

    key: str
    steps: tuple[Step, ...]
    roles: tuple[str, ...]
    turns: int = 0
    people: tuple[int, int] = (2, 0)


@dataclass(frozen=True, slots=True)
class Stage:
    """A step as it is come to. `turn`: whose, from 1; 0 where everybody is in it."""

    key: str
    minutes: int
    turn: int = 0


METHODS = (
    Method(
        "round",
        (Step("think", 1), Step("turn", 2, each=True), Step("talk", 5)),
        ("speaker", "listener", "leader"),
        turns=5,
    ),
    Method(
        "supervision",
        (Step("tell", 10), Step("reflect", 15), Step("answer", 10), Step("together", 10)),
        ("teller", "interviewer", "team"),
        people=(4, 8),
    ),
    Method(
        "troika",
        (
            Step("think", 1),
            Step("tell", 2, each=True),
            Step("ask", 2, each=True),
            Step("advise", 4, each=True),
            Step("thank", 2, each=True),
        ),
        ("client", "consultant"),
        turns=3,
        people=(3, 3),
    ),
    Method(
        "one-two-four-all",
        (Step("one", 1), Step("two", 2), Step("four", 4), Step("all", 5)),
        ("everyone", "leader"),
        people=(4, 0),
    ),
)


def find(key: str) -> Method:
    """Raises `NotFound`."""
    for method in METHODS:
        if method.key == key:
            return method
    raise NotFound


def usual(method: Method) -> tuple[int, ...]:
    """The documented minutes of each step."""
    return tuple(step.minutes for step in method.steps)


def stages(method: Method, minutes: Sequence[int], turns: int, *, pledge: bool) -> tuple[Stage, ...]:
    """All that is come to, in order. `minutes`: of each step."""
    first = (Stage(PLEDGE, PLEDGE_MINUTES),) if pledge else ()
    return (*first, *_unrolled(method, minutes, turns))


def _unrolled(method: Method, minutes: Sequence[int], turns: int) -> Iterator[Stage]:
    timed = list(zip(method.steps, minutes, strict=True))
    each = [(step, given) for step, given in timed if step.each]
    for step, given in timed:
        if not step.each:
            yield Stage(step.key, given)
        elif step is each[0][0]:
            for turn in range(1, turns + 1):
                yield from (Stage(one.key, its, turn) for one, its in each)
