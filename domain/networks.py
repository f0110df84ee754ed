"""A closed peer network and the room where it meets."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Place:
    """A channel. The three names are the platform's own and mean nothing to the rules."""

    platform: str
    workspace: str
    channel: str


@dataclass(frozen=True, slots=True)
class Network:
    """`salt`: 16 random bytes, made once; the code words of this network's anonymous acts are hashed with it."""

    id: str
    name: str
    language: str
    salt: bytes


class Networks(Protocol):
    def add(self, network: Network, place: Place | None) -> None: ...

    def get(self, id: str) -> Network | None: ...

    def all(self) -> list[Network]:
        """By name."""

    def at(self, place: Place) -> Network | None: ...

    def place(self, network: str) -> Place | None: ...
