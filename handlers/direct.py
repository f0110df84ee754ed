"""A direct message to the bot: nothing of it is kept, not even that it came; the answer says where to ask safely, and
to *hjälp* all that one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import profiles
from domain.members import looks_after
from domain.text import fold
from handlers import entries
from handlers.home import founding
from handlers.routes import Request, event
from handlers.ui import Card, Paragraph, Reply, Whisper

if TYPE_CHECKING:
    from handlers.services import Services
    from handlers.ui import Part

HELP = ("", "hjalp", "help", "meny", "menu")
"""Without å, ä and ö and what stands around; a question mark alone asks for it, too."""


def message(request: Request, services: Services) -> Reply:
    if not services.limits.once(request.actor.id, "direct", request.delivery, request.now):
        return None
    words = services.words(request.actor.language)
    if fold(request.text).strip(" .,:?!/") not in HELP:
        return _said(words("direct-how"), entries.start(words))
    rooms = services.read(profiles.everywhere, request.actor)
    leads = any(looks_after(member) for member, _ in rooms)
    return _said(words("direct-help"), *entries.everything(words, leads=leads), *founding(request, services))


def _said(sentence: str, *more: Part) -> Whisper:
    return Whisper(Card(sentence, (Paragraph(sentence), *more)))


ROUTES = (event("direct.message", message, before_pledge=True),)
