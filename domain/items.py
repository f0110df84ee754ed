"""Items on a meeting's agenda (*ärende 1, 2, 3*): sorted to its parts by a few questions, each with its outcome."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain import letters, meetings, parts
from domain.date_polls import LONGEST, NotAhead
from domain.errors import AlreadyKept, Empty, NotFound, NotYours, Refusal
from domain.ids import derived_id
from domain.members import is_let_in, look_after, looks_after
from domain.ports import Subject
from domain.slots import local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from domain.meetings import Meeting
    from domain.members import Member
    from domain.parts import Part
    from domain.store import Store

VISIT_CARD = "items.visit_card"
"""For the two who are responsible for a joint visit; its subject's id is the item."""

WHOLE = "whole"
"""Of `Item.part`: for everybody who comes."""
UNSORTED = ""
"""Of `Item.part`: not decided yet; seen by whoever put it there and by who looks after the room."""

BODY_MOST, QUESTION_MOST, TO_MOST = 300, 120, 150
MOST, MOST_QUESTIONS = 25, 3
RESPONSIBLE = 2


class Outcome(StrEnum):
    JOINT_VISIT = "joint_visit"
    REFERRED = "referred"
    NONE = "none"
    BACK = "back"
    """Comes to the next meeting again."""


class QuestionUnanswered(Refusal):
    """Each question that comes before the decision wants an answer."""


class NeedsPart(Refusal):
    """A question leads to a part."""


class TwoResponsible(Refusal):
    """Two different members of the room."""

    field = "second"


class TooManyItems(Refusal):
    """Param: `most`."""


@dataclass(frozen=True, slots=True)
class Question:
    """Who says yes to it is led to `part`: its id, or `WHOLE`."""

    text: str
    part: str


@dataclass(frozen=True, slots=True)
class Sorting:
    """A decision list: the first question with a yes decides; where all are answered no, `otherwise`."""

    meeting: str
    questions: tuple[Question, ...]
    otherwise: str

    def part(self, given: tuple[bool | None, ...]) -> str:
        """Raises `QuestionUnanswered` where an answer is missing before the first yes."""
        for place, (question, answer) in enumerate(zip(self.questions, given, strict=True)):
            if answer is None:
                raise QuestionUnanswered(field=f"question{place}")
            if answer:
                return question.part
        return self.otherwise

    def without(self, part: str) -> Sorting | None:
        """When there is no such part any more; None where nothing is left to sort by."""
        left = tuple(one for one in self.questions if one.part != part)
        return replace(self, questions=left) if left and self.otherwise != part else None


@dataclass(frozen=True, slots=True)
class Item:
    """`number`: counted from 1 within the meeting. `part`: its id, `WHOLE` or `UNSORTED`. `author`: who put it there;
    None when they have left. `responsible`: two members, `day`: the last of the visit. `to`: whom it was referred to.
    `again`: how often it has come back. `carried`: it stands on a later meeting's agenda."""

    id: str
    meeting: str
    number: int
    body: str
    author: str | None
    part: str = UNSORTED
    outcome: Outcome | None = None
    responsible: tuple[str, ...] = ()
    day: date | None = None
    to: str = ""
    again: int = 0
    carried: bool = False

    @property
    def visit(self) -> Subject:
        return Subject(VISIT_CARD, self.id)


class Items(Protocol):
    def add(self, item: Item) -> None: ...

    def get(self, id: str) -> Item | None: ...

    def of(self, meeting: str) -> list[Item]:
        """By number."""

    def change(self, item: Item) -> None: ...

    def delete(self, id: str) -> None: ...

    def unsort(self, meeting: str, part: str) -> None:
        """What was sorted to the part is not any more; questions that led there go with it."""

    def sorting(self, meeting: str) -> Sorting | None: ...

    def sort_by(self, sorting: Sorting) -> None:
        """An earlier one of the same meeting is replaced."""

    def coming_back(self) -> list[Item]:
        """Not carried to a later meeting yet; by meeting and number."""

    def of_member(self, member: str) -> list[Item]:
        """Which the member put there or is responsible for, by id."""

    def forget_meeting(self, meeting: str) -> None:
        """Its items, and how they were sorted."""

    def let_go(self, member: str) -> None:
        """As author and as responsible."""


