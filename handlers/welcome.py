"""From the facilitator's yes into the channel: the samtalslöfte, and what one can do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import applications
from domain.members import PLEDGE_VERSION, Done, Standing, has_promised
from handlers.entries import start
from handlers.members import VERSION, version_in
from handlers.pieces import notice
from handlers.routes import Incoming, Request, press, submit
from handlers.ui import Button, Buttons, Card, Form, Next, Open, Paragraph, Quote, Reply, Style

if TYPE_CHECKING:
    from domain.members import Member
    from domain.networks import Network
    from domain.store import Store
    from handlers.services import Services

PROMISE = "applications.promise"
MEMBER = "member"
"""Hidden in the form of the samtalslöfte: whose it is."""


def promise(asked: Incoming | Request, services: Services) -> Reply:
    """A member is in the channel already, or in another room."""
    member = services.today.counted(services.read(applications.promising, asked.subject, asked.identity))
    form = _promised(member, services) if has_promised(member) else promise_form(member, services)
    return Open(form)


def accept(asked: Incoming | Request, services: Services) -> Reply:
    """Of somebody in the channel it is written with the others' of the day, as always."""
    hidden = asked.hidden or {}
    id, version = hidden.get(MEMBER, ""), version_in(hidden)
    member = services.read(applications.promising, id, asked.identity)
    if member.present:
        services.today.note(id, Done(pledge=version), services.clock())
        member = services.today.counted(member)
    else:
        member = services.run(applications.accept, id, asked.identity, version=version)
    return Next(_promised(member, services) if has_promised(member) else promise_form(member, services))


def promise_form(member: Member, services: Services) -> Form:
    words = services.words(member.language)
    return Form(
        PROMISE,
        words("members-pledge-title"),
        (Paragraph(words("members-pledge-why")), Quote(words("members-pledge"))),
        submit=words("members-pledge-accept"),
        hidden={MEMBER: member.id, VERSION: str(PLEDGE_VERSION)},
    )


def _promised(member: Member, services: Services) -> Form:
    words = services.words(member.language)
    if member.present:
        return notice(words("members-pledge-title"), words("applications-in"), more=(start(words),))
    return notice(words("members-pledge-title"), words("applications-opening"))


def welcome_card(id: str, services: Services) -> Card | None:
    return _invitation(id, services, "applications-welcome")


def reminder_card(id: str, services: Services) -> Card | None:
    return _invitation(id, services, "applications-reminder")


def _invitation(id: str, services: Services, asks: str) -> Card | None:
    """What was promised stays to be read."""
    found = services.read(member_and_network, id)
    if found is None or found[0].standing is not Standing.APPROVED:
        return None
    member, network = found
    words = services.words(member.language)
    if not has_promised(member):
        sentence = words("applications-welcome-inside" if member.present else asks, network=network.name)
        read = Button(words("applications-promise"), PROMISE, id, Style.PRIMARY, opens=True)
        return Card(sentence, (Paragraph(sentence), Buttons((read,))))
    sentence = words("applications-promised", network=network.name)
    return Card(sentence, (Paragraph(sentence), Quote(words("members-pledge"))))


def begin_card(id: str, services: Services) -> Card | None:
    """In the channel at last."""
    found = services.read(member_and_network, id)
    if found is None or found[0].standing is not Standing.APPROVED:
        return None
    member, network = found
    words = services.words(member.language)
    hello, first = words("applications-begin", network=network.name), words("applications-begin-first")
    return Card(f"{hello} {first}", (Paragraph(hello), Paragraph(first), start(words)))


def member_and_network(store: Store, id: str) -> tuple[Member, Network] | None:
    member = store.members.get(id)
    network = store.networks.get(member.network) if member else None
    return (member, network) if member and network else None


ROUTES = (
    press(PROMISE, promise, before_pledge=True, visitor=promise),
    submit(PROMISE, accept, before_pledge=True, visitor=accept),
)
CARDS = {
    applications.WELCOME_CARD: welcome_card,
    applications.REMINDER_CARD: reminder_card,
    applications.BEGIN_CARD: begin_card,
}
