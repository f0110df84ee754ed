"""A meeting as an iCalendar file (RFC 5545), to be opened in any calendar.

It names nobody: no organizer and no other participant. The uid never changes, so that a calendar puts what comes later
in the place of what it has; what is cancelled is published once more with that status (RFC 5546, 3.2.1).
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from handlers.ui import File

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from domain.meetings import Meeting
    from handlers.catalog import Words

PRODUCT = "-//Rummet//Rummet//SV"


def calendar_file(meeting: Meeting, told: str, now: datetime, words: Words) -> File:
    """`told`: all there is to know of it, as plain text. `now`: when the file is made, in UTC."""
    return File(words("meetings-file"), meeting.details.title, calendar([event(meeting, told, now)]).to_ical())


def event(meeting: Meeting, told: str, now: datetime) -> Event:
    """As `calendar_file`."""
    details = meeting.details
    made = Event()
    made.add("uid", f"{meeting.id}@rummet")
    made.add("dtstamp", now.astimezone(UTC))
    made.add("sequence", meeting.sequence)
    made.add("dtstart", details.begins.astimezone(UTC))
    made.add("dtend", details.ends.astimezone(UTC))
    made.add("summary", details.title)
    made.add("description", told)
    made.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    if place := details.place or details.link:
        made.add("location", place)
    if details.link:
        made.add("url", details.link)
    return made


def calendar(events: Iterable[Event]) -> Calendar:
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for one in events:
        made.add_component(one)
    return made
