"""The one way every request goes: who is it, in which room, may they, is the text fit to keep; then the handler."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from domain import group_rooms, look, members
from domain.errors import AlreadyKept, Busy, NotFound, PledgeDue, Refusal, Stranger
from domain.ids import is_id
from domain.members import Done
from domain.networks import Place
from domain.text import clean, storable
from handlers.members import PLEDGE, pledge_form, version_in
from handlers.networks import CHOOSE, choose_form
from handlers.pieces import notice, refused, whisper
from handlers.routes import NETWORK, Incoming, Kind, Request, Route, Table
from handlers.ui import Errors, Next, Open, Push, Reply

if TYPE_CHECKING:
    from domain.members import Member
    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Form

_log = logging.getLogger(__name__)

GOING_ON = ("kind", "route", "subject", "text", "place")
"""Hidden in a form that stands in somebody's way: what they were about to do."""
TEXT_CARRIED = 300
"""Characters of what was typed after a command."""


def dispatch(incoming: Incoming, table: Table, services: Services) -> Reply:
    """Never raises: what goes wrong becomes a sentence where the person is."""
    words = services.words()
    try:
        incoming = _clean(incoming)
        if _is_answer(incoming, CHOOSE):
            incoming = _going_on(incoming, str((incoming.values or {}).get("network")))
        _end_day(services)
        found = _found(incoming, services)
        words = services.words(found[0][0].language if found else services.language)
        if len(found) > 1 and _can_wait(incoming):
            return Open(_in_the_way(choose_form([network for _, network in found], words), incoming))
        if found and _is_answer(incoming, PLEDGE):
            _accept_pledge(incoming, found[0][0], services)
            found, incoming = _found(incoming, services), _going_on(incoming, incoming.network)
        return _answer(incoming, found, table, services, words)
    except Stranger:
        return refused(words)
    except Refusal as refusal:
        return _refusal(incoming, refusal, words)
    except Exception:  # noqa: BLE001  the one place where the unexpected becomes a sentence
        return _failure(incoming, words, services)


def _answer(
    incoming: Incoming, found: list[tuple[Member, Network]], table: Table, services: Services, words: Words
) -> Reply:
    member, network = found[0] if found else (None, None)
    route = table.routes.get((incoming.kind, incoming.route))
    try:
        members.admit(member)
    except Stranger:
        if route and route.visitor:
            return _visit(incoming, route, services, words)
        raise
    except PledgeDue:
        if not (route and route.before_pledge):
            return _remembering(_ask_pledge(incoming, words), network)
    if member is None or network is None:
        raise Stranger
    if route is None and _is_answer(incoming, CHOOSE):
        raise NotFound
    if route is None:
        raise LookupError(f"no handler for {incoming.kind} {incoming.route}")
    return _remembering(_handle(_request(incoming, member, network, services), route, services, words), network)


def _accept_pledge(incoming: Incoming, member: Member, services: Services) -> None:
    """Raises `Stranger`."""
    if not members.is_let_in(member):
        raise Stranger
    services.today.note(member.id, Done(pledge=version_in(incoming.hidden)), services.clock())


def _end_day(services: Services) -> None:
    """What was done in it is written together, when the day is over; if the database is busy, at the next request."""
    now = services.clock()
    if done := services.today.due(now):
        with suppress(Busy):
            services.run(members.keep, done)
            services.today.written(done, now)


def _found(incoming: Incoming, services: Services) -> list[tuple[Member, Network]]:
    return [(services.today.counted(m), n) for m, n in services.read(_memberships, incoming)]


def _clean(incoming: Incoming) -> Incoming:
    """Nothing invisible in what was written, and nothing anywhere that could not be kept as text."""
    values = {name: clean(v) if isinstance(v, str) else v for name, v in (incoming.values or {}).items()}
    chosen = {name: tuple(map(storable, v)) if isinstance(v, tuple) else v for name, v in values.items()}
    hidden = {name: storable(v) for name, v in incoming.hidden.items()} if incoming.hidden is not None else None
    subject, text = storable(incoming.subject), storable(incoming.text)
    return replace(incoming, values=chosen, hidden=hidden, subject=subject, text=text)


def _is_answer(incoming: Incoming, form: str) -> bool:
    return (incoming.kind, incoming.route) == (Kind.SUBMIT, form)


def _can_wait(incoming: Incoming) -> bool:
    """A person can go on later with everything but what they did in another form or with a message."""
    return not (incoming.in_form or incoming.message or incoming.kind is Kind.EVENT)


def _in_the_way(form: Form, incoming: Incoming) -> Form:
    if not _can_wait(incoming):
        return form
    text = incoming.text[:TEXT_CARRIED]
    place = str(incoming.place or "")
    meant = dict(zip(GOING_ON, (incoming.kind, incoming.route, incoming.subject, text, place), strict=True))
    return replace(form, hidden={**form.hidden, **meant})


def _going_on(incoming: Incoming, network: str) -> Incoming:
    """What a person was about to do when a form stood in their way; that form itself if there was nothing."""
    hidden = incoming.hidden or {}
    kind, route, subject, text, at = (hidden.get(name, "") for name in GOING_ON)
    form = {NETWORK: network}
    try:
        meant, place = Kind(kind), Place.read(at) if at else None
    except (ValueError, NotFound):
        return replace(incoming, hidden=form)
    return Incoming(meant, route, incoming.identity, place=place, subject=subject, text=text, hidden=form)


