"""What the operator's model is given to read, and what its word weighs beside the words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.meanings import PASSAGE, PASSAGE_MOST, QUESTION_MOST, as_meant, passages, weigh
from domain.search import Looked, in_order
from domain.solutions import Text

SENTENCES = st.lists(st.integers(1, 2 * PASSAGE), max_size=6)
"""How many words each has."""


def sentences(counts: list[int]) -> list[str]:
    """No word stands twice."""
    return [" ".join(f"ord{at}x{word}" for word in range(many)) + "." for at, many in enumerate(counts)]


@given(did=SENTENCES, result=SENTENCES, title=st.sampled_from(["", "Lugna nätter"]))
def test_a_text_is_read_whole_in_passages_that_part_no_sentence(did: list[int], result: list[int], title: str) -> None:
    told = sentences([*did, *result])
    text = Text(" ".join(told[: len(did)]), title=title, result="\n".join(told[len(did) :]))
    read = passages(text)
    head = f"{title}\n" if title else ""
    assert read
    assert all(one.startswith(head) for one in read)
    bodies = [one.removeprefix(head).split() for one in read]
    assert [word for body in bodies for word in body] == [word for one in told for word in one.split()]
    assert max(map(len, bodies)) <= PASSAGE
    short = [one.split() for one in told if len(one.split()) <= PASSAGE]
    assert all(any(set(one) <= set(body) for body in bodies) for one in short)


def test_every_field_that_tells_is_read_and_none_that_tells_the_place() -> None:
    text = Text("Vi gjorde.", "Rubrik", "Så var det.", "Så blev det.", "De sover.", ("natt",), ("skola",), "stor")
    [read] = passages(replace(text, provider="privat", cost="Inget."))
    assert read == "Rubrik\nSå var det. Vi gjorde. Så blev det. De sover. Inget."


KNOWN = ("vikarierna", "anhöriga", "for", "för", "nattpersonalen")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Vikaerna, när?", "Vikarierna, när?"),
        ("hur gor anhoriga", "hur gor anhöriga"),
        ("Anhoriga ringer (ofta)!", "Anhöriga ringer (ofta)!"),
        ("anho\u0308riga", "anhöriga"),
        ("vikaerna for\nnattpersonalen", "vikarierna for\nnattpersonalen"),
        ("FÖR anhöriga", "FÖR anhöriga"),
        ("", ""),
    ],
)
def test_it_is_asked_for_what_was_meant(typed: str, read: str) -> None:
    assert as_meant(typed, {"vikaerna": "vikarierna"}, KNOWN) == read


@given(st.text("aåoösv ,.?!-\n", max_size=40), st.lists(st.text("aåoösv", min_size=1), max_size=8))
def test_nothing_but_accents_changes_where_nothing_is_misspelt(typed: str, known: list[str]) -> None:
    plain = str.maketrans("åö", "ao")
    read = as_meant(typed, {}, known)
    assert read.translate(plain) == typed.translate(plain)
    before, after = (re.findall(r"\w+", text) for text in (typed, read))
    changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert all(other in known and one not in known for one, other in changed)


def looked(id: str, score: int) -> Looked:
    return Looked(id, score, outdated=False, likeness=0, good=0, held=date(2026, 3, 3), matched=("lampor",))


SCORES = st.integers(1_000, 50_000_000)
ALIKE = st.floats(0.6, 1)
FOUND = st.lists(st.tuples(SCORES, st.none() | ALIKE), max_size=20)


def found(drawn: list[tuple[int, float | None]]) -> tuple[list[Looked], dict[str, float]]:
    those = [looked(f"s{at:02}", score) for at, (score, _) in enumerate(drawn)]
    return those, {f"s{at:02}": alike for at, (_, alike) in enumerate(drawn) if alike is not None}


@given(FOUND)
def test_meaning_moves_what_was_found_and_nothing_else(drawn: list[tuple[int, float | None]]) -> None:
    those, alike = found(drawn)
    weighed = weigh(those, alike)
    assert [replace(one, score=0) for one in weighed] == [replace(one, score=0) for one in those]
    assert all(one.score >= 0 for one in weighed)
    unread = [one for one in those if one.solution not in alike]
    assert [one for one in weighed if one.solution not in alike] == unread
    assert sorted(one.solution for one in in_order(weighed)) == [one.solution for one in those]


@given(FOUND)
def test_what_fits_by_its_words_and_by_its_meaning_is_overtaken_by_nothing_that_fits_less(
    drawn: list[tuple[int, float | None]],
) -> None:
    those, alike = found(drawn)
    weighed = {one.solution: one.score for one in weigh(those, alike)}
    read = [one for one in those if one.solution in alike]
    for better in read:
        for worse in read:
            if better.score >= worse.score and alike[better.solution] >= alike[worse.solution]:
                assert weighed[better.solution] >= weighed[worse.solution]


@given(FOUND)
def test_the_order_in_which_they_were_found_is_no_matter(drawn: list[tuple[int, float | None]]) -> None:
    those, alike = found(drawn)
    assert weigh(those[::-1], dict(reversed(alike.items()))) == weigh(those, alike)[::-1]


@given(st.lists(SCORES, max_size=20), ALIKE)
def test_where_meaning_tells_nothing_apart_the_words_do(scores: list[int], alike: float) -> None:
    those = [looked(f"s{at:02}", score) for at, score in enumerate(scores)]
    assert weigh(those, {one.solution: alike for one in those}) == those
    for one in those[:1]:
        assert weigh(those, {one.solution: alike}) == those
    assert weigh(those, {}) == those


@pytest.mark.parametrize(
    ("first", "second", "before"),
    [
        ((1000, 0.80), (950, 0.88), "s2"),
        ((1000, 0.80), (950, 0.801), "s1"),  # so little says nothing
        ((1000, 0.80), (1000, 0.83), "s2"),
    ],
)
def test_of_those_that_nearly_share_a_score_the_one_that_means_it_comes_first(
    first: tuple[int, float], second: tuple[int, float], before: str
) -> None:
    those = [looked("s1", first[0]), looked("s2", second[0])]
    assert in_order(weigh(those, {"s1": first[1], "s2": second[1]}))[0].solution == before


@pytest.mark.parametrize("word", ["a", "夜", "🙂 "])
def test_however_long_words_are_the_model_is_given_no_more_than_it_reads_at_once(word: str) -> None:
    told = Text(word * 3000, title=word * 100)
    assert max(map(len, passages(told))) <= PASSAGE_MOST
    assert len(as_meant(word * 3000, {}, ())) <= QUESTION_MOST
