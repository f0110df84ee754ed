"""Whoever copies everything before and after each slot, and knows in which order people sat down to write, cannot tell
whose text is whose: no order that can be read anywhere follows the order of writing."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.demo.seed import settle_in
from domain import answers, checks, extracts, flags, meetings, profiles, questions, topics, waiting
from domain.ids import new_id
from domain.members import Profile
from domain.ports import Subject
from domain.profiles import Ask
from domain.slots import HOURS, NOTICE, draw_slot, local, next_slots
from domain.waiting import (
    Waiting,
    WaitingAnswer,
    WaitingBallot,
    WaitingFlag,
    WaitingMeToo,
    WaitingQuestion,
    WaitingTopic,
    WaitingVent,
    WaitingVote,
)
from storage import delivery, migrate
from storage import engine as engines
from storage.engine import Mode, begins
from storage.store import Store
from storage.wiping import wipe
from tests.promises import copies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Engine

    from domain.members import Member
    from domain.networks import Network
    from tests.databases import Server

ROUNDS = {"sqlite": 60, "postgresql": 36}
WRITERS = 4
FAR_FROM_CHANCE = 4.5
"""Standard deviations; among a few hundred ways of guessing chance alone reaches it once in a thousand. The seed is
fixed, so the verdict is always the same."""

MORNING = datetime(2026, 3, 2, 7, 5, tzinfo=UTC)
"""8.05 in Stockholm, with a slot behind it; the next are at 12 and 16."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Of what was done: what kind it was, and which of the writers did it."""

    kind: str
    writer: int


@dataclass(slots=True)
class Attacker:
    """For each way of ordering what was copied: how the places in it and the order of writing have gone together."""

    lists: dict[str, list[tuple[int, ...]]] = field(default_factory=lambda: defaultdict(list))

    def note(self, clue: str, writers: Sequence[int]) -> None:
        """`writers`, numbered as they wrote, each once, in the order of the clue."""
        if len(writers) > 1:
            ranked = sorted(writers)
            self.lists[clue].append(tuple(ranked.index(writer) for writer in writers))

    def note_rows(self, clue: str, writers: Sequence[int]) -> None:
        """Where a writer has several rows, once by the first of them and once by the last."""
        self.note(clue, list(dict.fromkeys(writers)))
        if len(writers) > len(set(writers)):
            self.note(f"{clue}, the last", list(dict.fromkeys(reversed(writers)))[::-1])

    def luck(self, clue: str) -> float:
        """How far from chance the best guesses are, in standard deviations: learnt from the first third of the rounds,
        tried on the rest. By chance one guess in each list is right, whatever its length."""
        third = len(self.lists[clue]) // 3
        seen: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
        for ranks in self.lists[clue][:third]:
            for place, rank in enumerate(ranks):
                seen[len(ranks), place][rank] += 1
        tried = self.lists[clue][third:]
        right = sum(
            rank == seen[len(ranks), place].most_common(1)[0][0]
            for ranks in tried
            for place, rank in enumerate(ranks)
            if seen[len(ranks), place]
        )
        return float((right - len(tried)) / math.sqrt(len(tried)))


def test_the_attacker_of_these_tests_would_see_a_leak() -> None:
    chance, attacker = Random(1), Attacker()
    for _ in range(min(ROUNDS.values())):
        order = chance.sample(range(WRITERS), WRITERS)
        attacker.note("none", order)
        attacker.note("the newest last", [*(writer for writer in order if writer != WRITERS - 1), WRITERS - 1])
        attacker.note("all in order", sorted(order))
    assert attacker.luck("none") < FAR_FROM_CHANCE < attacker.luck("the newest last") < attacker.luck("all in order")


@dataclass(slots=True)
class Room:
    """Transactions straight on the engine: to wipe after each would take minutes and change nothing that is read
    here, since `look` wipes before it copies."""

    engine: Engine
    server: Server | None
    chance: Random
    network: Network
    members: list[Member]
    refs: Iterator[int] = field(default_factory=count)

    def run(self, act: Callable[[Store], object]) -> None:
        with begins(self.engine, Mode.WRITE).begin() as connection:
            act(Store(connection, self.chance))

    def deliver(self) -> None:
        far = MORNING + timedelta(days=9)

        def speak(store: Store) -> None:
            while claim := delivery.claim(store, now=far, lease="l"):
                delivery.done(store, claim, f"T/C/{next(self.refs):09}", next_at=MORNING)

        self.run(speak)

    def named_question(self, body: str) -> str:
        ask = questions.Ask(new_id(self.chance), self.network.id, self.members[0].id, body)
        self.run(lambda store: questions.ask(store, ask, now=MORNING))
        return ask.id

    def named_answer(self, question: str, member: Member, now: datetime) -> None:
        give = answers.Give(new_id(self.chance), self.network.id, question, member.id, "Hos oss hjälpte ett schema.")
        self.run(lambda store: answers.give(store, give, now=now))

    def tell_of_oneself(self, member: Member, number: int) -> None:
        """Saves a profile, and has the own data handed out."""
        year = Profile(since=2000 + number % 20)

        def tell(store: Store) -> None:
            profiles.tell(store, self.network.id, member.id, member.attributes, year, asked=[Ask.SINCE])
            extracts.hand_out(store, member.id)

        self.run(tell)

    def wait(self, act: waiting.Act, now: datetime) -> str:
        slot = draw_slot(now, urgent=False, chance=self.chance)
        row = Waiting(new_id(self.chance), self.network.id, slot, act)
        self.run(lambda store: waiting.enter(store, row, chance=self.chance))
        return row.id


