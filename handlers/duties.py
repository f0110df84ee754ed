"""What waits for those who look after the room: one list, from which each thing is done as on its own card."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from domain import duties
from domain.errors import NotFound
from domain.ports import Subject
from handlers.pieces import notice
from handlers.routes import Request, press
from handlers.ui import Button, Buttons, Card, Context, Divider, Form, Open, Paragraph, Reply

if TYPE_CHECKING:
    from domain.duties import Duty
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

SHOWN = 20
LINE = 140
"""Characters of what a card says that stand in the list."""


def list_all(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    drawn = [(duty, _card(duty.what, services)) for duty in services.read(duties.of, request.actor)]
    waiting = [(duty, card) for duty, card in drawn if card]
    if not waiting:
        return Open(notice(words("duties-title"), words("duties-none")))
    parts = [part for duty, card in waiting[:SHOWN] for part in _lines(duty, card, words)]
    if more := waiting[SHOWN:]:
        parts += [Divider(), Context(words("duties-more", count=len(more)))]
    return Open(Form("duties.list", words("duties-title"), tuple(parts[1:])))


def _lines(duty: Duty, card: Card, words: Words) -> tuple[Part, ...]:
    line = textwrap.shorten(card.summary, LINE, placeholder=" …")
    since = words("duties-since", when=words.moment(duty.since))
    show = Button(words("duties-show"), "duties.show", f"{duty.what.card} {duty.what.id}", opens=True)
    return (Divider(), Paragraph(line), Context(since), Buttons((show,)))


def show(request: Request, services: Services) -> Reply:
    name, _, id = request.subject.partition(" ")
    what = Subject(name, id)
    mine = services.read(duties.of, request.actor)
    card = _card(what, services) if any(duty.what == what for duty in mine) else None
    if card is None:
        raise NotFound
    words = services.words(request.actor.language)
    return Open(Form("duties.show", words("duties-title"), card.parts))


def _card(what: Subject, services: Services) -> Card | None:
    return services.cards[what.card](what.id, services)


ROUTES = (
    press("duties.list", list_all),
    press("duties.show", show),
)
