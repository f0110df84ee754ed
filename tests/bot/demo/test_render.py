from __future__ import annotations

from typing import Any

from bot.demo import render
from bot.demo.records import Channel, Message
from tests.bot.demo.world import actions, button, plain, section

NAMES = {"U0ANNA": "Anna Berg", "C0RUM": "rummet", "U0BOT": "rummet"}


def name(some_id: str) -> str:
    return NAMES.get(some_id, some_id)


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": list(elements)}


def words(text: str) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}


def test_every_block_reads_as_on_the_screen() -> None:
    bulb = {"type": "emoji", "name": "bulb"}
    person = {"type": "user", "user_id": "U0ANNA"}
    place = {"type": "channel", "channel_id": "C0RUM"}
    link = {"type": "link", "url": "https://example.org", "text": "en sida"}
    shown = render.blocks(
        [
            {"type": "header", "text": plain("Rubrik")},
            section("*Fet* <https://example.org|länk> &amp; <@U0ANNA> i <#C0RUM>", accessory=button("Mer", "more")),
            {"type": "section", "fields": [plain("Ett"), plain("Två")]},
            {"type": "context", "elements": [plain("litet"), {"type": "image", "image_url": "x", "alt_text": "ikon"}]},
            {"type": "divider"},
            actions(button("Svara", "a"), button("Jag också", "b")),
            {"type": "image", "image_url": "x", "alt_text": "ett diagram"},
            rich(words("Två\nrader")),
            rich({"type": "rich_text_quote", "elements": [person, bulb, place, link]}),
            rich({"type": "rich_text_list", "style": "ordered", "elements": [words("a"), words("b")]}),
            rich({"type": "rich_text_list", "style": "bullet", "elements": [words("c")]}),
            rich({"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "kod"}]}),
        ],
        name,
    )
    assert shown.splitlines() == [
        "# Rubrik",
        "*Fet* länk & @Anna Berg i #rummet",
        "[Mer]",
        "Ett",
        "Två",
        "(litet <bild: ikon>)",
        "---",
        "[Svara] [Jag också]",
        "<bild: ett diagram>",
        "Två",
        "rader",
        "> @Anna Berg:bulb:#rummeten sida",
        "1. a",
        "2. b",
        "• c",
        "| kod",
    ]


def test_a_call_on_everybody_cannot_be_overlooked() -> None:
    assert render.mrkdwn("<!here> hej &lt;!here&gt;", name) == "<!here> hej <!here>"
    assert render.text(plain("<!here> &amp;"), name) == "<!here> &amp;"


def test_a_deleted_message_says_so() -> None:
    channel = Channel("C0RUM", "rummet", 0, "")
    gone = Message("1.0", "U0ANNA", "", deleted=True)
    assert render.message(channel, gone, name) == "Anna Berg:\n  (borttaget)"
