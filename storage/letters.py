"""Private messages that wait for an hour at which they may come, and those of the last week that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Index, Table, Text, delete, func, insert, select, update

from domain.letters import Letter
from domain.ports import Subject
from storage.tables import Moment, metadata

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row

letters = Table(
    "letters",
    metadata,
    Column("member", Text, ForeignKey("members.id"), primary_key=True),
    Column("card", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("since", Moment, nullable=False),
    Column("counted", Boolean, nullable=False),
    Column("until", Moment),
    Column("sent", Moment),
    Index(None, "sent"),
)


class Letters:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, letter: Letter) -> None:
        self.remove(letter)
        self._connection.execute(insert(letters).values(_values(letter)))

    def unsent(self) -> list[Letter]:
        order = (letters.c.since, letters.c.member, letters.c.card, letters.c.subject)
        rows = self._connection.execute(select(letters).where(letters.c.sent.is_(None)).order_by(*order))
        return [_letter(row) for row in rows]

    def sent_to(self, member: str, since: datetime) -> int:
        counted = select(func.count()).where(letters.c.member == member, letters.c.counted, letters.c.sent > since)
        return self._connection.scalar(counted) or 0

    def change(self, letter: Letter) -> None:
        self._connection.execute(update(letters).where(_same(letter)).values(_values(letter)))

    def remove(self, letter: Letter) -> None:
        self._connection.execute(delete(letters).where(_same(letter)))

    def forget_sent(self, before: datetime) -> None:
        self._connection.execute(delete(letters).where(letters.c.sent <= before))


def _same(letter: Letter) -> ColumnElement[bool]:
    return (
        (letters.c.member == letter.member)
        & (letters.c.card == letter.what.card)
        & (letters.c.subject == letter.what.id)
    )


def _values(letter: Letter) -> dict[str, object]:
    return {
        "member": letter.member,
        "card": letter.what.card,
        "subject": letter.what.id,
        "since": letter.since,
        "counted": letter.counted,
        "until": letter.until,
        "sent": letter.sent,
    }


def _letter(row: Row[Any]) -> Letter:
    return Letter(row.member, Subject(row.card, row.subject), row.since, row.counted, row.until, row.sent)
