"""What was done without a name and waits for its slot (PROMISES 6): kept so that neither time nor order can be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, Protocol, TypeAlias

from domain import answers, checks, consent, flags, prompts, questions, topics, vents
from domain.errors import AlreadyKept, Refusal
from domain.ids import new_id
from domain.ports import Subject
from domain.prompts import Prompt
from domain.slots import local

if TYPE_CHECKING:
    from domain.store import Store


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    body: str
    themes: tuple[str, ...]
    code_key: bytes


@dataclass(frozen=True, slots=True)
class WaitingAnswer:
    question: str
    body: str
    may_be_kept: bool
    code_key: bytes


@dataclass(frozen=True, slots=True)
class WaitingFollowUp:
    question: str
    body: str


@dataclass(frozen=True, slots=True)
class WaitingProposal:
    """An answer helped: its author shall be asked whether it may be kept as a lösning. Whether the asker found so or a
    colleague, the author cannot tell."""

    answer: str


@dataclass(frozen=True, slots=True)
class WaitingWords:
    """What the member `author` wrote in the room helped; they shall be asked. `id`: of the lösning it may become."""

    id: str
    words: str
    author: str


@dataclass(frozen=True, slots=True)
class WaitingMeToo:
    """One more who wonders the same: even a bare number, changed at once, would tell in which order people pressed."""

    question: str


@dataclass(frozen=True, slots=True)
class WaitingFlag:
    """One more who says *Säg till* about the question, answer or lösning."""

    what: Subject


@dataclass(frozen=True, slots=True)
class WaitingVent:
    """One more who has written off their chest about the theme; the words are kept nowhere."""

    theme: str


@dataclass(frozen=True, slots=True)
class WaitingTopic:
    meeting: str
    body: str
    themes: tuple[str, ...]
    code_key: bytes


@dataclass(frozen=True, slots=True)
class WaitingVote:
    """One more who wants to talk about the topic."""

    topic: str


@dataclass(frozen=True, slots=True)
class WaitingBallot:
    """One more who answered so after the meeting: one for each of the questions, so that nothing keeps a person's
    answers together."""

    meeting: str
    question: checks.Question
    reply: checks.Reply


Number: TypeAlias = WaitingMeToo | WaitingFlag | WaitingVent | WaitingVote | WaitingBallot
"""One more, and no words."""
Act: TypeAlias = (
    WaitingQuestion | WaitingAnswer | WaitingFollowUp | WaitingTopic | WaitingProposal | WaitingWords | Number
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """`id` guards against a double press and is given up at release, so it never stands beside anything posted."""

    id: str
    network: str
    slot: datetime
    act: Act


class Waitings(Protocol):
    def all(self) -> list[Waiting]:
        """In no order that means anything."""

    def rewrite(self, rows: list[Waiting], chance: Random) -> None:
        """Deletes every row and writes these instead, shuffled; the deleted ones leave nothing behind in the files
        once the transaction is over."""


def enter(store: Store, new: Waiting, *, chance: Random) -> None:
    """Raises `AlreadyKept` when the form was sent before, whether it still waits or has been released, and `NotFound`
    when what it is about has been withdrawn; a proposal, as `consent.askable` does."""
    rows = store.waiting.all()
    key = key_of(new.act)
    if _released(store, new.act) or any(row.id == new.id or (key and key_of(row.act) == key) for row in rows):
        raise AlreadyKept
    _find_subject(store, new)
    store.waiting.rewrite([*rows, new], chance)


def _released(store: Store, act: Act) -> bool:
    """Whether the same was sent before and waits no more, so that its form's id is forgotten."""
    match act:
        case WaitingQuestion(code_key=key) | WaitingAnswer(code_key=key):
            return bool(store.questions.known_by(key) or store.answers.known_by(key))
        case WaitingTopic(code_key=key):
            return store.topics.known_by(key) is not None
        case WaitingFollowUp(question, body):
            told = (one for one in store.answers.to(question) if one.kind is answers.Kind.FOLLOW_UP)
            return any(one.body == body for one in told)
        case _:  # a bare number, or what the lösning it leads to guards itself
            return False


