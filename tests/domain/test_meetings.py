"""Meetings: each reminder once, whatever happens meanwhile, and changes told to those whom they concern."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workdays import swedish
from domain import meetings, reminders
from domain.errors import NotFacilitator, NotFound
from domain.meetings import REMIND, Change, Details, Meeting, NotACode
from domain.ports import Room
from domain.slots import at, local
from domain.workdays import Workdays
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, a_room
from tests.storage.data import BOSSE, NOW

HOLIDAY = swedish()
DAY = timedelta(days=1)
DETAILS = Details("Träff", at(date(2026, 3, 31), 13), 120, body="Kom som du är.")


def invited(details: Details = DETAILS) -> Memory:
    store, _ = a_room()
    meetings.invite(store, Meeting("g1", "n1", details), HOLIDAY, option=None, by=FRIDA, now=NOW)
    return store


def reminded(store: Memory) -> list[int]:
    cards = [one.what for one in store.outbox.told if one.what.card == meetings.REMINDER_CARD and one.act == "post"]
    return [int(what.id.split()[1]) for what in cards]


@given(st.dates(date(2026, 3, 25), date(2026, 12, 31)), st.integers(7, 20))
def test_the_room_is_reminded_once_each_time_in_daytime_on_a_working_day(day: date, hour: int) -> None:
    store = invited(replace(DETAILS, begins=at(day, hour)))
    told: list[int] = []
    hours = int((at(day, hour) - NOW) / timedelta(hours=1)) + 48
    for ahead in range(max(hours - 24 * 30, 0), hours):
        now = NOW + timedelta(hours=ahead)
        reminders.remind(store, HOLIDAY, now=now)
        if len(reminded(store)) > len(told):
            told = reminded(store)
            assert Workdays(HOLIDAY).works(local(now).date())
            assert 9 <= local(now).hour <= 10
    assert told == sorted(set(told), reverse=True)
    assert set(told) <= set(REMIND)
    assert 1 in told or hour < 9


def test_a_meeting_that_moves_is_reminded_of_anew() -> None:
    store = invited()
    reminders.remind(store, HOLIDAY, now=at(date(2026, 3, 17), 9))
    later = replace(DETAILS, begins=DETAILS.begins + 14 * DAY)
    now = at(date(2026, 3, 20), 9)
    assert meetings.change(store, "n1", "g1", later, HOLIDAY, by=FRIDA, now=now) is Change.MOVED
    reminders.remind(store, HOLIDAY, now=now)
    assert reminded(store) == [14]
    reminders.remind(store, HOLIDAY, now=at(date(2026, 3, 31), 9))
    assert reminded(store) == [14, 14]


def test_what_is_cancelled_reminds_nobody() -> None:
    store = invited()
    meetings.cancel(store, "n1", "g1", by=FRIDA, now=NOW)
    reminders.remind(store, HOLIDAY, now=at(date(2026, 3, 30), 9))
    assert reminded(store) == []
    assert store.meetings.rows["g1"].sequence == 1


def test_a_change_of_place_is_told_and_one_of_words_is_not() -> None:
    store = invited()
    act = meetings.change
    assert act(store, "n1", "g1", replace(DETAILS, place="Åsby"), HOLIDAY, by=FRIDA, now=NOW) is Change.CHANGED
    there = replace(DETAILS, place="Åsby", body="Kom.")
    assert act(store, "n1", "g1", there, HOLIDAY, by=FRIDA, now=NOW) is None
    news = [one for one in store.outbox.told if one.what.card == meetings.NEWS_CARD]
    assert [one.to for one in news] == [Room("n1")]


def test_only_who_looks_after_the_room_decides() -> None:
    store = invited()
    before = store.meetings.rows.copy()
    with pytest.raises(NotFacilitator):
        meetings.invite(store, Meeting("g2", "n1", DETAILS), HOLIDAY, option=None, by=BOSSE, now=NOW)
    with pytest.raises(NotFacilitator):
        meetings.change(store, "n1", "g1", DETAILS, HOLIDAY, by=BOSSE, now=NOW)
    with pytest.raises(NotFacilitator):
        meetings.cancel(store, "n1", "g1", by=BOSSE, now=NOW)
    assert store.meetings.rows == before


def test_another_rooms_is_not_found() -> None:
    with pytest.raises(NotFound):
        meetings.to_calendar(invited(), "n2", "g1", by=replace(FRIDA, network="n2"))


@pytest.mark.parametrize("code", ["ring Karin", "12;34", "1" * 21, "19121212-1212", "19121212 1212"])
def test_a_code_is_what_can_be_keyed_in(code: str) -> None:
    with pytest.raises(NotACode):
        meetings.read(replace(DETAILS, code=code))
