"""Files on their way from the app to a channel: it asks for an address, sends the bytes there, and then shares them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.demo.records import File, SlackError

if TYPE_CHECKING:
    from bot.demo.state import Workspace


@dataclass(slots=True)
class Upload:
    """`length` is what was promised, in bytes; `content` is None until it has come."""

    file_id: str
    name: str
    length: int
    alt: str
    content: bytes | None = None


class Files:
    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._uploads: dict[str, Upload] = {}  # by the secret part of the address

    def expect(self, name: str, length: int, alt: str) -> tuple[str, str]:
        """The new file's id, and the secret part of the address to send it to."""
        with self._workspace.lock:
            key, file_id = self._workspace.secret(40), self._workspace.new_id("F")
            self._uploads[key] = Upload(file_id, name, length, alt)
            return file_id, key

    def receive(self, key: str, content: bytes) -> None:
        with self._workspace.lock:
            upload = self._uploads.get(key)
            if upload is None or upload.content is not None or len(content) != upload.length:
                raise SlackError("invalid_upload")
            upload.content = content

    def take(self, file_id: str, title: str | None) -> File:
        """The whole file, once."""
        workspace = self._workspace
        with workspace.lock:
            for key, upload in self._uploads.items():
                if upload.file_id == file_id and upload.content is not None:
                    del self._uploads[key]
                    bot, created = workspace.app.bot_user, int(workspace.clock().timestamp())
                    shown = title or upload.name
                    return File(file_id, upload.name, shown, bot, created, upload.content, upload.alt)
        raise SlackError("file_not_found")

    def seen_by(self, user: str, file_id: str) -> File:
        """A shared file, for somebody who is where it was shared."""
        with self._workspace.lock:
            for channel in self._workspace.channels.values():
                for message in channel.messages.values() if user in channel.members else ():
                    for file in message.files:
                        if file.id == file_id:
                            return file
        raise SlackError("file_not_found")
