"""What members write reaches the room as they wrote it, and as nothing but text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.demo.cast import CHANNEL
from bot.slack.roster import people
from domain import look
from domain.prompts import Prompt
from domain.text import clean
from tests.promises.week import Doer
from tests.world import MONDAY, World, make_world

if TYPE_CHECKING:
    from bot.demo.records import Json
    from bot.demo.records import Message as Posted

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)

TRICKS = (
    "<!channel>", "<!here|hej>", "<@UPER>", "@here", "@Per Stenmarker", "<#CRUMMET>", "<https://a.example|b>",
    "https://a.example/?b=c&d", "www.a.example", "mailto:a", "*fet*", "_kursiv_", "~struken~", "`kod`", "```\nkod\n```",
    ":smile:", "&lt;!here&gt;", "&amp;lt;", "<", ">", "&", "> citat", "1. ett\n2. två", "• lista", "# Rubrik", "---",
    "\n\n\n\n", "\t", "\r\n", "\\n", "{0}", "%s", "{ $name }", '"}]}', "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad",
    "\u202e", "\u2066", "\u2028", "\u0000", "\u001b[31m", "\u3164", "\u2800", "\ufe0f", "\U000e0041",
    "a\u0301\u0301\u0301\u0301", "\ue000", "👩\u200d🚒", "é", "e\u0301",
)  # fmt: skip
WRITTEN = st.lists(
    st.sampled_from(TRICKS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=12
).map(" ".join)
PLAIN = "Vi gör så här hos oss."

BLOCKS = {"header", "section", "rich_text", "rich_text_quote", "rich_text_section", "text", "plain_text"}
BLOCKS |= {"context", "actions", "button", "divider"}
"""Types of what may stand in a message: nothing that is read as markup, and nothing that leads anywhere."""
BLANK = {"\u3164", "\u2800", "\u115f", "\u1160", "\uffa0", "\u034f"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Something is planned far ahead, so that its silence makes nobody be asked for something."""
    with make_world(f"sqlite:///{tmp_path_factory.mktemp('text') / 'rummet.sqlite3'}") as made:
        planned = Prompt("p1", made.network.id, "Vad är roligast?", MONDAY + 500 * A_DAY)
        made.house.transactions.run(lambda store: store.prompts.add(planned))
        yield made


