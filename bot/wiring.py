"""The program, put together: what was built apart is joined here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from random import Random
from threading import Event
from typing import TYPE_CHECKING

from slack_bolt.adapter.socket_mode import SocketModeHandler

import handlers
from bot.roll_call import RollCall
from bot.slack.app import make_app
from bot.slack.membership import reconcile
from bot.slack.platform import make_platform
from bot.slack.post import SlackSpeaker
from bot.workdays import swedish
from bot.worker import Worker, working
from domain import group_rooms
from domain.limits import Limits
from domain.networks import Place
from handlers.catalog import DEFAULT_LANGUAGE, Catalog
from handlers.routes import Table, gather
from handlers.services import Services
from storage.run import Transactions

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from slack_bolt import App
    from slack_sdk import WebClient
    from slack_sdk.socket_mode.builtin.client import SocketModeClient
    from slack_sdk.socket_mode.client import BaseSocketModeClient
    from sqlalchemy import Engine

    from bot.slack.texts import Json
    from domain.meanings import Model
    from domain.ports import Clock


@dataclass(frozen=True, slots=True)
class House:
    """Everything but the way in. `wake` is set when something was put in the outbox, `roll_call` asked for when events
    may have been missed."""

    transactions: Transactions
    table: Table
    services: Services
    worker: Worker
    roll_call: RollCall
    wake: Event
    client: WebClient

    def app(self, *, signing_secret: str = "", executor: Executor | None = None) -> App:
        """Slack's way in. Raises `slack_bolt.error.BoltError` when the token is no good. `executor` runs the
        listeners; without one they have threads of their own."""
        return make_app(self.table, self.services, self.client, signing_secret=signing_secret, executor=executor)


def real_time() -> datetime:
    return datetime.now(UTC)


def make_house(
    engine: Engine,
    client: WebClient,
    *,
    clock: Clock,
    real: Clock,
    chance: Random,
    owners: frozenset[str] = frozenset(),
    language: str = DEFAULT_LANGUAGE,
    address: str = "",
    model: Model | None = None,
) -> House:
    """`owners`, `language` and `address`: as `Services`; `model`: as `Transactions`. `clock` is the product's time,
    which a demonstration may move; `real` the world's. Connects nowhere yet."""
    wake = Event()
    transactions = Transactions(engine, chance, on_told=wake.set, model=model)
    catalog = Catalog()

    def whose(place: Place) -> str | None:
        return transactions.read(group_rooms.network_at, place)

    table = gather(handlers.CAPABILITIES)
    services = Services(
        run=transactions.run,
        read=transactions.read,
        clock=clock,
        chance=chance,
        limits=Limits(chance),
        catalog=catalog,
        platform=make_platform(client, whose, catalog),
        database="sqlite" if engine.dialect.name == "sqlite" else "postgresql",
        holiday=swedish(),
        owners=owners,
        language=language,
        address=address,
        table=table,
    )
    worker = Worker(services, SlackSpeaker(client), transactions, real=real)
    roll_call = RollCall(partial(reconcile, client, services))
    return House(transactions, table, services, worker, roll_call, wake, client)


@contextmanager
def connected(
    app: App, client: WebClient, app_token: str, *, on_hello: Callable[[], None] = lambda: None
) -> Iterator[Callable[[], bool]]:
    """Listens to Slack by Socket Mode while the body runs; `on_hello` is called whenever a connection begins. Yields
    what tells whether it is still connected."""
    handler = SocketModeHandler(app, app_token, web_client=client)

    def greeted(_client: BaseSocketModeClient, message: Json, _raw: str | None = None) -> None:
        if message.get("type") == "hello":
            on_hello()

    handler.client.message_listeners.append(greeted)
    handler.connect()  # type: ignore[no-untyped-call]  # Bolt does not annotate its handlers
    try:
        yield lambda: bool(handler.client.is_connected())
    finally:
        _hear_no_more(handler.client)
        handler.close()  # type: ignore[no-untyped-call]  # likewise


def _hear_no_more(client: SocketModeClient) -> None:
    """Closing waits until something is heard, or for seconds; it is the answer to this that is heard then."""
    client.current_session_state.terminated = True
    if client.current_session:
        with suppress(OSError):
            client.current_session.ping("closing")  # the client waits on where an answer holds nothing


@contextmanager
def at_work(house: House) -> Iterator[Callable[[], bool]]:
    """The worker works while the body runs, and membership keeps up with the platform where events were missed.
    Yields what tells whether it still works."""
    ask = house.roll_call.ask
    with house.roll_call.held_when_asked(), working(house.worker, house.wake, hourly=ask) as works:
        yield works
