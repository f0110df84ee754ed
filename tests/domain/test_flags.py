"""When what is flagged is hidden, where it is hidden from, and how those who look after the room decide."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import answers, codewords, consent, departures, duties, flags, questions, solutions, waiting
from domain.answers import Answer
from domain.answers import Kind as AnswerKind
from domain.departures import Why
from domain.errors import Hidden, NotFound, WrongCodeWords
from domain.members import Member
from domain.ports import Person, Room, Subject
from domain.solutions import Keep, State, Text
from domain.waiting import Waiting, WaitingAnswer, WaitingFlag
from tests.domain.memory import Memory
from tests.storage.data import ANNA, BOSSE, HERE, NETWORK, NOW, known, question

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED, ANSWERED = b"q" * 32, b"a" * 32
QUESTION = Subject(questions.CARD, "q1")
NAMED_QUESTION = Subject(questions.CARD, "q2")
ANSWER = Subject(answers.CARD, "a1")
NAMED_ANSWER = Subject(answers.CARD, "a2")
FOLLOW_UP = Subject(answers.CARD, "a3")
SOLUTION = Subject(solutions.CARD, "s1")
ALL = (QUESTION, NAMED_QUESTION, ANSWER, NAMED_ANSWER, FOLLOW_UP, SOLUTION)
ROOM = Room("n1")


@pytest.fixture
def store() -> Memory:
    return furnished()


def furnished() -> Memory:
    """Anna facilitates. What has no name: `q1`, the answer `a1` to `q2`, and `a3`, which its asker added to `q1`.
    Bosse's are `q2`, `a2` and the lösning `s1`."""
    store = Memory()
    store.networks.add(NETWORK, HERE)
    store.members.add(ANNA, known("U1"))
    store.members.add(BOSSE, known("U2"))
    questions.tell(store, question(key=ASKED))
    questions.tell(store, replace(question("q2", body="Vem vet?"), author="m2"))
    answers.tell(store, "n1", Answer("a1", "q2", "Så här.", None, ANSWERED, NOW, may_be_kept=True))
    answers.tell(store, "n1", Answer("a2", "q1", "Så här gör vi.", "m2", None, NOW))
    answers.tell(store, "n1", Answer("a3", "q1", "Jag menade natten.", None, None, NOW, AnswerKind.FOLLOW_UP))
    solutions.keep(store, Keep("s1", "n1", "m2", Text("Vi lottade.", cost="Inget"), named=True), now=NOW)
    store.outbox.told.clear()
    return store


def flag(store: Memory, what: Subject, times: int = 1) -> None:
    for _ in range(times):
        flags.count(store, "n1", what, now=NOW)


def is_hidden(store: Memory, what: Subject) -> bool:
    return flags.there(store, "n1", what).hidden


def told(store: Memory, what: Subject) -> list[str]:
    return [one.act for one in store.outbox.told if one.what == what and one.to == ROOM]


@pytest.mark.parametrize("what", ALL)
@pytest.mark.parametrize(("in_room", "needed"), [(2, 2), (29, 2), (30, 3), (60, 3)])
def test_two_hide_it_and_three_where_thirty_or_more_are_in_the_room(what: Subject, in_room: int, needed: int) -> None:
    store = furnished()
    for number in range(3, in_room + 1):
        store.members.add(Member(f"m{number}", "n1", "Någon"), None)
    store.members.add(Member("away", "n1", "Borta", present=False), None)
    flag(store, what, needed - 1)
    assert not is_hidden(store, what)
    flag(store, what)
    assert is_hidden(store, what)


def test_the_facilitator_is_told_once_in_private_and_sees_the_number_grow(store: Memory) -> None:
    flag(store, QUESTION, 2)
    assert [(letter.member, letter.what) for letter in store.letters.unsent()] == [("m1", flags.about(QUESTION))]
    assert [duty.since for duty in store.duties.of("n1")] == [NOW]
    assert [(one.act, one.to) for one in store.outbox.told if one.what == flags.about(QUESTION)][-2:] == [
        ("refresh", Person("m1")),
        ("refresh", Person("m2")),
    ]
    assert flags.there(store, "n1", QUESTION).flags == 2


