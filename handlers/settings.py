"""What those who look after a room decide about it, in several short forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.members import look_after
from handlers.routes import Request, press
from handlers.ui import Form, Open, Paragraph, Reply

if TYPE_CHECKING:
    from handlers.services import Services


def open_list(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    words = services.words(request.actor.language)
    return Open(Form("networks.settings", words("settings-title"), (Paragraph(request.network.name),)))


ROUTES = (press("networks.settings", open_list),)
