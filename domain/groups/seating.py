"""Who sits where while it is searched, and what one change would cost more."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from random import Random

    from domain.groups.task import Meeting, Task, Weights

BROKEN = 10_000
"""What a broken rule costs: more than all else together."""
NEVER = 100 * BROKEN
"""What it costs that two share a group who must not, whatever other rule has to be broken."""

Seated: TypeAlias = "list[list[tuple[str, list[str], str | None]]]"
"""For each meeting the label, members and topic of its groups."""

Snapshot: TypeAlias = "list[tuple[list[int], list[int]]]"
"""For each meeting the group of each person, and the topic of each group."""

_OF_EACH = 2
"""Of a kind in a group, where there is room for them."""


class Seating:
    """All the meetings of a task, and how each bears on the others."""

    def __init__(self, task: Task, labels: tuple[tuple[str, ...], ...], chance: Random) -> None:
        """Begins with what was announced, the others wherever there is room. `labels`: of each meeting's groups."""
        self._weights = task.weights
        self._ids = list(task.kinds)
        number = {id: at for at, id in enumerate(self._ids)}
        self.tables = [
            _Table(task, meeting, names, number, _pull(task, number, len(task.history) + at))
            for at, (meeting, names) in enumerate(zip(task.meetings, labels, strict=True))
        ]
        self._alone = len(self.tables) == 1
        self.busy = [at for at, table in enumerate(self.tables) if len(table.people) > 1 and len(labels[at]) > 1]
        for at, table in enumerate(self.tables):
            for one, group in table.first_places(chance):
                self._join(at, one, group)

    def swap(self, at: int, one: int, other: int) -> None:
        table = self.tables[at]
        here, there = table.where[one], table.where[other]
        self._leave(at, one)
        self._leave(at, other)
        self._join(at, one, there)
        self._join(at, other, here)

    def move(self, at: int, one: int, group: int) -> None:
        self._leave(at, one)
        self._join(at, one, group)

    def cost(self) -> int:
        """Two who share a group at two of the meetings are dear at both, and are counted once."""
        twice = 0
        for at, table in enumerate(self.tables):
            for members in table.members:
                for one, other in combinations(members, 2):
                    for gap, later in enumerate(self.tables[at + 1 :], start=1):
                        if later.where[one] >= 0 and later.where[one] == later.where[other]:
                            twice += self._weights.again(gap)
        return sum(table.cost() for table in self.tables) - twice

    def snapshot(self) -> Snapshot:
        return [(table.where.copy(), table.topic.copy()) for table in self.tables]

    def seated(self, snapshot: Snapshot) -> Seated:
        return [
            table.seated(self._ids, where, topic) for table, (where, topic) in zip(self.tables, snapshot, strict=True)
        ]

    def _leave(self, at: int, one: int) -> None:
        table = self.tables[at]
        group = table.where[one]
        table.take(one)
        self._tell(at, one, table.members[group], -1)

    def _join(self, at: int, one: int, group: int) -> None:
        table = self.tables[at]
        self._tell(at, one, table.members[group], 1)
        table.put(one, group)

    def _tell(self, at: int, one: int, others: list[int], sign: int) -> None:
        """What sitting together here costs at the other meetings; or no more."""
        if self._alone:
            return
        for elsewhere, table in enumerate(self.tables):
            if elsewhere != at:
                more = sign * self._weights.again(abs(elsewhere - at))
                for other in others:
                    table.pull_apart(one, other, more)


