"""Lives the invented month in the local workspace, by the same rules as everybody else's month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, assert_never

from bot.demo import days, gatherings
from bot.demo.cast import CHANNEL, EVERYBODY, FACILITATOR, MEMBERS, TEAM
from bot.demo.cast import Person as Invented
from bot.demo.days import moment, works
from bot.demo.events import (
    Added,
    Agreed,
    AllRead,
    Answered,
    Applied,
    Asked,
    Checked,
    Dated,
    Event,
    Flagged,
    Outdated,
    Planned,
    PlannedAhead,
    Proposed,
    Tried,
    Vented,
    Wished,
    WonderedToo,
    Wrote,
)
from bot.demo.life import LIFE
from bot.demo.seed import PLATFORM
from bot.demo.settings import CODE
from domain import (
    answers,
    applications,
    checks,
    consent,
    date_polls,
    freshness,
    library,
    profiles,
    prompts,
    questions,
    series,
    solutions,
    waiting,
)
from domain.date_polls import Poll
from domain.dates import Answer
from domain.ids import new_id
from domain.members import Account, Attributes, Identity, Member, Person
from domain.ports import Room, Subject
from domain.profiles import Wishes
from domain.slots import HOURS, at, draw_slot, local, slot_after

if TYPE_CHECKING:
    from random import Random

    from bot.demo.double import Double
    from bot.demo.seed import MovableClock
    from domain.networks import Network
    from domain.ports import Run
    from domain.workdays import Holiday


ANSWERS = {"y": Answer.YES, "i": Answer.IF_NEEDED, "n": Answer.NO}


@dataclass(slots=True)
class Month:
    """`post` has the worker say what waits to be said; `catch_up`, first do in the clock's present all that it would
    have done by itself. `wording`: of an item in the library of samtalsfrågor, by its key."""

    double: Double
    clock: MovableClock
    chance: Random
    run: Run
    network: Network
    catch_up: Callable[[], None]
    post: Callable[[], None]
    holiday: Holiday
    wording: Callable[[str], str]
    _codes: dict[str, bytes] = field(default_factory=dict)
    _prompts: dict[str, str] = field(default_factory=dict)

    def live(self, today: datetime) -> None:
        """Every event at its time, the last of them before `today`."""
        for due, event in sorted(((moment(event.when, today), event) for event in LIFE), key=itemgetter(0)):
            self._pass_time_until(due)
            self._do(event)
            self.post()
        self._pass_time_until(today)
        self.clock.stand_at(None)

    def _pass_time_until(self, moment: datetime) -> None:
        """Through every slot on the way that brings something; and through the first of each working day, when what is
        sent in private may come."""
        now = self.clock()
        while (slot := slot_after(now)) <= moment:
            if self._brings_something(slot):
                self.clock.stand_at(slot)
                self.catch_up()
            now = slot
        self.clock.stand_at(moment)

    def _brings_something(self, slot: datetime) -> bool:
        if local(slot).hour == HOURS[0] and works(local(slot).date()):
            return True
        return self.run(lambda store: any(row.slot <= slot for row in store.waiting.all())) or bool(
            self.run(prompts.due, now=slot)
        )

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
            case WonderedToo() | Flagged() | Proposed() | Agreed():
                self._take_up(event)
            case Planned() | PlannedAhead():
                self._plan(event)
            case Applied() | Added() | AllRead():
                self._come_and_read(event)
            case Vented() | Wished() | Outdated():
                self._say_for_oneself(event)
            case Checked() | Dated():
                self._meet(event)
            case _:
                assert_never(event)

    def _come_and_read(self, event: Applied | Added | AllRead) -> None:
        match event:
            case Applied():
                self._apply(event)
            case Added():
                self._add(event)
            case AllRead():
                self._read_all()

    def _say_for_oneself(self, event: Vented | Wished | Outdated) -> None:
        match event:
            case Vented():
                for _ in range(event.times):
                    self._wait(waiting.WaitingVent(event.theme))
            case Wished():
                self._wish(event)
            case Outdated():
                owner, network = self._member(event.by), self.network.id
                self.run(freshness.outdate, network, event.solution, event.reason, by=owner, now=self.clock())

    def _meet(self, event: Checked | Dated) -> None:
        match event:
            case Checked():
                for question, counts in zip(checks.Question, event.counts, strict=True):
                    for reply, count in zip(checks.Reply, counts, strict=True):
                        for _ in range(count):
                            self._wait(waiting.WaitingBallot(event.meeting, question, reply))
            case Dated():
                self._find_date(event)

    def _find_date(self, event: Dated) -> None:
        now, network = self.clock(), self.network.id
        today = local(now).date()
        options = tuple(at(days.working(today + timedelta(ahead)), hour) for ahead, hour in event.options)
        last, key = days.working(today + timedelta(event.last)), series.key(gatherings.SERIES, gatherings.THIRD)
        poll = Poll(event.key, network, event.title, options, gatherings.MINUTES, last, shown=True, series=key)
        self.run(series.ask, poll, self.holiday, by=self._member(FACILITATOR), now=now)
        for user, letters in event.given:
            given = tuple(ANSWERS[letter] for letter in letters)
            answer = partial(date_polls.answer, remark="", by=self._member(user), now=now)
            self.run(answer, network, event.key, given)

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
        ask = questions.Ask(event.key, self.network.id, self._member(event.by).id, event.body, event.themes)
        self.run(questions.ask, ask, now=self.clock())

    def _answer(self, event: Answered) -> None:
        question = self._question(event.question)
        if event.by is None:
            act = waiting.WaitingAnswer(question, event.body, event.may_be_kept, self._code(event.key))
            self._wait(act)
            return
        give = answers.Give(event.key, self.network.id, question, self._member(event.by).id, event.body)
        self.run(answers.give, give, now=self.clock())

    def _wait(self, act: waiting.Act) -> None:
        slot = draw_slot(self.clock(), urgent=False, chance=self.chance)
        row = waiting.Waiting(new_id(self.chance), self.network.id, slot, act)
        self.run(waiting.enter, row, chance=self.chance)

    def _write(self, event: Wrote) -> None:
        self.double.acts.say(event.by, CHANNEL, event.text, self._thread(event.under) if event.under else None)

    def _thread(self, key: str) -> str:
        """Where the question or samtalsfråga stands."""
        prompt = self._prompts.get(key)
        card = Subject(prompts.CARD, prompt) if prompt else Subject(questions.CARD, self._question(key))
        ref = self.run(lambda store: store.posts.ref(card, Room(self.network.id)))
        if ref is None:
            raise LookupError(f"{key} is not posted")
        return ref.rpartition("/")[2]

    def _plan(self, event: Planned | PlannedAhead) -> None:
        now, today = self.clock(), local(self.clock()).date()
        if isinstance(event, Planned):
            self._prompts[event.item] = new_id(self.chance)
            plans = [prompts.Plan(self._prompts[event.item], self.wording(event.item), today, event.item)]
        else:
            plans = self._series(today + timedelta(event.days), event.count)
        self.run(prompts.plan, self.network, plans, self.holiday, by=self._member(FACILITATOR), now=now)

    def _series(self, start: date, count: int) -> list[prompts.Plan]:
        outline = partial(prompts.outline, weeks=1, count=count, without=(library.PRESENTATION,), now=self.clock())
        found = self.run(outline, self.network, self.holiday, start=start)
        return [prompts.Plan(new_id(self.chance), self.wording(one.key), day, one.key) for one, day in found]

    def _wish(self, event: Wished) -> None:
        until = local(self.clock()).date() + timedelta(event.days - 1) if event.days else None
        wishes = Wishes(None, self.network.language, digest=True, until=until)
        self.run(profiles.settle, self.network.id, self._member(event.by).id, wishes, now=self.clock())

    def _agree(self, event: Agreed) -> None:
        draft = self.run(lambda store: store.solutions.get(self._given(event.answer)))
        if draft is None or draft.owner is None:
            raise LookupError(f"no draft of {event.answer}")
        text = replace(draft.text, title=event.title, themes=event.themes)
        agree = partial(consent.agree, text=text, named=event.named, now=self.clock())
        self.run(agree, self.network.id, draft.id, owner=draft.owner)

    def _try(self, event: Tried) -> None:
        network, member, now = self.network.id, self._member(event.by).id, self.clock()
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

    def _member(self, user: str) -> Member:
        return self.run(lambda store: store.members.known_as(Identity(PLATFORM, TEAM, user)))[0]

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
