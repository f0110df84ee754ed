"""What the app is sent and answered by the double, beside what an independent server sends and answers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.slack.scopes import OF_METHOD
from tests.peers.differences import BEHAVIOUR, LACKING, LISTED, Behaviour
from tests.peers.shapes import differences, shapes

if TYPE_CHECKING:
    from tests.peers.stages import Stage

pytestmark = pytest.mark.peer


def test_every_method_the_app_calls_is_compared(stages: tuple[Stage, Stage]) -> None:
    steps = {"files_getUploadURLExternal", "files_completeUploadExternal"}
    single = (OF_METHOD.keys() - {"files_upload_v2"}) | steps
    for stage, lacking in zip(stages, (frozenset(), LACKING), strict=True):
        called = {method.replace(".", "_") for method, answer in stage.heard.answers if answer["ok"]}
        assert called == single - lacking


def test_the_servers_differ_as_listed_and_in_nothing_else(stages: tuple[Stage, Stage]) -> None:
    found = differences(*map(shapes, stages))
    listed = Counter(difference for entry in LISTED for difference in entry.differences())
    assert sorted(found - listed.keys()) == []
    assert sorted(listed.keys() - found) == []
    assert listed.total() == len(listed)


@pytest.mark.parametrize("probe", BEHAVIOUR, ids=lambda probe: probe.ask.__name__)
def test_the_servers_behave_as_listed(stages: tuple[Stage, Stage], probe: Behaviour) -> None:
    ours, theirs = stages
    assert (probe.ask(ours), probe.ask(theirs)) == (probe.ours, probe.theirs)
