"""*Säg till*: what several members flag is hidden until those who look after the room have looked (PROMISES 9).

Who flagged is kept nowhere, and nothing here tells who wrote what stands without a name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain import answers, consent, digests, duties, letters, members, questions, solutions, topics, unanswered
from domain.errors import Hidden, NotFound
from domain.ports import Person, Room, Subject

if TYPE_CHECKING:
    from datetime import datetime

    from domain.answers import Answer
    from domain.questions import Question
    from domain.solutions import Solution
    from domain.store import Store
    from domain.topics import Topic

CARD = "flags.card"
"""Its subject's id is `card id`, of what was flagged."""
FLAGGED = (questions.CARD, answers.CARD, solutions.CARD, topics.TOPIC)
SMALL_ROOM = 30
HIDE_AT_IN_SMALL, HIDE_AT = 2, 3


def about(what: Subject) -> Subject:
    """The duty's card for what was flagged."""
    return Subject(CARD, name_of(what))


def name_of(what: Subject) -> str:
    return f"{what.card} {what.id}"


def named(name: str) -> Subject:
    """What `name_of` made of it."""
    card, _, id = name.partition(" ")
    return Subject(card, id)


@dataclass(frozen=True, slots=True)
class Flagged:
    """What can be flagged, as others see it: `author` is the name it stands under, None where it stands under none and
    empty where whoever it was has left. `open_to_note`: what is written to its unnamed author reaches them."""

    network: str
    words: str
    author: str | None
    hidden: bool
    flags: int
    note: str = ""
    open_to_note: bool = False


def seen(store: Store, what: Subject) -> Flagged | None:
    """None for what is gone, and for what cannot be flagged."""
    match _kept(store, what):
        case questions.Question() as one if one.body:
            hidden = one.state is questions.State.HIDDEN
            shown = Flagged(one.network, one.body, _stands_under(store, one.author), hidden, one.flags)
        case answers.Answer() as one if one.body and (asked := store.questions.get(one.question)):
            shown = Flagged(asked.network, one.body, _stands_under(store, one.author), one.hidden, one.flags)
        case solutions.Solution() as one if one.state in solutions.SHOWN_ONCE:
            author = _stands_under(store, one.owner) if one.named else one.signature or None
            hidden = one.state is solutions.State.HIDDEN
            shown = Flagged(one.network, _told(one), author, hidden, one.flags)
        case topics.Topic() as one if one.body and (meeting := store.meetings.get(one.meeting)):
            shown = Flagged(meeting.network, one.body, _stands_under(store, one.author), one.hidden, one.flags)
        case _:
            return None
    reader = _reader(store, what)
    return replace(shown, note=reader.note, open_to_note=True) if reader else shown


def _stands_under(store: Store, author: str | None) -> str | None:
    return members.name_of(store, author) if author else None


def _told(solution: Solution) -> str:
    text = solution.text
    told = (text.title, text.situation, text.did, text.result, text.user_notices, text.cost, solution.outdated)
    return "\n".join(filter(None, told))


def author(store: Store, what: Subject) -> str | None:
    """The member who wrote it, though their name may not stand under it; None where the bot does not know either."""
    match _kept(store, what):
        case questions.Question(author=id) | answers.Answer(author=id) | topics.Topic(author=id):
            return id
        case solutions.Solution(owner=id):
            return id
        case _:
            return None


def find(store: Store, network: str, what: Subject) -> Flagged:
    """Raises `NotFound` as `there`, and `Hidden`."""
    flagged = there(store, network, what)
    if flagged.hidden:
        raise Hidden
    return flagged


def there(store: Store, network: str, what: Subject) -> Flagged:
    """Hidden or not. Raises `NotFound` for what cannot be flagged: gone, or another network's."""
    flagged = seen(store, what)
    if flagged is None or flagged.network != network:
        raise NotFound
    return flagged


def count(store: Store, network: str, what: Subject, *, now: datetime) -> None:
    """One more; the first tells the facilitator, and the second or third, by the size of the room, hides it. Raises as
    `find`."""
    flags = find(store, network, what).flags + 1
    in_room = sum(store.members.audience(network).values())
    _set(store, network, what, hidden=flags >= (HIDE_AT_IN_SMALL if in_room < SMALL_ROOM else HIDE_AT), flags=flags)
    duties.begin(store, network, about(what), now=now)
    duties.redraw(store, network, what.id)


def hide(store: Store, network: str, what: Subject, *, now: datetime) -> None:
    """At once. What is hidden waits for a decision. Raises `NotFound`."""
    _set(store, network, what, hidden=True, flags=there(store, network, what).flags)
    duties.begin(store, network, about(what), now=now)
    duties.redraw(store, network, what.id)


