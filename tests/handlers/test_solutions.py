"""Writing, reading, changing and taking back a lösning, and what others tell of it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain import answers, questions, waiting
from domain.answers import Answer
from domain.members import Standing
from domain.ports import Room, Subject
from domain.questions import Ask
from domain.solutions import CARD, State
from handlers.routes import Kind
from handlers.ui import Errors, Form, Open, Refused, Toggle
from tests.small import ANNA, BOSSE, CLARA, START, Small, buttons_of, fields_of, form_of, said

A1 = "a1" * 12
TO_ROOM = Room("n1")
DID = "Vi bytte till sommarschema redan i april. Sedan ringde vi alla."


def asked(room: Small) -> str:
    """A question by Bosse with two answers: Anna's, and one without name whose author let it be kept."""
    room.db.run(questions.ask, Ask("q1", "n1", "bosse", "Hur löser ni sommaren?"), now=START)
    for answer in (
        Answer(A1, "q1", DID, "anna", None, START),
        Answer("a2", "q1", "Vi delade gruppen.", None, b"key", START, may_be_kept=True),
        Answer("a3", "q1", "Det säger jag inte.", None, b"key2", START),
    ):
        room.db.run(answers.tell, "n1", answer)
    room.deliver()
    return "q1"


def keep_own(room: Small, **values: str | bool | tuple[str, ...]) -> str:
    """Anna writes one from nothing; returns its id."""
    form = form_of(room.does(ANNA, Kind.COMMAND, "losning", text="ny"))
    review = form_of(room.sends(ANNA, form, **{"did": DID, **values}))
    return buttons_of(room.sends(ANNA, review))["solutions.read"].subject


def test_from_nothing_it_is_reviewed_and_then_released_at_once(room: Small) -> None:
    form = form_of(room.does(ANNA, Kind.COMMAND, "losning", text=" Ny "))
    assert [name for name, field in fields_of(form).items() if getattr(field, "required", False)] == ["did"]
    review = form_of(room.sends(ANNA, form, did=DID, themes=("schema",), size_class="liten", named=True))
    assert "Vi bytte till sommarschema redan i april" in said(review)
    assert "Tema: schema" in said(review)
    assert "Anna Ek har skrivit den." in said(review)
    done = room.sends(ANNA, review)
    whole = room.presses(BOSSE, "solutions.read", buttons_of(done)["solutions.read"].subject)
    assert DID in said(whole)
    assert "Anna Ek" in said(whole)


def test_without_the_tick_nobody_sees_the_name(room: Small) -> None:
    whole = room.presses(BOSSE, "solutions.read", keep_own(room))
    assert "Anna" not in said(whole)
    assert "utan namn" in said(whole)


@pytest.mark.parametrize("away", [{"present": False}, {"active": False}, {"standing": Standing.LEFT}])
def test_the_name_goes_when_its_owner_has_left_the_room(room: Small, away: dict[str, Any]) -> None:
    kept = keep_own(room, named=True)
    assert "Anna Ek" in said(room.presses(BOSSE, "solutions.read", kept))
    room.db.run(lambda store: store.members.change(replace(ANNA, **away)))
    whole = said(room.presses(BOSSE, "solutions.read", kept))
    assert DID in whole
    assert "Anna" not in whole


def test_what_was_changed_in_the_review_is_what_is_kept(room: Small) -> None:
    form = form_of(room.presses(ANNA, "solutions.new"))
    review = form_of(room.sends(ANNA, form, did=DID))
    done = room.sends(ANNA, review, title="Sommarschema", did="Vi ringde.")
    whole = room.presses(BOSSE, "solutions.read", buttons_of(done)["solutions.read"].subject)
    assert "Vi ringde." in said(whole)
    assert "Sommarschema" in said(whole)
    assert DID not in said(whole)


def test_sending_the_same_form_twice_keeps_one(room: Small) -> None:
    review = form_of(room.sends(ANNA, form_of(room.presses(ANNA, "solutions.new")), did=DID))
    room.sends(ANNA, review)
    assert "redan sparat" in said(room.sends(ANNA, review))
    assert len(room.db.read(lambda store: store.solutions.released("n1"))) == 1


