"""A direct message to the bot: nothing of it is kept, not even that it came; the answer says where to ask safely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.home import start_buttons
from handlers.routes import Request, event
from handlers.ui import Card, Paragraph, Reply, Whisper

if TYPE_CHECKING:
    from handlers.services import Services


def message(request: Request, services: Services) -> Reply:
    if not services.limits.once(request.actor.id, "direct", request.delivery, request.now):
        return None
    words = services.words(request.actor.language)
    how = words("direct-how")
    return Whisper(Card(how, (Paragraph(how), *start_buttons(words))))


ROUTES = (event("direct.message", message, before_pledge=True),)
