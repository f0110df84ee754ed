"""What who looks after the room decides of a meeting's sign-up, and whom they sign up who are not in the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import attendance, meetings, signups
from domain.date_polls import NotAhead, moment
from domain.errors import NotFound
from domain.ids import is_id, new_id
from domain.members import look_after
from domain.signups import (
    MUNICIPALITY_MOST,
    NAME_MOST,
    NEEDS_MOST,
    PLACES_MOST,
    Coming,
    NoComing,
    NotPlaces,
    Signup,
    Stand,
    Terms,
)
from handlers.catalog import key
from handlers.date_poll_pieces import TIME, warning
from handlers.pieces import notice
from handlers.routes import Phase, Request, one_of, press, submit
from handlers.signup_pieces import way_of
from handlers.ui import Button, Buttons, Choice, Date, Form, Next, Open, Option, Paragraph, Reply, Text, Toggle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from domain.meetings import Meeting
    from domain.store import Store
    from handlers.services import Services
    from handlers.ui import Field, Part


def section(meeting: Meeting, request: Request, services: Services) -> Iterator[Part]:
    """On the meeting's page, for who looks after the room."""
    if not meeting.is_ahead(request.now):
        return
    words = services.words(request.actor.language)
    terms = services.read(lambda store: store.signups.terms(meeting.id))
    routes = ("terms", "enter", "date", *(("needs",) if terms.needs else ()))
    yield Buttons(
        tuple(Button(words(f"signups-lead-{one}"), f"signups.{one}", meeting.id, opens=True) for one in routes)
    )


def _open(request: Request, services: Services, id: str) -> tuple[Meeting, Terms]:
    """Raises `NotFacilitator`, `NotFound` or `MeetingOver`."""
    look_after(request.actor)

    def look(store: Store) -> tuple[Meeting, Terms]:
        return meetings.find_open(store, request.network.id, id, now=request.now), store.signups.terms(id)

    return services.read(look)


def terms(request: Request, services: Services) -> Reply:
    meeting, now = _open(request, services, request.subject)
    words = services.words(request.actor.language)
    places = str(now.places) if now.places else ""
    return Open(
        Form(
            "signups.settle",
            words("signups-lead-terms"),
            (
                Text("places", words("signups-places"), places, words("signups-places-hint"), required=False, most=3),
                Date("last", words("signups-last-day"), now.last, words("signups-last-hint"), required=False),
                Toggle(
                    "needs", words("signups-needs"), words("signups-ask-needs"), now.needs, words("signups-needs-gone")
                ),
                Toggle("wishes", words("signups-wishes"), words("signups-ask-wishes"), now.wishes),
            ),
            submit=words("save"),
            hidden={"meeting": meeting.id},
        )
    )


def settle(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    written = request.written("places").strip()
    if written and not (written.isascii() and written.isdecimal()):
        raise NotPlaces(most=PLACES_MOST)
    made = Terms(
        request.kept("meeting"),
        int(written) if written else None,
        request.day("last"),
        needs=request.ticked("needs"),
        wishes=request.ticked("wishes"),
    )
    services.run(signups.settle, request.network.id, made, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    return Next(notice(words("signups-lead-terms"), words("signups-settled")))


def enter(request: Request, services: Services) -> Reply:
    meeting, now = _open(request, services, request.subject)
    words = services.words(request.actor.language)
    coming = tuple(Option(one, words(f"signups-{key(one)}")) for one in (Coming.TAKES_PART, Coming.LISTENS))
    ways = tuple(Option(one, words(f"signups-by-{key(one)}")) for one in signups.ways(meeting.details))
    fields: list[Field | Part] = [
        Paragraph(words("signups-enter-why")),
        Text("name", words("signups-name"), hint=words("signups-name-hint"), most=NAME_MOST),
        Text("municipality", words("signups-municipality"), required=False, most=MUNICIPALITY_MOST),
        Choice("coming", words("signups-coming-they"), coming, Coming.TAKES_PART, open=True),
    ]
    if len(ways) > 1:
        fields.append(Choice("way", words("signups-way-they"), ways, required=False, open=True))
    if now.needs:
        hint = words("signups-needs-hint")
        fields.append(Text("needs", words("signups-needs"), hint=hint, required=False, long=True, most=NEEDS_MOST))
    title, hidden = words("signups-lead-enter"), {"meeting": meeting.id, "id": new_id(services.chance)}
    return Open(Form("signups.entered", title, tuple(fields), submit=words("save"), hidden=hidden))


def entered(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    id = request.kept("id")
    if not request.written("coming"):
        raise NoComing
    if not is_id(id):
        raise NotFound
    one = Signup(
        id,
        request.kept("meeting"),
        one_of(Coming, request.written("coming")),
        way_of(request),
        name=request.written("name")[:NAME_MOST],
        municipality=request.written("municipality")[:MUNICIPALITY_MOST],
        needs=request.written("needs"),
    )
    made = services.run(attendance.enter, request.network.id, one, by=request.actor, now=request.now)
    words = services.words(request.actor.language)
    said = words("signups-entered-waits" if made.stand is Stand.WAITS else "signups-entered", name=made.name)
    return Next(notice(words("signups-lead-enter"), said))


def date(request: Request, services: Services) -> Reply:
    meeting, _ = _open(request, services, request.subject)
    hidden = {"meeting": meeting.id, "id": new_id(services.chance)}
    return Open(_date_form(request, services, hidden))


def _date_form(request: Request, services: Services, hidden: Mapping[str, str], warned: str = "") -> Form:
    words = services.words(request.actor.language)
    return Form(
        "signups.add_date",
        words("signups-lead-date"),
        (
            Paragraph(warned or words("signups-date-why")),
            Date("day", words("meetings-day"), request.day("day")),
            Text("time", words("meetings-time"), request.written("time") or TIME, words("meetings-time-hint"), most=10),
        ),
        submit=words("meetings-send"),
        hidden=hidden,
    )


def add_date(request: Request, services: Services) -> Reply:
    """Of a day that may not suit it is said once, before the room is told."""
    look_after(request.actor)
    day, id, of = request.day("day"), request.kept("id"), request.kept("meeting")
    if not is_id(id):
        raise NotFound
    if day is None:
        raise NotAhead(field="day")
    begins = moment(day, request.written("time"), now=request.now, day_field="day", time_field="time")
    words = services.words(request.actor.language)
    warned = warning(begins, request.network, services, words)
    if warned and request.kept("warned") != begins.isoformat():
        hidden = {"meeting": of, "id": id, "warned": begins.isoformat()}
        return Next(_date_form(request, services, hidden, warned))
    run, network = services.run, request.network.id
    run(signups.add_date, network, of, begins, services.holiday, id=id, by=request.actor, now=request.now)
    return Next(notice(words("signups-lead-date"), words("signups-date-added", when=words.moment(begins))))


ROUTES = (
    press("signups.terms", terms),
    submit("signups.settle", settle, unlooked=("last",)),
    press("signups.enter", enter),
    submit("signups.entered", entered),
    press("signups.date", date),
    submit("signups.add_date", add_date, unlooked=("day",)),
)
LEADER_SECTIONS = ((Phase.BEFORE, section),)
