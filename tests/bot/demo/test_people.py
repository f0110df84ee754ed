"""Dialogues with a real Bolt app that hears from the double directly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from slack_bolt import BoltResponse

from bot.demo.acts import Spot
from bot.demo.records import SlackError
from tests.bot.demo.world import World, a_bolt_app, actions, button, modal, plain, section, text_input

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slack_bolt import Ack, Respond
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


def options(*texts: str) -> list[dict[str, Any]]:
    return [{"text": plain(text), "value": text.lower()} for text in texts]


def open_on_command(bolt: BoltApp, view: dict[str, Any]) -> None:
    @bolt.command("/fraga")
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=view)


def test_every_field_carries_what_was_chosen_in_slacks_shape(world: World, bolt: BoltApp) -> None:
    sent: dict[str, Any] = {}
    kommun = {"type": "external_select", "action_id": "it", "min_query_length": 1}
    themes = {"type": "checkboxes", "action_id": "it", "options": options("Ekonomi", "Schema")}
    size = {"type": "radio_buttons", "action_id": "it", "options": options("Liten", "Stor")}
    several = {"type": "multi_static_select", "action_id": "it", "options": options("Dag", "Natt")}
    fields = {"Kommun": kommun, "Teman": themes, "Storlek": size, "Skift": several}
    blocks = [
        {"type": "input", "block_id": label, "label": plain(label), "element": element, "optional": label == "Skift"}
        for label, element in fields.items()
    ]
    day = {
        "type": "input",
        "block_id": "Dag",
        "label": plain("Dag"),
        "element": {"type": "datepicker", "action_id": "it"},
    }
    open_on_command(bolt, modal(*blocks, day, text_input("Ord", "Ord", initial_value="Redan skrivet")))

    @bolt.options("it")
    def suggest(ack: Ack, payload: dict[str, Any]) -> None:
        found = [one for one in ("Skövde", "Skurup", "Boden") if one.lower().startswith(payload["value"].lower())]
        ack(options=options(*found))

    @bolt.view("a_form")
    def received(ack: Ack, view: dict[str, Any]) -> None:
        sent.update(view["state"]["values"])
        ack()

    world.anna.command("/fraga")
    required = "Fyll i det här fältet."
    assert world.anna.submit().errors == dict.fromkeys(("Kommun", "Teman", "Storlek", "Dag"), required)
    assert world.anna.suggest("Kommun", "sk") == ["Skövde", "Skurup"]
    world.anna.fill("Kommun", "Skövde")
    world.anna.fill("Teman", ["Schema"])
    world.anna.fill("Storlek", "Stor")
    world.anna.fill("Skift", ["Dag", "Natt"])
    world.anna.fill("Dag", "2026-03-03")
    assert world.anna.screen().splitlines() == [
        "== Fråga ==",
        "Kommun: Skövde",
        "Teman: [ ] Ekonomi [x] Schema",
        "Storlek: ( ) Liten (x) Stor",
        "Skift (frivilligt): Dag, Natt",
        "Dag: 2026-03-03",
        "Ord: Redan skrivet",
        "[Skicka]",
    ]
    assert world.anna.submit().ok
    assert sent["Kommun"]["it"]["selected_option"]["value"] == "skövde"
    assert [one["value"] for one in sent["Teman"]["it"]["selected_options"]] == ["schema"]
    assert sent["Storlek"]["it"]["selected_option"]["value"] == "stor"
    assert [one["value"] for one in sent["Skift"]["it"]["selected_options"]] == ["dag", "natt"]
    assert sent["Dag"]["it"] == {"type": "datepicker", "selected_date": "2026-03-03"}
    assert sent["Ord"]["it"] == {"type": "plain_text_input", "value": "Redan skrivet"}


def test_a_form_is_replaced_pushed_upon_and_cleared(world: World, bolt: BoltApp) -> None:
    open_on_command(bolt, modal(text_input("Ord", "first"), title="Skriv"))
    answers: Iterator[dict[str, Any]] = iter(
        [
            {"response_action": "update", "view": modal(text_input("Ord", "first"), title="Granska")},
            {"response_action": "push", "view": modal(text_input("Mer", "more"), title="Mer")},
            {"response_action": "clear"},
        ]
    )

    @bolt.view("a_form")
    def received(ack: Ack) -> None:
        ack(**next(answers))

    world.anna.command("/fraga")
    world.anna.fill("Ord", "hej")
    assert world.anna.submit().ok
    assert world.anna.screen() == "== Granska ==\nOrd: hej\n[Skicka]"
    assert world.anna.submit().ok
    assert (world.anna.depth, world.anna.screen()) == (2, "== Mer ==\nMer: ...\n[Skicka]")
    world.anna.fill("Mer", "ja")
    assert world.anna.submit().ok
    assert world.anna.depth == 0


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "Fel"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "dance"},
        {"response_action": "update", "view": {"type": "modal"}},
        {"errors": {"words": "Fel"}},
    ],
)
def test_a_wrong_answer_keeps_the_form_and_what_was_written(
    world: World, bolt: BoltApp, answer: dict[str, Any]
) -> None:
    open_on_command(bolt, modal(text_input("Ord")))

    @bolt.view("a_form")
    def received(ack: Ack) -> BoltResponse:
        return BoltResponse(status=200, body=answer)

    world.anna.command("/fraga")
    world.anna.fill("Ord", "kvar")
    assert world.anna.submit().failed == "Det gick inte att skicka formuläret. Försök igen."
    assert world.anna.screen() == "== Fråga ==\nOrd: kvar\n[Skicka]"


def test_closing_tells_the_app_that_asked_to_know(world: World, bolt: BoltApp) -> None:
    closed: list[bool] = []
    open_on_command(bolt, modal(section("Läs"), notify_on_close=True, clear_on_close=True))

    @bolt.view_closed("a_form")
    def on_close(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        closed.append(body["is_cleared"])

    world.anna.command("/fraga")
    world.anna.close()
    assert (world.anna.view, closed) == (None, [True])


def test_a_field_that_dispatches_lets_the_app_redraw_the_form(world: World, bolt: BoltApp) -> None:
    asking = text_input("Sök") | {"dispatch_action": True}
    open_on_command(bolt, modal(asking))

    @bolt.action("it")
    def typed(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        found = section(f"Träffar för {body['actions'][0]['value']}")
        assert body["view"]["state"]["values"]["words"]["it"]["value"] == body["actions"][0]["value"]
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=modal(asking, found))

    world.anna.command("/fraga")
    world.anna.fill("Sök", "schema")
    assert world.anna.screen() == "== Fråga ==\nSök: schema\nTräffar för schema\n[Skicka]"


def test_a_reaction_whispers_a_button_whose_press_carries_no_message(world: World, bolt: BoltApp) -> None:
    pressed: dict[str, Any] = {}

    @bolt.event("reaction_added")
    def reacted(event: dict[str, Any], client: WebClient) -> None:
        assert set(event) == {"type", "user", "reaction", "item", "item_user", "event_ts"}
        blocks = [section("Vill du spara?"), actions(button("Spara", "save"))]
        client.chat_postEphemeral(channel=event["item"]["channel"], user=event["user"], text="Spara?", blocks=blocks)

    @bolt.action("save")
    def save(ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        ack()
        pressed.update(body)
        respond(text="Sparat.", replace_original=True)

    said = world.anna.say("Rita schemat tillsammans")
    world.bo.react(said, "bulb")
    assert world.bo.whispers == ["Vill du spara?\n[Spara]"]
    world.bo.press("Spara")
    assert world.bo.whispers == ["Sparat."]
    assert "message" not in pressed
    assert pressed["container"]["is_ephemeral"]
    assert world.anna.whispers == []
    assert world.anna.see() == "Anna Berg:\n  Rita schemat tillsammans\n  :bulb: 1"


def test_a_message_shortcut_brings_the_message_escaped(world: World, bolt: BoltApp) -> None:
    brought: dict[str, Any] = {}

    @bolt.shortcut("save")
    def save(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        brought.update(body["message"])

    said = world.anna.say("Fråga @Bo Ek om <schema> & se https://example.org/a")
    world.bo.shortcut("Spara som lösning", on=said)
    assert brought["text"] == "Fråga <@U0BO> om &lt;schema&gt; &amp; se <https://example.org/a>"
    assert world.bo.see() == "Anna Berg:\n  Fråga @Bo Ek om <schema> & se https://example.org/a"


def test_home_has_buttons_too(world: World, bolt: BoltApp) -> None:
    @bolt.event("app_home_opened")
    def opened(event: dict[str, Any], client: WebClient) -> None:
        if event["tab"] == "home":
            home = {"type": "home", "blocks": [section("Välkommen"), actions(button("Sök", "search"))]}
            client.views_publish(user_id=event["user"], view=home)

    @bolt.action("search")
    def search(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal(text_input("Sök ord")))

    assert world.anna.home() == "Välkommen\n[Sök]"
    world.anna.press("Sök")
    assert world.anna.screen() == "== Fråga ==\nSök ord: ...\n[Skicka]"


def test_choosing_outside_fields(world: World, bolt: BoltApp) -> None:
    chosen: list[Any] = []
    menu = {"type": "overflow", "action_id": "menu", "options": options("Ändra", "Ta bort")}
    boxes = {"type": "checkboxes", "action_id": "boxes", "options": options("Ett", "Två")}
    open_on_command(bolt, modal(section("Val", accessory=menu), {"type": "actions", "elements": [boxes]}))

    @bolt.action("menu")
    def picked(ack: Ack, action: dict[str, Any]) -> None:
        ack()
        chosen.append(action["selected_option"]["value"])

    @bolt.action("boxes")
    def ticked(ack: Ack, action: dict[str, Any]) -> None:
        ack()
        chosen.append([one["value"] for one in action["selected_options"]])

    world.anna.command("/fraga")
    world.anna.press("Ta bort")
    world.anna.choose("Ett")
    world.anna.choose("Två")
    world.anna.choose("Ett")
    assert chosen == ["ta bort", ["ett"], ["ett", "två"], ["två"]]
    assert "[ ] Ett [x] Två" in world.anna.screen()


def test_what_is_not_there_cannot_be_done(world: World, bolt: BoltApp) -> None:
    with pytest.raises(AssertionError, match=r"sees no \[Svara\]"):
        world.anna.press("Svara")
    with pytest.raises(AssertionError, match="no form open"):
        world.anna.submit()
    with pytest.raises(AssertionError, match="nothing says"):
        world.anna.find("finns inte")
    with pytest.raises(AssertionError, match="is not in rummet"):
        world.cilla.see(world.room)
    with pytest.raises(SlackError, match="channel_not_found"):
        world.cilla.say("Släpp in mig", world.room)
    world.anna.command("/okand")
    assert world.anna.toasts == ["/okand är inget kommando. Välj ett i listan som visas när du skriver /."]


def test_people_delete_what_they_said(world: World) -> None:
    said = world.anna.say("Ett namn för mycket")
    with pytest.raises(SlackError, match="cant_delete_message"):
        world.bo.delete(said)
    world.anna.delete(said)
    assert world.bo.see() == ""


def test_a_menu_in_a_message_is_filled_by_the_app(world: World, bolt: BoltApp) -> None:
    menu = {"type": "external_select", "action_id": "where"}
    bolt.client.chat_postMessage(channel="C0RUM", text="Var?", blocks=[section("Var?", accessory=menu, block_id="b")])

    @bolt.options("where")
    def suggest(ack: Ack, payload: dict[str, Any]) -> None:
        ack(options=options(payload["channel"]["id"], payload["message"]["text"]))

    message = world.anna.find("Var?")
    spot = Spot(channel="C0RUM", ts=message.ts)
    found = world.double.acts.suggest("U0ANNA", spot, "b", "where", "x")
    assert [one["value"] for one in found["options"]] == ["c0rum", "var?"]


def test_a_command_tells_who_where_and_what(world: World, bolt: BoltApp) -> None:
    told: list[dict[str, Any]] = []

    @bolt.command("/fraga")
    @bolt.command("/skall")
    def ask(ack: Ack, body: dict[str, Any]) -> None:
        ack(text="Hej alla", response_type="in_channel")
        told.append(body)

    world.anna.command("/fraga", "hur <gör> ni")
    assert told[0]["channel_name"] == "privategroup"
    assert (told[0]["user_id"], told[0]["command"], told[0]["text"]) == ("U0ANNA", "/fraga", "hur &lt;gör&gt; ni")
    assert world.bo.see("rummet") == world.bo.see("C0RUM") == "rummet:\n  Hej alla"
    assert [one.method for one in world.workspace.received].count("acknowledgement") == 1
    world.anna.command("/skall", "@Bo Ek", world.anna.dm)
    assert (told[1]["text"], told[1]["channel_name"]) == ("<@U0BO>", "directmessage")
