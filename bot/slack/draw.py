"""Cards and forms in Block Kit, within Slack's limits whatever they hold.

What people wrote stands only where Slack reads no markup: plain text and rich text.
"""

from __future__ import annotations

import json
import re
from itertools import count
from typing import TYPE_CHECKING, assert_never

from bot.slack.fields import SEPARATOR, draw_field
from bot.slack.texts import MORE, NOTHING, Json, cut, fallback, pieces, plain, size, weight
from handlers.ui import (
    Button,
    Buttons,
    Card,
    Choice,
    Choices,
    Confirm,
    Context,
    Date,
    Divider,
    Facts,
    Field,
    Form,
    Heading,
    Image,
    Link,
    Lookup,
    Paragraph,
    Part,
    Quote,
    Style,
    Text,
    Toggle,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

QUIET: Json = {"mrkdwn": False, "unfurl_links": False, "unfurl_media": False}
"""For what posts a message: nothing in it becomes a link, a picture or a format by itself."""

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MESSAGE_TEXT = 10_000
"""Undocumented: chat.postMessage says msg_blocks_too_long from somewhere above 11,000 characters in all."""
VIEW_TEXT = 150_000
"""In bytes: of the 250,000 that a view may weigh, what its texts may."""

SECTION_MOST, FIELD_MOST = 3000, 2000
SECTIONS_MOST = 20
"""In one block, so that what has to be left out of a long card goes in small portions."""
HEADING_MOST, TITLE_MOST = 150, 24
ALT_MOST = 2000
BUTTON_MOST, BUTTONS_MOST, SUBJECT_MOST = 75, 25, 2000
HIDDEN_MOST = 3000


def message(card: Card, files: Mapping[Image, str] | None = None) -> Json:
    """`text` and `blocks` of any method that posts or changes a message. `files`: Slack's ids of its pictures."""
    blocks = _within(_blocks(card.parts or (Paragraph(card.summary),), files=files), MESSAGE_BLOCKS)
    return {"text": fallback(card.summary), "blocks": _shortened(blocks, MESSAGE_TEXT, size)}


def home(card: Card) -> Json:
    blocks = _within(_blocks(card.parts or (Paragraph(card.summary),)), VIEW_BLOCKS)
    return {"type": "home", "blocks": _shortened(blocks, VIEW_TEXT, weight)}


def modal(form: Form) -> Json:
    """Raises ValueError when the form has something to fill in and nothing to send it with, more to fill in and press
    than a view has room for, or hides too much."""
    hidden = hide(form.hidden)
    long_title = (Heading(form.title),) if size(form.title) > TITLE_MOST else ()
    this_one = f"{form.name} {form.hidden.get('id', '')}"
    blocks = _within(_blocks((*long_title, *form.fields), this_one), VIEW_BLOCKS)
    view: Json = {
        "type": "modal",
        "callback_id": form.name,
        "title": plain(form.title, TITLE_MOST),
        "blocks": _shortened(blocks, VIEW_TEXT, weight),
        "private_metadata": hidden,
    }
    if form.submit:
        view["submit"] = plain(form.submit, TITLE_MOST)
    elif any(block["type"] == "input" for block in blocks):
        raise ValueError(f"the form {form.name} has fields and no submit")
    return view


def hide(hidden: Mapping[str, str]) -> str:
    packed = json.dumps(dict(hidden), ensure_ascii=False, separators=(",", ":")) if hidden else ""
    if size(packed) > HIDDEN_MOST:
        raise ValueError("more hidden than a form can carry")
    return packed


def _blocks(
    parts: Iterable[Part | Field], form: str = "", *, files: Mapping[Image, str] | None = None
) -> Iterator[Json]:
    numbers = count()
    for part in parts:
        if isinstance(part, Text | Choice | Choices | Lookup | Date | Toggle):
            yield draw_field(part, form)
        else:
            yield from _part(part, numbers, files or {})


def _part(part: Part, numbers: Iterator[int], files: Mapping[Image, str]) -> Iterator[Json]:
    match part:
        case Heading():
            yield from _heading(part.text)
        case Paragraph():
            yield from _marked(part.text, part.marked) if part.marked else _paragraph(part.text)
        case Quote():
            yield from (_rich("rich_text_quote", piece) for piece in pieces(part.text, SECTION_MOST) if piece)
        case Facts():
            yield from _facts(part.pairs)
        case Divider():
            yield {"type": "divider"}
        case Context():
            yield from (_context(piece) for piece in pieces(part.text, FIELD_MOST))
        case Buttons():
            yield from _buttons(part.buttons, numbers)
        case Link():
            link = {"type": "link", "url": part.url, "text": part.label}
            yield {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [link]}]}
        case Image():
            yield _image(part, files)
        case _:
            assert_never(part)


def _image(image: Image, files: Mapping[Image, str]) -> Json:
    """Raises ValueError for one that was not handed over before."""
    if image not in files:
        raise ValueError("a picture stands only in what is told")
    return {"type": "image", "slack_file": {"id": files[image]}, "alt_text": cut(image.alt, ALT_MOST)}


