"""Lets membership follow Slack: who joined or left the channel, whose account was closed or became a guest's."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.slack.receive import PLATFORM
from bot.slack.roster import is_active
from domain.members import Identity, Seen, notice
from domain.networks import Place

if TYPE_CHECKING:
    from datetime import datetime

    from bot.slack.texts import Json
    from domain.store import Store
    from handlers.services import Services

_log = logging.getLogger(__name__)


def follow(body: Json, team: str, services: Services) -> bool:
    """Whether the event was one of these."""
    it = body["event"]
    match it["type"]:
        case "member_joined_channel" | "member_left_channel":
            identity = Identity(PLATFORM, it.get("team") or team, it["user"])
            seen = Seen(identity, present=it["type"] == "member_joined_channel")
            _notice(seen, Place(PLATFORM, team, it["channel"]), body["event_id"], services)
        case "user_change":
            user = it["user"]
            seen = Seen(Identity(PLATFORM, user.get("team_id") or team, user["id"]), active=is_active(user))
            _notice(seen, None, body["event_id"], services)
        case "app_uninstalled" | "tokens_revoked":
            _log.error("the app was uninstalled or its token revoked: nothing can be said until it is installed anew")
        case _:
            return False
    return True


def _notice(seen: Seen, place: Place | None, delivery: str, services: Services) -> None:
    """Most changes concern people who are nobody's members: they are not even written down as received."""
    if services.read(_concerns, seen.identity):
        services.run(_told, seen, place, delivery=delivery, now=services.clock())


def _concerns(store: Store, identity: Identity) -> bool:
    return bool(store.members.known_as(identity))


def _told(store: Store, seen: Seen, place: Place | None, *, delivery: str, now: datetime) -> None:
    network = store.networks.at(place) if place else None
    notice(store, replace(seen, network=network.id if network else None), delivery=delivery, now=now)
