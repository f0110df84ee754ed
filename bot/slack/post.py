"""The worker's voice in Slack."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bot.slack import draw
from bot.slack.errors import GONE, code, spoken
from bot.slack.history import POST, own_post
from bot.slack.refs import Ref
from domain.members import Identity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from slack_sdk import WebClient

    from domain.networks import Place
    from handlers.ui import Card


@dataclass(frozen=True, slots=True)
class SlackSpeaker:
    """See `bot.speaker.Speaker`. `client` must not send anything again by itself (`retry_handlers=[]`)."""

    client: WebClient

    def post(self, to: Place | Identity, card: Card, *, id: str, under: str | None, since: datetime | None) -> str:
        thread = Ref.read(under).ts if under else None
        with spoken():
            channel = self._direct(to.user) if isinstance(to, Identity) else to.channel
        if since and (earlier := own_post(self.client, channel, id, since=since, under=thread)):
            return str(Ref(to.workspace, channel, earlier))
        metadata = {"event_type": POST, "event_payload": {"id": id}}
        with spoken():
            posted = self.client.chat_postMessage(
                channel=channel, thread_ts=thread, metadata=metadata, **draw.message(card), **draw.QUIET
            )
        return str(Ref(to.workspace, channel, posted["ts"]))

    def refresh(self, ref: str, card: Card) -> None:
        at = Ref.read(ref)
        with spoken(), _gone_is_done():
            # Unlike chat.postMessage, chat.update looks for links and names unless told not to.
            self.client.chat_update(channel=at.channel, ts=at.ts, parse="none", **draw.message(card))

    def remove(self, ref: str) -> None:
        at = Ref.read(ref)
        with spoken(), _gone_is_done():
            self.client.chat_delete(channel=at.channel, ts=at.ts)

    def _direct(self, user: str) -> str:
        return str(self.client.conversations_open(users=user)["channel"]["id"])


@contextmanager
def _gone_is_done() -> Iterator[None]:
    try:
        yield
    except SlackApiError as error:
        if code(error) not in GONE:
            raise
