"""What comes of a meeting: those who were there are asked what to keep, and two weeks later what they tried."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from domain import attendance, commitments, groupings, letters, meetings, signups
from domain.commitments import NotBegun
from domain.members import let_in, look_after
from domain.ports import Room, Subject
from domain.slots import at, local
from domain.workdays import Workdays

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from domain.meetings import Meeting
    from domain.members import Member
    from domain.solutions import Solution
    from domain.store import Store
    from domain.workdays import Holiday

CARD = "harvests.card"
"""What to keep, in private; in the room where nobody knows who was there. Its subject's id is `meeting`, or `meeting
label` of the group."""
TRIED_CARD = "harvests.tried_card"
"""*Vad provade du?*; its subject is the meeting."""

ASKED_FOR = timedelta(days=7)
"""From the end of the meeting on; whoever is away longer is not asked."""
TRIED_AFTER = timedelta(days=14)
TRIED_AT = 9
"""The local hour."""
TRIED_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Harvest:
    """`wanted`: those who were there are asked. `asked`, `tried`: done, or not wanted when its time came."""

    meeting: str
    wanted: bool = True
    asked: bool = False
    tried: bool = False


class Harvests(Protocol):
    def get(self, meeting: str) -> Harvest | None: ...

    def put(self, harvest: Harvest) -> None:
        """Replaces the meeting's."""

    def forget_meeting(self, meeting: str) -> None: ...


def there(store: Store, meeting: Meeting) -> list[Member]:
    """Who was: whoever signed up, as long as they have not signed off; where nobody did, whoever said that they can
    come, or has it in their calendar."""
    if not store.signups.of(meeting.id):
        return attendance.coming(store, meeting)
    signed = {one.member for one in signups.there(store, meeting.id)}
    return [one for one in let_in(store, meeting.network) if one.id in signed]


@dataclass(frozen=True, slots=True)
class Due:
    """What it is time to ask after a meeting."""

    meeting: Meeting
    harvest: Harvest
    card: str


def due(store: Store, holiday: Holiday, *, now: datetime) -> list[Due]:
    those = (one for one in meetings.everywhere(store) if not one.cancelled)
    return [found for meeting in those for found in _due(store, meeting, Workdays(holiday), now)]


def _due(store: Store, meeting: Meeting, workdays: Workdays, now: datetime) -> Iterator[Due]:
    ends = meeting.details.ends
    if ends > now or now >= ends + TRIED_AFTER + TRIED_FOR:
        return
    harvest = store.harvests.get(meeting.id) or Harvest(meeting.id)
    if not harvest.asked:
        yield Due(meeting, harvest, CARD)
    elif not harvest.tried and _tried_at(ends, workdays) <= now:
        yield Due(meeting, harvest, TRIED_CARD)


def _tried_at(ends: datetime, workdays: Workdays) -> datetime:
    """Two weeks after that day, or the working day that follows."""
    return at(workdays.since(local(ends + TRIED_AFTER).date()), TRIED_AT)


def ask_due(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """Each once; where nobody wants to be asked, what was agreed on still goes along to the next meeting."""
    for one in due(store, holiday, now=now):
        if one.card == CARD:
            _ask(store, one.meeting, one.harvest, now)
        else:
            _ask_tried(store, one.meeting, one.harvest, now)


def _ask(store: Store, meeting: Meeting, harvest: Harvest, now: datetime) -> None:
    nobody = attendance.is_without_anybody(store, meeting)
    store.harvests.put(replace(harvest, asked=True, tried=nobody))  # who could not come is forgotten the day after
    commitments.redraw(store, meeting, now=now)
    meetings.redraw(store, meeting.id, meetings.CARD, meetings.REMINDER_CARD)  # nobody signs up any more
    until = meeting.details.ends + ASKED_FOR
    if not harvest.wanted or now >= until:
        return
    those = there(store, meeting)
    if not those and not nobody:
        store.outbox.post(Subject(CARD, meeting.id), to=Room(meeting.network))
    for member in those:
        group = groupings.group_of(store, meeting.id, member.id)
        id = f"{meeting.id} {group.label}" if group else meeting.id
        letters.send(store, Subject(CARD, id), to=member, now=now, until=until)


def _ask_tried(store: Store, meeting: Meeting, harvest: Harvest, now: datetime) -> None:
    store.harvests.put(replace(harvest, tried=True))
    for member in there(store, meeting) if harvest.wanted else []:
        until = now + TRIED_FOR
        letters.send(store, Subject(TRIED_CARD, meeting.id), to=member, now=now, counted=True, until=until)


def ask_now(store: Store, network: str, id: str, *, by: Member, now: datetime) -> None:
    """While those who met are still together. Asked already: nothing happens. Raises `NotFacilitator`, `NotFound` or
    `NotBegun`."""
    look_after(by)
    meeting = meetings.find(store, network, id)
    if not meeting.has_begun(now):
        raise NotBegun
    harvest = store.harvests.get(id) or Harvest(id)
    if not harvest.asked:
        _ask(store, meeting, replace(harvest, wanted=True), now)


def want(store: Store, network: str, id: str, *, wanted: bool, by: Member) -> None:
    """Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    meetings.find(store, network, id)
    store.harvests.put(replace(store.harvests.get(id) or Harvest(id), wanted=wanted))


def tried(store: Store, meeting: Meeting, member: str, *, most: int) -> list[Solution]:
    """What a member may have tried since: lösningar of others that were released from the meeting on, newest first."""
    since = (one for one in store.solutions.released(meeting.network) if one.since >= meeting.details.begins)
    others = (one for one in since if one.owner != member and not one.outdated)
    return sorted(others, key=lambda one: one.since, reverse=True)[:most]
