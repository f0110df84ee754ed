"""Group rooms: while a meeting is held by video, each small group talks in a private channel of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from domain import ports
from domain.ports import Subject

if TYPE_CHECKING:
    from domain.networks import Place

CARD = "group_rooms.card"
"""What the group begins with, in its channel; the subject is the room."""


@dataclass(frozen=True, slots=True)
class Opening:
    """That there are to be rooms for a meeting's groups, and what each begins with. `question`: in the facilitator's
    words, or empty. `method`: of `domain.methods`, or empty. `failed`: the platform did not let the bot make them."""

    meeting: str
    question: str = ""
    method: str = ""
    failed: bool = False


@dataclass(frozen=True, slots=True)
class SmallRoom:
    """`id` holds the meeting's and a number. `people`: ids of the members who are, or are about to be, in it. `closed`:
    archived, or about to be."""

    id: str
    meeting: str
    label: str
    topic: str = ""
    people: tuple[str, ...] = ()
    closed: bool = False

    @property
    def subject(self) -> Subject:
        return Subject(CARD, self.id)

    @property
    def destination(self) -> ports.GroupRoom:
        return ports.GroupRoom(self.id)


class GroupRooms(Protocol):
    def openings(self) -> list[Opening]:
        """By meeting."""

    def opening(self, meeting: str) -> Opening | None: ...

    def put_opening(self, opening: Opening) -> None:
        """An earlier one of the same meeting is replaced."""

    def drop_opening(self, meeting: str) -> None: ...

    def add(self, room: SmallRoom) -> None: ...

    def get(self, id: str) -> SmallRoom | None: ...

    def of(self, meeting: str) -> list[SmallRoom]:
        """In the order in which they were made."""

    def with_member(self, member: str) -> list[SmallRoom]:
        """By id."""

    def change(self, room: SmallRoom) -> None: ...

    def place(self, id: str) -> Place | None: ...

    def move(self, id: str, place: Place) -> None:
        """Its channel is there."""

    def at(self, place: Place) -> SmallRoom | None: ...

    def delete(self, id: str) -> None:
        """With what was told there, and what waits."""

    def forget_meeting(self, meeting: str) -> None:
        """All of that meeting's, with what was told there."""
