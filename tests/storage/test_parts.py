"""Parts of meetings and their items, on both databases: what is put there is found, and what goes leaves the files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from domain.items import WHOLE, Item, Outcome, Question, Sorting
from domain.meetings import Details, Meeting
from domain.parts import Part
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import ANNA, BOSSE, NOW

PART = Part(
    *("a1", "g1", "Genomgång", 60, 45, "Runda", "Åsby", "https://video.example/del", "070-174 06 05", "12#"),
    everyone=False,
    titles=("enhetschef", "Sjuksköterska"),
    chosen=(ANNA.id, BOSSE.id),
    told=True,
)
ITEM = Item("i1", "g1", 2, "Nattens larm", ANNA.id, "a1", Outcome.JOINT_VISIT, (ANNA.id, BOSSE.id), date(2026, 4, 1))
BY = Sorting("g1", (Question("Nytt beslut?", "a1"), Question("Fler?", WHOLE)), "a1")


def begin(store: Store) -> None:
    store.meetings.add(Meeting("g1", "n1", Details("Träff", NOW + timedelta(days=30), 120, body="Kom.")))
    store.parts.add(replace(PART, id="a2", starts=0, everyone=True, chosen=(), titles=(), told=False))
    store.parts.add(PART)
    store.items.add(ITEM)
    store.items.add(replace(ITEM, id="i2", number=1, outcome=Outcome.BACK, responsible=(), day=None, author=None))
    store.items.sort_by(BY)


def test_parts_come_in_the_order_in_which_they_begin_and_whole(db: Transactions) -> None:
    db.run(begin)
    assert [one.id for one in db.read(lambda store: store.parts.of("g1"))] == ["a2", "a1"]
    assert db.read(lambda store: store.parts.get("a1")) == PART
    assert db.read(lambda store: store.parts.choosing(BOSSE.id)) == [PART]
    changed = replace(PART, title="Beslut", chosen=(BOSSE.id,), titles=())
    db.run(lambda store: store.parts.change(changed))
    assert db.read(lambda store: store.parts.get("a1")) == changed
    assert db.read(lambda store: store.parts.choosing(ANNA.id)) == []


def test_items_come_by_number_and_whole_and_those_that_come_back_are_found(db: Transactions) -> None:
    db.run(begin)
    assert [one.id for one in db.read(lambda store: store.items.of("g1"))] == ["i2", "i1"]
    assert db.read(lambda store: store.items.get("i1")) == ITEM
    assert db.read(lambda store: store.items.sorting("g1")) == BY
    assert [one.id for one in db.read(lambda store: store.items.coming_back())] == ["i2"]
    back = replace(ITEM, outcome=Outcome.BACK)
    db.run(lambda store: store.items.change(back))
    assert [one.id for one in db.read(lambda store: store.items.coming_back())] == ["i2", "i1"]
    db.run(lambda store: store.items.change(replace(back, carried=True)))
    assert [one.id for one in db.read(lambda store: store.items.coming_back())] == ["i2"]
    assert [one.id for one in db.read(lambda store: store.items.of_member(BOSSE.id))] == ["i1"]


def test_a_part_that_goes_takes_what_led_to_it_along(db: Transactions) -> None:
    db.run(begin)
    db.run(lambda store: store.items.sort_by(replace(BY, otherwise=WHOLE)))
    db.run(lambda store: store.items.unsort("g1", "a1"))
    assert [one.part for one in db.read(lambda store: store.items.of("g1"))] == ["", ""]
    assert db.read(lambda store: store.items.sorting("g1")) == Sorting("g1", BY.questions[1:], WHOLE)


def test_what_goes_is_wiped_and_a_meeting_takes_all_of_it_along(db: Transactions) -> None:
    def let_go(store: Store) -> set[str]:
        store.parts.let_go(ANNA.id)
        store.items.let_go(ANNA.id)
        return store.erased

    def forget(store: Store) -> set[str]:
        store.items.forget_meeting("g1")
        store.parts.forget_meeting("g1")
        store.meetings.delete("g1")
        return store.erased

    db.run(begin)
    assert db.run(let_go) == {"parts", "part_members", "items", "sortings"}
    assert db.run(let_go) == set()
    item, part = db.read(lambda store: (store.items.get("i1"), store.parts.get("a1")))
    assert item
    assert part
    assert (item.author, item.responsible, part.chosen) == (None, (BOSSE.id,), (BOSSE.id,))
    assert db.run(forget) >= {"parts", "part_members", "items", "sortings", "meetings"}
    assert db.read(lambda store: (store.parts.of("g1"), store.items.of("g1"), store.items.sorting("g1"))) == (
        [],
        [],
        None,
    )
