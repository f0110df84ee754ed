"""*Vilka är med*: the list one calls from; behind it, what those who look after the room do with members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import profiles
from domain.members import Role, look_after
from domain.themes import THEMES
from handlers.pieces import notice
from handlers.routes import Request, press, submit, suggest
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Confirm,
    Context,
    Divider,
    Form,
    Heading,
    Lookup,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Style,
    Suggestions,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.members import Member
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

A_PAGE = 20
OFFERED = 100


def open_list(request: Request, services: Services) -> Reply:
    return Open(_list(request, services, 0))


def find(request: Request, services: Services) -> Reply:
    return Next(_list(request, services, 0))


def turn(request: Request, services: Services) -> Reply:
    return Next(_list(request, services, int(request.subject) if request.subject.isdigit() else 0))


def _list(request: Request, services: Services, start: int) -> Form:
    words = services.words(request.actor.language)
    typed, theme = request.written("words"), request.written("theme")
    found = profiles.fitting(services.read(_in_the_room, request.network.id), typed, theme)
    themes = tuple(Option(key, words(f"theme-{key}")) for key in THEMES)
    manage = Button(words("profiles-manage"), "profiles.manage", opens=True)
    mine = Button(words("profiles-title"), "profiles.open", opens=True)
    more = (mine, *((manage,) if request.actor.role is not Role.MEMBER else ()))
    return Form(
        "profiles.find",
        words("profiles-list"),
        (
            Text("words", words("profiles-list-words"), typed, required=False, most=100),
            Choice("theme", words("profiles-list-theme"), themes, theme or None, required=False),
            *_page(found, start, words),
            Divider(),
            Buttons(more),
        ),
        submit=words("profiles-list-go"),
    )


def _in_the_room(store: Store, network: str) -> list[Member]:
    return profiles.in_the_room(store, network)


def _page(found: Sequence[Member], start: int, words: Words) -> tuple[Part, ...]:
    if not found:
        return (Paragraph(words("profiles-list-nobody")),)
    shown = found[start : start + A_PAGE]
    if len(shown) == len(found):
        count = words("profiles-list-all", count=len(found))
    else:
        count = words("profiles-list-count", first=start + 1, last=start + len(shown), count=len(found))
    turns = (
        *((Button(words("profiles-list-back"), "profiles.turn", str(max(start - A_PAGE, 0))),) if start else ()),
        *(
            (Button(words("profiles-list-on"), "profiles.turn", str(start + A_PAGE)),)
            if start + A_PAGE < len(found)
            else ()
        ),
    )
    people = (part for member in shown for part in _member(member, words))
    return (Context(count), *people, *((Buttons(turns),) if turns else ()))


def _member(member: Member, words: Words) -> tuple[Part, ...]:
    role = "" if member.role is Role.MEMBER else words(f"profiles-role-{member.role}")
    lines = _lines(member, words)
    return (Heading(", ".join(filter(None, (member.name, role)))), *((Paragraph("\n".join(lines)),) if lines else ()))


def _lines(member: Member, words: Words) -> list[str]:
    attributes, profile = member.attributes, member.profile
    field = words(f"field-{profile.field}") if profile.field else ""
    field = "" if field in attributes.title else field
    provider = words(f"provider-{attributes.provider}") if attributes.provider else ""
    since = words("profiles-since", year=str(profile.since)) if profile.since else ""
    themes = ", ".join(words(f"theme-{theme}") for theme in profile.talks_about)
    lines = (
        " · ".join(filter(None, (attributes.title, attributes.municipality, provider))),
        " · ".join(filter(None, (field, since))),
        words("profiles-talks-about", themes=themes) if themes else "",
        words("profiles-phone", phone=profile.phone) if profile.phone else "",
    )
    return [line for line in lines if line]


def manage(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    words = services.words(request.actor.language)
    whom = Lookup("member", words("profiles-manage-whom"), "profiles.look_up", hint=words("profiles-manage-hint"))
    return Open(Form("profiles.managed", words("profiles-manage"), (whom,), submit=words("go-on")))


def offer(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    found = profiles.fitting(services.read(_in_the_room, request.network.id), request.subject, "")
    return Suggestions(
        tuple(
            Option(one.id, one.name, ", ".join(_lines(one, services.words(request.actor.language))[:1]))
            for one in found[:OFFERED]
        )
    )


def managed(request: Request, services: Services) -> Reply:
    return Next(_manage(request, services, request.written("member")))


def appoint(request: Request, services: Services) -> Reply:
    member = services.run(profiles.appoint, request.network.id, request.subject, by=request.actor, now=request.now)
    return _done(request, services, "profiles-appointed", member)


def relieve(request: Request, services: Services) -> Reply:
    member = services.run(profiles.relieve, request.network.id, request.subject, by=request.actor, now=request.now)
    return _done(request, services, "profiles-relieved", member)


def _done(request: Request, services: Services, sentence: str, member: Member) -> Reply:
    words = services.words(request.actor.language)
    return Next(notice(words("profiles-manage"), words(sentence, name=member.name)))


def _manage(request: Request, services: Services, id: str) -> Form:
    words = services.words(request.actor.language)
    member = services.read(profiles.look_up, request.network.id, id, by=request.actor)
    change = "relieve" if member.role is Role.FACILITATOR else "appoint"
    buttons = (
        _sure(f"profiles.{change}", change, member, words, Style.PLAIN),
        _sure("departures.remove", "remove", member, words, Style.DANGER),
    )
    return Form("notice", words("profiles-manage"), (*_member(member, words), *(Buttons((one,)) for one in buttons)))


def _sure(route: str, what: str, member: Member, words: Words, style: Style) -> Button:
    label = words(f"profiles-{what}")
    confirm = Confirm(label, words(f"profiles-{what}-sure", name=member.name), label, words("profiles-cancel"))
    return Button(label, route, member.id, style, confirm=confirm)


def card(id: str, services: Services) -> Card | None:
    """For somebody who has become facilitator, or is no longer."""
    member = services.read(lambda store: store.members.get(id))
    if member is None:
        return None
    words = services.words(member.language)
    network = services.read(lambda store: store.networks.get(member.network))
    if network is None:
        return None
    said = words(f"profiles-now-{member.role}", room=network.name)
    return Card(said, (Paragraph(said),))


ROUTES = (
    press("profiles.list", open_list),
    submit("profiles.find", find, unlooked=("words",)),
    press("profiles.turn", turn),
    press("profiles.manage", manage),
    suggest("profiles.look_up", offer),
    submit("profiles.managed", managed),
    press("profiles.appoint", appoint),
    press("profiles.relieve", relieve),
)
CARDS = {profiles.CARD: card}
