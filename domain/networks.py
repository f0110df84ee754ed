"""A closed peer network and the room where it meets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from domain.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.members import Identity
    from domain.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """A channel. The three names are the platform's own and mean nothing to the rules."""

    platform: str
    workspace: str
    channel: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What the facilitator decides about the room.

    `code`: what applicants give; empty lets nobody apply. `municipalities`: name and size class of each that takes part;
    an employer who is no municipality stands there, too. `lex_sarah`, `whistleblowing`: where such a report belongs, an
    https address. `phone`: a number to call for those who do not get in. `letter`: the facilitator's own words of
    invitation. `closed`: the room's first and last closed day (sommarstängt). `months`: how long each kind of content is
    kept, where it is not the default (`domain.retention`). `held_since`: nothing is deleted by age from then on, since
    somebody has asked for the records.
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


def founder(store: Store, network: str) -> Identity:
    """Of the one facilitator of a room that is being made. Raises `NotFound`."""
    for member in store.members.of(network):
        if identity := store.members.identity(member.id):
            return identity
    raise NotFound
