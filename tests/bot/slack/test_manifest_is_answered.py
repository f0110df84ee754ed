"""Everything that manifest.yml promises people and asks Slack for is answered by the real program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.manifest import manifest
from domain.members import Identity, Member, Standing
from tests.world import World, make_world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FEATURES: dict[str, Any] = manifest()["features"]
COMMANDS = [one["command"] for one in FEATURES["slash_commands"]]
SHORTCUTS = [(one["name"], one["type"]) for one in FEATURES["shortcuts"]]
EVENTS: list[str] = manifest()["settings"]["event_subscriptions"]["bot_events"]


@pytest.fixture
def world(sqlite_url: str) -> Iterator[World]:
    with make_world(sqlite_url) as world:
        yield world


@pytest.fixture
def members(world: World) -> tuple[str, str]:
    """Two who are in the room."""
    room = next(iter(world.double.workspace.channels.values()))
    first, second, *_ = (user for user in room.members if user != world.double.workspace.app.bot_user)
    return first, second


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("text", ["", "schema natt"])
def test_every_command(
    world: World, members: tuple[str, str], command: str, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    person = world.person(members[0])
    person.command(command, text)
    assert person.screen()
    assert_well(world, members, caplog)


@pytest.mark.parametrize(("name", "kind"), SHORTCUTS)
def test_every_shortcut(
    world: World, members: tuple[str, str], name: str, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    person = world.person(members[0])
    person.shortcut(name, world.person(members[1]).say("Vi lade om schemat") if kind == "message" else None)
    assert person.screen() or person.whispers
    assert_well(world, members, caplog)


def home(world: World, user: str, _other: str) -> object:
    return world.person(user).home()


def direct(world: World, user: str, _other: str) -> object:
    person = world.person(user)
    person.say("Hur gör ni?", person.dm)
    world.deliver()
    return len(person.messages(person.dm)) == 2


def tagged(world: World, user: str, other: str) -> object:
    world.person(user).react(world.person(other).say("Vi lade om schemat"), "bulb")
    return world.person(user).whispers


def left(world: World, user: str, _other: str) -> object:
    world.person(user).leave()
    return known(world, user) == []


def joined(world: World, user: str, _other: str) -> object:
    room = world.person(user).channel
    world.person(user).leave()
    world.person(user).join(room)
    return [member.standing for member in known(world, user)] == [Standing.FOUND]


def changed(world: World, user: str, _other: str) -> object:
    world.double.workspace.make_guest(user)
    world.double.settle()
    return known(world, user) == []


def uninstalled(world: World, _user: str, _other: str) -> object:
    world.double.workspace.uninstall()
    world.double.settle()
    return True


def revoked(world: World, _user: str, _other: str) -> object:
    world.double.workspace.tell("tokens_revoked", {"tokens": {"bot": ["U1"]}})
    world.double.settle()
    return True


SEEN: dict[str, Callable[[World, str, str], object]] = {
    "app_home_opened": home,
    "message.im": direct,
    "reaction_added": tagged,
    "member_left_channel": left,
    "member_joined_channel": joined,
    "user_change": changed,
    "app_uninstalled": uninstalled,
    "tokens_revoked": revoked,
}


@pytest.mark.parametrize("event", EVENTS)
def test_every_event(world: World, members: tuple[str, str], event: str, caplog: pytest.LogCaptureFixture) -> None:
    assert SEEN[event](world, *members)
    gone = event in {"app_uninstalled", "tokens_revoked"}
    assert [record.levelname for record in caplog.records] == (["ERROR"] if gone else [])


def known(world: World, user: str) -> list[Member]:
    identity = Identity("slack", world.double.workspace.team, user)
    return world.house.transactions.read(lambda store: store.members.known_as(identity))


def assert_well(world: World, members: tuple[str, str], caplog: pytest.LogCaptureFixture) -> None:
    assert caplog.records == []
    assert [world.person(user).toasts for user in members] == [[], []]