def let_stand(store: Store, network: str, what: Subject) -> None:
    """All may read it, and its flags are forgotten. Raises `NotFound`."""
    there(store, network, what)
    _set(store, network, what, hidden=False, flags=0)
    duties.end(store, about(what))


def remove(store: Store, network: str, what: Subject) -> None:
    """For good, here and in the room. Raises `NotFound`."""
    there(store, network, what)
    match _kept(store, what):
        case questions.Question() as question:
            questions.remove(store, question)
        case answers.Answer() as answer:
            answers.remove(store, network, answer)
        case solutions.Solution() as solution:
            consent.remove(store, solution)
        case topics.Topic() as topic:
            topics.remove(store, topic)


def write(store: Store, network: str, what: Subject, note: str, *, now: datetime) -> None:
    """To an unnamed author, who reads it with the code words, or is told in private where the bot knows them; empty
    takes it back. Raises `NotFound` where nothing leads to the author."""
    there(store, network, what)
    match _reader(store, what):
        case questions.Question() as question:
            store.questions.change(replace(question, note=note))
        case answers.Answer() as answer:
            store.answers.change(replace(answer, note=note))
        case solutions.Solution() as solution:
            store.solutions.change(replace(solution, note=note))
            _tell_owner(store, solution, now)
        case topics.Topic() as topic:
            store.topics.change(replace(topic, note=note))
        case None:
            raise NotFound
    duties.redraw(store, network, what.id)


def _tell_owner(store: Store, solution: Solution, now: datetime) -> None:
    card = Subject(solutions.NOTE_CARD, solution.id)
    owner = store.members.get(solution.owner) if solution.owner else None
    if owner and store.posts.ref(card, Person(owner.id)):
        store.outbox.refresh(card, to=Person(owner.id))
    elif owner:
        letters.send(store, card, to=owner, now=now)


def _kept(store: Store, what: Subject) -> Question | Answer | Solution | Topic | None:
    match what.card:
        case questions.CARD:
            return store.questions.get(what.id)
        case answers.CARD:
            return store.answers.get(what.id)
        case solutions.CARD:
            return store.solutions.get(what.id)
        case topics.TOPIC:
            return store.topics.get(what.id)
        case _:
            return None


def _reader(store: Store, what: Subject) -> Question | Answer | Solution | Topic | None:
    """Where an unnamed author reads what is written to them. Code words lead whoever added to their question to that
    question, and whoever gave an answer kept as a lösning to that answer."""
    kept = _kept(store, what)
    if isinstance(kept, solutions.Solution):
        answer = store.answers.get(kept.id)
        if kept.owner or not answer or answer.author:
            return kept if _has_unnamed_owner(kept) else None
        kept = answer
    if isinstance(kept, answers.Answer) and kept.kind is answers.Kind.FOLLOW_UP:
        kept = store.questions.get(kept.question)
    return kept if kept and kept.code_key else None


def _has_unnamed_owner(solution: Solution) -> bool:
    """Or had one: if what can be written to it changed when they left, that would tell whose it was."""
    return not (solution.named or solution.signature) and bool(solution.owner or not solution.external_id)


def _set(store: Store, network: str, what: Subject, *, hidden: bool, flags: int) -> None:
    match _kept(store, what):
        case questions.Question() as question:
            state = questions.State.HIDDEN if hidden else questions.State.OPEN
            store.questions.change(replace(question, state=state, flags=flags))
            digests.redraw(store, network, question.told_at)
            if hidden:
                unanswered.drop(store, network, question.id)
        case answers.Answer() as answer:
            store.answers.change(replace(answer, hidden=hidden, flags=flags))
            digests.redraw(store, network, answer.told_at)
            _take_along(store, network, answer.id, hidden=hidden)
        case solutions.Solution() as solution:
            shown = solutions.State.HIDDEN if hidden else solutions.State.RELEASED
            store.solutions.change(replace(solution, state=shown, flags=flags))
            solutions.redraw_private(store, solution)
        case topics.Topic() as topic:
            topics.set_hidden(store, topic, hidden=hidden, flags=flags)
    store.outbox.refresh(what, to=Room(network))


def _take_along(store: Store, network: str, answer: str, *, hidden: bool) -> None:
    """The lösning kept of an answer is hidden with it, and shown again unless it was flagged itself."""
    made = store.solutions.get(answer)
    if made and made.state in solutions.SHOWN_ONCE and (hidden or not store.duties.get(about(made.subject))):
        _set(store, network, made.subject, hidden=hidden, flags=made.flags)
