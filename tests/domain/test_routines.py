"""Routines: everybody hears of their own lines once, and nobody hears who has not done theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import letters, meetings, retention, routine_lines, routines
from domain.errors import Empty, NotFacilitator, NotFound
from domain.meetings import Details, Meeting, MeetingOver
from domain.members import PLEDGE_VERSION, Attributes, Member, Role
from domain.routine_lines import Ready
from domain.routines import DEPUTY, EVERYONE, FACILITATOR, Line, NothingWritten, Routine, RoutineFull
from domain.signups import Coming, Signup
from domain.slots import at
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, HOLIDAY, a_room
from tests.storage.data import BOSSE, NOW, known

DAY = timedelta(days=1)
HELD = date(2026, 3, 31)
MEETING = Meeting("g1", "n1", Details("Träff", at(HELD, 13), 120, body="Kom som du är."))
CILLA = Member("cilla", "n1", "Cilla Borg", pledge=PLEDGE_VERSION, attributes=Attributes(title=" Sjuksköterska"))
DORIS = Member("doris", "n1", "Doris Ek", Role.DEPUTY, pledge=PLEDGE_VERSION)
LINES = (
    Line(0, -14, FACILITATOR, "Boka rummet"),
    Line(0, -7, EVERYONE, "Tänk ut en fråga"),
    Line(0, -7, "sjuksköterska", "Ta med siffrorna"),
    Line(0, 0, DEPUTY, "Håll tiden"),
    Line(0, 1, EVERYONE, "Läs anteckningen"),
)


def written(*lines: Line) -> Memory:
    """A routine that no meeting follows; Bosse and Cilla take part, and Doris listens."""
    store, _ = a_room()
    for member in (CILLA, DORIS):
        store.members.add(member, known(member.id))
    store.meetings.add(MEETING)
    for member, coming in ((BOSSE, Coming.TAKES_PART), (CILLA, Coming.TAKES_PART), (DORIS, Coming.LISTENS)):
        store.signups.put(Signup(f"s-{member.id}", MEETING.id, coming, None, member.id))
    routines.begin(store, Routine("r1", "n1", "Träff på plats"), by=FRIDA)
    for line in lines:
        routines.write(store, "n1", "r1", line, by=FRIDA)
    return store


def followed(*lines: Line, now: datetime = NOW) -> Memory:
    store = written(*(lines or LINES))
    routines.publish(store, "n1", "r1", by=FRIDA)
    routines.follow(store, "n1", "g1", "r1", by=FRIDA, now=now)
    return store


def told(store: Memory) -> list[tuple[str, str]]:
    """To whom a card waits to be told, and of how many days from the meeting."""
    those = (one for one in store.letters.unsent() if one.what.card == routines.LINES_CARD)
    return sorted((one.member, one.what.id.split()[2]) for one in those)


def texts(store: Memory, member: Member) -> list[str]:
    return [line.text for line, _ in routine_lines.mine(store, MEETING, member)]


def test_each_has_their_own_lines_only() -> None:
    store = followed()
    assert texts(store, FRIDA) == ["Boka rummet"]
    assert texts(store, BOSSE) == ["Tänk ut en fråga", "Läs anteckningen"]
    assert texts(store, CILLA) == ["Tänk ut en fråga", "Ta med siffrorna", "Läs anteckningen"]
    assert texts(store, DORIS) == ["Håll tiden"]


def test_lines_are_told_on_the_morning_of_their_day() -> None:
    store = followed()
    routine_lines.tell_due(store, HOLIDAY, now=at(HELD - 14 * DAY, 7, 59))
    assert told(store) == []
    routine_lines.tell_due(store, HOLIDAY, now=at(HELD - 14 * DAY, 8))
    assert told(store) == [("frida", "-14")]
    routine_lines.tell_due(store, HOLIDAY, now=at(HELD - 7 * DAY, 8))
    assert told(store) == [("cilla", "-7"), ("frida", "-14"), (BOSSE.id, "-7")]


@given(st.lists(st.integers(0, 60 * 24), min_size=1, max_size=60))
def test_nobody_is_told_twice_and_nobody_is_left_out_whenever_the_worker_looks(hours: list[int]) -> None:
    store = followed()
    sent: list[tuple[str, str]] = []
    for hour in [*sorted(hours), 60 * 24]:
        now = NOW + timedelta(hours=hour)
        routine_lines.tell_due(store, HOLIDAY, now=now)
        sent += told(store)
        for letter in store.letters.unsent():
            store.letters.remove(letter)
        assert not routine_lines.due(store, HOLIDAY, now=now)
    assert sorted(sent) == sorted(
        [("frida", "-14"), (BOSSE.id, "-7"), ("cilla", "-7"), ("doris", "0"), (BOSSE.id, "1"), ("cilla", "1")]
    )


def test_what_is_done_already_is_not_told() -> None:
    store = followed()
    routine_lines.tick(store, "n1", "g1", 2, by=BOSSE)
    routine_lines.tell_due(store, HOLIDAY, now=at(HELD - 7 * DAY, 8))
    assert (BOSSE.id, "-7") not in told(store)
    assert ("cilla", "-7") in told(store)


def test_what_should_have_been_told_before_is_not_told_late() -> None:
    store = followed(now=at(HELD - 3 * DAY, 10))
    routine_lines.tell_due(store, HOLIDAY, now=at(HELD - 3 * DAY, 11))
    assert told(store) == []
    routine_lines.tell_due(store, HOLIDAY, now=at(HELD, 8))
    assert told(store) == [("doris", "0")]


def test_the_count_of_who_is_ready_names_nobody_and_looks_at_what_comes_before_only() -> None:
    store = followed()
    assert routine_lines.readiness(store, MEETING) == Ready(0, 3)
    routine_lines.tick(store, "n1", "g1", 2, by=BOSSE)
    routine_lines.tick(store, "n1", "g1", 2, by=CILLA)
    assert routine_lines.readiness(store, MEETING) == Ready(1, 3)
    routine_lines.tick(store, "n1", "g1", 3, by=CILLA)
    routine_lines.tick(store, "n1", "g1", 1, by=FRIDA)
    assert routine_lines.readiness(store, MEETING) == Ready(3, 3)
    routine_lines.tick(store, "n1", "g1", 3, by=CILLA, done=False)
    assert routine_lines.readiness(store, MEETING) == Ready(2, 3)


def test_nobody_ticks_off_what_is_somebody_elses() -> None:
    store = followed()
    with pytest.raises(NotFound):
        routine_lines.tick(store, "n1", "g1", 1, by=BOSSE)
    assert store.routines.ticked("g1") == set()


def test_a_meeting_goes_on_with_the_version_that_it_followed_first() -> None:
    store = followed()
    routines.write(store, "n1", "r1", Line(2, -3, EVERYONE, "Tänk ut två frågor"), by=FRIDA)
    assert routines.publish(store, "n1", "r1", by=FRIDA) == 2
    assert "Tänk ut en fråga" in texts(store, BOSSE)
    routines.follow(store, "n1", "g1", "r1", by=FRIDA, now=NOW)
    assert texts(store, BOSSE)[0] == "Tänk ut två frågor"


def test_nothing_changes_that_is_not_published() -> None:
    store = followed()
    routines.strike(store, "n1", "r1", 2, by=FRIDA)
    assert "Tänk ut en fråga" in [line.text for line in store.routines.lines("r1", 1)]
    assert "Tänk ut en fråga" not in [line.text for line in routines.written(store, store.routines.rows["r1"])]


def test_a_new_line_never_has_the_number_of_one_that_was_struck() -> None:
    store = followed(Line(0, -7, EVERYONE, "Först"))
    routines.strike(store, "n1", "r1", 1, by=FRIDA)
    routines.write(store, "n1", "r1", Line(0, -7, EVERYONE, "Sedan"), by=FRIDA)
    [line] = routines.written(store, store.routines.rows["r1"])
    assert line.number != 1


def test_it_is_summed_line_by_line_at_how_many_meetings_it_was_done() -> None:
    store = followed()
    routine_lines.tick(store, "n1", "g1", 2, by=BOSSE)
    routine = store.routines.rows["r1"]
    assert routine_lines.kept_to(store, routine, now=at(HELD, 12)) == {}
    assert routine_lines.kept_to(store, routine, now=at(HELD, 16)) == {1: (0, 1), 2: (1, 1), 3: (0, 1)}
    assert routine_lines.kept_to(store, routine, now=at(HELD + 2 * DAY, 8))[5] == (0, 1)


def test_only_who_looks_after_the_room_writes() -> None:
    store = written()
    for act in (
        lambda: routines.begin(store, Routine("r2", "n1", "Min"), by=BOSSE),
        lambda: routines.write(store, "n1", "r1", LINES[0], by=BOSSE),
        lambda: routines.publish(store, "n1", "r1", by=BOSSE),
        lambda: routines.follow(store, "n1", "g1", "r1", by=BOSSE, now=NOW),
        lambda: routines.drop(store, "n1", "r1", by=BOSSE),
    ):
        with pytest.raises(NotFacilitator):
            act()


def test_what_cannot_be_followed_is_said() -> None:
    store = written()
    with pytest.raises(NothingWritten):
        routines.follow(store, "n1", "g1", "r1", by=FRIDA, now=NOW)
    routines.strike(store, "n1", "r1", 1, by=FRIDA)
    with pytest.raises(NothingWritten):
        routines.publish(store, "n1", "r1", by=FRIDA)
    with pytest.raises(Empty):
        routines.write(store, "n1", "r1", Line(0, -7, EVERYONE, ""), by=FRIDA)
    for turn in range(routines.MOST_LINES):
        routines.write(store, "n1", "r1", Line(0, -7, EVERYONE, str(turn)), by=FRIDA)
    with pytest.raises(RoutineFull):
        routines.write(store, "n1", "r1", LINES[0], by=FRIDA)
    routines.publish(store, "n1", "r1", by=FRIDA)
    with pytest.raises(MeetingOver):
        routines.follow(store, "n1", "g1", "r1", by=FRIDA, now=MEETING.details.ends)


def test_nothing_is_told_of_a_meeting_that_is_cancelled_nor_of_one_that_is_gone() -> None:
    store = followed()
    meetings.cancel(store, "n1", "g1", by=FRIDA, now=NOW)
    routine_lines.tell_due(store, HOLIDAY, now=at(HELD - 7 * DAY, 8))
    assert told(store) == []
    routine_lines.tick(store, "n1", "g1", 2, by=BOSSE)
    retention.erase_meeting(store, store.meetings.rows["g1"])
    assert store.routines.ticked("g1") == set()
    assert store.routines.followed("g1") is None


def test_what_is_done_on_the_day_is_not_told_on_another_when_the_worker_was_away() -> None:
    store = followed(Line(0, 0, EVERYONE, "Håll tiden"), Line(0, 1, EVERYONE, "Läs anteckningen"))
    late = at(HELD + 2 * DAY, 10)
    routine_lines.tell_due(store, HOLIDAY, now=late)
    letters.deliver(store, HOLIDAY, now=late)
    posts = [one.what.id.split()[2] for one in store.outbox.told if one.act == "post" and "m2" in one.what.id]
    assert posts == ["1"]


def test_what_is_to_be_done_over_easter_is_told_before_it() -> None:
    store = followed(Line(0, -3, EVERYONE, "Fråga en kollega"))
    store.meetings.change(replace(MEETING, details=replace(MEETING.details, begins=at(date(2026, 4, 7), 9))))
    routine_lines.tell_due(store, HOLIDAY, now=at(date(2026, 4, 1), 8))
    assert told(store) == []
    routine_lines.tell_due(store, HOLIDAY, now=at(date(2026, 4, 2), 8))
    assert (BOSSE.id, "-3") in told(store)
