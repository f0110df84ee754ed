from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.workdays import Workdays

STOCKHOLM = ZoneInfo("Europe/Stockholm")
HOLIDAYS = frozenset({date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1), date(2026, 6, 19), date(2026, 12, 25)})
SUMMER = (date(2026, 7, 6), date(2026, 8, 9))

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(STOCKHOLM))  # noqa: DTZ001  Hypothesis adds the zone
DATES = st.dates(date(2026, 1, 1), date(2026, 12, 31))
WORKDAYS = st.builds(
    Workdays,
    st.frozensets(DATES, max_size=20).map(lambda days: days.__contains__),
    st.none() | st.tuples(DATES, DATES).map(lambda pair: (min(pair), max(pair))),
)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC)


def a_year(*, closed: tuple[date, date] | None = None) -> Workdays:
    return Workdays(HOLIDAYS.__contains__, closed)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-04-02", True),  # skärtorsdag
        ("2026-04-03", False),  # långfredag
        ("2026-04-04", False),  # a Saturday
        ("2026-04-05", False),  # a Sunday
        ("2026-04-07", True),
        ("2026-07-03", True),
        ("2026-07-06", False),  # the first closed day
        ("2026-08-07", False),
        ("2026-08-10", True),  # the first day after the summer
    ],
)
def test_weekends_holidays_and_a_closed_summer_are_free(day: str, *, works: bool) -> None:
    assert a_year(closed=SUMMER).works(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("since", "now", "hours"),
    [
        ("2026-03-03T13:00", "2026-03-05T13:00", 48),
        ("2026-03-06T13:00", "2026-03-09T13:00", 24),  # a weekend
        ("2026-03-07T13:00", "2026-03-08T20:00", 0),  # within it
        ("2026-04-02T12:00", "2026-04-07T12:00", 24),  # Easter
        ("2026-03-27T12:00", "2026-03-30T12:00", 24),  # the Sunday of 23 hours
        ("2026-10-23T12:00", "2026-10-26T12:00", 24),  # the Sunday of 25 hours
        ("2026-06-18T23:00", "2026-06-22T01:00", 2),  # midsommar
        ("2026-07-03T23:00", "2026-08-10T01:00", 2),  # the summer
        ("2026-03-03T13:00", "2026-03-02T13:00", 0),  # the clock was set back
    ],
)
def test_waiting_is_counted_on_working_days(since: str, now: str, hours: int) -> None:
    assert a_year(closed=SUMMER).passed(local(since), local(now)) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("since", "days", "then"),
    [
        ("2026-03-03T13:00", 2, "2026-03-05T13:00"),
        ("2026-03-05T13:00", 2, "2026-03-09T13:00"),
        ("2026-03-07T13:00", 2, "2026-03-11T00:00"),  # written on a Saturday, so Monday and Tuesday
        ("2026-03-27T12:00", 5, "2026-04-07T12:00"),  # over summer time, långfredag and annandag påsk
        ("2026-07-02T12:00", 2, "2026-08-10T12:00"),
        ("2026-03-07T13:00", 0, "2026-03-07T13:00"),
    ],
)
def test_when_working_days_have_passed(since: str, days: int, then: str) -> None:
    moment = a_year(closed=SUMMER).after(local(since), days)
    assert moment == local(then)
    assert moment.tzinfo is UTC


@given(WORKDAYS, MOMENTS, MOMENTS, MOMENTS)
def test_waiting_adds_up_and_never_shrinks(workdays: Workdays, one: datetime, two: datetime, three: datetime) -> None:
    first, second, third = sorted((one, two, three), key=datetime.timestamp)
    whole = workdays.passed(first, third)
    assert workdays.passed(first, second) + workdays.passed(second, third) == whole
    assert timedelta() <= workdays.passed(first, second) <= whole
    assert whole <= third.astimezone(UTC) - first.astimezone(UTC)


@given(WORKDAYS, MOMENTS, st.integers(1, 30))
def test_after_is_the_first_moment_by_which_so_much_has_passed(workdays: Workdays, since: datetime, days: int) -> None:
    then = workdays.after(since, days)
    assert workdays.passed(since, then) == timedelta(days=days)
    assert workdays.passed(since, then - timedelta(microseconds=1)) < timedelta(days=days)


@given(MOMENTS, MOMENTS)
def test_a_closed_summer_adds_nothing(since: datetime, now: datetime) -> None:
    begins, ends = local("2026-07-06T00:00"), local("2026-08-10T00:00")
    without = a_year().passed(since, now) - a_year().passed(max(since, begins), min(now, ends))
    assert a_year(closed=SUMMER).passed(since, now) == without


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_every_working_day_has_24_hours_whatever_the_clocks_do(day: date) -> None:
    begins = datetime(day.year, day.month, day.day, tzinfo=STOCKHOLM)
    ends = begins + timedelta(days=1)  # in local time
    assert a_year().passed(begins, ends) == timedelta(days=a_year().works(day))
