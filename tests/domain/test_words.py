"""Which words search takes for the same."""

import pytest

from domain import matching, words
from domain.synonyms import read

ALIKE = read(("vikarie, timanställd, timmis", "säbo, särskilt boende"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vikarie", "vikarierna"),
        ("turer", "turernas"),
        ("anhörig", "anhöriga"),
        ("skola", "skolorna"),
        ("hantera", "hanterades"),
        ("schema", "SCHEMAN"),
        ("äldre", "aldre"),
        ("boende", "boendena"),
        ("boende", "boendet"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert _stem(one) == _stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("natt", "natur"), ("lön", "lov"), ("chef", "check"), ("en", "et"), ("sömn", "som")]
)
def test_words_that_only_look_alike_have_not(one: str, other: str) -> None:
    assert _stem(one) != _stem(other)


def test_a_word_is_found_by_its_pieces_and_its_stem() -> None:
    assert words.terms(words.plain("åka")) == ["_aka", "aka_", "=aka"]
    assert words.terms("i") == ["_i_", "=i"]


def test_another_word_for_the_same_is_asked_for_but_says_less() -> None:
    asked = matching.asked("timmisar", ALIKE)
    weights = {term: weight for term, (weight, _) in asked.weighed(dict.fromkeys(asked.terms, 1)).items()}
    closer = matching.Closer(asked, weights)
    assert closer.score([], ["timmis"]) > closer.score([], ["vikarier"]) > closer.score([], ["lampor"]) == 0
    assert closer.matched(["vikarier", "vikarbor", "lampor"]) == ("vikarier",)


def test_where_no_text_has_what_was_written_another_word_stands_for_it() -> None:
    asked = matching.asked("timmis", ALIKE)
    alone, beside = asked.weighed({"=vikari": 1}), asked.weighed({"=vikari": 1, "=timmi": 1})
    assert alone["=vikari"][0] > beside["=vikari"][0]


def test_a_rare_word_for_the_same_tells_no_more_than_the_commonest() -> None:
    asked = matching.asked("timmis", ALIKE)
    weighed = asked.weighed({"=timmi": 40, "=vikari": 2})
    assert weighed["=vikari"][1] == weighed["=timmi"][1] == 40


def test_several_words_in_a_row_stand_for_one() -> None:
    assert "=sabo" in matching.asked("på särskilda boenden", ALIKE).terms
    assert "=sabo" not in matching.asked("särskilt när de boende", ALIKE).terms


def test_what_stands_close_together_counts_for_more() -> None:
    asked = matching.asked("sjuk natt", {})
    closer = matching.Closer(asked, asked.weights)
    near, far = ["sjuk", "natt", *["annat"] * 40], ["sjuk", *["annat"] * 40, "natt"]
    assert closer.score([], near) > closer.score([], far) > closer.score([], ["annat"] * 42)


@pytest.mark.parametrize(
    ("typed", "written", "marked"),
    [
        ("vikare", "Vikarierna kom", ("vikarierna",)),
        ("hemtjänstpersonal", "personalen i hemtjänsten", ("personalen", "hemtjänsten")),
        ("personal hemtjänst", "vår hemtjänstpersonal", ("hemtjänstpersonal",)),
        ("hur gör ni med schema", "Hur vi gör schema", ("schema",)),
        ("hur", "Hur vi gör", ("hur",)),
        ("schema", "Något helt annat", ()),
    ],
)
def test_the_words_that_were_meant_are_told(typed: str, written: str, marked: tuple[str, ...]) -> None:
    asked = matching.asked(typed, {})
    assert matching.Closer(asked, asked.weights).matched(words.split(written)) == marked


def _stem(word: str) -> str:
    return words.stem(words.plain(words.split(word)[0]))