def _memberships(store: Store, incoming: Incoming) -> list[tuple[Member, Network]]:
    """The rooms this request may mean: the form's; else the channel's; else that of the card whose button was pressed;
    else every one that would let the person in."""
    known = store.members.known_as(incoming.identity)
    here = group_rooms.network_at(store, incoming.place) if incoming.place and not incoming.network else None
    wanted = incoming.network or here or _told_in(store, incoming.pressed, known)
    mine = [m for m in known if m.network == wanted] if wanted else [m for m in known if members.is_let_in(m)]
    pairs = [(m, store.networks.get(m.network)) for m in mine]
    return [(m, n) for m, n in pairs if n is not None]


def _told_in(store: Store, pressed: str, known: list[Member]) -> str | None:
    reader = store.posts.reader(pressed) if pressed else None
    return next((member.network for member in known if member.id == reader), None)


def _request(incoming: Incoming, member: Member, network: Network, services: Services) -> Request:
    return Request(
        kind=incoming.kind,
        route=incoming.route,
        identity=incoming.identity,
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
        place=incoming.place,
        in_room=incoming.place is not None and services.read(_meets, incoming.place, network.id),
    )


def _meets(store: Store, place: Place, network: str) -> bool:
    return group_rooms.network_at(store, place) == network


def _handle(request: Request, route: Route, services: Services, words: Words) -> Reply:
    if errors := _hard_stops(request, route, words):
        return Errors(errors)
    try:
        return route.handler(request, services)
    except (Stranger, PledgeDue):
        raise
    except Refusal as refusal:
        return _refusal(request, refusal, words)


def _visit(incoming: Incoming, route: Route, services: Services, words: Words) -> Reply:
    """By somebody who is not let in, at one of the few routes that answer them."""
    if errors := _hard_stops(incoming, route, words):
        return Errors(errors)
    visitor = route.visitor
    if visitor is None:
        raise Stranger
    try:
        return visitor(incoming, services)
    except (Stranger, NotFound) as nothing:  # what is there to be found is not theirs to know
        raise Stranger from nothing
    except Refusal as refusal:
        return _refusal(incoming, refusal, words)


def _hard_stops(request: Incoming | Request, route: Route, words: Words) -> dict[str, str]:
    """A sentence for each field whose text holds personal data: nothing of it goes further. An id that was chosen is no
    text, though there may be a telephone number among its digits."""
    if request.kind is not Kind.SUBMIT:
        return {}
    written = {n: v for n, v in (request.values or {}).items() if isinstance(v, str) and not is_id(v)}
    texts = {name: text for name, text in written.items() if name not in route.unlooked}
    stopped = {name: look.hard_stops(text) for name, text in texts.items()}
    return {name: _stop(stops, words) for name, stops in stopped.items() if stops}


def _stop(stops: tuple[look.Finding, ...], words: Words) -> str:
    kinds = dict.fromkeys(stop.kind for stop in stops)
    return " ".join([*(words(f"look-stop-{kind}") for kind in kinds), words("look-stopped")])


def _ask_pledge(incoming: Incoming, words: Words) -> Reply:
    if incoming.kind in (Kind.EVENT, Kind.SUGGEST):
        return None
    return Open(_in_the_way(pledge_form(words), incoming))


def _refusal(asked: Incoming | Request, refusal: Refusal, words: Words) -> Reply:
    """A form stays open with what was written, unless that is kept already."""
    sentence = words.refusal(refusal)
    if asked.kind is Kind.SUBMIT and not isinstance(refusal, AlreadyKept):
        return Errors({refusal.at or "": sentence})
    return _notice(asked, sentence, words)


def _notice(asked: Incoming | Request, sentence: str, words: Words) -> Reply:
    """Says a sentence where the person is."""
    match asked.kind:
        case Kind.SUBMIT:
            return Next(notice(words("notice-title"), sentence))
        case Kind.PRESS if asked.in_form:
            return Push(notice(words("notice-title"), sentence))
        case Kind.COMMAND | Kind.PRESS | Kind.SHORTCUT:
            return whisper(sentence)
        case Kind.EVENT | Kind.SUGGEST:
            return None


def _failure(incoming: Incoming, words: Words, services: Services) -> Reply:
    """A form stays open with what was written. No number in a form: it would lead from a log line to a person."""
    if incoming.in_form or incoming.kind is Kind.SUBMIT:
        _log.exception("request failed: %s %s", incoming.kind, incoming.route)
        sentence = words("failed")
        return Errors({"": sentence}) if incoming.kind is Kind.SUBMIT else _notice(incoming, sentence, words)
    number = f"{services.chance.randrange(10**6):06}"
    _log.exception("request failed: %s %s, reference %s", incoming.kind, incoming.route, number)
    return _notice(incoming, words("failed-number", number=number), words)


def _remembering(reply: Reply, network: Network | None) -> Reply:
    if network and isinstance(reply, Open | Next | Push):
        return replace(reply, form=replace(reply.form, hidden={NETWORK: network.id, **reply.form.hidden}))
    return reply
