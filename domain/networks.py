"""A closed peer network and the room where it meets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from domain import duties, letters
from domain.codewords import draw
from domain.errors import AlreadyKept, NotFound, Refusal
from domain.members import Member, Role, is_let_in, look_after
from domain.ports import Room, Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from random import Random

    from domain.members import Identity, Newcomer
    from domain.store import Store

WELCOME_CARD = "networks.welcome_card"
"""Pinned in the room; its subject is the network."""
FAILED_CARD = "networks.failed_card"
"""For the facilitator of a room whose channel could not be made; its subject is the network."""
DEPUTY_CARD = "networks.deputy_card"
"""For a new deputy; its subject is the member."""

CODE_WORDS, CODE_DIGITS = 2, "23456789"
"""Nothing in a code sounds or looks like something else in it: no nought, no one, no teens."""


class RoomTaken(Refusal):
    """Another network meets in that channel."""


@dataclass(frozen=True, slots=True)
class Place:
    """A channel. The three names are the platform's own and mean nothing to the rules."""

    platform: str
    workspace: str
    channel: str

    def __str__(self) -> str:
        return f"{self.platform}/{self.workspace}/{self.channel}"

    @classmethod
    def read(cls, text: str) -> Place:
        """What `str` made of it."""
        platform, workspace, channel = text.split("/")
        return cls(platform, workspace, channel)


@dataclass(frozen=True, slots=True)
class Channel:
    """A place as the platform knows it now. `private`: nobody comes in uninvited. `reached`: the bot is in it."""

    private: bool
    reached: bool


@dataclass(frozen=True, slots=True)
class Settings:
    """What the facilitator decides about the room.

    `code`: what applicants give; empty lets nobody apply. `municipalities`: name and size class of each that takes
    part; an employer who is no municipality stands there, too. `lex_sarah`, `whistleblowing`: where such a report
    belongs, an https address. `phone`: a number to call for those who do not get in. `letter`: the facilitator's own
    words of invitation. `closed`: the room's first and last closed day (sommarstängt). `months`: how long each kind of
    content is kept, where it is not the default (`domain.retention`). `held_since`: nothing is deleted by age from then
    on, since somebody has asked for the records.
    """

    code: str = ""
    municipalities: tuple[tuple[str, str], ...] = ()
    lex_sarah: str = ""
    whistleblowing: str = ""
    phone: str = ""
    letter: str = ""
    closed: tuple[date, date] | None = None
    months: Mapping[str, int] = field(default_factory=dict)
    held_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """`salt`: 16 random bytes, made once; the code words of this network's anonymous acts are hashed with it."""

    id: str
    name: str
    language: str
    salt: bytes
    settings: Settings = field(default_factory=Settings, hash=False)


class Networks(Protocol):
    def add(self, network: Network, place: Place | None) -> None: ...

    def get(self, id: str) -> Network | None: ...

    def all(self) -> list[Network]:
        """By name."""

    def at(self, place: Place) -> Network | None: ...

    def place(self, network: str) -> Place | None: ...

    def change(self, network: Network) -> None: ...

    def move(self, network: str, place: Place) -> None:
        """From now on it meets there."""


def set_up(store: Store, network: Network, founder: Newcomer, place: Place | None, *, chance: Random) -> Network:
    """A new room with one facilitator, who still has to accept the samtalslöfte; the network gets a code. `place`: the
    channel that becomes the room, and those in it wait to be let in; without it, a channel is made.

    Raises `AlreadyKept` or `RoomTaken`.
    """
    if store.networks.get(network.id):
        raise AlreadyKept
    if place and store.networks.at(place):
        raise RoomTaken
    network = replace(network, settings=replace(network.settings, code=_free_code(store, chance)))
    store.networks.add(network, place)
    member = Member(founder.id, network.id, founder.name, role=Role.FACILITATOR, language=network.language)
    store.members.add(member, founder.identity)
    if place:
        _adopt(store, network.id)
    else:
        _make_channel(store, network.id)
    return network


