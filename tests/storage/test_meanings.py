"""What the operator's model has read moves what words find, on both databases alike, and goes with the text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from domain.networks import Network
from domain.search import Filters, Hit, Viewer
from domain.solutions import Solution, State, Text
from storage import meanings, reindex
from storage.engine import make
from storage.run import Transactions
from storage.search_index import documents
from storage.tables import metadata
from tests.promises.copies import files
from tests.storage.conftest import settle
from tests.storage.data import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from storage.store import Store
    from tests.databases import Server

ABOUT = (("sömn", "sovrum", "natt"), ("mat", "kök", "frukost"), ("bil", "väg"))
HERE = Viewer("n1")


def about(text: str) -> bytes:
    return bytes(any(word in text.lower() for word in words) for words in ABOUT)


@dataclass
class Reader:
    """Satisfies `domain.meanings.Model`: which of three things a text is about. `mark` begins all that it says, so that
    it is known again in a file; `meanwhile` happens while it reads."""

    name: str = "reader-1"
    mark: bytes = b"zqjxmeant"
    read: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None

    def question(self, text: str) -> bytes:
        self.asked.append(text)
        return about(text)

    def passages(self, texts: Sequence[str]) -> bytes:
        self.read += texts
        self.meanwhile()
        return self.mark + b"".join(map(about, texts))

    def likeness(self, question: bytes, passages: bytes) -> float:
        assert passages.startswith(self.mark), "another's reading"
        told = passages.removeprefix(self.mark)
        each = [told[at : at + len(ABOUT)] for at in range(0, len(told), len(ABOUT))]
        return max(sum(a == b for a, b in zip(question, one, strict=True)) / len(ABOUT) for one in each)


@pytest.fixture
def model() -> Reader:
    return Reader()


@pytest.fixture
def db(engine: Engine, model: Reader) -> Transactions:
    db = Transactions(engine, Random(1), model=model)
    db.run(settle)
    return db


def solution(id: str, did: str, **more: object) -> Solution:
    text = Text(did, **more)  # type: ignore[arg-type]
    return Solution(id, "n1", text, None, named=False, state=State.RELEASED, since=NOW)


def keep(store: Store, *those: Solution) -> None:
    for one in those:
        store.solutions.add(one)


KITCHEN = solution("s1", "Vi köpte lampor till köket.")
BEDROOM = solution("s2", "Vi köpte lampor till alla sovrummen.")
SLEEP = "köpta lampor, för bättre sömn"


def found(db: Transactions, words: str) -> list[str]:
    hits: list[Hit] = db.read(lambda store: store.search.find(words, Filters(), HERE, limit=20))
    return [hit.solution for hit in hits]


def held(engine: Engine) -> dict[str, tuple[str | None, bytes | None]]:
    """Whose word each lösning has, and which."""
    with engine.connect() as connection:
        rows = connection.execute(select(documents.c.solution, documents.c.model, documents.c.meaning))
        return {row.solution: (row.model, row.meaning) for row in rows}


def test_what_was_found_by_words_is_moved_by_what_it_means_once_it_has_been_read(db: Transactions) -> None:
    db.run(keep, KITCHEN, BEDROOM, solution("s3", "Ny madrass inför natten."))
    assert found(db, SLEEP) == ["s1", "s2"]
    assert [meanings.read(db, 2), meanings.read(db, 2), meanings.read(db, 2)] == [2, 1, 0]
    assert found(db, SLEEP) == ["s2", "s1"]
    assert found(db, "köpta lampor, för bättre frukost") == ["s1", "s2"]


def test_where_nobody_has_chosen_a_model_nothing_is_read_and_what_was_read_is_of_no_matter(
    db: Transactions, engine: Engine
) -> None:
    without = Transactions(engine, Random(1))
    db.run(keep, KITCHEN, BEDROOM)
    words = without.read(lambda store: store.search.find(SLEEP, Filters(), HERE, limit=20))
    assert meanings.read(without, 9) == 0
    assert held(engine) == {"s1": (None, None), "s2": (None, None)}
    meanings.read(db, 9)
    assert without.read(lambda store: store.search.find(SLEEP, Filters(), HERE, limit=20)) == words
    assert found(db, SLEEP) != [hit.solution for hit in words]


@pytest.mark.parametrize("state", [State.DRAFT, State.HIDDEN, State.TAKEN_BACK])
def test_only_what_is_released_is_read(db: Transactions, model: Reader, state: State) -> None:
    db.run(keep, replace(KITCHEN, state=state), BEDROOM)
    assert meanings.read(db, 9) == 1
    assert model.read == [BEDROOM.text.did]
    db.run(lambda store: store.solutions.change(KITCHEN))
    assert meanings.read(db, 9) == 1
    assert model.read[1:] == [KITCHEN.text.did]


def test_another_network_is_read_as_well_and_neither_is_ranked_by_the_other(db: Transactions) -> None:
    db.run(lambda store: store.networks.add(Network("n2", "Andra", "sv", b"salt"), None))
    db.run(keep, KITCHEN, BEDROOM, replace(BEDROOM, id="s9", network="n2"))
    assert meanings.read(db, 9) == 3
    assert found(db, SLEEP) == ["s2", "s1"]


def test_a_text_that_changes_while_it_is_read_is_read_anew(db: Transactions, engine: Engine, model: Reader) -> None:
    db.run(keep, KITCHEN)
    changed = replace(KITCHEN, text=BEDROOM.text)

    def change() -> None:
        model.meanwhile = lambda: None
        db.run(lambda store: store.solutions.change(changed))

    model.meanwhile = change
    meanings.read(db, 9)
    assert held(engine) == {"s1": (None, None)}
    assert meanings.read(db, 9) == 1
    assert held(engine) == {"s1": (model.name, model.mark + about(BEDROOM.text.did))}


def test_what_is_taken_back_while_it_is_read_is_not_kept(db: Transactions, engine: Engine, model: Reader) -> None:
    db.run(keep, KITCHEN)
    back = replace(KITCHEN, text=Text(""), state=State.TAKEN_BACK)
    model.meanwhile = lambda: db.run(lambda store: store.solutions.change(back))
    meanings.read(db, 9)
    assert held(engine) == {}
    assert meanings.read(db, 9) == 0


def test_a_change_of_the_text_takes_its_meaning_with_it_and_one_of_another_kind_loses_none(
    db: Transactions, model: Reader
) -> None:
    db.run(keep, KITCHEN, BEDROOM)
    meanings.read(db, 9)
    db.run(lambda store: store.solutions.change(replace(KITCHEN, confirmed=(NOW + timedelta(days=1)).date())))
    assert meanings.read(db, 9) == 0
    db.run(lambda store: store.solutions.change(replace(KITCHEN, text=Text("Vi köpte lampor till bilen."))))
    assert meanings.read(db, 9) == 1
    assert model.read[2:] == ["Vi köpte lampor till bilen."]


def test_what_another_model_read_is_not_used_and_is_read_anew(db: Transactions, engine: Engine) -> None:
    db.run(keep, KITCHEN, BEDROOM)
    words = found(db, SLEEP)
    meanings.read(db, 9)
    for name in ("reader-0", "reader-2"):  # before and after it in the alphabet
        newer = Transactions(engine, Random(1), model=Reader(name, mark=name.encode()))
        assert found(newer, SLEEP) == words == ["s1", "s2"]
        assert meanings.read(newer, 9) == 2
        assert found(newer, SLEEP) == ["s2", "s1"]
        assert {model for model, _ in held(engine).values()} == {name}


def test_an_index_that_is_made_anew_keeps_what_was_read(db: Transactions, engine: Engine) -> None:
    db.run(keep, *(solution(f"s{at:03}", f"Vi köpte lampor, natt {at}.") for at in range(100)), KITCHEN)
    meanings.read(db, 60)
    before = held(engine)
    assert {model for model, _ in before.values()} == {None, "reader-1"}
    reindex.renew(db, anew=True)
    assert held(engine) == before
    assert meanings.read(db, 200) == 41


def test_nothing_of_what_is_searched_for_is_kept(
    db: Transactions, engine: Engine, model: Reader, postgres_server: Server
) -> None:
    """The model is asked for it, with slips put right; the database hears of it nowhere."""
    db.run(keep, KITCHEN, BEDROOM)
    meanings.read(db, 9)
    before = held(engine)
    found(db, "qvxzord lamporr natt")
    assert model.asked == ["qvxzord lampor natt"]
    assert held(engine) == before
    kept = files(engine, None if engine.dialect.name == "sqlite" else postgres_server)
    assert not [name for name, content in kept.items() if b"qvxz" in content]


@pytest.mark.parametrize("gone", ["taken_back", "deleted", "changed", "hidden"])
def test_no_byte_of_what_it_meant_is_left(
    db: Transactions, engine: Engine, model: Reader, gone: str, postgres_server: Server
) -> None:
    server = None if engine.dialect.name == "sqlite" else postgres_server
    db.run(keep, *(solution(f"s{at:03}", f"Vi köpte mattor {at}.") for at in range(100)))
    model.mark = b"other"
    meanings.read(db, 200)
    model.mark = b"zqjxmeant"
    db.run(keep, KITCHEN)
    meanings.read(db, 9)
    assert any(model.mark in content for content in files(engine, server).values())
    match gone:
        case "deleted":
            db.run(lambda store: store.solutions.delete("s1"))
        case "hidden":
            db.run(lambda store: store.solutions.change(replace(KITCHEN, state=State.HIDDEN, note="Ett namn.")))
        case "changed":
            db.run(lambda store: store.solutions.change(replace(KITCHEN, text=BEDROOM.text)))
        case _:
            back = replace(KITCHEN, text=Text(""), state=State.TAKEN_BACK)
            db.run(lambda store: store.solutions.change(back))
    db.wipe()
    assert [name for name, content in files(engine, server).items() if model.mark in content] == []


@pytest.fixture
def both(sqlite_url: str, postgres_url: str) -> Iterator[tuple[Transactions, Transactions]]:
    engines = [make(sqlite_url), make(postgres_url)]
    for engine in engines:
        metadata.create_all(engine)
    sqlite, postgres = (Transactions(engine, Random(1), model=Reader()) for engine in engines)
    for db in (sqlite, postgres):
        db.run(settle)
    yield sqlite, postgres
    for engine in engines:
        engine.dispose()


WORDS = st.lists(st.sampled_from(["köpte", "lampor", "mattor", "natten", "frukosten", "vägen", "lugnt"]), min_size=1)
BANK = st.lists(st.tuples(WORDS, st.sampled_from(("", "", "Rivet.")), st.booleans()), max_size=10)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bank=BANK, asked=WORDS)
def test_both_databases_give_the_same_order_of_what_words_find(
    both: tuple[Transactions, Transactions], bank: list[tuple[list[str], str, bool]], asked: list[str]
) -> None:
    those = [replace(solution(f"s{at:02}", " ".join(did)), outdated=old) for at, (did, old, _) in enumerate(bank)]
    late = [one for one, (_, _, read) in zip(those, bank, strict=True) if not read]

    def fill(store: Store) -> None:
        for old in store.solutions.released("n1"):
            store.solutions.delete(old.id)
        keep(store, *(one for one in those if one not in late))

    answers: list[list[Hit]] = []
    for db in both:
        db.run(fill)
        meanings.read(db, 20)
        db.run(keep, *late)
        answers.append(db.read(lambda store: store.search.find(" ".join(asked), Filters(), HERE, limit=20)))
    one, other = answers
    assert one == other
    assert [hit.outdated for hit in one] == sorted(hit.outdated for hit in one)
    passing = {f"s{at:02}" for at, (did, _, _) in enumerate(bank) if set(did) & set(asked)}
    assert {hit.solution for hit in one} == passing
