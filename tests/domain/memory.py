"""All that the rules need remembered, in dictionaries: for laws that are tried some hundred times.

`test_memory.py` holds it to what the database does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from domain import answers, questions, solutions
from domain.digests import Asked
from domain.members import is_let_in
from domain.ports import GroupRoom, Outsider, Person, Room, Subject
from domain.seats import State, ordered
from domain.signups import Coming, Stand, Terms
from domain.tallies import Counted, Tally, ThemeTally

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime
    from random import Random

    from domain.answers import Answer
    from domain.applications import Application
    from domain.checks import Check
    from domain.checks import Question as CheckQuestion
    from domain.checks import Reply as CheckReply
    from domain.commitments import Commitment
    from domain.date_polls import Poll, Reply
    from domain.digests import Days
    from domain.duties import Duty
    from domain.extracts import Mention, Telling
    from domain.group_rooms import Opening, SmallRoom
    from domain.harvests import Harvest
    from domain.installations import Stopped
    from domain.items import Item, Sorting
    from domain.letters import Letter
    from domain.lulls import Lull
    from domain.meetings import Meeting
    from domain.members import Attributes, Identity, Member
    from domain.networks import Network, Place
    from domain.parking import Parked
    from domain.parts import Part
    from domain.ports import Destination
    from domain.prompts import Prompt
    from domain.questions import Question
    from domain.routines import Followed, Line, Routine
    from domain.search import Filters, Hit, Viewer
    from domain.seats import Grouping
    from domain.series import Series
    from domain.sessions import Session
    from domain.signups import Signup
    from domain.solutions import Experience, Solution
    from domain.store import Store
    from domain.topics import Topic
    from domain.unanswered import Care
    from domain.waiting import Waiting


@dataclass(slots=True)
class Networks:
    rows: dict[str, tuple[Network, Place | None]] = field(default_factory=dict)

    def add(self, network: Network, place: Place | None) -> None:
        self.rows[network.id] = (network, place)

    def get(self, id: str) -> Network | None:
        return self.rows[id][0] if id in self.rows else None

    def all(self) -> list[Network]:
        return sorted((network for network, _ in self.rows.values()), key=lambda one: (one.name, one.id))

    def at(self, place: Place) -> Network | None:
        return next((network for network, here in self.rows.values() if here == place), None)

    def place(self, network: str) -> Place | None:
        return self.rows[network][1] if network in self.rows else None

    def change(self, network: Network) -> None:
        self.rows[network.id] = (network, self.rows[network.id][1])

    def move(self, network: str, place: Place) -> None:
        self.rows[network] = (self.rows[network][0], place)


@dataclass(slots=True)
class Members:
    letters: Letters
    rows: dict[str, Member] = field(default_factory=dict)
    identities: dict[str, Identity | None] = field(default_factory=dict)
    forgotten: set[str] = field(default_factory=set)

    def add(self, member: Member, identity: Identity | None) -> None:
        self.rows[member.id], self.identities[member.id] = member, identity

    def get(self, id: str) -> Member | None:
        return self.rows.get(id)

    def known_as(self, identity: Identity) -> list[Member]:
        return self._by_name(id for id, known in self.identities.items() if known == identity)

    def identity(self, member: str) -> Identity | None:
        return self.identities.get(member)

    def of(self, network: str) -> list[Member]:
        return self._by_name(id for id, member in self.rows.items() if member.network == network)

    def awaited(self) -> list[Member]:
        return [self.rows[id] for id in sorted(self.rows) if self.letters.to(id)]

    def audience(self, network: str) -> Counter[Attributes]:
        return Counter(member.attributes for member in self.of(network) if is_let_in(member))

    def change(self, member: Member) -> None:
        self.rows[member.id] = member

    def cut_off(self, id: str) -> None:
        self.identities[id] = None
        self.forgotten.add(id)

    def remove(self, id: str) -> None:
        self.cut_off(id)
        del self.rows[id], self.identities[id]

    def _by_name(self, ids: Iterable[str]) -> list[Member]:
        return sorted((self.rows[id] for id in ids), key=lambda one: (one.name, one.id))


@dataclass(slots=True)
class Questions:
    rows: dict[str, Question] = field(default_factory=dict)

    def add(self, question: Question) -> None:
        self.rows[question.id] = question

    def get(self, id: str) -> Question | None:
        return self.rows.get(id)

    def known_by(self, code_key: bytes) -> Question | None:
        return next((one for one in self.rows.values() if one.code_key == code_key), None)

    def change(self, question: Question) -> None:
        self.rows[question.id] = question

    def recent(self, network: str, limit: int) -> list[Question]:
        mine = sorted((one for one in self._open() if one.network == network), key=lambda one: one.id)
        return sorted(mine, key=lambda one: one.told_at, reverse=True)[:limit]

    def asked_by(self, member: str) -> list[Question]:
        mine = (one for one in self.rows.values() if one.author == member)
        return sorted(mine, key=lambda one: (one.told_at, one.id))

    def told_before(self, network: str, moment: datetime) -> list[Question]:
        those = (one for one in self.rows.values() if one.network == network and one.told_at <= moment)
        return sorted(those, key=lambda one: (one.told_at, one.id))

    def delete(self, id: str) -> None:
        self.rows.pop(id, None)

    def me_too_untold(self) -> list[Question]:
        return sorted((one for one in self._open() if one.me_too != one.me_too_told), key=lambda one: one.id)

    def forget_codes(self, before: datetime) -> None:
        self.rows |= {id: replace(one, code_key=None, note="") for id, one in self.rows.items() if one.told_at < before}

    def _open(self) -> list[Question]:
        return [one for one in self.rows.values() if one.state is questions.State.OPEN]


@dataclass(slots=True)
class Answers:
    rows: dict[str, Answer] = field(default_factory=dict)

    def add(self, answer: Answer) -> None:
        self.rows[answer.id] = answer

    def get(self, id: str) -> Answer | None:
        return self.rows.get(id)

    def known_by(self, code_key: bytes) -> Answer | None:
        return next((one for one in self.rows.values() if one.code_key == code_key), None)

    def to(self, question: str) -> list[Answer]:
        return sorted((one for one in self.rows.values() if one.question == question), key=lambda one: one.told_at)

    def given_by(self, member: str) -> list[Answer]:
        return sorted((one for one in self.rows.values() if one.author == member), key=lambda one: one.told_at)

    def change(self, answer: Answer) -> None:
        self.rows[answer.id] = answer

    def erase(self, id: str) -> None:
        self.rows.pop(id, None)

    def forget_codes(self, before: datetime) -> None:
        self.rows |= {id: replace(one, code_key=None, note="") for id, one in self.rows.items() if one.told_at < before}


@dataclass(slots=True)
class Waitings:
    """`rewrites`: how often every row was written anew."""

    rows: list[Waiting] = field(default_factory=list)
    rewrites: int = 0

    def all(self) -> list[Waiting]:
        return sorted(self.rows, key=lambda row: row.id)

    def rewrite(self, rows: list[Waiting], chance: Random) -> None:
        self.rows = chance.sample(rows, len(rows))
        self.rewrites += 1


@dataclass(slots=True)
class Solutions:
    rows: dict[str, Solution] = field(default_factory=dict)
    told: dict[tuple[str, str], Experience] = field(default_factory=dict)

    def add(self, solution: Solution) -> None:
        self.rows[solution.id] = solution

    def get(self, id: str) -> Solution | None:
        return self.rows.get(id)

    def change(self, solution: Solution) -> None:
        self.rows[solution.id] = solution

    def delete(self, id: str) -> None:
        self.forget_experiences(id)
        self.rows.pop(id, None)

    def drafts_of(self, owner: str) -> list[Solution]:
        return [one for one in self._in(solutions.State.DRAFT) if one.owner == owner]

    def owned_by(self, member: str) -> list[Solution]:
        return _oldest_first(one for one in self.rows.values() if one.owner == member)

    def to(self, question: str) -> list[Solution]:
        return _oldest_first(one for one in self.rows.values() if one.question == question)

    def settled_before(self, network: str, moment: datetime) -> list[Solution]:
        settled = (one for one in self.rows.values() if one.state is not solutions.State.DRAFT)
        return _oldest_first(one for one in settled if one.network == network and one.since <= moment)

    def drafts_since(self, before: datetime) -> list[Solution]:
        return [one for one in self._in(solutions.State.DRAFT) if one.since <= before]

    def released(self, network: str) -> list[Solution]:
        return [one for one in self._in(solutions.State.RELEASED) if one.network == network]

    def by_external_id(self, network: str, external_id: str) -> Solution | None:
        wanted = (network, external_id)
        return next((one for one in self.rows.values() if (one.network, one.external_id) == wanted), None)

    def add_experience(self, experience: Experience) -> None:
        self.told[experience.solution, experience.member] = experience

    def experiences(self, solution: str) -> list[Experience]:
        mine = (one for (of, _), one in self.told.items() if of == solution)
        return sorted(mine, key=lambda one: (one.told_at, one.member))

    def forget_experiences(self, solution: str) -> None:
        self.told = {key: one for key, one in self.told.items() if key[0] != solution}

    def forget_experiences_by(self, member: str) -> None:
        self.told = {key: one for key, one in self.told.items() if key[1] != member}

    def _in(self, state: solutions.State) -> list[Solution]:
        return _oldest_first(one for one in self.rows.values() if one.state is state)


def _oldest_first(those: Iterable[Solution]) -> list[Solution]:
    return sorted(those, key=lambda one: (one.since, one.id))


class Search:
    """No rule searches; what is found is the database's own."""

    def similar(self, text: str, viewer: Viewer, *, limit: int) -> list[Hit]:
        raise NotImplementedError

    def find(self, typed: str, filters: Filters, viewer: Viewer, *, limit: int) -> list[Hit]:
        raise NotImplementedError

    def nearly_same(self, text: str, viewer: Viewer, *, limit: int, but: str = "") -> list[Hit]:
        raise NotImplementedError

    def similar_questions(self, text: str, viewer: Viewer, *, limit: int) -> list[str]:
        raise NotImplementedError

    def meant(self, typed: str, viewer: Viewer) -> str:
        raise NotImplementedError


