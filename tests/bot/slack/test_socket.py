"""The whole way over a real connection and with listeners in threads of their own, as `rummet run` has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.app import make_app
from bot.wiring import connected
from handlers.routes import command, submit
from handlers.ui import Card, Form, Next, Open, Paragraph, Text, Whisper
from tests.bot.demo.test_socket_mode import until
from tests.bot.slack.room import Heard, Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.demo.world import World

WRITE = Form("a.form", "Fråga", (Text("body", "Din fråga"),), submit="Skicka")


def test_a_form_opens_is_sent_and_answered(world: World, room: Callable[..., Room]) -> None:
    done = Heard(Next(Form("notice", "Tack", (Paragraph("Tack"),))))
    here = room(command("fraga", Heard(Open(WRITE))), submit("a.form", done))
    app = make_app(here.app_table, here.services, here.client)
    world.double.delivery.line = world.double.socket
    with connected(app, here.client, world.workspace.app.app_token):
        until(lambda: world.double.socket.connections == 1)
        world.anna.command("/fraga")
        until(lambda: world.anna.view is not None)
        world.anna.fill("Din fråga", "Hur gör ni?")
        assert world.anna.submit().ok
        assert world.anna.screen() == "== Tack ==\nTack"
    assert done.last.written("body") == "Hur gör ni?"


def test_a_whisper_comes_after_the_acknowledgement(world: World, room: Callable[..., Room]) -> None:
    here = room(command("fraga", Heard(Whisper(Card("Hej", (Paragraph("Hej"),))))))
    app = make_app(here.app_table, here.services, here.client)
    world.double.delivery.line = world.double.socket
    with connected(app, here.client, world.workspace.app.app_token):
        until(lambda: world.double.socket.connections == 1)
        world.anna.command("/fraga")
        until(lambda: world.anna.whispers == ["Hej"])
    assert world.anna.toasts == []


def test_each_beginning_of_a_connection_is_told(world: World, room: Callable[..., Room]) -> None:
    here = room(command("fraga", Heard()))
    app = make_app(here.app_table, here.services, here.client)
    begun: list[int] = []
    with connected(app, here.client, world.workspace.app.app_token, on_hello=lambda: begun.append(1)):
        until(lambda: len(begun) == 1)
        world.double.socket.disconnect()
        until(lambda: len(begun) == 2)
