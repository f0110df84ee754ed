"""*Personuppgift*, from a message's menu: what the author and the facilitator are told, and what they do then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain import answers, incidents, questions
from domain.errors import NotFound, TooMany
from domain.incidents import AUTHOR_CARD, CARD, NotOfTheRoom
from domain.members import Identity, look_after
from domain.ports import Subject
from handlers.flags import line
from handlers.pieces import notice, whisper
from handlers.routes import Request, press, shortcut, submit
from handlers.ui import Button, Buttons, Card, Context, Form, Heading, Link, Next, Open, Paragraph, Reply, Style

if TYPE_CHECKING:
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

REPORTS_A_DAY = 10
A_DAY = timedelta(days=1)
# Article 33(1) of Regulation (EU) 2016/679: to the supervisory authority without undue delay and, where feasible, not
# later than 72 hours after having become aware of it, unless a risk to the rights and freedoms of people is unlikely.
CHECKLIST = ("read", "author", "files", "copies", "officer", "hours")


def open_form(request: Request, services: Services) -> Reply:
    message = request.message
    if message is None:
        raise NotFound
    if not request.in_room:
        raise NotOfTheRoom
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
            hidden={"ref": message.ref, "author": str(message.author) if message.author else ""},
        )
    )


def report(request: Request, services: Services) -> Reply:
    ref, author = request.kept("ref"), request.kept("author")
    if not ref:
        raise NotFound
    if not services.limits.allow(request.actor.id, "incident", most=REPORTS_A_DAY, per=A_DAY, now=request.now):
        raise TooMany
    wrote = Identity.read(author) if author else None
    services.run(incidents.report, request.network, ref, wrote, now=request.now, chance=services.chance)
    words = services.words(request.actor.language)
    return Next(notice(words("incidents-title"), words("incidents-thanks" if wrote else "incidents-thanks-hidden")))


def finish(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    services.run(incidents.finish, request.network.id, request.subject)
    return whisper(services.words(request.actor.language)("incidents-done"))


def card(id: str, services: Services) -> Card | None:
    """The facilitator's; a line once it is done."""
    found = services.read(_shown, Subject(CARD, id))
    if found is None:
        return None
    ref, shown, waits, language = found
    words = services.words(language)
    if not waits:
        return line(words("incidents-card-done"))
    where = services.link(ref)
    did = words("incidents-card-hidden") if shown else words("incidents-card-copies")
    says = [words("incidents-card-asks"), did]
    steps = [words(f"incidents-step-{step}") for step in CHECKLIST]
    title = words("incidents-card-title")
    return Card(
        "\n".join([title, *says, *steps]),
        (
            Heading(title),
            *map(Paragraph, says),
            *(_link(words, where)),
            *map(Paragraph, steps),
            Buttons((Button(words("incidents-finish"), "incidents.finish", id, Style.PRIMARY),)),
        ),
    )


def author_card(id: str, services: Services) -> Card | None:
    """Nothing where it is gone already."""
    found = services.read(_shown, Subject(AUTHOR_CARD, id))
    if found is None:
        return None
    ref, shown, _, language = found
    words, where = services.words(language), services.link(ref)
    if not where:
        return None
    says = [words("incidents-author-kindly")]
    if shown:
        says += [words("incidents-author-hidden")]
    else:
        says += [words(f"incidents-author-{step}") for step in ("delete", "phone", "computer", "file")]
    title, who = words("incidents-author-title"), words("incidents-author-who")
    return Card(
        "\n".join([title, *says, who]),
        (Heading(title), *map(Paragraph, says), *_link(words, where), *_own(shown, words), Context(who)),
    )


def _link(words: Words, where: str) -> tuple[Part, ...]:
    return (Link(words("incidents-link"), where),) if where else (Paragraph(words("incidents-gone")),)


def _own(shown: Subject | None, words: Words) -> tuple[Part, ...]:
    """Where the author may take it back."""
    match shown:
        case Subject(questions.CARD, id):
            return (Buttons((Button(words("change-own"), "questions.change", id, opens=True),)),)
        case Subject(answers.CARD, id):
            return (Buttons((Button(words("change-own"), "answers.change", id, opens=True),)),)
        case Subject(id=id):
            return (Buttons((Button(words("solutions-read"), "solutions.read", id, opens=True),)),)
        case None:
            return ()


def _shown(store: Store, card: Subject) -> tuple[str, Subject | None, bool, str] | None:
    """The message's ref, what of the bot's own it shows, whether the duty waits, and the room's language."""
    id, ref = incidents.named(card.id)
    network = store.networks.get(id)
    if network is None:
        return None
    return ref, store.posts.subject(ref), store.duties.get(card) is not None, network.language


ROUTES = (
    shortcut("incidents.report_message", open_form),
    submit("incidents.report", report),
    press("incidents.finish", finish),
)
CARDS = {CARD: card, AUTHOR_CARD: author_card}
