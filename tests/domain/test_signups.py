"""On what terms may be signed up."""

from __future__ import annotations

from datetime import date

import pytest

from domain import signups
from domain.errors import NotFacilitator, NotFound
from domain.meetings import MeetingOver
from domain.signups import PLACES_MOST, Coming, LastDayTooLate, NotPlaces, Terms, Way
from domain.slots import at
from tests.domain.planning import FRIDA
from tests.domain.signing import BEGINS, DETAILS, PEOPLE, a_meeting, enter, sign_up, stands
from tests.storage.data import NOW

A, B, C, *_ = PEOPLE


def test_places_are_those_of_all_who_come_and_of_who_waits_for_one() -> None:
    store = a_meeting()
    assert signups.free(store, "g1") is None
    signups.settle(store, "n1", Terms("g1", places=3), by=FRIDA, now=NOW)
    sign_up(store, A)
    sign_up(store, B, Coming.LISTENS)
    sign_up(store, C, Coming.CANNOT)
    assert signups.free(store, "g1") == 1
    enter(store, "Karin")
    assert signups.free(store, "g1") == 0


def test_fewer_places_take_none_from_anybody() -> None:
    store = a_meeting()
    for member in PEOPLE:
        sign_up(store, member)
    signups.settle(store, "n1", Terms("g1", places=2), by=FRIDA, now=NOW)
    assert set(stands(store).values()) == {"in"}
    assert signups.free(store, "g1") == 0


@pytest.mark.parametrize("places", [0, -1, PLACES_MOST + 1])
def test_places_are_a_number_of_people(places: int) -> None:
    with pytest.raises(NotPlaces):
        a_meeting(Terms("g1", places=places))


def test_the_last_day_lies_between_today_and_the_meeting() -> None:
    for last in (date(2026, 3, 2), date(2026, 3, 25)):
        with pytest.raises(LastDayTooLate):
            a_meeting(Terms("g1", last=last))
    store = a_meeting(Terms("g1", last=date(2026, 3, 3)))
    signups.settle(store, "n1", Terms("g1", places=9, last=date(2026, 3, 3)), by=FRIDA, now=at(date(2026, 3, 9), 9))
    assert store.signups.terms("g1").places == 9


def test_who_looks_after_the_room_sets_the_terms_until_it_begins() -> None:
    store = a_meeting()
    with pytest.raises(NotFacilitator):
        signups.settle(store, "n1", Terms("g1"), by=A, now=NOW)
    with pytest.raises(NotFound):
        signups.settle(store, "n2", Terms("g1"), by=FRIDA, now=NOW)
    with pytest.raises(MeetingOver):
        signups.settle(store, "n1", Terms("g1"), by=FRIDA, now=BEGINS)


def test_one_comes_as_the_meeting_can_be_come_to() -> None:
    assert signups.ways(DETAILS) == (Way.ON_SITE, Way.VIDEO, Way.PHONE)
    assert signups.of_member(a_meeting(), "g1", A.id) is None
