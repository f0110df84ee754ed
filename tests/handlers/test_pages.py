"""Turning over a list shows each of it once, whichever end one begins at."""

from collections.abc import Callable
from itertools import chain
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.pages import Page, backward, forward

Turn: TypeAlias = Callable[[list[int], str, int], Page[int]]
NUMBERS = st.lists(st.integers(), max_size=50)


def turned(turn: Turn, those: list[int], most: int) -> list[list[int]]:
    pages = [turn(those, "", most)]
    while onward := pages[-1].on("Visa fler", "a.route"):
        pages.append(turn(those, onward[0].subject, most))
    return [list(page.shown) for page in pages]


@given(NUMBERS, st.integers(1, 9))
def test_each_is_shown_once_and_in_its_order(those: list[int], most: int) -> None:
    assert [*chain(*turned(forward, those, most))] == those
    assert [*chain(*reversed(turned(backward, those, most)))] == those


@given(NUMBERS, st.integers(1, 9))
def test_only_the_last_page_is_not_full(those: list[int], most: int) -> None:
    for turn in (forward, backward):
        assert {len(shown) for shown in turned(turn, those, most)[:-1]} <= {most}


@pytest.mark.parametrize(("typed", "shown"), [("x", [1, 2]), ("-1", [1, 2]), ("1", [3, 4]), ("99", [5])])
def test_a_page_that_is_not_there_is_the_first_or_the_last(typed: str, shown: list[int]) -> None:
    assert forward([1, 2, 3, 4, 5], typed, 2).shown == shown


def test_one_comes_back_to_the_page_before_and_to_the_first() -> None:
    third = forward([1, 2, 3, 4, 5], "2", 2)
    assert [one.subject for one in third.back("Föregående", "a.route", "q1")] == ["q1 1"]
    assert [one.subject for one in third.first("Från början", "a.route")] == ["0"]
    first = forward([1, 2, 3], "", 2)
    assert first.back("Föregående", "a.route") == first.first("Från början", "a.route") == ()
