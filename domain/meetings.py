"""Meetings: when and where, told to the room in the facilitator's own words, and kept up with when they move."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain import date_polls, letters, look, phones, series, settings
from domain.date_polls import MINUTES, NotAhead
from domain.errors import AlreadyKept, Empty, NotFound, Refusal
from domain.members import let_in, look_after
from domain.ports import Outsider, Room, Subject
from domain.slots import at, local
from domain.workdays import Workdays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.members import Member
    from domain.store import Store
    from domain.workdays import Holiday

CARD = "meetings.card"
"""The invitation, in the room."""
NEWS_CARD = "meetings.news_card"
"""In the room, when it was moved, changed or cancelled; its subject's id is `meeting sequence`."""
REMINDER_CARD = "meetings.reminder_card"
"""In the room or in private; its subject's id is `meeting days`, with the member where it is in private."""
CALENDAR_CARD = "meetings.calendar_card"
"""Brings the calendar file, in private; its subject's id is `meeting member`."""

REMIND = (14, 3, 1)
"""Days before; on a working day."""
REMIND_AT = 9
"""The local hour."""
TITLE_MOST, BODY_MOST, PLACE_MOST, LINK_MOST, CODE_MOST = 100, 1000, 150, 300, 20

BEHIND = timedelta(days=60)
"""How long a meeting that was held is listed."""

_DAY = timedelta(days=1)


class NotACode(Refusal):
    """Something else than what is keyed in on a telephone."""

    field = "code"


class MeetingOver(Refusal):
    """It has begun or is over, or was cancelled."""


@dataclass(frozen=True, slots=True)
class Details:
    """`begins`: aware, in UTC. `link`: to the video meeting. `phone`, `code`: to take part by telephone. `body`: the
    words of the invitation."""

    title: str
    begins: datetime
    minutes: int
    place: str = ""
    link: str = ""
    phone: str = ""
    code: str = ""
    body: str = ""

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Meeting:
    """`poll`: the one that its date was found with, or empty. `sequence`: how often those who come were told of a
    change (RFC 5545, 3.8.7.4). `reminded`: the last reminder that was told, in days before; 0 for none."""

    id: str
    network: str
    details: Details
    poll: str = ""
    series: str = ""
    sequence: int = 0
    reminded: int = 0
    cancelled: bool = False

    @property
    def subject(self) -> Subject:
        return Subject(CARD, self.id)

    def calendar(self, member: str) -> Subject:
        return Subject(CALENDAR_CARD, f"{self.id} {member}")

    @property
    def news(self) -> Subject:
        return Subject(NEWS_CARD, f"{self.id} {self.sequence}")

    def is_ahead(self, now: datetime) -> bool:
        return not self.cancelled and now < self.details.begins

    def is_open(self, now: datetime) -> bool:
        """Ahead, or held now."""
        return not self.cancelled and now < self.details.ends

    def has_begun(self, now: datetime) -> bool:
        """Held now, or before."""
        return not self.cancelled and self.details.begins <= now


class Meetings(Protocol):
    def add(self, meeting: Meeting) -> None: ...

    def get(self, id: str) -> Meeting | None: ...

    def of(self, network: str) -> list[Meeting]:
        """In the order in which they begin."""

    def change(self, meeting: Meeting) -> None: ...

    def delete(self, id: str) -> None:
        """With who has it in their calendar."""

    def hold(self, id: str, member: str) -> None:
        """The member has it in their calendar; once is enough."""

    def holders(self, id: str) -> list[str]:
        """In no order that means anything."""

    def let_go(self, member: str) -> None:
        """Of all that the member has in their calendar."""


class Change(StrEnum):
    """What those who come are told of."""

    MOVED = "moved"
    CHANGED = "changed"
    CANCELLED = "cancelled"


def read(details: Details) -> Details:
    """As it is kept: a number as it is dialled, an address as it is followed.

    Raises `Empty`, as `way_in`, or `NotFound` for what no form makes.
    """
    if not details.title or not details.body:
        raise Empty(field="body" if details.title else "title")
    if details.minutes not in MINUTES:
        raise NotFound
    link, phone, code = way_in(details.link, details.phone, details.code)
    return replace(details, link=link, phone=phone, code=code)