class _Table:
    """One meeting. People, groups, kinds and topics are numbers here. `pull[i][j]`: what it costs that the two share a
    group; `sums[group][i]`: with all in it; `own[group][i]`: what it costs beside, for its topic and the move there."""

    def __init__(
        self, task: Task, meeting: Meeting, labels: tuple[str, ...], number: dict[str, int], pull: list[list[int]]
    ) -> None:
        weights, count = task.weights, len(labels)
        self.people = [number[id] for id in meeting.present]
        self.labels, self.topics, self.pull = labels, meeting.topics, pull
        self.where = [-1] * len(number)
        self.members: list[list[int]] = [[] for _ in labels]
        self.sums = [[0] * len(number) for _ in labels]
        self._size_cost = _size_cost(weights, meeting, count)
        self._kinds_of, self._kinds = _kinds(task, meeting, number)
        self._lack = [_lack(weights, len(kinds), len(self.people)) for kinds in self._kinds]
        self._counts = [[0] * sum(map(len, self._kinds)) for _ in labels]
        self._told_at = {
            number[id]: labels.index(group.label) if group.label in labels else -1
            for group in meeting.announced
            for id in group.members
            if id in meeting.present
        }
        told_topics = {group.label: group.topic for group in meeting.announced}
        told = [told_topics.get(label) for label in labels]
        self._told_topic = [meeting.topics.index(one) if one in meeting.topics else -1 for one in told]
        self._topic_change, self._move = weights.topic_change, weights.move
        self._wish = {number[id]: _wish(weights, meeting, id) for id in meeting.present}
        self.topic = [0] * count
        self.own: list[list[int]] = [[0] * len(number) for _ in labels]

    def first_places(self, chance: Random) -> list[tuple[int, int]]:
        """Who begins where; draws the topics, too."""
        sizes = [0] * len(self.labels)
        places: list[tuple[int, int]] = []
        for group, told in enumerate(self._told_topic):
            self.retopic(group, told if told >= 0 else int(chance.random() * max(1, len(self.topics))))
        for one in sorted(self.people, key=lambda one: (self._told_at.get(one, -1) < 0, chance.random())):
            told_at = self._told_at.get(one, -1)
            group = told_at if told_at >= 0 else sizes.index(min(sizes))
            sizes[group] += 1
            places.append((one, group))
        return places

    def put(self, one: int, group: int) -> None:
        self.where[one] = group
        self.members[group].append(one)
        for kind in self._kinds_of[one]:
            self._counts[group][kind] += 1
        self.sums[group] = [now + more for now, more in zip(self.sums[group], self.pull[one], strict=True)]

    def take(self, one: int) -> None:
        group = self.where[one]
        self.where[one] = -1
        self.members[group].remove(one)
        for kind in self._kinds_of[one]:
            self._counts[group][kind] -= 1
        self.sums[group] = [now - less for now, less in zip(self.sums[group], self.pull[one], strict=True)]

    def pull_apart(self, one: int, other: int, more: int) -> None:
        self.pull[one][other] += more
        self.pull[other][one] += more
        if (group := self.where[other]) >= 0:
            self.sums[group][one] += more
        if (group := self.where[one]) >= 0:
            self.sums[group][other] += more

    def retopic(self, group: int, topic: int) -> None:
        self.topic[group] = topic
        own = self.own[group]
        for one in self.people:
            moved = self._told_at.get(one, group) != group
            own[one] = self._wish[one][topic] + (self._move if moved else 0)

    def swapped(self, one: int, other: int) -> int:
        """What it would cost more that they change places."""
        here, there = self.where[one], self.where[other]
        to_here, to_there = self.sums[here], self.sums[there]
        own_here, own_there = self.own[here], self.own[there]
        more = to_here[other] + to_there[one] - to_here[one] - to_there[other] - 2 * self.pull[one][other]
        more += own_here[other] + own_there[one] - own_here[one] - own_there[other]
        mine, theirs = self._kinds_of[one], self._kinds_of[other]
        if mine == theirs:
            return more
        counts_here, counts_there = self._counts[here], self._counts[there]
        size_here, size_there = len(self.members[here]), len(self.members[there])
        for lack, out, into in zip(self._lack, mine, theirs, strict=True):
            if out != into:
                lack_here, lack_there = lack[size_here], lack[size_there]
                a, b, c, d = counts_here[out], counts_here[into], counts_there[out], counts_there[into]
                more += lack_here[a - 1] - lack_here[a] + lack_here[b + 1] - lack_here[b]
                more += lack_there[c + 1] - lack_there[c] + lack_there[d - 1] - lack_there[d]
        return more

    def moved(self, one: int, there: int) -> int:
        """What it would cost more that one goes to another group."""
        here = self.where[one]
        size_here, size_there = len(self.members[here]), len(self.members[there])
        more = self._size_cost[size_here - 1] - self._size_cost[size_here]
        more += self._size_cost[size_there + 1] - self._size_cost[size_there]
        more += self.sums[there][one] - self.sums[here][one] + self.own[there][one] - self.own[here][one]
        counts_here, counts_there = self._counts[here], self._counts[there]
        for lack, mine, kinds in zip(self._lack, self._kinds_of[one], self._kinds, strict=True):
            before, after = lack[size_here], lack[size_here - 1]
            before_there, after_there = lack[size_there], lack[size_there + 1]
            for kind in kinds:
                is_mine = kind == mine
                more += after[counts_here[kind] - is_mine] - before[counts_here[kind]]
                more += after_there[counts_there[kind] + is_mine] - before_there[counts_there[kind]]
        return more

    def retopiced(self, group: int, topic: int) -> int:
        """What it would cost more that the group takes this topic."""
        now, told = self.topic[group], self._told_topic[group]
        more = sum(self._wish[one][topic] - self._wish[one][now] for one in self.members[group])
        return more + (self._topic_change * ((topic != told) - (now != told)) if told >= 0 else 0)

    def cost(self) -> int:
        total = 0
        for group, members in enumerate(self.members):
            counts = self._counts[group]
            for lack, kinds in zip(self._lack, self._kinds, strict=True):
                total += sum(lack[len(members)][counts[kind]] for kind in kinds)
            total += self._size_cost[len(members)]
            total += sum(self.sums[group][one] for one in members) // 2
            total += sum(self.own[group][one] for one in members)
            if 0 <= self._told_topic[group] != self.topic[group]:
                total += self._topic_change
        return total

    def seated(self, ids: list[str], where: list[int], topic: list[int]) -> list[tuple[str, list[str], str | None]]:
        members: list[list[str]] = [[] for _ in self.labels]
        for one in sorted(self.people):
            members[where[one]].append(ids[one])
        return [
            (label, those, self.topics[chosen] if self.topics else None)
            for label, those, chosen in zip(self.labels, members, topic, strict=True)
            if those
        ]


