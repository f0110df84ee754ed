from collections.abc import Iterator

import pytest

from tests.world import World, make_world


@pytest.fixture
def world(sqlite_url: str) -> Iterator[World]:
    with make_world(sqlite_url) as made:
        yield made
