"""What a person's client does, by ids: the page and `people.Person` both stand on this.

Each act changes the workspace, tells the app, and does what the app's acknowledgement asks for. A person who acts where
they cannot gets a `SlackError`; an app that fails them shows as a toast, as in Slack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.demo import fields, payloads, validation, words
from bot.demo.blocks import elements
from bot.demo.payloads import Payloads
from bot.demo.records import Json, Message, SlackError, View
from bot.demo.responses import show_answer
from bot.demo.shapes import view_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.demo.double import Double
    from bot.demo.records import Channel

LINK = re.compile(r"https?://[^\s<>|]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an element stands: a message, a whisper (named by its id), or a view, Home being one."""

    channel: str | None = None
    ts: str | None = None
    whisper: str | None = None
    view_id: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of sending a form: errors by block_id, or Slack's sentence when the app failed."""

    errors: dict[str, str] = field(default_factory=dict)
    failed: str | None = None

    @property
    def ok(self) -> bool:
        return not self.errors and self.failed is None


class Acts:
    def __init__(self, double: Double) -> None:
        self._double = double

    # --- talking --------------------------------------------------------------------------------------------------

    def say(self, user_id: str, channel_id: str, text: str, thread_ts: str | None = None) -> Message:
        workspace = self._double.workspace
        with workspace.lock:
            channel = self._at(user_id, channel_id)
            if channel.archived:
                raise SlackError("is_archived")
            if not text.strip():
                raise SlackError("no_text")
            if thread_ts:
                thread_ts = workspace.message(channel, thread_ts).thread_ts or thread_ts
            written, inline = self._typed(text)
            rich = {"type": "rich_text_section", "elements": inline}
            blocks = [{"type": "rich_text", "block_id": workspace.secret(5), "elements": [rich]}]
            return workspace.post(channel, Message("", user_id, written, blocks, thread_ts=thread_ts))

    def _typed(self, text: str) -> tuple[str, list[Json]]:
        """What the composer makes of typed text: @Name a mention, an address a link, the rest escaped."""
        names = {f"@{user.name}": user.id for user in self._double.workspace.users.values()}
        pattern = "|".join([LINK.pattern, *map(re.escape, sorted(names, key=len, reverse=True))])
        written, inline, at = "", list[Json](), 0
        for found in re.finditer(pattern, text):
            plain, special = text[at : found.start()], found.group()
            if plain:
                inline.append({"type": "text", "text": plain})
            user_id = names.get(special)
            inline.append({"type": "user", "user_id": user_id} if user_id else {"type": "link", "url": special})
            written += _entities(plain) + (f"<@{user_id}>" if user_id else f"<{_entities(special)}>")
            at = found.end()
        if text[at:]:
            inline.append({"type": "text", "text": text[at:]})
        return written + _entities(text[at:]), inline

    def command(self, user_id: str, channel_id: str, name: str, text: str = "", *, in_thread: bool = False) -> None:
        double = self._double
        channel = self._at(user_id, channel_id)
        if in_thread:
            double.workspace.clients.toast(user_id, words.NOT_IN_THREADS.format(command=name))
            return
        known = next((one for one in double.workspace.app.commands if one.command == name), None)
        if known is None:
            double.workspace.clients.toast(user_id, words.UNKNOWN_COMMAND.format(command=name))
            return
        written = self._typed(text)[0] if known.should_escape else _entities(text)
        payload = Payloads(double, user_id).command(channel, name, written.strip())
        ack = double.delivery.ask("slash_commands", payload)
        if ack is None or not ack.ok:
            double.workspace.clients.toast(user_id, words.COMMAND_SILENT.format(command=name))
            return
        body = {"text": ack.body} if isinstance(ack.body, str) else ack.body
        if body.get("text") or body.get("blocks"):
            try:
                show_answer(double, user_id, channel, body)
            except SlackError:
                double.workspace.clients.toast(user_id, words.COMMAND_SILENT.format(command=name))

    def delete(self, user_id: str, channel_id: str, ts: str) -> None:
        workspace = self._double.workspace
        with workspace.lock:
            channel = self._at(user_id, channel_id)
            if workspace.message(channel, ts).user != user_id:
                raise SlackError("cant_delete_message")
            workspace.delete(channel, ts)

    def read(self, user_id: str, channel_id: str, ts: str) -> None:
        with self._double.workspace.lock:
            channel = self._at(user_id, channel_id)
            channel.read[user_id] = max(ts, channel.read.get(user_id, ""))
            self._double.workspace.clients.notify("channels", {}, [user_id])

    def react(self, user_id: str, channel_id: str, ts: str, name: str, *, add: bool = True) -> None:
        workspace = self._double.workspace
        change = workspace.react if add else workspace.unreact
        change(self._at(user_id, channel_id), ts, user_id, name.strip(":"))

    # --- pressing and choosing ------------------------------------------------------------------------------------

    def press(self, user_id: str, spot: Spot, block_id: str, action_id: str, *, chosen: Json, state: Json) -> bool:
        """`chosen` and `state` in Slack's shape, see `fields`. False: the app failed, and the person has been told."""
        double = self._double
        blocks, make = self._find_spot(user_id, spot)
        element = _element(blocks, block_id, action_id)
        action = payloads.action(block_id, element, chosen)
        ack = double.delivery.ask("interactive", make(action, fields.values(blocks, state)))
        if ack is None or not ack.ok:
            double.workspace.clients.toast(user_id, words.APP_SILENT)
            return False
        return True

    def _find_spot(self, user_id: str, spot: Spot) -> tuple[list[Json], Callable[[Json, Json], Json]]:
        """The blocks standing there, and how to tell the app about a press in them."""
        workspace, telling = self._double.workspace, Payloads(self._double, user_id)
        if spot.view_id:
            view = self._view(user_id, spot.view_id)
            return view.content["blocks"], partial(telling.view_press, view)
        if spot.whisper:
            whisper = workspace.clients.find_whisper(user_id, spot.whisper)
            if whisper is None:
                raise SlackError("message_not_found")
            return whisper.blocks, partial(telling.whisper_press, workspace.channel(whisper.channel), whisper)
        channel = self._at(user_id, spot.channel or "")
        message = workspace.message(channel, spot.ts or "")
        return message.blocks, partial(telling.message_press, channel, message)

    def suggest(self, user_id: str, spot: Spot, block_id: str, action_id: str, query: str) -> Json:
        """`options` or `option_groups` for a menu the app fills; no options when the app fails."""
        double = self._double
        blocks, make = self._find_spot(user_id, spot)
        _element(blocks, block_id, action_id)
        payload = Payloads(double, user_id).suggestion(make({}, {}), block_id, action_id, query)
        ack = double.delivery.ask("interactive", payload)
        if ack is None or not ack.ok or not isinstance(ack.body, dict) or not validation.options_fit(ack.body):
            double.workspace.clients.toast(user_id, words.APP_SILENT)
            return {"options": []}
        return ack.body

    def shortcut(self, user_id: str, callback_id: str, channel_id: str | None = None, ts: str | None = None) -> None:
        double = self._double
        chosen = next((one for one in double.workspace.app.shortcuts if one.callback_id == callback_id), None)
        if chosen is None or (chosen.type == "message") != bool(ts):
            raise SlackError("not_found")
        if ts:
            channel = self._at(user_id, channel_id or "")
            message = double.workspace.message(channel, ts)
            payload = Payloads(double, user_id).message_shortcut(chosen, channel, message)
        else:
            payload = Payloads(double, user_id).shortcut(chosen)
        ack = double.delivery.ask("interactive", payload)
        if ack is None or not ack.ok:
            double.workspace.clients.toast(user_id, words.APP_SILENT)

    # --- forms and Home -------------------------------------------------------------------------------------------

    def submit(self, user_id: str, view_id: str, given: Json) -> Outcome:
        double = self._double
        view = self._view(user_id, view_id)
        state = fields.values(view.content["blocks"], given)
        if problems := fields.problems(view.content["blocks"], state):
            return Outcome(problems)
        ack = double.delivery.ask("interactive", Payloads(double, user_id).submission(view, state))
        if ack is None or not ack.ok:
            return Outcome(failed=words.FORM_TROUBLE)
        try:
            return self._after_submit(view, ack.body)
        except SlackError:
            return Outcome(failed=words.FORM_TROUBLE)

    def _after_submit(self, view: View, body: Json | str) -> Outcome:
        surfaces, secret = self._double.surfaces, self._double.workspace.secret
        match body:
            case "" | {} if not body:
                surfaces.take_off(view)
            case {"response_action": "clear"}:
                surfaces.clear(view.user)
            case {"response_action": "errors", "errors": dict(errors)}:
                inputs = {one["block_id"] for one in view.content["blocks"] if one["type"] == "input"}
                if not errors or not inputs >= set(errors) or not all(isinstance(one, str) for one in errors.values()):
                    return Outcome(failed=words.FORM_TROUBLE)
                return Outcome(errors)
            case {"response_action": "update", "view": wanted}:
                surfaces.update(view, validation.check_view(wanted, "modal", lambda: secret(5)))
            case {"response_action": "push", "view": wanted}:
                surfaces.push(view.user, validation.check_view(wanted, "modal", lambda: secret(5)))
            case _:
                return Outcome(failed=words.FORM_TROUBLE)
        return Outcome()

    def close(self, user_id: str, view_id: str, given: Json | None = None) -> None:
        """Closes the form, and the whole stack where the form says so; the app hears of it only if it asked to."""
        double = self._double
        view = self._view(user_id, view_id)
        cleared = bool(view.content.get("clear_on_close"))
        gone = double.surfaces.stack(user_id)[::-1] if cleared else [view]
        if cleared:
            double.surfaces.clear(user_id)
        else:
            double.surfaces.take_off(view)
        for one in gone:
            if one.content.get("notify_on_close"):
                state = fields.values(one.content["blocks"], given)
                double.delivery.ask("interactive", Payloads(double, user_id).closing(one, state, cleared=cleared))

    def open_home(self, user_id: str) -> View | None:
        return self._open_tab(user_id, "home")

    def open_dm(self, user_id: str) -> Channel:
        self._open_tab(user_id, "messages")
        return self._double.workspace.dm(user_id)

    def _open_tab(self, user_id: str, tab: str) -> View | None:
        double = self._double
        channel = double.workspace.dm(user_id)
        home = double.surfaces.homes.get(user_id)
        event: dict[str, Any] = {"user": user_id, "channel": channel.id, "tab": tab}
        if home and tab == "home":
            event["view"] = view_json(double.workspace, home)
        double.workspace.tell("app_home_opened", event)
        return home

    # --- finding --------------------------------------------------------------------------------------------------

    def _at(self, user_id: str, channel_id: str) -> Channel:
        channel = self._double.workspace.channel(channel_id)
        if user_id not in channel.members:
            raise SlackError("channel_not_found" if channel.is_private else "not_in_channel")
        return channel

    def _view(self, user_id: str, view_id: str) -> View:
        view = self._double.surfaces.find(view_id=view_id)
        if view.user != user_id:
            raise SlackError("not_found")
        return view


def _entities(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _element(blocks: list[Json], block_id: str, action_id: str) -> Json:
    for block in blocks:
        if block.get("block_id") == block_id:
            for element in elements(block):
                if element.get("action_id") == action_id:
                    return element
    raise SlackError("not_found")
