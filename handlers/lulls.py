"""What whoever leads a silent room is offered: one samtalsfråga."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import lulls, prompts
from domain.lulls import CARD
from domain.members import look_after
from domain.slots import local
from handlers.library import plans, wording
from handlers.pieces import line, said
from handlers.routes import Request, press
from handlers.ui import Button, Buttons, Card, Context, Heading, Paragraph, Quote, Reply, Style

if TYPE_CHECKING:
    from domain.networks import Network
    from domain.store import Store
    from handlers.services import Services


def take(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    today = local(request.now).date()
    [one] = plans([(request.subject, today)], request, services)
    made = services.run(lulls.take, request.network, one, services.holiday, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    title = words("prompts-title")
    return said(request, title, words("lulls-taken", when=words.moment(made.slot), title=title))


def decline(request: Request, services: Services) -> Reply:
    services.run(lulls.decline, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    return said(request, words("prompts-title"), words("lulls-declined"))


def card(id: str, services: Services) -> Card | None:
    network, _, key = id.partition(" ")
    found = services.read(_suggested, network, key)
    if found is None:
        return None
    room, had = found
    words, body = services.words(room.language), wording(key, room, services)
    if had:
        done = words("lulls-done", body=body)
        return line(done)
    title, why = words("lulls-title"), words("lulls-why", days=lulls.LONG.days)
    buttons = (
        Button(words("lulls-take"), "lulls.take", key, Style.PRIMARY),
        Button(words("not-now"), "lulls.decline", key),
    )
    return Card(
        f"{title} {why} {body}",
        (
            Heading(title),
            Paragraph(why),
            Quote(body),
            Buttons(buttons),
            Context(words("lulls-how", title=words("prompts-title"))),
        ),
    )


def _suggested(store: Store, network: str, key: str) -> tuple[Network, bool] | None:
    room = store.networks.get(network)
    return (room, prompts.is_had(store, network, key)) if room else None


ROUTES = (press("lulls.take", take), press("lulls.decline", decline))
CARDS = {CARD: card}
