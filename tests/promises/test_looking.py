"""Merely looking leaves nothing behind that day: no copy of the database tells that somebody used the bot, or when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain import questions, solutions
from domain.members import here
from domain.questions import Ask
from domain.solutions import Keep, Text
from domain.tallies import Counted
from handlers.dispatch import dispatch
from handlers.routes import Incoming, Kind
from handlers.ui import Form, Next, Open, Push
from storage import engine as engines
from tests.promises import copies
from tests.promises.crawler import HERE, named
from tests.small import standing
from tests.world import MONDAY, World, make_world

if TYPE_CHECKING:
    from domain.store import Store

MARIA = named("UMARIA")
LOOKS = (
    "tips.open",
    "digests.open",
    "vents.open",
    "barometer.open",
    "barometer.picture",
    "freshness.open",
    "mine.open",
    "search.open",
    "profiles.settings",
    "profiles.list",
    "codewords.open",
    "extracts.open",
    "extracts.download",
    "questions.door",
)


@pytest.fixture
def world(current_url: str) -> Iterator[World]:
    with make_world(current_url) as world:
        world.house.transactions.run(furnish, world.network.id)
        world.pass_time(timedelta(days=1, minutes=10))
        yield world


def furnish(store: Store, network: str) -> None:
    per = here(store, network, named("UPER"))
    assert per
    questions.ask(store, Ask("q1", network, per.id, "Hur gör ni med nycklarna?"), now=MONDAY)
    solutions.keep(store, Keep("s1", network, per.id, Text("Vi ringer alltid först."), named=True), now=MONDAY)
    for _ in range(9):
        store.tallies.add_theme(network, "2026-02", "natt", Counted.QUESTIONS)


def look(world: World, kind: Kind, route: str, form: Form | None = None) -> Form | None:
    incoming = Incoming(
        kind,
        route,
        MARIA,
        place=None if form else HERE,
        values=standing(form),
        hidden=form.hidden if form else None,
        in_form=form is not None,
    )
    reply = dispatch(incoming, world.house.table, world.house.services)
    return reply.form if isinstance(reply, Open | Next | Push) else None


def test_what_somebody_looks_at_is_written_nowhere(world: World) -> None:
    engine = engines.make(world.database_url)
    before = copies.said(engine)
    for route in LOOKS:
        look(world, Kind.PRESS, route)
        world.deliver()
    tip = look(world, Kind.PRESS, "tips.open")
    assert tip
    look(world, Kind.PRESS, "tips.next", tip)
    asked = look(world, Kind.PRESS, "digests.open")
    assert asked
    look(world, Kind.SUBMIT, "digests.show", asked)
    world.deliver()
    assert any("natt" in message.text.lower() for message in world.person("UMARIA").dm.messages.values())
    world.pass_time(timedelta(minutes=10))
    after = copies.said(engine)
    engine.dispose()
    assert after == before
