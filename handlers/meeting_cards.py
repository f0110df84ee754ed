"""What is told of a meeting: the invitation, what changes, the reminders, and the file for the calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain import parts as dividing
from domain import signups
from domain.meetings import CALENDAR_CARD, CARD, NEWS_CARD, REMINDER_CARD
from domain.slots import local
from handlers.calendar_file import calendar_file
from handlers.commitment_pieces import carried
from handlers.pieces import read_out
from handlers.signup_pieces import change as change_signup
from handlers.signup_pieces import how_many, instead, look_at, sign_up
from handlers.ui import Button, Buttons, Card, Context, Facts, Heading, Link, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from domain.meetings import Details, Meeting
    from domain.networks import Network
    from domain.parts import Part as Division
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part


def invitation(details: Details, words: Words) -> tuple[Part, ...]:
    """All that who comes needs to know."""
    when = words("meetings-between", begins=words.moment(details.begins), ends=f"{local(details.ends):%H.%M}")
    pairs = ((words("meetings-when"), when), *_ways_in(details, words))
    return (Heading(details.title), Paragraph(details.body), Facts(pairs), *_by_video(details, words))


def _ways_in(to: Details | Division, words: Words) -> tuple[tuple[str, str], ...]:
    """Number and code stand in plain text, to be dialled from any telephone."""
    phone = words("meetings-phone-code", phone=to.phone, code=to.code) if to.code else to.phone
    told = {"where": to.place, "call": phone if to.phone else ""}
    return tuple((words(f"meetings-{key}"), value) for key, value in told.items() if value)


def _by_video(to: Details | Division, words: Words) -> tuple[Link, ...]:
    return (Link(words("meetings-by-video"), to.link),) if to.link else ()


def span(begins: datetime, ends: datetime, words: Words) -> str:
    return words("meetings-between", begins=words.clock(begins), ends=f"{local(ends):%H.%M}")


def own_times(meeting: Meeting, those: Iterable[Division], words: Words) -> Iterator[Part]:
    """The parts that are a member's, with what is to be done and how to come there: once, where it is the same."""
    parts = tuple(those)
    apart = any(part.has_own_way_in for part in parts)
    for part in parts:
        when = span(part.begins(meeting), part.ends(meeting), words)
        yield Paragraph(words("parts-line", span=when, title=part.title))
        if part.agenda:
            yield Context(part.agenda)
        if apart:
            yield from _way_in(part if part.has_own_way_in else meeting.details, words)
    if not apart:
        yield from _way_in(meeting.details, words)


def _way_in(to: Details | Division, words: Words) -> Iterator[Part]:
    if pairs := _ways_in(to, words):
        yield Facts(pairs)
    yield from _by_video(to, words)


def whole(meeting: Meeting, words: Words) -> tuple[Part, ...]:
    cancelled = (Paragraph(words("meetings-is-cancelled")),) if meeting.cancelled else ()
    return (*cancelled, *invitation(meeting.details, words))


def without_way_in(meeting: Meeting) -> Meeting:
    """Where each of its parts says its own."""
    return replace(meeting, details=replace(meeting.details, place="", link="", phone="", code=""))


def to_calendar(meeting: Meeting, words: Words) -> Buttons:
    return Buttons((Button(words("meetings-to-calendar"), "meetings.calendar", meeting.id),))


def card(id: str, services: Services) -> Card | None:
    """The invitation, in the room."""
    found = services.read(_found, id)
    if found is None:
        return None
    meeting, words = found.meeting, services.words(found.network.language)
    hint = (Context(words("parts-in-room")),) if found.in_parts else ()
    parts = (*whole(meeting, words), *hint, *_who_comes(meeting, services, words), *carried(meeting, services, words))
    show = Button(words("meetings-show"), "meetings.show", meeting.id, opens=True)
    buttons = (sign_up(meeting, words), *((show,) if found.in_parts else ()), *to_calendar(meeting, words).buttons)
    if not meeting.is_open(services.clock()):
        buttons = () if meeting.cancelled else (show,)
    return Card(read_out(parts), (*parts, *((Buttons(buttons),) if buttons else ())))


