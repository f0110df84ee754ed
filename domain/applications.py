"""Getting in: an application, the facilitator's answer, the samtalslöfte, the channel; and who came past all that.

Whoever is on the way leaves nothing behind when it comes to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from hmac import compare_digest
from typing import TYPE_CHECKING, Protocol

from domain import duties, letters, municipalities
from domain.errors import NotFound, Refusal
from domain.ids import new_id
from domain.members import (
    PLEDGE_VERSION,
    Account,
    Attributes,
    Member,
    Role,
    Standing,
    has_promised,
    here,
    is_let_in,
    look_after,
)
from domain.ports import Outsider, Room, Subject
from domain.ports import Person as InPrivate
from domain.text import fold
from domain.workdays import Workdays

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from random import Random

    from domain.members import Identity, Person
    from domain.networks import Network, Settings
    from domain.store import Store
    from domain.workdays import Holiday

CARD = "applications.card"
"""An application, for those who look after the room."""
FOUND_CARD = "applications.found_card"
"""Those in the channel whom nobody let in; its subject is the network."""
WELCOME_CARD = "applications.welcome_card"
REMINDER_CARD = "applications.reminder_card"
BEGIN_CARD = "applications.begin_card"
"""In the channel at last: what one can do first."""
DECLINED_CARD, LAPSED_CARD, PUT_OUT_CARD = (f"applications.{end}_card" for end in ("declined", "lapsed", "put_out"))
"""For those who did not get in; their subject is the network."""

REMIND_AFTER = 5
"""Working days."""


class Decided(Refusal):
    """Somebody else has answered the application, or it is gone."""


class NoAccount(Refusal):
    """Nobody to let in: the account is closed or of another workspace."""


@dataclass(frozen=True, slots=True)
class Application:
    """Somebody on their way into the room. `since`: when they applied or, later, when they were approved. `reminded`:
    of the samtalslöfte."""

    member: str
    since: datetime
    reminded: bool = False


class Applications(Protocol):
    def add(self, application: Application) -> None:
        """In place of the member's earlier one."""

    def get(self, member: str) -> Application | None: ...

    def since(self, before: datetime) -> list[Application]:
        """Those no younger, oldest first."""

    def remove(self, member: str) -> None: ...


def opens(settings: Settings, code: str) -> bool:
    """Letters and digits alone count, in any case, å, ä and ö with or without their marks. Takes as long for a wrong
    code as for the right one."""
    kept, given = (_bare(one).encode() for one in (settings.code, code))
    return bool(kept) & compare_digest(kept, given)


def apply(store: Store, person: Person | None, code: str, told: Attributes, *, chance: Random, now: datetime) -> None:
    """To every room that the code opens; nothing comes of a wrong one, nor of an account that may not be let in."""
    known = {member.network: member for member in (store.members.known_as(person.identity) if person else ())}
    id = new_id(chance)
    for network in [network for network in store.networks.all() if opens(network.settings, code)]:
        if person and person.account is not Account.CLOSED:
            _apply(store, network, person, told, known.get(network.id), id=id, now=now)
            id = new_id(chance)


def _apply(
    store: Store, network: Network, person: Person, told: Attributes, known: Member | None, *, id: str, now: datetime
) -> None:
    if known and known.standing is Standing.APPROVED:
        _help_in(store, known, now=now)
        return
    member = _row(store, network, person, known, id=id)
    store.members.change(replace(member, standing=Standing.APPLIED, attributes=told))
    if store.applications.get(member.id) is None:
        store.applications.add(Application(member.id, now))
    duties.begin(store, network.id, Subject(CARD, member.id), now=now)
    letters.redraw(store, network.id, Subject(CARD, member.id))
    _tell_found(store, network.id, now=now)


def _row(store: Store, network: Network, person: Person, known: Member | None, *, id: str) -> Member:
    """As the platform knows them now. Who has left comes back as somebody new."""
    guest = person.account is Account.GUEST
    if known and known.standing is not Standing.LEFT:
        return replace(known, name=person.name, active=True, guest=guest)
    if known:
        store.members.cut_off(known.id)
    member = Member(
        id,
        network.id,
        person.name,
        standing=Standing.FOUND,
        present=False,
        active=person.account is not Account.CLOSED,
        language=network.language,
        guest=guest,
    )
    store.members.add(member, person.identity)
    return member


