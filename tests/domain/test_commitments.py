"""Commitments: agreed on when the room meets, carried to the next meeting, reminded of once, and nobody's by name."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import commitments, duties, meetings, retention
from domain.commitments import DUE_CARD, Commitment, NotBegun, State
from domain.date_polls import LONGEST, NotAhead
from domain.errors import AlreadyKept, Empty, NotFacilitator, NotFound
from domain.meetings import Details, Meeting
from domain.ports import Person, Room, Subject
from domain.slots import at
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, HOLIDAY, a_room
from tests.storage.data import BOSSE, NOW

DAY = timedelta(days=1)
FIRST, SECOND, THIRD = date(2026, 3, 17), date(2026, 4, 21), date(2026, 5, 19)
DURING = at(FIRST, 14)
ONE = Commitment("c1", "n1", "g1", "Prova samma blankett.", "enhetscheferna", date(2026, 4, 10))


def met(*days: date) -> Memory:
    """A room that is invited to a meeting on each of the days."""
    store, _ = a_room()
    for number, day in enumerate(days or (FIRST, SECOND), start=1):
        details = Details(f"Träff {number}", at(day, 13), 120, body="Kom.")
        meeting = Meeting(f"g{number}", "n1", details)
        meetings.invite(store, meeting, HOLIDAY, option=None, by=FRIDA, now=NOW)
    return store


def agreed(*those: Commitment, days: tuple[date, ...] = (FIRST, SECOND)) -> Memory:
    store = met(*days)
    for one in those or (ONE,):
        commitments.agree(store, one, now=DURING)
    return store


def told(store: Memory) -> list[Commitment]:
    return commitments.told(store, store.meetings.rows["g1"])


def carried(store: Memory, meeting: str, day: date) -> list[str]:
    return [one.id for one in commitments.thread(store, store.meetings.rows[meeting], now=at(day, 18))]


def refreshed(store: Memory) -> set[Subject]:
    return {one.what for one in store.outbox.told if one.act == "refresh"}


def test_nothing_is_agreed_on_before_anybody_meets_nor_twice_by_one_form() -> None:
    store = met()
    with pytest.raises(NotBegun):
        commitments.agree(store, ONE, now=at(FIRST, 12))
    commitments.agree(store, ONE, now=DURING)
    with pytest.raises(AlreadyKept):
        commitments.agree(store, ONE, now=DURING)
    assert commitments.open_ones(store, "n1") == [ONE]


def test_nothing_is_agreed_on_at_a_meeting_that_is_not_held_or_is_another_rooms() -> None:
    store = met()
    with pytest.raises(NotFound):
        commitments.agree(store, replace(ONE, network="n2"), now=DURING)
    meetings.cancel(store, "n1", "g1", by=FRIDA, now=NOW)
    with pytest.raises(NotBegun):
        commitments.agree(store, ONE, now=DURING)
    assert store.commitments.rows == {}


@pytest.mark.parametrize(
    ("wrong", "refusal", "field"),
    [
        (replace(ONE, what=" \u200b"), Empty, "what"),
        (replace(ONE, role=""), Empty, "role"),
        (replace(ONE, by=FIRST - DAY), NotAhead, "by"),
        (replace(ONE, by=FIRST + LONGEST + DAY), NotAhead, "by"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(wrong: Commitment, refusal: type[Empty], field: str) -> None:
    with pytest.raises(refusal) as refused:
        agreed(wrong)
    assert refused.value.at == field


def test_it_holds_neither_whose_words_it_is_nor_when_they_were_written() -> None:
    """PROMISES 3: a day that people choose, and no moment."""
    assert {one.name for one in fields(Commitment)} == {
        *("id", "network", "meeting", "what", "role", "by", "state", "how", "reminded")
    }
    early, late = met(), met()
    commitments.agree(early, ONE, now=DURING)
    commitments.agree(late, ONE, now=at(FIRST, 20))
    assert early.commitments.rows == late.commitments.rows


def test_the_next_meeting_carries_what_the_last_agreed_on_and_how_it_stands() -> None:
    store = agreed(ONE, replace(ONE, id="c2", what="Bjuda in chefen"))
    commitments.set_state(store, "n1", "c2", State.DONE, now=at(FIRST, 18))
    [still, done] = commitments.thread(store, store.meetings.rows["g2"], now=at(FIRST, 18))
    assert (still.id, still.state, done.id, done.state) == ("c1", State.OPEN, "c2", State.DONE)


def test_the_one_after_carries_only_what_is_still_open_of_earlier_ones() -> None:
    store = agreed(ONE, replace(ONE, id="c2"), days=(FIRST, SECOND, THIRD))
    commitments.set_state(store, "n1", "c2", State.DROPPED, now=DURING)
    assert carried(store, "g3", FIRST) == [], "the one between has not been held"
    commitments.agree(store, replace(ONE, id="c3", meeting="g2", by=THIRD), now=at(SECOND, 14))
    assert carried(store, "g3", SECOND) == ["c1", "c3"]


def test_a_meeting_that_was_not_held_breaks_no_thread() -> None:
    store = agreed(days=(FIRST, SECOND, THIRD))
    meetings.cancel(store, "n1", "g2", by=FRIDA, now=DURING)
    assert carried(store, "g3", FIRST) == ["c1"]


def test_what_stands_of_it_anywhere_follows() -> None:
    store = met()
    commitments.agree(store, ONE, now=DURING)
    assert Subject(meetings.CARD, "g2") in refreshed(store)
    assert Subject(meetings.CARD, "g1") not in refreshed(store), "its own invitation carried what came before it"


def test_cards_that_very_many_have_are_left_as_they_are() -> None:
    for count, follows in ((commitments.FOLLOWED, True), (commitments.FOLLOWED + 1, False)):
        store = met()
        for number in range(count):
            store.outbox.post(Subject("harvests.card", "g1"), to=Person(f"x{number}"))
            store.outbox.post(Subject(meetings.REMINDER_CARD, "g2 1"), to=Person(f"x{number}"))
        commitments.agree(store, ONE, now=DURING)
        assert (Subject("harvests.card", "g1") in refreshed(store)) == follows
        assert Subject(meetings.CARD, "g2") in refreshed(store)


def test_who_looks_after_the_room_is_reminded_once_when_the_day_has_come() -> None:
    store = agreed(ONE, replace(ONE, id="c2"), replace(ONE, id="c3", by=date(2026, 4, 20)))
    commitments.remind(store, now=at(date(2026, 4, 10), 8))
    assert told(store) == []
    for hour in (9, 10, 11):
        commitments.remind(store, now=at(date(2026, 4, 10), hour))
    assert [one.id for one in told(store)] == ["c1", "c2"]
    assert [(duty.what, duty.since) for duty in duties.of(store, FRIDA)] == [
        (Subject(DUE_CARD, "g1"), at(date(2026, 4, 10), 9))
    ]
    commitments.seen(store, "n1", "g1", by=FRIDA)
    commitments.remind(store, now=at(date(2026, 4, 13), 9))
    assert duties.of(store, FRIDA) == []
    commitments.remind(store, now=at(date(2026, 4, 20), 9))
    assert len(duties.of(store, FRIDA)) == 1


def test_what_waits_ends_when_all_of_it_is_done_and_not_before() -> None:
    store = agreed(ONE, replace(ONE, id="c2"))
    commitments.remind(store, now=at(ONE.by, 9))
    commitments.set_state(store, "n1", "c1", State.DONE, now=at(ONE.by, 10))
    assert len(duties.of(store, FRIDA)) == 1
    commitments.set_state(store, "n1", "c2", State.DROPPED, now=at(ONE.by, 10))
    assert duties.of(store, FRIDA) == []


def test_what_was_done_and_is_taken_up_again_is_reminded_of_again() -> None:
    store = agreed(ONE)
    commitments.remind(store, now=at(ONE.by, 9))
    commitments.set_state(store, "n1", "c1", State.DONE, now=at(ONE.by, 10))
    commitments.set_state(store, "n1", "c1", State.OPEN, now=at(ONE.by, 11))
    assert duties.of(store, FRIDA) == []
    commitments.remind(store, now=at(ONE.by, 12))
    assert len(duties.of(store, FRIDA)) == 1


def test_another_day_is_reminded_of_anew_and_an_old_one_is_no_hindrance() -> None:
    store = agreed()
    now = at(ONE.by, 9)
    commitments.remind(store, now=now)
    commitments.change(store, "n1", replace(ONE, how="Vi väntar på it."), now=now + 3 * DAY)
    assert told(store), "the day stands, though it is over"
    commitments.change(store, "n1", replace(ONE, by=date(2026, 4, 24)), now=now + 3 * DAY)
    assert (told(store), duties.of(store, FRIDA)) == ([], [])
    commitments.remind(store, now=at(date(2026, 4, 24), 9))
    assert [one.id for one in told(store)] == ["c1"]


def test_members_are_neither_reminded_nor_say_that_the_reminder_is_seen() -> None:
    store = agreed()
    commitments.remind(store, now=at(ONE.by, 9))
    assert {letter.member for letter in store.letters.unsent()} == {FRIDA.id}
    with pytest.raises(NotFacilitator):
        commitments.seen(store, "n1", "g1", by=BOSSE)


def test_nothing_is_changed_from_another_room() -> None:
    store = agreed()
    with pytest.raises(NotFound):
        commitments.set_state(store, "n2", "c1", State.DONE, now=DURING)
    with pytest.raises(NotFound):
        commitments.change(store, "n2", replace(ONE, what="Annat"), now=DURING)
    assert commitments.open_ones(store, "n1") == [ONE]


def test_a_meeting_that_is_erased_takes_along_what_it_agreed_on() -> None:
    store = agreed(ONE, replace(ONE, id="c2", meeting="g1"))
    retention.erase_meeting(store, store.meetings.rows["g1"])
    assert store.commitments.rows == {}


def test_when_the_meetings_time_is_over_nothing_of_it_waits_any_more() -> None:
    store = agreed(ONE, replace(ONE, id="c2"))
    commitments.remind(store, now=at(ONE.by, 9))
    retention.delete_due(store, now=at(ONE.by, 9) + timedelta(days=3 * 365))
    assert (store.commitments.rows, duties.of(store, FRIDA), store.letters.unsent()) == ({}, [], [])


@given(
    st.lists(st.sampled_from(State), max_size=6),
    st.lists(st.integers(0, 40), min_size=1, max_size=12),
)
def test_each_is_told_of_once_however_often_is_looked(states: list[State], days: list[int]) -> None:
    those = [replace(ONE, id=f"c{number}", state=state) for number, state in enumerate(states)]
    store = agreed(*(replace(one, state=State.OPEN) for one in those)) if those else met()
    for one in those:
        commitments.set_state(store, "n1", one.id, one.state, now=DURING)
    begun = 0
    for day in sorted(days):
        waited = bool(store.duties.get(Subject(DUE_CARD, "g1")))
        commitments.remind(store, now=DURING + day * DAY)
        begun += bool(store.duties.get(Subject(DUE_CARD, "g1"))) and not waited
        duties.end(store, Subject(DUE_CARD, "g1"))
    reached = DURING + max(days) * DAY >= at(ONE.by, 9)
    assert begun == (reached and State.OPEN in states)
    assert not commitments.due(store, now=DURING + max(days) * DAY)


def test_the_room_hears_nothing_of_a_reminder() -> None:
    store = agreed()
    before = len([one for one in store.outbox.told if one.to == Room("n1") and one.act == "post"])
    commitments.remind(store, now=at(ONE.by, 9))
    assert len([one for one in store.outbox.told if one.to == Room("n1") and one.act == "post"]) == before
