"""Furnishes the local workspace and lives the invented month in it, by the same rules as everybody else's month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, assert_never

from bot.demo.cast import ADMINISTRATOR, CHANNEL, CHANNEL_NAME, EVERYBODY, MEMBERS, NETWORK, TEAM
from bot.demo.cast import Person as Invented
from bot.demo.days import moment
from bot.demo.life import (
    LIFE,
    Added,
    Agreed,
    AllRead,
    Answered,
    Applied,
    Asked,
    Event,
    Flagged,
    Proposed,
    Tried,
    WonderedToo,
    Wrote,
)
from bot.demo.settings import CODE
from domain import answers, applications, consent, questions, solutions, waiting
from domain.ids import new_id
from domain.members import PLEDGE_VERSION, Account, Attributes, Identity, Member, Person
from domain.networks import Network, Place
from domain.ports import Room, Subject
from domain.slots import draw_slot, slot_after

if TYPE_CHECKING:
    from random import Random

    from bot.demo.double import Double
    from bot.demo.state import Workspace
    from domain.ports import Run
    from domain.store import Store

PLATFORM = "slack"


class MovableClock:
    """Product time: real time and whatever it was moved by, or a moment it was set to stand still at."""

    def __init__(self, real: Callable[[], datetime]) -> None:
        self._real = real
        self._ahead = timedelta(0)
        self._still: datetime | None = None

    def __call__(self) -> datetime:
        return self._still or self._real() + self._ahead

    def stand_at(self, moment: datetime | None) -> None:
        """None lets it run again."""
        self._still = moment

    def move_to(self, moment: datetime) -> None:
        """Forward only: what is past stays past."""
        self._ahead += max(moment - self(), timedelta(0))


def furnish(workspace: Workspace) -> None:
    """The people and the channel, with the bot in it."""
    for person in EVERYBODY:
        title = f"{person.title}, {person.municipality}"
        workspace.add_user(person.name, user_id=person.user, title=title, is_owner=person is ADMINISTRATOR)
    channel = workspace.add_channel(CHANNEL_NAME, channel_id=CHANNEL)
    for user in (workspace.app.bot_user, *(person.user for person in MEMBERS)):
        workspace.join(channel, user)


def settle_in(store: Store, *, chance: Random) -> Network:
    """The network, its room, and its members as a facilitator would have approved them."""
    network = Network(new_id(chance), NETWORK, "sv", chance.randbytes(16))
    store.networks.add(network, Place(PLATFORM, TEAM, CHANNEL))
    for person in MEMBERS:
        member = Member(
            new_id(chance),
            network.id,
            person.name,
            role=person.role,
            pledge=PLEDGE_VERSION,
            attributes=person.attributes,
        )
        store.members.add(member, Identity(PLATFORM, TEAM, person.user))
    return network


@dataclass(slots=True)
class Month:
    """`catch_up` has the worker do, in the clock's present, all that it would have done by itself: release what is due
    and post what waits."""

    double: Double
    clock: MovableClock
    chance: Random
    run: Run
    network: Network
    catch_up: Callable[[], None]
    _codes: dict[str, bytes] = field(default_factory=dict)

    def live(self, today: datetime) -> None:
        """Every event at its time, the last of them before `today`."""
        for due, event in sorted(((moment(event.when, today), event) for event in LIFE), key=itemgetter(0)):
            self._pass_time_until(due)
            self._do(event)
            self.catch_up()
        self._pass_time_until(today)
        self.clock.stand_at(None)

    def _pass_time_until(self, moment: datetime) -> None:
        """Through every slot on the way."""
        now = self.clock()
        while (slot := slot_after(now)) <= moment:
            self.clock.stand_at(slot)
            self.catch_up()
            now = slot
        self.clock.stand_at(moment)

    def _do(self, event: Event) -> None:
        match event:
            case Asked():
                self._ask(event)
            case Answered():
                self._answer(event)
            case Wrote():
                self._write(event)
            case Tried():
                self._try(event)
            case Applied():
                self._apply(event)
            case Added():
                self._add(event)
            case AllRead():
                self._read_all()
            case WonderedToo() | Flagged() | Proposed() | Agreed():
                self._take_up(event)
            case _:
                assert_never(event)

    def _take_up(self, event: WonderedToo | Flagged | Proposed | Agreed) -> None:
        match event:
            case WonderedToo():
                for _ in range(event.times):
                    self.run(questions.me_too, self.network.id, self._question(event.question))
            case Flagged():
                self._wait(waiting.WaitingFlag(Subject(questions.CARD, self._question(event.question))))
            case Proposed():
                self.run(consent.propose_answer, self.network.id, self._given(event.answer), now=self.clock())
            case Agreed():
                self._agree(event)

    def _ask(self, event: Asked) -> None:
        if event.by is None:
            self._wait(waiting.WaitingQuestion(event.body, event.themes, self._code(event.key)))
            return
        ask = questions.Ask(event.key, self.network.id, self._member(event.by), event.body, event.themes)
        self.run(questions.ask, ask, now=self.clock())

    def _answer(self, event: Answered) -> None:
        question = self._question(event.question)
        if event.by is None:
            act = waiting.WaitingAnswer(question, event.body, event.may_be_kept, self._code(event.key))
            self._wait(act)
            return
        give = answers.Give(event.key, self.network.id, question, self._member(event.by), event.body)
        self.run(answers.give, give, now=self.clock())

    def _wait(self, act: waiting.Act) -> None:
        slot = draw_slot(self.clock(), urgent=False, chance=self.chance)
        row = waiting.Waiting(new_id(self.chance), self.network.id, slot, act)
        self.run(waiting.enter, row, chance=self.chance)

    def _write(self, event: Wrote) -> None:
        thread = None
        if event.question:
            card, room = Subject(questions.CARD, self._question(event.question)), Room(self.network.id)
            ref = self.run(lambda store: store.posts.ref(card, room))
            thread = ref.rpartition("/")[2] if ref else None
        self.double.acts.say(event.by, CHANNEL, event.text, thread)

    def _agree(self, event: Agreed) -> None:
        draft = self.run(lambda store: store.solutions.get(self._given(event.answer)))
        if draft is None or draft.owner is None:
            raise LookupError(f"no draft of {event.answer}")
        text = replace(draft.text, title=event.title, themes=event.themes)
        agree = partial(consent.agree, text=text, named=event.named, now=self.clock())
        self.run(agree, self.network.id, draft.id, owner=draft.owner)

    def _try(self, event: Tried) -> None:
        network, member, now = self.network.id, self._member(event.by), self.clock()
        solution = self.run(lambda store: store.solutions.by_external_id(network, event.solution))
        if solution is None:
            raise LookupError(f"no lösning {event.solution}")
        outcome = solutions.Outcome(event.outcome)
        experience = solutions.Experience(solution.id, member, outcome, event.words, now)
        self.run(solutions.tell_experience, network, experience)

    def _apply(self, event: Applied) -> None:
        invented = _invented(event.user)
        told = Attributes(invented.title, invented.municipality)
        self.run(applications.apply, _person(invented), CODE, told, chance=self.chance, now=self.clock())

    def _add(self, event: Added) -> None:
        self.double.company.add(event.by, CHANNEL, event.user)
        those = [_person(_invented(event.user))]
        self.run(applications.found, self.network.id, those, chance=self.chance, now=self.clock())

    def _read_all(self) -> None:
        newest = next(reversed(self.double.workspace.channel(CHANNEL).messages))
        for person in MEMBERS:
            self.double.acts.read(person.user, CHANNEL, newest)

    def _member(self, user: str) -> str:
        return self.run(lambda store: store.members.known_as(Identity(PLATFORM, TEAM, user)))[0].id

    def _code(self, key: str) -> bytes:
        self._codes[key] = self.chance.randbytes(32)
        return self._codes[key]

    def _question(self, key: str) -> str:
        code = self._codes.get(key)
        found = self.run(lambda store: store.questions.known_by(code)) if code else None
        return found.id if found else key

    def _given(self, key: str) -> str:
        code = self._codes.get(key)
        found = self.run(lambda store: store.answers.known_by(code)) if code else None
        return found.id if found else key


def _invented(user: str) -> Invented:
    return next(one for one in EVERYBODY if one.user == user)


def _person(invented: Invented) -> Person:
    return Person(Identity(PLATFORM, TEAM, invented.user), invented.name, Account.FULL)
