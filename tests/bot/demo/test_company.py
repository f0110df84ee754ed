"""What people settle among themselves, and what the app is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.demo.records import SlackError
from tests.bot.demo.world import a_world, an_app

if TYPE_CHECKING:
    from bot.demo.people import Person
    from tests.bot.demo.world import World


@pytest.fixture
def world() -> World:
    world = a_world(an_app())
    world.workspace.add_user("Ebba Gran", user_id="U0EBBA", is_owner=True)
    world.workspace.add_user("Dag From", user_id="U0DAG", team="T0ELSE")
    return world


@pytest.fixture
def ebba(world: World) -> Person:
    return world.double.person("U0EBBA")


@pytest.fixture
def told(world: World) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    world.workspace.tell_app = events.append
    return events


def test_a_colleague_is_added_past_the_app_and_leaves_again(world: World, told: list[dict[str, Any]]) -> None:
    world.anna.add("U0CILLA")
    world.anna.say("Välkommen")
    assert world.cilla.see("rummet") == "Anna Berg:\n  Välkommen"
    world.cilla.leave()
    assert world.cilla.channel.is_im
    assert [(one["type"], one["user"], one.get("inviter")) for one in told] == [
        ("member_joined_channel", "U0CILLA", "U0ANNA"),
        ("member_left_channel", "U0CILLA", None),
    ]


def test_who_may_add_whom(world: World, ebba: Person) -> None:
    def refusal(adds: Person, other: str) -> str:
        with pytest.raises(SlackError) as raised:
            adds.add(other, world.room)
        return raised.value.error

    assert refusal(world.cilla, "U0EBBA") == "not_in_channel"
    assert refusal(world.anna, "U0BO") == "already_in_channel"
    assert refusal(world.anna, "U0DAG") == "cant_invite"
    ebba.close_account("U0CILLA")
    assert refusal(world.anna, "U0CILLA") == "cant_invite"
    ebba.change_guest("U0BO")
    assert refusal(world.bo, "U0EBBA") == "user_is_restricted"
    with pytest.raises(SlackError, match="method_not_supported_for_channel_type"):
        world.anna.leave(world.anna.dm)


def test_a_channel_of_ones_own_is_no_business_of_the_apps_until_it_is_added(
    world: World, ebba: Person, told: list[dict[str, Any]]
) -> None:
    bot = world.workspace.app.bot_user
    own = world.cilla.open_channel("chefer")
    world.cilla.add("U0BO", own)
    assert told == []
    world.cilla.add(bot, own)
    assert [(one["type"], one["user"], one["channel"], one["inviter"]) for one in told] == [
        ("member_joined_channel", bot, own.id, "U0CILLA")
    ]
    ebba.change_guest("U0CILLA")
    with pytest.raises(SlackError, match="user_is_restricted"):
        world.cilla.open_channel("gäster")


def test_only_administrators_govern_accounts_and_nobody_an_owners(world: World, ebba: Person) -> None:
    for person, other in ((world.anna, "U0BO"), (ebba, "U0EBBA"), (ebba, world.workspace.app.bot_user)):
        with pytest.raises(SlackError, match="not_authorized"):
            person.close_account(other)
    world.workspace.users["U0ANNA"].is_admin = True
    with pytest.raises(SlackError, match="not_authorized"):
        world.anna.change_guest("U0EBBA")
    world.anna.close_account("U0BO")
    assert world.workspace.users["U0BO"].deleted


def test_the_app_is_told_of_guests_and_closed_accounts(world: World, ebba: Person, told: list[dict[str, Any]]) -> None:
    ebba.change_guest("U0BO")
    ebba.change_guest("U0BO", "")
    ebba.close_account("U0ANNA")
    changes = [one["user"] for one in told if one["type"] == "user_change"]
    assert [one.get("is_restricted") for one in changes] == [True, False, None]
    assert changes[2]["deleted"]
    assert [one["user"] for one in told if one["type"] == "member_left_channel"] == ["U0ANNA"]


def test_the_app_is_told_that_it_is_shown_out_and_nothing_after(world: World, told: list[dict[str, Any]]) -> None:
    bot = world.workspace.app.bot_user
    world.workspace.uninstall()
    world.anna.say("Nu är vi ensamma")
    world.anna.leave()
    assert [one["type"] for one in told] == ["app_uninstalled", "tokens_revoked"]
    assert told[1]["tokens"] == {"oauth": [], "bot": [bot]}
    assert bot not in world.room.members
    world.workspace.install()
    world.bo.add(bot)
    assert [(one["type"], one["user"], one["inviter"]) for one in told[2:]] == [("member_joined_channel", bot, "U0BO")]


def test_one_in_no_channel_has_the_conversation_with_the_app(world: World) -> None:
    assert world.cilla.channel is world.cilla.dm
    world.cilla.command("/fraga")
    assert world.cilla.toasts == ["/fraga fungerade inte, för appen svarade inte i tid. Försök igen."]
