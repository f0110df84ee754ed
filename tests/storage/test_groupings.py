"""Small groups, and who is in them, as they are remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.meetings import Details, Meeting
from domain.seats import COME, Grouping, State, Table
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import NOW

MADE = Grouping("g1", (3, 5), State.PROPOSED, (Table("2", ("a", "b"), "natt"), Table("10", ("c",))), ("2",), 4)


def held(store: Store) -> None:
    for id, days in (("g1", 2), ("g0", 1)):
        details = Details("Träff", NOW + timedelta(days=days), 120, body="Kom.")
        store.meetings.add(Meeting(id, "n1", details))
        store.groupings.put(replace(MADE, meeting=id))


def test_what_was_put_comes_back_and_the_last_counts(db: Transactions) -> None:
    db.run(held)
    assert db.read(lambda store: store.groupings.get("g1")) == MADE
    after = replace(MADE, state=State.RELEASED, tables=(Table("1", ("b", "c", "d")),), locked=(), stale=(COME, "2"))
    db.run(lambda store: store.groupings.put(after))
    assert db.read(lambda store: store.groupings.get("g1")) == after
    assert [one.meeting for one in db.read(lambda store: store.groupings.of("n1"))] == ["g0", "g1"]


def test_the_worker_finds_what_is_asked_for_and_what_is_no_longer_right(db: Transactions) -> None:
    db.run(held)
    states = [
        (replace(MADE, state=State.ASKED), True),
        (replace(MADE, state=State.PROPOSED, stale=("2",)), False),
        (replace(MADE, state=State.RELEASED), False),
        (replace(MADE, state=State.RELEASED, stale=(COME,)), True),
    ]
    for grouping, waits in states:
        db.run(lambda store, one: store.groupings.put(one), grouping)
        assert db.read(lambda store: store.groupings.waiting()) == ([grouping] if waits else [])


def test_somebody_who_is_forgotten_is_in_no_group_and_their_place_leaves_the_files(db: Transactions) -> None:
    db.run(held)

    def forget(store: Store, who: str) -> set[str]:
        store.groupings.forget(who)
        return store.erased

    assert db.run(forget, "c") == {"seats"}
    assert db.run(forget, "nobody") == set()
    for id in ("g1", "g0"):
        found = db.read(lambda store, id: store.groupings.get(id), id)
        assert found == replace(MADE, meeting=id, tables=(Table("2", ("a", "b"), "natt"),))


def test_a_meeting_takes_its_groups_along(db: Transactions) -> None:
    db.run(held)
    db.run(lambda store: store.groupings.forget_meeting("g1"))
    assert db.read(lambda store: store.groupings.get("g1")) is None
    assert db.read(lambda store: store.groupings.get("g0"))
