"""A series of meetings (*årshjul*), planned for a year: each has a fixed date, or one that is still to be found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from domain import date_polls, duties
from domain.date_polls import LONGEST, MINUTES, MOST, AheadOfYou, NotAhead
from domain.date_proposals import clash
from domain.errors import AlreadyKept, Empty, NotFound
from domain.members import look_after
from domain.ports import Subject
from domain.slots import at, local
from domain.workdays import Workdays

if TYPE_CHECKING:
    from domain.date_polls import Poll
    from domain.members import Member
    from domain.networks import Network
    from domain.store import Store
    from domain.workdays import Holiday

DUE_CARD = "series.due_card"
"""For those who look after the room, when it is time to ask or to invite; its subject's id is `series number`."""

TITLE_MOST = 80
MOST_MEETINGS = 12
FURTHEST_PLANNED = 2 * LONGEST
ASK_BEFORE, INVITE_BEFORE = timedelta(weeks=8), timedelta(weeks=5)
"""How long before a meeting its date is asked for, and how long before a fixed one the room is invited."""
FARTHEST = timedelta(days=120)
"""How far a day to avoid may move a meeting: beyond the longest time that a room is closed."""
AROUND = (-1, 0, 1)
"""Working days around the one planned, which are proposed."""

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One of the meetings as it was planned. `number`: counted from 1. `begins`: when it is, or around when it shall
    be. `fixed`: its date is not asked for. `told`: who looks after the room was told that it is time."""

    number: int
    begins: datetime
    minutes: int
    fixed: bool
    told: bool = False

    @property
    def due(self) -> datetime:
        return self.begins - (INVITE_BEFORE if self.fixed else ASK_BEFORE)


@dataclass(frozen=True, slots=True)
class Series:
    id: str
    network: str
    title: str
    occasions: tuple[Occasion, ...]

    def due_card(self, number: int) -> Subject:
        return Subject(DUE_CARD, f"{self.id} {number}")

    def occasion(self, number: int) -> Occasion:
        """Raises `NotFound`."""
        for one in self.occasions:
            if one.number == number:
                return one
        raise NotFound


class AllSeries(Protocol):
    def add(self, series: Series) -> None: ...

    def get(self, id: str) -> Series | None: ...

    def of(self, network: str) -> list[Series]:
        """By the first of their meetings."""

    def change(self, series: Series) -> None: ...

    def delete(self, id: str) -> None: ...


def outline(first: datetime, weeks: int, count: int, network: Network, holiday: Holiday) -> list[datetime]:
    """When each would be: so many weeks apart at the same hour, on the next day that is none to avoid; where the room
    has hardly any such day, on the day itself."""
    here, found = local(first), []
    for turn in range(count):
        day = here.date() + turn * weeks * _WEEK
        days = (at(day + step * _DAY, here.hour, here.minute) for step in range(FARTHEST.days))
        suits = (one for one in days if not clash(one, network.settings, holiday))
        found.append(next(suits, at(day, here.hour, here.minute)))
    return found


def plan(store: Store, series: Series, *, by: Member, now: datetime) -> None:
    """Raises `NotFacilitator`, `Empty`, `NotAhead`, `AlreadyKept`, or `NotFound` for what no form makes."""
    look_after(by)
    if not series.title:
        raise Empty(field="title")
    if not 1 <= len(series.occasions) <= MOST_MEETINGS or any(one.minutes not in MINUTES for one in series.occasions):
        raise NotFound
    if not all(now < one.begins <= now + FURTHEST_PLANNED for one in series.occasions):
        raise NotAhead
    if store.series.get(series.id):
        raise AlreadyKept
    ordered = sorted(series.occasions, key=lambda one: one.begins)
    store.series.add(
        replace(series, occasions=tuple(replace(one, number=place) for place, one in enumerate(ordered, start=1)))
    )


def find(store: Store, network: str, id: str, *, by: Member) -> Series:
    """Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    series = store.series.get(id)
    if series is None or series.network != network:
        raise NotFound
    return series


def is_done(store: Store, series: Series, number: int) -> bool:
    """Whether its date was asked for, or the room invited."""
    name = key(series.id, number)
    polls = (one.series for one in store.date_polls.of(series.network))
    return name in {*polls, *(one.series for one in store.meetings.of(series.network))}


def key(series: str, number: int) -> str:
    """What polls and meetings carry: the series, and which of its meetings."""
    return f"{series} {number}"


def proposed(occasion: Occasion, workdays: Workdays, *, now: datetime) -> list[datetime]:
    """Dates to ask for: the working days around, at the same hour."""
    here = local(occasion.begins)
    days = [here.date() + step * _DAY for step in range(-7, 8)]
    works = [day for day in days if workdays.works(day) and at(day, here.hour, here.minute) > now + _DAY]
    nearest = sorted(works, key=lambda day: (abs(day - here.date()), day))[: len(AROUND)]
    return [at(day, here.hour, here.minute) for day in sorted(nearest)][:MOST]


def tell_due(store: Store, *, now: datetime) -> None:
    """Tells who looks after the room that it is time, once for each."""
    for series in due(store, now=now):
        waiting = [one for one in series.occasions if _is_time(one, now)]
        for one in waiting:
            if not is_done(store, series, one.number) and now < one.begins:
                duties.begin(store, series.network, series.due_card(one.number), now=now)
        told = {one.number for one in waiting}
        changed = tuple(replace(one, told=True) if one.number in told else one for one in series.occasions)
        store.series.change(replace(series, occasions=changed))


def due(store: Store, *, now: datetime) -> list[Series]:
    """In which `tell_due` has something to do."""
    those = (series for network in store.networks.all() for series in store.series.of(network.id))
    return [one for one in those if any(_is_time(occasion, now) for occasion in one.occasions)]


def _is_time(occasion: Occasion, now: datetime) -> bool:
    return not occasion.told and occasion.due <= now


def ask(store: Store, poll: Poll, holiday: Holiday, *, by: Member, now: datetime, instead_of: str = "") -> Poll:
    """As `date_polls.start` does; what waited for it is done. Raises `AheadOfYou`, too, where somebody else has begun
    with the same meeting of a series."""
    if not instead_of:
        check_not_begun(store, poll.network, poll.series)
    started = date_polls.start(store, poll, holiday, by=by, now=now, instead_of=instead_of)
    begun(store, started.series)
    return started


def check_not_begun(store: Store, network: str, name: str) -> None:
    """Raises `AheadOfYou` where its date was asked for, or the room invited. `name`: empty for what is in no series."""
    polls = [one.series for one in store.date_polls.of(network)]
    if name and name in {*polls, *(one.series for one in store.meetings.of(network))}:
        raise AheadOfYou


def begun(store: Store, name: str) -> None:
    """What waited for it to be asked or invited to is done."""
    id, _, number = name.partition(" ")
    series = store.series.get(id)
    if series and number.isdecimal():
        duties.end(store, series.due_card(int(number)))


def skip(store: Store, network: str, id: str, number: int, *, by: Member) -> None:
    """There will be no such meeting. Nothing happens where there is none. Raises `NotFacilitator` or `NotFound`."""
    series = find(store, network, id, by=by)
    left = tuple(one for one in series.occasions if one.number != number)
    duties.end(store, series.due_card(number))
    if left:
        store.series.change(replace(series, occasions=left))
    else:
        store.series.delete(id)


def ahead(store: Store, network: str, *, now: datetime) -> list[tuple[Series, Occasion]]:
    """What is planned and neither asked for nor invited to, the next first."""
    those = [(one, occasion) for one in store.series.of(network) for occasion in one.occasions]
    left = [pair for pair in those if now < pair[1].begins and not is_done(store, pair[0], pair[1].number)]
    return sorted(left, key=lambda pair: pair[1].begins)


def past(store: Store, network: str, since: datetime) -> list[Series]:
    """With all of their meetings over then."""
    return [one for one in store.series.of(network) if all(each.begins <= since for each in one.occasions)]
