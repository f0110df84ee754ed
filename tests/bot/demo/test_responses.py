"""What an app may do with a response address, by Slack's own webhook client."""

from __future__ import annotations

import pytest
from slack_sdk.webhook import WebhookClient

from bot.demo.server import DemoServer
from tests.bot.demo.world import World, section


@pytest.fixture
def hook(world: World, server: DemoServer) -> WebhookClient:
    assert world.anna.whispers == world.bo.whispers == []
    return WebhookClient(world.double.surfaces.new_response_url("U0ANNA", world.room.id))


def test_only_the_person_sees_it_unless_the_app_says_otherwise(world: World, hook: WebhookClient) -> None:
    hook.send(text="Tyst")
    hook.send(text="Alla", response_type="in_channel")
    assert world.anna.whispers == ["Tyst"]
    assert world.bo.whispers == []
    assert world.bo.see() == "rummet:\n  Alla"


def test_it_works_five_times(hook: WebhookClient) -> None:
    answers = [hook.send(text="hej") for _ in range(6)]
    assert [one.status_code for one in answers] == [200] * 5 + [404]
    assert answers[-1].body == '{"ok":false,"error":"used_url"}'


def test_it_works_for_half_an_hour(world: World, hook: WebhookClient) -> None:
    world.time.real += 1799
    assert hook.send(text="hej").status_code == 200
    world.time.real += 2
    assert hook.send(text="hej").body == '{"ok":false,"error":"expired_url"}'


def test_what_it_carries_is_judged(hook: WebhookClient) -> None:
    assert hook.send(blocks=[section("a" * 3001)]).status_code == 400
    assert hook.send().body == '{"ok":false,"error":"no_text"}'


def test_the_original_is_replaced_and_deleted(world: World, server: DemoServer, hook: WebhookClient) -> None:
    hook.send(text="Frågan", response_type="in_channel")
    posted = world.anna.find("Frågan")
    own = WebhookClient(world.double.surfaces.new_response_url("U0ANNA", world.room.id, ts=posted.ts))
    own.send(text="Ändrad", replace_original=True)
    assert world.bo.see() == "rummet:\n  Ändrad"
    own.send(delete_original=True)
    assert world.bo.see() == ""
    hook.send(text="Viska")
    whispered = world.room.last_ts
    own = WebhookClient(world.double.surfaces.new_response_url("U0ANNA", world.room.id, ts=whispered, whisper=True))
    own.send(text="Viska igen", replace_original=True)
    assert world.anna.whispers == ["Viska igen"]
    own.send(delete_original=True)
    assert world.anna.whispers == []
