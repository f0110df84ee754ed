"""`rummet demo`: the bot beside a local workspace in the browser, on a fresh database, a month into its life."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from random import Random, SystemRandom
from threading import Event
from typing import TYPE_CHECKING

from bot import bank
from bot.demo import days, gatherings, history, profiles, seed, settings
from bot.demo.cast import ADMINISTRATOR, NETWORK, TEAM
from bot.demo.double import Double
from bot.demo.month import Month
from bot.demo.page_api import PageApi
from bot.demo.records import App
from bot.demo.scenes import SCENES
from bot.demo.seed import MovableClock
from bot.demo.server import DemoServer
from bot.demo.state import Workspace
from bot.manifest import manifest
from bot.slack.client import make_client
from bot.wiring import House, at_work, connected, make_house, real_time
from bot.worker import PACE, Worker
from domain.slots import slot_after
from storage import engine, migrate

if TYPE_CHECKING:
    from collections.abc import Callable

DEFAULT_PERSON = "UMARIA"


@dataclass(frozen=True, slots=True)
class Demo:
    """`move`: the product's clock, as the page does."""

    url: str
    double: Double
    house: House
    clock: MovableClock
    move: Callable[[str], None]


@contextmanager
def open_demo(folder: Path, *, port: int, chance: Random, real: Callable[[], datetime] = real_time) -> Iterator[Demo]:
    """A seeded network in `folder`; the app is not connected yet. Port 0 takes a free one."""
    clock, hurried = MovableClock(real), MovableClock(real)
    app = App.from_manifest(manifest())
    workspace = Workspace(app, clock=clock, chance=chance, name=NETWORK, team=TEAM)
    today = days.opening(real())
    clock.stand_at(days.begins(today))
    seed.furnish(workspace)
    double = Double(workspace)
    database = engine.make(f"sqlite:///{folder / 'demo.sqlite3'}")
    migrate.upgrade(database)
    moves = _Moves(clock)
    page = PageApi(
        double,
        default=DEFAULT_PERSON,
        move_clock=moves.to,
        next_release=lambda: slot_after(clock()),
        scenes=SCENES,
    )
    with DemoServer(double, port, page=page) as server:
        client = make_client(app.bot_token, f"{server.url}/api/")
        owners = frozenset({ADMINISTRATOR.user})
        house = make_house(database, client, clock=clock, real=hurried, chance=chance, owners=owners)

        def post() -> None:
            while house.worker.deliver_one():
                hurried.move_to(hurried() + PACE)  # a month of posts need not keep the pace of a month

        def catch_up() -> None:
            house.worker.tick()
            post()

        network = house.transactions.run(seed.settle_in, chance=chance)
        house.transactions.run(settings.settle, network.id)
        house.transactions.run(profiles.tell, network.id)
        kept = bank.read(files("bot.demo").joinpath("losningar.jsonl").read_text(encoding="utf-8"), "jsonl")
        house.transactions.run(history.bring_in, network.id, kept.good, today=today, chance=chance)
        house.transactions.run(history.keep, network.id, today)
        house.transactions.run(history.remember, network.id, clock())
        house.transactions.run(gatherings.hold, network.id, today)
        words = house.services.words(network.language)
        month = Month(
            double,
            clock,
            chance,
            house.transactions.run,
            network,
            catch_up,
            post,
            house.services.holiday,
            lambda key: words(f"prompt-{key}"),
        )
        month.live(today)
        clock.move_to(today)
        double.faults.one_post_per_second = True
        moves.worker, moves.wake = house.worker, house.wake
        yield Demo(server.url, double, house, clock, moves.to)
    database.dispose()


@dataclass(slots=True)
class _Moves:
    """The page's clock: what comes due by a move is done at once."""

    clock: MovableClock
    worker: Worker | None = None
    wake: Event = field(default_factory=Event)

    def to(self, where: str) -> None:
        """A week passes day by day: what belongs to each is done on it."""
        end = _moment(where, self.clock())
        if where == "week":
            while (morning := days.next_morning(self.clock())) < end:
                self._stop_at(morning)
        self._stop_at(end)
        self.wake.set()

    def _stop_at(self, moment: datetime) -> None:
        self.clock.move_to(moment)
        if self.worker:
            self.worker.tick()


def _moment(to: str, now: datetime) -> datetime:
    match to:
        case "next_release":
            return slot_after(now)
        case "hour":
            return now + timedelta(hours=1)
        case "day":
            return now + timedelta(days=1)
        case "week":
            return now + timedelta(weeks=1)
        case "morning":
            return days.next_morning(now)
        case _:
            return datetime.fromisoformat(to)


@contextmanager
def running_demo(port: int) -> Iterator[str]:
    """The whole of it, on a database that is gone afterwards; yields the page's address."""
    with ExitStack() as opened:
        folder = opened.enter_context(tempfile.TemporaryDirectory(prefix="rummet-demo-"))
        demo = opened.enter_context(open_demo(Path(folder), port=port, chance=SystemRandom()))
        opened.enter_context(at_work(demo.house))
        token, ask = demo.double.workspace.app.app_token, demo.house.roll_call.ask
        opened.enter_context(connected(demo.house.app(), demo.house.client, token, on_hello=ask))
        yield demo.url
