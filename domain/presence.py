"""Lets the room follow what the platform says: who is in its channel, with what account and under what name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain import applications, departures, duties
from domain.departures import Why
from domain.members import Account, Standing, is_open
from domain.networks import LET_IN_CARD, PUT_OUT_CARD, by_hand, whom

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime
    from random import Random

    from domain.members import Identity, Member, Person
    from domain.store import Store


def came(store: Store, person: Person, network: str, *, chance: Random, now: datetime) -> None:
    """Somebody is in the room's channel now; whom nobody let in waits for those who look after it."""
    duties.end(store, by_hand(LET_IN_CARD, network, person.identity))
    applications.found(store, network, [person], chance=chance, now=now)


def went(store: Store, identity: Identity, network: str, *, owners: Iterable[str], now: datetime) -> None:
    """Somebody is no longer in the room's channel."""
    duties.end(store, by_hand(PUT_OUT_CARD, network, identity))
    for member in store.members.known_as(identity):
        if member.network == network and member.present:
            _went(store, member, Why.LEFT, owners, now=now)


def _went(store: Store, member: Member, why: Why, owners: Iterable[str], *, now: datetime) -> None:
    if member.standing is Standing.APPROVED:
        departures.depart(store, replace(member, present=False), why, owners=owners, now=now)
    elif member.standing is Standing.APPLIED and why is Why.LEFT:
        store.members.change(replace(member, present=False))
    else:
        applications.gone(store, member, now=now)


def changed(store: Store, person: Person, *, owners: Iterable[str], now: datetime) -> None:
    """This is what the platform says of somebody now."""
    for member in store.members.known_as(person.identity):
        _changed(store, member, person, owners, now=now)


def _changed(store: Store, member: Member, person: Person, owners: Iterable[str], *, now: datetime) -> None:
    closed = person.account is Account.CLOSED
    approved, shut = member.standing is Standing.APPROVED, not is_open(person.account, member)
    if approved and shut and not applications.is_on_the_way(store, member):
        departures.depart(store, member, Why.CLOSED if closed else Why.GUEST, owners=owners, now=now)
    elif (approved and shut) or (closed and member.active):
        applications.gone(store, member, now=now)
    else:
        _follow(store, member, person)


def _follow(store: Store, member: Member, person: Person) -> None:
    """Who waits is let in as what they are by then."""
    waits = member.standing is not Standing.APPROVED
    guest = person.account is Account.GUEST if waits else member.guest
    seen = replace(member, name=person.name or member.name, guest=guest)
    if seen == member:
        return
    store.members.change(seen)
    if seen.name != member.name:
        departures.redraw(store, departures.under_name(store, seen))
        duties.redraw(store, member.network, member.id)


@dataclass(frozen=True, slots=True)
class Roll:
    """Who is where, as the platform says. `known`: whom the room knew before the platform was asked, and whether as
    present: what has happened since then counts for more. `here`: everyone in the channel but bots. `elsewhere`: as
    many of the rest as the platform tells of."""

    known: Mapping[Identity, bool]
    here: Iterable[Person]
    elsewhere: Iterable[Person] = ()


def known(store: Store, network: str, platform: str) -> dict[Identity, bool]:
    """For a roll. Whoever is about to be let in is not missed yet."""
    those = [(store.members.identity(member.id), member) for member in store.members.of(network)]
    return {
        identity: member.present and not _is_coming(store, network, identity)
        for identity, member in those
        if identity and identity.platform == platform
    }


def _is_coming(store: Store, network: str, identity: Identity) -> bool:
    waits = store.duties.get(by_hand(LET_IN_CARD, network, identity))
    return waits is not None or store.outbox.is_letting_in(network, identity)


def concerns(store: Store, identity: Identity) -> bool:
    """Whether a room knows them, or waits for somebody to take them out by hand."""
    cards = (by_hand(PUT_OUT_CARD, network.id, identity) for network in store.networks.all())
    return bool(store.members.known_as(identity)) or any(map(store.duties.get, cards))


def is_going(store: Store, network: str, identity: Identity) -> bool:
    """Whoever has left, or been put out, is not somebody found in the channel."""
    waits = store.duties.get(by_hand(PUT_OUT_CARD, network, identity))
    return waits is not None or store.outbox.is_putting_out(network, identity)


def call(store: Store, network: str, roll: Roll, *, owners: Iterable[str], chance: Random, now: datetime) -> None:
    """Lets the room follow the whole list of who is in its channel, since single events can be missed. An empty list
    says nothing."""
    here = {person.identity: person for person in roll.here}
    elsewhere = {person.identity: person for person in roll.elsewhere}
    if not here:
        return
    for identity, was_present in roll.known.items():
        for member in [one for one in store.members.known_as(identity) if one.network == network]:
            person = here.get(identity) or elsewhere.get(identity)
            if was_present and member.present and identity not in here:
                closed = person is not None and person.account is Account.CLOSED
                _went(store, member, Why.CLOSED if closed else Why.LEFT, owners, now=now)
            elif person:
                _changed(store, member, person, owners, now=now)
    unknown = [person for identity, person in here.items() if not roll.known.get(identity)]
    new = [person for person in unknown if not is_going(store, network, person.identity)]
    applications.found(store, network, new, chance=chance, now=now)
    _end_by_hand(store, network, here)


def _end_by_hand(store: Store, network: str, here: Collection[Identity]) -> None:
    """What the bot was not let do, and somebody has done."""
    platforms = {identity.platform for identity in here}
    for duty in store.duties.of(network):
        in_it = {LET_IN_CARD: True, PUT_OUT_CARD: False}.get(duty.what.card)
        identity = whom(duty.what) if in_it is not None else None
        if identity and identity.platform in platforms and in_it == (identity in here):
            duties.end(store, duty.what)