def test_what_is_hidden_is_neither_found_nor_offered(store: Memory) -> None:
    for what in (QUESTION, ANSWER, SOLUTION):
        flags.hide(store, "n1", what, now=NOW)
    ways: list[Callable[[], object]] = [
        lambda: questions.find(store, "n1", "q1"),
        lambda: questions.me_too(store, "n1", "q1"),
        lambda: answers.give(store, answers.Give("a9", "n1", "q1", "m1", "Så."), now=NOW),
        lambda: consent.propose_answer(store, "n1", "a1", now=NOW),
        lambda: solutions.find(store, "n1", "s1"),
        lambda: flags.count(store, "n1", QUESTION, now=NOW),
    ]
    for way in ways:
        with pytest.raises(Hidden):
            way()
    assert [one.id for one in store.questions.recent("n1", 9)] == ["q2"]
    assert store.solutions.released("n1") == []


def test_the_asker_reads_all_answers_but_those_hidden_and_their_own_words_whatever_happens(store: Memory) -> None:
    flags.hide(store, "n1", NAMED_ANSWER, now=NOW)
    flags.hide(store, "n1", FOLLOW_UP, now=NOW)
    flags.hide(store, "n1", QUESTION, now=NOW)
    kept = codewords.find(store, "n1", ASKED)
    assert kept.hidden
    assert kept.body == "Hur gör ni?"
    assert [heard.answer.id for heard in kept.heard] == ["a3"]


def test_who_answered_a_hidden_question_reads_only_their_own_words(store: Memory) -> None:
    flags.hide(store, "n1", NAMED_QUESTION, now=NOW)
    kept = codewords.find(store, "n1", ANSWERED)
    assert (kept.body, kept.about, kept.hidden) == ("Så här.", "", False)


@pytest.mark.parametrize("what", ALL)
def test_what_may_stand_is_shown_again_and_counted_from_nought(store: Memory, what: Subject) -> None:
    flag(store, what, 2)
    flags.let_stand(store, "n1", what)
    assert not is_hidden(store, what)
    assert store.duties.of("n1") == []
    assert store.letters.unsent() == []
    flag(store, what)
    assert not is_hidden(store, what)
    assert flags.there(store, "n1", what).flags == 1
    assert len(store.duties.of("n1")) == 1


def test_the_reason_why_a_losning_holds_no_longer_is_looked_at_with_it(store: Memory) -> None:
    store.solutions.change(replace(store.solutions.rows["s1"], outdated="De är hopplösa där."))
    flagged = flags.seen(store, SOLUTION)
    assert flagged
    assert flagged.words.endswith("De är hopplösa där.")


@pytest.mark.parametrize("what", ALL)
def test_what_is_removed_leaves_no_word_and_nothing_to_decide(store: Memory, what: Subject) -> None:
    words = flags.there(store, "n1", what).words.splitlines()
    flag(store, what, 2)
    flags.remove(store, "n1", what)
    assert flags.seen(store, what) is None
    assert store.duties.of("n1") == []
    left = [one.body for one in store.questions.rows.values()] + [one.body for one in store.answers.rows.values()]
    assert not set(words) & {*left, *(one.text.did for one in store.solutions.rows.values())}
    assert told(store, what)[-1] in {"remove", "refresh"}
    for act in (flags.let_stand, flags.remove):
        with pytest.raises(NotFound):
            act(store, "n1", what)


@pytest.mark.parametrize(("what", "key"), [(QUESTION, ASKED), (ANSWER, ANSWERED)])
def test_whoever_wrote_it_without_a_name_still_reads_why_it_was_removed(
    store: Memory, what: Subject, key: bytes
) -> None:
    flag(store, what)
    flags.write(store, "n1", what, "Skriv gärna om det utan platsen.", now=NOW)
    flags.remove(store, "n1", what)
    kept = codewords.find(store, "n1", key)
    assert (kept.body, kept.note) == ("", "Skriv gärna om det utan platsen.")
    codewords.withdraw(store, "n1", key, chance=Random(1))
    with pytest.raises(WrongCodeWords):
        codewords.find(store, "n1", key)


def test_nobody_answers_what_was_removed(store: Memory) -> None:
    flags.remove(store, "n1", QUESTION)
    with pytest.raises(NotFound):
        answers.give(store, answers.Give("a9", "n1", "q1", "m1", "Så."), now=NOW)


