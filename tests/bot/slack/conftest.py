from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.demo.server import DemoServer
from storage import engine as engines
from storage.tables import metadata
from tests.bot.demo.world import World
from tests.bot.slack.room import Room, a_furnished_world


@pytest.fixture
def world() -> World:
    return a_furnished_world()


@pytest.fixture
def server(world: World) -> Iterator[DemoServer]:
    with DemoServer(world.double) as server:
        yield server


@pytest.fixture
def room(world: World, server: DemoServer, tmp_path: Path) -> Iterator[Callable[..., Room]]:
    """Makes the room with these routes, and opens it."""
    engine = engines.make(f"sqlite:///{tmp_path / 'rummet.sqlite3'}")
    metadata.create_all(engine)
    yield lambda *routes, **more: Room(world, server, engine, routes, **more)
    engine.dispose()
