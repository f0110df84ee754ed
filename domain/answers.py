"""Answers to a question, given in the bot's form: with a name, without one, or by the asker who comes back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain import consent, digests, duties, questions, solutions, tallies, unanswered
from domain.errors import AlreadyKept, Empty, Hidden, NotFound, NotYours
from domain.members import name_of
from domain.ports import Room, Subject
from domain.tallies import Counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.store import Store

CARD = "answers.card"


class Kind(StrEnum):
    ANSWER = "answer"
    FOLLOW_UP = "follow_up"
    """The asker, come back with the code words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`author` is None when it was given without a name; `told_at` is then its slot. `may_be_kept`: an unnamed author's
    consent, given when it was written, to its being kept word for word as a lösning without name. `hidden`, `flags` and
    `note` as a question's. `body` is empty once those who look after the room have removed it."""

    id: str
    question: str
    body: str
    author: str | None
    code_key: bytes | None
    told_at: datetime
    kind: Kind = Kind.ANSWER
    may_be_kept: bool = False
    hidden: bool = False
    flags: int = 0
    note: str = ""

    @property
    def subject(self) -> Subject:
        return Subject(CARD, self.id)


@dataclass(frozen=True, slots=True)
class Heard:
    """`author`: their name; empty for none, and for somebody who has left."""

    answer: Answer
    author: str


class Answers(Protocol):
    def add(self, answer: Answer) -> None: ...

    def get(self, id: str) -> Answer | None: ...

    def known_by(self, code_key: bytes) -> Answer | None: ...

    def to(self, question: str) -> list[Answer]:
        """Oldest first; those of one slot in the order they were released."""

    def given_by(self, member: str) -> list[Answer]:
        """With their name, oldest first."""

    def change(self, answer: Answer) -> None: ...

    def erase(self, id: str) -> None: ...

    def forget_codes(self, before: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Give:
    """An answer with the author's name. `id` is the form's random id."""

    id: str
    network: str
    question: str
    author: str
    body: str


def give(store: Store, command: Give, *, now: datetime) -> Answer:
    """Raises `AlreadyKept` when the form was sent before, `NotFound` when the question was withdrawn meanwhile,
    and `Empty`."""
    if not command.body:
        raise Empty
    if store.answers.get(command.id):
        raise AlreadyKept
    questions.find(store, command.network, command.question)
    answer = Answer(command.id, command.question, command.body, command.author, None, now)
    tell(store, command.network, answer)
    return answer


def tell(store: Store, network: str, answer: Answer) -> None:
    """Keeps the answer and has it posted in its question's thread."""
    store.answers.add(answer)
    if answer.kind is Kind.ANSWER:
        tallies.count(store, network, Counted.ANSWERS, now=answer.told_at)
        unanswered.drop(store, network, answer.question)
    store.outbox.post(answer.subject, to=Room(network), under=Subject(questions.CARD, answer.question))


def readable(store: Store, question: str) -> list[Answer]:
    """To whoever may read the question, oldest first."""
    return [one for one in store.answers.to(question) if one.body and not one.hidden]


def heard(store: Store, those: Iterable[Answer]) -> tuple[Heard, ...]:
    return tuple(Heard(one, name_of(store, one.author)) for one in those)


def find(store: Store, network: str, id: str) -> Answer:
    """Raises `NotFound` as `there`, and `Hidden`."""
    answer = there(store, network, id)
    if answer.hidden:
        raise Hidden
    return answer


def there(store: Store, network: str, id: str) -> Answer:
    """Hidden or not. Raises `NotFound` for what is withdrawn, removed or another network's."""
    answer = store.answers.get(id)
    question = answer and store.questions.get(answer.question)
    if answer is None or not answer.body or not question or question.network != network:
        raise NotFound
    return answer


def own(store: Store, network: str, id: str, author: str) -> Answer:
    """Hidden or not. Raises `NotFound`, or `NotYours` unless `author` gave it with their name."""
    answer = there(store, network, id)
    if answer.author != author:
        raise NotYours
    return answer


def edit(store: Store, network: str, id: str, *, author: str, body: str) -> None:
    """Raises as `own`, and `Empty`."""
    if not body:
        raise Empty
    answer = replace(own(store, network, id, author), body=body)
    store.answers.change(answer)
    store.outbox.refresh(answer.subject, to=Room(network))
    duties.redraw(store, network, id)


def withdraw(store: Store, network: str, id: str, *, author: str) -> None:
    """The draft of a lösning made of it goes along; one already approved stays its author's. Raises as `own`."""
    erase(store, network, own(store, network, id, author))
    draft = store.solutions.get(id)
    if draft and draft.state is solutions.State.DRAFT:
        consent.decline(store, network, id, owner=author)


def erase(store: Store, network: str, answer: Answer) -> None:
    """Takes its post away too, and takes back the lösning kept of it if that has no owner who could."""
    store.answers.erase(answer.id)
    solutions.follow(store, answer.id)
    _take_away(store, network, answer)


def remove(store: Store, network: str, answer: Answer) -> None:
    """For those who look after the room: the lösning kept of it goes along, whoever owns it, while an unnamed author's
    code words still lead to what was written to them."""
    if answer.code_key:
        store.answers.change(replace(answer, body="", hidden=True, flags=0))
    else:
        store.answers.erase(answer.id)
    if made := store.solutions.get(answer.id):
        consent.remove(store, made)
    _take_away(store, network, answer)


def _take_away(store: Store, network: str, answer: Answer) -> None:
    store.outbox.remove(answer.subject, to=Room(network))
    digests.redraw(store, network, answer.told_at)
    duties.end_about(store, network, answer.subject)
