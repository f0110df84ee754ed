"""How many can come when, drawn: a bar for each date, as long as the room has members."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from domain.dates import Answer
from handlers.sheet import DARK, LIGHT, MARGIN, NAME, NOTE, NUMBER, PAPER, SOFT, TITLE, TITLE_MOST, WIDE, WIDTH, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handlers.catalog import Words

COLOURS = {Answer.YES: DARK, Answer.IF_NEEDED: LIGHT, Answer.NO: PAPER}
"""Dark, striped and empty, so that they differ without any colour."""
TALL, BETWEEN, SQUARE = 44, 40, 36
"""A bar, what parts two dates, and a field of the key; in pixels."""


def draw(
    title: str, dates: Sequence[tuple[str, str, Mapping[Answer, int]]], *, asked: int, answered: str, words: Words
) -> bytes:
    """A PNG. `dates`: each with its name, how many can in words, and in numbers. `asked`: how many there are to answer;
    `answered`: how many have, in words."""
    sheet = _Sheet((WIDTH - 2 * MARGIN) / max(asked, 1))
    sheet.write(MARGIN, wrap(title, TITLE_MOST), TITLE, bold=True)
    sheet.go_down(BETWEEN / 2)
    sheet.key({answer: words(f"date-polls-{answer.replace('_', '-')}") for answer in COLOURS})
    for name, told, counts in dates:
        sheet.go_down(BETWEEN)
        sheet.date(name, told, counts)
    sheet.go_down(BETWEEN)
    sheet.write(MARGIN, [answered], NOTE, colour=SOFT)
    return sheet.png()


class _Sheet(Sheet):
    """`unit`: pixels for each member."""

    def __init__(self, unit: float) -> None:
        super().__init__()
        self._unit = unit

    def key(self, names: Mapping[Answer, str]) -> None:
        foot, x = self.y + NUMBER, float(MARGIN)
        for answer, name in names.items():
            self.bar(x, foot + 4, SQUARE, SQUARE, COLOURS[answer])
            self.text(x + SQUARE + 14, foot, name, NUMBER, middle=False)
            x += SQUARE + 14 + WIDE * NUMBER * len(name) + 50
        self.go_down(NUMBER)

    def date(self, name: str, told: str, counts: Mapping[Answer, int]) -> None:
        self.write(MARGIN, [name], NAME, bold=True)
        self.go_down(TALL)
        x = float(MARGIN)
        for answer, colour in COLOURS.items():
            if width := counts[answer] * self._unit:
                self.bar(x, self.y, width, TALL, colour)
                x += width
        self.go_down(10)
        self.write(MARGIN, [told], NUMBER)
