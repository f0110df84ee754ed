"""Whose an answer is, where it is told, and what goes with it when it goes."""

from dataclasses import replace

import pytest

from domain import answers, consent, questions, solutions
from domain.answers import Answer, Give
from domain.errors import AlreadyKept, NotFound, NotYours, Refusal
from domain.members import PLEDGE_VERSION
from domain.ports import Room
from domain.solutions import Solution, Text
from tests.domain.memory import Memory, Told
from tests.storage.data import BOSSE, NOW, question

GIVE = Give("a1", "n1", "q1", "m2", "Vi ringer varandra.")
UNNAMED = Answer("a1", "q1", "Vi ringer varandra.", None, b"k" * 32, NOW, may_be_kept=True)


@pytest.fixture
def store() -> Memory:
    store = Memory()
    store.questions.add(question())
    return store


def test_an_answer_is_kept_and_told_under_its_question_once(store: Memory) -> None:
    given = answers.give(store, GIVE, now=NOW)
    with pytest.raises(AlreadyKept):
        answers.give(store, GIVE, now=NOW)
    assert store.answers.to("q1") == [given]
    assert store.outbox.told == [Told("post", given.subject, Room("n1"), under=question().subject)]


@pytest.mark.parametrize("changed", [{"network": "n2"}, {"question": "q2"}])
def test_there_is_no_answer_to_what_is_not_there(store: Memory, changed: dict[str, str]) -> None:
    with pytest.raises(NotFound):
        answers.give(store, replace(GIVE, **changed), now=NOW)
    questions.erase(store, question())
    with pytest.raises(NotFound):
        answers.give(store, GIVE, now=NOW)
    assert store.answers.rows == {}


def test_its_author_changes_it_and_takes_it_back(store: Memory) -> None:
    given = answers.give(store, GIVE, now=NOW)
    answers.edit(store, "n1", "a1", author="m2", body="Vi mejlar.")
    assert store.answers.to("q1") == [replace(given, body="Vi mejlar.")]
    answers.withdraw(store, "n1", "a1", author="m2")
    assert store.answers.rows == {}
    assert [one.act for one in store.outbox.told] == ["post", "refresh", "remove"]


@pytest.mark.parametrize(
    ("network", "author", "refusal"), [("n1", "m1", NotYours), ("n2", "m2", NotFound), ("n1", "m2", None)]
)
def test_nobody_else_does(store: Memory, network: str, author: str, refusal: type[Refusal] | None) -> None:
    """Neither those who are not the author, nor anybody where the answer has no name."""
    if refusal:
        answers.give(store, GIVE, now=NOW)
    else:
        store.answers.add(UNNAMED)
    before = dict(store.answers.rows)
    with pytest.raises(refusal or NotYours):
        answers.edit(store, network, "a1", author=author, body="Något annat")
    with pytest.raises(refusal or NotYours):
        answers.withdraw(store, network, "a1", author=author)
    assert store.answers.rows == before


@pytest.mark.parametrize("agrees", [True, False])
def test_a_draft_of_it_goes_along_and_what_was_approved_stays(store: Memory, *, agrees: bool) -> None:
    store.members.add(replace(BOSSE, pledge=PLEDGE_VERSION), None)
    answers.give(store, GIVE, now=NOW)
    draft = consent.propose_answer(store, "n1", "a1", now=NOW)
    if agrees:
        consent.agree(store, "n1", "a1", owner="m2", text=draft.text, named=True, now=NOW)
    answers.withdraw(store, "n1", "a1", author="m2")
    assert [one.owner for one in store.solutions.rows.values() if one.owner or one.text.did] == ["m2"] * agrees


@pytest.mark.parametrize("owner", [None, "m2"])
def test_a_losning_made_of_it_goes_along_unless_somebody_has_a_say_over_it(store: Memory, owner: str | None) -> None:
    store.answers.add(UNNAMED)
    made = Solution("a1", "n1", Text("Vi ringer."), owner, named=False, state=solutions.State.RELEASED, since=NOW)
    store.solutions.add(made)
    answers.erase(store, "n1", UNNAMED)
    assert [one.id for one in store.solutions.released("n1")] == ["a1"] * (owner is not None)
