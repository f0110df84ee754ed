"""The one way every request goes: who is it, in which room, may they, is the text fit to keep; then the handler."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain import look, members
from domain.errors import Busy, PledgeDue, Refusal, Stranger
from domain.text import clean
from handlers.members import pledge_form
from handlers.networks import CHOOSE, choose_form, chosen
from handlers.routes import Kind, Message, Request, Route, Table
from handlers.ui import Card, Errors, Form, Next, Open, Paragraph, Push, Refused, Reply, Whisper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.members import Identity, Member
    from domain.networks import Network, Place
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Value

_log = logging.getLogger(__name__)

NETWORK = "network"
"""Hidden in every form: the room it belongs to, since a form comes back without its channel."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What the platform's side makes of a payload, before anyone knows who may do what. As `Request`, but for the
    person as the platform names them and the channel it happened in (None outside any channel)."""

    kind: Kind
    route: str
    identity: Identity
    place: Place | None = None
    subject: str = ""
    text: str = ""
    values: Mapping[str, Value] | None = None
    hidden: Mapping[str, str] | None = None
    in_form: bool = False
    message: Message | None = None
    delivery: str = ""


def dispatch(incoming: Incoming, table: Table, services: Services) -> Reply:
    """Never raises: what goes wrong becomes a sentence where the person is."""
    words = services.words("sv")
    found: list[tuple[Member, Network]] = []
    try:
        incoming = _prepared(incoming)
        found = services.read(_memberships, incoming)
        words = services.words(found[0][0].language if found else "sv")
        if len(found) > 1 and incoming.kind is not Kind.EVENT:
            networks = [network for _, network in found]
            return Open(choose_form(incoming.kind, incoming.route, incoming.subject, networks, words))
        member, network = members.admit(found[0][0] if found else None), found[0][1]
        request = _request(incoming, member, network, services)
        return _remember_network(_handle(request, table, services, words), network)
    except Stranger:
        return Refused(words("refusal-stranger"))
    except PledgeDue:
        return _ask_pledge(incoming, found[0][1], words)
    except Exception:  # noqa: BLE001  the one place where the unexpected becomes a sentence
        number = f"{services.chance.randrange(10**6):06}"
        _log.exception("request failed: %s %s, reference %s", incoming.kind, incoming.route, number)
        return _failure(incoming, number, words)


def _prepared(incoming: Incoming) -> Incoming:
    """Nothing invisible in the texts; and when it is the answer to "which room?", what was asked for first."""
    values = {name: clean(v) if isinstance(v, str) else v for name, v in (incoming.values or {}).items()}
    incoming = replace(incoming, values=values)
    if (incoming.kind, incoming.route) == (Kind.SUBMIT, CHOOSE):
        kind, route, subject, network = chosen(incoming.values or {}, incoming.hidden or {})
        incoming = replace(incoming, kind=Kind(kind), route=route, subject=subject, hidden={NETWORK: network})
    return incoming


def _memberships(store: Store, incoming: Incoming) -> list[tuple[Member, Network]]:
    """The rooms this request may mean: the channel's; else the form's; else every one that would let the person in."""
    known = store.members.known_as(incoming.identity)
    named = (incoming.hidden or {}).get(NETWORK)
    here = store.networks.at(incoming.place) if incoming.place and not named else None
    wanted = named or (here.id if here else None)
    mine = [m for m in known if m.network == wanted] if wanted else [m for m in known if _enters(m)]
    pairs = [(m, store.networks.get(m.network)) for m in mine]
    return [(m, n) for m, n in pairs if n is not None]


def _enters(member: Member) -> bool:
    try:
        members.admit(member)
    except PledgeDue:
        return True
    except Stranger:
        return False
    return True


def _request(incoming: Incoming, member: Member, network: Network, services: Services) -> Request:
    return Request(
        kind=incoming.kind,
        route=incoming.route,
        actor=member,
        network=network,
        now=services.clock(),
        subject=incoming.subject,
        text=incoming.text,
        values=incoming.values,
        hidden=incoming.hidden,
        in_form=incoming.in_form,
        message=incoming.message,
        delivery=incoming.delivery,
    )


def _handle(request: Request, table: Table, services: Services, words: Words) -> Reply:
    route = table.routes.get((request.kind, request.route))
    if route is None:
        raise LookupError(f"no handler for {request.kind} {request.route}")
    if errors := _hard_stops(request, route, words):
        return Errors(errors)
    try:
        return route.handler(request, services)
    except Refusal as refusal:
        if isinstance(refusal, Stranger | PledgeDue):
            raise
        sentence = words.refusal(refusal)
        if request.kind is Kind.SUBMIT and (refusal.at or isinstance(refusal, Busy)):
            return Errors({refusal.at or "": sentence})
        return _notice(request.kind, sentence, words, in_form=request.in_form)


def _hard_stops(request: Request, route: Route, words: Words) -> dict[str, str]:
    """A sentence for each field whose text holds personal data: nothing of it goes further."""
    if request.kind is not Kind.SUBMIT:
        return {}
    texts = {n: v for n, v in (request.values or {}).items() if isinstance(v, str) and n not in route.unkept}
    stopped = {name: look.hard_stops(text) for name, text in texts.items()}
    return {name: words(f"look-stop-{stops[0].kind}") for name, stops in stopped.items() if stops}


def _ask_pledge(incoming: Incoming, network: Network, words: Words) -> Reply:
    if incoming.kind in (Kind.EVENT, Kind.SUGGEST):
        return None
    return Open(replace(pledge_form(words), hidden={NETWORK: network.id}))


def _notice(kind: Kind, sentence: str, words: Words, *, in_form: bool) -> Reply:
    """Says a sentence where the person is."""
    form = Form("notice", words("notice-title"), (Paragraph(sentence),))
    match kind:
        case Kind.SUBMIT:
            return Next(form)
        case Kind.PRESS if in_form:
            return Push(form)
        case Kind.COMMAND | Kind.PRESS | Kind.SHORTCUT:
            return Whisper(Card(sentence, (Paragraph(sentence),)))
        case Kind.EVENT | Kind.SUGGEST:
            return None


def _failure(incoming: Incoming, number: str, words: Words) -> Reply:
    """A form stays open with what was written. No number in a form: it would lead from a log line to a person."""
    if incoming.kind is Kind.SUBMIT:
        return Errors({"": words("failed")})
    if incoming.in_form:
        return _notice(incoming.kind, words("failed"), words, in_form=True)
    return _notice(incoming.kind, words("failed-number", number=number), words, in_form=False)


def _remember_network(reply: Reply, network: Network) -> Reply:
    if isinstance(reply, Open | Next | Push):
        return replace(reply, form=replace(reply.form, hidden={**reply.form.hidden, NETWORK: network.id}))
    return reply