@dataclass(frozen=True, slots=True)
class Room:
    """Where everything that can be written is written and posted, each time on another Monday: no limit is met, nobody
    has had their two private messages of the week, and nothing waits any more of what was written before."""

    world: World

    def everything(self, text: str) -> list[list[Posted]]:
        """For each way that words reach the room or a member: all that was posted of it."""
        now = self.world.clock()
        monday = MONDAY + A_WEEK * ((now - MONDAY) // A_WEEK + 2)
        self.world.pass_time(monday - now)
        per, maria = Doer(self.world.person("UPER")), Doer(self.world.person("UMARIA"))
        posted = [self._new(lambda: per.ask_by_name(text))]
        [asked] = posted[0]
        posted.append(self._new(lambda: per.answer_by_name(asked, text)))
        [answer] = posted[1]
        posted.append(self._new(lambda: self._propose(Doer(self.world.person("UHANNA")), answer)))
        posted.append(self._new(lambda: self._agree(per, text)))
        posted.append(self._new(lambda: maria.answer(asked, text)))
        code = ""

        def ask() -> None:
            nonlocal code
            code = maria.ask(text)

        posted.append(self._new(ask))
        posted.append(self._new(lambda: maria.follow_up(code, text)))
        return posted

    def _new(self, act: Any) -> list[Posted]:  # noqa: ANN401  a callable of nothing
        """What stands in any conversation that did not stand there before, and what was changed."""
        before = {ts: repr(one) for ts, one in self._all()}
        act()
        self.world.pass_slots(2)
        return [one for ts, one in self._all() if before.get(ts) != repr(one)]

    def _all(self) -> list[tuple[str, Posted]]:
        channels = self.world.double.workspace.channels
        return [(f"{id} {ts}", one) for id, channel in channels.items() for ts, one in channel.messages.items()]

    def _propose(self, hanna: Doer, answer: Posted) -> None:
        hanna.person.shortcut("Spara som lösning", answer)
        hanna.close()

    def _agree(self, per: Doer, text: str) -> None:
        draft = next(reversed(per.person.dm.messages.values()))
        per.press("solutions.consent", draft)
        for name in ("did", "title", "situation", "result", "user_notices", "cost"):
            per.fill(name, text[:90] if name in {"title", "cost"} else text)
        per.send()
        per.close()


@pytest.fixture(scope="module")
def plain(world: World) -> list[list[list[str]]]:
    """The shapes of words without a trick in them."""
    return [_shape(one) for one in Room(world).everything(PLAIN)]


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(WRITTEN)
def test_what_is_written_reaches_the_room_whole_and_as_nothing_but_text(
    world: World, plain: list[list[list[str]]], text: str
) -> None:
    room, said = Room(world), clean(text)
    assume(said and clean(text[:90]) and not look.hard_stops(said) and not look.hard_stops(clean(text[:90])))
    posted = room.everything(text)
    assert [_shape(one) for one in posted] == plain
    for messages in posted:
        for message in messages:
            assert_inert(message)
    bodies = ["".join(_quoted(message.blocks)) for messages in posted for message in messages]
    assert bodies.count(said) >= 5
    for one in world.double.workspace.received:
        if one.method in {"chat.postMessage", "chat.update"}:
            assert "link_names" not in one.args
            assert one.args.get("parse") in {None, "none"}
        if one.method == "chat.postMessage":
            assert (one.args["unfurl_links"], one.args["unfurl_media"]) == (False, False)
    world.double.workspace.received.clear()


def _shape(messages: list[Posted]) -> list[list[str]]:
    return [[block["type"] for block in message.blocks] for message in messages]


def assert_inert(message: Posted) -> None:
    assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", message.text)
    assert {one["type"] for one in _all_in(message.blocks) if "type" in one} <= BLOCKS
    for one in _all_in(message.blocks):
        assert not {"url", "user_id", "usergroup_id", "channel_id", "range", "image_url"} & set(one)
        assert one.get("emoji") is not True
        if isinstance(one.get("text"), str):
            assert _is_visible(one["text"])
    assert _is_visible(message.text)


def _is_visible(text: str) -> bool:
    hidden = {"Cc", "Cf", "Co", "Cs"}
    return not [
        c for c in text if (unicodedata.category(c) in hidden and c != "\n") or c in BLANK or "\ufe00" <= c <= "\ufe0f"
    ]


def _all_in(value: object) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _all_in(one)


def _quoted(blocks: list[Json]) -> Iterator[str]:
    for one in _all_in(blocks):
        if one.get("type") == "rich_text_quote":
            yield from (run["text"] for run in one["elements"])


ADDRESSES = ("https://a.se/b?c=d", "HTTP://A.SE", "www.a.example", "kolla a.se", "under.a.com/x#y", "http://127.0.0.1/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_read_with_code_words_holds_nothing_to_click(world: World, address: str) -> None:
    world.pass_time(A_DAY)
    maria = Doer(world.person("UMARIA"))
    code = maria.ask(f"Har ni sett {address}?", urgent=True)
    world.pass_slots(2)
    asked = world.person("UPER").find("Har ni sett")
    Doer(world.person("UPER")).answer_by_name(asked, f"Ja: {address}")
    maria.come_back(code)
    shown = maria.person.screen()
    maria.close()
    assert "Har ni sett" in shown
    assert not re.search(r"(?i)\w://|www\.\w|\ba\.(se|com)\b", shown)


def test_a_name_shows_nothing_that_cannot_be_seen(world: World) -> None:
    world.double.workspace.add_user("Anna\u200b \u202eEk\u2028", user_id="UTRICKY")
    world.double.workspace.join(world.double.workspace.channel(CHANNEL), "UTRICKY")
    assert [one.name for one in people(world.house.client, CHANNEL) if "Anna" in one.name] == ["Anna Ek"]
