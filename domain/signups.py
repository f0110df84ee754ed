"""Sign-up: who takes part in a meeting, who listens and who cannot, how they come to it, and on what terms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain import meetings
from domain.errors import Refusal
from domain.meetings import Meeting
from domain.members import look_after
from domain.ports import Subject
from domain.slots import at, local

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.meetings import Details
    from domain.members import Member
    from domain.store import Store
    from domain.workdays import Holiday

OFFER_CARD = "signups.offer_card"
"""A place has become free, for the first who waits; its subject's id is `meeting who`."""
OFF_CARD = "signups.off_card"
"""Somebody else has signed the member off; its subject is the meeting."""

PLACES_MOST = 999
NEEDS_MOST, NAME_MOST, MUNICIPALITY_MOST = 300, 80, 60
WISHES_MOST = 2

_DAY = timedelta(days=1)


class Coming(StrEnum):
    TAKES_PART = "takes_part"
    LISTENS = "listens"
    """Never in a group, never called on, never counted in a round; may always ask."""
    CANNOT = "cannot"


class Way(StrEnum):
    ON_SITE = "on_site"
    VIDEO = "video"
    PHONE = "phone"


class Stand(StrEnum):
    IN = "in"
    WAITS = "waits"
    OFFERED = "offered"
    """A place is theirs if they say so in time."""


class NotPlaces(Refusal):
    """A number of people. Param: `most`."""

    field = "places"


class LastDayTooLate(Refusal):
    """Before today, or after the meeting's own day."""

    field = "last"


class SignupClosed(Refusal):
    """The last day to sign up is over; who is signed up may still change."""


class NoComing(Refusal):
    """One of the three wants to be chosen."""

    field = "coming"


class NoWay(Refusal):
    """There are several ways to come, and none is chosen."""

    field = "way"


class OfferOver(Refusal):
    """The place has gone on to the next."""


@dataclass(frozen=True, slots=True)
class Signup:
    """One person's to one meeting; when it was made is not kept. `way`: None where the meeting has none to choose.
    `member`: empty for somebody without the chat, entered by hand with `name` and `municipality`. `turn`: the order of
    those who wait, from 1; 0 for all others. `until`: how long a place is offered; aware, in UTC. `needs`: of food and
    access, seen without a name. `wishes`: ids of `topics.Topic`, the dearest first."""

    id: str
    meeting: str
    coming: Coming
    way: Way | None = None
    member: str = ""
    name: str = ""
    municipality: str = ""
    stand: Stand = Stand.IN
    turn: int = 0
    until: datetime | None = None
    needs: str = ""
    wishes: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """The member's id; of somebody entered by hand, the sign-up's own."""
        return self.member or self.id

    @property
    def offer(self) -> Subject:
        return Subject(OFFER_CARD, f"{self.meeting} {self.who}")

    @property
    def says_no(self) -> bool:
        return self.coming is Coming.CANNOT

    @property
    def is_there(self) -> bool:
        return not self.says_no and self.stand is Stand.IN


@dataclass(frozen=True, slots=True)
class Terms:
    """Of one meeting's sign-up. `places`: of all who come, listeners too; None for any number. `last`: the local day
    until whose end may be signed up. `needs`, `wishes`: whether they are asked for. `event`: shared by meetings of
    which each takes the place of the others; empty for one alone."""

    meeting: str
    places: int | None = None
    last: date | None = None
    needs: bool = False
    wishes: bool = False
    event: str = ""

    @property
    def closes(self) -> datetime | None:
        """Aware, in UTC."""
        return at(self.last + _DAY, 0) if self.last else None


class Signups(Protocol):
    def terms(self, meeting: str) -> Terms:
        """Those that hold for every meeting, where none were chosen."""

    def settle(self, terms: Terms) -> None: ...

    def dates(self, event: str) -> list[str]:
        """Ids of the meetings that share it, in no order that means anything."""

    def put(self, signup: Signup) -> None:
        """An earlier one with its id is replaced."""

    def of(self, meeting: str) -> list[Signup]:
        """By `who`, which tells nothing."""

    def by(self, member: str) -> list[Signup]:
        """By meeting."""

    def remove(self, id: str) -> None: ...

    def queues(self) -> list[str]:
        """Ids of meetings that somebody waits for, or is offered a place at."""

    def passing(self) -> list[str]:
        """Ids of meetings of which something is kept that is not kept after them."""

    def forget_meeting(self, meeting: str) -> None:
        """Its terms, too."""


