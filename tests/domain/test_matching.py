"""What is looked for when something is typed."""

from __future__ import annotations

import pytest

from domain import matching
from domain.words import STEM, stem

COMPOUND = STEM + stem("branddorr")


@pytest.mark.parametrize("typed", ["brand dörr", "brand dörren", "vilka brand dörrar har ni?", "Branddörr"])
def test_a_compound_is_looked_for_whole_also_where_its_parts_are_written_apart(typed: str) -> None:
    asked = matching.asked(typed, {})
    assert COMPOUND in asked.terms
    assert COMPOUND in asked.weighed({COMPOUND: 3})


def test_a_compound_that_no_text_has_is_not_looked_for() -> None:
    assert COMPOUND not in matching.asked("brand dörr", {}).weighed({STEM + stem("dorr"): 2})


def test_words_that_stand_apart_are_no_compound() -> None:
    assert COMPOUND not in matching.asked("brand och dörr", {}).terms


def test_a_text_is_about_its_words_but_for_those_that_every_question_has() -> None:
    assert matching.telling("Har någon annan chef provat larm på natten?") == {STEM + "larm", STEM + stem("natten")}


def test_a_letter_may_join_the_parts() -> None:
    assert STEM + stem("arbetsdag") in matching.asked("arbet dag", {}).terms


@pytest.mark.parametrize(
    ("typed", "held", "marked"),
    [
        ("vikare", "vikarierna", True),
        ("sjukfånvaro", "sjukfrånvaron", True),
        ("personalens", "hemtjänstpersonal", True),
        ("hemtjänstpersonal", "personalen", True),
        ("natt", "julnatt", True),
        ("vikare", "elakare", False),
        ("natten", "toaletten", False),
        ("natten", "vatten", False),
        ("skäller", "gäller", False),
        ("skäller", "eller", False),
    ],
)
def test_words_that_only_end_alike_are_not_taken_for_each_other(typed: str, held: str, *, marked: bool) -> None:
    asked = matching.asked(typed, {})
    closer = matching.Closer(asked, asked.weights)
    assert closer.matched([held]) == ((held,) if marked else ())
