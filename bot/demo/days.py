"""The days of the invented month, which is over whenever somebody comes to look."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.demo.life import LIFE
from bot.workdays import swedish
from domain.slots import at, local
from domain.workdays import Workdays

if TYPE_CHECKING:
    from bot.demo.events import When

STOCKHOLM = ZoneInfo("Europe/Stockholm")
OPENS, CLOSES, MORNING = 8, 16, 10
"""Local hours. What is sent in private keeps to working hours: who comes at another time comes to a working morning."""


def opening(now: datetime) -> datetime:
    """When the demonstration begins, for somebody who comes now: no earlier; aware, in UTC."""
    if works(local(now).date()) and OPENS <= local(now).hour < CLOSES:
        return now
    return next_morning(now)


def next_morning(now: datetime) -> datetime:
    """Of a working day; aware, in UTC."""
    day = local(now).date()
    while at(day, MORNING) <= now or not works(day):
        day += timedelta(days=1)
    return at(day, MORNING)


def begins(today: datetime) -> datetime:
    """The midnight before the month's first event."""
    return at(local(min(moment(event.when, today) for event in LIFE)).date(), 0)


def moment(when: When, today: datetime) -> datetime:
    """Aware, in UTC."""
    day, left = local(today).date(), when.days
    while left:
        day -= timedelta(days=1)
        left -= works(day)
    return datetime.combine(day, time(when.hour, when.minute), STOCKHOLM).astimezone(UTC)


def working(day: date) -> date:
    """That day, or the working day that follows."""
    return _workdays().since(day)


@cache
def works(day: date) -> bool:
    return _workdays().works(day)


@cache
def _workdays() -> Workdays:
    return Workdays(swedish())
