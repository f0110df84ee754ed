"""Small groups: who sits with whom at a meeting, so that no rule is broken that can be kept and the rest costs little.

All the meetings of a task are planned together. What it costs is what people would mind: meeting the same colleagues
again soon, being the only one of a kind, a topic one did not wish for, being moved after the groups were announced.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from domain.groups.annealing import anneal
from domain.groups.seating import Seating
from domain.groups.task import Group, Meeting, Task, Weights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from domain.groups.seating import Seated

__all__ = ["Group", "Meeting", "Plan", "Task", "Weights", "form", "steps_in"]

_ROUNDS = 3
_DISSOLVABLE = 6
"""Of the announced groups, the smallest so many."""
_CYCLE = 3000
"""Steps for each seat in which one cooling finds what it can; with more to spend it begins anew."""


Plan: TypeAlias = "list[list[Group]]"
"""The groups of each meeting."""
_Labels: TypeAlias = "tuple[tuple[str, ...], ...]"


def steps_in(seconds: float, task: Task) -> int:
    """How many steps a slow machine takes in that time. The steps decide the plan, never the time they take."""
    return int(seconds * 600_000 / (1 + len(task.kinds) / 80))


def form(task: Task, chance: Random, *, steps: int) -> tuple[int, Plan]:
    """The cheapest plan found, and what it costs. The same chance gives the same plan on any machine.

    Every number of groups, and every way of dissolving announced ones, is tried shortly; the better ones for longer.
    """
    trials = _trials(task.meetings)
    seats = sum(len(meeting.present) for meeting in task.meetings)
    runs: list[tuple[int, Seated, _Labels]] = []
    for _ in range(_ROUNDS):
        share = steps // _ROUNDS
        cycles = max(1, share // max(1, _CYCLE * seats * len(trials)))
        for labels in trials * cycles:
            seating = Seating(task, labels, chance)
            steps_each = share // len(trials) // cycles
            runs.append((*anneal(seating, chance, task.weights, steps=steps_each), labels))
            if runs[-1][0] == 0:
                return 0, _plan(runs[-1][1])
        runs.sort(key=lambda run: run[0])
        trials = list(dict.fromkeys(labels for _, _, labels in runs))[: max(1, len(trials) // 4)]
    cost, seated, _ = runs[0]
    return cost, _plan(seated)


def _plan(seated: Seated) -> Plan:
    return [[Group(label, tuple(members), topic) for label, members, topic in groups] for groups in seated]


def _trials(meetings: Sequence[Meeting]) -> list[_Labels]:
    choices = [_labels(meeting) for meeting in meetings]
    return [tuple(one[turn % len(one)] for one in choices) for turn in range(max(map(len, choices)))]


def _labels(meeting: Meeting) -> list[tuple[str, ...]]:
    """Of the groups there could be."""
    here, (fewest, most) = set(meeting.present), meeting.counts
    told = sorted(meeting.announced, key=lambda group: (len(here & set(group.members)), group.label))
    taken = {group.label for group in told}
    new = [label for number in range(1, len(taken) + most + 1) if (label := f"G{number}") not in taken]
    found = []
    for count in range(fewest, most + 1):
        least, greatest = (count * size for size in meeting.sizes)
        if fewest < most and not least <= len(here) <= greatest:
            continue
        for dissolved in combinations(told[:_DISSOLVABLE], max(0, len(told) - count)):
            kept = [group.label for group in meeting.announced if group not in dissolved]
            found.append((*kept, *new[: count - len(kept)]))
    return found or [tuple(new[:fewest])]
