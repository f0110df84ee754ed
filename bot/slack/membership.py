"""Lets membership follow Slack: who joined or left the channel, whose account was closed or became a guest's."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.slack.receive import PLATFORM
from bot.slack.roster import account, people
from domain import members
from domain.members import Identity, Seen
from domain.networks import Place
from handlers.routes import Incoming, Kind

if TYPE_CHECKING:
    from datetime import datetime

    from slack_sdk import WebClient

    from bot.slack.texts import Json
    from domain.members import Member
    from domain.store import Store
    from handlers.services import Services

_log = logging.getLogger(__name__)


FOLLOWED = frozenset(
    {"app_uninstalled", "member_joined_channel", "member_left_channel", "tokens_revoked", "user_change"}
)


def follow(body: Json, team: str, services: Services) -> Incoming | None:
    """Of a followed event. What comes back draws the person's Home anew, where somebody can still look at it."""
    it, place = body["event"], None
    match it["type"]:
        case "member_joined_channel" | "member_left_channel":
            identity = Identity(PLATFORM, it.get("team") or team, it["user"])
            seen = Seen(identity, present=it["type"] == "member_joined_channel")
            place = Place(PLATFORM, team, it["channel"])
        case "user_change":
            identity = Identity(PLATFORM, it["user"].get("team_id") or team, it["user"]["id"])
            seen = Seen(identity, account=account(it["user"], team))
        case _:
            _log.error("the app was uninstalled or a token revoked: nothing can be said until it is installed anew")
            return None
    # Most changes concern people who are nobody's members: they are not even written down as received.
    if not services.read(_memberships, identity):
        return None
    before, after = services.run(_told, seen, place, delivery=body["event_id"], now=services.clock())
    closed = it["type"] == "user_change" and it["user"].get("deleted")
    return (
        None if before == after or closed else Incoming(Kind.EVENT, "home.opened", identity, delivery=body["event_id"])
    )


def reconcile(client: WebClient, services: Services) -> None:
    """Of every room in Slack, since events can be missed. Raises as a `Speaker`; rooms before that one are done."""
    for network, channel in services.read(_rooms):
        found = {person.identity: person.account for person in people(client, channel)}
        services.run(members.reconcile, network, PLATFORM, found)


def _memberships(store: Store, identity: Identity) -> list[Member]:
    return store.members.known_as(identity)


def _rooms(store: Store) -> list[tuple[str, str]]:
    places = [(network.id, store.networks.place(network.id)) for network in store.networks.all()]
    return [(id, place.channel) for id, place in places if place and place.platform == PLATFORM]


def _told(
    store: Store, seen: Seen, place: Place | None, *, delivery: str, now: datetime
) -> tuple[list[Member], list[Member]]:
    """The person's memberships before and after."""
    before = store.members.known_as(seen.identity)
    network = store.networks.at(place) if place else None
    members.notice(store, replace(seen, network=network.id if network else None), delivery=delivery, now=now)
    return before, store.members.known_as(seen.identity)