def _find_subject(store: Store, new: Waiting, *, due: bool = False) -> None:
    """What is hidden takes no new answer, and does not lose one that waits."""
    match new.act:
        case WaitingAnswer(question=question) | WaitingFollowUp(question=question):
            (questions.there if due else questions.find)(store, new.network, question)
        case WaitingMeToo(question):
            questions.find(store, new.network, question)
        case WaitingProposal(answer=answer):
            consent.askable(store, new.network, answer)
        case WaitingWords(author=author):
            consent.colleague(store, new.network, author)
        case WaitingFlag(what):
            flags.find(store, new.network, what)
        case WaitingTopic(meeting=meeting):
            (topics.takes if due else topics.open_one)(store, new.network, meeting, now=new.slot)
        case WaitingVote(topic):
            topics.votable(store, new.network, topic, now=new.slot, given=due)
        case WaitingBallot(meeting=meeting):
            checks.asked(store, new.network, meeting)
        case WaitingQuestion() | WaitingVent():
            return


def rewrite(store: Store, *, chance: Random) -> None:
    """Shuffles the rows anew; done every few minutes, so that a write cannot be told from none."""
    store.waiting.rewrite(store.waiting.all(), chance)


def withdraw(store: Store, code_key: bytes, *, chance: Random) -> bool:
    """Takes back what waits under these code words; False when nothing does."""
    rows = store.waiting.all()
    kept = [row for row in rows if key_of(row.act) != code_key]
    if len(kept) == len(rows):
        return False
    store.waiting.rewrite(kept, chance)
    return True


def drop_words(store: Store, id: str, *, chance: Random) -> None:
    """A member's words that wait to become the lösning with this id."""
    rows = store.waiting.all()
    kept = [row for row in rows if not (isinstance(row.act, WaitingWords) and row.act.id == id)]
    if len(kept) < len(rows):
        store.waiting.rewrite(kept, chance)


def known_by(store: Store, network: str, code_key: bytes) -> Waiting | None:
    """What waits under these code words."""
    return next((w for w in store.waiting.all() if w.network == network and key_of(w.act) == code_key), None)


def come_to_slot(store: Store, *, now: datetime, chance: Random) -> None:
    """What a slot brings: all that is due, and the counts that share it."""
    release(store, now=now, chance=chance)
    questions.tell_me_too(store)
    topics.tell_votes(store)


def release(store: Store, *, now: datetime, chance: Random) -> None:
    """Releases all whose slot has come, the room's samtalsfrågor among it, in shuffled order."""
    rows = store.waiting.all()
    due: list[Waiting | Prompt] = [*(row for row in rows if row.slot <= now), *prompts.due(store, now=now)]
    chance.shuffle(due)
    for one in due:
        match one:
            case Waiting():
                _release(store, one, chance)
            case Prompt():
                prompts.tell(store, one)
    if any(row.slot <= now for row in rows):
        store.waiting.rewrite([row for row in rows if row.slot > now], chance)


def _release(store: Store, row: Waiting, chance: Random) -> None:
    """What an act was about may have been withdrawn or become impossible while it waited; then it ends here."""
    id = new_id(chance)
    try:
        _find_subject(store, row, due=True)
        match row.act:
            case WaitingQuestion(body, themes, code_key):
                questions.tell(store, questions.Question(id, row.network, body, themes, None, code_key, row.slot))
            case WaitingAnswer(question, body, may_be_kept, code_key):
                answer = answers.Answer(id, question, body, None, code_key, row.slot, may_be_kept=may_be_kept)
                answers.tell(store, row.network, answer)
            case WaitingFollowUp(question, body):
                follow_up = answers.Answer(id, question, body, None, None, row.slot, answers.Kind.FOLLOW_UP)
                answers.tell(store, row.network, follow_up)
            case WaitingTopic(meeting, body, themes, code_key):
                topic = topics.Topic(id, meeting, body, themes, None, code_key, local(row.slot).date())
                topics.tell(store, topic)
            case WaitingProposal(answer_id):
                consent.propose_answer(store, row.network, answer_id, now=row.slot)
            case WaitingWords(solution, words, author):
                consent.propose_words(store, row.network, words, author, id=solution, now=row.slot)
            case number:
                _count(store, row, number)
    except Refusal:
        return


def _count(store: Store, row: Waiting, number: Number) -> None:
    match number:
        case WaitingMeToo(question):
            questions.me_too(store, row.network, question)
        case WaitingFlag(what):
            flags.count(store, row.network, what, now=row.slot)
        case WaitingVent(theme):
            vents.count(store, row.network, theme, now=row.slot)
        case WaitingVote(topic):
            topics.vote(store, row.network, topic)
        case WaitingBallot(meeting, question, reply):
            checks.count(store, row.network, meeting, question, reply)


def key_of(act: Act) -> bytes | None:
    """Of what its code words lead to."""
    return act.code_key if isinstance(act, WaitingQuestion | WaitingAnswer | WaitingTopic) else None
