"""Private messages: outside a member's quiet hours, and no more of the unasked-for kind than two a week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from domain import quiet
from domain.ports import Person, Subject
from domain.workdays import Workdays

if TYPE_CHECKING:
    from domain.members import Member
    from domain.store import Store
    from domain.workdays import Holiday

MOST_A_WEEK = 2
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Letter:
    """`counted`: one of the two a week; the rest are what the member's own act or role asks for. `until`: pointless
    later. `sent`: kept for a week, to be counted."""

    member: str
    what: Subject
    since: datetime
    counted: bool = False
    until: datetime | None = None
    sent: datetime | None = None


class Letters(Protocol):
    def add(self, letter: Letter) -> None:
        """One of the same card to the same member replaces it."""

    def unsent(self) -> list[Letter]:
        """Oldest first."""

    def sent_to(self, member: str, since: datetime) -> int:
        """How many counted ones were sent to the member since then."""

    def change(self, letter: Letter) -> None: ...

    def remove(self, letter: Letter) -> None: ...

    def forget_sent(self, before: datetime) -> None: ...


def send(
    store: Store, what: Subject, *, to: Member, now: datetime, counted: bool = False, until: datetime | None = None
) -> None:
    """Goes as soon as it may: the worker looks every few seconds."""
    store.letters.add(Letter(to.id, what, now, counted, until))


def deliver(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """Hands over to the outbox what may be told now."""
    store.letters.forget_sent(now - WEEK)
    for letter in store.letters.unsent():
        member = store.members.get(letter.member)
        if member is None or (letter.until and letter.until < now):
            store.letters.remove(letter)
        elif _may_come(store, letter, member, holiday, now):
            store.outbox.post(letter.what, to=Person(member.id))
            if letter.counted:
                store.letters.change(replace(letter, sent=now))
            else:
                store.letters.remove(letter)


def forget(store: Store, what: Subject) -> None:
    """What was not sent yet need not be said any more."""
    for letter in store.letters.unsent():
        if letter.what == what:
            store.letters.remove(letter)


def _may_come(store: Store, letter: Letter, member: Member, holiday: Holiday, now: datetime) -> bool:
    hours = quiet.of(member.quiet, works_nights=member.attributes.works_nights)
    if quiet.open_at(hours, now, Workdays(holiday)) > now:
        return False
    return not letter.counted or store.letters.sent_to(member.id, now - WEEK) < MOST_A_WEEK
