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


def redraw(store: Store, network: str, what: Subject) -> None:
    """Whichever members of the room were sent it see it as it is now."""
    for member in store.members.of(network):
        store.outbox.refresh(what, to=Person(member.id))


def room_for(store: Store, member: str, *, now: datetime) -> int:
    """How many more of the two a week the member could be sent now, what waits taken into account."""
    waiting = sum(letter.counted and letter.member == member for letter in store.letters.unsent())
    return max(MOST_A_WEEK - waiting - store.letters.sent_to(member, now - WEEK), 0)


def forget_sent(store: Store, *, now: datetime) -> None:
    """What no longer counts."""
    store.letters.forget_sent(now - WEEK)


def _pointless(store: Store, now: datetime) -> list[Letter]:
    """Too late, or to somebody who has left."""
    return [letter for letter in store.letters.unsent() if _is_pointless(letter, store.members.get(letter.member), now)]


def _is_pointless(letter: Letter, member: Member | None, now: datetime) -> bool:
    too_late = letter.until is not None and letter.until < now
    return too_late or member is None or member.standing is Standing.LEFT


def _due(store: Store, holiday: Holiday, now: datetime) -> Iterator[Letter]:
    """Whether one may come is decided when those before it have been sent."""
    for letter in store.letters.unsent():
        member = store.members.get(letter.member)
        if member and not _is_pointless(letter, member, now) and _may_come(store, letter, member, holiday, now):
            yield letter


def _may_come(store: Store, letter: Letter, member: Member, holiday: Holiday, now: datetime) -> bool:
    """Whose account is closed cannot be reached, and who has paused is left alone: it waits. What nobody asked for
    waits for the end of the summer, too, while what one's own act or role asks for comes on any working day."""
    network = store.networks.get(member.network)
    if network is None or not member.active or (member.pause and member.pause.holds(now)):
        return False
    workdays = Workdays(holiday, network.settings.closed if letter.counted else None)
    hours = quiet.of(member.quiet, works_nights=member.attributes.works_nights)
    if quiet.open_at(hours, now, workdays) > now:
        return False
    return not letter.counted or store.letters.sent_to(member.id, now - WEEK) < MOST_A_WEEK
