"""My data: what the bot has stored about a member, to read, take along, correct and erase."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import extracts
from domain.errors import NotFound
from domain.extracts import CARD
from domain.members import Standing
from handlers.extract_page import NOT_HERE, PLATFORM, page, sections
from handlers.pieces import asked_first, notice
from handlers.routes import Request, press
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Context,
    Divider,
    Facts,
    Form,
    Heading,
    Next,
    Open,
    Paragraph,
    Push,
    Quote,
    Reply,
    Style,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.extracts import Extract
    from handlers.catalog import Words
    from handlers.extract_page import Section
    from handlers.services import Services
    from handlers.ui import Part

SHOWN, SHORT = 3, 400
"""Texts of one kind, and characters of each; the file has them all."""


def open_form(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    extract = _about(request.actor.id, services)
    return Open(
        Form(
            "extracts.open",
            words("extracts-title"),
            (
                Paragraph(words("extracts-why", network=extract.network)),
                Buttons(
                    (
                        Button(words("extracts-download"), "extracts.download", style=Style.PRIMARY, opens=True),
                        Button(words("extracts-correct"), "profiles.open", opens=True),
                    )
                ),
                *(part for section in sections(extract, words) for part in _parts(section, words)),
                *_notes("extracts-not-here", NOT_HERE, words),
                Buttons((Button(words("home-return"), "codewords.open", opens=True),)),
                *_notes("extracts-elsewhere-title", PLATFORM, words),
                Divider(),
                Paragraph(words("extracts-erase-what")),
                *((Context(words("departures-guess")),) if extract.solutions else ()),
                Buttons((_erase(words),)),
            ),
        )
    )


def _about(member: str, services: Services) -> Extract:
    """With what is written when the day is over."""
    extract = services.read(extracts.about, member)
    return replace(extract, member=services.today.counted(extract.member))


def _parts(section: Section, words: Words) -> Iterator[Part]:
    count = len(section.texts)
    yield Divider()
    yield Heading(words("extracts-counted", title=section.title, count=count) if count else section.title)
    if section.facts:
        yield Facts(section.facts)
    for said, text in section.texts[:SHOWN]:
        yield Context(said)
        if text:
            yield Quote(text if len(text) <= SHORT else f"{text[: SHORT - 2]} …")
    if count > SHOWN:
        yield Context(words("extracts-more", count=count - SHOWN))


def _notes(title: str, notes: tuple[str, ...], words: Words) -> tuple[Part, ...]:
    said = (Context(words(f"extracts-note-{note}")) for note in notes)
    return Divider(), Heading(words(title)), *said


def _erase(words: Words) -> Button:
    label = words("extracts-erase")
    confirm = asked_first(label, words("extracts-erase-sure"), words)
    return Button(label, "extracts.erase", style=Style.DANGER, confirm=confirm)


def download(request: Request, services: Services) -> Reply:
    services.run(extracts.hand_out, request.actor.id)
    words = services.words(request.actor.language)
    form = notice(words("extracts-title"), words("extracts-coming"))
    return Push(form) if request.in_form else Open(form)


def card(id: str, services: Services) -> Card | None:
    """The file is as of now; nothing for somebody who has left meanwhile."""
    try:
        extract = _about(id, services)
    except NotFound:
        return None
    if extract.member.standing is Standing.LEFT:
        return None
    words = services.words(extract.member.language)
    here, stays = words("extracts-here", network=extract.network), words("extracts-stays")
    file = page(extract, services.clock(), words)
    return Card(f"{here} {stays}", (Paragraph(here), Context(stays)), file=file)


def erase(request: Request, services: Services) -> Reply:
    """The button asks first."""
    owners, now = services.owners, request.now
    services.run(extracts.erase, request.actor, owners=owners, chance=services.chance, now=now)
    words = services.words(request.actor.language)
    done = words("extracts-erased", network=request.network.name)
    form = notice(words("extracts-title"), done, words("extracts-erased-elsewhere"))
    return Next(form) if request.in_form else Open(form)


ROUTES = (
    press("extracts.open", open_form),
    press("extracts.download", download),
    press("extracts.erase", erase),
)
CARDS = {CARD: card}
