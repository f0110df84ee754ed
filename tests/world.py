"""A whole small world for dialogues: the double, the real program against it, and a clock that stands until moved.

def test_something(world: World) -> None:
    maria = world.person("UMARIA")
    maria.command("/fraga")
    ...
    world.pass_slots(2)          # releases what was due, and posts it
    assert "…" in maria.see()
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import ParamSpec, TypeVar

from bot.demo import seed
from bot.demo.cast import ADMINISTRATOR, MEMBERS, NETWORK, TEAM
from bot.demo.double import Double
from bot.demo.lines import DirectLine, Kind
from bot.demo.people import Person
from bot.demo.records import App
from bot.demo.seed import MovableClock
from bot.demo.server import DemoServer
from bot.demo.state import Workspace
from bot.manifest import manifest
from bot.slack.app import make_edge
from bot.slack.client import make_client
from bot.web import Edge
from bot.wiring import House, make_house
from bot.worker import PACE
from domain.networks import Network
from domain.slots import slot_after
from storage import engine, migrate
from tests.databases import create_file_as

P = ParamSpec("P")
T = TypeVar("T")

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""10.00 in Stockholm; the next slots are 12.00 and 16.00 there."""
PATIENCE = 600.0
"""Seconds for an answer: how busy the machine is that tests run on says nothing about the program."""


@dataclass(slots=True)
class World:
    """`clock` is the product's; `pace` what the worker takes for the world's, so that nothing waits for seconds."""

    double: Double
    house: House
    network: Network
    clock: MovableClock
    pace: MovableClock
    database_url: str

    def person(self, user: str) -> Person:
        return self.double.person(user)

    def deliver(self) -> None:
        """All that may be told, told; the pace of the channels is kept without waiting."""
        self.double.settle()
        self.house.worker.tick()
        while self.house.worker.deliver_one():
            self.pace.stand_at(self.pace() + PACE)
        self.double.settle()

    def pass_time(self, by: timedelta) -> None:
        """Through every slot on the way; the worker does what is due at each."""
        end = self.clock() + by
        while (slot := slot_after(self.clock())) <= end:
            self._come_to(slot)
        self._come_to(end)

    def pass_slots(self, count: int) -> None:
        for _ in range(count):
            self._come_to(slot_after(self.clock()))

    def _come_to(self, moment: datetime) -> None:
        self.clock.stand_at(moment)
        self.pace.stand_at(max(self.pace(), moment))
        self.house.worker.tick()
        self.deliver()


class AtOnce(Executor):
    """Listeners run in the caller's thread: when an act returns, everything it led to has been done."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  handed on to whoever asks for the result
            future.set_exception(error)
        return future


@contextmanager
def make_world(
    database_url: str, *, seed_number: int = 1, now: datetime = MONDAY, address: str = ""
) -> Iterator[World]:
    """The network of `bot/demo/cast.py`, with nothing said in it yet; the same number makes the same world. `address`:
    as `Services`."""
    clock, pace = MovableClock(lambda: now), MovableClock(lambda: now)
    app = App.from_manifest(manifest())
    workspace = Workspace(app, clock=clock, chance=Random(seed_number), name=NETWORK, team=TEAM)
    edges: list[Edge] = []

    def deliver(_kind: Kind, body: str, headers: Mapping[str, str]) -> tuple[int, str]:
        answer = edges[0](body, headers)
        return answer.status, answer.body

    seed.furnish(workspace)
    double = Double(workspace, DirectLine(deliver, app.signing_secret, time.time, PATIENCE))
    database = engine.make(database_url)
    if database.dialect.name == "sqlite" and not Path(str(database.url.database)).exists():
        create_file_as(database_url, migrate.upgrade)
    migrate.upgrade(database)
    with DemoServer(double) as server:
        client = make_client(app.bot_token, f"{server.url}/api/", timeout=10)
        owners = frozenset({ADMINISTRATOR.user})
        house = make_house(
            database, client, clock=clock, real=pace, chance=Random(seed_number + 1), owners=owners, address=address
        )
        edges.append(make_edge(house.app(signing_secret=app.signing_secret, executor=AtOnce())))
        network = house.transactions.run(seed.settle_in, chance=Random(seed_number + 2))
        for person in MEMBERS:
            double.person(person.user)
        try:
            yield World(double, house, network, clock, pace, database_url)
        finally:
            database.dispose()
