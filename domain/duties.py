"""What waits for the facilitator, and for the deputy when it has lain two working days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from domain import letters, quiet
from domain.members import Member, Role, deputies, facilitators, look_after
from domain.ports import Person, Subject
from domain.workdays import Workdays

if TYPE_CHECKING:
    from domain.store import Store
    from domain.workdays import Holiday

DEPUTY_AFTER = 2
"""Working days."""


@dataclass(frozen=True, slots=True)
class Duty:
    """`what` is the card that says what to do and holds the buttons; there is one for each thing. `escalated`: it waits
    for the deputy, too. `urgent`: it cannot wait for anybody's hours."""

    network: str
    what: Subject
    since: datetime
    escalated: bool = False
    urgent: bool = False


class Duties(Protocol):
    def add(self, duty: Duty) -> None: ...

    def get(self, what: Subject) -> Duty | None: ...

    def of(self, network: str) -> list[Duty]:
        """Oldest first."""

    def change(self, duty: Duty) -> None: ...

    def remove(self, what: Subject) -> None: ...


def begin(store: Store, network: str, what: Subject, *, now: datetime, urgent: bool = False) -> None:
    """Tells the facilitators in private when their hours allow; where there is none, or all are away, the deputies,
    too. Of what is `urgent` both are told at once. What waits already is not told again.

    `now`: for what was done without a name, its slot (PROMISES 6).
    """
    if store.duties.get(what):
        return
    leading = facilitators(store, network)
    to_deputies = urgent or _are_away(leading, now)
    store.duties.add(Duty(network, what, now, escalated=to_deputies, urgent=urgent))
    for member in [*leading, *(deputies(store, network) if to_deputies else [])]:
        letters.send(store, what, to=member, now=now, urgent=urgent)


def of(store: Store, member: Member) -> list[Duty]:
    """What waits for this member, first what is urgent, then oldest first; for a deputy, what lay too long. Raises
    `NotFacilitator`."""
    look_after(member)
    mine = [duty for duty in store.duties.of(member.network) if _waits_for(duty, member)]
    return sorted(mine, key=lambda duty: not duty.urgent)


def remind(store: Store, what: Subject, *, now: datetime) -> None:
    """Tells everybody anew whom it waits for, where it still waits: the card comes last in the conversation again."""
    if duty := store.duties.get(what):
        others = deputies(store, duty.network) if duty.escalated else []
        for member in [*facilitators(store, duty.network), *others]:
            store.outbox.remove(what, to=Person(member.id))
            letters.send(store, what, to=member, now=now)


def end(store: Store, what: Subject) -> None:
    """It is done: every copy of its card is drawn anew. Nothing happens where it was done before."""
    duty = store.duties.get(what)
    if duty is None:
        return
    store.duties.remove(what)
    letters.forget(store, what)
    letters.redraw(store, duty.network, duty.what)


def redraw(store: Store, network: str, id: str) -> None:
    """The cards of what waits about the thing with this id, which their own ids name."""
    for duty in _about(store, network, id):
        letters.redraw(store, duty.network, duty.what)


def end_about(store: Store, network: str, *gone: Subject) -> None:
    """What waited about them goes with them."""
    for duty in store.duties.of(network):
        if any(is_about(duty.what, one) for one in gone):
            end(store, duty.what)


def is_about(card: Subject, thing: Subject) -> bool:
    """Whether the card's id names the thing. A lösning made of an answer has its id; they are told apart by the card's
    name."""
    if thing.id not in card.id.split():
        return False
    of_solution = any(name.startswith("solutions.") for name in (card.card, card.id))
    return of_solution == thing.card.startswith("solutions.")


def _about(store: Store, network: str, id: str) -> list[Duty]:
    return [duty for duty in store.duties.of(network) if id in duty.what.id.split()]


def escalate(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """What has lain two working days goes to the deputy, too, and at once while all facilitators are away; where no
    deputy is there, the facilitator is reminded. Once."""
    for network in store.networks.all():
        workdays = Workdays(holiday, network.settings.closed)
        others = deputies(store, network.id)
        nobody = _are_away(others, now)
        at_once = _are_away(facilitators(store, network.id), now) and not nobody
        for duty in store.duties.of(network.id):
            if not duty.escalated and (at_once or workdays.after(duty.since, DEPUTY_AFTER) <= now):
                store.duties.change(replace(duty, escalated=True))
                for deputy in others:
                    letters.send(store, duty.what, to=deputy, now=now)
                if nobody:
                    remind(store, duty.what, now=now)


def _are_away(members: list[Member], now: datetime) -> bool:
    """Also where there is none."""
    return all(quiet.is_away(one.pause, now) for one in members)


def hand_over(store: Store, network: str, to: Member, *, now: datetime) -> None:
    """Somebody takes over: every card that waits for one with their role goes to them."""
    for duty in store.duties.of(network):
        if _waits_for(duty, to):
            letters.send(store, duty.what, to=to, now=now)


def _waits_for(duty: Duty, member: Member) -> bool:
    return member.role is Role.FACILITATOR or (member.role is Role.DEPUTY and duty.escalated)
