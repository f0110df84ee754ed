"""Socket Mode: the app opens a WebSocket to us; payloads go down it in envelopes, acknowledgements come up."""

from __future__ import annotations

import asyncio
import json
import uuid
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate
from typing import TYPE_CHECKING

from bot.demo.lines import PATIENCE, Ack

if TYPE_CHECKING:
    from starlette.websockets import WebSocket

    from bot.demo.lines import Kind, Retry
    from bot.demo.records import Json
    from bot.demo.state import Workspace


class SocketLine:
    """Several connections may be open; each payload goes down one of them, in turn."""

    def __init__(self, workspace: Workspace, patience: float = PATIENCE) -> None:
        self._workspace = workspace
        self.patience = patience
        self._tickets: set[str] = set()
        self._sockets: list[WebSocket] = []
        self._unanswered: dict[str, Future[Json]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._turn = 0

    @property
    def connections(self) -> int:
        return len(self._sockets)

    def new_ticket(self) -> str:
        """Opens one connection."""
        ticket = self._workspace.secret()
        self._tickets.add(ticket)
        return ticket

    # --- on the server's event loop -------------------------------------------------------------------------------

    async def serve(self, socket: WebSocket) -> None:
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await socket.close(4001)
            return
        self._tickets.discard(ticket)
        self._loop = asyncio.get_running_loop()
        await socket.accept()
        self._sockets.append(socket)  # before the hello: who has heard it counts on being heard of
        await socket.send_json(
            {
                "type": "hello",
                "num_connections": len(self._sockets),
                "debug_info": {"host": "local", "approximate_connection_time": 3600},
                "connection_info": {"app_id": self._workspace.app.id},
            }
        )
        try:
            async for text in socket.iter_text():
                self._answered(text)
        finally:
            if socket in self._sockets:
                self._sockets.remove(socket)

    def _answered(self, text: str) -> None:
        try:
            answer = json.loads(text)
        except ValueError:
            return
        waiting = self._unanswered.pop(answer.get("envelope_id", ""), None)
        if waiting:
            waiting.set_result(answer.get("payload") or {})

    async def goodbye(self, reason: str) -> None:
        """`warning`: the app should reconnect soon. `refresh_requested`, `link_disabled`: we hang up as well."""
        sockets = list(self._sockets)
        for socket in sockets:
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "local"}})
        if reason != "warning":
            for socket in sockets:
                self._sockets.remove(socket)
                await socket.close()

    # --- from any thread ------------------------------------------------------------------------------------------

    def disconnect(self, reason: str = "refresh_requested") -> None:
        if self._loop and self._sockets:
            asyncio.run_coroutine_threadsafe(self.goodbye(reason), self._loop).result(self.patience)

    def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Ack | None:
        sockets = list(self._sockets)
        if not sockets or self._loop is None:
            return None
        self._turn += 1
        socket = sockets[self._turn % len(sockets)]
        envelope_id = str(uuid.uuid4())
        waiting: Future[Json] = Future()
        self._unanswered[envelope_id] = waiting
        envelope = {
            "envelope_id": envelope_id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": retry.number if retry else 0, "retry_reason": retry.reason if retry else ""}
        sending = asyncio.run_coroutine_threadsafe(socket.send_json(envelope), self._loop)
        try:
            sending.result(self.patience)
            return Ack(200, waiting.result(self.patience))
        except (TooLate, RuntimeError):
            return None
        finally:
            self._unanswered.pop(envelope_id, None)
