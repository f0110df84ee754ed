"""Inviting to the room: the facilitator's own words, and a page to mail or print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import invitations
from domain.invitations import CARD
from domain.members import look_after
from handlers.invitation_page import page, steps
from handlers.pieces import notice
from handlers.routes import Request, press, submit
from handlers.ui import Card, Context, Facts, Form, Next, Open, Paragraph, Quote, Reply, Text

if TYPE_CHECKING:
    from domain.networks import Network
    from handlers.catalog import Words
    from handlers.services import Services

LETTER_MOST = 2000


def open_form(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    words, settings = services.words(request.actor.language), request.network.settings
    letter = settings.letter or words("invitations-letter", network=request.network.name)
    return Open(
        Form(
            "invitations.write",
            words("invitations-form-title"),
            (
                Paragraph(words("invitations-why")),
                Text("letter", words("invitations-letter-label"), letter, long=True, most=LETTER_MOST),
                Text(
                    "link",
                    words("invitations-link"),
                    settings.link,
                    hint=words("invitations-link-hint"),
                    required=False,
                    most=500,
                ),
                Text(
                    "phone",
                    words("invitations-phone"),
                    settings.phone,
                    hint=words("invitations-phone-hint"),
                    required=False,
                    most=40,
                ),
                Context(words("invitations-code", code=settings.code)),
            ),
            submit=words("invitations-make"),
        )
    )


def write(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    services.run(
        invitations.write,
        request.network.id,
        by=request.actor,
        letter=request.written("letter"),
        link=request.written("link"),
        phone=request.written("phone"),
    )
    words = services.words(request.actor.language)
    return Next(notice(words("invitations-form-title"), words("invitations-made")))


def card(id: str, services: Services) -> Card | None:
    """The page, and its words to paste into a mail."""
    network = services.network(id)
    if network is None or not network.settings.letter:
        return None
    words, settings = services.words(network.language), network.settings
    link = settings.link or services.platform.entrance()
    said = words("invitations-here")
    return Card(
        said,
        (
            Paragraph(said),
            Quote(_mail(network, link, words)),
            Facts(((words("invitations-code-label"), settings.code),)),
            Context(words("invitations-code-change")),
        ),
        file=page(network, settings.letter, link, words),
    )


def _mail(network: Network, link: str, words: Words) -> str:
    settings = network.settings
    numbered = "\n".join(f"{number}. {step}" for number, step in enumerate(steps(network, words), 1))
    call = words("invitations-call", phone=settings.phone) if settings.phone else ""
    return "\n\n".join(filter(None, (settings.letter, f"{words('invitations-mail-link')} {link}", numbered, call)))


ROUTES = (
    press("invitations.open", open_form),
    submit("invitations.write", write, unlooked=("link", "phone")),
)
CARDS = {CARD: card}
