"""Questions to the room, with a name and without."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain import digests, duties, tallies, unanswered
from domain.errors import AlreadyKept, Empty, Hidden, NotFound, NotYours
from domain.ports import Room, Subject
from domain.tallies import Counted

if TYPE_CHECKING:
    from domain.store import Store

CARD = "questions.card"
ME_TOO_SHOWN_FROM = 3


class State(StrEnum):
    OPEN = "open"
    HIDDEN = "hidden"
    """Kept, and shown to nobody but those who look after the room."""
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    """Wordless as one withdrawn, by those who look after the room; an unnamed asker's code words still lead to it."""


@dataclass(frozen=True, slots=True)
class Question:
    """`author` is None and `code_key` set when it was asked without a name; then `told_at` is the slot it was released
    in, the same for all of that slot, and never the time of writing. `me_too_told` is what the card says. `flags`: how
    many have said *Säg till*. `note`: what the facilitator wrote to an unnamed asker, who reads it with the code words.
    """

    id: str
    network: str
    body: str
    themes: tuple[str, ...]
    author: str | None
    code_key: bytes | None
    told_at: datetime
    state: State = State.OPEN
    me_too: int = 0
    me_too_told: int = 0
    flags: int = 0
    note: str = ""

    @property
    def subject(self) -> Subject:
        return Subject(CARD, self.id)


class Questions(Protocol):
    def add(self, question: Question) -> None: ...

    def get(self, id: str) -> Question | None: ...

    def known_by(self, code_key: bytes) -> Question | None: ...

    def change(self, question: Question) -> None: ...

    def recent(self, network: str, limit: int) -> list[Question]:
        """Open ones, newest first."""

    def told_before(self, network: str, moment: datetime) -> list[Question]:
        """Or just then, in whatever state, oldest first."""

    def asked_by(self, member: str) -> list[Question]:
        """With their name, in whatever state, oldest first."""

    def me_too_untold(self) -> list[Question]:
        """Open ones whose count differs from what their card says."""

    def delete(self, id: str) -> None:
        """The row itself, once nothing refers to it."""

    def forget_codes(self, before: datetime) -> None:
        """Erases the code keys of questions told before then, and the notes that nobody can read without them."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question with the asker's name. `id` is the form's random id, so sending twice keeps one."""

    id: str
    network: str
    author: str
    body: str
    themes: tuple[str, ...] = ()


def ask(store: Store, command: Ask, *, now: datetime) -> Question:
    """Raises `AlreadyKept` when the form was sent before, and `Empty`."""
    if not command.body:
        raise Empty
    if store.questions.get(command.id):
        raise AlreadyKept
    question = Question(command.id, command.network, command.body, command.themes, command.author, None, now)
    tell(store, question)
    return question


def tell(store: Store, question: Question) -> None:
    """Keeps the question and has its card posted in the room."""
    store.questions.add(question)
    tallies.count_released(store, question.network, Counted.QUESTIONS, question.themes, now=question.told_at)
    store.outbox.post(question.subject, to=Room(question.network))


def find(store: Store, network: str, id: str) -> Question:
    """Raises `NotFound` as `there`, and `Hidden`."""
    question = there(store, network, id)
    if question.state is State.HIDDEN:
        raise Hidden
    return question


def there(store: Store, network: str, id: str) -> Question:
    """Hidden or not. Raises `NotFound` for what is withdrawn, removed or another network's."""
    question = store.questions.get(id)
    if question is None or question.network != network or question.state not in (State.OPEN, State.HIDDEN):
        raise NotFound
    return question


def edit(store: Store, network: str, id: str, *, author: str, body: str) -> None:
    """Raises `NotYours` unless `author` asked it with their name, and `Empty`."""
    if not body:
        raise Empty
    question = own(store, network, id, author)
    store.questions.change(replace(question, body=body))
    store.outbox.refresh(question.subject, to=Room(network))
    digests.redraw(store, network, question.told_at)
    duties.redraw(store, network, id)
    unanswered.redraw(store, network, id)


def withdraw(store: Store, network: str, id: str, *, author: str) -> None:
    """Raises `NotYours` unless `author` asked it with their name."""
    erase(store, own(store, network, id, author))


def erase(store: Store, question: Question) -> None:
    """Takes the words away, in the room too; the answers stay under what is left of the card."""
    _empty(store, replace(question, code_key=None, note="", state=State.WITHDRAWN))


def remove(store: Store, question: Question) -> None:
    """As `erase`, for those who look after the room."""
    _empty(store, replace(question, state=State.REMOVED))


def _empty(store: Store, question: Question) -> None:
    store.questions.change(replace(question, body="", themes=(), flags=0))
    store.outbox.refresh(question.subject, to=Room(question.network))
    digests.redraw(store, question.network, question.told_at)
    duties.end_about(store, question.network, question.subject)
    unanswered.drop(store, question.network, question.id)


def me_too(store: Store, network: str, id: str) -> None:
    """One more who wonders the same, counted in a slot. Who, is kept nowhere."""
    question = find(store, network, id)
    store.questions.change(replace(question, me_too=question.me_too + 1))


def tell_me_too(store: Store) -> None:
    """Redraws, in a slot, the cards whose count has changed and is large enough to be shown."""
    for question in store.questions.me_too_untold():
        store.questions.change(replace(question, me_too_told=question.me_too))
        if question.me_too >= ME_TOO_SHOWN_FROM:
            store.outbox.refresh(question.subject, to=Room(question.network))


def own(store: Store, network: str, id: str, author: str) -> Question:
    """Hidden or not. Raises `NotFound`, or `NotYours` unless `author` asked it with their name."""
    question = there(store, network, id)
    if question.author != author:
        raise NotYours
    return question
