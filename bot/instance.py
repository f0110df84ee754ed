"""One program at a time on one SQLite file: two would each hold half of what PROMISES keeps in memory only."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.wrong import WrongError


class AlreadyRunningError(WrongError):
    pass


@contextmanager
def alone(database_url: str) -> Iterator[None]:
    """Hold the lock file beside a SQLite database while the body runs; PostgreSQL needs none.

    The system lets go of the lock when the process ends, however it ends, so a file left behind locks nobody out.
    Raises AlreadyRunningError where another process holds it, and OSError where the folder cannot be written to.
    """
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        yield
        return
    database = Path(url.database)
    with database.with_name(database.name + ".lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise AlreadyRunningError(
                f"Rummet is already running on {database} (process {file.read().strip() or 'unknown'}). "
                "End that one first, or give this one another database with DATABASE_URL."
            ) from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield
