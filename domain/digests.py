"""What has happened in the room: once a week for who wishes it, after a pause, and for who asks. From released words
only, and the same for all, so that nothing need be known of who has seen what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from domain import freshness, letters
from domain.errors import Refusal
from domain.members import has_promised, is_let_in
from domain.ports import Subject
from domain.slots import HOURS, at, local
from domain.workdays import Workdays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.members import Member
    from domain.networks import Network
    from domain.prompts import Prompt
    from domain.questions import Question
    from domain.solutions import Solution
    from domain.store import Store
    from domain.workdays import Holiday

CARD = "digests.card"
"""The week's; its subject, like the other's, is `network first last`: the same card for all who get it."""
AWAY_CARD = "digests.away_card"
"""What happened during a pause."""

FARTHEST = timedelta(days=364)
"""Whoever has been away that long begins anew; what is older is no longer lifted up, either (`freshness`)."""

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


class NotPast(Refusal):
    """Not a day that has been, or none at all."""

    field = "day"


@dataclass(frozen=True, slots=True)
class Days:
    """Local ones, both counted in."""

    first: date
    last: date

    @property
    def since(self) -> datetime:
        return at(self.first, 0)

    @property
    def until(self) -> datetime:
        return at(self.last + _DAY, 0)

    def __or__(self, other: Days) -> Days:
        return Days(min(self.first, other.first), max(self.last, other.last))


@dataclass(frozen=True, slots=True)
class Asked:
    """`answers`: how many were given in the bot's form."""

    question: Question
    answers: int


class Digests(Protocol):
    def told(self, network: str) -> date | None:
        """The last day of the latest week that was looked at."""

    def tell(self, network: str, last: date) -> None: ...

    def asked(self, network: str, days: Days) -> list[Asked]:
        """In those days and still open, newest first, each with the answers since."""

    def answers_to_earlier(self, network: str, days: Days) -> int:
        """Given in those days to questions that were asked before and are still open."""


@dataclass(frozen=True, slots=True)
class Digest:
    """Each newest first. `earlier`: answers to what was asked before. `planned`: the samtalsfråga that comes next."""

    asked: tuple[Asked, ...]
    earlier: int
    solutions: tuple[Solution, ...]
    prompts: tuple[Prompt, ...]
    planned: Prompt | None

    @property
    def is_empty(self) -> bool:
        return not (self.asked or self.earlier or self.solutions or self.prompts)


def of(store: Store, network: str, days: Days, *, now: datetime) -> Digest:
    """Whatever of it still stands."""
    released = (one for one in reversed(store.solutions.released(network)) if freshness.is_fresh(one, now))
    prompts = store.prompts.of(network)
    return Digest(
        tuple(store.digests.asked(network, days)),
        store.digests.answers_to_earlier(network, days),
        tuple(one for one in released if days.since <= one.since < days.until),
        tuple(one for one in reversed(prompts) if one.told and days.first <= one.day <= days.last),
        next((one for one in prompts if not one.told), None),
    )


def since(day: date | None, now: datetime) -> Days:
    """From a day that has been until today, not longer ago than anything is shown of. Raises `NotPast`."""
    today = local(now).date()
    if day is None or day > today:
        raise NotPast
    return Days(max(day, today - FARTHEST), today)


def subject(card: str, network: str, days: Days) -> Subject:
    return Subject(card, f"{network} {days.first} {days.last}")


def shown(id: str) -> tuple[str, Days]:
    """The network and the days of a card's subject."""
    network, first, last = id.split()
    return network, Days(date.fromisoformat(first), date.fromisoformat(last))


def come_to_slot(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """The week's, from the first slot of its first working day on, once, whenever that is; and what happened during
    pauses that are over."""
    for week in _weeks(store, holiday, now):
        _tell_week(store, week, now)
    for member in _back(store, now):
        end_pause(store, member, now=now)


def is_anything_due(store: Store, holiday: Holiday, *, now: datetime) -> bool:
    """Whether `come_to_slot` would change anything."""
    return any(_weeks(store, holiday, now)) or any(_back(store, now))


@dataclass(frozen=True, slots=True)
class _Week:
    """`slot`: when it is told. `until`: when the next one begins, and it need not be told any more."""

    network: Network
    days: Days
    slot: datetime
    until: datetime


def _weeks(store: Store, holiday: Holiday, now: datetime) -> Iterator[_Week]:
    today = local(now).date()
    monday = today - today.weekday() * _DAY
    days = Days(monday - _WEEK, monday - _DAY)
    for network in store.networks.all():
        workdays = Workdays(holiday, network.settings.closed)
        told = store.digests.told(network.id)
        first = next((day for day in (monday + n * _DAY for n in range(7)) if workdays.works(day)), None)
        if first and at(first, HOURS[0]) <= now and (told is None or told < days.last):
            yield _Week(network, days, at(first, HOURS[0]), at(monday + _WEEK, 0))


def _tell_week(store: Store, week: _Week, now: datetime) -> None:
    store.digests.tell(week.network.id, week.days.last)
    if of(store, week.network.id, week.days, now=now).is_empty:
        return
    for member in store.members.of(week.network.id):
        if member.digest and _reads(member):
            _send(store, member, CARD, week.days, now=week.slot, until=week.until)


def _back(store: Store, now: datetime) -> Iterator[Member]:
    today = local(now).date()
    members = (member for network in store.networks.all() for member in store.members.of(network.id))
    return (member for member in members if member.pause and member.pause.last < today)


def end_pause(store: Store, member: Member, *, now: datetime) -> Member:
    """Over or not. The member is told what happened on its days until yesterday, if anything did."""
    if member.pause is None:
        return member
    back = replace(member, pause=None)
    store.members.change(back)
    days = Days(member.pause.first, min(member.pause.last, local(now).date() - _DAY))
    if days.first <= days.last and _reads(back) and not of(store, back.network, days, now=now).is_empty:
        _send(store, back, AWAY_CARD, days, now=now)
    return back


def _reads(member: Member) -> bool:
    return is_let_in(member) and has_promised(member)


def _send(store: Store, member: Member, card: str, days: Days, *, now: datetime, until: datetime | None = None) -> None:
    """Nothing is told twice: with what waits already it becomes one letter about all their days."""
    for letter in _waiting(store, member):
        store.letters.remove(letter)
        days |= shown(letter.what.id)[1]
        if letter.what.card == AWAY_CARD:
            card, until = AWAY_CARD, None
    letters.send(store, subject(card, member.network, days), to=member, now=now, until=until)


def stop(store: Store, member: Member) -> None:
    """The member does not wish the week's any more."""
    for letter in _waiting(store, member):
        if letter.what.card == CARD:
            store.letters.remove(letter)


def _waiting(store: Store, member: Member) -> list[letters.Letter]:
    return [letter for letter in store.letters.to(member.id) if letter.what.card in (CARD, AWAY_CARD)]


def redraw(store: Store, network: str, when: datetime) -> None:
    """Something that was told to the room then has been changed, hidden or taken away: every digest that shows it is
    drawn anew."""
    day = local(when).date()
    for what, to in store.outbox.showing(network):
        if what.card in (CARD, AWAY_CARD):
            days = shown(what.id)[1]
            if days.first <= day <= days.last:
                store.outbox.refresh(what, to=to)
