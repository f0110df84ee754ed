"""Small groups: who is told what, whatever happens between the proposal and the meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import departures, groupings
from domain.departures import Why
from domain.errors import NotFacilitator, NotFound
from domain.groupings import CARD, MENDED_CARD, PROPOSAL_CARD, NoGroups, Regrouped, State
from domain.meetings import MeetingOver
from domain.ports import Person, Subject
from domain.shortfalls import NEW
from domain.signups import Coming, Signup
from tests.domain.grouping import (
    BEGINS,
    EVENING_BEFORE,
    MEETING,
    THE_SAME_DAY,
    asks,
    comes,
    forget_told,
    gathered,
    person,
    releases,
    signs_off,
    stands,
    together,
    told,
    works,
)
from tests.domain.planning import FRIDA
from tests.storage.data import BOSSE, NOW

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from domain.members import Member

SIX = [person(id, municipality) for id, municipality in zip("abcdef", ("X", "Y", "X", "Y", "Z", "Z"), strict=True)]


def test_a_proposal_waits_for_who_looks_after_the_room_and_nobody_else_is_told() -> None:
    store = gathered(*SIX)
    made = asks(store)
    assert made.state is State.PROPOSED
    assert sorted(map(len, together(store))) == [3, 3]
    assert [one.what.card for one in store.duties.of("n1")] == [PROPOSAL_CARD]
    assert told(store) == set()
    assert groupings.group_of(store, "g1", "a") is None


def test_everybody_is_told_once_released_and_it_waits_no_more() -> None:
    store = gathered(*SIX)
    asks(store)
    releases(store)
    assert told(store) == set("abcdef")
    assert store.duties.of("n1") == []
    table = groupings.group_of(store, "g1", "a")
    assert table
    assert "a" in table.people


def test_who_listens_or_cannot_is_in_no_group_and_hears_nothing() -> None:
    store = gathered(*SIX)
    comes(store, "f", coming=Coming.LISTENS)
    comes(store, "e", coming=Coming.CANNOT)
    asks(store)
    releases(store)
    assert told(store) == set("abcd")


def test_what_is_formed_of_what_changed_meanwhile_does_not_stand() -> None:
    store = gathered(*SIX)
    groupings.ask(store, "n1", "g1", (3, 4), number=0, by=FRIDA, now=NOW)
    [(before, gathering)] = groupings.work(store, now=NOW)
    tables = groupings.formed(before, gathering)
    groupings.drop(store, "n1", "g1", by=FRIDA)
    groupings.settle(store, before, tables, now=NOW)
    assert store.groupings.get("g1") is None
    assert store.duties.of("n1") == []


def test_of_two_who_press_at_once_the_second_sees_what_the_first_did() -> None:
    store = gathered(*SIX)
    seen = asks(store).number
    [here, there] = (store.groupings.rows["g1"].tables[0], store.groupings.rows["g1"].tables[1])
    groupings.move(store, "n1", "g1", here.people[0], there.label, number=seen, by=FRIDA, now=NOW)
    for act in (
        lambda: groupings.release(store, "n1", "g1", number=seen, by=FRIDA, now=NOW),
        lambda: groupings.move(store, "n1", "g1", here.people[1], there.label, number=seen, by=FRIDA, now=NOW),
        lambda: groupings.ask(store, "n1", "g1", (3, 4), number=seen, by=FRIDA, now=NOW),
    ):
        with pytest.raises(Regrouped):
            act()
    assert told(store) == set()


def test_released_twice_is_told_once() -> None:
    store = gathered(*SIX)
    number = asks(store).number
    releases(store)
    forget_told(store)
    groupings.release(store, "n1", "g1", number=number, by=FRIDA, now=NOW)
    assert told(store) == set()


def test_what_is_kept_stays_when_the_rest_is_formed_again() -> None:
    store = gathered(*(person(id) for id in "abcdefghi"))
    kept = asks(store, (3, 4)).tables[0]
    again = asks(store, (3, 4), keep=[kept.label])
    assert kept in again.tables
    assert set().union(*together(store)) == set("abcdefghi")


def test_whoever_came_after_the_proposal_is_given_a_group_when_it_is_released() -> None:
    store = gathered(*SIX)
    asks(store, (3, 5))
    store.members.add(person("g"), None)
    comes(store, "g")
    releases(store)
    works(store)
    assert set().union(*together(store)) == set("abcdefg")
    assert "g" in told(store)


def test_whoever_signs_up_late_comes_into_a_group_and_nobody_else_moves() -> None:
    store = gathered(*(person(id) for id in "abcdefg"))
    stands(store, "a b c", "d e f", sizes=(3, 5))
    groupings.repair_after(store, "g1", now=NOW)
    works(store)
    [mine] = [one for one in together(store) if "g" in one]
    assert mine in ({*"abcg"}, {*"defg"})
    assert told(store) == mine


def test_a_sign_off_moves_as_few_as_can_be_and_tells_only_them() -> None:
    store = gathered(*(person(id) for id in "abcdefghij"))
    stands(store, "a b c d", "e f g", "h i j")
    signs_off(store, "e", now=THE_SAME_DAY)
    works(store, now=THE_SAME_DAY)
    assert {*"hij"} in together(store)
    assert sorted(map(len, together(store))) == [3, 3, 3]
    assert told(store) == set("abcdfg")


def test_on_the_day_those_concerned_are_told_at_once_and_before_in_their_hours() -> None:
    for now, at_once in ((THE_SAME_DAY, True), (BEGINS - timedelta(days=3), False)):
        store = gathered(*(person(id) for id in "abcd"))
        stands(store, "a b c d")
        signs_off(store, "d", now=now)
        works(store, now=now)
        posted = {one.what for one in store.outbox.told if one.act == "post"}
        assert (Subject(CARD, "g1 a") in posted) == at_once
        assert told(store) == set("abc")


def test_a_card_that_stands_says_what_is_so_until_the_new_one_may_come() -> None:
    store = gathered(*(person(id) for id in "abcd"))
    stands(store, "a b c d")
    signs_off(store, "d", now=EVENING_BEFORE)
    works(store, now=EVENING_BEFORE)
    done = [(one.act, one.to) for one in store.outbox.told if one.what == Subject(CARD, "g1 a")]
    assert done == [("refresh", Person("a"))]
    signs_off(store, "c", now=THE_SAME_DAY)
    works(store, now=THE_SAME_DAY)
    acts = [one.act for one in store.outbox.told if one.what == Subject(CARD, "g1 a")]
    assert acts == ["refresh", "remove", "post"]
    assert store.letters.get("a", Subject(CARD, "g1 a")) is None


def test_whoever_signed_off_has_no_group_any_more() -> None:
    store = gathered(*(person(id) for id in "abcd"))
    asks(store)
    releases(store)
    signs_off(store, "d")
    assert store.letters.get("d", Subject(CARD, "g1 d")) is None
    assert [one.to for one in store.outbox.told if one.act == "remove"][-1] == Person("d")
    assert "d" not in set().union(*together(store))


def test_a_group_whose_member_leaves_the_network_is_mended() -> None:
    store = gathered(*(person(id) for id in "abcdefg"))
    stands(store, "a b c d", "e f g")
    departures.depart(store, store.members.rows["e"], Why.LEFT, now=NOW)
    works(store)
    assert sorted(map(len, together(store))) == [3, 3]
    assert "e" not in set().union(*together(store))


def test_what_was_left_of_others_is_told_to_who_looks_after_the_room() -> None:
    store = gathered(*(person(id) for id in "abcd"))
    stands(store, "a b c d", sizes=(4, 5))
    signs_off(store, "d", now=THE_SAME_DAY)
    works(store, now=THE_SAME_DAY)
    mended = [one for one in store.outbox.told if one.act == "post" and one.what.card == MENDED_CARD]
    assert [one.to for one in mended] == [Person("frida")]


def test_of_somebody_without_the_chat_who_looks_after_the_room_is_told() -> None:
    store = gathered(*(person(id) for id in "abcd"))
    store.signups.put(Signup("by-hand", "g1", Coming.TAKES_PART, name="Kerstin", municipality="X"))
    stands(store, "a b c d", sizes=(3, 5))
    groupings.repair_after(store, "g1", now=THE_SAME_DAY)
    works(store, now=THE_SAME_DAY)
    assert together(store) == [{*"abcd", "by-hand"}]
    assert any(one.what.card == MENDED_CARD for one in store.outbox.told)


def test_a_move_by_hand_of_released_groups_is_told_to_those_concerned() -> None:
    store = gathered(*(person(id) for id in "abcdefghij"))
    stands(store, "a b c d", "e f g", "h i j")
    groupings.move(store, "n1", "g1", "a", "2", number=1, by=FRIDA, now=NOW)
    assert told(store) == set("abcdefg")


def test_a_move_by_hand_is_made_whoever_would_rather_not_and_nobody_hears_that_they_would() -> None:
    """Refused, it would tell who leads the room what nobody is told."""
    store = gathered(*(person(id) for id in "abcde"), person("f", rather_not=("a",)))
    stands(store, "a b c", "d e f")
    groupings.move(store, "n1", "g1", "a", "2", number=1, by=FRIDA, now=NOW)
    groupings.move(store, "n1", "g1", "d", "1", number=2, by=FRIDA, now=NOW)
    works(store)
    assert {"a", "e", "f"} in together(store)
    assert MENDED_CARD not in {letter.what.card for letter in store.letters.unsent()}


@pytest.mark.parametrize("people", ["", "a"])
def test_of_nobody_and_of_one_there_are_no_groups_to_release(people: str) -> None:
    store = gathered(*map(person, people))
    assert asks(store).tables == ()
    with pytest.raises(NoGroups):
        releases(store)


def test_two_are_one_small_group() -> None:
    store = gathered(person("a"), person("b"))
    asks(store)
    assert together(store) == [{"a", "b"}]


def test_only_who_looks_after_the_room_decides_and_nothing_after_it_is_over() -> None:
    store = gathered(*SIX)
    asks(store)
    before = store.groupings.rows.copy()
    acts: list[Callable[[Member, datetime], object]] = [
        lambda by, now: groupings.ask(store, "n1", "g1", (3, 4), number=1, by=by, now=now),
        lambda by, now: groupings.move(store, "n1", "g1", "a", NEW, number=1, by=by, now=now),
        lambda by, now: groupings.release(store, "n1", "g1", number=1, by=by, now=now),
    ]
    for act in acts:
        with pytest.raises(NotFacilitator):
            act(BOSSE, NOW)
        with pytest.raises(MeetingOver):
            act(FRIDA, MEETING.details.ends)
    with pytest.raises(NotFacilitator):
        groupings.drop(store, "n1", "g1", by=BOSSE)
    with pytest.raises(NotFacilitator):
        groupings.find(store, "n1", "g1", by=BOSSE)
    with pytest.raises(NotFound):
        groupings.find(store, "n2", "g1", by=FRIDA)
    assert store.groupings.rows == before


@pytest.mark.parametrize("cancelled", [True, False])
def test_what_nobody_released_waits_no_more_when_the_meeting_is_over(*, cancelled: bool) -> None:
    store = gathered(*SIX)
    asks(store)
    groupings.tidy(store, now=NOW)
    assert store.duties.of("n1")
    store.meetings.change(replace(MEETING, cancelled=cancelled))
    groupings.tidy(store, now=NOW if cancelled else MEETING.details.ends)
    assert store.duties.of("n1") == []
    assert store.groupings.get("g1") is None


def test_a_leaver_is_in_no_group_that_is_kept() -> None:
    store = gathered(*SIX)
    asks(store)
    departures.depart(store, store.members.rows["a"], Why.LEFT, now=NOW)
    assert "a" not in set().union(*together(store))


CHANGES = st.lists(st.tuples(st.sampled_from("abcdefghijkl"), st.booleans()), max_size=8)


@settings(max_examples=25, deadline=None)
@given(CHANGES)
def test_whoever_comes_and_goes_is_in_one_group_or_in_none(changes: list[tuple[str, bool]]) -> None:
    store = gathered(*(person(id) for id in "abcdefgh"))
    for id in "ijkl":
        store.members.add(person(id), None)
    asks(store)
    releases(store)
    here = set("abcdefgh")
    for who, is_in in changes:
        if is_in:
            comes(store, who)
            here.add(who)
            groupings.repair_after(store, "g1", now=NOW)
        else:
            signs_off(store, who)
            here.discard(who)
        works(store)
        seated = [one for table in store.groupings.rows["g1"].tables for one in table.people]
        assert sorted(seated) == sorted(here) or len(here) < 2
        assert groupings.work(store, now=NOW) == []
