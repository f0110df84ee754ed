"""Text as Slack takes it: inert, and no longer than it may be."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

MORE = "…"
NOTHING = "\N{EN DASH}"
"""Stands where Slack insists on a text and there is none."""

TEXT_MOST = 3900  # a message's fallback text; chat.update refuses more than 4,000


def size(text: str) -> int:
    """In UTF-16 units, as the people's clients count; never less than the characters that the server may count."""
    return len(text) + sum(char > "\uffff" for char in text)


def weight(text: str) -> int:
    """In bytes of the JSON that is sent."""
    return len(json.dumps(text)) - 2


def cut(text: str, most: int, measure: Callable[[str], int] = size) -> str:
    """`text`, or its beginning and an ellipsis: at most `most` by the measure."""
    if measure(text) <= most:
        return text
    return _fitting(text, most - measure(MORE), measure).rstrip() + MORE


def pieces(text: str, most: int) -> list[str]:
    """The whole of `text` in pieces of at most `most`, parted at paragraphs, lines or words where that can be."""
    parts: list[str] = []
    while size(text) > most:
        head = _fitting(text, most, size)
        at = max(head.rfind("\n"), 0) or max(head.rfind(" "), 0)
        head = head[:at] if at > len(head) // 2 else head
        parts.append(head)
        text = text[len(head) :].lstrip("\n ")
    return [*parts, text] if text or not parts else parts


def plain(text: str, most: int) -> Json:
    """A text object in which nothing is markup: no mention, link, format or emoji comes of it."""
    return {"type": "plain_text", "text": cut(text, most) if text.strip() else NOTHING, "emoji": False}


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fallback(text: str) -> str:
    """What notifications show and screen readers say; Slack reads it as markup, so it is escaped."""
    said = text.strip() or NOTHING
    tries = (escape(cut(said, most)) for most in (TEXT_MOST, TEXT_MOST // 2, TEXT_MOST // len("&amp;")))
    return next(escaped for escaped in tries if size(escaped) <= TEXT_MOST)


def _fitting(text: str, most: int, measure: Callable[[str], int]) -> str:
    low, high = 0, max(0, min(len(text), most))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle]) <= most else (low, middle - 1)
    return text[:low]
