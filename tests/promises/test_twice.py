"""A form that is sent once more, because the answer was slow or somebody pressed twice, doubles nothing: neither at
once nor when what it said has long been released."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.promises.week import Doer
from tests.promises.wire import tapped
from tests.world import World, make_world

BODY = "Hur gör ni med nycklarna till jourbilen?"
ACTS: dict[str, Callable[[Doer, str], object]] = {
    "ask": lambda maria, _code: maria.ask(BODY),
    "ask by name": lambda maria, _code: maria.ask_by_name(BODY),
    "answer": lambda maria, _code: maria.answer(maria.person.find("sommaren"), BODY),
    "answer by name": lambda maria, _code: maria.answer_by_name(maria.person.find("sommaren"), BODY),
    "follow up": lambda maria, code: maria.follow_up(code, BODY),
}


@pytest.fixture
def world(current_url: str) -> Iterator[World]:
    with make_world(current_url) as made:
        yield made


@pytest.mark.parametrize("act", ACTS)
def test_a_form_sent_again_doubles_nothing(world: World, act: str) -> None:
    maria, wire = Doer(world.person("UMARIA")), tapped(world)
    code = maria.ask("Vad gör ni på sommaren?", urgent=True)
    world.pass_slots(1)
    ACTS[act](maria, code)
    wire.again()
    world.pass_slots(3)
    wire.again()
    world.pass_slots(3)
    room = world.double.workspace.channel("CRUMMET")
    assert sum(BODY in message.text for message in room.messages.values()) == 1
