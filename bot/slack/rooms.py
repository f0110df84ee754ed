"""A channel itself: made, named, who is in it, and archived."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bot.slack.errors import code, spoken
from bot.slack.receive import PLATFORM
from bot.speaker import Forbidden, TokenRevoked, Unreachable
from domain.networks import Channel, Place
from domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from slack_sdk import WebClient

    from bot.slack.texts import Json
    from domain.members import Identity
    from handlers.services import ChannelAt

NAME_MOST = 80
TOPIC_MOST = 250
PAGE = 200
NOT_ALLOWED = frozenset(
    {
        "cant_invite",
        "cant_kick_from_general",
        "missing_scope",
        "no_permission",
        "restricted_action",
        "too_many_pins",
        "ura_max_channels",
        "user_is_restricted",
    }
)
"""By the workspace's own settings, by how the app is installed, or by what kind of account somebody has."""


def open_room(
    client: WebClient, name: str, *, workspace: str, since: datetime | None, taken: Collection[Place] = ()
) -> Place:
    """See `Speaker.open`."""
    wanted = _channel_name(name)
    if since and (made := _made_before(client, wanted, since, {place.channel for place in taken})):
        return Place(PLATFORM, workspace, made)
    for number in count(1):
        free = _numbered(wanted, number)
        try:
            with spoken(), _allowed():
                made = str(client.conversations_create(name=free, is_private=True)["channel"]["id"])
        except SlackApiError as error:
            if code(error) != "name_taken":
                raise
        else:
            return Place(PLATFORM, workspace, made)
    raise AssertionError


def looker(client: WebClient) -> ChannelAt:
    """Asks Slack each time. Raises as a `Speaker`."""

    def look(place: Place) -> Channel | None:
        if place.channel.startswith("D"):
            return None
        try:
            with spoken():
                found = client.conversations_info(channel=place.channel)["channel"]
        except Unreachable:  # a private channel without the bot
            return Channel(private=True, reached=False)
        except TokenRevoked as error:
            if not isinstance(error.__cause__, SlackApiError) or code(error.__cause__) != "missing_scope":
                raise
            return Channel(private=False, reached=False)  # the app may look at private channels and at no others
        return Channel(private=bool(found.get("is_private")), reached=bool(found.get("is_member")))

    return look


def set_topic(client: WebClient, channel: str, text: str) -> None:
    with spoken(), _but(*NOT_ALLOWED):
        client.conversations_setTopic(channel=channel, topic=text[:TOPIC_MOST])


def let_in(client: WebClient, channel: str, who: Identity) -> None:
    with spoken(), _allowed(), _but("already_in_channel", "user_not_found"):
        client.conversations_invite(channel=channel, users=who.user)


def put_out(client: WebClient, channel: str, who: Identity) -> None:
    with spoken(), _allowed(), _but("not_in_channel", "user_not_found"):
        client.conversations_kick(channel=channel, user=who.user)


def archive(client: WebClient, channel: str) -> None:
    with spoken(), _allowed(), _but("already_archived", "channel_not_found"):
        client.conversations_archive(channel=channel)


def pin(client: WebClient, channel: str, ts: str) -> None:
    with spoken(), _but("already_pinned", "message_not_found", *NOT_ALLOWED):
        client.pins_add(channel=channel, timestamp=ts)


@contextmanager
def _allowed() -> Iterator[None]:
    try:
        yield
    except SlackApiError as error:
        if code(error) in NOT_ALLOWED:
            raise Forbidden from error
        raise


@contextmanager
def _but(*done: str) -> Iterator[None]:
    """What is so already, or can never be, is no reason to try again."""
    try:
        yield
    except SlackApiError as error:
        if code(error) not in done:
            raise


def _channel_name(name: str) -> str:
    """Lower case letters, digits and hyphens: what Slack takes everywhere."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    return plain[:NAME_MOST] or "rummet"


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name[: NAME_MOST - len(str(number)) - 1]}-{number}"


def _made_before(client: WebClient, name: str, since: datetime, taken: Collection[str]) -> str | None:
    """A private channel of that name, with a number or without, that the bot has made since then."""
    with spoken():
        bot = client.auth_test()["user_id"]
    for channel in _own(client):
        number = str(channel["name"]).rpartition("-")[2]
        names = {name, _numbered(name, int(number))} if number.isdecimal() else {name}
        mine = channel["creator"] == bot and channel["created"] >= since.timestamp()
        if mine and channel["name"] in names and channel["id"] not in taken:
            return str(channel["id"])
    return None


def _own(client: WebClient) -> Iterator[Json]:
    """The private channels with the bot in them."""
    cursor = ""
    while True:
        with spoken():
            page = client.users_conversations(types="private_channel", limit=PAGE, cursor=cursor or None)
        yield from page["channels"]
        cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
        if not cursor:
            return
