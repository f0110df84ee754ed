"""What the forms of date polls, meetings and series share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.date_polls import MINUTES
from handlers.ui import Option

if TYPE_CHECKING:
    from handlers.catalog import Words

TIME, MINUTES_USUAL = "13.00", "120"


def lengths(words: Words) -> tuple[Option, ...]:
    return tuple(Option(str(minutes), words(f"meetings-length-{minutes}")) for minutes in MINUTES)
