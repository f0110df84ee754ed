"""The one place that reads what was said in a channel, and only to find the bot's own post, or the one message that a
member tagged (PROMISES, "the bot keeps its eyes shut"). A test fails on any other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bot.slack.errors import GONE, code, spoken
from bot.slack.receive import PLATFORM, message
from bot.slack.refs import Ref
from domain.networks import Place

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.slack.texts import Json
    from domain.networks import Network
    from handlers.catalog import Catalog
    from handlers.routes import Message
    from handlers.services import FetchMessage, LinkTo

POST = "rummet_post"
"""Event type of the metadata that names the bot's own posts."""

PAGE = 200


def own_post(client: WebClient, channel: str, id: str, *, since: datetime, under: str | None) -> str | None:
    """Time stamp of the bot's own post with this id; looks in the thread of `under` alone where that is given.

    Raises as a `Speaker`.
    """
    with spoken():
        for found in _messages(client, channel, f"{since.timestamp():.6f}", under):
            match found.get("metadata"):
                case {"event_type": kind, "event_payload": {"id": known}} if kind == POST and known == id:
                    return str(found["ts"])
    return None


def fetcher(client: WebClient, whose: Callable[[Place], str | None], catalog: Catalog) -> FetchMessage:
    """Fetches only from the network's own channels. Raises as a `Speaker`."""

    def fetch(network: Network, ref: str) -> Message | None:
        if not re.fullmatch(r"\w+/\w+/[\d.]+", ref):
            return None
        at = Ref.read(ref)
        if whose(Place(PLATFORM, at.workspace, at.channel)) != network.id:
            return None
        found = _one(client, at)
        words = catalog.words(network.language)
        return message(found, at.workspace, at.channel, words) if found else None

    return fetch


def linker(client: WebClient) -> LinkTo:
    """Raises as a `Speaker`."""

    def link(ref: str) -> str:
        at = Ref.read(ref)
        with spoken():
            try:
                return str(client.chat_getPermalink(channel=at.channel, message_ts=at.ts)["permalink"])
            except SlackApiError as error:
                if code(error) in GONE:
                    return ""
                raise

    return link


def replies(client: WebClient, at: Ref) -> int:
    """How many members' messages stand in the thread of the bot's own post. Raises as a `Speaker`."""
    with spoken():
        try:
            found = list(_messages(client, at.channel, at.ts, at.ts))
        except SlackApiError as error:
            if code(error) in GONE:
                return 0
            raise
    return sum("bot_id" not in one and one["ts"] != at.ts for one in found)


def _messages(client: WebClient, channel: str, oldest: str, under: str | None) -> Iterator[Json]:
    cursor = ""
    while True:
        asked: Json = {"channel": channel, "oldest": oldest, "inclusive": True, "limit": PAGE, "cursor": cursor or None}
        if under:
            answer = client.conversations_replies(ts=under, include_all_metadata=True, **asked)
        else:
            answer = client.conversations_history(include_all_metadata=True, **asked)
        yield from answer["messages"]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor", "")
        if not cursor:
            return


def _one(client: WebClient, at: Ref) -> Json | None:
    """First among the channel's messages, then among replies."""
    with spoken():
        try:
            here: Json = {"channel": at.channel, "latest": at.ts, "oldest": at.ts, "inclusive": True}
            messages: list[Json] = client.conversations_history(**here)["messages"]
            messages = messages or client.conversations_replies(ts=at.ts, **here)["messages"]
        except SlackApiError as error:
            if code(error) in GONE:
                return None
            raise
    return next((one for one in messages if one["ts"] == at.ts and one.get("subtype") != "tombstone"), None)
