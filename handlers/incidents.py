"""*Personuppgift*, from a message's menu: what the author and the facilitator are told, and what they do then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import answers, flags, incidents, questions, topics
from domain.errors import NotFound
from domain.incidents import AUTHOR_CARD, CARD, NotOfTheRoom, TooManyReports
from domain.members import Identity, look_after
from domain.ports import Subject
from handlers.pieces import line, notice, said
from handlers.routes import Request, press, shortcut, submit
from handlers.ui import Button, Buttons, Card, Context, Form, Heading, Link, Next, Open, Paragraph, Reply, Style

if TYPE_CHECKING:
    from domain.incidents import Incident
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

REPORTS_A_DAY = 3
# Article 33(1) of Regulation (EU) 2016/679: to the supervisory authority without undue delay and, where feasible, not
# later than 72 hours after having become aware of it, unless a risk to the rights and freedoms of people is unlikely.
CHECKLIST = ("read", "author", "files", "copies", "officer", "hours")


def open_form(request: Request, services: Services) -> Reply:
    message = request.message
    if message is None:
        raise NotFound
    if not request.in_room:
        raise NotOfTheRoom
    return _form(request, services, {"ref": message.ref, "author": str(message.author) if message.author else ""})


def open_from_flag(request: Request, services: Services) -> Reply:
    """Of what the bot shows, from its own button: a message's menu is hard to find on a phone."""
    services.read(flags.find, request.network.id, flags.named(request.subject))
    return _form(request, services, {"what": request.subject})


def _form(request: Request, services: Services, where: dict[str, str]) -> Reply:
    words = services.words(request.actor.language)
    return Open(
        Form(
            "incidents.report",
            words("incidents-title"),
            (
                Paragraph(words("incidents-asks")),
                Paragraph(words("incidents-what-happens")),
                Context(words("incidents-at-once")),
            ),
            submit=words("incidents-yes"),
            hidden=where,
        )
    )


def report(request: Request, services: Services) -> Reply:
    ref, author, what = request.kept("ref"), request.kept("author"), request.kept("what")
    if not (ref or what):
        raise NotFound
    if not services.limits.allow(request.actor.id, "incident", most=REPORTS_A_DAY, now=request.now):
        raise TooManyReports
    wrote = Identity.read(author) if author else None
    if what:
        services.run(incidents.report_shown, request.network, flags.named(what), now=request.now)
    else:
        services.run(incidents.report, request.network, ref, wrote, now=request.now, chance=services.chance)
    words = services.words(request.actor.language)
    return Next(notice(words("incidents-title"), words("incidents-thanks" if wrote else "incidents-thanks-hidden")))


def finish(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    services.run(incidents.finish, request.network.id, request.subject)
    words = services.words(request.actor.language)
    return said(request, words("incidents-title"), words("incidents-done"))


def card(id: str, services: Services) -> Card | None:
    """The facilitator's; a line once it is done."""
    found = services.read(_shown, Subject(CARD, id))
    if found is None:
        return None
    incident, waits, language = found
    words = services.words(language)
    if not waits:
        return line(words("incidents-card-done"))
    did = words("incidents-card-hidden") if incident.shown else words("incidents-card-copies")
    says = [words("incidents-card-asks"), did]
    steps = [words(f"incidents-step-{step}") for step in CHECKLIST]
    title = words("incidents-card-title")
    return Card(
        "\n".join([f"{title}.", *says, *steps]),
        (
            Heading(title),
            *map(Paragraph, says),
            *_where(incident, services, words),
            *map(Paragraph, steps),
            Buttons((Button(words("incidents-finish"), "incidents.finish", id, Style.PRIMARY),)),
        ),
    )


def author_card(id: str, services: Services) -> Card | None:
    """Nothing where it is gone already."""
    found = services.read(_shown, Subject(AUTHOR_CARD, id))
    if found is None:
        return None
    incident, _, language = found
    words = services.words(language)
    where = _where(incident, services, words)
    if incident.ref and not any(isinstance(part, Link) for part in where):
        return None
    says = [words("incidents-author-kindly")]
    if incident.shown:
        says += [words("incidents-author-hidden")]
    else:
        says += [words(f"incidents-author-{step}") for step in ("delete", "phone", "computer", "file")]
    title, who = words("incidents-author-title"), words("incidents-author-who")
    return Card(
        "\n".join([title, *says, who]),
        (Heading(title), *map(Paragraph, says), *where, *_own(incident.shown, words), Context(who)),
    )


def _where(incident: Incident, services: Services, words: Words) -> tuple[Part, ...]:
    """Nothing for what stands in no message."""
    if incident.ref is None:
        return ()
    address = services.platform.link(incident.ref)
    return (Link(words("incidents-link"), address),) if address else (Paragraph(words("incidents-gone")),)


def _own(shown: Subject | None, words: Words) -> tuple[Part, ...]:
    """Where the author may take it back."""
    match shown:
        case Subject(questions.CARD, id):
            return (Buttons((Button(words("change-own"), "questions.change", id, opens=True),)),)
        case Subject(answers.CARD, id):
            return (Buttons((Button(words("change-own"), "answers.change", id, opens=True),)),)
        case Subject(topics.TOPIC, id):
            return (Buttons((Button(words("change-own"), "topics.change", id, opens=True),)),)
        case Subject(id=id):
            return (Buttons((Button(words("solutions-read"), "solutions.read", id, opens=True),)),)
        case None:
            return ()


def _shown(store: Store, card: Subject) -> tuple[Incident, bool, str] | None:
    """With whether the duty waits, and the room's language."""
    incident = incidents.seen(store, card.id)
    network = store.networks.get(incident.network)
    return (incident, store.duties.get(card) is not None, network.language) if network else None


ROUTES = (
    shortcut("incidents.report_message", open_form),
    press("incidents.open", open_from_flag),
    submit("incidents.report", report),
    press("incidents.finish", finish),
)
CARDS = {CARD: card, AUTHOR_CARD: author_card}
