"""What is proposed when the answers of *Hitta datum* are there, and which days may not suit."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.date_polls import State
from domain.dates import missed_by, rank
from domain.members import let_in
from domain.slots import local
from domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from domain.date_polls import Poll
    from domain.dates import Answer, Choice
    from domain.members import Member
    from domain.networks import Settings
    from domain.store import Store
    from domain.workdays import Holiday


@dataclass(frozen=True, slots=True)
class Proposal:
    """`ranked`: the best first; empty where nobody can come to any. `asked`: how many. `given`: by those of them who
    have answered, in an order that tells nothing."""

    poll: Poll
    ranked: tuple[Choice, ...]
    asked: int
    given: tuple[tuple[Answer, ...], ...]

    @property
    def answered(self) -> int:
        return len(self.given)

    @property
    def most(self) -> int:
        """Who can come on the date on which most can."""
        return max((choice.coming for choice in self.ranked), default=0)


def propose(store: Store, poll: Poll) -> Proposal:
    """As many as possible, two of each kind of those who are in the room now, and those first who stood aside at other
    dates of the series."""
    asked = let_in(store, poll.network)
    given = {one.member: one.given for one in store.date_polls.replies(poll.id)}
    nothing = (None,) * len(poll.options)
    answers = {member.id: given.get(member.id, nothing) for member in asked}
    others = _in_series(store, poll)
    left = _left(store, poll, others)
    ranked = rank(answers, _kinds(asked), misses(store, others), left=left)
    possible = tuple(ranked) if any(choice.coming for choice in ranked) else ()
    there = tuple(sorted(given[member.id] for member in asked if member.id in given))
    return Proposal(poll, possible, len(asked), there)


def ahead(proposal: Proposal, now: datetime) -> Proposal:
    """Of it, the dates that have not been yet."""
    return replace(proposal, ranked=tuple(one for one in proposal.ranked if now < proposal.poll.options[one.option]))


def _in_series(store: Store, poll: Poll) -> list[Poll]:
    series = _series(poll)
    return [one for one in store.date_polls.of(poll.network) if series and _series(one) == series]


def _series(poll: Poll) -> str:
    return poll.series.partition(" ")[0]


def _left(store: Store, poll: Poll, others: Iterable[Poll]) -> int:
    """How many dates of the series are still to be chosen after this one."""
    series = store.series.get(_series(poll))
    asked = {one.series: one for one in others if one.id != poll.id}
    undecided = sum(one.state in {State.OPEN, State.CLOSED} for one in asked.values())
    planned = {f"{series.id} {one.number}" for one in series.occasions if not one.fixed} if series else set()
    return undecided + len(planned - asked.keys() - {poll.series})


def misses(store: Store, polls: Iterable[Poll]) -> Counter[str]:
    """How many of the dates chosen in these fell where each member had said no."""
    counted: Counter[str] = Counter()
    for poll in polls:
        if poll.chosen is not None:
            given = {one.member: one.given for one in store.date_polls.replies(poll.id)}
            counted.update(missed_by(given, poll.chosen))
    return counted


def _kinds(asked: Iterable[Member]) -> list[set[str]]:
    """Those with one title, and those from municipalities of one size; a blank is of no kind."""
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    for member in asked:
        told = {"title": fold(member.attributes.title), "size": member.attributes.size_class}
        for dimension, value in told.items():
            if value:
                kinds[dimension, value].add(member.id)
    return list(kinds.values())


class Clash(StrEnum):
    """Why a day may not suit."""

    HOLIDAY = "holiday"
    BREAK = "break"
    CLOSED = "closed"


def clash(begins: datetime, settings: Settings, holiday: Holiday) -> Clash | None:
    """A Swedish holiday or weekend, a week of school holidays, or a day on which the room is closed."""
    day = local(begins).date()
    if holiday(day) or day.isoweekday() > 5:  # noqa: PLR2004  Friday
        return Clash.HOLIDAY
    if settings.closed and settings.closed[0] <= day <= settings.closed[1]:
        return Clash.CLOSED
    return Clash.BREAK if day.isocalendar().week in settings.breaks else None
