"""Whoever is out is gone from the files: name, number, profile and account, once they have been told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.demo.cast import TEAM
from bot.demo.seed import PLATFORM
from domain import consent, solutions
from domain.members import Attributes, Identity, Member, Profile, Standing
from domain.quiet import Quiet
from domain.solutions import CONSENT_CARD, REMINDER_CARD, Keep, Text
from storage import engine as engines
from tests.promises import copies
from tests.promises.ways_out import WAYS
from tests.promises.week import Doer
from tests.world import MONDAY, World, make_world

if TYPE_CHECKING:
    import io

    from sqlalchemy import Engine

    from domain.store import Store
    from tests.databases import Server

WHO = "UMARIA"
TOLD = Profile("hemsjukvard", 1987, ("schema",), "070-174 06 05", (), ("phone",))
POST = Attributes("tidvattensamordnare", "Pingvinby", "liten", "ideell", works_nights=True)
TRACES = ("Maria Tegelund", WHO, "070-174 06 05", "tidvattensamordnare", "Pingvinby")


@dataclass
class Scene:
    world: World
    engine: Engine
    server: Server | None
    log: io.StringIO

    @property
    def maria(self) -> Member:
        return self.world.house.transactions.read(_member)

    def standing(self) -> list[str]:
        """What leads to Maria and stands in the files or in the log."""
        held = [*copies.files(self.engine, self.server).values(), self.log.getvalue().encode()]
        return [trace for trace in TRACES if any(trace.encode() in content for content in held)]

    def come_to_rest(self) -> None:
        """All is told, and the worker has tidied up after itself."""
        self.world.deliver()
        self.world.pass_time(timedelta(minutes=10))


@pytest.fixture
def scene(current_url: str, log: io.StringIO, request: pytest.FixtureRequest) -> Iterator[Scene]:
    server = request.getfixturevalue("postgres_server") if current_url.startswith("postgresql") else None
    with make_world(current_url) as world:
        engine = engines.make(current_url)
        yield Scene(world, engine, server, log)
        engine.dispose()


def _member(store: Store) -> Member:
    [found] = store.members.known_as(Identity(PLATFORM, TEAM, WHO))
    return found


def tell_of_oneself(store: Store) -> None:
    maria = _member(store)
    store.members.change(replace(maria, attributes=POST, profile=TOLD, quiet=Quiet(18, 6)))
    keep = Keep("s1", maria.network, maria.id, Text("Vi ringer alltid först."), named=True)
    solutions.keep(store, keep, now=MONDAY)


def live(scene: Scene) -> str:
    """Writes under the name, is asked for a yes, and is told of several things. The id of the draft that waits."""
    maria, per = Doer(scene.world.person(WHO)), Doer(scene.world.person("UPER"))
    scene.world.house.transactions.run(tell_of_oneself)
    maria.ask_by_name("Hur gör ni på sommaren?")
    scene.world.deliver()
    maria.answer_by_name(per.person.find("på sommaren"), "Vi ringer.")
    scene.world.deliver()
    answer = next(iter(scene.world.house.transactions.read(lambda store: store.answers.given_by(_member(store).id))))
    network = scene.world.network.id
    scene.world.house.transactions.run(consent.propose_answer, network, answer.id, now=MONDAY)
    scene.come_to_rest()
    assert set(scene.standing()) == set(TRACES)
    assert _rows_about(scene, answer.id)
    assert "ERROR" not in scene.log.getvalue(), scene.log.getvalue()
    return answer.id


@pytest.mark.parametrize("goes", WAYS)
def test_nothing_that_leads_to_whoever_is_out_stands_in_the_files(
    scene: Scene, goes: Callable[[World, str], None]
) -> None:
    draft = live(scene)
    id = scene.maria.id
    goes(scene.world, WHO)
    scene.come_to_rest()
    assert scene.standing() == []
    store = scene.world.house.transactions
    left = store.read(lambda store: store.members.get(id))
    assert left == Member(id, scene.world.network.id, "", standing=Standing.LEFT, present=False, active=False)
    assert not _rows_about(scene, draft)
    said = repr([message.text for message in scene.world.double.workspace.channel("CRUMMET").messages.values()])
    assert "En tidigare medlem frågar" in said
    assert "Maria" not in said


@pytest.mark.parametrize("goes", WAYS)
def test_whoever_is_out_keeps_nothing_of_what_others_take_back_in_the_room(
    scene: Scene, goes: Callable[[World, str], None]
) -> None:
    """A week's letter follows what happens to what it tells of, for as long as it is known where it stands."""
    question, per = "Hur gör ni med nycklarna?", Doer(scene.world.person("UPER"))
    per.ask_by_name(question)
    scene.world.house.transactions.run(lambda store: store.members.change(replace(_member(store), digest=True)))
    scene.world.pass_time(timedelta(days=8))
    scene.come_to_rest()
    assert question in _conversation(scene)
    goes(scene.world, WHO)
    scene.come_to_rest()
    assert question not in _conversation(scene)
    assert not [row for row in copies.said(scene.engine)["destinations"] if row["outsider"]]


def _conversation(scene: Scene) -> str:
    """All that stands between Maria and the bot."""
    dm = scene.world.person(WHO).dm
    return repr([(one.text, one.blocks) for one in dm.messages.values()])


def _rows_about(scene: Scene, draft: str) -> list[copies.Row]:
    """What is told, or waits to be told, to somebody in private about the draft."""
    tables = copies.said(scene.engine)
    rows = [row for table in ("outbox", "letters", "posts") for row in tables[table]]
    return [row for row in rows if row["subject"] == draft and row["card"] in {CONSENT_CARD, REMINDER_CARD}]


def test_a_former_name_is_gone_from_the_files_too(scene: Scene) -> None:
    live(scene)
    scene.world.house.transactions.run(lambda store: store.members.change(replace(_member(store), name="Maria Ny")))
    scene.come_to_rest()
    assert "Maria Tegelund" not in scene.standing()