def _help_in(store: Store, member: Member, *, now: datetime) -> None:
    """Approved already, and still outside. Whoever was inside before, and is not, gets in by nothing but a new yes."""
    if not _is_invited(store, member):
        return
    if not has_promised(member):
        letters.send(store, Subject(WELCOME_CARD, member.id), to=member, now=now)
    elif identity := store.members.identity(member.id):
        store.outbox.let_in(Room(member.network), identity)


def approve(store: Store, id: str, *, by: Member, account: Account | None, now: datetime) -> Member:
    """`account`: what the platform says of it now. Raises `NotFacilitator`, `Decided` or `NoAccount`."""
    found = applicant(store, id, by=by)
    if account in {None, Account.CLOSED}:
        raise NoAccount
    return _let_in(store, replace(found, active=True, guest=account is Account.GUEST), now=now)


def decline(store: Store, id: str, *, by: Member) -> None:
    """They are told kindly. Raises `NotFacilitator` or `Decided`."""
    _turn_away(store, applicant(store, id, by=by), DECLINED_CARD)


def applicant(store: Store, id: str, *, by: Member) -> Member:
    """Raises `NotFacilitator` or `Decided`."""
    look_after(by)
    found = store.members.get(id)
    if found is None or (found.network, found.standing) != (by.network, Standing.APPLIED):
        raise Decided
    return found


def _let_in(store: Store, member: Member, *, now: datetime) -> Member:
    """Into the room, though not yet into its channel: the samtalslöfte comes first."""
    network = store.networks.get(member.network)
    attributes = _placed(member.attributes, network.settings) if network else member.attributes
    approved = replace(member, standing=Standing.APPROVED, role=Role.MEMBER, pledge=0, attributes=attributes)
    store.members.change(approved)
    store.applications.remove(member.id)
    if not approved.present:
        store.applications.add(Application(member.id, now))
    letters.send(store, Subject(WELCOME_CARD, member.id), to=approved, now=now)
    duties.end(store, Subject(CARD, member.id))
    return approved


def _turn_away(store: Store, member: Member, card: str | None, *, out: bool = True) -> None:
    """Nothing of them stays; `card` tells them so. `out`: of the channel, too."""
    identity = store.members.identity(member.id)
    store.applications.remove(member.id)
    store.members.remove(member.id)
    duties.end(store, Subject(CARD, member.id))
    letters.redraw(store, member.network, Subject(CARD, member.id))
    if identity is None:
        return
    if (member.present and out) or store.outbox.is_letting_in(member.network, identity):
        store.outbox.put_out(Room(member.network), identity)
    if member.active and card:
        store.outbox.post(Subject(card, member.network), to=Outsider(identity))


def invited(store: Store, identity: Identity) -> Member | None:
    """Whom a facilitator approved and only the samtalslöfte keeps outside."""
    mine = store.members.known_as(identity)
    return next((m for m in mine if _is_invited(store, m) and not has_promised(m)), None)


def promising(store: Store, id: str, identity: Identity) -> Member:
    """The member who is about to accept the samtalslöfte, or has. Raises `NotFound`."""
    member = store.members.get(id)
    if member is None or store.members.identity(id) != identity:
        raise NotFound
    if not (is_let_in(member) or _is_invited(store, member)):
        raise NotFound
    return member


def accept(store: Store, id: str, identity: Identity, *, version: int) -> Member:
    """Of somebody not in the channel yet, who can have done nothing unnamed before: written at once.

    Raises `NotFound`.
    """
    member = promising(store, id, identity)
    accepted = replace(member, pledge=max(member.pledge, min(version, PLEDGE_VERSION)))
    store.members.change(accepted)
    for card in (Subject(WELCOME_CARD, id), Subject(REMINDER_CARD, id)):
        letters.forget(store, card)
        store.outbox.refresh(card, to=InPrivate(id))
    if has_promised(accepted):
        store.outbox.let_in(Room(member.network), identity)
    return accepted


def found(store: Store, network: str, people: Sequence[Person], *, chance: Random, now: datetime) -> None:
    """These are in the room's channel; it need not be everyone. Who is known there follows; whom nobody let in waits,
    still refused, for the facilitator to let them in or take them out."""
    room = store.networks.get(network)
    if room is None:
        return
    for person in people:
        known = here(store, network, person.identity)
        if known is None or known.standing is Standing.LEFT:
            known = _row(store, room, person, known, id=new_id(chance))
        if not known.present:
            _arrive(store, replace(known, present=True), now=now)
    _tell_found(store, network, now=now)


