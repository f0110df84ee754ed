"""What is remembered of a platform that takes nothing more."""

from datetime import timedelta

import pytest

from domain import installations
from domain.installations import Stopped
from tests.domain.memory import Memory
from tests.storage.data import NOW


@pytest.fixture
def store() -> Memory:
    return Memory()


def test_only_the_first_to_notice_has_news_and_its_time_stands(store: Memory) -> None:
    assert installations.stop(store, "slack", "T1", now=NOW)
    assert not installations.stop(store, "slack", "T1", now=NOW + timedelta(hours=1))
    assert installations.stopped(store) == [Stopped("slack", "T1", NOW)]


def test_it_goes_on_once_and_may_stop_again(store: Memory) -> None:
    assert not installations.resume(store)
    installations.stop(store, "slack", "T1", now=NOW)
    assert installations.resume(store)
    assert not installations.resume(store)
    assert installations.stopped(store) == []
    assert installations.stop(store, "slack", "T1", now=NOW)


def test_workspaces_stop_each_for_itself(store: Memory) -> None:
    assert installations.stop(store, "slack", "T2", now=NOW)
    assert installations.stop(store, "slack", "T1", now=NOW)
    assert [one.workspace for one in installations.stopped(store)] == ["T1", "T2"]
