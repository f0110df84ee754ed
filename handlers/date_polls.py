"""*Hitta datum*, for whoever looks after the room: what is asked, and what is proposed when the answers are there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain import date_polls, series
from domain.date_polls import (
    FEWEST,
    MINUTES,
    MOST,
    TITLE_MOST,
    DeadlineTooLate,
    Poll,
    moment,
)
from domain.errors import NotFound
from domain.ids import is_id, new_id
from domain.members import look_after
from domain.slots import local
from domain.workdays import Workdays
from handlers.date_poll_cards import proposal_card
from handlers.date_poll_pieces import MINUTES_USUAL, TIME, WHO, dated, lengths, who_sees
from handlers.pieces import notice, said
from handlers.routes import Request, press, read_moment, submit
from handlers.series import named, read
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Context,
    Date,
    Form,
    Heading,
    Next,
    Open,
    Option,
    Paragraph,
    Reply,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field

ROWS = 3
"""Dates to fill in, to begin with."""
PLANNED = "series "
"""Begins what a button is about: a meeting of a series."""


def open_form(request: Request, services: Services) -> Reply:
    """`subject`: a poll in whose place this one comes. From the preview, with what was written before it."""
    look_after(request.actor)
    if request.kept("options"):
        return Next(_form(request, services, _kept(request), _about(request)))
    if not request.subject:
        return Open(_form(request, services, {}, {}))
    if request.subject.startswith(PLANNED):
        planned = request.subject.removeprefix(PLANNED)
        return Open(_form(request, services, services.read(_planned, planned, request, services), {"series": planned}))
    former = services.read(date_polls.find, request.network.id, request.subject)
    values = {"title": former.title, "minutes": str(former.minutes), "shown": who_sees(former)}
    return Open(_form(request, services, values, {"instead": former.id}))


def _about(request: Request) -> dict[str, str]:
    """What the form goes on with: the poll that it comes in the place of, or the meeting of a series."""
    return {name: request.kept(name) for name in ("instead", "series") if request.kept(name)}


def _planned(store: Store, subject: str, request: Request, services: Services) -> dict[str, str]:
    """Of a meeting of a series, the dates around the day that was thought of."""
    id, number = read(subject)
    one = series.find(store, request.network.id, id, by=request.actor)
    occasion = one.occasion(number)
    workdays = Workdays(services.holiday, request.network.settings.closed)
    words = services.words(request.network.language)
    values = {"title": named(one, occasion, words), "minutes": str(occasion.minutes)}
    for row, option in enumerate(series.proposed(occasion, workdays, now=request.now)):
        values |= _row_of(row, option)
    return values


def _row_of(row: int, option: datetime) -> dict[str, str]:
    return {f"day{row}": local(option).date().isoformat(), f"time{row}": f"{local(option):%H.%M}"}


def more(request: Request, services: Services) -> Reply:
    """One more date to fill in; what is written stays."""
    look_after(request.actor)
    values = {name: value for name, value in (request.values or {}).items() if isinstance(value, str)}
    rows = min(max(_rows(values), ROWS) + 1, MOST)
    return Next(_form(request, services, values, _about(request), rows=rows))


def _rows(values: Mapping[str, str]) -> int:
    return sum(f"time{row}" in values for row in range(MOST))


def _kept(request: Request) -> dict[str, str]:
    """What the preview carries, as the form's fields have it."""
    poll = _poll_kept(request)
    values = {"title": poll.title, "minutes": str(poll.minutes), "last": poll.last.isoformat(), "shown": who_sees(poll)}
    for row, option in enumerate(poll.options):
        values |= _row_of(row, option)
    return values


def _form(
    request: Request, services: Services, values: Mapping[str, str], about: Mapping[str, str], *, rows: int = ROWS
) -> Form:
    words = services.words(request.actor.language)
    rows = max(rows, _rows(values))
    add = (Buttons((Button(words("date-polls-more"), "date_polls.more"),)),) if rows < MOST else ()
    title = Text("title", words("meetings-name"), values.get("title", ""), words("meetings-name-hint"), most=TITLE_MOST)
    return Form(
        "date_polls.preview",
        words("date-polls-title"),
        (
            Paragraph(words("date-polls-why")),
            title,
            *(field for row in range(rows) for field in _row(row, values, words)),
            *add,
            Choice("minutes", words("meetings-length"), lengths(words), _length(values.get("minutes"))),
            Date("last", words("date-polls-last"), _day(values.get("last")), words("date-polls-last-hint")),
            _shown_to(values.get("shown"), words),
        ),
        submit=words("preview"),
        hidden=about,
    )


def _shown_to(chosen: str | None, words: Words) -> Choice:
    who = tuple(Option(key, words(f"date-polls-shown-{key}")) for key in WHO)
    known = chosen if chosen in WHO else None
    return Choice("shown", words("date-polls-shown"), who, known, words("date-polls-shown-hint"), open=True)


def _length(value: str | None) -> str:
    return value if value and value in map(str, MINUTES) else MINUTES_USUAL


def _day(written: str | None) -> date | None:
    try:
        return datetime.fromisoformat(written).date() if written else None
    except ValueError:
        return None


