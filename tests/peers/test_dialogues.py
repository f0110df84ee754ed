"""The same dialogues on our own double and on a server that others wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.peers.dialogues import DIALOGUES
from tests.peers.stages import on_local_slack, on_the_double

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.peers.stages import Stage
    from tests.world import World


@pytest.fixture(scope="module", params=[on_the_double, pytest.param(on_local_slack, marks=pytest.mark.peer)])
def stage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with request.param(tmp_path_factory.mktemp("stage")) as set_up:
        yield set_up


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.__name__)
def test_people_see_the_same(stage: Stage, dialogue: Callable[[World], None]) -> None:
    dialogue(stage.world)
