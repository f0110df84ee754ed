from collections.abc import Iterator

import pytest

from tests.small import Small, small


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as made:
        yield made
