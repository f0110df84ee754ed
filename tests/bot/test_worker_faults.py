"""Whatever goes wrong, and in whatever order: nothing is lost, nothing is posted twice, order is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from bot.speaker import TokenRevoked, TryLater, Unsure
from bot.worker import PACE
from domain.members import Identity
from domain.networks import Network, Place
from domain.ports import Person, Room, Subject
from storage import engine as engines
from storage.destinations import destinations
from storage.outbox import outbox
from storage.run import Transactions
from storage.store import Store
from storage.tables import metadata
from tests.bot.speaking import GONE, Platform, Time, deliver_all, make_worker, plain
from tests.storage.data import ANNA, known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

    from bot.worker import Worker
    from domain.ports import Destination
    from handlers.services import Services
    from handlers.ui import Card

CARD = "test.card"
PLACES: dict[Destination, Place | Identity] = {
    Room("n1"): Place("slack", "T1", "C1"),
    Room("n2"): Place("slack", "T1", "C2"),
    Person("m1"): known("U1"),
}
DESTINATIONS = list(PLACES)


class Killed(BaseException):
    """The process ends here: nothing after it runs, not even an `except Exception`."""


@dataclass
class Thing:
    """`version` is what its card must show in the end; None when it was withdrawn."""

    id: str
    to: Destination
    under: str | None
    version: int | None = 1


FAULTS: dict[str, Callable[[], BaseException]] = {
    "later": TryLater,
    "later for a minute": lambda: TryLater(60),
    "unsure": Unsure,
    "revoked": TokenRevoked,
    "killed": Killed,
}


class Delivery(RuleBasedStateMachine):
    """Things are told, changed and withdrawn, and workers speak, die, are slow and come back; at the end all is quiet
    for a while, and the platform must show what there is."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.db = Transactions(engine, Random(1))
        self.time = Time()
        self.platform = Platform(self.time, before=lambda _: self.at("before"), after=lambda _: self.at("after"))
        self.things: dict[str, Thing] = {}
        self.planned: dict[str, Callable[[], None]] = {}
        self.chance = Random(2)
        self.workers = [self.hired(), self.hired()]
        with engine.begin() as connection:
            for table in reversed(metadata.sorted_tables):
                connection.execute(table.delete())
        self.db.run(settle)

    def hired(self) -> Worker:
        return make_worker(self.db, self.platform, {CARD: self.draw}, self.time, chance=self.chance)

    def draw(self, id: str, _services: Services) -> Card | None:
        self.at("draw")
        thing = self.things[id]
        return None if thing.version is None else plain(f"{id}:{thing.version}")

    def at(self, step: str) -> None:
        """Once for each plan, so that what happens is not itself disturbed."""
        if step in self.planned:
            self.planned.pop(step)()

    @initialize(first=st.sampled_from(DESTINATIONS), then=st.lists(st.sampled_from(DESTINATIONS), max_size=3))
    def begin(self, first: Destination, then: list[Destination]) -> None:
        for to in [first, *then]:
            self.put(to, None)

    @rule(to=st.sampled_from(DESTINATIONS), data=st.data())
    def tell(self, to: Destination, data: st.DataObject) -> None:
        possible = [t.id for t in self.things.values() if t.to == to and t.under is None and t.version]
        self.put(to, data.draw(st.sampled_from([None, *possible])))

    def put(self, to: Destination, under: str | None) -> None:
        thing = Thing(f"t{len(self.things)}", to, under)
        self.things[thing.id] = thing
        parent = Subject(CARD, under) if under else None
        self.db.run(lambda store: store.outbox.post(Subject(CARD, thing.id), to=to, under=parent))

    @rule(data=st.data(), away=st.sampled_from([False, False, True]))
    def change(self, data: st.DataObject, *, away: bool) -> None:
        id = data.draw(st.sampled_from(sorted(self.things)))
        if away:
            self.withdrawn(id)
        else:
            self.changed(id)

    def changed(self, id: str) -> None:
        thing = self.things[id]
        if thing.version is not None:
            thing.version += 1
            self.db.run(lambda store: store.outbox.refresh(Subject(CARD, id), to=thing.to))

    def withdrawn(self, id: str) -> None:
        thing = self.things[id]
        if not any(other.under == id for other in self.things.values()):
            thing.version = None
            self.db.run(lambda store: store.outbox.remove(Subject(CARD, id), to=thing.to))

    @rule(
        before=st.integers(0, 3),
        worker=st.sampled_from([0, 1]),
        waited=st.sampled_from([0, 1, 1, 3, 61, 700]),
        step=st.sampled_from(["draw", "before", "after"]),
        event=st.sampled_from(["nothing", "change", "withdraw", "other worker", "slow", *FAULTS]),
        data=st.data(),
    )
    def speak(self, *, before: int, worker: int, waited: int, step: str, event: str, data: st.DataObject) -> None:
        """`before` are told undisturbed. Then, `event` comes in at `step`: while the card is drawn, before the platform
        accepts it, or after."""
        for _ in range(before):
            self.spoken(worker)
            self.time.passes(1)
        if event in FAULTS and event != "killed":
            step = "before" if event != "unsure" or step == "draw" else step  # else the platform accepts or it does not
        id = data.draw(st.sampled_from(sorted(self.things))) if event in ("change", "withdraw") else ""
        self.planned = {step: lambda: self.happens(event, step, id, 1 - worker)}
        self.time.passes(waited)
        self.spoken(worker)
        self.planned = {}

    def happens(self, event: str, step: str, id: str, other: int) -> None:
        match event:
            case "change":
                self.changed(id)
            case "withdraw":
                self.withdrawn(id)
            case "other worker":
                self.spoken(other)
            case "slow" if step == "draw":
                self.time.passes(70)  # longer than the lease: somebody else takes over
                self.spoken(other)
            case "slow":
                self.time.passes(9)
            case _ if event in FAULTS:
                error = FAULTS[event]()
                raise error

    def spoken(self, worker: int) -> None:
        try:
            self.workers[worker].deliver_one()
        except Killed:
            self.workers[worker] = self.hired()

    @invariant()
    def nothing_is_posted_twice(self) -> None:
        posted = Counter(message.id for message in self.platform.messages if message.shows != GONE)
        assert not [id for id, times in posted.items() if times > 1]

    @invariant()
    def nobody_is_hurried(self) -> None:
        for place in PLACES.values():
            moments = [message.at for message in self.platform.messages if message.to == place]
            assert all(later - sooner >= PACE for sooner, later in pairwise(moments))

    def teardown(self) -> None:
        self.time.passes(3600)
        for _ in range(10 * len(self.things)):
            deliver_all(self.workers[0])
            if self.db.read(left) == (0, 0):
                break
            self.time.passes(61)
        self.everything_is_told()
        self.order_was_kept()
        assert self.db.read(left) == (0, 0)

    def everything_is_told(self) -> None:
        for to, place in PLACES.items():
            wanted = {f"{t.id}:{t.version}": t.under for t in self.things.values() if t.to == to and t.version}
            seen = {m.shows: m.under for m in self.platform.messages if m.to == place and not m.removed}
            assert set(seen) == set(wanted)
            for shows, under in wanted.items():
                assert seen[shows] == (self.db.read(ref_of, under, to) if under else None)

    def order_was_kept(self) -> None:
        for place in PLACES.values():
            told = [int(m.shows[1:].split(":")[0]) for m in self.platform.messages if m.to == place and m.shows != GONE]
            assert told == sorted(told)


