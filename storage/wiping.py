"""Takes what was deleted out of the files."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from storage.engine import LOCK_TIMEOUT_MS
from storage.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Engine
    from sqlalchemy.engine.interfaces import DBAPICursor

ATTEMPTS = 5
PAUSE_SECONDS = 0.05
READERS_TIMEOUT_MS = 100


def wipe(engine: Engine, tables: Iterable[str] = ("waiting",)) -> bool:
    """False when somebody who was reading or writing stood in the way; then it must be done later."""
    return _truncate_log(engine) if engine.dialect.name == "sqlite" else _rewrite_files(engine, tables)


def may_wipe(engine: Engine) -> bool:
    """PostgreSQL passes over, with a warning only, tables that the account does not own."""
    if engine.dialect.name == "sqlite":
        return True
    with engine.connect() as connection:
        return bool(connection.scalar(text(_OWNED), {"tables": sorted(metadata.tables)}))


_OWNED = """
    SELECT coalesce(bool_and(pg_has_role(relowner, 'USAGE')), true) FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname = ANY(:tables)
"""


def _truncate_log(engine: Engine) -> bool:
    """`secure_delete` wipes pages, but their former contents stand in the write-ahead log until it is cut."""
    connection = engine.raw_connection()  # a checkpoint cannot be inside the transaction that SQLAlchemy would begin
    try:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {READERS_TIMEOUT_MS}")
        done = any(_truncated(cursor) for _ in range(ATTEMPTS))
        cursor.execute(f"PRAGMA busy_timeout = {LOCK_TIMEOUT_MS}")
    finally:
        connection.close()
    return done


def _truncated(cursor: DBAPICursor) -> bool:
    try:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _, _ = cursor.fetchone() or (1, 0, 0)
    except sqlite3.OperationalError:  # another checkpoint is under way
        busy = 1
    if busy:
        time.sleep(PAUSE_SECONDS)
    return not busy


def _rewrite_files(engine: Engine, tables: Iterable[str]) -> bool:
    """FULL writes new files: a plain VACUUM leaves the bytes of deleted rows in the holes of their pages."""
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"SET lock_timeout = {READERS_TIMEOUT_MS}"))
            try:
                for table in sorted(tables):
                    connection.execute(text(f"VACUUM (FULL) {table}"))
            finally:
                connection.execute(text(f"SET lock_timeout = {LOCK_TIMEOUT_MS}"))
    except SQLAlchemyError:
        return False
    return True
