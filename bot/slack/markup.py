"""What people wrote in Slack, read back as plain text."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ANGLED = re.compile(r"<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>")
_ENTITY = re.compile(r"&(?:amp|lt|gt);")


def decode(text: str, words: Callable[[str], str]) -> str:
    """`words` is the catalogue: people and groups lose their names, links and channels keep what was seen of them."""
    named = _ANGLED.sub(lambda found: _seen(found[1], found[2], found[3] or "", words), text)
    return _ENTITY.sub(lambda found: unescape(found[0]), named)


def _seen(mark: str, target: str, label: str, words: Callable[[str], str]) -> str:
    match mark:
        case "@":
            return words("mention-person")
        case "#":
            return f"#{label}" if label else words("mention-channel")
        case "!" if target.startswith("subteam^"):
            return words("mention-group")
        case "!" if target.startswith("date^"):
            return label
        case "!":
            return f"@{target}"
        case _:
            return label or target
