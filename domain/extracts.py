"""Everything that is stored about a member, in one place: what they are shown, handed out, and may have erased."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from domain import (
    answers,
    departures,
    groupings,
    invitations,
    items,
    networks,
    questions,
    retention,
    routine_lines,
    routines,
    topics,
)
from domain.departures import Wish
from domain.errors import NotFound
from domain.items import Outcome
from domain.members import name_of
from domain.ports import Outsider, Subject
from domain.questions import ME_TOO_SHOWN_FROM
from domain.waiting import WaitingWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from domain.answers import Answer
    from domain.applications import Application
    from domain.date_polls import Poll, Reply
    from domain.duties import Duty
    from domain.group_rooms import SmallRoom
    from domain.items import Item
    from domain.letters import Letter
    from domain.meetings import Meeting
    from domain.members import Identity, Member
    from domain.networks import Network
    from domain.parking import Parked
    from domain.parts import Part
    from domain.questions import Question
    from domain.routines import Line
    from domain.sessions import Session
    from domain.signups import Signup
    from domain.solutions import Experience, Solution
    from domain.store import Store
    from domain.topics import Topic

UNSETTLED = (None, Outcome.BACK)
"""Outcomes of an item with which its words may still go on to another meeting."""

CARD = "extracts.card"
"""Brings the file; its subject is the member."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A card to the member or about them, or something done in the channel about them. `ref`: where it stands; None
    while it waits to be told. `act`: what shall be done, empty once it has been. `to_you`: in the member's own
    conversation with the bot."""

    what: Subject
    to_you: bool
    ref: str | None = None
    act: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words by somebody else, seen by the whole room, in which the member's name or number stands."""

    what: Subject
    text: str


class Extracts(Protocol):
    """What is kept about somebody and asked for nowhere else."""

    def experiences(self, member: str) -> list[Experience]:
        """Oldest first."""

    def letters(self, member: str) -> list[Letter]:
        """Oldest first."""

    def letters_sent(self, member: str) -> list[datetime]: ...

    def tellings(self, member: str, identity: Identity | None) -> list[Telling]: ...

    def is_unreachable(self, member: str) -> bool: ...

    def texts(self, network: str, *, but: str) -> list[Mention]:
        """All that the room sees of what others than the member `but` have written."""


class _OfMeeting(Protocol):
    @property
    def meeting(self) -> str: ...


H = TypeVar("H", bound=_OfMeeting)


@dataclass(frozen=True, slots=True)
class InGroup:
    """`label`: the group's number. `topic`: in words, or empty. `proposed`: only that, so far."""

    meeting: Meeting
    label: str
    topic: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class Extract:
    """`close_to`, `rather_not`: the names behind the profile's ids. `feed`: their meetings have a secret address.
    Of the member's questions, answers, lösningar and topics it holds all but what others did without a name: how many
    have said *Säg till*, and *Jag också* and votes before the room sees them."""

    network: str
    member: Member
    identity: Identity | None
    close_to: tuple[str, ...]
    rather_not: tuple[str, ...]
    application: Application | None
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    solutions: tuple[Solution, ...]
    experiences: tuple[Experience, ...]
    topics: tuple[tuple[Meeting, Topic], ...]
    date_replies: tuple[tuple[Poll, Reply], ...]
    in_calendar: tuple[Meeting, ...]
    signups: tuple[tuple[Meeting, Signup], ...]
    in_groups: tuple[InGroup, ...]
    chosen_for: tuple[tuple[Meeting, Part], ...]
    items: tuple[tuple[Meeting, Item], ...]
    parked: tuple[Parked, ...]
    leads: tuple[Session, ...]
    feed: bool
    group_rooms: tuple[tuple[Meeting, SmallRoom], ...]
    ticked: tuple[tuple[Meeting, Line], ...]
    letters: tuple[Letter, ...]
    letters_sent: tuple[datetime, ...]
    tellings: tuple[Telling, ...]
    unreachable: bool
    duties: tuple[Duty, ...]
    mentions: tuple[Mention, ...]


def about(store: Store, member: str) -> Extract:
    """Raises `NotFound`.

    What waits in the waiting table is left out, whoever it is about: it would tell that somebody has just done
    something without a name. So is that colleagues have called the member their superior or subordinate, or would
    rather not share a group with them: that is shown to nobody. Who else is chosen for a part, or is in a group
    room, is not theirs to have handed out.
    """
    found = store.members.get(member)
    if found is None:
        raise NotFound
    network = networks.find(store, found.network)
    identity = store.members.identity(member)
    names = {member, *([str(identity)] if identity else ())}
    return Extract(
        network=network.name,
        member=found,
        identity=identity,
        close_to=tuple(filter(None, (name_of(store, id) for id in found.profile.close_to))),
        rather_not=tuple(filter(None, (name_of(store, id) for id in found.profile.rather_not))),
        application=store.applications.get(member),
        questions=tuple(map(_seen_question, store.questions.asked_by(member))),
        answers=tuple(replace(answer, flags=0) for answer in store.answers.given_by(member)),
        solutions=tuple(replace(solution, flags=0) for solution in store.solutions.owned_by(member)),
        experiences=tuple(store.extracts.experiences(member)),
        topics=_held(store, _topics(store, member)),
        date_replies=tuple(_replies(store, member)),
        in_calendar=tuple(one for one in store.meetings.of(network.id) if member in store.meetings.holders(one.id)),
        signups=_held(store, store.signups.by(member)),
        in_groups=tuple(_groups(store, found)),
        chosen_for=_held(store, (replace(one, chosen=(member,)) for one in store.parts.choosing(member))),
        items=_held(store, _items(store, found)),
        ticked=tuple(_ticked(store, member)),
        parked=tuple(store.parking.owned_by(member)),
        leads=tuple(one for one in store.sessions.all() if one.leader == member),
        feed=store.feeds.has(member),
        group_rooms=_held(store, (replace(one, people=(member,)) for one in store.group_rooms.with_member(member))),
        letters=tuple(store.extracts.letters(member)),
        letters_sent=tuple(store.extracts.letters_sent(member)),
        tellings=tuple(store.extracts.tellings(member, identity)),
        unreachable=store.extracts.is_unreachable(member),
        duties=tuple(duty for duty in store.duties.of(network.id) if names.intersection(duty.what.id.split())),
        mentions=tuple(_mentions(store, network, found)),
    )