def way_in(link: str, phone: str, code: str) -> tuple[str, str, str]:
    """As they are kept. Raises `settings.NotALink`, `phones.NotAPhoneNumber` or `NotACode`."""
    if not _is_code(code):
        raise NotACode
    return settings.link(link, field="link"), phones.readable(phone), code.strip()


def _is_code(written: str) -> bool:
    """Digits as a telephone keys them in, and nobody's identity number."""
    keyed = re.fullmatch(r"[0-9#* ]*", written) and len(written) <= CODE_MOST
    return bool(keyed) and not any(one.kind is look.Kind.IDENTITY_NUMBER for one in look.hard_stops(written))


def invite(store: Store, meeting: Meeting, holiday: Holiday, *, option: int | None, by: Member, now: datetime) -> None:
    """Tells the room. `option`: of the meeting's poll, the date that is chosen by it.

    Raises `NotFacilitator`, `NotAhead`, `AlreadyKept` when the form was sent before, `date_polls.AheadOfYou` when
    somebody else has decided meanwhile, or as `read`.
    """
    look_after(by)
    details, name = read(meeting.details), meeting.series
    if store.meetings.get(meeting.id):
        raise AlreadyKept
    if option is None:
        series.check_not_begun(store, meeting.network, name)
    else:
        poll = date_polls.choose(store, meeting.network, meeting.poll, option, by=by)
        details, name = replace(details, begins=poll.options[option], minutes=poll.minutes), poll.series
    if not now < details.begins <= now + date_polls.LONGEST:
        raise NotAhead(field="day")
    made = replace(meeting, details=details, series=name)
    made = replace(made, reminded=stage(made, Workdays(holiday), now))
    store.meetings.add(made)
    series.begun(store, name)
    store.outbox.post(made.subject, to=Room(made.network))


def find(store: Store, network: str, id: str) -> Meeting:
    """Raises `NotFound`."""
    meeting = store.meetings.get(id)
    if meeting is None or meeting.network != network:
        raise NotFound
    return meeting


def find_ahead(store: Store, network: str, id: str, *, now: datetime) -> Meeting:
    """Raises `NotFound`, or `MeetingOver` once it has begun."""
    meeting = find(store, network, id)
    if not meeting.is_ahead(now):
        raise MeetingOver
    return meeting


def find_open(store: Store, network: str, id: str, *, now: datetime) -> Meeting:
    """Raises `NotFound`, or `MeetingOver` once it is over."""
    meeting = find(store, network, id)
    if not meeting.is_open(now):
        raise MeetingOver
    return meeting


def everywhere(store: Store) -> Iterator[Meeting]:
    """Of all networks."""
    return (one for network in store.networks.all() for one in store.meetings.of(network.id))


def redraw(store: Store, id: str, *cards: str) -> None:
    """Such cards of the meeting, wherever they stand."""
    for what, to in store.outbox.showing(id):
        if what.card in cards:
            store.outbox.refresh(what, to=to)


def ahead(store: Store, network: str, *, now: datetime) -> list[Meeting]:
    """The next first, with the one that is held now."""
    return [one for one in store.meetings.of(network) if one.is_open(now)]


def last(store: Store, network: str, *, now: datetime) -> Meeting | None:
    """The one that was held last, as long as what comes of it is asked about."""
    over = [one for one in past(store, network, now) if not one.cancelled and now < one.details.ends + BEHIND]
    return over[-1] if over else None


def change(
    store: Store, network: str, id: str, details: Details, holiday: Holiday, *, by: Member, now: datetime
) -> Change | None:
    """None where only the words of the invitation changed, or nothing: that is told to nobody.

    Raises `NotFacilitator`, `NotFound`, `MeetingOver`, `NotAhead`, or as `read`.
    """
    look_after(by)
    meeting, details = find_ahead(store, network, id, now=now), read(details)
    if not now < details.begins <= now + date_polls.LONGEST:
        raise NotAhead(field="day")
    what = _changed(meeting.details, details)
    made = replace(meeting, details=details, sequence=meeting.sequence + bool(what))
    if what is Change.MOVED:
        made = replace(made, reminded=stage(made, Workdays(holiday), now))
        _ask_anew(store, meeting, made, now)
    _tell(store, made, now=now) if what else _keep(store, made)
    return what


