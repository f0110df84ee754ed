"""Connections to the database, so set that nothing deleted lingers and nobody overwrites what they have not seen."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from enum import Enum
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Dialect, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import ConnectionPoolEntry

LOCK_TIMEOUT_MS = 1500

_BEGIN = "rummet_begin"
_PRIMARY = 0xFF  # of SQLite's extended result codes
_LOCK_NOT_AVAILABLE = "55P03"
_REPEATABLE = frozenset({"40001", "40P01"})  # serialization failure, deadlock


class Mode(Enum):
    """What a transaction is for. The values are execution options."""

    WRITE = {"isolation_level": "SERIALIZABLE"}  # noqa: RUF012  an enum's value
    LOCK = {"isolation_level": "READ COMMITTED"}  # noqa: RUF012  an enum's value
    """For work that takes the row locks it needs, such as a worker's claim, and must not make others' writes fail."""
    READ = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}  # noqa: RUF012  an enum's value


def make(url: str) -> Engine:
    """From a `sqlite:///` or `postgresql+psycopg://` address. Nothing connects before it is used."""
    if url.startswith("sqlite"):
        engine = create_engine(url, hide_parameters=True, connect_args={"timeout": LOCK_TIMEOUT_MS / 1000})
        event.listen(engine, "do_connect", _make_private)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
    event.listen(engine, "connect", _set_up_postgresql)
    return engine


def begins(engine: Engine, mode: Mode) -> Engine:
    """The same connections, whose transactions begin in `mode`."""
    if engine.dialect.name == "sqlite":
        # Deferred, a reader who comes to write would fail at once instead of waiting for its turn.
        return engine.execution_options(**{_BEGIN: "BEGIN" if mode is Mode.READ else "BEGIN IMMEDIATE"})
    return engine.execution_options(**mode.value)


@contextmanager
def remaking(engine: Engine) -> Iterator[Connection]:
    """One transaction that may make tables anew: SQLite changes no constraint otherwise, and lets no table go that
    others refer to. Raises `DanglingError`, and undoes all, where they refer to nothing afterwards."""
    with begins(engine, Mode.WRITE).connect() as connection:
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            _refer(connection, heeded=False)  # heard outside a transaction only
        try:
            with connection.begin():
                yield connection
                if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise DanglingError
        finally:
            if sqlite:
                _refer(connection, heeded=True)


class DanglingError(Exception):
    """A row refers to one that is not there."""


def _refer(connection: Connection, *, heeded: bool) -> None:
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys = {int(heeded)}")
    cursor.close()


def _make_private(_dialect: Dialect, _entry: ConnectionPoolEntry, args: list[str], _kwargs: dict[str, object]) -> None:
    """A new database file is its account's alone; SQLite gives the files beside it the same rights."""
    if args[0] == ":memory:":
        return
    with suppress(FileExistsError):
        os.close(os.open(args[0], os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _set_up_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself; `_begin_sqlite` does
    cursor = connection.cursor()
    for setting in ("journal_mode = WAL", "foreign_keys = ON", "secure_delete = ON", "temp_store = MEMORY"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    begin = connection.get_execution_options().get(_BEGIN, "BEGIN IMMEDIATE")
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA query_only = {int(begin == 'BEGIN')}")
    cursor.close()
    connection.exec_driver_sql(begin)


def _set_up_postgresql(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = {LOCK_TIMEOUT_MS}")
    cursor.close()
    connection.commit()


def is_locked(error: DBAPIError) -> bool:
    """Somebody held the database, or a row, longer than the timeout."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return _state(error) == _LOCK_NOT_AVAILABLE or (
        code is not None and code & _PRIMARY in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    )


def must_repeat(error: DBAPIError) -> bool:
    """Nothing was wrong with it but the moment: others wrote what it had read, or each waited for the other."""
    return _state(error) in _REPEATABLE


def _state(error: DBAPIError) -> str | None:
    state: str | None = getattr(error.orig, "sqlstate", None)
    return state
