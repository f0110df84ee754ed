"""What the room sees of the worker's work, and what it does when its time has come."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from sqlalchemy import Engine

from bot.speaker import TokenRevoked, TryLater, Unreachable, Unsure
from bot.worker import MOST_FAULTS, Worker, working
from domain import consent, waiting
from domain.answers import Answer
from domain.errors import Busy
from domain.members import Member, Role, Standing
from domain.networks import Network, Place
from domain.ports import Person, Room, Subject
from domain.questions import CARD as QUESTION
from domain.questions import Question
from domain.solutions import CONSENT_CARD, REMINDER_CARD, Solution, State, Text
from domain.waiting import Waiting, WaitingAnswer, WaitingQuestion
from handlers import delivery as delivery_cards
from handlers.routes import Drawer
from handlers.services import Services
from handlers.ui import Card
from storage import engine as engines
from storage.run import Transactions
from storage.store import Store
from storage.tables import metadata
from tests.bot.speaking import Platform, Time, deliver_all, make_worker, plain
from tests.storage.data import ANNA, BOSSE, HERE, NETWORK, ROOM, known, question

SLOT = datetime(2026, 3, 3, 15, tzinfo=UTC)  # 16 local; the tests begin half an hour after the slot before
ANNAS = known("U1")


@pytest.fixture
def engine(tables_url: str) -> Iterator[Engine]:
    engine = engines.make(tables_url)
    yield engine
    engine.dispose()


class House:
    """A room with a facilitator and a member, and a worker that draws every card as its subject's id."""

    def __init__(self, engine: Engine) -> None:
        self.time = Time()
        self.platform = Platform(self.time)
        self.db = Transactions(engine, Random(1))
        self.missing: set[str] = set()
        self.db.run(settle)
        self.worker = self.hired()

    def hired(self, cards: dict[str, Drawer] | None = None) -> Worker:
        drawn = {QUESTION: self.draw, "answers.card": self.draw, CONSENT_CARD: self.draw, REMINDER_CARD: self.draw}
        return make_worker(self.db, self.platform, {**drawn, **delivery_cards.CARDS, **(cards or {})}, self.time)

    def draw(self, id: str, _services: Services) -> Card | None:
        return None if id in self.missing else plain(id)

    def post(self, *ids: str) -> None:
        for id in ids:
            self.db.run(lambda store, id: store.outbox.post(Subject(QUESTION, id), to=ROOM), id)

    def speaks(self, *, seconds: int = 100) -> list[str]:
        """What stands in the room when so much time has passed, a worker being at it each second."""
        for _ in range(seconds):
            deliver_all(self.worker)
            self.time.passes(1)
        return self.platform.seen(HERE)

    def fails(self, error: Callable[[], Exception], *, times: int = 1) -> None:
        """The platform answers so before it accepts anything."""
        left = [error] * times

        def before(_call: str) -> None:
            if left:
                answer = left.pop()()
                raise answer

        self.platform.before = before


def settle(store: Store) -> None:
    store.networks.add(NETWORK, HERE)
    store.members.add(ANNA, ANNAS)
    store.members.add(BOSSE, known("U2"))


@pytest.fixture
def house(engine: Engine) -> House:
    return House(engine)


def test_a_card_is_drawn_when_it_is_spoken_and_redrawn_when_it_changes(engine: Engine) -> None:
    house = House(engine)
    shown = {"q1": "first"}
    house.worker = house.hired({QUESTION: lambda id, _services: plain(shown[id])})
    house.post("q1")
    shown["q1"] = "second"
    assert house.speaks() == ["second"]
    shown["q1"] = "third"
    house.db.run(lambda store: store.outbox.refresh(Subject(QUESTION, "q1"), to=ROOM))
    assert house.speaks() == ["third"]
    house.db.run(lambda store: store.outbox.remove(Subject(QUESTION, "q1"), to=ROOM))
    assert house.speaks() == []


def test_each_channel_hears_one_message_a_second(house: House) -> None:
    house.post("q1", "q2", "q3")
    house.db.run(lambda store: store.outbox.post(Subject(CONSENT_CARD, "s1"), to=Person("m1")))
    deliver_all(house.worker)
    assert house.platform.seen(HERE) == ["q1"]
    assert house.platform.seen(ANNAS) == ["s1"]
    assert house.speaks(seconds=2) == ["q1", "q2"]
    assert house.speaks(seconds=1) == ["q1", "q2", "q3"]


def test_what_there_is_nothing_left_to_show_of_is_not_posted_or_is_taken_away(house: House) -> None:
    house.post("q1", "q2")
    house.missing = {"q1"}
    assert house.speaks() == ["q2"]
    house.missing = {"q2"}
    house.db.run(lambda store: store.outbox.refresh(Subject(QUESTION, "q2"), to=ROOM))
    assert house.speaks() == []
    assert house.db.read(lambda store: store.posts.ref(Subject(QUESTION, "q2"), ROOM)) is None


