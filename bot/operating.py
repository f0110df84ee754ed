"""What the operator does from the command line: set a room up, and see what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from bot.settings import WHERE, Need
from bot.slack import check, roster
from bot.speaker import TokenRevoked, TryLater, Unreachable
from bot.wrong import NOT_CURRENT, WrongError
from domain import applications, installations, members, networks, presence
from domain.ids import new_id
from domain.members import Account, Member, Newcomer, Role, welcome
from domain.networks import Network, Place, State
from domain.slots import local
from storage import migrate
from storage.wiping import may_wipe

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from sqlalchemy import Engine

    from bot.settings import Settings
    from bot.wiring import House
    from domain.installations import Stopped
    from domain.store import Store


NOT_OWNER = (
    "DATABASE_URL: the account does not own the bot's tables, so PostgreSQL keeps deleted texts in its files. Let it "
    "own them: ALTER TABLE ... OWNER TO the account, or run rummet migrate with that account on a new database."
)
NO_ROOM = (
    "No network has a room yet. Make one in the chat: /rummet. Or invite the bot to a channel, then: rummet admit "
    "--channel C... --network NAME --facilitator U..."
)


class NotAdmittedError(WrongError):
    """Nothing was admitted."""


def admit(house: House, channel: str, name: str | None, facilitators: Sequence[str], language: str) -> list[str]:
    """Makes the channel a network's room and everyone in it a member; run again, it takes in those who came since.

    Returns what was done, a line each. Raises `NotAdmittedError`.
    """
    try:
        people = [person for person in roster.people(house.client, channel) if person.account is Account.FULL]
    except (Unreachable, TokenRevoked, TryLater):
        raise NotAdmittedError(f"{channel} cannot be read. Invite the bot there, then run: rummet check") from None
    if unknown := sorted(set(facilitators) - {person.identity.user for person in people}):
        raise NotAdmittedError(f"Not in {channel}: {', '.join(unknown)}. Invite them to the channel first.")
    if not people:
        raise NotAdmittedError(f"Nobody but bots and guests is in {channel}. Invite the members first.")
    them = people[0].identity
    chance = house.services.chance
    roles = dict.fromkeys(facilitators, Role.FACILITATOR)
    newcomers = [
        Newcomer(new_id(chance), person.identity, person.name, roles.get(person.identity.user, Role.MEMBER))
        for person in people
    ]
    founded = Network(new_id(chance), name, language, chance.randbytes(16)) if name else None
    place = Place(them.platform, them.workspace, channel)
    now = house.services.clock()
    network, new = house.transactions.run(_admit, place, founded, newcomers, chance=chance, now=now)
    return [f"{network.name} meets in {channel}.", f"{len(new)} new members, {len(people) - len(new)} known before."]


def _admit(
    store: Store, place: Place, founded: Network | None, newcomers: Sequence[Newcomer], *, chance: Random, now: datetime
) -> tuple[Network, list[Member]]:
    network = store.networks.at(place)
    if network is None:
        if networks.is_taken(store, place):
            raise NotAdmittedError("A small group of a meeting talks there, and the bot archives it. Choose another.")
        if founded is None:
            raise NotAdmittedError("No network meets there yet. Give it a name: --network NAME")
        network = founded
        store.networks.add(network, place)
        networks.furnish(store, network.id)
    networks.give_code(store, network, chance=chance)
    there = [one for one in newcomers if not presence.is_going(store, network.id, one.identity)]
    new = welcome(store, network.id, there, language=network.language)
    applications.settle(store, network.id, now=now)
    return network, new


def problems(house: House, database: Engine, settings: Settings) -> list[str]:
    """A sentence or two for each thing that keeps the bot from working; empty when all is well."""
    return list(_problems(house, database, settings))


def _problems(house: House, database: Engine, settings: Settings) -> Iterator[str]:
    channels: list[str] = []
    try:
        if migrate.is_current(database):
            places = house.transactions.read(_places)
            channels = [place.channel for place in places]
            if not places:
                yield NO_ROOM
            if not may_wipe(database):
                yield NOT_OWNER
            yield from map(_stopped, house.transactions.read(installations.stopped))
            yield from map(_homeless, house.transactions.read(_without_channel))
            yield from map(_orphaned, house.transactions.read(_without, members.facilitators))
            yield from map(_undeputized, house.transactions.read(_without, members.deputies))
        else:
            yield NOT_CURRENT
    except SQLAlchemyError:
        yield "DATABASE_URL: the database cannot be reached. Check the address, and that the server is running."
    if settings.slack_bot_token:
        yield from check.findings(house.client, app_token=settings.slack_app_token, channels=channels)
    else:
        yield f"{Need.BOT} is missing. {WHERE[Need.BOT]}"


def _stopped(one: Stopped) -> str:
    return (
        f"Since {local(one.since):%Y-%m-%d %H:%M} nothing is sent: {one.platform} refused the bot's token. The app "
        "was uninstalled, the token revoked, or a scope is missing. Nothing is lost. Install the app on its page "
        "Install App, copy the token anew, and start the bot: within ten minutes what waited is sent."
    )


def _homeless(network: Network) -> str:
    return (
        f"{network.name} has no channel: the chat platform did not let the bot make it, or let anybody in. Its "
        "facilitator finds what to do with /rummet."
    )


def _without_channel(store: Store) -> list[Network]:
    return [one for one in store.networks.all() if networks.state(store, one.id) is State.FAILED]


def _orphaned(network: Network) -> str:
    return (
        f"{network.name} has no facilitator. The owners in RUMMET_OWNERS have a message from the bot in which they "
        "choose one. Without it: rummet admit --channel C... --facilitator U... (lets in everyone in the channel)."
    )


def _undeputized(network: Network) -> str:
    return (
        f"{network.name} has no deputy: what its facilitator does not get to waits for nobody else. The facilitator "
        "chooses one: /rummet inställningar."
    )


def _without(store: Store, those: Callable[[Store, str], list[Member]]) -> list[Network]:
    return [network for network in store.networks.all() if not those(store, network.id)]


def _places(store: Store) -> list[Place]:
    found = [store.networks.place(network.id) for network in store.networks.all()]
    return [place for place in found if place]
