from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.quiet import DAYTIME, NIGHTS, Quiet, of, open_at
from domain.workdays import Workdays

STOCKHOLM = ZoneInfo("Europe/Stockholm")
HOUR = timedelta(hours=1)
SUMMER = (date(2026, 7, 6), date(2026, 8, 9))
ROOM = Workdays(lambda day: day in {date(2026, 4, 3), date(2026, 4, 6)}, SUMMER)

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  Hypothesis adds the zone
HOURS = st.integers(0, 23)
QUIETS = st.sampled_from([DAYTIME, NIGHTS]) | st.builds(Quiet, HOURS, HOURS)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC)


def is_open(quiet: Quiet, moment: datetime) -> bool:
    """By the clock on the wall: walk back, hour by hour, from `moment` to the beginning of the open hours."""
    here = moment.astimezone(STOCKHOLM)
    if quiet.start == quiet.end:
        return ROOM.works(here.date())
    back = 0
    while (here.hour - back) % 24 != quiet.end:
        back += 1
        if (here.hour - back + 1) % 24 == quiet.start:
            return False
    return ROOM.works(here.date() - timedelta(days=back > here.hour))


def test_who_works_nights_is_left_in_peace_by_day() -> None:
    assert of(None, works_nights=True) == NIGHTS
    assert of(None, works_nights=False) == of(None, works_nights=None) == DAYTIME


@pytest.mark.parametrize("works_nights", [True, False, None])
def test_what_the_member_chose_counts(*, works_nights: bool | None) -> None:
    assert of(Quiet(20, 9), works_nights=works_nights) == Quiet(20, 9)


@pytest.mark.parametrize(
    ("quiet", "now", "then"),
    [
        (DAYTIME, "2026-03-03T13:00", "2026-03-03T13:00"),
        (DAYTIME, "2026-03-03T06:59", "2026-03-03T07:00"),
        (DAYTIME, "2026-03-03T17:59", "2026-03-03T17:59"),
        (DAYTIME, "2026-03-03T18:00", "2026-03-04T07:00"),
        (DAYTIME, "2026-03-06T18:00", "2026-03-09T07:00"),  # Friday evening, so Monday morning
        (DAYTIME, "2026-03-07T12:00", "2026-03-09T07:00"),
        (DAYTIME, "2026-03-27T20:00", "2026-03-30T07:00"),  # summer time begins on the Sunday
        (DAYTIME, "2026-10-23T20:00", "2026-10-26T07:00"),  # and ends
        (DAYTIME, "2026-04-02T20:00", "2026-04-07T07:00"),  # Easter
        (DAYTIME, "2026-07-03T20:00", "2026-08-10T07:00"),  # the closed summer
        (NIGHTS, "2026-03-03T13:00", "2026-03-03T18:00"),
        (NIGHTS, "2026-03-03T23:30", "2026-03-03T23:30"),
        (NIGHTS, "2026-03-04T03:00", "2026-03-04T03:00"),
        (NIGHTS, "2026-03-04T07:00", "2026-03-04T18:00"),
        (NIGHTS, "2026-03-07T03:00", "2026-03-07T03:00"),  # the night from Friday to Saturday
        (NIGHTS, "2026-03-07T07:00", "2026-03-09T18:00"),
        (NIGHTS, "2026-03-09T03:00", "2026-03-09T18:00"),  # the night from Sunday to Monday
        (NIGHTS, "2026-04-03T03:00", "2026-04-03T03:00"),  # the night into långfredag
        (NIGHTS, "2026-04-03T20:00", "2026-04-07T18:00"),
        (Quiet(1, 7), "2026-03-07T00:30", "2026-03-07T00:30"),  # Friday's late evening
        (Quiet(0, 7), "2026-03-07T00:00", "2026-03-09T07:00"),
        (Quiet(12, 13), "2026-03-03T12:30", "2026-03-03T13:00"),
        (Quiet(0, 0), "2026-03-03T03:00", "2026-03-03T03:00"),
        (Quiet(9, 9), "2026-03-07T03:00", "2026-03-09T00:00"),  # never quiet, but it is a weekend
    ],
)
def test_when_a_private_message_may_come(quiet: Quiet, now: str, then: str) -> None:
    moment = open_at(quiet, local(now), ROOM)
    assert moment == local(then)
    assert moment.tzinfo is UTC


@given(QUIETS, MOMENTS)
def test_it_comes_at_the_first_open_moment(quiet: Quiet, now: datetime) -> None:
    then = open_at(quiet, now, ROOM)
    assert then >= now
    assert is_open(quiet, then)
    moment = now
    while moment < then:  # hours are full hours in every zone concerned
        assert not is_open(quiet, moment)
        moment = moment.replace(minute=0, second=0, microsecond=0) + HOUR


@given(QUIETS, MOMENTS)
def test_an_open_moment_stays_as_it_is(quiet: Quiet, now: datetime) -> None:
    then = open_at(quiet, now, ROOM)
    assert open_at(quiet, then, ROOM) == then


@given(QUIETS, MOMENTS, MOMENTS)
def test_what_waits_longer_never_comes_sooner(quiet: Quiet, one: datetime, two: datetime) -> None:
    first, second = sorted((one, two))
    assert open_at(quiet, first, ROOM) <= open_at(quiet, second, ROOM)
