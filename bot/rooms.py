"""Keeps channels, of rooms and of small groups, as the rules want them: made, named, with the right people in them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.speaker import Unreachable
from domain import applications, group_rooms, networks
from domain.errors import NotFound
from domain.members import Identity
from domain.networks import Place
from domain.ports import GroupRoom, Room
from domain.slots import local
from storage.outbox import Act

if TYPE_CHECKING:
    from datetime import datetime

    from bot.speaker import Speaker
    from domain.group_rooms import SmallRoom
    from domain.meetings import Meeting
    from domain.networks import Network
    from domain.store import Store
    from handlers.services import Services
    from storage.delivery import Claim


CLOCKS_APART = timedelta(minutes=5)
"""Ours and the platform's, at most."""


def begun(claim: Claim) -> datetime | None:
    """From when on, by the platform's clock, an earlier attempt may have succeeded."""
    return claim.since - CLOCKS_APART if claim.since else None


def keep(claim: Claim, services: Services, speaker: Speaker) -> None:
    """Raises as a `Speaker`."""
    network = services.read(_network, claim)
    if network is None:
        return
    if claim.act is Act.OPEN:
        _open(claim, network, services, speaker)
        return
    place = claim.address
    if not isinstance(place, Place):
        raise Unreachable
    match claim.act:
        case Act.CLOSE:
            speaker.archive(place)
        case Act.TOPIC:
            speaker.topic(place, services.words(network.language)("networks-topic"))
        case Act.LOOK_AROUND:
            there, now = speaker.people(place), services.clock()
            services.run(applications.found, network.id, there, chance=services.chance, now=now)
        case Act.LET_IN:
            speaker.let_in(place, Identity.read(claim.what.id))
        case Act.PUT_OUT:
            speaker.put_out(place, Identity.read(claim.what.id))


def _open(claim: Claim, network: Network, services: Services, speaker: Speaker) -> None:
    if isinstance(claim.address, Place):
        return
    at, taken = services.read(workspace, network), services.read(_places)
    name = _group_name(claim.to, network, services) if isinstance(claim.to, GroupRoom) else network.name
    place = speaker.open(name, workspace=at.workspace, since=begun(claim), taken=taken)
    if isinstance(claim.to, GroupRoom):
        services.run(_made, claim.to, place)
    else:
        services.run(networks.made, network.id, place)


def _made(store: Store, which: GroupRoom, place: Place) -> None:
    store.group_rooms.move(which.id, place)


def _group_name(to: GroupRoom, network: Network, services: Services) -> str:
    """Says nothing about who is in it."""
    room, meeting = services.read(_room, to.id)
    day = f"{local(meeting.details.begins):%Y-%m-%d}"
    return services.words(network.language)("group-rooms-channel", day=day, label=room.label)


def _room(store: Store, id: str) -> tuple[SmallRoom, Meeting]:
    """Raises `NotFound`."""
    room = store.group_rooms.get(id)
    meeting = store.meetings.get(room.meeting) if room else None
    if room is None or meeting is None:
        raise NotFound
    return room, meeting


def _network(store: Store, claim: Claim) -> Network | None:
    match claim.to:
        case Room(network):
            return store.networks.get(network)
        case GroupRoom(id):
            return store.networks.get(_room(store, id)[1].network)
        case _:
            return None


def workspace(store: Store, network: Network) -> Place | Identity:
    """Something there, or somebody. Raises `NotFound`."""
    return store.networks.place(network.id) or networks.founder(store, network.id)


def whose(store: Store, claim: Claim) -> Place | Identity:
    """Of a channel that is not there yet. Raises `NotFound`."""
    network = _network(store, claim)
    if network is None:
        raise NotFound
    return workspace(store, network)


def _places(store: Store) -> list[Place]:
    own = (store.networks.place(network.id) for network in store.networks.all())
    return [place for place in (*own, *store.group_rooms.places()) if place]


def given_up(claim: Claim, services: Services) -> None:
    """Tells those who can do by hand what the platform does not let the bot do."""
    now = services.clock()
    match claim.act, claim.to:
        case Act.OPEN, Room(network):
            services.run(networks.not_made, network, now=now)
        case Act.LET_IN, Room(network):
            services.run(networks.not_let_in, network, Identity.read(claim.what.id), now=now)
        case Act.PUT_OUT, Room(network):
            services.run(networks.not_put_out, network, Identity.read(claim.what.id), now=now)
        case Act.OPEN, GroupRoom(id):
            services.run(group_rooms.not_made, id, now=now)
        case Act.LET_IN, GroupRoom(id):
            services.run(group_rooms.not_done, id, Identity.read(claim.what.id), "in", now=now)
        case Act.PUT_OUT, GroupRoom(id):
            services.run(group_rooms.not_done, id, Identity.read(claim.what.id), "out", now=now)
