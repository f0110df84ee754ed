from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.slack.client import make_client
from bot.slack.history import fetcher, replies
from bot.slack.refs import Ref
from handlers.catalog import Catalog
from tests.bot.slack.room import HERE, NETWORK, TEAM, identity

if TYPE_CHECKING:
    from bot.demo.server import DemoServer
    from handlers.services import FetchMessage
    from tests.bot.demo.world import World

ROOT = Path(__file__).parents[3]
READING = {"conversations_history", "conversations_replies"}


@pytest.fixture
def fetch(world: World, server: DemoServer) -> FetchMessage:
    client = make_client(world.workspace.app.bot_token, f"{server.url}/api/", timeout=5)
    return fetcher(client, lambda place: NETWORK.id if place == HERE else None, Catalog())


def ref(channel: str, ts: str) -> str:
    return str(Ref(TEAM, channel, ts))


def test_the_tagged_message_is_read_with_its_author(world: World, fetch: FetchMessage) -> None:
    world.anna.say("Före")
    said = world.bo.say("Vi lade om schemat & vann tid")
    world.anna.say("Efter")
    found = fetch(NETWORK, ref("C0RUM", said.ts))
    assert found
    assert (found.text, found.author) == ("Vi lade om schemat & vann tid", identity("U0BO"))


def test_so_is_a_reply(world: World, fetch: FetchMessage) -> None:
    head = world.anna.say("Hur gör ni?")
    reply = world.bo.say("Så här", thread=head)
    found = fetch(NETWORK, ref("C0RUM", reply.ts))
    assert found
    assert found.text == "Så här"


def test_what_is_gone_or_elsewhere_is_not_read(world: World, fetch: FetchMessage) -> None:
    gone, other = world.anna.say("Oj"), world.anna.say("Hemligt", world.anna.dm)
    world.workspace.delete(world.room, gone.ts)
    assert fetch(NETWORK, ref("C0RUM", gone.ts)) is None
    calls = len(world.double.api.received)
    assert fetch(NETWORK, ref(world.anna.dm.id, other.ts)) is None
    assert len(world.double.api.received) == calls


def test_a_deleted_head_of_a_thread_is_not_read(world: World, fetch: FetchMessage) -> None:
    head = world.anna.say("Oj")
    world.bo.say("Svar", thread=head)
    world.workspace.delete(world.room, head.ts)
    assert fetch(NETWORK, ref("C0RUM", head.ts)) is None


def test_replies_are_those_of_members_and_are_counted_only(world: World, server: DemoServer) -> None:
    client = make_client(world.workspace.app.bot_token, f"{server.url}/api/", timeout=5)
    ts = str(client.chat_postMessage(channel="C0RUM", text="Hur gör ni?")["ts"])
    head = Ref(TEAM, "C0RUM", ts)
    assert replies(client, head) == 0
    client.chat_postMessage(channel="C0RUM", text="Sparat som lösning", thread_ts=ts)
    assert replies(client, head) == 0
    for person in (world.anna, world.bo):
        person.say("Så här", thread=world.room.messages[ts])
    world.anna.say("Något annat")
    assert replies(client, head) == 2


def test_under_a_post_that_is_gone_stand_no_replies(world: World, server: DemoServer) -> None:
    client = make_client(world.workspace.app.bot_token, f"{server.url}/api/", timeout=5)
    assert replies(client, Ref(TEAM, "C0RUM", "1.000000")) == 0


def test_one_module_alone_reads_what_was_said() -> None:
    reading = set()
    for folder in ("bot", "domain", "handlers", "storage"):
        for path in (ROOT / folder).rglob("*.py"):
            names = {getattr(node, "attr", getattr(node, "id", "")) for node in ast.walk(ast.parse(path.read_text()))}
            strings = {node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)}
            if names & READING or (strings & {"conversations.history", "conversations.replies"}):
                reading.add(str(path.relative_to(ROOT)))
    assert reading == {"bot/slack/history.py", "bot/demo/api_channels.py"}
