"""The room's channel: made once, named so that it is found, and with the right people in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.demo.records import App
from bot.slack.client import make_client
from bot.slack.post import SlackSpeaker
from bot.slack.refs import Ref
from bot.slack.rooms import looker
from bot.speaker import Forbidden, Speaker, TokenRevoked, TryLater, Unreachable, Unsure
from domain.networks import Channel, Place
from handlers.ui import Card, Paragraph
from tests.bot.slack.room import HERE, TEAM, identity

if TYPE_CHECKING:
    from bot.demo.server import DemoServer
    from tests.bot.demo.world import World

BOT = App().bot_user
NOT_ALLOWED = ["restricted_action", "missing_scope", "no_permission"]


@pytest.fixture
def speaker(world: World, server: DemoServer) -> Speaker:
    return SlackSpeaker(make_client(world.workspace.app.bot_token, f"{server.url}/api/", timeout=5))


def at(channel: str) -> Place:
    return Place("slack", TEAM, channel)


def named(world: World) -> dict[str, str]:
    """Ids of the channels, by name."""
    return {one.name: one.id for one in world.workspace.channels.values() if not one.is_im}


def make(speaker: Speaker, name: str, taken: tuple[Place, ...] = ()) -> Place:
    return speaker.open(name, workspace=TEAM, since=None, taken=taken)


@pytest.mark.parametrize(
    ("network", "channel"),
    [
        ("Nattchefer i länet", "nattchefer-i-lanet"),
        ("  ÅÄÖ & co. ", "aao-co"),
        ("!!!", "rummet-2"),
        ("x" * 100, "x" * 80),
    ],
)
def test_a_channel_is_private_and_called_what_slack_takes(
    world: World, speaker: Speaker, network: str, channel: str
) -> None:
    made = world.workspace.channel(make(speaker, network).channel)
    assert (made.name, made.is_private, list(made.members)) == (channel, True, [BOT])


def test_rooms_of_the_same_name_get_a_number(world: World, speaker: Speaker) -> None:
    places = [make(speaker, "Rummet") for _ in range(2)]
    assert [world.workspace.channel(place.channel).name for place in places] == ["rummet-2", "rummet-3"]
    long = [make(speaker, "y" * 90) for _ in range(2)]
    assert [world.workspace.channel(place.channel).name for place in long] == ["y" * 80, "y" * 78 + "-2"]


def test_after_a_lost_answer_the_channel_that_was_made_is_found(world: World, speaker: Speaker) -> None:
    world.double.faults.lose_response("conversations.create")
    with pytest.raises(Unsure):
        make(speaker, "Rummet")
    again = speaker.open("Rummet", workspace=TEAM, since=world.time.product, taken=[HERE])
    assert again == at(named(world)["rummet-2"])
    assert len(named(world)) == 2


def test_another_networks_channel_is_never_taken_for_the_one_that_was_made(world: World, speaker: Speaker) -> None:
    theirs = make(speaker, "Nattchefer")
    again = speaker.open("Nattchefer", workspace=TEAM, since=world.time.product, taken=[theirs])
    assert again == at(named(world)["nattchefer-2"])
    assert again != theirs


def test_an_old_channel_and_one_made_by_somebody_else_are_not_the_one_that_was_made(
    world: World, speaker: Speaker
) -> None:
    old = make(speaker, "Nattchefer")
    world.time.product += timedelta(days=1)
    theirs = world.anna.open_channel("nattchefer-2")
    world.workspace.join(theirs, BOT)
    again = speaker.open("Nattchefer", workspace=TEAM, since=world.time.product, taken=[])
    assert again == at(named(world)["nattchefer-3"])
    assert again.channel not in {old.channel, theirs.id}


@pytest.mark.parametrize("error", NOT_ALLOWED)
def test_what_slack_does_not_let_the_bot_do_is_told_apart_from_a_bad_token(
    world: World, speaker: Speaker, error: str
) -> None:
    world.double.faults.refuse("conversations.create", error)
    with pytest.raises(Forbidden):
        make(speaker, "Nattchefer")
    world.double.faults.refuse("conversations.invite", error)
    with pytest.raises(Forbidden):
        speaker.let_in(HERE, identity("U0CILLA"))
    world.double.faults.refuse("conversations.kick", error)
    with pytest.raises(Forbidden):
        speaker.put_out(HERE, identity("U0BO"))
    assert "nattchefer" not in named(world)


@pytest.mark.parametrize("error", NOT_ALLOWED)
def test_a_topic_and_a_pin_are_done_without_where_slack_does_not_allow_them(
    world: World, speaker: Speaker, error: str
) -> None:
    ref = speaker.post(HERE, Card("Hej", (Paragraph("Hej"),)), id="o1", under=None, since=None)
    world.double.faults.refuse("conversations.setTopic", error)
    speaker.topic(HERE, "Det som sägs i rummet")
    world.double.faults.refuse("pins.add", error)
    speaker.pin(ref)
    assert (world.room.topic, world.room.messages[Ref.read(ref).ts].pinned) == ("", False)


def test_a_topic_is_set_and_a_card_pinned_however_often(world: World, speaker: Speaker) -> None:
    speaker.topic(HERE, "Det som sägs i rummet stannar i rummet. " * 10)
    assert world.room.topic.startswith("Det som sägs i rummet stannar i rummet.")
    ref = speaker.post(HERE, Card("Hej", (Paragraph("Hej"),)), id="o1", under=None, since=None)
    speaker.pin(ref)
    speaker.pin(ref)
    assert world.room.messages[Ref.read(ref).ts].pinned
    speaker.remove(ref)
    speaker.pin(ref)


def test_somebody_is_let_in_and_put_out_however_often(world: World, speaker: Speaker) -> None:
    cilla = identity("U0CILLA")
    for _ in range(2):
        speaker.let_in(HERE, cilla)
        assert "U0CILLA" in world.room.members
    for _ in range(2):
        speaker.put_out(HERE, cilla)
        assert "U0CILLA" not in world.room.members


def test_whose_account_is_gone_needs_neither(world: World, speaker: Speaker) -> None:
    world.workspace.deactivate("U0CILLA")
    speaker.let_in(HERE, identity("U0CILLA"))
    speaker.put_out(HERE, identity("U0NOBODY"))
    assert "U0CILLA" not in world.room.members


def test_a_channel_that_is_gone_is_out_of_reach(speaker: Speaker) -> None:
    with pytest.raises(Unreachable):
        speaker.let_in(at("CNOWHERE"), identity("U0CILLA"))
    with pytest.raises(Unreachable):
        speaker.topic(at("CNOWHERE"), "Hej")


def test_slack_may_ask_for_a_pause(world: World, speaker: Speaker) -> None:
    world.double.faults.rate_limit("conversations.create", retry_after=7)
    with pytest.raises(TryLater) as pause:
        make(speaker, "Nattchefer")
    assert pause.value.seconds == 7


def test_everyone_in_the_channel_but_bots_is_seen(speaker: Speaker) -> None:
    assert sorted(person.name for person in speaker.people(HERE)) == ["Anna Berg", "Bo Ek"]


def test_what_kind_of_place_a_command_was_typed_in(world: World, server: DemoServer) -> None:
    look = looker(make_client(world.workspace.app.bot_token, f"{server.url}/api/", timeout=5))
    assert look(HERE) == Channel(private=True, reached=True)
    theirs = world.anna.open_channel("annas")
    assert look(at(theirs.id)) == Channel(private=True, reached=False)
    public = world.workspace.add_channel("alla", private=False)
    world.workspace.join(public, BOT)
    for channel in (public, world.workspace.add_channel("andra", private=False)):
        found = look(at(channel.id))
        assert found
        assert not found.private
    assert look(at(world.anna.dm.id)) is None


def test_a_bad_token_is_no_kind_of_place(world: World, server: DemoServer) -> None:
    world.workspace.revoke_token()
    with pytest.raises(TokenRevoked):
        looker(make_client(world.workspace.app.bot_token, f"{server.url}/api/", timeout=5))(HERE)
