"""One use case is one transaction: whole or not at all, and never on top of what it has not seen."""

import contextlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from threading import Barrier, Event

import pytest
from sqlalchemy import Date, Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from domain import questions
from domain.errors import Busy, Refusal
from storage import engine as engines
from storage.engine import Mode, begins
from storage.run import Transactions
from storage.store import Store
from storage.tables import Moment, metadata
from tests.storage.data import ROOM, card, question


def count(store: Store) -> int:
    return len(store.questions.recent("n1", 100))


def test_returning_keeps_and_raising_undoes(db: Transactions) -> None:
    def act(store: Store, id: str, *, refuse: bool) -> str:
        store.questions.add(question(id))
        if refuse:
            raise Refusal
        return id

    assert db.run(act, "q1", refuse=False) == "q1"
    with pytest.raises(Refusal):
        db.run(act, "q2", refuse=True)
    assert db.read(count) == 1


def test_a_reader_cannot_write(db: Transactions) -> None:
    with pytest.raises(DBAPIError, match=r"read.?only"):
        db.read(lambda store: store.questions.add(question()))
    assert db.read(count) == 0
    db.run(lambda store: store.questions.add(question()))
    assert db.read(count) == 1


def test_a_reader_sees_one_moment(db: Transactions) -> None:
    def act(store: Store) -> tuple[int, int]:
        before = count(store)
        with ThreadPoolExecutor(1) as other:
            other.submit(db.run, lambda store: store.questions.add(question())).result()
        return before, count(store)

    assert db.read(act) == (0, 0)
    assert db.read(count) == 1


def test_of_two_who_write_on_what_they_read_nobody_is_overwritten(db: Transactions) -> None:
    db.run(lambda store: store.questions.add(question()))
    together = Barrier(2)

    def press() -> None:
        together.wait()
        db.run(questions.me_too, "n1", "q1")

    with ThreadPoolExecutor(2) as pool:
        for _ in range(10):
            for done in [pool.submit(press), pool.submit(press)]:
                done.result()
    found = db.read(lambda store: store.questions.get("q1"))
    assert found
    assert found.me_too == 20


def test_what_failed_on_anothers_row_is_run_again_and_sees_it(db: Transactions) -> None:
    runs: list[bool] = []

    def act(store: Store) -> bool:
        known = bool(runs) and store.questions.get("q1") is not None
        runs.append(known)
        if not known:
            store.questions.add(question())
            store.questions.add(question())
        return known

    with pytest.raises(IntegrityError):
        db.run(act)
    assert runs == [False] * 2
    db.run(lambda store: store.questions.add(question()))
    assert db.run(act)


def test_a_database_that_stays_locked_is_busy(engine: Engine, db: Transactions) -> None:
    def act(store: Store) -> None:
        store.connection.execute(text("UPDATE questions SET me_too = me_too + 1"))

    db.run(lambda store: store.questions.add(question()))
    with begins(engine, Mode.WRITE).begin() as holding:
        Store(holding, Random(1)).connection.execute(text("UPDATE questions SET me_too = 7"))
        with pytest.raises(Busy):
            db.run(act)
    db.run(act)
    assert [found.me_too for found in db.read(lambda store: store.questions.recent("n1", 1))] == [8]


def test_someone_is_woken_once_something_is_told_and_only_then(engine: Engine, db: Transactions) -> None:
    woken = Event()
    db = Transactions(engine, Random(1), on_told=woken.set)
    db.run(lambda store: store.questions.add(question()))
    db.read(count)
    with contextlib.suppress(Refusal):
        db.run(refused)
    assert not woken.is_set()
    db.run(lambda store: store.outbox.post(card("q1"), to=ROOM))
    assert woken.is_set()


def refused(store: Store) -> None:
    store.outbox.post(card("q1"), to=ROOM)
    raise Refusal


def test_errors_quote_nothing_that_people_wrote(db: Transactions) -> None:
    def twice(store: Store) -> None:
        store.questions.add(question(body="ingen ska läsa detta"))
        store.questions.add(question(body="ingen ska läsa detta"))

    with pytest.raises(IntegrityError) as caught:
        db.run(twice)
    assert "ingen ska läsa" not in str(caught.value)


def test_the_files_are_for_their_own_account_only(sqlite_url: str) -> None:
    engine = engines.make(sqlite_url)
    metadata.create_all(engine)
    with engine.connect():
        folder = Path(str(engine.url.database)).parent
        assert {path.stat().st_mode & 0o777 for path in folder.glob("rummet.sqlite3*")} == {0o600}
    engine.dispose()


def test_time_is_not_kept_but_where_the_rules_have_it(engine: Engine) -> None:
    """Every column that holds a moment or a day, so that a new one is noticed (PROMISES, 3)."""
    moments = {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.c
        if isinstance(column.type, Moment | Date)
    }
    assert moments == {
        "answers.told_at",
        "applications.since",
        "checks.last",
        "commitments.by",
        "date_polls.last",
        "destinations.available_at",
        "destinations.leased_until",
        "digests.last",
        "duties.since",
        "experiences.told_at",
        "inbox.at",
        "installations.stopped_at",
        "items.day",
        "letters.since",
        "letters.until",
        "letters_sent.at",
        "lulls.since",
        "meetings.begins",
        "members.paused_from",
        "members.paused_to",
        "occasions.begins",
        "outbox.tried_at",
        "prompts.slot",
        "questions.told_at",
        "search_documents.since",
        "signup_terms.last",
        "signups.until",
        "sessions.until",
        "solutions.confirmed",
        "solutions.since",
        "topics.told",
        "waiting.slot",
    }
    assert [column.name for column in metadata.tables["waiting"].c] == ["id", "network", "slot", "kind", "data"]
