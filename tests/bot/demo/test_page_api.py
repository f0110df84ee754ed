"""What the page asks for and does, over HTTP as a browser would."""

from __future__ import annotations

import json
import threading
import urllib.request
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from bot.demo.page_api import PageApi
from bot.demo.server import DemoServer
from tests.bot.demo.world import World, a_bolt_app, actions, button, modal, section, text_input

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slack_bolt import Ack
    from slack_bolt import App as BoltApp
    from slack_sdk import WebClient

ROOM = "C0RUM"


class Browser:
    """Anna's."""

    def __init__(self, server: DemoServer) -> None:
        self.url = server.url

    def get(self, name: str, /, **params: str) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self.url}/page/{name}?{urlencode({'user': 'U0ANNA', **params})}") as answer:
            body: dict[str, Any] = json.load(answer)
            return body

    def post(self, name: str, /, **sent: object) -> dict[str, Any]:
        body = json.dumps({"user": "U0ANNA", **sent}).encode()
        request = urllib.request.Request(f"{self.url}/page/{name}", body, {"content-type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            got: dict[str, Any] = json.load(answer)
            return got


class Stream:
    """The page's stream, read in the background: the events by now."""

    def __init__(self, server: DemoServer) -> None:
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.opened = threading.Event()
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._read, args=(f"{server.url}/page/stream?user=U0ANNA",))
        self._thread.start()
        assert self.opened.wait(5)

    def _read(self, url: str) -> None:
        with urllib.request.urlopen(url) as answer:
            kind = ""
            for raw in answer:
                line = raw.decode().strip()
                if line.startswith(":"):
                    self.opened.set()
                elif line.startswith("event: "):
                    kind = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    with self._changed:
                        self.events.append((kind, json.loads(line.removeprefix("data: "))))
                        self._changed.notify_all()

    def wait_for(self, kind: str) -> dict[str, Any]:
        def found() -> list[dict[str, Any]]:
            return [data for one, data in self.events if one == kind]

        with self._changed:
            if seen := self._changed.wait_for(found, 5):
                return seen[0]
        raise AssertionError(f"no {kind} among {self.events}")

    def ended(self) -> bool:
        self._thread.join(5)
        return not self._thread.is_alive()


@pytest.fixture
def server(world: World) -> Iterator[DemoServer]:
    def move(to: str) -> None:
        world.time.product += {"hour": timedelta(hours=1), "day": timedelta(days=1)}[to]

    page = PageApi(world.double, move_clock=move, next_release=lambda: world.time.product + timedelta(hours=2))
    with DemoServer(world.double, page=page) as server:
        yield server


@pytest.fixture
def browser(server: DemoServer) -> Browser:
    return Browser(server)


@pytest.fixture
def bolt(world: World, server: DemoServer) -> BoltApp:
    return a_bolt_app(world, server)


def test_who_is_there_and_what_one_sees(world: World, browser: Browser) -> None:
    world.workspace.make_guest("U0CILLA")
    people = browser.get("people")
    assert people["default"] == "U0ANNA"
    assert [(one["name"], one["guest"], one["inside"]) for one in people["people"]] == [
        ("Anna Berg", False, True),
        ("Bo Ek", False, True),
        ("Cilla Dahl", True, False),
    ]
    world.bo.say("hej")
    state = browser.get("state")
    assert state["me"] == {
        "id": "U0ANNA",
        "name": "Anna Berg",
        "initials": "AB",
        "title": "enhetschef",
        "deleted": False,
        "guest": False,
        "admin": False,
    }
    assert [(one["name"], one["is_im"], one["unread"]) for one in state["channels"]] == [
        ("rummet", False, 1),
        ("", True, 0),
    ]
    assert state["channels"][1]["with"] == state["bot"]["id"]
    assert state["commands"][0] == {
        "command": "/fraga",
        "description": "Ställ en fråga",
        "usage_hint": "[din fråga]",
    }
    assert {one["type"] for one in state["shortcuts"]} == {"global", "message"}
    assert state["now"] == "2026-03-02T08:00:00+00:00"
    assert state["next_release"] == "2026-03-02T10:00:00+00:00"


def test_a_private_channel_is_closed_to_others(world: World, browser: Browser) -> None:
    assert browser.get("messages", user="U0CILLA", channel=ROOM) == {"ok": False, "error": "channel_not_found"}
    assert not any(one["id"] == ROOM for one in browser.get("state", user="U0CILLA")["channels"])


def test_people_come_and_go_without_asking_the_app(world: World, browser: Browser) -> None:
    assert browser.post("add", channel=ROOM, person="U0CILLA")["ok"]
    assert browser.get("state", user="U0CILLA")["channels"][0]["members"] == world.room.members
    assert browser.post("add", channel=ROOM, person="U0CILLA") == {"ok": False, "error": "already_in_channel"}
    assert browser.post("leave", channel=ROOM)["ok"]
    assert [one["is_im"] for one in browser.get("state")["channels"]] == [True]


def test_an_administrator_governs_accounts_and_a_closed_one_is_shut_out(world: World, browser: Browser) -> None:
    assert browser.post("account", person="U0BO", become="closed") == {"ok": False, "error": "not_authorized"}
    world.workspace.users["U0ANNA"].is_admin = True
    for become, is_guest in (("guest", True), ("member", False)):
        assert browser.post("account", person="U0CILLA", become=become)["ok"]
        assert browser.get("state", user="U0CILLA")["me"]["guest"] is is_guest
    assert browser.post("account", person="U0BO", become="closed")["ok"]
    assert browser.post("account", person="U0BO", become="king") == {"ok": False, "error": "invalid_arguments"}
    shown = browser.get("state", user="U0BO")
    assert (shown["me"]["deleted"], shown["channels"]) == (True, [])
    assert browser.post("dm", user="U0BO") == {"ok": False, "error": "user_deleted"}


def test_talking_reading_and_reacting(world: World, browser: Browser) -> None:
    said = world.bo.say("Fråga")
    browser.post("read", channel=ROOM, ts=said.ts)
    assert browser.get("state")["channels"][0]["unread"] == 0
    browser.post("react", channel=ROOM, ts=said.ts, name="bulb", add=True)
    browser.post("say", channel=ROOM, text="Svar", thread_ts=said.ts)
    [message] = browser.get("messages", channel=ROOM)["messages"]
    assert message["reactions"] == [{"name": "bulb", "users": ["U0ANNA"]}]
    assert message["reply_count"] == 1
    thread = browser.get("messages", channel=ROOM, thread_ts=said.ts)["messages"]
    assert [one["text"] for one in thread] == ["Fråga", "Svar"]


def test_from_command_to_form_to_press(bolt: BoltApp, server: DemoServer, browser: Browser) -> None:
    @bolt.command("/fraga")
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal(text_input("Din fråga")))

    @bolt.view("a_form")
    def sent(ack: Ack, view: dict[str, Any], client: WebClient) -> None:
        words = view["state"]["values"]["words"]["it"]["value"]
        if words == "Kort":
            ack(response_action="errors", errors={"words": "Skriv mer."})
        else:
            ack()
            client.chat_postMessage(channel=ROOM, text=words, blocks=[section(words), actions(button("Svara", "a"))])

    @bolt.action("a")
    def answer(ack: Ack, client: WebClient) -> None:
        ack()
        client.chat_postEphemeral(
            channel=ROOM, user="U0ANNA", text="Svar?", blocks=[actions(button("Ja", "a", value="ja"))]
        )

    stream = Stream(server)
    assert browser.post("say", channel=ROOM, text="/fraga")["ok"]
    stream.wait_for("view")
    [view] = browser.get("view")["stack"]

    def submit(words: str) -> dict[str, Any]:
        values = {"words": {"it": {"type": "plain_text_input", "value": words}}}
        return browser.post("submit", view_id=view["id"], values=values)

    assert submit("")["errors"] == {"words": "Fyll i det här fältet."}
    assert submit("Kort")["errors"] == {"words": "Skriv mer."}
    assert submit("Hur gör ni?") == {"ok": True}
    assert browser.get("view")["stack"] == []

    place = stream.wait_for("message")
    container = {"type": "message", "channel": ROOM, "ts": place["ts"], "ephemeral": None}
    assert browser.post("press", container=container, block_id="buttons", action_id="a", state={"values": {}})["ok"]
    whisper = stream.wait_for("ephemeral")
    container = {"type": "message", "channel": ROOM, "ts": whisper["id"], "ephemeral": whisper["id"]}
    pressed = browser.post("press", container=container, block_id="buttons", action_id="a", state={"values": {}})
    assert pressed == {"ok": True, "acknowledged": True}


