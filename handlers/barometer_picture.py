"""The theme barometer drawn: a row of bars for each theme, to be read on a telephone held upright.

The same counts and words give the same bytes, and nothing else is in the file.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from tempfile import TemporaryDirectory
from textwrap import wrap
from typing import TYPE_CHECKING

from domain.tallies import FEW
from handlers import themes
from handlers.pieces import capital

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from domain.barometer import Barometer, Line, Season, Term
    from handlers.catalog import Words

CONFIG = "MPLCONFIGDIR"
THEMES = 5
"""As many as one screen has room for."""

WIDTH, MARGIN = 1080, 56
"""In pixels, like all lengths here: three for each of a telephone's."""
DOTS, POINTS = 150, 72
"""To an inch."""
TITLE, NAME, NUMBER, NOTE = 46, 40, 36, 33
"""Sizes of the letters."""
TITLE_MOST, NOTE_MOST = 33, 52
"""Letters on a line."""
LEADING, WIDE = 1.35, 0.64
"""From line to line, and from letter to letter, where a letter's size is one."""
TALLEST, ROOM, BETWEEN, GAP = 170, 116, 34, 4
"""The highest bar, the room above it for its number and the theme's name, and what parts the themes and two bars."""
FEWER = f"<{FEW}"

PAPER, INK, SOFT, RULE = "#ffffff", "#1c2b2a", "#4d5f5c", "#9fb0ac"
QUESTIONS, SOLUTIONS, STRIPES = "#1f4e4a", "#ffd27f", "//"
"""Dark and light, so that they differ without any colour; the light one is striped besides."""


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


class _Sheet:
    """Filled from above: what is drawn takes its room, and the next comes beneath. `unit`: pixels for each counted."""

    def __init__(self, terms: int, unit: float) -> None:
        library = _matplotlib()
        self._figure = library.figure.Figure(dpi=DOTS, facecolor=PAPER)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._rectangle = library.patches.Rectangle
        self._column = (WIDTH - 2 * MARGIN) / max(terms, 3)
        self._unit = unit
        self._y = float(MARGIN)

    def go_down(self, by: float) -> None:
        self._y += by

    def write(self, x: float, lines: Sequence[str], size: float, *, bold: bool = False, colour: str = INK) -> None:
        for line in lines:
            self._text(x, self._y + size, line, size, bold=bold, colour=colour, middle=False)
            self.go_down(size * LEADING)

    def key(self, words: Words) -> None:
        """What the two kinds of bars are, and the sign for a number that is not told."""
        foot, x = self._y + NUMBER, float(MARGIN)
        for kind, what in ((QUESTIONS, "questions"), (SOLUTIONS, "solutions")):
            name = words(f"barometer-picture-{what}")
            self._bar(x, foot + 4, 36, 36, kind)
            self._text(x + 50, foot, name, NUMBER, middle=False)
            x += 50 + WIDE * NUMBER * len(name) + 50
        self._text(x, foot, f"{FEWER}: {words('barometer-picture-few')}", NUMBER, middle=False)
        self.go_down(NUMBER * LEADING)

    def row(self, row: _Row, words: Words) -> None:
        """A theme: its name, and beneath it the bars of every term."""
        self._text(MARGIN, self._y + NAME, capital(themes.name(row.theme, words)), NAME, bold=True, middle=False)
        self.go_down(ROOM + row.highest * self._unit)
        for place, line in enumerate(row.lines):
            middle, width = self._middle(place), min(self._column * 0.38, 70)
            edges = [middle - width - GAP, middle + width + GAP]
            self._axes.plot(edges, [self._y, self._y], color=RULE, linewidth=1)
            self._number(edges[0], width, line.questions, QUESTIONS)
            self._number(middle + GAP, width, line.solutions, SOLUTIONS)

    def _number(self, x: float, width: float, number: int | None, kind: str) -> None:
        """Nothing at all where there is none."""
        if number == 0:
            return
        top = self._y - _shown(number) * self._unit
        self._bar(x, self._y, width, self._y - top, kind)
        text, colour = (FEWER, SOFT) if number is None else (str(number), INK)
        self._text(x + width / 2, top - 10, text, NUMBER, colour=colour)

    def terms(self, seasons: Sequence[Season], words: Words) -> None:
        for place, season in enumerate(seasons):
            lines = term(season.term, words).split()
            if not season.is_over:
                lines.append(words("barometer-picture-until", month=words(f"month-{int(season.last[-2:])}")[:3]))
            for number, line in enumerate(lines, 1):
                self._text(self._middle(place), self._y + NOTE * LEADING * number, line, NOTE)
        self.go_down(3 * NOTE * LEADING)

    def _middle(self, place: int) -> float:
        return MARGIN + self._column * (place + 0.5)

    def _text(
        self,
        x: float,
        foot: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        middle: bool = True,
    ) -> None:
        self._axes.text(
            x,
            foot,
            text,
            size=size * POINTS / DOTS,
            weight="bold" if bold else "normal",
            color=colour,
            ha="center" if middle else "left",
            va="baseline",
            parse_math=False,
        )

    def _bar(self, x: float, foot: float, width: float, tall: float, kind: str) -> None:
        striped = kind == SOLUTIONS
        edge, hatch = (INK, STRIPES) if striped else (kind, None)
        bar = self._rectangle((x, foot - tall), width, tall, facecolor=kind, edgecolor=edge, hatch=hatch, linewidth=1)
        self._axes.add_patch(bar)

    def png(self) -> bytes:
        height = round(self._y + MARGIN)
        self._axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        self._figure.set_size_inches(WIDTH / DOTS, height / DOTS)
        file = BytesIO()
        self._figure.savefig(file, format="png", facecolor=PAPER, metadata={"Software": None})
        return file.getvalue()


def term(one: Term, words: Words) -> str:
    """`VT 2026`."""
    return words("barometer-ht" if one.autumn else "barometer-vt", year=str(one.year))


@cache
def _matplotlib() -> ModuleType:
    """Loaded with the first picture, since it is large. It looks for the machine's fonts then, and would note them down
    in somebody's home directory."""
    chosen = os.environ.get(CONFIG)
    with TemporaryDirectory() as folder:
        os.environ[CONFIG] = chosen or folder
        try:
            import matplotlib.figure  # noqa: PLC0415  nobody waits for it at the start
        finally:
            if chosen is None:
                del os.environ[CONFIG]
    matplotlib.rcdefaults()
    return matplotlib
