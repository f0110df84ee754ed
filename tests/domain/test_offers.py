"""The waiting list: in order, nobody passed by or offered twice, and time enough to answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain import offers, quiet, signups
from domain.errors import NotFacilitator, Refusal
from domain.quiet import Pause, Quiet
from domain.signups import OFFER_CARD, Coming, OfferOver, Stand, Terms
from domain.slots import at, local
from domain.workdays import Workdays
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA
from tests.domain.signing import BEGINS, HOLIDAY, HOUR, PEOPLE, a_meeting, enter, offered, pass_on, sign_up, stands
from tests.storage.data import NOW

if TYPE_CHECKING:
    from domain.members import Member

A, B, C, D, *_ = PEOPLE
ONE_PLACE = Terms("g1", places=1)


def full() -> Memory:
    """A has the place; B and C wait, in this order."""
    store = a_meeting(ONE_PLACE)
    for member in (A, B, C):
        sign_up(store, member)
    return store


def until(store: Memory) -> datetime:
    [moment] = [one.until for one in store.signups.of("g1") if one.until]
    return moment


def told(store: Memory) -> list[str]:
    return [one.member for one in store.letters.unsent() if one.what.card == OFFER_CARD]


def test_a_freed_place_is_offered_to_the_next_until_the_afternoon_of_the_next_working_day() -> None:
    store = full()
    pass_on(store)
    assert offered(store) == []
    sign_up(store, A, Coming.CANNOT)
    pass_on(store)
    assert (offered(store), told(store)) == ([B.id], [B.id])
    assert until(store) == at(date(2026, 3, 4), 16)
    assert store.letters.unsent()[0].until == until(store)


def test_who_says_yes_has_it_and_who_says_no_lets_it_go_on() -> None:
    store = full()
    sign_up(store, A, Coming.CANNOT)
    pass_on(store)
    offers.decline(store, "n1", "g1", by=B, now=NOW)
    pass_on(store)
    assert offered(store) == [C.id]
    for _ in range(2):
        offers.accept(store, "n1", "g1", by=C, now=NOW)
    assert stands(store) == {A.id: "no", C.id: "in"}
    assert told(store) == []
    with pytest.raises(OfferOver):
        offers.accept(store, "n1", "g1", by=B, now=NOW)


def test_signing_up_again_takes_what_is_offered_as_it_is_then_wanted() -> None:
    store = full()
    sign_up(store, A, Coming.CANNOT)
    pass_on(store)
    assert sign_up(store, B, Coming.LISTENS).is_there
    assert stands(store)[B.id] == "in"


def test_what_is_not_answered_in_time_goes_on_and_leads_to_no_second_offer() -> None:
    store = full()
    sign_up(store, A, Coming.CANNOT)
    pass_on(store)
    late = until(store)
    pass_on(store, late - HOUR)
    assert offered(store) == [B.id]
    with pytest.raises(OfferOver):
        offers.accept(store, "n1", "g1", by=B, now=late)
    pass_on(store, late)
    assert stands(store) == {A.id: "no", C.id: "offered"}
    sign_up(store, B, now=late)
    assert stands(store)[B.id] == "waits"


def test_whoever_waits_comes_before_whoever_comes_later() -> None:
    store = full()
    sign_up(store, A, Coming.CANNOT)
    assert sign_up(store, D).stand is Stand.WAITS
    assert sign_up(store, A).stand is Stand.WAITS
    assert [one.who for one in signups.queue(store, "g1")] == [B.id, C.id, D.id, A.id]


def test_changing_how_one_comes_keeps_the_turn() -> None:
    store = full()
    sign_up(store, B, Coming.LISTENS)
    assert [one.who for one in signups.queue(store, "g1")] == [B.id, C.id]


def test_more_places_are_offered_to_as_many() -> None:
    store = full()
    signups.settle(store, "n1", replace(ONE_PLACE, places=2), by=FRIDA, now=NOW)
    pass_on(store)
    assert offered(store) == [B.id]
    signups.settle(store, "n1", replace(ONE_PLACE, places=None), by=FRIDA, now=NOW)
    pass_on(store)
    assert offered(store) == [B.id, C.id]


def test_an_offer_taken_elsewhere_in_the_event_gives_the_first_place_back() -> None:
    store = a_meeting(ONE_PLACE)
    signups.add_date(store, "n1", "g1", BEGINS + 48 * HOUR, HOLIDAY, id="g2", by=FRIDA, now=NOW)
    sign_up(store, A)
    sign_up(store, B, meeting="g2")
    sign_up(store, B)
    sign_up(store, C, meeting="g2")
    sign_up(store, A, Coming.CANNOT)
    pass_on(store)
    offers.decline(store, "n1", "g1", by=B, now=NOW)
    assert stands(store, "g2")[B.id] == "in"
    sign_up(store, B)
    assert (stands(store), stands(store, "g2")) == ({A.id: "no", B.id: "in"}, {C.id: "waits"})
    pass_on(store)
    assert stands(store, "g2") == {C.id: "offered"}


def test_who_has_paused_is_left_alone_and_keeps_their_turn() -> None:
    store = full()
    store.members.change(replace(B, pause=Pause(date(2026, 3, 3), date(2026, 3, 6))))
    sign_up(store, A, Coming.CANNOT)
    pass_on(store)
    assert offered(store) == [C.id]
    offers.decline(store, "n1", "g1", by=C, now=NOW)
    pass_on(store, at(date(2026, 3, 7), 9))
    assert offered(store) == [B.id]


def test_somebody_without_the_chat_is_called_by_who_looks_after_the_room() -> None:
    store = a_meeting(ONE_PLACE)
    sign_up(store, A)
    karin, sven = enter(store, "Karin"), enter(store, "Sven")
    sign_up(store, A, Coming.CANNOT)
    pass_on(store)
    [duty] = store.duties.of("n1")
    assert duty.what == replace(karin, stand=Stand.OFFERED).offer
    assert told(store) == [FRIDA.id]
    with pytest.raises(NotFacilitator):
        offers.answer_for(store, "n1", "g1", karin.id, comes=True, by=A, now=NOW)
    offers.answer_for(store, "n1", "g1", karin.id, comes=False, by=FRIDA, now=NOW)
    assert store.duties.of("n1") == []
    pass_on(store)
    with pytest.raises(OfferOver):
        offers.answer_for(store, "n1", "g1", sven.id, comes=True, by=FRIDA, now=until(store))
    for _ in range(2):
        offers.answer_for(store, "n1", "g1", sven.id, comes=True, by=FRIDA, now=NOW)
    assert stands(store)[sven.id] == "in"
    assert store.duties.of("n1") == []
    with pytest.raises(OfferOver):
        offers.answer_for(store, "n1", "g1", karin.id, comes=True, by=FRIDA, now=NOW)


def test_of_what_is_over_or_cancelled_nothing_is_offered() -> None:
    store = full()
    sign_up(store, A, Coming.CANNOT)
    pass_on(store, BEGINS)
    assert offered(store) == []
    assert offers.due(store, HOLIDAY, now=BEGINS) == []


def test_close_to_the_meeting_there_are_hours_to_answer_and_never_longer_than_to_its_beginning() -> None:
    workdays = Workdays(HOLIDAY)
    day_before = at(date(2026, 3, 23), 9)
    assert offers.limit(day_before, BEGINS, workdays) == at(date(2026, 3, 23), 13)
    assert offers.limit(at(date(2026, 3, 23), 18), BEGINS, workdays) == at(date(2026, 3, 24), 10)
    assert offers.limit(BEGINS - HOUR, BEGINS, workdays) == BEGINS
    assert offers.limit(BEGINS + HOUR, BEGINS, workdays) == BEGINS


def test_nobody_loses_a_place_while_the_room_is_closed() -> None:
    workdays = Workdays(HOLIDAY, (date(2026, 7, 6), date(2026, 8, 9)))
    assert offers.limit(at(date(2026, 7, 3), 9), at(date(2026, 9, 1), 13), workdays) == at(date(2026, 8, 10), 16)


HOURS = st.integers(0, 23)


def test_who_works_nights_has_the_night_to_answer_an_offer() -> None:
    store = a_meeting(ONE_PLACE)
    store.members.change(replace(B, quiet=quiet.NIGHTS))
    for member in (A, B, C):
        sign_up(store, member)
    noon = at(date(2026, 3, 19), 12)
    sign_up(store, A, Coming.CANNOT, now=noon)
    pass_on(store, noon)
    assert (offered(store), until(store)) == (["x1"], at(date(2026, 3, 20), 16))


def test_who_sleeps_until_the_meeting_begins_keeps_the_turn_and_holds_no_place() -> None:
    """It begins on a Tuesday at 13; whoever works nights is left in peace from 7 to 18."""
    store = a_meeting(ONE_PLACE)
    store.members.change(replace(B, quiet=quiet.NIGHTS))
    for member in (A, B, C):
        sign_up(store, member)
    morning = at(date(2026, 3, 24), 8)
    sign_up(store, A, Coming.CANNOT, now=morning)
    pass_on(store, morning)
    assert offered(store) == ["x2"]
    assert stands(store)["x1"] == "waits"
    assert offers.due(store, HOLIDAY, now=morning) == []


@given(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(0, 24 * 60 - 1),
    st.integers(1, 24 * 60),
    HOURS,
    HOURS,
)
def test_an_offer_ends_at_a_whole_hour_and_leaves_time_to_answer(
    day: date, minute: int, ahead: int, start: int, end: int
) -> None:
    now = at(day, 0) + timedelta(minutes=minute)
    workdays, begins = Workdays(HOLIDAY), now + timedelta(hours=ahead)
    opens = quiet.open_at(Quiet(start, end), now, workdays)
    found = offers.limit(opens, begins, workdays)
    assert found <= begins
    if found < begins:
        assert (local(found).minute, local(found).second) == (0, 0)
        assert found >= opens + offers.NOTICE
        assert local(found).hour in {*offers.SOON, offers.ANSWER_BY}


class WaitingList(RuleBasedStateMachine):
    """Whatever people do in whatever order, time included."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.places = 2
        self.asked: list[tuple[str, datetime]] = []
        self.line: list[str] = []

    @initialize(number=st.integers(1, 3))
    def begin(self, number: int) -> None:
        self.places = number
        self.store = a_meeting(Terms("g1", places=number))

    @rule(member=st.sampled_from(PEOPLE), coming=st.sampled_from(Coming))
    def says(self, member: Member, coming: Coming) -> None:
        before = stands(self.store)
        try:
            sign_up(self.store, member, coming, now=self.now)
        except OfferOver:
            return
        self._follow(before)

    @rule(member=st.sampled_from(PEOPLE), yes=st.booleans())
    def answers(self, member: Member, *, yes: bool) -> None:
        before = stands(self.store)
        act = offers.accept if yes else offers.decline
        try:
            act(self.store, "n1", "g1", by=member, now=self.now)
        except Refusal:
            assert stands(self.store) == before
        self._follow(before)

    @rule(name=st.sampled_from(["Karin", "Sven"]))
    def is_entered(self, name: str) -> None:
        before = stands(self.store)
        enter(self.store, name, now=self.now)
        self._follow(before)

    @rule(hours=st.integers(1, 40))
    def time_passes(self, hours: int) -> None:
        self.now = min(self.now + hours * HOUR, BEGINS - HOUR)

    @rule()
    def the_worker_comes(self) -> None:
        before, line = stands(self.store), list(self.line)
        pass_on(self.store, self.now)
        new = [who for who in offered(self.store) if before[who] == "waits"]
        assert sorted(new) == sorted(line[: len(new)]), "in order, nobody passed by"
        self.line = [who for who in self.line if who not in new]
        assert offers.due(self.store, HOLIDAY, now=self.now) == [], "once is enough"
        held = [who for who, stand in stands(self.store).items() if stand in {"in", "offered"}]
        assert len(held) >= self.places or not self.line, "no place is empty while somebody waits"
        for one in self.store.signups.of("g1"):
            assert one.until is None or one.until > self.now
        for member in (one for one in new if self.store.members.get(one)):
            assert told(self.store).count(member) == 1

    def _follow(self, before: dict[str, str]) -> None:
        after = stands(self.store)
        waits = {who for who, stand in after.items() if stand == "waits"}
        self.line = [who for who in self.line if who in waits]
        self.line += [who for who in waits if who not in self.line]
        if any(stand == "in" and before.get(who) in {None, "no"} for who, stand in after.items()):
            taken = sum(stand != "no" for stand in before.values())
            assert taken < self.places, "there is a place left for everybody who waits"

    @invariant()
    def nobody_stands_twice_and_no_more_come_than_there_are_places_for(self) -> None:
        if not hasattr(self, "store"):
            return
        those = self.store.signups.of("g1")
        assert len({one.who for one in those}) == len(those)
        held = sum(one.is_there or one.stand is Stand.OFFERED for one in those)
        assert held <= self.places
        assert [one.who for one in signups.queue(self.store, "g1")] == self.line
        assert all(bool(one.turn) == (one.stand is Stand.WAITS) for one in those)
        assert all(bool(one.until) == (one.stand is Stand.OFFERED) for one in those)


TestWaitingList = WaitingList.TestCase
