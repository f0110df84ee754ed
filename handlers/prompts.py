"""Samtalsfrågor: what is planned and posted, one of the facilitator's own, and the card in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import prompts
from domain.errors import Empty, NotFound
from domain.ids import is_id, new_id
from domain.members import look_after
from domain.prompts import CARD, HOUR, Plan, Prompt
from domain.slots import local
from domain.text import shorten
from handlers.pages import forward, row
from handlers.pieces import withdrawal
from handlers.routes import Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Context,
    Date,
    Divider,
    Form,
    Heading,
    Next,
    Open,
    Paragraph,
    Quote,
    Reply,
    Text,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field, Part

BODY_MOST = 500
LINE = 140
"""Characters of a prompt in the list."""
SHOWN = 10
"""At a time."""


def page(request: Request, services: Services) -> Reply:
    """Laid over the menu, or in place of one of its own forms, which name the page."""
    look_after(request.actor)
    at = request.subject
    return Next(listing(request, services, page=at)) if at.isdecimal() else Open(listing(request, services))


def listing(request: Request, services: Services, said: str = "", page: str = "") -> Form:
    """As it is now: what is planned, then what is posted. `said` of what was just done."""
    words = services.words(request.actor.language)
    planned, posted = services.read(_all, request.network.id)
    here = forward([*planned, *posted], page, SHOWN)
    waits, stands = ([one for one in here.shown if one.told is told] for told in (False, True))
    begin = Buttons(
        (
            Button(words("prompts-write"), "prompts.write", opens=True),
            Button(words("prompts-series"), "library.open", opens=True),
        )
    )
    parts: list[Part] = [Paragraph(said), Divider()] if said else []
    parts += [Paragraph(words("prompts-why")), begin, Divider()]
    if waits or not planned:
        parts.append(Heading(words("prompts-planned")))
    if not planned:
        parts.append(Paragraph(words("prompts-none")))
    for prompt in waits:
        parts += _lines(prompt, words.moment(prompt.slot), words("prompts-withdraw-planned-sure"), words)
    if stands:
        parts.append(Heading(words("prompts-posted")))
    for prompt in stands:
        parts += _lines(prompt, words.day(prompt.slot), words("prompts-withdraw-posted-sure"), words)
    turns = row(*here.on(words("more"), "prompts.open"), *here.first(words("prompts-first"), "prompts.open"))
    parts += [Divider(), *turns] if turns else []
    return Form("prompts.list", words("prompts-title"), tuple(parts))


def _all(store: Store, network: str) -> tuple[list[Prompt], list[Prompt]]:
    return prompts.planned(store, network), prompts.told(store, network)


def _lines(prompt: Prompt, when: str, sure: str, words: Words) -> tuple[Part, ...]:
    change = Button(words("prompts-change"), "prompts.change", prompt.id, opens=True)
    take_away = withdrawal(words, "prompts.withdraw", prompt.id, label=words("prompts-withdraw"), sure=sure)
    line = shorten(prompt.body, LINE)
    return Context(when), Paragraph(line), Buttons((change, *take_away.buttons))


def write(request: Request, services: Services) -> Reply:
    """With what was written before the preview, if it comes from there."""
    look_after(request.actor)
    words = services.words(request.actor.language)
    soonest = services.read(prompts.soonest, request.network, services.holiday, now=request.now)
    hint = words("prompts-day-open", when=words.moment(soonest), hour=HOUR)
    return Next(
        _form(
            "prompts.preview",
            words,
            _body(request.kept("body"), words),
            Date("day", words("prompts-day"), request.kept_day("day"), hint, required=False),
            submit=words("preview"),
        )
    )


def _body(written: str, words: Words) -> Text:
    return Text("body", words("prompts-body"), written, words("prompts-body-hint"), long=True, most=BODY_MOST)


def preview(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    body = request.written("body")
    if not body:
        raise Empty(field="body")
    chosen = request.day("day")
    wanted = chosen or local(request.now).date()
    slot = services.read(prompts.slot_on, request.network, wanted, services.holiday, now=request.now)
    day, words = local(slot).date(), services.words(request.actor.language)
    return Next(
        Form(
            "prompts.plan",
            words("prompts-title"),
            (
                Paragraph(words("prompts-preview")),
                Heading(words("prompts-card-title")),
                Quote(body),
                Paragraph(_comes(slot, chosen, words)),
                Buttons((Button(words("prompts-edit"), "prompts.write"),)),
            ),
            submit=words("prompts-plan"),
            hidden={
                "id": new_id(services.chance),
                "body": body,
                "planned": day.isoformat(),
                "day": chosen.isoformat() if chosen else "",
            },
        )
    )


def _comes(slot: datetime, chosen: date | None, words: Words) -> str:
    """`chosen`: the day that was asked for, if any."""
    comes = words("prompts-comes", when=words.moment(slot))
    return comes if chosen in {None, local(slot).date()} else f"{comes} {words('prompts-moved')}"


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
    first = words.moment(made[0].slot)
    return Next(listing(request, services, words("prompts-is-planned", count=len(made), when=first)))


def change(request: Request, services: Services) -> Reply:
    prompt = services.read(prompts.find, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    hint = words("prompts-day-hint", hour=HOUR)
    day = () if prompt.told else (Date("day", words("prompts-day"), prompt.day, hint),)
    return Next(_form("prompts.save", words, _body(prompt.body, words), *day, submit=words("save"), id=prompt.id))


def save(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    wanted = request.day("day")
    saved = services.run(
        prompts.change,
        request.network,
        request.kept("id"),
        services.holiday,
        body=request.written("body"),
        day=wanted,
        by=request.actor,
        now=request.now,
    )
    words = services.words(request.actor.language)
    done = words("prompts-saved")
    return Next(listing(request, services, done if saved.told else f"{done} {_comes(saved.slot, wanted, words)}"))


def withdraw(request: Request, services: Services) -> Reply:
    services.run(prompts.withdraw, request.network.id, request.subject, by=request.actor)
    return Next(listing(request, services, services.words(request.actor.language)("prompts-withdrawn")))


def _form(name: str, words: Words, *fields: Field | Part, submit: str, **hidden: str) -> Form:
    return Form(name, words("prompts-title"), (*fields, Divider(), back(words)), submit=submit, hidden=hidden)


def back(words: Words) -> Buttons:
    return Buttons((Button(words("back"), "prompts.open", "0"),))


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
