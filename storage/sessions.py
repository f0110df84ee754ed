"""What meetings talk by just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text, delete, insert, select, update

from domain.sessions import Session, Shown
from storage.tables import Erasing, Moment, Texts, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row

sessions = Table(
    "sessions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), nullable=False),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False, unique=True),
    Column("method", Text, nullable=False),
    Column("minutes", Texts, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("pledge", Boolean, nullable=False),
    Column("shown", Text, nullable=False),
    Column("leader", Text, ForeignKey("members.id"), nullable=False),
    Column("question", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("until", Moment),
    Column("seconds", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("card", Integer, nullable=False),
)
"""A row goes when its session is over."""


class Sessions(Erasing):
    """`erased`: in this transaction one was over, of which the files must keep nothing."""

    def add(self, session: Session) -> None:
        self._connection.execute(insert(sessions).values(_values(session)))

    def get(self, id: str) -> Session | None:
        row = self._connection.execute(select(sessions).where(sessions.c.id == id)).one_or_none()
        return _session(row) if row is not None else None

    def all(self) -> list[Session]:
        return [_session(row) for row in self._connection.execute(select(sessions).order_by(sessions.c.id))]

    def of(self, meeting: str) -> Session | None:
        row = self._connection.execute(select(sessions).where(sessions.c.meeting == meeting)).one_or_none()
        return _session(row) if row is not None else None

    def change(self, session: Session) -> None:
        self._connection.execute(update(sessions).where(sessions.c.id == session.id).values(_values(session)))

    def delete(self, id: str) -> None:
        self.erased = True
        self._connection.execute(delete(sessions).where(sessions.c.id == id))


def _values(session: Session) -> dict[str, object]:
    return {
        "id": session.id,
        "network": session.network,
        "meeting": session.meeting,
        "method": session.method,
        "minutes": tuple(map(str, session.minutes)),
        "turns": session.turns,
        "pledge": session.pledge,
        "shown": session.shown.value,
        "leader": session.leader,
        "question": session.question,
        "place": session.place,
        "until": session.until,
        "seconds": session.left,
        "number": session.number,
        "card": session.card,
    }


def _session(row: Row[Any]) -> Session:
    return Session(
        id=row.id,
        network=row.network,
        meeting=row.meeting,
        method=row.method,
        minutes=tuple(map(int, row.minutes)),
        turns=row.turns,
        pledge=row.pledge,
        shown=Shown(row.shown),
        leader=row.leader,
        question=row.question,
        place=row.place,
        until=row.until,
        left=row.seconds,
        number=row.number,
        card=row.card,
    )
