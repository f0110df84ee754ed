"""Clicks and what comes of them, through the real Bolt app with the double in Slack's place."""

from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from bot.slack.post import SlackSpeaker
from handlers.routes import Kind, command, event, press, shortcut, submit, suggest
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Choices,
    Close,
    Date,
    Errors,
    Field,
    Form,
    Home,
    Lookup,
    Next,
    Open,
    Option,
    Paragraph,
    Part,
    Push,
    Refused,
    Replace,
    Reply,
    Suggestions,
    Text,
    Toggle,
    Whisper,
)
from tests.bot.slack.room import HERE, Heard, Room, identity

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.demo.world import World

    Rooms = Callable[..., Room]

STRANGER = "Det här rummet är bara för nätverkets medlemmar."


def card(text: str, *buttons: Button) -> Card:
    return Card(text, (Paragraph(text), *((Buttons(buttons),) if buttons else ())))


def form(title: str, *fields: Field | Part, name: str = "a.form", submit: str | None = None) -> Form:
    parts = fields or (Paragraph("Hej"),)
    return Form(name, title, parts, submit=submit)


WRITE = form("Fråga", Text("body", "Din fråga"), Buttons((Button("Titta", "a.look", "s1"),)), submit="Skicka")


def test_a_form_opens_and_comes_back_with_all_that_was_filled_in(world: World, room: Rooms) -> None:
    sent, options = Heard(Close()), (Option("a", "A"), Option("b", "B"))
    fields = (
        Text("body", "Din fråga", long=True),
        Choice("sender", "Avsändare", options, open=True),
        Choice("size", "Storlek", options, required=False),
        Choices("themes", "Teman", options),
        Choices("many", "Många", tuple(Option(str(n), f"Nr {n}") for n in range(11))),
        Lookup("town", "Kommun", "towns.suggest", required=False),
        Date("first", "Första dagen", date(2026, 7, 1)),
        Date("last", "Sista dagen"),
        Date("never", "Aldrig", required=False),
        Toggle("urgent", "Brådskar", "Ja"),
        Toggle("keep", "Spara", "Ja", initial=True),
    )
    towns = Heard(Suggestions((Option("1", "Ystad"),)))
    asked = Form("a.form", "Fråga", fields, submit="Skicka", hidden={"id": "f1"})
    room(command("fraga", Heard(Open(asked))), submit("a.form", sent), suggest("towns.suggest", towns))
    anna = world.anna
    anna.command("/fraga")
    assert anna.suggest("Kommun", "yst") == ["Ystad"]
    assert (towns.last.subject, towns.last.kept("id")) == ("yst", "f1")
    anna.fill("Din fråga", "Helgerna & <nätterna>")
    anna.fill("Avsändare", "B")
    anna.fill("Teman", ["A", "B"])
    anna.fill("Många", ["Nr 10"])
    anna.fill("Sista dagen", "2026-07-31")
    anna.fill("Brådskar", ["Ja"])
    assert anna.submit().ok
    assert anna.view is None
    request = sent.last
    assert request.values == {
        "body": "Helgerna & <nätterna>",
        "sender": "b",
        "size": None,
        "themes": ("a", "b"),
        "many": ("10",),
        "town": None,
        "first": "2026-07-01",
        "last": "2026-07-31",
        "never": None,
        "urgent": True,
        "keep": True,
    }
    assert (request.day("last"), request.day("never")) == (date(2026, 7, 31), None)
    assert request.kept("id") == "f1"
    assert request.actor.id == "m1"


def test_a_command_brings_its_words_and_the_channel(world: World, room: Rooms) -> None:
    door = Heard(Whisper(card("Hej")))
    room(command("fraga", door))
    world.anna.command("/fraga", "schema & natt")
    assert door.last.text == "schema & natt"
    assert world.anna.whispers == ["Hej"]
    assert world.bo.see() == ""


def test_a_button_in_a_form_carries_what_is_filled_in(world: World, room: Rooms) -> None:
    look = Heard(Push(form("Ovanpå")))
    room(command("fraga", Heard(Open(WRITE))), press("a.look", look))
    world.anna.command("/fraga")
    world.anna.fill("Din fråga", "Hur gör ni?")
    world.anna.press("Titta")
    assert (look.last.subject, look.last.written("body"), look.last.in_form) == ("s1", "Hur gör ni?", True)
    assert (world.anna.depth, world.anna.screen()) == (2, "== Ovanpå ==\nHej")


