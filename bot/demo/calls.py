"""What one Web API method needs: a convenient look at its arguments, and a table entry saying who may call it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from bot.demo.records import Channel, Json, SlackError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.demo.double import Double
    from bot.demo.state import Workspace

T = TypeVar("T")
PAGE = 1000


@dataclass(frozen=True, slots=True)
class Call:
    double: Double
    args: Json

    @property
    def workspace(self) -> Workspace:
        return self.double.workspace

    @property
    def bot(self) -> str:
        return self.workspace.app.bot_user

    def text(self, name: str) -> str:
        """A required argument."""
        value = self.args.get(name)
        if value is None or value == "":
            raise SlackError(
                "invalid_arguments", response_metadata={"messages": [f"[ERROR] missing required field: {name}"]}
            )
        return str(value)

    def maybe(self, name: str) -> str | None:
        value = self.args.get(name)
        return None if value is None or value == "" else str(value)

    def yes(self, name: str) -> bool:
        return str(self.args.get(name, "")).lower() in {"1", "true"}

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.args.get(name) or default)
        except (TypeError, ValueError):
            raise SlackError("invalid_arguments") from None

    def seen_channel(self, name: str = "channel") -> Channel:
        """The channel named, if the app can know of it: a private one it is not in does not exist for it."""
        channel = self.workspace.channel(self.text(name))
        if channel.is_private and self.bot not in channel.members:
            raise SlackError("channel_not_found")
        return channel

    def joined_channel(self, name: str = "channel") -> Channel:
        channel = self.seen_channel(name)
        if self.bot not in channel.members:
            raise SlackError("not_in_channel")
        return channel

    def group_channel(self, name: str = "channel") -> Channel:
        """A living one that people come to and leave, not a direct conversation."""
        channel = self.living_channel(name)
        if channel.is_im:
            raise SlackError("method_not_supported_for_channel_type")
        return channel

    def living_channel(self, name: str = "channel") -> Channel:
        channel = self.joined_channel(name)
        if channel.archived:
            raise SlackError("is_archived")
        return channel


def nothing(_call: Call) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Method:
    run: Callable[[Call], Json]
    scopes: Callable[[Call], Sequence[str]] = nothing
    app_token: bool = False
    open_to_all: bool = False


def always(*scopes: str) -> Callable[[Call], Sequence[str]]:
    return lambda _call: scopes


def kind_of(channel: Channel) -> str:
    return "im" if channel.is_im else "groups" if channel.is_private else "channels"


def by_kind(right: str, name: str = "channel") -> Callable[[Call], Sequence[str]]:
    """`groups:read`, `im:history` and so on, by the kind of channel named; public ones are managed, others written."""

    def scopes(call: Call) -> Sequence[str]:
        channel = call.workspace.channels.get(call.maybe(name) or "")
        kind = kind_of(channel) if channel else "groups"
        return (f"{kind}:{'manage' if kind == 'channels' and right == 'write' else right}",)

    return scopes


def page(call: Call, items: Sequence[T], default: int = 100) -> tuple[Sequence[T], Json]:
    """One page of the items and the cursor to the next; the cursor is opaque to the app."""
    start = 0
    if cursor := call.maybe("cursor"):
        try:
            start = int(base64.b64decode(cursor, validate=True).decode().removeprefix("next:"))
        except (binascii.Error, ValueError):
            raise SlackError("invalid_cursor") from None
    limit = call.number("limit", default)
    if not 0 < limit <= PAGE:
        raise SlackError("invalid_limit")
    end = start + limit
    following = base64.b64encode(f"next:{end}".encode()).decode() if end < len(items) else ""
    return items[start:end], {"response_metadata": {"next_cursor": following}}
