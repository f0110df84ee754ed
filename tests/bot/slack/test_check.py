from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.slack.check import findings
from bot.slack.client import make_client

if TYPE_CHECKING:
    from bot.demo.server import DemoServer
    from tests.bot.demo.world import World


def found(world: World, server: DemoServer, *, app_token: str | None = None) -> list[str]:
    app = world.workspace.app
    client = make_client(app.bot_token, f"{server.url}/api/", timeout=5)
    return findings(client, app_token=app.app_token if app_token is None else app_token, channels=["C0RUM"])


def test_nothing_is_said_when_all_is_well(world: World, server: DemoServer) -> None:
    assert found(world, server) == []
    assert found(world, server, app_token="") == []


def test_a_wrong_token_is_all_that_can_be_told(world: World, server: DemoServer) -> None:
    world.workspace.revoke_token()
    (problem,) = found(world, server)
    assert "account_inactive" in problem
    assert "OAuth & Permissions" in problem


def test_missing_scopes_are_named(world: World, server: DemoServer) -> None:
    world.workspace.app = type(world.workspace.app)(scopes=world.workspace.app.scopes - {"users:read", "im:write"})
    (problem,) = found(world, server)
    assert "lacks the scopes im:write, users:read." in problem
    assert "Reinstall" in problem


def test_a_wrong_app_token_says_what_it_needs(world: World, server: DemoServer) -> None:
    (problem,) = found(world, server, app_token="xapp-wrong")
    assert "connections:write" in problem


@pytest.mark.parametrize("case", ["absent", "archived", "public", "unknown"])
def test_the_channel_is_looked_at(world: World, server: DemoServer, case: str) -> None:
    match case:
        case "absent":
            world.workspace.leave(world.room, world.workspace.app.bot_user)
            says = "/invite @rummet"
        case "archived":
            world.workspace.archive(world.room)
            says = "Restore it"
        case "public":
            world.room.is_private = False
            world.workspace.app = type(world.workspace.app)(scopes=world.workspace.app.scopes | {"channels:read"})
            says = "Make it private"
        case _:
            world.double.faults.refuse("conversations.info", "team_access_not_granted")
            says = "team_access_not_granted"
    (problem,) = found(world, server)
    assert says in problem


def test_no_network_is_told_and_not_raised() -> None:
    client = make_client("xoxb-1", "http://127.0.0.1:9/api/", timeout=1)
    (problem,) = findings(client, app_token="xapp-1", channels=["C1"])
    assert "cannot be reached" in problem
