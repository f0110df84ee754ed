"""What waits for those who look after a room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text, delete, insert, select, update

from domain.duties import Duty
from domain.ports import Subject
from storage.tables import Erasing, Moment, metadata, names_account

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import ColumnElement, Row

duties = Table(
    "duties",
    metadata,
    Column("card", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), nullable=False, index=True),
    Column("since", Moment, nullable=False),
    Column("escalated", Boolean, nullable=False),
    Column("urgent", Boolean, nullable=False),
)


class Duties(Erasing):
    """`erased`: somebody's account went."""

    def add(self, duty: Duty) -> None:
        self._connection.execute(insert(duties).values(_values(duty)))

    def get(self, what: Subject) -> Duty | None:
        row = self._connection.execute(select(duties).where(_is(what))).one_or_none()
        return _duty(row) if row is not None else None

    def of(self, network: str) -> list[Duty]:
        order = (duties.c.since, duties.c.card, duties.c.subject)
        rows = self._connection.execute(select(duties).where(duties.c.network == network).order_by(*order))
        return [_duty(row) for row in rows]

    def change(self, duty: Duty) -> None:
        self._connection.execute(update(duties).where(_is(duty.what)).values(_values(duty)))

    def remove(self, what: Subject) -> None:
        gone = self._connection.execute(delete(duties).where(_is(what)))
        self.erased |= gone.rowcount > 0 and names_account(what)


def _is(what: Subject) -> ColumnElement[bool]:
    return (duties.c.card == what.card) & (duties.c.subject == what.id)


def _values(duty: Duty) -> dict[str, object]:
    return {
        "card": duty.what.card,
        "subject": duty.what.id,
        "network": duty.network,
        "since": duty.since,
        "escalated": duty.escalated,
        "urgent": duty.urgent,
    }


def _duty(row: Row[Any]) -> Duty:
    return Duty(row.network, Subject(row.card, row.subject), row.since, row.escalated, row.urgent)
