"""A PostgreSQL of the tests' own: a temporary directory, a Unix socket, nothing kept, no service assumed.

And databases of either kind as something leaves an empty one, which is done once and copied from then on.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from typing import LiteralString, TypeAlias

import psycopg
from psycopg import sql
from sqlalchemy import Engine
from sqlalchemy.engine.interfaces import DBAPIConnection

from storage import engine as engines

START_SECONDS = 60
SUPERUSER = "rummet"
SERVER_OPTIONS = {
    "listen_addresses": "",  # a socket in a directory of its own cannot collide with anybody's port
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",  # the tests of what stays behind in the files decide when to vacuum
    "max_connections": "60",
    "shared_buffers": "32MB",
    "timezone": "UTC",
}
COPY_FILES_SINCE = 150000  # the version that can be told to; the ones before always do

Filling: TypeAlias = Callable[[Engine], None]


@dataclass(frozen=True, slots=True)
class Server:
    """A running PostgreSQL; `folder` holds its data (`data`), its socket and its log (`log`)."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=count, repr=False)
    _models: dict[Filling, str] = field(default_factory=dict, repr=False)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={self.folder}"

    def create(self, *, template: str = "template1") -> str:
        """Make a database, empty or a copy of `template` (which nobody may be connected to); returns its name."""
        name = f"test_{next(self._numbers)}"
        self._administer("CREATE DATABASE {} TEMPLATE {}", name, template, copying=True)
        return name

    def create_as(self, fill: Filling) -> str:
        """Make a database as `fill` leaves an empty one; returns its name."""
        if fill not in self._models:
            name = self.create()
            filled(self.url(name), fill)
            self._models[fill] = name
        return self.create(template=self._models[fill])

    def drop(self, database: str) -> None:
        self._administer("DROP DATABASE {} WITH (FORCE)", database)

    def _administer(self, statement: LiteralString, *names: str, copying: bool = False) -> None:
        with psycopg.connect(f"host={self.folder} user={SUPERUSER} dbname=postgres", autocommit=True) as connection:
            told = sql.SQL(statement).format(*map(sql.Identifier, names))
            if copying and connection.info.server_version >= COPY_FILES_SINCE:
                told += sql.SQL(" STRATEGY FILE_COPY")  # less work than by way of its log, whose worth is durability
            connection.execute(told)


def hurry(connection: DBAPIConnection, _entry: object) -> None:
    """As PostgreSQL's options here: what SQLite writes does not change, only how soon it is safe from a power cut."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")


def filled(url: str, fill: Filling) -> None:
    engine = engines.make(url)
    fill(engine)
    engine.dispose()


def create_file_as(sqlite_url: str, fill: Filling) -> None:
    """As `Server.create_as`, for a file that is not there yet."""
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    path.touch(0o600, exist_ok=False)
    path.write_bytes(_model(fill))


@cache
def _model(fill: Filling) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.sqlite3"
        filled(f"sqlite:///{path}", fill)
        return path.read_bytes()


@contextmanager
def running_postgres(binaries: Path) -> Iterator[Server]:
    """Start a server from `binaries` (the folder of `initdb` and `postgres`) and end it, data and all, on leaving."""
    folder = Path(tempfile.mkdtemp(prefix="rummet-pg-"))
    # PostgreSQL refuses to run as root; a container's tests do.
    account = "nobody" if os.geteuid() == 0 else None
    if account:
        shutil.chown(folder, account)
    try:
        _make_cluster(binaries, folder, account)
        options = [part for name, value in SERVER_OPTIONS.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [binaries / "postgres", "-D", folder / "data", "-k", folder, *options],
                stdout=log,
                stderr=log,
                user=account,
                extra_groups=[] if account else None,
                cwd=folder,
            )
        try:
            _wait_until_ready(process, folder)
            yield Server(folder)
        finally:
            process.send_signal(signal.SIGQUIT)  # no reason to tidy what is thrown away
            process.wait()
    finally:
        shutil.rmtree(folder)


def _make_cluster(binaries: Path, folder: Path, account: str | None) -> None:
    subprocess.run(
        [binaries / "initdb", "-D", folder / "data", "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"],
        check=True,
        capture_output=True,
        user=account,
        extra_groups=[] if account else None,
        cwd=folder,
    )


def _wait_until_ready(process: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(f"host={folder} user={SUPERUSER} dbname=postgres").close()
        except psycopg.OperationalError as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}") from error
            time.sleep(0.02)
        else:
            return
