"""Whatever stands in a card or a form, Slack takes it, and nothing in it acts, links or is set in another face."""

from __future__ import annotations

import json
import re
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from bot.slack.fields import draw_options
from bot.slack.markup import decode
from bot.slack.texts import escape, pieces, size
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
    Form,
    Heading,
    Lookup,
    Option,
    Paragraph,
    Quote,
    Style,
    Text,
    Toggle,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

NASTY = (
    "<!channel> <!here> <@U0ANNA> <#C0RUM> <https://evil.example|klicka> @channel *fet* _kursiv_ ~struken~ `kod` "
    "```block``` > citat :smile: &lt;!channel&gt; https://example.org post@example.org\n\n• lista"
)


class Long(str):
    """Much of one word; says so in few when a test fails."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Long({self[:5]!r}, {len(self)})"


plain_text = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=30)
texts = st.one_of(
    plain_text,
    st.sampled_from([NASTY, "", " ", "\n\n"]),
    st.builds(
        lambda word, times: Long(word * times),
        st.sampled_from(["ord ", "å", "&", "<", "😀", "\n", "x"]),
        st.sampled_from([74, 76, 151, 299, 301, 1000, 2001, 3001, 9000]),
    ),
)
words = st.from_regex(r"[a-z_]{1,12}\.[a-z_]{1,12}", fullmatch=True)
ids = st.text("0123456789abcdef", min_size=1, max_size=24)
confirms = st.builds(Confirm, texts, texts, texts, texts)
buttons = st.builds(Button, texts, words, ids | st.just(""), st.sampled_from(Style), confirm=st.none() | confirms)
parts = st.one_of(
    st.builds(Heading, texts),
    st.builds(Paragraph, texts),
    st.builds(Quote, texts),
    st.builds(Facts, st.lists(st.tuples(texts, texts), max_size=12).map(tuple)),
    st.just(Divider()),
    st.builds(Context, texts),
    st.builds(Buttons, st.lists(buttons, max_size=30).map(tuple)),
)
cards = st.builds(Card, texts, st.lists(parts, max_size=12).map(tuple))
options = st.builds(Option, ids, texts, texts)
few = st.lists(options, min_size=1, max_size=11, unique_by=lambda option: option.value).map(tuple)
many = st.sampled_from([100, 101, 290]).map(lambda most: tuple(Option(str(n), f"Kommun {n}") for n in range(most)))
names = st.just("")
fields = st.one_of(
    st.builds(Text, names, texts, texts, texts, st.booleans(), st.booleans(), st.integers(1, 5000)),
    st.builds(Choice, names, texts, few | many, st.none() | ids, texts, st.booleans(), st.booleans()),
    st.builds(Choices, names, texts, few | many, st.lists(ids, max_size=3).map(tuple), texts, st.booleans()),
    st.builds(Lookup, names, texts, words, st.none() | options, texts, st.booleans()),
    st.builds(Date, names, texts, st.none() | st.dates(), texts, st.booleans()),
    st.builds(Toggle, names, texts, texts, st.booleans(), texts),
)


def named(drawn: list[Any]) -> tuple[Any, ...]:
    numbers = count()
    return tuple(
        type(one)(**{slot: getattr(one, slot) for slot in one.__slots__} | {"name": f"field{next(numbers)}"})
        if hasattr(one, "name")
        else one
        for one in drawn
    )


forms = st.builds(
    Form,
    words,
    texts,
    st.lists(fields | parts, max_size=8).map(named),
    texts.filter(bool),
    st.dictionaries(ids, st.text(max_size=40), max_size=8),
)


def new_id() -> str:
    return f"generated{next(NUMBERS)}"


NUMBERS = count()


@given(cards)
def test_slack_takes_every_card_as_message_and_as_home(card: Card) -> None:
    drawn = draw.message(card)
    check_message(drawn["text"], drawn["blocks"], text_limit=4000)
    assert_inert(drawn["blocks"])
    assert_no_markup(drawn["text"])
    home = draw.home(card)
    check_view(home, "home", new_id)
    assert_inert(home["blocks"])
    assert_sdk_agrees(drawn["blocks"])


@given(forms)
def test_slack_takes_every_form(form: Form) -> None:
    drawn = draw.modal(form)
    check_view(drawn, "modal", new_id)
    assert_sdk_agrees(drawn["blocks"])
    assert_inert(drawn["blocks"])
    assert json.loads(drawn["private_metadata"] or "{}") == form.hidden
    ids = [element["action_id"] for element in interactive(drawn["blocks"])]
    assert len(ids) == len(set(ids))


def test_a_form_that_follows_another_of_its_name_is_empty_and_one_that_is_drawn_anew_keeps_what_stands_in_it() -> None:
    """Slack keeps what was filled in where the ids stay."""

    def field(name: str, **hidden: str) -> str:
        drawn = draw.modal(Form(name, "Nytt", (Text("title", "Vad heter det?"),), submit="Spara", hidden=hidden))
        return str(drawn["blocks"][0]["element"]["action_id"])

    assert field("parts.keep", id="a", said="Sparat") == field("parts.keep", id="a")
    assert len({field("parts.keep", id="a"), field("parts.keep", id="b"), field("items.add", id="a")}) == 3


@given(st.lists(options, max_size=150))
def test_a_lookup_offers_at_most_a_hundred_and_each_once(found: list[Option]) -> None:
    drawn = draw_options(found)
    values = [option["value"] for option in drawn]
    assert len(values) == len(set(values)) <= 100
    assert set(values) <= {option.value for option in found}


@given(texts, st.integers(2, 4000))
def test_pieces_lose_nothing_but_the_space_between_them(text: str, most: int) -> None:
    parts = pieces(text, most)
    assert all(size(part) <= most for part in parts)
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text)


@pytest.mark.parametrize("length", [2999, 3001, 9000])
def test_a_long_quote_stands_whole_in_a_form(length: int) -> None:
    told = ("ord " * length)[:length]
    drawn = draw.modal(Form("a.b", "Läs", (Quote(told),)))
    shown = " ".join(block["elements"][0]["elements"][0]["text"] for block in drawn["blocks"])
    assert shown.split() == told.split()


def test_what_one_could_not_see_is_counted() -> None:
    drawn = draw.message(Card("Lång", (Divider(),) * 60))
    assert drawn["blocks"][-1]["elements"][0]["text"] == "… +11"


@pytest.mark.parametrize("said", [(Paragraph("Svar"),) * 120, (Paragraph("Svar"), Divider()) * 60])
def test_what_one_fills_in_or_presses_stays_however_much_is_said(said: tuple[Any, ...]) -> None:
    acts = (Text("body", "Fråga vidare"), Buttons((Button("Ta tillbaka", "a.b"),)))
    blocks = draw.modal(Form("a.b", "T", (*said, *acts, *said), submit="S"))["blocks"]
    assert len(blocks) == 100
    assert [block["type"] for block in blocks if block["type"] in {"input", "actions"}] == ["input", "actions"]


def test_a_long_title_stands_whole_above_the_form() -> None:
    drawn = draw.modal(Form("a.b", "Så här ser din fråga ut för de andra", ()))
    assert drawn["title"]["text"] == "Så här ser din fråga ut…"[:23] + "…"
    assert drawn["blocks"][0]["text"]["text"] == "Så här ser din fråga ut för de andra"


def test_every_one_of_290_can_be_chosen() -> None:
    options = tuple(Option(str(number), f"Kommun {number}") for number in range(290))
    drawn = draw.modal(Form("a.b", "Kommun", (Choice("town", "Kommun", options, initial="289"),), submit="Spara"))
    element = drawn["blocks"][0]["element"]
    assert sum(len(group["options"]) for group in element["option_groups"]) == 290
    assert element["option_groups"][2]["label"]["text"] == "Kommun 200 \N{EN DASH} Kommun 289"
    assert element["initial_option"]["value"] == "289"


def test_a_long_consent_stands_whole_under_its_box() -> None:
    yes = "Får sparas ordagrant som lösning, utan namn, så att andra som undrar samma sak kan hitta den"
    drawn = draw.modal(Form("a.b", "Svara", (Toggle("keep", "Spara", yes, hint="Du kan ångra dig."),), submit="Skicka"))
    assert drawn["blocks"][0]["hint"]["text"] == f"{yes}\nDu kan ångra dig."


@pytest.mark.parametrize(
    "form",
    [
        Form("a.b", "T", (), hidden={"x": "y" * 3000}),
        Form("a.b", "T", (Text("t", "Text"),)),
        Form("a.b", "T", (Choice("c", "Val", ()),), submit="S"),
        Form("a.b", "T", (Choice("c", "Val", (Option("", "Alla"),)),), submit="S"),
        Form("a.b", "T", (Choice("c", "Val", (Option("x" * 151, "Alla"),)),), submit="S"),
        Form("a.b", "T", (Buttons((Button("B", "a.b", "x" * 2001),)),)),
        Form("a.b", "T", (Buttons((Button("B", "a.b"),)),) * 101),
    ],
)
def test_what_could_only_come_of_a_mistake_in_the_program_is_an_error(form: Form) -> None:
    with pytest.raises(ValueError, match=r"hidden|submit|nothing|value|subject|room"):
        draw.modal(form)


def assert_inert(blocks: list[Json]) -> None:
    for thing in things(blocks):
        match thing:
            case {"type": "plain_text"}:
                assert thing["emoji"] is False
            case {"type": "text"}:
                assert thing.get("style", {"bold": True}) == {"bold": True}
            case {"type": str(kind)}:
                assert kind not in {"mrkdwn", "link", "user", "channel", "broadcast", "usergroup", "image", "emoji"}
            case _:
                pass


def assert_sdk_agrees(blocks: list[Json]) -> None:
    """Slack's own library checks lengths when it writes a block out, and drops what it does not know."""
    for block in blocks:
        parsed = Block.parse(block)
        assert parsed
        assert parsed.to_dict() == block


def assert_no_markup(text: str) -> None:
    assert "<" not in text
    assert ">" not in text
    assert re.fullmatch(r"(?:[^&]|&(?:amp|lt|gt);)+", text, re.DOTALL)
    assert escape(decode(text, lambda key: key)) == text


def things(value: object) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from things(inner)


def interactive(blocks: list[Json]) -> list[Json]:
    return [thing for thing in things(blocks) if "action_id" in thing]
