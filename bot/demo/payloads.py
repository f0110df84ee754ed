"""What Slack tells the app when a person does something, in the shape Slack documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo import fields
from bot.demo.shapes import interaction_channel, message_json, view_json

if TYPE_CHECKING:
    from bot.demo.double import Double
    from bot.demo.records import Channel, Json, Message, Shortcut, View, Whisper


def _envelope(double: Double, kind: str, user_id: str) -> Json:
    workspace = double.workspace
    user = workspace.user(user_id)
    return {
        "type": kind,
        "user": {"id": user.id, "username": user.handle, "name": user.handle, "team_id": user.team},
        "api_app_id": workspace.app.id,
        "token": workspace.app.verification_token,
        "team": {"id": workspace.team, "domain": workspace.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def command(double: Double, user_id: str, channel: Channel, name: str, text: str) -> Json:
    """Flat, as a form carries it; `text` is escaped already."""
    workspace = double.workspace
    user = workspace.user(user_id)
    return {
        "token": workspace.app.verification_token,
        "team_id": user.team,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": interaction_channel(channel)["name"],
        "user_id": user.id,
        "user_name": user.handle,
        "command": name,
        "text": text,
        "api_app_id": workspace.app.id,
        "is_enterprise_install": "false",
        "response_url": double.surfaces.new_response_url(user_id, channel.id),
        "trigger_id": double.surfaces.new_trigger(user_id),
    }


def shortcut(double: Double, user_id: str, chosen: Shortcut) -> Json:
    payload = _envelope(double, "shortcut", user_id)
    stamp = _action_ts(double)
    return payload | {
        "callback_id": chosen.callback_id,
        "trigger_id": double.surfaces.new_trigger(user_id),
        "action_ts": stamp,
    }


def message_shortcut(double: Double, user_id: str, chosen: Shortcut, channel: Channel, message: Message) -> Json:
    return _envelope(double, "message_action", user_id) | {
        "callback_id": chosen.callback_id,
        "trigger_id": double.surfaces.new_trigger(user_id),
        "action_ts": _action_ts(double),
        "response_url": double.surfaces.new_response_url(user_id, channel.id, thread_ts=message.thread_ts),
        "message_ts": message.ts,
        "channel": interaction_channel(channel),
        "message": message_json(double.workspace, channel, message),
    }


def message_press(double: Double, user_id: str, channel: Channel, message: Message, action: Json, state: Json) -> Json:
    container = {"type": "message", "message_ts": message.ts, "channel_id": channel.id, "is_ephemeral": False}
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    return _press(double, user_id, action) | {
        "container": container,
        "channel": interaction_channel(channel),
        "message": message_json(double.workspace, channel, message),
        "state": {"values": state},
        "trigger_id": double.surfaces.new_trigger(user_id),
        "response_url": double.surfaces.new_response_url(
            user_id, channel.id, ts=message.ts, thread_ts=message.thread_ts
        ),
    }


def whisper_press(double: Double, user_id: str, channel: Channel, whisper: Whisper, action: Json, state: Json) -> Json:
    """An ephemeral message is not part of the payload: Slack keeps none."""
    container = {"type": "message", "message_ts": whisper.id, "channel_id": channel.id, "is_ephemeral": True}
    if whisper.thread_ts:
        container["thread_ts"] = whisper.thread_ts
    return _press(double, user_id, action) | {
        "container": container,
        "channel": interaction_channel(channel),
        "state": {"values": state},
        "trigger_id": double.surfaces.new_trigger(user_id),
        "response_url": double.surfaces.new_response_url(
            user_id, channel.id, ts=whisper.id, whisper=True, thread_ts=whisper.thread_ts
        ),
    }


def view_press(double: Double, user_id: str, view: View, action: Json, state: Json) -> Json:
    """From a modal or from Home: no channel, and no response_url."""
    in_modal = view.content["type"] == "modal"
    return _press(double, user_id, action) | {
        "container": {"type": "view", "view_id": view.id},
        "view": view_json(double.workspace, view, state),
        "trigger_id": double.surfaces.new_trigger(user_id, view.id if in_modal else None),
    }


def _press(double: Double, user_id: str, action: Json) -> Json:
    return _envelope(double, "block_actions", user_id) | {"actions": [action | {"action_ts": _action_ts(double)}]}


def action(block_id: str, element: Json, chosen: Json) -> Json:
    """`chosen` is what the person chose, under the name of `fields.CHOICES` that fits the element."""
    kept = {
        name: value
        for name, value in element.items()
        if name in {"type", "action_id", "text", "value", "style", "url", "placeholder"} or name.startswith("initial_")
    }
    if element["type"] in fields.STARTS:
        name = fields.key(element)
        kept[name] = chosen.get(name)
    elif element["type"] == "overflow":
        kept["selected_option"] = chosen.get("selected_option")
    return kept | {"block_id": block_id}


def submission(double: Double, view: View, state: Json) -> Json:
    return _envelope(double, "view_submission", view.user) | {
        "trigger_id": double.surfaces.new_trigger(view.user, view.id),
        "view": view_json(double.workspace, view, state),
        "response_urls": [],
    }


def closing(double: Double, view: View, state: Json, *, cleared: bool) -> Json:
    return _envelope(double, "view_closed", view.user) | {
        "view": view_json(double.workspace, view, state),
        "is_cleared": cleared,
    }


def suggestion(double: Double, user_id: str, container: Json, block_id: str, action_id: str, query: str) -> Json:
    """`container` is the part of the payload that says where the menu stands: a view, or a channel and a message."""
    return _envelope(double, "block_suggestion", user_id) | {
        "block_id": block_id,
        "action_id": action_id,
        "value": query,
        **container,
    }


def _action_ts(double: Double) -> str:
    return f"{double.workspace.real():.6f}"
