from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.slack.client import make_client
from bot.slack.roster import finder, people
from bot.speaker import TryLater
from domain.members import Account, Identity, Person
from tests.bot.slack.room import identity

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.demo.server import DemoServer
    from tests.bot.demo.world import World


@pytest.fixture
def client(world: World, server: DemoServer) -> WebClient:
    return make_client(world.workspace.app.bot_token, f"{server.url}/api/", timeout=5)


def test_everyone_in_the_channel_but_bots_with_what_account(world: World, client: WebClient) -> None:
    world.workspace.add_user("Gäst Gästsson", user_id="U0GUEST", guest="restricted")
    world.workspace.add_user("Främmande Person", user_id="U0OTHER", team="T0OTHER")
    for user in ("U0GUEST", "U0OTHER"):
        world.workspace.join(world.room, user)
    assert people(client, "C0RUM") == [
        Person(identity("U0ANNA"), "Anna Berg", Account.FULL),
        Person(identity("U0BO"), "Bo Ek", Account.FULL),
        Person(identity("U0GUEST"), "Gäst Gästsson", Account.GUEST),
        Person(identity("U0OTHER", "T0OTHER"), "Främmande Person", Account.CLOSED),
    ]


def test_one_person_is_found_as_they_are_now_and_nobody_who_is_not_there(world: World, client: WebClient) -> None:
    world.workspace.add_user("Gäst Gästsson", user_id="U0GUEST", guest="restricted")
    world.workspace.add_user("Främmande Person", user_id="U0OTHER", team="T0OTHER")
    who = finder(client)
    assert who(identity("U0ANNA")) == Person(identity("U0ANNA"), "Anna Berg", Account.FULL)
    assert who(identity("U0GUEST")) == Person(identity("U0GUEST"), "Gäst Gästsson", Account.GUEST)
    other = identity("U0OTHER", "T0OTHER")
    assert who(other) == Person(other, "Främmande Person", Account.CLOSED)
    world.workspace.deactivate("U0ANNA")
    assert who(identity("U0ANNA")) == Person(identity("U0ANNA"), "Anna Berg", Account.CLOSED)
    nobody = ("", "U0NOBODY", world.workspace.app.bot_user)
    strangers = (*map(identity, nobody), identity("U0BO", "T0OTHER"), Identity("teams", "T0DEMO", "U0BO"))
    assert [who(one) for one in strangers] == [None] * 5


def test_a_large_channel_is_read_to_its_end(world: World, client: WebClient) -> None:
    for number in range(205):
        world.workspace.join(world.room, world.workspace.add_user(f"Person {number}").id)
    assert len(people(client, "C0RUM")) == 207


def test_it_waits_as_long_as_slack_asks_and_not_for_ever(world: World, client: WebClient) -> None:
    waits: list[float] = []
    world.double.faults.rate_limit("users.info", retry_after=3)
    assert len(people(client, "C0RUM", wait=waits.append)) == 2
    assert waits == [3]
    world.double.faults.rate_limit("users.info", times=5)
    with pytest.raises(TryLater):
        people(client, "C0RUM", wait=waits.append)
