"""Working days: the days on which a room works, so that nobody's patience runs out over a weekend or a summer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TypeAlias

from domain.slots import at, local

Holiday: TypeAlias = Callable[[date], bool]

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Workdays:
    """`holiday`: the country's public holidays and the eves that are free as they are.
    `closed`: the first and the last day the room is closed (*sommarstängt*), or None.
    """

    holiday: Holiday
    closed: tuple[date, date] | None = None

    def works(self, day: date) -> bool:
        return day.weekday() < _SATURDAY and not self._is_closed(day) and not self.holiday(day)

    def by(self, day: date) -> date:
        """That day, or the last working day before it."""
        return next(one for one in (day - _DAY * back for back in count()) if self.works(one))

    def since(self, day: date) -> date:
        """That day, or the first working day after it."""
        return next(one for one in (day + _DAY * ahead for ahead in count()) if self.works(one))

    def passed(self, since: datetime, now: datetime) -> timedelta:
        """How much of the time between lies on working days (local midnight to midnight); none if `now` is earlier."""
        first, last = local(since).date(), local(now).date()
        days = (first + timedelta(days) for days in range((last - first).days + 1))
        shares = (min(at(day + _DAY, 0), now) - max(at(day, 0), since) for day in days if self.works(day))
        return sum((share for share in shares if share > timedelta()), timedelta())

    def after(self, since: datetime, days: int) -> datetime:
        """The first moment at which `days` times 24 hours of working time have passed; aware, in UTC."""
        left, moment = days * _DAY, since.astimezone(UTC)
        for ahead in count():
            if left <= timedelta():
                break
            day = local(since).date() + timedelta(ahead)
            if self.works(day):
                begins = max(at(day, 0), since)
                moment = min(at(day + _DAY, 0), begins + left)
                left -= moment - begins
        return moment.astimezone(UTC)

    def _is_closed(self, day: date) -> bool:
        return self.closed is not None and self.closed[0] <= day <= self.closed[1]
