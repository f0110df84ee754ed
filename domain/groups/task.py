"""What is to be planned, and what people would mind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Weights:
    """`repeat`: for two who met one, two, ... meetings before; the last holds for all that was earlier. `short`: for
    each who is missing of two of each kind; `alone`: more, for who is the only one of a kind. `topic`: for the first
    wish, the second, neither. `size`: for each person by which a group differs from even groups. `move`,
    `topic_change`: for each person and each group that is not as announced."""

    repeat: tuple[int, ...] = (10, 8, 6, 5, 4, 3, 2, 2, 2, 2, 2, 2, 1)
    short: int = 6
    alone: int = 3
    topic: tuple[int, int, int] = (0, 2, 5)
    size: int = 2
    move: int = 8
    topic_change: int = 10

    def again(self, gap: int) -> int:
        """`gap`: how many meetings lie between, plus one."""
        return self.repeat[min(gap, len(self.repeat)) - 1]


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    members: tuple[str, ...]
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """`sizes`: of a group, `counts`: of groups, both the fewest and the most. `wishes`: topics by member, best first.
    `never`: topics that a member must not be given. `announced`: what people have been told before."""

    present: tuple[str, ...]
    sizes: tuple[int, int]
    counts: tuple[int, int]
    topics: tuple[str, ...] = ()
    wishes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    never: Mapping[str, Sequence[str]] = field(default_factory=dict)
    announced: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """`kinds`: by member, one kind in each dimension, such as role and size of the municipality. `apart`: pairs who
    must not share a group. `history`: who sat together at earlier meetings, oldest first. `never`: pairs who must not,
    even where others who must not then have to."""

    kinds: Mapping[str, tuple[str, ...]]
    apart: frozenset[frozenset[str]]
    history: tuple[tuple[tuple[str, ...], ...], ...]
    meetings: tuple[Meeting, ...]
    weights: Weights = Weights()
    never: frozenset[frozenset[str]] = frozenset()
