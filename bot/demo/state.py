"""The workspace: who is there, in which channels, and what was said. Tokens, scopes and forms are not its business."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from threading import RLock
from typing import TYPE_CHECKING

from bot.demo.clients import Clients
from bot.demo.records import App, Channel, Guest, Json, Message, Received, SlackError, User
from bot.demo.shapes import user_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
MESSAGE_EVENT = {"im": "message.im", "private": "message.groups", "public": "message.channels"}


class Workspace:
    """`clock` is product time (aware UTC): the time of messages, which the demo may move. `real` is the world's time in
    seconds: it ages triggers, response addresses, signatures and rate limits. `tell_app` gets every event the app
    subscribes to; until somebody listens, nothing is told, so a workspace can be furnished quietly.
    """

    def __init__(
        self,
        app: App,
        *,
        clock: Callable[[], datetime],
        real: Callable[[], float] = time.time,
        chance: random.Random | None = None,
        name: str = "Rummet",
        team: str = "T0RUMMET",
    ) -> None:
        self.app, self.clock, self.real = app, clock, real
        self.chance = chance or random.SystemRandom()
        self.lock = RLock()
        self.name, self.domain, self.team = name, "rummet-demo", team
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.clients = Clients(self.lock)
        self.received: list[Received] = []  # everything the app ever told us, for tests to search
        self.tell_app: Callable[[Json], None] = lambda _event: None
        self.installed = True
        self.dead_tokens: set[str] = set()
        self.users[app.bot_user] = User(app.bot_user, app.name, is_bot=True, team=self.team)

    # --- names and time -------------------------------------------------------------------------------------------

    def new_id(self, letter: str) -> str:
        return letter + "0" + "".join(self.chance.choices(ALPHABET, k=9))

    def secret(self, length: int = 24) -> str:
        return "".join(self.chance.choices(ALPHABET + ALPHABET.lower(), k=length))

    def stamp(self, channel: Channel) -> str:
        """A ts later than every other in the channel, also while the product's clock stands still or has gone back."""
        now = int(self.clock().timestamp() * 1_000_000)
        seconds, micros = channel.last_ts.split(".")
        now = max(now, int(seconds) * 1_000_000 + int(micros) + 1)
        channel.last_ts = f"{now // 1_000_000:010d}.{now % 1_000_000:06d}"
        return channel.last_ts

    # --- people ---------------------------------------------------------------------------------------------------

    def add_user(
        self,
        name: str,
        *,
        user_id: str | None = None,
        title: str = "",
        team: str | None = None,
        guest: Guest = "",
        is_bot: bool = False,
        is_admin: bool = False,
        is_owner: bool = False,
    ) -> User:
        """`team` other than the workspace's own makes a stranger: somebody from another workspace."""
        with self.lock:
            user = User(
                id=user_id or self.new_id("U"),
                name=name,
                title=title,
                team=team or self.team,
                guest=guest,
                is_bot=is_bot,
                is_admin=is_admin,
                is_owner=is_owner,
            )
            self.users[user.id] = user
            self._user_event("team_join", user)
            return user

    def user(self, user_id: str) -> User:
        try:
            return self.users[user_id]
        except KeyError:
            raise SlackError("user_not_found") from None

    def deactivate(self, user_id: str) -> None:
        """An administrator closes the account: out of every channel, and the app is told."""
        with self.lock:
            user = self.user(user_id)
            user.deleted = True
            for channel in self.channels.values():
                if user_id in channel.members and not channel.is_im:
                    self.leave(channel, user_id)
            self._user_event("user_change", user)

    def make_guest(self, user_id: str, guest: Guest = "restricted") -> None:
        with self.lock:
            user = self.user(user_id)
            user.guest = guest
            self._user_event("user_change", user)

    def _user_event(self, kind: str, user: User) -> None:
        stamp = int(self.clock().timestamp())
        self.tell(kind, {"user": user_json(self, user), "cache_ts": stamp})
        self.clients.notify("people", {})

    # --- channels -------------------------------------------------------------------------------------------------

    def add_channel(
        self, name: str, *, private: bool = True, channel_id: str | None = None, members: Sequence[str] = ()
    ) -> Channel:
        """The first member is its creator."""
        with self.lock:
            if any(one.name == name and not one.is_im for one in self.channels.values()):
                raise SlackError("name_taken")
            now = int(self.clock().timestamp())
            creator = next(iter(members), "")
            channel = Channel(channel_id or self.new_id("C"), name, now, creator, is_private=private)
            self.channels[channel.id] = channel
            for user_id in members:
                self.join(channel, user_id)
            self.clients.notify("channels", {})
            return channel

    def channel(self, channel_id: str) -> Channel:
        try:
            return self.channels[channel_id]
        except KeyError:
            raise SlackError("channel_not_found") from None

    def dm(self, user_id: str) -> Channel:
        """The direct conversation between the person and the app; made when first asked for."""
        with self.lock:
            for channel in self.channels.values():
                if channel.partner == user_id:
                    return channel
            now = int(self.clock().timestamp())
            channel = Channel(self.new_id("D"), "", now, self.app.bot_user, partner=user_id)
            channel.members = [user_id, self.app.bot_user]
            self.channels[channel.id] = channel
            self.clients.notify("channels", {}, [user_id])
            return channel

    def join(self, channel: Channel, user_id: str, inviter: str | None = None) -> None:
        with self.lock:
            if user_id in channel.members:
                raise SlackError("already_in_channel")
            channel.members.append(user_id)
            channel.read[user_id] = channel.last_ts
            self._membership("member_joined_channel", channel, user_id, {"inviter": inviter} if inviter else {})

    def leave(self, channel: Channel, user_id: str) -> None:
        with self.lock:
            if user_id not in channel.members:
                raise SlackError("not_in_channel")
            self._membership("member_left_channel", channel, user_id, {})
            channel.members.remove(user_id)

    def _membership(self, kind: str, channel: Channel, user_id: str, beside: Json) -> None:
        if self.app.bot_user in channel.members:
            where = {"channel": channel.id, "channel_type": "G" if channel.is_private else "C", "team": self.team}
            self.tell(kind, {"user": user_id, **where, **beside})
        self.clients.notify("channels", {})

    def archive(self, channel: Channel, by: str = "") -> None:
        with self.lock:
            channel.archived = True
            if self.app.bot_user in channel.members:
                kind = "group_archive" if channel.is_private else "channel_archive"
                self.tell(kind, {"channel": channel.id, "user": by})
            self.clients.notify("channels", {})

    def set_topic(self, channel: Channel, topic: str) -> None:
        with self.lock:
            channel.topic = topic
            self.clients.notify("channels", {})

    # --- messages -------------------------------------------------------------------------------------------------

    def post(self, channel: Channel, message: Message) -> Message:
        """Takes a message without a ts, gives it one, and tells everybody who should know."""
        with self.lock:
            message.ts = self.stamp(channel)
            channel.messages[message.ts] = message
            if not message.by_app:
                channel.read[message.user] = message.ts
                self._message_event(channel, message)
            self.changed(channel, message, "new")
            return message

    def changed(self, channel: Channel, message: Message, kind: str = "changed") -> None:
        where = {"channel": channel.id, "ts": message.ts, "thread_ts": message.thread_ts, "kind": kind}
        self.clients.notify("message", where, channel.members)

    def message(self, channel: Channel, ts: str) -> Message:
        message = channel.messages.get(ts)
        if message is None or message.deleted:
            raise SlackError("message_not_found")
        return message

    def delete(self, channel: Channel, ts: str) -> None:
        """A deleted message that has replies leaves a tombstone, so that the thread keeps its head."""
        with self.lock:
            message = self.message(channel, ts)
            message.deleted, message.text, message.blocks, message.metadata = True, "", [], None
            message.attachments, message.files, message.pinned, message.subtype = [], [], False, "tombstone"
            message.reactions.clear()
            if not channel.replies(ts):
                del channel.messages[ts]
            self.changed(channel, message, "deleted")

    def react(self, channel: Channel, ts: str, user_id: str, name: str) -> None:
        with self.lock:
            message = self.message(channel, ts)
            if user_id in message.reactions.get(name, []):
                raise SlackError("already_reacted")
            message.reactions.setdefault(name, []).append(user_id)
            self._reaction("reaction_added", channel, message, user_id, name)

    def unreact(self, channel: Channel, ts: str, user_id: str, name: str) -> None:
        with self.lock:
            message = self.message(channel, ts)
            if user_id not in message.reactions.get(name, []):
                raise SlackError("no_reaction")
            message.reactions[name].remove(user_id)
            if not message.reactions[name]:
                del message.reactions[name]
            self._reaction("reaction_removed", channel, message, user_id, name)

    def _reaction(self, kind: str, channel: Channel, message: Message, user_id: str, name: str) -> None:
        if self.app.bot_user in channel.members:
            item = {"type": "message", "channel": channel.id, "ts": message.ts}
            self.tell(kind, {"user": user_id, "reaction": name, "item": item, "item_user": message.user})
        self.changed(channel, message)

    def _message_event(self, channel: Channel, message: Message) -> None:
        if self.app.bot_user not in channel.members:
            return
        surface = "im" if channel.is_im else "private" if channel.is_private else "public"
        said = {
            "user": message.user,
            "text": message.text,
            "blocks": message.blocks,
            "ts": message.ts,
            "team": self.user(message.user).team,
            "channel": channel.id,
            **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
        }
        kinds = {"im": "im", "private": "group", "public": "channel"}
        if MESSAGE_EVENT[surface] in self.app.events:
            self._send({"type": "message", "channel_type": kinds[surface], **said, "event_ts": message.ts})
        if surface != "im" and f"<@{self.app.bot_user}>" in message.text:
            self.tell("app_mention", said)

    # --- the app --------------------------------------------------------------------------------------------------

    def uninstall(self) -> None:
        """An administrator removes the app: its token dies with it."""
        with self.lock:
            self.tell("app_uninstalled", {})
            self.revoke_token()
            self.installed = False

    def revoke_token(self) -> None:
        """The bot is in no channel afterwards."""
        with self.lock:
            self.tell("tokens_revoked", {"tokens": {"oauth": [], "bot": [self.app.bot_user]}})
            self.dead_tokens.add(self.app.bot_token)
            for channel in self.channels.values():
                if self.app.bot_user in channel.members and not channel.is_im:
                    channel.members.remove(self.app.bot_user)
            self.clients.notify("channels", {})

    def install(self) -> str:
        """Anew, with another bot token; the bot waits to be invited into its channels again."""
        with self.lock:
            self.app = replace(self.app, bot_token=f"xoxb-demo-{self.secret()}")
            self.installed = True
            return self.app.bot_token

    def tell(self, kind: str, event: Json) -> None:
        """Puts the event before the app, if it subscribes to such."""
        if kind in self.app.events:
            now = self.clock().timestamp()
            self._send({"type": kind, **event, "event_ts": f"{now:.6f}"})

    def _send(self, event: Json) -> None:
        if self.installed:
            self.tell_app(event)
