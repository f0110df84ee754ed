"""Meetings: the invitation as it is written, looked at and told, and what the room hears when something changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain import date_polls, meetings, series
from domain.date_polls import MINUTES, moment
from domain.errors import NotFound
from domain.ids import is_id, new_id
from domain.meetings import (
    BODY_MOST,
    CODE_MOST,
    LINK_MOST,
    PLACE_MOST,
    TITLE_MOST,
    Details,
    Meeting,
)
from domain.members import look_after
from domain.slots import local
from handlers.date_poll_pieces import MINUTES_USUAL, TIME, lengths, warning
from handlers.date_polls import PLANNED
from handlers.meeting_cards import invitation
from handlers.pieces import asked_first, notice, said
from handlers.routes import Request, numbered, press, read_moment, submit
from handlers.series import named, read
from handlers.ui import (
    Button,
    Buttons,
    Choice,
    Date,
    Divider,
    Form,
    Next,
    Open,
    Paragraph,
    Reply,
    Style,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.date_polls import Poll
    from domain.parts import Part
    from domain.series import Occasion, Series
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Field

KEPT = ("place", "link", "phone", "code", "body")


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the form's fields."""

    title: str = ""
    day: str = ""
    time: str = TIME
    minutes: str = MINUTES_USUAL
    place: str = ""
    link: str = ""
    phone: str = ""
    code: str = ""
    body: str = ""


def invite(request: Request, services: Services) -> Reply:
    """`subject`: a poll and which of its dates, or nothing for a day that is chosen in the form. From the preview, with
    what was written before it."""
    look_after(request.actor)
    network, written = services.words(request.network.language), None
    asked = request.subject
    if request.kept("body"):
        asked, details = request.kept("chosen"), _kept(request)
        written = _as_written(details)
    poll, option = _chosen(asked, request, services)
    if written is None:
        written = replace(_begun(asked, poll, request, services), body=network("meetings-template"))
    words = services.words(request.actor.language)
    when = (Paragraph(words.moment(poll.options[option])),) if poll else _when(written, words)
    form = Form(
        "meetings.preview",
        words("meetings-title"),
        (_title(written, words), *when, *_where(written, words)),
        submit=words("preview"),
        hidden={"chosen": asked},
    )
    return Next(form) if request.kept("body") else Open(form)


def _chosen(asked: str, request: Request, services: Services) -> tuple[Poll | None, int]:
    """Raises `NotFound`."""
    if not asked or asked.startswith(PLANNED):
        return None, 0
    id, place = numbered(asked)
    poll = services.read(date_polls.find, request.network.id, id)
    if place >= len(poll.options):
        raise NotFound
    if poll.options[place] <= request.now:
        raise date_polls.NotAhead
    return poll, place


def _begun(asked: str, poll: Poll | None, request: Request, services: Services) -> Written:
    if poll or not asked:
        return Written(title=poll.title if poll else "")
    one, occasion = _planned(asked, request, services)
    begins = local(occasion.begins)
    name = named(one, occasion, services.words(request.network.language))
    return Written(name, begins.date().isoformat(), f"{begins:%H.%M}", str(occasion.minutes))


def _planned(asked: str, request: Request, services: Services) -> tuple[Series, Occasion]:
    """Raises `NotFound`."""
    id, number = read(asked.removeprefix(PLANNED))
    one = services.read(series.find, request.network.id, id, by=request.actor)
    return one, one.occasion(number)


def _title(written: Written, words: Words) -> Field:
    return Text("title", words("meetings-name"), written.title, words("meetings-name-hint"), most=TITLE_MOST)


def _when(written: Written, words: Words) -> tuple[Field, ...]:
    day = datetime.fromisoformat(written.day).date() if written.day else None
    return (
        Date("day", words("meetings-day"), day),
        Text("time", words("meetings-time"), written.time, words("meetings-time-hint"), most=10),
        Choice("minutes", words("meetings-length"), lengths(words), written.minutes),
    )


def _where(written: Written, words: Words) -> tuple[Field, ...]:
    body = Text("body", words("meetings-body"), written.body, words("meetings-body-hint"), long=True, most=BODY_MOST)
    return (*ways_in(written, words), body)


def ways_in(given: Written | Part, words: Words) -> tuple[Field, ...]:
    """The fields for where a meeting is, or a part of one, and how to take part from elsewhere."""
    mosts = {"place": PLACE_MOST, "link": LINK_MOST, "phone": 40, "code": CODE_MOST}
    return tuple(_line(name, getattr(given, name), most, words) for name, most in mosts.items())