def _arrive(store: Store, member: Member, *, now: datetime) -> None:
    store.members.change(member)
    if member.standing is Standing.APPROVED and store.applications.get(member.id):
        store.applications.remove(member.id)
        letters.redraw(store, member.network, Subject(CARD, member.id))
        store.outbox.refresh(Subject(WELCOME_CARD, member.id), to=InPrivate(member.id))
        if has_promised(member):
            letters.send(store, Subject(BEGIN_CARD, member.id), to=member, now=now)


def settle(store: Store, network: str, *, now: datetime) -> None:
    """Whom the operator has let in is no longer on the way, and nobody has to see to them."""
    for member in store.members.of(network):
        if is_let_in(member):
            store.applications.remove(member.id)
            duties.end(store, Subject(CARD, member.id))
    _tell_found(store, network, now=now)


def waiting(store: Store, network: str) -> list[Member]:
    """In the channel and let in by nobody, by name."""
    return [member for member in store.members.of(network) if member.standing is Standing.FOUND]


def sort(
    store: Store, *, by: Member, let_in: Collection[str], put_out: Collection[str], now: datetime
) -> tuple[int, int]:
    """Of those who wait in the channel of `by`'s room: how many were let in and put out.

    Who has been seen to meanwhile, or has an account that may not be let in, is passed over. Raises `NotFacilitator`.
    """
    look_after(by)
    those = waiting(store, by.network)
    welcome = [member for member in those if member.id in let_in and member.active]
    unwelcome = [member for member in those if member.id in put_out and member not in welcome]
    for member in welcome:
        _let_in(store, member, now=now)
    for member in unwelcome:
        _turn_away(store, member, PUT_OUT_CARD)
    _tell_found(store, by.network, now=now)
    return len(welcome), len(unwelcome)


def gone(store: Store, member: Member, *, now: datetime) -> None:
    """Somebody who never was inside is away: out of the channel again, or without an account to let in."""
    _turn_away(store, member, None, out=False)
    _tell_found(store, member.network, now=now)


def is_on_the_way(store: Store, member: Member) -> bool:
    """Whether they wait for an answer, or for a first time in the channel."""
    return store.applications.get(member.id) is not None


def keep_moving(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """Reminds of the samtalslöfte, once."""
    for application in store.applications.since(now):
        member = store.members.get(application.member)
        if member is None:
            store.applications.remove(application.member)
        elif not application.reminded and _waits_long(store, application, member, holiday, now):
            store.applications.add(replace(application, reminded=True))
            letters.send(store, Subject(REMINDER_CARD, member.id), to=member, now=now, counted=True)


def _waits_long(store: Store, application: Application, member: Member, holiday: Holiday, now: datetime) -> bool:
    """For nothing but the samtalslöfte, which only the member can give."""
    network = store.networks.get(member.network)
    if network is None or not _is_invited(store, member) or has_promised(member):
        return False
    return Workdays(holiday, network.settings.closed).after(application.since, REMIND_AFTER) <= now


def lapse(store: Store, id: str) -> None:
    """Forgotten after so long on the way (`domain.retention`); who still had no answer is told."""
    if member := store.members.get(id):
        _turn_away(store, member, LAPSED_CARD if member.standing is Standing.APPLIED else None, out=False)


def _is_invited(store: Store, member: Member) -> bool:
    """Let in by a facilitator, and never inside yet."""
    on_the_way = member.standing is Standing.APPROVED and member.active and not member.present
    return on_the_way and store.applications.get(member.id) is not None


def _tell_found(store: Store, network: str, *, now: datetime) -> None:
    """One card for all of them."""
    card = Subject(FOUND_CARD, network)
    if not waiting(store, network):
        duties.end(store, card)
    elif store.duties.get(card):
        letters.redraw(store, network, card)
    else:
        duties.begin(store, network, card, now=now)


def _placed(told: Attributes, settings: Settings) -> Attributes:
    known = municipalities.find(settings.municipalities, told.municipality)
    return replace(told, municipality=known[0], size_class=known[1]) if known else told


def _bare(code: str) -> str:
    return "".join(char for char in fold(code) if char.isalnum())