@pytest.mark.parametrize(
    ("reply", "depth", "screen"),
    [
        (Next(form("Sedan")), 1, "== Sedan =="),
        (Open(form("Öppnad")), 2, "== Öppnad =="),
        (Push(form("Lagd")), 2, "== Lagd =="),
        (Whisper(card("Psst")), 2, "== Rummet ==\nPsst"),
        (Errors({"": "Fel"}), 2, "== Rummet ==\nFel"),
        (Replace(card("Nytt")), 1, "== Rummet ==\nNytt"),
        (None, 1, "== Fråga =="),
    ],
)
def test_a_button_in_a_form_is_answered_by_forms(
    world: World, room: Rooms, reply: Reply, depth: int, screen: str
) -> None:
    room(command("fraga", Heard(Open(WRITE))), press("a.look", Heard(reply)))
    world.anna.command("/fraga")
    world.anna.press("Titta")
    assert world.anna.depth == depth
    assert world.anna.screen().startswith(screen)
    assert world.anna.toasts == []


@pytest.mark.parametrize(
    ("reply", "depth", "screen"),
    [
        (Next(form("Sedan")), 1, "== Sedan =="),
        (Open(form("Öppnad")), 1, "== Öppnad =="),
        (Push(form("Lagd")), 2, "== Lagd =="),
        (Whisper(card("Psst")), 1, "== Rummet ==\nPsst"),
        (Refused("Nej", Button("In", "nowhere")), 1, "== Rummet ==\nNej\n[In]"),
        (Close(), 0, ""),
        (None, 0, ""),
    ],
)
def test_a_form_that_was_sent_is_answered_by_what_stands_there_next(
    world: World, room: Rooms, reply: Reply, depth: int, screen: str
) -> None:
    room(command("fraga", Heard(Open(WRITE))), submit("a.form", Heard(reply)))
    world.anna.command("/fraga")
    world.anna.fill("Din fråga", "Hur?")
    assert world.anna.submit().ok
    assert world.anna.depth == depth
    assert world.anna.screen().startswith(screen)


def test_a_form_that_was_sent_may_redraw_home(world: World, room: Rooms) -> None:
    room(command("fraga", Heard(Open(WRITE))), submit("a.form", Heard(Home(card("Nytt hem")))))
    world.anna.command("/fraga")
    world.anna.fill("Din fråga", "Hur?")
    assert world.anna.submit().ok
    assert world.anna.view is None
    assert "Nytt hem" in str(world.double.surfaces.homes["U0ANNA"].content)


def test_a_fourth_form_takes_the_place_of_the_third(world: World, room: Rooms) -> None:
    deeper = form("Djupare", Buttons((Button("Ner", "a.down"),)), Text("t", "Text", required=False), submit="Skicka")
    room(
        command("fraga", Heard(Open(deeper))),
        press("a.down", Heard(Push(deeper))),
        submit("a.form", Heard(Push(deeper))),
    )
    world.anna.command("/fraga")
    for depth in (2, 3, 3):
        world.anna.press("Ner")
        assert world.anna.depth == depth
    assert world.anna.submit().ok
    assert world.anna.depth == 3


def test_an_error_stands_at_its_field_or_else_at_the_first(world: World, room: Rooms) -> None:
    two = form("Två", Text("a", "Ett"), Text("b", "Två"), submit="Skicka")
    sent = Heard(Errors({"b": "Fel i b.", "": "Fel.", "elsewhere": "Och där."}))
    room(command("fraga", Heard(Open(two))), submit("a.form", sent))
    world.anna.command("/fraga")
    world.anna.fill("Ett", "1")
    world.anna.fill("Två", "2")
    assert world.anna.submit().errors == {"Två": "Fel i b.", "Ett": "Fel. Och där."}


