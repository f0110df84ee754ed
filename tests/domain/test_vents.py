"""What is told of how many have written off their chest, and how long that is remembered."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import vents, waiting
from domain.waiting import Waiting, WaitingVent
from tests.domain.memory import Memory
from tests.storage.data import NETWORK, NOW

APRIL, MAY = (datetime(2026, month, 15, 12, tzinfo=UTC) for month in (4, 5))


def room() -> Memory:
    store = Memory()
    store.networks.add(NETWORK, None)
    return store


def written(store: Memory, theme: str, times: int, *, now: datetime = NOW, network: str = "n1") -> None:
    for _ in range(times):
        vents.count(store, network, theme, now=now)


def told(numbers: Iterable[int]) -> list[int | None]:
    found = []
    for number in numbers:
        store = room()
        written(store, "natt", number)
        found.append(vents.told(store, "n1", "natt", NOW))
    return found


def test_nothing_is_told_under_three_and_then_no_exact_number() -> None:
    assert told(range(3)) == [None, None, None]
    assert told([3, 4, 5, 9, 10, 19, 20, 49, 50, 400]) == [3, 3, 5, 5, 10, 10, 20, 20, 50, 50]


@given(st.integers(0, 200))
def test_what_is_told_is_true_and_one_more_seldom_shows(number: int) -> None:
    now, then = (one or 0 for one in told([number, number + 1]))
    assert now <= number
    assert now == 0 or now >= 3
    assert then in {now, number + 1}


def test_few_numbers_can_be_told_so_few_slots_show_anything() -> None:
    seen = told(range(61))
    assert sum(before != after for before, after in pairwise(seen)) == len(vents.STEPS)


def test_a_theme_and_a_room_stand_alone() -> None:
    store = room()
    written(store, "natt", 3)
    written(store, "schema", 2)
    written(store, "schema", 9, network="n2")
    assert [vents.told(store, "n1", theme, NOW) for theme in ("natt", "schema", "hygien")] == [3, None, None]


def test_this_month_and_the_one_before_are_told_together_and_older_ones_not() -> None:
    store = room()
    written(store, "natt", 2)
    written(store, "natt", 3, now=APRIL)
    assert vents.told(store, "n1", "natt", NOW) is None
    assert vents.told(store, "n1", "natt", APRIL) == 5
    assert vents.told(store, "n1", "natt", MAY) == 3


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 3, 1, 12, tzinfo=UTC), ("2026-03", "2026-02")),
        (datetime(2026, 1, 31, 12, tzinfo=UTC), ("2026-01", "2025-12")),
        (datetime(2026, 3, 31, 22, 30, tzinfo=UTC), ("2026-04", "2026-03")),  # past midnight in Stockholm
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), ("2026-12", "2026-11")),
    ],
)
def test_months_follow_the_networks_clocks(now: datetime, expected: tuple[str, str]) -> None:
    assert vents.months(now) == expected


def test_what_is_too_old_to_be_told_is_forgotten_and_nothing_else() -> None:
    store = room()
    for now in (NOW, APRIL, MAY):
        written(store, "natt", 1, now=now)
    vents.forget(store, now=MAY)
    assert [store.vents.number("n1", "natt", month) for month in ("2026-03", "2026-04", "2026-05")] == [0, 1, 1]


@given(st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  Hypothesis gives the zone
def test_no_number_is_remembered_longer_than_is_said(now: datetime) -> None:
    store = room()
    written(store, "natt", 1, now=now)
    vents.forget(store, now=now + vents.LIVE + timedelta(hours=1))
    assert sum(store.vents.counts.values()) == 0


def test_it_counts_in_its_slot_and_the_slots_month() -> None:
    store = room()
    slot = datetime(2026, 4, 1, 5, tzinfo=UTC)
    waiting.enter(store, Waiting("w1", "n1", slot, WaitingVent("natt")), chance=Random(1))
    waiting.come_to_slot(store, now=slot - timedelta(minutes=1), chance=Random(1))
    assert store.vents.counts == {}
    waiting.come_to_slot(store, now=slot + timedelta(days=40), chance=Random(1))
    assert store.vents.counts == {("n1", "natt", "2026-04"): 1}
    assert (store.waiting.all(), store.outbox.told) == ([], [])
