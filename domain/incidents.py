"""*Personuppgift*: what stands in the room about somebody who can be recognised (PROMISES, "The room").

Who said so is kept nowhere, and the time only as the slot before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import answers, consent, duties, flags, letters, questions, solutions, waiting
from domain.errors import Refusal
from domain.members import is_let_in
from domain.ports import Subject
from domain.slots import slot_before

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from domain.members import Identity, Member
    from domain.networks import Network
    from domain.store import Store

CARD = "incidents.card"
"""What the facilitator has to do. Its subject's id, like the author's card's, is `network ref`, of the message."""
AUTHOR_CARD = "incidents.author_card"


class NotOfTheRoom(Refusal):
    """A message that stands somewhere else than in the network's own room."""


def name_of(network: str, ref: str) -> str:
    return f"{network} {ref}"


def named(name: str) -> tuple[str, str]:
    """The network and ref that `name_of` was given."""
    network, _, ref = name.partition(" ")
    return network, ref


def report(store: Store, network: Network, ref: str, author: Identity | None, *, now: datetime, chance: Random) -> None:
    """At once: the bot's own words are hidden, its copies of a member's taken away, author and facilitator told.

    `author`: None for the bot's own message. Raises `BotsWords` for one of them that shows nobody's words, and
    `NotFound` where they are gone. What was said before and is not dealt with yet is not told twice.
    """
    since = slot_before(now)
    card = Subject(CARD, name_of(network.id, ref))
    known = store.duties.get(card) is not None
    if author is None:
        told = _hide(store, network, ref, since)
    else:
        _take_copies(store, network, ref, since, chance)
        told = _here(store, network, author)
    if known:
        return
    duties.begin(store, network.id, card, now=since)
    if told and is_let_in(told):
        letters.send(store, Subject(AUTHOR_CARD, card.id), to=told, now=since)


def finish(store: Store, network: str, id: str) -> None:
    """The facilitator has done what there was to do. Nothing happens for another network's."""
    if named(id)[0] == network:
        duties.end(store, Subject(CARD, id))


def _hide(store: Store, network: Network, ref: str, since: datetime) -> Member | None:
    """The author, where the bot knows who it is."""
    shown = store.posts.subject(ref)
    if shown is None or shown.card not in {questions.CARD, answers.CARD, solutions.CARD}:
        raise consent.BotsWords
    flags.hide(store, network.id, shown, now=since)
    author = flags.author(store, shown)
    return store.members.get(author) if author else None


def _here(store: Store, network: Network, author: Identity) -> Member | None:
    return next((one for one in store.members.known_as(author) if one.network == network.id), None)


def _take_copies(store: Store, network: Network, ref: str, since: datetime, chance: Random) -> None:
    """The draft, and what waits to become one, for good. A lösning its author has approved is hidden: one press of
    somebody unknown should not destroy it."""
    id = consent.message_id(ref, network.salt)
    waiting.drop_words(store, id, chance=chance)
    made = store.solutions.get(id)
    match made.state if made else None:
        case None:
            store.solutions.add(consent.refused(id, network.id, since))
        case solutions.State.DRAFT if made:
            consent.remove(store, made)
        case solutions.State.RELEASED if made:
            flags.hide(store, network.id, made.subject, now=since)
        case _:
            return