def _line(name: str, initial: str, most: int, words: Words) -> Text:
    hint = words(f"meetings-{name}-hint")
    return Text(name, words(f"meetings-{name}"), initial, hint, required=False, most=most)


def _as_written(details: Details) -> Written:
    begins = local(details.begins)
    where = {name: getattr(details, name) for name in KEPT}
    return Written(details.title, begins.date().isoformat(), f"{begins:%H.%M}", str(details.minutes), **where)


def _written(request: Request, poll: Poll | None, option: int) -> Details:
    """Raises what `meetings.read` and `moment` do."""
    if poll:
        begins, minutes = poll.options[option], str(poll.minutes)
    else:
        day = request.day("day")
        if day is None:
            raise date_polls.NotAhead(field="day")
        begins = moment(day, request.written("time"), now=request.now, day_field="day", time_field="time")
        minutes = request.written("minutes")
    return meetings.read(_details(request.written, begins, minutes))


def _kept(request: Request) -> Details:
    return _details(request.kept, read_moment(request.kept("begins")), request.kept("minutes"))


def _details(told: Callable[[str], str], begins: datetime, minutes: str) -> Details:
    if minutes not in map(str, MINUTES):
        raise NotFound
    return Details(told("title")[:TITLE_MOST], begins, int(minutes), **{name: told(name) for name in KEPT})


def preview(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    poll, option = _chosen(request.kept("chosen"), request, services)
    details = _written(request, poll, option)
    warned = warning(details.begins, request.network, services, services.words(request.actor.language))
    words, network = services.words(request.actor.language), services.words(request.network.language)
    return Next(
        Form(
            "meetings.tell",
            words("meetings-title"),
            (
                Paragraph(words("meetings-preview")),
                *((Paragraph(warned),) if warned else ()),
                Divider(),
                *invitation(details, network),
                Divider(),
                Buttons((Button(words("meetings-change"), "meetings.invite"),)),
            ),
            submit=words("meetings-send"),
            hidden={
                "id": new_id(services.chance),
                "chosen": request.kept("chosen"),
                "title": details.title,
                "begins": details.begins.isoformat(),
                "minutes": str(details.minutes),
                **{name: getattr(details, name) for name in KEPT},
            },
        )
    )


def tell(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    poll, option = _chosen(request.kept("chosen"), request, services)
    if not is_id(request.kept("id")):
        raise NotFound
    name = ""
    if request.kept("chosen").startswith(PLANNED):
        one, occasion = _planned(request.kept("chosen"), request, services)
        name = series.key(one.id, occasion.number)
    meeting = Meeting(request.kept("id"), request.network.id, _kept(request), poll.id if poll else "", name)
    chosen = option if poll else None
    services.run(meetings.invite, meeting, services.holiday, option=chosen, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    return Next(notice(words("meetings-title"), words("meetings-told")))


def change(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    meeting = services.read(meetings.find, request.network.id, request.subject)
    if not meeting.is_ahead(request.now):
        raise meetings.MeetingOver
    words = services.words(request.actor.language)
    written = _as_written(meeting.details)
    label = words("meetings-cancel")
    sure = asked_first(label, words("meetings-cancel-sure"), words)
    return Open(
        Form(
            "meetings.save",
            words("meetings-title"),
            (
                Paragraph(words("meetings-change-why")),
                _title(written, words),
                *_when(written, words),
                *_where(written, words),
                Divider(),
                Buttons((Button(label, "meetings.cancel", meeting.id, Style.DANGER, confirm=sure),)),
            ),
            submit=words("save"),
            hidden={"id": meeting.id},
        )
    )


def save(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    details = _written(request, None, 0)
    id = request.kept("id")
    run = services.run
    what = run(meetings.change, request.network.id, id, details, services.holiday, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    return Next(notice(words("meetings-title"), words("meetings-saved-told" if what else "meetings-saved")))


def cancel(request: Request, services: Services) -> Reply:
    services.run(meetings.cancel, request.network.id, request.subject, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    return said(request, words("meetings-title"), words("meetings-cancelled-now"))


def calendar(request: Request, services: Services) -> Reply:
    services.run(meetings.to_calendar, request.network.id, request.subject, by=request.actor)
    words = services.words(request.actor.language)
    return said(request, words("meetings-title"), words("meetings-calendar-coming"))


ROUTES = (
    press("meetings.invite", invite),
    submit("meetings.preview", preview, unlooked=("day", "link", "phone", "code")),
    submit("meetings.tell", tell),
    press("meetings.change", change),
    submit("meetings.save", save, unlooked=("day", "link", "phone", "code")),
    press("meetings.cancel", cancel),
    press("meetings.calendar", calendar),
)
