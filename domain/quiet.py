"""Quiet hours: when a member is left in peace by what is sent in private."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count

from domain.errors import Refusal
from domain.slots import at, local
from domain.workdays import Workdays

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Local hours of the day, 0-23, from the first of which until the second nothing is sent in private. `start` may
    be after `end` (over midnight). Equal: never quiet.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Local days, both counted in, during which a member is left alone; ends by itself."""

    first: date
    last: date

    def holds(self, now: datetime) -> bool:
        return self.first <= local(now).date() <= self.last


class NotADayToPause(Refusal):
    """Over already, or more than a year ahead."""

    field = "until"


LONGEST = timedelta(days=366)

DAYTIME = Quiet(18, 7)
NIGHTS = Quiet(7, 18)


def pause(until: date, now: datetime, *, former: Pause | None) -> Pause:
    """From today on, or since the former began if that holds still. Raises `NotADayToPause`."""
    today = local(now).date()
    if not today <= until <= today + LONGEST:
        raise NotADayToPause
    return Pause(former.first if is_away(former, now) and former else today, until)


def is_away(pause: Pause | None, now: datetime) -> bool:
    return pause is not None and pause.holds(now)


def of(chosen: Quiet | None, *, works_nights: bool | None) -> Quiet:
    """What the member chose; else what suits who works nights or, as most do or have not said, days."""
    if chosen is not None:
        return chosen
    return NIGHTS if works_nights else DAYTIME


def open_at(quiet: Quiet, now: datetime, workdays: Workdays) -> datetime:
    """The first moment from `now` on at which a private message may come; aware, in UTC.

    Outside the quiet hours and on a working day, for everyone, also for who is never quiet: nobody is reached on a
    weekend, a holiday or while the room is closed. Open hours that run over midnight belong to the day they begin, so
    the night from Friday to Saturday is open to the end, and the one from Sunday to Monday is not.
    """
    yesterday = local(now).date() - _DAY
    days = (yesterday + timedelta(ahead) for ahead in count())
    hours = (_open_hours(quiet, day) for day in days if workdays.works(day))
    return next(max(begins, now.astimezone(UTC)) for begins, ends in hours if now < ends)


def _open_hours(quiet: Quiet, day: date) -> tuple[datetime, datetime]:
    if quiet.start == quiet.end:
        return at(day, 0), at(day + _DAY, 0)
    return at(day, quiet.end), at(day if quiet.end < quiet.start else day + _DAY, quiet.start)