@dataclass(slots=True)
class Posts:
    """`rows` is filled by whoever wants a card to stand somewhere."""

    rows: dict[tuple[Subject, Destination], str] = field(default_factory=dict)

    def ref(self, what: Subject, to: Destination) -> str | None:
        return self.rows.get((what, to))

    def subject(self, ref: str) -> Subject | None:
        return next((what for (what, _), known in self.rows.items() if known == ref), None)

    def reader(self, ref: str) -> str | None:
        return next(
            (to.member for (_, to), known in self.rows.items() if known == ref and isinstance(to, Person)), None
        )


@dataclass(frozen=True, slots=True)
class Told:
    act: str
    what: Subject
    to: Destination
    under: Subject | None = None


@dataclass(slots=True)
class Outbox:
    told: list[Told] = field(default_factory=list)

    def post(self, what: Subject, *, to: Destination, under: Subject | None = None) -> None:
        self.told.append(Told("post", what, to, under))

    def refresh(self, what: Subject, *, to: Destination) -> None:
        self.told.append(Told("refresh", what, to))

    def remove(self, what: Subject, *, to: Destination) -> None:
        self.told.append(Told("remove", what, to))

    def showing(self, id: str) -> list[tuple[Subject, Destination]]:
        """Posted and not removed since."""
        stands: dict[tuple[Subject, Destination], bool] = {}
        for one in self.told:
            if one.act in {"post", "remove"} and id in one.what.id.split():
                stands[one.what, one.to] = one.act == "post"
        return [where for where, there in stands.items() if there]

    def pin(self, what: Subject, *, to: Room) -> None:
        self.told.append(Told("pin", what, to))

    def open_room(self, which: Room | GroupRoom) -> None:
        self._about("open", which.network if isinstance(which, Room) else which.id, which)

    def close_room(self, which: GroupRoom) -> None:
        self._about("close", which.id, which)

    def look_around(self, network: str) -> None:
        self._about("look around", network, Room(network))

    def topic(self, network: str) -> None:
        self._about("topic", network, Room(network))

    def let_in(self, to: Room | GroupRoom, who: Identity) -> None:
        self._about("let in", str(who), to)

    def is_letting_in(self, network: str, who: Identity) -> bool:
        return Told("let in", Subject("", str(who)), Room(network)) in self.told

    def put_out(self, of: Room | GroupRoom, who: Identity) -> None:
        self._about("put out", str(who), of)

    def is_putting_out(self, network: str, who: Identity) -> bool:
        return Told("put out", Subject("", str(who)), Room(network)) in self.told

    def empty_home(self, who: Identity) -> None:
        self._about("empty home", str(who), Outsider(who))

    def empty_chat(self, member: str, who: Identity) -> None:
        self._about("empty chat", member, Outsider(who))

    def _about(self, act: str, whom: str, to: Destination) -> None:
        self.told.append(Told(act, Subject("", whom), to))