def test_an_error_in_a_form_without_fields_lies_over_it(world: World, room: Rooms) -> None:
    bare = form("Granska", Paragraph("Text"), submit="Skicka")
    room(command("fraga", Heard(Open(bare))), submit("a.form", Heard(Errors({"body": "Gick inte."}))))
    world.anna.command("/fraga")
    assert world.anna.submit().ok
    assert (world.anna.depth, world.anna.screen()) == (2, "== Rummet ==\nGick inte.")


def test_a_form_shown_anew_shows_its_new_beginning_and_not_what_was_written_before(world: World, room: Rooms) -> None:
    again = form("Fråga", Text("body", "Din fråga", initial="En mindre kommun"), submit="Skicka")
    room(command("fraga", Heard(Open(WRITE))), submit("a.form", Heard(Next(again))))
    world.anna.command("/fraga")
    world.anna.fill("Din fråga", "Ystad")
    world.anna.submit()
    assert "En mindre kommun" in world.anna.screen()


def test_a_form_shown_anew_keeps_what_was_written_where_the_field_is_the_same(world: World, room: Rooms) -> None:
    room(command("fraga", Heard(Open(WRITE))), press("a.look", Heard(Next(WRITE))))
    world.anna.command("/fraga")
    world.anna.fill("Din fråga", "Ystad")
    world.anna.press("Titta")
    assert "Ystad" in world.anna.screen()


def test_a_press_in_the_channel_is_answered_to_one_alone(world: World, room: Rooms) -> None:
    me_too = Heard(Whisper(card("Tack")))
    here = room(press("a.me_too", me_too))
    _post(here, card("En fråga", Button("Jag också", "a.me_too", "q1")))
    world.bo.press("Jag också")
    assert (world.bo.whispers, world.anna.whispers) == (["Tack"], [])
    assert (me_too.last.subject, me_too.last.actor.id) == ("q1", "m2")
    assert "En fråga" in world.bo.see()


def test_replacing_redraws_the_whisper_and_never_the_rooms_card(world: World, room: Rooms) -> None:
    here = room(
        press("a.ask", Heard(Whisper(card("Säkert?", Button("Ja", "a.yes"))))),
        press("a.yes", Heard(Replace(card("Klart")))),
        press("a.no", Heard(Replace(card("Inget hände")))),
    )
    _post(here, card("En fråga", Button("Ta bort", "a.ask"), Button("Nej", "a.no")))
    before = world.bo.see()
    world.bo.press("Ta bort")
    world.bo.press("Ja")
    assert world.bo.whispers == ["Klart"]
    world.bo.press("Nej", on=world.bo.find("En fråga"))
    assert world.bo.whispers == ["Klart", "Inget hände"]
    assert world.bo.see() == before


def test_a_press_in_the_channel_or_in_home_opens_forms(world: World, room: Rooms) -> None:
    door = Heard(Next(form("Fråga")))
    here = room(press("a.ask", door), event("home.opened", Heard(Home(card("Hemma", Button("Fråga", "a.ask"))))))
    _post(here, card("En fråga", Button("Svara", "a.ask")))
    world.anna.press("Svara")
    assert world.anna.screen().startswith("== Fråga ==")
    assert "Hemma" in world.bo.home()
    world.bo.press("Fråga")
    assert world.bo.screen().startswith("== Fråga ==")
    assert not door.last.in_form


def test_shortcuts_open_forms_and_bring_the_message(world: World, room: Rooms) -> None:
    save = Heard(Open(form("Spara")))
    here = room(shortcut("questions.door", Heard(Open(form("Fråga")))), shortcut("solutions.save_message", save))
    world.anna.shortcut("Fråga")
    assert world.anna.screen().startswith("== Fråga ==")
    said = world.bo.say("Vi gjorde om @Anna Berg schemat & det <gick> https://example.org/a")
    world.anna.shortcut("Spara", said)
    assert world.anna.screen().startswith("== Spara ==")
    message = save.last.message
    assert message
    assert message.text == "Vi gjorde om en kollega schemat & det <gick> https://example.org/a"
    assert message.author == identity("U0BO")
    assert here.services.platform.fetch(here.services.read(lambda s: s.networks.all())[0], message.ref) == message


