from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from bot.workdays import swedish
from domain.workdays import Workdays

OFF_2026 = [
    date(2026, month, day)
    for month, days in {
        1: (1, 6),
        4: (3, 5, 6),
        5: (1, 14, 24),
        6: (6, 19, 20),
        10: (31,),
        12: (24, 25, 26, 31),
    }.items()
    for day in days
]


def test_the_days_off_of_a_whole_year() -> None:
    holiday = swedish()
    days = (date(2026, 1, 1) + timedelta(ahead) for ahead in range(365))
    assert [day for day in days if holiday(day)] == OFF_2026


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-05",  # trettondagsafton
        "2026-04-02",  # skärtorsdag
        "2026-04-30",  # valborg
        "2026-05-15",  # klämdag
        "2026-06-02",
        "2026-06-18",
        "2026-10-30",  # allhelgonaafton
        "2026-12-23",
        "2028-06-05",  # annandag pingst until 2004
    ],
)
def test_eves_on_which_some_leave_at_two_are_working_days(day: str) -> None:
    assert Workdays(swedish()).works(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2027-03-26", "2027-05-06", "2027-06-25", "2028-06-06", "2030-12-24", "2036-12-31"])
def test_a_free_weekday_in_years_to_come(day: str) -> None:
    assert not Workdays(swedish()).works(date.fromisoformat(day))


def test_many_threads_may_ask_at_once() -> None:
    holiday, days = swedish(), [date(year, 1, 6) for year in range(2020, 2060)] * 5
    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(holiday, days))
