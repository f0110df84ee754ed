"""*Årshjul*: a year of meetings out of one form, and a word to the facilitator when it is time for one of them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from domain import series
from domain.date_polls import MINUTES, NotAhead, moment
from domain.errors import NotFound
from domain.ids import is_id, new_id
from domain.members import look_after
from domain.series import DUE_CARD, TITLE_MOST, Occasion, Series
from domain.slots import local
from handlers.date_poll_pieces import MINUTES_USUAL, TIME, lengths
from handlers.pieces import asked_first, notice, said
from handlers.routes import Request, numbered, press, submit
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
    Reply,
    Style,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field, Part

COUNTS, USUAL = (2, 3, 4, 5, 6, 8, 10, 12), 6
WEEKS, APART = (2, 3, 4, 5, 6, 8, 10), 8
WAYS = ("find", "fixed")


def open_form(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    words = services.words(request.actor.language)
    counts = tuple(Option(str(count), str(count)) for count in COUNTS)
    weeks = tuple(Option(str(apart), words("series-weeks", weeks=apart)) for apart in WEEKS)
    return Open(
        Form(
            "series.outline",
            words("series-title"),
            (
                Paragraph(words("series-why")),
                Text("title", words("series-name"), hint=words("series-name-hint"), most=TITLE_MOST),
                Date("day", words("series-first")),
                Text("time", words("meetings-time"), TIME, words("meetings-time-hint"), most=10),
                Choice("minutes", words("meetings-length"), lengths(words), MINUTES_USUAL),
                Choice("count", words("series-count"), counts, str(USUAL)),
                Choice("weeks", words("series-apart"), weeks, str(APART)),
            ),
            submit=words("preview"),
        )
    )


def outline(request: Request, services: Services) -> Reply:
    """One line for each, to be changed before it is kept."""
    look_after(request.actor)
    day, count, weeks, minutes = (request.written(name) for name in ("day", "count", "weeks", "minutes"))
    if count not in map(str, COUNTS) or weeks not in map(str, WEEKS) or minutes not in map(str, MINUTES):
        raise NotFound
    first = request.day("day")
    if not day or first is None:
        raise NotAhead(field="day")
    begins = moment(first, request.written("time"), now=request.now, day_field="day", time_field="time")
    found = series.outline(begins, int(weeks), int(count), request.network, services.holiday)
    words = services.words(request.actor.language)
    return Next(
        Form(
            "series.plan",
            words("series-title"),
            (Paragraph(words("series-preview")), *(field for place in _lines(found, words) for field in place)),
            submit=words("series-plan"),
            hidden={
                "id": new_id(services.chance),
                "title": request.written("title"),
                "time": f"{local(begins):%H.%M}",
                "minutes": minutes,
                "count": count,
            },
        )
    )


def _lines(found: list[datetime], words: Words) -> Iterator[tuple[Field, Field]]:
    ways = tuple(Option(way, words(f"series-way-{way}")) for way in WAYS)
    for place, begins in enumerate(found):
        number = place + 1
        day = Date(f"day{place}", words("series-day", number=number), local(begins).date())
        yield day, Choice(f"way{place}", words("series-way", number=number), ways, WAYS[0])


def plan(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    count, minutes = request.kept("count"), request.kept("minutes")
    if count not in map(str, COUNTS) or minutes not in map(str, MINUTES) or not is_id(request.kept("id")):
        raise NotFound
    occasions = tuple(_occasion(place, int(minutes), request) for place in range(int(count)))
    made = Series(request.kept("id"), request.network.id, request.kept("title")[:TITLE_MOST], occasions)
    services.run(series.plan, made, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    return Next(notice(words("series-title"), words("series-planned", count=len(occasions))))


def _occasion(place: int, minutes: int, request: Request) -> Occasion:
    """Raises `NotAhead`, `NotATime` or `NotFound`."""
    field, way = f"day{place}", request.written(f"way{place}")
    day = request.day(field)
    if day is None:
        raise NotAhead(field=field)
    if way not in WAYS:
        raise NotFound
    time, most = request.kept("time"), series.FURTHEST_PLANNED
    begins = moment(day, time, now=request.now, day_field=field, time_field=field, most=most)
    return Occasion(place + 1, begins, minutes, fixed=way == "fixed")


def skip(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    id, number = read(request.subject)
    services.run(series.skip, request.network.id, id, number, by=request.actor)
    words = services.words(request.actor.language)
    return said(request, words("series-title"), words("series-skipped"))


def read(subject: str) -> tuple[str, int]:
    """The series and which of its meetings. Raises `NotFound`."""
    id, number = numbered(subject)
    if not 1 <= number <= series.MOST_MEETINGS:
        raise NotFound
    return id, number


def named(one: Series, occasion: Occasion, words: Words) -> str:
    return words("series-occasion", title=one.title, number=occasion.number)


def around(occasion: Occasion, words: Words) -> str:
    when = words.moment(occasion.begins)
    return when if occasion.fixed else words("series-around", day=words.day(occasion.begins))


def buttons(one: Series, occasion: Occasion, words: Words) -> Buttons:
    """What may be done with one that is planned."""
    subject = series.key(one.id, occasion.number)
    route = "meetings.invite" if occasion.fixed else "date_polls.open"
    label = words("meetings-send" if occasion.fixed else "date-polls-title")
    away = words("series-skip")
    sure = asked_first(away, words("series-skip-sure"), words)
    return Buttons(
        (
            Button(label, route, f"series {subject}", Style.PRIMARY, opens=True),
            Button(away, "series.skip", subject, confirm=sure),
        )
    )


def due_card(id: str, services: Services) -> Card | None:
    found = services.read(_due, id)
    if found is None:
        return None
    network, one, occasion, waits = found
    words = services.words(network.language)
    name = named(one, occasion, words)
    if not waits:
        done = words("series-done", name=name)
        return Card(done, (Context(done),))
    head = words("series-due-fixed" if occasion.fixed else "series-due", name=name)
    when = around(occasion, words)
    return Card(f"{head} {when}", (Heading(head), Paragraph(when), buttons(one, occasion, words)))


def _due(store: Store, id: str) -> tuple[Network, Series, Occasion, bool] | None:
    series_id, number = read(id)
    one = store.series.get(series_id)
    network = store.networks.get(one.network) if one else None
    occasion = next((each for each in one.occasions if each.number == number), None) if one else None
    if one is None or network is None or occasion is None:
        return None
    return network, one, occasion, store.duties.get(one.due_card(number)) is not None


def planned_parts(those: list[tuple[Series, Occasion]], words: Words, *, leads: bool) -> Iterator[Part]:
    """What is still to come, for `/traff`."""
    if those:
        yield from (Divider(), Heading(words("series-title")))
    for one, occasion in those:
        yield Paragraph(named(one, occasion, words))
        yield Context(around(occasion, words))
        if leads:
            yield buttons(one, occasion, words)


ROUTES = (
    press("series.open", open_form),
    submit("series.outline", outline, unlooked=("day",)),
    submit("series.plan", plan, unlooked=tuple(f"day{place}" for place in range(max(COUNTS)))),
    press("series.skip", skip),
)
CARDS = {DUE_CARD: due_card}
