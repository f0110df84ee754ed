"""Whether a lösning still holds: asked of its owner after a year, of the facilitator where it has none.

What stands without a name is alike to who looks after the room, whether the bot knows its owner or not: if they could
say of it that it holds, or found it in their list, only when its owner has left, that would tell whose it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from domain import digests, duties, letters, solutions
from domain.errors import Empty, NotYours
from domain.members import is_let_in, look_after, looks_after
from domain.ports import Person, Room, Subject
from domain.slots import local
from domain.text import clean

if TYPE_CHECKING:
    from datetime import date, datetime

    from domain.members import Member
    from domain.solutions import Solution, Text
    from domain.store import Store

CARD = "freshness.card"
"""Asks an owner; its subject is the member."""
NAMELESS_CARD = "freshness.nameless_card"
"""Asks those who look after the room; its subject is the network."""

AFTER = timedelta(days=365)
IN_A_LETTER = 5
MOST_AT_ONCE = 200
"""Lösningar without owner, or owners, in one transaction; the rest comes an hour later."""


def is_fresh(solution: Solution, now: datetime) -> bool:
    """Released, or said to hold, less than a year ago. What is not is found, but lifted up by nothing."""
    return not solution.outdated and local(now).date() < held_since(solution) + AFTER


def held_since(solution: Solution) -> date:
    """The day of its release, or on which somebody last said that it holds."""
    return solution.confirmed or local(solution.since).date()


def is_due(solution: Solution, now: datetime) -> bool:
    """Nobody has said for a year whether it still holds."""
    return not solution.outdated and not is_fresh(solution, now)


@dataclass(frozen=True, slots=True)
class Due:
    """What a member may look over, oldest first. `nameless`: others', only for who looks after the room."""

    own: tuple[Solution, ...] = ()
    nameless: tuple[Solution, ...] = ()


def due(store: Store, member: Member, *, now: datetime) -> Due:
    those = _due_in(store, member.network, now)
    own = tuple(one for one in those if one.owner == member.id)
    others = (one for one in those if is_nameless(one) and one not in own) if looks_after(member) else ()
    return Due(own, tuple(others))


def asked_of(store: Store, owner: str, *, now: datetime) -> list[Solution]:
    """What the letter to this member is about, as long as they have not answered."""
    released = (one for one in store.solutions.owned_by(owner) if one.state is solutions.State.RELEASED)
    return [one for one in released if one.asked and is_due(one, now)][:IN_A_LETTER]


def is_nameless(solution: Solution) -> bool:
    """No member's name stands under it."""
    return solution.owner is None or not solution.named


def nameless(store: Store, network: str, *, now: datetime) -> list[Solution]:
    return [one for one in _due_in(store, network, now) if is_nameless(one)]


def ask(store: Store, *, now: datetime) -> None:
    """Every owner of what is due, in one letter at a time; what has none makes it a duty of those who look after the
    room to look over what stands without a name."""
    for network in store.networks.all():
        those = _due_in(store, network.id, now)
        _ask_owners(store, [one for one in those if one.owner], now)
        _ask_facilitator(store, network.id, [one for one in those if not one.owner], now)


def _ask_owners(store: Store, those: list[Solution], now: datetime) -> None:
    """Those who have not answered the last letter are left alone."""
    asked = 0
    for owner, theirs in groupby(sorted(those, key=_by_owner), key=_by_owner):
        mine, member = list(theirs), store.members.get(owner)
        if member is None or not is_let_in(member) or any(one.asked for one in mine):
            continue
        for one in mine[:IN_A_LETTER]:
            store.solutions.change(replace(one, asked=True))
        store.outbox.remove(Subject(CARD, owner), to=Person(owner))  # the one of last year
        letters.send(store, Subject(CARD, owner), to=member, now=now, counted=True)
        asked += 1
        if asked == MOST_AT_ONCE:
            return


def _by_owner(solution: Solution) -> str:
    return solution.owner or ""


