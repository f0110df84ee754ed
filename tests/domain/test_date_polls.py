"""*Hitta datum*: what may be asked, whose answers count, and who is reminded when."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workdays import swedish
from domain import date_polls, letters, quiet
from domain.date_polls import (
    REMINDER_CARD,
    AheadOfYou,
    DeadlineTooLate,
    NotAhead,
    NotATime,
    Poll,
    State,
    TooFewDates,
    clock,
    moment,
)
from domain.errors import AlreadyKept, Empty, NotFacilitator, NotFound
from domain.ports import Person
from domain.quiet import Quiet
from domain.slots import at, local
from domain.workdays import Workdays
from tests.domain.asking import NO, OPTIONS, POLL, YES, asked, some
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, a_room
from tests.storage.data import BOSSE, NOW

HOLIDAY = swedish()
DAY = timedelta(days=1)


def reminded(store: Memory) -> list[str]:
    return [one.member for one in store.letters.unsent() if one.what.card == REMINDER_CARD]


@pytest.mark.parametrize("written", ["13", "13.00", "13:00", "1300", "kl. 13.00", "kl 13"])
def test_a_time_may_be_written_as_people_write_it(written: str) -> None:
    assert clock(written, field="time") == (13, 0)


@given(st.text(max_size=12))
def test_whatever_else_is_written_is_a_time_or_refused(written: str) -> None:
    with suppress(NotATime):
        hour, minute = clock(written, field="time")
        assert 0 <= hour < 24
        assert 0 <= minute < 60


@given(st.dates(date(2026, 3, 4), date(2027, 3, 1)), st.integers(7, 21), st.sampled_from([0, 15, 30, 45]))
def test_a_meeting_begins_when_the_clock_on_the_wall_says_so_also_after_summer_time(
    day: date, hour: int, minute: int
) -> None:
    found = moment(day, f"{hour}.{minute:02}", now=NOW, day_field="day", time_field="time")
    assert (local(found).date(), local(found).hour, local(found).minute) == (day, hour, minute)


def test_the_night_that_loses_an_hour_has_no_gap() -> None:
    found = moment(date(2026, 3, 29), "02.30", now=NOW, day_field="day", time_field="time")
    assert found == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("last", [date(2026, 3, 28), date(2026, 10, 24)])
def test_the_last_day_is_whole_when_clocks_change(last: date) -> None:
    later = replace(POLL, last=last + DAY, options=(at(last + 9 * DAY, 13), at(last + 10 * DAY, 13)))
    assert later.deadline == at(last + 2 * DAY, 0)
    assert later.is_open(at(last + 2 * DAY, 0) - timedelta(seconds=1))
    assert not later.is_open(at(last + 2 * DAY, 0))


@pytest.mark.parametrize(
    ("poll", "refusal"),
    [
        (replace(POLL, title=""), Empty),
        (replace(POLL, options=OPTIONS[:1]), TooFewDates),
        (replace(POLL, options=(OPTIONS[0], OPTIONS[0])), TooFewDates),
        (replace(POLL, options=(OPTIONS[0], NOW)), NotAhead),
        (replace(POLL, options=tuple(OPTIONS[0] + day * DAY for day in range(9))), NotFound),
        (replace(POLL, minutes=7), NotFound),
        (replace(POLL, last=date(2026, 3, 2)), DeadlineTooLate),
        (replace(POLL, last=date(2026, 3, 25)), DeadlineTooLate),
    ],
)
def test_what_cannot_be_asked_is_refused_and_nothing_is_told(poll: Poll, refusal: type[Exception]) -> None:
    store, _ = a_room()
    with pytest.raises(refusal):
        date_polls.start(store, poll, HOLIDAY, by=FRIDA, now=NOW)
    assert store.outbox.told == []


def test_only_who_looks_after_the_room_asks_closes_chooses_and_drops() -> None:
    store = asked()
    with pytest.raises(NotFacilitator):
        date_polls.start(store, replace(POLL, id="d2"), HOLIDAY, by=BOSSE, now=NOW)
    with pytest.raises(NotFacilitator):
        date_polls.close(store, "n1", "d1", by=BOSSE, now=NOW)
    with pytest.raises(NotFacilitator):
        date_polls.choose(store, "n1", "d1", 0, by=BOSSE)
    with pytest.raises(NotFacilitator):
        date_polls.drop(store, "n1", "d1", by=BOSSE)


def test_anothers_rooms_poll_is_not_found() -> None:
    store = asked()
    there = replace(FRIDA, network="n2")
    with pytest.raises(NotFound):
        date_polls.answer(store, "n2", "d1", (YES, NO), remark="", by=there, now=NOW)
    with pytest.raises(NotFound):
        date_polls.choose(store, "n2", "d1", 0, by=there)


def test_what_is_chosen_stays_chosen() -> None:
    store = asked()
    date_polls.choose(store, "n1", "d1", 1, by=FRIDA)
    with pytest.raises(AlreadyKept):
        date_polls.choose(store, "n1", "d1", 0, by=FRIDA)
    with pytest.raises(AlreadyKept):
        date_polls.drop(store, "n1", "d1", by=FRIDA)
    with pytest.raises(AlreadyKept):
        date_polls.start(store, replace(POLL, id="d2"), HOLIDAY, by=FRIDA, now=NOW, instead_of="d1")
    assert [one.id for one in store.date_polls.of("n1")] == ["d1"]


def test_each_is_reminded_once_on_either_day_however_often_it_is_looked_at() -> None:
    store = asked(*some(2))
    date_polls.answer(store, "n1", "d1", (YES, NO), remark="", by=some(2)[0], now=NOW)
    sent: list[tuple[int, str]] = []
    for hour in range(24 * 10):
        now = NOW + timedelta(hours=hour)
        date_polls.look_after_time(store, HOLIDAY, now=now)
        sent += [(local(now).day, member) for member in reminded(store)]
        for letter in store.letters.unsent():
            store.letters.remove(letter)
    waits = [pair for pair in sent if pair[1] == "x1"]
    assert [day for day, _ in waits] == [10, 11]
    assert all(member not in {"x0", "m2"} for _, member in sent), "answered, or has not promised"


def test_one_with_little_time_to_answer_does_not_remind_at_once() -> None:
    store = asked(*some(1), poll=replace(POLL, last=date(2026, 3, 4)))
    date_polls.look_after_time(store, HOLIDAY, now=NOW)
    assert reminded(store) == []
    date_polls.look_after_time(store, HOLIDAY, now=at(date(2026, 3, 5), 0))
    assert reminded(store) == []
    assert store.date_polls.rows["d1"].state is State.CLOSED


def test_a_reminder_counts_among_the_two_a_week_and_is_pointless_after_the_last_day() -> None:
    store = asked(*some(1))
    date_polls.look_after_time(store, HOLIDAY, now=at(date(2026, 3, 10), 9))
    [letter] = [one for one in store.letters.unsent() if one.member == "x0"]
    assert letter.counted
    assert letter.until == POLL.deadline


def test_who_answers_in_the_meantime_is_reminded_no_more() -> None:
    store = asked(*some(2))
    date_polls.look_after_time(store, HOLIDAY, now=at(date(2026, 3, 10), 9))
    date_polls.answer(store, "n1", "d1", (NO, NO), remark="", by=some(2)[0], now=at(date(2026, 3, 10), 10))
    assert "x0" not in reminded(store)
    date_polls.close(store, "n1", "d1", by=FRIDA, now=at(date(2026, 3, 10), 11))
    assert reminded(store) == []


def test_a_reminder_that_stands_is_taken_away_before_the_next_comes() -> None:
    store = asked(*some(1))
    for day in (10, 11):
        date_polls.look_after_time(store, HOLIDAY, now=at(date(2026, 3, day), 9))
    removed = [one for one in store.outbox.told if one.act == "remove" and one.to == Person("x0")]
    assert len(removed) == 2


@given(
    st.dates(date(2026, 3, 20), date(2027, 1, 20)),
    st.sampled_from([quiet.DAYTIME, quiet.NIGHTS, Quiet(0, 0), Quiet(9, 8), Quiet(12, 13)]),
)
def test_whoever_has_not_answered_is_reminded_in_their_hours_before_the_deadline(last: date, hours: Quiet) -> None:
    """Over weekends, Easter and Christmas, and when clocks change; whoever works nights sleeps while others work."""
    poll = replace(POLL, last=last, options=(at(last + 10 * DAY, 13), at(last + 12 * DAY, 13)))
    store = asked(replace(some(1)[0], quiet=hours), poll=poll, now=at(last - 20 * DAY, 10))
    came: list[datetime] = []
    for hour in range(24 * 14):
        now = at(last - 12 * DAY, 0) + timedelta(hours=hour)
        date_polls.look_after_time(store, HOLIDAY, now=now)
        letters.deliver(store, HOLIDAY, now=now)
        posts = [one for one in store.outbox.told if one.act == "post" and one.to == Person("x0")]
        came += [now] * (len(posts) - len(came))
    assert 1 <= len(came) <= 2
    assert all(quiet.open_at(hours, now, Workdays(HOLIDAY)) == now < poll.deadline for now in came)


def test_a_second_who_chooses_is_told_that_somebody_was_quicker() -> None:
    store = asked()
    date_polls.choose(store, "n1", "d1", 0, by=FRIDA)
    with pytest.raises(AheadOfYou):
        date_polls.choose(store, "n1", "d1", 1, by=FRIDA)
    assert store.date_polls.rows["d1"].chosen == 0
