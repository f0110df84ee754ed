"""A lösning is asked about a year after somebody last said that it holds: once, of whoever can say."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import departures, flags, freshness, retention, solutions
from domain.departures import Why
from domain.errors import Empty, NotFacilitator, NotFound, NotYours
from domain.freshness import CARD, IN_A_LETTER, NAMELESS_CARD, Due
from domain.members import Member
from domain.ports import Person, Room, Subject
from domain.solutions import Solution, State, Text
from tests.domain.memory import Memory
from tests.storage.data import ANNA, BOSSE, NETWORK, NOW, known

if TYPE_CHECKING:
    from collections.abc import Callable

DAY, YEAR = timedelta(days=1), timedelta(days=366)
KARIN = Member("m3", "n1", "Karin")
TODAY = date(2026, 3, 3)


def a_room() -> Memory:
    """Led by Anna."""
    store = Memory()
    store.networks.add(NETWORK, None)
    for member in (ANNA, BOSSE, KARIN):
        store.members.add(member, known(member.id))
    return store


def add(
    store: Memory,
    id: str,
    *,
    age: timedelta = YEAR,
    owner: str | None = "m2",
    named: bool = False,
    outdated: str = "",
) -> Solution:
    one = Solution(id, "n1", Text("Vi gjorde så."), owner, named=named, state=State.RELEASED, since=NOW - age)
    store.solutions.add(replace(one, outdated=outdated))
    return one


def letters(store: Memory) -> list[tuple[str, Subject]]:
    return sorted(store.letters.rows, key=str)


@pytest.mark.parametrize(
    ("confirmed", "now", "fresh"),
    [
        (None, NOW, True),
        (None, NOW + 364 * DAY, True),
        (None, NOW + 365 * DAY, False),
        (TODAY + 100 * DAY, NOW + 400 * DAY, True),
        (TODAY + 100 * DAY, NOW + 465 * DAY, False),
    ],
)
def test_it_is_fresh_for_a_year_from_its_release_or_the_day_it_was_said_to_hold(
    confirmed: date | None, now: object, *, fresh: bool
) -> None:
    one = replace(add(a_room(), "s1", age=timedelta()), confirmed=confirmed)
    assert freshness.is_fresh(one, now) == fresh  # type: ignore[arg-type]
    assert not freshness.is_fresh(replace(one, outdated="Huset är rivet."), now)  # type: ignore[arg-type]


THINGS = st.lists(
    st.tuples(
        st.sampled_from(("m1", "m2", "m3", None)), st.sampled_from((0, 300, 366, 900)), st.sampled_from(("", "Rivet."))
    ),
    max_size=25,
)


@given(things=THINGS)
def test_everybody_gets_one_letter_at_a_time_about_what_is_due_and_nothing_else(
    things: list[tuple[str | None, int, str]],
) -> None:
    store = a_room()
    for number, (owner, days, outdated) in enumerate(things):
        add(store, f"s{number:02}", age=days * DAY, owner=owner, outdated=outdated)
    due = {one.id: one for one in store.solutions.rows.values() if freshness.is_due(one, NOW)}
    freshness.ask(store, now=NOW)
    asked = [one for one in store.solutions.rows.values() if one.asked]
    assert {one.id for one in asked} <= set(due)
    counts = Counter(one.owner for one in asked)
    everyones = Counter(one.owner for one in due.values())
    assert counts == {owner: min(count, IN_A_LETTER) if owner else count for owner, count in everyones.items()}
    assert {what for to, what in letters(store) if what.card == CARD} == {
        Subject(CARD, owner) for owner in everyones if owner
    }
    assert all(letter.counted == (what.card == CARD) for (_, what), letter in store.letters.rows.items())
    assert [duty.what for duty in store.duties.of("n1")] == [Subject(NAMELESS_CARD, "n1")] * bool(everyones[None])
    before = (dict(store.solutions.rows), letters(store), list(store.duties.rows))
    freshness.ask(store, now=NOW + timedelta(hours=1))
    assert (dict(store.solutions.rows), letters(store), list(store.duties.rows)) == before


@given(things=THINGS)
def test_whoever_answers_is_asked_of_everything_in_the_end(things: list[tuple[str | None, int, str]]) -> None:
    store = a_room()
    for number, (owner, days, outdated) in enumerate(things):
        add(store, f"s{number:02}", age=days * DAY, owner=owner, outdated=outdated)
    for _ in range(len(things) + 1):
        freshness.ask(store, now=NOW)
        for member in (BOSSE, KARIN, ANNA):
            for one in freshness.asked_of(store, member.id, now=NOW):
                freshness.confirm(store, "n1", one.id, by=member, now=NOW)
        for one in freshness.due(store, ANNA, now=NOW).nameless:
            freshness.confirm(store, "n1", one.id, by=ANNA, now=NOW)
    freshness.ask(store, now=NOW)
    assert not [one for one in store.solutions.rows.values() if freshness.is_due(one, NOW)]
    assert store.duties.of("n1") == []
    assert letters(store) == []


def test_who_does_not_answer_is_left_alone() -> None:
    store = a_room()
    for number in range(7):
        add(store, f"s{number}")
    sent = []
    for months in range(24):
        freshness.ask(store, now=NOW + months * 30 * DAY)
        sent.append(len(letters(store)))
        store.letters.rows.clear()
    assert sent == [1, *[0] * 23]
    assert sum(one.asked for one in store.solutions.rows.values()) == IN_A_LETTER


def test_the_list_shows_ones_own_and_to_the_facilitator_those_without_a_name() -> None:
    store = a_room()
    mine, nobodys, annas = add(store, "s1"), add(store, "s2", owner=None), add(store, "s3", owner="m1")
    add(store, "s4", owner="m3", named=True)
    add(store, "s5", owner="m1", age=DAY)
    assert freshness.due(store, BOSSE, now=NOW) == Due((mine,), ())
    assert freshness.due(store, ANNA, now=NOW) == Due((annas,), (mine, nobodys))


def test_what_holds_is_dated_and_what_does_not_says_why() -> None:
    store = a_room()
    add(store, "s1")
    kept = freshness.confirm(store, "n1", "s1", by=BOSSE, now=NOW)
    assert (kept.confirmed, kept.asked) == (TODAY, False)
    kept = freshness.outdate(store, "n1", "s1", "  Huset är rivet. ", by=BOSSE, now=NOW + DAY)
    assert (kept.confirmed, kept.outdated) == (TODAY, "Huset är rivet.")
    kept = freshness.confirm(store, "n1", "s1", by=ANNA, now=NOW + 2 * DAY)
    assert (kept.confirmed, kept.outdated) == (TODAY + 2 * DAY, "")
    assert store.solutions.get("s1") == kept
    with pytest.raises(Empty) as empty:
        freshness.outdate(store, "n1", "s1", "\u200b", by=BOSSE, now=NOW)
    assert empty.value.at == "reason"


def test_the_facilitator_may_say_that_anothers_holds_no_longer_but_not_for_them_that_it_does() -> None:
    store = a_room()
    add(store, "s1", named=True)
    with pytest.raises(NotYours):
        freshness.confirm(store, "n1", "s1", by=ANNA, now=NOW)
    assert freshness.outdate(store, "n1", "s1", "Rivet.", by=ANNA, now=NOW).owner == "m2"
    for by in (KARIN, replace(ANNA, id="x", role=KARIN.role)):
        with pytest.raises(NotYours):
            freshness.confirm(store, "n1", "s1", by=by, now=NOW)
        with pytest.raises(NotYours):
            freshness.outdate(store, "n1", "s1", "Rivet.", by=by, now=NOW)
    with pytest.raises(NotFound):
        freshness.confirm(store, "n2", "s1", by=BOSSE, now=NOW)
    with pytest.raises(NotFacilitator):
        freshness.not_now(store, "n1", by=KARIN)


def test_whoever_changes_the_words_says_that_they_hold_unless_they_are_outdated() -> None:
    store = a_room()
    add(store, "s1")
    add(store, "s2", outdated="Rivet.")
    for id in ("s1", "s2"):
        freshness.edit(store, "n1", id, owner="m2", text=Text("Så här."), named=False, now=NOW)
    first, second = store.solutions.rows["s1"], store.solutions.rows["s2"]
    assert (first.text.did, first.confirmed) == ("Så här.", TODAY)
    assert (second.text.did, second.confirmed, second.outdated) == ("Så här.", None, "Rivet.")


def test_what_a_leaver_has_not_answered_under_their_name_waits_for_the_facilitator() -> None:
    store = a_room()
    add(store, "s1", named=True)
    freshness.ask(store, now=NOW)
    departures.depart(store, BOSSE, Why.LEFT, now=NOW)
    freshness.ask(store, now=NOW)
    assert [duty.what for duty in store.duties.of("n1")] == [Subject(NAMELESS_CARD, "n1")]
    solutions.erase(store, store.solutions.rows["s1"])
    freshness.ask(store, now=NOW)
    assert store.duties.of("n1") == []


@given(ages=st.lists(st.sampled_from((0, 300, 366, 900)), min_size=1, max_size=8), asked=st.booleans(), theirs=...)
def test_nothing_tells_the_facilitator_whose_it_was_when_somebody_leaves(
    ages: list[int],
    asked: bool,  # noqa: FBT001  drawn
    theirs: bool,  # noqa: FBT001  drawn
) -> None:
    """What stands without a name is the leaver's, or somebody's who stays."""

    def seen(store: Memory) -> tuple[object, ...]:
        mine = [freshness.may_confirm(one, ANNA) for one in store.solutions.rows.values()]
        listed = [one.id for one in freshness.due(store, ANNA, now=NOW).nameless]
        return mine, listed, store.duties.of("n1"), [what for to, what in letters(store) if to == "m1"]

    store = a_room()
    for number, days in enumerate(ages):
        add(store, f"s{number}", age=days * DAY, owner="m2" if theirs else "m3")
    if asked:
        freshness.ask(store, now=NOW)
    before = seen(store)
    departures.depart(store, BOSSE, Why.LEFT, now=NOW)
    freshness.ask(store, now=NOW)
    assert seen(store) == before


def test_the_line_in_the_room_is_drawn_anew_only_when_it_says_something_else() -> None:
    store = a_room()
    store.solutions.add(replace(add(store, "s1"), question="q1"))
    redrawn = ("refresh", Subject(solutions.CARD, "s1"), Room("n1"))

    def told() -> int:
        return sum((one.act, one.what, one.to) == redrawn for one in store.outbox.told)

    freshness.confirm(store, "n1", "s1", by=BOSSE, now=NOW)
    assert told() == 0
    freshness.outdate(store, "n1", "s1", "Rivet.", by=BOSSE, now=NOW)
    assert told() == 1
    freshness.confirm(store, "n1", "s1", by=BOSSE, now=NOW)
    assert told() == 2


@pytest.mark.parametrize(
    "goes",
    [
        lambda store: solutions.take_back(store, "n1", "s1", owner="m2"),
        lambda store: flags.remove(store, "n1", Subject(solutions.CARD, "s1")),
        lambda store: flags.hide(store, "n1", Subject(solutions.CARD, "s1"), now=NOW),
        lambda store: retention.delete_due(store, now=NOW + 5 * YEAR),
    ],
)
def test_what_is_gone_is_asked_about_no_longer(goes: Callable[[Memory], None]) -> None:
    store = a_room()
    add(store, "s1")
    freshness.ask(store, now=NOW)
    goes(store)
    assert freshness.asked_of(store, "m2", now=NOW) == []
    redrawn = [(one.what, one.to) for one in store.outbox.told if one.act == "refresh"]
    assert (Subject(CARD, "m2"), Person("m2")) in redrawn


def test_last_years_letter_goes_when_a_new_one_comes() -> None:
    store = a_room()
    add(store, "s1")
    freshness.ask(store, now=NOW)
    removed = [one for one in store.outbox.told if one.act == "remove"]
    assert [(one.what, one.to) for one in removed] == [(Subject(CARD, "m2"), Person("m2"))]
