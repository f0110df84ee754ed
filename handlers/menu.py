"""`/rummet`: what a member can do with the room itself, and what those who look after it can."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import networks
from domain.members import looks_after
from domain.networks import Channel, State
from domain.text import fold
from handlers.by_hand import failed_parts
from handlers.entries import ENTRIES, everything
from handlers.networks import INVITE, OURS, another, founder, knock
from handlers.retention import held_parts
from handlers.routes import Kind, Request, command, press
from handlers.ui import Button, Buttons, Divider, Form, Heading, Open, Paragraph, Reply

if TYPE_CHECKING:
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part


def rummet(request: Request, services: Services) -> Reply:
    """What is written after it opens what its button opens."""
    typed = " ".join(fold(request.text).split())
    chosen = next((one for one in ENTRIES if typed in one.typed), None)
    if chosen is None:
        return menu(request, services)
    return services.table.routes[Kind.PRESS, chosen.route].handler(replace(request, text=""), services)


def menu(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    parts = [
        Heading(request.network.name),
        *_channel_parts(request, services, words),
        *held_parts(request.network.settings, words),
        *everything(words, leads=looks_after(request.actor)),
        *_founding(request, services, words),
    ]
    return Open(Form("networks.menu", words("menu-title"), tuple(parts)))


def _channel_parts(request: Request, services: Services, words: Words) -> tuple[Part, ...]:
    """Of a room that has no channel yet."""
    match services.read(networks.state, request.network.id):
        case State.THERE:
            return ()
        case State.COMING:
            return (Paragraph(words("menu-making")),)
        case State.FAILED:
            here = _here(request, services) == OURS
            take = Button(words("networks-adopt-submit"), "networks.adopt", str(request.place))
            return (*failed_parts(request.network, words), *((Buttons((take,)),) if here else ()))


def _here(request: Request, services: Services) -> Channel | None:
    """Where the menu was asked for, unless a network or a small group meets there already."""
    place = request.place
    return services.platform.channel(place) if place and not services.read(networks.is_taken, place) else None


def _founding(request: Request, services: Services, words: Words) -> tuple[Part, ...]:
    """For those who may set up rooms."""
    there = services.read(networks.state, request.network.id) is State.THERE
    if not there or founder(request.identity, services) is None:
        return ()
    match _here(request, services):
        case Channel(private=True, reached=True):
            adopt = (Button(words("networks-adopt-submit"), "networks.this_one", str(request.place), opens=True),)
            return (Divider(), Paragraph(words("menu-here")), Buttons((*adopt, another(words))))
        case Channel(private=True):
            return (Divider(), Paragraph(words("networks-bring-bot", invite=INVITE)), Buttons((another(words),)))
        case _:
            return (Divider(), Buttons((another(words),)))


ROUTES = (command("rummet", rummet, visitor=knock), press("networks.menu", menu))
