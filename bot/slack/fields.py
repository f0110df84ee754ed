"""A form's fields in Block Kit."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, assert_never

from bot.slack.texts import MORE, Json, cut, plain, size
from handlers.ui import Choice, Choices, Date, Field, Lookup, Option, Text, Toggle

if TYPE_CHECKING:
    from collections.abc import Sequence

SEPARATOR = "|"
FIELD, TOGGLE = "field", "toggle"
"""First part of an input's action id; a lookup has its route there."""

AT_ONCE_MOST = 10
OPTIONS_MOST = 100
LABEL_MOST = 75
HINT_MOST = 2000
INPUT_MOST = 3000


def draw_field(field: Field, form: str) -> Json:
    """The block is named as the field."""
    block: Json = {"type": "input", "block_id": field.name, "label": plain(field.label, 2000)}
    element, hint = _element(field)
    if hint:
        block["hint"] = plain(hint, HINT_MOST)
    first = field.suggest if isinstance(field, Lookup) else TOGGLE if isinstance(field, Toggle) else FIELD
    block["element"] = element | {"action_id": f"{first}{SEPARATOR}{_fingerprint(field, form)}"}
    block["optional"] = isinstance(field, Toggle) or not field.required
    return block


def draw_options(options: Sequence[Option]) -> list[Json]:
    """At most a hundred, each value once. Raises ValueError for a value that Slack would not take."""
    return list(_options(options).values())[:OPTIONS_MOST]


def _fingerprint(field: Field, form: str) -> str:
    """Slack shows what a person had filled in, and not the new beginning, where an updated view has an input of the
    same ids; so a field with another beginning, or of another form, gets another id. `form`: its name and its own id,
    so that one filled in after another is empty again."""
    seen = repr((form, field.name, field.initial)).encode()
    return blake2b(seen, digest_size=8).hexdigest()


def _element(field: Field) -> tuple[Json, str]:
    """And the hint under it."""
    match field:
        case Text():
            return _text(field), field.hint
        case Choice():
            return _one_of(field), field.hint
        case Choices():
            return _some_of(field), field.hint
        case Lookup():
            first = {"initial_option": _option(field.initial)} if field.initial else {}
            return {"type": "external_select", "min_query_length": 0, **first}, field.hint
        case Date():
            day = {"initial_date": field.initial.isoformat()} if field.initial else {}
            return {"type": "datepicker", **day}, field.hint
        case Toggle():
            return _toggle(field)
        case _:
            assert_never(field)


def _text(field: Text) -> Json:
    longest = min(max(field.most, size(field.initial), 1), INPUT_MOST)
    element: Json = {"type": "plain_text_input", "multiline": field.long, "max_length": longest}
    if field.initial:
        element["initial_value"] = cut(field.initial, longest)
    return element


def _one_of(field: Choice) -> Json:
    options = _options(field.options)
    kind = "radio_buttons" if field.open and len(options) <= AT_ONCE_MOST else "static_select"
    chosen = options.get(field.initial) if field.initial is not None else None
    return {"type": kind, **_listed(options), **({"initial_option": chosen} if chosen else {})}


def _some_of(field: Choices) -> Json:
    options = _options(field.options)
    kind = "checkboxes" if len(options) <= AT_ONCE_MOST else "multi_static_select"
    chosen = [options[value] for value in dict.fromkeys(field.initial) if value in options][:OPTIONS_MOST]
    return {"type": kind, **_listed(options), **({"initial_options": chosen} if chosen else {})}


def _toggle(field: Toggle) -> tuple[Json, str]:
    """What does not fit beside the box stands whole under it."""
    option = {"text": plain(field.yes, LABEL_MOST), "value": "yes"}
    element: Json = {"type": "checkboxes", "options": [option]}
    if field.initial:
        element["initial_options"] = [option]
    cramped = size(field.yes) > LABEL_MOST
    return element, "\n".join(part for part in (field.yes if cramped else "", field.hint) if part)


def _listed(options: dict[str, Json]) -> Json:
    """More than a hundred stand in groups, each headed by its first and last."""
    every = list(options.values())
    if not every:
        raise ValueError("a choice of nothing")
    if len(every) <= OPTIONS_MOST:
        return {"options": every}
    groups = [every[i : i + OPTIONS_MOST] for i in range(0, len(every), OPTIONS_MOST)]
    if len(groups) > OPTIONS_MOST:
        raise ValueError("more options than any list can hold")
    return {"option_groups": [{"label": plain(_span(group), LABEL_MOST), "options": group} for group in groups]}


def _span(group: list[Json]) -> str:
    first, last = (cut(str(one["text"]["text"]), LABEL_MOST // 2 - 2) for one in (group[0], group[-1]))
    return f"{first} \N{EN DASH} {last}"


def _options(options: Sequence[Option]) -> dict[str, Json]:
    drawn: dict[str, Json] = {}
    for option in options:
        drawn.setdefault(option.value, _option(option))
    return drawn


def _option(option: Option) -> Json:
    """A long label goes on in the description."""
    if not 0 < size(option.value) <= 150:  # noqa: PLR2004  Slack's limit
        raise ValueError("an option's value must have 1 to 150 characters")
    label = cut(option.label, LABEL_MOST)
    rest = MORE + option.label[len(label) - len(MORE) :].lstrip() if label != option.label else ""
    described = " ".join(part for part in (rest, option.description) if part)
    drawn: Json = {"text": plain(label, LABEL_MOST), "value": option.value}
    return drawn | ({"description": plain(described, LABEL_MOST)} if described else {})
