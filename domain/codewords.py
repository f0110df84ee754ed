"""Code words: five Swedish words that let whoever wrote without a name come back (PROMISES 5)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from string import ascii_lowercase
from typing import TYPE_CHECKING

from domain import answers, questions, topics, waiting, wordlist
from domain.answers import Answer, Heard, Kind
from domain.errors import WrongCodeWords
from domain.questions import Question, State
from domain.slots import local
from domain.text import clean, fold
from domain.topics import Topic
from domain.waiting import Waiting, WaitingAnswer, WaitingQuestion, WaitingTopic

if TYPE_CHECKING:
    from datetime import datetime

    from domain.store import Store

COUNT = 5
LIVE = timedelta(days=365)

_LONGEST_READ = 300  # far more than five words; keeps a pasted novel cheap
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody wrote when asked for the code words."""

    words: tuple[str, ...]
    """In the order written; spelt as on the list where they are on it."""
    unknown: tuple[str, ...]
    """Those that are not on the list, as written."""
    suggestion: tuple[str, ...] | None
    """Five words of the list that this was probably meant to be; None when it already is, or cannot be told."""

    @property
    def complete(self) -> bool:
        return len(self.words) == COUNT and not self.unknown


def draw(chance: Random) -> tuple[str, ...]:
    """Five different words: about 56 bits."""
    return wordlist.draw(chance, COUNT)


def normalise(text: str) -> tuple[str, ...]:
    """The words in `text`, spelt as on the list; case, accents, punctuation and numbering do not matter, order does."""
    listed = wordlist.listed()
    written = _WORD.findall(clean(text[:_LONGEST_READ]).lower())
    return tuple(listed.get(fold(word), word) for word in written)


def read(text: str) -> Reading:
    words = normalise(text)
    known = frozenset(wordlist.listed().values())
    unknown = tuple(word for word in words if word not in known)
    return Reading(words, unknown, _mended(words, known) if unknown else None)


def key(words: Sequence[str], salt: bytes) -> bytes:
    """The 32 bytes by which a question is found. Takes about 45 ms on purpose: call it outside of any transaction."""
    phrase = " ".join(fold(word) for word in words).encode()
    return hashlib.scrypt(phrase, salt=salt, n=2**14, r=8, p=1, dklen=32)


@dataclass(frozen=True, slots=True)
class Kept:
    """What code words lead to: one's own words, empty once those who look after the room have removed them. `asked`,
    `answered` or `proposed` is set once they are released; until then they wait. `about`: the question that an answer
    is to, empty when it is hidden or gone, and the name of the meeting that a topic is for; None for a question.
    `for_meeting`: it is a topic. `heard`: what was answered to one's question, and what one added;
    `may_help`: ids of the answers among it that can be pointed out as what helped.
    """

    body: str
    asked: Question | None = None
    answered: Answer | None = None
    proposed: Topic | None = None
    for_meeting: bool = False
    about: str | None = None
    heard: tuple[Heard, ...] = ()
    may_help: frozenset[str] = frozenset()

    @property
    def waits(self) -> bool:
        return self._released is None

    @property
    def hidden(self) -> bool:
        given = self.answered or self.proposed
        return bool(self.asked and self.asked.state is State.HIDDEN) or bool(given and given.hidden)

    @property
    def note(self) -> str:
        """What those who look after the room have written to whoever comes back."""
        return self._released.note if self._released else ""

    @property
    def _released(self) -> Question | Answer | Topic | None:
        return self.asked or self.answered or self.proposed


def find(store: Store, network: str, code_key: bytes) -> Kept:
    """Writes nothing. Raises `WrongCodeWords`."""
    match waiting.known_by(store, network, code_key):
        case Waiting(act=WaitingQuestion(body=body)):
            return Kept(body)
        case Waiting(act=WaitingAnswer(question=question, body=body)):
            return Kept(body, about=_body(store, question))
        case Waiting(act=WaitingTopic(meeting=meeting, body=body)):
            return Kept(body, for_meeting=True, about=_title(store, network, meeting))
    asked = store.questions.known_by(code_key)
    if asked and asked.network == network:
        return _own(store, asked)
    answered = store.answers.known_by(code_key)
    about = store.questions.get(answered.question) if answered else None
    if answered and about and about.network == network:
        return Kept(answered.body, answered=answered, about=_body(store, about.id))
    proposed = store.topics.known_by(code_key)
    if proposed and (title := _title(store, network, proposed.meeting)):
        return Kept(proposed.body, proposed=proposed, for_meeting=True, about=title)
    raise WrongCodeWords


def _own(store: Store, asked: Question) -> Kept:
    """What is hidden only its own author may read."""
    given = [one for one in store.answers.to(asked.id) if one.kind is Kind.FOLLOW_UP or not one.hidden]
    heard = answers.heard(store, given)
    may_help = frozenset(one.answer.id for one in heard if _may_help(store, one))
    return Kept(asked.body, asked=asked, heard=heard, may_help=may_help)


def _may_help(store: Store, heard: Heard) -> bool:
    agrees = heard.answer.kind is Kind.ANSWER and bool(heard.author or heard.answer.may_be_kept)
    return agrees and store.solutions.get(heard.answer.id) is None


def _body(store: Store, question: str) -> str:
    found = store.questions.get(question)
    return found.body if found and found.state is State.OPEN else ""


def _title(store: Store, network: str, meeting: str) -> str:
    """Empty for another network's."""
    found = store.meetings.get(meeting)
    return found.details.title if found and found.network == network else ""


def expire(store: Store, *, now: datetime) -> None:
    """Nobody can come back to what was told a year ago; the words stay where they were told."""
    store.questions.forget_codes(now - LIVE)
    store.answers.forget_codes(now - LIVE)
    store.topics.forget_codes(local(now - LIVE).date())


def withdraw(store: Store, network: str, code_key: bytes, *, chance: Random) -> None:
    """Erases what the words lead to, at once; of a question what its asker added as well, while what others answered
    stays. Raises `WrongCodeWords`."""
    kept = find(store, network, code_key)
    if kept.asked:
        questions.erase(store, kept.asked)
        for heard in kept.heard:
            if heard.answer.kind is Kind.FOLLOW_UP:
                answers.erase(store, network, heard.answer)
    elif kept.answered:
        answers.erase(store, network, kept.answered)
    elif kept.proposed:
        topics.erase(store, kept.proposed)
    else:
        waiting.withdraw(store, code_key, chance=chance)


def _mended(words: tuple[str, ...], known: frozenset[str]) -> tuple[str, ...] | None:
    """None unless every unknown word has exactly one listed word (or pair of them, run together) near it."""
    if len(words) > COUNT:
        return None
    mended: list[str] = []
    for word in words:
        meant = ((word,),) if word in known else _meant_by(fold(word))
        if len(meant) != 1:
            return None
        mended += meant[0]
    return tuple(mended) if len(mended) == COUNT else None


def _meant_by(folded: str) -> tuple[tuple[str, ...], ...]:
    listed = wordlist.listed()
    if near := {listed[slip] for slip in _one_slip_away(folded) if slip in listed}:
        return tuple((word,) for word in near)
    cuts = ((folded[:i], folded[i:]) for i in range(1, len(folded)))
    return tuple((listed[a], listed[b]) for a, b in cuts if a in listed and b in listed)


def _one_slip_away(word: str) -> Iterable[str]:
    for i in range(len(word) + 1):
        before, after = word[:i], word[i:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            yield before + letter + after[1:]
