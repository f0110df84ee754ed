"""Block Kit as Slack documents it: which blocks and elements there are, where they may stand, and how long they may be.

https://docs.slack.dev/reference/block-kit: what is not described here is refused, as the bot has no use for it.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from bot.demo.rules import (
    Complaints,
    Rule,
    boolean,
    by_type,
    complain,
    integer,
    matching,
    one_of,
    several,
    string,
    thing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.demo.records import Json

ID = string(255)
URL = string(3000)


def plain(most: int) -> Rule:
    return by_type({"plain_text": thing({"text": string(most)}, {"emoji": boolean})})


def texts(most: int) -> dict[str, Rule]:
    return {
        "plain_text": thing({"text": string(most)}, {"emoji": boolean}),
        "mrkdwn": thing({"text": string(most)}, {"verbatim": boolean}),
    }


def prose(most: int) -> Rule:
    return by_type(texts(most))


CONFIRM = thing(
    {"title": plain(100), "text": prose(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
OPTION = thing({"text": plain(75), "value": string(150)}, {"description": plain(75)})
PROSE_OPTION = thing({"text": prose(75), "value": string(150)}, {"description": prose(75)})
OVERFLOW_OPTION = thing({"text": plain(75), "value": string(150)}, {"description": plain(75), "url": URL})
OPTION_GROUP = thing({"label": plain(75), "options": several(OPTION, 100)})
COMMON: dict[str, Rule] = {"action_id": ID, "confirm": CONFIRM, "focus_on_load": boolean}
SELECT: dict[str, Rule] = {**COMMON, "placeholder": plain(150)}
STATIC: dict[str, Rule] = {**SELECT, "options": several(OPTION, 100), "option_groups": several(OPTION_GROUP, 100)}
MULTI: dict[str, Rule] = {"initial_options": several(OPTION, 100), "max_selected_items": integer(1, 100)}

IMAGE_ELEMENT = thing({"image_url": URL, "alt_text": string(2000)})
BUTTON = thing(
    {"text": plain(75)},
    {
        "action_id": ID,
        "url": URL,
        "value": string(2000, least=0),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
)
TEXT_INPUT = thing(
    {},
    {
        "action_id": ID,
        "placeholder": plain(150),
        "initial_value": string(3000, least=0),
        "multiline": boolean,
        "min_length": integer(0, 3000),
        "max_length": integer(1, 3000),
        "focus_on_load": boolean,
        "dispatch_action_config": thing(
            {}, {"trigger_actions_on": several(one_of("on_enter_pressed", "on_character_entered"), 2)}
        ),
    },
)
CHOOSERS: dict[str, Rule] = {
    "static_select": thing({}, {**STATIC, "initial_option": OPTION}),
    "external_select": thing({}, {**SELECT, "initial_option": OPTION, "min_query_length": integer(0, 3000)}),
    "radio_buttons": thing({"options": several(PROSE_OPTION, 10)}, {**COMMON, "initial_option": PROSE_OPTION}),
    "checkboxes": thing(
        {"options": several(PROSE_OPTION, 10)}, {**COMMON, "initial_options": several(PROSE_OPTION, 10)}
    ),
    "datepicker": thing({}, {**SELECT, "initial_date": matching(date.fromisoformat, "must be a date, YYYY-MM-DD")}),
    "timepicker": thing(
        {},
        {**SELECT, "initial_time": matching(time.fromisoformat, "must be a time, HH:mm"), "timezone": string(255)},
    ),
}
MULTI_CHOOSERS: dict[str, Rule] = {
    "multi_static_select": thing({}, {**STATIC, **MULTI}),
    "multi_external_select": thing({}, {**SELECT, **MULTI, "min_query_length": integer(0, 3000)}),
}
OVERFLOW = thing({"options": several(OVERFLOW_OPTION, 5)}, {"action_id": ID, "confirm": CONFIRM})

STYLE = thing({}, {"bold": boolean, "italic": boolean, "strike": boolean, "code": boolean, "underline": boolean})
INLINE = by_type(
    {
        "text": thing({"text": string(40_000)}, {"style": STYLE}),
        "emoji": thing({"name": string(255)}, {"unicode": string(255), "skin_tone": integer(1, 6), "style": STYLE}),
        "link": thing({"url": URL}, {"text": string(3000), "unsafe": boolean, "style": STYLE}),
        "user": thing({"user_id": ID}, {"style": STYLE}),
        "channel": thing({"channel_id": ID}, {"style": STYLE}),
    }
)
INLINES = several(INLINE, 10_000, least=0)
BORDER = integer(0, 1)
RICH_SECTION = thing({"elements": INLINES})
RICH_TEXT = by_type(
    {
        "rich_text_section": RICH_SECTION,
        "rich_text_quote": thing({"elements": INLINES}, {"border": BORDER}),
        "rich_text_preformatted": thing({"elements": INLINES}, {"border": BORDER}),
        "rich_text_list": thing(
            {
                "style": one_of("bullet", "ordered"),
                "elements": several(by_type({"rich_text_section": RICH_SECTION}), 1000),
            },
            {"indent": integer(0, 8), "offset": integer(0, 10_000), "border": BORDER},
        ),
    }
)
CONTEXT = by_type({"image": IMAGE_ELEMENT, **texts(3000)})
BLOCK_ID: dict[str, Rule] = {"block_id": ID}
SHOWN: dict[str, Rule] = {
    "header": thing({"text": plain(150)}, BLOCK_ID),
    "section": thing(
        {},
        {
            **BLOCK_ID,
            "text": prose(3000),
            "fields": several(prose(2000), 10),
            "expand": boolean,
            "accessory": by_type(
                {"button": BUTTON, "image": IMAGE_ELEMENT, "overflow": OVERFLOW, **CHOOSERS, **MULTI_CHOOSERS}
            ),
        },
    ),
    "context": thing({"elements": several(CONTEXT, 10)}, BLOCK_ID),
    "divider": thing({}, BLOCK_ID),
    "actions": thing(
        {"elements": several(by_type({"button": BUTTON, "overflow": OVERFLOW, **CHOOSERS}), 25)}, BLOCK_ID
    ),
    "image": thing(
        {"alt_text": string(2000)},
        {**BLOCK_ID, "image_url": URL, "slack_file": thing({"id": ID}), "title": plain(2000)},
    ),
    "rich_text": thing({"elements": several(RICH_TEXT, 1000)}, BLOCK_ID),
}
INPUT = thing(
    {"label": plain(2000), "element": by_type({"plain_text_input": TEXT_INPUT, **CHOOSERS, **MULTI_CHOOSERS})},
    {**BLOCK_ID, "hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
)
MESSAGE_BLOCKS = several(by_type(SHOWN), 50, least=0)
VIEW_BLOCKS = several(by_type({**SHOWN, "input": INPUT}), 100, least=0)

STATEFUL = frozenset({"plain_text_input", *CHOOSERS, *MULTI_CHOOSERS})
INTERACTIVE = STATEFUL | {"button", "overflow"}


def elements(block: Json) -> list[Json]:
    """The interactive elements of a block, in the order they are drawn."""
    inside = [block.get("accessory"), block.get("element"), *(block.get("elements") or [])]
    return [one for one in inside if isinstance(one, dict) and one.get("type") in INTERACTIVE]


def options(element: Json) -> list[Json]:
    groups = element.get("option_groups") or []
    return [*(element.get("options") or []), *(one for group in groups for one in group["options"])]


def check_sense(blocks: list[Json], path: str, out: Complaints) -> None:
    """What no description of fields can say: things that must differ, or must agree with each other."""
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        here = f"{path}/{index}"
        block_id = block.get("block_id")
        if block_id in seen:
            complain(out, f"`block_id` {block_id} already exists", f"{here}/block_id")
        if block_id:
            seen.add(block_id)
        for complaint in _block_sense(block):
            complain(out, complaint, here)
        actions: set[str] = set()
        for element in elements(block):
            action_id = element.get("action_id")
            if action_id in actions:
                complain(out, f"`action_id` {action_id} already exists", here)
            if action_id:
                actions.add(action_id)
            for complaint in _element_sense(element):
                complain(out, complaint, here)
    if sum(bool(one.get("focus_on_load")) for block in blocks for one in elements(block)) > 1:
        complain(out, "only one element can have `focus_on_load`", path)


def _block_sense(block: Json) -> Iterator[str]:
    if block["type"] == "section" and not (block.get("text") or block.get("fields")):
        yield "missing required field: text"
    if block["type"] == "image" and ("image_url" in block) == ("slack_file" in block):
        yield "must provide either image_url or slack_file"


def _element_sense(element: Json) -> Iterator[str]:
    kind = element["type"]
    if kind in {"static_select", "multi_static_select"} and ("options" in element) == ("option_groups" in element):
        yield "must provide either options or option_groups"
    chosen = [element["initial_option"]] if "initial_option" in element else element.get("initial_options", [])
    if not kind.endswith("external_select") and any(one not in options(element) for one in chosen):
        yield "initial options must be found in options"
    values = [one["value"] for one in options(element)]
    if len(values) != len(set(values)):
        yield "option values must be unique"
    if element.get("min_length", 0) > element.get("max_length", 3000):
        yield "min_length must not be greater than max_length"
