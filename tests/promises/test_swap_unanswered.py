"""Whoever asked without a name what nobody answered: the facilitator hears the same, and the same colleagues are asked,
even where the asker, or the facilitator who asked, could be one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.members import Identity
from storage import engine as engines
from tests.promises.test_swap import Fresh, Left, assert_same, fresh, look
from tests.promises.week import Doer
from tests.world import make_world

if TYPE_CHECKING:
    import io

    from domain.store import Store
    from tests.world import World

__all__ = ["fresh"]

TALKERS = ("UMARIA", "UPER", "ULENA", "UAMIR", "UAGNETA")
BODY = "Hur orkar ni med schemat och allt annat?"


def lived(database_url: str, log: io.StringIO, asker: str) -> Left:
    log.seek(0)
    log.truncate()
    with make_world(database_url) as world:
        world.house.transactions.run(talk, world.double.workspace.team)
        Doer(world.person(asker)).ask(BODY)
        world.pass_time(timedelta(days=9))
        reading = engines.make(database_url)
        left = look(world, reading, log)
        reading.dispose()
        assert len(asked(world)) == 3
        return left


def talk(store: Store, team: str) -> None:
    for user in TALKERS:
        [member] = store.members.known_as(Identity("slack", team, user))
        store.members.change(replace(member, profile=replace(member.profile, talks_about=("schema",))))


def asked(world: World) -> list[str]:
    shown = {user: world.person(user) for user in TALKERS}
    return [user for user, person in shown.items() if "Har du en minut" in person.see(person.open_dm())]


@pytest.mark.parametrize("other", ["UPER", "UAGNETA", "UOLLE"])
def test_whoever_asked_the_same_is_told_to_the_same(fresh: Fresh, log: io.StringIO, other: str) -> None:
    """One who could be asked, the facilitator, and one who could not."""
    usual = lived(fresh(), log, "UMARIA")
    assert_same({"nine days": usual}, {"nine days": lived(fresh(), log, other)})
