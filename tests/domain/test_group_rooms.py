"""Group rooms: there in time, with those in them who are in the group, and gone when the meeting is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import departures, group_rooms, meetings, networks
from domain.departures import Why
from domain.errors import NotFacilitator, NotFound
from domain.group_rooms import FAILED_CARD, Opening
from domain.meetings import MeetingOver
from domain.ports import GroupRoom, Subject
from domain.seats import State
from domain.slots import at
from tests.domain.grouping import BEGINS, MEETING, comes, gathered, person, signs_off, stands
from tests.domain.planning import FRIDA, HOLIDAY
from tests.storage.data import BOSSE, NOW, known

if TYPE_CHECKING:
    from datetime import datetime

    from domain.members import Identity
    from tests.domain.memory import Memory

NOON_BEFORE = at(date(2026, 3, 30), 12)
EIGHT_AFTER = at(date(2026, 4, 1), 20)
SIX = [person(id) for id in "abcdef"]
OPENING = Opening("g1", "Vad gör du när schemat spricker?", "troika")


def wanted(*groups: str) -> Memory:
    store = gathered(*SIX)
    stands(store, *groups)
    group_rooms.want(store, "n1", OPENING, by=FRIDA, now=NOW)
    return store


def follows(store: Memory, now: datetime) -> None:
    """As the worker does."""
    if group_rooms.is_any_due(store, HOLIDAY, now=now):
        group_rooms.follow(store, HOLIDAY, now=now)


def inside(store: Memory) -> dict[str, set[str]]:
    """Who is in which channel once all is done that was put in the outbox; by the room's id."""
    there: dict[str, set[str]] = {}
    for one in store.outbox.told:
        if not isinstance(one.to, GroupRoom):
            continue
        if one.act == "open":
            there[one.to.id] = set()
        elif one.act == "let in":
            there[one.to.id].add(one.what.id)
        elif one.act == "put out":
            there[one.to.id].remove(one.what.id)
        elif one.act == "close":
            del there[one.to.id]
    return there


def people(ids: str) -> set[str]:
    return {str(known(id)) for id in ids}


def acts(store: Memory) -> list[str]:
    return [one.act for one in store.outbox.told if isinstance(one.to, GroupRoom)]


def test_they_are_made_the_working_day_before_and_each_holds_its_group() -> None:
    store = wanted("a b c", "d e f")
    follows(store, NOON_BEFORE - timedelta(seconds=1))
    assert inside(store) == {}
    follows(store, NOON_BEFORE)
    assert inside(store) == {"g1-1": people("abc"), "g1-2": people("def")}
    assert acts(store).count("post") == 2
    follows(store, NOON_BEFORE + timedelta(hours=1))
    assert acts(store).count("open") == 2


def test_a_meeting_after_easter_has_them_before_easter() -> None:
    tuesday = replace(MEETING, details=replace(MEETING.details, begins=at(date(2026, 4, 7), 9)))
    assert group_rooms.made_at(tuesday, HOLIDAY) == at(date(2026, 4, 2), 12)


def test_what_is_wanted_late_is_there_at_once() -> None:
    store = gathered(*SIX)
    stands(store, "a b c")
    during = BEGINS + timedelta(minutes=10)
    group_rooms.want(store, "n1", Opening("g1"), by=FRIDA, now=during)
    follows(store, during)
    assert inside(store) == {"g1-1": people("abc")}


def test_whoever_changes_group_changes_channel_and_nobody_else_notices() -> None:
    store = wanted("a b c", "d e f")
    follows(store, NOON_BEFORE)
    store.outbox.told.clear()
    stands(store, "a b", "c d e f")
    follows(store, BEGINS)
    told = [(one.act, one.what.id, one.to) for one in store.outbox.told]
    assert told == [("put out", str(known("c")), GroupRoom("g1-1")), ("let in", str(known("c")), GroupRoom("g1-2"))]


def test_a_group_that_is_dissolved_loses_its_channel() -> None:
    store = wanted("a b", "c d", "e f")
    follows(store, NOON_BEFORE)
    stands(store, "a b e", "c d f")
    follows(store, BEGINS)
    assert inside(store) == {"g1-1": people("abe"), "g1-2": people("cdf")}


