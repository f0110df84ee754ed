"""Lösningar: what a colleague did, released by its author for others to find."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain import digests, duties, freshness, questions, tallies
from domain.errors import AlreadyKept, Empty, Hidden, NotFound, NotYours
from domain.ports import Person, Room, Subject
from domain.tallies import Counted
from domain.text import clean, shorten
from domain.themes import CROSSES, THEMES, sort_out

if TYPE_CHECKING:
    from domain.store import Store

CARD = "solutions.card"
CONSENT_CARD = "solutions.consent_card"
REMINDER_CARD = "solutions.reminder_card"
NOTE_CARD = "solutions.note_card"
"""Tells the owner, whose name does not stand under it, what the facilitator has written."""

TITLE_MOST = 90
DID_MOST = 3000
"""Characters that a member may write in one field."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[\"”»(]?[A-ZÅÄÖÉ])|\n")


class State(StrEnum):
    DRAFT = "draft"
    """Waits for its author's consent; nobody else can find it."""
    RELEASED = "released"
    HIDDEN = "hidden"
    """Kept, and found by nobody but those who look after the room."""
    TAKEN_BACK = "taken_back"
    """Wordless and nobody's: taken back, or never agreed to. Stays so that neither an import nor a colleague's
    proposal brings it back."""


SHOWN_ONCE = (State.RELEASED, State.HIDDEN)


class Outcome(StrEnum):
    WELL = "well"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Text:
    """What a lösning says. Only `did` is required; `title` is made from its first sentence when left out.

    `crosses`: the functions outside elderly care that it touches. `size_class`: liten, mellan, stor.
    `provider`: kommunal, privat, ideell.
    """

    did: str
    title: str = ""
    situation: str = ""
    result: str = ""
    user_notices: str = ""
    themes: tuple[str, ...] = ()
    crosses: tuple[str, ...] = ()
    size_class: str = ""
    provider: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Solution:
    """`owner` is None when its author is unnamed or has left. Who proposed it is kept nowhere.

    One made from an answer given in the bot's form has that answer's id, and one made from a message an id made of
    where it stands, so that each becomes one lösning at most and its author is asked once.
    `signature`: the name it keeps after its author has left, who wished so. `flags`: how many have said *Säg till*.
    `note`: what the facilitator wrote to an owner whose name does not stand under it. `confirmed`: when somebody last
    said that it still holds. `asked`: somebody has been asked since, whether it does. `outdated`: why it does not any
    more.
    """

    id: str
    network: str
    text: Text
    owner: str | None
    named: bool
    state: State
    since: datetime
    question: str | None = None
    external_id: str | None = None
    reminded: bool = False
    flags: int = 0
    signature: str = ""
    note: str = ""
    confirmed: date | None = None
    asked: bool = False
    outdated: str = ""

    @property
    def subject(self) -> Subject:
        return Subject(CARD, self.id)


@dataclass(frozen=True, slots=True)
class Experience:
    """One member's outcome with a lösning; a later one replaces it."""

    solution: str
    member: str
    outcome: Outcome
    words: str
    told_at: datetime


class Solutions(Protocol):
    def add(self, solution: Solution) -> None:
        """Search follows in the same transaction: only released ones can be found."""

    def get(self, id: str) -> Solution | None: ...

    def change(self, solution: Solution) -> None:
        """Search follows in the same transaction, as in `add`."""

    def delete(self, id: str) -> None: ...

    def drafts_of(self, owner: str) -> list[Solution]: ...

    def owned_by(self, member: str) -> list[Solution]:
        """In whatever state, oldest first."""

    def to(self, question: str) -> list[Solution]:
        """In whatever state, oldest first."""

    def settled_before(self, network: str, moment: datetime) -> list[Solution]:
        """Or just then: all but drafts, also those taken back, oldest first."""

    def drafts_since(self, before: datetime) -> list[Solution]:
        """Those that have waited since then or longer."""

    def released(self, network: str) -> list[Solution]: ...

    def by_external_id(self, network: str, external_id: str) -> Solution | None: ...

    def add_experience(self, experience: Experience) -> None: ...

    def experiences(self, solution: str) -> list[Experience]: ...

    def forget_experiences(self, solution: str) -> None: ...

    def forget_experiences_by(self, member: str) -> None: ...


def tidy(text: Text) -> Text:
    """Cleaned, with known themes by their keys and a title. Raises `Empty` at `did` when nothing was done."""
    did = clean(text.did)
    if not did:
        raise Empty(field="did")
    return Text(
        did=did,
        title=_one_line(text.title) or _first_sentence(did),
        situation=clean(text.situation),
        result=clean(text.result),
        user_notices=clean(text.user_notices),
        themes=sort_out(text.themes, THEMES),
        crosses=sort_out(text.crosses, CROSSES),
        size_class=_one_line(text.size_class),
        provider=_one_line(text.provider),
        cost=_one_line(text.cost),
    )


