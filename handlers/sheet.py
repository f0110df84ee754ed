"""A sheet that is drawn on from above, to be looked at on a telephone held upright.

The same lines and words give the same bytes, and nothing else is in the file.
"""

from __future__ import annotations

import os
from functools import cache
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

CONFIG = "MPLCONFIGDIR"

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

PAPER, INK, SOFT, RULE = "#ffffff", "#1c2b2a", "#4d5f5c", "#9fb0ac"
DARK, LIGHT, STRIPES = "#1f4e4a", "#ffd27f", "//"
"""They differ without any colour; the light one is striped besides."""


class Sheet:
    """What is drawn takes its room, and the next comes beneath: at `y`."""

    def __init__(self) -> None:
        library = _matplotlib()
        self._figure = library.figure.Figure(dpi=DOTS, facecolor=PAPER)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._rectangle = library.patches.Rectangle
        self.y = float(MARGIN)

    def go_down(self, by: float) -> None:
        self.y += by

    def write(self, x: float, lines: Sequence[str], size: float, *, bold: bool = False, colour: str = INK) -> None:
        for line in lines:
            self.text(x, self.y + size, line, size, bold=bold, colour=colour, middle=False)
            self.go_down(size * LEADING)

    def text(
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

    def bar(self, x: float, foot: float, width: float, tall: float, colour: str) -> None:
        edge = colour if colour == DARK else INK
        hatch = STRIPES if colour == LIGHT else None
        bar = self._rectangle((x, foot - tall), width, tall, facecolor=colour, edgecolor=edge, hatch=hatch, linewidth=1)
        self._axes.add_patch(bar)

    def rule(self, left: float, right: float) -> None:
        self._axes.plot([left, right], [self.y, self.y], color=RULE, linewidth=1)

    def png(self) -> bytes:
        height = round(self.y + MARGIN)
        self._axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        self._figure.set_size_inches(WIDTH / DOTS, height / DOTS)
        file = BytesIO()
        self._figure.savefig(file, format="png", facecolor=PAPER, metadata={"Software": None})
        return file.getvalue()


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
