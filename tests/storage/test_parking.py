"""The parking list as it is remembered: in its order, and out of the files when it goes."""

from dataclasses import replace

import pytest

from domain import retention
from domain.meetings import Details, Meeting
from domain.parking import Parked
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import BOSSE, NOW

ITEMS = [Parked(id, "n1", "g1", body) for id, body in (("k9", "Lokalen"), ("k1", "Schemat"), ("k5", "Vikarierna"))]
MEETING = Meeting("g1", "n1", Details("Träff", NOW, 120, body="Kom."))


@pytest.fixture
def kept(db: Transactions) -> Transactions:
    def keep(store: Store) -> None:
        for id in ("g1", "g2"):
            store.meetings.add(replace(MEETING, id=id))
        for item in ITEMS:
            store.parking.add(item)
        store.parking.add(Parked("k2", "n1", "g2", "Annat"))

    db.run(keep)
    return db


def test_the_order_stays_whatever_becomes_of_them(kept: Transactions) -> None:
    taken = replace(ITEMS[0], owner=BOSSE.id, done=True)
    kept.run(lambda store: store.parking.change(taken))
    kept.run(lambda store: store.parking.delete("k1"))
    kept.run(lambda store: store.parking.add(Parked("k0", "n1", "g1", "Sist")))
    assert [item.id for item in kept.read(lambda store: store.parking.of("g1"))] == ["k9", "k5", "k0"]
    assert kept.read(lambda store: store.parking.get("k9")) == taken
    assert kept.read(lambda store: store.parking.owned_by(BOSSE.id)) == [taken]
    assert kept.read(lambda store: store.parking.get("k1")) is None


def test_what_goes_with_its_meeting_goes_out_of_the_files(kept: Transactions) -> None:
    def erase(store: Store) -> set[str]:
        retention.erase_meeting(store, MEETING)
        return store.erased

    assert "parking" in kept.run(erase)
    assert kept.read(lambda store: store.parking.of("g1")) == []
    assert [item.id for item in kept.read(lambda store: store.parking.of("g2"))] == ["k2"]


def test_an_owner_who_lets_go_is_not_kept(kept: Transactions) -> None:
    def let_go(store: Store) -> set[str]:
        store.parking.change(replace(ITEMS[0], owner=BOSSE.id))
        store.parking.change(ITEMS[0])
        return store.erased

    assert "parking" in kept.run(let_go)
    assert kept.read(lambda store: store.parking.owned_by(BOSSE.id)) == []
