"""What is told of a meeting: the invitation, what changes, the reminders, and the file for the calendar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.meetings import CALENDAR_CARD, CARD, NEWS_CARD, REMINDER_CARD
from domain.slots import local
from handlers.calendar_file import calendar_file
from handlers.pieces import read_out
from handlers.ui import Button, Buttons, Card, Facts, Heading, Link, Paragraph, Style

if TYPE_CHECKING:
    from domain.meetings import Details, Meeting
    from domain.networks import Network
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part


def invitation(details: Details, words: Words) -> tuple[Part, ...]:
    """All that who comes needs to know. Number and code stand in plain text, to be dialled from any telephone."""
    phone = words("meetings-phone-code", phone=details.phone, code=details.code) if details.code else details.phone
    told = {"when": _between(details, words), "where": details.place, "call": phone if details.phone else ""}
    pairs = tuple((words(f"meetings-{key}"), value) for key, value in told.items() if value)
    link = (Link(words("meetings-by-video"), details.link),) if details.link else ()
    return (Heading(details.title), Paragraph(details.body), Facts(pairs), *link)


def _between(details: Details, words: Words) -> str:
    ends = f"{local(details.ends):%H.%M}"
    return words("meetings-between", begins=words.moment(details.begins), ends=ends)


def whole(meeting: Meeting, words: Words) -> tuple[Part, ...]:
    cancelled = (Paragraph(words("meetings-is-cancelled")),) if meeting.cancelled else ()
    return (*cancelled, *invitation(meeting.details, words))


def to_calendar(meeting: Meeting, words: Words) -> Buttons:
    return Buttons((Button(words("meetings-to-calendar"), "meetings.calendar", meeting.id, Style.PRIMARY),))


def card(id: str, services: Services) -> Card | None:
    """The invitation, in the room."""
    found = services.read(_found, id)
    if found is None:
        return None
    meeting, words = found[0], services.words(found[1].language)
    parts = whole(meeting, words)
    buttons = () if meeting.cancelled else (to_calendar(meeting, words),)
    return Card(read_out(parts), (*parts, *buttons))


def _found(store: Store, id: str) -> tuple[Meeting, Network] | None:
    meeting = store.meetings.get(id.partition(" ")[0])
    network = store.networks.get(meeting.network) if meeting else None
    return (meeting, network) if meeting and network else None


def news_card(id: str, services: Services) -> Card | None:
    """What the room hears of a change; of an earlier one than the last, only that there was one."""
    return _told_anew(id, services, "meetings-news")


def reminder_card(id: str, services: Services) -> Card | None:
    return _told_anew(id, services, "meetings-reminder")


def _told_anew(id: str, services: Services, key: str) -> Card | None:
    found = services.read(_found, id)
    if found is None:
        return None
    meeting, words = found[0], services.words(found[1].language)
    details = meeting.details
    kind = f"{key}-cancelled" if meeting.cancelled else key
    head = words(kind, title=details.title)
    parts = (Paragraph(head), *(() if meeting.cancelled else invitation(replace(details, body=""), words)[2:]))
    show = Button(words("meetings-show"), "meetings.show", meeting.id, opens=True)
    return Card(read_out(parts), (*parts, Buttons((show,))))


def calendar_card(id: str, services: Services) -> Card | None:
    """Brings the file."""
    found = services.read(_found, id)
    if found is None:
        return None
    meeting, words = found[0], services.words(found[1].language)
    kind = "cancelled" if meeting.cancelled else "again" if meeting.sequence else "first"
    head = words(f"meetings-calendar-{kind}", title=meeting.details.title)
    parts = (Paragraph(head), *invitation(meeting.details, words)[2:])
    told = read_out(invitation(meeting.details, words)[1:])
    return Card(read_out(parts), parts, calendar_file(meeting, told, services.clock(), words))


CARDS = {CARD: card, NEWS_CARD: news_card, REMINDER_CARD: reminder_card, CALENDAR_CARD: calendar_card}
