"""What the barometer tells, and that nothing smaller than five can be reckoned out of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import barometer, retention, tallies
from domain.barometer import CARD, AlreadyShown, Barometer, Line, NothingYet, Season, Term
from domain.errors import NotFacilitator
from domain.members import Role
from domain.ports import Outsider, Room, Subject
from domain.tallies import FEW, Counted
from domain.themes import THEMES
from tests.domain.memory import Memory
from tests.storage.data import ANNA, BOSSE, NETWORK, known

NOVEMBER = datetime(2026, 11, 22, 8, tzinfo=UTC)
AGNETA = replace(ANNA, role=Role.FACILITATOR)
MONTHS = tuple(f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13))
SOME = THEMES[:3]
KINDS = (Counted.QUESTIONS, Counted.SOLUTIONS)
HISTORIES = st.dictionaries(
    st.tuples(st.sampled_from(MONTHS), st.sampled_from(SOME), st.sampled_from(KINDS)), st.integers(1, 9), max_size=40
)


def room(*counts: tuple[str, str, Counted, int]) -> Memory:
    store = Memory()
    store.networks.add(NETWORK, None)
    for member in (AGNETA, BOSSE):
        store.members.add(member, known(member.id))
    for month, theme, what, count in counts:
        for _ in range(count):
            store.tallies.add_theme("n1", month, theme, what)
    return store


def of(history: dict[tuple[str, str, Counted], int]) -> Memory:
    return room(*((month, theme, what, count) for (month, theme, what), count in history.items()))


def told(found: Barometer) -> dict[tuple[Term, str, Counted], int | None]:
    return {
        (season.term, theme, what): number
        for season in found.seasons
        for theme in SOME
        for what, number in zip(KINDS, (season.line(theme).questions, season.line(theme).solutions), strict=True)
    }


def real(history: dict[tuple[str, str, Counted], int], term: Term, theme: str, *kinds: Counted) -> int:
    return sum(
        count
        for (month, one, what), count in history.items()
        if (month in term.months and one == theme and what in kinds)
    )


def test_terms_are_halves_of_the_year_newest_first_without_the_month_that_is_not_over() -> None:
    store = room(
        ("2025-12", "natt", Counted.QUESTIONS, 5),
        ("2026-06", "natt", Counted.SOLUTIONS, 6),
        ("2026-10", "natt", Counted.QUESTIONS, 3),
        ("2026-10", "schema", Counted.QUESTIONS, 7),
        ("2026-11", "demens", Counted.QUESTIONS, 90),
    )
    found = barometer.read(store, "n1", before=tallies.month_of(NOVEMBER))
    assert found.seasons == (
        Season(Term(2026, autumn=True), "2026-10", (Line("schema", 7, 0), Line("natt", None, 0))),
        Season(Term(2026, autumn=False), "2026-06", (Line("natt", 0, 6),)),
        Season(Term(2025, autumn=True), "2025-12", (Line("natt", 5, 0),)),
    )
    assert [season.is_over for season in found.seasons] == [False, True, True]


def test_a_term_in_which_nothing_was_said_stands_between_the_others() -> None:
    store = room(("2025-03", "natt", Counted.QUESTIONS, 5), ("2026-03", "natt", Counted.QUESTIONS, 5))
    seasons = barometer.read(store, "n1", before="2026-07").seasons
    assert [(season.term.year, season.term.autumn, len(season.lines)) for season in seasons] == [
        (2026, False, 1),
        (2025, True, 0),
        (2025, False, 1),
    ]


def test_what_comes_in_waits_until_there_are_five_of_it() -> None:
    assert barometer.in_fives([]) == 0
    assert barometer.in_fives([2, 2]) is None
    assert barometer.in_fives([2, 2, 1]) == 5
    assert barometer.in_fives([2, 2, 1, 4]) == 5
    assert barometer.in_fives([2, 2, 1, 4, 3]) == 12


@given(HISTORIES, st.sampled_from(MONTHS))
def test_no_number_under_five_is_told_and_none_above_the_real_one(
    history: dict[tuple[str, str, Counted], int], before: str
) -> None:
    so_far = {key: count for key, count in history.items() if key[0] < before}
    for (term, theme, what), number in told(barometer.read(of(history), "n1", before=before)).items():
        count = real(so_far, term, theme, what)
        if number is None:
            assert count > 0
        else:
            assert number == 0 if count == 0 else FEW <= number <= count < number + FEW


@given(HISTORIES, st.sampled_from(MONTHS), st.sampled_from(MONTHS))
def test_between_two_moments_a_number_stays_or_grows_by_five_and_more(
    history: dict[tuple[str, str, Counted], int], one: str, other: str
) -> None:
    store = of(history)
    first, then = (told(barometer.read(store, "n1", before=before)) for before in sorted((one, other)))
    for key, number in first.items():
        grown = (then[key] or 0) - (number or 0)
        assert grown == 0 or grown >= FEW


@given(HISTORIES)
def test_what_is_said_to_grow_or_fade_really_does(history: dict[tuple[str, str, Counted], int]) -> None:
    change = barometer.read(of(history), "n1", before="2027-01").change
    if change and change.grows:
        assert real(history, change.later, change.grows, *KINDS) > real(history, change.earlier, change.grows, *KINDS)
    if change and change.fades:
        assert real(history, change.later, change.fades, *KINDS) < real(history, change.earlier, change.fades, *KINDS)


def test_a_term_that_is_not_over_may_grow_and_does_not_fade() -> None:
    store = room(
        ("2025-09", "schema", Counted.QUESTIONS, 5),
        ("2026-02", "natt", Counted.QUESTIONS, 30),
        ("2026-02", "schema", Counted.QUESTIONS, 20),
        ("2026-07", "schema", Counted.QUESTIONS, 29),
    )
    growing = barometer.read(store, "n1", before="2026-08").change
    assert growing
    assert (growing.later, growing.grows, growing.fades) == (Term(2026, autumn=True), "schema", "")
    whole = barometer.read(store, "n1", before="2027-01").change
    assert whole
    assert (whole.grows, whole.fades) == ("schema", "natt")


def test_until_something_grows_in_it_the_term_before_is_what_there_is_to_tell() -> None:
    store = room(
        ("2025-09", "natt", Counted.SOLUTIONS, 20),
        ("2026-02", "schema", Counted.QUESTIONS, 20),
        ("2026-07", "demens", Counted.QUESTIONS, 4),
    )
    change = barometer.read(store, "n1", before="2026-08").change
    assert change
    assert (change.later, change.grows, change.fades) == (Term(2026, autumn=False), "schema", "natt")


def test_themes_with_the_same_number_lead_together() -> None:
    store = room(("2026-02", "natt", Counted.QUESTIONS, 6), ("2026-02", "schema", Counted.SOLUTIONS, 6))
    assert barometer.read(store, "n1", before="2026-09").leading == ("schema", "natt")


@given(HISTORIES, st.integers(2, 6))
def test_whatever_is_said_to_grow_or_fade_is_among_the_few_that_are_shown(
    history: dict[tuple[str, str, Counted], int], most: int
) -> None:
    found = barometer.read(of(history), "n1", before="2027-01").pictured
    shown = found.leading_themes(most)
    assert len(shown) == min(most, len(found.themes))
    assert list(shown) == sorted(shown, key=found.themes.index)
    if found.change:
        assert {found.change.grows, found.change.fades} - {""} <= {*shown}


def test_the_picture_goes_to_whoever_asks_and_to_the_room_only_by_a_facilitator_and_once_a_month() -> None:
    store = room(("2026-02", "natt", Counted.QUESTIONS, 6))
    barometer.hand_over(store, "n1", to=BOSSE, now=NOVEMBER)
    what = Subject(CARD, "n1 2026-11")
    assert store.outbox.showing("n1") == [(what, Outsider(known(BOSSE.id)))]
    with pytest.raises(NotFacilitator):
        barometer.show(store, "n1", by=BOSSE, now=NOVEMBER)
    barometer.show(store, "n1", by=AGNETA, now=NOVEMBER)
    assert (what, Room("n1")) in store.outbox.showing("n1")
    with pytest.raises(AlreadyShown):
        barometer.show(store, "n1", by=AGNETA, now=NOVEMBER)
    barometer.show(store, "n1", by=AGNETA, now=NOVEMBER.replace(month=12))


def test_with_too_little_there_is_no_picture() -> None:
    store = room(("2026-02", "natt", Counted.QUESTIONS, 4), ("2026-11", "natt", Counted.QUESTIONS, 9))
    with pytest.raises(NothingYet):
        barometer.hand_over(store, "n1", to=BOSSE, now=NOVEMBER)
    with pytest.raises(NothingYet):
        barometer.show(store, "n1", by=AGNETA, now=NOVEMBER)
    assert store.outbox.showing("n1") == []


def test_a_term_goes_whole_with_the_pictures_that_show_none_later() -> None:
    store = room(
        ("2024-02", "natt", Counted.QUESTIONS, 6),
        ("2024-12", "natt", Counted.QUESTIONS, 6),
        ("2025-03", "natt", Counted.QUESTIONS, 6),
    )
    for month in (datetime(2024, 6, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 2, 1, tzinfo=UTC)):
        barometer.show(store, "n1", by=AGNETA, now=month)
    retention.delete_due(store, now=datetime(2026, 12, 31, 12, tzinfo=UTC))
    assert [tally.month for tally in store.tallies.themes_of("n1")] == ["2024-12", "2025-03"]
    retention.delete_due(store, now=datetime(2027, 1, 2, 12, tzinfo=UTC))
    assert [tally.month for tally in store.tallies.themes_of("n1")] == ["2025-03"]
    assert [what.id for what, _ in store.outbox.showing("n1")] == ["n1 2025-02"]


@given(HISTORIES, st.integers(0, 40))
def test_deletion_by_age_leaves_the_numbers_of_the_terms_that_stay(
    history: dict[tuple[str, str, Counted], int], months: int
) -> None:
    store = of(history)
    before = told(barometer.read(store, "n1", before="2027-01"))
    retention.delete_due(store, now=retention.months_before(datetime(2029, 1, 15, tzinfo=UTC), months))
    after = told(barometer.read(store, "n1", before="2027-01"))
    assert after.items() <= before.items()
