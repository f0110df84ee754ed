"""Getting out: by one's own choice, by the facilitator's, or because the account was closed or became a guest's.

Access ends at once. Nothing is left of the person but an empty row, so that what they wrote under their name keeps its
place; what they wrote without it was never theirs to find.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from domain import (
    attendance,
    consent,
    duties,
    freshness,
    group_rooms,
    groupings,
    items,
    letters,
    parking,
    sessions,
    solutions,
)
from domain.errors import NotFound, Refusal
from domain.members import (
    Identity,
    Member,
    Role,
    Standing,
    deputies,
    facilitators,
    is_let_in,
    lead,
    let_in,
    looks_after,
)
from domain.ports import Outsider, Room, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from domain.solutions import Solution
    from domain.store import Store

FAREWELL_CARD = "departures.farewell_card"
"""For whoever is out; its subject's id is `why network`."""
HANDED_OVER_CARD = "departures.handed_over_card"
"""For the one who looks after the room from now on; its subject is the network."""
ONE_LESS_CARD = "departures.one_less_card"
"""For those who still look after the room; its subject's id is `role network`, of the one who left."""
ORPHANED_CARD = "departures.orphaned_card"
"""For the owners of the installation, when nobody looks after the room; its subject is the network."""
TAKEN_OVER_CARD = "departures.taken_over_card"
"""For them, too, when the deputy had to take over; its subject is the network."""


class Why(StrEnum):
    LEFT = "left"
    REMOVED = "removed"
    GUEST = "guest"
    CLOSED = "closed"


class Wish(StrEnum):
    """What becomes of the leaver's lösningar."""

    UNNAMED = "unnamed"
    SIGNED = "signed"
    """Those that stand under the name keep it."""
    TAKEN_BACK = "taken_back"


class NoSuccessor(Refusal):
    """The last facilitator chooses the next one first."""


class CannotSucceed(Refusal):
    """Whoever was chosen is no longer in the room."""

    field = "successor"


class HasFacilitator(Refusal):
    """Somebody looks after the room already."""


class RemovesOneself(Refusal):
    """Who wants to go has another way, where their lösningar are theirs to decide over."""


def depart(
    store: Store,
    member: Member,
    why: Why,
    *,
    wish: Wish = Wish.UNNAMED,
    owners: Iterable[str] = (),
    now: datetime,
) -> None:
    """`owners`: of the installation, by the platform's ids of their accounts."""
    identity, written = store.members.identity(member.id), under_name(store, member)
    for solution in store.solutions.owned_by(member.id):
        _leave(store, solution, member.name, wish, now)
    nobody = Member(member.id, member.network, "", standing=Standing.LEFT, present=False, active=False)
    store.members.change(nobody)
    if identity:
        _show_out(store, member, identity, why)
        store.outbox.empty_chat(member.id, identity)  # it could not follow what is taken back in the room any more
    group_rooms.let_go(store, member.id)
    store.feeds.forget(member.id)
    attendance.depart(store, member, now=now)  # while what they were told can still be taken away
    store.members.cut_off(member.id)
    store.date_polls.forget(member.id)
    store.meetings.let_go(member.id)
    store.parts.let_go(member.id)
    items.let_go(store, member)
    parking.let_go(store, member.id)
    sessions.let_go(store, member.id)
    groupings.let_go(store, nobody, now=now)
    store.routines.let_go(member.id)
    _forget_closeness(store, member)
    redraw(store, written)
    _hand_over(store, member, identity, owners, now=now)


def _leave(store: Store, solution: Solution, name: str, wish: Wish, now: datetime) -> None:
    """What stood without the name causes nobody to be asked today whether it holds: that would tell whose it was."""
    if solution.state is solutions.State.DRAFT:
        consent.remove(store, solution)
    elif wish is Wish.TAKEN_BACK:
        solutions.erase(store, solution)
    else:
        signature = name if wish is Wish.SIGNED and solution.named else ""
        asked = not solution.named and freshness.is_due(solution, now)
        store.solutions.change(replace(solution, owner=None, named=False, signature=signature, asked=asked))


def _forget_closeness(store: Store, member: Member) -> None:
    for other in store.members.of(member.network):
        if member.id in (*other.profile.close_to, *other.profile.rather_not):
            close_to = tuple(id for id in other.profile.close_to if id != member.id)
            rather_not = tuple(id for id in other.profile.rather_not if id != member.id)
            store.members.change(
                replace(other, profile=replace(other.profile, close_to=close_to, rather_not=rather_not))
            )


