"""Whom is asked, and whom nobody can ask. The way through the forms is in tests/handlers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain import answers, consent, letters, questions, solutions
from domain.answers import Answer, Kind
from domain.consent import DELETE_AFTER, REMIND_AFTER, AlreadyProposed, AuthorAway, CannotAsk
from domain.errors import AlreadyKept, NotFound, NotYours
from domain.members import Member, Standing
from domain.ports import Person
from domain.questions import Ask
from domain.quiet import Pause
from domain.solutions import CONSENT_CARD, REMINDER_CARD, Solution, State, Text
from storage.store import Store
from tests.small import BOSSE, START, Small, identity, small


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as made:
        made.db.run(questions.ask, Ask("q1", "n1", "anna", "Hur gör ni?"), now=START)
        yield made


def answer(room: Small, id: str, author: str | None, **more: object) -> None:
    given = Answer(id, "q1", "Vi ringer varandra.", author, None, START, **more)  # type: ignore[arg-type]
    room.db.run(answers.tell, "n1", given)


def propose(room: Small, id: str) -> Solution:
    return room.db.run(lambda store: consent.propose_answer(store, "n1", id, now=START))


def propose_words(room: Small, user: str) -> Solution:
    author = room.db.read(consent.author_of, "n1", identity(user))
    return room.db.run(lambda store: consent.propose_words(store, "n1", "Vi ringer.", author.id, id="s1", now=START))


def agree(room: Small, id: str, owner: str = "bosse") -> Solution:
    say_yes = Text("Vi ringer varandra varje dag.")
    return room.db.run(
        lambda store: consent.agree(store, "n1", id, owner=owner, text=say_yes, named=False, now=room.now)
    )


def _get(store: Store, id: str) -> Solution | None:
    return store.solutions.get(id)


def change(room: Small, member: Member) -> None:
    room.db.run(lambda store: store.members.change(member))


AWAY = (
    replace(BOSSE, standing=Standing.LEFT),
    replace(BOSSE, standing=Standing.APPLIED),
    replace(BOSSE, present=False),
    replace(BOSSE, active=False),
)


@pytest.mark.parametrize("bosse", AWAY)
def test_nobody_who_is_not_in_the_room_is_asked(room: Small, bosse: Member) -> None:
    answer(room, "a1", "bosse")
    change(room, bosse)
    with pytest.raises(AuthorAway):
        propose(room, "a1")
    with pytest.raises(AuthorAway):
        propose_words(room, "bosse")
    with pytest.raises(AuthorAway):
        propose_words(room, "somebody else")
    assert room.db.read(lambda store: store.solutions.drafts_of("bosse")) == []


def test_a_member_who_has_not_read_the_new_pledge_is_asked_all_the_same(room: Small) -> None:
    change(room, replace(BOSSE, pledge=0))
    assert propose_words(room, "bosse").state is State.DRAFT


@pytest.mark.parametrize("more", [{}, {"kind": Kind.FOLLOW_UP}])
def test_without_leave_nobody_can_ask_who_has_no_name(room: Small, more: dict[str, object]) -> None:
    answer(room, "a1", None, **more)
    with pytest.raises(CannotAsk):
        propose(room, "a1")


def test_one_answer_becomes_one_solution(room: Small) -> None:
    answer(room, "a1", "bosse")
    propose(room, "a1")
    with pytest.raises(AlreadyProposed):
        propose(room, "a1")
    agree(room, "a1")
    with pytest.raises(AlreadyProposed):
        propose(room, "a1")
    room.db.run(solutions.take_back, "n1", "a1", owner="bosse")
    with pytest.raises(AlreadyProposed):
        propose(room, "a1")


def test_after_a_no_nobody_is_asked_again_and_of_the_no_only_the_id_is_left(room: Small) -> None:
    answer(room, "a1", "bosse")
    propose(room, "a1")
    propose_words(room, "bosse")
    for id in ("a1", "s1"):
        room.db.run(consent.decline, "n1", id, owner="bosse")
        left = room.db.read(_get, id)
        assert left
        assert (left.text, left.owner, left.named, left.reminded) == (Text(""), None, False, False)
    with pytest.raises(AlreadyProposed):
        propose(room, "a1")
    with pytest.raises(AlreadyProposed):
        propose_words(room, "bosse")


def test_a_messages_id_is_always_the_same_and_is_found_out_only_with_the_salt() -> None:
    one = consent.message_id("W1/C1/1.0", b"salt")
    assert one == consent.message_id("W1/C1/1.0", b"salt")
    assert len({one, consent.message_id("W1/C1/1.1", b"salt"), consent.message_id("W1/C1/1.0", b"another")}) == 3
    assert (len(one), set(one) <= set("0123456789abcdef")) == (24, True)


def test_only_the_author_says_yes_and_only_once(room: Small) -> None:
    answer(room, "a1", "bosse")
    propose(room, "a1")
    with pytest.raises(NotYours):
        agree(room, "a1", owner="clara")
    assert agree(room, "a1").text.did == "Vi ringer varandra varje dag."
    with pytest.raises(AlreadyKept):
        agree(room, "a1")
    with pytest.raises(NotFound):
        agree(room, "a2")


def test_it_counts_as_told_when_the_author_said_yes(room: Small) -> None:
    propose_words(room, "bosse")
    room.pass_time(timedelta(days=3))
    assert agree(room, "s1").since == room.now


def left_after(room: Small, days: timedelta) -> tuple[bool, bool]:
    """Whether the draft still has its words, and its author was asked once more. All is told then that may be."""
    room.now = START + days
    room.db.run(consent.remind_drafts, now=room.now)
    room.deliver()
    draft = room.db.read(lambda store: store.solutions.get("s1"))
    assert draft
    return draft.text.did != "", draft.reminded


A_MOMENT, A_DAY = timedelta(seconds=1), timedelta(days=1)


def test_the_draft_lives_as_long_as_is_said(room: Small) -> None:
    propose_words(room, "bosse")
    room.deliver()
    assert left_after(room, REMIND_AFTER - A_MOMENT) == (True, False)
    assert left_after(room, REMIND_AFTER) == (True, True)
    assert left_after(room, DELETE_AFTER - A_MOMENT) == (True, True)
    assert left_after(room, DELETE_AFTER) == (False, False)


def fill_the_week(room: Small) -> None:
    """Bosse has had the two messages that he may be sent in a week."""
    for _ in range(letters.MOST_A_WEEK):
        room.db.run(lambda store: store.letters.count("bosse", room.now))


def test_nobody_loses_a_draft_that_they_were_not_asked_about_yet(room: Small) -> None:
    fill_the_week(room)
    propose_words(room, "bosse")
    room.deliver()
    assert room.stands(Person("bosse"), CONSENT_CARD) == []
    for day in range(1, 7):
        assert left_after(room, day * A_DAY) == (True, False)
    assert left_after(room, 7 * A_DAY) == (True, False)
    assert len(room.stands(Person("bosse"), CONSENT_CARD)) == 1
    assert left_after(room, 14 * A_DAY - A_MOMENT) == (True, False)
    assert left_after(room, 14 * A_DAY) == (True, True)
    assert left_after(room, 21 * A_DAY - A_MOMENT) == (True, True)
    assert left_after(room, 21 * A_DAY) == (False, False)


def test_a_reminder_that_had_to_wait_leaves_a_week_to_decide(room: Small) -> None:
    propose_words(room, "bosse")
    room.deliver()
    room.now = START + 6 * A_DAY
    fill_the_week(room)
    for day in range(7, 13):
        assert left_after(room, day * A_DAY) == (True, True)
        assert room.stands(Person("bosse"), REMINDER_CARD) == []
    assert left_after(room, 13 * A_DAY) == (True, True)
    assert len(room.stands(Person("bosse"), REMINDER_CARD)) == 1
    assert left_after(room, 20 * A_DAY - A_MOMENT) == (True, True)
    assert left_after(room, 20 * A_DAY) == (False, False)


def test_nobody_loses_a_draft_while_they_are_away(room: Small) -> None:
    propose_words(room, "bosse")
    room.deliver()
    assert left_after(room, 7 * A_DAY) == (True, True)
    pause = Pause(date(2026, 3, 12), date(2026, 4, 13))  # from the ninth day to the 41st
    change(room, replace(BOSSE, pause=pause))
    for day in range(9, 42):
        assert left_after(room, day * A_DAY) == (True, True)
    for day in (42, 47):
        assert left_after(room, day * A_DAY) == (True, True), "a week to decide"
    assert left_after(room, 48 * A_DAY) == (False, False)


def test_who_was_asked_just_before_is_asked_once_more_after_a_pause(room: Small) -> None:
    propose_words(room, "bosse")
    room.deliver()
    change(room, replace(BOSSE, pause=Pause(date(2026, 3, 4), date(2026, 3, 23))))
    for day in range(1, 21):
        assert left_after(room, day * A_DAY) == (True, False)
    assert left_after(room, 27 * A_DAY) == (True, True)
    assert len(room.stands(Person("bosse"), REMINDER_CARD)) == 1


def test_whoever_decides_before_they_were_asked_is_not_asked(room: Small) -> None:
    propose_words(room, "bosse")
    agree(room, "s1")
    room.deliver()
    assert room.stands(Person("bosse"), CONSENT_CARD) == []


def test_a_released_solution_is_never_deleted_as_a_draft(room: Small) -> None:
    propose_words(room, "bosse")
    agree(room, "s1")
    room.db.run(consent.remind_drafts, now=START + 2 * DELETE_AFTER)
    assert room.db.read(solutions.find, "n1", "s1")
