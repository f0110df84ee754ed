"""Keeps the room's channel as the rules want it: made, named, and with the right people in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.speaker import Unreachable
from domain import applications, networks
from domain.members import Identity
from domain.networks import Place
from domain.ports import Room
from storage.outbox import Act

if TYPE_CHECKING:
    from datetime import datetime

    from bot.speaker import Speaker
    from domain.networks import Network
    from domain.store import Store
    from handlers.services import Services
    from storage.delivery import Claim


CLOCKS_APART = timedelta(minutes=5)
"""Ours and the platform's, at most."""


def begun(claim: Claim) -> datetime | None:
    """From when on, by the platform's clock, an earlier attempt may have succeeded."""
    return claim.since - CLOCKS_APART if claim.since else None


def keep(claim: Claim, room: Room, services: Services, speaker: Speaker) -> None:
    """Raises as a `Speaker`."""
    network = services.network(room.network)
    if network is None:
        return
    if claim.act is Act.OPEN:
        _open(claim, network, services, speaker)
        return
    place = claim.address
    if not isinstance(place, Place):
        raise Unreachable
    match claim.act:
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
    founder = services.read(networks.founder, network.id)
    taken = services.read(_places)
    place = speaker.open(network.name, workspace=founder.workspace, since=begun(claim), taken=taken)
    services.run(networks.made, network.id, place)


def _places(store: Store) -> list[Place]:
    return [place for one in store.networks.all() if (place := store.networks.place(one.id))]


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
