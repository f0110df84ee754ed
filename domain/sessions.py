"""A method while a meeting talks by it: which step it is at, until when, and who sees it.

Nothing of it is kept when it is over: not that it was, nor when.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain import group_rooms, letters, meetings, methods
from domain.errors import AlreadyKept, NotFound, Refusal
from domain.members import look_after
from domain.ports import Person, Room, Subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.members import Member
    from domain.methods import Stage
    from domain.ports import Destination
    from domain.store import Store

LEAD_CARD = "sessions.lead_card"
"""In private, for whoever leads: with what it is steered by. Its subject's id is `session number`."""
CARD = "sessions.card"
"""For those who talk; its subject's id as before."""

EXTRA = timedelta(minutes=2)
ENDS_AFTER = timedelta(hours=3)
"""How long after its meeting a session is ended that nobody has ended."""
QUESTION_MOST = 300


class UnderWay(Refusal):
    """A meeting talks by one method at a time."""


class Shown(StrEnum):
    """To whom, beside whoever leads."""

    LEADER = "leader"
    """To nobody: who leads says aloud what stands there."""
    ROOM = "room"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class Session:
    """`minutes`: of each of the method's steps. `place`: of the stage it is at. `until`: when that ends by the clock;
    None while it stands still, `left` being the seconds that remain, 0 when time is up. `number`: rises with whatever
    is done, so that what was meant for an earlier state is known as such. `card`: the number that the card which
    stands was told under."""

    id: str
    network: str
    meeting: str
    method: str
    minutes: tuple[int, ...]
    turns: int
    pledge: bool
    shown: Shown
    leader: str
    question: str = ""
    place: int = 0
    until: datetime | None = None
    left: int = 0
    number: int = 0
    card: int = 0

    @property
    def stages(self) -> tuple[Stage, ...]:
        return methods.stages(methods.find(self.method), self.minutes, self.turns, pledge=self.pledge)

    @property
    def stage(self) -> Stage:
        return self.stages[self.place]

    @property
    def is_last(self) -> bool:
        return self.place + 1 == len(self.stages)

    @property
    def is_up(self) -> bool:
        """Its time."""
        return self.until is None and not self.left

    @property
    def goes_on_alone(self) -> bool:
        """To the next step when time is up: who talks apart from each other waits for nobody."""
        return self.shown is not Shown.LEADER and not self.is_last


class Steer(Protocol):
    """What is pressed while it goes on. `number`: the session's when the button was drawn; what somebody else was
    quicker to do is not done twice. None when it is over by this.

    Raises `NotFacilitator` or `NotFound`.
    """

    def __call__(self, store: Store, id: str, number: int, *, by: Member, now: datetime) -> Session | None: ...


class Sessions(Protocol):
    def add(self, session: Session) -> None: ...

    def get(self, id: str) -> Session | None: ...

    def all(self) -> list[Session]: ...

    def of(self, meeting: str) -> Session | None: ...

    def change(self, session: Session) -> None: ...

    def delete(self, id: str) -> None: ...


def start(store: Store, session: Session, *, by: Member, now: datetime) -> Session:
    """Raises `NotFacilitator`, `NotFound`, `MeetingOver`, `UnderWay`, or `AlreadyKept` when the same form was sent."""
    look_after(by)
    meeting = meetings.find(store, session.network, session.meeting)
    _check(session)
    if store.sessions.get(session.id):
        raise AlreadyKept
    if meeting.cancelled or now >= meeting.details.ends + ENDS_AFTER:
        raise meetings.MeetingOver
    if store.sessions.of(meeting.id):
        raise UnderWay
    begun = _at(replace(session, leader=by.id, question=session.question[:QUESTION_MOST]), 0, now)
    store.sessions.add(begun)
    _post(store, begun, now)
    return begun


def _check(session: Session) -> None:
    """Raises `NotFound` for what no form makes."""
    method = methods.find(session.method)
    usable = len(session.minutes) == len(method.steps) and set(session.minutes) <= set(methods.MINUTES)
    turns = 1 <= session.turns <= methods.MOST_TURNS if method.turns else session.turns == 0
    if not (usable and turns):
        raise NotFound


def find(store: Store, network: str, id: str) -> Session:
    """Raises `NotFound`, also of what is over."""
    session = store.sessions.get(id)
    if session is None or session.network != network:
        raise NotFound
    return session


def pause(store: Store, id: str, number: int, *, by: Member, now: datetime) -> Session | None:
    """As all that follow, a `Steer`."""

    def act(session: Session) -> Session:
        if session.until is None:
            return session
        return replace(session, until=None, left=_seconds(session.until - now))

    return _steer(store, id, number, act, by=by, now=now)


