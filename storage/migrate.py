"""Brings a database to the tables of this release. `python -m storage.migrate "What changes"` drafts the next step."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING, Literal

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage import engine as engines
from storage import reindex
from storage.engine import Mode, begins, remaking
from storage.run import Transactions
from storage.tables import Moment, Texts

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext
    from sqlalchemy import Connection, Engine

FOLDER = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, to: str = "head") -> None:
    """All steps in one transaction: whole or not at all. A database that is there already is left as it is.

    Then the search index, where another version made it; other processes search meanwhile.
    """
    with remaking(engine) as connection:
        command.upgrade(_config(connection), to)
    if to == "head":
        reindex.renew(Transactions(engine, SystemRandom()))


def is_current(engine: Engine) -> bool:
    with begins(engine, Mode.READ).connect() as connection:
        heads = MigrationContext.configure(connection).get_current_heads()
    return set(heads) == set(ScriptDirectory.from_config(_config()).get_heads())


def rendered(kind: str, thing: object, _context: AutogenContext) -> str | Literal[False]:
    """A step names no type of ours, so that it means the same when ours has changed."""
    match kind, thing:
        case "type", Moment():
            return "sa.DateTime(timezone=True)"
        case "type", Texts():
            return "sa.Text()"
        case _:
            return False


def draft(message: str) -> None:
    """Writes the step from the newest one to the tables as they are defined now, to be read and mended by hand."""
    with tempfile.TemporaryDirectory() as folder:
        engine = engines.make(f"sqlite:///{folder}/draft.sqlite3")
        upgrade(engine)
        number = f"{len(list(ScriptDirectory.from_config(_config()).walk_revisions())) + 1:04d}"
        with begins(engine, Mode.WRITE).begin() as connection:
            command.revision(_config(connection), message, autogenerate=True, rev_id=number)
        engine.dispose()


def _config(connection: Connection | None = None) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config


if __name__ == "__main__":
    draft(sys.argv[1])
