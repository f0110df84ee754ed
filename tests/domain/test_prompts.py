"""Samtalsfrågor come on days on which the room works, each once, and the silent room is offered one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workdays import swedish
from domain import look, prompts, questions, waiting
from domain.errors import AlreadyKept, Empty, NotFacilitator, NotFound
from domain.members import PLEDGE_VERSION, Member, Role
from domain.networks import Network, Settings
from domain.ports import Room, Subject
from domain.prompts import OFFER_CARD, PRESENTATION, SILENT, NoSuchDay, Plan, library
from domain.slots import at, local
from domain.themes import THEMES
from domain.workdays import Workdays
from handlers.catalog import LANGUAGES, Catalog
from tests.domain.memory import Memory
from tests.storage.data import BOSSE, HERE, NETWORK, NOW, known, question

HOLIDAY = swedish()
DAY = timedelta(days=1)
FRIDA = Member("frida", "n1", "Frida Holm", Role.FACILITATOR, pledge=PLEDGE_VERSION)
TUESDAY = date(2026, 3, 3)
"""NOW is 13.00 of it: the slot of the day has passed."""
SUMMER = (date(2026, 7, 6), date(2026, 8, 9))


def a_room(closed: tuple[date, date] | None = None) -> tuple[Memory, Network]:
    store, network = Memory(), replace(NETWORK, settings=Settings(closed=closed))
    store.networks.add(network, HERE)
    for member in (FRIDA, BOSSE):
        store.members.add(member, known(member.id))
    return store, network


def plan(
    store: Memory, network: Network, day: date, id: str = "p1", *, now: datetime = NOW, key: str = ""
) -> prompts.Prompt:
    [made] = prompts.plan(store, network, [Plan(id, "Hur mår du?", day, key)], HOLIDAY, by=FRIDA, now=now)
    return made


def release(store: Memory, now: datetime) -> None:
    waiting.release(store, now=now, chance=Random(1))


def told(store: Memory) -> list[str]:
    return [one.what.id for one in store.outbox.told if one.act == "post" and one.to == Room("n1")]


def test_the_library_has_one_for_every_week_and_words_for_all_in_both_languages() -> None:
    keys = [item.key for item in library()]
    assert len(set(keys)) == len(keys) >= 52
    assert keys[0] == PRESENTATION
    assert {item.theme for item in library()} == {"", *THEMES}
    for language in LANGUAGES:
        texts = [Catalog().words(language)(f"prompt-{key}") for key in keys]
        assert len(set(texts)) == len(texts)
        assert all(text.endswith(("?", ".")) and "!" not in text for text in texts)


@pytest.mark.parametrize("item", library(), ids=lambda item: item.key)
def test_what_the_library_asks_is_short_plain_and_open_and_about_nobody(item: prompts.Item) -> None:
    text = Catalog().words("sv")(f"prompt-{item.key}")
    assert len(text) <= 120
    assert text.count("?") == 1, "one question at a time"
    assert not look.hard_stops(text)
    assert not text.split(". ")[-1].startswith(("Har ", "Är ", "Kan ", "Vill "))


@pytest.mark.parametrize("month", range(1, 13))
def test_there_is_something_of_its_own_in_every_month(month: int) -> None:
    assert sum(month in item.months for item in library()) >= 2


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


def test_before_noon_today_is_early_enough() -> None:
    store, network = a_room()
    assert plan(store, network, TUESDAY, "p1", now=at(TUESDAY, 11)).day == TUESDAY
    assert plan(store, network, TUESDAY, "p2", now=at(TUESDAY, 12)).day == TUESDAY + DAY


@pytest.mark.parametrize("day", [TUESDAY - DAY, TUESDAY + timedelta(days=400)])
def test_a_day_that_is_over_or_far_away_is_refused(day: date) -> None:
    store, network = a_room()
    with pytest.raises(NoSuchDay):
        prompts.free_day(store, network, day, HOLIDAY, now=NOW)
    with pytest.raises(NoSuchDay):
        outlined(store, network, day, 3)
    plan(store, network, TUESDAY + DAY)
    with pytest.raises(NoSuchDay):
        prompts.change(store, network, "p1", HOLIDAY, body="Hur?", day=day, by=FRIDA, now=NOW)


def test_what_was_shown_yesterday_may_be_planned_today() -> None:
    store, network = a_room()
    assert plan(store, network, TUESDAY, now=at(TUESDAY + DAY, 9)).day == TUESDAY + DAY


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


def outlined(store: Memory, network: Network, start: date, count: int, **more: object) -> list[tuple[str, date]]:
    asked: dict[str, object] = {"start": start, "weeks": 1, "count": count, "now": NOW, **more}
    return [(item.key, day) for item, day in prompts.outline(store, network, HOLIDAY, **asked)]  # type: ignore[arg-type]


def test_a_series_begins_with_the_presentation_round_unless_there_was_one() -> None:
    store, network = a_room()
    assert outlined(store, network, TUESDAY + DAY, 3, themes=("natt",))[0] == (PRESENTATION, TUESDAY + DAY)
    plan(store, network, TUESDAY + DAY, key=PRESENTATION)
    assert PRESENTATION not in dict(outlined(store, network, TUESDAY + DAY, 12))


@given(st.dates(date(2026, 3, 4), date(2027, 1, 1)), st.sampled_from([1, 2]), st.integers(3, 12))
def test_a_series_suits_the_season_repeats_nothing_and_keeps_its_pace(start: date, weeks: int, count: int) -> None:
    store, network = a_room(SUMMER)
    found = outlined(store, network, start, count, weeks=weeks)
    items = {item.key: item for item in library()}
    assert len(found) == count == len(dict(found))
    assert all(items[key].fits(day) for key, day in found)
    days = [day for _, day in found]
    assert all(later - earlier >= timedelta(days=7 * weeks - 3) for earlier, later in pairwise(days))
    assert all(Workdays(HOLIDAY, SUMMER).works(day) for day in days)
    prompts.plan(store, network, [Plan(key, key, day, key) for key, day in found], HOLIDAY, by=FRIDA, now=NOW)
    assert [(one.key, one.day) for one in prompts.planned(store, "n1")] == found, "as it was shown"
    assert not set(dict(outlined(store, network, start, 3))) & set(dict(found))


def test_a_series_keeps_to_the_themes_and_ends_where_they_do() -> None:
    store, network = a_room()
    plan(store, network, TUESDAY + DAY, key=PRESENTATION)
    items = {item.key: item for item in library()}
    found = outlined(store, network, TUESDAY + DAY, 12, themes=("demens", "teknik"))
    assert {items[key].theme for key, _ in found} == {"demens", "teknik"}
    assert len(found) == 2


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


def hours(store: Memory, first: datetime, last: datetime) -> list[datetime]:
    """As the worker does, every hour; when something was suggested."""
    found = []
    moment = first
    while moment <= last:
        before = set(store.letters.rows)
        prompts.notice_lulls(store, HOLIDAY, now=moment)
        found += [moment for _ in set(store.letters.rows) - before]
        moment += timedelta(hours=1)
    return found


def test_after_ten_silent_days_one_is_suggested_and_no_more_until_something_comes() -> None:
    store, _ = a_room()
    questions.tell(store, question())
    [first] = hours(store, NOW, NOW + 3 * SILENT)
    assert first == NOW + SILENT
    [(member, what)] = store.letters.rows
    assert (member, what.id) == ("frida", f"n1 {PRESENTATION}")
    assert store.letters.rows[member, what].counted
    again = NOW + 3 * SILENT
    questions.tell(store, replace(question("q2"), told_at=again))
    prompts.decline(store, "n1", PRESENTATION, by=FRIDA)
    assert store.letters.rows == {}
    assert hours(store, again, again + 2 * SILENT) == [again + SILENT]


def test_a_room_where_nothing_ever_came_is_silent_since_it_was_first_seen() -> None:
    store, _ = a_room()
    assert hours(store, NOW, NOW + 2 * SILENT) == [NOW + SILENT]


def test_the_days_on_which_the_room_is_closed_are_not_silent_ones() -> None:
    store, _ = a_room(SUMMER)
    before = at(date(2026, 7, 2), 12)
    questions.tell(store, replace(question(), told_at=before))
    [suggested] = hours(store, before, at(date(2026, 9, 1), 0))
    assert suggested == before + SILENT + 35 * DAY


def test_nothing_is_suggested_while_something_is_planned() -> None:
    store, network = a_room()
    questions.tell(store, question())
    made = plan(store, network, TUESDAY + timedelta(days=20))
    assert hours(store, NOW, made.slot - timedelta(hours=1)) == []
    release(store, made.slot)
    assert hours(store, made.slot, made.slot + SILENT) == [made.slot + SILENT]


def test_the_offer_of_the_first_weeks_ends_with_the_first_plan_or_a_no() -> None:
    for answer in ("plan", "no"):
        store, network = a_room()
        prompts.offer(store, "n1", now=NOW)
        assert store.duties.get(Subject(OFFER_CARD, "n1"))
        if answer == "plan":
            plan(store, network, TUESDAY + DAY)
        else:
            with pytest.raises(NotFacilitator):
                prompts.decline_offer(store, "n1", by=BOSSE)
            prompts.decline_offer(store, "n1", by=FRIDA)
        assert store.duties.of("n1") == []
