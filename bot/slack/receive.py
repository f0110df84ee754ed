"""Slack's payloads as what somebody did. `team` is always the workspace the app is installed in."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from bot.slack.fields import SEPARATOR, TOGGLE
from bot.slack.markup import decode
from bot.slack.refs import Ref
from domain.members import Identity
from domain.networks import Place
from handlers.routes import Incoming, Kind, Message

if TYPE_CHECKING:
    from bot.slack.texts import Json
    from handlers.ui import Value

PLATFORM = "slack"

Words: TypeAlias = Callable[[str], str]


def command(body: Json, team: str, words: Words) -> Incoming:
    return Incoming(
        Kind.COMMAND,
        body["command"].removeprefix("/"),
        Identity(PLATFORM, body["team_id"], body["user_id"]),
        place=Place(PLATFORM, team, body["channel_id"]),
        text=decode(body.get("text", ""), words),
    )


def shortcut(body: Json, team: str, words: Words) -> Incoming:
    channel = body.get("channel", {}).get("id", "")
    return Incoming(
        Kind.SHORTCUT,
        body["callback_id"],
        _person(body, team),
        place=Place(PLATFORM, team, channel) if channel else None,
        message=message(body["message"], team, channel, words) if "message" in body else None,
    )


def press(body: Json, team: str) -> Incoming:
    action: Json = body["actions"][0]
    view: Json | None = body.get("view")
    container = body.get("container", {})
    channel, ts = container.get("channel_id", ""), container.get("message_ts", "")
    return Incoming(
        Kind.PRESS,
        action["action_id"].partition(SEPARATOR)[0],
        _person(body, team),
        place=Place(PLATFORM, team, channel) if channel else None,
        subject=action.get("value", ""),
        values=values(view) if view else None,
        hidden=hidden(view) if view else None,
        in_form=view is not None and view["type"] == "modal",
        pressed=str(Ref(team, channel, ts)) if channel and ts else "",
    )


def submission(body: Json, team: str) -> Incoming:
    view = body["view"]
    route = view["callback_id"]
    return Incoming(Kind.SUBMIT, route, _person(body, team), values=values(view), hidden=hidden(view), in_form=True)


def suggestion(body: Json, team: str) -> Incoming:
    view = body.get("view") or {}
    return Incoming(
        Kind.SUGGEST,
        body["action_id"].partition(SEPARATOR)[0],
        _person(body, team),
        subject=body.get("value", ""),
        values=values(view),
        hidden=hidden(view),
        in_form=True,
    )


def event(body: Json, team: str, words: Words) -> Incoming | None:
    """None for what nobody needs to answer: other events, other reactions, edits, and whatever a bot said."""
    it = body["event"]
    who = Identity(PLATFORM, it.get("user_team") or it.get("team") or team, it.get("user", ""))
    match it:
        case {"type": "app_home_opened", "tab": "home"}:
            return Incoming(Kind.EVENT, "home.opened", who, delivery=body["event_id"])
        case {"type": "message", "channel_type": "im", "user": _} if _said_by_person(it):
            text = decode(it.get("text", ""), words)
            return Incoming(Kind.EVENT, "direct.message", who, text=text, delivery=body["event_id"])
        case {"type": "reaction_added", "reaction": "bulb", "item": {"type": "message", "channel": channel, "ts": ts}}:
            place, ref = Place(PLATFORM, team, channel), str(Ref(team, channel, ts))
            return Incoming(Kind.EVENT, "message.tagged", who, place=place, subject=ref, delivery=body["event_id"])
        case _:
            return None


def message(shown: Json, team: str, channel: str, words: Words) -> Message:
    by_person = "user" in shown and "bot_id" not in shown
    home = shown.get("user_team") or shown.get("team") or team
    author = Identity(PLATFORM, home, shown["user"]) if by_person else None
    return Message(str(Ref(team, channel, shown["ts"])), decode(shown.get("text", ""), words), author)


def values(view: Json) -> dict[str, Value]:
    """What stands in each field, by its name."""
    state = view.get("state", {}).get("values", {})
    return {name: _value(action, filled) for name, block in state.items() for action, filled in block.items()}


def hidden(view: Json) -> Mapping[str, str]:
    packed = view.get("private_metadata")
    kept: dict[str, str] = json.loads(packed) if packed else {}
    return kept


def _value(action: str, filled: Json) -> Value:
    match filled:
        case {"type": "checkboxes", "selected_options": chosen} if action.startswith(TOGGLE + SEPARATOR):
            return bool(chosen)
        case {"selected_options": chosen}:
            return tuple(option["value"] for option in chosen or ())
        case {"selected_option": chosen}:
            return chosen["value"] if chosen else None
        case {"selected_date": chosen}:
            day: str | None = chosen
            return day
        case _:
            return filled.get("value")


def _person(body: Json, team: str) -> Identity:
    """With the workspace the person belongs to: not this one, for people in a shared channel."""
    user = body["user"]
    return Identity(PLATFORM, user.get("team_id") or team, user["id"])


def _said_by_person(it: Json) -> bool:
    return it.get("subtype") in {None, "file_share"} and "bot_id" not in it