def _row(row: int, values: Mapping[str, str], words: Words) -> tuple[Field, Field]:
    number = row + 1
    day = _day(values.get(f"day{row}"))
    return (
        Date(f"day{row}", words("date-polls-day", number=number), day, required=row < FEWEST),
        Text(
            f"time{row}",
            words("date-polls-time", number=number),
            values.get(f"time{row}", TIME),
            words("meetings-time-hint"),
            required=row < FEWEST,
            most=10,
        ),
    )


def preview(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    poll = _poll_written(request)
    date_polls.check(poll, now=request.now)
    words = services.words(request.actor.language)
    lines = (dated(option, request.network, services, words) for option in sorted(poll.options))
    who = words(f"date-polls-shown-{who_sees(poll)}")
    return Next(
        Form(
            "date_polls.start",
            words("date-polls-title"),
            (
                Paragraph(words("date-polls-preview")),
                Heading(poll.title),
                *map(Paragraph, lines),
                Context(words("date-polls-until", day=words.day(poll.last))),
                Context(words("date-polls-locked", who=who)),
                Buttons((Button(words("meetings-change"), "date_polls.open"),)),
            ),
            submit=words("date-polls-start"),
            hidden={
                "id": new_id(services.chance),
                "title": poll.title,
                "options": " ".join(option.isoformat() for option in poll.options),
                "minutes": str(poll.minutes),
                "last": poll.last.isoformat(),
                "shown": who_sees(poll),
                **_about(request),
            },
        )
    )


def _poll_written(request: Request) -> Poll:
    """Raises `NotATime`, `NotAhead`, `DeadlineTooLate` or `NotFound`."""
    rows = [row for row in range(MOST) if request.written(f"day{row}")]
    options = []
    for row in rows:
        day = request.day(f"day{row}")
        if day is None:
            raise NotFound
        time = request.written(f"time{row}")
        options.append(moment(day, time, now=request.now, day_field=f"day{row}", time_field=f"time{row}"))
    last = request.day("last")
    if last is None:
        raise DeadlineTooLate
    kept = dict.fromkeys(options)
    return _poll(request, request.written, tuple(kept), last, id="")


def _poll_kept(request: Request) -> Poll:
    """Raises `NotFound` for what no form of ours carries."""
    options, last = tuple(map(read_moment, request.kept("options").split())), request.kept_day("last")
    if last is None or not options:
        raise NotFound
    return _poll(request, request.kept, options, last, id=request.kept("id"))


def _poll(request: Request, told: Callable[[str], str], options: tuple[datetime, ...], last: date, *, id: str) -> Poll:
    minutes, who = told("minutes"), told("shown")
    if minutes not in map(str, MINUTES) or who not in WHO:
        raise NotFound
    return Poll(id, request.network.id, told("title")[:TITLE_MOST], options, int(minutes), last, WHO[who])


def start(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    poll, instead = _poll_kept(request), request.kept("instead")
    if not is_id(poll.id):
        raise NotFound
    if planned := request.kept("series"):
        id, number = read(planned)
        services.read(series.find, request.network.id, id, by=request.actor).occasion(number)
    poll = replace(poll, series=planned)
    services.run(series.ask, poll, services.holiday, by=request.actor, now=request.now, instead_of=instead)
    words = services.words(request.actor.language)
    return Next(notice(words("date-polls-title"), words("date-polls-started", day=words.day(poll.last))))


def close(request: Request, services: Services) -> Reply:
    services.run(date_polls.close, request.network.id, request.subject, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    shown = proposal_card(request.subject, services)
    return _over(shown, request, words) if shown else said(request, words("date-polls-title"), words("date-polls-done"))


def proposal(request: Request, services: Services) -> Reply:
    """The card's words and buttons, for who asks for them."""
    look_after(request.actor)
    services.read(date_polls.find, request.network.id, request.subject)
    words = services.words(request.actor.language)
    shown = proposal_card(request.subject, services)
    if shown is None:
        raise NotFound
    return _over(shown, request, words)


def _over(card: Card, request: Request, words: Words) -> Reply:
    form = Form("date_polls.proposal", words("date-polls-title"), card.parts)
    return Next(form) if request.in_form else Open(form)


def drop(request: Request, services: Services) -> Reply:
    services.run(date_polls.drop, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    return said(request, words("date-polls-title"), words("date-polls-dropped"))


def options(request: Request, services: Services) -> Reply:
    """All of the dates, to choose another than those proposed."""
    look_after(request.actor)
    poll = services.read(date_polls.find, request.network.id, request.subject)
    words = services.words(request.actor.language)
    choose = tuple(
        Button(words.moment(option), "meetings.invite", f"{poll.id} {place}", opens=True)
        for place, option in enumerate(poll.options)
        if request.now < option
    )
    buttons = [Buttons((one,)) for one in choose]
    form = Form("date_polls.options", words("date-polls-title"), (Paragraph(words("date-polls-any")), *buttons))
    return Next(form) if request.in_form else Open(form)


ROUTES = (
    press("date_polls.open", open_form),
    press("date_polls.more", more),
    submit("date_polls.preview", preview, unlooked=("last", *(f"day{row}" for row in range(MOST)))),
    submit("date_polls.start", start),
    press("date_polls.close", close),
    press("date_polls.proposal", proposal),
    press("date_polls.options", options),
    press("date_polls.drop", drop),
)
