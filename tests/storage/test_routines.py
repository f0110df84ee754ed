"""Routines as they are remembered: versions stay as they were published, and ticks go when they shall."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.meetings import Details, Meeting
from domain.routines import Followed, Line, Routine
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import ANNA, BOSSE, NOW

LINES = (Line(1, -7, "everyone", "Tänk ut en fråga"), Line(2, 0, "sjuksköterska", "Håll tiden"))
ROUTINE = Routine("r1", "n1", "Träff", 1)


@pytest.fixture
def kept(db: Transactions) -> Transactions:
    def keep(store: Store) -> None:
        store.meetings.add(Meeting("g1", "n1", Details("Träff", NOW + timedelta(days=30), 120, body="Kom.")))
        store.routines.add(ROUTINE)
        store.routines.publish("r1", 1, LINES)
        store.routines.follow(Followed("g1", "r1", 1))
        for member in (ANNA, BOSSE):
            store.routines.tick("g1", 1, member.id)
            store.routines.tick("g1", 1, member.id)

    db.run(keep)
    return db


def test_what_was_written_is_read_again(kept: Transactions) -> None:
    drafted = replace(ROUTINE, draft=LINES[:1])
    kept.run(lambda store: store.routines.change(drafted))
    assert kept.read(lambda store: store.routines.of("n1")) == [drafted]
    assert kept.read(lambda store: store.routines.lines("r1", 1)) == LINES
    assert kept.read(lambda store: store.routines.lines("r1", 2)) == ()
    assert kept.read(lambda store: store.routines.followers("r1")) == [Followed("g1", "r1", 1)]
    assert kept.read(lambda store: store.routines.ticked("g1")) == {(1, ANNA.id), (1, BOSSE.id)}


def test_how_far_it_is_told_replaces_what_was_known(kept: Transactions) -> None:
    kept.run(lambda store: store.routines.follow(Followed("g1", "r1", 1, -7)))
    assert kept.read(lambda store: store.routines.followed("g1")) == Followed("g1", "r1", 1, -7)


def test_what_a_leaver_ticked_off_goes_out_of_the_files(kept: Transactions) -> None:
    def let_go(store: Store) -> set[str]:
        store.routines.let_go(BOSSE.id)
        return store.erased

    assert "routine_ticks" in kept.run(let_go)
    assert kept.read(lambda store: store.routines.ticked("g1")) == {(1, ANNA.id)}
    assert kept.read(lambda store: store.routines.ticked_by(BOSSE.id)) == set()
    assert kept.run(let_go) == set()


def test_a_routine_goes_with_its_words(kept: Transactions) -> None:
    def delete(store: Store) -> set[str]:
        store.routines.forget_meeting("g1")
        store.routines.delete("r1")
        return store.erased

    assert kept.run(delete) >= {"routines", "routine_versions", "routine_ticks"}
    assert kept.read(lambda store: store.routines.get("r1")) is None
    assert kept.read(lambda store: store.routines.lines("r1", 1)) == ()
    assert kept.read(lambda store: store.routines.followed("g1")) is None


def test_what_is_taken_back_before_it_is_published_goes_out_of_the_files(kept: Transactions) -> None:
    kept.run(lambda store: store.routines.change(replace(ROUTINE, draft=LINES)))

    def strike(store: Store) -> set[str]:
        store.routines.change(replace(ROUTINE, draft=LINES[:1]))
        return store.erased

    assert "routines" in kept.run(strike)
