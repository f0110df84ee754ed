"""Judges what the app wants to show, with Slack's error names, and completes it as Slack does before showing it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.demo import blocks as kit
from bot.demo.records import SlackError
from bot.demo.rules import Complaints, Rule, boolean, by_type, complain, several, string, thing

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.demo.records import Json

TEXT_LIMIT = 40_000
BLOCKS_TEXT_LIMIT = 13_000  # undocumented; apps in the field report msg_blocks_too_long from about here
ATTACHMENT_LIMIT = 100
METADATA_LIMIT = 8_000
VIEW_BYTES = 250_000

VIEW_COMMON: dict[str, Rule] = {
    "private_metadata": string(3000, least=0),
    "callback_id": string(255, least=0),
    "external_id": string(255, least=0),
}
VIEW = by_type(
    {
        "modal": thing(
            {"title": kit.plain(24), "blocks": kit.VIEW_BLOCKS},
            {
                "submit": kit.plain(24),
                "close": kit.plain(24),
                "clear_on_close": boolean,
                "notify_on_close": boolean,
                **VIEW_COMMON,
            },
        ),
        "home": thing({"blocks": kit.VIEW_BLOCKS}, VIEW_COMMON),
    }
)


def _refuse(error: str, out: Complaints) -> None:
    if out:
        bare = [one.removeprefix("[ERROR] ") for one in out]
        raise SlackError(error, errors=bare, response_metadata={"messages": out})


def check_message(text: object, blocks: object, attachments: object = None, *, text_limit: int = TEXT_LIMIT) -> None:
    if text is not None and not isinstance(text, str):
        raise SlackError("invalid_arguments")
    if not (text or blocks or attachments):
        raise SlackError("no_text")
    if text and len(text) > text_limit:
        raise SlackError("msg_too_long")
    if attachments is not None and not isinstance(attachments, list):
        raise SlackError("invalid_arguments")
    if attachments and len(attachments) > ATTACHMENT_LIMIT:
        raise SlackError("too_many_attachments")
    if blocks is None:
        return
    if not isinstance(blocks, list) or not all(isinstance(one, dict) for one in blocks):
        raise SlackError("invalid_blocks_format")
    out: Complaints = []
    kit.MESSAGE_BLOCKS(blocks, "/blocks", out)
    if not out:
        kit.check_sense(blocks, "/blocks", out)
    _refuse("invalid_blocks", out)
    if sum(map(len, _texts(blocks))) > BLOCKS_TEXT_LIMIT:
        raise SlackError("msg_blocks_too_long")


def check_metadata(metadata: object) -> None:
    if not isinstance(metadata, dict) or set(metadata) - {"event_type", "event_payload", "entities"}:
        raise SlackError("invalid_metadata_format")
    if not metadata:
        return
    if not isinstance(metadata.get("event_type"), str) or not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    if len(json.dumps(metadata)) > METADATA_LIMIT:
        raise SlackError("metadata_too_large")


def check_view(view: object, surface: str, new_id: Callable[[], str]) -> Json:
    """`surface` is modal or home. Returns the view completed."""
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments", response_metadata={"messages": ["[ERROR] must provide an object"]})
    if len(json.dumps(view).encode()) > VIEW_BYTES:
        raise SlackError("view_too_large")
    out: Complaints = []
    if view.get("type") != surface:
        complain(out, f"must be one of: {surface}", "/view/type")
    VIEW(view, "/view", out)
    if not out:
        kit.check_sense(view["blocks"], "/view/blocks", out)
        has_input = any(block["type"] == "input" for block in view["blocks"])
        if surface == "modal" and has_input and "submit" not in view:
            complain(out, "missing required field: submit", "/view")
    _refuse("invalid_arguments", out)
    return view | {"blocks": complete(view["blocks"], new_id)}


def complete(blocks: list[Json], new_id: Callable[[], str]) -> list[Json]:
    """Slack gives ids to what has none, and says of each text what it took for granted."""
    whole = [_complete_texts(block) for block in blocks]
    for block in whole:
        if not block.get("block_id"):
            block["block_id"] = new_id()
        for element in kit.elements(block):
            element.setdefault("action_id", new_id())
    return whole


def _complete_texts(value: Any) -> Any:  # noqa: ANN401  walks any JSON
    match value:
        case {"type": "plain_text", **_rest}:
            return {"emoji": True} | value
        case {"type": "mrkdwn", **_rest}:
            return {"verbatim": False} | value
        case dict():
            return {name: _complete_texts(inner) for name, inner in value.items()}
        case list():
            return [_complete_texts(one) for one in value]
    return value


def _texts(value: Any) -> list[str]:  # noqa: ANN401  walks any JSON
    match value:
        case {"text": str(text), **rest}:
            return [text, *_texts(rest)]
        case dict():
            return [text for inner in value.values() for text in _texts(inner)]
        case list():
            return [text for one in value for text in _texts(one)]
    return []


OPTIONS = thing({}, {"options": several(kit.OPTION, 100, least=0), "option_groups": several(kit.OPTION_GROUP, 100)})


def options_fit(answer: Json) -> bool:
    """Whether an answer to a menu's question is one Slack would show."""
    out: Complaints = []
    OPTIONS(answer, "", out)
    return not out
