"""What members did today that is written when the day is over.

Written at once, an accepted samtalslöfte or a question waved away would stand beside the first unnamed thing its member
did: so it counts at once in what they meet, and all of a day's is written together. A restart before then asks again.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from domain.members import Done
from domain.slots import local

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from domain.members import Member


class Today:
    """By member. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._day: date | None = None
        self._done: dict[str, Done] = {}

    def note(self, member: str, done: Done, now: datetime) -> None:
        with self._lock:
            self._day = self._day or local(now).date()
            self._done[member] = self._done.get(member, Done()) | done

    def counted(self, member: Member) -> Member:
        """The member as they will be when the day is over."""
        with self._lock:
            return self._done.get(member.id, Done()).to(member)

    def due(self, now: datetime) -> Mapping[str, Done]:
        """What is to be written now: nothing on the day of the first; counted until `written`."""
        with self._lock:
            return dict(self._done) if self._day and local(now).date() > self._day else {}

    def written(self, done: Mapping[str, Done], now: datetime) -> None:
        """What was done meanwhile waits for the next day."""
        with self._lock:
            left = self._done.items() - done.items()
            self._done = dict(left)
            self._day = local(now).date() if left else None
