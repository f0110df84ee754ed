"""What may be told of a secret poll (PROMISES 11), so that nobody can work out a count that is held back, not even who
knows this rule, the number of answers and their own.

One small option could be computed from the total and the others. So wherever an option is small, the largest ones lose
their numbers too, as many of them as it takes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import TypeAlias

FEWEST_ANSWERS = 5
FEWEST_TOLD = 3


class Vague(Enum):
    FEW = auto()
    """*Färre än 3*: nobody, one or two."""
    LARGE_MAJORITY = auto()
    """*Stor majoritet*: everyone, or all but one or two."""
    MOST = auto()
    """Three at least, and more than every option that has a number."""
    UNTOLD = auto()
    """Any number: there are too few answers for so many options. All are UNTOLD then."""


Told: TypeAlias = int | Vague


@dataclass(frozen=True, slots=True)
class Result:
    """`options` are in the order of the poll's, so are the numbers in each of `parts`, and these in the order given.
    No parts: none were given or the split may not be told.
    """

    answers: int
    options: tuple[Told, ...]
    parts: tuple[tuple[int, ...], ...]


def tell(counts: Sequence[int], *, is_open: bool, parts: Sequence[Sequence[int]] = ()) -> Result | None:
    """What everyone may read, or None while the poll is open or has too few answers.

    `counts`: answers per option, where each person chose one. `parts`: the same for those who share an attribute;
    whoever is in no part is the rest. A closed poll has to stay closed, with the same answers and one split at most:
    two results that differ by one answer tell that answer.
    """
    if len(counts) < 2:  # noqa: PLR2004  a choice
        raise ValueError("a poll has two options at least")
    if is_open or sum(counts) < FEWEST_ANSWERS:
        return None
    return Result(sum(counts), tuple(_options(counts)), _split(counts, parts))


def _options(counts: Sequence[int]) -> Iterator[Told]:
    if min(counts) >= FEWEST_TOLD:
        yield from counts
        return
    least, word = _leaders(counts)
    for count in counts:
        if count >= least:
            yield word
        else:
            yield count if count >= FEWEST_TOLD else Vague.FEW


def _leaders(counts: Sequence[int]) -> tuple[int, Vague]:
    """From which count on a word is told instead of a number, and the word.

    The numbers told subtracted from the total leave what the leaders and the small options have together. Where that
    exceeds the least the leaders can have by so much, any small option may have one answer more or less and the leaders
    make up for it, also such as stand close enough for this rule to go on from one leader to the next. The exhaustive
    test is the proof.
    """
    large = [count for count in counts if count >= FEWEST_TOLD]
    few = sum(counts) - sum(large)
    if len(large) == 1 and few < FEWEST_TOLD:
        return large[0], Vague.LARGE_MAJORITY
    slack = max(len(large), 2) + 2
    for least, below in pairwise([*sorted(set(large), reverse=True), FEWEST_TOLD]):
        leaders = [count for count in large if count >= least]
        if few + sum(leaders) - below * len(leaders) >= slack:
            return least, Vague.MOST
    return 0, Vague.UNTOLD


def _split(counts: Sequence[int], parts: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Told only where no option is small in any part or in the rest: then nothing is held back that could be found by
    subtraction, no part is of one mind, and every part has more than five answers.
    """
    rest = [count - sum(in_parts) for count, *in_parts in zip(counts, *parts, strict=True)]
    if min(rest) < 0:
        raise ValueError("more answers in the parts than in the whole")
    shown = [*parts, rest] if any(rest) else parts
    return tuple(map(tuple, parts)) if min(map(min, shown)) >= FEWEST_TOLD else ()
