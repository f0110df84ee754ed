"""Block Kit's limits, each met exactly and passed by one."""

from __future__ import annotations

import contextlib
import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo import validation
from bot.demo.records import SlackError
from tests.bot.demo.world import actions, button, modal, plain, section, text_input

if TYPE_CHECKING:
    from collections.abc import Callable


def option(number: int = 0, text: str = "", value: str = "") -> dict[str, Any]:
    return {"text": plain(text or f"val {number}"), "value": value or str(number)}


def options(count: int) -> list[dict[str, Any]]:
    return [option(number) for number in range(count)]


def chooser(kind: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401  any element field
    return {"type": kind, "action_id": "choose", **more}


def field(element: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401  any block field
    return {"type": "input", "label": plain("Fält"), "element": element, **more}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": list(elements)}


def confirm(**more: Any) -> dict[str, Any]:  # noqa: ANN401  any field
    return {"title": plain("Säker?"), "text": plain("?"), "confirm": plain("Ja"), "deny": plain("Nej"), **more}


SAID = {"type": "rich_text_section", "elements": [{"type": "text", "text": "hej", "style": {"bold": True}}]}

IN_MESSAGES: dict[str, Callable[[int], list[dict[str, Any]]]] = {
    "section text 3000": lambda n: [section("a" * (3000 + n))],
    "section fields 10": lambda n: [{"type": "section", "fields": [plain("a")] * (10 + n)}],
    "section field text 2000": lambda n: [{"type": "section", "fields": [plain("a" * (2000 + n))]}],
    "header 150": lambda n: [{"type": "header", "text": plain("a" * (150 + n))}],
    "context elements 10": lambda n: [{"type": "context", "elements": [plain("a")] * (10 + n)}],
    "actions elements 25": lambda n: [actions(*(button("a", f"a{number}") for number in range(25 + n)))],
    "button text 75": lambda n: [actions(button("a" * (75 + n), "a"))],
    "button value 2000": lambda n: [actions(button("a", "a", value="a" * (2000 + n)))],
    "action_id 255": lambda n: [actions(button("a", "a" * (255 + n)))],
    "block_id 255": lambda n: [section("a", block_id="b" * (255 + n))],
    "alt text 2000": lambda n: [{"type": "image", "image_url": "https://a/b.png", "alt_text": "a" * (2000 + n)}],
    "confirm title 100": lambda n: [actions(button("a", "a", confirm=confirm(title=plain("a" * (100 + n)))))],
    "confirm text 300": lambda n: [actions(button("a", "a", confirm=confirm(text=plain("a" * (300 + n)))))],
    "options 100": lambda n: [section("a", accessory=chooser("static_select", options=options(100 + n)))],
    "option text 75": lambda n: [
        section("a", accessory=chooser("static_select", options=[option(text="a" * (75 + n))]))
    ],
    "option value 150": lambda n: [
        section("a", accessory=chooser("static_select", options=[option(value="a" * (150 + n))]))
    ],
    "radio buttons 10": lambda n: [actions(chooser("radio_buttons", options=options(10 + n)))],
    "overflow 5": lambda n: [section("a", accessory=chooser("overflow", options=options(5 + n)))],
    "blocks 50": lambda n: [{"type": "divider"}] * (50 + n),
}

IN_VIEWS: dict[str, Callable[[int], dict[str, Any]]] = {
    "blocks 100": lambda n: modal(*[{"type": "divider"}] * (100 + n)),
    "title 24": lambda n: modal(section("a"), title="a" * (24 + n)),
    "submit 24": lambda n: modal(section("a"), submit=plain("a" * (24 + n))),
    "close 24": lambda n: modal(section("a"), close=plain("a" * (24 + n))),
    "private_metadata 3000": lambda n: modal(section("a"), private_metadata="a" * (3000 + n)),
    "callback_id 255": lambda n: modal(section("a"), callback_id="a" * (255 + n)),
    "label 2000": lambda n: modal(text_input("a" * (2000 + n))),
    "initial_value 3000": lambda n: modal(text_input("a", initial_value="a" * (3000 + n))),
    "placeholder 150": lambda n: modal(text_input("a", placeholder=plain("a" * (150 + n)))),
}


def complaints(error: str, judge: Callable[[], object]) -> list[str]:
    """What is wrong, in Slack's words; nothing where nothing is."""
    try:
        judge()
    except SlackError as refused:
        found: dict[str, Any] = {"error": refused.error, **refused.beside}
    else:
        return []
    assert found["error"] == error
    messages: list[str] = found["response_metadata"]["messages"]
    return messages


def refused_blocks(blocks: list[dict[str, Any]]) -> list[str]:
    return complaints("invalid_blocks", lambda: validation.check_message("text", blocks))


def refused_view(view: dict[str, Any], surface: str = "modal") -> list[str]:
    new_id = iter(map(str, range(1000))).__next__
    return complaints("invalid_arguments", lambda: validation.check_view(view, surface, new_id))


@pytest.mark.parametrize("limit", IN_MESSAGES)
def test_a_message_may_reach_a_limit_and_not_pass_it(limit: str) -> None:
    assert refused_blocks(IN_MESSAGES[limit](0)) == []
    assert refused_blocks(IN_MESSAGES[limit](1))


@pytest.mark.parametrize("limit", IN_VIEWS)
def test_a_form_may_reach_a_limit_and_not_pass_it(limit: str) -> None:
    assert refused_view(IN_VIEWS[limit](0)) == []
    assert refused_view(IN_VIEWS[limit](1))


@pytest.mark.parametrize(
    "view",
    [
        modal(
            {"type": "header", "text": plain("Rubrik")},
            section("*text*", accessory=button("Mer", "more", style="primary", confirm=confirm())),
            {"type": "context", "elements": [{"type": "mrkdwn", "text": "litet"}, plain("fint")]},
            actions(chooser("overflow", options=options(2)), button("Länk", "link", url="https://example.org")),
            field(chooser("static_select", option_groups=[{"label": plain("A"), "options": options(2)}])),
            field(chooser("multi_static_select", options=options(3), initial_options=options(1)), optional=True),
            field(chooser("external_select", min_query_length=0, initial_option=option(7)), dispatch_action=True),
            field(chooser("multi_external_select", max_selected_items=3)),
            field(chooser("radio_buttons", options=options(2), initial_option=option(1))),
            field(chooser("checkboxes", options=[option(1) | {"description": plain("mer")}]), hint=plain("Välj")),
            field(chooser("datepicker", initial_date="2026-03-03", placeholder=plain("Dag"))),
            field(chooser("timepicker", initial_time="13:00")),
            text_input("Ord", min_length=1, max_length=3000, multiline=True, focus_on_load=True),
        ),
        modal(
            rich(
                SAID,
                {"type": "rich_text_quote", "elements": [{"type": "user", "user_id": "U0ANNA"}]},
                {"type": "rich_text_preformatted", "elements": [{"type": "channel", "channel_id": "C0RUM"}]},
                {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [SAID, SAID]},
                {
                    "type": "rich_text_section",
                    "elements": [{"type": "emoji", "name": "bulb"}, {"type": "link", "url": "https://a.se"}],
                },
            )
        ),
    ],
)
def test_everything_the_bot_may_use_is_known(view: dict[str, Any]) -> None:
    assert refused_view(view) == []


@pytest.mark.parametrize(
    ("view", "complaint"),
    [
        (modal(section("a"), colour="red"), "invalid additional property: colour [json-pointer:/view]"),
        (modal(section("a", colour="red")), "invalid additional property: colour [json-pointer:/view/blocks/0]"),
        (modal({"type": "marquee"}), "unsupported type: marquee [json-pointer:/view/blocks/0/type]"),
        (modal(field(button("a", "a"))), "unsupported type: button [json-pointer:/view/blocks/0/element/type]"),
        (modal({"type": "section"}), "missing required field: text [json-pointer:/view/blocks/0]"),
        (modal(section("")), "must be more than 0 characters [json-pointer:/view/blocks/0/text/text]"),
        (modal({"type": "header", "text": {"type": "mrkdwn", "text": "a"}}), "unsupported type: mrkdwn"),
        (modal(section("a", block_id="b"), section("a", block_id="b")), "`block_id` b already exists"),
        (modal(actions(button("a", "x"), button("b", "x"))), "`action_id` x already exists"),
        (modal(field(chooser("static_select"))), "must provide either options or option_groups"),
        (modal(field(chooser("radio_buttons", options=options(2), initial_option=option(9)))), "found in options"),
        (modal(field(chooser("datepicker", initial_date="imorgon"))), "must be a date, YYYY-MM-DD"),
        (modal(field(chooser("timepicker", initial_time="sen"))), "must be a time, HH:mm"),
        (modal(text_input("a", min_length=5, max_length=2)), "min_length must not be greater"),
        (
            modal(rich({"type": "rich_text_list", "style": "bullet", "elements": [{"type": "text", "text": "a"}]})),
            "type",
        ),
        (modal(rich({"type": "rich_text_section", "elements": [{"type": "broadcast", "range": "here"}]})), "broadcast"),
        (
            {name: value for name, value in modal(text_input("a")).items() if name != "submit"},
            "missing required field: submit [json-pointer:/view]",
        ),
        (
            modal(text_input("a", "a", focus_on_load=True), text_input("b", "b", focus_on_load=True)),
            "only one element can have `focus_on_load`",
        ),
    ],
)
def test_what_slack_refuses_in_a_form(view: dict[str, Any], complaint: str) -> None:
    assert complaint in " ".join(refused_view(view))


def test_messages_hold_no_input_and_homes_no_title() -> None:
    assert refused_blocks([text_input("Ord")])
    assert refused_view({"type": "home", "blocks": [text_input("Ord")]}, "home") == []
    assert refused_view({"type": "home", "blocks": [], "title": plain("Hem")}, "home")
    assert refused_view(modal(section("a")), "home")


def test_a_huge_view_is_too_large() -> None:
    huge = modal(*(section("a" * 3000) for _ in range(100)))
    with pytest.raises(SlackError, match="view_too_large"):
        validation.check_view(huge, "modal", str)


KEYS = ["type", "blocks", "text", "title", "elements", "element", "label", "options", "block_id", "value", "accessory"]
TYPES = ["modal", "section", "actions", "input", "button", "static_select", "plain_text", "mrkdwn", "rich_text"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(TYPES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_no_json_breaks_the_judge(anything: Any) -> None:  # noqa: ANN401  that is the point
    for judge in (
        lambda: validation.check_message("text", anything),
        lambda: validation.check_view(anything, "modal", lambda: "x"),
        lambda: validation.check_metadata(anything),
    ):
        with contextlib.suppress(SlackError):
            judge()


def test_what_is_missing_is_completed() -> None:
    chance = random.Random(1)
    blocks = [section("a"), actions(button("a", "x")), {"type": "divider"}]
    done = validation.complete(blocks, lambda: f"id{chance.random()}")
    assert [one["block_id"][:2] for one in done] == ["id", "bu", "id"]
    assert done[0]["text"] == {"type": "mrkdwn", "text": "a", "verbatim": False}
    assert done[1]["elements"][0]["text"] == {"type": "plain_text", "text": "a", "emoji": True}
    assert "block_id" not in blocks[0]
