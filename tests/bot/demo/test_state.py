from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.bot.demo.world import a_world, an_app


@given(st.lists(st.integers(-100_000, 100_000), max_size=30))
def test_messages_are_named_in_the_order_they_were_said_whatever_the_clock_does(jumps: list[int]) -> None:
    world = a_world(an_app())
    said = []
    for seconds in jumps:
        world.time.product += timedelta(seconds=seconds)
        said.append(world.workspace.stamp(world.room))
    assert said == sorted(set(said))


def test_a_message_shows_product_time() -> None:
    world = a_world(an_app())
    assert world.anna.say("hej").ts == f"{world.time.product.timestamp():.6f}"


def test_somebody_who_leaves_or_is_deactivated_sees_the_room_no_more() -> None:
    world = a_world(an_app())
    world.anna.leave()
    world.workspace.deactivate("U0BO")
    assert world.room.members == [world.workspace.app.bot_user]