def decide(store: Store, network: str, sorting: Sorting, *, by: Member, now: datetime) -> None:
    """How items are sorted from now on. Raises `NotFacilitator`, `NotFound`, `MeetingOver`, `Empty` or `NeedsPart`."""
    look_after(by)
    meetings.find_open(store, network, sorting.meeting, now=now)
    known = {WHOLE, *(part.id for part in store.parts.of(sorting.meeting))}
    if not 1 <= len(sorting.questions) <= MOST_QUESTIONS:
        raise Empty(field="question0")
    for place, one in enumerate(sorting.questions):
        if not one.text:
            raise Empty(field=f"question{place}")
        if one.part not in known:
            raise NeedsPart(field=f"part{place}")
    if sorting.otherwise not in known:
        raise NeedsPart(field="otherwise")
    store.items.sort_by(sorting)


def add(store: Store, network: str, item: Item, given: tuple[bool | None, ...], *, by: Member, now: datetime) -> Item:
    """Any member may, for a meeting that is shown to them. `given`: answers to the questions of its sorting.

    Raises `NotFound`, `MeetingOver`, `Empty`, `AlreadyKept`, `TooManyItems` or `QuestionUnanswered`.
    """
    meeting = meetings.find_open(store, network, item.meeting, now=now)
    if not item.body:
        raise Empty
    if store.items.get(item.id):
        raise AlreadyKept
    there = store.items.of(meeting.id)
    if len(there) >= MOST:
        raise TooManyItems(most=MOST)
    number = max((one.number for one in there), default=0) + 1
    made = Item(item.id, meeting.id, number, item.body[:BODY_MOST], by.id, _sorted(store, meeting, given))
    store.items.add(made)
    return made


def _sorted(store: Store, meeting: Meeting, given: tuple[bool | None, ...]) -> str:
    sorting = store.items.sorting(meeting.id)
    if sorting is None:
        return UNSORTED if store.parts.of(meeting.id) else WHOLE
    if len(given) != len(sorting.questions):
        raise NotFound
    return sorting.part(given)


def find(store: Store, network: str, id: str, *, by: Member) -> Item:
    """Raises `NotFound`, also where the item is in a part that is not the member's."""
    item = store.items.get(id)
    if item is None:
        raise NotFound
    meetings.find(store, network, item.meeting)
    if not _is_seen(item, by, parts.theirs(store, item.meeting, by)):
        raise NotFound
    return item


def seen(store: Store, meeting: str, *, by: Member) -> list[Item]:
    """Of a meeting of the member's own room, by number."""
    mine = parts.theirs(store, meeting, by)
    return [item for item in store.items.of(meeting) if _is_seen(item, by, mine)]


def _is_seen(item: Item, member: Member, theirs: list[Part]) -> bool:
    own = item.author == member.id or looks_after(member)
    return own or item.part == WHOLE or item.part in {part.id for part in theirs}


def sort(store: Store, network: str, id: str, part: str, *, by: Member, now: datetime) -> None:
    """By hand. Raises `NotFacilitator`, `NotFound`, `MeetingOver` or `NeedsPart`."""
    look_after(by)
    item = find(store, network, id, by=by)
    meetings.find_open(store, network, item.meeting, now=now)
    if part not in {WHOLE, *(one.id for one in store.parts.of(item.meeting))}:
        raise NeedsPart(field="part")
    store.items.change(replace(item, part=part))


def withdraw(store: Store, network: str, id: str, *, by: Member) -> None:
    """By who put it there or looks after the room, while it has no outcome. Nothing happens where it is gone. Raises
    `NotFound` or `NotYours`."""
    if store.items.get(id) is None:
        return
    item = find(store, network, id, by=by)
    if item.outcome or not (item.author == by.id or looks_after(by)):
        raise NotYours
    store.items.delete(id)


