"""The program's processes, until they are asked to stop."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from threading import Event
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.slack.app import make_edge
from bot.web import make_web, serve, serving
from bot.wiring import at_work, connected

if TYPE_CHECKING:
    from types import FrameType

    from sqlalchemy import Engine

    from bot.settings import Settings
    from bot.web import Health
    from bot.wiring import House

SLACK_EVENTS = "/slack/events"
"""Commands, shortcuts, presses, forms and events all come here."""


def run(house: House, engine: Engine, settings: Settings) -> None:
    """Socket Mode, worker and health address in one process."""
    with ExitStack() as open_doors:
        stop = open_doors.enter_context(stopped())
        open_doors.enter_context(at_work(house))
        open_doors.enter_context(serving(make_web(_health(engine), {}), host=settings.host, port=settings.port))
        open_doors.enter_context(connected(house.app(), house.client, settings.slack_app_token))
        stop.wait()


def web(house: House, engine: Engine, settings: Settings) -> None:
    edge = make_edge(house.app(signing_secret=settings.slack_signing_secret))
    serve(make_web(_health(engine), {SLACK_EVENTS: edge}), host=settings.host, port=settings.port)


def worker(house: House) -> None:
    with stopped() as stop, at_work(house):
        stop.wait()


def _health(engine: Engine) -> Health:
    def health() -> Mapping[str, bool]:
        try:
            with engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return {"database": False}
        return {"database": True}

    return health


@contextmanager
def stopped() -> Iterator[Event]:
    """Set when the system asks the process to end; it then leaves in good order."""
    stop = Event()

    def leave(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    former = {number: signal.signal(number, leave) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
