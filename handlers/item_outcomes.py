"""What came of an item on the agenda: asked of those who were there, and told to the two who share a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import items
from domain.errors import NotFound
from domain.items import TO_MOST, VISIT_CARD, Item, Outcome
from domain.members import name_of
from handlers.catalog import key
from handlers.items import listed, named
from handlers.routes import Request, one_of, press, submit
from handlers.ui import Button, Buttons, Card, Choice, Date, Form, Lookup, Next, Option, Paragraph, Reply, Text

if TYPE_CHECKING:
    from domain.meetings import Meeting
    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field


def outcome_form(request: Request, services: Services) -> Reply:
    item = services.read(items.find, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    options = tuple(Option(one, words(f"items-outcome-{key(one)}")) for one in Outcome)
    choice = Choice("outcome", words("items-outcome"), options, item.outcome, open=True)
    shown = (Paragraph(named(item, words)), choice)
    return Next(Form("items.settle", words("items-title"), shown, submit=words("go-on"), hidden={"id": item.id}))


def settle(request: Request, services: Services) -> Reply:
    """What needs more than a word is asked for in a form of its own."""
    item = services.read(items.find, request.network.id, request.kept("id"), by=request.actor)
    outcome = one_of(Outcome, request.written("outcome"))
    words = services.words(request.actor.language)
    fields: tuple[Field, ...]
    match outcome:
        case Outcome.JOINT_VISIT:
            fields = _visit(item, services, words)
        case Outcome.REFERRED:
            fields = (Text("to", words("items-to"), item.to, words("items-to-hint"), most=TO_MOST),)
        case _:
            return _settled(item, request, services, outcome=outcome)
    hidden = {"id": item.id, "outcome": outcome.value}
    shown = (Paragraph(named(item, words)), *fields)
    return Next(Form("items.finish", words("items-title"), shown, submit=words("save"), hidden=hidden))


def _visit(item: Item, services: Services, words: Words) -> tuple[Field, ...]:
    before = [Option(id, services.read(name_of, id)) for id in item.responsible]
    first, second = (*before, None, None)[:2]
    return (
        Lookup("first", words("items-first"), "profiles.look_up", first),
        Lookup("second", words("items-second"), "profiles.look_up", second),
        Date("day", words("items-day"), item.day),
    )


def finish(request: Request, services: Services) -> Reply:
    item = services.read(items.find, request.network.id, request.kept("id"), by=request.actor)
    if request.kept("outcome") not in {Outcome.JOINT_VISIT, Outcome.REFERRED}:
        raise NotFound
    return _settled(item, request, services, outcome=Outcome(request.kept("outcome")))


def _settled(item: Item, request: Request, services: Services, *, outcome: Outcome) -> Reply:
    made = Item(
        item.id,
        item.meeting,
        item.number,
        item.body,
        item.author,
        outcome=outcome,
        responsible=tuple(filter(None, (request.written("first"), request.written("second")))),
        day=request.day("day"),
        to=request.written("to"),
    )
    services.run(items.settle, request.network.id, item.id, made, by=request.actor, now=request.now)
    return Next(listed(item.meeting, request, services))


def visit_card(id: str, services: Services) -> Card | None:
    """Without what the item is about: one of the two may not have been in its part."""
    found = services.read(_visited, id)
    if found is None:
        return None
    network, meeting, item, who = found
    words = services.words(network.language)
    day, title = words.day(item.day) if item.day else "", meeting.details.title
    said = words("items-visit", who=words.together(who), number=item.number, title=title, day=day)
    show = Button(words("meetings-show"), "meetings.show", meeting.id, opens=True)
    return Card(said, (Paragraph(said), Buttons((show,))))


def _visited(store: Store, id: str) -> tuple[Network, Meeting, Item, list[str]] | None:
    item = store.items.get(id)
    meeting = store.meetings.get(item.meeting) if item else None
    network = store.networks.get(meeting.network) if meeting else None
    if item is None or meeting is None or network is None or item.outcome is not Outcome.JOINT_VISIT:
        return None
    names = [name for name in (name_of(store, one) for one in item.responsible) if name]
    return (network, meeting, item, names) if names else None


ROUTES = (
    press("items.outcome", outcome_form),
    submit("items.settle", settle),
    submit("items.finish", finish, unlooked=("day",)),
)
CARDS = {VISIT_CARD: visit_card}
