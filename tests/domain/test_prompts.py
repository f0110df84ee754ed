"""Samtalsfrågor come on days on which the room works, in daytime, one a day and each once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import prompts, waiting
from domain.errors import AlreadyKept, Empty, NotFacilitator, NotFound
from domain.networks import Settings
from domain.prompts import NoSuchDay, Plan
from domain.slots import at, local
from domain.workdays import Workdays
from tests.domain.planning import DAY, FRIDA, HOLIDAY, SUMMER, TUESDAY, a_room, plan, release, told
from tests.storage.data import BOSSE, NOW


@given(st.dates(date(2026, 3, 4), date(2027, 3, 1)), st.booleans())
def test_whatever_day_is_chosen_it_comes_on_a_working_day_at_noon_and_not_before(day: date, closes: bool) -> None:  # noqa: FBT001  a drawn one
    store, network = a_room(SUMMER if closes else None)
    made = plan(store, network, day)
    assert made.day >= day
    assert Workdays(HOLIDAY, network.settings.closed).works(made.day)
    assert local(made.slot).hour == 12
    release(store, made.slot - timedelta(seconds=1))
    assert told(store) == []
    release(store, made.slot)
    release(store, made.slot + DAY)
    assert told(store) == [made.id]


def test_two_never_come_on_one_day() -> None:
    store, network = a_room()
    days = [plan(store, network, TUESDAY + DAY, id).day for id in ("p1", "p2", "p3")]
    assert days == [date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 6)]


@pytest.mark.parametrize(
    ("written", "comes"),
    [
        (at(TUESDAY, 6), at(TUESDAY, 7)),
        (at(TUESDAY, 11), at(TUESDAY, 12)),
        (at(TUESDAY, 12), at(TUESDAY, 16)),
        (at(TUESDAY, 16), at(TUESDAY + DAY, 12)),
        (at(TUESDAY, 22), at(TUESDAY + DAY, 12)),
        (at(date(2026, 3, 6), 17), at(date(2026, 3, 9), 12)),
    ],
)
def test_what_is_written_now_comes_in_the_next_slot_before_evening(written: datetime, comes: datetime) -> None:
    store, network = a_room()
    assert prompts.soonest(store, network, HOLIDAY, now=written) == comes
    assert plan(store, network, local(written).date(), now=written).slot == comes


def test_one_that_came_today_is_enough_for_today() -> None:
    store, network = a_room()
    made = plan(store, network, TUESDAY, now=at(TUESDAY, 11))
    release(store, made.slot)
    assert prompts.soonest(store, network, HOLIDAY, now=NOW) == at(TUESDAY + DAY, 12)


@pytest.mark.parametrize("day", [TUESDAY - DAY, TUESDAY + timedelta(days=400)])
def test_a_day_that_is_over_or_far_away_is_refused(day: date) -> None:
    store, network = a_room()
    with pytest.raises(NoSuchDay):
        prompts.slot_on(store, network, day, HOLIDAY, now=NOW)
    with pytest.raises(NoSuchDay):
        prompts.outline(store, network, HOLIDAY, start=day, weeks=1, count=3, now=NOW)
    plan(store, network, TUESDAY + DAY)
    with pytest.raises(NoSuchDay):
        prompts.change(store, network, "p1", HOLIDAY, body="Hur?", day=day, by=FRIDA, now=NOW)


def test_what_was_shown_yesterday_may_be_planned_today() -> None:
    store, network = a_room()
    assert plan(store, network, TUESDAY, now=at(TUESDAY + DAY, 9)).slot == at(TUESDAY + DAY, 12)


def test_only_who_looks_after_the_room_plans_and_nothing_twice() -> None:
    store, network = a_room()
    one = Plan("p1", "Hur?", TUESDAY + DAY, "014")
    with pytest.raises(NotFacilitator):
        prompts.plan(store, network, [one], HOLIDAY, by=BOSSE, now=NOW)
    prompts.plan(store, network, [one], HOLIDAY, by=FRIDA, now=NOW)
    for again in (one, replace(one, id="p2")):
        with pytest.raises(AlreadyKept):
            prompts.plan(store, network, [again], HOLIDAY, by=FRIDA, now=NOW)
    with pytest.raises(Empty):
        prompts.plan(store, network, [Plan("p3", "", TUESDAY + DAY)], HOLIDAY, by=FRIDA, now=NOW)


def test_of_a_series_only_what_a_colleague_has_planned_meanwhile_is_left_out() -> None:
    store, network = a_room()
    plan(store, network, TUESDAY + DAY, key="002")
    those = [Plan(key, "Hur?", TUESDAY + 2 * DAY, key) for key in ("002", "003")]
    made = prompts.plan(store, network, those, HOLIDAY, by=FRIDA, now=NOW)
    assert [one.key for one in made] == ["003"]


def test_what_falls_on_days_that_were_closed_later_comes_when_the_room_opens_a_week_apart() -> None:
    store, network = a_room()
    for id, day in (("p1", date(2026, 7, 8)), ("p2", date(2026, 7, 15)), ("p3", date(2026, 8, 12))):
        plan(store, network, day, id)
    store.networks.change(replace(network, settings=Settings(closed=SUMMER)))
    prompts.rearrange(store, HOLIDAY, now=NOW)
    assert {one.id: one.day for one in prompts.planned(store, "n1")} == {
        "p1": date(2026, 8, 10),
        "p3": date(2026, 8, 12),
        "p2": date(2026, 8, 17),
    }
    assert prompts.misplaced(store, HOLIDAY, now=NOW) == []


def test_what_went_by_while_nobody_could_post_it_does_not_come_all_at_once() -> None:
    store, network = a_room()
    for id, day in (("p1", date(2026, 3, 4)), ("p2", date(2026, 3, 11))):
        plan(store, network, day, id)
    late = at(date(2026, 3, 16), 9)
    prompts.rearrange(store, HOLIDAY, now=late)
    release(store, at(date(2026, 3, 16), 12))
    assert told(store) == ["p1"]
    assert [one.day for one in prompts.planned(store, "n1")] == [date(2026, 3, 23)]


def test_nothing_is_put_to_the_room_in_the_evening_though_it_could_not_come_at_noon() -> None:
    store, network = a_room()
    plan(store, network, TUESDAY + DAY)
    for late, comes in ((at(TUESDAY + DAY, 15), TUESDAY + DAY), (at(TUESDAY + DAY, 19), TUESDAY + 2 * DAY)):
        prompts.rearrange(store, HOLIDAY, now=late)
        assert [one.day for one in prompts.planned(store, "n1")] == [comes]


def test_what_is_posted_is_changed_and_withdrawn_in_the_room() -> None:
    store, network = a_room()
    made = plan(store, network, TUESDAY + DAY)
    release(store, made.slot)
    prompts.change(store, network, "p1", HOLIDAY, body="Hur går det?", day=None, by=FRIDA, now=NOW)
    prompts.withdraw(store, "n1", "p1", by=FRIDA)
    assert [one.act for one in store.outbox.told] == ["post", "refresh", "remove"]
    with pytest.raises(NotFound):
        prompts.withdraw(store, "n1", "p1", by=FRIDA)
    with pytest.raises(NotFacilitator):
        prompts.withdraw(store, "n1", "p1", by=BOSSE)


def test_another_rooms_is_not_found() -> None:
    store, network = a_room()
    plan(store, network, TUESDAY + DAY)
    with pytest.raises(NotFound):
        prompts.withdraw(store, "n2", "p1", by=replace(FRIDA, network="n2"))


def test_it_shares_the_shuffle_of_the_slot() -> None:
    orders = set()
    for seed in range(20):
        store, network = a_room()
        made = plan(store, network, TUESDAY + DAY)
        waits = waiting.Waiting("w", "n1", made.slot, waiting.WaitingQuestion("Hur?", (), b"k" * 32))
        waiting.enter(store, waits, chance=Random(seed))
        waiting.release(store, now=made.slot, chance=Random(seed))
        orders.add(tuple(one.what.card for one in store.outbox.told))
    assert len(orders) == 2
