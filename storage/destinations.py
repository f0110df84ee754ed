"""Where tellings go, and which worker speaks there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Table, Text, insert, select

from domain.ports import Person, Room
from storage.tables import Moment, metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from domain.ports import Destination

destinations = Table(
    "destinations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), unique=True),
    Column("member", Text, ForeignKey("members.id"), unique=True),
    Column("available_at", Moment),
    Column("lease", Text),
    Column("leased_until", Moment),
    Column("unreachable", Boolean, nullable=False),
    CheckConstraint("(network IS NULL) <> (member IS NULL)", name="one_target"),
    CheckConstraint("(lease IS NULL) = (leased_until IS NULL)", name="whole_lease"),
)
"""`available_at` and the lease are in real time, whatever the product's clock says."""


def key(to: Destination) -> str:
    match to:
        case Room(network):
            return f"room:{network}"
        case Person(member):
            return f"person:{member}"


def kept(connection: Connection, to: Destination) -> str:
    """The key of a destination that is surely in the table."""
    id = key(to)
    if connection.scalar(select(destinations.c.id).where(destinations.c.id == id)) is None:
        network = to.network if isinstance(to, Room) else None
        member = to.member if isinstance(to, Person) else None
        connection.execute(insert(destinations).values(id=id, network=network, member=member, unreachable=False))
    return id