def _heading(text: str) -> Iterator[Json]:
    """One too long for a header is bold text instead."""
    if size(text) <= HEADING_MOST:
        yield {"type": "header", "text": plain(text, HEADING_MOST)}
        return
    for piece in pieces(text, SECTION_MOST):
        yield _rich("rich_text_section", piece, bold=True)


def _paragraph(text: str) -> Iterator[Json]:
    for piece in pieces(text, SECTION_MOST):
        yield {"type": "section", "text": plain(piece, SECTION_MOST)}


def _marked(text: str, marked: tuple[str, ...]) -> Iterator[Json]:
    for piece in pieces(text, SECTION_MOST):
        runs: list[Json] = [
            {"type": "text", "text": run} | ({"style": {"bold": True}} if run.lower() in marked else {})
            for run in re.split(r"(\W+)", piece)
            if run
        ]
        yield {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": runs}]}


def _context(text: str) -> Json:
    return {"type": "context", "elements": [plain(text, FIELD_MOST)]}


def _rich(kind: str, text: str, *, bold: bool = False) -> Json:
    run: Json = {"type": "text", "text": text} | ({"style": {"bold": True}} if bold else {})
    return {"type": "rich_text", "elements": [{"type": kind, "elements": [run]}]}


def _facts(pairs: Iterable[tuple[str, str]]) -> Iterator[Json]:
    """Each label above its value, where it can be read on a phone."""
    sections = [section for label, value in pairs for section in _fact(label, value)]
    for start in range(0, len(sections), SECTIONS_MOST):
        yield {"type": "rich_text", "elements": sections[start : start + SECTIONS_MOST]}


def _fact(label: str, value: str) -> Iterator[Json]:
    first, *rest = pieces(value.strip() or NOTHING, SECTION_MOST)
    head: Json = {"type": "text", "text": f"{cut(label, FIELD_MOST)}\n", "style": {"bold": True}}
    yield {"type": "rich_text_section", "elements": [head, {"type": "text", "text": f"{first}\n"}]}
    yield from ({"type": "rich_text_section", "elements": [{"type": "text", "text": f"{piece}\n"}]} for piece in rest)


def _buttons(buttons: tuple[Button, ...], numbers: Iterator[int]) -> Iterator[Json]:
    drawn = [_button(button, next(numbers)) for button in buttons]
    for start in range(0, len(drawn), BUTTONS_MOST):
        yield {"type": "actions", "elements": drawn[start : start + BUTTONS_MOST]}


def _button(button: Button, number: int) -> Json:
    if size(button.subject) > SUBJECT_MOST:
        raise ValueError(f"the subject of a button to {button.route} is too long")
    drawn: Json = {
        "type": "button",
        "action_id": f"{button.route}{SEPARATOR}{number}",
        "text": plain(button.label, BUTTON_MOST),
    }
    if button.subject:
        drawn["value"] = button.subject
    if button.style is not Style.PLAIN:
        drawn["style"] = button.style.name.lower()
    if button.confirm:
        drawn["confirm"] = _confirm(button.confirm, button.style)
    return drawn


def _confirm(confirm: Confirm, style: Style) -> Json:
    return {
        "title": plain(confirm.title, 100),
        "text": plain(confirm.text, 300),
        "confirm": plain(confirm.yes, 30),
        "deny": plain(confirm.no, 30),
        "style": "danger" if style is Style.DANGER else "primary",
    }


def _within(drawn: Iterable[Json], most: int) -> list[Json]:
    """Of too many, the last that only say something go, counted in small print; what one fills in or presses stays.
    Raises ValueError when that alone is too much."""
    blocks = list(drawn)
    over = len(blocks) - most + 1
    if over <= 1:
        return blocks
    spare = [place for place, block in enumerate(blocks) if block["type"] not in {"input", "actions"}]
    if len(spare) < over:
        raise ValueError("more to fill in and to press than there is room for")
    gone = spare[-over:]
    blocks[gone[0]] = _context(f"{MORE} +{over}")
    return [block for place, block in enumerate(blocks) if place not in gone[1:]]


def _shortened(blocks: list[Json], most: int, measure: Callable[[str], int]) -> list[Json]:
    """The longest texts cut, all to the same length, so that the sum is at most `most`."""
    leaves = list(_leaves(blocks))
    lengths = sorted(measure(leaf["text"]) for leaf in leaves)
    if sum(lengths) <= most:
        return blocks
    left, longest = most, most
    for done, length in enumerate(lengths):
        longest = left // (len(leaves) - done)
        if length > longest:
            break
        left -= length
    for leaf in leaves:
        leaf["text"] = cut(leaf["text"], longest, measure)
    return blocks


def _leaves(value: object) -> Iterator[Json]:
    """Every text object and run of rich text."""
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _leaves(inner)
