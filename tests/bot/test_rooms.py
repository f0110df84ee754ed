"""The room's channel through what may go wrong between the worker and the platform: made once, or said not to be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest

from bot.demo.cast import TEAM
from domain import networks
from domain.members import Identity, Newcomer, Role
from domain.networks import Network, State
from domain.ports import Room
from tests.world import World, make_world

FOUNDER = Newcomer("m-ingela", Identity("slack", TEAM, "UINGELA"), "Ingela Fornander", Role.FACILITATOR)
NEW = Network("n2", "Nattchefer", "sv", b"another network salt")
CHANNEL = "nattchefer"
CALLS = ["conversations.create", "conversations.invite", "conversations.setTopic", "pins.add"]


@pytest.fixture
def world(sqlite_url: str) -> Iterator[World]:
    with make_world(sqlite_url) as world:
        yield world


def set_up(world: World) -> None:
    world.house.transactions.run(networks.set_up, NEW, FOUNDER, None, now=world.clock(), chance=Random(1))


def settle(world: World) -> None:
    """The worker goes on until nothing is left that it would try again."""
    for _ in range(6):
        world.pass_time(timedelta(minutes=1))


def state(world: World) -> State:
    return world.house.transactions.read(networks.state, NEW.id)


def channels(world: World) -> list[str]:
    return [one.name for one in world.double.workspace.channels.values() if one.name.startswith(CHANNEL)]


@pytest.mark.parametrize("fault", ["lose_response", "drop_before", "rate_limit"])
@pytest.mark.parametrize(
    "method", ["conversations.create", "conversations.invite", "conversations.setTopic", "pins.add"]
)
def test_whatever_breaks_on_the_way_there_is_one_channel_with_one_welcome(
    world: World, method: str, fault: str
) -> None:
    getattr(world.double.faults, fault)(method)
    set_up(world)
    settle(world)
    assert channels(world) == [CHANNEL]
    channel = next(one for one in world.double.workspace.channels.values() if one.name == CHANNEL)
    assert state(world) is State.THERE
    assert "UINGELA" in channel.members
    assert channel.topic
    assert [message.pinned for message in channel.messages.values() if message.blocks] == [True]


@pytest.mark.parametrize("error", ["restricted_action", "missing_scope"])
def test_one_room_that_slack_forbids_keeps_no_other_waiting(world: World, error: str) -> None:
    world.double.faults.refuse("conversations.create", error)
    set_up(world)
    world.person("UMARIA").command("/fraga")
    world.person("UMARIA").fill("Vad vill du fråga?", "Vem städar era bilar?")
    world.person("UMARIA").fill("Vem står som avsändare?", "Jag")
    assert world.person("UMARIA").submit().ok
    assert world.person("UMARIA").submit().ok
    settle(world)
    assert state(world) is State.FAILED
    assert channels(world) == []
    assert "städar era bilar" in world.person("UMARIA").see()
    told = world.person("UINGELA").see(world.person("UINGELA").dm)
    assert "Försök igen" in told
    assert "Boten når inte rummet" not in told


def test_an_own_error_of_the_program_is_told_in_the_end_too(world: World) -> None:
    world.double.faults.refuse("conversations.create", "invalid_name_specials", times=50)
    set_up(world)
    for _ in range(3):
        settle(world)
    assert state(world) is State.FAILED
    assert "Försök igen" in world.person("UINGELA").see(world.person("UINGELA").dm)


def test_whom_slack_does_not_let_in_the_facilitator_lets_in_and_is_asked_once(world: World) -> None:
    camilla = Identity("slack", TEAM, "UCAMILLA")
    world.double.faults.refuse("conversations.invite", "cant_invite", times=2)
    for _ in range(2):
        world.house.transactions.run(lambda store: store.outbox.let_in(Room(world.network.id), camilla))
        settle(world)
    agneta = world.person("UAGNETA")
    assert agneta.see(agneta.dm).count("Bjud in Camilla Ljungmark till kanalen") == 1
    agneta.press("Klart", on=agneta.find("Bjud in Camilla", agneta.dm))
    world.deliver()
    assert "Camilla" not in agneta.see(agneta.dm)
