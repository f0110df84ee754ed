"""A platform that takes nothing more: everything waits, it is asked now and then, and what waited is told in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

import pytest

from bot.speaker import TokenRevoked, TryLater, Unreachable, Unsure
from domain import installations
from domain.ports import Subject
from storage import engine as engines
from storage.run import Transactions
from tests.bot.speaking import Platform, Time, deliver_all, make_worker, plain
from tests.storage.data import ANNA, HERE, NETWORK, ROOM, known

CARD = "a.card"
TEN_MINUTES = 600
EVERY = 20


@dataclass
class Installed(Platform):
    """`taken`: the token. `asked`: when the platform was asked about it. `trouble` is raised instead of an answer."""

    taken: bool = True
    asked: list[float] = field(default_factory=list)
    trouble: Callable[[], Exception] | None = None

    def well(self) -> bool:
        self.asked.append(self.time.now.timestamp())
        if self.trouble:
            raise self.trouble()
        return self.taken


class House:
    def __init__(self, db: Transactions) -> None:
        self.db = db
        self.time = Time()
        self.platform = Installed(self.time, before=self._refuse)
        self.tried = 0
        self.hire()

    def hire(self) -> None:
        self.worker = make_worker(self.db, self.platform, {CARD: lambda id, _services: plain(id)}, self.time)

    def _refuse(self, _call: str) -> None:
        self.tried += 1
        if not self.platform.taken:
            raise TokenRevoked

    def post(self, *ids: str) -> None:
        for id in ids:
            self.db.run(lambda store, id: store.outbox.post(Subject(CARD, id), to=ROOM), id)

    def speaks(self, seconds: int) -> list[str]:
        """What stands in the room when so much time has passed, a worker being at it now and then."""
        end = self.time.now.timestamp() + seconds
        while self.time.now.timestamp() < end:
            deliver_all(self.worker)
            self.time.passes(min(seconds, EVERY))
        return self.platform.seen(HERE)

    @property
    def stopped(self) -> bool:
        return bool(self.db.read(installations.stopped))


@pytest.fixture
def house(tables_url: str) -> Iterator[House]:
    engine = engines.make(tables_url)
    db = Transactions(engine, Random(1))
    db.run(lambda store: store.networks.add(NETWORK, HERE))
    db.run(lambda store: store.members.add(ANNA, known("U1")))
    yield House(db)
    engine.dispose()


def test_a_refused_token_stops_everything_after_one_try_and_what_waited_comes_in_order(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.platform.taken = False
    house.post("1", "2", "3")
    assert house.speaks(TEN_MINUTES * 3) == []
    assert (house.tried, house.stopped) == (1, True)
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    house.platform.taken = True
    assert house.speaks(TEN_MINUTES + 5 * EVERY) == ["1", "2", "3"]
    assert not house.stopped


def test_the_platform_is_asked_at_most_every_ten_minutes_and_never_while_all_is_well(house: House) -> None:
    house.post("1")
    house.speaks(TEN_MINUTES)
    assert house.platform.asked == []
    house.platform.taken = False
    house.post("2")
    house.speaks(TEN_MINUTES * 4)
    asked = house.platform.asked
    assert len(asked) == 3
    assert min(later - before for before, later in pairwise(asked)) >= TEN_MINUTES


def test_what_another_process_heard_stops_this_one_without_a_try(house: House) -> None:
    house.platform.taken = False
    house.db.run(installations.stop, "slack", "T1", now=house.time.now)
    house.post("1")
    assert house.speaks(TEN_MINUTES * 2) == []
    assert house.tried == 0


def test_a_worker_that_begins_asks_at_once(house: House) -> None:
    house.db.run(installations.stop, "slack", "T1", now=house.time.now)
    house.post("1")
    house.hire()
    assert house.speaks(1) == ["1"]
    assert not house.stopped


@pytest.mark.parametrize("trouble", [TryLater, Unsure, Unreachable, TokenRevoked])
def test_no_answer_is_no_yes(house: House, trouble: Callable[[], Exception]) -> None:
    house.db.run(installations.stop, "slack", "T1", now=house.time.now)
    house.post("1")
    house.platform.trouble = trouble
    assert house.speaks(2) == []
    house.platform.trouble = None
    assert house.speaks(TEN_MINUTES + EVERY) == ["1"]
