"""Samtalsfrågor out of the bot's own collection: a series, the first weeks of a new room, one for a silent room."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from domain import prompts
from domain.errors import NotFound
from domain.ids import new_id
from domain.members import look_after
from domain.ports import Subject
from domain.prompts import HOUR, OFFER_CARD, OFFERED, SUGGESTION_CARD, Item, Plan
from domain.slots import at
from domain.themes import THEMES
from handlers.pieces import notice, said
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
)

if TYPE_CHECKING:
    from domain.networks import Network
    from domain.store import Store
    from handlers.services import Services

COUNTS = (3, 4, 6, 8, 10, 12)
EVERY = {"1": "prompts-every-week", "2": "prompts-every-other"}
"""Weeks."""


def series(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    words = services.words(request.actor.language)
    first = services.read(_first_day, request, services)
    every = tuple(Option(weeks, words(key)) for weeks, key in EVERY.items())
    counts = tuple(Option(str(count), str(count)) for count in COUNTS)
    themes = tuple(Option(theme, words(f"theme-{theme}")) for theme in THEMES)
    return Next(
        Form(
            "prompts.outline",
            words("prompts-title"),
            (
                Paragraph(words("prompts-series-why")),
                Date("day", words("prompts-start"), first),
                Choice("every", words("prompts-every"), every, "1", open=True),
                Choice("count", words("prompts-count"), counts, counts[0].value),
                Choices("themes", words("prompts-themes"), themes, hint=words("prompts-themes-hint")),
                Divider(),
                back(words),
            ),
            submit=words("prompts-show"),
        )
    )


def _first_day(store: Store, request: Request, services: Services) -> date:
    first = prompts.earliest(request.now)
    return prompts.free_day(store, request.network, first, services.holiday, now=request.now)


def outline(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    start, every, count = request.day("day"), request.written("every"), request.written("count")
    if start is None:
        raise prompts.NoSuchDay
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
        now=request.now,
    )
    return Next(_outlined(found, int(count), request, services))


def _outlined(found: list[tuple[Item, date]], count: int, request: Request, services: Services) -> Form:
    words = services.words(request.actor.language)
    again = Buttons((Button(words("prompts-series"), "prompts.series"),))
    if not found:
        return notice(words("prompts-title"), words("prompts-series-empty"), more=(again, back(words)))
    fewer = (Paragraph(words("prompts-series-fewer", count=len(found))),) if len(found) < count else ()
    lines = [
        (Context(words.moment(at(day, HOUR))), Paragraph(wording(item.key, request.network, services)))
        for item, day in found
    ]
    return Form(
        "prompts.plan_series",
        words("prompts-title"),
        (
            Paragraph(words("prompts-series-preview")),
            *fewer,
            *(part for line in lines for part in line),
            Divider(),
            back(words),
        ),
        submit=words("prompts-plan"),
        hidden={"series": " ".join(f"{item.key}:{day.isoformat()}" for item, day in found)},
    )


def plan_series(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    pairs = (one.partition(":") for one in request.kept("series").split())
    try:
        those = [(key, date.fromisoformat(day)) for key, _, day in pairs]
    except ValueError:
        raise NotFound from None
    if not those:
        raise NotFound
    return plan_all(_plans(those, request, services), request, services)


def _plans(those: list[tuple[str, date]], request: Request, services: Services) -> list[Plan]:
    return [Plan(new_id(services.chance), wording(key, request.network, services), day, key) for key, day in those]


def wording(key: str, network: Network, services: Services) -> str:
    """In the room's language. Raises `NotFound` for what the library does not have."""
    if key not in {item.key for item in prompts.library()}:
        raise NotFound
    return services.words(network.language)(f"prompt-{key}")


