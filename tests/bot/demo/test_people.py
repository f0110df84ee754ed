"""Dialogues with a real Bolt app that hears from the double directly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.bot.demo.world import World, a_bolt_app, actions, button, modal, section, text_input

if TYPE_CHECKING:
    from slack_bolt import Ack
    from slack_bolt import App as BoltApp
    from slack_sdk import WebClient

    from bot.demo.server import DemoServer


@pytest.fixture
def bolt(world: World, server: DemoServer) -> BoltApp:
    return a_bolt_app(world, server)


def test_a_question_goes_from_command_to_form_to_channel_to_answer(world: World, bolt: BoltApp) -> None:
    @bolt.command("/fraga")
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal(text_input("Din fråga", multiline=True)))

    @bolt.view("a_form")
    def sent(ack: Ack, view: dict[str, Any], client: WebClient) -> None:
        words = view["state"]["values"]["words"]["it"]["value"]
        if len(words) < 10:
            ack(response_action="errors", errors={"words": "Skriv lite mer."})
            return
        ack()
        client.chat_postMessage(
            channel="C0RUM", text=words, blocks=[section(f"*Fråga:* {words}"), actions(button("Svara", "answer"))]
        )

    @bolt.action("answer")
    def answer(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal(text_input("Ditt svar"), title="Svara"))

    world.anna.command("/fraga")
    assert world.anna.screen() == "== Fråga ==\nDin fråga: ...\n[Skicka]"

    world.anna.fill("Din fråga", "Kort")
    assert world.anna.submit().errors == {"Din fråga": "Skriv lite mer."}
    assert world.anna.screen() == "== Fråga ==\nDin fråga: Kort\n  ! Skriv lite mer.\n[Skicka]"

    world.anna.fill("Din fråga", "Hur gör ni med helgerna?")
    assert world.anna.submit().ok
    assert world.anna.view is None
    assert world.bo.see() == "rummet:\n  *Fråga:* Hur gör ni med helgerna?\n  [Svara]"

    world.bo.press("Svara")
    assert world.bo.screen() == "== Svara ==\nDitt svar: ...\n[Skicka]"
    assert world.anna.view is None
    assert world.anna.toasts == world.bo.toasts == []