def _held(store: Store, those: Iterable[H]) -> tuple[tuple[Meeting, H], ...]:
    """Each with its meeting."""
    return tuple((meeting, one) for one in those if (meeting := store.meetings.get(one.meeting)))


def _topics(store: Store, member: str) -> Iterator[Topic]:
    """With the votes that the room may read."""
    for topic in store.topics.by(member):
        yield replace(topic, votes=topic.weight, votes_told=topic.weight, flags=0)


def _replies(store: Store, member: str) -> Iterator[tuple[Poll, Reply]]:
    for reply in store.date_polls.replies_by(member):
        if poll := store.date_polls.get(reply.poll):
            yield poll, reply


def _groups(store: Store, member: Member) -> Iterator[InGroup]:
    for grouping in store.groupings.of(member.network):
        meeting, table = store.meetings.get(grouping.meeting), grouping.table_of(member.id)
        if meeting and table:
            proposed = grouping.state is not groupings.State.RELEASED
            topic = topics.worded(store, meeting.id).get(table.topic, "")
            yield InGroup(meeting, table.label, topic, proposed)


def _items(store: Store, member: Member) -> Iterator[Item]:
    """Which they put on an agenda or are responsible for; its words only where they see them anyway."""
    for item in store.items.of_member(member.id):
        author = item.author if item.author == member.id else None
        mine = tuple(one for one in item.responsible if one == member.id)
        seen = item in items.seen(store, item.meeting, by=member)
        yield replace(item, author=author, responsible=mine, body=item.body if seen else "")


def _ticked(store: Store, member: str) -> Iterator[tuple[Meeting, Line]]:
    done = store.routines.ticked_by(member)
    for meeting in filter(None, map(store.meetings.get, sorted({held for held, _ in done}))):
        for line in routine_lines.lines_of(store, meeting):
            if (meeting.id, line.number) in done:
                yield meeting, line


def _mentions(store: Store, network: Network, member: Member) -> Iterator[Mention]:
    """Also in the invitation, the number to call and the routines, which those who look after the room have written."""
    names = [re.escape(name) for name in (member.name, member.profile.phone) if name]
    named = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)
    settings = (network.settings.letter, network.settings.phone)
    written = (Mention(Subject(invitations.CARD, network.id), text) for text in settings)
    lines = (line for one in store.routines.of(network.id) for line in routines.written(store, one))
    ruled = (Mention(Subject(routines.LINES_CARD, ""), line.text) for line in lines)
    for mention in (*written, *ruled, *store.extracts.texts(network.id, but=member.id)):
        if names and named.search(mention.text):
            yield mention


def _seen_question(question: Question) -> Question:
    told = question.me_too_told if question.me_too_told >= ME_TOO_SHOWN_FROM else 0
    return replace(question, me_too=told, me_too_told=told, flags=0)


def hand_out(store: Store, member: str) -> None:
    """The file comes at once, in quiet hours, too: the member has just asked for it. Where it then stands is forgotten,
    since the platform names a message by its time, at which the member was there (PROMISES 3)."""
    if identity := store.members.identity(member):
        store.outbox.post(Subject(CARD, member), to=Outsider(identity))


def erase(store: Store, member: Member, *, owners: Iterable[str], chance: Random, now: datetime) -> None:
    """Takes back all that stands under the member's name, and leaves the room: nothing is left that leads to them, not
    even the row. What they wrote without a name nobody can find, but with the code words.

    Raises `NoSuccessor` for the last facilitator.
    """
    put = [one for one in store.items.of_member(member.id) if one.author == member.id and one.outcome in UNSETTLED]
    departures.leave(store, member, Wish.TAKEN_BACK, owners=owners, now=now)
    for item in put:
        store.items.delete(item.id)
    for question in store.questions.asked_by(member.id):
        questions.erase(store, question)
        left = store.questions.get(question.id)
        if left:
            store.questions.change(replace(left, author=None))
    for answer in store.answers.given_by(member.id):
        answers.erase(store, member.network, answer)
    for topic in store.topics.by(member.id):
        topics.erase(store, topic)
    store.solutions.forget_experiences_by(member.id)
    waits = store.waiting.all()
    mine = [row for row in waits if isinstance(row.act, WaitingWords) and row.act.author == member.id]
    store.waiting.rewrite([row for row in waits if row not in mine], chance)
    retention.take_away(store, member.network, Subject("members", member.id))
    store.members.remove(member.id)
