"""The Web API as Slack's own client sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.errors import SlackApiError

from bot.demo.api import METHODS
from tests.bot.demo.world import a_client, a_world, actions, an_app, button, modal, plain, section, text_input

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_sdk import WebClient

    from bot.demo.server import DemoServer
    from tests.bot.demo.world import World

ROOM = "C0RUM"


@pytest.fixture
def client(server: DemoServer) -> WebClient:
    return a_client(server)


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(SlackApiError) as raised:
        call()
    error: str = raised.value.response["error"]
    return error


def test_the_app_learns_who_it_is_and_what_it_may(world: World, client: WebClient) -> None:
    answer = client.auth_test()
    assert answer["user_id"] == world.workspace.app.bot_user
    assert answer["team_id"] == world.workspace.team
    assert client.bots_info(bot=answer["bot_id"])["bot"]["app_id"] == world.workspace.app.id
    assert set(answer.headers["x-oauth-scopes"].split(",")) == world.workspace.app.scopes


def test_tokens_are_checked(world: World, server: DemoServer, client: WebClient) -> None:
    assert refusal(lambda: a_client(server, "").auth_test()) == "not_authed"
    assert refusal(lambda: a_client(server, "xoxb-another").auth_test()) == "invalid_auth"
    assert refusal(lambda: a_client(server, world.workspace.app.app_token).auth_test()) == "not_allowed_token_type"
    assert refusal(lambda: client.apps_connections_open(app_token=client.token or "")) == "not_allowed_token_type"
    world.workspace.revoke_token()
    assert refusal(client.auth_test) == "account_inactive"


def test_an_uninstalled_app_is_shut_out_until_it_is_installed_anew(
    world: World, server: DemoServer, client: WebClient
) -> None:
    app_token = world.workspace.app.app_token
    world.workspace.uninstall()
    assert refusal(client.auth_test) == "account_inactive"
    assert client.apps_connections_open(app_token=app_token)["url"]
    again = a_client(server, world.workspace.install())
    assert refusal(client.auth_test) == "account_inactive"
    assert refusal(lambda: again.chat_postMessage(channel=ROOM, text="hej")) == "channel_not_found"
    world.anna.add(world.workspace.app.bot_user)
    assert again.chat_postMessage(channel=ROOM, text="hej")["ok"]


def test_a_missing_scope_is_named() -> None:
    double = a_world(an_app("chat:write users:read")).double
    answer = double.api.call("conversations.history", {"channel": ROOM}, double.workspace.app.bot_token)
    assert answer.body == {
        "ok": False,
        "error": "missing_scope",
        "needed": "groups:history",
        "provided": "chat:write,users:read",
    }


def test_unknown_methods_and_broken_json(client: WebClient, world: World) -> None:
    assert refusal(lambda: client.api_call("chat.shout")) == "unknown_method"
    assert client.api_test(greeting="hej")["args"]["greeting"] == "hej"
    assert world.double.api.received[-1].method == "api.test"


@pytest.mark.parametrize(
    ("method", "args", "error"),
    [
        ("chat.postMessage", {"channel": "C0NOWHERE", "text": "hej"}, "channel_not_found"),
        ("chat.postMessage", {"text": "hej"}, "invalid_arguments"),
        ("chat.postMessage", {"channel": ROOM}, "no_text"),
        ("chat.postMessage", {"channel": ROOM, "text": "a" * 40_001}, "msg_too_long"),
        ("chat.postMessage", {"channel": ROOM, "blocks": "nonsense"}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": ROOM, "blocks": [{"type": "marquee"}]}, "invalid_blocks"),
        ("chat.postMessage", {"channel": ROOM, "blocks": [section("a" * 3000)] * 5}, "msg_blocks_too_long"),
        ("chat.postMessage", {"channel": ROOM, "text": "a", "attachments": [{}] * 101}, "too_many_attachments"),
        ("chat.postMessage", {"channel": ROOM, "text": "a", "metadata": {"id": "1"}}, "invalid_metadata_format"),
        ("chat.postEphemeral", {"channel": ROOM, "user": "U0CILLA", "text": "hej"}, "user_not_in_channel"),
        ("chat.update", {"channel": ROOM, "ts": "1.000001", "text": "hej"}, "message_not_found"),
        ("chat.delete", {"channel": ROOM, "ts": "1.000001"}, "message_not_found"),
        ("conversations.info", {"channel": "C0NOWHERE"}, "channel_not_found"),
        ("conversations.history", {"channel": ROOM, "cursor": "x"}, "invalid_cursor"),
        ("conversations.history", {"channel": ROOM, "limit": 5000}, "invalid_limit"),
        ("conversations.replies", {"channel": ROOM, "ts": "1.000001"}, "thread_not_found"),
        ("conversations.open", {"users": "U0NOBODY"}, "user_not_found"),
        ("conversations.invite", {"channel": ROOM, "users": "U0ANNA"}, "already_in_channel"),
        ("conversations.kick", {"channel": ROOM, "user": "U0CILLA"}, "not_in_channel"),
        ("users.info", {"user": "U0NOBODY"}, "user_not_found"),
        ("bots.info", {"bot": "B0NOBODY"}, "bot_not_found"),
        ("views.open", {"trigger_id": "1.a", "view": modal(section("hej"))}, "invalid_trigger_id"),
        ("views.open", {"trigger_id": "1.a", "view": {"type": "modal"}}, "invalid_arguments"),
        ("views.update", {"view_id": "V0", "view": modal(section("hej"))}, "not_found"),
        ("views.publish", {"user_id": "U0NOBODY", "view": {"type": "home", "blocks": []}}, "user_not_found"),
        ("reactions.get", {"channel": ROOM, "timestamp": "1.000001"}, "message_not_found"),
        ("pins.add", {"channel": ROOM, "timestamp": "1.000001"}, "message_not_found"),
    ],
)
def test_refusals_have_slacks_names(world: World, method: str, args: dict[str, Any], error: str) -> None:
    answer = world.double.api.call(method, args, world.workspace.app.bot_token)
    assert (answer.body["ok"], answer.body["error"]) == (False, error)


def test_a_refused_block_is_pointed_out(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as raised:
        client.chat_postMessage(channel=ROOM, text="a", blocks=[section("a" * 3001)])
    messages = raised.value.response["response_metadata"]["messages"]
    assert messages == ["[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"]


def test_posting_updating_and_deleting(world: World, client: WebClient) -> None:
    posted = client.chat_postMessage(channel=ROOM, text="Fråga & <svar>", blocks=[section("*Fråga*")])
    assert posted["message"]["text"] == "Fråga &amp; <svar>"
    assert posted["message"]["bot_id"] == world.workspace.app.bot_id
    assert world.anna.see() == "rummet:\n  *Fråga*"

    client.chat_update(channel=ROOM, ts=posted["ts"], text="Bara text")
    assert world.anna.see() == "rummet:\n  Bara text"

    client.chat_delete(channel=ROOM, ts=posted["ts"])
    assert world.anna.see() == ""


def test_the_app_cannot_touch_what_others_said(world: World, client: WebClient) -> None:
    said = world.anna.say("Mitt")
    assert refusal(lambda: client.chat_update(channel=ROOM, ts=said.ts, text="Ditt")) == "cant_update_message"
    assert refusal(lambda: client.chat_delete(channel=ROOM, ts=said.ts)) == "cant_delete_message"


def test_metadata_is_kept_and_shown_only_when_asked_for(client: WebClient) -> None:
    metadata = {"event_type": "rummet", "event_payload": {"outbox": "a1"}}
    posted = client.chat_postMessage(channel=ROOM, text="Ett", metadata=metadata)
    client.chat_update(channel=ROOM, ts=posted["ts"], text="Två")
    [bare] = client.conversations_history(channel=ROOM)["messages"]
    [full] = client.conversations_history(channel=ROOM, include_all_metadata=True)["messages"]
    assert "metadata" not in bare
    assert full["metadata"] == metadata
    assert full["text"] == "Två"


def test_history_comes_in_pages_newest_first_and_without_replies(world: World, client: WebClient) -> None:
    first = world.anna.say("0")
    world.bo.say("svar", thread=first)
    for number in range(1, 5):
        world.anna.say(str(number))
    pages = [page["messages"] for page in client.conversations_history(channel=ROOM, limit=2)]
    assert [[one["text"] for one in page] for page in pages] == [["4", "3"], ["2", "1"], ["0"]]
    assert pages[2][0]["reply_count"] == 1

    thread = client.conversations_replies(channel=ROOM, ts=first.ts)["messages"]
    assert [one["text"] for one in thread] == ["0", "svar"]
    since = client.conversations_history(channel=ROOM, oldest=world.anna.messages()[3].ts)["messages"]
    assert [one["text"] for one in since] == ["4"]


def test_a_reply_to_a_deleted_head_lands_in_the_channel(client: WebClient) -> None:
    head = client.chat_postMessage(channel=ROOM, text="Huvud")["ts"]
    assert client.chat_postMessage(channel=ROOM, text="Svar", thread_ts=head)["message"]["thread_ts"] == head
    gone = client.chat_postMessage(channel=ROOM, text="Borta")["ts"]
    client.chat_delete(channel=ROOM, ts=gone)
    assert "thread_ts" not in client.chat_postMessage(channel=ROOM, text="Vilse", thread_ts=gone)["message"]


def test_a_deleted_head_with_replies_leaves_a_tombstone(world: World, client: WebClient) -> None:
    head = client.chat_postMessage(channel=ROOM, text="Huvud")["ts"]
    client.chat_postMessage(channel=ROOM, text="Svar", thread_ts=head)
    client.chat_delete(channel=ROOM, ts=head)
    [left] = client.conversations_history(channel=ROOM)["messages"]
    assert (left["subtype"], left["reply_count"]) == ("tombstone", 1)
    assert "Huvud" not in world.anna.see()


def test_a_private_channel_without_the_app_does_not_exist_for_it(world: World, client: WebClient) -> None:
    world.workspace.add_channel("andra", channel_id="C0OTHER", members=["U0ANNA"])
    assert refusal(lambda: client.conversations_info(channel="C0OTHER")) == "channel_not_found"
    assert refusal(lambda: client.chat_postMessage(channel="C0OTHER", text="hej")) == "channel_not_found"
    world.workspace.archive(world.room)
    assert refusal(lambda: client.chat_postMessage(channel=ROOM, text="hej")) == "is_archived"
    found = client.users_conversations(types="private_channel")["channels"]
    assert [(one["id"], one["is_archived"]) for one in found] == [(ROOM, True)]


def test_kinds_of_people_can_be_told_apart(world: World, client: WebClient) -> None:
    world.workspace.make_guest("U0BO", "ultra_restricted")
    world.workspace.deactivate("U0CILLA")
    world.workspace.add_user("Dag From", user_id="U0DAG", team="T0ELSE")
    world.workspace.add_user("Ebba Gran", user_id="U0EBBA", is_owner=True)
    people = {one["id"]: one for one in client.users_list()["members"]}
    assert people["U0BO"]["is_restricted"]
    assert people["U0BO"]["is_ultra_restricted"]
    assert people["U0CILLA"]["deleted"]
    assert people["U0DAG"]["is_stranger"]
    assert people["U0DAG"]["team_id"] == "T0ELSE"
    assert not people["U0ANNA"]["is_restricted"]
    assert not people["U0ANNA"]["is_admin"]
    owner = client.users_info(user="U0EBBA")["user"]
    assert (owner["is_owner"], owner["is_admin"]) == (True, True)
    assert client.conversations_members(channel=ROOM)["members"] == ["U0ANNA", "U0BO", world.workspace.app.bot_user]
    assert refusal(lambda: client.conversations_open(users="U0CILLA")) == "user_disabled"
    assert refusal(lambda: client.chat_postMessage(channel="U0CILLA", text="hej")) == "channel_not_found"


def test_direct_messages_by_person_and_by_channel(world: World, client: WebClient) -> None:
    opened = client.conversations_open(users="U0ANNA")["channel"]["id"]
    assert client.chat_postMessage(channel="U0ANNA", text="Hej Anna")["channel"] == opened == world.anna.dm.id
    assert world.anna.see(world.anna.dm) == "rummet:\n  Hej Anna"


def test_membership_is_managed(world: World, client: WebClient) -> None:
    client.conversations_invite(channel=ROOM, users="U0CILLA")
    assert world.cilla.see() == ""
    client.conversations_kick(channel=ROOM, user="U0CILLA")
    assert "U0CILLA" not in world.room.members
    made = client.conversations_create(name="smågrupp", is_private=True)["channel"]
    client.conversations_setTopic(channel=made["id"], topic="Tre till fem")
    assert client.conversations_info(channel=made["id"])["channel"]["topic"]["value"] == "Tre till fem"
    client.conversations_archive(channel=made["id"])
    assert refusal(lambda: client.conversations_invite(channel=made["id"], users="U0BO")) == "is_archived"


def test_pins_reactions_and_links(world: World, client: WebClient) -> None:
    said = world.anna.say("Bra tips")
    world.bo.react(said, "bulb")
    client.pins_add(channel=ROOM, timestamp=said.ts)
    assert refusal(lambda: client.pins_add(channel=ROOM, timestamp=said.ts)) == "already_pinned"
    got = client.reactions_get(channel=ROOM, timestamp=said.ts)["message"]
    assert got["reactions"] == [{"name": "bulb", "users": ["U0BO"], "count": 1}]
    assert world.anna.see() == "Anna Berg:\n  Bra tips\n  :bulb: 1 · fäst"
    link = client.chat_getPermalink(channel=ROOM, message_ts=said.ts)["permalink"]
    assert link.endswith(f"/archives/{ROOM}/p{said.ts.replace('.', '')}")


def test_triggers_work_once_and_for_three_seconds(world: World, client: WebClient) -> None:
    form = modal(text_input("Fråga"))
    once = world.double.surfaces.new_trigger("U0ANNA")
    client.views_open(trigger_id=once, view=form)
    assert refusal(lambda: client.views_open(trigger_id=once, view=form)) == "exchanged_trigger_id"
    late = world.double.surfaces.new_trigger("U0ANNA")
    world.time.real += 3.1
    assert refusal(lambda: client.views_open(trigger_id=late, view=form)) == "expired_trigger_id"


def test_at_most_three_forms_lie_on_each_other(world: World, client: WebClient) -> None:
    surfaces = world.double.surfaces
    opened = client.views_open(trigger_id=surfaces.new_trigger("U0ANNA"), view=modal(section("1")))["view"]
    for number in (2, 3):
        top = surfaces.top("U0ANNA")
        assert top
        pushed = client.views_push(trigger_id=surfaces.new_trigger("U0ANNA", top.id), view=modal(section(str(number))))[
            "view"
        ]
        assert (pushed["root_view_id"], pushed["previous_view_id"]) == (opened["id"], top.id)
    inside = surfaces.new_trigger("U0ANNA", opened["id"])
    assert refusal(lambda: client.views_push(trigger_id=inside, view=modal(section("4")))) == "push_limit_reached"
    outside = surfaces.new_trigger("U0ANNA")
    assert refusal(lambda: client.views_push(trigger_id=outside, view=modal(section("4")))) == "invalid_trigger_id"
    assert world.anna.depth == 3


def test_a_form_that_changed_meanwhile_is_not_overwritten(world: World, client: WebClient) -> None:
    trigger = world.double.surfaces.new_trigger("U0ANNA")
    first = client.views_open(trigger_id=trigger, view=modal(section("1"), external_id="mine"))["view"]
    client.views_update(view_id=first["id"], hash=first["hash"], view=modal(section("2")))
    late = modal(section("3"))
    assert refusal(lambda: client.views_update(view_id=first["id"], hash=first["hash"], view=late)) == "hash_conflict"
    assert world.anna.screen() == "== Fråga ==\n2"


def test_home_is_published_to_one_person(world: World, client: WebClient) -> None:
    home = {"type": "home", "blocks": [section("Hej Anna"), actions(button("Sök", "search"))]}
    client.views_publish(user_id="U0ANNA", view=home)
    assert world.anna.home() == "Hej Anna\n[Sök]"
    assert world.bo.home() == ""
    assert refusal(lambda: client.views_publish(user_id="U0ANNA", view=home | {"title": plain("Hem")})) == (
        "invalid_arguments"
    )


def test_whispers_reach_open_clients_only_and_leave_no_trace(world: World, client: WebClient) -> None:
    assert world.anna.whispers == world.bo.whispers == []
    client.chat_postEphemeral(channel=ROOM, user="U0ANNA", text="Bara du")
    assert world.anna.whispers == ["Bara du"]
    assert world.bo.whispers == []
    assert client.conversations_history(channel=ROOM)["messages"] == []
    world.anna.reload()
    assert world.anna.whispers == []


ARGUMENTS = [
    "channel",
    "ts",
    "text",
    "blocks",
    "user",
    "users",
    "limit",
    "cursor",
    "thread_ts",
    "view",
    "types",
    "oldest",
]
VALUES = (
    st.none() | st.booleans() | st.integers() | st.sampled_from([ROOM, "U0ANNA", "", "x", "1.5", "private_channel"])
)


@given(
    st.sampled_from(sorted(METHODS)),
    st.dictionaries(st.sampled_from(ARGUMENTS), VALUES | st.lists(VALUES, max_size=2), max_size=5),
)
def test_every_call_gets_an_answer(method: str, args: dict[str, Any]) -> None:
    double = a_world(an_app()).double
    answer = double.api.call(method, args, double.workspace.app.bot_token)
    assert answer.body["ok"] or answer.body["error"]
