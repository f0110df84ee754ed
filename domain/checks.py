"""Three questions after each meeting: a secret poll (PROMISES 11) of which only what may be told is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain import attendance, meetings, polls
from domain.errors import Refusal
from domain.members import look_after
from domain.ports import Room, Subject
from domain.slots import HOURS, at, local

if TYPE_CHECKING:
    from domain.meetings import Meeting
    from domain.members import Member
    from domain.polls import Result
    from domain.store import Store

CARD = "checks.card"
"""In the room, when a meeting is over; its subject is the meeting."""
REMINDER_CARD = "checks.reminder_card"
"""In the room, to everybody alike, on the last day."""
RESULT_CARD = "checks.result_card"

DAYS = 7
"""To answer in, after the day of the meeting."""
REMIND_AT = 9
"""The local hour of the last day."""
TOLD_AT = HOURS[1]
"""The local hour of the day after: the latest slot that an answer of the last day can wait for."""
TREND = 6
"""Meetings."""

_DAY = timedelta(days=1)


class Question(StrEnum):
    KEPT = "kept"
    """Did we keep to the form?"""
    PART = "part"
    """Did we do our part?"""
    BETTER = "better"
    """Did it get better?"""


class Reply(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class State(StrEnum):
    OPEN = "open"
    REMINDED = "reminded"
    """Open, too."""
    TOLD = "told"
    SKIPPED = "skipped"
    """Those who look after the room want none of this meeting."""


_OPEN = frozenset({State.OPEN, State.REMINDED})


class CheckClosed(Refusal):
    """Not asked yet, no longer, or never."""


@dataclass(frozen=True, slots=True)
class Check:
    """`last`: the local day until whose end may be answered. `results`: of each `Question` in its order, None where
    too few answered; empty until it is told."""

    meeting: str
    last: date
    state: State = State.OPEN
    results: tuple[Result | None, ...] = ()

    def is_open(self, now: datetime) -> bool:
        return self.state in _OPEN and now < at(self.last + _DAY, 0)


class Checks(Protocol):
    def put(self, check: Check) -> None:
        """In place of what there was of the same meeting."""

    def get(self, meeting: str) -> Check | None: ...

    def count(self, meeting: str, question: Question, reply: Reply) -> None:
        """One more."""

    def number(self, meeting: str, question: Question, reply: Reply) -> int: ...

    def forget_counts(self, meeting: str) -> None: ...

    def forget_meeting(self, meeting: str) -> None: ...


def asked(store: Store, network: str, meeting: str) -> Check:
    """Of which answers are counted. Raises `NotFound` or `CheckClosed`."""
    meetings.find(store, network, meeting)
    check = store.checks.get(meeting)
    if check is None or check.state not in _OPEN:
        raise CheckClosed
    return check


def find(store: Store, network: str, meeting: str, *, now: datetime) -> Check:
    """That can be answered now. Raises as `asked`."""
    check = asked(store, network, meeting)
    if not check.is_open(now):
        raise CheckClosed
    return check


def count(store: Store, network: str, meeting: str, question: Question, reply: Reply) -> None:
    """One more, in a slot. Who, is kept nowhere; nor is which answers are of one person. Raises as `asked`."""
    asked(store, network, meeting)
    store.checks.count(meeting, question, reply)


def skip(store: Store, network: str, meeting: str, *, by: Member) -> None:
    """The room is not asked about this meeting. Raises `NotFacilitator`, `NotFound`, or `CheckClosed` where it has been
    already."""
    look_after(by)
    found = meetings.find(store, network, meeting)
    if store.checks.get(meeting):
        raise CheckClosed
    store.checks.put(Check(meeting, _last(found), State.SKIPPED))


def resume(store: Store, network: str, meeting: str, *, by: Member, now: datetime) -> None:
    """It is asked after all. Raises `NotFacilitator`, `NotFound`, or `CheckClosed` once the meeting is over."""
    look_after(by)
    found = meetings.find(store, network, meeting)
    if now >= found.details.ends:
        raise CheckClosed
    store.checks.forget_meeting(meeting)


def due(store: Store, *, now: datetime) -> list[Meeting]:
    """With which `look_after_time` has something to do."""
    return [meeting for meeting, step in _meetings(store, now) if step]


def look_after_time(store: Store, *, now: datetime) -> None:
    """Asks when a meeting is over to which somebody could come, reminds everybody on the last day, and tells at noon
    of the next one."""
    for meeting, step in _meetings(store, now):
        match step:
            case State.OPEN if attendance.is_without_anybody(store, meeting):
                store.checks.put(Check(meeting.id, _last(meeting), State.SKIPPED))
            case State.OPEN:
                store.checks.put(Check(meeting.id, _last(meeting)))
                store.outbox.post(Subject(CARD, meeting.id), to=Room(meeting.network))
            case State.REMINDED:
                _change(store, meeting, State.REMINDED)
                store.outbox.post(Subject(REMINDER_CARD, meeting.id), to=Room(meeting.network))
            case State.TOLD:
                _close(store, meeting)
            case _:
                pass


def _meetings(store: Store, now: datetime) -> list[tuple[Meeting, State | None]]:
    """And what each comes to now."""
    over = [one for one in meetings.everywhere(store) if not one.cancelled and one.details.ends <= now]
    return [(one, _step(store, one, now)) for one in over]


def _step(store: Store, meeting: Meeting, now: datetime) -> State | None:
    check, last = store.checks.get(meeting.id), _last(meeting)
    if check is None:  # while nobody could ask, the time may have gone by
        return State.OPEN if now < at(last, 0) else None
    if check.state not in _OPEN:
        return None
    if now >= at(check.last + _DAY, TOLD_AT):
        return State.TOLD
    remind = check.state is State.OPEN and at(check.last, REMIND_AT) <= now
    return State.REMINDED if remind else None


def _last(meeting: Meeting) -> date:
    return local(meeting.details.ends).date() + DAYS * _DAY


def _change(store: Store, meeting: Meeting, state: State) -> None:
    if check := store.checks.get(meeting.id):
        store.checks.put(replace(check, state=state))


def _close(store: Store, meeting: Meeting) -> None:
    """What may not be told is not kept either."""
    check = store.checks.get(meeting.id)
    if check is None:
        return
    counted = [[store.checks.number(meeting.id, question, reply) for reply in Reply] for question in Question]
    results = tuple(polls.tell(counts, is_open=False) for counts in counted)
    store.checks.forget_counts(meeting.id)
    store.checks.put(replace(check, state=State.TOLD, results=results))
    for card in (CARD, REMINDER_CARD):
        store.outbox.refresh(Subject(card, meeting.id), to=Room(meeting.network))
    store.outbox.post(Subject(RESULT_CARD, meeting.id), to=Room(meeting.network))


def told(store: Store, network: str, *, until: Meeting | None = None) -> list[tuple[Meeting, Check]]:
    """Of the last meetings, the earliest first; with those of which too few answered. `until`: the last of them."""
    held = [one for one in store.meetings.of(network) if not until or one.details.begins <= until.details.begins]
    pairs = [(one, check) for one in held if (check := store.checks.get(one.id)) and check.state is State.TOLD]
    return pairs[-TREND:]
