"""Payloads in the shapes Slack documents, where they differ from what the double sends."""

from __future__ import annotations

from typing import Any

import pytest

from bot.slack import receive
from bot.slack.answer import Moment
from domain.networks import Place
from handlers.catalog import Catalog
from handlers.routes import Kind
from tests.bot.slack.room import TEAM, identity

Json = dict[str, Any]

WORDS = Catalog().words("sv")


def told(event: Json, **more: object) -> Json:
    return {"type": "event_callback", "team_id": TEAM, "event_id": "Ev1", "event": event, **more}


def direct(**more: object) -> Json:
    said = {"type": "message", "channel_type": "im", "user": "U0ANNA", "channel": "D1", "text": "hej", "ts": "1.2"}
    return told({**said, **more})


def test_a_person_writes_to_the_bot() -> None:
    incoming = receive.event(direct(team=TEAM), TEAM, WORDS)
    assert incoming
    assert (incoming.kind, incoming.route, incoming.text) == (Kind.EVENT, "direct.message", "hej")
    assert (incoming.identity, incoming.delivery) == (identity("U0ANNA"), "Ev1")
    assert receive.event(direct(subtype="file_share", files=[{}]), TEAM, WORDS)


@pytest.mark.parametrize(
    "unheard",
    [
        direct(subtype="message_changed", message={"text": "hej"}),
        direct(subtype="message_deleted"),
        direct(subtype="bot_message", bot_id="B1"),
        direct(bot_id="B1"),
        direct(channel_type="group"),
        told({"type": "message", "channel_type": "im", "subtype": "message_replied", "channel": "D1"}),
        told({"type": "app_home_opened", "user": "U0ANNA", "tab": "messages", "channel": "D1"}),
        told({"type": "reaction_added", "user": "U0ANNA", "reaction": "eyes", "item": {"type": "message"}}),
        told({"type": "reaction_added", "user": "U0ANNA", "reaction": "bulb", "item": {"type": "file", "file": "F1"}}),
        told({"type": "channel_rename", "channel": {"id": "C1"}}),
    ],
)
def test_what_asks_nothing_of_the_bot_is_not_heard(unheard: Json) -> None:
    assert receive.event(unheard, TEAM, WORDS) is None


def test_somebody_of_another_workspace_in_a_shared_channel_keeps_their_own() -> None:
    event = {
        "type": "reaction_added",
        "user": "U9",
        "user_team": "T9",
        "reaction": "bulb",
        "item": {"type": "message", "channel": "C1", "ts": "1.2"},
    }
    incoming = receive.event(told(event, is_ext_shared_channel=True), TEAM, WORDS)
    assert incoming
    assert incoming.identity == identity("U9", "T9")
    assert (incoming.place, incoming.subject) == (Place("slack", TEAM, "C1"), f"{TEAM}/C1/1.2")
    pressed = receive.press(press(user={"id": "U9", "team_id": "T9"}, team={"id": "T9"}), TEAM)
    assert (pressed.identity, pressed.place) == (identity("U9", "T9"), Place("slack", TEAM, "C1"))


def press(**more: object) -> Json:
    return {
        "type": "block_actions",
        "user": {"id": "U0ANNA", "username": "anna", "team_id": TEAM},
        "team": {"id": TEAM, "domain": "d"},
        "container": {"type": "message", "message_ts": "1.2", "channel_id": "C1", "is_ephemeral": False},
        "channel": {"id": "C1", "name": "privategroup"},
        "message": {"type": "message", "bot_id": "B1", "ts": "1.2", "thread_ts": "1.2"},
        "response_url": "https://hooks.example/1",
        "trigger_id": "1.2",
        "actions": [{"type": "button", "action_id": "a.press|3", "block_id": "b", "value": "s1"}],
        **more,
    }


def test_a_press_names_its_route_and_what_it_is_about() -> None:
    incoming = receive.press(press(), TEAM)
    assert (incoming.route, incoming.subject, incoming.in_form) == ("a.press", "s1", False)
    assert (incoming.values, incoming.hidden) == (None, None)
    assert incoming.pressed == f"{TEAM}/C1/1.2"


def test_a_whisper_stays_beside_what_was_pressed_and_in_its_thread() -> None:
    assert Moment.of(press()).thread == ""
    within = {"type": "message", "message_ts": "1.3", "channel_id": "C1", "thread_ts": "1.2", "is_ephemeral": True}
    moment = Moment.of(press(container=within))
    assert (moment.thread, moment.whispered, moment.channel) == ("1.2", True, "C1")


def test_a_tagged_message_of_a_bot_has_no_author() -> None:
    shown = {"type": "message", "user": "U0RUMMET", "bot_id": "B1", "ts": "1.2", "text": "Fråga"}
    assert receive.message(shown, TEAM, "C1", WORDS).author is None
    assert receive.message({"type": "message", "ts": "1.2"}, TEAM, "C1", WORDS).author is None
    by_other = {"user": "U9", "user_team": "T9", "team": TEAM, "ts": "1.2", "text": "hej"}
    assert receive.message(by_other, TEAM, "C1", WORDS).author == identity("U9", "T9")


def test_a_command_of_a_workspace_within_an_organisation() -> None:
    body = {
        "command": "/fraga",
        "text": "vad &amp; hur &lt;b&gt;",
        "team_id": TEAM,
        "enterprise_id": "E1",
        "user_id": "U0ANNA",
        "channel_id": "C1",
        "trigger_id": "1",
        "response_url": "https://hooks.example/1",
    }
    incoming = receive.command(body, TEAM, WORDS)
    assert (incoming.route, incoming.text, incoming.identity) == ("fraga", "vad & hur <b>", identity("U0ANNA"))


@pytest.mark.parametrize(
    ("action", "filled", "value"),
    [
        ("field|1", {"type": "plain_text_input", "value": None}, None),
        ("field|1", {"type": "plain_text_input", "value": "a"}, "a"),
        ("field|1", {"type": "static_select", "selected_option": None}, None),
        ("field|1", {"type": "radio_buttons", "selected_option": {"value": "a"}}, "a"),
        ("towns|1", {"type": "external_select", "selected_option": {"value": "a"}}, "a"),
        ("field|1", {"type": "datepicker", "selected_date": "2026-07-01"}, "2026-07-01"),
        ("field|1", {"type": "datepicker", "selected_date": None}, None),
        ("field|1", {"type": "checkboxes", "selected_options": []}, ()),
        ("field|1", {"type": "multi_static_select", "selected_options": [{"value": "a"}, {"value": "b"}]}, ("a", "b")),
        ("field|1", {"type": "multi_static_select", "selected_options": None}, ()),
        ("toggle|1", {"type": "checkboxes", "selected_options": []}, False),
        ("toggle|1", {"type": "checkboxes", "selected_options": [{"value": "yes"}]}, True),
    ],
)
def test_each_kind_of_field_gives_its_kind_of_value(action: str, filled: Json, value: object) -> None:
    assert receive.values({"state": {"values": {"name": {action: filled}}}}) == {"name": value}