@dataclass(slots=True)
class Duties:
    rows: dict[Subject, Duty] = field(default_factory=dict)

    def add(self, duty: Duty) -> None:
        self.rows[duty.what] = duty

    def get(self, what: Subject) -> Duty | None:
        return self.rows.get(what)

    def of(self, network: str) -> list[Duty]:
        mine = (one for one in self.rows.values() if one.network == network)
        return sorted(mine, key=lambda one: (one.since, one.what.card, one.what.id))

    def change(self, duty: Duty) -> None:
        self.rows[duty.what] = duty

    def remove(self, what: Subject) -> None:
        self.rows.pop(what, None)


@dataclass(slots=True)
class Letters:
    """`cut_off` of a member is not followed: no law needs it."""

    rows: dict[tuple[str, Subject], Letter] = field(default_factory=dict)
    sent: list[tuple[str, datetime]] = field(default_factory=list)

    def add(self, letter: Letter) -> None:
        self.rows[letter.member, letter.what] = letter

    def get(self, member: str, what: Subject) -> Letter | None:
        return self.rows.get((member, what))

    def unsent(self) -> list[Letter]:
        return sorted(self.rows.values(), key=lambda one: (one.since, one.member, one.what.card, one.what.id))

    def to(self, member: str) -> list[Letter]:
        return [one for one in self.unsent() if one.member == member]

    def overdue(self, now: datetime) -> list[Letter]:
        return [one for one in self.unsent() if one.until and one.until < now]

    def remove(self, letter: Letter) -> None:
        self.rows.pop((letter.member, letter.what), None)

    def count(self, member: str, at: datetime) -> None:
        self.sent.append((member, at))

    def sent_to(self, member: str, since: datetime) -> int:
        return sum(to == member and at > since for to, at in self.sent)

    def forget_sent(self, before: datetime) -> None:
        self.sent = [(to, at) for to, at in self.sent if at > before]


@dataclass(slots=True)
class Applications:
    rows: dict[str, Application] = field(default_factory=dict)

    def add(self, application: Application) -> None:
        self.rows[application.member] = application

    def get(self, member: str) -> Application | None:
        return self.rows.get(member)

    def since(self, before: datetime) -> list[Application]:
        those = (one for one in self.rows.values() if one.since <= before)
        return sorted(those, key=lambda one: (one.since, one.member))

    def remove(self, member: str) -> None:
        self.rows.pop(member, None)


@dataclass(slots=True)
class Cares:
    asked: Questions
    given: Answers
    rows: dict[str, Care] = field(default_factory=dict)

    def get(self, question: str) -> Care | None:
        return self.rows.get(question)

    def put(self, care: Care) -> None:
        self.rows[care.question] = care

    def questions(self, network: str) -> list[Question]:
        answered = {
            one.question for one in self.given.rows.values() if one.kind is answers.Kind.ANSWER and not one.hidden
        }
        settled = {care.question for care in self.rows.values() if care.settled}
        mine = (one for one in self.asked.rows.values() if one.network == network)
        left = (one for one in mine if one.state is questions.State.OPEN and one.id not in answered | settled)
        return sorted(left, key=lambda one: (one.told_at, one.id))


