"""Each room's own words for the same, on top of the list that comes with the product."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import synonyms
from domain.errors import NotFacilitator, NotFound
from domain.members import Role
from domain.networks import Settings
from domain.words import plain, split, stem
from tests.domain.memory import Memory
from tests.small import ANNA, BOSSE, NETWORK

LEADER = replace(ANNA, role=Role.FACILITATOR)
SHIPPED = next(line for line in synonyms.shipped() if "timmis" in line)


@pytest.fixture
def store() -> Memory:
    made = Memory()
    made.networks.add(NETWORK, None)
    return made


def kept(store: Memory) -> Settings:
    network = store.networks.get("n1")
    assert network
    return network.settings


def change(store: Memory, former: str, written: str) -> None:
    synonyms.change(store, "n1", former, written, by=LEADER)


def test_a_room_begins_with_the_list_that_comes_with_the_product(store: Memory) -> None:
    assert sorted(synonyms.lines(kept(store))) == sorted(synonyms.shipped())


def test_every_line_that_comes_with_the_product_has_several_of_no_more_than_so_many_words() -> None:
    written = [one.split(", ") for one in synonyms.shipped()]
    assert all(len(line) > 1 for line in written)
    assert all(len(split(one)) <= synonyms.LONGEST for line in written for one in line)


def test_nothing_in_the_list_that_comes_with_the_product_looks_like_a_word_that_every_text_holds() -> None:
    every = {stem(word) for word in map(plain, split("som att mot ska kunna måste får man dem bara men till"))}
    alone = [split(one) for line in synonyms.shipped() for one in line.split(", ")]
    assert [one for one in alone if len(one) == 1 and stem(plain(one[0])) in every] == []


def test_no_line_that_comes_with_the_product_says_the_same_word_in_two_forms() -> None:
    written = [line.split(", ") for line in synonyms.shipped()]
    stems = [[tuple(stem(plain(word)) for word in split(one)) for one in line] for line in written]
    assert [line for line, its in zip(written, stems, strict=True) if len(set(its)) < len(its)] == []


def test_a_line_is_added_changed_taken_away_and_the_list_taken_back(store: Memory) -> None:
    change(store, "", "Fika,  kaffepaus\nbensträckare")
    assert "fika, kaffepaus, bensträckare" in synonyms.lines(kept(store))
    change(store, "fika, kaffepaus, bensträckare", "fika, rast")
    assert "fika, rast" in synonyms.lines(kept(store))
    assert not any("kaffepaus" in line for line in synonyms.lines(kept(store)))
    change(store, SHIPPED, "")
    assert SHIPPED not in synonyms.lines(kept(store))
    change(store, "", SHIPPED)
    assert SHIPPED in synonyms.lines(kept(store))
    synonyms.start_over(store, "n1", by=LEADER)
    assert sorted(synonyms.lines(kept(store))) == sorted(synonyms.shipped())


@pytest.mark.parametrize(
    ("former", "written", "refusal"),
    [
        ("", "ensamt", synonyms.OneWordAlone),
        ("", "fika, den lilla rasten efter lunchen", synonyms.TooManyInARow),
        ("finns inte, alls", "fika, rast", NotFound),
    ],
)
def test_what_cannot_be_kept_is_refused(store: Memory, former: str, written: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        change(store, former, written)
    assert kept(store).synonyms == ()


def test_there_is_an_end_to_it(store: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(synonyms, "MOST_OWN", 1)
    change(store, "", "fika, rast")
    with pytest.raises(synonyms.WordsFull):
        change(store, "", "moln, sky")


def test_only_who_looks_after_the_room_changes_its_words(store: Memory) -> None:
    with pytest.raises(NotFacilitator):
        synonyms.change(store, "n1", "", "fika, rast", by=BOSSE)


def test_what_is_looked_for_is_found_by_how_a_word_begins_with_and_without_accents() -> None:
    found = synonyms.fitting(Settings(synonyms=("timanställning, påhugg",)), "paHug")
    assert found == ["timanställning, påhugg"]
    assert SHIPPED in synonyms.fitting(Settings(), "timm")


def test_the_line_that_begins_with_what_is_looked_for_comes_before_others_that_hold_it() -> None:
    assert synonyms.fitting(Settings(), "vik")[0].startswith("vikarie, ")
    own = "påhugg, vikdag"
    assert synonyms.fitting(Settings(synonyms=(own,)), "vik")[0] == own