def test_failures_reach_the_person(world: World, server: DemoServer, browser: Browser) -> None:
    stream = Stream(server)
    browser.post("say", channel=ROOM, text="/fraga")
    assert "svarade inte" in stream.wait_for("toast")["text"]
    assert browser.post("say", channel=ROOM, text="") == {"ok": False, "error": "no_text"}
    assert browser.post("press", container={"type": "view", "view_id": "V0"}, block_id="b", action_id="a") == {
        "ok": False,
        "error": "not_found",
    }
    assert browser.post("press") == {"ok": False, "error": "invalid_arguments"}
    assert browser.post("dance") == {"ok": False, "error": "unknown_method"}


def test_commands_do_not_work_in_threads(world: World, server: DemoServer, browser: Browser) -> None:
    head = world.anna.say("Fråga")
    stream = Stream(server)
    browser.post("say", channel=ROOM, text="/fraga", thread_ts=head.ts)
    assert "tråd" in stream.wait_for("toast")["text"]


def test_the_clock_moves_product_time_alone(world: World, server: DemoServer, browser: Browser) -> None:
    stream = Stream(server)
    trigger = world.double.surfaces.new_trigger("U0ANNA")
    assert browser.post("clock", to="day")["now"] == "2026-03-03T08:00:00+00:00"
    assert stream.wait_for("clock")["next_release"] == "2026-03-03T10:00:00+00:00"
    assert world.double.surfaces.use_trigger(trigger).user == "U0ANNA"


def test_home_and_conversation_with_the_app(world: World, bolt: BoltApp, browser: Browser) -> None:
    @bolt.event("app_home_opened")
    def opened(event: dict[str, Any], client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section(event["tab"])]})

    assert browser.get("home") == {"ok": True, "view": None}
    browser.post("home_open")
    world.double.settle()
    assert browser.get("home")["view"]["blocks"][0]["text"]["text"] == "home"
    assert browser.post("dm")["channel"] == world.anna.dm.id


def test_streams_end_when_the_server_stops(world: World) -> None:
    with DemoServer(world.double) as server:
        stream = Stream(server)
    assert stream.ended()


def test_the_page_itself_is_served(server: DemoServer) -> None:
    with urllib.request.urlopen(server.url + "/") as answer:
        assert answer.headers["content-type"].startswith("text/html")