@pytest.mark.parametrize("forged", ["", "x", "A1" * 12, "a1" * 13])
def test_an_id_that_the_bot_did_not_make_is_refused(room: Small, forged: str) -> None:
    review = form_of(room.sends(ANNA, form_of(room.presses(ANNA, "solutions.new")), did=DID))
    sent = room.sends(ANNA, replace(review, hidden={**(review.hidden or {}), "id": forged}))
    assert isinstance(sent, Errors)
    assert room.db.read(lambda store: store.solutions.released("n1")) == []


def test_a_blank_or_a_personal_number_is_told_at_its_field(room: Small) -> None:
    form = form_of(room.presses(ANNA, "solutions.new"))
    assert room.sends(ANNA, form, did=" \u200b ") == Errors({"did": "Skriv något här först."})
    stopped = room.sends(ANNA, form, did=DID, result="Ring 070-123 45 67.")
    assert isinstance(stopped, Errors)
    assert set(stopped.sentences) == {"result"}


def test_the_button_on_a_question_lists_the_answers_and_ones_own_words(room: Small) -> None:
    form = form_of(room.presses(BOSSE, "solutions.save", asked(room)))
    options = fields_of(form)["answer"].options  # type: ignore[union-attr]
    assert [(option.value, option.description) for option in options] == [
        (A1, "Anna Ek"),
        ("a2", "Svar utan namn"),
        ("a3", "Svar utan namn"),
        ("own", ""),
    ]
    assert all(len(option.label) <= 75 for option in options)


def test_ones_own_words_to_a_question_are_told_under_it(room: Small) -> None:
    pick = form_of(room.presses(BOSSE, "solutions.save", asked(room)))
    review = form_of(room.sends(BOSSE, form_of(room.sends(BOSSE, pick, answer="own")), did="Vi lottade veckorna."))
    kept = buttons_of(room.sends(BOSSE, review))["solutions.read"].subject
    room.deliver()
    (card,) = room.stands(TO_ROOM, CARD)
    assert said(card) == "Sparad som lösning: Vi lottade veckorna"
    assert buttons_of(card)["solutions.read"].subject == kept
    assert room.under[Subject(CARD, kept)] == "ref-q1-questions.card"


def test_an_answer_without_name_is_kept_word_for_word_where_its_author_agreed(room: Small) -> None:
    pick = form_of(room.presses(BOSSE, "solutions.save", asked(room)))
    assert "sparas som lösning tisdag 3 mars" in said(room.sends(BOSSE, pick, answer="a2"))
    room.deliver()
    assert room.stands(TO_ROOM, CARD) == []
    room.pass_time(timedelta(hours=8))
    room.db.run(waiting.release, now=room.now, chance=room.services.chance)
    room.deliver()
    (card,) = room.stands(TO_ROOM, CARD)
    whole = room.presses(CLARA, "solutions.read", buttons_of(card)["solutions.read"].subject)
    assert "Vi delade gruppen." in said(whole)
    assert "solutions.change" not in buttons_of(whole)


def test_an_answer_without_name_and_without_leave_is_refused(room: Small) -> None:
    pick = form_of(room.presses(BOSSE, "solutions.save", asked(room)))
    assert "inte sagt ja" in said(room.sends(BOSSE, pick, answer="a3"))
    assert room.db.read(lambda store: store.solutions.get("a3")) is None


def test_ones_own_answer_needs_nobodys_leave(room: Small) -> None:
    pick = form_of(room.presses(ANNA, "solutions.save", asked(room)))
    review = form_of(room.sends(ANNA, form_of(room.sends(ANNA, pick, answer=A1)), named=True))
    room.sends(ANNA, review)
    kept = room.db.read(lambda store: store.solutions.get(A1))
    assert kept
    assert (kept.state, kept.owner, kept.question, kept.text.did) == (State.RELEASED, "anna", "q1", DID)


