"""When the room's channel cannot be reached, those who look after the room are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.members import Standing, looks_after
from domain.ports import Person, Subject

if TYPE_CHECKING:
    from domain.store import Store

CARD = "delivery.unreachable_card"
"""Its subject is the network."""


def tell_unreachable(store: Store, network: str) -> None:
    """Tells facilitators and deputies in private, in the channel or not: the channel is what may be gone."""
    for member in store.members.of(network):
        if looks_after(member) and member.standing is Standing.APPROVED and member.active:
            store.outbox.post(Subject(CARD, network), to=Person(member.id))
