"""The search: simulated annealing over who sits where.

Two people change places, one moves, or a group takes another topic. What makes the whole worse is accepted the more
seldom the colder it is. It cools by steps, so that the machine's speed decides nothing; and since most steps are
refused, what one would change is read from sums that are kept up to date, and only what is accepted costs more.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from domain.groups.seating import Seated, Seating
    from domain.groups.task import Weights

_HOT, _COLD = 0.4, 0.05
"""First and last temperature, as parts of the dearest thing that is no rule."""
_UNLIKELY = 14
"""So many temperatures worse is never accepted."""
_BLOCK = 500
"""Steps at one temperature."""
_NOTHING = 1 << 60
"""Dearer than anything: where a step would change nothing."""
_SWAPS, _MOVES = 0.8, 0.92
"""Of the steps, up to which part they are of that sort; the rest are of topics."""


def anneal(seating: Seating, chance: Random, weights: Weights, *, steps: int) -> tuple[int, Seated]:
    """The cheapest that was come upon, and what it costs."""
    dearest = max(weights.repeat[0], weights.short, weights.topic[-1], weights.size, weights.move, 1)
    blocks = max(1, steps // _BLOCK)
    cost = best = seating.cost()
    found = seating.snapshot()
    if not seating.busy:
        return best, seating.seated(found)
    for block in range(blocks):
        heat = dearest * _HOT * (_COLD / _HOT) ** (block / blocks)
        likely = [math.exp(-more / heat) for more in range(int(heat * _UNLIKELY) + 2)]
        for _ in range(_BLOCK):
            cost += _step(seating, chance, likely)
            if cost < best:
                best, found = cost, seating.snapshot()
        if best == 0:
            break
    return best, seating.seated(found)


def _step(seating: Seating, chance: Random, likely: list[float]) -> int:
    """What the step cost more. `likely[more]`: how likely a step is accepted that costs so much more."""
    draw = chance.random
    at = seating.busy[int(draw() * len(seating.busy))]
    table = seating.tables[at]
    people = table.people
    one = people[int(draw() * len(people))]
    here = table.where[one]
    sort = draw()
    if sort < _SWAPS:
        other = people[int(draw() * len(people))]
        more = table.swapped(one, other) if table.where[other] != here else _NOTHING
        if more <= 0 or (more < len(likely) and draw() < likely[more]):
            seating.swap(at, one, other)
            return more
    elif sort < _MOVES or not table.topics:
        group = int(draw() * len(table.labels))
        more = table.moved(one, group) if group != here else _NOTHING
        if more <= 0 or (more < len(likely) and draw() < likely[more]):
            seating.move(at, one, group)
            return more
    else:
        topic = int(draw() * len(table.topics))
        more = table.retopiced(here, topic)
        if more <= 0 or (more < len(likely) and draw() < likely[more]):
            table.retopic(here, topic)
            return more
    return 0
