"""Small groups as they are kept: who sits with whom at a meeting, and how far that has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain.ports import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable

CARD = "groupings.card"
"""A group, in private for who is in it; its subject's id is `meeting who`."""
PROPOSAL_CARD = "groupings.proposal_card"
"""For those who look after the room; its subject is the meeting."""
MENDED_CARD = "groupings.mended_card"
"""For them, too, when released groups could not be kept right by themselves; its subject is the meeting."""

COME = ""
"""Among the labels in `stale`: somebody has come to whom no group was told."""


class State(StrEnum):
    ASKED = "asked"
    """For the worker to form."""
    PROPOSED = "proposed"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Table:
    """`label`: a number. `people`: of `signups.Signup.who`, sorted. `topic`: an id of `topics.Topic`, or empty."""

    label: str
    people: tuple[str, ...]
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Grouping:
    """`sizes`: of a group, the fewest and the most. `locked`: labels of what stays when it is formed again. `number`:
    counts what was done to it, and is what chance follows from. `stale`: labels of the groups that somebody has left
    since they were told, and `COME`."""

    meeting: str
    sizes: tuple[int, int]
    state: State = State.ASKED
    tables: tuple[Table, ...] = ()
    locked: tuple[str, ...] = ()
    number: int = 0
    stale: tuple[str, ...] = ()

    @property
    def proposal(self) -> Subject:
        return Subject(PROPOSAL_CARD, self.meeting)

    def table_of(self, who: str) -> Table | None:
        return next((table for table in self.tables if who in table.people), None)


class Groupings(Protocol):
    def put(self, grouping: Grouping) -> None:
        """An earlier one of the same meeting is replaced. A group in which nobody is, is not kept."""

    def get(self, meeting: str) -> Grouping | None: ...

    def of(self, network: str) -> list[Grouping]:
        """In the order in which their meetings begin."""

    def waiting(self) -> list[Grouping]:
        """For the worker: asked for, or released and stale; by meeting."""

    def forget(self, who: str) -> None:
        """Takes them out of every group."""

    def forget_meeting(self, meeting: str) -> None: ...


def ordered(tables: Iterable[Table]) -> tuple[Table, ...]:
    """As they are kept and shown: by number, with those in them sorted."""
    kept = (Table(one.label, tuple(sorted(one.people)), one.topic) for one in tables if one.people)
    return tuple(sorted(kept, key=lambda one: (len(one.label), one.label)))
