"""Switches for everything that can go wrong between the app and Slack. Tests throw them; the demo leaves them alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal, TypeAlias

POST_INTERVAL = 1.0  # seconds between two posts to one channel


@dataclass(frozen=True, slots=True)
class Slow:
    seconds: float


@dataclass(frozen=True, slots=True)
class Fail:
    """An answer that is no Slack answer: the HTTP status alone."""

    status: int


@dataclass(frozen=True, slots=True)
class Refuse:
    """An answer with ok false: `internal_error`, `fatal_error`, or whatever a test wants to see handled."""

    error: str


@dataclass(frozen=True, slots=True)
class RateLimit:
    retry_after: int


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection breaks. After: the call has been carried out and only the answer is lost."""

    when: Literal["before", "after"]


Fault: TypeAlias = Slow | Fail | Refuse | RateLimit | Drop


@dataclass(slots=True)
class Faults:
    """Faults of a method are used up in the order they were set, one a call. `method` is such as "chat.postMessage"."""

    one_post_per_second: bool = False
    duplicate_events: int = 0  # so many of the next events are delivered twice
    _queued: defaultdict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    _last_post: dict[str, float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def slow(self, method: str, seconds: float, times: int = 1) -> None:
        self._set(method, Slow(seconds), times)

    def fail(self, method: str, status: int = 503, times: int = 1) -> None:
        self._set(method, Fail(status), times)

    def refuse(self, method: str, error: str, times: int = 1) -> None:
        self._set(method, Refuse(error), times)

    def rate_limit(self, method: str, times: int = 1, retry_after: int = 1) -> None:
        self._set(method, RateLimit(retry_after), times)

    def drop_before(self, method: str, times: int = 1) -> None:
        self._set(method, Drop("before"), times)

    def lose_response(self, method: str, times: int = 1) -> None:
        """The call is carried out and its answer never arrives: the case an exactly-once sender must survive."""
        self._set(method, Drop("after"), times)

    def clear(self) -> None:
        with self._lock:
            self._queued.clear()
            self.one_post_per_second, self.duplicate_events = False, 0

    def _set(self, method: str, fault: Fault, times: int) -> None:
        with self._lock:
            self._queued[method] += [fault] * times

    def next_for(self, method: str) -> Fault | None:
        with self._lock:
            waiting = self._queued.get(method)
            return waiting.pop(0) if waiting else None

    def too_soon(self, channel: str, now: float) -> bool:
        """Whether a post to the channel breaks the one-a-second rule; counts it if not. `now` is real time."""
        with self._lock:
            if self.one_post_per_second and now - self._last_post.get(channel, 0.0) < POST_INTERVAL:
                return True
            self._last_post[channel] = now
            return False

    def duplicates_event(self) -> bool:
        with self._lock:
            if self.duplicate_events > 0:
                self.duplicate_events -= 1
                return True
            return False
