"""What stands in the fields of a form: where it starts, how Slack names it, and what a client refuses to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo import words
from bot.demo.blocks import STATEFUL, elements

if TYPE_CHECKING:
    from bot.demo.records import Json

STARTS = {
    "plain_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
}
CHOICES = ("value", "selected_option", "selected_options", "selected_date", "selected_time")


def key(element: Json) -> str:
    """The name under which state and payloads carry what the person chose."""
    return STARTS[element["type"]][0]


def start(element: Json) -> Json:
    name, initial = STARTS[element["type"]]
    return {"type": element["type"], name: element.get(initial, [] if name == "selected_options" else None)}


def values(blocks: list[Json], given: Json | None = None) -> Json:
    """`state.values` of the blocks: what was given where it fits a field that exists, else the field's start."""
    filled: Json = {}
    for block in blocks:
        for element in elements(block):
            if element["type"] in STATEFUL:
                block_id, action_id = block["block_id"], element["action_id"]
                here = start(element)
                there = ((given or {}).get(block_id) or {}).get(action_id) or {}
                if there.get("type", here["type"]) == here["type"] and key(element) in there:
                    here[key(element)] = there[key(element)] or ([] if key(element) == "selected_options" else None)
                filled.setdefault(block_id, {})[action_id] = here
    return filled


def problems(blocks: list[Json], state: Json) -> dict[str, str]:
    """What the client says by itself before it bothers the app, by block_id."""
    found = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            chosen = state[block["block_id"]][element["action_id"]][key(element)]
            if problem := _problem(element, chosen, optional=block.get("optional", False)):
                found[block["block_id"]] = problem
    return found


def _problem(element: Json, chosen: str | Json | list[Json] | None, *, optional: bool) -> str | None:
    if not chosen:
        return None if optional else words.REQUIRED
    if isinstance(chosen, str) and element["type"] == "plain_text_input":
        if len(chosen) < element.get("min_length", 0):
            return words.TOO_SHORT.format(least=element["min_length"])
        if len(chosen) > element.get("max_length", 3000):
            return words.TOO_LONG.format(most=element.get("max_length", 3000))
    if isinstance(chosen, list) and len(chosen) > element.get("max_selected_items", 100):
        return words.TOO_MANY.format(most=element["max_selected_items"])
    return None
