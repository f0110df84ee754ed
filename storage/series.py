"""Series of meetings, and what is planned of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text, delete, func, insert, select

from domain.series import Occasion, Series
from storage.tables import Erasing, Moment, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row

series = Table(
    "series",
    metadata,
    Column("id", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
)
occasions = Table(
    "occasions",
    metadata,
    Column("series", Text, ForeignKey("series.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("begins", Moment, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("fixed", Boolean, nullable=False),
    Column("told", Boolean, nullable=False),
)


class AllSeries(Erasing):
    """`erased`: in this transaction words went that the files must not keep."""

    def add(self, one: Series) -> None:
        self._connection.execute(insert(series).values(id=one.id, network=one.network, title=one.title))
        self._plan(one)

    def get(self, id: str) -> Series | None:
        row = self._connection.execute(select(series).where(series.c.id == id)).one_or_none()
        return self._series(row) if row is not None else None

    def of(self, network: str) -> list[Series]:
        first = select(func.min(occasions.c.begins)).where(occasions.c.series == series.c.id).scalar_subquery()
        mine = select(series).where(series.c.network == network).order_by(first, series.c.id)
        return [self._series(row) for row in self._connection.execute(mine)]

    def change(self, one: Series) -> None:
        self._connection.execute(delete(occasions).where(occasions.c.series == one.id))
        self._plan(one)

    def delete(self, id: str) -> None:
        self.erased = True
        self._connection.execute(delete(occasions).where(occasions.c.series == id))
        self._connection.execute(delete(series).where(series.c.id == id))

    def _plan(self, one: Series) -> None:
        rows = [
            {
                "series": one.id,
                "number": each.number,
                "begins": each.begins,
                "minutes": each.minutes,
                "fixed": each.fixed,
                "told": each.told,
            }
            for each in one.occasions
        ]
        self._connection.execute(insert(occasions), rows)

    def _series(self, row: Row[Any]) -> Series:
        mine = select(occasions).where(occasions.c.series == row.id).order_by(occasions.c.number)
        planned = self._connection.execute(mine)
        those = (Occasion(each.number, each.begins, each.minutes, each.fixed, each.told) for each in planned)
        return Series(row.id, row.network, row.title, tuple(those))