def test_while_groups_are_formed_anew_the_channels_stay() -> None:
    store = wanted("a b c", "d e f")
    follows(store, NOON_BEFORE)
    grouping = store.groupings.get("g1")
    assert grouping
    store.groupings.put(replace(grouping, state=State.ASKED, tables=()))
    follows(store, BEGINS)
    assert inside(store) == {"g1-1": people("abc"), "g1-2": people("def")}


def test_people_without_the_chat_are_in_a_group_and_in_no_channel() -> None:
    store = gathered(*SIX)
    stands(store, "a b guest1", "guest2 guest3")
    group_rooms.want(store, "n1", OPENING, by=FRIDA, now=NOW)
    follows(store, NOON_BEFORE)
    assert inside(store) == {"g1-1": people("ab")}


def test_the_day_after_they_are_archived_and_nobody_is_remembered_to_have_been_there() -> None:
    store = wanted("a b c", "d e f")
    follows(store, NOON_BEFORE)
    follows(store, EIGHT_AFTER - timedelta(seconds=1))
    assert len(inside(store)) == 2
    follows(store, EIGHT_AFTER)
    assert inside(store) == {}
    assert [room.people for room in store.group_rooms.of("g1")] == [(), ()]
    assert store.group_rooms.with_member("a") == []
    follows(store, EIGHT_AFTER + timedelta(days=1))
    assert acts(store).count("close") == 2


@pytest.mark.parametrize("how", ["cancelled", "dropped"])
def test_what_is_taken_back_is_archived_at_once(how: str) -> None:
    store = wanted("a b c", "d e f")
    follows(store, NOON_BEFORE)
    if how == "cancelled":
        meetings.cancel(store, "n1", "g1", by=FRIDA, now=NOON_BEFORE)
    else:
        group_rooms.drop(store, "n1", "g1", by=FRIDA)
    follows(store, NOON_BEFORE)
    assert inside(store) == {}
    follows(store, BEGINS)
    assert acts(store).count("open") == 2


def test_whoever_leaves_the_network_leaves_the_channel_at_once() -> None:
    store = wanted("a b c", "d e f")
    follows(store, NOON_BEFORE)
    member = store.members.get("a")
    assert member
    departures.depart(store, member, Why.LEFT, now=NOON_BEFORE)
    assert inside(store)["g1-1"] == people("bc")
    assert store.group_rooms.with_member("a") == []
    follows(store, BEGINS)
    assert inside(store)["g1-1"] == people("bc")


def test_where_the_platform_forbids_it_the_facilitator_hears_once_and_may_try_again() -> None:
    store = wanted("a b c", "d e f")
    follows(store, NOON_BEFORE)
    for id in ("g1-1", "g1-2"):
        group_rooms.not_made(store, id, now=NOON_BEFORE)
    assert [duty.what for duty in store.duties.of("n1")] == [Subject(FAILED_CARD, "g1")]
    follows(store, BEGINS)
    assert acts(store).count("open") == 2
    group_rooms.want(store, "n1", OPENING, by=FRIDA, now=BEGINS)
    assert store.duties.of("n1") == []
    follows(store, BEGINS)
    assert acts(store).count("open") == 4
    assert store.group_rooms.opening("g1") == OPENING


def test_of_two_channels_one_may_be_made_at_first_and_the_other_later() -> None:
    store = wanted("a b c", "d e f")
    follows(store, NOON_BEFORE)
    group_rooms.not_made(store, "g1-1", now=NOON_BEFORE)
    group_rooms.want(store, "n1", OPENING, by=FRIDA, now=BEGINS)
    follows(store, BEGINS)
    assert {room.label: room.people for room in group_rooms.standing(store, "g1")} == {
        "1": ("a", "b", "c"),
        "2": ("d", "e", "f"),
    }


def test_whom_the_platform_does_not_let_in_waits_for_the_facilitator() -> None:
    store = wanted("a b c")
    follows(store, NOON_BEFORE)
    group_rooms.not_done(store, "g1-1", known("a"), "in", now=NOON_BEFORE)
    [duty] = store.duties.of("n1")
    with pytest.raises(NotFacilitator):
        networks.done_by_hand(store, duty.what, by=BOSSE)
    networks.done_by_hand(store, duty.what, by=replace(FRIDA, network="n2"))
    assert store.duties.of("n1") == [duty]
    networks.done_by_hand(store, duty.what, by=FRIDA)
    assert store.duties.of("n1") == []


