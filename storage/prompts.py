"""Samtalsfrågor, planned and posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Index, Table, Text, delete, insert, select, update

from domain.prompts import Prompt
from storage.tables import Erasing, Moment, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row

prompts = Table(
    "prompts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), nullable=False),
    Column("body", Text, nullable=False),
    Column("slot", Moment, nullable=False),
    Column("key", Text, nullable=False),
    Column("told", Boolean, nullable=False),
    Index(None, "network", "slot"),
)


class Prompts(Erasing):
    """`erased`: in this transaction words went that the files must not keep."""

    def add(self, prompt: Prompt) -> None:
        self._connection.execute(insert(prompts).values(_values(prompt)))

    def get(self, id: str) -> Prompt | None:
        row = self._connection.execute(select(prompts).where(prompts.c.id == id)).one_or_none()
        return _prompt(row) if row is not None else None

    def of(self, network: str) -> list[Prompt]:
        mine = select(prompts).where(prompts.c.network == network)
        return [_prompt(row) for row in self._connection.execute(mine.order_by(prompts.c.slot, prompts.c.id))]

    def change(self, prompt: Prompt) -> None:
        former = self.get(prompt.id)
        self.erased |= former is None or former.body != prompt.body
        self._connection.execute(update(prompts).where(prompts.c.id == prompt.id).values(_values(prompt)))

    def delete(self, id: str) -> None:
        self.erased = True
        self._connection.execute(delete(prompts).where(prompts.c.id == id))


def _values(prompt: Prompt) -> dict[str, object]:
    return {
        "id": prompt.id,
        "network": prompt.network,
        "body": prompt.body,
        "slot": prompt.slot,
        "key": prompt.key,
        "told": prompt.told,
    }


def _prompt(row: Row[Any]) -> Prompt:
    return Prompt(row.id, row.network, row.body, row.slot, row.key, row.told)
