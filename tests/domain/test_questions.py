"""Whose a question is, who may change it, and what is counted and told of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import questions
from domain.errors import AlreadyKept, Empty, NotFound, NotYours, Refusal
from domain.ports import Room
from domain.questions import ME_TOO_SHOWN_FROM, Ask, Question, State
from tests.domain.memory import Memory
from tests.storage.data import NOW, question

ASK = Ask("q1", "n1", "m1", "Hur gör ni?", ("natt",))


@pytest.fixture
def store() -> Memory:
    return Memory()


def asked(store: Memory) -> Question:
    return questions.ask(store, ASK, now=NOW)


def told(store: Memory) -> list[tuple[str, str]]:
    return [(one.act, one.what.id) for one in store.outbox.told if one.to == Room("n1")]


def test_a_question_is_kept_and_told_once_however_often_its_form_is_sent(store: Memory) -> None:
    first = asked(store)
    assert first == Question("q1", "n1", "Hur gör ni?", ("natt",), "m1", None, NOW)
    with pytest.raises(AlreadyKept):
        questions.ask(store, replace(ASK, body="Hur gör du?"), now=NOW)
    assert store.questions.get("q1") == first
    assert told(store) == [("post", "q1")]


def test_its_asker_changes_and_withdraws_it(store: Memory) -> None:
    asked(store)
    questions.edit(store, "n1", "q1", author="m1", body="Hur gör ni på helgen?")
    assert questions.find(store, "n1", "q1").body == "Hur gör ni på helgen?"
    questions.withdraw(store, "n1", "q1", author="m1")
    left = store.questions.get("q1")
    assert left
    assert (left.body, left.themes, left.state) == ("", (), State.WITHDRAWN)
    assert told(store) == [("post", "q1"), ("refresh", "q1"), ("refresh", "q1")]
    with pytest.raises(NotFound):
        questions.withdraw(store, "n1", "q1", author="m1")


@pytest.mark.parametrize(
    ("network", "author", "without_name", "refusal"),
    [("n1", "m2", False, NotYours), ("n2", "m1", False, NotFound), ("n1", "m1", True, NotYours)],
)
def test_nobody_else_does(
    store: Memory, network: str, author: str, *, without_name: bool, refusal: type[Refusal]
) -> None:
    before = question(key=b"k" * 32) if without_name else question()
    questions.tell(store, before)
    with pytest.raises(refusal):
        questions.edit(store, network, "q1", author=author, body="Något annat")
    with pytest.raises(refusal):
        questions.withdraw(store, network, "q1", author=author)
    assert store.questions.get("q1") == before


def test_nothing_leads_to_what_is_withdrawn(store: Memory) -> None:
    before = question(key=b"k" * 32)
    questions.tell(store, before)
    questions.erase(store, before)
    assert store.questions.known_by(b"k" * 32) is None
    for act in (questions.find, questions.me_too):
        with pytest.raises(NotFound):
            act(store, "n1", "q1")


@given(st.lists(st.sampled_from(["press", "slot"]), max_size=30))
def test_every_press_is_counted_and_told_in_slots_from_three(happening: list[str]) -> None:
    store = Memory()
    asked(store)
    pressed = shown = 0
    for what in happening:
        before = told(store)
        if what == "press":
            questions.me_too(store, "n1", "q1")
            pressed += 1
            assert told(store) == before, "a press tells nobody anything"
        else:
            questions.tell_me_too(store)
            news = pressed != shown and pressed >= ME_TOO_SHOWN_FROM
            assert told(store) == before + [("refresh", "q1")] * news
            shown = pressed
        kept = questions.find(store, "n1", "q1")
        assert (kept.me_too, kept.me_too_told) == (pressed, shown)


def test_nothing_is_no_question(store: Memory) -> None:
    with pytest.raises(Empty):
        questions.ask(store, replace(ASK, body=""), now=NOW)
    first = asked(store)
    with pytest.raises(Empty):
        questions.edit(store, "n1", "q1", author="m1", body="")
    assert store.questions.get("q1") == first
