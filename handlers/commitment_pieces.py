"""How what a meeting agreed on is said: a line each, the same wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commitments
from domain.commitments import HOW_MOST, WHAT_MOST
from domain.text import shorten
from handlers.ui import Button, Buttons, Context, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.commitments import Commitment
    from domain.meetings import Meeting
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

SHOWN = 5
"""On a card, and on a meeting's page."""


def line(one: Commitment, words: Words) -> str:
    """What, which role, by when, and how it stands."""
    what = shorten(one.what, WHAT_MOST).rstrip(".")
    told = words(f"commitments-line-{one.state}", what=what, role=one.role, day=words.day(one.by))
    return f"{told} {shorten(one.how, HOW_MOST)}" if one.how else told


def lines(those: Sequence[Commitment], words: Words) -> Iterator[Part]:
    for one in those[:SHOWN]:
        yield Paragraph(line(one, words))
    if len(those) > SHOWN:
        yield Context(words("commitments-more", count=len(those) - SHOWN))


def carried(meeting: Meeting, services: Services, words: Words) -> Iterator[Part]:
    """The red thread: what the meeting before agreed on and how it stands, for who comes to this one."""
    now = services.clock()
    if not meeting.is_open(now):
        return
    if those := services.read(commitments.thread, meeting, now=now):
        yield Paragraph(words("commitments-last-time"))
        yield from lines(those, words)


def show(meeting: str, words: Words) -> Buttons:
    """`meeting`: whose; empty for all that is open in the room."""
    return Buttons((Button(words("commitments-show"), "commitments.open", meeting, opens=True),))
