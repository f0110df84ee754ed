"""What a facilitator says to those who are not here yet."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from domain import phones
from domain.errors import Empty, NotFound, Refusal
from domain.members import look_after
from domain.ports import Person, Subject
from domain.text import clean

if TYPE_CHECKING:
    from domain.members import Member
    from domain.store import Store

CARD = "invitations.card"
"""Its subject is the network."""


class NoAddress(Refusal):
    """Only a whole https address leads anywhere."""

    field = "link"


def write(store: Store, network: str, *, by: Member, letter: str, link: str, phone: str) -> None:
    """Keeps the words and hands `by` the page, at once: they have just asked for it. `link`: where people join the
    workspace, if they are not in it. Raises `NotFacilitator`, `Empty` at `letter`, `NoAddress` or
    `phones.NotAPhoneNumber`."""
    look_after(by)
    found = store.networks.get(network)
    if found is None:
        raise NotFound
    letter, link, phone = clean(letter), clean(link), phones.readable(phone)
    if not letter:
        raise Empty(field="letter")
    if link and not re.fullmatch(r"https://[^\s/]+\.[^\s]+", link):
        raise NoAddress
    settings = replace(found.settings, letter=letter, link=link, phone=phone)
    store.networks.change(replace(found, settings=settings))
    store.outbox.post(Subject(CARD, network), to=Person(by.id))