@dataclass(slots=True)
class Prompts:
    rows: dict[str, Prompt] = field(default_factory=dict)

    def add(self, prompt: Prompt) -> None:
        self.rows[prompt.id] = prompt

    def get(self, id: str) -> Prompt | None:
        return self.rows.get(id)

    def of(self, network: str) -> list[Prompt]:
        mine = (one for one in self.rows.values() if one.network == network)
        return sorted(mine, key=lambda one: (one.slot, one.id))

    def change(self, prompt: Prompt) -> None:
        self.rows[prompt.id] = prompt

    def delete(self, id: str) -> None:
        self.rows.pop(id, None)


@dataclass(slots=True)
class DatePolls:
    rows: dict[str, Poll] = field(default_factory=dict)
    given: dict[tuple[str, str], Reply] = field(default_factory=dict)

    def add(self, poll: Poll) -> None:
        self.rows[poll.id] = poll

    def get(self, id: str) -> Poll | None:
        return self.rows.get(id)

    def of(self, network: str) -> list[Poll]:
        return sorted((one for one in self.rows.values() if one.network == network), key=lambda one: (one.last, one.id))

    def change(self, poll: Poll) -> None:
        self.rows[poll.id] = poll

    def delete(self, id: str) -> None:
        self.given = {key: one for key, one in self.given.items() if one.poll != id}
        self.rows.pop(id, None)

    def reply(self, reply: Reply) -> None:
        self.given[reply.poll, reply.member] = reply

    def replies(self, poll: str) -> list[Reply]:
        return [self.given[key] for key in sorted(self.given) if key[0] == poll]

    def replies_by(self, member: str) -> list[Reply]:
        return [self.given[key] for key in sorted(self.given) if key[1] == member]

    def forget(self, member: str) -> None:
        self.given = {key: one for key, one in self.given.items() if one.member != member}


@dataclass(slots=True)
class Meetings:
    rows: dict[str, Meeting] = field(default_factory=dict)
    held: set[tuple[str, str]] = field(default_factory=set)

    def add(self, meeting: Meeting) -> None:
        self.rows[meeting.id] = meeting

    def get(self, id: str) -> Meeting | None:
        return self.rows.get(id)

    def of(self, network: str) -> list[Meeting]:
        mine = (one for one in self.rows.values() if one.network == network)
        return sorted(mine, key=lambda one: (one.details.begins, one.id))

    def change(self, meeting: Meeting) -> None:
        self.rows[meeting.id] = meeting

    def delete(self, id: str) -> None:
        self.rows.pop(id, None)
        self.held = {one for one in self.held if one[0] != id}

    def hold(self, id: str, member: str) -> None:
        self.held.add((id, member))

    def holders(self, id: str) -> list[str]:
        return sorted(member for meeting, member in self.held if meeting == id)

    def let_go(self, member: str) -> None:
        self.held = {one for one in self.held if one[1] != member}


@dataclass(slots=True)
class Commitments:
    rows: dict[str, Commitment] = field(default_factory=dict)

    def add(self, commitment: Commitment) -> None:
        self.rows[commitment.id] = commitment

    def get(self, id: str) -> Commitment | None:
        return self.rows.get(id)

    def of(self, network: str) -> list[Commitment]:
        return sorted((one for one in self.rows.values() if one.network == network), key=lambda one: (one.by, one.id))

    def change(self, commitment: Commitment) -> None:
        self.rows[commitment.id] = commitment

    def forget_meeting(self, meeting: str) -> None:
        self.rows = {id: one for id, one in self.rows.items() if one.meeting != meeting}


@dataclass(slots=True)
class Harvests:
    rows: dict[str, Harvest] = field(default_factory=dict)

    def get(self, meeting: str) -> Harvest | None:
        return self.rows.get(meeting)

    def put(self, harvest: Harvest) -> None:
        self.rows[harvest.meeting] = harvest

    def forget_meeting(self, meeting: str) -> None:
        self.rows.pop(meeting, None)


@dataclass(slots=True)
class Groupings:
    meetings: Meetings
    rows: dict[str, Grouping] = field(default_factory=dict)

    def put(self, grouping: Grouping) -> None:
        self.rows[grouping.meeting] = replace(grouping, tables=ordered(grouping.tables))

    def get(self, meeting: str) -> Grouping | None:
        return self.rows.get(meeting)

    def of(self, network: str) -> list[Grouping]:
        return [self.rows[one.id] for one in self.meetings.of(network) if one.id in self.rows]

    def waiting(self) -> list[Grouping]:
        stale = (one for one in self.rows.values() if one.state is State.RELEASED and one.stale)
        waits = (*(one for one in self.rows.values() if one.state is State.ASKED), *stale)
        return sorted(waits, key=lambda one: one.meeting)

    def forget(self, who: str) -> None:
        for one in self.rows.values():
            tables = (replace(each, people=tuple(id for id in each.people if id != who)) for each in one.tables)
            self.rows[one.meeting] = replace(one, tables=ordered(tables))

    def forget_meeting(self, meeting: str) -> None:
        self.rows.pop(meeting, None)


