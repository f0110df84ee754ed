"""The worker's voice in Slack."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bot.slack import draw, history, rooms, roster
from bot.slack.errors import GONE, code, spoken
from bot.slack.history import POST, own_post
from bot.slack.pictures import Pictures
from bot.slack.refs import Ref
from bot.slack.scopes import NEEDED, granted
from bot.speaker import TokenRevoked
from domain.members import Identity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from slack_sdk import WebClient

    from domain.members import Person
    from domain.networks import Place
    from handlers.ui import Card


@dataclass(frozen=True, slots=True)
class SlackSpeaker:
    """See `bot.speaker.Speaker`. `client` must not send anything again by itself (`retry_handlers=[]`)."""

    client: WebClient
    pictures: Pictures = field(default_factory=Pictures)

    def post(self, to: Place | Identity, card: Card, *, id: str, under: str | None, since: datetime | None) -> str:
        thread = Ref.read(under).ts if under else None
        with spoken():
            channel = self._direct(to.user) if isinstance(to, Identity) else to.channel
        if since and (earlier := own_post(self.client, channel, id, since=since, under=thread)):
            return str(Ref(to.workspace, channel, earlier))
        metadata = {"event_type": POST, "event_payload": {"id": id}}
        with spoken():
            if card.file:
                self.client.files_upload_v2(
                    channel=channel, filename=card.file.name, title=card.file.title, content=card.file.content
                )
            with self.pictures.of(card, id, self.client) as files:
                posted = self.client.chat_postMessage(
                    channel=channel, thread_ts=thread, metadata=metadata, **draw.message(card, files), **draw.QUIET
                )
        return str(Ref(to.workspace, channel, posted["ts"]))

    def open(self, name: str, *, workspace: str, since: datetime | None, taken: Collection[Place]) -> Place:
        return rooms.open_room(self.client, name, workspace=workspace, since=since, taken=taken)

    def archive(self, place: Place) -> None:
        rooms.archive(self.client, place.channel)

    def people(self, place: Place) -> list[Person]:
        return roster.people(self.client, place.channel)

    def topic(self, place: Place, text: str) -> None:
        rooms.set_topic(self.client, place.channel, text)

    def pin(self, ref: str) -> None:
        at = Ref.read(ref)
        rooms.pin(self.client, at.channel, at.ts)

    def let_in(self, place: Place, who: Identity) -> None:
        rooms.let_in(self.client, place.channel, who)

    def put_out(self, place: Place, who: Identity) -> None:
        rooms.put_out(self.client, place.channel, who)

    def home(self, who: Identity, card: Card) -> None:
        with spoken():
            self.client.views_publish(user_id=who.user, view=draw.home(card))

    def replies(self, ref: str) -> int:
        return history.replies(self.client, Ref.read(ref))

    def well(self) -> bool:
        try:
            with spoken():
                may = granted(self.client.auth_test().headers)
        except TokenRevoked:
            return False
        return may is None or may >= NEEDED

    def refresh(self, ref: str, card: Card) -> None:
        at = Ref.read(ref)
        with spoken(), _gone_is_done(), self.pictures.of(card, ref, self.client) as files:
            # Unlike chat.postMessage, chat.update looks for links and names unless told not to.
            self.client.chat_update(channel=at.channel, ts=at.ts, parse="none", **draw.message(card, files))

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
