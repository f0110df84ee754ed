"""Group rooms through what may go wrong between the worker and the platform: each made once, filled, and archived."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.demo.records import Channel
from domain import group_rooms
from domain.group_rooms import Opening, SmallRoom
from domain.meetings import Details, Meeting
from domain.members import Role, facilitators
from domain.seats import Grouping, State, Table
from domain.store import Store
from tests.world import World, make_world

BEGINS = datetime(2026, 3, 3, 12, tzinfo=UTC)
"""The day after the world begins, so that the rooms are made from noon on."""
CALLS = ["conversations.create", "conversations.invite", "conversations.archive"]


@pytest.fixture
def world(sqlite_url: str) -> Iterator[World]:
    with make_world(sqlite_url) as world:
        yield world


def ids(store: Store, network: str) -> list[str]:
    """Of the first six members who are no facilitators."""
    return [one.id for one in store.members.of(network) if one.role is Role.MEMBER][:6]


def seat(store: Store, network: str, *groups: list[str]) -> None:
    tables = tuple(Table(str(number), tuple(sorted(who))) for number, who in enumerate(groups, start=1))
    store.groupings.put(Grouping("g1", (2, 4), State.RELEASED, tables, number=1))


def begin(world: World) -> list[str]:
    """Three groups of two; who is in them, in order."""

    def make(store: Store) -> list[str]:
        network = world.network.id
        [facilitator, *_] = facilitators(store, network)
        people = ids(store, network)
        store.meetings.add(Meeting("g1", network, Details("Träff", BEGINS, 120, body="Kom.")))
        seat(store, network, people[:2], people[2:4], people[4:])
        group_rooms.want(store, network, Opening("g1", "Hur gör ni?", "round"), by=facilitator, now=world.clock())
        return people

    people = world.house.transactions.run(make)
    world.pass_time(timedelta(hours=3))
    return people


def settle(world: World) -> None:
    for _ in range(10):
        world.pass_time(timedelta(minutes=1))


def made(world: World) -> list[Channel]:
    return [one for one in world.double.workspace.channels.values() if one.name.startswith("traff-2026-03-03-grupp-")]


def inside(world: World, people: list[str]) -> list[set[str]]:
    """Who of them is in each channel that is not archived."""
    users = world.house.transactions.read(
        lambda store: {str(known.user): id for id in people if (known := store.members.identity(id))}
    )
    return [{users[user] for user in one.members if user in users} for one in made(world) if not one.archived]


def test_each_group_finds_its_channel_with_what_to_begin_with_and_loses_it_the_day_after(world: World) -> None:
    people = begin(world)
    settle(world)
    assert inside(world, people) == [set(people[:2]), set(people[2:4]), set(people[4:])]
    for channel in made(world):
        assert channel.is_private
        [opening] = [message for message in channel.messages.values() if message.blocks]
        assert "Hur gör ni?" in opening.text
        assert "Runda" in opening.text
    world.pass_time(timedelta(days=3))
    settle(world)
    assert [one.archived for one in made(world)] == [True, True, True]
    left = [message for one in made(world) for message in one.messages.values() if message.blocks]
    assert left == [], "the bot's own words go, since nothing can be deleted in an archived channel"


def test_who_changes_group_on_the_day_changes_channel(world: World) -> None:
    people = begin(world)
    settle(world)
    groups = (people[:1], [people[1], *people[2:4]], people[4:])
    world.house.transactions.run(seat, world.network.id, *groups)
    settle(world)
    assert inside(world, people) == [set(group) for group in groups]


@pytest.mark.parametrize("fault", ["lose_response", "drop_before", "rate_limit"])
@pytest.mark.parametrize("method", CALLS)
def test_whatever_breaks_on_the_way_each_group_has_one_channel(world: World, method: str, fault: str) -> None:
    getattr(world.double.faults, fault)(method)
    people = begin(world)
    settle(world)
    assert inside(world, people) == [set(people[:2]), set(people[2:4]), set(people[4:])]
    world.pass_time(timedelta(days=3))
    settle(world)
    assert [one.archived for one in made(world)] == [True, True, True]


def test_where_slack_forbids_channels_the_facilitator_hears_it_once(world: World) -> None:
    world.double.faults.refuse("conversations.create", "restricted_action", times=9)
    begin(world)
    settle(world)
    assert made(world) == []
    agneta = world.person("UAGNETA")
    assert agneta.see(agneta.dm).count("får inte göra kanaler") == 1


def test_no_more_channels_are_made_a_minute_than_slack_allows(world: World) -> None:
    begun: list[datetime] = []
    world.house.transactions.run(rooms, 30)
    calls = world.double.workspace.received
    while len(begun) < 30:
        before = sum(one.method == "conversations.create" for one in calls)
        world.house.worker.deliver_one()
        if sum(one.method == "conversations.create" for one in calls) > before:
            begun.append(world.pace())
        world.pace.stand_at(world.pace() + timedelta(milliseconds=500))
    assert all(later - first >= timedelta(minutes=1) for first, later in zip(begun, begun[20:], strict=False))


def rooms(store: Store, count: int) -> None:
    [network] = store.networks.all()
    store.meetings.add(Meeting("g1", network.id, Details("Träff", BEGINS, 120, body="Kom.")))
    for number in range(count):
        room = SmallRoom(f"g1-{number}", "g1", str(number))
        store.group_rooms.add(room)
        store.outbox.open_room(room.destination)
        store.outbox.post(room.subject, to=room.destination)