@dataclass(slots=True)
class Feeds:
    rows: dict[str, bytes] = field(default_factory=dict)

    def put(self, member: str, key: bytes) -> None:
        self.rows[member] = key

    def has(self, member: str) -> bool:
        return member in self.rows

    def whose(self, key: bytes) -> str | None:
        return next((member for member, kept in self.rows.items() if kept == key), None)

    def forget(self, member: str) -> None:
        self.rows.pop(member, None)


@dataclass(slots=True)
class GroupRooms:
    begun: dict[str, Opening] = field(default_factory=dict)
    rows: dict[str, SmallRoom] = field(default_factory=dict)
    channels: dict[str, Place] = field(default_factory=dict)

    def openings(self) -> list[Opening]:
        return [self.begun[meeting] for meeting in sorted(self.begun)]

    def opening(self, meeting: str) -> Opening | None:
        return self.begun.get(meeting)

    def put_opening(self, opening: Opening) -> None:
        self.begun[opening.meeting] = opening

    def drop_opening(self, meeting: str) -> None:
        self.begun.pop(meeting, None)

    def add(self, room: SmallRoom) -> None:
        self.rows[room.id] = replace(room, people=tuple(sorted(room.people)))

    def get(self, id: str) -> SmallRoom | None:
        return self.rows.get(id)

    def of(self, meeting: str) -> list[SmallRoom]:
        return [room for room in self.rows.values() if room.meeting == meeting]

    def with_member(self, member: str) -> list[SmallRoom]:
        return sorted((room for room in self.rows.values() if member in room.people), key=lambda one: one.id)

    def change(self, room: SmallRoom) -> None:
        self.rows[room.id] = replace(room, people=tuple(sorted(room.people)))

    def place(self, id: str) -> Place | None:
        return self.channels.get(id)

    def move(self, id: str, place: Place) -> None:
        self.channels[id] = place

    def places(self) -> list[Place]:
        return sorted(self.channels.values(), key=str)

    def at(self, place: Place) -> SmallRoom | None:
        return next((self.rows[id] for id, here in self.channels.items() if here == place), None)

    def delete(self, id: str) -> None:
        self.rows.pop(id, None)
        self.channels.pop(id, None)

    def forget_meeting(self, meeting: str) -> None:
        for room in self.of(meeting):
            self.delete(room.id)
        self.drop_opening(meeting)


@dataclass(slots=True)
class Signups:
    rows: dict[str, Signup] = field(default_factory=dict)
    chosen: dict[str, Terms] = field(default_factory=dict)

    def terms(self, meeting: str) -> Terms:
        return self.chosen.get(meeting, Terms(meeting))

    def settle(self, terms: Terms) -> None:
        self.chosen[terms.meeting] = terms

    def dates(self, event: str) -> list[str]:
        return sorted(meeting for meeting, terms in self.chosen.items() if event and terms.event == event)

    def put(self, signup: Signup) -> None:
        self.rows[signup.id] = signup

    def of(self, meeting: str) -> list[Signup]:
        return sorted((one for one in self.rows.values() if one.meeting == meeting), key=lambda one: one.who)

    def by(self, member: str) -> list[Signup]:
        mine = (one for one in self.rows.values() if one.member == member)
        return sorted(mine, key=lambda one: one.meeting)

    def remove(self, id: str) -> None:
        self.rows.pop(id, None)

    def queues(self) -> list[str]:
        return sorted({one.meeting for one in self.rows.values() if one.stand is not Stand.IN})

    def passing(self) -> list[str]:
        def passes(one: Signup) -> bool:
            said = one.needs or one.name or one.wishes
            return bool(said) or one.coming is Coming.CANNOT or one.stand is not Stand.IN

        return sorted({one.meeting for one in self.rows.values() if passes(one)})

    def forget_meeting(self, meeting: str) -> None:
        self.rows = {id: one for id, one in self.rows.items() if one.meeting != meeting}
        self.chosen.pop(meeting, None)


@dataclass(slots=True)
class Parts:
    rows: dict[str, Part] = field(default_factory=dict)

    def add(self, part: Part) -> None:
        self.rows[part.id] = part

    def get(self, id: str) -> Part | None:
        return self.rows.get(id)

    def of(self, meeting: str) -> list[Part]:
        mine = (one for one in self.rows.values() if one.meeting == meeting)
        return sorted(mine, key=lambda one: (one.starts, one.minutes, one.id))

    def change(self, part: Part) -> None:
        self.rows[part.id] = part

    def delete(self, id: str) -> None:
        self.rows.pop(id, None)

    def forget_meeting(self, meeting: str) -> None:
        self.rows = {id: one for id, one in self.rows.items() if one.meeting != meeting}

    def choosing(self, member: str) -> list[Part]:
        return [self.rows[id] for id in sorted(self.rows) if member in self.rows[id].chosen]

    def let_go(self, member: str) -> None:
        for part in self.choosing(member):
            self.rows[part.id] = replace(part, chosen=tuple(one for one in part.chosen if one != member))


