"""Who somebody is, and who is in a channel."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from slack_sdk.errors import SlackApiError

from bot.slack.errors import code, spoken
from bot.slack.receive import PLATFORM
from bot.speaker import TryLater, Unreachable
from domain.members import Account, Identity, Person
from domain.text import clean

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.slack.texts import Json
    from handlers.services import WhoIs

T = TypeVar("T")

PAGE = 200
TRIES = 5


def account(user: Json, team: str) -> Account:
    """`team`: the workspace that the app is installed in."""
    if user.get("deleted") or user.get("is_stranger") or user.get("team_id", team) != team:
        return Account.CLOSED
    return Account.GUEST if user.get("is_restricted") or user.get("is_ultra_restricted") else Account.FULL


def finder(client: WebClient) -> WhoIs:
    """Asks Slack each time: accounts change. Raises as a `Speaker`."""

    @cache
    def installed() -> str:
        with spoken():
            return str(client.auth_test()["team_id"])

    def who(identity: Identity) -> Person | None:
        if identity.platform != PLATFORM or not identity.user:
            return None
        with spoken():
            try:
                user = client.users_info(user=identity.user)["user"]
            except SlackApiError as error:
                if code(error) in {"user_not_found", "user_not_visible"}:
                    return None
                raise
        found = person(user, installed())
        return found if found.identity == identity and not user.get("is_bot") else None

    return who


def people(client: WebClient, channel: str, *, wait: Callable[[float], None] = time.sleep) -> list[Person]:
    """Everyone in the channel but bots, in Slack's order. Asks for one person at a time, and waits when Slack asks it
    to. Raises as a `Speaker`; a list that lacks the bot itself is none, and the channel `Unreachable`."""
    bot = asked(client.auth_test, wait)
    ids = list(_ids(client, channel, wait))
    if bot["user_id"] not in ids:
        raise Unreachable
    users = [asked(partial(client.users_info, user=id), wait)["user"] for id in ids]
    return [person(user, str(bot["team_id"])) for user in users if not user.get("is_bot")]


def person(user: Json, team: str) -> Person:
    """`team`: the workspace that the app is installed in."""
    profile = user.get("profile", {})
    name = user.get("real_name") or profile.get("real_name") or user.get("name", "")
    home = user.get("team_id") or team
    manages = bool(user.get("is_admin") or user.get("is_owner"))
    return Person(Identity(PLATFORM, home, user["id"]), clean(str(name)), account(user, team), manages)


def _ids(client: WebClient, channel: str, wait: Callable[[float], None]) -> Iterator[str]:
    cursor: str | None = None
    while True:
        page = asked(partial(client.conversations_members, channel=channel, cursor=cursor, limit=PAGE), wait)
        yield from page["members"]
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return


def asked(ask: Callable[[], T], wait: Callable[[float], None] = time.sleep) -> T:
    """The answer, after as many pauses as Slack asks for within reason. Raises as a `Speaker`."""
    for _ in range(TRIES - 1):
        try:
            with spoken():
                return ask()
        except TryLater as pause:
            wait(pause.seconds or 1)
    with spoken():
        return ask()
