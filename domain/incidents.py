"""*Personuppgift*: what stands in the room about somebody who can be recognised (PROMISES, "The room").

Who said so is kept nowhere, and the time only as the slot before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain import consent, duties, flags, letters, prompts, solutions, waiting
from domain.errors import NotFound, Refusal
from domain.members import here, is_let_in
from domain.ports import Room, Subject
from domain.slots import slot_before

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from domain.members import Identity, Member
    from domain.networks import Network
    from domain.store import Store

CARD = "incidents.card"
"""What the facilitator has to do. Its subject's id, like the author's card's, is `network where`: the ref of a message,
or `card:id` of what the bot shows in no message."""
AUTHOR_CARD = "incidents.author_card"


class TooManyReports(Refusal):
    """A limit of the day is reached; what points somebody out cannot wait for the next."""


class NotOfTheRoom(Refusal):
    """A message that stands somewhere else than in the network's own room."""


@dataclass(frozen=True, slots=True)
class Incident:
    """`ref`: of the message, if there is one. `shown`: what of the bot's own it is."""

    network: str
    ref: str | None
    shown: Subject | None


def seen(store: Store, id: str) -> Incident:
    """What a card's id leads to."""
    network, _, where = id.partition(" ")
    card, _, thing = where.partition(":")
    if card in flags.FLAGGED:
        return Incident(network, None, Subject(card, thing))
    return Incident(network, where, store.posts.subject(where))


def report(store: Store, network: Network, ref: str, author: Identity | None, *, now: datetime, chance: Random) -> None:
    """At once: the bot's own words are hidden, a samtalsfråga taken out of the room, the bot's copies of a member's
    words taken away, author and facilitator told.

    `author`: None for the bot's own message. Raises `BotsWords` for one of them that shows nobody's words, and
    `NotFound` where they are gone. What was said before and is not dealt with yet is not told twice.
    """
    since = slot_before(now)
    shown = store.posts.subject(ref)
    if author is None and shown and shown.card == prompts.CARD:
        _take_prompt(store, network, shown)
        _tell(store, network, ref, None, since)
        return
    if author is None:
        if shown is None or shown.card not in flags.FLAGGED:
            raise consent.BotsWords
        report_shown(store, network, shown, now=now)
        return
    _take_copies(store, network, ref, since, chance)
    _tell(store, network, ref, here(store, network.id, author), since)


def report_shown(store: Store, network: Network, what: Subject, *, now: datetime) -> None:
    """As `report`, of what the bot shows, whether it stands in a message or not. Raises `NotFound`."""
    since = slot_before(now)
    flags.hide(store, network.id, what, now=since)
    author = flags.author(store, what)
    where = store.posts.ref(what, Room(network.id)) or f"{what.card}:{what.id}"
    _tell(store, network, where, store.members.get(author) if author else None, since)


def finish(store: Store, network: str, id: str) -> None:
    """The facilitator has done what there was to do. Nothing happens for another network's."""
    if seen(store, id).network == network:
        duties.end(store, Subject(CARD, id))


def _tell(store: Store, network: Network, where: str, author: Member | None, since: datetime) -> None:
    """An author whom the bot knows not, or who is not in the room any more, is told nothing."""
    id = f"{network.id} {where}"
    if store.duties.get(Subject(CARD, id)):
        return
    duties.begin(store, network.id, Subject(CARD, id), now=since, urgent=True)
    if author and is_let_in(author):
        letters.send(store, Subject(AUTHOR_CARD, id), to=author, now=since, urgent=True)


def _take_prompt(store: Store, network: Network, shown: Subject) -> None:
    """It is soon written anew."""
    prompt = store.prompts.get(shown.id)
    if prompt is None or prompt.network != network.id:
        raise NotFound
    prompts.delete(store, prompt)


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
