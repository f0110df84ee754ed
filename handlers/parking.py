"""The parking list of a meeting: what came up and has to wait, who takes it on, and whether it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from domain import meetings, parking
from domain.errors import NotFound
from domain.ids import is_id, new_id
from domain.members import look_after, looks_after, name_of
from domain.parking import BODY_MOST
from handlers.pages import forward, row
from handlers.pieces import asked_first
from handlers.routes import Phase, Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Context,
    Divider,
    Form,
    Lookup,
    Next,
    Open,
    Option,
    Paragraph,
    Quote,
    Reply,
    Style,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.meetings import Meeting
    from domain.members import Member
    from domain.parking import Parked
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

BEFORE, AFTER = timedelta(hours=1), timedelta(days=1)
"""From how long before it begins until how long after it ends a meeting's page offers to park something."""
A_PAGE = 12


def park_button(meeting: str, words: Words) -> Button:
    return Button(words("parking-park"), "parking.open", meeting, opens=True)


def open_form(request: Request, services: Services) -> Reply:
    """`subject`: the meeting."""
    meeting = services.read(meetings.find, request.network.id, request.subject)
    words = services.words(request.actor.language)
    body = Text("body", words("parking-body"), hint=words("parking-body-hint"), long=True, most=BODY_MOST)
    hidden = {"id": new_id(services.chance), "meeting": meeting.id}
    return Open(Form("parking.park", words("parking-title"), (body,), submit=words("parking-park"), hidden=hidden))


def park(request: Request, services: Services) -> Reply:
    if not is_id(request.kept("id")):
        raise NotFound
    id, meeting = request.kept("id"), request.kept("meeting")
    services.run(parking.park, request.network.id, meeting, id=id, body=request.written("body"))
    return Next(_listed(meeting, "", request, services))


def show(request: Request, services: Services) -> Reply:
    """`subject`: the meeting, and the page."""
    meeting, _, page = request.subject.partition(" ")
    return Open(_listed(meeting, page, request, services))


def turn(request: Request, services: Services) -> Reply:
    meeting, _, page = request.subject.partition(" ")
    return Next(_listed(meeting, page, request, services))


def _listed(meeting: str, page: str, request: Request, services: Services) -> Form:
    words = services.words(request.actor.language)
    found, items = services.read(_read, request.network.id, meeting)
    shown = forward(items, page, A_PAGE)
    lines = (part for item, owner in shown.shown for part in _line(item, owner, request.actor, words))
    turns = row(
        *shown.back(words("parking-earlier"), "parking.turn", found.id),
        *shown.on(words("parking-later"), "parking.turn", found.id),
    )
    return Form(
        "parking.show",
        words("parking-title"),
        (
            Paragraph(words("parking-why" if items else "parking-none")),
            *lines,
            Divider(),
            *turns,
            Buttons((park_button(found.id, words),)),
        ),
    )


def _read(store: Store, network: str, id: str) -> tuple[Meeting, list[tuple[Parked, str]]]:
    """With the name of who has each, what is done last. Raises `NotFound`."""
    meeting = meetings.find(store, network, id)
    items = sorted(store.parking.of(meeting.id), key=lambda item: item.done)
    return meeting, [(item, name_of(store, item.owner) if item.owner else "") for item in items]


def _line(item: Parked, owner: str, reader: Member, words: Words) -> Iterator[Part]:
    yield from (Divider(), Quote(item.body))
    yield Context(_stands(item, owner, words))
    if buttons := tuple(_buttons(item, reader, words)):
        yield Buttons(buttons)


def _stands(item: Parked, owner: str, words: Words) -> str:
    if owner:
        return words("parking-owner-done" if item.done else "parking-owner", name=owner)
    return words("parking-done" if item.done else "parking-nobody")


def _buttons(item: Parked, reader: Member, words: Words) -> Iterator[Button]:
    leads, mine = looks_after(reader), item.owner == reader.id
    if not item.owner and not item.done:
        yield Button(words("parking-take"), "parking.take", item.id, Style.PRIMARY)
    if mine or leads:
        tick = ("parking-undo", "parking.undo") if item.done else ("parking-tick", "parking.tick")
        yield Button(words(tick[0]), tick[1], item.id)
    if mine and not item.done:
        yield Button(words("parking-let-go"), "parking.let_go", item.id)
    if leads:
        if not item.done:
            yield Button(words("parking-give"), "parking.give", item.id, opens=True)
        label = words("parking-remove")
        sure = asked_first(label, words("parking-remove-sure"), words)
        yield Button(label, "parking.remove", item.id, Style.DANGER, confirm=sure)


def take(request: Request, services: Services) -> Reply:
    return _again(services.run(parking.take, request.subject, by=request.actor), request, services)


def let_go(request: Request, services: Services) -> Reply:
    return _again(services.run(parking.give, request.subject, "", by=request.actor), request, services)


def tick(request: Request, services: Services) -> Reply:
    return _again(services.run(parking.tick, request.subject, done=True, by=request.actor), request, services)


def undo(request: Request, services: Services) -> Reply:
    return _again(services.run(parking.tick, request.subject, done=False, by=request.actor), request, services)


def remove(request: Request, services: Services) -> Reply:
    return _again(services.run(parking.remove, request.subject, by=request.actor), request, services)


def _again(item: Parked, request: Request, services: Services) -> Reply:
    return Next(_listed(item.meeting, "", request, services))


def give(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    item = services.read(parking.find, request.network.id, request.subject)
    words = services.words(request.actor.language)
    name = services.read(name_of, item.owner) if item.owner else ""
    now = Option(item.owner, name) if name else None
    whom = Lookup("whom", words("parking-whom"), "profiles.look_up", now, words("parking-whom-hint"))
    form = Form("parking.given", words("parking-title"), (Quote(item.body), whom), submit=words("save"))
    return Next(replace(form, hidden={"id": item.id}))


def given(request: Request, services: Services) -> Reply:
    item = services.run(parking.give, request.kept("id"), request.written("whom"), by=request.actor)
    return _again(item, request, services)


def section(meeting: Meeting, request: Request, services: Services) -> Iterable[Part]:
    """From just before the meeting on; once it is over, what stands on the list."""
    count = services.read(lambda store: len(store.parking.of(meeting.id)))
    details = meeting.details
    begun = not meeting.cancelled and details.begins - BEFORE <= request.now < details.ends + AFTER
    words = services.words(request.actor.language)
    listed = Button(words("parking-list", count=count), "parking.show", meeting.id, opens=True)
    buttons = (*((park_button(meeting.id, words),) if begun else ()), *((listed,) if count else ()))
    return (Buttons(buttons),) if buttons else ()


ROUTES = (
    press("parking.open", open_form),
    submit("parking.park", park),
    press("parking.show", show),
    press("parking.turn", turn),
    press("parking.take", take),
    press("parking.let_go", let_go),
    press("parking.tick", tick),
    press("parking.undo", undo),
    press("parking.give", give),
    submit("parking.given", given),
    press("parking.remove", remove),
)
SECTIONS = (section,)
LEADER_SECTIONS = ((Phase.DURING, section),)
