"""The parking list: nothing parked is lost, and who takes it on is theirs to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import departures, parking
from domain.departures import Why
from domain.errors import AlreadyKept, Empty, NotFacilitator, NotFound
from domain.meetings import Details, Meeting
from domain.members import Member
from domain.parking import BODY_MOST, MOST, ListFull, NotYoursToTick, Parked
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, a_room
from tests.storage.data import BOSSE, NOW, known

CLARA = Member("m3", "n1", "Clara Lind")


def a_list(*bodies: str) -> Memory:
    store, _ = a_room()
    store.members.add(CLARA, known("clara"))
    for id in ("g1", "g2"):
        store.meetings.add(Meeting(id, "n1", Details("Träff", NOW, 120, body="Kom.")))
    for number, body in enumerate(bodies, 1):
        parking.park(store, "n1", "g1", id=f"k{number}", body=body)
    return store


def test_what_is_parked_stands_in_its_order_and_nobody_has_it() -> None:
    store = a_list("Lokalen", "Schemat")
    assert store.parking.of("g1") == [Parked("k1", "n1", "g1", "Lokalen"), Parked("k2", "n1", "g1", "Schemat")]
    assert store.parking.of("g2") == []


def test_whoever_is_first_takes_it() -> None:
    store = a_list("Lokalen")
    parking.take(store, "k1", by=BOSSE)
    assert parking.take(store, "k1", by=CLARA).owner == BOSSE.id


def test_who_has_it_may_let_it_go_and_say_that_it_is_done() -> None:
    store = a_list("Lokalen")
    parking.take(store, "k1", by=BOSSE)
    assert parking.tick(store, "k1", done=True, by=BOSSE).done
    assert not parking.tick(store, "k1", done=False, by=BOSSE).done
    assert parking.give(store, "k1", "", by=BOSSE).owner == ""


def test_others_may_not() -> None:
    store = a_list("Lokalen")
    parking.take(store, "k1", by=BOSSE)
    for to in ("", CLARA.id):
        with pytest.raises(NotFacilitator):
            parking.give(store, "k1", to, by=CLARA)
    with pytest.raises(NotFacilitator):
        parking.give(store, "k1", CLARA.id, by=BOSSE)
    with pytest.raises(NotYoursToTick):
        parking.tick(store, "k1", done=True, by=CLARA)
    with pytest.raises(NotFacilitator):
        parking.remove(store, "k1", by=BOSSE)


def test_who_looks_after_the_room_may_all_of_it() -> None:
    store = a_list("Lokalen", "Schemat")
    assert parking.give(store, "k1", BOSSE.id, by=FRIDA).owner == BOSSE.id
    assert parking.give(store, "k1", CLARA.id, by=FRIDA).owner == CLARA.id
    assert parking.tick(store, "k1", done=True, by=FRIDA).done
    parking.remove(store, "k1", by=FRIDA)
    assert [item.id for item in store.parking.of("g1")] == ["k2"]


def test_it_is_given_to_members_of_the_room_only() -> None:
    store = a_list("Lokalen")
    store.members.add(replace(CLARA, id="x1", network="n2"), None)
    store.members.change(replace(CLARA, present=False))
    for whom in ("x1", CLARA.id, "nobody"):
        with pytest.raises(NotFound):
            parking.give(store, "k1", whom, by=FRIDA)


def test_what_somebody_leaves_behind_waits_for_somebody_else() -> None:
    store = a_list("Lokalen")
    parking.take(store, "k1", by=BOSSE)
    departures.depart(store, BOSSE, Why.LEFT, now=NOW)
    assert parking.take(store, "k1", by=CLARA).owner == CLARA.id


def test_a_list_has_an_end() -> None:
    store = a_list(*map(str, range(MOST)))
    with pytest.raises(ListFull):
        parking.park(store, "n1", "g1", id="more", body="En till")
    parking.park(store, "n1", "g2", id="more", body="En till")


def test_what_no_form_makes_is_refused() -> None:
    store = a_list("Lokalen")
    with pytest.raises(AlreadyKept):
        parking.park(store, "n1", "g1", id="k1", body="Schemat")
    with pytest.raises(Empty):
        parking.park(store, "n1", "g1", id="k2", body="")
    with pytest.raises(NotFound):
        parking.park(store, "n2", "g1", id="k2", body="Schemat")
    parking.park(store, "n1", "g1", id="k2", body="x" * 1000)
    assert len(store.parking.rows["k2"].body) == BODY_MOST
