"""The parking list of a meeting: what came up and has to wait, and who takes it on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from domain import meetings
from domain.errors import AlreadyKept, Empty, NotFound, Refusal
from domain.members import is_let_in, look_after, looks_after

if TYPE_CHECKING:
    from domain.members import Member
    from domain.store import Store

LIST = "parking.show"
"""Where an item is read; no card of its own shows it."""
BODY_MOST = 300
MOST = 50
"""On one meeting's list."""


class ListFull(Refusal):
    """No list is read to its end when it is longer. Param: `most`."""

    field = "body"


class NotYoursToTick(Refusal):
    """Only who has taken it on, and who looks after the room, can say that it is done."""


@dataclass(frozen=True, slots=True)
class Parked:
    """Who parked it is not kept. `owner`: the member who takes it on, or empty."""

    id: str
    network: str
    meeting: str
    body: str
    owner: str = ""
    done: bool = False


class Parking(Protocol):
    def add(self, item: Parked) -> None: ...

    def get(self, id: str) -> Parked | None: ...

    def of(self, meeting: str) -> list[Parked]:
        """In the order in which they were parked."""

    def owned_by(self, member: str) -> list[Parked]:
        """Of all meetings."""

    def change(self, item: Parked) -> None: ...

    def delete(self, id: str) -> None: ...

    def forget_meeting(self, meeting: str) -> None: ...


def park(store: Store, network: str, meeting: str, *, id: str, body: str) -> None:
    """Raises `NotFound`, `Empty`, `ListFull`, or `AlreadyKept` when the form was sent before."""
    found = meetings.find(store, network, meeting)
    if store.parking.get(id):
        raise AlreadyKept
    if not body:
        raise Empty
    if len(store.parking.of(found.id)) >= MOST:
        raise ListFull(most=MOST)
    store.parking.add(Parked(id, network, found.id, body[:BODY_MOST]))


def find(store: Store, network: str, id: str) -> Parked:
    """Raises `NotFound`."""
    item = store.parking.get(id)
    if item is None or item.network != network:
        raise NotFound
    return item


def take(store: Store, id: str, *, by: Member) -> Parked:
    """From now on it is theirs; nothing happens where somebody was quicker. Raises `NotFound`."""
    item = find(store, by.network, id)
    return _keep(store, replace(item, owner=by.id)) if not item.owner else item


def give(store: Store, id: str, to: str, *, by: Member) -> Parked:
    """`to`: a member, or empty for nobody. Who has it may let it go; all else is for who looks after the room.

    Raises `NotFacilitator` or `NotFound`.
    """
    item = find(store, by.network, id)
    if to or item.owner != by.id:
        look_after(by)
    if to:
        member = store.members.get(to)
        if member is None or member.network != by.network or not is_let_in(member):
            raise NotFound
    return _keep(store, replace(item, owner=to))


def tick(store: Store, id: str, *, done: bool, by: Member) -> Parked:
    """Raises `NotYoursToTick` or `NotFound`."""
    item = find(store, by.network, id)
    if item.owner != by.id and not looks_after(by):
        raise NotYoursToTick
    return _keep(store, replace(item, done=done))


def remove(store: Store, id: str, *, by: Member) -> Parked:
    """Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    item = find(store, by.network, id)
    store.parking.delete(item.id)
    return item


def _keep(store: Store, item: Parked) -> Parked:
    store.parking.change(item)
    return item


def let_go(store: Store, member: str) -> None:
    """Of all that the member has taken on: it waits for somebody else."""
    for item in store.parking.owned_by(member):
        store.parking.change(replace(item, owner=""))
