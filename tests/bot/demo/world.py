"""A furnished workspace whose clocks are moved by hand, and an app to live in it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from slack_bolt import App as BoltApp
from slack_bolt import BoltRequest
from slack_sdk import WebClient

from bot.demo.double import Double
from bot.demo.lines import DirectLine
from bot.demo.records import App, Channel, Command, Shortcut
from bot.demo.state import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.demo.people import Person
    from bot.demo.server import DemoServer

SCOPES = "commands chat:write im:write im:history groups:read groups:write groups:history users:read reactions:read"
EVENTS = (
    "app_home_opened app_uninstalled group_archive member_joined_channel member_left_channel message.im "
    "reaction_added reaction_removed team_join tokens_revoked user_change"
)


@dataclass(slots=True)
class Time:
    product: datetime = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    real: float = 1_000_000.0


@dataclass(slots=True)
class World:
    """Anna and Bo in the room with the app; Cilla in the workspace, but not in the room."""

    time: Time
    double: Double
    room: Channel

    @property
    def workspace(self) -> Workspace:
        return self.double.workspace

    @property
    def anna(self) -> Person:
        return self.double.person("U0ANNA")

    @property
    def bo(self) -> Person:
        return self.double.person("U0BO")

    @property
    def cilla(self) -> Person:
        return self.double.person("U0CILLA")


def an_app(scopes: str = SCOPES + " pins:write files:write") -> App:
    return App(
        commands=(Command("/fraga", "Ställ en fråga", "[din fråga]"), Command("/skall", should_escape=True)),
        shortcuts=(Shortcut("ask", "Ställ en fråga", "global"), Shortcut("save", "Spara som lösning", "message")),
        events=frozenset(EVENTS.split()),
        scopes=frozenset(scopes.split()),
    )


def a_world(app: App) -> World:
    time = Time()
    workspace = Workspace(app, clock=lambda: time.product, real=lambda: time.real, chance=random.Random(1))
    for user_id, name in (("U0ANNA", "Anna Berg"), ("U0BO", "Bo Ek"), ("U0CILLA", "Cilla Dahl")):
        workspace.add_user(name, user_id=user_id, title="enhetschef")
    room = workspace.add_channel("rummet", channel_id="C0RUM")
    for user_id in ("U0ANNA", "U0BO", app.bot_user):
        workspace.join(room, user_id)
    return World(time, Double(workspace, retry_scale=0), room)


def a_client(server: DemoServer, token: str = App().bot_token) -> WebClient:
    return WebClient(token=token, base_url=f"{server.url}/api/", retry_handlers=[])


def a_bolt_app(world: World, server: DemoServer) -> BoltApp:
    """A real Bolt app that hears from the double directly and answers it over HTTP."""
    bolt = BoltApp(client=a_client(server), process_before_response=True, request_verification_enabled=False)

    def deliver(_kind: str, body: str, headers: Mapping[str, str]) -> tuple[int, str]:
        answer = bolt.dispatch(BoltRequest(body=body, headers=dict(headers)))
        return answer.status, answer.body or ""

    world.double.delivery.line = DirectLine(deliver, world.workspace.app.signing_secret, lambda: world.time.real)
    return bolt


def modal(*blocks: dict[str, Any], title: str = "Fråga", **more: Any) -> dict[str, Any]:  # noqa: ANN401  any view field
    sent = {"submit": plain("Skicka")} if any(one["type"] == "input" for one in blocks) else {}
    return {"type": "modal", "callback_id": "a_form", "title": plain(title), "blocks": list(blocks), **sent, **more}


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401  any block field
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(label: str, action_id: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401  any element field
    return {"type": "button", "text": plain(label), "action_id": action_id, **more}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "block_id": "buttons", "elements": list(elements)}


def text_input(label: str, block_id: str = "words", **more: Any) -> dict[str, Any]:  # noqa: ANN401  any element field
    element = {"type": "plain_text_input", "action_id": "it", **more}
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element}
