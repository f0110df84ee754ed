"""Signing up: changed at any time, in order, and everything that was for the day forgotten after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from domain import attendance, meetings, reminders, signups
from domain.errors import AlreadyKept, Empty, NotFacilitator, NotFound
from domain.meetings import MeetingOver
from domain.ports import Person, Room
from domain.signups import OFF_CARD, Coming, NoWay, Signup, SignupClosed, Terms, Way
from domain.slots import at
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA
from tests.domain.signing import BEGINS, DAY, DETAILS, HOLIDAY, HOUR, PEOPLE, a_meeting, enter, pass_on, sign_up, stands
from tests.storage.data import NOW

A, B, C, *_ = PEOPLE
ENDS = DETAILS.ends


def test_who_takes_part_and_who_listens_are_told_apart_and_both_are_there() -> None:
    store = a_meeting()
    sign_up(store, A)
    sign_up(store, B, Coming.LISTENS, way=Way.PHONE)
    sign_up(store, C, Coming.CANNOT)
    assert [one.who for one in signups.taking_part(store, "g1")] == [A.id]
    assert [one.who for one in signups.listening(store, "g1")] == [B.id]
    assert [one.who for one in signups.there(store, "g1")] == [A.id, B.id]


def test_one_may_change_at_any_time_until_it_is_over() -> None:
    store = a_meeting()
    for coming in (Coming.TAKES_PART, Coming.CANNOT, Coming.LISTENS, Coming.TAKES_PART):
        sign_up(store, A, coming)
    assert stands(store) == {A.id: "in"}
    sign_up(store, A, Coming.CANNOT, now=ENDS - HOUR)
    with pytest.raises(MeetingOver):
        sign_up(store, A, now=ENDS)
    meetings.cancel(store, "n1", "g1", by=FRIDA, now=NOW)
    with pytest.raises(MeetingOver):
        sign_up(store, B)


def test_after_the_last_day_nobody_new_comes_in_and_who_is_in_may_still_change() -> None:
    store = a_meeting(Terms("g1", last=date(2026, 3, 10)))
    late = at(date(2026, 3, 11), 0)
    sign_up(store, A, now=late - HOUR)
    sign_up(store, A, Coming.LISTENS, now=late)
    with pytest.raises(SignupClosed):
        sign_up(store, B, now=late)
    sign_up(store, B, Coming.CANNOT, now=late)
    with pytest.raises(SignupClosed):
        sign_up(store, B, now=late)
    sign_up(store, A, Coming.CANNOT, now=late)
    assert stands(store) == {A.id: "no", B.id: "no"}
    enter(store, "Karin", now=late)


def test_how_one_comes_is_asked_only_where_there_is_a_choice() -> None:
    store = a_meeting()
    with pytest.raises(NoWay):
        sign_up(store, A, way=None)
    assert sign_up(store, A, Coming.CANNOT, way=Way.VIDEO).way is None
    only_video = a_meeting(details=replace(DETAILS, place="", phone=""))
    assert sign_up(only_video, A, way=None).way is Way.VIDEO
    nowhere = a_meeting(details=replace(DETAILS, place="", phone="", link=""))
    assert sign_up(nowhere, A, way=Way.PHONE).way is None


def test_what_is_not_asked_for_is_not_kept() -> None:
    store = a_meeting()
    signed = sign_up(store, A, needs="Hörslinga", wishes=("t1",))
    assert (signed.needs, signed.wishes) == ("", ())
    signups.settle(store, "n1", Terms("g1", needs=True, wishes=True), by=FRIDA, now=NOW)
    signed = sign_up(store, A, needs="Hörslinga", wishes=("t1", "t2", "t3"))
    assert (signed.needs, signed.wishes) == ("Hörslinga", ("t1", "t2"))
    signups.settle(store, "n1", Terms("g1"), by=FRIDA, now=NOW)
    assert [(one.needs, one.wishes) for one in store.signups.of("g1")] == [("", ())]


def test_needs_are_told_without_names_to_who_looks_after_the_room_alone() -> None:
    store = a_meeting(Terms("g1", needs=True))
    for member, need in ((A, "Vegetariskt"), (B, "Hörslinga"), (C, "")):
        sign_up(store, member, needs=need)
    sign_up(store, B, Coming.CANNOT, needs="Hörslinga")
    assert signups.needs(store, "n1", "g1", by=FRIDA) == ["Vegetariskt"]
    with pytest.raises(NotFacilitator):
        signups.needs(store, "n1", "g1", by=A)


def test_the_day_after_only_who_was_there_is_left() -> None:
    store = a_meeting(Terms("g1", places=3, needs=True, wishes=True))
    sign_up(store, A, needs="Vegetariskt", wishes=("t1",))
    sign_up(store, B, Coming.CANNOT)
    enter(store, "Karin")
    enter(store, "Sven")
    sign_up(store, C)
    assert stands(store)[C.id] == "waits"
    attendance.tidy(store, now=at(ENDS.date(), 23))
    assert len(store.signups.of("g1")) == 5
    attendance.tidy(store, now=at(ENDS.date() + DAY, 0))
    left = store.signups.of("g1")
    assert {(one.member, one.name, one.municipality, one.needs, one.wishes) for one in left} == {
        (A.id, "", "", "", ()),
        ("", "", "Åsby", "", ()),
    }
    assert all(one.is_there for one in left)
    assert attendance.passed(store, now=at(ENDS.date() + DAY, 0)) == []


def test_of_what_is_cancelled_nothing_is_left() -> None:
    store = a_meeting(Terms("g1", places=1, needs=True))
    sign_up(store, A)
    sign_up(store, B, needs="Hörslinga")
    meetings.cancel(store, "n1", "g1", by=FRIDA, now=NOW)
    attendance.tidy(store, now=NOW)
    assert store.signups.of("g1") == []


def test_who_is_signed_up_is_told_of_a_move_and_who_could_not_is_asked_anew() -> None:
    store = a_meeting()
    sign_up(store, A)
    sign_up(store, B, Coming.CANNOT)
    later = replace(DETAILS, begins=BEGINS + DAY)
    meetings.change(store, "n1", "g1", later, HOLIDAY, by=FRIDA, now=NOW)
    assert stands(store) == {A.id: "in"}
    assert [one.member for one in store.letters.unsent() if one.what.card == meetings.NEWS_CARD] == [A.id]


def moved(store: Memory, begins: datetime, now: datetime) -> None:
    meetings.change(store, "n1", "g1", replace(DETAILS, begins=begins), HOLIDAY, by=FRIDA, now=now)


@pytest.mark.parametrize(
    ("begins", "now", "last"),
    [
        (BEGINS + 14 * DAY, NOW, date(2026, 4, 3)),
        (BEGINS + 14 * DAY, BEGINS - DAY, date(2026, 4, 3)),
        (BEGINS - 7 * DAY, NOW, date(2026, 3, 13)),
        (BEGINS - 7 * DAY, at(date(2026, 3, 16), 9), date(2026, 3, 16)),
    ],
)
def test_when_it_moves_the_last_day_moves_along_so_that_who_could_not_may_come(
    begins: datetime, now: datetime, last: date
) -> None:
    store = a_meeting(Terms("g1", last=date(2026, 3, 20)))
    sign_up(store, A, Coming.CANNOT)
    moved(store, begins, now)
    assert store.signups.terms("g1").last == last
    assert sign_up(store, A, now=now).is_there


def test_no_place_is_offered_beyond_the_beginning_of_what_moved() -> None:
    store = a_meeting(Terms("g1", places=1))
    for member in (A, B):
        sign_up(store, member)
    now = at(date(2026, 3, 19), 10)
    sign_up(store, A, Coming.CANNOT, now=now)
    pass_on(store, now)
    sooner = at(date(2026, 3, 20), 9)
    moved(store, sooner, now)
    [offer] = [one for one in store.signups.of("g1") if one.until]
    assert offer.until == sooner


@pytest.mark.parametrize("how", ["moved", "cancelled"])
def test_a_reminder_that_waits_for_the_morning_is_not_told_beside_what_changed(how: str) -> None:
    store = a_meeting()
    sign_up(store, A)
    eve = at(date(2026, 3, 23), 20)
    reminders.remind(store, HOLIDAY, now=eve)
    assert [one.what.card for one in store.letters.to("x0")] == [meetings.REMINDER_CARD]
    if how == "moved":
        moved(store, BEGINS + 30 * DAY, eve)
    else:
        meetings.cancel(store, "n1", "g1", by=FRIDA, now=eve)
    assert [one.what.card for one in store.letters.to("x0")] == [meetings.NEWS_CARD]


def test_reminded_is_who_comes() -> None:
    store = a_meeting()
    sign_up(store, A)
    sign_up(store, B, Coming.LISTENS)
    sign_up(store, C, Coming.CANNOT)
    for member in (A, C, PEOPLE[3]):
        meetings.to_calendar(store, "n1", "g1", by=member)
    meeting = meetings.find(store, "n1", "g1")
    assert [one.id for one in attendance.coming(store, meeting)] == [A.id, B.id, PEOPLE[3].id]


def test_the_invitation_tells_how_many_come() -> None:
    store = a_meeting()
    before = len(store.outbox.told)
    sign_up(store, A)
    assert [(one.act, one.what, one.to) for one in store.outbox.told[before:]] == [
        ("refresh", meetings.find(store, "n1", "g1").subject, Room("n1"))
    ]


def test_whoever_has_no_chat_is_entered_once_by_who_looks_after_the_room() -> None:
    store = a_meeting()
    karin = enter(store, "Karin")
    assert karin.who == karin.id
    with pytest.raises(AlreadyKept):
        attendance.enter(store, "n1", karin, by=FRIDA, now=NOW)
    with pytest.raises(Empty):
        enter(store, "")
    with pytest.raises(NotFacilitator):
        attendance.enter(store, "n1", replace(karin, id="other"), by=A, now=NOW)
    with pytest.raises(NotFound):
        attendance.enter(store, "n1", Signup("x", "g1", Coming.CANNOT, name="Karin"), by=FRIDA, now=NOW)
    with pytest.raises(NotFound):
        attendance.enter(store, "n2", replace(karin, id="other"), by=FRIDA, now=NOW)
    with pytest.raises(MeetingOver):
        enter(store, "Sven", now=ENDS)


def test_who_is_signed_off_by_somebody_else_is_told() -> None:
    store = a_meeting()
    sign_up(store, A)
    karin = enter(store, "Karin")
    for who in (A.id, karin.id):
        attendance.sign_off(store, "n1", "g1", who, by=FRIDA, now=NOW)
    assert stands(store) == {}
    assert [(one.member, one.what.card) for one in store.letters.unsent()] == [(A.id, OFF_CARD)]
    with pytest.raises(NotFound):
        attendance.sign_off(store, "n1", "g1", A.id, by=FRIDA, now=NOW)
    with pytest.raises(NotFacilitator):
        attendance.sign_off(store, "n1", "g1", A.id, by=B, now=NOW)


def two_dates(terms: Terms | None = None) -> Memory:
    store = a_meeting(terms)
    signups.add_date(store, "n1", "g1", BEGINS + 2 * DAY, HOLIDAY, id="g2", by=FRIDA, now=NOW)
    return store


def test_another_date_is_an_invitation_of_its_own_on_the_same_terms() -> None:
    store = two_dates(Terms("g1", places=4, last=date(2026, 3, 10), needs=True))
    signups.add_date(store, "n1", "g2", BEGINS + 4 * DAY, HOLIDAY, id="g3", by=FRIDA, now=NOW)
    meeting = meetings.find(store, "n1", "g2")
    assert [one.id for one in signups.dates(store, meeting, now=NOW)] == ["g1", "g2", "g3"]
    assert (store.signups.terms("g3").places, store.signups.terms("g3").last) == (4, None)
    assert meeting.details == replace(DETAILS, phone=meeting.details.phone, begins=BEGINS + 2 * DAY)
    invited = [one.what.id for one in store.outbox.told if one.act == "post" and one.what.card == meetings.CARD]
    assert invited == ["g1", "g2", "g3"]
    with pytest.raises(NotFacilitator):
        signups.add_date(store, "n1", "g1", BEGINS + DAY, HOLIDAY, id="g4", by=A, now=NOW)


def test_who_chooses_another_date_leaves_the_first_and_who_cannot_leaves_all() -> None:
    store = two_dates()
    sign_up(store, A)
    sign_up(store, A, meeting="g2")
    assert (stands(store), stands(store, "g2")) == ({}, {A.id: "in"})
    sign_up(store, A, Coming.CANNOT)
    assert (stands(store), stands(store, "g2")) == ({A.id: "no"}, {})


def test_who_waits_for_another_date_keeps_the_place_they_have() -> None:
    store = two_dates(Terms("g1", places=1))
    sign_up(store, B, meeting="g2")
    sign_up(store, A)
    sign_up(store, A, meeting="g2")
    assert (stands(store)[A.id], stands(store, "g2")[A.id]) == ("in", "waits")
    sign_up(store, A, Coming.LISTENS)
    assert stands(store, "g2")[A.id] == "waits"


def test_a_leaver_leaves_every_meeting() -> None:
    store = two_dates()
    sign_up(store, A)
    attendance.depart(store, A, now=NOW)
    assert store.signups.by(A.id) == []
    assert [one for one in store.outbox.told if one.to == Person(A.id)] == []
