"""What is weighed when small groups are put together: who takes part, whom each is kept apart from and has met."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, combinations, count
from random import Random
from typing import TYPE_CHECKING, TypeAlias

from domain import groups, signups, topics
from domain.groups import Group, Weights
from domain.members import let_in
from domain.seats import State, Table, ordered
from domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from domain.meetings import Meeting
    from domain.members import Member
    from domain.seats import Grouping
    from domain.signups import Signup
    from domain.store import Store

LEAST, MOST = 3, 6
"""People in a group, at the ends of what may be chosen."""
SECONDS, SECONDS_TO_MEND, STEPS_EACH = 10, 3, 15_000
"""The search takes at most so long on a slow machine, and no more steps for each person than they are worth."""
_STAYS = 100
"""Whoever was told their group moves only where a rule would be broken."""
TRIES, MANY = 8, 60
"""Searches from anew, since between two ways to keep the rules may lie many that break them; from so many people on one
is enough, since there are ways around."""
SPREAD = 4
"""So many more groups than the fewest are tried."""
FEWEST = 2
"""Who is alone has nobody to talk with."""

Pair: TypeAlias = "frozenset[str]"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who takes part; what nobody has told is empty."""

    who: str
    name: str
    title: str = ""
    size_class: str = ""
    municipality: str = ""
    wishes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathering:
    """`apart`: pairs who work at one place, are superior and subordinate, or one of whom would rather not: which of it,
    and of whom, is told to nobody. `met`: the groups of earlier meetings, oldest first. `topics`: the words of those
    that may be wished for, by id."""

    guests: tuple[Guest, ...]
    apart: frozenset[Pair]
    met: tuple[tuple[tuple[str, ...], ...], ...]
    topics: Mapping[str, str] = field(default_factory=dict)

    @property
    def neighbours(self) -> frozenset[Pair]:
        """Pairs of one municipality."""
        return frozenset(_alike((one.who, fold(one.municipality)) for one in self.guests))

    @property
    def acquainted(self) -> frozenset[Pair]:
        groups = chain.from_iterable(self.met)
        return frozenset(frozenset(pair) for group in groups for pair in combinations(group, 2))

    def guest(self, who: str) -> Guest | None:
        return next((one for one in self.guests if one.who == who), None)


def gather(store: Store, meeting: Meeting) -> Gathering:
    here = {one.id: one for one in let_in(store, meeting.network)}
    coming = [one for one in signups.taking_part(store, meeting.id) if not one.member or one.member in here]
    members = [here[one.member] for one in coming if one.member]
    worded = topics.worded(store, meeting.id)
    told = (_guest(one, here.get(one.member), worded) for one in coming)
    guests = tuple(sorted(told, key=lambda one: one.who))
    return Gathering(guests, frozenset(_apart(members)), tuple(_met(store, meeting)), worded)


def _guest(signup: Signup, member: Member | None, worded: Mapping[str, str]) -> Guest:
    """What was wished and may be read no more counts for nothing."""
    told = member.attributes if member else None
    return Guest(
        signup.who,
        member.name if member else signup.name,
        told.title if told else "",
        told.size_class if told else "",
        told.municipality if told else signup.municipality,
        tuple(topic for topic in signup.wishes if topic in worded),
    )


def _apart(members: Sequence[Member]) -> Iterator[Pair]:
    here = {one.id for one in members}
    for one in members:
        for other in (*one.profile.close_to, *one.profile.rather_not):
            if other in here and other != one.id:
                yield frozenset((one.id, other))
    yield from _alike((one.id, fold(one.profile.workplace)) for one in members)


