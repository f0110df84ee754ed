"""Pictures on their way into a message: each is handed to Slack first, which takes a while to look at it.

A message then names its pictures, so that words and picture come as one or not at all, and once. A picture that no
message came to name is seen by nobody but the app.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bot.slack.errors import code
from bot.slack.texts import cut
from bot.speaker import TryLater
from handlers.ui import Image

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from handlers.ui import Card

ALT_MOST = 1000
MOST_WAITS = 8
NOT_READY = "invalid slack file"
"""Part of what Slack says of a message with a picture that it is not done with."""


@dataclass(slots=True)
class _Underway:
    files: dict[Image, str] = field(default_factory=dict)
    waits: int = 0


class Pictures:
    """What has been handed over for a message that has not been accepted yet, by a key of the message's."""

    def __init__(self) -> None:
        self._underway: defaultdict[str, _Underway] = defaultdict(_Underway)

    @contextmanager
    def of(self, card: Card, key: str, client: WebClient) -> Iterator[dict[Image, str]]:
        """Slack's ids of the card's pictures, for a message that is sent in the body. Raises `TryLater` while Slack is
        not done with them; then they are not handed over again."""
        images = [part for part in card.parts if isinstance(part, Image)]
        if not images:
            yield {}
            return
        underway = self._underway[key]
        for image in images:
            if image not in underway.files:
                alt = cut(image.alt, ALT_MOST)
                uploaded = client.files_upload_v2(filename=image.name, content=image.content, alt_txt=alt)
                underway.files[image] = str(uploaded["file"]["id"])
        try:
            yield underway.files
        except SlackApiError as error:
            if not _is_not_ready(error) or underway.waits == MOST_WAITS:
                raise
            underway.waits += 1
            raise TryLater from error
        del self._underway[key]


def _is_not_ready(error: SlackApiError) -> bool:
    said = error.response.get("errors") or []
    return code(error) == "invalid_blocks" and any(NOT_READY in str(one) for one in said)
