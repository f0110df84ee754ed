"""*Säg till*: what several members flag is hidden until a facilitator has looked (PROMISES 9). Who flagged is kept nowhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import answers, duties, questions, solutions
from domain.errors import NotFound
from domain.ports import Room, Subject

if TYPE_CHECKING:
    from datetime import datetime

    from domain.store import Store

CARD = "flags.card"
"""Its subject's id is `card id`, of what was flagged."""
SMALL_ROOM = 30
HIDE_AT_IN_SMALL, HIDE_AT = 2, 3


def about(what: Subject) -> Subject:
    """The duty's card for what was flagged."""
    return Subject(CARD, f"{what.card} {what.id}")


def flagged(what: Subject) -> Subject:
    """What a duty's card is about."""
    card, _, id = what.id.partition(" ")
    return Subject(card, id)


def find(store: Store, network: str, what: Subject) -> None:
    """Raises `NotFound` for what cannot be flagged: gone, hidden already, or another network's."""
    match what.card:
        case questions.CARD:
            questions.find(store, network, what.id)
        case answers.CARD:
            answer = store.answers.get(what.id)
            question = answer and store.questions.get(answer.question)
            if answer is None or answer.hidden or not question or question.network != network:
                raise NotFound
        case solutions.CARD:
            solutions.find(store, network, what.id)
        case _:
            raise NotFound


def count(store: Store, network: str, what: Subject, *, now: datetime) -> None:
    """One more; the first tells the facilitator, and the second or third, by the size of the room, hides it."""
    find(store, network, what)
    flags = _add_one(store, what)
    members_now = sum(store.members.audience(network).values())
    if flags >= (HIDE_AT_IN_SMALL if members_now < SMALL_ROOM else HIDE_AT):
        hide(store, network, what)
    duties.begin(store, network, about(what), now=now)


def hide(store: Store, network: str, what: Subject) -> None:
    """Raises `NotFound`. Hidden already: nothing happens."""
    _set_hidden(store, what, hidden=True)
    store.outbox.refresh(what, to=Room(network))


def show(store: Store, network: str, what: Subject) -> None:
    """It is shown again, and its flags are forgotten. Raises `NotFound`."""
    _set_hidden(store, what, hidden=False)
    store.outbox.refresh(what, to=Room(network))


def _add_one(store: Store, what: Subject) -> int:
    match what.card:
        case questions.CARD if question := store.questions.get(what.id):
            store.questions.change(replace(question, flags=question.flags + 1))
            return question.flags + 1
        case answers.CARD if answer := store.answers.get(what.id):
            store.answers.change(replace(answer, flags=answer.flags + 1))
            return answer.flags + 1
        case solutions.CARD if solution := store.solutions.get(what.id):
            store.solutions.change(replace(solution, flags=solution.flags + 1))
            return solution.flags + 1
    raise NotFound


def _set_hidden(store: Store, what: Subject, *, hidden: bool) -> None:
    match what.card:
        case questions.CARD if (question := store.questions.get(what.id)) and question.body:
            state = questions.State.HIDDEN if hidden else questions.State.OPEN
            store.questions.change(replace(question, state=state, flags=question.flags if hidden else 0))
        case answers.CARD if answer := store.answers.get(what.id):
            store.answers.change(replace(answer, hidden=hidden, flags=answer.flags if hidden else 0))
        case solutions.CARD if (solution := store.solutions.get(what.id)) and solution.text.did:
            state_of = solutions.State.HIDDEN if hidden else solutions.State.RELEASED
            store.solutions.change(replace(solution, state=state_of, flags=solution.flags if hidden else 0))
        case _:
            raise NotFound
