"""Lets membership follow Slack: who came into the channel or left it, whose account was closed or became a guest's."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from bot.slack.receive import PLATFORM
from bot.slack.roster import asked, people, person
from bot.speaker import TokenRevoked, Unreachable
from bot.wrong import STOPPED
from domain import installations, presence
from domain.members import Identity, is_let_in
from domain.networks import Place
from domain.presence import Roll
from handlers.routes import Incoming, Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from slack_sdk import WebClient

    from bot.slack.texts import Json
    from domain.members import Member, Person
    from domain.networks import Network
    from domain.store import Store
    from handlers.services import Services

_log = logging.getLogger(__name__)


FOLLOWED = frozenset(
    {"app_uninstalled", "member_joined_channel", "member_left_channel", "tokens_revoked", "user_change"}
)


def follow(body: Json, team: str, services: Services) -> Incoming | None:
    """Of a followed event. What comes back draws the person's Home anew, where somebody can still look at it."""
    match body["event"]:
        case {"type": "member_joined_channel" | "member_left_channel", "user": user, "channel": channel} as it:
            who = Identity(PLATFORM, it.get("team") or team, user)
            follows = _came if it["type"] == "member_joined_channel" else _went
            return follows(who, Place(PLATFORM, team, channel), body["event_id"], services)
        case {"type": "user_change", "user": user}:
            return _changed(person(user, team), body["event_id"], services)
        case {"type": "app_uninstalled"} | {"type": "tokens_revoked", "tokens": {"bot": [_, *_]}}:
            stop(team, services)
    return None


def _came(who: Identity, place: Place, delivery: str, services: Services) -> Incoming | None:
    """Somebody whom nobody let in waits for the facilitator."""
    network = services.read(_at, place)
    found = services.platform.who(who) if network else None
    if network is None or found is None:
        return None
    act = partial(presence.came, person=found, network=network.id, chance=services.chance, now=services.clock())
    return _following(who, act, delivery, services)


def _went(who: Identity, place: Place, delivery: str, services: Services) -> Incoming | None:
    network = services.read(_at, place)
    if network is None:
        return None
    owners, now = services.owners, services.clock()
    act = partial(presence.went, identity=who, network=network.id, owners=owners, now=now)
    return _following(who, act, delivery, services, known=True)


def _changed(who: Person, delivery: str, services: Services) -> Incoming | None:
    act = partial(presence.changed, person=who, owners=services.owners, now=services.clock())
    return _following(who.identity, act, delivery, services, known=True)


def _following(
    who: Identity, act: Callable[[Store], None], delivery: str, services: Services, *, known: bool = False
) -> Incoming | None:
    """`known`: it concerns those whom a room knows. Most people who change are nobody's: they are not even written down
    as received."""
    if known and not services.read(presence.concerns, who):
        return None
    before, after = services.run(_told, who, act, delivery=delivery, now=services.clock())
    shown = before != after and any(is_let_in(member) for member in after)
    return Incoming(Kind.EVENT, "home.opened", who, delivery=delivery) if shown else None


def _told(
    store: Store, who: Identity, act: Callable[[Store], None], *, delivery: str, now: datetime
) -> tuple[list[Member], list[Member]]:
    """The person's memberships before and after; a delivery seen before changes nothing."""
    before = store.members.known_as(who)
    if store.inbox.first(delivery, now):
        act(store)
    return before, store.members.known_as(who)


def stop(team: str, services: Services) -> None:
    """Slack no longer takes the bot's token."""
    if services.run(installations.stop, PLATFORM, team, now=services.clock()):
        _log.error(STOPPED)


def reconcile(client: WebClient, services: Services) -> None:
    """Of every room in Slack, since events can be missed. A room that cannot be read is left as it is. Raises as a
    `Speaker`; rooms before that one are done."""
    for network, place in services.read(_rooms):
        try:
            _call(client, services, network, place.channel)
        except Unreachable:
            _log.warning("who is in the channel of a room cannot be read; everything there stays as it is")
        except TokenRevoked:
            stop(place.workspace, services)
            return


def _call(client: WebClient, services: Services, network: str, channel: str) -> None:
    known = services.read(presence.known, network, PLATFORM)
    here = people(client, channel)
    away = known.keys() - {person.identity for person in here}
    elsewhere = [found for identity in away if (found := asked(partial(services.platform.who, identity)))]
    roll, now = Roll(known, here, elsewhere), services.clock()
    services.run(presence.call, network, roll, owners=services.owners, chance=services.chance, now=now)


def _at(store: Store, place: Place) -> Network | None:
    return store.networks.at(place)


def _rooms(store: Store) -> list[tuple[str, Place]]:
    places = [(network.id, store.networks.place(network.id)) for network in store.networks.all()]
    return [(id, place) for id, place in places if place and place.platform == PLATFORM]
