"""A meeting in parts: nobody sees one that is not theirs, and each hears of their own times, once and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workdays import swedish
from domain import meetings, parts
from domain.date_polls import NotATime
from domain.errors import Empty, NotFacilitator, NotFound
from domain.meetings import Details, Meeting, MeetingOver, NotACode
from domain.members import Attributes, Member
from domain.parts import TIMES_CARD, ForNobody, OutsideMeeting, Part, TooManyParts
from domain.signups import Coming, Signup
from domain.slots import at, local
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, a_room
from tests.storage.data import NOW, known

HOLIDAY = swedish()
DETAILS = Details("Träff", at(date(2026, 3, 31), 13), 180, link="https://video.example/alla", body="Kom.")
TITLES = ("enhetschef", "Sjuksköterska", "")
PEOPLE = tuple(
    Member(f"p{number}", "n1", f"Person {number}", attributes=Attributes(title=TITLES[number % 3]), pledge=1)
    for number in range(6)
)
FIRST = Part("a1", "g1", "Genomgång", 0, 60)
LATER = Part("a2", "g1", "Beslut", 60, 90, link="https://video.example/beslut", everyone=False, titles=("Enhetschef",))


def a_meeting(*kept: Part, told: bool = False) -> Memory:
    store, _ = a_room()
    for member in PEOPLE:
        store.members.add(member, known(member.id))
    meetings.invite(store, Meeting("g1", "n1", DETAILS), HOLIDAY, option=None, by=FRIDA, now=NOW)
    for part in kept:
        parts.keep(store, "n1", part, by=FRIDA, now=NOW)
    if told:
        parts.tell(store, "n1", "g1", by=FRIDA, now=NOW)
        forget_letters(store)
    return store


def forget_letters(store: Memory) -> None:
    for letter in store.letters.unsent():
        store.letters.remove(letter)


def letters_to(store: Memory) -> list[str]:
    return sorted(one.member for one in store.letters.unsent() if one.what.card == TIMES_CARD)


def the(store: Memory, id: str = "g1") -> Meeting:
    return meetings.find(store, "n1", id)


PARTS = st.lists(
    st.builds(
        Part,
        id=st.uuids().map(lambda one: one.hex),
        meeting=st.just("g1"),
        title=st.just("Del"),
        starts=st.integers(0, 150),
        minutes=st.integers(5, 30),
        everyone=st.booleans(),
        titles=st.lists(st.sampled_from(["enhetschef", "SJUKSKÖTERSKA"]), min_size=1).map(tuple),
        chosen=st.lists(st.sampled_from([one.id for one in PEOPLE])).map(tuple),
    ),
    max_size=5,
)


@given(PARTS)
def test_nobody_sees_or_is_told_times_outside_what_is_theirs(made: list[Part]) -> None:
    store = a_meeting(*made, told=True)
    for member in PEOPLE:
        seen = parts.theirs(store, "g1", member)
        title = member.attributes.title.casefold()
        assert {one.id for one in seen} == {
            one.id for one in made if one.everyone or member.id in one.chosen or title in map(str.casefold, one.titles)
        }
        told = parts.as_told_to(store, the(store), member)
        if made and not seen:
            assert told is None
        if seen and told:
            assert told.details.begins == min(one.begins(the(store)) for one in seen)
            assert told.details.ends == max(one.ends(the(store)) for one in seen)


@given(PARTS, st.sampled_from(PEOPLE))
def test_who_leaves_changes_nothing_of_what_the_others_see(made: list[Part], leaver: Member) -> None:
    store = a_meeting(*made, told=True)
    others = [one for one in PEOPLE if one is not leaver]
    before = [[part.id for part in parts.theirs(store, "g1", one)] for one in others]
    store.parts.let_go(leaver.id)
    assert [[part.id for part in parts.theirs(store, "g1", one)] for one in others] == before
    assert store.parts.choosing(leaver.id) == []


@given(PARTS, st.integers(0, 4), st.integers(0, 100))
def test_of_a_change_exactly_those_hear_whose_own_times_it_moves(made: list[Part], which: int, starts: int) -> None:
    store = a_meeting(*made, told=True)
    if which >= len(made):
        return
    before = {one.id: parts.as_told_to(store, the(store), one) for one in PEOPLE}
    those = {one.id for one in PEOPLE if made[which].is_for(one)}
    parts.keep(store, "n1", replace(made[which], starts=starts), by=FRIDA, now=NOW)
    told = set(letters_to(store)) & {one.id for one in PEOPLE}
    assert told == (those if starts != made[which].starts else set())
    for one in PEOPLE:
        after = parts.as_told_to(store, the(store), one)
        assert one.id in told or replace(after or the(store), sequence=0) == replace(
            before[one.id] or the(store), sequence=0
        )


def test_until_it_is_told_there_is_nothing_to_see_and_then_each_is_told_once() -> None:
    store = a_meeting(FIRST, LATER)
    assert letters_to(store) == []
    assert all(parts.theirs(store, "g1", one) == [] for one in PEOPLE)
    assert parts.tell(store, "n1", "g1", by=FRIDA, now=NOW) == len(PEOPLE) + 2
    assert letters_to(store) == sorted(["frida", "m2", *(one.id for one in PEOPLE)])
    assert parts.tell(store, "n1", "g1", by=FRIDA, now=NOW) == 0


def test_who_is_left_out_hears_of_it_only_if_they_meant_to_come_and_who_cannot_come_hears_nothing() -> None:
    store = a_meeting(LATER)
    store.meetings.hold("g1", "p1")
    store.signups.put(Signup("s0", "g1", Coming.CANNOT, member="p0"))
    store.signups.put(Signup("s4", "g1", Coming.LISTENS, member="p4"))
    parts.tell(store, "n1", "g1", by=FRIDA, now=NOW)
    assert letters_to(store) == ["p1", "p3", "p4"]
    assert parts.as_told_to(store, the(store), PEOPLE[1]) is None


def test_a_meeting_that_moves_takes_its_parts_along_also_over_the_change_of_time() -> None:
    store = a_meeting(FIRST, LATER, told=True)
    meetings.change(store, "n1", "g1", replace(DETAILS, begins=at(date(2026, 3, 24), 9)), HOLIDAY, by=FRIDA, now=NOW)
    told = parts.as_told_to(store, the(store), PEOPLE[0])
    assert told
    assert f"{local(told.details.begins):%d %H.%M}-{local(told.details.ends):%H.%M}" == "24 09.00-11.30"


def test_the_calendar_of_whom_it_concerns_gets_the_file_anew() -> None:
    store = a_meeting(FIRST, LATER, told=True)
    for who in ("p0", "p1"):
        store.meetings.hold("g1", who)
    before = the(store).sequence
    parts.keep(store, "n1", replace(LATER, minutes=60), by=FRIDA, now=NOW)
    anew = [one.member for one in store.letters.unsent() if one.what.card == meetings.CALENDAR_CARD]
    assert anew == ["p0"]
    assert the(store).sequence == before + 1


def test_a_new_agenda_is_told_to_nobody() -> None:
    store = a_meeting(FIRST, told=True)
    parts.keep(store, "n1", replace(FIRST, agenda="Runda"), by=FRIDA, now=NOW)
    assert letters_to(store) == []
    assert parts.theirs(store, "g1", PEOPLE[0])[0].agenda == "Runda"


def test_the_next_meeting_may_have_the_same_parts() -> None:
    store = a_meeting(FIRST, LATER, told=True)
    later = replace(DETAILS, begins=at(date(2026, 5, 5), 13), minutes=120)
    meetings.invite(store, Meeting("g2", "n1", later), HOLIDAY, option=None, by=FRIDA, now=NOW)
    for _ in range(2):
        parts.copy(store, "n1", "g2", by=FRIDA, chance=Random(1), now=NOW)
    [made] = store.parts.of("g2")
    assert (made.title, made.starts, made.told) == ("Genomgång", 0, False)


@pytest.mark.parametrize(
    ("part", "refusal"),
    [
        (replace(FIRST, title=""), Empty),
        (replace(FIRST, starts=-1), OutsideMeeting),
        (replace(FIRST, minutes=181), OutsideMeeting),
        (replace(FIRST, minutes=0), OutsideMeeting),
        (replace(FIRST, everyone=False), ForNobody),
        (replace(FIRST, everyone=False, chosen=("stranger",)), ForNobody),
        (replace(FIRST, code="hemlig"), NotACode),
        (replace(FIRST, meeting="g9"), NotFound),
    ],
)
def test_what_is_no_part_is_refused(part: Part, refusal: type[Exception]) -> None:
    store = a_meeting()
    with pytest.raises(refusal):
        parts.keep(store, "n1", part, by=FRIDA, now=NOW)
    assert store.parts.rows == {}


def test_there_are_six_at_most_and_none_is_added_when_it_is_over() -> None:
    store = a_meeting(*(replace(FIRST, id=f"a{number}") for number in range(parts.MOST)))
    with pytest.raises(TooManyParts):
        parts.keep(store, "n1", replace(FIRST, id="more"), by=FRIDA, now=NOW)
    for act in (
        lambda: parts.keep(store, "n1", FIRST, by=FRIDA, now=DETAILS.ends),
        lambda: parts.tell(store, "n1", "g1", by=FRIDA, now=DETAILS.ends),
        lambda: parts.remove(store, "n1", "a1", by=FRIDA, now=DETAILS.ends),
    ):
        with pytest.raises(MeetingOver):
            act()


def test_only_who_looks_after_the_room_divides() -> None:
    store, anna = a_meeting(FIRST), PEOPLE[0]
    for act in (
        lambda: parts.keep(store, "n1", LATER, by=anna, now=NOW),
        lambda: parts.tell(store, "n1", "g1", by=anna, now=NOW),
        lambda: parts.remove(store, "n1", "a1", by=anna, now=NOW),
        lambda: parts.copy(store, "n1", "g1", by=anna, chance=Random(1), now=NOW),
    ):
        with pytest.raises(NotFacilitator):
            act()
    assert store.parts.rows == {"a1": FIRST}


def test_another_rooms_is_not_found() -> None:
    store = a_meeting(FIRST)
    with pytest.raises(NotFound):
        parts.find(store, "n2", "a1")
    parts.remove(store, "n1", "gone", by=FRIDA, now=NOW)


@pytest.mark.parametrize(
    ("begins", "ends", "refusal", "field"),
    [
        ("12", "14", OutsideMeeting, "from"),
        ("14", "16.30", OutsideMeeting, "to"),
        ("14", "14", NotATime, "to"),
        ("snart", "14", NotATime, "from"),
    ],
)
def test_a_time_that_does_not_fit_is_said_at_its_field(
    begins: str, ends: str, refusal: type[OutsideMeeting | NotATime], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        parts.times(Meeting("g1", "n1", DETAILS), begins, ends)
    assert refused.value.at == field


def test_clock_times_are_minutes_of_the_meeting() -> None:
    assert parts.times(Meeting("g1", "n1", DETAILS), "14", "15.30") == (60, 90)