def adopt(store: Store, network: str, place: Place, *, by: Member) -> None:
    """A room whose channel could not be made gets this one. Raises `NotFacilitator`, `NotFound` or `RoomTaken`."""
    look_after(by)
    if store.networks.at(place):
        raise RoomTaken
    if not failed(store, network):
        raise NotFound
    store.networks.move(network, place)
    duties.end(store, Subject(FAILED_CARD, network))
    _adopt(store, network)


def not_made(store: Store, network: str, *, now: datetime) -> None:
    """The platform refuses to make the channel."""
    duties.begin(store, network, Subject(FAILED_CARD, network), now=now)


def failed(store: Store, network: str) -> bool:
    """Its channel could not be made, and nobody has tried again."""
    return store.duties.get(Subject(FAILED_CARD, network)) is not None


def make_again(store: Store, network: str, *, by: Member) -> None:
    """Tries once more; nothing happens where it is tried already or the channel is there. Raises `NotFacilitator`."""
    look_after(by)
    if failed(store, network):
        duties.end(store, Subject(FAILED_CARD, network))
        _make_channel(store, network)


def _make_channel(store: Store, network: str) -> None:
    store.outbox.open_room(network)
    store.outbox.let_in(network, founder(store, network))
    _furnish(store, network)


def _adopt(store: Store, network: str) -> None:
    store.outbox.look_around(network)
    _furnish(store, network)


def _furnish(store: Store, network: str) -> None:
    welcome, room = Subject(WELCOME_CARD, network), Room(network)
    store.outbox.topic(network)
    store.outbox.post(welcome, to=room)
    store.outbox.pin(welcome, to=room)


def founder(store: Store, network: str) -> Identity:
    """Of the one facilitator of a room that is being made. Raises `NotFound`."""
    for member in store.members.of(network):
        identity = store.members.identity(member.id)
        if member.role is Role.FACILITATOR and identity:
            return identity
    raise NotFound


def _free_code(store: Store, chance: Random) -> str:
    taken = {network.settings.code for network in store.networks.all()}
    while True:
        number = "".join(chance.choices(CODE_DIGITS, k=2))
        code = " ".join((*draw(chance)[:CODE_WORDS], number))
        if code not in taken:
            return code


def renew_code(store: Store, network: str, *, by: Member, chance: Random) -> Network:
    """The earlier one lets nobody apply any more. Raises `NotFacilitator`."""
    code = _free_code(store, chance)
    return decide(store, network, lambda settings: replace(settings, code=code), by=by)


def rename(store: Store, network: str, name: str, *, by: Member) -> None:
    """Raises `NotFacilitator`."""
    look_after(by)
    store.networks.change(replace(_found(store, network), name=name))
    store.outbox.refresh(Subject(WELCOME_CARD, network), to=Room(network))


def decide(store: Store, network: str, change: Callable[[Settings], Settings], *, by: Member) -> Network:
    """Raises `NotFacilitator`."""
    look_after(by)
    found = _found(store, network)
    changed = replace(found, settings=change(found.settings))
    store.networks.change(changed)
    return changed


def _found(store: Store, network: str) -> Network:
    found = store.networks.get(network)
    if found is None:
        raise NotFound
    return found


def may_stand_in(store: Store, network: str) -> list[Member]:
    """Whom the facilitator may choose as deputy: every member who is let in. By name."""
    return [one for one in store.members.of(network) if is_let_in(one) and one.role is not Role.FACILITATOR]


def choose_deputies(store: Store, network: str, chosen: Collection[str], *, by: Member, now: datetime) -> None:
    """They and no others. Each new one is told what it means, and gets what has waited long enough to be theirs.

    Raises `NotFacilitator`.
    """
    look_after(by)
    for member in store.members.of(network):
        role = Role.DEPUTY if member.id in chosen and is_let_in(member) else Role.MEMBER
        if member.role in {role, Role.FACILITATOR}:
            continue
        store.members.change(replace(member, role=role))
        if role is Role.DEPUTY:
            for what in (Subject(DEPUTY_CARD, member.id), *_escalated(store, network)):
                letters.send(store, what, to=member, now=now)


def _escalated(store: Store, network: str) -> list[Subject]:
    return [duty.what for duty in store.duties.of(network) if duty.escalated]
