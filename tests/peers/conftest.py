from collections.abc import Iterator

import pytest

from tests.peers.stages import Stage, on_local_slack, on_the_double
from tests.peers.tour import play


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Stage, Stage]]:
    """The double and the peer, with everything played on both."""
    one, other = tmp_path_factory.mktemp("double"), tmp_path_factory.mktemp("peer")
    with on_the_double(one) as ours, on_local_slack(other) as theirs:
        for stage in (ours, theirs):
            play(stage)
        yield ours, theirs
