"""What the rules need from the house around them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from domain.members import Identity
    from domain.store import Store

P = ParamSpec("P")
T = TypeVar("T")

Clock: TypeAlias = Callable[[], datetime]
"""The product's time: aware UTC."""


@dataclass(frozen=True, slots=True)
class Room:
    """Destination: the network's channel."""

    network: str


@dataclass(frozen=True, slots=True)
class GroupRoom:
    """Destination: the channel of a small group (`domain.group_rooms`)."""

    id: str


@dataclass(frozen=True, slots=True)
class Person:
    """Destination: one member, in private."""

    member: str


@dataclass(frozen=True, slots=True)
class Outsider:
    """Destination: somebody who is no member, in private. Forgotten when all is told."""

    identity: Identity


Destination: TypeAlias = Room | GroupRoom | Person | Outsider


@dataclass(frozen=True, slots=True)
class Subject:
    """What a posted card shows: the card's name (a route such as `questions.card`) and the id of the thing shown."""

    card: str
    id: str


class Outbox(Protocol):
    """What shall be told to others, kept in the transaction of what happened and spoken later by a worker.

    Tellings to one destination are spoken in the order they were put.
    """

    def post(self, what: Subject, *, to: Destination, under: Subject | None = None) -> None:
        """A new message; with `under`, in the thread of that card's post."""

    def refresh(self, what: Subject, *, to: Destination) -> None:
        """Draw the card's post anew. Several waiting refreshes of one post become one."""

    def remove(self, what: Subject, *, to: Destination) -> None:
        """Take the card's post away."""

    def showing(self, id: str) -> list[tuple[Subject, Destination]]:
        """Every card that stands, or is about to, with this id among the words of its own."""

    def pin(self, what: Subject, *, to: Room) -> None:
        """Pin the card's post, so that it is found without scrolling."""

    def open_room(self, which: Room | GroupRoom) -> None:
        """Make the channel, which is not there yet; what else is told to the room waits for it."""

    def close_room(self, which: GroupRoom) -> None:
        """Take the bot's own cards out of the channel, which cannot be done later, and archive it."""

    def look_around(self, network: str) -> None:
        """Find those who are in the room's channel already."""

    def topic(self, network: str) -> None:
        """Set the channel's topic, in the catalogue's words."""

    def let_in(self, to: Room | GroupRoom, who: Identity) -> None:
        """Bring somebody into the channel."""

    def is_letting_in(self, network: str, who: Identity) -> bool:
        """Whether that is still to be done."""

    def put_out(self, of: Room | GroupRoom, who: Identity) -> None:
        """Take somebody out of the channel."""

    def is_putting_out(self, network: str, who: Identity) -> bool:
        """Whether that is still to be done."""

    def empty_home(self, who: Identity) -> None:
        """Their own page shows what strangers see."""

    def empty_chat(self, member: str, who: Identity) -> None:
        """Take away every card that the member, about to be cut off, was told in private."""


class Inbox(Protocol):
    """Ids of the platform's deliveries already handled; a platform may deliver an event more than once."""

    def first(self, delivery: str, now: datetime) -> bool:
        """Remembers the id; False when it was remembered before."""

    def forget(self, before: datetime) -> None: ...


class Posts(Protocol):
    """Where the bot's own cards stand. `ref` is the platform's own name of a message, opaque here."""

    def ref(self, what: Subject, to: Destination) -> str | None: ...

    def subject(self, ref: str) -> Subject | None: ...

    def reader(self, ref: str) -> str | None:
        """The member who was told this in private."""


class Run(Protocol):
    """One use case in one transaction: returning commits, raising undoes.

    The use case has no outside effects, so it may run again (after a serialization, deadlock or integrity error).
    Raises `Busy` when the database stays locked.
    """

    def __call__(self, act: Callable[Concatenate[Store, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T: ...
