"""Each room's own words for the same, on top of the list that comes with the product."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import synonyms
from domain.errors import NotFacilitator, NotFound
from domain.members import Role
from domain.networks import Settings
from storage.run import Transactions
from tests.small import ANNA, BOSSE, Small

LEADER = replace(ANNA, role=Role.FACILITATOR)
SHIPPED = next(line for line in synonyms.shipped() if "timmis" in line)


@pytest.fixture
def db(room: Small) -> Transactions:
    return room.db


def kept(db: Transactions) -> Settings:
    network = db.read(lambda store: store.networks.get("n1"))
    assert network
    return network.settings


def change(db: Transactions, former: str, written: str) -> None:
    db.run(synonyms.change, "n1", former, written, by=LEADER)


def test_a_room_begins_with_the_list_that_comes_with_the_product(db: Transactions) -> None:
    assert sorted(synonyms.lines(kept(db))) == sorted(synonyms.shipped())


def test_every_line_that_comes_with_the_product_is_one_that_a_facilitator_could_write(db: Transactions) -> None:
    for line in synonyms.shipped():
        change(db, "", f"{line}, kvittblomma")
        change(db, line, "")
        break
    written = [one.split(", ") for one in synonyms.shipped()]
    assert all(len(line) > 1 and len(line) == len(set(line)) for line in written)
    assert all(len(one.split()) <= synonyms.LONGEST for line in written for one in line if "hälso" not in one)


def test_a_line_is_added_changed_taken_away_and_the_list_taken_back(db: Transactions) -> None:
    change(db, "", "Fika,  kaffepaus\nbensträckare")
    assert "fika, kaffepaus, bensträckare" in synonyms.lines(kept(db))
    change(db, "fika, kaffepaus, bensträckare", "fika, rast")
    assert "fika, rast" in synonyms.lines(kept(db))
    assert not any("kaffepaus" in line for line in synonyms.lines(kept(db)))
    change(db, SHIPPED, "")
    assert SHIPPED not in synonyms.lines(kept(db))
    change(db, "", SHIPPED)
    assert SHIPPED in synonyms.lines(kept(db))
    db.run(synonyms.start_over, "n1", by=LEADER)
    assert sorted(synonyms.lines(kept(db))) == sorted(synonyms.shipped())


@pytest.mark.parametrize(
    ("former", "written", "refusal"),
    [
        ("", "ensamt", synonyms.OneWordAlone),
        ("", "fika, den lilla rasten efter lunch", synonyms.TooManyInARow),
        ("finns inte, alls", "fika, rast", NotFound),
    ],
)
def test_what_cannot_be_kept_is_refused(db: Transactions, former: str, written: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        change(db, former, written)
    assert kept(db).synonyms == ()


def test_there_is_an_end_to_it(db: Transactions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(synonyms, "MOST_OWN", 1)
    change(db, "", "fika, rast")
    with pytest.raises(synonyms.ListFull):
        change(db, "", "moln, sky")


def test_only_who_looks_after_the_room_changes_its_words(db: Transactions) -> None:
    with pytest.raises(NotFacilitator):
        db.run(synonyms.change, "n1", "", "fika, rast", by=BOSSE)


def test_what_is_looked_for_is_found_by_how_a_word_begins_with_and_without_accents() -> None:
    found = synonyms.fitting(Settings(synonyms=("timanställning, påhugg",)), "paHug")
    assert found == ["timanställning, påhugg"]
    assert SHIPPED in synonyms.fitting(Settings(), "timm")