def settle(store: Store, network: str, id: str, came_of_it: Item, *, by: Member, now: datetime) -> None:
    """What came of it, by anybody who sees it, from the meeting's beginning on; may be changed until it stands on the
    next meeting's agenda. `came_of_it`: its `outcome`, `responsible`, `day` and `to` count.

    Raises `NotFound`, `MeetingOver`, `TwoResponsible`, `NotAhead` or `Empty`.
    """
    item = find(store, network, id, by=by)
    meeting = meetings.find(store, network, item.meeting)
    if not meeting.has_begun(now) or came_of_it.outcome is None:
        raise NotFound
    if item.carried:
        raise AlreadyKept
    bare = replace(item, outcome=came_of_it.outcome, responsible=(), day=None, to="")
    made = bare
    if came_of_it.outcome is Outcome.JOINT_VISIT:
        made = replace(bare, responsible=_two(store, network, came_of_it), day=_ahead(came_of_it.day, now))
    if came_of_it.outcome is Outcome.REFERRED:
        if not came_of_it.to:
            raise Empty(field="to")
        made = replace(bare, to=came_of_it.to[:TO_MOST])
    store.items.change(made)
    _tell_visit(store, network, before=item, after=made, now=now)
    if made.outcome is Outcome.BACK:
        bring_back(store, now=now)


def _two(store: Store, network: str, item: Item) -> tuple[str, ...]:
    found = [store.members.get(id) for id in dict.fromkeys(item.responsible)]
    here = [one.id for one in found if one and one.network == network and is_let_in(one)]
    if len(here) != RESPONSIBLE:
        raise TwoResponsible
    return tuple(sorted(here))


def _ahead(day: date | None, now: datetime) -> date:
    today = local(now).date()
    if day is None or not today <= day <= today + LONGEST:
        raise NotAhead(field="day")
    return day


def _tell_visit(store: Store, network: str, *, before: Item, after: Item, now: datetime) -> None:
    """Those who have it from now on; from those who have it no longer it is taken away."""
    if (before.responsible, before.day) == (after.responsible, after.day):
        return
    letters.take_back(store, network, before.visit)
    for id in after.responsible:
        if member := store.members.get(id):
            letters.send(store, after.visit, to=member, now=now)


def let_go(store: Store, member: Member) -> None:
    """As author and as responsible: whom they shared a visit with reads their name no longer."""
    shared = [item for item in store.items.of_member(member.id) if member.id in item.responsible]
    store.items.let_go(member.id)
    for item in shared:
        letters.redraw(store, member.network, item.visit)


def bring_back(store: Store, *, now: datetime) -> None:
    """What came back, and what was left when its meeting was cancelled, goes to the next meeting there is."""
    for item, meeting in due(store, now=now):
        there = store.items.of(meeting.id)
        number = max((one.number for one in there), default=0) + 1
        sorted_to = WHOLE if item.part == WHOLE and not store.parts.of(meeting.id) else UNSORTED
        id, again = derived_id(item.id, meeting.id), item.again + (item.outcome is Outcome.BACK)
        if store.items.get(id) is None:
            store.items.add(Item(id, meeting.id, number, item.body, item.author, sorted_to, again=again))
        store.items.change(replace(item, carried=True))


def due(store: Store, *, now: datetime) -> list[tuple[Item, Meeting]]:
    """What `bring_back` brings, and where to."""
    back = [(item, one) for item in store.items.coming_back() if (one := store.meetings.get(item.meeting))]
    left = [(item, one) for one in meetings.everywhere(store) if one.cancelled for item in _left(store, one)]
    those = sorted((*back, *left), key=lambda pair: (pair[0].meeting, pair[0].number))
    return [(item, to) for item, one in those if (to := _following(store, one, now))]


def _left(store: Store, meeting: Meeting) -> Iterator[Item]:
    return (item for item in store.items.of(meeting.id) if item.outcome is None and not item.carried)


def _following(store: Store, meeting: Meeting, now: datetime) -> Meeting | None:
    after = (one for one in store.meetings.of(meeting.network) if one.details.begins > meeting.details.begins)
    return next((one for one in after if one.is_ahead(now)), None)
