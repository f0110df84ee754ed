import psutil
import pytest
from sqlalchemy import create_engine, text

from tests.databases import running_postgres
from tests.machine import postgres_binaries


@pytest.mark.parametrize("_again", [1, 2])
def test_every_test_gets_an_empty_database_on_each_kind(database_url: str, _again: int) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE only_here (id INTEGER)"))
    engine.dispose()


def test_nothing_of_a_server_stays_behind() -> None:
    with running_postgres(postgres_binaries()) as server:
        name = server.create()
        assert server.create(template=name) != name
        pid = int((server.folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        assert psutil.pid_exists(pid)
    assert not server.folder.exists()
    assert not psutil.pid_exists(pid)
