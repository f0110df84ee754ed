"""What members do by name, and what the bot keeps of them, leads to nothing that they did without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.demo.cast import TEAM
from bot.demo.seed import PLATFORM
from domain import bank, extracts
from domain.members import Identity, Member
from domain.networks import Settings
from domain.slots import local
from domain.solutions import Text
from handlers.extract_page import page
from storage import engine as engines
from tests.promises import copies
from tests.promises.ways_out import by_the_account, by_the_channel, by_the_form
from tests.promises.week import Doer
from tests.world import MONDAY, World, make_world

if TYPE_CHECKING:
    import io

    from sqlalchemy import Engine

    from domain.store import Store
    from tests.databases import Server

WHO, CODE = "UMARIA", "Blåsippa 26"
ASKED, ANSWERED = "Hur orkar ni med alla sidouppgifter?", "Önskeschema med två vetorätter var."


@dataclass(frozen=True, slots=True)
class Scene:
    """`WHO` has asked and answered without a name; both stand in the room, and a third text waits."""

    world: World
    engine: Engine
    server: Server | None
    log: io.StringIO

    @property
    def maria(self) -> Member:
        return self.world.house.transactions.read(_maria)

    def unnamed(self) -> dict[str, list[copies.Row]]:
        """The rows of it, with what the database itself notes of them."""
        tables = copies.tables(self.engine)
        kept = {table: [row for row in tables[table] if row["code_key"]] for table in ("questions", "answers")}
        ids = {row["id"] for rows in kept.values() for row in rows}
        return {**kept, "posts": [row for row in tables["posts"] if row["subject"] in ids]}


@pytest.fixture
def scene(current_url: str, log: io.StringIO, request: pytest.FixtureRequest) -> Iterator[Scene]:
    server = request.getfixturevalue("postgres_server") if current_url.startswith("postgresql") else None
    with make_world(current_url) as world:
        engine = engines.make(current_url)
        per, maria = Doer(world.person("UPER")), Doer(world.person(WHO))
        per.ask_by_name("Hur gör ni på sommaren?")
        world.deliver()
        maria.ask(ASKED)
        maria.answer(per.person.find("på sommaren"), ANSWERED)
        world.pass_slots(3)
        maria.ask("Det här väntar.")
        assert {table: len(rows) for table, rows in Scene(world, engine, server, log).unnamed().items()} == {
            "questions": 1,
            "answers": 1,
            "posts": 2,
        }
        yield Scene(world, engine, server, log)
        engine.dispose()


def _maria(store: Store) -> Member:
    [found] = store.members.known_as(Identity(PLATFORM, TEAM, WHO))
    return found


def leave(scene: Scene) -> None:
    by_the_form(scene.world, WHO)


def leave_the_channel(scene: Scene) -> None:
    by_the_channel(scene.world, WHO)


def have_the_account_closed(scene: Scene) -> None:
    by_the_account(scene.world, WHO)


def erase_everything(scene: Scene) -> None:
    maria = Doer(scene.world.person(WHO))
    maria.person.command("/rummet", "mina uppgifter")
    maria.press("extracts.erase")


def tell_of_oneself(scene: Scene) -> None:
    maria = Doer(scene.world.person(WHO))
    maria.person.command("/rummet", "profil")
    maria.fill("since", "1987")
    maria.send()
    maria.close()


@pytest.mark.parametrize(
    "act",
    [
        leave,
        leave_the_channel,
        have_the_account_closed,
        erase_everything,
        tell_of_oneself,
    ],
)
def test_what_one_does_by_name_touches_nothing_that_one_did_without(scene: Scene, act: Callable[[Scene], None]) -> None:
    """Somebody with copies from before and after sees no row of it written anew."""
    before, everything = scene.unnamed(), copies.said(scene.engine)
    act(scene)
    scene.world.deliver()
    assert copies.said(scene.engine) != everything
    assert scene.unnamed() == before
    assert len(copies.said(scene.engine)["waiting"]) == 1


def test_ones_own_data_holds_nothing_that_one_did_without_a_name(scene: Scene) -> None:
    services = scene.world.house.services
    extract = services.read(extracts.about, scene.maria.id)
    file = page(extract, services.clock(), services.words("sv")).content.decode()
    assert "Maria Tegelund" in file
    assert not [said for said in (ASKED, ANSWERED, "Det här väntar") if said in file]
    Doer(scene.world.person(WHO)).ask("Och det här?", urgent=True)
    assert services.read(extracts.about, scene.maria.id) == extract
    scene.world.pass_slots(3)
    assert services.read(extracts.about, scene.maria.id) == extract


def test_reading_tips_leaves_no_trace_before_the_day_is_over(scene: Scene) -> None:
    """Nor does it then tell in what order members read, or when."""
    world = scene.world
    world.house.transactions.run(_keep_some, scene.maria.network)
    world.deliver()
    before = copies.tables(scene.engine)
    for user in (WHO, "UHANNA"):
        reader = Doer(world.person(user))
        reader.person.command("/tips")
        reader.press("tips.next")
        reader.press("tips.next")
        reader.close()
        world.deliver()
    assert copies.tables(scene.engine) == before
    unnamed = scene.unnamed()
    world.clock.stand_at(world.clock() + timedelta(days=1))
    Doer(world.person("UPER")).person.home()
    assert scene.unnamed() == unnamed
    moved = [new["id"] for new in copies.said(scene.engine)["members"] if new["tip"]]
    assert len(moved) == len(("Maria", "Hanna"))
    assert scene.maria.id in moved


def _keep_some(store: Store, network: str) -> None:
    for number in range(5):
        held = bank.Held(Text(f"Vi gjorde sak {number}."))
        bank.bring_in(store, network, held, external_id="", id=f"s{number}", now=MONDAY)


def test_the_log_of_counts_moves_in_slots_alone(scene: Scene) -> None:
    before = copies.said(scene.engine)["tallies"]
    scene.world.clock.stand_at(scene.world.clock() + timedelta(minutes=7))
    Doer(scene.world.person(WHO)).ask("Och det här?")
    scene.world.deliver()
    assert copies.said(scene.engine)["tallies"] == before
    for _ in range(2):
        scene.world.pass_slots(1)
    assert copies.said(scene.engine)["tallies"] != before
    assert local(scene.world.clock()).minute == 0


def test_nothing_is_left_of_whoever_was_declined(scene: Scene) -> None:
    world = scene.world
    kept = replace(world.network, settings=Settings(CODE))
    world.house.transactions.run(lambda store: store.networks.change(kept))
    traces = ("Camilla Ljungmark", "UCAMILLA", "tidvattensamordnare", "Pingvinby")
    camilla, agneta = Doer(world.person("UCAMILLA")), Doer(world.person("UAGNETA"))
    camilla.person.home()
    camilla.person.command("/rummet")
    camilla.person.press("Ansök om att vara med")
    for name, value in {"code": CODE, "title": traces[2], "municipality": traces[3]}.items():
        camilla.fill(name, value)
    camilla.send()
    world.pass_time(timedelta(hours=15))  # the facilitator sleeps
    assert _standing(scene, traces) == list(traces)
    agneta.press("applications.decline", agneta.person.find("Camilla Ljungmark", agneta.person.dm))
    world.deliver()
    world.pass_time(timedelta(minutes=10))
    assert _standing(scene, traces) == []


def _standing(scene: Scene, traces: tuple[str, ...]) -> list[str]:
    held = [*copies.files(scene.engine, scene.server).values(), scene.log.getvalue().encode()]
    return [trace for trace in traces if any(trace.encode() in content for content in held)]
