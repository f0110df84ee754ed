"""Private messages: outside a member's quiet hours, and no more of the unasked-for kind than two a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from domain import quiet
from domain.members import Standing
from domain.ports import Person, Subject
from domain.workdays import Workdays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.members import Member
    from domain.store import Store
    from domain.workdays import Holiday

MOST_A_WEEK = 2
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Letter:
    """`counted`: one of the two a week; the rest are what the member's own act or role asks for. `until`: pointless
    later. `since` decides whose turn it is. For what was done without a name it is the slot (PROMISES 6), never the
    time of the act: whoever sends passes the slot as `now`.
    """

    member: str
    what: Subject
    since: datetime
    counted: bool = False
    until: datetime | None = None


class Letters(Protocol):
    def add(self, letter: Letter) -> None:
        """One of the same card to the same member replaces it."""

    def get(self, member: str, what: Subject) -> Letter | None: ...

    def unsent(self) -> list[Letter]:
        """Oldest first; those of one moment by member and card, which tells nothing."""

    def to(self, member: str) -> list[Letter]:
        """Those that wait, as in `unsent`."""

    def overdue(self, now: datetime) -> list[Letter]:
        """Those that wait though it is too late for them."""

    def remove(self, letter: Letter) -> None: ...

    def count(self, member: str, at: datetime) -> None:
        """The member was sent one of the two a week; which, is forgotten."""

    def sent_to(self, member: str, since: datetime) -> int:
        """How many counted ones were sent to the member after then."""

    def forget_sent(self, before: datetime) -> None: ...


def send(
    store: Store,
    what: Subject,
    *,
    to: Member,
    now: datetime,
    counted: bool = False,
    until: datetime | None = None,
    urgent: bool = False,
) -> None:
    """Goes as soon as it may: the worker looks every few seconds. What waits already keeps its place. `urgent`: at
    once, also in quiet hours and to who has paused."""
    if urgent:
        store.outbox.post(what, to=Person(to.id))
        return
    waiting = store.letters.get(to.id, what)
    since = waiting.since if waiting else now
    store.letters.add(Letter(to.id, what, since, counted, until))


def deliver(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """Hands over to the outbox what may be told now."""
    for letter in _pointless(store, now):
        store.letters.remove(letter)
    for letter in _due(store, holiday, now):
        store.letters.remove(letter)
        if store.posts.ref(letter.what, Person(letter.member)):
            store.outbox.remove(letter.what, to=Person(letter.member))  # it comes last anew, and stands once
        store.outbox.post(letter.what, to=Person(letter.member))
        if letter.counted:
            store.letters.count(letter.member, now)


def is_anything_due(store: Store, holiday: Holiday, *, now: datetime) -> bool:
    """Whether `deliver` would change anything."""
    return any(_pointless(store, now)) or any(_due(store, holiday, now))


def forget(store: Store, what: Subject) -> None:
    """What was not sent yet need not be said any more."""
    for letter in store.letters.unsent():
        if letter.what == what:
            store.letters.remove(letter)


def take_back(store: Store, network: str, what: Subject) -> None:
    """It waits for nobody any more, and whoever was sent it has it no longer."""
    forget(store, what)
    for member in store.members.of(network):
        store.outbox.remove(what, to=Person(member.id))


def redraw(store: Store, network: str, what: Subject) -> None:
    """Whichever members of the room were sent it see it as it is now."""
    for member in store.members.of(network):
        store.outbox.refresh(what, to=Person(member.id))


def room_for(store: Store, member: str, *, now: datetime) -> int:
    """How many more of the two a week the member could be sent now, what waits taken into account."""
    waiting = sum(letter.counted for letter in store.letters.to(member))
    return max(MOST_A_WEEK - waiting - store.letters.sent_to(member, now - WEEK), 0)


def forget_sent(store: Store, *, now: datetime) -> None:
    """What no longer counts."""
    store.letters.forget_sent(now - WEEK)


def _pointless(store: Store, now: datetime) -> list[Letter]:
    """Too late, or to somebody who has left."""
    left = (member for member in store.members.awaited() if member.standing is Standing.LEFT)
    return [*store.letters.overdue(now), *(letter for member in left for letter in store.letters.to(member.id))]


def _due(store: Store, holiday: Holiday, now: datetime) -> Iterator[Letter]:
    """Of those that are not pointless. Whose account is closed cannot be reached, and who has paused is left alone.
    Whether one may come is decided when those before it have been sent. What nobody asked for waits for the end of the
    summer, too, while what one's own act or role asks for comes on any working day.
    """
    for member in store.members.awaited():
        network = store.networks.get(member.network)
        if network is None or not member.active or quiet.is_away(member.pause, now):
            continue
        if not _is_open(member, Workdays(holiday), now):
            continue
        counts = _is_open(member, Workdays(holiday, network.settings.closed), now)
        for letter in store.letters.to(member.id):
            if not letter.counted or (counts and store.letters.sent_to(member.id, now - WEEK) < MOST_A_WEEK):
                yield letter


def _is_open(member: Member, workdays: Workdays, now: datetime) -> bool:
    hours = quiet.of(member.quiet, works_nights=member.attributes.works_nights)
    return quiet.open_at(hours, now, workdays) <= now
