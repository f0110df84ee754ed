"""After a meeting: those who were there are asked once, when it is over and two weeks later, and nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import attendance, harvests, meetings, solutions
from domain.commitments import NotBegun
from domain.errors import NotFacilitator, NotFound
from domain.groupings import Grouping, Table
from domain.groupings import State as Formed
from domain.harvests import CARD, TRIED_CARD
from domain.letters import Letter
from domain.meetings import Details, Meeting
from domain.members import PLEDGE_VERSION, Member
from domain.ports import Room, Subject
from domain.signups import Coming, Signup, Stand
from domain.slots import at, local
from domain.solutions import Solution, State, Text
from domain.workdays import Workdays
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, HOLIDAY, a_room
from tests.storage.data import BOSSE, NOW, known

DAY = timedelta(days=1)
ENDS = at(date(2026, 3, 17), 15)
CLARA = Member("clara", "n1", "Clara Lind", pledge=PLEDGE_VERSION)
LATE = ENDS + 14 * DAY


def met(*there: Signup, begins: datetime = ENDS - timedelta(hours=2)) -> Memory:
    store, _ = a_room()
    store.members.add(CLARA, known(CLARA.id))
    meeting = Meeting("g1", "n1", Details("Träff", begins, 120, body="Kom."))
    meetings.invite(store, meeting, HOLIDAY, option=None, by=FRIDA, now=NOW)
    for one in there:
        store.signups.put(one)
    return store


def comes(member: Member, coming: Coming = Coming.TAKES_PART, stand: Stand = Stand.IN) -> Signup:
    return Signup(f"s-{member.id}", "g1", coming, member=member.id, stand=stand)


def asks(store: Memory, now: datetime) -> list[Letter]:
    """What is asked in private at that moment, and then sent."""
    harvests.ask_due(store, HOLIDAY, now=now)
    sent = [one for one in store.letters.unsent() if one.what.card in {CARD, TRIED_CARD}]
    for one in sent:
        store.letters.remove(one)
    return sent


def in_room(store: Memory) -> list[str]:
    return [one.what.card for one in store.outbox.told if one.act == "post" and one.to == Room("n1")]


def released(id: str, since: datetime, owner: str | None = None, outdated: str = "") -> Solution:
    return Solution(id, "n1", Text("Vi bytte."), owner, False, State.RELEASED, since, outdated=outdated)  # noqa: FBT003


def test_who_was_there_is_asked_when_it_is_over_and_two_weeks_later() -> None:
    store = met(comes(BOSSE), comes(CLARA, Coming.LISTENS), comes(FRIDA, Coming.CANNOT))
    assert asks(store, ENDS - timedelta(minutes=1)) == []
    assert [(one.member, one.what) for one in asks(store, ENDS)] == [
        ("clara", Subject(CARD, "g1")),
        ("m2", Subject(CARD, "g1")),
    ]
    assert asks(store, LATE - DAY) == []
    later = asks(store, LATE)
    assert {(one.member, one.what) for one in later} == {
        ("clara", Subject(TRIED_CARD, "g1")),
        ("m2", Subject(TRIED_CARD, "g1")),
    }
    assert all(one.counted for one in later), "nobody asked for it"
    assert asks(store, LATE + DAY) == []


def test_who_waited_for_a_place_or_has_left_was_not_there() -> None:
    gone = replace(CLARA, present=False)
    store = met(comes(BOSSE, stand=Stand.WAITS), comes(FRIDA), comes(gone))
    store.members.change(gone)
    assert [one.member for one in asks(store, ENDS)] == [FRIDA.id]


def test_where_nobody_signs_up_those_who_have_it_in_their_calendar_were_there() -> None:
    store = met()
    store.meetings.hold("g1", BOSSE.id)
    assert [one.member for one in asks(store, ENDS)] == [BOSSE.id]


def test_where_nobody_knows_who_came_the_room_is_asked_once_and_nobody_in_private() -> None:
    store = met()
    assert [asks(store, ENDS + minutes * timedelta(minutes=5)) for minutes in range(3)] == [[]] * 3
    assert in_room(store).count(CARD) == 1
    assert asks(store, LATE) == []
    assert TRIED_CARD not in in_room(store)


def test_a_meeting_that_nobody_could_come_to_asks_nobody() -> None:
    store = met(comes(BOSSE, Coming.CANNOT), comes(CLARA, Coming.CANNOT))
    assert (asks(store, ENDS), asks(store, LATE)) == ([], [])
    assert CARD not in in_room(store)


def test_whoever_could_come_at_first_and_then_nobody_was_at_nothing_to_try() -> None:
    """Who said no is forgotten the day after, and the calendar still holds the meeting."""
    store = met(comes(BOSSE, Coming.CANNOT))
    store.meetings.hold("g1", BOSSE.id)
    assert asks(store, ENDS) == []
    attendance.tidy(store, now=ENDS + DAY)
    assert store.signups.of("g1") == []
    assert asks(store, LATE) == []


def test_each_group_has_its_own_question_and_who_was_in_none_the_meetings() -> None:
    store = met(comes(BOSSE), comes(FRIDA), comes(CLARA, Coming.LISTENS))
    tables = (Table("1", ("m2",)), Table("2", ("frida",)))
    store.groupings.put(Grouping("g1", (3, 4), Formed.RELEASED, tables))
    those = {one.member: one.what.id for one in asks(store, ENDS)}
    assert those == {"m2": "g1 1", "frida": "g1 2", "clara": "g1"}


def test_groups_that_were_never_released_are_nobodys() -> None:
    store = met(comes(BOSSE))
    store.groupings.put(Grouping("g1", (3, 4), Formed.PROPOSED, (Table("1", ("m2",)),)))
    assert [one.what.id for one in asks(store, ENDS)] == ["g1"]


def test_who_leads_may_ask_while_all_are_together_or_not_at_all() -> None:
    store = met(comes(BOSSE))
    with pytest.raises(NotBegun):
        harvests.ask_now(store, "n1", "g1", by=FRIDA, now=ENDS - 2 * DAY)
    now = ENDS - timedelta(minutes=20)
    harvests.ask_now(store, "n1", "g1", by=FRIDA, now=now)
    assert len(asks(store, now)) == 1
    harvests.ask_now(store, "n1", "g1", by=FRIDA, now=now)
    assert asks(store, ENDS) == []
    harvests.want(store, "n1", "g1", wanted=False, by=FRIDA)
    assert asks(store, LATE) == []


def test_not_to_ask_is_said_before_and_may_be_taken_back() -> None:
    store = met(comes(BOSSE))
    harvests.want(store, "n1", "g1", wanted=False, by=FRIDA)
    assert asks(store, ENDS) == []
    harvests.want(store, "n1", "g1", wanted=True, by=FRIDA)
    assert asks(store, ENDS + DAY) == [], "the moment for it is over"
    assert [one.what.card for one in asks(store, LATE)] == [TRIED_CARD]


def test_only_who_looks_after_the_room_decides_that() -> None:
    store = met(comes(BOSSE))
    with pytest.raises(NotFacilitator):
        harvests.want(store, "n1", "g1", wanted=False, by=BOSSE)
    with pytest.raises(NotFacilitator):
        harvests.ask_now(store, "n1", "g1", by=BOSSE, now=ENDS)
    with pytest.raises(NotFound):
        harvests.want(store, "n2", "g1", wanted=False, by=FRIDA)
    assert store.harvests.rows == {}


def test_of_what_was_cancelled_or_lies_long_back_nobody_is_asked() -> None:
    store = met(comes(BOSSE))
    meetings.cancel(store, "n1", "g1", by=FRIDA, now=NOW)
    assert (asks(store, ENDS), in_room(store).count(CARD)) == ([], 0)
    store = met(comes(BOSSE))
    assert asks(store, ENDS + 40 * DAY) == []
    assert store.harvests.rows == {}


def test_after_a_long_silence_of_the_worker_only_the_later_question_is_asked() -> None:
    store = met(comes(BOSSE))
    assert asks(store, LATE) == [], "what to keep is forgotten by now"
    assert [one.what.card for one in asks(store, LATE + timedelta(minutes=5))] == [TRIED_CARD]


@given(
    st.dates(date(2026, 3, 10), date(2026, 12, 31)),
    st.integers(7, 20),
    st.sets(st.integers(0, 24 * 30), min_size=1, max_size=40),
)
def test_each_is_asked_once_whenever_is_looked_and_the_second_time_on_a_working_day(
    day: date, hour: int, looks: set[int]
) -> None:
    begins = at(day, hour)
    store = met(comes(BOSSE), comes(CLARA), begins=begins)
    told: dict[tuple[str, str], datetime] = {}
    for hours in sorted(looks):
        now = begins + timedelta(hours=hours)
        for letter in asks(store, now):
            assert (letter.member, letter.what.card) not in told
            told[letter.member, letter.what.card] = now
    ends = begins + timedelta(hours=2)
    for (_, card), moment in told.items():
        assert moment >= ends
        if card == TRIED_CARD:
            assert moment >= at(local(ends + 14 * DAY).date(), 9)
    first_look = min((hours for hours in looks if hours >= 2), default=None)
    assert (("m2", CARD) in told) == (first_look is not None and first_look < 2 + 24 * 7)


@given(st.dates(date(2026, 3, 10), date(2027, 1, 31)))
def test_what_was_tried_is_first_asked_on_a_working_day(day: date) -> None:
    ends = at(day, 15)
    store = met(comes(BOSSE), begins=ends - timedelta(hours=2))
    asks(store, ends)
    hours = (ends + 13 * DAY + timedelta(hours=hour) for hour in range(24 * 16))
    first = next(now for now in hours if asks(store, now))
    assert Workdays(HOLIDAY).works(local(first).date())
    assert local(first).hour == 9


def test_one_may_have_tried_what_others_released_since_and_what_still_holds() -> None:
    store = met(comes(BOSSE))
    for one in (
        released("before", ENDS - 3 * DAY),
        released("during", ENDS - timedelta(hours=1)),
        released("after", ENDS + DAY, owner=CLARA.id),
        released("own", ENDS + DAY, owner=BOSSE.id),
        released("over", ENDS + DAY, outdated="Nytt system."),
    ):
        store.solutions.add(one)
    solutions.erase(store, released("gone", ENDS))
    meeting = store.meetings.rows["g1"]
    assert [one.id for one in harvests.tried(store, meeting, BOSSE.id, most=9)] == ["after", "during"]
    assert [one.id for one in harvests.tried(store, meeting, BOSSE.id, most=1)] == ["after"]