def test_what_was_withdrawn_while_nobody_knew_whether_it_was_posted_is_taken_away(house: House) -> None:
    def lose(_call: str) -> None:
        house.platform.after = lambda _call: None
        house.db.run(lambda store: store.outbox.remove(Subject(QUESTION, "q1"), to=ROOM))
        house.missing = {"q1"}
        raise Unsure

    house.platform.after = lose
    house.post("q1")
    assert house.speaks() == []
    assert len(house.platform.messages) == 1


def test_the_platforms_own_pause_is_kept(house: House) -> None:
    house.fails(lambda: TryLater(30))
    house.post("q1")
    assert house.speaks(seconds=30) == []
    assert house.speaks(seconds=1) == ["q1"]


def test_pauses_grow_to_ten_minutes_and_no_further(house: House) -> None:
    house.fails(TryLater, times=12)
    house.post("q1")
    moments: list[datetime] = []
    fail = house.platform.before

    def noted(call: str) -> None:
        moments.append(house.time.real())
        fail(call)

    house.platform.before = noted
    while not house.platform.seen():
        deliver_all(house.worker)
        house.time.passes(1)
    pauses = [(later - sooner).total_seconds() for sooner, later in pairwise(moments)]
    assert pauses == [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600]


def test_an_unreachable_room_is_told_to_those_who_look_after_it_and_once(house: House) -> None:
    def more(store: Store) -> None:
        deputy = Member("m3", "n1", "Cia Od", Role.DEPUTY, present=False)
        gone = Member("m4", "n1", "Dag Åk", Role.FACILITATOR, standing=Standing.LEFT)
        off = Member("m5", "n1", "Eva Öst", Role.FACILITATOR, active=False)
        for number, member in enumerate((deputy, gone, off)):
            store.members.add(member, known(f"U{number + 3}"))

    house.db.run(more)
    house.fails(Unreachable)
    house.post("q1")
    assert house.speaks(seconds=5) == []
    assert {str(message.to) for message in house.platform.messages} == {str(ANNAS), str(known("U3"))}
    assert len(house.platform.messages) == 2
    assert all(NETWORK.name in message.shows for message in house.platform.messages)


def test_after_a_room_was_reached_again_its_next_loss_is_told_anew(house: House) -> None:
    def lost() -> int:
        house.fails(Unreachable)
        house.post("q")
        house.speaks(seconds=5)
        return len(house.platform.seen(ANNAS))

    assert lost() == 1
    house.post("r")
    assert house.speaks(seconds=5) == ["r"]
    assert lost() == 2


def test_a_room_that_stays_out_of_reach_is_told_of_once(house: House) -> None:
    house.db.run(lambda store: store.networks.add(Network("n2", "Utan kanal", "sv", b"salt"), None))
    house.db.run(lambda store: store.members.add(replace(ANNA, id="m9", network="n2"), ANNAS))
    for id in ("q1", "q2", "q3"):
        house.db.run(lambda store, id: store.outbox.post(Subject(QUESTION, id), to=Room("n2")), id)
    house.speaks(seconds=10)
    assert len(house.platform.seen(ANNAS)) == 1


def test_a_person_without_account_is_passed_over_in_silence(house: House) -> None:
    house.db.run(lambda store: store.members.add(Member("m9", "n1", "Fia Åby"), None))
    house.db.run(lambda store: store.outbox.post(Subject(CONSENT_CARD, "s1"), to=Person("m9")))
    house.speaks(seconds=5)
    assert house.platform.messages == []


def test_a_refused_token_keeps_everything_for_ten_minutes(house: House, caplog: pytest.LogCaptureFixture) -> None:
    house.fails(TokenRevoked)
    house.post("q1", "q2")
    assert house.speaks(seconds=600) == []
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "until the app is installed anew" in caplog.text
    assert house.speaks(seconds=3) == ["q1", "q2"]


def test_one_card_that_cannot_be_drawn_holds_up_the_others_only_for_so_long(house: House) -> None:
    def broken(_id: str, _services: Services) -> Card:
        raise ZeroDivisionError

    house.worker = house.hired({"broken": broken})
    house.db.run(lambda store: store.outbox.post(Subject("broken", "x"), to=ROOM))
    house.post("q1")
    assert house.speaks(seconds=2**MOST_FAULTS) == ["q1"]
    assert len(house.platform.seen(ANNAS)) == 1


