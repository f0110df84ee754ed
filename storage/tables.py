"""What all tables share: one set of names, and how moments and lists are written."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import DateTime, MetaData, Table, Text, insert, update
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Connection, Delete, Dialect, Update

    from domain.ports import Subject

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """Aware and in UTC on both sides. SQLite keeps text of one width, so that comparing and sorting are right."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  SQLAlchemy's signature
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ANN401, ARG002  SQLAlchemy's signature
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Texts(TypeDecorator[tuple[str, ...]]):
    """A list of texts, in the order given, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy's signature
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ANN401, ARG002  SQLAlchemy's signature
        return None if value is None else tuple(json.loads(value))


class Erasing:
    """`erased`: in this transaction something went that the files must not keep."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.erased = False

    def _erase(self, gone: Delete | Update) -> None:
        """Where no row is touched, nothing went."""
        self.erased |= self._connection.execute(gone).rowcount > 0


def names_account(what: Subject) -> bool:
    """Whether a card's id holds an `Identity`; no other id is written with slashes."""
    return "/" in what.id


def count(connection: Connection, table: Table, by: int, **key: str) -> None:
    """Adds to the `number` that stands under the key; the first makes it."""
    one = (table.c[name] == value for name, value in key.items())
    more = connection.execute(update(table).where(*one).values(number=table.c.number + by))
    if more.rowcount == 0:
        connection.execute(insert(table).values(number=by, **key))
