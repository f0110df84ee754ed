"""Filling in a form by what one sees: labels and visible texts become Slack's ids and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo import fields
from bot.demo.blocks import options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.demo.records import Json


def labelled(blocks: list[Json], label: str) -> Json:
    """The input with this label, or the only one whose label begins so."""
    inputs = [one for one in blocks if one["type"] == "input"]
    return _only(inputs, label, lambda one: str(one["label"]["text"]))


def chosen(element: Json, value: str | Sequence[str], offered: Callable[[str], list[Json]]) -> Json:
    """What the element then holds. `offered` answers what a menu the app fills shows for a typed text."""

    def option(wanted: str) -> Json:
        shown = offered(wanted) if "external" in element["type"] else options(element)
        return _only(shown, wanted, lambda one: str(one["text"]["text"]))

    name = fields.key(element)
    state: Json = {"type": element["type"], name: value or None}
    if name == "selected_option" and value:
        state[name] = option(str(value))
    elif name == "selected_options":
        wanted = [value] if isinstance(value, str) and value else value
        state[name] = [option(one) for one in wanted]
    return state


def ticked(element: Json, before: Json | None, option: Json) -> Json:
    """What the element holds after the option has been clicked: in checkboxes a second click takes it away."""
    name = fields.key(element)
    if name != "selected_options":
        return {"type": element["type"], name: option}
    held = (before or fields.start(element))[name]
    kept = [one for one in held if one != option]
    return {"type": element["type"], name: kept if option in held else [*kept, option]}


def _only(found: list[Json], wanted: str, words: Callable[[Json], str]) -> Json:
    exact = [one for one in found if words(one) == wanted]
    near = exact or [one for one in found if words(one).startswith(wanted)]
    if len(near) != 1:
        raise AssertionError(f"{len(near)} things are called {wanted!r} among {[words(one) for one in found]}")
    return near[0]