@dataclass(slots=True)
class Items:
    rows: dict[str, Item] = field(default_factory=dict)
    sorted_by: dict[str, Sorting] = field(default_factory=dict)

    def add(self, item: Item) -> None:
        self.rows[item.id] = item

    def get(self, id: str) -> Item | None:
        return self.rows.get(id)

    def of(self, meeting: str) -> list[Item]:
        return [one for one in self._all() if one.meeting == meeting]

    def change(self, item: Item) -> None:
        self.rows[item.id] = item

    def delete(self, id: str) -> None:
        self.rows.pop(id, None)

    def unsort(self, meeting: str, part: str) -> None:
        for item in self.of(meeting):
            if item.part == part:
                self.rows[item.id] = replace(item, part="")
        if (sorting := self.sorted_by.pop(meeting, None)) and (left := sorting.without(part)):
            self.sorted_by[meeting] = left

    def sorting(self, meeting: str) -> Sorting | None:
        return self.sorted_by.get(meeting)

    def sort_by(self, sorting: Sorting) -> None:
        self.sorted_by[sorting.meeting] = sorting

    def coming_back(self) -> list[Item]:
        return [one for one in self._all() if one.outcome == "back" and not one.carried]

    def of_member(self, member: str) -> list[Item]:
        return [one for one in self._all() if member == one.author or member in one.responsible]

    def forget_meeting(self, meeting: str) -> None:
        self.sorted_by.pop(meeting, None)
        self.rows = {id: one for id, one in self.rows.items() if one.meeting != meeting}

    def let_go(self, member: str) -> None:
        for item in self.of_member(member):
            author = None if item.author == member else item.author
            left = tuple(one for one in item.responsible if one != member)
            self.rows[item.id] = replace(item, author=author, responsible=left)

    def _all(self) -> list[Item]:
        return sorted(self.rows.values(), key=lambda one: (one.meeting, one.number, one.id))


@dataclass(slots=True)
class AllSeries:
    rows: dict[str, Series] = field(default_factory=dict)

    def add(self, series: Series) -> None:
        self.rows[series.id] = series

    def get(self, id: str) -> Series | None:
        return self.rows.get(id)

    def of(self, network: str) -> list[Series]:
        mine = (one for one in self.rows.values() if one.network == network)
        return sorted(mine, key=lambda one: (one.occasions[0].begins, one.id))

    def change(self, series: Series) -> None:
        self.rows[series.id] = series

    def delete(self, id: str) -> None:
        self.rows.pop(id, None)


@dataclass(slots=True)
class Routines:
    rows: dict[str, Routine] = field(default_factory=dict)
    versions: dict[tuple[str, int], tuple[Line, ...]] = field(default_factory=dict)
    bound: dict[str, Followed] = field(default_factory=dict)
    ticks: set[tuple[str, int, str]] = field(default_factory=set)

    def add(self, routine: Routine) -> None:
        self.rows[routine.id] = routine

    def get(self, id: str) -> Routine | None:
        return self.rows.get(id)

    def of(self, network: str) -> list[Routine]:
        mine = (one for one in self.rows.values() if one.network == network)
        return sorted(mine, key=lambda one: (one.title, one.id))

    def change(self, routine: Routine) -> None:
        self.rows[routine.id] = routine

    def delete(self, id: str) -> None:
        self.rows.pop(id, None)
        self.versions = {key: lines for key, lines in self.versions.items() if key[0] != id}

    def publish(self, id: str, version: int, lines: tuple[Line, ...]) -> None:
        self.versions[id, version] = lines

    def lines(self, id: str, version: int) -> tuple[Line, ...]:
        return self.versions.get((id, version), ())

    def follow(self, followed: Followed) -> None:
        self.bound[followed.meeting] = followed

    def followed(self, meeting: str) -> Followed | None:
        return self.bound.get(meeting)

    def followers(self, routine: str) -> list[Followed]:
        return [self.bound[key] for key in sorted(self.bound) if self.bound[key].routine == routine]

    def forget_meeting(self, meeting: str) -> None:
        self.bound.pop(meeting, None)
        self.ticks = {tick for tick in self.ticks if tick[0] != meeting}

    def tick(self, meeting: str, line: int, member: str) -> None:
        self.ticks.add((meeting, line, member))

    def untick(self, meeting: str, line: int, member: str) -> None:
        self.ticks.discard((meeting, line, member))

    def ticked(self, meeting: str) -> set[tuple[int, str]]:
        return {(line, member) for held, line, member in self.ticks if held == meeting}

    def ticked_by(self, member: str) -> set[tuple[str, int]]:
        return {(held, line) for held, line, who in self.ticks if who == member}

    def let_go(self, member: str) -> None:
        self.ticks = {tick for tick in self.ticks if tick[2] != member}


