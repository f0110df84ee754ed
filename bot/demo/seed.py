"""Furnishes the local workspace: its people, its room, and the clock that all of it goes by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.demo.cast import ADMINISTRATOR, CHANNEL, CHANNEL_NAME, EVERYBODY, MEMBERS, NETWORK, TEAM
from domain.ids import new_id
from domain.members import PLEDGE_VERSION, Identity, Member
from domain.networks import Network, Place

if TYPE_CHECKING:
    from random import Random

    from bot.demo.state import Workspace
    from domain.store import Store

PLATFORM = "slack"


class MovableClock:
    """Product time: real time and whatever it was moved by, or a moment it was set to stand still at."""

    def __init__(self, real: Callable[[], datetime]) -> None:
        self._real = real
        self._ahead = timedelta(0)
        self._still: datetime | None = None

    def __call__(self) -> datetime:
        return self._still or self._real() + self._ahead

    def stand_at(self, moment: datetime | None) -> None:
        """None lets it run again."""
        self._still = moment

    def move_to(self, moment: datetime) -> None:
        """Forward only: what is past stays past."""
        self._ahead += max(moment - self(), timedelta(0))


def furnish(workspace: Workspace) -> None:
    """The people and the channel, with the bot in it."""
    for person in EVERYBODY:
        title = f"{person.title}, {person.municipality}"
        workspace.add_user(person.name, user_id=person.user, title=title, is_owner=person is ADMINISTRATOR)
    channel = workspace.add_channel(CHANNEL_NAME, channel_id=CHANNEL)
    for user in (workspace.app.bot_user, *(person.user for person in MEMBERS)):
        workspace.join(channel, user)


def settle_in(store: Store, *, chance: Random) -> Network:
    """The network, its room, and its members as a facilitator would have approved them."""
    network = Network(new_id(chance), NETWORK, "sv", chance.randbytes(16))
    store.networks.add(network, Place(PLATFORM, TEAM, CHANNEL))
    for person in MEMBERS:
        member = Member(
            new_id(chance),
            network.id,
            person.name,
            role=person.role,
            pledge=PLEDGE_VERSION,
            attributes=person.attributes,
        )
        store.members.add(member, Identity(PLATFORM, TEAM, person.user))
    return network
