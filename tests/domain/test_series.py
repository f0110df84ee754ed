"""A year of meetings: planned on days that suit, and each brought to mind once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workdays import swedish
from domain import date_polls, date_proposals, meetings, series
from domain.date_polls import AheadOfYou, NotAhead, Poll
from domain.date_proposals import clash
from domain.dates import Answer
from domain.errors import AlreadyKept, Empty, NotFacilitator, NotFound
from domain.meetings import Details, Meeting
from domain.networks import Settings
from domain.series import Occasion, Series
from domain.slots import at, local
from domain.workdays import Workdays
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, a_room
from tests.storage.data import BOSSE, NETWORK, NOW

HOLIDAY = swedish()
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
ROOM = replace(NETWORK, settings=Settings(closed=(date(2026, 7, 6), date(2026, 8, 9)), breaks=(8, 44)))


def a_year(count: int = 6, *, fixed: bool = False) -> Series:
    begins = series.outline(at(date(2026, 5, 12), 13), 8, count, ROOM, HOLIDAY)
    return Series("s1", "n1", "2026", tuple(Occasion(n, one, 120, fixed) for n, one in enumerate(begins, start=1)))


def planned(made: Series) -> Memory:
    store, _ = a_room()
    series.plan(store, made, by=FRIDA, now=NOW)
    return store


def waits(store: Memory) -> list[str]:
    return [duty.what.id for duty in store.duties.of("n1")]


def test_a_room_that_avoids_every_week_gets_its_days_all_the_same() -> None:
    never = replace(NETWORK, settings=Settings(breaks=tuple(range(1, 54))))
    first = at(date(2026, 5, 12), 13)
    assert series.outline(first, 8, 2, never, HOLIDAY) == [first, at(date(2026, 7, 7), 13)]


@given(st.dates(date(2026, 3, 4), date(2026, 12, 31)), st.integers(2, 10), st.integers(1, 12), st.integers(7, 18))
def test_no_meeting_is_proposed_on_a_day_to_avoid_and_the_hour_stays(
    first: date, weeks: int, count: int, hour: int
) -> None:
    found = series.outline(at(first, hour), weeks, count, ROOM, HOLIDAY)
    assert len(found) == count
    assert {local(one).hour for one in found} == {hour}
    assert not any(clash(one, ROOM.settings, HOLIDAY) for one in found)


@pytest.mark.parametrize(
    ("made", "refusal"),
    [
        (replace(a_year(), title=""), Empty),
        (replace(a_year(), occasions=()), NotFound),
        (replace(a_year(), occasions=(Occasion(1, NOW, 120, fixed=True),)), NotAhead),
        (replace(a_year(), occasions=(Occasion(1, NOW + WEEK, 7, fixed=True),)), NotFound),
    ],
)
def test_what_no_form_makes_is_refused(made: Series, refusal: type[Exception]) -> None:
    store, _ = a_room()
    with pytest.raises(refusal):
        series.plan(store, made, by=FRIDA, now=NOW)
    assert store.series.rows == {}


def test_only_who_looks_after_the_room_plans_and_a_form_counts_once() -> None:
    store = planned(a_year())
    with pytest.raises(AlreadyKept):
        series.plan(store, a_year(), by=FRIDA, now=NOW)
    with pytest.raises(NotFacilitator):
        series.plan(store, replace(a_year(), id="s2"), by=BOSSE, now=NOW)
    with pytest.raises(NotFacilitator):
        series.skip(store, "n1", "s1", 1, by=BOSSE)
    with pytest.raises(NotFound):
        series.skip(store, "n2", "s1", 1, by=replace(FRIDA, network="n2"))


@pytest.mark.parametrize(("fixed", "before"), [(False, 8 * WEEK), (True, 5 * WEEK)])
def test_each_is_brought_to_mind_once_in_time(*, fixed: bool, before: timedelta) -> None:
    made = a_year(fixed=fixed)
    store = planned(made)
    for occasion in made.occasions:
        due = occasion.begins - before
        series.tell_due(store, now=due - timedelta(minutes=1))
        assert f"s1 {occasion.number}" not in waits(store)
        for _ in range(2):
            series.tell_due(store, now=due)
        assert waits(store).count(f"s1 {occasion.number}") == 1


def test_asking_ends_what_waits_and_comes_out_of_what_is_planned() -> None:
    made = a_year()
    store = planned(made)
    first = made.occasions[0]
    series.tell_due(store, now=first.due)
    options = tuple(series.proposed(first, Workdays(HOLIDAY), now=first.due))
    assert len(options) == 3
    assert first.begins in options
    poll = Poll("d1", "n1", "Träff 1", options, 120, local(options[0]).date() - WEEK, shown=True, series="s1 1")
    series.ask(store, poll, HOLIDAY, by=FRIDA, now=first.due)
    assert waits(store) == []
    assert [one.number for _, one in series.ahead(store, "n1", now=first.due)] == [2, 3, 4, 5, 6]


def test_inviting_to_one_with_a_fixed_date_ends_what_waits() -> None:
    made = a_year(fixed=True)
    store = planned(made)
    first = made.occasions[0]
    series.tell_due(store, now=first.due)
    meeting = Meeting("g1", "n1", Details("Träff 1", first.begins, 120, body="Kom."), series="s1 1")
    meetings.invite(store, meeting, HOLIDAY, option=None, by=FRIDA, now=first.due)
    assert waits(store) == []


def test_what_is_skipped_is_gone_and_the_numbers_of_the_others_stay() -> None:
    store = planned(a_year(2))
    series.skip(store, "n1", "s1", 1, by=FRIDA)
    assert [one.number for one in store.series.rows["s1"].occasions] == [2]
    series.skip(store, "n1", "s1", 2, by=FRIDA)
    assert store.series.rows == {}


def test_asking_anew_goes_on_in_the_series_and_its_misses_count_over_all_of_its_meetings() -> None:
    store = planned(a_year())
    options = (at(date(2026, 5, 12), 13), at(date(2026, 5, 13), 13))
    poll = Poll("d1", "n1", "Träff 1", options, 120, date(2026, 5, 1), shown=True, series="s1 1")
    series.ask(store, poll, HOLIDAY, by=FRIDA, now=NOW)
    again = series.ask(store, replace(poll, id="d2", series=""), HOLIDAY, by=FRIDA, now=NOW, instead_of="d1")
    assert again.series == "s1 1"
    no_first = (Answer.NO, Answer.YES)
    date_polls.answer(store, "n1", "d2", no_first, remark="", by=BOSSE, now=NOW)
    date_polls.choose(store, "n1", "d2", 0, by=FRIDA)
    second = replace(poll, id="d3", series="s1 2")
    series.ask(store, second, HOLIDAY, by=FRIDA, now=NOW)
    date_polls.answer(store, "n1", "d3", no_first, remark="", by=BOSSE, now=NOW)
    [best, other] = date_proposals.propose(store, second).ranked
    assert (best.option, other.option) == (1, 0)
    # A no (10), that it is the second (10), and that four dates are left (2 each).
    assert other.cost - best.cost == 10 + 10 + 2 * 4


def test_of_two_who_begin_with_the_same_meeting_one_is_heard() -> None:
    made = a_year(fixed=True)
    store = planned(made)
    first = made.occasions[0]
    meeting = Meeting("g1", "n1", Details("Träff 1", first.begins, 120, body="Kom."), series="s1 1")
    meetings.invite(store, meeting, HOLIDAY, option=None, by=FRIDA, now=first.due)
    with pytest.raises(AheadOfYou):
        meetings.invite(store, replace(meeting, id="g2"), HOLIDAY, option=None, by=FRIDA, now=first.due)
    options = (first.begins, first.begins + DAY)
    poll = Poll("d1", "n1", "Träff 1", options, 120, local(first.due).date(), shown=True, series="s1 1")
    with pytest.raises(AheadOfYou):
        series.ask(store, poll, HOLIDAY, by=FRIDA, now=first.due)
    assert store.date_polls.of("n1") == []
    assert [one.id for one in store.meetings.of("n1")] == ["g1"]
