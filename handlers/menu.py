"""`/rummet`: what a member can do with the room itself, and what those who look after it can."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain import networks
from domain.members import looks_after
from domain.networks import Channel, State
from domain.text import fold
from handlers import departures, directory, duties, extracts, invitations, profiles, prompts, settings, visibility
from handlers.by_hand import failed_parts
from handlers.networks import INVITE, OURS, another, founder, is_taken, knock
from handlers.retention import held_parts
from handlers.routes import Handler, Request, command, press
from handlers.ui import Button, Buttons, Divider, Form, Heading, Open, Paragraph, Reply

if TYPE_CHECKING:
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part


@dataclass(frozen=True, slots=True)
class Entry:
    """`typed`: what may be written after the command instead of pressing, without å, ä and ö. `leads`: for those who
    look after the room."""

    label: str
    route: str
    opens: Handler
    typed: tuple[str, ...]
    leads: bool = False


def entries() -> tuple[Entry, ...]:
    """In the order in which they stand."""
    return (
        Entry("menu-list", "profiles.list", directory.open_list, ("vilka", "vilka ar med", "who")),
        Entry("menu-profile", "profiles.open", profiles.open_seen, ("profil", "min profil", "profile")),
        Entry("menu-visibility", "visibility.open", visibility.open_form, ("vem kan se vad", "who sees what")),
        Entry("menu-extracts", "extracts.open", extracts.open_form, ("mina uppgifter", "my data")),
        Entry("menu-leave", "departures.open", departures.open_form, ("lamna", "lamna rummet", "leave")),
        Entry("menu-invite", "invitations.open", invitations.open_form, ("bjud in", "invite"), leads=True),
        Entry("menu-waiting", "duties.list", duties.list_all, ("vantar", "det som vantar", "waiting"), leads=True),
        Entry("menu-prompts", "prompts.open", prompts.page, ("samtalsfragor", "prompts"), leads=True),
        Entry("menu-settings", "networks.settings", settings.page, ("installningar", "settings"), leads=True),
    )


def rummet(request: Request, services: Services) -> Reply:
    typed = " ".join(fold(request.text).split())
    chosen = next((one for one in entries() if typed in one.typed), None)
    return chosen.opens(replace(request, text=""), services) if chosen else menu(request, services)


def menu(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    parts = [
        Heading(request.network.name),
        *_channel_parts(request, services, words),
        *held_parts(request.network.settings, words),
        *_buttons(request, words, leads=False),
        *_buttons(request, words, leads=True),
        *_founding(request, services, words),
    ]
    return Open(Form("networks.menu", words("menu-title"), tuple(parts)))


def _buttons(request: Request, words: Words, *, leads: bool) -> list[Part]:
    if leads and not looks_after(request.actor):
        return []
    shown = tuple(Button(words(one.label), one.route, opens=True) for one in entries() if one.leads is leads)
    head = [Heading(words("menu-leads"))] if leads else []
    return [*head, Buttons(shown)] if shown else []


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
    """Where the menu was asked for, unless a network meets there already."""
    place = request.place
    return services.channel(place) if place and not services.read(is_taken, place) else None


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
