"""Making a room, which room is meant by somebody who belongs to several, and what the room says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import networks
from domain.errors import Empty, Stranger
from domain.ids import new_id
from domain.members import Account, Newcomer, Role
from domain.networks import FAILED_CARD, WELCOME_CARD, Network, Place
from handlers.catalog import DEFAULT_LANGUAGE
from handlers.pieces import notice, whisper
from handlers.routes import NETWORK, Incoming, Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Context,
    Errors,
    Facts,
    Form,
    Heading,
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
    from collections.abc import Sequence

    from domain.members import Identity, Person
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services

CHOOSE = "networks.choose"
"""Sent, it goes on with what the person was about to do, in the network chosen."""
INVITE = "/invite @rummet"
PLACE = "place"
NAME_MOST = 80


def choose_form(networks: Sequence[Network], words: Words) -> Form:
    options = tuple(Option(network.id, network.name) for network in networks)
    choice = Choice("network", words("networks-label"), options, open=True)
    return Form(CHOOSE, words("networks-title"), (choice,), submit=words("go-on"))


def founder(identity: Identity | None, services: Services) -> Person | None:
    """Somebody who may set up rooms here: who manages the workspace, or whom the installation's settings name."""
    person = services.who(identity) if identity else None
    if person is None or person.account is not Account.FULL:
        return None
    return person if person.manages or person.identity.user in services.owners else None


def knock(incoming: Incoming, services: Services) -> Reply:
    """`/rummet` by somebody who is not let in anywhere, or not in the room where it was typed."""
    if founder(incoming.identity, services) is None or (incoming.place and services.read(_meets, incoming.place)):
        raise Stranger
    words = services.words(DEFAULT_LANGUAGE)
    channel = services.channel(incoming.place) if incoming.place else None
    match channel:
        case None:
            return Open(_form(words, services))
        case networks.Channel(private=True, reached=True):
            return Open(_form(words, services, incoming.place))
        case networks.Channel(private=True):
            how = (words("networks-bring-bot", invite=INVITE), words("networks-then-again"))
        case _:
            how = (words("networks-open-channel"), words("networks-then-private", invite=INVITE))
    return Open(notice(words("networks-new-title"), *how, more=(Buttons((another(words),)),)))


def another(words: Words) -> Button:
    return Button(words("networks-new"), "networks.new", opens=True)


def new(asked: Request | Incoming, services: Services) -> Reply:
    """The form of a room whose channel will be made."""
    if founder(_identity(asked, services), services) is None:
        raise Stranger
    return Open(_form(services.words(_language(asked)), services))


def this_one(asked: Request | Incoming, services: Services) -> Reply:
    """The form that makes the pressed button's channel a room."""
    if founder(_identity(asked, services), services) is None:
        raise Stranger
    return Open(_form(services.words(_language(asked)), services, Place.read(asked.subject)))


def _form(words: Words, services: Services, place: Place | None = None) -> Form:
    what = "networks-this-one" if place else "networks-makes"
    return Form(
        "networks.set_up",
        words("networks-new-title"),
        (
            Paragraph(words(what)),
            Text("name", words("networks-name"), hint=words("networks-name-hint"), most=NAME_MOST),
            Context(words("networks-becomes-facilitator")),
        ),
        submit=words("networks-adopt-submit" if place else "networks-new-submit"),
        hidden={"id": new_id(services.chance), **({PLACE: str(place)} if place else {})},
    )


def set_up(asked: Request | Incoming, services: Services) -> Reply:
    person = founder(_identity(asked, services), services)
    hidden = asked.hidden or {}
    if person is None or "id" not in hidden:
        raise Stranger
    words = services.words(_language(asked))
    place = Place.read(hidden[PLACE]) if PLACE in hidden else None
    if place and services.channel(place) != networks.Channel(private=True, reached=True):
        return Errors({"name": words("networks-bring-bot", invite=INVITE)})
    if not (name := asked.written("name")):
        raise Empty(field="name")
    chance = services.chance
    founded = Network(hidden["id"], name, services.language, chance.randbytes(16))
    newcomer = Newcomer(new_id(chance), person.identity, person.name, Role.FACILITATOR)
    network = services.run(networks.set_up, founded, newcomer, place, chance=chance)
    return Next(_made(network, words, adopted=place is not None))


