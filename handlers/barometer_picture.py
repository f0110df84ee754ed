"""The theme barometer drawn: a row of bars for each theme."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from domain.tallies import FEW
from handlers import themes
from handlers.pieces import capital
from handlers.sheet import (
    DARK,
    INK,
    LEADING,
    LIGHT,
    MARGIN,
    NAME,
    NOTE,
    NOTE_MOST,
    NUMBER,
    SOFT,
    TITLE,
    TITLE_MOST,
    WIDE,
    WIDTH,
    Sheet,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.barometer import Barometer, Line, Season, Term
    from handlers.catalog import Words

THEMES = 5
"""As many as one screen has room for."""
TALLEST, ROOM, BETWEEN, GAP = 170, 116, 34, 4
"""The highest bar, the room above it for its number and the theme's name, and what parts the themes and two bars; in
pixels."""
FEWER = f"<{FEW}"

QUESTIONS, SOLUTIONS = DARK, LIGHT


def draw(barometer: Barometer, title: str, words: Words) -> bytes:
    """A PNG of the themes with the most in them. `barometer` is `pictured`; `title`: what there is to see."""
    seasons = barometer.seasons[::-1]
    rows = [_Row(theme, tuple(season.line(theme) for season in seasons)) for theme in barometer.leading_themes(THEMES)]
    highest = max(row.highest for row in rows)
    headline, note = wrap(title, TITLE_MOST), wrap(words("barometer-picture-how"), NOTE_MOST)
    sheet = _Sheet(len(seasons), TALLEST / highest)
    sheet.write(MARGIN, headline, TITLE, bold=True)
    sheet.go_down(24)
    sheet.key(words)
    for row in rows:
        sheet.go_down(BETWEEN)
        sheet.row(row, words)
    sheet.go_down(14)
    sheet.terms(seasons, words)
    sheet.go_down(24)
    sheet.write(MARGIN, note, NOTE, colour=SOFT)
    return sheet.png()


@dataclass(frozen=True, slots=True)
class _Row:
    theme: str
    lines: tuple[Line, ...]

    @property
    def highest(self) -> float:
        """Of a number that is not told, half of the least that is."""
        return max(_shown(number) for line in self.lines for number in (line.questions, line.solutions))


def _shown(number: int | None) -> float:
    return FEW / 2 if number is None else number


class _Sheet(Sheet):
    """`unit`: pixels for each counted."""

    def __init__(self, terms: int, unit: float) -> None:
        super().__init__()
        self._column = (WIDTH - 2 * MARGIN) / max(terms, 3)
        self._unit = unit

    def key(self, words: Words) -> None:
        """What the two kinds of bars are, and the sign for a number that is not told."""
        foot, x = self.y + NUMBER, float(MARGIN)
        for kind, what in ((QUESTIONS, "questions"), (SOLUTIONS, "solutions")):
            name = words(f"barometer-picture-{what}")
            self.bar(x, foot + 4, 36, 36, kind)
            self.text(x + 50, foot, name, NUMBER, middle=False)
            x += 50 + WIDE * NUMBER * len(name) + 50
        self.text(x, foot, f"{FEWER}: {words('barometer-picture-few')}", NUMBER, middle=False)
        self.go_down(NUMBER * LEADING)

    def row(self, row: _Row, words: Words) -> None:
        """A theme: its name, and beneath it the bars of every term."""
        self.text(MARGIN, self.y + NAME, capital(themes.name(row.theme, words)), NAME, bold=True, middle=False)
        self.go_down(ROOM + row.highest * self._unit)
        for place, line in enumerate(row.lines):
            middle, width = self._middle(place), min(self._column * 0.38, 70)
            edges = (middle - width - GAP, middle + width + GAP)
            self.rule(*edges)
            self._number(edges[0], width, line.questions, QUESTIONS)
            self._number(middle + GAP, width, line.solutions, SOLUTIONS)

    def _number(self, x: float, width: float, number: int | None, kind: str) -> None:
        """Nothing at all where there is none."""
        if number == 0:
            return
        top = self.y - _shown(number) * self._unit
        self.bar(x, self.y, width, self.y - top, kind)
        text, colour = (FEWER, SOFT) if number is None else (str(number), INK)
        self.text(x + width / 2, top - 10, text, NUMBER, colour=colour)

    def terms(self, seasons: Sequence[Season], words: Words) -> None:
        for place, season in enumerate(seasons):
            lines = term(season.term, words).split()
            if not season.is_over:
                lines.append(words("barometer-picture-until", month=words(f"month-{int(season.last[-2:])}")[:3]))
            for number, line in enumerate(lines, 1):
                self.text(self._middle(place), self.y + NOTE * LEADING * number, line, NOTE)
        self.go_down(3 * NOTE * LEADING)

    def _middle(self, place: int) -> float:
        return MARGIN + self._column * (place + 0.5)


def term(one: Term, words: Words) -> str:
    """`VT 2026`."""
    return words("barometer-ht" if one.autumn else "barometer-vt", year=str(one.year))
