"""A member's own page: what waits for them, and a button for each thing they can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.routes import Request, event
from handlers.ui import Button, Buttons, Card, Context, Divider, Heading, Home, Paragraph, Reply, Style

if TYPE_CHECKING:
    from domain.solutions import Solution
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services

SHOWN = 10


def home(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    drafts = services.read(_drafts, request.actor.id)
    return Home(_card(request, drafts, words))


def _drafts(store: Store, member: str) -> list[Solution]:
    return store.solutions.drafts_of(member)


def _card(request: Request, drafts: list[Solution], words: Words) -> Card:
    return Card(
        words("home-title", network=request.network.name),
        (
            Heading(words("home-title", network=request.network.name)),
            Paragraph(words(f"home-hello-{request.actor.role}", name=request.actor.name)),
            Buttons(start_buttons(words)),
            *_draft_parts(drafts, words),
            Divider(),
            Context(words("promise")),
            Context(words("home-reads")),
        ),
    )


def start_buttons(words: Words) -> tuple[Button, ...]:
    """Everything a member can begin, without knowing any command."""
    return (
        Button(words("home-ask"), "questions.door", "", Style.PRIMARY, opens=True),
        Button(words("home-search"), "search.open", opens=True),
        Button(words("home-new"), "solutions.new", opens=True),
        Button(words("home-return"), "codewords.open", opens=True),
    )


def _draft_parts(drafts: list[Solution], words: Words) -> list[Heading | Paragraph | Buttons | Divider]:
    if not drafts:
        return []
    parts: list[Heading | Paragraph | Buttons | Divider] = [Divider(), Heading(words("home-drafts"))]
    for draft in drafts[:SHOWN]:
        button = Button(words("home-draft-open"), "solutions.consent", draft.id, opens=True)
        parts += [Paragraph(draft.text.title), Buttons((button,))]
    return parts


ROUTES = (event("home.opened", home),)
