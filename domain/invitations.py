"""What a facilitator says to those who are not here yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import phones, settings
from domain.errors import Empty
from domain.ports import Person, Subject
from domain.text import clean

if TYPE_CHECKING:
    from domain.members import Member
    from domain.store import Store

CARD = "invitations.card"
"""Its subject is the network."""


def write(store: Store, network: str, *, by: Member, letter: str, link: str, phone: str) -> None:
    """Keeps the words and hands `by` the page, at once: they have just asked for it. `link`: where people join the
    workspace, if they are not in it. Raises `NotFacilitator`, `Empty` at `letter`, `settings.NotALink` at `link`, or
    `phones.NotAPhoneNumber`."""
    letter, link, phone = clean(letter), settings.link(link, field="link"), phones.readable(phone)
    if not letter:
        raise Empty(field="letter")
    settings.decide(store, network, lambda kept: replace(kept, letter=letter, link=link, phone=phone), by=by)
    store.outbox.post(Subject(CARD, network), to=Person(by.id))