def test_whom_the_platform_did_not_let_in_is_known_no_longer_than_there_is_a_channel() -> None:
    """What waits names their account."""
    store = wanted("a b c", "d e f")
    follows(store, NOON_BEFORE)
    group_rooms.not_done(store, "g1-1", known("a"), "in", now=NOON_BEFORE)
    group_rooms.not_done(store, "g1-2", known("d"), "out", now=NOON_BEFORE)
    follows(store, EIGHT_AFTER)
    assert store.duties.of("n1") == []
    assert not [letter for letter in store.letters.unsent() if str(known("a")) in letter.what.id]


def test_only_who_looks_after_the_room_decides_and_only_of_what_is_ahead() -> None:
    store = gathered(*SIX)
    with pytest.raises(NotFacilitator):
        group_rooms.want(store, "n1", OPENING, by=BOSSE, now=NOW)
    with pytest.raises(NotFacilitator):
        group_rooms.drop(store, "n1", "g1", by=BOSSE)
    with pytest.raises(NotFound):
        group_rooms.want(store, "n2", OPENING, by=replace(FRIDA, network="n2"), now=NOW)
    with pytest.raises(NotFound):
        group_rooms.want(store, "n1", replace(OPENING, method="charades"), by=FRIDA, now=NOW)
    with pytest.raises(MeetingOver):
        group_rooms.want(store, "n1", OPENING, by=FRIDA, now=EIGHT_AFTER)
    assert store.group_rooms.openings() == []


def test_a_channel_is_known_as_its_networks() -> None:
    store = wanted("a b c")
    follows(store, NOON_BEFORE)
    here = replace(store.networks.rows["n1"][1] or pytest.fail("no room"), channel="C9")
    assert group_rooms.network_at(store, here) is None
    store.group_rooms.move("g1-1", here)
    assert group_rooms.network_at(store, here) == "n1"


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("sit"), st.lists(st.sampled_from("123"), min_size=6, max_size=6)),
        st.tuples(st.just("sign off"), st.sampled_from("abcdef")),
        st.tuples(st.just("leave"), st.sampled_from("abcdef")),
        st.tuples(st.just("drop"), st.none()),
        st.tuples(st.just("want"), st.none()),
        st.tuples(st.just("fail"), st.none()),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_the_channels_hold_the_groups_whatever_happens(steps: list[tuple[str, object]]) -> None:
    store = wanted("a b c", "d e f")
    for step, what in steps:
        _happens(store, step, what)
        follows(store, BEGINS)
        assert not group_rooms.is_any_due(store, HOLIDAY, now=BEGINS)
        opening, grouping = store.group_rooms.opening("g1"), store.groupings.get("g1")
        if opening and not opening.failed and grouping:
            groups = [_identities(store, table.people) for table in grouping.tables]
            assert sorted(map(sorted, inside(store).values())) == sorted(sorted(group) for group in groups if group)
        elif opening is None:
            assert inside(store) == {}
        gone = {str(known(id)) for id in "abcdef" if store.members.identity(id) is None}
        assert not any(gone & there for there in inside(store).values())


def _identities(store: Memory, who: tuple[str, ...]) -> set[str]:
    found: list[Identity | None] = [store.members.identity(one) for one in who]
    return {str(one) for one in found if one}


def _happens(store: Memory, step: str, what: object) -> None:
    match step, what:
        case "sit", list(chosen):
            here = [id for id in "abcdef" if store.members.identity(id)]
            seats = {label: [id for id, seat in zip("abcdef", chosen, strict=True) if seat == label] for label in "123"}
            groups = [" ".join(id for id in ids if id in here) for ids in seats.values()]
            for id in here:
                comes(store, id)
            stands(store, *(group for group in groups if group))
        case "sign off", str(id):
            signs_off(store, id, now=BEGINS)
        case "leave", str(id):
            member = store.members.get(id)
            if member and store.members.identity(id):
                departures.depart(store, member, Why.LEFT, now=BEGINS)
        case "drop", _:
            group_rooms.drop(store, "n1", "g1", by=FRIDA)
        case "want", _:
            group_rooms.want(store, "n1", OPENING, by=FRIDA, now=BEGINS)
        case "fail", _:
            _fails(store)
        case _:
            raise AssertionError(step)


def _fails(store: Memory) -> None:
    """The platform makes none of those that are not there yet."""
    for room in group_rooms.standing(store, "g1"):
        store.outbox.told = [one for one in store.outbox.told if one.to != room.destination]
        group_rooms.not_made(store, room.id, now=BEGINS)
