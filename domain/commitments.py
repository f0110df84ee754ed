"""Commitments: what a meeting agreed on, which role sees to it and by when. The room's, and nobody's by name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain import duties, letters, meetings
from domain.date_polls import LONGEST, NotAhead
from domain.errors import AlreadyKept, Empty, NotFound, Refusal
from domain.members import look_after
from domain.ports import Room, Subject
from domain.slots import at, local
from domain.text import clean

if TYPE_CHECKING:
    from datetime import datetime

    from domain.meetings import Meeting
    from domain.members import Member
    from domain.store import Store

DUE_CARD = "commitments.due_card"
"""For who looks after the room, when the day of some has come; its subject is the meeting that agreed on them."""

DUE_AT = 9
"""The local hour."""
WHAT_MOST, ROLE_MOST, HOW_MOST = 300, 80, 300
"""Characters."""


CARDS_BEFORE = (meetings.CARD, meetings.REMINDER_CARD)
"""Of a meeting that is to come: they carry what was agreed at the one before."""
CARDS_AFTER = ("harvests.card", "harvests.tried_card")
"""Of a meeting that was: they show what it agreed on."""


FOLLOWED = 60
"""Cards of one meeting that are drawn anew at each change: the platform takes about one a second."""


class NotBegun(Refusal):
    """Nobody has met yet."""


class State(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    """It holds no longer; that is said instead of being hidden."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """`role`: who sees to it, as a role or a group, never kept as a member. `by`: a local day. `how`: how it stands, in
    somebody's words. `reminded`: who looks after the room was told that its day has come. Who wrote it is kept
    nowhere."""

    id: str
    network: str
    meeting: str
    what: str
    role: str
    by: date
    state: State = State.OPEN
    how: str = ""
    reminded: bool = False

    @property
    def is_open(self) -> bool:
        return self.state is State.OPEN

    def is_due(self, now: datetime) -> bool:
        return self.is_open and at(self.by, DUE_AT) <= now


class Commitments(Protocol):
    def add(self, commitment: Commitment) -> None: ...

    def get(self, id: str) -> Commitment | None: ...

    def of(self, network: str) -> list[Commitment]:
        """Those whose day comes first, first."""

    def change(self, commitment: Commitment) -> None: ...

    def forget_meeting(self, meeting: str) -> None: ...


def open_ones(store: Store, network: str) -> list[Commitment]:
    """Those whose day comes first, first."""
    return [one for one in store.commitments.of(network) if one.is_open]


def of_meeting(store: Store, meeting: Meeting) -> list[Commitment]:
    return [one for one in store.commitments.of(meeting.network) if one.meeting == meeting.id]


def thread(store: Store, meeting: Meeting, *, now: datetime) -> list[Commitment]:
    """What whoever comes to the meeting hears of the one before it: what was agreed there, and what is still open of
    earlier ones. Nothing as long as the one before has not begun."""
    earlier = [one for one in store.meetings.of(meeting.network) if _is_before(one, meeting)]
    if not earlier or now < earlier[-1].details.begins:
        return []
    ids = {one.id for one in earlier}
    those = store.commitments.of(meeting.network)
    return [one for one in those if one.meeting == earlier[-1].id or (one.is_open and one.meeting in ids)]


def _is_before(one: Meeting, other: Meeting) -> bool:
    return not one.cancelled and one.details.begins < other.details.begins


def agree(store: Store, commitment: Commitment, *, now: datetime) -> Commitment:
    """By anybody in the room, from when the meeting begins.

    Raises `NotFound`, `NotBegun`, `Empty` or `NotAhead` at what is left out or wrong, or `AlreadyKept` when the form
    was sent before.
    """
    meeting = meetings.find(store, commitment.network, commitment.meeting)
    if not meeting.has_begun(now):
        raise NotBegun
    if store.commitments.get(commitment.id):
        raise AlreadyKept
    made = _tidy(commitment)
    _check_day(made.by, now)
    store.commitments.add(made)
    redraw(store, meeting, now=now)
    return made


def find(store: Store, network: str, id: str) -> Commitment:
    """Raises `NotFound`."""
    found = store.commitments.get(id)
    if found is None or found.network != network:
        raise NotFound
    return found


def change(store: Store, network: str, changed: Commitment, *, now: datetime) -> Commitment:
    """By anybody in the room: the words are nobody's own. Raises `NotFound`, or `Empty` or `NotAhead` at what is left
    out or wrong."""
    former = find(store, network, changed.id)
    made = _tidy(replace(changed, network=network, meeting=former.meeting))
    moved = made.by != former.by
    if moved:
        _check_day(made.by, now)
    _keep(store, replace(made, reminded=former.reminded and not moved), now)
    return made


def set_state(store: Store, network: str, id: str, state: State, *, now: datetime) -> Commitment:
    """By anybody in the room. Raises `NotFound`."""
    former = find(store, network, id)
    made = replace(former, state=state, reminded=former.reminded and former.is_open)
    _keep(store, made, now)
    return made


def _tidy(commitment: Commitment) -> Commitment:
    made = replace(commitment, what=clean(commitment.what), role=clean(commitment.role), how=clean(commitment.how))
    if not made.what or not made.role:
        raise Empty(field="role" if made.what else "what")
    return made


def _check_day(by: date, now: datetime) -> None:
    today = local(now).date()
    if not today <= by <= today + LONGEST:
        raise NotAhead(field="by")


def _keep(store: Store, commitment: Commitment, now: datetime) -> None:
    meeting = store.meetings.get(commitment.meeting)
    if meeting is None:
        raise NotFound
    store.commitments.change(commitment)
    redraw(store, meeting, now=now)
    what = Subject(DUE_CARD, meeting.id)
    letters.redraw(store, meeting.network, what)
    if not told(store, meeting):
        duties.end(store, what)


def redraw(store: Store, meeting: Meeting, *, now: datetime) -> None:
    """Wherever what the meeting agreed on stands: with itself, and on the way to those that follow. Where that is with
    very many, what stands in the room and the meeting's page follow."""
    for one in (meeting, *meetings.ahead(store, meeting.network, now=now)):
        cards = CARDS_AFTER if one.id == meeting.id else CARDS_BEFORE
        those = [(what, to) for what, to in store.outbox.showing(one.id) if what.card in cards]
        few = len(those) <= FOLLOWED
        for what, to in those:
            if few or isinstance(to, Room):
                store.outbox.refresh(what, to=to)


def due(store: Store, *, now: datetime) -> list[Commitment]:
    """Whose day has come, of which nobody has been reminded."""
    those = (one for network in store.networks.all() for one in store.commitments.of(network.id))
    return [one for one in those if one.is_due(now) and not one.reminded]


def remind(store: Store, *, now: datetime) -> None:
    """Who looks after the room, once of each: it is a help to remember, and nobody is asked to account for it."""
    those = due(store, now=now)
    for one in those:
        store.commitments.change(replace(one, reminded=True))
    for network, meeting in sorted({(one.network, one.meeting) for one in those}):
        what = Subject(DUE_CARD, meeting)
        if store.duties.get(what):
            letters.redraw(store, network, what)
        else:
            duties.begin(store, network, what, now=now)


def told(store: Store, meeting: Meeting) -> list[Commitment]:
    """Those that the reminder is about."""
    return [one for one in of_meeting(store, meeting) if one.is_open and one.reminded]


def seen(store: Store, network: str, meeting: str, *, by: Member) -> None:
    """Whoever looks after the room knows; the same ones are not told of again. Raises `NotFacilitator`."""
    look_after(by)
    duties.end(store, Subject(DUE_CARD, meetings.find(store, network, meeting).id))
