"""A room where nothing comes is offered one samtalsfråga, and left alone until something has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from domain import letters, lulls, prompts, questions
from domain.errors import AlreadyKept, NotFacilitator
from domain.library import PRESENTATION
from domain.lulls import LONG
from domain.members import Role, Standing
from domain.prompts import Plan
from domain.slots import at, local
from tests.domain.memory import Memory
from tests.domain.planning import DAY, FRIDA, HOLIDAY, SUMMER, TUESDAY, a_room, plan, release
from tests.storage.data import BOSSE, NOW, question


def hours(store: Memory, first: datetime, last: datetime) -> list[datetime]:
    """As the worker does, every hour; when something was suggested."""
    found = []
    moment = first
    while moment <= last:
        before = set(store.letters.rows)
        lulls.notice(store, HOLIDAY, now=moment)
        found += [moment for _ in set(store.letters.rows) - before]
        moment += timedelta(hours=1)
    return found


def test_after_ten_silent_days_one_is_suggested_and_no_more_until_something_comes() -> None:
    store, _ = a_room()
    questions.tell(store, question())
    [first] = hours(store, NOW, NOW + 3 * LONG)
    assert first == NOW + LONG
    [(member, what)] = store.letters.rows
    assert (member, what.id) == ("frida", f"n1 {PRESENTATION}")
    assert store.letters.rows[member, what].counted
    again = NOW + 3 * LONG
    questions.tell(store, replace(question("q2"), told_at=again))
    lulls.decline(store, "n1", PRESENTATION, by=FRIDA)
    assert store.letters.rows == {}
    assert hours(store, again, again + 2 * LONG) == [again + LONG]


def test_a_room_where_nothing_ever_came_is_silent_since_it_was_first_seen() -> None:
    store, _ = a_room()
    assert hours(store, NOW, NOW + 2 * LONG) == [NOW + LONG]


def test_where_nobody_has_come_in_yet_nothing_is_suggested() -> None:
    store, _ = a_room()
    store.members.change(replace(BOSSE, standing=Standing.APPLIED))
    assert hours(store, NOW, NOW + 2 * LONG) == []


def test_the_deputy_is_asked_where_there_is_no_facilitator() -> None:
    store, _ = a_room()
    store.members.change(replace(FRIDA, role=Role.DEPUTY))
    assert hours(store, NOW, NOW + 2 * LONG) == [NOW + LONG]


def test_the_next_time_another_one_is_suggested() -> None:
    store, _ = a_room()
    hours(store, NOW, NOW + LONG)
    lulls.decline(store, "n1", PRESENTATION, by=FRIDA)
    again = NOW + LONG + DAY
    questions.tell(store, replace(question(), told_at=again))
    hours(store, again, again + LONG)
    [(_, what)] = store.letters.rows
    assert what.id != f"n1 {PRESENTATION}"


def test_what_waits_for_somebodys_hours_is_not_said_once_something_has_come() -> None:
    store, _ = a_room()
    hours(store, NOW, NOW + LONG)
    assert store.letters.rows
    questions.tell(store, replace(question(), told_at=NOW + LONG + DAY))
    hours(store, NOW + LONG + DAY, NOW + LONG + DAY)
    assert store.letters.rows == {}


def test_a_suggestion_that_is_taken_is_planned_and_shown_to_all_who_got_it() -> None:
    store, network = a_room()
    hours(store, NOW, NOW + LONG)
    now = NOW + LONG
    [letter] = store.letters.rows.values()
    letters.deliver(store, HOLIDAY, now=now + 4 * DAY)
    one = Plan("p1", "Hur?", local(now).date(), PRESENTATION)
    with pytest.raises(NotFacilitator):
        lulls.take(store, network, one, HOLIDAY, by=BOSSE, now=now)
    made = lulls.take(store, network, one, HOLIDAY, by=FRIDA, now=now)
    assert prompts.planned(store, "n1") == [made]
    assert (store.outbox.told[-1].act, store.outbox.told[-1].what) == ("refresh", letter.what)
    with pytest.raises(AlreadyKept):
        lulls.take(store, network, one, HOLIDAY, by=FRIDA, now=now)


def test_the_days_on_which_the_room_is_closed_are_not_silent_ones() -> None:
    store, _ = a_room(SUMMER)
    before = at(date(2026, 7, 2), 12)
    questions.tell(store, replace(question(), told_at=before))
    [suggested] = hours(store, before, at(date(2026, 9, 1), 0))
    assert suggested == before + LONG + 35 * DAY


def test_nothing_is_suggested_while_something_is_planned() -> None:
    store, network = a_room()
    questions.tell(store, question())
    made = plan(store, network, TUESDAY + timedelta(days=20))
    assert hours(store, NOW, made.slot - timedelta(hours=1)) == []
    release(store, made.slot)
    assert hours(store, made.slot, made.slot + LONG) == [made.slot + LONG]