def _ask_anew(store: Store, before: Meeting, meeting: Meeting, now: datetime) -> None:
    """Who could not come on the day that was may be able to now, and may say so: the last day to sign up moves along.
    No place is offered longer than to the beginning."""
    for signup in store.signups.of(meeting.id):
        if signup.says_no:
            store.signups.remove(signup.id)
        elif signup.until and signup.until > meeting.details.begins:
            store.signups.put(replace(signup, until=meeting.details.begins))
    terms, day = store.signups.terms(meeting.id), local(meeting.details.begins).date()
    if terms.last:
        moved = terms.last + (day - local(before.details.begins).date())
        store.signups.settle(replace(terms, last=min(max(moved, local(now).date()), day)))
    _forget_reminders(store, meeting)


def _forget_reminders(store: Store, meeting: Meeting) -> None:
    """Those that wait for somebody's hours: what is told instead says all that they would."""
    for letter in store.letters.unsent():
        if letter.what.card == REMINDER_CARD and letter.what.id.split()[0] == meeting.id:
            store.letters.remove(letter)


def _changed(before: Details, after: Details) -> Change | None:
    if (before.begins, before.minutes) != (after.begins, after.minutes):
        return Change.MOVED
    if replace(before, body=after.body) != after:
        return Change.CHANGED
    return None


def cancel(store: Store, network: str, id: str, *, by: Member, now: datetime) -> None:
    """Nothing happens where it was cancelled already. Raises `NotFacilitator`, `NotFound` or `MeetingOver`."""
    look_after(by)
    meeting = find(store, network, id)
    if meeting.cancelled:
        return
    if not meeting.is_ahead(now):
        raise MeetingOver
    _forget_reminders(store, meeting)
    _tell(store, replace(meeting, cancelled=True, sequence=meeting.sequence + 1), now=now)


def _tell(store: Store, meeting: Meeting, *, now: datetime) -> None:
    """The room, who has it in their calendar, and who else is signed up."""
    _keep(store, meeting)
    store.outbox.post(meeting.news, to=Room(meeting.network))
    holders = store.meetings.holders(meeting.id)
    signed = {one.member for one in store.signups.of(meeting.id) if one.is_there}
    for member in let_in(store, meeting.network):
        if member.id in holders:
            letters.send(store, meeting.calendar(member.id), to=member, now=now)
        elif member.id in signed:
            letters.send(store, Subject(NEWS_CARD, f"{meeting.news.id} {member.id}"), to=member, now=now)


def _keep(store: Store, meeting: Meeting) -> None:
    store.meetings.change(meeting)
    if meeting.poll:
        store.outbox.refresh(Subject(date_polls.CARD, meeting.poll), to=Room(meeting.network))
    for what, to in store.outbox.showing(meeting.id):
        if what.card not in {NEWS_CARD, CALENDAR_CARD}:  # which say what was, and come anew
            store.outbox.refresh(what, to=to)


def to_calendar(store: Store, network: str, id: str, *, by: Member) -> None:
    """The file comes at once: the member has just asked for it. Where it then stands is forgotten, since the platform
    names a message by its time, at which the member was there (PROMISES 3). Raises `NotFound`."""
    meeting, identity = find(store, network, id), store.members.identity(by.id)
    store.meetings.hold(meeting.id, by.id)
    if identity:
        store.outbox.post(meeting.calendar(by.id), to=Outsider(identity))


def stage(meeting: Meeting, workdays: Workdays, now: datetime) -> int:
    """Which reminder it is time for, 0 for none yet."""
    day = local(meeting.details.begins).date()
    return next((days for days in sorted(REMIND) if at(workdays.by(day - days * _DAY), REMIND_AT) <= now), 0)


def past(store: Store, network: str, since: datetime) -> list[Meeting]:
    """Over then."""
    return [one for one in store.meetings.of(network) if one.details.ends <= since]
