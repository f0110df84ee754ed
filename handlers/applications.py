"""Applying to be let in, and what the facilitator says to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import applications, municipalities
from domain.errors import Empty
from domain.members import Attributes, Standing
from handlers.pieces import notice, plain, said, withdrawal
from handlers.routes import Incoming, Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Context,
    Facts,
    Form,
    Next,
    Open,
    Paragraph,
    Quote,
    Reply,
    Style,
    Text,
)
from handlers.welcome import member_and_network, promise_form

if TYPE_CHECKING:
    from domain.members import Identity, Member
    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services

OPEN, ANOTHER, SEND = "applications.open", "applications.another", "applications.send"

TRIES_A_DAY = 10
CODE_MOST, TITLE_MOST, MUNICIPALITY_MOST = 60, 100, 100


def open_to_visitor(asked: Incoming, services: Services) -> Reply:
    """Whom only the samtalslöfte keeps outside is shown that."""
    invited = services.read(applications.invited, asked.identity)
    form = promise_form(invited, services) if invited else _form(services.words())
    return Open(form)


def open_to_member(request: Request, services: Services) -> Reply:
    """There may be another network to apply to."""
    words = services.words(request.actor.language)
    another = Button(words("applications-another"), ANOTHER, opens=True)
    already = words("applications-already", network=request.network.name)
    form = notice(words("applications-apply"), already, more=(Buttons((another,)),))
    return Open(form)


def another(request: Request, services: Services) -> Reply:
    form = _form(services.words(request.actor.language))
    return Open(form)


def _form(words: Words) -> Form:
    return Form(
        SEND,
        words("applications-apply"),
        (
            Paragraph(words("applications-intro")),
            Text("code", words("applications-code"), hint=words("applications-code-hint"), most=CODE_MOST),
            Text("title", words("applications-title"), hint=words("applications-title-hint"), most=TITLE_MOST),
            Text("municipality", words("applications-municipality"), most=MUNICIPALITY_MOST),
            Paragraph(words("applications-everyone-promises")),
            Quote(words("members-pledge")),
            Context(words("applications-kept")),
        ),
        submit=words("applications-send"),
    )


def send_as_visitor(asked: Incoming, services: Services) -> Reply:
    return _send(asked, services, services.language)


def send_as_member(request: Request, services: Services) -> Reply:
    """To another network."""
    return _send(request, services, request.actor.language)


def _send(asked: Incoming | Request, services: Services, language: str) -> Reply:
    """The same answer, after the same asking, whatever the code; a right one takes some milliseconds more to keep."""
    for field in ("code", "title", "municipality"):
        if not asked.written(field):
            raise Empty(field=field)
    told, now = Attributes(asked.written("title"), asked.written("municipality")), services.clock()
    if services.limits.allow(str(asked.identity), "apply", most=TRIES_A_DAY, now=now):
        person = services.platform.who(asked.identity)
        services.run(applications.apply, person, asked.written("code"), told, chance=services.chance, now=now)
    words = services.words(language)
    answer = (words("applications-sent"), words("applications-sent-no-answer"))
    return Next(notice(words("applications-apply"), *answer))


def card(id: str, services: Services) -> Card | None:
    """For those who look after the room; gone when the applicant is in, or will not be."""
    found = services.read(member_and_network, id)
    if found is None:
        return None
    member, network = found
    words = services.words(network.language)
    match member.standing:
        case Standing.APPLIED:
            return _application(member, network, words)
        case Standing.APPROVED if not member.present:
            sentence = words("applications-card-approved", name=member.name)
            return plain(sentence)
        case _:
            return None


def _application(member: Member, network: Network, words: Words) -> Card:
    asks = words("applications-card-asks", name=member.name, network=network.name)
    told = member.attributes
    account = words("applications-account-guest" if member.guest else "applications-account-full")
    listed = municipalities.find(network.settings.municipalities, told.municipality)
    unlisted = words("applications-unlisted", municipality=told.municipality)
    place = listed[0] if listed else unlisted if network.settings.municipalities else told.municipality
    facts = (
        (words("applications-name"), member.name),
        (words("applications-title-fact"), told.title),
        (words("applications-municipality-fact"), place),
        (words("applications-account"), account),
    )
    approve = Button(words("applications-approve"), "applications.approve", member.id, Style.PRIMARY)
    decline, sure = words("applications-decline"), words("applications-decline-sure", name=member.name)
    turn_away = withdrawal(words, "applications.decline", member.id, label=decline, sure=sure)
    summary = " ".join((asks, *(f"{label}: {value}." for label, value in facts[1:])))
    then = Context(words("applications-card-then"))
    return Card(summary, (Paragraph(asks), Facts(facts), Buttons((approve, *turn_away.buttons)), then))


def approve(request: Request, services: Services) -> Reply:
    identity = services.read(_applicants_identity, request.subject, by=request.actor)
    person = services.platform.who(identity) if identity else None
    account = person.account if person else None
    member = services.run(applications.approve, request.subject, by=request.actor, account=account, now=request.now)
    return _told(request, services, "applications-approved", name=member.name)


def decline(request: Request, services: Services) -> Reply:
    services.run(applications.decline, request.subject, by=request.actor)
    return _told(request, services, "applications-declined")


def _told(request: Request, services: Services, key: str, **blanks: str) -> Reply:
    words = services.words(request.actor.language)
    return said(request, words("notice-title"), words(key, **blanks))


def declined_card(id: str, services: Services) -> Card | None:
    return _turned_away(id, services, "applications-told-declined", again=False)


def lapsed_card(id: str, services: Services) -> Card | None:
    return _turned_away(id, services, "applications-told-lapsed", again=True)


def put_out_card(id: str, services: Services) -> Card | None:
    return _turned_away(id, services, "applications-told-put-out", again=True)


def _turned_away(id: str, services: Services, said: str, *, again: bool) -> Card | None:
    """With somebody to call, where the room has a number."""
    network = services.network(id)
    if network is None:
        return None
    words, phone = services.words(network.language), network.settings.phone
    more = words("applications-call", phone=phone) if phone else words("applications-ask-inviter")
    said = words(said, network=network.name)
    apply = (Buttons((Button(words("applications-apply"), OPEN, opens=True),)),) if again else ()
    return Card(f"{said} {more}", (Paragraph(said), Paragraph(more), *apply))


def _applicants_identity(store: Store, id: str, *, by: Member) -> Identity | None:
    return store.members.identity(applications.applicant(store, id, by=by).id)


ROUTES = (
    press(OPEN, open_to_member, visitor=open_to_visitor),
    press(ANOTHER, another),
    submit(SEND, send_as_member, unlooked=("code",), visitor=send_as_visitor),
    press("applications.approve", approve),
    press("applications.decline", decline),
)
CARDS = {
    applications.CARD: card,
    applications.DECLINED_CARD: declined_card,
    applications.LAPSED_CARD: lapsed_card,
    applications.PUT_OUT_CARD: put_out_card,
}
