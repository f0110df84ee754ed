"""From the room to the bank only with the author's yes (PROMISES, "The room"). Who proposed it is kept nowhere."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from domain import letters, members, quiet, solutions
from domain.errors import AlreadyKept, Hidden, NotFound, NotYours, Refusal
from domain.ports import Person, Subject
from domain.solutions import (
    CONSENT_CARD,
    NOTE_CARD,
    REMINDER_CARD,
    Solution,
    State,
    Text,
    announce,
    tidy,
    wordless,
)

if TYPE_CHECKING:
    from datetime import datetime

    from domain.answers import Answer
    from domain.members import Identity, Member
    from domain.solutions import Keep
    from domain.store import Store

REMIND_AFTER = timedelta(days=7)
DELETE_AFTER = timedelta(days=14)


class AlreadyProposed(Refusal):
    """Of these words a lösning was made, or their author was asked; said only of what everybody can find."""


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


def message_id(ref: str, salt: bytes) -> str:
    """The id of a lösning made of the message at `ref`; tells nothing of the message to whoever lacks the salt."""
    return hashlib.blake2b(ref.encode(), digest_size=12, key=salt).hexdigest()


def author_of(store: Store, network: str, identity: Identity) -> Member:
    """Whoever wrote it, if they can be asked. Raises `AuthorAway`."""
    return _let_in(members.here(store, network, identity))


def colleague(store: Store, network: str, id: str) -> Member:
    """Whoever is said to have told it, if they can be asked. Raises `AuthorAway`."""
    found = store.members.get(id)
    return _let_in(found if found and found.network == network else None)


def check_author(store: Store, author: str) -> None:
    """Raises `AuthorAway`."""
    _let_in(store.members.get(author))


def askable(store: Store, network: str, answer: str) -> Answer:
    """An answer that may be proposed, whether it was before or not. Raises `NotFound`, `CannotAsk`, `AuthorAway` or
    `Hidden`."""
    found = store.answers.get(answer)
    question = found and store.questions.get(found.question)
    if not found or not found.body or not question or question.network != network:
        raise NotFound
    if found.hidden:
        raise Hidden
    if found.author:
        check_author(store, found.author)
    elif not found.may_be_kept:
        raise CannotAsk
    return found


def propose_answer(store: Store, network: str, answer: str, *, now: datetime) -> Solution:
    """Makes a draft of an answer's words and asks its author; releases it at once where the author agreed beforehand.

    Raises as `askable`, and `AlreadyProposed`.
    """
    found = askable(store, network, answer)
    if store.solutions.get(answer):
        raise AlreadyProposed
    text, author = tidy(Text(found.body)), found.author
    state = State.DRAFT if author else State.RELEASED
    made = Solution(answer, network, text, author, named=False, state=state, since=now, question=found.question)
    store.solutions.add(made)
    if owner := store.members.get(author) if author else None:
        letters.send(store, Subject(CONSENT_CARD, answer), to=owner, now=now, counted=True)
    else:
        announce(store, made)
    return made


def propose_words(store: Store, network: str, words: str, author: str, *, id: str, now: datetime) -> Solution:
    """Makes a draft of what the member `author` wrote in the room and asks them. `id`: of `message_id`.

    Raises `AlreadyProposed` or `AuthorAway`.
    """
    owner = _let_in(store.members.get(author))
    if store.solutions.get(id):
        raise AlreadyProposed
    draft = Solution(id, network, tidy(Text(words)), author, named=False, state=State.DRAFT, since=now)
    store.solutions.add(draft)
    letters.send(store, Subject(CONSENT_CARD, id), to=owner, now=now, counted=True)
    return draft


def _let_in(author: Member | None) -> Member:
    """A pledge that is due is accepted on the way to the question."""
    if author is None or not members.is_let_in(author):
        raise AuthorAway
    return author


def waiting(store: Store, network: str, id: str, *, owner: str) -> Solution:
    """The draft that waits for `owner`. Raises `AlreadyKept` when it is released, `NotYours`, `NotFound`."""
    draft = store.solutions.get(id)
    if draft is None or draft.network != network or draft.state is State.TAKEN_BACK:
        raise NotFound
    if draft.owner != owner:
        raise NotYours
    if draft.state is not State.DRAFT:
        raise AlreadyKept
    return draft


def agree(store: Store, network: str, id: str, *, owner: str, text: Text, named: bool, now: datetime) -> Solution:
    """Releases the draft in the author's own wording. Raises as `waiting` does, and `Hidden` while the answer that it
    was made of is."""
    draft = waiting(store, network, id, owner=owner)
    answer = store.answers.get(id)
    if answer and answer.hidden:
        raise Hidden
    released = replace(draft, text=tidy(text), named=named, state=State.RELEASED, since=now)
    store.solutions.change(released)
    for card in _cards(draft):
        letters.forget(store, card)
        store.outbox.refresh(card, to=Person(owner))
    announce(store, released)
    return released


def keep(store: Store, command: Keep, *, now: datetime) -> Solution:
    """As `solutions.keep`; what a colleague proposed while its author wrote is agreed to, in the words now written."""
    draft = store.solutions.get(command.id)
    if draft and draft.state is State.DRAFT and draft.owner == command.owner:
        owner, text, named = command.owner, command.text, command.named
        return agree(store, command.network, command.id, owner=owner, text=text, named=named, now=now)
    return solutions.keep(store, command, now=now)


def decline(store: Store, network: str, id: str, *, owner: str) -> None:
    """Erases the draft's words and its author; what is left keeps them from being asked again. Raises as `waiting`."""
    _erase(store, waiting(store, network, id, owner=owner))


def refused(id: str, network: str, since: datetime) -> Solution:
    """Stands where no lösning shall come of a message that nobody has proposed yet."""
    return Solution(id, network, Text(""), None, named=False, state=State.TAKEN_BACK, since=since)


def remove(store: Store, solution: Solution) -> None:
    """A draft or a lösning, with the cards on which its author was asked."""
    _take_cards(store, solution)
    solutions.erase(store, solution)


def remind_drafts(store: Store, *, now: datetime) -> None:
    """Asks once more a week after the author was asked; after two it is a no, which nobody can tell from one that was
    said. No time runs while a card waits for its turn among the author's letters, nor while the author is away. Whoever
    has left is not asked."""
    for draft in store.solutions.drafts_since(now):
        owner = store.members.get(draft.owner) if draft.owner else None
        asked = owner if owner and members.is_let_in(owner) else None
        if asked and (quiet.is_away(asked.pause, now) or store.letters.get(asked.id, _cards(draft)[-1])):
            store.solutions.change(replace(draft, since=now - REMIND_AFTER if draft.reminded else now))
        elif draft.since <= now - (DELETE_AFTER if asked else REMIND_AFTER):
            _erase(store, draft)
        elif asked and not draft.reminded and draft.since <= now - REMIND_AFTER:
            store.solutions.change(replace(draft, reminded=True))
            letters.send(store, Subject(REMINDER_CARD, draft.id), to=asked, now=now, counted=True)


def _erase(store: Store, draft: Solution) -> None:
    store.solutions.change(wordless(draft))
    _take_cards(store, draft)


def _take_cards(store: Store, draft: Solution) -> None:
    if draft.owner:
        for card in _cards(draft):
            letters.forget(store, card)
            store.outbox.remove(card, to=Person(draft.owner))


def _cards(draft: Solution) -> list[Subject]:
    cards = {CONSENT_CARD: True, REMINDER_CARD: draft.reminded, NOTE_CARD: bool(draft.note)}
    return [Subject(card, draft.id) for card, told in cards.items() if told]
