"""The page's own doors, at /page/: what one person sees, and what they do. Everything is JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bot.demo.acts import Spot
from bot.demo.fields import CHOICES
from bot.demo.records import SlackError
from bot.demo.shapes import view_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from bot.demo.double import Double
    from bot.demo.records import Channel, Json, Message, User
    from bot.demo.scenes import Scene


class PageApi:
    """`move_clock` moves the product's clock; it takes next_release, hour, day, week, morning (of a working day) or
    an ISO time. `next_release` tells when something held back is due; `scenes` are what a visitor is invited to try."""

    def __init__(
        self,
        double: Double,
        *,
        default: str = "",
        move_clock: Callable[[str], None] | None = None,
        next_release: Callable[[], datetime | None] | None = None,
        scenes: Sequence[Scene] = (),
    ) -> None:
        self._double = double
        self._default = default
        self._move_clock = move_clock
        self._next_release = next_release or (lambda: None)
        self._scenes = scenes
        self.seen: Mapping[str, Callable[[Json], Json]] = {
            "people": self._people,
            "state": self._state,
            "messages": self._messages,
            "view": self._view,
            "home": self._home,
        }
        self.done: Mapping[str, Callable[[Json], Json]] = {
            "say": self._say,
            "press": self._press,
            "submit": self._submit,
            "close": self._close,
            "shortcut": self._shortcut,
            "react": self._react,
            "suggest": self._suggest,
            "home_open": self._home_open,
            "dm": self._dm,
            "read": self._read,
            "leave": self._leave,
            "add": self._add,
            "account": self._account,
            "clock": self._clock,
        }

    def answer(self, doors: Mapping[str, Callable[[Json], Json]], name: str, asked: Json) -> Json:
        door = doors.get(name)
        if door is None:
            return {"ok": False, "error": "unknown_method"}
        try:
            if doors is self.done:
                self._require_account(asked["user"])
            return {"ok": True, **door(asked)}
        except SlackError as refused:
            return {"ok": False, "error": refused.error}
        except (KeyError, TypeError, ValueError):
            return {"ok": False, "error": "invalid_arguments"}

    def _require_account(self, user_id: str) -> None:
        if self._double.workspace.user(user_id).deleted:
            raise SlackError("user_deleted")

    # --- seeing ---------------------------------------------------------------------------------------------------

    def _people(self, _asked: Json) -> Json:
        workspace = self._double.workspace
        with workspace.lock:
            inside = {one for channel in workspace.channels.values() if not channel.is_im for one in channel.members}
            people = [
                self._person(one) | self._standing(one) | {"inside": one.id in inside}
                for one in workspace.users.values()
                if not one.is_bot
            ]
        default = self._default or next((one["id"] for one in people), "")
        return {
            "people": people,
            "team": {"id": workspace.team, "name": workspace.name},
            "default": default,
            "scenes": [asdict(one) for one in self._scenes],
        }

    @staticmethod
    def _person(user: User) -> Json:
        initials = "".join(part[0] for part in user.name.split()[:2]).upper()
        return {"id": user.id, "name": user.name, "initials": initials, "title": user.title}

    @staticmethod
    def _standing(user: User) -> Json:
        return {"deleted": user.deleted, "guest": user.guest != "", "admin": user.is_admin or user.is_owner}

    def _state(self, asked: Json) -> Json:
        workspace = self._double.workspace
        app, me = workspace.app, workspace.user(asked["user"])
        with workspace.lock:
            workspace.dm(me.id)
            channels = [self._channel(one, me) for one in workspace.channels.values() if self._may_see(one, me)]
        return {
            "me": self._person(me) | self._standing(me),
            "bot": {"id": app.bot_user, "name": app.name},
            "channels": channels,
            "users": {one.id: self._person(one) for one in workspace.users.values()},
            "commands": [
                {"command": one.command, "description": one.description, "usage_hint": one.usage_hint}
                for one in app.commands
            ],
            "shortcuts": [
                {"callback_id": one.callback_id, "name": one.name, "type": one.type} for one in app.shortcuts
            ],
            **self.times(),
        }

    def times(self) -> Json:
        release = self._next_release()
        return {"now": self._double.workspace.clock().isoformat(), "next_release": release and release.isoformat()}

    @staticmethod
    def _may_see(channel: Channel, me: User) -> bool:
        if me.deleted:
            return False
        return me.id in channel.members or not (channel.is_private or channel.is_im or me.guest)

    @staticmethod
    def _channel(channel: Channel, me: User) -> Json:
        read = channel.read.get(me.id, "")
        unread = sum(
            one.ts > read and one.user != me.id and not one.is_reply and not one.deleted
            for one in channel.messages.values()
        )
        member = me.id in channel.members
        return {
            "id": channel.id,
            "name": channel.name,
            "is_private": channel.is_private,
            "is_im": channel.is_im,
            "with": next((one for one in channel.members if one != me.id), None) if channel.is_im else None,
            "topic": channel.topic,
            "member": member,
            "members": [] if channel.is_im else channel.members,
            "unread": unread if member else 0,
            "last_ts": next(reversed(channel.messages), None),
            "archived": channel.archived,
        }

    def _messages(self, asked: Json) -> Json:
        workspace = self._double.workspace
        with workspace.lock:
            channel, me = workspace.channel(asked["channel"]), workspace.user(asked["user"])
            if me.id not in channel.members:
                raise SlackError("channel_not_found" if channel.is_private else "not_in_channel")
            if thread_ts := asked.get("thread_ts"):
                head = channel.messages.get(thread_ts)
                found = [*([head] if head else []), *channel.replies(thread_ts)]
            else:
                found = [one for one in channel.messages.values() if not one.is_reply]
            return {"messages": [self._message(channel, one, me.id) for one in found]}

    @staticmethod
    def _message(channel: Channel, message: Message, reader: str) -> Json:
        replies = [] if message.is_reply else channel.replies(message.ts)
        return {
            "ts": message.ts,
            "thread_ts": message.thread_ts,
            "user": message.user,
            "bot": message.by_app,
            "text": message.text,
            "blocks": [_with_address(block, reader) for block in message.blocks],
            "files": [
                {
                    "id": one.id,
                    "name": one.name,
                    "title": one.title,
                    "size": len(one.content),
                    "picture": one.is_picture,
                    "alt": one.alt,
                }
                for one in message.files
            ],
            "reactions": [{"name": name, "users": list(users)} for name, users in message.reactions.items()],
            "reply_count": len(replies),
            "last_reply": replies[-1].ts if replies else None,
            "edited": message.edited is not None,
            "pinned": message.pinned,
            "deleted": message.deleted,
        }

    def _view(self, asked: Json) -> Json:
        stack = self._double.surfaces.stack(asked["user"])
        return {"stack": [view_json(self._double.workspace, one) for one in stack]}

    def _home(self, asked: Json) -> Json:
        home = self._double.surfaces.homes.get(asked["user"])
        return {"view": view_json(self._double.workspace, home) if home else None}

    # --- doing ----------------------------------------------------------------------------------------------------

    def _say(self, asked: Json) -> Json:
        text, channel, thread_ts = asked["text"], asked["channel"], asked.get("thread_ts")
        if text.startswith("/"):
            name, _, rest = text.partition(" ")
            self._double.acts.command(asked["user"], channel, name, rest, in_thread=bool(thread_ts))
            return {}
        return {"ts": self._double.acts.say(asked["user"], channel, text, thread_ts).ts}

    @staticmethod
    def _spot(asked: Json) -> Spot:
        container = asked["container"]
        return Spot(
            channel=container.get("channel"),
            ts=container.get("ts"),
            whisper=container.get("ephemeral"),
            view_id=container.get("view_id"),
        )

    def _press(self, asked: Json) -> Json:
        chosen = {name: asked[name] for name in CHOICES if name in asked}
        state = (asked.get("state") or {}).get("values") or {}
        spot = self._spot(asked)
        done = self._double.acts.press(
            asked["user"], spot, asked["block_id"], asked["action_id"], chosen=chosen, state=state
        )
        return {"acknowledged": done}

    def _submit(self, asked: Json) -> Json:
        outcome = self._double.acts.submit(asked["user"], asked["view_id"], asked.get("values") or {})
        if outcome.errors:
            return {"errors": outcome.errors}
        return {"failed": outcome.failed} if outcome.failed else {}

    def _close(self, asked: Json) -> Json:
        self._double.acts.close(asked["user"], asked["view_id"], asked.get("values"))
        return {}

    def _shortcut(self, asked: Json) -> Json:
        ts = asked.get("ts")
        self._double.acts.shortcut(asked["user"], asked["callback_id"], asked.get("channel") if ts else None, ts)
        return {}

    def _react(self, asked: Json) -> Json:
        self._double.acts.react(asked["user"], asked["channel"], asked["ts"], asked["name"], add=asked["add"])
        return {}

    def _suggest(self, asked: Json) -> Json:
        spot = self._spot(asked)
        return self._double.acts.suggest(
            asked["user"], spot, asked["block_id"], asked["action_id"], asked.get("query", "")
        )

    def _home_open(self, asked: Json) -> Json:
        self._double.acts.open_home(asked["user"])
        return {}

    def _dm(self, asked: Json) -> Json:
        return {"channel": self._double.acts.open_dm(asked["user"]).id}

    def _read(self, asked: Json) -> Json:
        self._double.acts.read(asked["user"], asked["channel"], asked["ts"])
        return {}

    def _leave(self, asked: Json) -> Json:
        self._double.company.leave(asked["user"], asked["channel"])
        return {}

    def _add(self, asked: Json) -> Json:
        self._double.company.add(asked["user"], asked["channel"], asked["person"])
        return {}

    def _account(self, asked: Json) -> Json:
        """`become` is closed, guest or member."""
        company, me, other = self._double.company, asked["user"], asked["person"]
        match asked["become"]:
            case "closed":
                company.close_account(me, other)
            case "guest":
                company.change_guest(me, other, "restricted")
            case "member":
                company.change_guest(me, other, "")
            case unknown:
                raise ValueError(unknown)
        return {}

    def _clock(self, asked: Json) -> Json:
        if self._move_clock is None:
            raise SlackError("not_allowed")
        self._move_clock(asked["to"])
        self._double.workspace.clients.notify("clock", self.times())
        return self.times()


def _with_address(block: Json, reader: str) -> Json:
    """A picture that is named by its file is fetched where the file is, by whoever may see it."""
    if "slack_file" not in block:
        return block
    return block | {"image_url": f"/page/file?{urlencode({'user': reader, 'id': block['slack_file']['id']})}"}
