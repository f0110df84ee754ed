"""Faults between the app and Slack, on both ways, as Slack's own clients meet them."""

from __future__ import annotations

import json
import threading
from collections import Counter
from http.client import RemoteDisconnected
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import Clock, SignatureVerifier

from bot.demo.lines import DirectLine, HttpLine
from tests.bot.demo.world import a_client

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slack_sdk import WebClient

    from bot.demo.server import DemoServer
    from tests.bot.demo.world import World

ROOM = "C0RUM"


@pytest.fixture
def client(server: DemoServer) -> WebClient:
    return a_client(server)


class App:
    """An app that answers what it is told to and remembers what it heard."""

    def __init__(self, world: World) -> None:
        self.heard: list[tuple[str, dict[str, Any], Mapping[str, str]]] = []
        self.answers: list[tuple[int, str]] = []
        self.takes = 0.0
        self._world = world
        secret = world.workspace.app.signing_secret
        world.double.delivery.line = DirectLine(self.hear, secret, lambda: world.time.real)

    def hear(self, kind: str, body: str, headers: Mapping[str, str]) -> tuple[int, str]:
        self.heard.append((kind, decoded(body), headers))
        self._world.time.real += self.takes
        return self.answers.pop(0) if self.answers else (200, "")

    @property
    def events(self) -> list[dict[str, Any]]:
        return [payload["event"] for kind, payload, _ in self.heard if kind == "events_api"]


def decoded(body: str) -> dict[str, Any]:
    payload: dict[str, Any]
    if body.startswith("{"):
        payload = json.loads(body)
        return payload
    form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
    payload = json.loads(form["payload"]) if "payload" in form else form
    return payload


@pytest.fixture
def app(world: World) -> App:
    return App(world)


# --- from the app ---------------------------------------------------------------------------------------------------


def test_a_lost_response_means_the_post_stands(world: World, client: WebClient) -> None:
    world.double.faults.lose_response("chat.postMessage")
    with pytest.raises(RemoteDisconnected):
        client.chat_postMessage(channel=ROOM, text="En gång")
    world.double.faults.drop_before("chat.postMessage")
    with pytest.raises(RemoteDisconnected):
        client.chat_postMessage(channel=ROOM, text="Aldrig")
    assert world.anna.see() == "rummet:\n  En gång"


def test_a_rate_limit_says_when_to_come_back(world: World, client: WebClient) -> None:
    world.double.faults.rate_limit("chat.postMessage", times=2, retry_after=7)
    for _ in range(2):
        with pytest.raises(SlackApiError) as raised:
            client.chat_postMessage(channel=ROOM, text="hej")
        assert raised.value.response.status_code == 429
        assert raised.value.response.headers["retry-after"] == "7"
    assert client.chat_postMessage(channel=ROOM, text="hej")["ok"]


def test_one_post_a_second_a_channel_when_switched_on(world: World, client: WebClient) -> None:
    world.double.faults.one_post_per_second = True
    client.chat_postMessage(channel=ROOM, text="1")
    client.chat_postMessage(channel="U0ANNA", text="1")
    with pytest.raises(SlackApiError) as raised:
        client.chat_postMessage(channel=ROOM, text="2")
    assert raised.value.response["error"] == "ratelimited"
    world.time.real += 1
    client.chat_postMessage(channel=ROOM, text="3")
    assert world.anna.see() == "rummet:\n  1\n\nrummet:\n  3"


def test_failing_and_refusing(world: World, client: WebClient) -> None:
    world.double.faults.fail("users.info", 503)
    world.double.faults.refuse("users.info", "internal_error")
    with pytest.raises(SlackApiError) as raised:
        client.users_info(user="U0ANNA")
    assert raised.value.response.status_code == 503
    with pytest.raises(SlackApiError, match="internal_error"):
        client.users_info(user="U0ANNA")
    assert client.users_info(user="U0ANNA")["user"]["real_name"] == "Anna Berg"


def test_a_slow_method_takes_its_time(world: World) -> None:
    waited: list[float] = []
    world.double.api._sleep = waited.append  # noqa: SLF001  the one seam to real time
    world.double.faults.slow("api.test", 2.5)
    assert world.double.api.call("api.test", {}, None).body["ok"]
    assert waited == [2.5]


# --- to the app -----------------------------------------------------------------------------------------------------


def test_an_event_is_retried_three_times_with_the_reason(world: World, app: App) -> None:
    app.answers = [(500, ""), (500, ""), (500, ""), (500, "")]
    said = world.anna.say("Tips")
    world.bo.react(said, "bulb")
    retries = [headers.get("x-slack-retry-num") for _, _, headers in app.heard]
    assert retries == [None, "1", "2", "3"]
    assert {headers.get("x-slack-retry-reason") for _, _, headers in app.heard[1:]} == {"http_error"}
    assert len({payload["event_id"] for _, payload, _ in app.heard}) == 1


