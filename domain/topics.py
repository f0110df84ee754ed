"""Topics for a meeting: proposed with a name or without, voted on without one, and shown by what most want."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from domain import duties, meetings, seats
from domain.errors import AlreadyKept, Empty, Hidden, NotFound, NotYours, Refusal
from domain.members import look_after
from domain.ports import Room, Subject
from domain.slots import local, next_slots

if TYPE_CHECKING:
    from domain.meetings import Meeting
    from domain.members import Member
    from domain.store import Store

CARD = "topics.card"
"""In the room; its subject is the meeting."""
TOPIC = "topics.topic"
"""Names one of them, where it is flagged; it has no card of its own."""
VOTES_SHOWN_FROM = 3


class NotCollecting(Refusal):
    """The meeting takes no topics now: not yet, no longer, or it has begun."""


class TooLateUnnamed(Refusal):
    """No slot that it may wait for comes before the meeting."""

    field = "sender"


class OnlyUrgent(Refusal):
    """Of the slots that it may wait for, only the first comes before the meeting."""

    field = "urgent"


@dataclass(frozen=True, slots=True)
class Topic:
    """`author` is None and `code_key` set when it was proposed without a name; then `told` is the day of its slot.
    `votes_told`: how many stand behind it, as everybody may read it; what is more shows in a slot. `body` is empty once
    those who look after the room have removed it. `flags`: how many have said *Säg till*. `note`: what was written to
    an unnamed author, who reads it with the code words.
    """

    id: str
    meeting: str
    body: str
    themes: tuple[str, ...]
    author: str | None
    code_key: bytes | None
    told: date
    votes: int = 0
    votes_told: int = 0
    hidden: bool = False
    flags: int = 0
    note: str = ""

    @property
    def subject(self) -> Subject:
        return Subject(TOPIC, self.id)

    @property
    def weight(self) -> int:
        """Votes that may be told; 0 for too few."""
        return self.votes_told if self.votes_told >= VOTES_SHOWN_FROM else 0


class Topics(Protocol):
    def collect(self, meeting: str, *, on: bool) -> None:
        """Whether the meeting takes topics."""

    def is_collecting(self, meeting: str) -> bool | None:
        """None where nobody ever asked for any."""

    def add(self, topic: Topic) -> None: ...

    def get(self, id: str) -> Topic | None: ...

    def known_by(self, code_key: bytes) -> Topic | None: ...

    def of(self, meeting: str) -> list[Topic]:
        """In whatever state, in an order that means nothing."""

    def by(self, member: str) -> list[Topic]:
        """With their name, in whatever state, the first told first."""

    def untold(self) -> list[Topic]:
        """Whose votes differ from what may be read; in an order that means nothing."""

    def change(self, topic: Topic) -> None: ...

    def delete(self, id: str) -> None: ...

    def forget_codes(self, before: date) -> None:
        """Erases the code keys of what was told before that day, and the notes that nobody can read without them."""

    def forget_meeting(self, meeting: str) -> None:
        """All there is of it."""


def collect(store: Store, network: str, meeting: str, *, by: Member, now: datetime) -> None:
    """The room is asked for topics. Raises `NotFacilitator`, `NotFound` or `MeetingOver`."""
    look_after(by)
    found = meetings.find_ahead(store, network, meeting, now=now)
    asked = store.topics.is_collecting(meeting) is not None
    store.topics.collect(meeting, on=True)
    if asked:
        redraw(store, found)
    else:
        store.outbox.post(card(meeting), to=Room(network))


def stop(store: Store, network: str, meeting: str, *, by: Member) -> None:
    """What there is stays. Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    found = meetings.find(store, network, meeting)
    if store.topics.is_collecting(meeting):
        store.topics.collect(meeting, on=False)
        redraw(store, found)


def card(meeting: str) -> Subject:
    return Subject(CARD, meeting)


def is_open(store: Store, meeting: Meeting, *, now: datetime) -> bool:
    """Whether topics and votes are taken now."""
    return meeting.is_ahead(now) and bool(store.topics.is_collecting(meeting.id))


def open_one(store: Store, network: str, meeting: str, *, now: datetime) -> Meeting:
    """Raises `NotFound` or `NotCollecting`."""
    found = takes(store, network, meeting, now=now)
    if not store.topics.is_collecting(meeting):
        raise NotCollecting
    return found


def takes(store: Store, network: str, meeting: str, *, now: datetime) -> Meeting:
    """Also what was sent before the collecting was stopped. Raises `NotFound` or `NotCollecting`."""
    found = meetings.find(store, network, meeting)
    if not found.is_ahead(now):
        raise NotCollecting
    return found


def check_slot(store: Store, network: str, meeting: str, *, now: datetime, urgent: bool) -> None:
    """Whether what is proposed without a name now is released in time, whichever slot chance takes.

    Raises `TooLateUnnamed`, `OnlyUrgent`, or as `open_one`.
    """
    begins = open_one(store, network, meeting, now=now).details.begins
    first, second = next_slots(now)
    if first >= begins:
        raise TooLateUnnamed
    if second >= begins and not urgent:
        raise OnlyUrgent


