"""Who is in a channel."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from bot.slack.errors import spoken
from bot.slack.receive import PLATFORM
from bot.speaker import TryLater
from domain.members import Identity
from domain.text import clean

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.slack.texts import Json

T = TypeVar("T")

PAGE = 200
TRIES = 5


@dataclass(frozen=True, slots=True)
class Person:
    """`active`: of this workspace, and the account neither closed nor a guest's."""

    identity: Identity
    name: str
    active: bool


def is_active(user: Json) -> bool:
    return not any(user.get(flag) for flag in ("deleted", "is_restricted", "is_ultra_restricted", "is_stranger"))


def people(client: WebClient, channel: str, *, wait: Callable[[float], None] = time.sleep) -> list[Person]:
    """Everyone in the channel but bots, in Slack's order. Asks for one person at a time, and waits when Slack asks it
    to. Raises as a `Speaker`."""
    team = str(_asked(client.auth_test, wait)["team_id"])
    users = [_asked(partial(client.users_info, user=id), wait)["user"] for id in _ids(client, channel, wait)]
    return [_person(user, team) for user in users if not user.get("is_bot")]


def _person(user: Json, team: str) -> Person:
    profile = user.get("profile", {})
    name = user.get("real_name") or profile.get("real_name") or user.get("name", "")
    home = user.get("team_id") or team
    return Person(Identity(PLATFORM, home, user["id"]), clean(str(name)), active=is_active(user) and home == team)


def _ids(client: WebClient, channel: str, wait: Callable[[float], None]) -> Iterator[str]:
    cursor: str | None = None
    while True:
        page = _asked(partial(client.conversations_members, channel=channel, cursor=cursor, limit=PAGE), wait)
        yield from page["members"]
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return


def _asked(ask: Callable[[], T], wait: Callable[[float], None]) -> T:
    for _ in range(TRIES - 1):
        try:
            with spoken():
                return ask()
        except TryLater as pause:
            wait(pause.seconds or 1)
    with spoken():
        return ask()