@pytest.fixture
def room(database_url: str, request: pytest.FixtureRequest) -> Iterator[Room]:
    engine = engines.make(database_url)
    migrate.upgrade(engine)
    chance = Random(7)
    with begins(engine, Mode.WRITE).begin() as connection:
        store = Store(connection, chance)
        network = settle_in(store, chance=chance)
        members = store.members.of(network.id)
    server = request.getfixturevalue("postgres_server") if engine.dialect.name == "postgresql" else None
    yield Room(engine, server, chance, network, members)
    engine.dispose()


def test_no_order_anywhere_follows_the_order_of_writing(room: Room) -> None:
    attacker = Attacker()
    asked = room.named_question("Hur gör ni på sommaren?")
    wondered = [room.named_question(f"Vad gör ni åt {thing}?") for thing in ("värmen", "fukten", "tiden", "oron")]
    flagged = [room.named_question(f"Vem bestämmer om {thing}?") for thing in ("maten", "ljuset", "katten", "bussen")]
    room.run(_plan_meetings(room.network.id))
    voted = [f"topic-{place}" for place in range(WRITERS)]
    checked = {question: [f"{question}-{place}" for place in range(WRITERS)] for question in checks.Question}
    vented = ["bemanning", "besparingar", "rekrytering", "dokumentation"]
    for number in range(ROUNDS[room.engine.dialect.name]):
        now = MORNING + timedelta(days=number)
        marks: dict[str, Mark] = {}
        room.chance.shuffle(wondered)
        room.chance.shuffle(flagged)
        for those in (vented, voted, *checked.values()):
            room.chance.shuffle(those)
        for writer in range(WRITERS):
            now += timedelta(minutes=1)
            room.named_answer(asked, room.members[writer], now)  # so the attacker knows who was there, and when
            room.tell_of_oneself(room.members[writer], number)
            for kind in ("fråga", "svar", "ämne"):
                text = f"{kind}-{room.chance.getrandbits(64):016x}"
                marks[text] = marks[room.wait(_act(kind, text, asked, room.chance), now)] = Mark(kind, writer)
            room.wait(WaitingMeToo(wondered[writer]), now)
            marks[wondered[writer]] = Mark("jag också", writer)
            what = Subject(questions.CARD, flagged[writer])
            room.wait(WaitingFlag(what), now)
            marks[what.id] = marks[flags.name_of(what)] = Mark("säg till", writer)
            room.wait(WaitingVent(vented[writer]), now)
            marks[vented[writer]] = Mark("av sig", writer)
            room.wait(WaitingVote(voted[writer]), now)
            marks[voted[writer]] = Mark("röst", writer)
            for question, those in checked.items():
                room.wait(WaitingBallot(those[writer], question, checks.Reply.YES), now)
                marks[those[writer]] = Mark(question, writer)
        for moment, hour in enumerate((None, *HOURS[1:3])):
            if hour:
                slot = local(now).replace(hour=hour, minute=0).astimezone(UTC)
                room.run(partial(waiting.release, now=slot, chance=room.chance))
                _look(room, attacker, f"{moment} released", marks)
                room.deliver()
            _look(room, attacker, str(moment), marks)
        for id in sorted(flagged):
            room.run(partial(flags.let_stand, network=room.network.id, what=Subject(questions.CARD, id)))
    assert len(attacker.lists) > 30
    assert {"1: duties, säg till by since", "1: letters, säg till by since"} <= set(attacker.lists)
    assert {"0: waiting, av sig by id", "1: vents, av sig by number"} <= set(attacker.lists)
    assert {"1: topics, ämne by id", "1: topics, röst by votes"} <= set(attacker.lists)
    assert {"0: waiting, better by id", "1: check_counts, better by number, the last"} <= set(attacker.lists)
    luck = {clue: attacker.luck(clue) for clue in attacker.lists}
    assert {clue: found for clue, found in luck.items() if found > FAR_FROM_CHANCE} == {}


