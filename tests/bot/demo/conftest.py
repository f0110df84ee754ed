from collections.abc import Iterator

import pytest

from bot.demo.server import DemoServer
from tests.bot.demo.world import World, a_world, an_app


@pytest.fixture
def world() -> World:
    return a_world(an_app())


@pytest.fixture
def server(world: World) -> Iterator[DemoServer]:
    with DemoServer(world.double) as server:
        yield server
