"""The sheet for who prepares a meeting: what occupies the room, what there is on it, and what is left of last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import preparation
from domain.preparation import CARD
from domain.text import shorten
from handlers import checks, commitment_pieces, themes
from handlers.pieces import capital, line, said
from handlers.routes import Phase, Request, press
from handlers.ui import Button, Buttons, Card, Context, Divider, Form, Heading, Open, Paragraph, Quote, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.meetings import Meeting
    from domain.preparation import Line, Sheet
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part, Reply

LINE = 240
"""Characters of a topic or question."""


def show(request: Request, services: Services) -> Reply:
    found = services.read(preparation.sheet, request.network.id, request.subject, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    parts = (
        Heading(found.meeting.details.title),
        Context(words.moment(found.meeting.details.begins)),
        *_themes(found, words),
        *_agreed(found, words),
        *_openings(found, words),
        *checks.trend(services.read(checks.told, found.meeting), words),
    )
    return Open(Form("preparation.show", words("preparation-title"), tuple(parts)))


def _themes(sheet: Sheet, words: Words) -> Iterator[Part]:
    yield Heading(words("preparation-themes"))
    yield Context(words("preparation-weight")) if sheet.lines else Paragraph(words("preparation-no-themes"))
    for one in sheet.lines:
        yield from _theme(one, words)


def _theme(one: Line, words: Words) -> Iterator[Part]:
    name = themes.name(one.theme, words) if one.theme else words("preparation-other")
    yield Paragraph(words("preparation-theme", theme=capital(name), weight=one.weight))
    for each in one.behind:
        yield Quote(shorten(each.what.body, LINE))
    if more := one.count - len(one.behind):
        yield Context(words("preparation-more", count=more))
    if one.vented:
        yield Context(words("preparation-vented", count=one.vented))
    if one.solutions:
        labels = ((words("review-read", title=solution.text.title), solution.id) for solution in one.solutions)
        yield Buttons(tuple(Button(label, "solutions.read", id, opens=True) for label, id in labels))


def _agreed(sheet: Sheet, words: Words) -> Iterator[Part]:
    if sheet.agreed:
        yield from (Divider(), Heading(words("preparation-agreed")))
        yield from commitment_pieces.lines(sheet.agreed, words)


def _openings(sheet: Sheet, words: Words) -> Iterator[Part]:
    if sheet.openings:
        yield from (Divider(), Heading(words("preparation-openings")))
        yield from (Paragraph(words(f"prompt-{one.key}")) for one in sheet.openings)


def done(request: Request, services: Services) -> Reply:
    services.run(preparation.done, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    return said(request, words("preparation-title"), words("preparation-is-done"))


def leader_section(meeting: Meeting, request: Request, services: Services) -> Iterable[Part]:
    if not meeting.is_ahead(request.now):
        return ()
    words = services.words(request.actor.language)
    return (Buttons((Button(words("preparation-title"), "preparation.show", meeting.id, opens=True),)),)


def card(id: str, services: Services) -> Card | None:
    """For who looks after the room; a line once it is done."""
    found = services.read(_shown, id)
    if found is None:
        return None
    meeting, waits, language = found
    words = services.words(language)
    title = meeting.details.title
    if not waits:
        return line(words("preparation-card-done", title=title))
    head = words("preparation-card", title=title)
    asks = words("preparation-card-asks", when=words.moment(meeting.details.begins))
    buttons = (
        Button(words("preparation-show"), "preparation.show", id, Style.PRIMARY, opens=True),
        Button(words("preparation-done"), "preparation.done", id),
    )
    return Card(f"{head}\n{asks}", (Heading(head), Paragraph(asks), Buttons(buttons)))


def _shown(store: Store, id: str) -> tuple[Meeting, bool, str] | None:
    meeting = store.meetings.get(id)
    network = store.networks.get(meeting.network) if meeting else None
    if meeting is None or network is None:
        return None
    return meeting, store.duties.get(preparation.card(id)) is not None, network.language


ROUTES = (press("preparation.show", show), press("preparation.done", done))
CARDS = {CARD: card}
LEADER_SECTIONS = ((Phase.BEFORE, leader_section),)
