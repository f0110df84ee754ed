"""What meetings agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Table, Text, delete, insert, select, update

from domain.commitments import Commitment, State
from storage.tables import Erasing, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row

commitments = Table(
    "commitments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), nullable=False),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False, index=True),
    Column("what", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("by", Date, nullable=False),
    Column("state", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("reminded", Boolean, nullable=False),
    Index(None, "network", "by"),
)


class Commitments(Erasing):
    """`erased`: in this transaction words went that the files must not keep."""

    def add(self, commitment: Commitment) -> None:
        self._connection.execute(insert(commitments).values(_values(commitment)))

    def get(self, id: str) -> Commitment | None:
        row = self._connection.execute(select(commitments).where(commitments.c.id == id)).one_or_none()
        return _commitment(row) if row is not None else None

    def of(self, network: str) -> list[Commitment]:
        mine = select(commitments).where(commitments.c.network == network)
        rows = self._connection.execute(mine.order_by(commitments.c.by, commitments.c.id))
        return [_commitment(row) for row in rows]

    def change(self, commitment: Commitment) -> None:
        former = self.get(commitment.id)
        self.erased |= former is None or _words(former) != _words(commitment)
        self._connection.execute(
            update(commitments).where(commitments.c.id == commitment.id).values(_values(commitment))
        )

    def forget_meeting(self, meeting: str) -> None:
        self._erase(delete(commitments).where(commitments.c.meeting == meeting))


def _words(commitment: Commitment) -> tuple[str, ...]:
    return commitment.what, commitment.role, commitment.how


def _values(commitment: Commitment) -> dict[str, object]:
    return {
        "id": commitment.id,
        "network": commitment.network,
        "meeting": commitment.meeting,
        "what": commitment.what,
        "role": commitment.role,
        "by": commitment.by,
        "state": commitment.state.value,
        "how": commitment.how,
        "reminded": commitment.reminded,
    }


def _commitment(row: Row[Any]) -> Commitment:
    return Commitment(
        id=row.id,
        network=row.network,
        meeting=row.meeting,
        what=row.what,
        role=row.role,
        by=row.by,
        state=State(row.state),
        how=row.how,
        reminded=row.reminded,
    )
