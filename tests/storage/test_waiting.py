"""Whoever holds the files learns what waits, but neither when nor in which order it came, nor what was taken back."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine, event, text

from domain.waiting import Waiting, WaitingQuestion, enter, rewrite, withdraw
from storage import engine as engines
from storage.engine import Mode, begins
from storage.run import Transactions
from storage.store import Store
from storage.tables import metadata
from storage.wiping import may_wipe, wipe
from tests.databases import Server
from tests.storage.conftest import settle
from tests.storage.data import NOW

LONG = 3000
CHI_SQUARE_3 = 16.27  # exceeded by chance once in a thousand, with three degrees of freedom


def waits(number: int, chance: Random, *, length: int = 40) -> Waiting:
    """Its text is such that no database can pack it, and can be told from every other."""
    body = f"fråga-{number}-" + "".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=length))
    key = chance.randbytes(32)
    return Waiting(f"{chance.getrandbits(96):024x}", "n1", NOW, WaitingQuestion(body, ("natt",), key))


def body_of(row: Waiting) -> str:
    assert isinstance(row.act, WaitingQuestion)
    return row.act.body


def key_of(row: Waiting) -> bytes:
    assert isinstance(row.act, WaitingQuestion)
    return row.act.code_key


def traces(row: Waiting) -> list[bytes]:
    """Its id, its code words' hash and pieces of its text: one may survive where the whole does not."""
    body = body_of(row).encode()
    pieces = [body[start : start + 24] for start in range(0, len(body) - 24, max(24, len(body) // 12))]
    return [row.id.encode(), key_of(row).hex().encode(), *pieces]


def found_in(files: dict[str, bytes], row: Waiting) -> set[str]:
    """The names of those that hold any trace of it."""
    return {name for name, content in files.items() if any(trace in content for trace in traces(row))}


@pytest.fixture
def files(engine: Engine, request: pytest.FixtureRequest) -> Callable[[], dict[str, bytes]]:
    """What stands in every file that holds rows. PostgreSQL's own log is not among them (PROMISES, threats)."""
    if engine.dialect.name == "sqlite":
        database = Path(str(engine.url.database))
        return lambda: contents(database.parent)
    server: Server = request.getfixturevalue("postgres_server")

    def flushed() -> dict[str, bytes]:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            oid = connection.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
            connection.execute(text("CHECKPOINT"))
        return contents(server.folder / "data" / "base" / str(oid))

    return flushed


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*") if path.is_file()}


@pytest.mark.parametrize("length", [40, LONG])
def test_nothing_is_left_of_what_no_longer_waits(
    db: Transactions, files: Callable[[], dict[str, bytes]], length: int
) -> None:
    chance = Random(1)
    rows = [waits(number, chance, length=length) for number in range(12)]
    for row in rows:
        db.run(enter, row, chance=chance)
    before = files()
    assert all(found_in(before, row) for row in rows)
    gone, kept = rows[::2], rows[1::2]
    for row in gone:
        assert db.run(withdraw, key_of(row), chance=chance)
    between = files()
    assert set().union(*(found_in(between, row) for row in gone)) == set()
    assert all(found_in(between, row) for row in kept)
    db.run(lambda store: store.waiting.rewrite([], chance))
    after = files()
    assert set().union(*(found_in(after, row) for row in rows)) == set()


def test_the_log_is_empty_after_every_write(sqlite_url: str) -> None:
    engine = engines.make(sqlite_url)
    metadata.create_all(engine)
    db = Transactions(engine, Random(1))
    db.run(settle)
    log = Path(f"{engine.url.database}-wal")
    assert log.stat().st_size > 0
    chance = Random(1)
    for write in (
        lambda store: enter(store, waits(1, chance), chance=chance),
        lambda store: rewrite(store, chance=chance),
    ):
        db.run(write)
        assert log.stat().st_size == 0
    engine.dispose()


def test_while_somebody_reads_the_log_is_left_and_emptied_later(sqlite_url: str) -> None:
    engine = engines.make(sqlite_url)
    metadata.create_all(engine)
    db = Transactions(engine, Random(1))
    db.run(settle)
    chance = Random(1)
    log = Path(f"{engine.url.database}-wal")
    with begins(engine, Mode.READ).connect() as reading:
        reading.execute(text("SELECT count(*) FROM waiting"))
        db.run(enter, waits(1, chance), chance=chance)
        assert log.stat().st_size > 0
    db.wipe()
    assert log.stat().st_size == 0
    engine.dispose()


def test_while_somebody_holds_the_table_writing_still_succeeds(postgres_url: str) -> None:
    engine = engines.make(postgres_url)
    metadata.create_all(engine)
    db = Transactions(engine, Random(1))
    db.run(settle)
    chance = Random(1)
    with begins(engine, Mode.READ).connect() as reading:
        reading.execute(text("SELECT count(*) FROM waiting"))
        db.run(enter, waits(1, chance), chance=chance)
        assert not wipe(engine)
    assert wipe(engine)
    engine.dispose()


@pytest.fixture
def postgres(postgres_url: str) -> Iterator[Engine]:
    engine = engines.make(postgres_url)
    metadata.create_all(engine)
    yield engine
    engine.dispose()


def test_of_many_who_write_at_once_nobody_is_lost(db: Transactions) -> None:
    chance = Random(1)
    rows = [waits(number, chance) for number in range(20)]
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(db.run, enter, row, chance=Random(2)) for row in rows]:
            done.result()
    assert {row.id for row in db.read(lambda store: store.waiting.all())} == {row.id for row in rows}


def test_every_row_is_of_the_same_transaction(postgres: Engine) -> None:
    db = Transactions(postgres, Random(1))
    db.run(settle)
    chance = Random(1)
    for number in range(8):
        db.run(enter, waits(number, chance), chance=chance)
        with postgres.connect() as connection:
            assert connection.scalar(text("SELECT count(DISTINCT xmin::text) FROM waiting")) == 1
            assert connection.scalar(text("SELECT count(DISTINCT cmin::text) FROM waiting")) == 1
            assert connection.scalar(text("SELECT max(ctid)::text FROM waiting")) == f"(0,{number + 1})"


def places(engine: Engine, rows: list[Waiting]) -> list[list[int]]:
    """For each way of reading the files: which of the rows, numbered as they came, stands first, second, ..."""
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            ids = [row.id for row in connection.execute(text("SELECT id FROM waiting ORDER BY ctid"))]
        return [[next(i for i, row in enumerate(rows) if row.id == id) for id in ids]]
    assert wipe(engine)
    file = Path(str(engine.url.database)).read_bytes()
    bodies = sorted(range(len(rows)), key=lambda i: file.index(body_of(rows[i]).encode()))
    first_ids = sorted(range(len(rows)), key=lambda i: file.index(rows[i].id.encode()))
    last_ids = sorted(range(len(rows)), key=lambda i: file.rindex(rows[i].id.encode()))
    with engine.connect() as connection:
        ids = [row.id for row in connection.execute(text("SELECT id FROM waiting ORDER BY rowid"))]
    return [bodies, first_ids, last_ids, [next(i for i, row in enumerate(rows) if row.id == id) for id in ids]]


def test_where_a_row_stands_says_nothing_of_when_it_came(engine: Engine) -> None:
    """An attacker guesses the newest (or oldest) row by the place it most often has: that is no better than chance."""
    Transactions(engine, Random(1)).run(settle)
    newest: dict[int, Counter[int]] = {}
    oldest: dict[int, Counter[int]] = {}
    runs, size = 160, 4
    for seed in range(runs):
        chance = Random(seed)
        rows = [waits(number, chance) for number in range(size)]
        for number, row in enumerate(rows):
            with begins(engine, Mode.WRITE).begin() as connection:
                store = Store(connection, chance)
                if number == 0:
                    store.waiting.rewrite([], chance)
                enter(store, row, chance=chance)
        for way, order in enumerate(places(engine, rows)):
            newest.setdefault(way, Counter())[order.index(size - 1)] += 1
            oldest.setdefault(way, Counter())[order.index(0)] += 1
    for counts in [*newest.values(), *oldest.values()]:
        expected = runs / size
        assert sum((counts[place] - expected) ** 2 / expected for place in range(size)) < CHI_SQUARE_3


def test_what_could_not_be_wiped_at_once_goes_with_the_next_thing_written(
    engine: Engine, db: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also in a process that has no worker to try again."""
    wiped: list[set[str]] = []

    def stands_in_the_way_once(_engine: Engine, tables: set[str]) -> bool:
        wiped.append(set(tables))
        return len(wiped) > 1

    monkeypatch.setattr("storage.run.wipe", stands_in_the_way_once)
    db.run(lambda store: store.waiting.rewrite([waits(1, Random(1))], Random(1)))
    db.read(lambda store: store.waiting.all())
    db.run(lambda store: store.inbox.forget(NOW))
    db.run(lambda store: store.inbox.forget(NOW))
    assert wiped == [{"waiting"}, {"waiting"}]


def test_what_failed_to_be_wiped_goes_with_the_next_thing_written(
    db: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    wiped: list[set[str]] = []

    def breaks_once(_engine: Engine, tables: set[str]) -> bool:
        wiped.append(set(tables))
        if len(wiped) == 1:
            raise OSError
        return True

    monkeypatch.setattr("storage.run.wipe", breaks_once)
    db.run(lambda store: store.waiting.rewrite([waits(1, Random(1))], Random(1)))
    db.run(lambda store: store.inbox.forget(NOW))
    assert wiped == [{"waiting"}, {"waiting"}]


def test_an_account_that_owns_its_tables_may_wipe_them(engine: Engine) -> None:
    assert may_wipe(engine)
    if engine.dialect.name == "sqlite":
        return
    with engine.begin() as connection:
        connection.execute(text("CREATE ROLE guest_of_the_tables"))
        connection.execute(text("GRANT USAGE ON SCHEMA public TO guest_of_the_tables"))
    try:
        guest = engines.make(engine.url.render_as_string(hide_password=False))
        event.listen(guest, "connect", lambda connection, _: connection.execute("SET ROLE guest_of_the_tables"))
        assert not may_wipe(guest)
        guest.dispose()
    finally:
        with engine.begin() as connection:
            connection.execute(text("DROP OWNED BY guest_of_the_tables; DROP ROLE guest_of_the_tables"))
