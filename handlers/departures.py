"""Getting out: leaving, being taken out, and who looks after the room then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import departures, members, networks
from domain.departures import (
    FAREWELL_CARD,
    HANDED_OVER_CARD,
    ONE_LESS_CARD,
    ORPHANED_CARD,
    TAKEN_OVER_CARD,
    HasFacilitator,
    Why,
    Wish,
)
from domain.errors import NotFound, Stranger
from domain.members import Role, let_in
from domain.solutions import State
from handlers.pieces import notice, refused, said
from handlers.routes import Incoming, Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Context,
    Facts,
    Form,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Style,
)

if TYPE_CHECKING:
    from domain.members import Member
    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

ROOM = "room"
"""Hidden in a form by which an owner appoints: the room it is about, which need not be theirs."""


def open_form(request: Request, services: Services) -> Reply:
    """The last facilitator chooses the next one first."""
    words = services.words(request.actor.language)
    if request.actor.role is Role.FACILITATOR:
        successors = services.read(departures.successors, request.network.id)
        if successors:
            return Open(_successor_form(request.network, successors, words))
    return Open(_leave_form(request, services))


def _successor_form(network: Network, successors: list[Member], words: Words) -> Form:
    first = successors[0]
    return Form(
        "departures.succeed",
        words("departures-leave"),
        (
            Paragraph(words("departures-last", network=network.name)),
            _choice(successors, words, initial=first.id if first.role is Role.DEPUTY else None),
            Context(words("departures-at-once")),
        ),
        submit=words("go-on"),
    )


def _choice(members: list[Member], words: Words, *, initial: str | None = None) -> Choice:
    options = tuple(Option(one.id, one.name, one.attributes.title) for one in members)
    return Choice("successor", words("departures-successor"), options, initial)


def succeed(request: Request, services: Services) -> Reply:
    services.run(departures.succeed, request.written("successor"), by=request.actor, now=request.now)
    return Next(_leave_form(request, services))


def _leave_form(request: Request, services: Services) -> Form:
    words = services.words(request.actor.language)
    codewords = Button(words("home-return"), "codewords.open", opens=True)
    alone = services.read(_leaves_nobody, request.actor)
    return Form(
        "departures.leave",
        words("departures-leave"),
        (
            *((Paragraph(words("departures-alone", network=request.network.name)),) if alone else ()),
            Paragraph(words("departures-what", network=request.network.name)),
            Paragraph(words("departures-named")),
            Paragraph(words("departures-own")),
            *_solution_parts(services.read(_solutions, request.actor.id), words),
            Paragraph(words("departures-unnamed")),
            Buttons((codewords,)),
            Context(words("departures-back")),
        ),
        submit=words("departures-leave"),
    )


def _leaves_nobody(store: Store, member: Member) -> bool:
    """To look after the room."""
    others = [one for one in members.facilitators(store, member.network) if one.id != member.id]
    return member.role is Role.FACILITATOR and not others


def _solutions(store: Store, member: str) -> tuple[int, int]:
    """How many lösningar the member has, and how many wait for their yes."""
    those = store.solutions.owned_by(member)
    drafts = sum(one.state is State.DRAFT for one in those)
    return len(those) - drafts, drafts


def _solution_parts(counts: tuple[int, int], words: Words) -> tuple[Choice | Part, ...]:
    released, drafts = counts
    options = tuple(
        Option(wish, words(f"departures-solutions-{wish.replace('_', '-')}", count=released)) for wish in Wish
    )
    choice = Choice("wish", words("departures-solutions", count=released), options, Wish.UNNAMED, open=True)
    waiting = Paragraph(words("departures-drafts", count=drafts))
    return (*((choice, Context(words("departures-guess"))) if released else ()), *((waiting,) if drafts else ()))


def leave(request: Request, services: Services) -> Reply:
    wished = request.written("wish") or Wish.UNNAMED
    if wished not in set(Wish):
        raise NotFound
    services.run(departures.leave, request.actor, Wish(wished), owners=services.owners, now=request.now)
    words = services.words(request.actor.language)
    return Next(notice(words("departures-leave"), words("departures-left", network=request.network.name)))


def remove(request: Request, services: Services) -> Reply:
    """The button asks first."""
    name = services.run(departures.remove, request.subject, by=request.actor, owners=services.owners, now=request.now)
    words = services.words(request.actor.language)
    return said(request, words("notice-title"), words("departures-removed", name=name))


def choose(request: Request, services: Services) -> Reply:
    """By an owner of the installation who is a member of some room."""
    _check_owner(request, services)
    return _choose(request.subject, services)


def choose_as_visitor(incoming: Incoming, services: Services) -> Reply:
    if not services.owns(incoming.identity):
        raise Stranger
    return _choose(incoming.subject, services)


def _choose(network: str, services: Services) -> Reply:
    room, those = services.read(_let_in, network)
    words = services.words(room.language)
    if services.read(members.facilitators, network):
        raise HasFacilitator
    if not those:
        return Open(notice(words("departures-choose"), words("departures-nobody", network=room.name)))
    parts = (Paragraph(words("departures-choose-whom", network=room.name)), _choice(those, words))
    hidden = {ROOM: network}
    return Open(Form("departures.appoint", words("departures-choose"), parts, submit=words("save"), hidden=hidden))


def appoint(request: Request, services: Services) -> Reply:
    _check_owner(request, services)
    return _appoint(request.kept(ROOM), request.written("successor"), services)


def appoint_as_visitor(incoming: Incoming, services: Services) -> Reply:
    if not services.owns(incoming.identity):
        raise Stranger
    return _appoint((incoming.hidden or {}).get(ROOM, ""), incoming.written("successor"), services)


def _appoint(network: str, chosen: str, services: Services) -> Reply:
    room, _ = services.read(_let_in, network)
    services.run(departures.appoint, network, chosen, now=services.clock())
    words = services.words(room.language)
    return Next(notice(words("departures-choose"), words("departures-appointed", network=room.name)))


def _check_owner(request: Request, services: Services) -> None:
    """What others find is nothing."""
    if not services.owns(request.identity):
        raise NotFound


def _let_in(store: Store, network: str) -> tuple[Network, list[Member]]:
    return networks.find(store, network), let_in(store, network)


def farewell_card(id: str, services: Services) -> Card | None:
    why, _, network = id.partition(" ")
    room = services.network(network)
    if room is None:
        return None
    words = services.words(room.language)
    said = [words(f"departures-farewell-{why}", network=room.name), words("departures-farewell-profile")]
    if why == Why.REMOVED:
        phone = room.settings.phone
        said.append(words("departures-call", phone=phone) if phone else words("departures-ask"))
    else:
        said.append(words("departures-farewell-back"))
    return Card(" ".join(said), (*map(Paragraph, said), Buttons((refused(words).way_in,))))


def handed_over_card(network: str, services: Services) -> Card | None:
    return _lead_card(network, "departures-handed-over", services)


def one_less_card(id: str, services: Services) -> Card | None:
    role, _, network = id.partition(" ")
    return _lead_card(network, f"departures-one-less-{role}", services)


def _lead_card(network: str, sentence: str, services: Services) -> Card | None:
    """Who looks after the room now, and how much waits for them."""
    found = services.read(_led, network)
    if found is None:
        return None
    room, facilitators, deputies, waiting = found
    words = services.words(room.language)
    nobody = words("departures-nobody-is")
    lacks = [words("departures-choose-deputy")] if not deputies else []
    said = [words(sentence, network=room.name), words("departures-waiting", count=waiting), *lacks]
    pairs = (
        (words("departures-facilitators"), facilitators or nobody),
        (words("departures-deputies"), deputies or nobody),
    )
    facts = [f"{label}: {value}" for label, value in pairs]
    show = Button(words("duties-title"), "duties.list", opens=True)
    return Card(" ".join([*said, *facts]), (*map(Paragraph, said), Facts(pairs), Buttons((show,))))


def _led(store: Store, network: str) -> tuple[Network, str, str, int] | None:
    room = store.networks.get(network)
    if room is None:
        return None
    facilitators = ", ".join(one.name for one in members.facilitators(store, network))
    deputies = ", ".join(one.name for one in members.deputies(store, network))
    return room, facilitators, deputies, len(store.duties.of(network))


def orphaned_card(network: str, services: Services) -> Card | None:
    room = services.network(network)
    if room is None:
        return None
    words = services.words(room.language)
    said = [words("departures-orphaned", network=room.name), words("departures-orphaned-waits")]
    button = Button(words("departures-choose"), "departures.choose", network, Style.PRIMARY, opens=True)
    return Card(" ".join(said), (*map(Paragraph, said), Buttons((button,))))


def taken_over_card(network: str, services: Services) -> Card | None:
    """Whom it concerns is theirs to say: an owner need not be of the room."""
    room = services.network(network)
    if room is None:
        return None
    words = services.words(room.language)
    said = [words("departures-taken-over", network=room.name), words("departures-taken-over-then")]
    return Card(" ".join(said), tuple(map(Paragraph, said)))


ROUTES = (
    press("departures.open", open_form, before_pledge=True),
    submit("departures.succeed", succeed, before_pledge=True),
    submit("departures.leave", leave, before_pledge=True),
    press("departures.remove", remove),
    press("departures.choose", choose, before_pledge=True, visitor=choose_as_visitor),
    submit("departures.appoint", appoint, before_pledge=True, visitor=appoint_as_visitor),
)
CARDS = {
    FAREWELL_CARD: farewell_card,
    HANDED_OVER_CARD: handed_over_card,
    ONE_LESS_CARD: one_less_card,
    ORPHANED_CARD: orphaned_card,
    TAKEN_OVER_CARD: taken_over_card,
}