def test_a_database_that_is_busy_while_drawing_is_no_fault_of_the_card(house: House) -> None:
    busy = [Busy] * (MOST_FAULTS + 1)

    def draw(id: str, _services: Services) -> Card:
        if busy:
            raise busy.pop()
        return plain(id)

    house.worker = house.hired({QUESTION: draw})
    house.post("q1")
    assert house.speaks(seconds=2**10) == ["q1"]


def wait_for_slot(house: House, *acts: waiting.Act, slot: datetime = SLOT) -> None:
    for number, act in enumerate(acts):
        house.db.run(waiting.enter, Waiting(f"w{number}", "n1", slot, act), chance=Random(number))


def test_what_waits_is_told_at_its_slot_and_not_before(house: House) -> None:
    wait_for_slot(house, WaitingQuestion("Hur?", (), b"key"))
    house.time.now = SLOT - timedelta(seconds=1)
    house.worker.tick()
    assert house.db.read(lambda store: store.questions.known_by(b"key")) is None
    house.time.now = SLOT + timedelta(seconds=4)
    house.worker.tick()
    told = house.db.read(lambda store: store.questions.known_by(b"key"))
    assert told
    assert told.told_at == SLOT
    assert house.speaks(seconds=2) == [told.id]
    assert house.db.read(lambda store: store.waiting.all()) == []


def test_what_came_due_while_nobody_worked_is_told_at_once(house: House) -> None:
    wait_for_slot(house, WaitingQuestion("Hur?", (), b"key"))
    house.time.now = SLOT + timedelta(minutes=40)
    house.hired().tick()
    assert house.db.read(lambda store: store.questions.known_by(b"key"))


def test_moving_the_products_clock_brings_the_slot(house: House) -> None:
    wait_for_slot(house, WaitingQuestion("Hur?", (), b"key"))
    house.time.jumped = timedelta(hours=4)
    house.worker.tick()
    deliver_all(house.worker)
    assert len(house.platform.seen(HERE)) == 1


def test_all_of_a_slot_comes_in_an_order_by_chance(house: House) -> None:
    house.db.run(lambda store: store.questions.add(question()))
    house.post("q1")
    house.speaks(seconds=1)
    bodies = [f"svar {number}" for number in range(8)]
    wait_for_slot(house, *(WaitingAnswer("q1", body, may_be_kept=False, code_key=body.encode()) for body in bodies))
    house.time.now = SLOT
    house.worker.tick()
    told = [answer.body for answer in house.db.read(lambda store: store.answers.to("q1"))]
    assert sorted(told) == bodies
    assert told != bodies


def test_how_many_wonder_the_same_is_redrawn_in_slots_only(house: House) -> None:
    house.db.run(lambda store: store.questions.add(question()))
    house.worker = house.hired({QUESTION: me_too_card})
    house.post("q1")
    house.speaks(seconds=1)

    def press(times: int) -> None:
        for _ in range(times):
            house.db.run(press_once)

    press(3)
    house.time.now = SLOT - timedelta(minutes=1)
    house.worker.tick()
    assert house.speaks(seconds=2) == ["0"]
    house.time.now = SLOT
    house.worker.tick()
    press(1)
    assert house.speaks(seconds=2) == ["3"]
    house.time.now = SLOT + timedelta(hours=1)
    house.worker.tick()
    assert house.speaks(seconds=2) == ["3"]


def press_once(store: Store) -> None:
    found = store.questions.get("q1")
    assert found
    store.questions.change(replace(found, me_too=found.me_too + 1))


def me_too_card(id: str, services: Services) -> Card:
    found = services.read(lambda store: store.questions.get(id))
    assert found
    return plain(str(found.me_too_told))


