"""Being a member: the samtalslöfte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.members import PLEDGE_VERSION
from handlers.pieces import notice
from handlers.routes import Request, submit
from handlers.ui import Form, Next, Paragraph, Quote, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handlers.catalog import Words
    from handlers.services import Services

PLEDGE = "members.pledge"
"""Sent, it goes on with what the person was about to do."""
VERSION = "version"


def version_in(hidden: Mapping[str, str] | None) -> int:
    """The one that was shown in the form that carried this; 0 when it carried none."""
    version = (hidden or {}).get(VERSION, "")
    return int(version) if version.isdecimal() else 0


def pledge_form(words: Words) -> Form:
    return Form(
        PLEDGE,
        words("members-pledge-title"),
        (Paragraph(words("members-pledge-why")), Quote(words("members-pledge"))),
        submit=words("members-pledge-accept"),
        hidden={VERSION: str(PLEDGE_VERSION)},
    )


def thank(request: Request, services: Services) -> Reply:
    """There was nothing to go on with."""
    words = services.words(request.actor.language)
    return Next(notice(words("members-pledge-title"), words("members-pledge-thanks")))


ROUTES = (submit(PLEDGE, thank),)
