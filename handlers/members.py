"""Being a member: the samtalslöfte, and following who comes and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.members import PLEDGE_VERSION, accept_pledge
from handlers.routes import Request, submit
from handlers.ui import Form, Next, Paragraph, Quote, Reply

if TYPE_CHECKING:
    from handlers.catalog import Words
    from handlers.services import Services

PLEDGE = "members.pledge"


def pledge_form(words: Words) -> Form:
    return Form(
        PLEDGE,
        words("members-pledge-title"),
        (Paragraph(words("members-pledge-why")), Quote(words("members-pledge"))),
        submit=words("members-pledge-accept"),
        hidden={"version": str(PLEDGE_VERSION)},
    )


def accept(request: Request, services: Services) -> Reply:
    services.run(accept_pledge, request.actor.id, int(request.kept("version") or PLEDGE_VERSION))
    words = services.words(request.actor.language)
    return Next(Form("notice", words("members-pledge-title"), (Paragraph(words("members-pledge-thanks")),)))


ROUTES = (submit(PLEDGE, accept),)
