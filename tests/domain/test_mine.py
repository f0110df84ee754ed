"""One's own questions: those with one's name, and never anybody else's or anything unnamed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import answers, mine, questions
from domain.answers import Answer, Kind
from domain.errors import NotFound, NotYours
from domain.members import Member
from domain.ports import Room, Subject
from domain.questions import Question, State
from tests.domain.memory import Memory
from tests.storage.data import NOW

ASKERS = st.lists(st.tuples(st.sampled_from(["m1", "m2", None]), st.sampled_from(State)), max_size=8)


@given(ASKERS)
def test_each_reads_what_they_asked_with_their_name_and_nothing_else(askers: list[tuple[str | None, State]]) -> None:
    store = Memory()
    for number, (author, state) in enumerate(askers):
        when = NOW + timedelta(hours=number)
        key = None if author else f"k{number}".encode()
        store.questions.add(Question(f"q{number}", "n1", "Hur gör ni?", (), author, key, when, state))
    read = [one.id for one in mine.asked(store, "m1")]
    theirs = [f"q{n}" for n, (author, _) in enumerate(askers) if author == "m1"]
    gone = {f"q{n}" for n, (_, state) in enumerate(askers) if state in (State.WITHDRAWN, State.REMOVED)}
    assert read == [id for id in reversed(theirs) if id not in gone]
    for number, (author, state) in enumerate(askers):
        if author == "m1" and state in (State.OPEN, State.HIDDEN):
            assert mine.read(store, "n1", f"q{number}", author="m1").question.author == "m1"
        else:
            with pytest.raises((NotFound, NotYours)):
                mine.read(store, "n1", f"q{number}", author="m1")


@pytest.fixture
def store() -> Memory:
    store = Memory()
    store.members.add(Member("m2", "n1", "Bosse Al"), None)
    questions.ask(store, questions.Ask("q1", "n1", "m1", "Hur gör ni?"), now=NOW)
    return store


def given_to(store: Memory, id: str, author: str | None = None, **more: object) -> None:
    answer = Answer(id, "q1", f"Svar {id}", author, None, NOW)
    answers.tell(store, "n1", replace(answer, **more))  # type: ignore[arg-type]


def test_answers_are_counted_and_read_as_everybody_else_reads_them(store: Memory) -> None:
    given_to(store, "a1", "m2")
    given_to(store, "a2")
    given_to(store, "hidden", hidden=True)
    given_to(store, "removed", body="")
    given_to(store, "more", kind=Kind.FOLLOW_UP)
    found = mine.read(store, "n1", "q1", author="m1")
    assert [(one.answer.id, one.author) for one in found.heard] == [("a1", "Bosse Al"), ("a2", "")]
    assert mine.counted(store, found.question).answers == len(found.heard)


def test_it_is_known_where_the_question_stands(store: Memory) -> None:
    assert mine.read(store, "n1", "q1", author="m1").ref is None
    store.posts.rows[Subject(questions.CARD, "q1"), Room("n1")] = "ref-q1"
    assert mine.read(store, "n1", "q1", author="m1").ref == "ref-q1"


def test_nobody_reads_it_from_another_room(store: Memory) -> None:
    with pytest.raises(NotFound):
        mine.read(store, "n2", "q1", author="m1")