def go_on(store: Store, id: str, number: int, *, by: Member, now: datetime) -> Session | None:
    """After a pause."""

    def act(session: Session) -> Session:
        if session.until or not session.left:
            return session
        return replace(session, until=now + timedelta(seconds=session.left), left=0)

    return _steer(store, id, number, act, by=by, now=now)


def extend(store: Store, id: str, number: int, *, by: Member, now: datetime) -> Session | None:
    """By `EXTRA`; from now, where time was up."""

    def act(session: Session) -> Session:
        if session.left:
            return replace(session, left=session.left + _seconds(EXTRA))
        return replace(session, until=(session.until or now) + EXTRA)

    return _steer(store, id, number, act, by=by, now=now)


def forward(store: Store, id: str, number: int, *, by: Member, now: datetime) -> Session | None:
    """To the next step, whatever is left of this one; after the last it is over."""
    return _steer(store, id, number, lambda session: _next(session, now), by=by, now=now)


def back(store: Store, id: str, number: int, *, by: Member, now: datetime) -> Session | None:
    """To the step before, or to the beginning of the first."""
    return _steer(store, id, number, lambda session: _at(session, max(session.place - 1, 0), now), by=by, now=now)


def end(store: Store, id: str, *, by: Member) -> None:
    """Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    _over(store, find(store, by.network, id))


def _steer(
    store: Store,
    id: str,
    number: int,
    act: Callable[[Session], Session | None],
    *,
    by: Member,
    now: datetime,
) -> Session | None:
    look_after(by)
    session = find(store, by.network, id)
    return _become(store, session, act(session), now) if session.number == number else session


def _become(store: Store, before: Session, after: Session | None, now: datetime) -> Session | None:
    if after is None:
        _over(store, before)
        return None
    if after == before:
        return before
    number = before.number + 1
    anew = after.place != before.place or (after.is_up and not before.is_up)
    made = replace(after, number=number, card=number if anew else before.card)
    store.sessions.change(made)
    if anew:
        _post(store, made, now)
        _take_away(store, before)
    else:
        _redraw(store, made)
    return made


def _next(session: Session, now: datetime) -> Session | None:
    return None if session.is_last else _at(session, session.place + 1, now)


def _at(session: Session, place: int, now: datetime) -> Session:
    return replace(session, place=place, until=now + timedelta(minutes=session.stages[place].minutes), left=0)


def _seconds(time: timedelta) -> int:
    """At least one, since none would mean that time is up."""
    return max(int(time.total_seconds()), 1)


def is_any_due(store: Store, *, now: datetime) -> bool:
    """Whether `keep_time` would change anything."""
    return any(_is_due(session, now) or _is_left_behind(store, session, now) for session in store.sessions.all())


def keep_time(store: Store, *, now: datetime) -> None:
    """Where time is up: on to the next step, or the word that it is up."""
    for session in store.sessions.all():
        if _is_left_behind(store, session, now):
            _over(store, session)
        elif _is_due(session, now):
            after = _next(session, now) if session.goes_on_alone else replace(session, until=None, left=0)
            _become(store, session, after, now)


def _is_due(session: Session, now: datetime) -> bool:
    return session.until is not None and session.until <= now


def _is_left_behind(store: Store, session: Session, now: datetime) -> bool:
    """By a meeting that was cancelled, or over long since."""
    meeting = store.meetings.get(session.meeting)
    return meeting is None or meeting.cancelled or meeting.details.ends + ENDS_AFTER <= now


def let_go(store: Store, member: str) -> None:
    """What the member leads is over."""
    for session in store.sessions.all():
        if session.leader == member:
            _over(store, session)


def _over(store: Store, session: Session) -> None:
    store.sessions.delete(session.id)
    _take_away(store, session)


def _told(store: Store, session: Session) -> list[tuple[Subject, Destination]]:
    """Its cards, and where they stand."""
    id = f"{session.id} {session.card}"
    shown: list[Destination] = []
    match session.shown:
        case Shown.ROOM:
            shown = [Room(session.network)]
        case Shown.GROUPS:
            shown = [room.destination for room in group_rooms.standing(store, session.meeting)]
        case Shown.LEADER:
            pass
    return [(Subject(LEAD_CARD, id), Person(session.leader)), *((Subject(CARD, id), to) for to in shown)]


def _post(store: Store, session: Session, now: datetime) -> None:
    """Whoever leads is told at once, in quiet hours, too: they have just asked for it."""
    for what, to in _told(store, session):
        if isinstance(to, Person):
            leader = store.members.get(to.member)
            if leader:
                letters.send(store, what, to=leader, now=now, urgent=True)
        else:
            store.outbox.post(what, to=to)


def _redraw(store: Store, session: Session) -> None:
    for what, to in _told(store, session):
        store.outbox.refresh(what, to=to)


def _take_away(store: Store, session: Session) -> None:
    for what, to in _told(store, session):
        store.outbox.remove(what, to=to)
