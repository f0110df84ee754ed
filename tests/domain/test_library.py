"""The library has something for every week and season, and series out of it suit the room."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import library, look, prompts
from domain.errors import NotFacilitator
from domain.library import OFFER_CARD, OFFERED, PRESENTATION, Item, items
from domain.ports import Subject
from domain.prompts import Plan
from domain.themes import THEMES
from domain.workdays import Workdays
from handlers.catalog import LANGUAGES, Catalog
from tests.domain.memory import Memory
from tests.domain.planning import DAY, FRIDA, HOLIDAY, SUMMER, TUESDAY, a_room, plan
from tests.storage.data import BOSSE, NOW

if TYPE_CHECKING:
    from domain.networks import Network


def test_the_library_has_one_for_every_week_and_words_for_all_in_both_languages() -> None:
    keys = [item.key for item in items()]
    assert len(set(keys)) == len(keys) >= 52
    assert keys[0] == PRESENTATION
    assert {item.theme for item in items()} == {"", *THEMES}
    for language in LANGUAGES:
        texts = [Catalog().words(language)(f"prompt-{key}") for key in keys]
        assert len(set(texts)) == len(texts)
        assert all(text.endswith(("?", ".")) and "!" not in text for text in texts)


@pytest.mark.parametrize("item", items(), ids=lambda item: item.key)
def test_what_the_library_asks_is_short_plain_and_open_and_about_nobody(item: Item) -> None:
    text = Catalog().words("sv")(f"prompt-{item.key}")
    assert len(text) <= 120
    assert text.count("?") == 1, "one question at a time"
    assert not look.hard_stops(text)
    assert not text.split(". ")[-1].startswith(("Har ", "Är ", "Kan ", "Vill "))


@pytest.mark.parametrize("month", range(1, 13))
def test_there_is_something_of_its_own_in_every_month(month: int) -> None:
    assert sum(month in item.months for item in items()) >= 2


def outlined(store: Memory, network: Network, start: date, count: int, **more: object) -> list[tuple[str, date]]:
    asked: dict[str, object] = {"start": start, "weeks": 1, "count": count, "now": NOW, **more}
    return [(item.key, day) for item, day in prompts.outline(store, network, HOLIDAY, **asked)]  # type: ignore[arg-type]


def test_a_series_begins_with_the_presentation_round_unless_there_was_one() -> None:
    store, network = a_room()
    assert outlined(store, network, TUESDAY + DAY, 3, themes=("natt",))[0] == (PRESENTATION, TUESDAY + DAY)
    plan(store, network, TUESDAY + DAY, key=PRESENTATION)
    assert PRESENTATION not in dict(outlined(store, network, TUESDAY + DAY, 12))


def test_a_room_whose_members_know_each_other_needs_no_presentation_round() -> None:
    store, network = a_room()
    assert PRESENTATION not in dict(outlined(store, network, TUESDAY + DAY, 12, without=(PRESENTATION,)))


@given(st.dates(date(2026, 3, 4), date(2027, 1, 1)), st.sampled_from([1, 2]), st.integers(3, 12))
def test_a_series_suits_the_season_repeats_nothing_and_keeps_its_pace(start: date, weeks: int, count: int) -> None:
    store, network = a_room(SUMMER)
    found = outlined(store, network, start, count, weeks=weeks)
    known = {item.key: item for item in items()}
    assert len(found) == count == len(dict(found))
    assert all(known[key].fits(day) for key, day in found)
    days = [day for _, day in found]
    assert all(later - earlier >= timedelta(days=7 * weeks - 3) for earlier, later in pairwise(days))
    assert all(Workdays(HOLIDAY, SUMMER).works(day) for day in days)
    prompts.plan(store, network, [Plan(key, key, day, key) for key, day in found], HOLIDAY, by=FRIDA, now=NOW)
    assert [(one.key, one.day) for one in prompts.planned(store, "n1")] == found, "as it was shown"
    assert not set(dict(outlined(store, network, start, 3))) & set(dict(found))


def test_a_series_keeps_to_the_themes_and_ends_where_they_do() -> None:
    store, network = a_room()
    plan(store, network, TUESDAY + DAY, key=PRESENTATION)
    known = {item.key: item for item in items()}
    found = outlined(store, network, TUESDAY + DAY, 12, themes=("demens", "teknik"))
    assert {known[key].theme for key, _ in found} == {"demens", "teknik"}
    assert len(found) == 2


def test_the_first_weeks_fit_whenever_the_offer_is_taken() -> None:
    first = items()[:OFFERED]
    assert first[0].key == PRESENTATION
    assert not any(item.months for item in first)


def test_the_offer_of_the_first_weeks_ends_with_the_first_plan_or_a_no() -> None:
    for answer in ("plan", "no"):
        store, network = a_room()
        library.offer(store, "n1", now=NOW)
        assert store.duties.get(Subject(OFFER_CARD, "n1"))
        if answer == "plan":
            plan(store, network, TUESDAY + DAY)
        else:
            with pytest.raises(NotFacilitator):
                library.decline(store, "n1", by=BOSSE)
            library.decline(store, "n1", by=FRIDA)
        assert store.duties.of("n1") == []