def settle(store: Store) -> None:
    for id in ("n1", "n2"):
        place = PLACES[Room(id)]
        assert isinstance(place, Place)
        store.networks.add(Network(id, id, "sv", b"salt"), place)
    store.members.add(ANNA, known("U1"))


def ref_of(store: Store, id: str, to: Destination) -> str | None:
    return store.posts.ref(Subject(CARD, id), to)


def left(store: Store) -> tuple[int, int]:
    """Tellings, and leases still held."""
    held = store.connection.execute(destinations.select().where(destinations.c.lease.is_not(None))).all()
    return len(store.connection.execute(outbox.select()).all()), len(held)


@pytest.fixture
def engine(tables_url: str) -> Iterator[Engine]:
    engine = engines.make(tables_url)
    yield engine
    engine.dispose()


def test_delivery_withstands_any_order_of_faults(engine: Engine) -> None:
    class Machine(Delivery):
        def __init__(self) -> None:
            super().__init__(engine)

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=40,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )


def test_a_platform_whose_clock_goes_slow_is_believed(engine: Engine) -> None:
    machine = Delivery(engine)
    machine.platform.skew = timedelta(minutes=-4)
    machine.things["t0"] = Thing("t0", Room("n1"), None)
    machine.db.run(lambda store: store.outbox.post(Subject(CARD, "t0"), to=Room("n1")))
    machine.planned = {"after": lambda: machine.happens("killed", "after", "", 1)}
    machine.spoken(0)
    machine.nothing_is_posted_twice()
    machine.teardown()
    machine.nothing_is_posted_twice()
