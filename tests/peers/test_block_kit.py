"""What we draw is Block Kit by Slack's own types, which know every field and where it may stand, though no limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from bot.slack import draw
from bot.slack.fields import draw_options
from handlers.ui import Card, Form, Option, Paragraph
from tests.bot.slack.test_draw import cards, forms
from tests.peers.slack_types import complaints

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.demo.records import Json
    from tests.peers.slack_types import Type
    from tests.peers.stages import Stage

pytestmark = pytest.mark.peer


def test_whatever_is_drawn_is_block_kit(tmp_path: Path) -> None:
    drawn: list[tuple[Type, Json | list[Json]]] = []

    @settings(max_examples=60, database=None)
    @given(cards, forms)
    def draw_both(card: Card, form: Form) -> None:
        drawn.append(("KnownBlock[]", draw.message(card)["blocks"]))
        drawn.append(("HomeView", draw.home(card)))
        drawn.extend(_of_view(draw.modal(form)))

    draw_both()
    drawn.append(("Option[]", draw_options((Option("1", "Ett"), Option("2", "Två" * 60, "Mer")))))
    assert complaints(drawn, tmp_path) == []


def test_whatever_the_app_sent_in_the_dialogues_is_block_kit(stages: tuple[Stage, Stage], tmp_path: Path) -> None:
    ours, _ = stages
    sent = [one for received in ours.world.double.workspace.received for one in _of_call(received.args)]
    assert {kind for kind, _ in sent} == {"KnownBlock[]", "ModalView", "HomeView"}
    assert complaints(sent, tmp_path) == []


def test_what_is_not_block_kit_is_noticed(tmp_path: Path) -> None:
    right = draw.message(Card("", (Paragraph("Hej"),)))["blocks"][0]
    wrong = ({**right, "colour": "red"}, {"type": "section", "text": "Hej"}, {"type": "input"}, {"type": "button"})
    assert len({one[-40:] for one in complaints([("KnownBlock[]", [block]) for block in wrong], tmp_path)}) == len(
        wrong
    )


def _of_call(args: Json) -> Iterator[tuple[Type, Json | list[Json]]]:
    body = args.get("body")  # of an acknowledgement
    said: Json = body if isinstance(body, dict) else args
    if blocks := said.get("blocks"):
        yield "KnownBlock[]", blocks
    if view := said.get("view"):
        yield from _of_view(view)


def _of_view(view: Json) -> Iterator[tuple[Type, Json | list[Json]]]:
    """Its blocks as well: a view may also hold blocks that the types do not know."""
    yield "KnownBlock[]", view["blocks"]
    yield "ModalView" if view["type"] == "modal" else "HomeView", view