def _alike(told: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    """Pairs who have told the same; a blank is never a match."""
    known = [(who, what) for who, what in told if what]
    return (frozenset((one, other)) for (one, what), (other, same) in combinations(known, 2) if what == same)


def _met(store: Store, meeting: Meeting) -> Iterator[tuple[tuple[str, ...], ...]]:
    held = {one.id: one for one in store.meetings.of(meeting.network) if not one.cancelled}
    for one in store.groupings.of(meeting.network):
        earlier = held.get(one.meeting)
        if one.state is State.RELEASED and earlier and _order(earlier) < _order(meeting):
            yield tuple(table.people for table in one.tables)


def _order(meeting: Meeting) -> tuple[datetime, str]:
    return meeting.details.begins, meeting.id


def counts(people: int, sizes: tuple[int, int]) -> tuple[int, int]:
    """How many groups there may be, the fewest and the most. The fewest leave room for who comes late, where they
    can."""
    least, most = sizes
    highest = max(1, people // least)
    late = max(1, people // 10)
    fewest = min(highest, _enough(people + late, most))
    return fewest, min(highest, fewest + SPREAD)


def _about(stands: int, people: int, sizes: tuple[int, int]) -> tuple[int, int]:
    """As `counts`, near the groups that there are."""
    highest = max(1, people // sizes[0])
    fewest = min(highest, _enough(people, sizes[1]))
    fewer = 2 if people < MANY else 1
    return min(highest, max(fewest, stands - fewer)), max(fewest, min(highest, stands + 1))


def _enough(people: int, most: int) -> int:
    return -(-people // most)


def form(gathering: Gathering, grouping: Grouping) -> tuple[Table, ...]:
    """What is locked stays. The same number gives the same groups on any machine. Takes seconds: never in anybody's
    way, and in no transaction."""
    kept = [one for one in present(grouping.tables, gathering) if one.label in grouping.locked]
    seated = {who for table in kept for who in table.people}
    left = tuple(one.who for one in gathering.guests if one.who not in seated)
    if len(left) < FEWEST:
        return ordered(kept)
    wishes = _wishes(gathering)
    made = groups.Meeting(left, grouping.sizes, counts(len(left), grouping.sizes), _topics(wishes), wishes)
    formed = _search(gathering, grouping, made)
    free = _free(one.label for one in kept)
    return ordered((*kept, *(Table(next(free), one.members, one.topic or "") for one in formed)))


def mend(gathering: Gathering, grouping: Grouping) -> tuple[Table, ...]:
    """As `form`, for groups that people have been told: as few as possible are moved, and who shares one against a rule
    may go on."""
    stands, here = present(grouping.tables, gathering), tuple(one.who for one in gathering.guests)
    if len(here) < FEWEST:
        return stands
    wishes = _wishes(gathering)
    topics = _topics(wishes, *(one.topic for one in stands if one.topic))
    may = _about(len(stands), len(here), grouping.sizes)
    told = tuple(Group(one.label, one.people, one.topic or None) for one in stands)
    weights = Weights(move=_STAYS, topic_change=_STAYS)
    made = groups.Meeting(here, grouping.sizes, may, topics, wishes, announced=told)
    formed = _search(gathering, grouping, made, weights, but=pairs(stands))
    known = {one.label for one in stands}
    free = _free(known)
    tables = ((one.label if one.label in known else next(free), one) for one in formed)
    return ordered(Table(label, one.members, one.topic or "") for label, one in tables)


def _search(
    gathering: Gathering,
    grouping: Grouping,
    made: groups.Meeting,
    weights: Weights | None = None,
    but: frozenset[Pair] = frozenset(),
) -> list[Group]:
    """`but`: pairs who may share a group all the same."""
    task = groups.Task(
        kinds=kinds(gathering),
        apart=gathering.neighbours - but,
        history=gathering.met,
        meetings=(made,),
        weights=weights or Weights(),
        never=gathering.apart - but,
    )
    seconds = SECONDS_TO_MEND if made.announced else SECONDS
    steps = min(groups.steps_in(seconds, task), STEPS_EACH * len(made.present))
    times = TRIES if len(made.present) < MANY else 1
    tries = (groups.form(task, Random(f"{grouping.number} {turn}"), steps=steps // times) for turn in range(times))
    return min(tries, key=lambda one: one[0])[1][0]


def kinds(gathering: Gathering) -> dict[str, tuple[str, str]]:
    """Title, folded, and size of the municipality. For a blank the most common is assumed, so that nobody is seated by
    what they have not told."""
    titles = _told(fold(one.title) for one in gathering.guests)
    sizes = _told(one.size_class for one in gathering.guests)
    return {one.who: (fold(one.title) or titles, one.size_class or sizes) for one in gathering.guests}


def _told(those: Iterable[str]) -> str:
    counted = Counter(filter(None, those))
    return min(counted, key=lambda one: (-counted[one], one), default="")


def _wishes(gathering: Gathering) -> dict[str, tuple[str, ...]]:
    return {one.who: one.wishes for one in gathering.guests if one.wishes}


def _topics(wishes: Mapping[str, Sequence[str]], *more: str) -> tuple[str, ...]:
    return tuple(sorted({*chain.from_iterable(wishes.values()), *more}))


def _free(taken: Iterable[str]) -> Iterator[str]:
    """Labels that no group has, the lowest first."""
    known = set(taken)
    return (label for number in count(1) if (label := str(number)) not in known)


def present(tables: Iterable[Table], gathering: Gathering) -> tuple[Table, ...]:
    """Without those who do not come any more."""
    come = {one.who for one in gathering.guests}
    return ordered(Table(one.label, tuple(who for who in one.people if who in come), one.topic) for one in tables)


def pairs(tables: Iterable[Table]) -> frozenset[Pair]:
    """Who share a group."""
    return frozenset(frozenset(pair) for table in tables for pair in combinations(table.people, 2))
