"""Sessions: whatever is pressed by whom, one card stands with each and shows the step that it is at."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain import meetings, methods, sessions
from domain.errors import AlreadyKept, NotFacilitator, NotFound
from domain.group_rooms import SmallRoom
from domain.meetings import Details, Meeting, MeetingOver
from domain.ports import GroupRoom, Person, Room
from domain.sessions import CARD, ENDS_AFTER, EXTRA, LEAD_CARD, Session, Shown, UnderWay
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, a_room
from tests.storage.data import BOSSE, NOW

MINUTE = timedelta(minutes=1)
ENDS = NOW + 2 * timedelta(hours=1)
A_ROUND = Session(
    "s1", "n1", "g1", "round", (1, 2, 5), 2, pledge=False, shown=Shown.LEADER, leader="", question="Hur gör ni?"
)


def a_meeting() -> Memory:
    store, _ = a_room()
    store.members.change(replace(FRIDA, id="gun", name="Gun Ask"))
    store.meetings.add(Meeting("g1", "n1", Details("Träff", NOW, 120, body="Kom.")))
    for number in (1, 2):
        store.group_rooms.add(SmallRoom(f"g1-{number}", "g1", str(number)))
    return store


def started(shown: Shown = Shown.LEADER, *, pledge: bool = False) -> Memory:
    store = a_meeting()
    sessions.start(store, replace(A_ROUND, shown=shown, pledge=pledge), by=FRIDA, now=NOW)
    return store


def now_is(store: Memory) -> Session:
    return store.sessions.rows["s1"]


def at(store: Memory, seconds: float) -> None:
    sessions.keep_time(store, now=NOW + timedelta(seconds=seconds))


def standing(store: Memory) -> list[object]:
    return [to for _, to in store.outbox.showing("s1")]


def test_in_the_room_the_steps_follow_each_other_by_themselves() -> None:
    store, seen = started(Shown.ROOM), []
    for minute in range(12):
        at(store, 60 * minute)
        seen.append(now_is(store).stage.key)
    assert seen == ["think", *["turn"] * 4, *["talk"] * 7]
    assert now_is(store).is_up
    assert standing(store) == [Person("frida"), Room("n1")]


def test_at_one_telephone_each_step_waits_for_whoever_leads() -> None:
    store = started()
    at(store, 3600)
    assert now_is(store).stage.key == "think"
    assert now_is(store).is_up
    sessions.forward(store, "s1", now_is(store).number, by=FRIDA, now=NOW + 61 * MINUTE)
    assert now_is(store).until == NOW + 63 * MINUTE


def test_when_time_is_up_the_telephone_is_told_once() -> None:
    store = started()
    for second in (61, 62, 63):
        at(store, second)
    posts = [one for one in store.outbox.told if one.act == "post"]
    assert [one.what.card for one in posts] == [LEAD_CARD, LEAD_CARD]


def test_groups_apart_see_the_same_step() -> None:
    store = started(Shown.GROUPS)
    assert standing(store) == [Person("frida"), GroupRoom("g1-1"), GroupRoom("g1-2")]
    at(store, 60)
    shown = {what.id for what, _ in store.outbox.showing("s1")}
    assert shown == {"s1 1"}
    assert {what.card for what, to in store.outbox.showing("s1") if isinstance(to, GroupRoom)} == {CARD}


def test_a_pause_takes_nothing_from_the_step() -> None:
    store = started(Shown.ROOM)
    sessions.pause(store, "s1", 0, by=FRIDA, now=NOW + 20 * timedelta(seconds=1))
    at(store, 3600)
    assert now_is(store).left == 40
    sessions.go_on(store, "s1", 1, by=FRIDA, now=NOW + 60 * MINUTE)
    assert now_is(store).until == NOW + 60 * MINUTE + timedelta(seconds=40)


def test_more_time_is_added_to_what_is_left_and_given_where_there_was_none() -> None:
    store = started()
    sessions.extend(store, "s1", 0, by=FRIDA, now=NOW)
    assert now_is(store).until == NOW + MINUTE + EXTRA
    at(store, 600)
    sessions.extend(store, "s1", now_is(store).number, by=FRIDA, now=NOW + 10 * MINUTE)
    assert now_is(store).until == NOW + 10 * MINUTE + EXTRA


def test_of_two_who_press_at_once_one_is_heard() -> None:
    store = started()
    gun = replace(FRIDA, id="gun")
    for who in (FRIDA, gun):
        sessions.forward(store, "s1", 0, by=who, now=NOW)
    assert now_is(store).place == 1
    for who in (gun, FRIDA):
        sessions.extend(store, "s1", 1, by=who, now=NOW)
    assert now_is(store).until == NOW + 2 * MINUTE + EXTRA


def test_back_from_the_first_step_begins_it_anew() -> None:
    store = started()
    sessions.back(store, "s1", 0, by=FRIDA, now=NOW + 30 * timedelta(seconds=1))
    assert (now_is(store).place, now_is(store).until) == (0, NOW + 90 * timedelta(seconds=1))
    assert standing(store) == [Person("frida")]


def test_nothing_is_left_of_what_is_over() -> None:
    store = started(Shown.ROOM)
    sessions.end(store, "s1", by=FRIDA)
    assert store.sessions.all() == []
    assert standing(store) == []
    with pytest.raises(NotFound):
        sessions.forward(store, "s1", 0, by=FRIDA, now=NOW)


def test_after_the_last_step_it_is_over() -> None:
    store = started()
    for number in range(4):
        sessions.forward(store, "s1", number, by=FRIDA, now=NOW)
    assert store.sessions.all() == []
    assert standing(store) == []


@pytest.mark.parametrize("shown", Shown)
def test_what_nobody_ends_is_ended_when_the_meeting_is_long_over(shown: Shown) -> None:
    store = started(shown)
    sessions.pause(store, "s1", 0, by=FRIDA, now=NOW)
    assert not sessions.is_any_due(store, now=ENDS)
    assert sessions.is_any_due(store, now=ENDS + ENDS_AFTER)
    sessions.keep_time(store, now=ENDS + ENDS_AFTER)
    assert store.sessions.all() == []
    assert standing(store) == []


def test_it_is_over_with_a_meeting_that_is_cancelled_and_with_whoever_leads_it() -> None:
    store = started(Shown.ROOM)
    store.meetings.change(replace(store.meetings.rows["g1"], cancelled=True))
    at(store, 1)
    assert standing(store) == []
    store = started(Shown.ROOM)
    sessions.let_go(store, "frida")
    assert store.sessions.all() == []
    assert Room("n1") not in standing(store)


def test_a_meeting_talks_by_one_method_at_a_time() -> None:
    store = started()
    with pytest.raises(UnderWay):
        sessions.start(store, replace(A_ROUND, id="s2"), by=FRIDA, now=NOW)
    with pytest.raises(AlreadyKept):
        sessions.start(store, A_ROUND, by=FRIDA, now=NOW)


def test_only_who_looks_after_the_room_leads() -> None:
    store = a_meeting()
    with pytest.raises(NotFacilitator):
        sessions.start(store, A_ROUND, by=BOSSE, now=NOW)
    store = started()
    for act in (sessions.pause, sessions.go_on, sessions.extend, sessions.forward, sessions.back):
        with pytest.raises(NotFacilitator):
            act(store, "s1", 0, by=BOSSE, now=NOW)
    with pytest.raises(NotFacilitator):
        sessions.end(store, "s1", by=BOSSE)


@pytest.mark.parametrize(
    "made",
    [
        replace(A_ROUND, minutes=(1, 2)),
        replace(A_ROUND, minutes=(1, 2, 7)),
        replace(A_ROUND, turns=0),
        replace(A_ROUND, turns=31),
        replace(A_ROUND, method="supervision", minutes=(10, 15, 10, 10), turns=1),
        replace(A_ROUND, method="none"),
        replace(A_ROUND, meeting="g2"),
        replace(A_ROUND, network="n2"),
    ],
    ids=str,
)
def test_what_no_form_makes_is_refused(made: Session) -> None:
    with pytest.raises(NotFound):
        sessions.start(a_meeting(), made, by=FRIDA, now=NOW)


def test_nothing_begins_at_a_meeting_that_is_over_or_cancelled() -> None:
    store = a_meeting()
    with pytest.raises(MeetingOver):
        sessions.start(store, A_ROUND, by=FRIDA, now=ENDS + ENDS_AFTER)
    meetings.cancel(store, "n1", "g1", by=FRIDA, now=NOW - MINUTE)
    with pytest.raises(MeetingOver):
        sessions.start(store, A_ROUND, by=FRIDA, now=NOW)


class Talk(RuleBasedStateMachine):
    """Two facilitators press what they see, at once or late, while time goes."""

    @initialize(shown=st.sampled_from(Shown), pledge=st.booleans())
    def begin(self, *, shown: Shown, pledge: bool) -> None:
        self.store, self.now, self.shown = started(shown, pledge=pledge), NOW, shown

    def session(self) -> Session | None:
        return self.store.sessions.get("s1")

    def is_on(self) -> bool:
        return hasattr(self, "store") and self.session() is not None

    @rule(seconds=st.integers(1, 400))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        sessions.keep_time(self.store, now=self.now)
        assert not sessions.is_any_due(self.store, now=self.now)

    @precondition(is_on)
    @rule(
        act=st.sampled_from([sessions.pause, sessions.go_on, sessions.extend, sessions.forward, sessions.back]),
        late=st.integers(0, 2),
    )
    def press(self, act: sessions.Steer, late: int) -> None:
        before = self.session()
        assert before
        after = act(self.store, "s1", before.number - late, by=FRIDA, now=self.now)
        assert self.session() == after
        assert not late or after == before

    @invariant()
    def one_card_stands_with_each_and_shows_the_step(self) -> None:
        if not hasattr(self, "store"):
            return
        session, there = self.session(), self.store.outbox.showing("s1")
        if session is None:
            assert there == []
            return
        others = {Shown.LEADER: 0, Shown.ROOM: 1, Shown.GROUPS: 2}
        assert [what.id for what, _ in there] == [f"s1 {session.card}"] * (1 + others[self.shown])
        assert len({to for _, to in there}) == len(there)
        assert session.stage == session.stages[session.place]
        assert session.until is None or session.left == 0

    @invariant()
    def no_step_runs_past_its_time(self) -> None:
        if self.is_on():
            session = self.session()
            assert session
            longest = session.stage.minutes * MINUTE + session.number * EXTRA
            assert session.until is None or NOW <= session.until <= self.now + longest
            assert methods.find(session.method).key == "round"


TestTalk = Talk.TestCase
TestTalk.settings = settings(max_examples=40, stateful_step_count=25)
