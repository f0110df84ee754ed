"""What a member has asked with their name, and what they were answered.

What was asked without a name is nobody's here: only the code words lead to it (PROMISES 5).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain import answers, questions
from domain.answers import Kind
from domain.ports import Room
from domain.questions import State

if TYPE_CHECKING:
    from domain.answers import Answer, Heard
    from domain.questions import Question
    from domain.store import Store


@dataclass(frozen=True, slots=True)
class Mine:
    """`answers`: how many can be read; those written in the thread by hand are not counted."""

    question: Question
    answers: int


@dataclass(frozen=True, slots=True)
class Read:
    """One's own question with its answers, oldest first. `ref`: where it stands in the room, None as long as it does
    not."""

    question: Question
    heard: tuple[Heard, ...]
    ref: str | None


def asked(store: Store, member: str) -> list[Question]:
    """Newest first. What is hidden is still its author's; what is withdrawn or removed is nobody's."""
    those = [one for one in store.questions.asked_by(member) if one.state in (State.OPEN, State.HIDDEN)]
    return those[::-1]


def counted(store: Store, question: Question) -> Mine:
    return Mine(question, len(_answers(store, question.id)))


def read(store: Store, network: str, id: str, *, author: str) -> Read:
    """Raises `NotFound`, or `NotYours` unless `author` asked it with their name."""
    question = questions.own(store, network, id, author)
    heard = answers.heard(store, _answers(store, id))
    return Read(question, heard, store.posts.ref(question.subject, Room(network)))


def _answers(store: Store, question: str) -> list[Answer]:
    return [one for one in answers.readable(store, question) if one.kind is Kind.ANSWER]