def test_the_owner_changes_it_and_the_line_in_the_room_follows(room: Small) -> None:
    pick = form_of(room.presses(ANNA, "solutions.save", asked(room)))
    review = form_of(room.sends(ANNA, form_of(room.sends(ANNA, pick, answer=A1)), title="Först"))
    room.sends(ANNA, review)
    room.deliver()
    whole = room.presses(ANNA, "solutions.read", A1)
    change = form_of(
        room.presses(ANNA, "solutions.change", buttons_of(whole)["solutions.change"].subject, form_of(whole))
    )
    room.sends(ANNA, change, title="Sedan", named=True)
    room.deliver()
    (card,) = room.stands(TO_ROOM, CARD)
    assert "Sedan" in said(card)
    assert "Anna Ek" in said(room.presses(BOSSE, "solutions.read", A1))


def test_taken_back_nothing_is_left_anywhere(room: Small) -> None:
    pick = form_of(room.presses(ANNA, "solutions.save", asked(room)))
    room.sends(ANNA, form_of(room.sends(ANNA, form_of(room.sends(ANNA, pick, answer=A1)))))
    room.sends(BOSSE, form_of(room.presses(BOSSE, "solutions.try", A1)), outcome="well", words="Hos oss också.")
    room.deliver()
    whole = form_of(room.presses(ANNA, "solutions.read", A1))
    assert "raderad" in said(room.presses(ANNA, "solutions.take_back", A1, whole))
    room.deliver()
    assert room.stands(TO_ROOM, CARD) == []
    assert "finns inte" in said(room.presses(BOSSE, "solutions.read", A1))
    kept = room.db.read(lambda store: (store.solutions.get(A1), store.solutions.experiences(A1)))
    assert kept[0]
    assert (kept[0].text.did, kept[0].owner, kept[1]) == ("", None, [])


def test_others_may_read_but_neither_change_nor_take_back(room: Small) -> None:
    kept = keep_own(room)
    whole = room.presses(BOSSE, "solutions.read", kept)
    assert set(buttons_of(whole)) == {"solutions.try", "flags.open"}
    for route in ("solutions.change", "solutions.take_back"):
        assert "Bara den som skrev" in said(room.presses(BOSSE, route, kept))
    assert DID in said(room.presses(BOSSE, "solutions.read", kept))


def test_what_others_experienced_is_counted_and_told_without_names(room: Small) -> None:
    kept = keep_own(room)
    assert "Andra som har provat" not in said(room.presses(BOSSE, "solutions.read", kept))
    first = form_of(room.presses(BOSSE, "solutions.try", kept))
    room.sends(BOSSE, first, outcome="not", words="Ingen ville.")
    room.sends(CLARA, form_of(room.presses(CLARA, "solutions.try", kept)), outcome="well", words="")
    again = form_of(room.presses(BOSSE, "solutions.try", kept))
    assert fields_of(again)["words"].initial == "Ingen ville."
    room.sends(BOSSE, again, outcome="partly", words="Hälften ville.")
    whole = said(room.presses(ANNA, "solutions.read", kept))
    assert "Gick bra: 1" in whole
    assert "Gick delvis: 1" in whole
    assert "Gick inte" not in whole
    assert "Hälften ville." in whole
    assert "Ingen ville." not in whole
    assert "Bosse" not in whole


def test_a_stranger_is_refused_everywhere(room: Small) -> None:
    kept = keep_own(room)
    for route in ("solutions.read", "solutions.save", "solutions.try", "solutions.new", "search.open"):
        assert isinstance(room.does("stranger", Kind.PRESS, route, kept), Refused)


def test_the_form_says_who_knows(room: Small) -> None:
    form = room.presses(ANNA, "solutions.new")
    assert isinstance(form, Open)
    assert isinstance(form.form, Form)
    named = fields_of(form.form)["named"]
    assert isinstance(named, Toggle)
    assert "Andra ser inte ditt namn, men boten vet att lösningen är din." in named.hint