def _pull(task: Task, number: dict[str, int], meeting: int) -> list[list[int]]:
    """`meeting`: counted from the first in the history."""
    pull = [[0] * len(number) for _ in number]

    def add(one: int, other: int, cost: int) -> None:
        pull[one][other] += cost
        pull[other][one] += cost

    for pairs, cost in ((task.apart, BROKEN), (task.never, NEVER)):
        for pair in pairs:
            known = [number[id] for id in pair if id in number]
            for one, other in combinations(known, 2):
                add(one, other, cost)
    for then, groups in enumerate(task.history):
        for group in groups:
            known = [number[id] for id in group if id in number]
            for one, other in combinations(known, 2):
                add(one, other, task.weights.again(meeting - then))
    return pull


def _size_cost(weights: Weights, meeting: Meeting, count: int) -> list[int]:
    """By size of a group."""
    people, (least, most) = len(meeting.present), meeting.sizes
    low, high = people // max(1, count), -(-people // max(1, count))
    return [
        weights.size * max(0, low - size, size - high) + BROKEN * max(0, least - size, size - most)
        for size in range(people + 2)
    ]


def _kinds(task: Task, meeting: Meeting, number: dict[str, int]) -> tuple[dict[int, list[int]], list[range]]:
    """Each person's kind in each dimension, and the kinds of each dimension; numbered on from one to the next."""
    of: dict[int, list[int]] = {number[id]: [] for id in meeting.present}
    ranges: list[range] = []
    first = 0
    for dimension in zip(*(task.kinds[id] for id in meeting.present), strict=True):
        kinds = sorted(set(dimension))
        for id, kind in zip(meeting.present, dimension, strict=True):
            of[number[id]].append(first + kinds.index(kind))
        ranges.append(range(first, first + len(kinds)))
        first += len(kinds)
    return of, ranges


def _lack(weights: Weights, kinds: int, people: int) -> list[list[int]]:
    """By size of a group and how many of a kind are in it: two of each where the group is large enough, or one, and
    nobody the only one where there could be two."""

    def cost(goal: int, count: int) -> int:
        return weights.short * max(0, goal - count) + (weights.alone if count == 1 < goal else 0)

    return [[cost(min(_OF_EACH, size // kinds), count) for count in range(size + 3)] for size in range(people + 2)]


def _wish(weights: Weights, meeting: Meeting, id: str) -> list[int]:
    """By topic."""
    wishes, never = list(meeting.wishes.get(id, ())), meeting.never.get(id, ())
    place = {topic: weights.topic[rank] for rank, topic in enumerate(wishes[: len(weights.topic) - 1])}
    neither = weights.topic[-1] if wishes else 0
    return [place.get(topic, neither) + BROKEN * (topic in never) for topic in meeting.topics] or [0]