@dataclass(slots=True)
class Topics:
    rows: dict[str, Topic] = field(default_factory=dict)
    collecting: dict[str, bool] = field(default_factory=dict)

    def collect(self, meeting: str, *, on: bool) -> None:
        self.collecting[meeting] = on

    def is_collecting(self, meeting: str) -> bool | None:
        return self.collecting.get(meeting)

    def add(self, topic: Topic) -> None:
        self.rows[topic.id] = topic

    def get(self, id: str) -> Topic | None:
        return self.rows.get(id)

    def known_by(self, code_key: bytes) -> Topic | None:
        return next((one for one in self.rows.values() if one.code_key == code_key), None)

    def of(self, meeting: str) -> list[Topic]:
        return [self.rows[id] for id in sorted(self.rows) if self.rows[id].meeting == meeting]

    def by(self, member: str) -> list[Topic]:
        mine = (one for one in self.rows.values() if one.author == member)
        return sorted(mine, key=lambda one: (one.told, one.id))

    def untold(self) -> list[Topic]:
        return [self.rows[id] for id in sorted(self.rows) if self.rows[id].votes != self.rows[id].votes_told]

    def change(self, topic: Topic) -> None:
        self.rows[topic.id] = topic

    def delete(self, id: str) -> None:
        del self.rows[id]

    def forget_codes(self, before: date) -> None:
        old = [one for one in self.rows.values() if one.told < before and one.code_key is not None]
        self.rows |= {one.id: replace(one, code_key=None, note="") for one in old}

    def forget_meeting(self, meeting: str) -> None:
        self.rows = {id: one for id, one in self.rows.items() if one.meeting != meeting}
        self.collecting.pop(meeting, None)


@dataclass(slots=True)
class Preparations:
    told: set[str] = field(default_factory=set)

    def is_told(self, meeting: str) -> bool:
        return meeting in self.told

    def tell(self, meeting: str) -> None:
        self.told.add(meeting)

    def forget_meeting(self, meeting: str) -> None:
        self.told.discard(meeting)


@dataclass(slots=True)
class Checks:
    rows: dict[str, Check] = field(default_factory=dict)
    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def put(self, check: Check) -> None:
        self.rows[check.meeting] = check

    def get(self, meeting: str) -> Check | None:
        return self.rows.get(meeting)

    def count(self, meeting: str, question: CheckQuestion, reply: CheckReply) -> None:
        self.counts[meeting, question, reply] += 1

    def number(self, meeting: str, question: CheckQuestion, reply: CheckReply) -> int:
        return self.counts[meeting, question, reply]

    def forget_counts(self, meeting: str) -> None:
        for key in [key for key in self.counts if key[0] == meeting]:
            del self.counts[key]

    def forget_meeting(self, meeting: str) -> None:
        self.forget_counts(meeting)
        self.rows.pop(meeting, None)


@dataclass(slots=True)
class Parking:
    rows: dict[str, Parked] = field(default_factory=dict)

    def add(self, item: Parked) -> None:
        self.rows[item.id] = item

    def get(self, id: str) -> Parked | None:
        return self.rows.get(id)

    def of(self, meeting: str) -> list[Parked]:
        return [one for one in self.rows.values() if one.meeting == meeting]

    def owned_by(self, member: str) -> list[Parked]:
        return sorted((one for one in self.rows.values() if one.owner == member), key=lambda one: one.id)

    def change(self, item: Parked) -> None:
        self.rows[item.id] = item

    def delete(self, id: str) -> None:
        self.rows.pop(id, None)

    def forget_meeting(self, meeting: str) -> None:
        self.rows = {id: one for id, one in self.rows.items() if one.meeting != meeting}


@dataclass(slots=True)
class Sessions:
    rows: dict[str, Session] = field(default_factory=dict)

    def add(self, session: Session) -> None:
        self.rows[session.id] = session

    def get(self, id: str) -> Session | None:
        return self.rows.get(id)

    def all(self) -> list[Session]:
        return [self.rows[id] for id in sorted(self.rows)]

    def of(self, meeting: str) -> Session | None:
        return next((one for one in self.rows.values() if one.meeting == meeting), None)

    def change(self, session: Session) -> None:
        self.rows[session.id] = session

    def delete(self, id: str) -> None:
        self.rows.pop(id, None)


@dataclass(slots=True)
class Lulls:
    asked: Questions
    given: Answers
    prompts: Prompts
    rows: dict[str, Lull] = field(default_factory=dict)

    def get(self, network: str) -> Lull | None:
        return self.rows.get(network)

    def put(self, lull: Lull) -> None:
        self.rows[lull.network] = lull

    def last_told(self, network: str) -> datetime | None:
        asked = {one.id: one.told_at for one in self.asked.rows.values() if one.network == network}
        given = (one.told_at for one in self.given.rows.values() if one.question in asked)
        told = (one.slot for one in self.prompts.of(network) if one.told)
        return max((*asked.values(), *given, *told), default=None)


@dataclass(slots=True)
class Digests:
    questions: Questions
    answers: Answers
    rows: dict[str, date] = field(default_factory=dict)

    def told(self, network: str) -> date | None:
        return self.rows.get(network)

    def tell(self, network: str, last: date) -> None:
        self.rows[network] = last

    def asked(self, network: str, days: Days) -> list[Asked]:
        new = (one for one in self.questions.recent(network, len(self.questions.rows)) if _in(days, one.told_at))
        return [Asked(one, self._given(one, days)) for one in new]

    def answers_to_earlier(self, network: str, days: Days) -> int:
        those = self.questions.recent(network, len(self.questions.rows))
        return sum(self._given(one, days) for one in those if one.told_at < days.since)

    def _given(self, question: Question, days: Days) -> int:
        told = (one for one in self.answers.to(question.id) if _in(days, one.told_at))
        return sum(one.kind is answers.Kind.ANSWER and bool(one.body) and not one.hidden for one in told)


def _in(days: Days, moment: datetime) -> bool:
    return days.since <= moment < days.until


