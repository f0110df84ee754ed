"""Topics for a meeting: what is read of the votes says nothing of anybody, and what is taken away is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import codewords, flags, retention, topics, waiting
from domain.errors import AlreadyKept, Empty, Hidden, NotFacilitator, NotFound, NotYours, WrongCodeWords
from domain.group_rooms import SmallRoom
from domain.groupings import CARD, Grouping, State, Table
from domain.meetings import Details, Meeting, MeetingOver
from domain.ports import Person, Room, Subject
from domain.slots import at, next_slots, slot_after
from domain.topics import NotCollecting, OnlyUrgent, Propose, TooLateUnnamed, Topic
from domain.waiting import Waiting, WaitingTopic, WaitingVote
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, a_room
from tests.storage.data import BOSSE, NOW

MEETING = Meeting("g1", "n1", Details("Träff", at(date(2026, 3, 31), 13), 120, body="Kom."))
KEY = b"k" * 32
AFTER = MEETING.details.begins


def collecting(*bodies: str) -> Memory:
    store, _ = a_room()
    store.meetings.add(MEETING)
    topics.collect(store, "n1", "g1", by=FRIDA, now=NOW)
    for number, body in enumerate(bodies):
        topics.propose(store, Propose(f"t{number}", "n1", "g1", BOSSE.id, body), now=NOW)
    return store


def unnamed(store: Memory) -> Topic:
    row = Waiting("w1", "n1", slot_after(NOW), WaitingTopic("g1", "Natten", ("natt",), KEY))
    waiting.enter(store, row, chance=Random(1))
    waiting.release(store, now=row.slot, chance=Random(2))
    [topic] = store.topics.of("g1")
    return topic


def posts(store: Memory) -> list[str]:
    return [one.act for one in store.outbox.told if one.what == topics.card("g1") and one.to == Room("n1")]


def test_the_room_is_asked_once_however_often_the_collecting_stops_and_goes_on() -> None:
    store = collecting()
    for _ in range(2):
        topics.stop(store, "n1", "g1", by=FRIDA)
        topics.collect(store, "n1", "g1", by=FRIDA, now=NOW)
    assert posts(store).count("post") == 1


def test_only_who_looks_after_the_room_asks_and_only_before_the_meeting() -> None:
    store, _ = a_room()
    store.meetings.add(MEETING)
    for act in (topics.collect, topics.stop):
        late = {"now": NOW} if act is topics.collect else {}
        with pytest.raises(NotFacilitator):
            act(store, "n1", "g1", by=BOSSE, **late)
        with pytest.raises(NotFound):
            act(store, "n2", "g1", by=FRIDA, **late)
    with pytest.raises(MeetingOver):
        topics.collect(store, "n1", "g1", by=FRIDA, now=AFTER)
    assert store.topics.is_collecting("g1") is None


def test_a_named_topic_is_kept_once_and_with_words() -> None:
    store = collecting("Natten")
    with pytest.raises(AlreadyKept):
        topics.propose(store, Propose("t0", "n1", "g1", BOSSE.id, "Natten"), now=NOW)
    with pytest.raises(Empty):
        topics.propose(store, Propose("t9", "n1", "g1", BOSSE.id, ""), now=NOW)
    for network, meeting, now in (("n2", "g1", NOW), ("n1", "g2", NOW)):
        with pytest.raises(NotFound):
            topics.propose(store, Propose("t9", network, meeting, BOSSE.id, "Dagen"), now=now)
    with pytest.raises(NotCollecting):
        topics.propose(store, Propose("t9", "n1", "g1", BOSSE.id, "Dagen"), now=AFTER)
    assert [one.body for one in topics.shown(store, "g1")] == ["Natten"]


def test_of_an_unnamed_one_no_more_is_kept_than_its_slots_day() -> None:
    store = collecting()
    topic = unnamed(store)
    assert topic == Topic(topic.id, "g1", "Natten", ("natt",), None, KEY, date(2026, 3, 3))
    assert topic.id != "w1"


def test_what_comes_too_late_or_to_a_cancelled_meeting_ends_without_a_word() -> None:
    for changed in (replace(MEETING, cancelled=True), replace(MEETING, details=replace(MEETING.details, begins=NOW))):
        store = collecting()
        row = Waiting("w1", "n1", slot_after(NOW), WaitingTopic("g1", "Natten", (), KEY))
        waiting.enter(store, row, chance=Random(1))
        store.meetings.change(changed)
        waiting.release(store, now=row.slot, chance=Random(2))
        assert store.topics.of("g1") == []
        assert store.waiting.all() == []


@given(st.integers(0, 26 * 60))
def test_what_is_taken_without_a_name_is_released_before_the_meeting_whatever_chance_draws(minutes: int) -> None:
    store = collecting()
    now = AFTER - timedelta(minutes=minutes)
    for urgent in (True, False):
        try:
            topics.check_slot(store, "n1", "g1", now=now, urgent=urgent)
        except (TooLateUnnamed, OnlyUrgent, NotCollecting):
            continue
        slots = next_slots(now)[: 1 if urgent else 2]
        assert all(slot < AFTER for slot in slots)
    if minutes > 25 * 60:
        topics.check_slot(store, "n1", "g1", now=now, urgent=False)


VOTES = st.lists(st.sampled_from(["t0", "t1", "t2", "slot"]), max_size=40)


@given(VOTES)
def test_votes_move_what_is_read_in_slots_only_and_under_three_they_rank_nothing(acts: list[str]) -> None:
    store = collecting("Natten", "Dagen", "Kvällen")
    counted = dict.fromkeys(("t0", "t1", "t2"), 0)
    read = dict(counted)
    for act in acts:
        if act == "slot":
            topics.tell_votes(store)
            read = dict(counted)
        else:
            topics.vote(store, "n1", act)
            counted[act] += 1
        shown = topics.shown(store, "g1")
        assert {one.id: one.weight for one in shown} == {id: n if n >= 3 else 0 for id, n in read.items()}
        assert shown == sorted(shown, key=lambda one: (-one.weight, one.id))


def test_a_vote_waits_and_goes_with_what_it_was_for() -> None:
    store = collecting("Natten")
    for id in ("w1", "w2"):
        waiting.enter(store, Waiting(id, "n1", slot_after(NOW), WaitingVote("t0")), chance=Random(1))
    topics.withdraw(store, "n1", "t0", author=BOSSE.id)
    waiting.come_to_slot(store, now=slot_after(NOW), chance=Random(1))
    assert store.waiting.all() == []
    with pytest.raises(NotFound):
        waiting.enter(store, Waiting("w3", "n1", slot_after(NOW), WaitingVote("t0")), chance=Random(1))


def test_what_stands_under_a_name_is_its_authors_alone() -> None:
    store = collecting("Natten")
    topics.edit(store, "n1", "t0", author=BOSSE.id, body="Dagen")
    with pytest.raises(Empty):
        topics.edit(store, "n1", "t0", author=BOSSE.id, body="")
    for who in (FRIDA.id, ""):
        with pytest.raises(NotYours):
            topics.edit(store, "n1", "t0", author=who, body="Kvällen")
        with pytest.raises(NotYours):
            topics.withdraw(store, "n1", "t0", author=who)
    assert [one.body for one in topics.shown(store, "g1")] == ["Dagen"]
    topics.withdraw(store, "n1", "t0", author=BOSSE.id)
    assert store.topics.of("g1") == []


def test_what_is_hidden_takes_no_votes_and_what_is_removed_leaves_its_unnamed_author_a_note() -> None:
    store = collecting()
    topic = unnamed(store)
    flags.hide(store, "n1", topic.subject, now=NOW)
    assert topics.shown(store, "g1") == []
    with pytest.raises(Hidden):
        topics.vote(store, "n1", topic.id)
    flags.write(store, "n1", topic.subject, "Skriv om den.", now=NOW)
    flags.remove(store, "n1", topic.subject)
    kept = codewords.find(store, "n1", KEY)
    assert (kept.body, kept.note, kept.for_meeting, kept.about) == ("", "Skriv om den.", True, "Träff")
    assert store.duties.of("n1") == []
    with pytest.raises(NotFound):
        flags.find(store, "n1", topic.subject)


def test_what_is_removed_of_a_named_author_is_gone() -> None:
    store = collecting("Natten")
    assert flags.author(store, store.topics.of("g1")[0].subject) == BOSSE.id
    flags.remove(store, "n1", store.topics.of("g1")[0].subject)
    assert store.topics.of("g1") == []


def test_code_words_lead_to_it_for_a_year_in_its_own_network_and_take_it_back() -> None:
    store = collecting()
    topic = unnamed(store)
    with pytest.raises(WrongCodeWords):
        codewords.find(store, "n2", KEY)
    codewords.expire(store, now=NOW + timedelta(days=365))
    assert codewords.find(store, "n1", KEY).proposed == topic
    codewords.withdraw(store, "n1", KEY, chance=Random(1))
    assert store.topics.of("g1") == []
    topic = replace(unnamed(store), note="Hej.")
    store.topics.change(topic)
    codewords.expire(store, now=NOW + timedelta(days=367))
    with pytest.raises(WrongCodeWords):
        codewords.find(store, "n1", KEY)
    assert store.topics.of("g1") == [replace(topic, code_key=None, note="")]


def test_a_meeting_that_is_forgotten_takes_them_along() -> None:
    store = collecting("Natten")
    flags.hide(store, "n1", store.topics.of("g1")[0].subject, now=NOW)
    retention.erase_meeting(store, MEETING)
    assert store.topics.of("g1") == []
    assert store.topics.is_collecting("g1") is None
    assert store.duties.of("n1") == []


@pytest.mark.parametrize("taken", ["withdrawn", "hidden", "edited"])
def test_a_topic_that_is_taken_away_goes_where_a_group_talks_about_it_as_well(taken: str) -> None:
    store = collecting("Natten", "Schemat")
    tables = (Table("1", (BOSSE.id,), "t0"), Table("2", ("someone",), "t1"))
    store.groupings.put(Grouping("g1", (3, 5), State.RELEASED, tables))
    room = SmallRoom("g1-1", "g1", "1", "t0")
    store.group_rooms.add(room)
    mine = Subject(CARD, f"g1 {BOSSE.id}")
    store.outbox.post(mine, to=Person(BOSSE.id))
    store.outbox.post(room.subject, to=room.destination)
    match taken:
        case "withdrawn":
            topics.withdraw(store, "n1", "t0", author=BOSSE.id)
        case "hidden":
            topics.set_hidden(store, topics.find(store, "n1", "t0"), hidden=True, flags=2)
        case _:
            topics.edit(store, "n1", "t0", author=BOSSE.id, body="Kvällen")
    anew = {(one.what, one.to) for one in store.outbox.told if one.act == "refresh"}
    assert {(mine, Person(BOSSE.id)), (room.subject, room.destination)} <= anew