def _who_comes(meeting: Meeting, services: Services, words: Words) -> tuple[Part, ...]:
    now = services.clock()
    if not meeting.is_open(now):
        return ()
    shown = services.read(look_at, meeting, now)
    return tuple(Context(line) for line in (how_many(shown, now, words), instead(shown, words)) if line)


@dataclass(frozen=True, slots=True)
class _Told:
    """`meeting`: with the times of the one who is told, `whole`: with its own. `mine`: where it is told in parts, those
    that are theirs; `left_out`: none is."""

    network: Network
    whole: Meeting
    meeting: Meeting
    in_parts: bool
    mine: tuple[Division, ...] = ()
    left_out: bool = False


def _found(store: Store, id: str) -> _Told | None:
    """`id`: of the meeting, and last of the member, if it is told to one."""
    of, *rest = id.split()
    meeting, member = store.meetings.get(of), store.members.get(rest[-1]) if rest else None
    network = store.networks.get(meeting.network) if meeting else None
    if meeting is None or network is None:
        return None
    if member is None or not dividing.are_told(store, of):
        return _Told(network, meeting, meeting, dividing.are_told(store, of))
    seen = dividing.as_told_to(store, meeting, member)
    mine = tuple(dividing.theirs(store, of, member))
    return _Told(network, meeting, seen or meeting, in_parts=True, mine=mine, left_out=seen is None)


def news_card(id: str, services: Services) -> Card | None:
    """What the room hears of a change; of an earlier one than the last, only that there was one."""
    return _told_anew(id, services, "meetings-news")


def reminder_card(id: str, services: Services) -> Card | None:
    return _told_anew(id, services, "meetings-reminder")


def _told_anew(id: str, services: Services, key: str) -> Card | None:
    found = services.read(_found, id)
    if found is None or (found.left_out and not found.meeting.cancelled):
        return None
    meeting, words = found.meeting, services.words(found.network.language)
    kind = f"{key}-cancelled" if meeting.cancelled else key
    parts = (Paragraph(words(kind, title=meeting.details.title)), *_when(found, words))
    if key == "meetings-reminder":
        parts = (*parts, *carried(found.whole, services, words))
    show = Button(words("meetings-show"), "meetings.show", meeting.id, opens=True)
    signed = services.read(signups.of_member, meeting.id, id.rsplit(maxsplit=1)[-1])
    change = change_signup(meeting, words) if signed else sign_up(meeting, words)
    return Card(read_out(parts), (*parts, Buttons((change, show) if meeting.is_open(services.clock()) else (show,))))


def _when(found: _Told, words: Words) -> tuple[Part, ...]:
    if found.meeting.cancelled:
        return ()
    if found.mine:
        day = Paragraph(words.day(found.meeting.details.begins))
        return (day, *own_times(found.whole, found.mine, words))
    hint = (Context(words("parts-in-room")),) if found.in_parts else ()
    return (*invitation(replace(found.meeting.details, body=""), words)[2:], *hint)


def calendar_card(id: str, services: Services) -> Card | None:
    """Brings the file."""
    found = services.read(_found, id)
    if found is None:
        return None
    meeting, words = found.meeting, services.words(found.network.language)
    if found.left_out:
        meeting = replace(meeting, cancelled=True)
    kind = "cancelled" if meeting.cancelled else "again" if meeting.sequence else "first"
    key = "parts-calendar-none" if found.left_out else f"meetings-calendar-{kind}"
    head = Paragraph(words(key, title=meeting.details.title))
    if found.left_out:
        return Card(head.text, (head,), calendar_file(meeting, head.text, services.clock(), words))
    details = invitation(meeting.details, words)
    shown = own_times(found.whole, found.mine, words) if found.mine else details[2:]
    parts = (head, *shown)
    told = read_out((details[1], *parts[1:]))
    return Card(read_out(parts), parts, calendar_file(meeting, told, services.clock(), words))


CARDS = {CARD: card, NEWS_CARD: news_card, REMINDER_CARD: reminder_card, CALENDAR_CARD: calendar_card}
