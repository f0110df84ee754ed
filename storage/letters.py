"""Private messages that wait for an hour at which they may come, and how many of the last week count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, delete, func, insert, select

from domain.letters import Letter
from domain.ports import Subject
from storage.tables import Erasing, Moment, metadata, names_account

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row, Select

letters = Table(
    "letters",
    metadata,
    Column("member", Text, ForeignKey("members.id"), primary_key=True),
    Column("card", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("since", Moment, nullable=False),
    Column("counted", Boolean, nullable=False),
    Column("until", Moment),
)
letters_sent = Table(
    "letters_sent",
    metadata,
    Column("place", Integer, primary_key=True),  # two may be sent to a member at one moment
    Column("member", Text, ForeignKey("members.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "member", "at"),
)


class Letters(Erasing):
    """`erased`: somebody's account went."""

    def add(self, letter: Letter) -> None:
        self.remove(letter)
        self._connection.execute(insert(letters).values(_values(letter)))

    def get(self, member: str, what: Subject) -> Letter | None:
        row = self._connection.execute(select(letters).where(_is(member, what))).one_or_none()
        return letter_of(row) if row is not None else None

    def unsent(self) -> list[Letter]:
        return self._all(select(letters))

    def to(self, member: str) -> list[Letter]:
        return self._all(select(letters).where(letters.c.member == member))

    def overdue(self, now: datetime) -> list[Letter]:
        return self._all(select(letters).where(letters.c.until < now))

    def remove(self, letter: Letter) -> None:
        gone = self._connection.execute(delete(letters).where(_is(letter.member, letter.what)))
        self.erased |= gone.rowcount > 0 and names_account(letter.what)

    def count(self, member: str, at: datetime) -> None:
        self._connection.execute(insert(letters_sent).values(member=member, at=at))

    def sent_to(self, member: str, since: datetime) -> int:
        counted = select(func.count()).where(letters_sent.c.member == member, letters_sent.c.at > since)
        return self._connection.scalar(counted) or 0

    def forget_sent(self, before: datetime) -> None:
        self._connection.execute(delete(letters_sent).where(letters_sent.c.at <= before))

    def _all(self, which: Select[Any]) -> list[Letter]:
        order = (letters.c.since, letters.c.member, letters.c.card, letters.c.subject)
        return [letter_of(row) for row in self._connection.execute(which.order_by(*order))]


def forget_all_to(connection: Connection, member: str) -> None:
    """What waits for the member and what counts."""
    connection.execute(delete(letters).where(letters.c.member == member))
    connection.execute(delete(letters_sent).where(letters_sent.c.member == member))


def _is(member: str, what: Subject) -> ColumnElement[bool]:
    return (letters.c.member == member) & (letters.c.card == what.card) & (letters.c.subject == what.id)


def _values(letter: Letter) -> dict[str, object]:
    return {
        "member": letter.member,
        "card": letter.what.card,
        "subject": letter.what.id,
        "since": letter.since,
        "counted": letter.counted,
        "until": letter.until,
    }


def letter_of(row: Row[Any]) -> Letter:
    return Letter(row.member, Subject(row.card, row.subject), row.since, row.counted, row.until)
