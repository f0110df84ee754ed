"""What a lösning says, and who may change it."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import answers, consent, questions, solutions
from domain.answers import Answer
from domain.errors import AlreadyKept, Empty, NotFound, NotYours
from domain.questions import Ask
from domain.solutions import TITLE_MOST, Keep, Solution, Text, tidy
from domain.text import clean
from domain.themes import CROSSES, THEMES, sort_out
from tests.small import START, Small, small


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as made:
        yield made


@pytest.mark.parametrize(
    ("did", "title"),
    [
        ("Vi bytte schema. Det gick bra.", "Vi bytte schema"),
        ("Fungerade det? Ja, t.ex. på natten.", "Fungerade det?"),
        ("Vi började kl. 13 varje dag. Sedan vilade vi.", "Vi började kl. 13 varje dag"),
        ("Vi gjorde t.ex. en lista.\nOch mer.", "Vi gjorde t.ex. en lista"),
        ("- en punkt\n- en till", "- en punkt"),
        ("ord " * 60, "ord " * 21 + "ord …"),
        ("x" * 200, "x" * 89 + "…"),
        ("...", "..."),
    ],
)
def test_a_missing_title_is_made_from_the_first_sentence(did: str, title: str) -> None:
    assert tidy(Text(did)).title == title


TEXTS = st.builds(
    Text,
    did=st.text(),
    title=st.text(),
    situation=st.text(),
    themes=st.lists(st.sampled_from(THEMES) | st.text()).map(tuple),
    crosses=st.lists(st.sampled_from(CROSSES) | st.text()).map(tuple),
    cost=st.text(),
)


@given(TEXTS)
def test_tidying_is_done_once_and_for_all(text: Text) -> None:
    if not clean(text.did):
        with pytest.raises(Empty):
            tidy(text)
        return
    tidied = tidy(text)
    assert tidy(tidied) == tidied
    assert 0 < len(tidied.title) <= TITLE_MOST
    assert "\n" not in tidied.title + tidied.cost


@given(st.lists(st.text()))
def test_themes_are_told_apart_however_they_are_joined(words: list[str]) -> None:
    sorted_out = sort_out(words, THEMES)
    assert sort_out("; ".join(sorted_out), THEMES) == sort_out(list(sorted_out), THEMES) == sorted_out


def test_themes_are_known_by_what_people_call_them() -> None:
    asked = "Hot och våld, anhöriga::SCHEMA|eget ord\nläkemedel ; schema"
    assert sort_out(asked, THEMES) == ("hot-och-vald", "anhoriga", "schema", "eget ord", "lakemedel")


def keep(room: Small, **changed: str | None) -> Solution:
    told = {"id": "s1", "network": "n1", "owner": "anna", "question": None, **changed}
    command = Keep(text=Text("Vi bytte schema."), named=False, **told)  # type: ignore[arg-type]
    return room.db.run(solutions.keep, command, now=START)


def test_only_ones_own_answer_may_be_kept_as_ones_own(room: Small) -> None:
    room.db.run(questions.ask, Ask("q1", "n1", "bosse", "Hur?"), now=START)
    room.db.run(answers.tell, "n1", Answer("a1", "q1", "Så.", "anna", None, START))
    with pytest.raises(NotYours):
        keep(room, id="a1", owner="clara")
    assert keep(room, id="a1").question == "q1"
    with pytest.raises(AlreadyKept):
        keep(room, id="a1")


def test_a_question_of_another_network_has_no_solution_here(room: Small) -> None:
    with pytest.raises(NotFound):
        keep(room, question="elsewhere")


def test_several_solutions_may_answer_one_question(room: Small) -> None:
    room.db.run(questions.ask, Ask("q1", "n1", "bosse", "Hur?"), now=START)
    keep(room, id="s1", question="q1")
    keep(room, id="s2", question="q1", owner="clara")
    kept = room.db.read(lambda store: store.solutions.released("n1"))
    assert sorted((one.id, one.question) for one in kept) == [("s1", "q1"), ("s2", "q1")]


def test_an_unnamed_answer_withdrawn_takes_its_solution_along(room: Small) -> None:
    room.db.run(questions.ask, Ask("q1", "n1", "bosse", "Hur?"), now=START)
    answer = Answer("a1", "q1", "Så gjorde vi.", None, b"key", START, may_be_kept=True)
    room.db.run(answers.tell, "n1", answer)
    room.db.run(lambda store: consent.propose_answer(store, "n1", "a1", now=START))
    room.db.run(answers.erase, "n1", answer)
    with pytest.raises(NotFound):
        room.db.read(solutions.find, "n1", "a1")


def test_the_owner_stays_the_only_one_who_may_change_it(room: Small) -> None:
    kept = keep(room)
    with pytest.raises(NotYours):
        room.db.read(solutions.own, "n1", kept.id, "bosse")
    with pytest.raises(NotFound):
        room.db.read(solutions.own, "n2", kept.id, "anna")
    changed = Text("Vi bytte allt.")
    room.db.run(lambda store: solutions.edit(store, "n1", kept.id, owner="anna", text=changed, named=True))
    after = room.db.read(solutions.find, "n1", kept.id)
    assert (after.named, after.text.did, after.since) == (True, "Vi bytte allt.", START)