@pytest.mark.parametrize(("what", "key"), [(QUESTION, ASKED), (FOLLOW_UP, ASKED), (ANSWER, ANSWERED)])
def test_a_note_comes_to_whoever_holds_the_code_words_and_may_be_changed(
    store: Memory, what: Subject, key: bytes
) -> None:
    for note in ("Hör av dig.", "Hör inte av dig.", ""):
        flags.write(store, "n1", what, note, now=NOW)
        assert codewords.find(store, "n1", key).note == note
        assert flags.there(store, "n1", what).note == note


def test_a_note_about_a_losning_comes_to_the_author_of_its_unnamed_answer(store: Memory) -> None:
    made = consent.propose_answer(store, "n1", "a1", now=NOW).subject
    flags.write(store, "n1", made, "Hör av dig.", now=NOW)
    assert codewords.find(store, "n1", ANSWERED).note == "Hör av dig."


@pytest.mark.parametrize("what", [NAMED_QUESTION, NAMED_ANSWER, SOLUTION])
def test_to_those_who_have_a_name_no_note_can_be_left(store: Memory, what: Subject) -> None:
    assert not flags.there(store, "n1", what).open_to_note
    with pytest.raises(NotFound):
        flags.write(store, "n1", what, "Hör av dig.", now=NOW)


def test_what_can_be_written_does_not_change_when_the_unnamed_owner_leaves(store: Memory) -> None:
    solutions.edit(store, "n1", "s1", owner="m2", text=Text("Vi lottade."), named=False)
    before = flags.there(store, "n1", SOLUTION)
    departures.depart(store, replace(BOSSE, present=False), Why.LEFT, now=NOW)
    assert flags.there(store, "n1", SOLUTION) == before
    flags.write(store, "n1", SOLUTION, "Hör av dig.", now=NOW)
    assert flags.there(store, "n1", SOLUTION).note == "Hör av dig."


def test_nobody_learns_whose_losning_it_is_that_stands_without_a_name(store: Memory) -> None:
    assert flags.there(store, "n1", SOLUTION).author == "Bosse Al"
    solutions.edit(store, "n1", "s1", owner="m2", text=Text("Vi lottade."), named=False)
    assert flags.there(store, "n1", SOLUTION).author is None


def test_a_losning_goes_with_the_answer_that_it_was_made_of(store: Memory) -> None:
    made = consent.propose_answer(store, "n1", "a1", now=NOW).subject
    flags.hide(store, "n1", ANSWER, now=NOW)
    assert is_hidden(store, made)
    flags.let_stand(store, "n1", ANSWER)
    assert not is_hidden(store, made)
    flags.remove(store, "n1", ANSWER)
    assert flags.seen(store, made) is None


def test_a_losning_that_was_flagged_itself_stays_hidden_when_its_answer_is_shown(store: Memory) -> None:
    made = consent.propose_answer(store, "n1", "a1", now=NOW).subject
    flags.hide(store, "n1", made, now=NOW)
    flags.hide(store, "n1", ANSWER, now=NOW)
    flags.let_stand(store, "n1", ANSWER)
    assert is_hidden(store, made)


def test_what_was_flagged_itself_is_still_to_be_decided_when_the_answer_that_it_was_made_of_is_gone(
    store: Memory,
) -> None:
    consent.propose_answer(store, "n1", "a2", now=NOW)
    made = consent.agree(store, "n1", "a2", owner="m2", text=Text("Så."), named=True, now=NOW).subject
    flags.hide(store, "n1", made, now=NOW)
    answers.withdraw(store, "n1", "a2", author="m2")
    assert [duty.what for duty in store.duties.of("n1")] == [flags.about(made)]
    assert is_hidden(store, made)


def test_an_author_agrees_to_nothing_while_the_answer_is_hidden(store: Memory) -> None:
    consent.propose_answer(store, "n1", "a2", now=NOW)
    flags.hide(store, "n1", NAMED_ANSWER, now=NOW)
    with pytest.raises(Hidden):
        consent.agree(store, "n1", "a2", owner="m2", text=Text("Så."), named=True, now=NOW)
    with pytest.raises(Hidden):
        solutions.keep(store, Keep("a2", "n1", "m2", Text("Så."), named=True), now=NOW)


def test_a_hidden_losning_is_no_draft_that_could_be_agreed_to_or_declined(store: Memory) -> None:
    flags.hide(store, "n1", SOLUTION, now=NOW)
    for act in (
        lambda: consent.agree(store, "n1", "s1", owner="m2", text=Text("Så."), named=True, now=NOW),
        lambda: consent.decline(store, "n1", "s1", owner="m2"),
    ):
        with pytest.raises(Exception, match="AlreadyKept"):
            act()


