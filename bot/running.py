"""The program's processes, until they are asked to stop."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from threading import Event
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.slack.app import make_edge
from bot.web import Answer, make_web, serve, serving
from bot.wiring import at_work, connected
from handlers import feeds
from storage.engine import Mode, begins

if TYPE_CHECKING:
    from types import FrameType

    from sqlalchemy import Engine

    from bot.settings import Settings
    from bot.web import Health, Page
    from bot.wiring import House

_log = logging.getLogger(__name__)

SLACK_EVENTS = "/slack/events"
"""Commands, shortcuts, presses, forms and events all come here."""


FEEDS = feeds.path("{name}")
FEED_HEADERS = {"content-type": "text/calendar; charset=utf-8", "cache-control": "no-store"}


def run(house: House, engine: Engine, settings: Settings) -> None:
    """Socket Mode, worker and health address in one process."""
    with ExitStack() as opened:
        stop = opened.enter_context(stopped())
        works = opened.enter_context(at_work(house))
        link = connected(house.app(), house.client, settings.slack_app_token, on_hello=house.roll_call.ask)
        hears = opened.enter_context(link)
        web = make_web(_health(engine, worker=works, slack=hears), {}, _pages(house, settings))
        opened.enter_context(serving(web, host=settings.host, port=settings.port))
        _log.info("Running: connected to Slack, health at http://%s:%d/health", settings.host, settings.port)
        stop.wait()


def web(house: House, engine: Engine, settings: Settings) -> None:
    edge = make_edge(house.app(signing_secret=settings.slack_signing_secret))
    pages = _pages(house, settings)
    serve(make_web(_health(engine), {SLACK_EVENTS: edge}, pages), host=settings.host, port=settings.port)


def worker(house: House) -> None:
    with stopped() as stop, at_work(house):
        _log.info("Running: posts what waits and releases what is due")
        stop.wait()


def _pages(house: House, settings: Settings) -> dict[str, Page]:
    """None at all where no address is set that calendars could ask: also those given before are then dead."""
    return {FEEDS: _feed(house)} if settings.address else {}


def _feed(house: House) -> Page:
    """A member's calendar."""

    def feed(secret: str) -> Answer | None:
        found = feeds.feed(secret, house.services)
        return Answer(200, FEED_HEADERS, found) if found else None

    return feed


def _health(engine: Engine, **parts: Callable[[], bool]) -> Health:
    """The database, and those parts of this process that could stop without ending it."""

    def health() -> Mapping[str, bool]:
        return {"database": _answers(engine)} | {name: well() for name, well in parts.items()}

    return health


def _answers(engine: Engine) -> bool:
    try:
        with begins(engine, Mode.READ).connect() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True


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
