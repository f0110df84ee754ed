"""Messages and forms as plain text, the way they read on the screen: for transcripts that a person can compare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.demo import fields
from bot.demo.blocks import options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.demo.records import Channel, File, Json, Message, View

EMPTY = "..."
BRACKETED = re.compile(r"<([^<>]+)>")
ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


def text(thing: Json | None, name: Callable[[str], str]) -> str:
    """A text object as it is read. Formatting marks stay: they are part of what the app wrote."""
    if thing is None:
        return ""
    return mrkdwn(thing["text"], name) if thing["type"] == "mrkdwn" else str(thing["text"])


def mrkdwn(source: str, name: Callable[[str], str]) -> str:
    """Mentions by name, links by label; a call on everybody (`<!here>`) stays raw, so that it cannot be overlooked."""

    def replaced(found: re.Match[str]) -> str:
        inside = found.group(1)
        target, _, label = inside.partition("|")
        if inside.startswith("@"):
            return "@" + name(target[1:])
        if inside.startswith("#"):
            return "#" + name(target[1:])
        return found.group() if inside.startswith("!") else (label or target)

    shown = BRACKETED.sub(replaced, source)
    for entity, sign in ENTITIES.items():
        shown = shown.replace(entity, sign)
    return shown


def message(channel: Channel, said: Message, name: Callable[[str], str]) -> str:
    """Who, what, and what stands beneath: reactions, replies, a pin."""
    head = f"{name(said.user)}:"
    if said.deleted:
        return f"{head}\n  (borttaget)"
    body = blocks(said.blocks, name) if said.by_app and said.blocks else mrkdwn(said.text, name)
    body = "\n".join([*([body] if body else []), *(_file(one) for one in said.files)])
    marks = [f":{emoji}: {len(users)}" for emoji, users in said.reactions.items()]
    if count := len(channel.replies(said.ts)):
        marks.append("1 svar" if count == 1 else f"{count} svar")
    marks += ["fäst"] * said.pinned
    return "\n".join([head, *_indent(body), *(["  " + " · ".join(marks)] if marks else [])])


def view(shown: View, state: Json, errors: Mapping[str, str], name: Callable[[str], str]) -> str:
    """A form with what stands in its fields and what is wrong with them; `state` is `state.values`."""
    content = shown.content
    lines = [f"== {text(content['title'], name)} =="] if content["type"] == "modal" else []
    lines += [line for block in content["blocks"] for line in _block(block, name, state, errors)]
    buttons = [text(content[part], name) for part in ("submit", "close") if content.get(part)]
    return "\n".join([*lines, *(["".join(f"[{one}]" for one in buttons)] if buttons else [])])


def blocks(shown: list[Json], name: Callable[[str], str], state: Json | None = None) -> str:
    return "\n".join(line for block in shown for line in _block(block, name, state or {}, {}))


def _file(file: File) -> str:
    return f"<bild: {file.alt or file.title}>" if file.is_picture else f"<fil: {file.title}>"


def _indent(body: str) -> list[str]:
    return ["  " + line if line else "" for line in body.splitlines()]


def _block(block: Json, name: Callable[[str], str], state: Json, errors: Mapping[str, str]) -> list[str]:
    here = state.get(block.get("block_id", ""), {})
    match block["type"]:
        case "header":
            lines = [f"# {text(block['text'], name)}"]
        case "section":
            lines = _section(block, name, here)
        case "context":
            lines = ["(" + " ".join(_small(one, name) for one in block["elements"]) + ")"]
        case "actions":
            lines = [" ".join(_element(one, name, here) for one in block["elements"])]
        case "image":
            lines = [f"<bild: {block['alt_text']}>"]
        case "rich_text":
            lines = [line for one in block["elements"] for line in _rich(one, name)]
        case "input":
            lines = _input(block, name, here, errors.get(block["block_id"]))
        case _:
            lines = ["---"]
    return lines


def _section(block: Json, name: Callable[[str], str], here: Json) -> list[str]:
    lines = text(block.get("text"), name).splitlines()
    lines += [line for one in block.get("fields", []) for line in text(one, name).splitlines()]
    if block.get("accessory"):
        lines.append(_small(block["accessory"], name) or _element(block["accessory"], name, here))
    return lines


def _small(element: Json, name: Callable[[str], str]) -> str:
    if element["type"] == "image":
        return f"<bild: {element['alt_text']}>"
    return text(element, name) if element["type"] in {"mrkdwn", "plain_text"} else ""


def _element(element: Json, name: Callable[[str], str], here: Json) -> str:
    if element["type"] == "button":
        return f"[{text(element['text'], name)}]"
    if element["type"] == "overflow":
        return "[⋯ " + " | ".join(text(one["text"], name) for one in element["options"]) + "]"
    return _filled(element, here.get(element["action_id"]) or fields.start(element), name)


def _input(block: Json, name: Callable[[str], str], here: Json, error: str | None) -> list[str]:
    element = block["element"]
    label = text(block["label"], name) + (" (frivilligt)" if block.get("optional") else "")
    filled = _filled(element, here.get(element["action_id"]) or fields.start(element), name)
    first, *rest = filled.splitlines() or [EMPTY]
    lines = [f"{label}: {first}", *("  " + one for one in rest)]
    if block.get("hint"):
        lines.append(f"  ({text(block['hint'], name)})")
    return [*lines, f"  ! {error}"] if error else lines


def _filled(element: Json, state: Json, name: Callable[[str], str]) -> str:
    chosen = state.get(fields.key(element))
    if element["type"] in {"radio_buttons", "checkboxes"}:
        ticked = chosen if isinstance(chosen, list) else [chosen]
        mark = "[{}] {}" if element["type"] == "checkboxes" else "({}) {}"
        return " ".join(mark.format("x" if one in ticked else " ", text(one["text"], name)) for one in options(element))
    if isinstance(chosen, list):
        return ", ".join(text(one["text"], name) for one in chosen) or EMPTY
    if isinstance(chosen, dict):
        return text(chosen["text"], name)
    return chosen or EMPTY


def _rich(element: Json, name: Callable[[str], str]) -> list[str]:
    match element["type"]:
        case "rich_text_list":
            items = ["".join(_inline(one, name) for one in item["elements"]) for item in element["elements"]]
            ordered = element["style"] == "ordered"
            return [f"{f'{number}.' if ordered else '•'} {one}" for number, one in enumerate(items, 1)]
        case "rich_text_quote":
            mark = "> "
        case "rich_text_preformatted":
            mark = "| "
        case _:
            mark = ""
    return [mark + line for line in "".join(_inline(one, name) for one in element["elements"]).splitlines()]


def _inline(part: Json, name: Callable[[str], str]) -> str:
    match part["type"]:
        case "emoji":
            return f":{part['name']}:"
        case "link":
            return str(part.get("text") or part["url"])
        case "user":
            return "@" + name(part["user_id"])
        case "channel":
            return "#" + name(part["channel_id"])
    return str(part["text"])
