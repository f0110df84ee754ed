"""Samtalsfrågor out of the bot's own collection: a series, and the first weeks of a new room."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from domain import library, prompts
from domain.errors import NotFound
from domain.ids import new_id
from domain.library import OFFER_CARD, OFFERED, PRESENTATION, Item, items
from domain.members import look_after
from domain.ports import Subject
from domain.prompts import HOUR, NoSuchDay, Plan
from domain.slots import at, local
from handlers import themes
from handlers.pieces import line, notice, said
from handlers.prompts import back, plan_all
from handlers.routes import Request, press, submit
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Choices,
    Context,
    Date,
    Divider,
    Form,
    Heading,
    Next,
    Option,
    Paragraph,
    Quote,
    Reply,
    Style,
    Toggle,
)

if TYPE_CHECKING:
    from domain.networks import Network
    from domain.store import Store
    from handlers.services import Services

COUNTS = (3, 4, 6, 8, 10, 12)
EVERY = {"1": "library-every-week", "2": "library-every-other"}
"""Weeks."""


def open_form(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    words = services.words(request.actor.language)
    first, introduced = services.read(_begin, request, services)
    every = tuple(Option(weeks, words(key)) for weeks, key in EVERY.items())
    counts = tuple(Option(str(count), str(count)) for count in COUNTS)
    label, yes = words("library-presentation"), words("library-presentation-yes")
    presentation = () if introduced else (Toggle("presentation", label, yes, initial=True),)
    return Next(
        Form(
            "library.outline",
            words("prompts-title"),
            (
                Paragraph(words("library-why")),
                Date("day", words("library-start"), first),
                Choice("every", words("library-every"), every, "1", open=True),
                Choice("count", words("library-count"), counts, counts[0].value),
                *presentation,
                Choices("themes", words("library-themes"), themes.options(words), hint=words("library-themes-hint")),
                Divider(),
                back(words),
            ),
            submit=words("preview"),
        )
    )


def _begin(store: Store, request: Request, services: Services) -> tuple[date, bool]:
    """The first day there is, and whether the room has had a presentation round."""
    first = prompts.soonest(store, request.network, services.holiday, now=request.now)
    return local(first).date(), prompts.is_had(store, request.network.id, PRESENTATION)


def outline(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    start, every, count = request.day("day"), request.written("every"), request.written("count")
    if start is None:
        raise NoSuchDay
    if every not in EVERY or count not in map(str, COUNTS):
        raise NotFound
    found = services.read(
        prompts.outline,
        request.network,
        services.holiday,
        start=start,
        weeks=int(every),
        count=int(count),
        themes=request.chosen("themes"),
        without=() if request.ticked("presentation") else (PRESENTATION,),
        now=request.now,
    )
    return Next(_outlined(found, int(count), request, services))


def _outlined(found: list[tuple[Item, date]], count: int, request: Request, services: Services) -> Form:
    words = services.words(request.actor.language)
    again = Buttons((Button(words("library-again"), "library.open"),))
    if not found:
        return notice(words("prompts-title"), words("library-empty"), more=(again, back(words)))
    fewer = (Paragraph(words("library-fewer", count=len(found))),) if len(found) < count else ()
    lines = [
        (Context(words.day(at(day, HOUR))), Paragraph(wording(item.key, request.network, services)))
        for item, day in found
    ]
    return Form(
        "library.plan",
        words("prompts-title"),
        (
            Paragraph(words("library-preview")),
            *fewer,
            *(part for line in lines for part in line),
            Divider(),
            again,
        ),
        submit=words("library-plan", count=len(found)),
        hidden={"series": " ".join(f"{item.key}:{day.isoformat()}" for item, day in found)},
    )


def plan(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    pairs = (one.partition(":") for one in request.kept("series").split())
    try:
        those = [(key, date.fromisoformat(day)) for key, _, day in pairs]
    except ValueError:
        raise NotFound from None
    if not those:
        raise NotFound
    return plan_all(plans(those, request, services), request, services)


def plans(those: list[tuple[str, date]], request: Request, services: Services) -> list[Plan]:
    return [Plan(new_id(services.chance), wording(key, request.network, services), day, key) for key, day in those]


def wording(key: str, network: Network, services: Services) -> str:
    """In the room's language. Raises `NotFound` for what the library does not have."""
    if key not in {item.key for item in items()}:
        raise NotFound
    return services.words(network.language)(f"prompt-{key}")


def accept(request: Request, services: Services) -> Reply:
    """What the card showed, a week apart."""
    look_after(request.actor)
    first, _ = services.read(_begin, request, services)
    those = [(item.key, first + timedelta(weeks=week)) for week, item in enumerate(items()[:OFFERED])]
    made = services.run(
        prompts.plan,
        request.network,
        plans(those, request, services),
        services.holiday,
        by=request.actor,
        now=request.now,
    )
    words = services.words(request.actor.language)
    taken = words("library-offer-taken", when=words.moment(made[0].slot), title=words("prompts-title"))
    return said(request, words("prompts-title"), taken)


def decline(request: Request, services: Services) -> Reply:
    services.run(library.decline, request.network.id, by=request.actor)
    words = services.words(request.actor.language)
    return said(request, words("prompts-title"), words("library-offer-declined"))


def offer_card(id: str, services: Services) -> Card | None:
    """For who has set up the room."""
    found = services.read(_offered, id)
    if found is None:
        return None
    network, waits = found
    words = services.words(network.language)
    if not waits:
        done = words("library-offer-done", title=words("prompts-title"))
        return line(done)
    title, why = words("library-offer-title"), words("library-offer-why")
    texts = [wording(item.key, network, services) for item in items()[:OFFERED]]
    buttons = (
        Button(words("library-offer-yes"), "library.accept", style=Style.PRIMARY),
        Button(words("not-now"), "library.decline"),
    )
    return Card(
        " ".join((title, *texts, why)),
        (Heading(title), *map(Quote, texts), Paragraph(why), Buttons(buttons)),
    )


def _offered(store: Store, id: str) -> tuple[Network, bool] | None:
    network = store.networks.get(id)
    return (network, store.duties.get(Subject(OFFER_CARD, id)) is not None) if network else None


ROUTES = (
    press("library.open", open_form),
    submit("library.outline", outline, unlooked=("day",)),
    submit("library.plan", plan),
    press("library.accept", accept),
    press("library.decline", decline),
)
CARDS = {OFFER_CARD: offer_card}
