"""*Mina frågor*: one finds back to what one asked, reads the answers, changes it or takes it back."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest

from bot.demo.validation import check_view
from bot.slack import draw
from domain import answers, flags, questions
from domain.members import Member, Standing
from domain.ports import Subject
from handlers.routes import Kind, Message
from handlers.ui import Buttons, Form, Link, Quote
from tests.small import ANNA, CLARA, START, Small, buttons_of, form_of, said


def ask(room: Small, *ids: str, by: str = "anna", body: str = "Hur gör ni på natten?") -> None:
    for number, id in enumerate(ids):
        room.db.run(questions.ask, questions.Ask(id, "n1", by, body), now=START + timedelta(minutes=number))
    room.deliver()


def answer(room: Small, id: str, body: str = "Vi turas om.", *, to: str = "q1", by: str = "bosse") -> None:
    room.db.run(answers.give, answers.Give(id, "n1", to, by, body), now=room.now)


def listed(room: Small, form: Form) -> list[str]:
    """The questions that can be read from it."""
    every = [button for part in form.fields if isinstance(part, Buttons) for button in part.buttons]
    return [button.subject for button in every if button.route == "mine.read"]


def quoted(form: Form) -> list[str]:
    return [part.text for part in form.fields if isinstance(part, Quote)]


def test_who_has_asked_nothing_with_their_name_is_shown_the_ways_on(room: Small) -> None:
    form = form_of(room.does(ANNA, Kind.PRESS, "mine.open"))
    assert "inte frågat något med ditt namn" in said(form)
    assert {"questions.door", "codewords.open"} <= set(buttons_of(form))


def test_a_question_is_read_with_its_answers_and_where_it_stands(room: Small) -> None:
    ask(room, "q1")
    room.messages["ref-q1-questions.card"] = Message("ref-q1-questions.card", "", None)
    form = form_of(room.does(ANNA, Kind.PRESS, "mine.open"))
    assert "Inga svar i formuläret än · tisdag 3 mars" in said(form)
    assert "med dina kodord" in said(form)
    assert "solutions.save" not in buttons_of(form_of(room.presses(ANNA, "mine.read", "q1", form=form)))
    answer(room, "a1")
    shown = form_of(room.presses(ANNA, "mine.read", listed(room, form)[0], form=form))
    assert quoted(shown) == ["Hur gör ni på natten?", "Vi turas om."]
    assert "Bosse Al svarar" in said(shown)
    assert [part.url for part in shown.fields if isinstance(part, Link)] == ["https://chat.test/ref-q1-questions.card"]
    assert form_of(room.presses(ANNA, "solutions.save", "q1", form=shown)).name == "solutions.pick"


def test_it_is_changed_and_taken_back_from_here(room: Small) -> None:
    ask(room, "q1")
    shown = form_of(room.does(ANNA, Kind.PRESS, "mine.read", "q1"))
    own = form_of(room.presses(ANNA, "questions.change", buttons_of(shown)["questions.change"].subject, form=shown))
    room.sends(ANNA, own, body="Hur gör ni på helgen?")
    assert quoted(form_of(room.does(ANNA, Kind.PRESS, "mine.read", "q1"))) == ["Hur gör ni på helgen?"]
    room.presses(ANNA, "questions.withdraw", "q1", form=own)
    assert listed(room, form_of(room.does(ANNA, Kind.PRESS, "mine.open"))) == []
    assert "finns inte" in said(room.does(ANNA, Kind.PRESS, "mine.read", "q1"))


def test_what_is_hidden_stays_its_authors_to_read(room: Small) -> None:
    ask(room, "q1")
    for _ in range(2):
        room.db.run(flags.count, "n1", Subject(questions.CARD, "q1"), now=START)
    form = form_of(room.does(ANNA, Kind.PRESS, "mine.open"))
    assert "Dold" in said(form)
    shown = form_of(room.presses(ANNA, "mine.read", "q1", form=form))
    assert "dold för alla andra" in said(shown)
    assert set(buttons_of(shown)) == {"questions.change"}


@pytest.mark.parametrize("route", ["mine.read", "mine.older"])
def test_nobody_elses_question_and_none_without_a_name_is_read_here(room: Small, route: str) -> None:
    ask(room, "q1", by="bosse")
    room.db.run(questions.tell, questions.Question("q2", "n1", "Vågar jag?", (), None, b"key", START))
    for id in ("q1", "q2"):
        reply = room.does(ANNA, Kind.PRESS, route, id)
        assert "Bara den som skrev" in said(reply)
        assert "Vågar" not in said(reply)
    assert listed(room, form_of(room.does(ANNA, Kind.PRESS, "mine.open"))) == []


def test_a_long_list_is_turned_over_newest_first(room: Small) -> None:
    ids = [f"q{number:02}" for number in range(12)]
    ask(room, *ids)
    first = form_of(room.does(ANNA, Kind.PRESS, "mine.open"))
    turn = buttons_of(first)["mine.turn"]
    second = form_of(room.presses(ANNA, turn.route, turn.subject, form=first))
    assert listed(room, first) + listed(room, second) == ids[::-1]
    back = buttons_of(second)["mine.turn"]
    assert listed(room, form_of(room.presses(ANNA, back.route, back.subject, form=second))) == listed(room, first)


def test_many_answers_are_turned_over_the_newest_first_on_a_page_that_slack_takes(room: Small) -> None:
    ask(room, "q1", body="å" * 3000)
    given = [f"Svar {number:02}" + " ord" * 700 for number in range(12)]
    for number, body in enumerate(given):
        room.pass_time(timedelta(minutes=1))
        answer(room, f"a{number:02}", body)
    newest = form_of(room.does(ANNA, Kind.PRESS, "mine.read", "q1"))
    turn = buttons_of(newest)["mine.older"]
    older = form_of(room.presses(ANNA, turn.route, turn.subject, form=newest))
    assert quoted(older)[1:] + quoted(newest)[1:] == given
    numbers = count()
    for shown in (newest, older):
        check_view(draw.modal(shown), "modal", lambda: f"id{next(numbers)}")
    back = buttons_of(older)["mine.older"]
    assert quoted(form_of(room.presses(ANNA, back.route, back.subject, form=older))) == quoted(newest)


def test_the_answer_of_somebody_who_left_stands_under_no_name(room: Small) -> None:
    ask(room, "q1")
    answer(room, "a1", by=CLARA.id)
    room.db.run(lambda store: store.members.change(Member(CLARA.id, "n1", "", standing=Standing.LEFT)))
    assert "En tidigare medlem svarar" in said(form_of(room.does(ANNA, Kind.PRESS, "mine.read", "q1")))
