"""Who has accepted the samtalslöfte today.

Written at once, an acceptance would stand beside the first unnamed thing its member did: so it counts at the gate at
once, and all of a day's are written together when the day is over. A restart before then asks again.
"""

from __future__ import annotations

from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from domain.members import PLEDGE_VERSION
from domain.slots import local

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from domain.members import Member


class Pledges:
    """By member, the version accepted. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._day: date | None = None
        self._accepted: dict[str, int] = {}

    def accept(self, member: str, version: int, now: datetime) -> None:
        """For the version that was shown."""
        with self._lock:
            self._day = self._day or local(now).date()
            self._accepted[member] = max(min(version, PLEDGE_VERSION), self._accepted.get(member, 0))

    def counted(self, member: Member) -> Member:
        with self._lock:
            return replace(member, pledge=max(member.pledge, self._accepted.get(member.id, 0)))

    def due(self, now: datetime) -> Mapping[str, int]:
        """What is to be written now: nothing on the day of the first; counted until `written`."""
        with self._lock:
            return dict(self._accepted) if self._day and local(now).date() > self._day else {}

    def written(self, accepted: Mapping[str, int], now: datetime) -> None:
        """Those accepted meanwhile wait for the next day."""
        with self._lock:
            left = self._accepted.items() - accepted.items()
            self._accepted = dict(left)
            self._day = local(now).date() if left else None
