"""What those who look after a room do themselves where the platform does not let the bot do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import networks
from domain.members import look_after
from domain.networks import FAILED_CARD, LET_IN_CARD, PUT_OUT_CARD, Network, Place, State
from domain.ports import Subject
from handlers.networks import INVITE, OURS
from handlers.pieces import notice, plain, whisper
from handlers.routes import Request, press
from handlers.ui import Button, Buttons, Card, Heading, Next, Paragraph, Reply, Style

if TYPE_CHECKING:
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services


def failed_card(id: str, services: Services) -> Card | None:
    """What to do while the channel is missing; then that it is not any more."""
    found = services.read(_network, id)
    if found is None:
        return None
    network, state = found
    words = services.words(network.language)
    if state is not State.FAILED:
        said = words("networks-there" if state is State.THERE else "networks-trying", network=network.name)
        return plain(said)
    parts = failed_parts(network, words)
    said = " ".join(part.text for part in parts if isinstance(part, Paragraph))
    return Card(said, (Heading(words("networks-failed-title")), *parts))


def failed_parts(network: Network, words: Words) -> tuple[Paragraph | Buttons, ...]:
    return (
        Paragraph(words("networks-failed", network=network.name)),
        Paragraph(words("networks-failed-why")),
        Paragraph(words("networks-failed-do", invite=INVITE)),
        Buttons((Button(words("networks-again"), "networks.make_again", network.id, Style.PRIMARY),)),
    )


def _network(store: Store, id: str) -> tuple[Network, State] | None:
    network = store.networks.get(id)
    return (network, networks.state(store, id)) if network else None


def make_again(request: Request, services: Services) -> Reply:
    services.run(networks.make_again, request.network.id, by=request.actor)
    words = services.words(request.actor.language)
    said = words("networks-trying", network=request.network.name)
    return Next(notice(words("networks-new-title"), said)) if request.in_form else whisper(said)


def adopt(request: Request, services: Services) -> Reply:
    """For a room whose own channel could not be made."""
    look_after(request.actor)
    place, words = Place.read(request.subject), services.words(request.actor.language)
    title = words("networks-new-title")
    if services.platform.channel(place) != OURS:
        return Next(notice(title, words("networks-bring-bot", invite=INVITE)))
    services.run(networks.adopt, request.network.id, place, by=request.actor)
    return Next(notice(title, words("networks-adopted", network=request.network.name)))


def let_in_card(id: str, services: Services) -> Card | None:
    keys = ("networks-let-in-title", "networks-let-in-do")
    return _card(Subject(LET_IN_CARD, id), keys, "networks.let_in", services)


def put_out_card(id: str, services: Services) -> Card | None:
    keys = ("networks-put-out-title", "networks-put-out-do")
    return _card(Subject(PUT_OUT_CARD, id), keys, "networks.put_out", services)


def _card(what: Subject, keys: tuple[str, str], route: str, services: Services) -> Card | None:
    """Gone when it is done."""
    network = services.read(_waits_in, what)
    person = services.platform.who(networks.whom(what)) if network else None
    if network is None or person is None:
        return None
    words = services.words(network.language)
    title, do = (words(key, name=person.name, network=network.name) for key in keys)
    done = Button(words("networks-done"), route, what.id, Style.PRIMARY)
    return Card(f"{title} {do}", (Heading(title), Paragraph(do), Buttons((done,))))


def _waits_in(store: Store, what: Subject) -> Network | None:
    duty = store.duties.get(what)
    return store.networks.get(duty.network) if duty else None


def has_let_in(request: Request, services: Services) -> Reply:
    return _done(request, services, LET_IN_CARD)


def has_put_out(request: Request, services: Services) -> Reply:
    return _done(request, services, PUT_OUT_CARD)


def _done(request: Request, services: Services, card: str) -> Reply:
    services.run(networks.done_by_hand, Subject(card, request.subject), by=request.actor)
    return whisper(services.words(request.actor.language)("networks-thanks"))


ROUTES = (
    press("networks.make_again", make_again),
    press("networks.adopt", adopt),
    press("networks.let_in", has_let_in),
    press("networks.put_out", has_put_out),
)
CARDS = {FAILED_CARD: failed_card, LET_IN_CARD: let_in_card, PUT_OUT_CARD: put_out_card}
