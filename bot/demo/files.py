"""Files on their way from the app to a channel: it asks for an address, sends the bytes there, and then shares them, or
names a picture in a message.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.demo.records import File, SlackError

if TYPE_CHECKING:
    from bot.demo.records import Json, Message
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
    """`slow`: so many times yet Slack is not done with a picture that a message names."""

    def __init__(self, workspace: Workspace) -> None:
        self.slow = 0
        self._workspace = workspace
        self._whole: dict[str, File] = {}
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
                    self._whole[file_id] = File(file_id, upload.name, shown, bot, created, upload.content, upload.alt)
                    return self._whole[file_id]
        raise SlackError("file_not_found")

    def check_named(self, blocks: list[Json]) -> None:
        """Whether every picture that blocks name is whole, and looked at."""
        with self._workspace.lock:
            for place, block in enumerate(blocks):
                if "slack_file" not in block:
                    continue
                file = self._whole.get(block["slack_file"].get("id", ""))
                self.slow, early = max(self.slow - 1, 0), self.slow > 0
                if file is None or not file.is_picture or early:
                    wrong = f"invalid slack file [json-pointer:/blocks/{place}/slack_file]"
                    raise SlackError(
                        "invalid_blocks", errors=[wrong], response_metadata={"messages": [f"[ERROR] {wrong}"]}
                    )

    def of(self, message: Message) -> list[File]:
        """Those that stand under it, and the pictures that it names."""
        named = [block["slack_file"]["id"] for block in message.blocks if "slack_file" in block]
        return [*message.files, *(self._whole[id] for id in named)]

    def seen_by(self, user: str, file_id: str) -> File:
        """A shared file, for somebody who is where it was shared."""
        with self._workspace.lock:
            for channel in self._workspace.channels.values():
                for message in channel.messages.values() if user in channel.members else ():
                    for file in self.of(message):
                        if file.id == file_id:
                            return file
        raise SlackError("file_not_found")
