"""An independent small Slack, the npm package `local-slack-linux-x64`: its process, and its people.

People see and act through the same `Person` as in the double, so that one dialogue runs on both. What they see is the
peer's: it tells its own web page over a WebSocket of everything that changes, and takes from the page what a person
does; here we are that page.
"""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from websockets.sync.client import connect

from bot.demo import fields
from bot.demo.acts import Acts, Outcome, Spot
from bot.demo.blocks import elements
from bot.demo.double import Double
from bot.demo.records import Message, View, Whisper
from tests.machine import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from websockets.sync.client import ClientConnection

    from bot.demo.records import Channel, Json
    from bot.demo.state import Workspace

BINARY = Path(__file__).parent / "node_modules/local-slack-linux-x64/bin/local-slack"
PATIENCE = 10.0
"""Seconds; the peer itself waits five for the app's acknowledgement, and says nothing if none comes."""


def _config(workspace: Workspace) -> Json:
    """The peer's settings for the same app, people and channels; it can be given no guests and nobody from outside."""
    app = workspace.app
    return {
        "workspace": {"name": workspace.name, "domain": workspace.domain, "teamId": workspace.team},
        "apps": [
            {
                "appId": app.id,
                "botUserId": app.bot_user,
                "botName": app.name,
                "botToken": app.bot_token,
                "appToken": app.app_token,
                "signingSecret": app.signing_secret,
            }
        ],
        "users": [
            {"id": user.id, "name": user.handle, "real_name": user.name, "tz": "Europe/Stockholm"}
            for user in workspace.users.values()
            if not user.is_bot
        ],
        "channels": [
            {
                "id": channel.id,
                "name": channel.name,
                "is_channel": not channel.is_im,
                "is_im": channel.is_im,
                "is_private": channel.is_private,
                "topic": channel.topic,
                "members": channel.members,
            }
            for channel in workspace.channels.values()
        ],
    }


@contextmanager
def local_slack(workspace: Workspace, folder: Path) -> Iterator[tuple[LocalSlack, str]]:
    """And its address. Everything it writes is in `folder`. It can not be told to listen on loopback alone."""
    with _running(_config(workspace), folder) as url:
        page = url.replace("http", "ws", 1) + "/ui"
        with connect(page, max_queue=None, max_size=None, proxy=None) as link:
            yield LocalSlack(workspace, link), url


