"""A direct message to the bot: nothing of it is kept; the answer says where to ask safely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.ports import Person, Subject
from handlers.home import start_buttons
from handlers.routes import Request, event
from handlers.ui import Buttons, Card, Paragraph, Reply

if TYPE_CHECKING:
    from datetime import datetime

    from domain.store import Store
    from handlers.services import Services

CARD = "direct.how"


def message(request: Request, services: Services) -> Reply:
    services.run(_answer, request.actor.id, request.delivery, request.now)
    return None


def _answer(store: Store, member: str, delivery: str, now: datetime) -> None:
    if store.inbox.first(delivery, now):
        store.outbox.post(Subject(CARD, member), to=Person(member))


def card(id: str, services: Services) -> Card | None:
    member = services.read(lambda store: store.members.get(id))
    if member is None:
        return None
    words = services.words(member.language)
    return Card(words("direct-how"), (Paragraph(words("direct-how")), Buttons(start_buttons(words))))


ROUTES = (event("direct.message", message),)
CARDS = {CARD: card}
