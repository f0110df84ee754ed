"""One list of what waits, for those who look after the room."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain import duties, incidents, questions, unanswered
from domain.members import PLEDGE_VERSION, Member, Role
from domain.ports import Subject
from domain.questions import Question
from domain.unanswered import CARD
from handlers.duties import SHOWN
from handlers.ui import Button, Buttons, Form
from tests.small import ANNA, NETWORK, START, Small, buttons_of, form_of, identity, said, small

FRIDA = Member("frida", "n1", "Frida Holm", Role.FACILITATOR, pledge=PLEDGE_VERSION)
DINA = Member("dina", "n1", "Dina Ros", Role.DEPUTY, pledge=PLEDGE_VERSION)
NOTHING = "Ingenting väntar på dig just nu. När något gör det får du ett meddelande."


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as made:
        for member in (FRIDA, DINA):
            made.db.run(lambda store, one: store.members.add(one, identity(one.id)), member)
        yield made


def waits(room: Small, *bodies: str, days: int = 0) -> None:
    """Each since a day later than the one before."""
    for number, body in enumerate(bodies):
        since = START + timedelta(days=days + number)
        question = Question(
            f"{body} {number}".replace(" ", "-"), "n1", body, (), None, f"{body}{number}".encode(), START
        )
        room.db.run(lambda store, one: store.questions.add(one), question)
        room.db.run(duties.begin, "n1", Subject(CARD, question.id), now=since)


def list_of(room: Small, member: Member) -> Form:
    return form_of(room.presses(member, "duties.list"))


def show_buttons(form: Form) -> list[Button]:
    return [button for part in form.fields if isinstance(part, Buttons) for button in part.buttons]


def test_each_thing_is_a_line_with_since_when_and_a_button_oldest_first(room: Small) -> None:
    waits(room, "Hur gör ni?", "Vem vet?")
    form = list_of(room, FRIDA)
    assert said(form).splitlines() == [
        "En fråga väntar på svar: Hur gör ni?",
        "Väntar sedan tisdag 3 mars kl. 13.00.",
        "En fråga väntar på svar: Vem vet?",
        "Väntar sedan onsdag 4 mars kl. 13.00.",
    ]
    assert len(show_buttons(form)) == 2


def test_personal_data_in_the_room_comes_before_all_that_can_wait(room: Small) -> None:
    waits(room, "Hur gör ni?")
    shown = Subject(questions.CARD, "Hur-gör-ni?-0")
    room.db.run(incidents.report_shown, NETWORK, shown, now=START + timedelta(days=2))
    assert said(list_of(room, FRIDA)).startswith("Något i rummet kan peka ut en person. En medlem säger")


def test_the_button_shows_the_card_with_what_can_be_done(room: Small) -> None:
    waits(room, "Hur gör ni?", "Vem vet?")
    form = list_of(room, FRIDA)
    shown = form_of(room.presses(FRIDA, "duties.show", show_buttons(form)[1].subject, form=form))
    assert "Vem vet?" in said(shown)
    settle = buttons_of(shown)["unanswered.settle"]
    assert said(room.presses(FRIDA, settle.route, settle.subject, form=shown)).startswith("Tack.")
    assert len(show_buttons(list_of(room, FRIDA))) == 1


def test_a_long_question_is_one_line(room: Small) -> None:
    waits(room, "Hur gör ni när allt kommer på en gång? " * 40)
    assert max(map(len, said(list_of(room, FRIDA)).splitlines())) <= 150


def test_when_nothing_waits_it_says_so(room: Small) -> None:
    assert said(list_of(room, FRIDA)) == NOTHING


def test_a_deputy_sees_what_has_lain_and_nobody_else_sees_anything(room: Small) -> None:
    waits(room, "Hur gör ni?")
    assert said(list_of(room, DINA)) == NOTHING
    [subject] = [button.subject for button in show_buttons(list_of(room, FRIDA))]
    assert "finns inte" in said(room.presses(DINA, "duties.show", subject))
    room.db.run(duties.escalate, room.services.holiday, now=START + timedelta(days=2))
    assert "Hur gör ni?" in said(list_of(room, DINA))
    assert "Hur gör ni?" in said(form_of(room.presses(DINA, "duties.show", subject)))
    for route in ("duties.list", "duties.show"):
        assert "samtalsledaren" in said(room.presses(ANNA, route, subject))


def test_more_than_fit_are_counted(room: Small) -> None:
    waits(room, *(f"Fråga {number}?" for number in range(SHOWN + 2)))
    form = list_of(room, FRIDA)
    assert len(show_buttons(form)) == SHOWN
    assert said(form).splitlines()[-1].startswith("2 saker till väntar.")


def test_what_was_done_meanwhile_is_no_longer_there(room: Small) -> None:
    waits(room, "Hur gör ni?")
    form = list_of(room, FRIDA)
    [button] = show_buttons(form)
    room.db.run(unanswered.settle, "n1", button.subject.partition(" ")[2], by=FRIDA)
    assert "finns inte" in said(room.presses(FRIDA, "duties.show", button.subject, form=form))
