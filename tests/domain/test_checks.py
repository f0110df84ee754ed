"""Three questions after a meeting: what waits comes in time, and no more is kept than may be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import checks, polls, retention, waiting
from domain.checks import CARD, DAYS, REMINDER_CARD, RESULT_CARD, Check, CheckClosed, Question, Reply, State
from domain.errors import NotFacilitator, NotFound
from domain.meetings import Details, Meeting
from domain.signups import Coming, Signup
from domain.slots import at, draw_slot
from domain.waiting import Waiting, WaitingBallot
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, a_room
from tests.storage.data import BOSSE, NOW

DAY = date(2026, 3, 17)
MEETING = Meeting("g1", "n1", Details("Träff", at(DAY, 13), 120, body="Kom."))
LAST = DAY + timedelta(days=DAYS)
CLOSES, TOLD = at(LAST + timedelta(days=1), 0), at(LAST + timedelta(days=1), 12)


def held(*, at_end: bool = True) -> Memory:
    store, _ = a_room()
    store.meetings.add(MEETING)
    if at_end:
        checks.look_after_time(store, now=MEETING.details.ends)
    return store


def kept(store: Memory) -> Check:
    check = store.checks.get("g1")
    assert check
    return check


def cards(store: Memory) -> list[str]:
    return [one.what.card for one in store.outbox.told if one.act == "post" and one.what.card.startswith("checks.")]


def ballots(store: Memory, answers: list[tuple[Reply, Reply, Reply]], chance: Random) -> None:
    for number, given_ in enumerate(answers):
        now = CLOSES - timedelta(minutes=1 + 7 * number)
        for question, reply in zip(Question, given_, strict=True):
            slot = draw_slot(now, urgent=False, chance=chance)
            row = Waiting(f"w{number}{question}", "n1", slot, WaitingBallot("g1", question, reply))
            waiting.enter(store, row, chance=chance)


def live_on(store: Memory) -> None:
    """Until all is over, as the worker does."""
    now = CLOSES - timedelta(days=1)
    while now <= TOLD + timedelta(days=1):
        waiting.release(store, now=now, chance=Random(1))
        if checks.due(store, now=now):
            checks.look_after_time(store, now=now)
        now += timedelta(hours=1)


ANSWERS = st.lists(st.tuples(*[st.sampled_from(Reply)] * 3), max_size=14)


@given(ANSWERS, st.integers(0, 9))
def test_every_answer_of_the_last_minutes_is_counted_and_of_the_numbers_nothing_is_left(
    answers: list[tuple[Reply, Reply, Reply]], seed: int
) -> None:
    store = held()
    ballots(store, answers, Random(seed))
    live_on(store)
    assert store.waiting.all() == []
    check = kept(store)
    assert check.state is State.TOLD
    for place, result in enumerate(check.results):
        counts = [sum(one[place] is reply for one in answers) for reply in Reply]
        assert result == polls.tell(counts, is_open=False)
    assert not any(store.checks.number("g1", question, reply) for question in Question for reply in Reply)
    assert cards(store) == [CARD, REMINDER_CARD, RESULT_CARD]


def test_no_result_stands_anywhere_while_it_is_open() -> None:
    store = held()
    ballots(store, [(Reply.YES, Reply.NO, Reply.YES)] * 9, Random(1))
    waiting.release(store, now=TOLD, chance=Random(1))
    checks.look_after_time(store, now=CLOSES - timedelta(seconds=1))
    assert kept(store).results == ()
    assert checks.told(store, "n1") == []


def test_nobody_answers_when_the_last_day_is_over_and_what_waits_is_counted() -> None:
    store = held()
    assert checks.find(store, "n1", "g1", now=CLOSES - timedelta(minutes=1)) == kept(store)
    for now in (CLOSES, TOLD):
        with pytest.raises(CheckClosed):
            checks.find(store, "n1", "g1", now=now)
    checks.count(store, "n1", "g1", Question.KEPT, Reply.YES)
    assert store.checks.number("g1", Question.KEPT, Reply.YES) == 1


def test_what_comes_after_the_telling_is_counted_nowhere() -> None:
    store = held()
    live_on(store)
    with pytest.raises(CheckClosed):
        checks.count(store, "n1", "g1", Question.KEPT, Reply.YES)
    for network, meeting in (("n2", "g1"), ("n1", "g2")):
        with pytest.raises(NotFound):
            checks.asked(store, network, meeting)


@given(st.lists(st.integers(-60, 24 * 12), max_size=12))
def test_each_card_comes_once_in_its_order_whenever_the_worker_looks(hours: list[int]) -> None:
    store = held(at_end=False)
    for hour in sorted(hours):
        checks.look_after_time(store, now=MEETING.details.ends + timedelta(hours=hour))
    said = cards(store)
    assert said == [one for one in (CARD, REMINDER_CARD, RESULT_CARD) if one in said]
    if said:
        assert said[0] == CARD
        assert any(0 <= hour < DAYS * 24 for hour in hours)


def test_what_nobody_could_ask_in_time_is_not_asked_late() -> None:
    store = held(at_end=False)
    checks.look_after_time(store, now=at(LAST, 0))
    assert cards(store) == []
    assert store.checks.get("g1") is None


def test_who_looks_after_the_room_may_want_none_until_it_is_asked() -> None:
    store = held(at_end=False)
    for act in (checks.skip, checks.resume):
        more = {"now": NOW} if act is checks.resume else {}
        with pytest.raises(NotFacilitator):
            act(store, "n1", "g1", by=BOSSE, **more)
        with pytest.raises(NotFound):
            act(store, "n1", "g9", by=FRIDA, **more)
    checks.skip(store, "n1", "g1", by=FRIDA)
    checks.look_after_time(store, now=MEETING.details.ends)
    assert cards(store) == []
    with pytest.raises(CheckClosed):
        checks.resume(store, "n1", "g1", by=FRIDA, now=MEETING.details.ends)
    checks.resume(store, "n1", "g1", by=FRIDA, now=NOW)
    checks.look_after_time(store, now=MEETING.details.ends)
    assert cards(store) == [CARD]
    with pytest.raises(CheckClosed):
        checks.skip(store, "n1", "g1", by=FRIDA)


def test_the_trend_holds_the_last_meetings_until_the_one_that_is_looked_at() -> None:
    store, _ = a_room()
    for number in range(9):
        begins = MEETING.details.begins + timedelta(days=30 * number)
        one = replace(MEETING, id=f"g{number}", details=replace(MEETING.details, begins=begins))
        store.meetings.add(one)
        state = State.SKIPPED if number == 3 else State.TOLD
        store.checks.put(Check(one.id, LAST, state, (None, None, None)))
    seventh = store.meetings.get("g7")
    assert [one.id for one, _ in checks.told(store, "n1", until=seventh)] == ["g1", "g2", "g4", "g5", "g6", "g7"]
    assert [one.id for one, _ in checks.told(store, "n1")][-1] == "g8"


def test_a_meeting_that_is_forgotten_takes_it_along() -> None:
    store = held()
    checks.count(store, "n1", "g1", Question.KEPT, Reply.YES)
    retention.erase_meeting(store, MEETING)
    assert store.checks.get("g1") is None
    assert store.checks.number("g1", Question.KEPT, Reply.YES) == 0


def test_of_a_meeting_to_which_nobody_could_come_nothing_is_asked() -> None:
    store = held(at_end=False)
    store.signups.put(Signup("s1", "g1", Coming.CANNOT, member=BOSSE.id))
    checks.look_after_time(store, now=MEETING.details.ends)
    store.signups.remove("s1")  # as the day after
    checks.look_after_time(store, now=MEETING.details.ends + timedelta(days=1))
    assert [one for one in store.outbox.told if one.what.card == CARD] == []
    assert kept(store).state is State.SKIPPED
