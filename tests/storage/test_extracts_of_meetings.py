"""What meetings keep of a member is all in what they are handed out, and gone with them."""

from __future__ import annotations

import json
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from domain import departures, extracts, feeds
from domain.date_polls import Poll, Reply
from domain.dates import Answer as Can
from domain.group_rooms import SmallRoom
from domain.groupings import CARD, Grouping, State, Table
from domain.items import VISIT_CARD, WHOLE, Item, Outcome
from domain.meetings import Details, Meeting
from domain.parking import Parked
from domain.parts import Part
from domain.ports import Person, Subject
from domain.routines import EVERYONE, LINES_CARD, Followed, Line, Routine
from domain.sessions import Session, Shown
from domain.signups import Coming, Signup, Way
from domain.topics import Topic
from handlers.extract_page import data
from tests.storage.data import ANNA, NOW
from tests.storage.test_extracts import IDENTITY, MINNA, about_minna, everything, is_told, leaves, tell_all

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from storage.run import Transactions
    from storage.store import Store

NOT_TOLD_OF = {
    "feeds": {"key": "a hash of what only the member has"},
    "group_room_people": {"room": "made of the meeting's, which is told"},
    "part_members": {"part": "told by its title"},
    "parking": {"place": "the order of rows"},
    "posts": {},
    "seats": {},
    "topics": {"votes": "told as the room sees them", "votes_told": "likewise", "flags": "done without a name"},
}


def fill(store: Store) -> None:
    """Each thing that a member can leave with a meeting."""
    mine, other = MINNA.id, ANNA.id
    store.members.add(MINNA, IDENTITY)
    for id, ahead in (("g1", 9), ("g0", -9)):
        store.meetings.add(Meeting(id, "n1", Details("Träff", NOW + timedelta(days=ahead), 120, body="Kom.")))
        said = Signup(f"s-{id}", id, Coming.LISTENS, Way.PHONE, mine, needs="Hörslinga", wishes=("t1",))
        store.signups.put(said)
        store.groupings.put(Grouping(id, (3, 5), State.RELEASED, (Table("1", (other, mine), "natt"),)))
    store.meetings.hold("g1", mine)
    store.date_polls.add(Poll("d1", "n1", "Höst", (NOW + timedelta(days=50),), 120, NOW.date(), shown=False))
    store.date_polls.reply(Reply("d1", mine, (Can.YES,), "Helst på eftermiddagen"))
    feeds.give(store, "secret", to=MINNA)
    store.parts.add(Part("p1", "g1", "Beslut", 0, 30, everyone=False, chosen=(mine, other), told=True))
    store.items.add(Item("i1", "g1", 1, "Nattens larm", mine, WHOLE))
    shared = Item("i2", "g0", 1, "Larmen", other, WHOLE, Outcome.JOINT_VISIT, (mine, other), NOW.date())
    store.items.add(shared)
    store.topics.add(Topic("t1", "g1", "Natten", ("natt",), mine, None, NOW.date()))
    store.routines.add(Routine("r1", "n1", "Rutin", 1))
    store.routines.publish("r1", 1, (Line(1, -3, EVERYONE, "Läs"),))
    store.routines.follow(Followed("g1", "r1", 1))
    store.routines.tick("g1", 1, mine)
    store.parking.add(Parked("k1", "n1", "g0", "Lokalen", mine))
    store.sessions.add(
        Session("x1", "n1", "g1", "round", (1, 2, 5), 3, pledge=True, shown=Shown.LEADER, leader=mine, until=NOW)
    )
    store.group_rooms.add(SmallRoom("g1-1", "g1", "1", "natt", (mine, other)))
    for what in (Subject(CARD, f"g1 {mine}"), Subject(VISIT_CARD, "i2"), Subject(LINES_CARD, f"g1 {mine} -3")):
        store.outbox.post(what, to=Person(mine))
        store.posts.keep(what, Person(mine), f"slack/T1/D1/{what.card}")


def test_every_value_of_every_row_is_handed_out(engine: Engine, db: Transactions) -> None:
    db.run(fill)
    told = leaves(json.loads(data(db.read(extracts.about, MINNA.id), NOW)))
    missing = [
        (table, column, value)
        for table, row in everything(engine)
        for column, value in about_minna(table, row).items()
        if column not in NOT_TOLD_OF.get(table, {}) and not is_told(value, told)
    ]
    assert missing == []


def test_nothing_of_it_leads_to_who_has_left(engine: Engine, db: Transactions) -> None:
    """A topic that stood under the name keeps its place."""
    db.run(fill)
    db.run(departures.depart, MINNA, departures.Why.LEFT, now=NOW)
    tell_all(db)
    left = {(table, row["id"]) for table, row in everything(engine) if about_minna(table, row)}
    assert left == {("members", MINNA.id), ("topics", "t1")}


def test_nothing_at_all_is_left_of_who_erases_everything(engine: Engine, db: Transactions) -> None:
    db.run(fill)
    db.run(extracts.erase, MINNA, owners=(), chance=Random(1), now=NOW)
    tell_all(db)
    assert [table for table, row in everything(engine) if about_minna(table, row)] == []