def _ask_facilitator(store: Store, network: str, those: list[Solution], now: datetime) -> None:
    what = Subject(NAMELESS_CARD, network)
    new = [one for one in those if not one.asked][:MOST_AT_ONCE]
    for one in new:
        store.solutions.change(replace(one, asked=True))
    if not those:
        duties.end(store, what)
    elif new and store.duties.get(what):
        letters.redraw(store, network, what)
    elif new:
        duties.begin(store, network, what, now=now)


def not_now(store: Store, network: str, *, by: Member) -> None:
    """Those without a name stay as they are; they are not asked about again. Raises `NotFacilitator`."""
    look_after(by)
    duties.end(store, Subject(NAMELESS_CARD, network))


def may_confirm(solution: Solution, member: Member) -> bool:
    """Its owner; where no name stands under it, or it is said to hold no longer, those who look after the room, too."""
    free = is_nameless(solution) or bool(solution.outdated)
    return solution.owner == member.id or (free and looks_after(member))


def may_outdate(solution: Solution, member: Member) -> bool:
    """Its owner, and those who look after the room."""
    return solution.owner == member.id or looks_after(member)


def confirm(store: Store, network: str, id: str, *, by: Member, now: datetime) -> Solution:
    """It holds, still or again. Raises `NotFound`, or `NotYours` unless `may_confirm`."""
    solution = solutions.there(store, network, id)
    if not may_confirm(solution, by):
        raise NotYours
    return _change(store, _holding(solution, now), now)


def outdatable(store: Store, network: str, id: str, *, by: Member) -> Solution:
    """Raises `NotFound`, or `NotYours` unless `may_outdate`."""
    solution = solutions.there(store, network, id)
    if not may_outdate(solution, by):
        raise NotYours
    return solution


def outdate(store: Store, network: str, id: str, reason: str, *, by: Member, now: datetime) -> Solution:
    """It holds no longer, and why. Raises `Empty` at `reason`, or as `outdatable`."""
    if not clean(reason):
        raise Empty(field="reason")
    solution = outdatable(store, network, id, by=by)
    return _change(store, replace(solution, outdated=clean(reason), asked=False), now)


def edit(store: Store, network: str, id: str, *, owner: str, text: Text, named: bool, now: datetime) -> None:
    """As `solutions.edit`; whoever works on the words says that they hold. What is outdated stays so."""
    solutions.edit(store, network, id, owner=owner, text=text, named=named)
    edited = solutions.own(store, network, id, owner)
    if not edited.outdated:
        _change(store, _holding(edited, now), now)


def _holding(solution: Solution, now: datetime) -> Solution:
    return replace(solution, confirmed=local(now).date(), asked=False, outdated="")


def _change(store: Store, solution: Solution, now: datetime) -> Solution:
    """The room's line follows where it says something else, and so do the cards of whoever was asked."""
    former = store.solutions.get(solution.id)
    store.solutions.change(solution)
    if former and former.outdated != solution.outdated:
        digests.redraw(store, solution.network, solution.since)
        if solution.question:
            store.outbox.refresh(solution.subject, to=Room(solution.network))
    if solution.owner:
        _follow_letter(store, solution.owner, now)
    if is_nameless(solution):
        _follow_duty(store, solution.network, now)
    return solution


def _follow_letter(store: Store, owner: str, now: datetime) -> None:
    what = Subject(CARD, owner)
    if not asked_of(store, owner, now=now):
        letters.forget(store, what)
    store.outbox.refresh(what, to=Person(owner))


def _follow_duty(store: Store, network: str, now: datetime) -> None:
    what = Subject(NAMELESS_CARD, network)
    if nameless(store, network, now=now):
        letters.redraw(store, network, what)
    else:
        duties.end(store, what)


def _due_in(store: Store, network: str, now: datetime) -> list[Solution]:
    return sorted((one for one in store.solutions.released(network) if is_due(one, now)), key=held_since)
