"""Group rooms as they are remembered, and what is told in them: in order, at the platform's pace, and to the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.group_rooms import Opening, SmallRoom
from domain.meetings import Details, Meeting
from domain.networks import Place
from domain.ports import GroupRoom, Room
from storage import delivery
from storage.delivery import Claim, claim, done
from storage.destinations import destinations
from storage.outbox import Act, outbox
from storage.posts import posts
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import NOW, SECOND, known

ONE = SmallRoom("g1-1", "g1", "1", "t1", ("m1", "m2"))
TWO = SmallRoom("g1-2", "g1", "2")
HERE, THERE = Place("slack", "T1", "C11"), Place("slack", "T1", "C12")


@pytest.fixture
def kept(db: Transactions) -> Transactions:
    def keep(store: Store) -> None:
        store.meetings.add(Meeting("g1", "n1", Details("Träff", NOW, 120, body="Kom.")))
        store.group_rooms.put_opening(Opening("g1", "Hur?", "troika"))
        for room in (ONE, TWO):
            store.group_rooms.add(room)

    db.run(keep)
    return db


def take(db: Transactions, now: datetime = NOW) -> Claim | None:
    return db.lock(claim, now=now, lease="lease")


def done_one_by_one(kept: Transactions) -> list[Act]:
    acts: list[Act] = []
    while found := take(kept, NOW + timedelta(minutes=len(acts))):
        acts.append(found.act)
        kept.lock(done, found, None, next_at=NOW)
    return acts


def opens(store: Store) -> None:
    for room in (ONE, TWO):
        store.outbox.open_room(room.destination)
        store.outbox.post(room.subject, to=room.destination)
        store.outbox.let_in(room.destination, known("U1"))


def test_what_is_kept_is_read_again(kept: Transactions) -> None:
    assert kept.read(lambda store: store.group_rooms.of("g1")) == [ONE, TWO]
    assert kept.read(lambda store: store.group_rooms.opening("g1")) == Opening("g1", "Hur?", "troika")
    assert kept.read(lambda store: store.group_rooms.openings()) == [Opening("g1", "Hur?", "troika")]
    assert kept.read(lambda store: store.group_rooms.with_member("m2")) == [ONE]
    changed = replace(ONE, people=("m2",), topic="", closed=True)
    kept.run(lambda store: store.group_rooms.change(changed))
    assert kept.read(lambda store: store.group_rooms.get("g1-1")) == changed
    assert kept.read(lambda store: store.group_rooms.with_member("m1")) == []
    failed = Opening("g1", failed=True)
    kept.run(lambda store: store.group_rooms.put_opening(failed))
    assert kept.read(lambda store: store.group_rooms.opening("g1")) == failed


def test_a_channel_is_found_by_where_it_is(kept: Transactions) -> None:
    assert kept.read(lambda store: store.group_rooms.place("g1-1")) is None
    kept.run(lambda store: store.group_rooms.move("g1-1", HERE))
    assert kept.read(lambda store: store.group_rooms.place("g1-1")) == HERE
    assert kept.read(lambda store: store.group_rooms.places()) == [HERE]
    assert kept.read(lambda store: store.group_rooms.at(HERE)) == ONE
    assert kept.read(lambda store: store.group_rooms.at(THERE)) is None


def test_who_was_in_a_group_is_taken_out_of_the_files(kept: Transactions) -> None:
    def leave(store: Store) -> set[str]:
        store.group_rooms.change(replace(ONE, people=("m2",)))
        return store.erased

    assert "group_room_people" in kept.run(leave)


def test_a_meeting_that_goes_takes_all_of_them_along(kept: Transactions) -> None:
    kept.run(opens)
    first = take(kept)
    assert first
    kept.run(lambda store: store.group_rooms.forget_meeting("g1"))
    kept.run(lambda store: store.meetings.delete("g1"))
    kept.lock(done, first, None, next_at=NOW)
    left = kept.read(
        lambda store: [store.connection.execute(table.select()).all() for table in (destinations, outbox, posts)]
    )
    assert left == [[], [], []]


def test_a_claim_says_where_the_channel_is_once_it_is_there(kept: Transactions) -> None:
    kept.run(lambda store: store.outbox.open_room(ONE.destination))
    found = take(kept)
    assert found
    assert (found.act, found.to, found.address) == (Act.OPEN, GroupRoom("g1-1"), None)
    kept.run(lambda store: store.group_rooms.move("g1-1", HERE))
    kept.lock(done, found, None, next_at=NOW)
    kept.run(lambda store: store.outbox.post(ONE.subject, to=ONE.destination))
    found = take(kept)
    assert found
    assert found.address == HERE


def test_acts_of_one_kind_keep_their_pace_over_all_channels(kept: Transactions) -> None:
    kept.run(opens)
    kept.run(lambda store: store.outbox.let_in(Room("n1"), known("U2")))
    first = take(kept)
    assert first
    assert (first.act, first.to) == (Act.OPEN, GroupRoom("g1-1"))
    kept.lock(delivery.keep_pace, first, next_at=NOW + 3 * SECOND)
    other = take(kept)
    assert other
    assert (other.act, other.to) == (Act.LET_IN, Room("n1"))
    kept.lock(done, other, None, next_at=NOW)
    assert take(kept, NOW + 2 * SECOND) is None
    kept.lock(done, first, None, next_at=NOW)
    again = take(kept, NOW + 2 * SECOND)
    assert again
    assert (again.act, again.to) == (Act.POST, GroupRoom("g1-1"))
    second = take(kept, NOW + 3 * SECOND)
    assert second
    assert (second.act, second.to) == (Act.OPEN, GroupRoom("g1-2"))


def test_before_a_channel_is_archived_the_bots_own_cards_go(kept: Transactions) -> None:
    kept.run(lambda store: store.outbox.post(ONE.subject, to=ONE.destination))
    told = take(kept)
    assert told
    kept.lock(done, told, "ref", next_at=NOW)

    def close(store: Store) -> None:
        store.outbox.refresh(ONE.subject, to=ONE.destination)
        store.outbox.let_in(ONE.destination, known("U1"))
        store.outbox.close_room(ONE.destination)

    kept.run(close)
    assert done_one_by_one(kept) == [Act.REMOVE, Act.CLOSE]
    assert kept.read(lambda store: store.connection.execute(posts.select()).all()) == []


def test_whoever_is_to_be_put_out_of_a_channel_is_before_it_is_archived(kept: Transactions) -> None:
    def close(store: Store) -> None:
        store.outbox.put_out(ONE.destination, known("U1"))
        store.outbox.close_room(ONE.destination)

    kept.run(close)
    assert done_one_by_one(kept) == [Act.PUT_OUT, Act.CLOSE]


def test_a_channel_that_is_not_made_yet_is_not_made_to_be_archived(kept: Transactions) -> None:
    kept.run(opens)
    kept.run(lambda store: store.outbox.close_room(ONE.destination))
    found = take(kept)
    assert found
    assert found.to == GroupRoom("g1-2")
    kept.run(lambda store: store.outbox.close_room(TWO.destination))
    acts: list[Act] = []
    kept.lock(done, found, None, next_at=NOW)
    while later := take(kept, NOW + timedelta(minutes=1)):
        acts.append(later.act)
        kept.lock(done, later, None, next_at=NOW)
    assert acts == [Act.CLOSE], "one that is being made is archived when it is there"


def test_whom_the_platform_cannot_reach_is_nothing_to_those_who_look_after_the_room(kept: Transactions) -> None:
    kept.run(lambda store: store.outbox.post(ONE.subject, to=ONE.destination))
    found = take(kept)
    assert found
    kept.lock(delivery.give_up, found, next_at=NOW)
    assert take(kept) is None
