"""An invented network for the tests of what is remembered."""

from datetime import UTC, datetime, timedelta

from domain.members import Attributes, Identity, Member, Role
from domain.networks import Network, Place
from domain.ports import Person, Room, Subject
from domain.questions import Question

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NETWORK = Network("n1", "Äldreomsorg i väst", "sv", b"0123456789abcdef")
HERE = Place("slack", "T1", "C1")
ANNA = Member("m1", "n1", "Anna Ek", Role.FACILITATOR, attributes=Attributes("enhetschef", "Åsby", "liten", "", None))
BOSSE = Member("m2", "n1", "Bosse Al")
ROOM = Room("n1")
TO_ANNA = Person("m1")


def known(user: str) -> Identity:
    return Identity("slack", "T1", user)


def card(id: str) -> Subject:
    return Subject("questions.card", id)


def question(id: str = "q1", *, body: str = "Hur gör ni?", key: bytes | None = None) -> Question:
    return Question(id, "n1", body, ("bemanning",), None if key else "m1", key, NOW)
