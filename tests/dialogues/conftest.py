from collections.abc import Iterator

import pytest

from tests.world import World, make_world


@pytest.fixture
def world(sqlite_url: str, request: pytest.FixtureRequest) -> Iterator[World]:
    """Reached from outside where a transcript is about that."""
    address = "https://rummet.example.se" if "[feeds-" in request.node.name else ""
    with make_world(sqlite_url, address=address) as made:
        yield made
