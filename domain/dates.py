"""Which of several dates to choose: as many as possible, two of each kind, and those first who stood aside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

ABSENCE = {"yes": 0, "if_needed": 3, "no": 10}
SILENCE = 7
"""What it costs that somebody has not answered: most of those cannot come."""
SEAT = 30
"""For each who is missing of two of a kind."""
MISSED = 10
"""For each who says no, times how often they have missed this year."""
MISSES_AGAIN = 2
"""For each who says no, times how many dates are still to be chosen this year: about one in five of those will fall
where they say no again, and then this one counts, too."""
OF_EACH = 2


class Answer(StrEnum):
    YES = "yes"
    IF_NEEDED = "if_needed"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Choice:
    """One date, counted from 0 in the poll's order. `seats`: how many are missing of two of each kind."""

    option: int
    cost: int
    coming: int
    seats: int


def rank(
    answers: Mapping[str, Sequence[Answer | None]],
    kinds: Sequence[Collection[str]],
    missed: Mapping[str, int],
    *,
    left: int,
) -> list[Choice]:
    """The dates, best first; of equals the earlier in the poll. Empty when nobody was asked.

    `answers`: by member, one for each date; None where nothing was answered. `kinds`: the members of each kind, in
    every dimension. `missed`: how many of this year's dates fell where the member had said no. `left`: how many
    dates are still to be chosen this year after this one.
    """
    options = range(max(map(len, answers.values()), default=0))
    choices = [
        _weigh(option, {member: given[option] for member, given in answers.items()}, kinds, missed, left)
        for option in options
    ]
    return sorted(choices, key=lambda choice: (choice.cost, choice.option))


def missed_by(answers: Mapping[str, Sequence[Answer | None]], option: int) -> set[str]:
    """Who said no to the date that was chosen."""
    return {member for member, given in answers.items() if given[option] is Answer.NO}


def _weigh(
    option: int,
    answers: Mapping[str, Answer | None],
    kinds: Sequence[Collection[str]],
    missed: Mapping[str, int],
    left: int,
) -> Choice:
    coming = {member for member, answer in answers.items() if answer in {Answer.YES, Answer.IF_NEEDED}}
    seats = sum(max(0, min(OF_EACH, len(kind)) - len(coming.intersection(kind))) for kind in kinds)
    absence = sum(ABSENCE[answer] if answer else SILENCE for answer in answers.values())
    aside = [member for member, answer in answers.items() if answer is Answer.NO]
    fairness = sum(MISSED * missed.get(member, 0) + MISSES_AGAIN * left for member in aside)
    return Choice(option, absence + SEAT * seats + fairness, len(coming), seats)
