"""Themes in words: to choose from, and as they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.themes import THEMES
from handlers.ui import Option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.catalog import Words


def options(words: Words) -> tuple[Option, ...]:
    return tuple(Option(theme, name(theme, words)) for theme in THEMES)


def name(theme: str, words: Words) -> str:
    """What is none of `THEMES` is a free word, said as it is."""
    return words(f"theme-{theme}") if theme in THEMES else theme


def listed(themes: Iterable[str], words: Words) -> str:
    """On one line; empty for none."""
    return ", ".join(name(theme, words) for theme in themes)
