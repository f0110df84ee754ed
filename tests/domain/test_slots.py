from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.slots import draw_slot, next_slots, slot_after

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  Hypothesis adds the zone


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "first", "second"),
    [
        ("2026-11-24T06:00", "2026-11-24T07:00", "2026-11-24T12:00"),
        ("2026-11-24T06:30", "2026-11-24T07:00", "2026-11-24T12:00"),
        ("2026-11-24T06:31", "2026-11-24T12:00", "2026-11-24T16:00"),
        ("2026-11-24T15:45", "2026-11-24T20:00", "2026-11-25T07:00"),
        ("2026-11-24T23:59", "2026-11-25T07:00", "2026-11-25T12:00"),
        ("2026-03-28T21:00", "2026-03-29T07:00", "2026-03-29T12:00"),  # summer time begins in the night
        ("2026-10-24T21:00", "2026-10-25T07:00", "2026-10-25T12:00"),  # and ends
        ("2026-12-31T20:00", "2027-01-01T07:00", "2027-01-01T12:00"),
    ],
)
def test_the_next_two_slots(now: str, first: str, second: str) -> None:
    assert next_slots(local(now)) == [local(first), local(second)]


@pytest.mark.parametrize(
    ("night", "hours"), [("2026-03-28T20:00", 10), ("2026-10-24T20:00", 12), ("2026-06-01T20:00", 11)]
)
def test_the_night_is_as_long_as_it_is(night: str, hours: int) -> None:
    assert slot_after(local(night)) - local(night) == timedelta(hours=hours)


@given(MOMENTS, st.integers(1, 12))
def test_slots_are_in_order_local_and_leave_half_an_hour(now: datetime, n: int) -> None:
    slots = next_slots(now, n)
    assert len(slots) == n
    assert slots == sorted(set(slots))
    for slot in slots:
        assert slot - now >= timedelta(minutes=30)
        assert slot.tzinfo is UTC
        here = slot.astimezone(STOCKHOLM)
        assert here.hour in {7, 12, 16, 20}
        assert (here.minute, here.second, here.microsecond) == (0, 0, 0)


@given(MOMENTS)
def test_no_slot_is_skipped(now: datetime) -> None:
    moment = now
    for expected in next_slots(now, 6):
        while (moment := slot_after(moment)) - now < timedelta(minutes=30):
            pass
        assert moment == expected


@given(MOMENTS)
def test_the_slot_after_a_slot_is_another(now: datetime) -> None:
    assert now < slot_after(now) < slot_after(slot_after(now))


@given(MOMENTS, st.randoms(use_true_random=False))
def test_urgent_takes_the_first_and_chance_one_of_two(now: datetime, chance: Random) -> None:
    assert draw_slot(now, urgent=True, chance=chance) == next_slots(now)[0]
    assert draw_slot(now, urgent=False, chance=chance) in next_slots(now)


def test_both_slots_are_drawn_about_as_often() -> None:
    now, chance = local("2026-11-24T09:00"), Random(1)
    drawn = [draw_slot(now, urgent=False, chance=chance) for _ in range(1000)]
    assert 400 < drawn.count(next_slots(now)[0]) < 600


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        slot_after(datetime(2026, 1, 1))  # noqa: DTZ001  the point of the test