def test_the_waiting_rows_are_shuffled_every_five_minutes(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    rewritten: list[datetime] = []
    monkeypatch.setattr(waiting, "rewrite", lambda _store, **_chance: rewritten.append(house.time.product()))
    begin = house.time.now
    for _ in range(16 * 60 // 5):
        house.worker.tick()
        house.time.passes(5)
    assert rewritten == [begin + timedelta(minutes=minutes) for minutes in (0, 5, 10, 15)]


def test_what_has_had_its_time_is_forgotten(house: House) -> None:
    old, new = (house.time.now - timedelta(days=days) for days in (365 + 1, 364))

    def remember(store: Store) -> None:
        for id, told_at in (("old", old), ("new", new)):
            store.questions.add(Question(id, "n1", "Hur?", (), None, id.encode(), told_at))
            store.answers.add(Answer(id, id, "Så", None, id.encode(), told_at))
        store.inbox.first("E-old", house.time.now - timedelta(hours=49))
        store.inbox.first("E-new", house.time.now - timedelta(hours=47))

    house.db.run(remember)
    house.worker.tick()

    def known_still(store: Store) -> tuple[bool, ...]:
        return (
            store.questions.known_by(b"old") is None,
            store.answers.known_by(b"old") is None,
            store.questions.known_by(b"new") is not None,
            store.answers.known_by(b"new") is not None,
            store.inbox.first("E-old", house.time.now),
            not store.inbox.first("E-new", house.time.now),
        )

    assert all(house.db.run(known_still))


def test_a_draft_is_reminded_of_and_then_loses_its_words(house: House) -> None:
    begin = house.time.now
    draft = Solution("s1", "n1", Text("Vi gjorde så", title="Så"), "m1", named=False, state=State.DRAFT, since=begin)
    house.db.run(lambda store: store.solutions.add(draft))
    for after in (consent.REMIND_AFTER, consent.DELETE_AFTER):
        house.time.now = begin + after
        house.worker.tick()
        house.speaks(seconds=3)
        house.worker.tick()
    assert [message.shows for message in house.platform.messages] == ["s1"]
    assert house.platform.seen() == []
    left = house.db.read(lambda store: store.solutions.get("s1"))
    assert left is not None
    assert (left.state, left.owner, left.text.did, left.text.title) == (State.TAKEN_BACK, None, "", "")


def test_a_job_that_fails_stops_no_other_and_is_done_next_time(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    wait_for_slot(house, WaitingQuestion("Hur?", (), b"key"))
    real = waiting.release
    house.worker.tick()
    house.time.now = SLOT

    def fail(*_args: object, **_kwargs: object) -> None:
        raise Busy

    with monkeypatch.context() as broken:
        broken.setattr(waiting, "release", fail)
        house.worker.tick()
    assert waiting.release is real
    assert house.db.read(lambda store: store.questions.known_by(b"key")) is None
    house.worker.tick()
    assert house.db.read(lambda store: store.questions.known_by(b"key"))


def test_in_the_background_all_is_spoken_as_soon_as_it_is_told(engine: Engine) -> None:
    wake = threading.Event()
    house = House(engine)
    house.db = Transactions(engine, Random(1), on_told=wake.set)
    house.worker = house.hired()
    spoken = threading.Event()
    house.platform.after = lambda _call: spoken.set()
    with working(house.worker, wake):
        house.post("q1")
        assert spoken.wait(60)
    assert house.platform.seen(HERE) == ["q1"]
    threads = [thread.name for thread in threading.enumerate() if "worker" in thread.name.lower()]
    assert threads == []


def test_all_who_change_a_card_while_it_is_told_get_through(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.worker.PACE", timedelta())
    house = House(engine)
    house.worker = house.hired({QUESTION: me_too_card})
    house.db.run(lambda store: store.questions.add(question()))
    house.post("q1")
    together = threading.Barrier(4)
    over = threading.Event()

    def press() -> None:
        together.wait()
        left = 10
        while left:
            with suppress(Busy):  # then a person presses again
                house.db.run(press_and_tell)
                left -= 1

    def work() -> None:
        together.wait()
        while not over.is_set():
            deliver_all(house.worker)

    with ThreadPoolExecutor(4) as pool:
        worked = pool.submit(work)
        pressed = [pool.submit(press) for _ in range(3)]
        wait(pressed)
        over.set()
        for done in [worked, *pressed]:
            done.result()
    deliver_all(house.worker)
    assert house.platform.seen(HERE) == ["30"]
    assert len(house.platform.messages) == 1


def press_and_tell(store: Store) -> None:
    found = store.questions.get("q1")
    assert found
    store.questions.change(replace(found, me_too_told=found.me_too_told + 1))
    store.outbox.refresh(found.subject, to=ROOM)


def test_two_workers_at_once_post_everything_once_and_in_order(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.worker.PACE", timedelta())
    engine = engines.make(postgres_url)
    metadata.create_all(engine)
    house = House(engine)
    rooms = {f"r{number}": Place("slack", "T1", f"R{number}") for number in range(4)}
    for id, place in rooms.items():
        house.db.run(lambda store, id, at: store.networks.add(Network(id, id, "sv", b"salt"), at), id, place)
    ids = [f"q{number:02}" for number in range(15)]
    together = threading.Barrier(len(rooms) + 2)

    def put(room: str) -> None:
        together.wait()
        for id in ids:
            house.db.run(lambda store, id: store.outbox.post(Subject(QUESTION, id), to=Room(room)), id)

    def work() -> None:
        worker = house.hired()
        together.wait()
        while len(house.platform.messages) < len(ids) * len(rooms):
            deliver_all(worker)

    with ThreadPoolExecutor(len(rooms) + 2) as pool:
        for done in [*(pool.submit(put, room) for room in rooms), pool.submit(work), pool.submit(work)]:
            done.result()
    assert {id: house.platform.seen(place) for id, place in rooms.items()} == dict.fromkeys(rooms, ids)
    assert not house.worker.deliver_one()
    engine.dispose()
