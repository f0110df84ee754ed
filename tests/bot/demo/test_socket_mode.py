"""Slack's own Socket Mode client against the double."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from slack_bolt import App as BoltApp
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from bot import wiring
from tests.bot.demo.world import World, a_client, modal, text_input

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slack_bolt import Ack
    from slack_sdk import WebClient

    from bot.demo.server import DemoServer

PATIENCE = 10
"""Seconds: a ceiling for a busy machine, never a wait."""


def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Looks often, for so long at most."""
    waiting = threading.Event()
    for _ in range(int(seconds / 0.01)):
        if condition():
            return
        waiting.wait(0.01)
    raise AssertionError("it never came true")


@contextmanager
def connected(bolt: BoltApp, world: World, connections: int = 1) -> Iterator[None]:
    with wiring.connected(bolt, bolt.client, world.workspace.app.app_token):
        until(lambda: world.double.socket.connections == connections)
        yield


@pytest.fixture
def bolt(server: DemoServer) -> BoltApp:
    return BoltApp(client=a_client(server))


def test_a_command_opens_a_form_and_the_form_is_answered(world: World, bolt: BoltApp) -> None:
    @bolt.command("/fraga")
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack("Formuläret öppnas.")
        client.views_open(trigger_id=body["trigger_id"], view=modal(text_input("Din fråga")))

    @bolt.view("a_form")
    def sent(ack: Ack) -> None:
        ack(response_action="errors", errors={"words": "Skriv lite mer."})

    with connected(bolt, world):
        world.anna.command("/fraga")
        assert world.anna.whispers == ["Formuläret öppnas."]
        until(lambda: world.anna.view is not None)
        world.anna.fill("Din fråga", "Kort")
        assert world.anna.submit().errors == {"Din fråga": "Skriv lite mer."}


def test_events_arrive_and_a_disconnected_app_comes_back(world: World, bolt: BoltApp) -> None:
    seen: list[str] = []

    @bolt.event("reaction_added")
    def reacted(event: dict[str, Any]) -> None:
        seen.append(event["reaction"])

    with connected(bolt, world):
        said = world.anna.say("Tips: rita schemat tillsammans.")
        world.bo.react(said, "bulb")
        until(lambda: seen == ["bulb"])
        world.double.socket.disconnect()
        until(lambda: world.double.socket.connections == 1)
        world.anna.react(said, "heart")
        until(lambda: seen == ["bulb", "heart"])


def test_nobody_connected_means_an_error_for_the_person(world: World, server: DemoServer) -> None:
    world.anna.command("/fraga")
    assert world.anna.toasts == ["/fraga fungerade inte, för appen svarade inte i tid. Försök igen."]


def test_each_payload_goes_down_one_of_several_connections(world: World, server: DemoServer) -> None:
    heard: list[int] = []

    def listening(number: int) -> BoltApp:
        bolt = BoltApp(client=a_client(server))

        @bolt.command("/fraga")
        def ask(ack: Ack) -> None:
            ack()
            heard.append(number)

        return bolt

    with connected(listening(1), world), connected(listening(2), world, connections=2):
        for _ in range(4):
            world.anna.command("/fraga")
        until(lambda: len(heard) == 4)
    assert sorted(heard) == [1, 1, 2, 2]


def test_an_app_that_never_acknowledges_is_given_up_on(world: World, bolt: BoltApp) -> None:
    heard = threading.Event()
    done = threading.Event()

    @bolt.command("/fraga")
    def ask() -> None:
        heard.set()
        done.wait(10)

    world.double.socket.patience = 0.05
    with connected(bolt, world):
        world.anna.command("/fraga")
        assert len(world.anna.toasts) == 1
        assert heard.wait(5)
        done.set()


def test_an_address_opens_one_connection_only(world: World, server: DemoServer) -> None:
    address = a_client(server).apps_connections_open(app_token=world.workspace.app.app_token)["url"]
    with connect(address) as socket:
        hello = json.loads(socket.recv(PATIENCE))
        assert hello["type"] == "hello"
        assert hello["connection_info"] == {"app_id": world.workspace.app.id}
        world.double.socket.disconnect("warning")
        assert json.loads(socket.recv(PATIENCE))["reason"] == "warning"
        assert world.double.socket.connections == 1
    with pytest.raises(InvalidStatus), connect(address):
        pass