@dataclass(frozen=True, slots=True)
class Keep:
    """A member's own words. `id` is the form's random id, or that of the member's own answer."""

    id: str
    network: str
    owner: str
    text: Text
    named: bool
    question: str | None = None


def keep(store: Store, command: Keep, *, now: datetime) -> Solution:
    """Releases a member's own words at once.

    What was made of one's own answer and taken back may come again. Raises `AlreadyKept` when the form was sent before,
    `NotYours` when they are somebody else's answer, `NotFound` when the question is another network's, and `Hidden`
    when the answer is.
    """
    answer = store.answers.get(command.id)
    if answer and answer.author != command.owner:
        raise NotYours
    if answer and answer.hidden:
        raise Hidden
    former = store.solutions.get(command.id)
    if former and not (answer and former.state is State.TAKEN_BACK):
        raise AlreadyKept
    question = answer.question if answer else command.question
    if question:
        asked = store.questions.get(question)
        if asked is None or asked.network != command.network:
            raise NotFound
    solution = Solution(
        command.id,
        command.network,
        tidy(command.text),
        command.owner,
        command.named,
        State.RELEASED,
        now,
        question,
    )
    if former:
        store.solutions.change(solution)
    else:
        store.solutions.add(solution)
    announce(store, solution)
    return solution


def announce(store: Store, solution: Solution) -> None:
    """It is released: a line under the question that it answers, if it answers one."""
    tallies.count_released(store, solution.network, Counted.SOLUTIONS, solution.text.themes, now=solution.since)
    if solution.question:
        asked = Subject(questions.CARD, solution.question)
        store.outbox.post(solution.subject, to=Room(solution.network), under=asked)


def find(store: Store, network: str, id: str) -> Solution:
    """Raises `NotFound` as `there`, and `Hidden`."""
    solution = there(store, network, id)
    if solution.state is State.HIDDEN:
        raise Hidden
    return solution


def there(store: Store, network: str, id: str) -> Solution:
    """Hidden or not. Raises `NotFound` for what is not released, or another network's."""
    solution = store.solutions.get(id)
    if solution is None or solution.network != network or solution.state not in SHOWN_ONCE:
        raise NotFound
    return solution


def edit(store: Store, network: str, id: str, *, owner: str, text: Text, named: bool) -> None:
    """Raises `NotYours` unless `owner` wrote it."""
    solution = replace(own(store, network, id, owner), text=tidy(text), named=named)
    store.solutions.change(solution)
    if solution.question:
        store.outbox.refresh(solution.subject, to=Room(network))
    redraw_private(store, solution)
    duties.redraw(store, network, id)


def take_back(store: Store, network: str, id: str, *, owner: str) -> None:
    """Erases the words, what others told of them, and the line in the room.

    Raises `NotYours` unless `owner` wrote it.
    """
    erase(store, own(store, network, id, owner))


def follow(store: Store, answer: str) -> None:
    """When an answer given without a name is withdrawn, the lösning made from it is taken back."""
    solution = store.solutions.get(answer)
    if solution and solution.owner is None and solution.state in SHOWN_ONCE:
        erase(store, solution)


def wordless(solution: Solution) -> Solution:
    """What is left when its author does not want it kept: neither a word of it nor whose it was."""
    bare = replace(solution, text=Text(""), owner=None, named=False, state=State.TAKEN_BACK)
    return replace(bare, reminded=False, flags=0, signature="", note="", confirmed=None, asked=False, outdated="")


def redraw_private(store: Store, solution: Solution) -> None:
    """It was changed, hidden or taken away: every letter that shows it is drawn anew."""
    digests.redraw(store, solution.network, solution.since)
    if solution.owner:
        store.outbox.refresh(Subject(freshness.CARD, solution.owner), to=Person(solution.owner))


def erase(store: Store, solution: Solution) -> None:
    """The words, what others told of them, and the line in the room."""
    store.solutions.change(wordless(solution))
    store.solutions.forget_experiences(solution.id)
    if solution.question:
        store.outbox.remove(solution.subject, to=Room(solution.network))
    redraw_private(store, solution)
    duties.end_about(store, solution.network, solution.subject)


def own(store: Store, network: str, id: str, owner: str) -> Solution:
    """Hidden or not. Raises `NotFound`, or `NotYours` unless `owner` wrote it."""
    solution = there(store, network, id)
    if solution.owner != owner:
        raise NotYours
    return solution


def tell_experience(store: Store, network: str, experience: Experience) -> None:
    """*Vi provade*. Raises `NotFound` when the lösning was taken back meanwhile."""
    find(store, network, experience.solution)
    store.solutions.add_experience(replace(experience, words=clean(experience.words)))


def _first_sentence(did: str) -> str:
    sentence = _SENTENCE_END.split(did, maxsplit=1)[0].rstrip(" .")
    return _one_line(sentence) or _one_line(did)


def _one_line(text: str) -> str:
    return shorten(clean(text), TITLE_MOST)