def taking_part(store: Store, meeting: str) -> list[Signup]:
    return [one for one in there(store, meeting) if one.coming is Coming.TAKES_PART]


def listening(store: Store, meeting: str) -> list[Signup]:
    return [one for one in there(store, meeting) if one.coming is Coming.LISTENS]


def there(store: Store, meeting: str) -> list[Signup]:
    """Who takes part or listens; afterwards, who was there."""
    return [one for one in store.signups.of(meeting) if one.is_there]


def of_member(store: Store, meeting: str, member: str) -> Signup | None:
    return next((one for one in store.signups.of(meeting) if one.member == member), None)


def ways(details: Details) -> tuple[Way, ...]:
    """As far as the meeting has them."""
    found = {Way.ON_SITE: details.place, Way.VIDEO: details.link, Way.PHONE: details.phone}
    return tuple(way for way, has in found.items() if has)


def queue(store: Store, meeting: str) -> list[Signup]:
    """Who waits, the first first."""
    return queued(store.signups.of(meeting))


def queued(those: Iterable[Signup]) -> list[Signup]:
    return sorted((one for one in those if one.stand is Stand.WAITS), key=lambda one: one.turn)


def free(store: Store, meeting: str) -> int | None:
    """Places that nobody has, is offered or waits for; None where there are any number."""
    return left(store.signups.terms(meeting), store.signups.of(meeting))


def left(terms: Terms, those: Iterable[Signup]) -> int | None:
    """As `free`, of all of a meeting."""
    return None if terms.places is None else max(terms.places - sum(not one.says_no for one in those), 0)


def dates(store: Store, meeting: Meeting, *, now: datetime) -> list[Meeting]:
    """The meeting, and those that may be come to instead of it, the first first."""
    event = store.signups.terms(meeting.id).event
    shared = (store.meetings.get(id) for id in store.signups.dates(event)) if event else ()
    ahead = {one.id: one for one in (meeting, *shared) if one and (one.is_ahead(now) or one.id == meeting.id)}
    return sorted(ahead.values(), key=lambda one: (one.details.begins, one.id))


def redraw(store: Store, meeting: str) -> None:
    """How many come, in the room."""
    meetings.redraw(store, meeting, meetings.CARD)


def settle(store: Store, network: str, terms: Terms, *, by: Member, now: datetime) -> None:
    """Nobody loses a place by it. Which event it is of does not change.

    Raises `NotFacilitator`, `NotFound`, `MeetingOver`, `NotPlaces` or `LastDayTooLate`.
    """
    look_after(by)
    meeting = meetings.find_ahead(store, network, terms.meeting, now=now)
    if terms.places is not None and not 0 < terms.places <= PLACES_MOST:
        raise NotPlaces(most=PLACES_MOST)
    former = store.signups.terms(meeting.id)
    today, day = local(now).date(), local(meeting.details.begins).date()
    if terms.last and terms.last != former.last and not today <= terms.last <= day:
        raise LastDayTooLate
    store.signups.settle(replace(terms, event=former.event))
    for one in store.signups.of(meeting.id):
        kept = replace(one, needs=one.needs * terms.needs, wishes=one.wishes * terms.wishes)
        if kept != one:
            store.signups.put(kept)
    redraw(store, meeting.id)


def needs(store: Store, network: str, meeting: str, *, by: Member) -> list[str]:
    """Of those who come, in no order that tells whose. Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    return sorted(one.needs for one in there(store, meetings.find(store, network, meeting).id) if one.needs)


def add_date(
    store: Store, network: str, meeting: str, begins: datetime, holiday: Holiday, *, id: str, by: Member, now: datetime
) -> Meeting:
    """The same once more, another time: whoever comes to one has no need of the other. The room is invited to it.

    Raises `NotFound`, `MeetingOver`, or as `meetings.invite`.
    """
    found = meetings.find_ahead(store, network, meeting, now=now)
    made = Meeting(id, network, replace(found.details, begins=begins))
    meetings.invite(store, made, holiday, option=None, by=by, now=now)
    terms = store.signups.terms(meeting)
    shared = replace(terms, event=terms.event or meeting)
    store.signups.settle(shared)
    store.signups.settle(replace(shared, meeting=id, last=None))
    for one in dates(store, found, now=now):
        redraw(store, one.id)
    return made
