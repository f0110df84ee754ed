"""What somebody holds who has copied everything: every table as it stands in the files, and the files themselves."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import inspect, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from tests.databases import Server

Row: TypeAlias = dict[str, Any]

WAL_HEADER, FRAME_HEADER = 32, 24


def tables(engine: Engine) -> dict[str, list[Row]]:
    """Every row of every table in the order of the files, with what the database itself notes of it."""
    with engine.connect() as connection:
        return {
            table: [dict(row) for row in connection.execute(text(_everything(engine, table))).mappings()]
            for table in sorted(inspect(connection).get_table_names())
        }


def _everything(engine: Engine, table: str) -> str:
    if engine.dialect.name == "postgresql":
        # The two numbers of a ctid are where the row stands; xmin and cmin which transaction and statement wrote it.
        place = "(ctid::text::point)[0]::int AS _page, (ctid::text::point)[1]::int AS _place"
        return f"SELECT {place}, xmin::text::bigint AS _xmin, cmin::text::int AS _cmin, * FROM {table} ORDER BY ctid"  # noqa: S608  the database's own names
    return f"SELECT rowid AS _rowid, * FROM {table} ORDER BY rowid"  # noqa: S608  likewise


def said(engine: Engine) -> dict[str, list[Row]]:
    """The same without what the database notes by itself, which another run of the same may number otherwise."""
    return {
        table: [{column: value for column, value in row.items() if not column.startswith("_")} for row in rows]
        for table, rows in tables(engine).items()
    }


def files(engine: Engine, server: Server | None = None) -> dict[str, bytes]:
    """Those that hold rows, by name, with what the database still had in memory written out.

    PostgreSQL's own log is not among them (PROMISES, threats).
    """
    if engine.dialect.name == "sqlite":
        return _contents(Path(str(engine.url.database)).parent)
    if server is None:
        raise ValueError("PostgreSQL keeps its files where its server says")
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        kept = connection.execute(text(_OURS)).all()
    return {name: (server.folder / "data" / path).read_bytes() for name, path in kept}


_OURS = """
    SELECT one.relname, pg_relation_filepath(one.oid) FROM pg_class AS one
    WHERE pg_relation_filepath(one.oid) IS NOT NULL AND one.relkind IN ('r', 'i', 't', 'S')
    AND (one.relnamespace = 'public'::regnamespace OR one.relname LIKE 'pg_toast_%')
    ORDER BY one.relname
"""
"""Tables, indexes and what is too long for a row; the catalogues hold no rows of ours."""


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*")) if path.is_file()}


def pages(log: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Of SQLite's write-ahead log: number, size of the database after it, and content of each page in it. What is left
    out, salts and checksums, SQLite draws anew by itself each time."""
    if len(log) <= WAL_HEADER:
        return
    (size,) = struct.unpack_from(">I", log, 8)
    for at in range(WAL_HEADER, len(log), FRAME_HEADER + size):
        number, after = struct.unpack_from(">II", log, at)
        yield number, after, log[at + FRAME_HEADER : at + FRAME_HEADER + size]
