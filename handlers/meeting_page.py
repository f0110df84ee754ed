"""A meeting's own page: what it is, what a member can do about it, and what who looks after the room prepares.

Other capabilities say theirs in the functions of their `SECTIONS` and `LEADER_SECTIONS` (`routes.gather`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import meetings, parts
from domain.members import looks_after
from handlers.meeting_cards import to_calendar, whole, without_way_in
from handlers.routes import Request, press
from handlers.ui import Button, Buttons, Divider, Form, Heading, Open, Reply

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    return Form("meetings.show", words("meetings-title"), tuple(_parts(meeting, request, services, words)))


def _parts(meeting: Meeting, request: Request, services: Services, words: Words) -> Iterator[Part]:
    seen = services.read(parts.as_told_to, meeting, request.actor)
    yield from whole(meeting if seen is meeting else without_way_in(seen or meeting), words)
    if seen and not meeting.cancelled:
        yield to_calendar(meeting, words)
    for section in services.table.sections:
        yield from section(meeting, request, services)
    if looks_after(request.actor):
        yield from (Divider(), Heading(words("menu-leads")))
        if meeting.is_ahead(request.now):
            change = Button(words("meetings-change"), "meetings.change", meeting.id, opens=True)
            yield Buttons((change,))
        for section in services.table.leaders:
            yield from section(meeting, request, services)


ROUTES = (press("meetings.show", page),)
