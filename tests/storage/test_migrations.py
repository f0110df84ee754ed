"""The steps lead to the same tables as the definitions, from nothing and from every earlier release."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from storage import engine as engines
from storage.migrate import FOLDER, is_current, upgrade
from storage.tables import metadata

STEPS = [step.revision for step in ScriptDirectory(str(FOLDER)).walk_revisions()]


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = engines.make(database_url)
    yield engine
    engine.dispose()


def shape(engine: Engine) -> dict[str, object]:
    """Everything the database says of its tables, in an order that does not depend on how they were made."""
    asked = inspect(engine)
    return {
        table: {
            "columns": sorted((c["name"], str(c["type"]), c["nullable"]) for c in asked.get_columns(table)),
            "primary key": asked.get_pk_constraint(table)["constrained_columns"],
            "unique": sorted(tuple(u["column_names"]) for u in asked.get_unique_constraints(table)),
            "foreign": sorted(
                (tuple(f["constrained_columns"]), f["referred_table"]) for f in asked.get_foreign_keys(table)
            ),
            "checks": sorted((str(c["name"]), c["sqltext"]) for c in asked.get_check_constraints(table)),
            "indexes": sorted((str(i["name"]), [str(c) for c in i["column_names"]]) for i in asked.get_indexes(table)),
        }
        for table in sorted(set(asked.get_table_names()) - {"alembic_version"})
    }


@pytest.mark.parametrize("start", [None, *STEPS])
def test_the_steps_from_any_release_end_at_the_definitions(engine: Engine, start: str | None) -> None:
    if start:
        upgrade(engine, start)
    upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    stepped = shape(engine)
    with engine.begin() as connection:
        metadata.drop_all(connection)
        metadata.create_all(connection)
    assert stepped == shape(engine)


def test_a_database_says_whether_it_is_of_this_release(engine: Engine) -> None:
    assert not is_current(engine)
    upgrade(engine)
    assert is_current(engine)
    upgrade(engine)
    assert is_current(engine)


def test_every_step_that_fails_leaves_nothing_behind(engine: Engine) -> None:
    with engine.begin() as connection:
        metadata.tables["networks"].create(connection)
    with pytest.raises(Exception, match="already exists"):
        upgrade(engine)
    assert inspect(engine).get_table_names() == ["networks"]
