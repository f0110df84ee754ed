"""Delivery to the app: a command or a press is tried once, an event up to four times, as Slack does.

Events wait in a queue. `settle` delivers what is due, in order, in the calling thread; `run` does so by itself until
`stop`. One delivery of events happens at a time, so after `settle` nothing that was due is under way.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from threading import Condition, Lock
from typing import TYPE_CHECKING

from bot.demo.lines import Retry
from bot.demo.records import Received

if TYPE_CHECKING:
    from bot.demo.faults import Faults
    from bot.demo.lines import Ack, Kind, Line
    from bot.demo.records import Json
    from bot.demo.state import Workspace

RETRY_AFTER = (0.0, 60.0, 300.0)  # seconds


@dataclass(order=True, slots=True)
class Waiting:
    due: float
    number: int
    payload: Json = field(compare=False)
    attempt: int = field(compare=False, default=0)
    reason: str = field(compare=False, default="")


class Delivery:
    """`retry_scale` shortens the waits between retries; 0 retries at once."""

    def __init__(
        self, workspace: Workspace, faults: Faults, line: Line | None = None, retry_scale: float = 1.0
    ) -> None:
        self.line = line
        self.retry_scale = retry_scale
        self._workspace, self._faults = workspace, faults
        self._waiting: list[Waiting] = []
        self._changed = Condition()
        self._delivering = Lock()
        self._stopped = False
        self._counter = 0
        workspace.tell_app = self.tell

    def ask(self, kind: Kind, payload: Json) -> Ack | None:
        """A command or an interaction. None: the app did not answer in time, and the person must be told."""
        ack = self.line.send(kind, payload) if self.line and self._workspace.installed else None
        if ack and ack.body:
            self._workspace.received.append(Received("acknowledgement", {"body": ack.body}))
        return ack

    def tell(self, event: Json) -> None:
        workspace = self._workspace
        bot = {"user_id": workspace.app.bot_user, "team_id": workspace.team, "enterprise_id": None}
        payload = {
            "token": workspace.app.verification_token,
            "team_id": workspace.team,
            "context_team_id": workspace.team,
            "context_enterprise_id": None,
            "api_app_id": workspace.app.id,
            "event": event,
            "type": "event_callback",
            "event_id": workspace.new_id("Ev"),
            "event_time": int(workspace.clock().timestamp()),
            "authorizations": [bot | {"is_bot": True, "is_enterprise_install": False}],
            "is_ext_shared_channel": False,
            "event_context": f"4-{workspace.secret(16)}",
        }
        self._put(payload)
        if self._faults.duplicates_event():
            self._put(payload)

    def _put(self, payload: Json, delay: float = 0.0, attempt: int = 0, reason: str = "") -> None:
        with self._changed:
            self._counter += 1
            due = self._workspace.real() + delay
            heapq.heappush(self._waiting, Waiting(due, self._counter, payload, attempt, reason))
            self._changed.notify_all()

    def settle(self) -> None:
        """Delivers everything due, and what becomes due meanwhile."""
        with self._delivering:
            while (next_one := self._take_due()) is not None:
                self._deliver(next_one)

    def _take_due(self) -> Waiting | None:
        with self._changed:
            if self._waiting and self._waiting[0].due <= self._workspace.real():
                return heapq.heappop(self._waiting)
            return None

    def _deliver(self, waiting: Waiting) -> None:
        if self.line is None:
            return
        retry = Retry(waiting.attempt, waiting.reason) if waiting.attempt else None
        ack = self.line.send("events_api", waiting.payload, retry)
        if (ack and ack.ok) or waiting.attempt >= len(RETRY_AFTER):
            return
        delay = RETRY_AFTER[waiting.attempt] * self.retry_scale
        self._put(waiting.payload, delay, waiting.attempt + 1, "http_error" if ack else "http_timeout")

    def run(self) -> None:
        while True:
            with self._changed:
                if self._stopped:
                    return
                due = self._waiting[0].due - self._workspace.real() if self._waiting else None
                if due is None or due > 0:
                    self._changed.wait(due)
            self.settle()

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
