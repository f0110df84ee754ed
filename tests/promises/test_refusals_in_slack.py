"""Those who are out, or never were in, meet one sentence wherever they press, and nothing comes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.demo.cast import CHANNEL, TEAM
from bot.demo.seed import PLATFORM
from domain.members import Identity, Standing
from storage import engine as engines
from tests.promises import copies
from tests.promises.week import Doer
from tests.world import World, make_world

if TYPE_CHECKING:
    from bot.demo.people import Person
    from domain.store import Store


def member_leaves(world: World, person: Person) -> None:
    person.leave()


def account_is_closed(world: World, person: Person) -> None:
    world.double.workspace.deactivate(person.id)
    world.double.settle()


def member_becomes_guest(world: World, person: Person) -> None:
    world.double.workspace.make_guest(person.id)
    world.double.settle()


def approval_is_taken_back(world: World, person: Person) -> None:
    def change(store: Store) -> None:
        [member] = store.members.known_as(Identity(PLATFORM, TEAM, person.id))
        store.members.change(replace(member, standing=Standing.LEFT))

    world.house.transactions.run(change)


ENDS = (member_leaves, account_is_closed, member_becomes_guest, approval_is_taken_back)


@pytest.mark.parametrize("end", ENDS)
def test_a_form_left_open_is_worth_nothing_once_one_is_out(
    sqlite_url: str, end: Callable[[World, Person], None]
) -> None:
    with make_world(sqlite_url) as world:
        maria, refusal = world.person("UMARIA"), _refusal(world)
        Doer(maria).ask_by_name("Hur gör ni på sommaren?")
        world.deliver()
        doer = Doer(maria)
        maria.command("/fraga")
        doer.write("Vad gör ni när chefen slutar?", "unnamed")
        end(world, maria)
        world.deliver()
        with nothing_done(world):
            maria.submit()
            assert maria.screen() == f"== Rummet ==\n{refusal}"


@pytest.mark.parametrize("end", ENDS)
def test_a_button_in_a_form_left_open_is_worth_nothing_once_one_is_out(
    sqlite_url: str, end: Callable[[World, Person], None]
) -> None:
    with make_world(sqlite_url) as world:
        maria = world.person("UMARIA")
        maria.command("/fraga")
        end(world, maria)
        world.deliver()
        with nothing_done(world):
            Doer(maria).press("codewords.open")
            assert maria.screen() == f"== Rummet ==\n{_refusal(world)}"


def test_who_becomes_a_guest_is_out_of_the_channel(sqlite_url: str) -> None:
    with make_world(sqlite_url) as world:
        member_becomes_guest(world, world.person("UMARIA"))
        world.deliver()
        assert "UMARIA" not in world.double.workspace.channel(CHANNEL).members


@pytest.mark.parametrize("end", [member_leaves, member_becomes_guest])
def test_home_is_emptied_when_one_is_out(sqlite_url: str, end: Callable[[World, Person], None]) -> None:
    with make_world(sqlite_url) as world:
        maria, refusal = world.person("UMARIA"), _refusal(world)
        assert maria.home() != refusal
        end(world, maria)
        world.deliver()
        assert refusal.partition("\n")[0] in repr(world.double.surfaces.homes["UMARIA"].content)
        with nothing_done(world):
            assert maria.home() == refusal


def somebody_is_invited(world: World) -> Person:
    person = world.person("UGAST")
    world.double.workspace.join(world.double.workspace.channel(CHANNEL), person.id)
    return person


def a_guest_is_invited(world: World) -> Person:
    world.double.workspace.add_user("Gäst Gästsson", user_id="UGUEST1", guest="restricted")
    world.double.workspace.join(world.double.workspace.channel(CHANNEL), "UGUEST1")
    return world.person("UGUEST1")


def a_stranger_is_invited(world: World) -> Person:
    world.double.workspace.add_user("Främ Ling", user_id="UFRAMLING", team="TANNAN")
    world.double.workspace.join(world.double.workspace.channel(CHANNEL), "UFRAMLING")
    return world.person("UFRAMLING")


@pytest.mark.parametrize("invited", [somebody_is_invited, a_guest_is_invited, a_stranger_is_invited])
def test_being_in_the_channel_is_not_enough(sqlite_url: str, invited: Callable[[World], Person]) -> None:
    with make_world(sqlite_url) as world:
        Doer(world.person("UPER")).ask_by_name("Hur gör ni på sommaren?")
        world.deliver()
        person, refusal = invited(world), _refusal(world)
        world.double.settle()
        asked = person.find("på sommaren")
        world.deliver()
        tries: list[Callable[[], object]] = [
            lambda: person.command("/fraga"),
            lambda: person.command("/losning", "natt"),
            lambda: person.shortcut("Ställ en fråga"),
            lambda: person.shortcut("Spara som lösning", asked),
            lambda: person.press("Svara", asked),
            lambda: person.press("Jag också", asked),
            lambda: person.press("Spara som lösning", asked),
        ]
        for attempt in tries:
            with nothing_done(world):
                attempt()
                shown = re.findall(r"^== Rummet ==\n(.*)", person.screen(), re.DOTALL)
                assert [*person.whispers, *shown] == [refusal]
                person.reload()
                while person.view:
                    person.close()
        with nothing_done(world):
            person.react(asked, "bulb")
            assert person.whispers == []
            assert person.home() == refusal


@contextmanager
def nothing_done(world: World) -> Iterator[None]:
    """Neither in the database nor in anybody's messages."""
    engine = engines.make(world.database_url)
    before, said = copies.tables(engine), _said(world)
    yield
    world.deliver()
    assert copies.tables(engine) == before
    engine.dispose()
    assert _said(world) == said


def _said(world: World) -> list[str]:
    channels = world.double.workspace.channels.values()
    return [message.text for channel in channels for message in channel.messages.values()]


def _refusal(world: World) -> str:
    """The sentence, and the one way in."""
    words = world.house.services.words("sv")
    return f"{words('refusal-stranger')}\n[{words('applications-apply')}]"
