"""The clients people have open: whom to tell what changed, and where whispers live until the page is reloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo.records import Connection, Json, Notice, Whisper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from threading import RLock


class Clients:
    """Shares the workspace's lock."""

    def __init__(self, lock: RLock) -> None:
        self._lock = lock
        self._open: list[Connection] = []

    def connect(self, user: str, notify: Callable[[Notice], None]) -> Connection:
        """`notify` is called with the lock held: it must only queue."""
        connection = Connection(user, notify)
        with self._lock:
            self._open.append(connection)
        return connection

    def disconnect(self, connection: Connection) -> None:
        with self._lock:
            connection.whispers.clear()
            if connection in self._open:
                self._open.remove(connection)

    def notify(self, kind: str, data: Json, audience: Iterable[str] | None = None) -> None:
        """To everybody where no audience is named."""
        wanted = None if audience is None else set(audience)
        with self._lock:
            for connection in self._open:
                if wanted is None or connection.user in wanted:
                    connection.notify(Notice(kind, data))

    def toast(self, user: str, text: str) -> None:
        self.notify("toast", {"text": text}, [user])

    def whisper(self, whisper: Whisper, *, replaces: str | None = None) -> None:
        """Reaches the clients open right now; nobody else ever."""
        data = {
            "id": whisper.id,
            "channel": whisper.channel,
            "thread_ts": whisper.thread_ts,
            "text": whisper.text,
            "blocks": whisper.blocks,
        }
        with self._lock:
            if replaces:
                self.unwhisper(whisper.user, replaces)
            for connection in self._open:
                if connection.user == whisper.user:
                    connection.whispers[whisper.id] = whisper
                    connection.notify(Notice("ephemeral", data))

    def unwhisper(self, user: str, whisper_id: str) -> None:
        with self._lock:
            for connection in self._open:
                if connection.user == user and whisper_id in connection.whispers:
                    del connection.whispers[whisper_id]
                    connection.notify(Notice("ephemeral_gone", {"id": whisper_id}))

    def find_whisper(self, user: str, whisper_id: str) -> Whisper | None:
        with self._lock:
            found = (one.whispers.get(whisper_id) for one in self._open if one.user == user)
            return next((one for one in found if one), None)
