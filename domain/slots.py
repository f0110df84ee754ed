"""Slots: the four times a day at which what was written without a name is released (PROMISES 6)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, dropwhile, islice
from random import Random
from zoneinfo import ZoneInfo

HOURS = (7, 12, 16, 20)  # local; none falls where summer time begins or ends
NOTICE = timedelta(minutes=30)

_ZONE_NAME = "Europe/Stockholm"


def local(moment: datetime) -> datetime:
    """`moment`, which must be aware, on the network's clocks."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(ZoneInfo(_ZONE_NAME))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That hour of the local day; aware, in UTC. An hour that summer time skips is the moment it begins."""
    return datetime.combine(day, time(hour, minute), ZoneInfo(_ZONE_NAME)).astimezone(UTC)


def next_slots(now: datetime, n: int = 2) -> list[datetime]:
    """The next `n` slots at least half an hour after `now`; aware, in UTC."""
    return list(islice(dropwhile(lambda slot: slot < now + NOTICE, _slots(now)), n))


def draw_slot(now: datetime, *, urgent: bool, chance: Random) -> datetime:
    """One of the next two by chance; the first of them if urgent."""
    first, second = next_slots(now)
    return first if urgent else chance.choice((first, second))


def slot_after(now: datetime) -> datetime:
    """The first slot later than `now`, however near."""
    return next(slot for slot in _slots(now) if slot > now)


def slot_before(now: datetime) -> datetime:
    """The last slot not later than `now`."""
    return max(slot for slot in islice(_slots(now - timedelta(days=1)), 2 * len(HOURS)) if slot <= now)


def _slots(now: datetime) -> Iterator[datetime]:
    """Every slot from the beginning of the local day of `now`."""
    today = local(now).date()
    for days in count():
        for hour in HOURS:
            yield at(today + timedelta(days), hour)
