"""The index follows the lösningar, whoever writes and whatever version did, and keeps nothing of what is gone."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from random import Random

import pytest
from sqlalchemy import Engine, inspect, text

from domain.errors import Busy
from domain.solutions import State, Text
from domain.words import terms
from storage import reindex
from storage.engine import make
from storage.run import Transactions
from storage.store import Store
from tests.databases import Server
from tests.promises.copies import files
from tests.storage.bank import ALL, HERE, found, keep, solution

WRITERS, WRITTEN = 3, 40
"""Together more than wait outside the postings."""


def test_what_is_written_and_taken_back_in_one_transaction_is_found_and_then_not(db: Transactions) -> None:
    def act(store: Store) -> list[list[str]]:
        seen: list[list[str]] = []

        def look() -> None:
            seen.append([hit.solution for hit in store.search.find("lampor", ALL, HERE, limit=5)])

        look()
        keep(store, solution("s1", "Vi köpte lampor."))
        look()
        store.solutions.change(replace(solution("s1", "Vi köpte gardiner.")))
        look()
        store.solutions.delete("s1")
        look()
        return seen

    assert db.run(act) == [[], ["s1"], [], []]


def test_the_index_follows_every_change(db: Transactions) -> None:
    first = solution("s1", "Vi köpte lampor.")
    db.run(keep, replace(first, state=State.DRAFT))
    assert found(db, "lampor") == found(db, "") == []
    db.run(lambda s: s.solutions.change(first))
    assert found(db, "lampor") == ["s1"]
    db.run(lambda s: s.solutions.change(replace(first, text=Text("Vi köpte mattor."))))
    assert (found(db, "lampor"), found(db, "mattor")) == ([], ["s1"])


@pytest.mark.parametrize("gone", ["taken_back", "deleted"])
def test_nothing_of_the_words_is_left_in_the_index(db: Transactions, engine: Engine, gone: str) -> None:
    kept = solution("s1", "Vi köpte lampor.", themes=("natt",))
    db.run(keep, kept, solution("s2", "Vi köpte mattor."))
    if gone == "deleted":
        db.run(lambda s: s.solutions.delete("s1"))
    else:
        db.run(lambda s: s.solutions.change(replace(kept, text=Text(""), state=State.TAKEN_BACK)))
    assert found(db, "lampor köpte") == ["s2"]
    with engine.connect() as connection:
        tables = [name for name in inspect(engine).get_table_names() if name.startswith("search_")]
        rows = [row for name in tables for row in connection.execute(text(f"SELECT * FROM {name}"))]  # noqa: S608  our own names
    left = [str(value) for row in rows for value in row]
    assert left
    assert not [value for value in left if "lamp" in value or "natt" in value or "s1" in value]


def test_an_index_made_by_another_version_is_made_anew(db: Transactions) -> None:
    db.run(keep, *(solution(f"s{number:04}", f"Vi köpte lampor {number}.") for number in range(100)))
    before = found(db, "lampor", limit=20)
    db.run(lambda store: store.search.outdate())
    done: list[int] = []
    reindex.renew(db, progress=done.append)
    assert sum(done) == 100
    assert found(db, "lampor", limit=20) == before
    reindex.renew(db, progress=done.append)
    assert sum(done) == 100


def test_those_that_wait_and_those_that_have_moved_are_found_alike(db: Transactions) -> None:
    texts = [f"Vi köpte {what} till avdelning {n}." for n, what in enumerate(["lampor", "mattor", "gardiner"] * 40)]
    for number, words in enumerate(texts):
        db.run(keep, solution(f"s{number:04}", words))
    one_by_one = found(db, "lampor avdelning 60", limit=40)
    db.run(lambda store: store.search.outdate())
    reindex.renew(db)
    assert found(db, "lampor avdelning 60", limit=40) == one_by_one
    assert one_by_one[0] == "s0060"


@pytest.mark.parametrize("gone", ["taken_back", "deleted"])
def test_no_piece_of_a_word_is_left_once_it_has_moved_to_the_postings(
    db: Transactions, engine: Engine, gone: str, postgres_server: Server
) -> None:
    many = [solution(f"s{number:03}", f"Vi köpte mattor {number}.") for number in range(150)]
    secret = solution("s999", "Zqjxa hjälpte oss.", title="Zqjxa")
    db.run(keep, *many, secret)
    assert found(db, "zqjxa") == ["s999"]
    assert any(b"zqjx" in held for held in files(engine, of(engine, postgres_server)).values())
    if gone == "deleted":
        db.run(lambda s: s.solutions.delete("s999"))
    else:
        db.run(lambda s: s.solutions.change(replace(secret, text=Text(""), state=State.TAKEN_BACK)))
    db.wipe()
    pieces = [piece.encode() for piece in terms("zqjxa")]
    assert not [
        piece for held in files(engine, of(engine, postgres_server)).values() for piece in pieces if piece in held
    ]
    assert found(db, "zqjxa") == []


def of(engine: Engine, server: Server) -> Server | None:
    return None if engine.dialect.name == "sqlite" else server


def write(url: str, writer: int) -> None:
    """Another process's part."""
    engine = make(url)
    mine = Transactions(engine, Random(writer))
    for number in range(WRITTEN):
        while True:
            try:
                mine.run(keep, solution(f"s{writer}-{number:02}", f"Vi köpte lampor {writer}."))
            except Busy:
                continue
            break
    engine.dispose()


def test_several_processes_write_at_once_and_all_of_it_is_found(engine: Engine, db: Transactions) -> None:
    url = engine.url.render_as_string(hide_password=False)
    with ProcessPoolExecutor(WRITERS, get_context("spawn")) as pool:
        list(pool.map(write, [url] * WRITERS, range(WRITERS)))
    everything = [f"s{writer}-{number:02}" for writer in range(WRITERS) for number in range(WRITTEN)]
    assert sorted(found(db, "lampor", limit=200)) == everything
    before = found(db, "lampor 2", limit=200)
    reindex.renew(db, anew=True)
    assert found(db, "lampor 2", limit=200) == before


def test_it_is_searched_while_it_is_made_anew(db: Transactions) -> None:
    db.run(keep, *(solution(f"s{number:04}", f"Vi köpte lampor {number}.") for number in range(1200)))
    seen: list[list[str]] = []
    reindex.renew(db, anew=True, progress=lambda _: seen.append(found(db, "lampor 700", limit=1)))
    assert seen == [["s0700"]] * 3


def test_what_another_version_made_is_made_anew_beside_other_work(db: Transactions) -> None:
    db.run(keep, solution("s1", "Vi köpte lampor."))
    assert reindex.renew_meanwhile(db) is None
    db.run(lambda store: store.search.outdate())
    thread = reindex.renew_meanwhile(db)
    assert thread
    thread.join(timeout=30)
    assert reindex.renew_meanwhile(db) is None
    assert found(db, "lampor") == ["s1"]
