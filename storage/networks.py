"""Networks and the channels they meet in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, LargeBinary, Table, Text, UniqueConstraint, insert, select

from domain.networks import Network, Place
from storage.tables import metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row

networks = Table(
    "networks",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("platform", Text),
    Column("workspace", Text),
    Column("channel", Text),
    UniqueConstraint("platform", "workspace", "channel"),
)


class Networks:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, network: Network, place: Place | None) -> None:
        self._connection.execute(
            insert(networks).values(
                id=network.id,
                name=network.name,
                language=network.language,
                salt=network.salt,
                platform=place.platform if place else None,
                workspace=place.workspace if place else None,
                channel=place.channel if place else None,
            )
        )

    def get(self, id: str) -> Network | None:
        return self._one(networks.c.id == id)

    def all(self) -> list[Network]:
        rows = self._connection.execute(select(networks).order_by(networks.c.name, networks.c.id))
        return [_network(row) for row in rows]

    def at(self, place: Place) -> Network | None:
        return self._one(
            (networks.c.platform == place.platform)
            & (networks.c.workspace == place.workspace)
            & (networks.c.channel == place.channel)
        )

    def place(self, network: str) -> Place | None:
        row = self._connection.execute(select(networks).where(networks.c.id == network)).one_or_none()
        return Place(row.platform, row.workspace, row.channel) if row is not None and row.channel is not None else None

    def _one(self, which: ColumnElement[bool]) -> Network | None:
        row = self._connection.execute(select(networks).where(which)).one_or_none()
        return _network(row) if row is not None else None


def _network(row: Row[Any]) -> Network:
    return Network(row.id, row.name, row.language, bytes(row.salt))
