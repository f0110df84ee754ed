"""Channels the app makes itself, and whom it takes in and shows out, as Slack's own client sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.bot.demo.world import SCOPES, a_client, a_world, an_app, section

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.demo.server import DemoServer
    from tests.bot.demo.world import World

ROOM = "C0RUM"


@pytest.fixture
def client(server: DemoServer) -> WebClient:
    return a_client(server)


@pytest.mark.parametrize(
    ("method", "args", "error"),
    [
        ("conversations.create", {}, "invalid_name_required"),
        ("conversations.create", {"name": "a" * 81}, "invalid_name_maxlength"),
        ("conversations.create", {"name": "--_"}, "invalid_name_punctuation"),
        ("conversations.create", {"name": "Chefer"}, "invalid_name_specials"),
        ("conversations.create", {"name": "vara chefer"}, "invalid_name_specials"),
        ("conversations.create", {"name": "rummet"}, "name_taken"),
        ("conversations.invite", {"channel": ROOM}, "no_user"),
        ("conversations.invite", {"channel": ROOM, "users": "U0NOBODY"}, "user_not_found"),
        ("conversations.invite", {"channel": ROOM, "users": "U0RUMMET"}, "cant_invite_self"),
        ("conversations.invite", {"channel": ROOM, "users": "U0ANNA"}, "already_in_channel"),
        ("conversations.invite", {"channel": ROOM, "users": "U0FAR"}, "cant_invite"),
        ("conversations.invite", {"channel": "C0OTHER", "users": "U0CILLA"}, "channel_not_found"),
        ("conversations.invite", {"channel": "C0OPEN", "users": "U0CILLA"}, "not_in_channel"),
        ("conversations.kick", {"channel": ROOM}, "no_user"),
        ("conversations.kick", {"channel": ROOM, "user": "U0RUMMET"}, "cant_kick_self"),
        ("conversations.kick", {"channel": ROOM, "user": "U0CILLA"}, "not_in_channel"),
        ("conversations.kick", {"channel": ROOM, "user": "U0NOBODY"}, "user_not_found"),
        ("conversations.setTopic", {"channel": ROOM, "topic": "a" * 251}, "too_long"),
        ("conversations.setTopic", {"channel": "C0OTHER", "topic": "a"}, "channel_not_found"),
        ("pins.add", {"channel": ROOM}, "no_item_specified"),
        ("pins.add", {"channel": ROOM, "timestamp": "1.000001"}, "message_not_found"),
        ("chat.getPermalink", {"channel": ROOM, "message_ts": "1.000001"}, "message_not_found"),
        ("users.conversations", {"types": "secret_channel"}, "invalid_types"),
    ],
)
def test_refusals_have_slacks_names(method: str, args: dict[str, Any], error: str) -> None:
    world = a_world(an_app(f"{SCOPES} pins:write channels:read channels:manage"))
    world.workspace.add_user("Dag From", user_id="U0FAR", team="T0ELSE")
    world.workspace.add_channel("andra", channel_id="C0OTHER", members=["U0ANNA"])
    world.workspace.add_channel("lunch", channel_id="C0OPEN", private=False, members=["U0ANNA"])
    answer = world.double.api.call(method, args, world.workspace.app.bot_token)
    assert answer.body["error"] == error


def test_a_conversation_is_no_channel(world: World, client: WebClient) -> None:
    dm = world.anna.dm.id
    for method, more in (("invite", {"users": "U0BO"}), ("kick", {"user": "U0ANNA"}), ("setTopic", {"topic": "a"})):
        answer = world.double.api.call(f"conversations.{method}", {"channel": dm, **more}, client.token)
        assert answer.body["error"] == "method_not_supported_for_channel_type"


def test_a_room_is_made_furnished_and_peopled(world: World, client: WebClient) -> None:
    made = client.conversations_create(name="chefer-i-väst", is_private=True)["channel"]
    assert (made["is_private"], made["is_member"], made["creator"]) == (True, True, world.workspace.app.bot_user)
    client.conversations_setTopic(channel=made["id"], topic="Här hjälps vi åt.")
    welcome = client.chat_postMessage(channel=made["id"], text="Välkommen", blocks=[section("Välkommen")])["ts"]
    client.pins_add(channel=made["id"], timestamp=welcome)
    client.conversations_invite(channel=made["id"], users="U0CILLA,U0BO")

    assert world.cilla.channel.topic == "Här hjälps vi åt."
    assert world.cilla.see("chefer-i-väst") == "rummet:\n  Välkommen\n  fäst"
    assert world.cilla.pinned() == world.cilla.see()
    found = client.users_conversations(types="private_channel", user="U0BO")["channels"]
    assert [one["name"] for one in found] == ["rummet", "chefer-i-väst"]

    client.conversations_kick(channel=made["id"], user="U0CILLA")
    assert world.cilla.channel.is_im


def test_the_app_is_told_of_those_it_took_in_and_showed_out(world: World, client: WebClient) -> None:
    told: list[dict[str, Any]] = []
    world.workspace.tell_app = told.append
    client.conversations_invite(channel=ROOM, users="U0CILLA")
    client.conversations_kick(channel=ROOM, user="U0ANNA")
    assert [(one["type"], one["user"], one["channel"]) for one in told] == [
        ("member_joined_channel", "U0CILLA", ROOM),
        ("member_left_channel", "U0ANNA", ROOM),
    ]
    assert told[0]["inviter"] == world.workspace.app.bot_user


def test_one_who_cannot_be_invited_keeps_the_others_out_unless_forced(world: World, client: WebClient) -> None:
    token, wanted = client.token, {"channel": ROOM, "users": "U0CILLA,U0ANNA"}
    refused = world.double.api.call("conversations.invite", wanted, token).body
    assert refused["error"] == "already_in_channel"
    assert refused["errors"] == [{"user": "U0ANNA", "ok": False, "error": "already_in_channel"}]
    assert "U0CILLA" not in world.room.members
    assert world.double.api.call("conversations.invite", {**wanted, "force": True}, token).body["ok"]
    assert "U0CILLA" in world.room.members


def test_a_permalink_leads_to_a_message_also_in_a_thread(world: World, client: WebClient) -> None:
    head = world.anna.say("Fråga")
    reply = world.bo.say("Svar", thread=head)
    link = client.chat_getPermalink(channel=ROOM, message_ts=reply.ts)["permalink"]
    assert link.endswith(f"/archives/{ROOM}/p{reply.ts.replace('.', '')}?thread_ts={head.ts}&cid={ROOM}")
