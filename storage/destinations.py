"""Where tellings go, and which worker speaks there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Table, Text, delete, insert, select

from domain.members import Identity
from domain.ports import GroupRoom, Outsider, Person, Room
from storage.tables import Moment, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Connection, Row

    from domain.ports import Destination

destinations = Table(
    "destinations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), unique=True),
    Column("group_room", Text, ForeignKey("group_rooms.id"), unique=True),
    Column("member", Text, ForeignKey("members.id"), unique=True),
    Column("outsider", Text, unique=True),  # an identity's name, until all is told
    Column("available_at", Moment),
    Column("lease", Text),
    Column("leased_until", Moment),
    Column("unreachable", Boolean, nullable=False),
    CheckConstraint(
        "CASE WHEN network IS NULL THEN 0 ELSE 1 END + CASE WHEN group_room IS NULL THEN 0 ELSE 1 END"
        " + CASE WHEN member IS NULL THEN 0 ELSE 1 END + CASE WHEN outsider IS NULL THEN 0 ELSE 1 END = 1",
        name="one_target",
    ),
    CheckConstraint("(lease IS NULL) = (leased_until IS NULL)", name="whole_lease"),
)
"""`available_at` and the lease are in real time, whatever the product's clock says."""


def key(to: Destination) -> str:
    match to:
        case Room(network):
            return f"room:{network}"
        case GroupRoom(id):
            return f"group:{id}"
        case Person(member):
            return f"person:{member}"
        case Outsider(identity):
            return f"outsider:{identity}"


def read(row: Row[Any]) -> Destination:
    if row.network:
        return Room(row.network)
    if row.group_room:
        return GroupRoom(row.group_room)
    return Person(row.member) if row.member else Outsider(Identity.read(row.outsider))


def kept(connection: Connection, to: Destination) -> str:
    """The key of a destination that is surely in the table."""
    id = key(to)
    if connection.scalar(select(destinations.c.id).where(destinations.c.id == id)) is None:
        connection.execute(insert(destinations).values(id=id, unreachable=False, **_target(to)))
    return id


def _target(to: Destination) -> dict[str, str]:
    match to:
        case Room(network):
            return {"network": network}
        case GroupRoom(id):
            return {"group_room": id}
        case Person(member):
            return {"member": member}
        case Outsider(identity):
            return {"outsider": str(identity)}


def drop(connection: Connection, to: Destination) -> None:
    """Forgets the destination, what waits to be told there and what has been."""
    for table in ("outbox", "posts"):
        rows = metadata.tables[table]
        connection.execute(delete(rows).where(rows.c.destination == key(to)))
    connection.execute(delete(destinations).where(destinations.c.id == key(to)))
