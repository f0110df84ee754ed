"""What those who look after a room decide about it: a page of what holds now, and a short form for each part of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from domain import phones, settings
from domain.errors import Empty
from domain.members import Role, look_after
from domain.municipalities import LINE_MOST, as_lines, read
from domain.settings import DEPUTY_CARD
from handlers.pieces import asked_first
from handlers.routes import Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choices,
    Context,
    Date,
    Divider,
    Facts,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Text,
)

if TYPE_CHECKING:
    from domain.members import Member
    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field, Part

BACK = "back"
NAME_MOST = 80
LINK_MOST = 500
BREAKS_MOST = 80


def page(request: Request, services: Services) -> Reply:
    """Laid over the menu, or in place of one of its own forms."""
    look_after(request.actor)
    shown = _page(request, services)
    return Next(shown) if request.subject == BACK else Open(shown)


def _page(request: Request, services: Services, said: str = "") -> Form:
    """As it is now; `said` of what was just done."""
    words = services.words(request.actor.language)
    network, deputies = services.read(_now, request.network)
    parts = (
        *((Paragraph(words(said)), Divider()) if said else ()),
        *_name_parts(network, words),
        *_deputy_parts(deputies, words),
        *_municipality_parts(network, words),
        *_link_parts(network, words),
        *_closed_parts(network, words),
        *_retention_parts(network, words),
    )
    return Form("settings.page", words("settings-title"), parts)


def _now(store: Store, network: Network) -> tuple[Network, list[Member]]:
    """The network as it is now, and its deputies."""
    now = store.networks.get(network.id) or network
    return now, [one for one in store.members.of(network.id) if one.role is Role.DEPUTY]


def _name_parts(network: Network, words: Words) -> tuple[Part, ...]:
    code = network.settings.code or words("settings-no-code")
    facts = Facts(((words("settings-name"), network.name), (words("settings-code"), code)))
    return facts, _change("settings.name", words("settings-name-change"))


def _deputy_parts(deputies: list[Member], words: Words) -> tuple[Part, ...]:
    names = ", ".join(one.name for one in deputies) or words("settings-no-deputy")
    button = _change("settings.deputies", words("settings-deputies-change"))
    return Facts(((words("settings-deputies"), names),)), button


def _municipality_parts(network: Network, words: Words) -> tuple[Part, ...]:
    names = ", ".join(name for name, _ in network.settings.municipalities) or words("settings-no-municipalities")
    button = _change("settings.municipalities", words("settings-municipalities-change"))
    return Facts(((words("settings-municipalities"), names),)), button


def _link_parts(network: Network, words: Words) -> tuple[Part, ...]:
    kept = network.settings
    told = (("phone", kept.phone), ("lex-sarah", kept.lex_sarah), ("whistleblowing", kept.whistleblowing))
    facts = Facts(tuple((words(f"settings-{key}"), value or words("settings-missing")) for key, value in told))
    return facts, _change("settings.links", words("settings-links-change"))


def _closed_parts(network: Network, words: Words) -> tuple[Part, ...]:
    days = network.settings.closed
    held = words("settings-closed-days", first=words.day(days[0]), last=words.day(days[1])) if days else ""
    weeks = ", ".join(map(str, network.settings.breaks))
    told = ((words("settings-closed"), held), (words("settings-breaks"), weeks))
    facts = Facts(tuple((label, value or words("settings-not-closed")) for label, value in told))
    return facts, _change("settings.closed", words("settings-closed-change"))


def _retention_parts(network: Network, words: Words) -> tuple[Part, ...]:
    state = "settings-retention-held" if network.settings.held_since else "settings-retention-goes"
    facts = Facts(((words("settings-retention"), words(state)),))
    return facts, _change("retention.open", words("settings-retention-change"))


def _change(route: str, label: str) -> Buttons:
    return Buttons((Button(label, route, opens=True),))


def _form(name: str, words: Words, *fields: Field | Part) -> Form:
    return Form(name, words("settings-title"), (*fields, Divider(), back(words)), submit=words("save"))


def back(words: Words) -> Buttons:
    return Buttons((Button(words("settings-back"), "networks.settings", BACK),))


def name(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    return Next(_name_form(request.network, services.words(request.actor.language), request.network.name))


def _name_form(network: Network, words: Words, written: str) -> Form:
    label = words("settings-code-new")
    sure = asked_first(label, words("settings-code-sure"), words)
    code = network.settings.code or words("settings-no-code")
    return _form(
        "settings.rename",
        words,
        Text("name", words("settings-name"), written, most=NAME_MOST),
        Facts(((words("settings-code"), code),)),
        Context(words("settings-code-for")),
        Buttons((Button(label, "settings.new_code", confirm=sure if network.settings.code else None),)),
    )


def rename(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    if not request.written("name"):
        raise Empty(field="name")
    services.run(settings.rename, request.network.id, request.written("name"), by=request.actor)
    return Next(_page(request, services, "settings-saved"))


def new_code(request: Request, services: Services) -> Reply:
    """The form goes on with what is written in it."""
    network = services.run(settings.renew_code, request.network.id, by=request.actor, chance=services.chance)
    return Next(_name_form(network, services.words(request.actor.language), request.written("name") or network.name))


def municipalities(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    words = services.words(request.actor.language)
    written = as_lines(request.network.settings.municipalities)
    label, hint = words("settings-municipalities"), words("settings-municipalities-hint")
    text = Text("municipalities", label, written, hint, required=False, long=True)
    return Next(_form("settings.list", words, Paragraph(words("settings-municipalities-why")), text))


def list_municipalities(request: Request, services: Services) -> Reply:
    those = read(request.written("municipalities"))
    services.run(
        settings.decide, request.network.id, lambda kept: replace(kept, municipalities=those), by=request.actor
    )
    return Next(_page(request, services, "settings-saved"))


def links(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    words, kept = services.words(request.actor.language), request.network.settings
    phone, sarah, whistle = (words(f"settings-{key}") for key in ("phone", "lex-sarah", "whistleblowing"))
    hint = words("settings-link-hint")
    return Next(
        _form(
            "settings.link",
            words,
            Text("phone", phone, kept.phone, words("settings-phone-hint"), required=False, most=LINE_MOST),
            Text("lex_sarah", sarah, kept.lex_sarah, hint, required=False, most=LINK_MOST),
            Text("whistleblowing", whistle, kept.whistleblowing, hint, required=False, most=LINK_MOST),
        )
    )


def set_links(request: Request, services: Services) -> Reply:
    phone = phones.readable(request.written("phone"))
    sarah, whistle = (settings.link(request.written(one), field=one) for one in ("lex_sarah", "whistleblowing"))
    services.run(
        settings.decide,
        request.network.id,
        lambda kept: replace(kept, phone=phone, lex_sarah=sarah, whistleblowing=whistle),
        by=request.actor,
    )
    return Next(_page(request, services, "settings-saved"))


def deputies(request: Request, services: Services) -> Reply:
    """In place of the page or menu that it was pressed in, or on its own."""
    look_after(request.actor)
    form = _deputies(request, services)
    return Next(form) if request.in_form else Open(form)


def _deputies(request: Request, services: Services) -> Form:
    words = services.words(request.actor.language)
    those = services.read(settings.may_stand_in, request.network.id)
    why = Paragraph(words("settings-deputies-why"))
    if not those:
        nobody = Paragraph(words("settings-nobody"))
        return Form("settings.deputies", words("settings-title"), (why, nobody, back(words)))
    options = tuple(Option(one.id, one.name) for one in those)
    chosen = tuple(one.id for one in those if one.role is Role.DEPUTY)
    choice = Choices("deputies", words("settings-deputies"), options, chosen, words("settings-deputies-hint"))
    return _form("settings.deputize", words, why, choice)


def choose_deputies(request: Request, services: Services) -> Reply:
    chosen = request.chosen("deputies")
    services.run(settings.choose_deputies, request.network.id, chosen, by=request.actor, now=request.now)
    return Next(_page(request, services, "settings-saved"))


def closed(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    words = services.words(request.actor.language)
    first, last = request.network.settings.closed or (None, None)
    return Next(
        _form(
            "settings.close",
            words,
            Paragraph(words("settings-closed-why")),
            Date("first", words("settings-first"), first, required=False),
            Date("last", words("settings-last"), last, required=False),
            Context(words("settings-closed-hint")),
            Text(
                "breaks",
                words("settings-breaks"),
                ", ".join(map(str, request.network.settings.breaks)),
                words("settings-breaks-hint"),
                required=False,
                most=BREAKS_MOST,
            ),
        )
    )


def close(request: Request, services: Services) -> Reply:
    days = settings.closed(request.day("first"), request.day("last"))
    decided = partial(replace, closed=days, breaks=settings.breaks(request.written("breaks")))
    services.run(settings.decide, request.network.id, decided, by=request.actor)
    return Next(_page(request, services, "settings-saved"))


def deputy_card(id: str, services: Services) -> Card | None:
    """Taken away from whoever is deputy no more."""
    found = services.read(_deputy, id)
    if found is None:
        return None
    member, network = found
    words = services.words(member.language)
    title = words("settings-deputy", network=network)
    does = words("settings-deputy-does")
    return Card(f"{title} {does}", (Heading(title), Paragraph(does), Context(words("settings-deputy-no"))))


def _deputy(store: Store, id: str) -> tuple[Member, str] | None:
    member = store.members.get(id)
    network = store.networks.get(member.network) if member else None
    return (member, network.name) if member and network and member.role is Role.DEPUTY else None


ROUTES = (
    press("networks.settings", page),
    press("settings.name", name),
    submit("settings.rename", rename),
    press("settings.new_code", new_code),
    press("settings.municipalities", municipalities),
    submit("settings.list", list_municipalities),
    press("settings.links", links),
    submit("settings.link", set_links, unlooked=("phone", "lex_sarah", "whistleblowing")),
    press("settings.deputies", deputies),
    submit("settings.deputize", choose_deputies),
    press("settings.closed", closed),
    submit("settings.close", close, unlooked=("first", "last")),
)
CARDS = {DEPUTY_CARD: deputy_card}
