from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.limits import Limits

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
LAST_MINUTE, MIDNIGHT = datetime(2026, 11, 24, 22, 59, tzinfo=UTC), datetime(2026, 11, 24, 23, 0, tzinfo=UTC)


@pytest.fixture
def limits() -> Limits:
    return Limits(Random(1))


def test_no_more_than_the_most_in_a_window(limits: Limits) -> None:
    assert [limits.allow("anna", "ask", most=3, per=HOUR, now=NOON) for _ in range(5)] == [True] * 3 + [False] * 2
    assert limits.allow("bert", "ask", most=3, per=HOUR, now=NOON)
    assert limits.allow("anna", "read", most=3, per=HOUR, now=NOON)
    assert limits.allow("anna", "ask", most=3, per=HOUR, now=NOON + HOUR)


def test_the_second_press_is_stopped(limits: Limits) -> None:
    assert limits.once("anna", "me too", "q1", NOON)
    assert not limits.once("anna", "me too", "q1", NOON + HOUR)
    assert limits.once("anna", "me too", "q2", NOON)
    assert limits.once("anna", "flag", "q1", NOON)
    assert limits.once("bert", "me too", "q1", NOON)


def test_a_press_that_came_to_nothing_can_be_made_again(limits: Limits) -> None:
    limits.once("anna", "flag", "q1", NOON)
    limits.undo_once("anna", "flag", "q1", NOON)
    limits.undo_once("bert", "flag", "q1", NOON)
    assert limits.once("anna", "flag", "q1", NOON)


def test_what_is_done_once_for_all_is_known_for_as_long_as_the_process_lives(limits: Limits) -> None:
    assert limits.note("me too", "anna", "q1")
    limits.once("anna", "flag", "q1", LAST_MINUTE)
    limits.once("anna", "flag", "q1", MIDNIGHT)
    assert not limits.note("me too", "anna", "q1")
    assert limits.noted("me too", "anna", "q1")
    assert not limits.noted("me too", "bert", "q1")
    limits.forget("me too", "anna", "q1")
    assert limits.note("me too", "anna", "q1")


def test_every_count_is_forgotten_at_local_midnight(limits: Limits) -> None:
    assert limits.once("anna", "flag", "q1", LAST_MINUTE)
    assert limits.allow("anna", "ask", most=1, per=timedelta(days=1), now=LAST_MINUTE)
    assert limits.once("anna", "flag", "q1", MIDNIGHT)
    assert limits.allow("anna", "ask", most=1, per=timedelta(days=1), now=MIDNIGHT)


def test_a_whole_day_is_one_window(limits: Limits) -> None:
    morning = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert limits.allow("anna", "ask", most=1, per=timedelta(days=1), now=morning)
    assert not limits.allow("anna", "ask", most=1, per=timedelta(days=1), now=LAST_MINUTE)


def held(thing: object) -> str:
    return repr({name: value for name, value in vars(thing).items() if not name.endswith("_key")})


def test_what_is_held_names_nobody_and_depends_on_the_key() -> None:
    kept: list[str] = []
    for seed in (1, 2):
        limits = Limits(Random(seed))
        limits.once("anna.andersson", "flag", "question-1", NOON)
        limits.allow("anna.andersson", "ask", most=2, per=HOUR, now=NOON)
        limits.note("me too", "anna.andersson", "question-1")
        kept.append(held(limits))
        assert not any(word in kept[-1] for word in ("anna", "andersson", "question-1", "11:00"))
    assert kept[0] != kept[1]


@given(st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3), st.text(max_size=3)), max_size=12))
def test_different_presses_never_stop_each_other(presses: list[tuple[str, str, str]]) -> None:
    limits, seen = Limits(Random(1)), set[tuple[str, str, str]]()
    for press in presses:
        assert limits.once(*press, NOON) == (press not in seen)
        seen.add(press)


@pytest.mark.parametrize(
    ("press", "through"),
    [
        (lambda limits, _: limits.once("anna", "flag", "q1", NOON), 1),
        (lambda limits, _: limits.allow("anna", "ask", most=7, per=HOUR, now=NOON), 7),
    ],
)
def test_presses_at_the_same_time_are_counted_once_each(press: Callable[[Limits, int], bool], through: int) -> None:
    limits = Limits(Random(1))
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda i: press(limits, i), range(200))) == through
