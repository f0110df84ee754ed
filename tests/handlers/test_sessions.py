"""A talk by the clock, from the meeting's page to the room: steered from one card, on a telephone, by two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import count

import pytest

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain import sessions
from domain.group_rooms import Opening, SmallRoom
from domain.methods import METHODS
from domain.ports import GroupRoom, Person
from handlers.routes import Kind
from handlers.ui import Button, Buttons, Choice, Context, Form, Option
from tests.handlers.meeting import FRIDA, HERE, come_to, meeting_room, page_of, told
from tests.handlers.planning import GUN
from tests.small import ANNA, Small, buttons_of, fields_of, form_of, said, standing

MINUTE = timedelta(minutes=1)


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


@pytest.fixture
def meeting(room: Small) -> str:
    id = told(room)
    come_to(room, 17, 13)
    return id


def chosen(room: Small, meeting: str, method: str) -> Form:
    page = page_of(room, FRIDA, meeting)
    listed = form_of(room.presses(FRIDA, "methods.open", meeting, page))
    assert f"{meeting} {method}" in [button.subject for button in every_button(listed)]
    return form_of(room.presses(FRIDA, "sessions.open", f"{meeting} {method}", listed))


def every_button(form: Form) -> list[Button]:
    return [button for part in form.fields if isinstance(part, Buttons) for button in part.buttons]


def begun(room: Small, meeting: str, method: str = "one-two-four-all", **values: object) -> Form:
    form = room.sends(FRIDA, chosen(room, meeting, method), **{"pledge": False, **values})  # type: ignore[arg-type]
    room.deliver()
    return form_of(form)


def passes(room: Small, minutes: int) -> None:
    room.pass_time(minutes * MINUTE)
    room.db.run(sessions.keep_time, now=room.now)
    room.deliver()


def on_phone(room: Small, who: str = "frida") -> str:
    [card] = room.stands(Person(who), sessions.LEAD_CARD)
    return said(card)


def in_channel(room: Small) -> str:
    [card] = room.stands(HERE, sessions.CARD)
    return said(card)


def card_press(room: Small, route: str) -> object:
    [card] = room.stands(Person("frida"), sessions.LEAD_CARD)
    reply = room.presses(FRIDA, route, buttons_of(card)[route].subject)
    room.deliver()
    return reply


def test_one_card_is_stepped_through_on_a_telephone(room: Small, meeting: str) -> None:
    begun(room, meeting, question="Vad gör du när schemat spricker?")
    assert "Ensam" in on_phone(room)
    assert "Frågan: Vad gör du när schemat spricker?" in on_phone(room)
    assert "Slutar kl. 13.01." in on_phone(room)
    assert room.stands(HERE, sessions.CARD) == []
    card_press(room, "sessions.forward")
    assert "Två och två" in on_phone(room)
    passes(room, 2)
    assert "Tiden är ute." in on_phone(room)
    card_press(room, "sessions.extend")
    assert "Slutar kl. 13.04." in on_phone(room)
    card_press(room, "sessions.pause")
    assert "Pausat. 2 minuter kvar." in on_phone(room)
    card_press(room, "sessions.go_on")
    card_press(room, "sessions.back")
    assert "Ensam" in on_phone(room)
    for _ in range(3):
        card_press(room, "sessions.forward")
    assert "Sedan:" not in on_phone(room)
    assert "avslutat" in said(card_press(room, "sessions.forward"))  # type: ignore[arg-type]
    assert room.stands(Person("frida"), sessions.LEAD_CARD) == []


def test_in_the_room_the_samtalslofte_comes_first_and_the_steps_change_by_themselves(room: Small, meeting: str) -> None:
    begun(room, meeting, shown="room", pledge=True)
    assert "Det som sägs i rummet stannar i rummet." in in_channel(room)
    for minutes, title in ((1, "Ensam"), (1, "Två och två"), (2, "Fyra och fyra"), (4, "Alla")):
        passes(room, minutes)
        assert in_channel(room).splitlines()[0] == title
    [card] = room.stands(HERE, sessions.CARD)
    assert set(buttons_of(card)) == {"methods.roles", "parking.open"}
    passes(room, 5)
    assert "Tiden är ute." in in_channel(room)
    passes(room, 300)
    assert room.stands(HERE, sessions.CARD) == []


def test_groups_apart_see_the_same_step_in_their_own_channels(room: Small, meeting: str) -> None:
    assert "groups" not in [option.value for option in shown_in(chosen(room, meeting, "round"))]
    for number in (1, 2):
        made = SmallRoom(f"{meeting}-{number}", meeting, str(number), people=("anna", "bosse", "clara")[: number + 1])
        room.db.run(lambda store, made: store.group_rooms.add(made), made)
    room.db.run(lambda store: store.group_rooms.put_opening(Opening(meeting, "Hur gör ni?")))
    form = chosen(room, meeting, "round")
    filled = standing(form)
    assert (filled["turns"], filled["shown"], filled["question"]) == ("3", "groups", "Hur gör ni?")
    room.sends(FRIDA, form, pledge=False)
    told_to = {to for _, to in room.db.read(lambda store: store.outbox.showing(store.sessions.all()[0].id))}
    assert told_to == {Person("frida"), GroupRoom(f"{meeting}-1"), GroupRoom(f"{meeting}-2")}


def shown_in(form: Form) -> tuple[Option, ...]:
    field = fields_of(form)["shown"]
    assert isinstance(field, Choice)
    return field.options


def test_times_are_changed_before_it_begins(room: Small, meeting: str) -> None:
    begun(room, meeting, "round", step0="3", step1="1", turns="2")
    assert "3 min" in on_phone(room)
    card_press(room, "sessions.forward")
    assert "En i taget (1 av 2)" in on_phone(room)
    assert "1 min" in on_phone(room)


def test_every_method_says_its_steps_roles_and_source(room: Small, meeting: str) -> None:
    for method in ("round", "supervision", "troika", "one-two-four-all"):
        form = chosen(room, meeting, method)
        source = [part.text for part in form.fields if isinstance(part, Context)][-1]
        assert source.startswith("Källa: ")
        roles = form_of(room.presses(ANNA, "methods.roles", method))
        assert source in said(roles)
        assert len(said(roles).splitlines()) > 4


def test_two_who_press_at_once_take_one_step(room: Small, meeting: str) -> None:
    begun(room, meeting)
    [card] = room.stands(Person("frida"), sessions.LEAD_CARD)
    subject = buttons_of(card)["sessions.forward"].subject
    page = form_of(room.presses(GUN, "meetings.show", meeting))
    panel = form_of(room.presses(GUN, "sessions.show", buttons_of(page)["sessions.show"].subject, page))
    room.presses(FRIDA, "sessions.forward", subject)
    after = form_of(room.presses(GUN, "sessions.forward", buttons_of(panel)["sessions.forward"].subject, panel))
    assert "Två och två" in said(after)


def test_who_comes_late_reads_on_the_page_what_goes_on(room: Small, meeting: str) -> None:
    begun(room, meeting, shown="room")
    page = form_of(room.presses(ANNA, "meetings.show", meeting))
    assert "Just nu: 1-2-4-alla, Ensam. Slutar kl. 13.01." in said(page)
    assert not {"sessions.show", "methods.open"} & set(buttons_of(page))
    leaders = page_of(room, FRIDA, meeting)
    assert "sessions.show" in buttons_of(leaders)
    assert "methods.open" not in buttons_of(leaders)


def test_what_is_shown_to_who_leads_alone_stands_on_nobody_elses_page(room: Small, meeting: str) -> None:
    begun(room, meeting)
    assert "Just nu" not in said(form_of(room.presses(ANNA, "meetings.show", meeting)))
    assert "Just nu" in said(form_of(room.presses(GUN, "meetings.show", meeting)))


def test_the_form_sent_twice_begins_one_talk(room: Small, meeting: str) -> None:
    form = chosen(room, meeting, "troika")
    room.sends(FRIDA, form)
    assert "redan sparat" in said(room.sends(FRIDA, form))
    assert "redan ett samtal igång" in said(room.sends(FRIDA, chosen(room, meeting, "troika")))


def test_what_no_form_makes_is_refused(room: Small, meeting: str) -> None:
    form = chosen(room, meeting, "round")
    for wrong in ({"shown": "everywhere"}, {"turns": "x"}, {"step1": "7"}, {"step1": ""}, {"turns": "31"}):
        room.sends(FRIDA, form, **wrong)
    assert room.db.read(lambda store: store.sessions.all()) == []
    assert "finns inte" in said(room.does(FRIDA, Kind.PRESS, "sessions.forward", "nothing 0"))


@pytest.mark.parametrize("method", [method.key for method in METHODS])
def test_slack_takes_every_form_and_every_step(room: Small, meeting: str, method: str) -> None:
    page = page_of(room, FRIDA, meeting)
    taken(form_of(room.presses(FRIDA, "methods.open", meeting, page)))
    form = chosen(room, meeting, method)
    turns = {"turns": "30"} if "turns" in fields_of(form) else {}
    taken(form)
    taken(form_of(room.sends(FRIDA, form, shown="room", question="Vad gör du " * 27, **turns)))
    room.deliver()
    while cards := [*room.stands(Person("frida"), sessions.LEAD_CARD), *room.stands(HERE, sessions.CARD)]:
        for card in cards:
            drawn = draw.message(card)
            check_message(drawn["text"], drawn["blocks"], text_limit=4000)
        card_press(room, "sessions.forward")


def taken(form: Form) -> None:
    numbers = count()
    check_view(draw.modal(form), "modal", lambda: f"id{next(numbers)}")
