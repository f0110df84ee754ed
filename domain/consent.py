"""From the room to the bank only with the author's yes (PROMISES, "The room"). Who proposed it is kept nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from domain import members
from domain.errors import AlreadyKept, NotFound, NotYours, PledgeDue, Refusal, Stranger
from domain.ports import Person, Subject
from domain.solutions import CONSENT_CARD, REMINDER_CARD, Solution, State, Text, announce, tidy

if TYPE_CHECKING:
    from datetime import datetime

    from domain.members import Identity
    from domain.store import Store

REMIND_AFTER = timedelta(days=7)
DELETE_AFTER = timedelta(days=14)


class AlreadyProposed(Refusal):
    """These words are a lösning already, or their author has been asked."""


class CannotAsk(Refusal):
    """An answer without name whose author did not agree, when writing it, to its being kept."""


class AuthorAway(Refusal):
    """Words by someone who is not, or no longer, a member of the room."""


class FromElsewhere(Refusal):
    """Words that were not written in the network's own room."""


class NoWords(Refusal):
    """A picture or a file."""


class TooLong(Refusal):
    """More words than a lösning may hold. Param: `most`, characters."""


class AboutAPerson(Refusal):
    """A message that looks as if it held personal data about an individual."""


class BotsWords(Refusal):
    """Nobody wrote it."""


class OnlyAQuestion(Refusal):
    """A question is no lösning; its answers may become."""


def propose_answer(store: Store, network: str, answer: str, *, now: datetime) -> Solution:
    """Makes a draft of an answer's words and asks its author; releases it at once where the author agreed beforehand.

    Raises `NotFound`, `AlreadyProposed`, `CannotAsk` or `AuthorAway`.
    """
    found = store.answers.get(answer)
    if found is None:
        raise NotFound
    question = store.questions.get(found.question)
    if question is None or question.network != network:
        raise NotFound
    if store.solutions.get(answer):
        raise AlreadyProposed
    text = tidy(Text(found.body))
    if found.author:
        draft = Solution(
            answer, network, text, found.author, named=False, state=State.DRAFT, since=now, question=question.id
        )
        _ask(store, draft, found.author)
        return draft
    if not found.may_be_kept:
        raise CannotAsk
    unnamed = Solution(answer, network, text, None, named=False, state=State.RELEASED, since=now, question=question.id)
    store.solutions.add(unnamed)
    announce(store, unnamed)
    return unnamed


def propose_words(store: Store, network: str, words: str, author: Identity, *, id: str, now: datetime) -> Solution:
    """Makes a draft of what `author` wrote in the room and asks them. Raises `AlreadyProposed` or `AuthorAway`."""
    here = (member for member in store.members.known_as(author) if member.network == network)
    owner = next(here, None)
    if owner is None:
        raise AuthorAway
    text = tidy(Text(words))
    if any(draft.text.did == text.did for draft in store.solutions.drafts_of(owner.id)):
        raise AlreadyProposed
    draft = Solution(id, network, text, owner.id, named=False, state=State.DRAFT, since=now)
    _ask(store, draft, owner.id)
    return draft


def _ask(store: Store, draft: Solution, author: str) -> None:
    try:
        members.admit(store.members.get(author))
    except PledgeDue:
        pass  # asked to accept it on the way to their answer
    except Stranger as stranger:
        raise AuthorAway from stranger
    store.solutions.add(draft)
    store.outbox.post(Subject(CONSENT_CARD, draft.id), to=Person(author))


def waiting(store: Store, network: str, id: str, *, owner: str) -> Solution:
    """The draft that waits for `owner`. Raises `AlreadyKept` when it is released, `NotYours`, `NotFound`."""
    draft = store.solutions.get(id)
    if draft is None or draft.network != network or draft.state is State.TAKEN_BACK:
        raise NotFound
    if draft.owner != owner:
        raise NotYours
    if draft.state is State.RELEASED:
        raise AlreadyKept
    return draft


def agree(store: Store, network: str, id: str, *, owner: str, text: Text, named: bool, now: datetime) -> Solution:
    """Releases the draft in the author's own wording. Raises as `waiting` does."""
    draft = waiting(store, network, id, owner=owner)
    released = replace(draft, text=tidy(text), named=named, state=State.RELEASED, since=now)
    store.solutions.change(released)
    _refresh(store, released)
    announce(store, released)
    return released


def decline(store: Store, network: str, id: str, *, owner: str) -> None:
    """Deletes the draft; nothing is left of it. Raises as `waiting` does."""
    _delete(store, waiting(store, network, id, owner=owner))


def remind_drafts(store: Store, *, now: datetime) -> None:
    """Asks once more after a week; deletes after two."""
    for draft in store.solutions.drafts_since(now - REMIND_AFTER):
        if draft.since <= now - DELETE_AFTER:
            _delete(store, draft)
        elif not draft.reminded and draft.owner:
            store.solutions.change(replace(draft, reminded=True))
            store.outbox.post(Subject(REMINDER_CARD, draft.id), to=Person(draft.owner))


def _delete(store: Store, draft: Solution) -> None:
    store.solutions.delete(draft.id)
    if draft.owner:
        for card in _cards(draft):
            store.outbox.remove(card, to=Person(draft.owner))


def _refresh(store: Store, draft: Solution) -> None:
    if draft.owner:
        for card in _cards(draft):
            store.outbox.refresh(card, to=Person(draft.owner))


def _cards(draft: Solution) -> list[Subject]:
    return [Subject(CONSENT_CARD, draft.id), *([Subject(REMINDER_CARD, draft.id)] if draft.reminded else [])]
