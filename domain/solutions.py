"""Lösningar: what a colleague did, released by its author for others to find."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain.ports import Subject

if TYPE_CHECKING:
    from domain.store import Store

CARD = "solutions.card"
CONSENT_CARD = "solutions.consent_card"


class State(StrEnum):
    DRAFT = "draft"
    """Waits for its author's consent; nobody else can find it."""
    RELEASED = "released"
    TAKEN_BACK = "taken_back"


class Outcome(StrEnum):
    WELL = "well"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Text:
    """What a lösning says. Only `did` is required; `title` is made from its first sentence when left out.

    `crosses`: the functions outside elderly care that it touches. `size_class`: liten, mellan, stor.
    `provider`: kommunal, privat, ideell.
    """

    did: str
    title: str = ""
    situation: str = ""
    result: str = ""
    user_notices: str = ""
    themes: tuple[str, ...] = ()
    crosses: tuple[str, ...] = ()
    size_class: str = ""
    provider: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Solution:
    """`owner` is None when its author is unnamed or has left. Who proposed it is kept nowhere."""

    id: str
    network: str
    text: Text
    owner: str | None
    named: bool
    state: State
    since: datetime
    question: str | None = None
    external_id: str | None = None
    reminded: bool = False

    @property
    def subject(self) -> Subject:
        return Subject(CARD, self.id)


@dataclass(frozen=True, slots=True)
class Experience:
    """One member's outcome with a lösning; a later one replaces it."""

    solution: str
    member: str
    outcome: Outcome
    words: str
    told_at: datetime


class Solutions(Protocol):
    def add(self, solution: Solution) -> None: ...

    def get(self, id: str) -> Solution | None: ...

    def change(self, solution: Solution) -> None:
        """Search follows in the same transaction: only released ones can be found."""

    def delete(self, id: str) -> None: ...

    def drafts_of(self, owner: str) -> list[Solution]: ...

    def drafts_since(self, before: datetime) -> list[Solution]: ...

    def released(self, network: str) -> list[Solution]: ...

    def for_question(self, question: str) -> list[Solution]:
        """Released ones, oldest first."""

    def by_external_id(self, network: str, external_id: str) -> Solution | None: ...

    def add_experience(self, experience: Experience) -> None: ...

    def experiences(self, solution: str) -> list[Experience]: ...


def propose_answer(store: Store, network: str, answer: str, *, id: str, now: datetime) -> None:
    """Makes a draft of an answer's words and asks its author."""