def test_a_lightbulb_whispers_and_names_the_message(world: World, room: Rooms) -> None:
    tagged = Heard(Whisper(card("Spara?", Button("Spara", "a.save"))))
    here = room(event("message.tagged", tagged), press("a.save", Heard()))
    ref = _post(here, card("En fråga"))
    world.bo.react(world.bo.find("En fråga"), "bulb")
    world.bo.react(world.bo.find("En fråga"), "eyes")
    assert tagged.last.subject == ref
    assert len(tagged.requests) == 1
    assert len(world.bo.whispers) == 1
    assert tagged.last.delivery


def test_a_direct_message_is_answered_there_and_other_messages_are_not_heard(world: World, room: Rooms) -> None:
    direct = Heard(Whisper(card("Fråga så här")))
    room(event("direct.message", direct))
    world.anna.say("Hur gör ni?", world.anna.dm)
    world.anna.say("Till alla")
    assert [request.text for request in direct.requests] == ["Hur gör ni?"]
    assert "Fråga så här" in world.anna.see(world.anna.dm)


def test_strangers_get_the_same_sentence_where_they_stand(world: World, room: Rooms) -> None:
    handler = Heard(Open(form("Hemligt")))
    here = room(
        command("fraga", handler),
        shortcut("questions.door", handler),
        shortcut("solutions.save_message", handler),
        press("a.press", handler),
        event("home.opened", handler),
        event("direct.message", handler),
        event("message.tagged", handler),
    )
    _post(here, card("En fråga", Button("Tryck", "a.press")))
    cilla = world.cilla
    cilla.join(world.room)

    cilla.command("/fraga")
    cilla.press("Tryck", on=cilla.find("En fråga"))
    cilla.shortcut("Spara", cilla.find("En fråga"))
    assert len(cilla.whispers) == 3
    cilla.react(cilla.find("En fråga"), "bulb")
    assert len(cilla.whispers) == 3
    cilla.shortcut("Fråga")
    cilla.say("Hej", cilla.dm)
    sentences = [
        *cilla.whispers,
        cilla.home(),
        cilla.screen().removeprefix("== Rummet ==\n"),
        dedent(cilla.see(cilla.dm).rpartition("rummet:\n")[2]),
    ]
    assert len(set(sentences)) == 1
    assert sentences[0].startswith(STRANGER)
    assert handler.requests == []
    assert cilla.toasts == []


def test_a_form_that_outlives_a_membership_says_the_sentence_and_finds_nothing(world: World, room: Rooms) -> None:
    towns = Lookup("town", "Kommun", "towns.suggest", required=False)
    asked = form("Fråga", towns, Buttons((Button("Titta", "a.look"),)), submit="Skicka")
    sent, found = Heard(Close()), Heard(Suggestions((Option("1", "Ystad"),)))
    room(
        command("fraga", Heard(Open(asked))),
        submit("a.form", sent),
        suggest("towns.suggest", found),
        press("a.look", sent),
    )
    world.bo.command("/fraga")
    world.bo.leave()
    assert world.bo.suggest("Kommun", "y") == []
    world.bo.press("Titta")
    assert world.bo.depth == 2
    assert STRANGER in world.bo.screen()
    world.bo.close()
    assert world.bo.submit().ok
    assert STRANGER in world.bo.screen()
    assert (sent.requests, found.requests) == ([], [])


def test_people_of_another_workspace_are_strangers_even_under_a_members_id(world: World, room: Rooms) -> None:
    door = Heard(Open(form("Fråga")))
    here = room(press("a.press", door))
    _post(here, card("En fråga", Button("Tryck", "a.press")))
    world.workspace.user("U0BO").team = "T0OTHER"
    world.bo.press("Tryck")
    assert STRANGER in world.bo.whispers[0]
    assert door.requests == []


def test_kinds_keep_their_own_names(world: World, room: Rooms) -> None:
    heard = Heard()
    room(command("fraga", heard), shortcut("questions.door", heard))
    world.anna.command("/fraga")
    world.anna.shortcut("Fråga")
    assert [(request.kind, request.route) for request in heard.requests] == [
        (Kind.COMMAND, "fraga"),
        (Kind.SHORTCUT, "questions.door"),
    ]


def _post(here: Room, what: Card) -> str:
    return SlackSpeaker(here.client).post(HERE, what, id="o1", under=None, since=None)