def test_retries_come_at_once_then_after_one_and_five_minutes(world: World, app: App) -> None:
    world.double.delivery.retry_scale = 1
    app.answers = [(500, "")] * 4
    world.bo.react(world.anna.say("Tips"), "bulb")
    counts = [len(app.heard)]
    for seconds in (59, 1, 299, 1):
        world.time.real += seconds
        world.double.settle()
        counts.append(len(app.heard))
    assert counts == [2, 2, 3, 3, 4]


def test_an_event_too_slowly_acknowledged_comes_again(world: World, app: App) -> None:
    said = world.anna.say("Tips")
    app.takes = 3.5
    world.bo.react(said, "bulb")
    assert len(app.events) == 4
    assert app.heard[1][2]["x-slack-retry-reason"] == "http_timeout"


def test_duplicates_have_the_same_event_id(world: World, app: App) -> None:
    world.double.faults.duplicate_events = 1
    said = world.anna.say("Tips")
    world.bo.react(said, "bulb")
    world.bo.react(said, "heart")
    ids = Counter(payload["event_id"] for _, payload, _ in app.heard)
    assert sorted(ids.values()) == [1, 2]


def test_a_slow_command_is_not_retried_and_the_person_is_told(world: World, app: App) -> None:
    app.takes = 3.5
    world.anna.command("/fraga")
    assert len(app.heard) == 1
    assert world.anna.toasts == ["/fraga fungerade inte, för appen svarade inte i tid. Försök igen."]
    assert world.bo.toasts == []


def test_only_events_subscribed_to_and_within_sight_are_told(world: World, app: App) -> None:
    world.anna.say("Appen läser inte kanalen")
    world.workspace.add_channel("andra", channel_id="C0OTHER", members=["U0ANNA", "U0BO"])
    elsewhere = world.anna.say("Inte här", world.workspace.channel("C0OTHER"))
    world.bo.react(elsewhere, "bulb")
    assert app.events == []
    world.anna.say("Hej appen", world.anna.dm)
    assert [(one["type"], one["channel_type"], one["text"]) for one in app.events] == [("message", "im", "Hej appen")]


def test_the_app_hears_of_people_coming_going_and_changing(world: World, app: App) -> None:
    world.cilla.join(world.room)
    world.bo.leave(world.room)
    world.workspace.make_guest("U0CILLA")
    world.workspace.deactivate("U0CILLA")
    world.workspace.archive(world.room, by="U0ANNA")
    world.double.settle()
    kinds = [one["type"] for one in app.events]
    assert kinds == [
        "member_joined_channel",
        "member_left_channel",
        "user_change",
        "member_left_channel",
        "user_change",
        "group_archive",
    ]
    assert app.events[0]["user"] == "U0CILLA"
    assert app.events[2]["user"]["is_restricted"]
    assert app.events[4]["user"]["deleted"]


# --- signed HTTP ----------------------------------------------------------------------------------------------------


class Posted(BaseHTTPRequestHandler):
    """Checks every request with Slack's own verifier."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        here: HttpApp = self.server  # type: ignore[assignment]
        genuine = here.verifier.is_valid_request(body, dict(self.headers))
        here.heard.append((self.path, decoded(body), genuine))
        answer = here.answer.encode()
        self.send_response(here.status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_args: object) -> None:
        """Nothing: the test says what it saw."""


class HttpApp(HTTPServer):
    def __init__(self, world: World) -> None:
        super().__init__(("127.0.0.1", 0), Posted)

        class Frozen(Clock):
            def now(self) -> float:
                return world.time.real

        self.verifier = SignatureVerifier(world.workspace.app.signing_secret, Frozen())
        self.heard: list[tuple[str, dict[str, Any], bool]] = []
        self.status, self.answer = 200, ""
        self.url = f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def http_app(world: World) -> Iterator[HttpApp]:
    with HttpApp(world) as served:
        thread = threading.Thread(target=served.serve_forever, args=(0.01,))
        thread.start()
        world.double.delivery.line = HttpLine(
            {
                "slash_commands": f"{served.url}/commands",
                "interactive": f"{served.url}/actions",
                "events_api": f"{served.url}/events",
            },
            world.workspace.app.signing_secret,
            lambda: world.time.real,
        )
        yield served
        served.shutdown()
        thread.join()


def test_signed_http_is_what_slack_sends(world: World, http_app: HttpApp) -> None:
    http_app.answer = json.dumps({"response_type": "ephemeral", "text": "Öppnar"})
    world.anna.command("/fraga", "hur gör ni?")
    world.anna.shortcut("Ställ en fråga")
    world.anna.home()
    paths = [path for path, _, _ in http_app.heard]
    assert paths == ["/commands", "/actions", "/events"]
    assert all(genuine for _, _, genuine in http_app.heard)
    assert http_app.heard[0][1]["text"] == "hur gör ni?"
    assert world.anna.whispers == ["Öppnar"]


def test_an_http_app_that_fails_or_is_gone(world: World, http_app: HttpApp) -> None:
    http_app.status = 500
    world.anna.command("/fraga")
    line = world.double.delivery.line
    assert isinstance(line, HttpLine)
    world.double.delivery.line = HttpLine({"slash_commands": "http://127.0.0.1:9/"}, "secret", line.real)
    world.anna.command("/fraga")
    assert len(world.anna.toasts) == 2