def under_name(store: Store, member: Member) -> list[str]:
    """Ids of what may stand under the member's name somewhere."""
    things = (store.questions.asked_by, store.answers.given_by, store.solutions.owned_by)
    return [thing.id for those in things for thing in those(member.id)]


def redraw(store: Store, written: Iterable[str]) -> None:
    """Every card that shows one of them, to the room and in private, as it is now."""
    for id in written:
        for what, to in store.outbox.showing(id):
            store.outbox.refresh(what, to=to)


def _show_out(store: Store, member: Member, identity: Identity, why: Why) -> None:
    """A closed account is in no channel and reads nothing; its page is emptied where the platform still takes it, in
    case the account is opened again."""
    open_still = why is not Why.CLOSED
    if open_still and (member.present or store.outbox.is_letting_in(member.network, identity)):
        store.outbox.put_out(Room(member.network), identity)
    if not any(is_let_in(other) for other in store.members.known_as(identity)):
        store.outbox.empty_home(identity)
    if open_still:
        store.outbox.post(Subject(FAREWELL_CARD, f"{why} {member.network}"), to=Outsider(identity))


def _hand_over(
    store: Store, member: Member, identity: Identity | None, owners: Iterable[str], *, now: datetime
) -> None:
    """Nobody who looked after the room goes unnoticed."""
    if not looks_after(member) or member.standing is not Standing.APPROVED:
        return
    if remaining := facilitators(store, member.network):
        for facilitator in remaining:
            letters.send(store, Subject(ONE_LESS_CARD, f"{member.role} {member.network}"), to=facilitator, now=now)
    elif next_in_line := deputies(store, member.network):
        _take_over(store, next_in_line[0], now=now)
        _tell(store, owners, Subject(TAKEN_OVER_CARD, member.network), identity)
    else:
        _tell(store, owners, Subject(ORPHANED_CARD, member.network), identity)


def _tell(store: Store, owners: Iterable[str], what: Subject, left: Identity | None) -> None:
    """They are in the workspace of the room's channel, or where it never had one, of who left."""
    if at := store.networks.place(what.id) or left:
        for owner in sorted(owners):
            store.outbox.post(what, to=Outsider(Identity(at.platform, at.workspace, owner)))


def _take_over(store: Store, member: Member, *, now: datetime) -> None:
    facilitator = replace(member, role=Role.FACILITATOR)
    store.members.change(facilitator)
    letters.send(store, Subject(HANDED_OVER_CARD, member.network), to=facilitator, now=now)
    duties.hand_over(store, member.network, facilitator, now=now)


def successors(store: Store, network: str) -> list[Member]:
    """Who could look after the room instead of the last facilitator: deputies first, then by name. Empty where somebody
    else does already."""
    if len(facilitators(store, network)) > 1:
        return []
    those = [one for one in let_in(store, network) if one.role is not Role.FACILITATOR]
    return sorted(those, key=lambda one: one.role is not Role.DEPUTY)


def succeed(store: Store, id: str, *, by: Member, now: datetime) -> None:
    """From now on this member is facilitator, too. Raises `OnlyTheFacilitator` or `CannotSucceed`."""
    lead(by)
    _appoint(store, by.network, id, now=now)


def appoint(store: Store, network: str, id: str, *, now: datetime) -> None:
    """By an owner of the installation, for a room without facilitator. Raises `HasFacilitator` or `CannotSucceed`."""
    if facilitators(store, network):
        raise HasFacilitator
    _appoint(store, network, id, now=now)


def _appoint(store: Store, network: str, id: str, *, now: datetime) -> None:
    member = store.members.get(id)
    if member is None or member.network != network or not is_let_in(member):
        raise CannotSucceed
    if member.role is not Role.FACILITATOR:
        _take_over(store, member, now=now)


def leave(store: Store, member: Member, wish: Wish, *, owners: Iterable[str], now: datetime) -> None:
    """Raises `NoSuccessor` for the last facilitator, unless they are alone in the room."""
    if member.role is Role.FACILITATOR and successors(store, member.network):
        raise NoSuccessor
    depart(store, member, Why.LEFT, wish=wish, owners=owners, now=now)


def remove(store: Store, id: str, *, by: Member, owners: Iterable[str], now: datetime) -> str:
    """The name of who was removed. Raises `OnlyTheFacilitator`, `RemovesOneself` or `NotFound`."""
    lead(store.members.get(by.id))  # as they are now: two facilitators may remove each other at the same moment
    if id == by.id:
        raise RemovesOneself
    member = store.members.get(id)
    if member is None or member.network != by.network or member.standing is not Standing.APPROVED:
        raise NotFound
    depart(store, member, Why.REMOVED, owners=owners, now=now)
    return member.name
