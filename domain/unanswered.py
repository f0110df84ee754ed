"""Nobody is left unanswered: the facilitator is told after two working days, colleagues are asked after five."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from domain import duties, letters, quiet
from domain.errors import NotFound
from domain.members import Role, has_promised, is_let_in, look_after
from domain.ports import Person, Subject
from domain.text import fold
from domain.themes import THEMES
from domain.workdays import Workdays

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from random import Random

    from domain.members import Member
    from domain.questions import Question
    from domain.store import Store
    from domain.workdays import Holiday

CARD = "unanswered.card"
"""What the facilitator has to do; its subject is the question."""
ASK_CARD = "unanswered.ask_card"
"""What a colleague is asked; its subject is `question member`."""

TELL_AFTER, ASK_AFTER, ASK_FOR = 2, 5, 5
"""Working days; the last, how long a colleague's two messages a week may keep the asking waiting."""
MOST_ASKED = 3

_ENDING = 2
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Care:
    """What has been done about a question, besides the duty that waits.

    `asked`: how many colleagues, None as long as it was not their turn. `settled`: somebody replied in the thread, or
    the facilitator says that it is seen to.
    """

    question: str
    asked: int | None = None
    settled: bool = False


class Cares(Protocol):
    def get(self, question: str) -> Care | None: ...

    def put(self, care: Care) -> None: ...

    def questions(self, network: str) -> list[Question]:
        """Open ones that are not settled and have no answer that was given in the bot's form; oldest first."""


def due(store: Store, holiday: Holiday, *, now: datetime) -> list[Question]:
    """Those that nobody has answered in the bot's form for two working days. Whether somebody did in the thread, the
    platform must be asked."""
    found = []
    for network in store.networks.all():
        workdays = Workdays(holiday, network.settings.closed)
        asked = store.unanswered.questions(network.id)
        found += [question for question in asked if workdays.after(question.told_at, TELL_AFTER) <= now]
    return found


def take_care(
    store: Store, network: str, id: str, holiday: Holiday, *, replied: bool, now: datetime, chance: Random
) -> None:
    """The next step about a question of `due`, each once. The facilitator is told again only if the answer that it had
    meanwhile is gone. `replied`: a member has, in the thread."""
    room = store.networks.get(network)
    question = next((one for one in store.unanswered.questions(network) if one.id == id), None)
    if room is None or question is None:
        return
    if replied:
        _settle(store, question)
        return
    workdays = Workdays(holiday, room.settings.closed)
    care = store.unanswered.get(id) or Care(id)
    duties.begin(store, network, Subject(CARD, id), now=now)
    if care.asked is None and workdays.after(question.told_at, ASK_AFTER) <= now:
        until = workdays.after(now, ASK_FOR)
        chosen = _chosen(store, question, now=now, chance=chance)
        for member in chosen:
            letters.send(store, ask_card(id, member.id), to=member, now=now, counted=True, until=until)
        store.unanswered.put(replace(care, asked=len(chosen)))
        duties.remind(store, Subject(CARD, id), now=now)


def tidy(store: Store) -> None:
    """Ends what waits about questions that are unanswered no more, by whatever way."""
    for network in store.networks.all():
        open_ones = {question.id for question in store.unanswered.questions(network.id)}
        for duty in store.duties.of(network.id):
            if duty.what.card == CARD and duty.what.id not in open_ones:
                drop(store, network.id, duty.what.id)


def settle(store: Store, network: str, id: str, *, by: Member) -> None:
    """It is seen to in another way. Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    question = store.questions.get(id)
    if question is None or question.network != network:
        raise NotFound
    _settle(store, question)


def not_now(store: Store, id: str, *, by: Member) -> None:
    """Takes the card away. Nobody else is asked instead, and nothing is kept of it."""
    _take_back(store, id, by)


def drop(store: Store, network: str, question: str) -> None:
    """It is answered, withdrawn or hidden: nobody is to be told of it any more."""
    duties.end(store, Subject(CARD, question))
    for member in store.members.of(network):
        _take_back(store, question, member)


def redraw(store: Store, network: str, question: str) -> None:
    """Its words were changed, and colleagues were asked with the former ones."""
    for member in store.members.of(network):
        store.outbox.refresh(ask_card(question, member.id), to=Person(member.id))


def ask_card(question: str, member: str) -> Subject:
    return Subject(ASK_CARD, f"{question} {member}")


def asked_in(id: str) -> tuple[str, str]:
    """The question and the member of an ask card's subject."""
    question, _, member = id.partition(" ")
    return question, member


def themes_of(question: Question) -> tuple[str, ...]:
    """Those it was asked under; else those that its words name."""
    return question.themes or named_in(question.body)


def named_in(body: str) -> tuple[str, ...]:
    words = re.findall(r"\w+", fold(body))
    return tuple(theme for theme in THEMES if any(map(_beginning(theme), words)))


def shared(question: Question, member: Member) -> tuple[str, ...]:
    """The question's themes that the member gladly talks about."""
    return tuple(theme for theme in themes_of(question) if theme in member.profile.talks_about)


def _beginning(theme: str) -> Callable[[str], bool]:
    """`konflikt` and `konflikten` name `konflikter`; `schemat` names `schema`."""
    stem = theme[: max(len(theme) - _ENDING, _SHORTEST)]
    return lambda word: word.startswith(stem)


def _chosen(store: Store, question: Question, *, now: datetime, chance: Random) -> list[Member]:
    """First those who have been sent least this week, then by chance: whoever asked without a name as likely as the
    others."""
    fitting = [one for one in store.members.of(question.network) if _may_be_asked(question, one, now)]
    room = {one.id: letters.room_for(store, one.id, now=now) for one in fitting}
    free = [one for one in fitting if room[one.id]]
    chance.shuffle(free)
    return sorted(free, key=lambda one: -room[one.id])[:MOST_ASKED]


def _may_be_asked(question: Question, member: Member, now: datetime) -> bool:
    """The facilitator knows of it already."""
    promised = is_let_in(member) and has_promised(member) and not quiet.is_away(member.pause, now)
    other = member.id != question.author and member.role is not Role.FACILITATOR
    return promised and other and bool(shared(question, member))


def _settle(store: Store, question: Question) -> None:
    care = store.unanswered.get(question.id) or Care(question.id)
    store.unanswered.put(replace(care, settled=True))
    drop(store, question.network, question.id)


def _take_back(store: Store, question: str, member: Member) -> None:
    what = ask_card(question, member.id)
    if letter := store.letters.get(member.id, what):
        store.letters.remove(letter)
    store.outbox.remove(what, to=Person(member.id))