def _made(network: Network, words: Words, *, adopted: bool) -> Form:
    what = ("networks-adopted", "networks-adopted-others") if adopted else ("networks-made", "networks-made-wait")
    title = words("networks-new-title")
    code = (Facts(((words("networks-code"), network.settings.code),)), Context(words("networks-code-for")))
    form = notice(title, *(words(one, network=network.name) for one in what), words("networks-next"), more=code)
    return Form(form.name, form.title, form.fields, hidden={NETWORK: network.id})


def _identity(asked: Request | Incoming, services: Services) -> Identity | None:
    if isinstance(asked, Incoming):
        return asked.identity
    return services.read(_known_as, asked.actor.id)


def _language(asked: Request | Incoming) -> str:
    return asked.actor.language if isinstance(asked, Request) else DEFAULT_LANGUAGE


def _known_as(store: Store, member: str) -> Identity | None:
    return store.members.identity(member)


def _meets(store: Store, place: Place) -> bool:
    return store.networks.at(place) is not None


def welcome_card(id: str, services: Services) -> Card | None:
    found = services.read(_network, id)
    if found is None:
        return None
    network, _ = found
    words = services.words(network.language)
    title = words("networks-welcome", network=network.name)
    pledge = words("members-pledge")
    begin = (
        Button(words("home-ask"), "questions.door", style=Style.PRIMARY, opens=True),
        Button(words("home-search"), "search.open", opens=True),
        Button(words("networks-menu"), "networks.menu", opens=True),
    )
    return Card(
        " ".join((title, words("networks-welcome-what"), words("networks-welcome-pledge"), pledge)),
        (
            Heading(title),
            Paragraph(words("networks-welcome-what")),
            Paragraph(words("networks-welcome-pledge")),
            Quote(pledge),
            Buttons(begin),
            Context(words("home-reads")),
        ),
    )


def failed_card(id: str, services: Services) -> Card | None:
    """What to do while the channel is missing; then that it is not any more."""
    found = services.read(_network, id)
    if found is None:
        return None
    network, failed = found
    words = services.words(network.language)
    if not failed:
        again = words("networks-trying", network=network.name)
        return Card(again, (Paragraph(again),))
    parts = failed_parts(network, words)
    said = [part.text for part in parts if isinstance(part, Paragraph)]
    title = words("networks-failed-title")
    return Card(" ".join(said), (Heading(title), *parts))


def failed_parts(network: Network, words: Words) -> tuple[Paragraph | Buttons, ...]:
    return (
        Paragraph(words("networks-failed", network=network.name)),
        Paragraph(words("networks-failed-why")),
        Paragraph(words("networks-failed-do", invite=INVITE)),
        Buttons((Button(words("networks-again"), "networks.make_again", network.id, Style.PRIMARY),)),
    )


def make_again(request: Request, services: Services) -> Reply:
    services.run(networks.make_again, request.network.id, by=request.actor)
    words = services.words(request.actor.language)
    said = words("networks-trying", network=request.network.name)
    return Next(notice(words("networks-new-title"), said)) if request.in_form else whisper(said)


def _network(store: Store, id: str) -> tuple[Network, bool] | None:
    """And whether its channel could not be made."""
    network = store.networks.get(id)
    return (network, networks.failed(store, id)) if network else None


ROUTES = (
    press("networks.new", new, visitor=new),
    press("networks.this_one", this_one, visitor=this_one),
    submit("networks.set_up", set_up, visitor=set_up),
    press("networks.make_again", make_again),
)
CARDS = {WELCOME_CARD: welcome_card, FAILED_CARD: failed_card}
