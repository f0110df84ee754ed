"""*Skriv av dig*: somebody alone writes what weighs on them. The bot keeps none of it and shows it to nobody: it
answers with a sentence, says whether others have it so, and offers to make a question of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from domain import look, vents
from domain.errors import Empty, Refusal
from domain.look import Kind
from domain.themes import THEMES
from domain.waiting import WaitingVent
from handlers import numbers, questions, review, themes
from handlers.routes import Request, press, submit
from handlers.ui import Button, Buttons, Choice, Close, Context, Divider, Form, Next, Open, Paragraph, Text

if TYPE_CHECKING:
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part, Reply

GRAVE = "nobody-to-tell"
HEARD = ("leaned-on", "no-power", "it-ends", "not-now", "hard-job", GRAVE)
"""Sentences that are true whatever was written: the bot has not understood it, and does not act as if it had."""


def open_form(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    hint = words("vents-theme-hint")
    return Open(
        Form(
            "vents.tell",
            words("vents-title"),
            (
                Paragraph(words("vents-why")),
                Text("body", words("vents-body"), hint=words("vents-body-hint"), long=True),
                Choice("theme", words("vents-theme"), themes.options(words), hint=hint, required=False),
                Context(words("vents-kept")),
            ),
            submit=words("vents-tell"),
        )
    )


def tell(request: Request, services: Services) -> Reply:
    """The words go back into the form that shows them to their writer, and nowhere else."""
    body, chosen = request.written("body"), request.written("theme")
    if not body:
        raise Empty
    theme = chosen if chosen in THEMES else ""
    if theme:
        _count(theme, request, services)
    found = look.look(body, audience=())
    words = services.words(request.actor.language)
    return Next(
        Form(
            "vents.done",
            words("vents-title"),
            (
                *_heard(found, request, services, words),
                *_more(theme, request, services, words),
                Divider(),
                Text("body", words("vents-yours"), body, hint=words("vents-yours-hint"), required=False, long=True),
                *_going_on(found, theme, words),
            ),
            submit=words("vents-done"),
        )
    )


def _count(theme: str, request: Request, services: Services) -> None:
    """One for each member in the months that are told together, so that nobody brings a number about alone and then
    knows of the others' (PROMISES 8). Whether it counted shows nowhere, and nobody is kept waiting for it."""
    this, before = vents.months(request.now)
    written = ("vent", request.actor.id, theme)
    if services.limits.noted(*written, before) or not services.limits.note(*written, this):
        return
    with suppress(Refusal):
        numbers.wait(request, services, WaitingVent(theme), (*written, this), urgent=False)


def _heard(found: look.Found, request: Request, services: Services, words: Words) -> list[Part]:
    """To words of danger or of what is wrong in the house nothing is said that makes light of it."""
    signs = review.signposts(found, request.network.settings, words)
    grave = "danger" if _is_danger(found) else GRAVE
    sentence = grave if signs else services.chance.choice(HEARD)
    return [Paragraph(words(f"vents-heard-{sentence}")), *signs]


def _is_danger(found: look.Found) -> bool:
    return any(finding.kind is Kind.DANGER for finding in found.findings)


def _more(theme: str, request: Request, services: Services, words: Words) -> list[Part]:
    count = services.read(vents.told, request.network.id, theme, request.now) if theme else None
    return [Paragraph(words("vents-more", count=count, theme=themes.name(theme, words)))] if count else []


def _going_on(found: look.Found, theme: str, words: Words) -> list[Part]:
    """Whoever is in danger needs somebody to talk with before they need an answer from the room."""
    ask = Button(words("vents-ask"), "vents.ask", theme, opens=True)
    if not _is_danger(found):
        return [Paragraph(words("vents-ask-why")), Buttons((ask,))]
    call = Button(words("profiles-list"), "profiles.list", opens=True)
    return [Paragraph(words("vents-call-why", list=words("profiles-list"))), Buttons((call, ask))]


def ask(request: Request, services: Services) -> Reply:
    """The words stand in the form for questions, where they are looked at like any other."""
    chosen = (request.subject,) if request.subject in THEMES else ()
    return Next(questions.write_form(request, services, body=request.written("body"), themes=chosen))


def done(_request: Request, _services: Services) -> Reply:
    return Close()


ROUTES = (
    press("vents.open", open_form),
    submit("vents.tell", tell, unlooked=("body",)),
    press("vents.ask", ask),
    submit("vents.done", done, unlooked=("body",)),
)
