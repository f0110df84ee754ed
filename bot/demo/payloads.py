"""What Slack tells the app when a person does something, in the shape Slack documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.demo import fields
from bot.demo.shapes import interaction_channel, message_json, view_json

if TYPE_CHECKING:
    from bot.demo.double import Double
    from bot.demo.records import Channel, Json, Message, Shortcut, View, Whisper

SHOWN_OF_ELEMENT = {"type", "action_id", "text", "value", "style", "url", "placeholder"}


@dataclass(frozen=True, slots=True)
class Payloads:
    """One person's. `state` is always `state.values`: what stands in the fields around the element."""

    double: Double
    user_id: str

    def command(self, channel: Channel, name: str, text: str) -> Json:
        """Flat, as a form carries it; `text` is escaped already."""
        workspace = self.double.workspace
        user = workspace.user(self.user_id)
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
            "response_url": self.double.surfaces.new_response_url(user.id, channel.id),
            "trigger_id": self.double.surfaces.new_trigger(user.id),
        }

    def shortcut(self, chosen: Shortcut) -> Json:
        return self._envelope("shortcut") | {
            "callback_id": chosen.callback_id,
            "trigger_id": self.double.surfaces.new_trigger(self.user_id),
            "action_ts": self._now(),
        }

    def message_shortcut(self, chosen: Shortcut, channel: Channel, message: Message) -> Json:
        surfaces = self.double.surfaces
        return self._envelope("message_action") | {
            "callback_id": chosen.callback_id,
            "trigger_id": surfaces.new_trigger(self.user_id),
            "action_ts": self._now(),
            "response_url": surfaces.new_response_url(self.user_id, channel.id, thread_ts=message.thread_ts),
            "message_ts": message.ts,
            "channel": interaction_channel(channel),
            "message": message_json(self.double.workspace, channel, message),
        }

    def message_press(self, channel: Channel, message: Message, action: Json, state: Json) -> Json:
        shown = message_json(self.double.workspace, channel, message)
        press = self._press_in_channel(channel, message.ts, message.thread_ts, whisper=False)
        return press | {"message": shown, "actions": [action | {"action_ts": self._now()}], "state": {"values": state}}

    def whisper_press(self, channel: Channel, whisper: Whisper, action: Json, state: Json) -> Json:
        """An ephemeral message is not part of the payload: Slack keeps none."""
        press = self._press_in_channel(channel, whisper.id, whisper.thread_ts, whisper=True)
        return press | {"actions": [action | {"action_ts": self._now()}], "state": {"values": state}}

    def _press_in_channel(self, channel: Channel, ts: str, thread_ts: str | None, *, whisper: bool) -> Json:
        surfaces = self.double.surfaces
        thread = {"thread_ts": thread_ts} if thread_ts else {}
        container = {"type": "message", "message_ts": ts, "channel_id": channel.id, "is_ephemeral": whisper, **thread}
        response_url = surfaces.new_response_url(self.user_id, channel.id, ts=ts, whisper=whisper, thread_ts=thread_ts)
        return self._envelope("block_actions") | {
            "container": container,
            "channel": interaction_channel(channel),
            "trigger_id": surfaces.new_trigger(self.user_id),
            "response_url": response_url,
        }

    def view_press(self, view: View, action: Json, state: Json) -> Json:
        """From a modal or from Home: no channel, and no response_url."""
        in_modal = view.content["type"] == "modal"
        return self._envelope("block_actions") | {
            "container": {"type": "view", "view_id": view.id},
            "view": view_json(self.double.workspace, view, state),
            "actions": [action | {"action_ts": self._now()}],
            "trigger_id": self.double.surfaces.new_trigger(self.user_id, view.id if in_modal else None),
        }

    def suggestion(self, press: Json, block_id: str, action_id: str, query: str) -> Json:
        """`press` is the payload of a press at the same place: what says where is the same."""
        place: Json = {name: press[name] for name in ("container", "channel", "message", "view") if name in press}
        return self._envelope("block_suggestion") | {
            **place,
            "block_id": block_id,
            "action_id": action_id,
            "value": query,
        }

    def submission(self, view: View, state: Json) -> Json:
        return self._envelope("view_submission") | {
            "trigger_id": self.double.surfaces.new_trigger(self.user_id, view.id),
            "view": view_json(self.double.workspace, view, state),
            "response_urls": [],
        }

    def closing(self, view: View, state: Json, *, cleared: bool) -> Json:
        shown = view_json(self.double.workspace, view, state)
        return self._envelope("view_closed") | {"view": shown, "is_cleared": cleared}

    def _envelope(self, kind: str) -> Json:
        workspace = self.double.workspace
        user = workspace.user(self.user_id)
        return {
            "type": kind,
            "user": {"id": user.id, "username": user.handle, "name": user.handle, "team_id": user.team},
            "api_app_id": workspace.app.id,
            "token": workspace.app.verification_token,
            "team": {"id": workspace.team, "domain": workspace.domain},
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _now(self) -> str:
        return f"{self.double.workspace.real():.6f}"


def action(block_id: str, element: Json, chosen: Json) -> Json:
    """`chosen` is what the person chose, under the name of `fields.CHOICES` that fits the element."""
    kept = {name: value for name, value in element.items() if name in SHOWN_OF_ELEMENT or name.startswith("initial_")}
    if element["type"] in fields.STARTS:
        name = fields.key(element)
        kept[name] = chosen.get(name)
    elif element["type"] == "overflow":
        kept["selected_option"] = chosen.get("selected_option")
    return kept | {"block_id": block_id}