def test_authors_change_and_take_back_what_is_hidden_and_it_stays_hidden(store: Memory) -> None:
    for what in (NAMED_QUESTION, NAMED_ANSWER, SOLUTION):
        flags.hide(store, "n1", what, now=NOW)
    questions.edit(store, "n1", "q2", author="m2", body="Bättre sagt")
    answers.edit(store, "n1", "a2", author="m2", body="Bättre sagt")
    solutions.edit(store, "n1", "s1", owner="m2", text=Text("Bättre sagt"), named=True)
    assert all(is_hidden(store, what) for what in (NAMED_QUESTION, NAMED_ANSWER, SOLUTION))
    assert "Bättre sagt" in flags.there(store, "n1", SOLUTION).words
    questions.withdraw(store, "n1", "q2", author="m2")
    answers.withdraw(store, "n1", "a2", author="m2")
    solutions.take_back(store, "n1", "s1", owner="m2")
    assert store.duties.of("n1") == []
    assert store.solutions.rows["s1"].state is State.TAKEN_BACK


def test_an_answer_that_waits_is_not_lost_while_its_question_is_hidden(store: Memory) -> None:
    act = WaitingAnswer("q1", "Prova med lotter.", may_be_kept=False, code_key=b"w" * 32)
    waiting.enter(store, Waiting("w1", "n1", NOW, act), chance=Random(1))
    flags.hide(store, "n1", QUESTION, now=NOW)
    waiting.release(store, now=NOW, chance=Random(1))
    assert "Prova med lotter." in [one.body for one in store.answers.to("q1")]
    with pytest.raises(Hidden):
        waiting.enter(store, Waiting("w2", "n1", NOW, replace(act, code_key=b"v" * 32)), chance=Random(1))


@pytest.mark.parametrize("what", ALL)
def test_flags_wait_for_their_slot_and_tell_nothing_before(store: Memory, what: Subject) -> None:
    for number in range(3):
        waiting.enter(store, Waiting(f"w{number}", "n1", NOW, WaitingFlag(what)), chance=Random(1))
    assert flags.there(store, "n1", what).flags == 0
    assert store.letters.unsent() == []
    waiting.release(store, now=NOW, chance=Random(1))
    assert is_hidden(store, what)
    assert store.waiting.all() == []


@pytest.mark.parametrize("what", [*ALL, Subject("delivery.unreachable_card", "n1"), Subject(questions.CARD, "nothing")])
def test_what_is_another_networks_or_nothing_cannot_be_reached(store: Memory, what: Subject) -> None:
    network = "n2" if what in ALL else "n1"
    for act in (flags.find, flags.there, flags.let_stand, flags.remove):
        with pytest.raises(NotFound):
            act(store, network, what)
    with pytest.raises(NotFound):
        flags.count(store, network, what, now=NOW)
    with pytest.raises(NotFound):
        flags.hide(store, network, what, now=NOW)
    with pytest.raises(NotFound):
        flags.write(store, network, what, "Hej", now=NOW)
    assert store.duties.rows == {}


@given(
    st.lists(st.tuples(st.sampled_from(["count", "hide", "let stand", "remove"]), st.sampled_from(ALL)), max_size=25)
)
def test_what_is_hidden_or_flagged_always_waits_for_somebody_and_nothing_else_does(
    acts: list[tuple[str, Subject]],
) -> None:
    store = furnished()
    for act, what in acts:
        try:
            match act:
                case "count":
                    flags.count(store, "n1", what, now=NOW)
                case "hide":
                    flags.hide(store, "n1", what, now=NOW)
                case "let stand":
                    flags.let_stand(store, "n1", what)
                case _:
                    flags.remove(store, "n1", what)
        except NotFound:
            continue
    for what in ALL:
        one = flags.seen(store, what)
        waits = store.duties.get(flags.about(what)) is not None
        assert waits == (one is not None and (one.hidden or one.flags > 0))


def test_deputies_get_what_lies_too_long_like_any_other_duty(store: Memory) -> None:
    flag(store, QUESTION)
    [duty] = store.duties.of("n1")
    assert duty == duties.Duty("n1", flags.about(QUESTION), NOW)
    assert flags.named(duty.what.id) == QUESTION
