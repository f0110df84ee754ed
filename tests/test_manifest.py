"""The manifest keeps to what Slack documents of its second version; what it names is dispatched in tests/bot/slack."""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

Json = dict[str, Any]
FILE = Path(__file__).parents[1] / "manifest.yml"

# The scope without which Slack never sends the event; None where it asks for no scope.
SCOPE_OF_EVENT = {
    "app_home_opened": None,
    "app_uninstalled": None,
    "member_joined_channel": "groups:read",
    "member_left_channel": "groups:read",
    "message.im": "im:history",
    "reaction_added": "reactions:read",
    "tokens_revoked": None,
    "user_change": "users:read",
}


def text(longest: int, *, shortest: int = 1, pattern: str = "") -> Json:
    return {"type": "string", "minLength": shortest, "maxLength": longest, "pattern": pattern}


def closed(*, optional: tuple[str, ...] = (), **properties: Json) -> Json:
    required = sorted(set(properties) - set(optional))
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def several(items: Json, *, most: int) -> Json:
    return {"type": "array", "items": items, "minItems": 1, "maxItems": most, "uniqueItems": True}


FLAG: Json = {"type": "boolean"}
SCHEMA = closed(
    _metadata=closed(major_version={"const": 2}),
    display_information=closed(
        name=text(35),
        description=text(140),
        long_description=text(4000, shortest=175),
        background_color=text(7, pattern="^#[0-9a-f]{6}$"),
    ),
    features=closed(
        app_home=closed(home_tab_enabled=FLAG, messages_tab_enabled=FLAG, messages_tab_read_only_enabled=FLAG),
        bot_user=closed(display_name=text(80, pattern=r"^[a-z0-9._-]+$"), always_online=FLAG),
        slash_commands=several(
            closed(
                optional=("usage_hint",),
                command=text(32, pattern=r"^/[a-z]+$"),
                description=text(2000),
                usage_hint=text(1000),
                should_escape=FLAG,
            ),
            most=50,
        ),
        shortcuts=several(
            closed(name=text(24), type={"enum": ["message", "global"]}, callback_id=text(255), description=text(150)),
            most=10,
        ),
    ),
    oauth_config=closed(scopes=closed(bot=several(text(50), most=255))),
    settings=closed(
        event_subscriptions=closed(bot_events=several(text(50), most=100)),
        interactivity=closed(is_enabled=FLAG),
        org_deploy_enabled=FLAG,
        socket_mode_enabled=FLAG,
        token_rotation_enabled=FLAG,
    ),
)


@pytest.fixture(scope="module")
def manifest() -> Json:
    loaded: Json = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return loaded


def test_slack_would_take_it(manifest: Json) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(manifest, SCHEMA, cls=jsonschema.Draft202012Validator)


def test_commands_and_shortcuts_are_named_once_each(manifest: Json) -> None:
    for kind, key in (("slash_commands", "command"), ("shortcuts", "callback_id")):
        names = [entry[key] for entry in manifest["features"][kind]]
        assert len(names) == len(set(names))


def test_every_event_has_the_scope_that_slack_asks_for_it(manifest: Json) -> None:
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert set(events) == set(SCOPE_OF_EVENT)
    assert {SCOPE_OF_EVENT[event] for event in events} - {None} <= set(manifest["oauth_config"]["scopes"]["bot"])


def test_every_scope_says_why_it_is_asked_for(manifest: Json) -> None:
    for scope in manifest["oauth_config"]["scopes"]["bot"]:
        assert re.search(rf"^ +- {re.escape(scope)}  # .{{20,}}$", FILE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_channel_is_never_listened_to(manifest: Json) -> None:
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert [event for event in events if event.startswith("message")] == ["message.im"]