def accept(request: Request, services: Services) -> Reply:
    """Those that the card showed, a week apart from the next free day on."""
    look_after(request.actor)
    first = services.read(_first_day, request, services)
    those = [(key, first + timedelta(weeks=week)) for week, key in enumerate(request.subject.split())]
    plans = _plans(those, request, services)
    if not plans:
        raise NotFound
    made = services.run(prompts.plan, request.network, plans, services.holiday, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    return said(request, words("prompts-title"), words("prompts-offer-taken", when=words.moment(made[0].slot)))


def decline_offer(request: Request, services: Services) -> Reply:
    services.run(prompts.decline_offer, request.network.id, by=request.actor)
    words = services.words(request.actor.language)
    return said(request, words("prompts-title"), words("prompts-not-now-thanks"))


def take(request: Request, services: Services) -> Reply:
    """The suggestion."""
    look_after(request.actor)
    first = services.read(_first_day, request, services)
    [one] = _plans([(request.subject, first)], request, services)
    [made] = services.run(prompts.plan, request.network, [one], services.holiday, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    taken = words("prompts-suggestion-taken", when=words.moment(made.slot), title=words("prompts-title"))
    return said(request, words("prompts-title"), taken)


def decline(request: Request, services: Services) -> Reply:
    services.run(prompts.decline, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    return said(request, words("prompts-title"), words("prompts-not-now-thanks"))


def offer_card(id: str, services: Services) -> Card | None:
    """For who has set up the room."""
    found = services.read(_offered, id, services)
    if found is None:
        return None
    network, waits, keys = found
    words = services.words(network.language)
    if not waits:
        done = words("prompts-offer-done", title=words("prompts-title"))
        return Card(done, (Context(done),))
    title, why = words("prompts-offer-title"), words("prompts-offer-why", hour=HOUR)
    texts = [wording(key, network, services) for key in keys]
    buttons = (
        Button(words("prompts-offer-yes"), "prompts.accept", " ".join(keys), Style.PRIMARY),
        Button(words("prompts-not-now"), "prompts.decline_offer"),
    )
    return Card(
        " ".join((title, *texts, why)),
        (Heading(title), *map(Quote, texts), Paragraph(why), Buttons(buttons)),
    )


def _offered(store: Store, id: str, services: Services) -> tuple[Network, bool, list[str]] | None:
    network, now = store.networks.get(id), services.clock()
    if network is None:
        return None
    waits = store.duties.get(Subject(OFFER_CARD, id)) is not None
    found = prompts.outline(
        store, network, services.holiday, start=prompts.earliest(now), weeks=1, count=OFFERED, now=now
    )
    return network, waits, [item.key for item, _ in found]


def suggestion_card(id: str, services: Services) -> Card | None:
    """For who leads a silent room."""
    network, _, key = id.partition(" ")
    found = services.read(_suggested, network, key)
    if found is None:
        return None
    room, waits = found
    words, body = services.words(room.language), wording(key, room, services)
    if not waits:
        done = words("prompts-suggestion-done", body=body)
        return Card(done, (Context(done),))
    title, why = words("prompts-suggestion-title"), words("prompts-suggestion-why")
    buttons = (
        Button(words("prompts-suggestion-yes"), "prompts.take", key, Style.PRIMARY),
        Button(words("prompts-not-now"), "prompts.decline", key),
    )
    return Card(
        f"{title}. {why} {body}",
        (
            Heading(title),
            Paragraph(why),
            Quote(body),
            Buttons(buttons),
            Context(words("prompts-suggestion-how", title=words("prompts-title"))),
        ),
    )


def _suggested(store: Store, network: str, key: str) -> tuple[Network, bool] | None:
    room = store.networks.get(network)
    return (room, all(one.key != key for one in store.prompts.of(network))) if room else None


ROUTES = (
    press("prompts.series", series),
    submit("prompts.outline", outline, unlooked=("day",)),
    submit("prompts.plan_series", plan_series),
    press("prompts.accept", accept),
    press("prompts.decline_offer", decline_offer),
    press("prompts.take", take),
    press("prompts.decline", decline),
)
CARDS = {OFFER_CARD: offer_card, SUGGESTION_CARD: suggestion_card}
