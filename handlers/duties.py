"""What waits for those who look after the room: one list, from which each thing is done as on its own card."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from domain import applications, duties
from domain.errors import NotFound
from domain.ports import Subject
from domain.text import shorten
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


class Kind(StrEnum):
    """Of what waits, as it is counted: what is most pressing first."""

    INCIDENT = "incident"
    FLAG = "flag"
    APPLICATION = "application"
    FOUND = "found"
    UNANSWERED = "unanswered"
    BY_HAND = "by-hand"
    DATES = "dates"
    GROUPS = "groups"
    PREPARATION = "preparation"
    AGREED = "agreed"
    PROMPTS = "prompts"
    FRESHNESS = "freshness"
    OTHER = "other"


_KINDS = {
    "incidents": Kind.INCIDENT,
    "flags": Kind.FLAG,
    "applications": Kind.APPLICATION,
    applications.FOUND_CARD: Kind.FOUND,
    "unanswered": Kind.UNANSWERED,
    "networks": Kind.BY_HAND,
    "group_rooms": Kind.BY_HAND,
    "signups": Kind.BY_HAND,
    "date_polls": Kind.DATES,
    "series": Kind.DATES,
    "groupings": Kind.GROUPS,
    "preparation": Kind.PREPARATION,
    "commitments": Kind.AGREED,
    "library": Kind.PROMPTS,
    "freshness": Kind.FRESHNESS,
}
"""By card, or by the capability whose it is."""


def kind_of(duty: Duty) -> Kind:
    capability, _, _ = duty.what.card.partition(".")
    return _KINDS.get(duty.what.card) or _KINDS.get(capability, Kind.OTHER)


def list_all(request: Request, services: Services) -> Reply:
    """`subject`: a kind, when nothing else is to be listed; one alone of it is shown at once."""
    words = services.words(request.actor.language)
    those = services.read(duties.of, request.actor)
    drawn = [(duty, _card(duty.what, services)) for duty in those if request.subject in ("", kind_of(duty))]
    waiting = [(duty, card) for duty, card in drawn if card]
    if not waiting:
        return Open(notice(words("duties-title"), words("duties-none")))
    if request.subject and len(waiting) == 1:
        return Open(_whole(waiting[0][1], words))
    parts = [part for duty, card in waiting[:SHOWN] for part in _lines(duty, card, words)]
    if more := waiting[SHOWN:]:
        parts += [Divider(), Context(words("duties-more", count=len(more)))]
    return Open(Form("duties.list", words("duties-title"), tuple(parts[1:])))


def _lines(duty: Duty, card: Card, words: Words) -> tuple[Part, ...]:
    line = shorten(card.summary, LINE)
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
    return Open(_whole(card, words))


def _whole(card: Card, words: Words) -> Form:
    return Form("duties.show", words("duties-title"), card.parts)


def _card(what: Subject, services: Services) -> Card | None:
    return services.table.cards[what.card](what.id, services)


ROUTES = (
    press("duties.list", list_all),
    press("duties.show", show),
)