@dataclass(frozen=True, slots=True)
class Propose:
    """With the member's name. `id` is the form's random id, so sending twice keeps one."""

    id: str
    network: str
    meeting: str
    author: str
    body: str
    themes: tuple[str, ...] = ()


def propose(store: Store, command: Propose, *, now: datetime) -> None:
    """Raises `Empty`, `NotFound` or `NotCollecting`, or `AlreadyKept` when the form was sent before."""
    if not command.body:
        raise Empty
    if store.topics.get(command.id):
        raise AlreadyKept
    open_one(store, command.network, command.meeting, now=now)
    day = local(now).date()
    tell(store, Topic(command.id, command.meeting, command.body, command.themes, command.author, None, day))


def tell(store: Store, topic: Topic) -> None:
    store.topics.add(topic)
    _redraw(store, topic)


def shown(store: Store, meeting: str) -> list[Topic]:
    """What everybody may read, what most want first."""
    those = [one for one in store.topics.of(meeting) if one.body and not one.hidden]
    return sorted(those, key=lambda one: -one.weight)


def worded(store: Store, meeting: str) -> dict[str, str]:
    """The words of what everybody may read, by id."""
    return {one.id: one.body for one in store.topics.of(meeting) if not one.hidden and one.body}


def there(store: Store, network: str, id: str) -> Topic:
    """Hidden or not. Raises `NotFound` for what is withdrawn, removed or another network's."""
    topic = store.topics.get(id)
    meeting = store.meetings.get(topic.meeting) if topic else None
    if topic is None or meeting is None or meeting.network != network or not topic.body:
        raise NotFound
    return topic


def find(store: Store, network: str, id: str) -> Topic:
    """Raises `NotFound` as `there`, and `Hidden`."""
    topic = there(store, network, id)
    if topic.hidden:
        raise Hidden
    return topic


def votable(store: Store, network: str, id: str, *, now: datetime, given: bool) -> None:
    """`given`: in time, and only waiting to be counted. Raises as `find`, or as `open_one`."""
    topic = find(store, network, id)
    if not given:
        open_one(store, network, topic.meeting, now=now)


def vote(store: Store, network: str, id: str) -> None:
    """One more who wants to talk about it, counted in a slot. Who, is kept nowhere. Raises as `find`."""
    topic = find(store, network, id)
    store.topics.change(replace(topic, votes=topic.votes + 1))


def tell_votes(store: Store) -> None:
    """In a slot, with what it brought."""
    for topic in store.topics.untold():
        store.topics.change(replace(topic, votes_told=topic.votes))
        if topic.votes >= VOTES_SHOWN_FROM:
            _redraw(store, topic)


def own(store: Store, network: str, id: str, author: str) -> Topic:
    """Hidden or not. Raises `NotFound`, or `NotYours` unless `author` proposed it with their name."""
    topic = there(store, network, id)
    if topic.author != author:
        raise NotYours
    return topic


def edit(store: Store, network: str, id: str, *, author: str, body: str) -> None:
    """Raises `Empty`, or as `own`."""
    if not body:
        raise Empty
    topic = own(store, network, id, author)
    store.topics.change(replace(topic, body=body))
    _reword(store, topic)
    duties.redraw(store, network, id)


def withdraw(store: Store, network: str, id: str, *, author: str) -> None:
    """Raises as `own`."""
    erase(store, own(store, network, id, author))


def erase(store: Store, topic: Topic) -> None:
    """Nothing is left of it."""
    _end_duties(store, topic)
    store.topics.delete(topic.id)
    _reword(store, topic)


def remove(store: Store, topic: Topic) -> None:
    """By those who look after the room. What leads an unnamed author to what was written to them stays."""
    if topic.code_key is None:
        erase(store, topic)
        return
    _end_duties(store, topic)
    store.topics.change(replace(topic, body="", themes=(), flags=0))
    _reword(store, topic)


def set_hidden(store: Store, topic: Topic, *, hidden: bool, flags: int) -> None:
    store.topics.change(replace(topic, hidden=hidden, flags=flags))
    _reword(store, topic)


def redraw(store: Store, meeting: Meeting) -> None:
    store.outbox.refresh(card(meeting.id), to=Room(meeting.network))


def _redraw(store: Store, topic: Topic) -> None:
    if meeting := store.meetings.get(topic.meeting):
        redraw(store, meeting)


def _reword(store: Store, topic: Topic) -> None:
    """Also where a group is told that it talks about it."""
    _redraw(store, topic)
    meetings.redraw(store, topic.meeting, seats.CARD)
    for room in store.group_rooms.of(topic.meeting):
        if not room.closed:
            store.outbox.refresh(room.subject, to=room.destination)


def _end_duties(store: Store, topic: Topic) -> None:
    if meeting := store.meetings.get(topic.meeting):
        duties.end_about(store, meeting.network, topic.subject)
