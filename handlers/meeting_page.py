"""A meeting's own page: what it is, what a member can do about it, and what who looks after the room prepares.

Other capabilities say theirs in the functions of their `SECTIONS` and `LEADER_SECTIONS` (`routes.gather`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import meetings, parts
from domain.members import look_after, looks_after
from handlers.meeting_cards import to_calendar, whole, without_way_in
from handlers.routes import Phase, Request, press
from handlers.ui import Button, Buttons, Context, Divider, Form, Heading, Next, Open, Paragraph, Reply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from domain.meetings import Meeting
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part


def page(request: Request, services: Services) -> Reply:
    return Open(shown(request.subject, request, services))


def shown(id: str, request: Request, services: Services) -> Form:
    """The page as it is now. Raises `NotFound`."""
    meeting = services.read(meetings.find, request.network.id, id)
    words = services.words(request.actor.language)
    return Form("meetings.show", words("meetings-one"), tuple(_parts(meeting, request, services, words)))


def _parts(meeting: Meeting, request: Request, services: Services, words: Words) -> Iterator[Part]:
    seen = services.read(parts.as_told_to, meeting, request.actor)
    yield from whole(meeting if seen is meeting else without_way_in(seen or meeting), words)
    if seen and meeting.is_open(request.now):
        yield to_calendar(meeting, words)
    for section in services.table.sections:
        yield from section(meeting, request, services)
    if looks_after(request.actor):
        lead = Button(words("meetings-lead"), "meetings.turn", meeting.id)
        yield from (Divider(), Buttons((lead,)))


def lead(request: Request, services: Services) -> Reply:
    look_after(request.actor)
    return Open(led(request.subject, request, services))


def turn(request: Request, services: Services) -> Reply:
    """From what everybody sees to the page for who leads."""
    look_after(request.actor)
    return Next(led(request.subject, request, services))


def led(id: str, request: Request, services: Services) -> Form:
    """The page for who looks after the room, as it is now. Raises `NotFound`."""
    meeting = services.read(meetings.find, request.network.id, id)
    words = services.words(request.actor.language)
    return Form("meetings.lead", words("meetings-lead"), tuple(_led_parts(meeting, request, services, words)))


def _led_parts(meeting: Meeting, request: Request, services: Services, words: Words) -> Iterator[Part]:
    yield Heading(meeting.details.title)
    yield Context(words.moment(meeting.details.begins))
    change = Button(words("meetings-change"), "meetings.change", meeting.id, opens=True)
    read = Button(words("meetings-show"), "meetings.page", meeting.id)
    if meeting.cancelled:
        yield from (Paragraph(words("meetings-is-cancelled")), Buttons((read,)))
        return
    yield Buttons((change, read) if meeting.is_ahead(request.now) else (read,))
    for phase in _phases(meeting, request.now):
        sections = (section for one, section in services.table.leaders if one is phase)
        if parts := [part for section in sections for part in section(meeting, request, services)]:
            yield from (Divider(), Heading(words(f"meetings-lead-{phase}")), *parts)


def _phases(meeting: Meeting, now: datetime) -> tuple[Phase, ...]:
    """What it is time for comes first; what has been is left at the end."""
    if meeting.has_begun(now):
        begun = (Phase.DURING, Phase.AFTER) if now < meeting.details.ends else (Phase.AFTER, Phase.DURING)
        return (*begun, Phase.BEFORE)
    return tuple(Phase)


def back(request: Request, services: Services) -> Reply:
    """From there to what everybody sees."""
    return Next(shown(request.subject, request, services))


ROUTES = (
    press("meetings.show", page),
    press("meetings.lead", lead),
    press("meetings.turn", turn),
    press("meetings.page", back),
)
