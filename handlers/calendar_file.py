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
    from datetime import datetime

    from domain.meetings import Meeting
    from handlers.catalog import Words

PRODUCT = "-//Rummet//Rummet//SV"


def calendar_file(meeting: Meeting, told: str, now: datetime, words: Words) -> File:
    """`told`: all there is to know of it, as plain text. `now`: when the file is made, in UTC."""
    details = meeting.details
    event = Event()
    event.add("uid", f"{meeting.id}@rummet")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", meeting.sequence)
    event.add("dtstart", details.begins.astimezone(UTC))
    event.add("dtend", details.ends.astimezone(UTC))
    event.add("summary", details.title)
    event.add("description", told)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    if place := details.place or details.link:
        event.add("location", place)
    if details.link:
        event.add("url", details.link)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return File(words("meetings-file"), details.title, calendar.to_ical())
