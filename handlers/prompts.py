"""Samtalsfrågor: what is planned and posted, one of the facilitator's own, and the card in the room."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from domain import prompts
from domain.errors import Empty, NotFound
from domain.ids import is_id, new_id
from domain.members import look_after
from domain.prompts import CARD, HOUR, NoSuchDay, Plan, Prompt
from domain.slots import at
from handlers.pieces import withdrawal
from handlers.routes import Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Context,
    Date,
    Divider,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Quote,
    Reply,
    Text,
)

if TYPE_CHECKING:
    from datetime import date

    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field, Part

BACK = "back"
BODY_MOST = 500
LINE = 140
"""Characters of a prompt in the list."""
PLANNED_SHOWN, POSTED_SHOWN = 12, 3
NEXT, DAY = "next", "day"


def page(request: Request, services: Services) -> Reply:
    """Laid over the menu, or in place of one of its own forms."""
    look_after(request.actor)
    shown = listing(request, services)
    return Next(shown) if request.subject == BACK else Open(shown)


def listing(request: Request, services: Services, said: str = "") -> Form:
    """As it is now; `said` of what was just done."""
    words = services.words(request.actor.language)
    planned, posted = services.read(_all, request.network.id)
    begin = Buttons(
        (
            Button(words("prompts-write"), "prompts.write", opens=True),
            Button(words("prompts-series"), "prompts.series", opens=True),
        )
    )
    parts: list[Part] = [Paragraph(said), Divider()] if said else []
    parts += [Paragraph(words("prompts-why", hour=HOUR)), begin, Divider(), Heading(words("prompts-planned"))]
    for prompt in planned[:PLANNED_SHOWN]:
        parts += _lines(prompt, words.moment(prompt.slot), words("prompts-withdraw-planned-sure"), words)
    if more := len(planned[PLANNED_SHOWN:]):
        parts.append(Context(words("prompts-more", count=more)))
    if not planned:
        parts.append(Paragraph(words("prompts-none")))
    if posted:
        parts += [Divider(), Heading(words("prompts-posted"))]
    for prompt in posted[:POSTED_SHOWN]:
        when = words("prompts-posted-on", when=words.day(prompt.slot))
        parts += _lines(prompt, when, words("prompts-withdraw-posted-sure"), words)
    return Form("prompts.list", words("prompts-title"), tuple(parts))


def _all(store: Store, network: str) -> tuple[list[Prompt], list[Prompt]]:
    return prompts.planned(store, network), prompts.told(store, network)


def _lines(prompt: Prompt, when: str, sure: str, words: Words) -> tuple[Part, ...]:
    change = Button(words("prompts-change"), "prompts.change", prompt.id, opens=True)
    take_away = withdrawal(words, "prompts.withdraw", prompt.id, label=words("prompts-withdraw"), sure=sure)
    line = textwrap.shorten(prompt.body, LINE, placeholder=" …")
    return Context(when), Paragraph(line), Buttons((change, *take_away.buttons))


def write(request: Request, services: Services) -> Reply:
    """With what was written before the preview, if it comes from there."""
    look_after(request.actor)
    words = services.words(request.actor.language)
    first = services.read(_free, request.network, prompts.earliest(request.now), request, services)
    chosen = request.kept("day")
    when = (
        Option(NEXT, words("prompts-when-next", when=words.moment(at(first, HOUR)))),
        Option(DAY, words("prompts-when-day")),
    )
    return Next(
        _form(
            "prompts.preview",
            words,
            Text(
                "body",
                words("prompts-body"),
                request.kept("body"),
                words("prompts-body-hint"),
                long=True,
                most=BODY_MOST,
            ),
            Choice("when", words("prompts-when"), when, DAY if chosen else NEXT, open=True),
            Date("day", words("prompts-day"), request.kept_day("day"), words("prompts-day-hint"), required=False),
            submit=words("prompts-show"),
        )
    )


def preview(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    body = request.written("body")
    if not body:
        raise Empty(field="body")
    wanted = request.day("day") if request.written("when") == DAY else prompts.earliest(request.now)
    if wanted is None:
        raise NoSuchDay
    words = services.words(request.actor.language)
    day = services.read(_free, request.network, wanted, request, services)
    chosen = request.written("when") == DAY
    moved = (Paragraph(words("prompts-moved")),) if chosen and day != wanted else ()
    return Next(
        Form(
            "prompts.plan",
            words("prompts-title"),
            (
                Paragraph(words("prompts-preview")),
                Quote(body),
                Paragraph(words("prompts-comes", when=words.moment(at(day, HOUR)))),
                *moved,
                Buttons((Button(words("prompts-edit"), "prompts.write"),)),
            ),
            submit=words("prompts-plan"),
            hidden={
                "id": new_id(services.chance),
                "body": body,
                "planned": day.isoformat(),
                "day": wanted.isoformat() if chosen else "",
            },
        )
    )


def plan(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    day = request.kept_day("planned")
    if day is None or not is_id(request.kept("id")):
        raise NotFound
    one = Plan(request.kept("id"), request.kept("body"), day)
    return plan_all([one], request, services)


def plan_all(those: list[Plan], request: Request, services: Services) -> Reply:
    made = services.run(prompts.plan, request.network, those, services.holiday, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    return Next(listing(request, services, words("prompts-is-planned", count=len(made))))


def change(request: Request, services: Services) -> Reply:
    prompt = services.read(prompts.find, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    day = () if prompt.told else (Date("day", words("prompts-day"), prompt.day, words("prompts-day-hint")),)
    form = _form(
        "prompts.save",
        words,
        Text("body", words("prompts-body"), prompt.body, words("prompts-body-hint"), long=True, most=BODY_MOST),
        *day,
        submit=words("save"),
        id=prompt.id,
    )
    return Next(form)


def save(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    services.run(
        prompts.change,
        request.network,
        request.kept("id"),
        services.holiday,
        body=request.written("body"),
        day=request.day("day"),
        by=request.actor,
        now=request.now,
    )
    return Next(listing(request, services, services.words(request.actor.language)("prompts-saved")))


def withdraw(request: Request, services: Services) -> Reply:
    services.run(prompts.withdraw, request.network.id, request.subject, by=request.actor)
    return Next(listing(request, services, services.words(request.actor.language)("prompts-withdrawn")))


def _form(name: str, words: Words, *fields: Field | Part, submit: str, **hidden: str) -> Form:
    return Form(name, words("prompts-title"), (*fields, Divider(), back(words)), submit=submit, hidden=hidden)


def back(words: Words) -> Buttons:
    return Buttons((Button(words("prompts-back"), "prompts.open", BACK),))


def _free(store: Store, network: Network, day: date, request: Request, services: Services) -> date:
    return prompts.free_day(store, network, day, services.holiday, now=request.now)


def card(id: str, services: Services) -> Card | None:
    """In the room."""
    found = services.read(_posted, id)
    if found is None:
        return None
    prompt, network = found
    words = services.words(network.language)
    title = words("prompts-card-title")
    return Card(
        words("prompts-card-summary", title=title, body=prompt.body),
        (
            Heading(title),
            Quote(prompt.body),
            Buttons((Button(words("home-ask"), "questions.door", opens=True),)),
            Context(words("prompts-card-how")),
        ),
    )


def _posted(store: Store, id: str) -> tuple[Prompt, Network] | None:
    prompt = store.prompts.get(id)
    network = prompt and store.networks.get(prompt.network)
    return (prompt, network) if prompt and network else None


ROUTES = (
    press("prompts.open", page),
    press("prompts.write", write),
    submit("prompts.preview", preview, unlooked=("day",)),
    submit("prompts.plan", plan),
    press("prompts.change", change),
    submit("prompts.save", save, unlooked=("day",)),
    press("prompts.withdraw", withdraw),
)
CARDS = {CARD: card}
