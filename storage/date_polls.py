"""*Hitta datum*: what was asked, and what each member answered."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text, delete, insert, select, update

from domain.date_polls import Poll, Reply, State
from domain.dates import Answer
from storage.tables import Erasing, Texts, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row, Select

date_polls = Table(
    "date_polls",
    metadata,
    Column("id", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("options", Texts, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("last", Date, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("series", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reminded", Integer, nullable=False),
    Column("chosen", Integer),
    Index(None, "network", "last"),
)
"""`options`: moments in UTC, written as ISO 8601 has them."""
date_replies = Table(
    "date_replies",
    metadata,
    Column("poll", Text, ForeignKey("date_polls.id"), primary_key=True),
    Column("member", Text, ForeignKey("members.id"), primary_key=True),
    Column("given", Texts, nullable=False),
    Column("remark", Text, nullable=False),
    Index(None, "member"),
)


class DatePolls(Erasing):
    """`erased`: in this transaction words or answers went that the files must not keep."""

    def add(self, poll: Poll) -> None:
        self._connection.execute(insert(date_polls).values(_values(poll)))

    def get(self, id: str) -> Poll | None:
        row = self._connection.execute(select(date_polls).where(date_polls.c.id == id)).one_or_none()
        return _poll(row) if row is not None else None

    def of(self, network: str) -> list[Poll]:
        mine = select(date_polls).where(date_polls.c.network == network)
        return [_poll(row) for row in self._connection.execute(mine.order_by(date_polls.c.last, date_polls.c.id))]

    def change(self, poll: Poll) -> None:
        self._connection.execute(update(date_polls).where(date_polls.c.id == poll.id).values(_values(poll)))

    def delete(self, id: str) -> None:
        self.erased = True
        self._connection.execute(delete(date_replies).where(date_replies.c.poll == id))
        self._connection.execute(delete(date_polls).where(date_polls.c.id == id))

    def reply(self, reply: Reply) -> None:
        mine = (date_replies.c.poll == reply.poll) & (date_replies.c.member == reply.member)
        self._erase(delete(date_replies).where(mine))
        values = {"poll": reply.poll, "member": reply.member, "given": reply.given, "remark": reply.remark}
        self._connection.execute(insert(date_replies).values(values))

    def replies(self, poll: str) -> list[Reply]:
        return self._replies(select(date_replies).where(date_replies.c.poll == poll))

    def replies_by(self, member: str) -> list[Reply]:
        return self._replies(select(date_replies).where(date_replies.c.member == member))

    def forget(self, member: str) -> None:
        self.erased = True
        self._connection.execute(delete(date_replies).where(date_replies.c.member == member))

    def _replies(self, which: Select[Any]) -> list[Reply]:
        rows = self._connection.execute(which.order_by(date_replies.c.poll, date_replies.c.member))
        return [Reply(row.poll, row.member, tuple(map(Answer, row.given)), row.remark) for row in rows]


def _values(poll: Poll) -> dict[str, object]:
    return {
        "id": poll.id,
        "network": poll.network,
        "title": poll.title,
        "options": tuple(option.isoformat() for option in poll.options),
        "minutes": poll.minutes,
        "last": poll.last,
        "shown": poll.shown,
        "series": poll.series,
        "state": poll.state.value,
        "reminded": poll.reminded,
        "chosen": poll.chosen,
    }


def _poll(row: Row[Any]) -> Poll:
    return Poll(
        id=row.id,
        network=row.network,
        title=row.title,
        options=tuple(map(datetime.fromisoformat, row.options)),
        minutes=row.minutes,
        last=row.last,
        shown=row.shown,
        series=row.series,
        state=State(row.state),
        reminded=row.reminded,
        chosen=row.chosen,
    )
