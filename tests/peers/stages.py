"""The real program, connected by Socket Mode to the double or to an independent server, and all that passed between."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.demo import seed
from bot.demo.cast import EVERYBODY, NETWORK, TEAM
from bot.demo.double import Double
from bot.demo.records import App
from bot.demo.seed import MovableClock
from bot.demo.server import DemoServer
from bot.demo.state import Workspace
from bot.manifest import manifest
from bot.wiring import connected, make_house
from storage import engine, migrate
from tests.bot.demo.test_socket_mode import until
from tests.peers.local_slack import local_slack
from tests.world import MONDAY, AtOnce, World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from slack_bolt import BoltResponse
    from slack_sdk.web import SlackResponse

    from bot.demo.records import Json


@dataclass(slots=True)
class Heard:
    """Payloads as the app received them, and the Web API's answers by method."""

    payloads: list[Json] = field(default_factory=list)
    answers: list[tuple[str, Json]] = field(default_factory=list)

    def listen(self, body: Json, next_: Callable[[], BoltResponse]) -> BoltResponse:
        self.payloads.append(json.loads(json.dumps(body)))
        return next_()


class Listening(WebClient):
    """Keeps what it is answered."""

    def __init__(self, token: str, api_url: str, heard: Heard) -> None:
        super().__init__(token, api_url, timeout=10, retry_handlers=[])
        self._heard = heard

    def api_call(self, api_method: str, **how: Any) -> SlackResponse:  # noqa: ANN401  as the SDK has it
        try:
            answer = super().api_call(api_method, **how)
        except SlackApiError as refused:
            self._heard.answers.append((api_method, refused.response.data))
            raise
        if isinstance(answer.data, dict):
            self._heard.answers.append((api_method, answer.data))
        return answer


@dataclass(frozen=True, slots=True)
class Stage:
    world: World
    heard: Heard

    @property
    def client(self) -> WebClient:
        return self.world.house.client


def _workspace() -> Workspace:
    app = App.from_manifest(manifest())
    workspace = Workspace(app, clock=lambda: MONDAY, chance=Random(1), name=NETWORK, team=TEAM)
    seed.furnish(workspace)
    for person in EVERYBODY:
        workspace.dm(person.user)
    return workspace


@contextmanager
def on_the_double(folder: Path) -> Iterator[Stage]:
    double = Double(_workspace())

    def wait_for_app() -> None:
        until(lambda: double.socket.connections == 1)

    with DemoServer(double) as server, _joined(double, server.url, folder, wait_for_app) as stage:
        yield stage


@contextmanager
def on_local_slack(folder: Path) -> Iterator[Stage]:
    workspace = _workspace()
    with local_slack(workspace, folder) as (slack, url), _joined(slack, url, folder, slack.wait_for_app) as stage:
        yield stage


@contextmanager
def _joined(double: Double, url: str, folder: Path, wait_for_app: Callable[[], None]) -> Iterator[Stage]:
    clock, pace = MovableClock(lambda: MONDAY), MovableClock(lambda: MONDAY)
    app, heard = double.workspace.app, Heard()
    database_url = f"sqlite:///{folder / 'rummet.sqlite3'}"
    database = engine.make(database_url)
    migrate.upgrade(database)
    client = Listening(app.bot_token, f"{url}/api/", heard)
    house = make_house(database, client, clock=clock, real=pace, chance=Random(2))
    network = house.transactions.run(seed.settle_in, chance=Random(3))
    bolt = house.app(executor=AtOnce())
    bolt.use(heard.listen)
    with connected(bolt, client, app.app_token):
        wait_for_app()
        for person in EVERYBODY:
            double.person(person.user)
        yield Stage(World(double, house, network, clock, pace, database_url), heard)
    database.dispose()
