"""Limits without identity, known to this process only: how often somebody may act, for a day (PROMISES 8); and what
is done once for all, for as long as the process lives (PROMISES 10)."""

from collections import Counter
from datetime import date, datetime, timedelta
from hashlib import blake2b
from random import Random
from threading import Lock

from domain.slots import local

DAY = timedelta(days=1)


class Limits:
    """Counts under a keyed hash. The random key is forgotten at local midnight, and with it every count; what is noted
    once for all stands under another, which goes with the process.

    Holds no names and no times: the window of time is part of what is hashed. Safe to share between threads.
    """

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._lock = Lock()
        self._day: date | None = None
        self._key = b""
        self._counts: Counter[bytes] = Counter()
        self._lasting_key = b""
        self._noted: set[bytes] = set()

    def allow(self, actor: str, act: str, *, most: int, now: datetime, per: timedelta = DAY) -> bool:
        """Count one `act`, unless `most` are counted in this window; windows of `per` follow from midnight on."""
        here = local(now)
        window = (here - here.replace(hour=0, minute=0, second=0, microsecond=0)) // per
        return self._count("allow", actor, act, str(per), str(window), most=most, day=here.date())

    def once(self, actor: str, act: str, subject: str, now: datetime) -> bool:
        """True the first time today; the second press of the same button is False."""
        return self._count("once", actor, act, subject, most=1, day=local(now).date())

    def undo_once(self, actor: str, act: str, subject: str, now: datetime) -> None:
        """For an act that was let through and then came to nothing, so that it can be tried again."""
        with self._lock:
            self._turn_over(local(now).date())
            self._counts.pop(_hash(self._key, "once", actor, act, subject), None)

    def note(self, *what: str) -> bool:
        """True the first time in the life of this process."""
        with self._lock:
            self._lasting_key = self._lasting_key or self._chance.randbytes(32)
            hashed = _hash(self._lasting_key, *what)
            first = hashed not in self._noted
            self._noted.add(hashed)
            return first

    def noted(self, *what: str) -> bool:
        with self._lock:
            return _hash(self._lasting_key, *what) in self._noted

    def forget(self, *what: str) -> None:
        """For what was noted and then came to nothing."""
        with self._lock:
            self._noted.discard(_hash(self._lasting_key, *what))

    def _count(self, *what: str, most: int, day: date) -> bool:
        with self._lock:
            self._turn_over(day)
            hashed = _hash(self._key, *what)
            if self._counts[hashed] >= most:
                return False
            self._counts[hashed] += 1
            return True

    def _turn_over(self, day: date) -> None:
        if day != self._day:
            self._day, self._key = day, self._chance.randbytes(32)
            self._counts.clear()


def _hash(key: bytes, *what: str) -> bytes:
    parts = b"".join(len(part.encode()).to_bytes(4) + part.encode() for part in what)
    return blake2b(parts, key=key, digest_size=16).digest()
