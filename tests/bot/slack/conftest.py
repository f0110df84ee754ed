from collections.abc import Callable, Iterator

import pytest

from bot.demo.server import DemoServer
from storage import engine as engines
from storage.tables import metadata
from tests.bot.demo.world import World
from tests.bot.slack.room import Room, a_furnished_world
from tests.databases import create_file_as


@pytest.fixture
def world() -> World:
    return a_furnished_world()


@pytest.fixture
def server(world: World) -> Iterator[DemoServer]:
    with DemoServer(world.double) as server:
        yield server


@pytest.fixture
def room(world: World, server: DemoServer, sqlite_url: str) -> Iterator[Callable[..., Room]]:
    """Makes the room with these routes, and opens it."""
    create_file_as(sqlite_url, metadata.create_all)
    engine = engines.make(sqlite_url)
    yield lambda *routes, **more: Room(world, server, engine, routes, **more)
    engine.dispose()
