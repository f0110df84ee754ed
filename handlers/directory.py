"""*Vilka är med*: the list one calls from; behind it, what those who look after the room do with members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import departures, profiles
from domain.members import Role, lead, name_of
from handlers import themes
from handlers.pages import forward, row
from handlers.pieces import asked_first, notice, plain
from handlers.routes import Request, press, submit, suggest
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
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
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

A_PAGE = 20
OFFERED = 100


def open_list(request: Request, services: Services) -> Reply:
    return Open(_list(request, services, ""))


def find(request: Request, services: Services) -> Reply:
    return Next(_list(request, services, ""))


def turn(request: Request, services: Services) -> Reply:
    return Next(_list(request, services, request.subject))


def _list(request: Request, services: Services, page: str) -> Form:
    words = services.words(request.actor.language)
    typed, theme = request.written("words"), request.written("theme")
    found = profiles.fitting(services.read(profiles.in_the_room, request.network.id), typed, theme)
    manage = Button(words("profiles-manage"), "profiles.manage", opens=True)
    mine = Button(words("profiles-title"), "profiles.open", opens=True)
    more = (mine, *((manage,) if request.actor.role is Role.FACILITATOR else ()))
    return Form(
        "profiles.find",
        words("profiles-list"),
        (
            Text("words", words("profiles-list-words"), typed, required=False, most=100),
            Choice("theme", words("profiles-list-theme"), themes.options(words), theme or None, required=False),
            *_page(found, page, words),
            Divider(),
            Buttons(more),
        ),
        submit=words("profiles-list-go"),
    )


def _page(found: Sequence[Member], typed: str, words: Words) -> tuple[Part, ...]:
    if not found:
        return (Paragraph(words("profiles-list-nobody")),)
    page = forward(found, typed, A_PAGE)
    if len(page.shown) == len(found):
        count = words("profiles-list-all", count=len(found))
    else:
        last = page.start + len(page.shown)
        count = words("profiles-list-count", first=page.start + 1, last=last, count=len(found))
    back = page.back(words("profiles-list-back"), "profiles.turn")
    people = (part for member in page.shown for part in _member(member, words))
    return (Context(count), *people, *row(*back, *page.on(words("profiles-list-on"), "profiles.turn")))


def _member(member: Member, words: Words) -> tuple[Part, ...]:
    role = "" if member.role is Role.MEMBER else words(f"profiles-role-{member.role}")
    lines = _lines(member, words)
    return (Heading(", ".join(filter(None, (member.name, role)))), *((Paragraph("\n".join(lines)),) if lines else ()))


def _lines(member: Member, words: Words) -> list[str]:
    profile = member.profile
    field = words(f"field-{profile.field}") if profile.field else ""
    since = words("profiles-since", year=str(profile.since)) if profile.since else ""
    talks_about = themes.listed(profile.talks_about, words)
    lines = (
        _post(member, words),
        " · ".join(filter(None, ("" if field in member.attributes.title else field, since))),
        words("profiles-talks-about", themes=talks_about) if talks_about else "",
        words("profiles-phone", phone=profile.phone) if profile.phone else "",
    )
    return [line for line in lines if line]


def _post(member: Member, words: Words) -> str:
    attributes = member.attributes
    provider = words(f"provider-{attributes.provider}") if attributes.provider else ""
    return " · ".join(filter(None, (attributes.title, attributes.municipality, provider)))


def manage(request: Request, services: Services) -> Reply:
    lead(request.actor)
    words = services.words(request.actor.language)
    whom = Lookup("whom", words("profiles-manage-whom"), "profiles.look_up", hint=words("profiles-manage-hint"))
    return Open(Form("profiles.managed", words("profiles-manage"), (whom,), submit=words("go-on")))


def look_up(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    found = profiles.fitting(services.read(profiles.in_the_room, request.network.id), request.subject, "")
    return Suggestions(tuple(Option(one.id, one.name, _post(one, words)) for one in found[:OFFERED]))


def managed(request: Request, services: Services) -> Reply:
    words, id = services.words(request.actor.language), request.written("whom")
    member = services.read(profiles.look_up, request.network.id, id, by=request.actor)
    change = "relieve" if member.role is Role.FACILITATOR else "appoint"
    acts = [_sure(f"profiles.{change}", change, member, words, Style.PLAIN)]
    if member.id != request.actor.id:
        acts.append(_sure("departures.remove", "remove", member, words, Style.DANGER))
    return Next(notice(words("profiles-manage"), more=(*_member(member, words), *(Buttons((act,)) for act in acts))))


def _sure(route: str, what: str, member: Member, words: Words, style: Style) -> Button:
    label = words(f"profiles-{what}")
    confirm = asked_first(label, words(f"profiles-{what}-sure", name=member.name), words, no="cancel")
    return Button(label, route, member.id, style, confirm=confirm)


def appoint(request: Request, services: Services) -> Reply:
    services.run(departures.succeed, request.subject, by=request.actor, now=request.now)
    return _done(request, services, "profiles-appointed")


def relieve(request: Request, services: Services) -> Reply:
    services.run(profiles.relieve, request.network.id, request.subject, by=request.actor, now=request.now)
    return _done(request, services, "profiles-relieved")


def _done(request: Request, services: Services, sentence: str) -> Reply:
    words = services.words(request.actor.language)
    name = services.read(name_of, request.subject)
    return Next(notice(words("profiles-manage"), words(sentence, name=name)))


def relieved_card(network: str, services: Services) -> Card | None:
    room = services.network(network)
    if room is None:
        return None
    said = services.words(room.language)("profiles-no-longer", network=room.name)
    return plain(said)


ROUTES = (
    press("profiles.list", open_list),
    submit("profiles.find", find, unlooked=("words",)),
    press("profiles.turn", turn),
    press("profiles.manage", manage),
    suggest("profiles.look_up", look_up),
    submit("profiles.managed", managed),
    press("profiles.appoint", appoint),
    press("profiles.relieve", relieve),
)
CARDS = {profiles.RELIEVED_CARD: relieved_card}
