"""The edge itself: signatures, requests of no known kind, and what may reach the log."""

from __future__ import annotations

import io
import json
import logging
import time
from typing import TYPE_CHECKING

import pytest
from slack_bolt import BoltRequest
from slack_bolt.error import BoltError

from bot import logs
from bot.demo.lines import encode
from bot.slack.app import make_app, make_edge
from bot.slack.client import make_client
from handlers.routes import command, event, press, submit, suggest
from handlers.ui import Button, Buttons, Form, Lookup, Open, Text
from tests.bot.slack.room import Heard, Room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.demo.lines import Kind
    from bot.demo.server import DemoServer
    from handlers.routes import Request
    from handlers.services import Services
    from handlers.ui import Reply
    from tests.bot.demo.world import World

    Rooms = Callable[..., Room]

SECRET = "hemlighet"
PEOPLE = ("U0ANNA", "U0BO", "U0CILLA")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root, kept = logging.getLogger(), {}
    handlers, level = root.handlers[:], root.level
    for name in (*logs.OURS, "slack_bolt", "slack_sdk", "sqlalchemy"):
        kept[name] = logging.getLogger(name).level
    told = io.StringIO()
    logs.set_up("INFO", told)
    yield told
    root.handlers[:], root.level = handlers, level
    for name, before in kept.items():
        logging.getLogger(name).setLevel(before)


def test_a_wrong_token_stops_the_start(world: World, server: DemoServer, room: Rooms) -> None:
    here = room()
    client = make_client("xoxb-wrong", f"{server.url}/api/", timeout=5)
    with pytest.raises(BoltError):
        make_app(here.app_table, here.services, client)


def test_what_is_not_signed_is_not_heard(world: World, room: Rooms) -> None:
    door = Heard()
    here = room(command("fraga", door))
    edge = make_edge(here.app)
    body = "command=%2Ffraga&user_id=U0ANNA&team_id=T0RUMMET&channel_id=C0RUM&text=&trigger_id=1&response_url=x"
    headers = {"content-type": "application/x-www-form-urlencoded", "x-slack-request-timestamp": str(int(time.time()))}
    for signature in ("", "v0=00"):
        answer = edge(body, {**headers, "x-slack-signature": signature})
        assert answer.status == 401
    assert door.requests == []


def test_without_a_secret_nobody_can_sign(world: World, server: DemoServer, room: Rooms) -> None:
    here = room()
    app = make_app(here.app_table, here.services, here.client)
    body, headers = encode("events_api", {"type": "event_callback"}, None, secret="", now=time.time())
    assert app.dispatch(BoltRequest(body=body, headers=dict(headers))).status == 401


def test_slack_is_told_that_the_address_is_right(world: World, room: Rooms) -> None:
    here = room()
    secret = world.workspace.app.signing_secret
    body, headers = encode(
        "events_api", {"type": "url_verification", "challenge": "c1"}, None, secret=secret, now=time.time()
    )
    answer = make_edge(here.app)(body, headers)
    assert (answer.status, json.loads(answer.body)) == (200, {"challenge": "c1"})


def raises(_request: Request, _services: Services) -> Reply:
    raise RuntimeError(SECRET)


def test_nothing_anybody_wrote_or_is_gets_into_the_log(world: World, room: Rooms, log: io.StringIO) -> None:
    fields = (
        Text("body", "Din fråga"),
        Lookup("town", "Kommun", "a.suggest", required=False),
        Buttons((Button("Tryck", "a.press", SECRET),)),
    )
    asked = Form("a.form", "Fråga", fields, submit="Skicka")
    too_much = Form("a.b", "T", (), hidden={"x": SECRET * 1000})
    here = room(
        command("fraga", Heard(Open(asked))),
        submit("a.form", raises),
        suggest("a.suggest", raises),
        press("a.press", Heard(Open(too_much))),
        event("direct.message", raises),
    )
    anna = world.anna
    anna.command("/fraga", SECRET)
    anna.fill("Din fråga", SECRET)
    anna.suggest("Kommun", SECRET)
    anna.press("Tryck")
    anna.submit()
    anna.say(SECRET, anna.dm)
    world.double.faults.refuse("views.open", "expired_trigger_id")
    world.bo.command("/fraga", SECRET)
    _unheard_of(here, world)
    told = log.getvalue()
    assert "expired_trigger_id" in told
    assert "RuntimeError" in told
    assert "no kind" in told or "of a kind" in told
    assert SECRET not in told
    assert not any(person in told for person in PEOPLE)


def _unheard_of(here: Room, world: World) -> None:
    """Kinds of requests that this app never asked for."""
    line = world.double.delivery.line
    assert line
    user = {"id": "U0ANNA", "team_id": "T0RUMMET"}
    payloads: list[tuple[Kind, Mapping[str, object]]] = [
        ("interactive", {"type": "view_closed", "user": user, "view": {"callback_id": "a.form", "state": SECRET}}),
        ("interactive", {"type": "dialog_submission", "callback_id": "x", "user": user, "submission": {"a": SECRET}}),
        ("interactive", {"type": "something_new", "user": user, "text": SECRET}),
    ]
    for kind, payload in payloads:
        ack = line.send(kind, dict(payload))
        assert ack
        assert not ack.ok


@pytest.mark.parametrize(
    ("sent", "status"),
    [(("payload=notjson", "1"), 400), (("payload=%7B", "1"), 400), (("command=%2Ffraga", "soon"), 401)],
)
def test_what_is_no_request_of_slacks_is_refused_without_a_word_in_the_log(
    world: World, room: Rooms, caplog: pytest.LogCaptureFixture, sent: tuple[str, str], status: int
) -> None:
    body, timestamp = sent
    headers = {"content-type": "application/x-www-form-urlencoded", "x-slack-request-timestamp": timestamp}
    assert make_edge(room().app)(body, headers).status == status
    assert caplog.records == []
