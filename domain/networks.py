"""A closed peer network and the room where it meets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from domain import duties, letters, library, wordlist
from domain.errors import AlreadyKept, NotFound, Refusal
from domain.members import Identity, Member, Role, let_in, look_after
from domain.ports import Room, Subject

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from domain.members import Newcomer
    from domain.store import Store

LET_IN_CARD, PUT_OUT_CARD = "networks.let_in_card", "networks.put_out_card"
"""For those who have to do it by hand; the subject is of `by_hand`."""
WELCOME_CARD = "networks.welcome_card"
"""Pinned in the room; its subject is the network."""
FAILED_CARD = "networks.failed_card"
"""For the facilitator of a room whose channel could not be made; its subject is the network."""

CODE_WORDS, CODE_DIGITS = 2, "23456789"
"""Nothing in a code sounds or looks like something else in it: no nought, no one, no teens."""


class NotFounder(Refusal):
    """Only those who manage the workspace, and whom the operator names, set up rooms."""


class RoomTaken(Refusal):
    """A network meets in that channel, or a small group of one."""


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
        """What `str` made of it. Raises `NotFound` for anything else."""
        match text.split("/"):
            case [platform, workspace, channel]:
                return cls(platform, workspace, channel)
            case _:
                raise NotFound


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
    words of invitation. `closed`: the room's first and last closed day (sommarstängt). `breaks`: weeks of
    the year (ISO 8601) with school holidays. `months`: how long each kind of
    content is kept, where it is not the default (`domain.retention`). `held_since`: nothing is deleted by age from then
    on, since somebody has asked for the records.
    """

    code: str = ""
    municipalities: tuple[tuple[str, str], ...] = ()
    lex_sarah: str = ""
    whistleblowing: str = ""
    phone: str = ""
    letter: str = ""
    link: str = ""
    closed: tuple[date, date] | None = None
    breaks: tuple[int, ...] = ()
    months: Mapping[str, int] = field(default_factory=dict)
    held_since: datetime | None = None
    synonyms: tuple[str, ...] = ()
    synonyms_dropped: tuple[str, ...] = ()


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


def find(store: Store, network: str) -> Network:
    """Raises `NotFound`."""
    found = store.networks.get(network)
    if found is None:
        raise NotFound
    return found


def set_up(
    store: Store, network: Network, founder: Newcomer, place: Place | None, *, now: datetime, chance: Random
) -> Network:
    """A new room with one facilitator, who still has to accept the samtalslöfte; the network gets a code. `place`: the
    channel that becomes the room, and those in it wait to be let in; without it, a channel is made.

    Raises `AlreadyKept` or `RoomTaken`.
    """
    if store.networks.get(network.id):
        raise AlreadyKept
    if place and is_taken(store, place):
        raise RoomTaken
    store.networks.add(network, place)
    network = give_code(store, network, chance=chance)
    member = Member(founder.id, network.id, founder.name, role=Role.FACILITATOR, language=network.language)
    store.members.add(member, founder.identity)
    if place:
        _adopt(store, network.id)
    else:
        _make_channel(store, network.id)
    library.offer(store, network.id, now=now)
    return network


def is_taken(store: Store, place: Place) -> bool:
    """A network meets there, or one of its small groups, whose channel is archived after the meeting."""
    return store.networks.at(place) is not None or store.group_rooms.at(place) is not None


def adopt(store: Store, network: str, place: Place, *, by: Member) -> None:
    """A room whose channel could not be made gets this one. Raises `NotFacilitator`, `NotFound` or `RoomTaken`."""
    look_after(by)
    if is_taken(store, place):
        raise RoomTaken
    if state(store, network) is not State.FAILED:
        raise NotFound
    store.networks.move(network, place)
    duties.end(store, Subject(FAILED_CARD, network))
    _adopt(store, network)


def made(store: Store, network: str, place: Place) -> None:
    """It meets in its new channel."""
    store.networks.move(network, place)
    letters.redraw(store, network, Subject(FAILED_CARD, network))


def not_made(store: Store, network: str, *, now: datetime) -> None:
    """The platform does not let the bot make the channel."""
    duties.begin(store, network, Subject(FAILED_CARD, network), now=now)


def not_let_in(store: Store, network: str, who: Identity, *, now: datetime) -> None:
    """The platform does not let the bot do it. Those in the channel can; where nobody is, the room has none."""
    others = [one for one in let_in(store, network) if store.members.identity(one.id) != who]
    if others:
        duties.begin(store, network, by_hand(LET_IN_CARD, network, who), now=now)
    else:
        not_made(store, network, now=now)


def not_put_out(store: Store, network: str, who: Identity, *, now: datetime) -> None:
    """The platform does not let the bot do it. Those in the channel can."""
    duties.begin(store, network, by_hand(PUT_OUT_CARD, network, who), now=now)


def by_hand(card: str, network: str, who: Identity) -> Subject:
    """One for each room that waits for the same person."""
    return Subject(card, f"{network} {who}")


def whom(what: Subject) -> Identity:
    """Of what `by_hand` made. Raises `NotFound` for anything else."""
    return Identity.read(what.id.partition(" ")[2])


def done_by_hand(store: Store, what: Subject, *, by: Member) -> None:
    """Raises `NotFacilitator`; nothing happens in another network, or where it was done before."""
    look_after(by)
    duty = store.duties.get(what)
    if duty and duty.network == by.network:
        duties.end(store, what)


class State(Enum):
    """Of a room's channel."""

    THERE = auto()
    COMING = auto()
    FAILED = auto()
    """It could not be made, or nobody could be let in, and nobody has tried again."""


def state(store: Store, network: str) -> State:
    if store.duties.get(Subject(FAILED_CARD, network)):
        return State.FAILED
    return State.THERE if store.networks.place(network) else State.COMING


def make_again(store: Store, network: str, *, by: Member) -> None:
    """Tries once more; nothing happens where it is tried already or the channel is there. Raises `NotFacilitator`."""
    look_after(by)
    if state(store, network) is State.FAILED:
        duties.end(store, Subject(FAILED_CARD, network))
        _make_channel(store, network)


def _make_channel(store: Store, network: str) -> None:
    store.outbox.open_room(Room(network))
    store.outbox.let_in(Room(network), founder(store, network))
    furnish(store, network)


def _adopt(store: Store, network: str) -> None:
    store.outbox.look_around(network)
    furnish(store, network)


def furnish(store: Store, network: str) -> None:
    """A topic, and a word of welcome that is pinned."""
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


def give_code(store: Store, network: Network, *, chance: Random) -> Network:
    """One that has a code keeps it."""
    if network.settings.code:
        return network
    given = replace(network, settings=replace(network.settings, code=draw_code(store, chance)))
    store.networks.change(given)
    return given


def draw_code(store: Store, chance: Random) -> str:
    """Of two words and a number, easy to say on the phone; no other network's."""
    taken = {network.settings.code for network in store.networks.all()}
    while True:
        number = "".join(chance.choices(CODE_DIGITS, k=2))
        code = " ".join((*wordlist.draw(chance, CODE_WORDS), number))
        if code not in taken:
            return code
