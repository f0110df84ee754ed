"""The barometer as members read it, and the picture: legible, the same for everybody, and nothing else in its file."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING

import pytest

from domain.barometer import CARD, Barometer, Line, Season, Term
from domain.members import Role
from domain.ports import Outsider, Room, Subject
from domain.tallies import Counted
from domain.themes import THEMES
from handlers import barometer_picture
from handlers.barometer import finding
from handlers.barometer_picture import QUESTIONS, SOLUTIONS
from handlers.catalog import LANGUAGES, Catalog
from handlers.sheet import INK, PAPER, SOFT
from handlers.ui import Image, Next, Whisper
from tests.small import ANNA, BOSSE, Small, buttons_of, form_of, identity, said, small

if TYPE_CHECKING:
    from pathlib import Path

    from handlers.ui import Card

AGNETA = replace(ANNA, role=Role.FACILITATOR)
NOVEMBER = datetime(2026, 11, 22, 8, tzinfo=UTC)
COUNTS = (
    ("2026-02", "schema", Counted.QUESTIONS, 14),
    ("2026-02", "schema", Counted.SOLUTIONS, 3),
    ("2026-05", "bemanning", Counted.QUESTIONS, 2),
    ("2026-09", "bemanning", Counted.QUESTIONS, 12),
    ("2026-09", "natt", Counted.SOLUTIONS, 4),
    ("2026-10", "bemanning", Counted.SOLUTIONS, 6),
    ("2026-11", "demens", Counted.QUESTIONS, 33),
)
EDGE = 30
"""Pixels along every side in which nothing stands."""


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as room:
        room.now = NOVEMBER
        room.db.run(lambda store: store.members.change(AGNETA))
        yield room


def fill(room: Small) -> None:
    for month, theme, what, count in COUNTS:
        for _ in range(count):
            room.db.run(lambda store, *counted: store.tallies.add_theme("n1", *counted), month, theme, what)


def picture(card: Card) -> Image:
    [image] = [part for part in card.parts if isinstance(part, Image)]
    return image


def test_a_member_reads_term_by_term_what_the_room_asks_and_keeps(room: Small) -> None:
    fill(room)
    form = form_of(room.presses(BOSSE, "barometer.open"))
    assert said(form).splitlines()[1:-2] == [
        "Bemanning tas upp oftare HT\N{NO-BREAK SPACE}2026 än VT\N{NO-BREAK SPACE}2026.",
        "HT\N{NO-BREAK SPACE}2026, till och med oktober",
        "Bemanning: 12 frågor, 6 lösningar",
        "Färre än fem frågor och färre än fem lösningar: natt.",
        "VT\N{NO-BREAK SPACE}2026",
        "Schema: 14 frågor, färre än fem lösningar",
        "Färre än fem frågor och färre än fem lösningar: bemanning.",
    ]
    assert list(buttons_of(form)) == ["barometer.picture"]


def test_with_too_little_the_form_says_when_there_is_something(room: Small) -> None:
    form = form_of(room.presses(AGNETA, "barometer.open"))
    assert "för lite att visa ännu" in said(form)
    assert buttons_of(form) == {}
    assert "för lite att visa" in said(room.presses(AGNETA, "barometer.show"))
    room.deliver()
    assert room.posts == {}


def test_the_form_is_in_the_readers_language_and_the_card_in_the_rooms(room: Small) -> None:
    fill(room)
    english = replace(BOSSE, language="en")
    room.db.run(lambda store: store.members.change(english))
    assert "14 questions, fewer than five" in said(room.presses(english, "barometer.open"))
    room.presses(english, "barometer.picture")
    room.deliver()
    [card] = room.stands(Outsider(identity(BOSSE.id)), CARD)
    assert "14 frågor, färre än fem" in said(card)


def test_the_picture_comes_to_whoever_asks_with_the_same_in_words(room: Small) -> None:
    fill(room)
    form = form_of(room.presses(BOSSE, "barometer.open"))
    reply = room.presses(BOSSE, "barometer.picture", form=form)
    assert isinstance(reply, Next)
    room.deliver()
    [card] = room.stands(Outsider(identity(BOSSE.id)), CARD)
    assert list(room.posts) == [(Outsider(identity(BOSSE.id)), Subject(CARD, "n1 2026-11"))]
    grows = "Bemanning tas upp oftare HT\N{NO-BREAK SPACE}2026 än VT\N{NO-BREAK SPACE}2026."
    for text in (card.summary, said(card)):
        assert grows in text
        assert "Schema: 14 frågor, färre än fem lösningar" in text
    assert picture(card).alt.startswith(grows)


def test_a_facilitator_shows_it_in_the_room_and_nobody_else(room: Small) -> None:
    fill(room)
    assert "samtalsledaren" in said(room.presses(BOSSE, "barometer.show"))
    room.deliver()
    assert room.stands(Room("n1"), CARD) == []
    button = buttons_of(form_of(room.presses(AGNETA, "barometer.open")))["barometer.show"]
    assert button.confirm
    assert isinstance(room.presses(AGNETA, "barometer.show"), Whisper)
    room.deliver()
    assert len(room.stands(Room("n1"), CARD)) == 1
    assert "redan" in said(room.presses(AGNETA, "barometer.show"))


def test_everybody_gets_the_same_file_whenever_it_is_drawn_in_that_month(room: Small) -> None:
    fill(room)
    room.presses(BOSSE, "barometer.picture")
    room.deliver()
    room.pass_time(timedelta(days=3))
    room.presses(AGNETA, "barometer.picture")
    room.deliver()
    one, other = (picture(room.stands(Outsider(identity(member.id)), CARD)[0]) for member in (BOSSE, AGNETA))
    assert one == other


def test_a_picture_drawn_anew_later_shows_what_it_showed(room: Small) -> None:
    fill(room)
    cards = room.services.table.cards
    before = cards[CARD]("n1 2026-11", room.services)
    room.pass_time(timedelta(days=60))
    room.db.run(lambda store: store.tallies.add_theme("n1", "2026-12", "natt", Counted.QUESTIONS))
    assert cards[CARD]("n1 2026-11", room.services) == before


def chunks(png: bytes) -> list[str]:
    names, at = [], 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + body) == int.from_bytes(png[at + 8 + length : at + 12 + length])
        names.append(kind.decode())
        at += 12 + length
    return names


def a_barometer(*lines: Line, terms: int = 6) -> Barometer:
    term, seasons = Term(2024, autumn=False), []
    for _ in range(terms):
        seasons.append(Season(term, term.months[-1], lines))
        term = term.next
    newest = Season(term, term.months[0], lines)
    return Barometer((newest, *seasons[::-1])).pictured


def test_the_file_holds_the_picture_alone(room: Small) -> None:
    words = room.services.words("sv")
    drawn = barometer_picture.draw(a_barometer(Line("natt", 5, None)), "Natt syns mest.", words)
    assert set(chunks(drawn)) <= {"IHDR", "IDAT", "IEND", "pHYs"}
    assert drawn == barometer_picture.draw(a_barometer(Line("natt", 5, None)), "Natt syns mest.", words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_runs_out_of_the_picture(language: str) -> None:
    words = Catalog().words(language)
    by_length = sorted(THEMES, key=lambda theme: -len(words(f"theme-{theme}")))
    longest = by_length[:5]
    before = tuple(Line(theme, 0, 999 if theme == longest[1] else None) for theme in longest)
    after = tuple(Line(theme, 1999 if theme == longest[0] else 0, None) for theme in longest)
    found = Barometer(
        (Season(Term(2027, autumn=True), "2027-12", after), Season(Term(2027, autumn=False), "2027-06", before))
    )
    assert found.change
    assert found.change.fades
    for shown in (found, a_barometer(*after)):
        pixels = read(barometer_picture.draw(shown, finding(shown, words), words))
        assert len(pixels[0]) == 1080
        edges = [*pixels[:EDGE], *pixels[-EDGE:], *(row[:EDGE] for row in pixels), *(row[-EDGE:] for row in pixels)]
        assert {tuple(pixel) for row in edges for pixel in row} == {(255, 255, 255)}


def read(png: bytes) -> list[list[tuple[int, int, int]]]:
    from PIL import Image as Pictures  # noqa: PLC0415

    with Pictures.open(BytesIO(png)) as opened:
        picture = opened.convert("RGB")
        raw = picture.tobytes()
        width = picture.width * 3
    rows = (raw[at : at + width] for at in range(0, len(raw), width))
    return [[(row[x], row[x + 1], row[x + 2]) for x in range(0, width, 3)] for row in rows]


def light(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_what_is_written_can_be_read_and_the_bars_differ_without_any_colour() -> None:
    assert all(contrast(ink, PAPER) >= 4.5 for ink in (INK, SOFT))
    assert contrast(QUESTIONS, SOLUTIONS) >= 3


def run(code: str, home: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MPL", "XDG"))}
    subprocess.run([sys.executable, "-c", code], env={**environment, "HOME": str(home)}, check=True, timeout=60)


def test_the_library_that_draws_is_loaded_with_the_first_picture_and_leaves_nothing_behind(tmp_path: Path) -> None:
    run(
        "import os, sys, bot.cli, bot.wiring, bot.worker\n"
        "assert 'matplotlib' not in sys.modules\n"
        "from domain.barometer import Barometer, Line, Season, Term\n"
        "from handlers.barometer_picture import draw\n"
        "from handlers.catalog import Catalog\n"
        "season = Season(Term(2026, False), '2026-06', (Line('natt', 5, 0),))\n"
        "draw(Barometer((season,)), 'Natt syns mest.', Catalog().words('sv'))\n"
        "assert 'matplotlib' in sys.modules\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
        "assert 'MPLCONFIGDIR' not in os.environ\n",
        tmp_path,
    )
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(("language", "autumn"), list(product(LANGUAGES, (False, True))))
def test_every_theme_can_be_said_to_lead(language: str, autumn: bool) -> None:  # noqa: FBT001
    words = Catalog().words(language)
    for theme in THEMES:
        term = Term(2026, autumn=autumn)
        sentence = finding(Barometer((Season(term, term.months[-1], (Line(theme, 5, 0),)),)), words)
        assert words(f"theme-{theme}").lower() in sentence.lower()
        assert "2026" in sentence