def _plan_meetings(network: str) -> Callable[[Store], None]:
    """One with topics, and some about which the room is asked how they were."""

    def plan(store: Store) -> None:
        details = meetings.Details("Träff", MORNING + timedelta(days=300), 120, body="Kom.")
        for id in ("meeting", *(f"{question}-{place}" for question in checks.Question for place in range(WRITERS))):
            store.meetings.add(meetings.Meeting(id, network, details))
            store.checks.put(checks.Check(id, MORNING.date()))
        store.topics.collect("meeting", on=True)
        for place in range(WRITERS):
            store.topics.add(topics.Topic(f"topic-{place}", "meeting", "Hur?", (), None, None, MORNING.date()))

    return plan


def _act(kind: str, body: str, question: str, chance: Random) -> waiting.Act:
    key = chance.randbytes(32)
    if kind == "ämne":
        return WaitingTopic("meeting", body, (), key)
    return WaitingQuestion(body, (), key) if kind == "fråga" else WaitingAnswer(question, body, True, key)  # noqa: FBT003


def _look(room: Room, attacker: Attacker, moment: str, marks: dict[str, Mark]) -> None:
    """Copies everything, and reads in every table and file each order that there is."""
    assert wipe(room.engine)
    everything = copies.tables(room.engine)
    known = dict(marks)  # by text or id; an id is known from where it stands beside a text
    for table in ("questions", "answers", "topics"):
        known |= {row["id"]: marks[row["body"]] for row in everything[table] if row["body"] in marks}
    for table, rows in everything.items():
        kinds: dict[str, list[tuple[int, copies.Row]]] = defaultdict(list)
        for row in rows:
            if mark := _mark_of(row, known):
                kinds[mark.kind].append((mark.writer, row))
        for kind, theirs in kinds.items():
            for column in theirs[0][1]:
                # Sorting keeps the order of the files where the values are the same.
                ordered = sorted(theirs, key=partial(_cell, column))
                attacker.note_rows(f"{moment}: {table}, {kind} by {column}", [writer for writer, _ in ordered])
    for name, content in copies.files(room.engine, room.server).items():
        label = re.sub(r"pg_toast_\d+", "pg_toast", name)
        for kind in {mark.kind for mark in marks.values()}:
            ours = {text: mark.writer for text, mark in marks.items() if mark.kind == kind and text.encode() in content}
            for way, found in (("first", content.find), ("last", content.rfind)):
                places = {found(text.encode()): writer for text, writer in ours.items()}
                writers = list(dict.fromkeys(places[place] for place in sorted(places)))
                attacker.note(f"{moment}: {label}, {kind} {way}", writers)


def _mark_of(row: copies.Row, known: dict[str, Mark]) -> Mark | None:
    for value in row.values():
        if isinstance(value, str):
            if value in known:
                return known[value]
            if value.startswith("{"):
                return next((mark for text, mark in known.items() if text in value), None)
    return None


def _cell(column: str, theirs: tuple[int, copies.Row]) -> tuple[str, object]:
    value = theirs[1][column]
    return type(value).__name__, value


MINUTES = [MORNING + timedelta(minutes=minutes) for minutes in range(0, 24 * 60, 10)]
DRAWS = 200
FAIR = 4 * math.sqrt(DRAWS) / 2


def test_the_slot_says_no_more_of_the_minute_than_that_it_was_one_of_two() -> None:
    chance = Random(3)
    by_pair: dict[tuple[datetime, ...], list[int]] = defaultdict(list)
    for now in MINUTES:
        pair = tuple(next_slots(now))
        drawn = Counter(draw_slot(now, urgent=False, chance=chance) for _ in range(DRAWS))
        assert set(drawn) == set(pair)
        assert pair[0] - now >= NOTICE
        by_pair[pair].append(drawn[pair[0]])
    for firsts in by_pair.values():
        assert all(abs(first - DRAWS / 2) < FAIR for first in firsts)
        half = len(firsts) // 2
        early, late = sum(firsts[:half]) / (half * DRAWS), sum(firsts[half:]) / ((len(firsts) - half) * DRAWS)
        assert abs(early - late) < 4 / math.sqrt(half * DRAWS)


def test_what_is_urgent_takes_the_first_slot_whatever_the_minute() -> None:
    assert all(draw_slot(now, urgent=True, chance=Random(1)) == next_slots(now)[0] for now in MINUTES)
