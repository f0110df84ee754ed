"""Making a room, which room is meant by somebody who belongs to several, and what the room says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import networks
from domain.errors import Empty, NotFound, Stranger
from domain.ids import is_id, new_id
from domain.members import Account, Newcomer, Role
from domain.networks import WELCOME_CARD, Channel, Network, NotFounder, Place
from handlers.pieces import notice
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
    from handlers.catalog import Words
    from handlers.services import Services

CHOOSE = "networks.choose"
"""Sent, it goes on with what the person was about to do, in the network chosen."""
INVITE = "/invite @rummet"
PLACE = "place"
NAME_MOST = 80
OURS = Channel(private=True, reached=True)


def choose_form(networks: Sequence[Network], words: Words) -> Form:
    options = tuple(Option(network.id, network.name) for network in networks)
    choice = Choice("network", words("networks-label"), options, open=True)
    return Form(CHOOSE, words("networks-title"), (choice,), submit=words("go-on"))


def founder(identity: Identity, services: Services) -> Person | None:
    """Somebody who may set up rooms here: who manages the workspace, or whom the installation's settings name."""
    person = services.platform.who(identity)
    if person is None or person.account is not Account.FULL:
        return None
    return person if person.manages or services.owns(identity) else None


def knock(incoming: Incoming, services: Services) -> Reply:
    """`/rummet` by somebody who is not let in anywhere, or not in the room where it was typed."""
    taken = incoming.place and services.read(networks.is_taken, incoming.place)
    if taken or founder(incoming.identity, services) is None:
        raise Stranger
    words = services.words()
    channel = services.platform.channel(incoming.place) if incoming.place else None
    match channel:
        case None:
            return Open(_form(words, services))
        case Channel(private=True, reached=True):
            return Open(_form(words, services, incoming.place))
        case Channel(private=True):
            how = (words("networks-bring-bot", invite=INVITE), words("networks-then-again"))
        case _:
            how = (words("networks-open-channel"), words("networks-then-private", invite=INVITE))
    return Open(notice(words("networks-new-title"), *how, more=(Buttons((another(words),)),)))


def another(words: Words) -> Button:
    return Button(words("networks-new"), "networks.new", opens=True)


def new(asked: Request | Incoming, services: Services) -> Reply:
    """The form of a room whose channel will be made."""
    _must_be_founder(asked, services)
    return Open(_form(services.words(_language(asked)), services))


def this_one(asked: Request | Incoming, services: Services) -> Reply:
    """The form that makes the pressed button's channel a room."""
    _must_be_founder(asked, services)
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
    person, hidden = _must_be_founder(asked, services), asked.hidden or {}
    words = services.words(_language(asked))
    place = Place.read(hidden[PLACE]) if PLACE in hidden else None
    if place and services.platform.channel(place) != OURS:
        return Errors({"name": words("networks-bring-bot", invite=INVITE)})
    if not (name := asked.written("name")):
        raise Empty(field="name")
    if not is_id(hidden.get("id", "")):
        raise NotFound
    chance = services.chance
    founded = Network(hidden["id"], name, services.language, chance.randbytes(16))
    newcomer = Newcomer(new_id(chance), person.identity, person.name, Role.FACILITATOR)
    network = services.run(networks.set_up, founded, newcomer, place, now=services.clock(), chance=chance)
    return Next(_made(network, words, adopted=place is not None))


def _made(network: Network, words: Words, *, adopted: bool) -> Form:
    what = ("networks-adopted", "networks-adopted-others") if adopted else ("networks-made", "networks-made-wait")
    title = words("networks-new-title")
    code = (Facts(((words("networks-code"), network.settings.code),)), Context(words("networks-code-for")))
    form = notice(title, *(words(one, network=network.name) for one in what), words("networks-next"), more=code)
    return Form(form.name, form.title, form.fields, hidden={NETWORK: network.id})


def _must_be_founder(asked: Request | Incoming, services: Services) -> Person:
    """Raises `Stranger`, or for a member `NotFounder`."""
    if person := founder(asked.identity, services):
        return person
    raise NotFounder if isinstance(asked, Request) else Stranger


def _language(asked: Request | Incoming) -> str:
    """Empty for who is no member anywhere."""
    return asked.actor.language if isinstance(asked, Request) else ""


def welcome_card(id: str, services: Services) -> Card | None:
    network = services.network(id)
    if network is None:
        return None
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


ROUTES = (
    press("networks.new", new, visitor=new),
    press("networks.this_one", this_one, visitor=this_one),
    submit("networks.set_up", set_up, visitor=set_up),
)
CARDS = {WELCOME_CARD: welcome_card}