@contextmanager
def _running(settings: Json, folder: Path) -> Iterator[str]:
    if not BINARY.exists():
        missing("local-slack", install="npm install --prefix tests/peers --ignore-scripts --no-package-lock")
    settings_file = folder / "workspace.json"
    settings_file.write_text(json.dumps(settings))
    with subprocess.Popen(
        [BINARY, "--config", settings_file, "--port", "0", "--base-host", "127.0.0.1"],
        env={"HOME": str(folder), "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield _address(process)
        finally:
            process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    said = []
    for line in process.stdout or ():
        said.append(line)
        if "Web UI:" in line:
            return line.split()[-1]
    raise AssertionError("local-slack did not start:\n" + "".join(said))


class LocalSlack(Double):
    """`workspace` is furnished as the peer was configured, and follows what the peer says happens in it."""

    def __init__(self, workspace: Workspace, link: ClientConnection) -> None:
        super().__init__(workspace)
        self.acts = _Page(self)
        self.errors: dict[str, str] = {}  # of the form that was sent last
        self._link = link
        self._acting = ""

    def wait_for_app(self) -> None:
        while not self._take(self._link.recv(PATIENCE)).get("connected"):
            pass

    def settle(self) -> None:
        """The answer to a ping comes after everything the peer had to tell before it."""
        if not self._link.ping().wait(PATIENCE):
            raise TimeoutError("local-slack has gone silent")
        while True:
            try:
                frame = self._link.recv(0)
            except TimeoutError:
                return
            self._take(frame)

    def act(self, user: str, what: str, *, told: bool = True, **how: object) -> None:
        """Until the app, if it is `told` of the act, has acknowledged it, and what came of that is known here."""
        self._acting, self.errors = user, {}
        self._link.send(json.dumps({"t": what, "user": user, **how}))
        while told:
            frame = self._take(self._link.recv(PATIENCE))
            told = frame.get("entry", {}).get("kind") != "ack"
        self.settle()

    def _take(self, frame: str | bytes) -> Json:
        news: Json = json.loads(frame)
        match news:
            case {"t": "init", "state": {"apps": [{"connected": connected}]}}:
                return {"connected": connected}
            case {"t": "message" | "message_update", "message": said}:
                self._show(said)
            case {"t": "message_delete", "channel": channel, "ts": ts}:
                self._hide(self.workspace.channels[channel], ts)
            case {"t": "view", "stack": stack}:  # the peer has one for everybody
                shown = [_view(self._acting, view) for view in stack]
                self.surfaces.stacks = {self._acting: shown} if shown else {}
            case {"t": "view_errors", "errors": errors}:
                self.errors = errors
            case {"t": "home", "user": user, "view": view}:
                self.surfaces.homes[user] = _view(user, view)
        return news

    def _show(self, said: Json) -> None:
        channel, ts = self.workspace.channels.get(said["channel"]), said["ts"]
        if channel is None:  # the app made it, and nobody is there
            return
        text, blocks, thread_ts = said.get("text") or "", _with_ids(said.get("blocks") or []), said.get("thread_ts")
        if user := said.get("ephemeral_to"):
            self.workspace.clients.whisper(Whisper(ts, user, channel.id, text, blocks, thread_ts), replaces=ts)
            return
        message = channel.messages.setdefault(ts, Message(ts, said["user"], text, thread_ts=thread_ts))
        message.by_app, message.text, message.blocks = "bot_id" in said, text, blocks
        message.reactions = {one["name"]: one["users"] for one in said.get("reactions", [])}

    def _hide(self, channel: Channel, ts: str) -> None:
        channel.messages.pop(ts, None)
        for user in channel.members:
            self.workspace.clients.unwhisper(user, ts)


class _Page(Acts):
    """What its own page sends, and nothing else."""

    def __init__(self, slack: LocalSlack) -> None:
        super().__init__(slack)
        self._slack = slack

    def say(self, user_id: str, channel_id: str, text: str, thread_ts: str | None = None) -> Message:
        self._slack.act(user_id, "post_message", channel=channel_id, text=text, thread_ts=thread_ts)
        return next(one for one in reversed(self._channel(channel_id).messages.values()) if one.user == user_id)

    def command(self, user_id: str, channel_id: str, name: str, text: str = "", *, in_thread: bool = False) -> None:
        if in_thread:
            _cannot("say where a command was written")
        self._slack.act(user_id, "slash_command", channel=channel_id, command=name, text=text)

    def press(
        self,
        user_id: str,
        spot: Spot,
        block_id: str,
        action_id: str,
        *,
        chosen: Json,
        state: Json,  # noqa: ARG002  the peer asks for none
    ) -> bool:
        blocks, where = self._at_spot(user_id, spot)
        element = next(one for block in blocks for one in elements(block) if one.get("action_id") == action_id)
        kept = {name: element[name] for name in ("value", "text") if name in element} | chosen
        action = {"block_id": block_id, "action_id": action_id, "type": element["type"], **kept}
        self._slack.act(user_id, "block_action", **where, action=action)
        return True

    def _at_spot(self, user_id: str, spot: Spot) -> tuple[list[Json], Json]:
        if spot.view_id:
            view = self._slack.surfaces.find(view_id=spot.view_id)
            if view.content["type"] == "modal":
                _cannot("press a button in a form")
            return view.content["blocks"], {"channel": "", "messageTs": ""}
        whisper = self._slack.workspace.clients.find_whisper(user_id, spot.whisper or "")
        if whisper:
            return whisper.blocks, {"channel": whisper.channel, "messageTs": whisper.id}
        message = self._channel(spot.channel or "").messages[spot.ts or ""]
        return message.blocks, {"channel": spot.channel, "messageTs": message.ts}

    def submit(self, user_id: str, view_id: str, given: Json) -> Outcome:
        """With what stands in the fields from the beginning; the peer's own page shows that and forgets to send it."""
        blocks = self._slack.surfaces.find(view_id=view_id).content["blocks"]
        values = {block_id: dict(filled) for block_id, filled in given.items()}
        for block in blocks:
            for element in elements(block) if block["type"] == "input" else ():
                if any(name.startswith("initial_") for name in element):
                    values.setdefault(block["block_id"], {}).setdefault(element["action_id"], fields.start(element))
        self._slack.act(user_id, "view_submit", values=values)
        return Outcome(self._slack.errors)

    def close(self, user_id: str, view_id: str, given: Json | None = None) -> None:  # noqa: ARG002  it asks for none
        """The whole stack, which is the only way it has."""
        view = self._slack.surfaces.find(view_id=view_id)
        self._slack.act(user_id, "view_close", told=bool(view.content.get("notify_on_close")))

    def open_home(self, user_id: str) -> View | None:
        self._slack.act(user_id, "open_home")
        return self._slack.surfaces.homes.get(user_id)

    def open_dm(self, user_id: str) -> Channel:
        return self._slack.workspace.dm(user_id)

    def react(self, user_id: str, channel_id: str, ts: str, name: str, *, add: bool = True) -> None:
        self._slack.act(user_id, "reaction", channel=channel_id, ts=ts, name=name, present=add)

    def delete(self, user_id: str, channel_id: str, ts: str) -> None:
        self._slack.act(user_id, "delete_message", channel=channel_id, ts=ts)

    def suggest(self, *_: object, **__: object) -> Json:
        _cannot("look up options")

    def shortcut(self, *_: object, **__: object) -> None:
        _cannot("use a shortcut")

    def _channel(self, channel_id: str) -> Channel:
        return self._slack.workspace.channels[channel_id]


def _cannot(what: str) -> NoReturn:
    raise AssertionError(f"nobody can {what} in local-slack")


def _view(user: str, shown: Json) -> View:
    id, root, previous = shown["id"], shown["root_view_id"], shown["previous_view_id"]
    return View(id, user, {**shown, "blocks": _with_ids(shown["blocks"])}, shown["hash"], root or id, previous)


def _with_ids(blocks: list[Json]) -> list[Json]:
    """The peer gives no ids to blocks that the app gave none; its page counts them."""
    return [{"block_id": f"b{number}", **block} for number, block in enumerate(blocks)]