@dataclass(slots=True)
class Installations:
    rows: dict[tuple[str, str], Stopped] = field(default_factory=dict)

    def stopped(self) -> list[Stopped]:
        return [self.rows[key] for key in sorted(self.rows)]

    def stop(self, one: Stopped) -> None:
        self.rows[one.platform, one.workspace] = one

    def resume(self) -> None:
        self.rows.clear()


@dataclass(slots=True)
class Tallies:
    counts: Counter[tuple[str, str, Counted]] = field(default_factory=Counter)
    themes: Counter[tuple[str, str, str, Counted]] = field(default_factory=Counter)

    def add(self, network: str, month: str, what: Counted, by: int) -> None:
        self.counts[network, month, what] += by

    def of(self, network: str) -> list[Tally]:
        mine = ((key, count) for key, count in self.counts.items() if key[0] == network)
        return [Tally(month, what, count) for (_, month, what), count in sorted(mine)]

    def forget(self, network: str, months: Collection[str]) -> None:
        for key in [key for key in self.counts if key[0] == network and key[1] in months]:
            del self.counts[key]

    def add_theme(self, network: str, month: str, theme: str, what: Counted) -> None:
        self.themes[network, month, theme, what] += 1

    def themes_of(self, network: str) -> list[ThemeTally]:
        mine = ((key, count) for key, count in self.themes.items() if key[0] == network)
        return [ThemeTally(month, theme, what, count) for (_, month, theme, what), count in sorted(mine)]

    def forget_themes(self, network: str, months: Collection[str]) -> None:
        for key in [key for key in self.themes if key[0] == network and key[1] in months]:
            del self.themes[key]


@dataclass(slots=True)
class Vents:
    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, network: str, theme: str, month: str) -> None:
        self.counts[network, theme, month] += 1

    def number(self, network: str, theme: str, month: str) -> int:
        return self.counts[network, theme, month]

    def forget(self, before: str) -> None:
        for key in [key for key in self.counts if key[2] < before]:
            del self.counts[key]


class Extracts:
    """What is about somebody is the database's own."""

    def experiences(self, member: str) -> list[Experience]:
        raise NotImplementedError

    def letters(self, member: str) -> list[Letter]:
        raise NotImplementedError

    def letters_sent(self, member: str) -> list[datetime]:
        raise NotImplementedError

    def tellings(self, member: str, identity: Identity | None) -> list[Telling]:
        raise NotImplementedError

    def is_unreachable(self, member: str) -> bool:
        raise NotImplementedError

    def texts(self, network: str, *, but: str) -> list[Mention]:
        raise NotImplementedError


@dataclass(slots=True)
class Inbox:
    seen: dict[str, datetime] = field(default_factory=dict)

    def first(self, delivery: str, now: datetime) -> bool:
        new = delivery not in self.seen
        self.seen.setdefault(delivery, now)
        return new

    def forget(self, before: datetime) -> None:
        self.seen = {delivery: at for delivery, at in self.seen.items() if at >= before}


@dataclass(slots=True)
class Memory:
    networks: Networks = field(default_factory=Networks)
    questions: Questions = field(default_factory=Questions)
    answers: Answers = field(default_factory=Answers)
    waiting: Waitings = field(default_factory=Waitings)
    solutions: Solutions = field(default_factory=Solutions)
    search: Search = field(default_factory=Search)
    posts: Posts = field(default_factory=Posts)
    outbox: Outbox = field(default_factory=Outbox)
    inbox: Inbox = field(default_factory=Inbox)
    installations: Installations = field(default_factory=Installations)
    duties: Duties = field(default_factory=Duties)
    letters: Letters = field(default_factory=Letters)
    members: Members = field(init=False)
    digests: Digests = field(init=False)
    tallies: Tallies = field(default_factory=Tallies)
    vents: Vents = field(default_factory=Vents)
    extracts: Extracts = field(default_factory=Extracts)
    unanswered: Cares = field(init=False)
    prompts: Prompts = field(default_factory=Prompts)
    date_polls: DatePolls = field(default_factory=DatePolls)
    meetings: Meetings = field(default_factory=Meetings)
    parts: Parts = field(default_factory=Parts)
    items: Items = field(default_factory=Items)
    signups: Signups = field(default_factory=Signups)
    commitments: Commitments = field(default_factory=Commitments)
    harvests: Harvests = field(default_factory=Harvests)
    groupings: Groupings = field(init=False)
    feeds: Feeds = field(default_factory=Feeds)
    group_rooms: GroupRooms = field(default_factory=GroupRooms)
    series: AllSeries = field(default_factory=AllSeries)
    routines: Routines = field(default_factory=Routines)
    topics: Topics = field(default_factory=Topics)
    preparation: Preparations = field(default_factory=Preparations)
    checks: Checks = field(default_factory=Checks)
    parking: Parking = field(default_factory=Parking)
    sessions: Sessions = field(default_factory=Sessions)
    lulls: Lulls = field(init=False)
    applications: Applications = field(default_factory=Applications)

    def __post_init__(self) -> None:
        self.members = Members(self.letters)
        self.groupings = Groupings(self.meetings)
        self.unanswered = Cares(self.questions, self.answers)
        self.digests = Digests(self.questions, self.answers)
        self.lulls = Lulls(self.questions, self.answers, self.prompts)


if TYPE_CHECKING:

    def _satisfies(memory: Memory) -> Store:
        return memory
