"""Meetings that are to come, and those that were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, delete, insert, select, update

from domain.meetings import Details, Meeting
from storage.tables import Erasing, Moment, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row

meetings = Table(
    "meetings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("begins", Moment, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("place", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("poll", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("reminded", Integer, nullable=False),
    Column("cancelled", Boolean, nullable=False),
    Index(None, "network", "begins"),
)

calendars = Table(
    "calendars",
    metadata,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
    Column("member", Text, ForeignKey("members.id"), primary_key=True, index=True),
)
"""Who has a meeting in theirs."""


class Meetings(Erasing):
    """`erased`: in this transaction words went that the files must not keep."""

    def add(self, meeting: Meeting) -> None:
        self._connection.execute(insert(meetings).values(_values(meeting)))

    def get(self, id: str) -> Meeting | None:
        row = self._connection.execute(select(meetings).where(meetings.c.id == id)).one_or_none()
        return _meeting(row) if row is not None else None

    def of(self, network: str) -> list[Meeting]:
        mine = select(meetings).where(meetings.c.network == network)
        return [_meeting(row) for row in self._connection.execute(mine.order_by(meetings.c.begins, meetings.c.id))]

    def change(self, meeting: Meeting) -> None:
        former = self.get(meeting.id)
        self.erased |= former is None or former.details != meeting.details
        self._connection.execute(update(meetings).where(meetings.c.id == meeting.id).values(_values(meeting)))

    def delete(self, id: str) -> None:
        self.erased = True
        self._connection.execute(delete(calendars).where(calendars.c.meeting == id))
        self._connection.execute(delete(meetings).where(meetings.c.id == id))

    def hold(self, id: str, member: str) -> None:
        if member not in self.holders(id):
            self._connection.execute(insert(calendars).values(meeting=id, member=member))

    def holders(self, id: str) -> list[str]:
        held = select(calendars.c.member).where(calendars.c.meeting == id)
        return list(self._connection.scalars(held.order_by(calendars.c.member)))

    def let_go(self, member: str) -> None:
        self._erase(delete(calendars).where(calendars.c.member == member))


def _values(meeting: Meeting) -> dict[str, object]:
    details = meeting.details
    return {
        "id": meeting.id,
        "network": meeting.network,
        "title": details.title,
        "begins": details.begins,
        "minutes": details.minutes,
        "place": details.place,
        "link": details.link,
        "phone": details.phone,
        "code": details.code,
        "body": details.body,
        "poll": meeting.poll,
        "series": meeting.series,
        "sequence": meeting.sequence,
        "reminded": meeting.reminded,
        "cancelled": meeting.cancelled,
    }


def _meeting(row: Row[Any]) -> Meeting:
    return Meeting(
        id=row.id,
        network=row.network,
        details=Details(row.title, row.begins, row.minutes, row.place, row.link, row.phone, row.code, row.body),
        poll=row.poll,
        series=row.series,
        sequence=row.sequence,
        reminded=row.reminded,
        cancelled=row.cancelled,
    )
