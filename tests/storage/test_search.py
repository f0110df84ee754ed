"""Words find lösningar, in the same order on both databases."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from importlib import resources
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, inspect, text

from domain.networks import Network
from domain.search import Filters, Hit, Viewer
from domain.solutions import Solution, State, Text
from storage import reindex
from storage.engine import make
from storage.run import Transactions
from storage.store import Store
from storage.tables import metadata
from tests.storage.conftest import settle
from tests.storage.data import NOW

SEED = resources.files("bot.demo") / "losningar.jsonl"
ALL = Filters()
HERE = Viewer("n1")


def solution(id: str, did: str, *, title: str = "", network: str = "n1", hours: int = 0, **more: object) -> Solution:
    words = Text(did, title=title, **more)  # type: ignore[arg-type]
    since = NOW + timedelta(hours=hours)
    return Solution(id, network, words, None, named=False, state=State.RELEASED, since=since)


def keep(store: Store, *solutions: Solution) -> None:
    for one in solutions:
        store.solutions.add(one)


def found(db: Transactions, words: str, filters: Filters = ALL, viewer: Viewer = HERE, limit: int = 5) -> list[str]:
    def find(store: Store) -> list[Hit]:
        return store.search.find(words, filters, viewer, limit=limit)

    return [hit.solution for hit in db.read(find)]


@pytest.fixture
def both(sqlite_url: str, postgres_url: str) -> Iterator[tuple[Transactions, Transactions]]:
    engines = [make(sqlite_url), make(postgres_url)]
    for engine in engines:
        metadata.create_all(engine)
    sqlite, postgres = (Transactions(engine, Random(1)) for engine in engines)
    for db in (sqlite, postgres):
        db.run(settle)
    yield sqlite, postgres
    for engine in engines:
        engine.dispose()


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("turerna", "Delade turer togs bort."),
        ("SCHEMA", "ett nytt schema"),
        ("anhoriga", "Vi ringde de anhöriga."),
        ("anhöriga", "vi ringde de anhoriga"),
        ("\uff33chema", "ett schema"),
        ("Vad gjorde ni när nattpersonalen slutade?", "Nattpersonalen fick längre pass."),
        ("covid-19", "Under covid gjorde vi så här."),
    ],
)
def test_a_word_is_found_in_another_form(db: Transactions, asked: str, written: str) -> None:
    db.run(keep, solution("s1", written), solution("s2", "Helt annat."))
    assert found(db, asked) == ["s1"]


def test_any_word_is_enough_and_more_of_them_come_first(db: Transactions) -> None:
    db.run(keep, solution("s1", "Lunchen flyttades."), solution("s2", "Lunchen och duschen flyttades."))
    assert found(db, "dusch lunch middag") == ["s2", "s1"]


def test_a_word_in_the_title_counts_for_more_and_the_themes_are_read_as_well(db: Transactions) -> None:
    db.run(
        keep,
        solution("s1", "Ett möte om schema och annat."),
        solution("s2", "Ett möte och lite annat.", title="Schema"),
        solution("s3", "Ett möte om mer och annat.", themes=("schema",)),
        solution("s4", "Ett möte om litet och annat."),
    )
    assert found(db, "schema")[0] == "s2"
    assert sorted(found(db, "schema")) == ["s1", "s2", "s3"]


def test_equals_are_ordered_by_id(db: Transactions) -> None:
    db.run(keep, *(solution(id, "Vi köpte lampor.") for id in ("s3", "s1", "s2")))
    assert found(db, "lampor") == ["s1", "s2", "s3"]
    assert found(db, "lampor", limit=2) == ["s1", "s2"]


def test_without_words_the_newest_come_first(db: Transactions) -> None:
    db.run(keep, solution("s1", "Ett."), solution("s2", "Två.", hours=2), solution("s3", "Tre.", hours=1))
    assert found(db, "  ") == ["s2", "s3", "s1"]


@pytest.mark.parametrize("words", ["", "lampor"])
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(themes=("natt",)), ["s1"]),
        (Filters(themes=("natt", "hot-och-vald")), ["s1", "s2"]),
        (Filters(size_class="liten"), ["s1", "s3"]),
        (Filters(provider="privat"), ["s2", "s3"]),
        (Filters(themes=("natt",), provider="privat"), []),
        (Filters(size_class="liten", provider="privat"), ["s3"]),
    ],
)
def test_filters_narrow_what_is_found(db: Transactions, words: str, filters: Filters, expected: list[str]) -> None:
    db.run(
        keep,
        solution("s1", "Vi köpte lampor.", themes=("natt",), size_class="liten", provider="kommunal"),
        solution("s2", "Vi köpte lampor.", themes=("hot-och-vald", "egen"), size_class="stor", provider="privat"),
        solution("s3", "Vi köpte lampor.", size_class="liten", provider="privat"),
    )
    assert sorted(found(db, words, filters)) == expected


def test_no_network_finds_what_is_anothers(db: Transactions) -> None:
    def two_networks(store: Store) -> None:
        store.networks.add(Network("n2", "Andra", "sv", b"salt"), None)
        keep(store, solution("s1", "Vi köpte lampor."), solution("s2", "Vi köpte lampor.", network="n2"))

    db.run(two_networks)
    for words in ("lampor", ""):
        assert found(db, words) == ["s1"]
        assert found(db, words, viewer=Viewer("n2")) == ["s2"]


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


@pytest.mark.parametrize("words", ["%", "_", "';--", "🙂", ":theme:natt", "\x00", "och " * 2000, "finnsinte"])
def test_nothing_that_is_typed_breaks_the_search(db: Transactions, words: str) -> None:
    db.run(keep, solution("s1", "Vi köpte lampor.", themes=("demens",)), solution("s2", "🙂"))
    assert found(db, words) == []


def test_what_holds_no_longer_comes_after_all_else(db: Transactions) -> None:
    """Also where it says most, is newest, or the page ends before it."""
    outdated = replace(solution("s1", "Lampor, lampor.", title="Lampor", hours=9), outdated="De är utbytta.")
    db.run(keep, outdated, solution("s2", "Vi köpte lampor och mattor och allt annat."), solution("s3", "Lampor."))
    for words in ("lampor", ""):
        assert found(db, words)[-1] == "s1"
        assert "s1" not in found(db, words, limit=2)
        assert found(db, words, Filters(size_class="stor")) == []
    db.run(lambda s: s.solutions.change(replace(outdated, outdated="")))
    assert found(db, "lampor")[0] == found(db, "")[0] == "s1"


def test_it_is_like_a_question_only_where_nothing_else_is(db: Transactions) -> None:
    words = "Nattschemat lades om med roterande helger."
    outdated = replace(solution("s1", words), outdated="Lagen är ändrad.")
    db.run(keep, outdated, solution("s2", f"{words} Alla fick vara med, och det tog sin tid att komma överens."))

    def like() -> list[str]:
        asked = "Hur lägger ni nattschemat med roterande helger?"
        return [hit.solution for hit in db.read(lambda s: s.search.similar(asked, HERE, limit=3))]

    assert like() == ["s2"]
    db.run(lambda s: s.solutions.change(replace(outdated, id="s2", outdated="Också ändrad.")))
    assert set(like()) == {"s1", "s2"}


def test_that_it_was_said_to_hold_lifts_nothing_up(db: Transactions) -> None:
    first, second = solution("s1", "Lampor."), solution("s2", "Lampor.", hours=1)
    db.run(keep, first, second)
    before = found(db, "lampor"), found(db, "")
    db.run(lambda s: s.solutions.change(replace(first, confirmed=NOW.date())))
    assert (found(db, "lampor"), found(db, "")) == before


def tips(store: Store, question: str) -> list[str]:
    hits = store.search.similar(question, HERE, limit=3)
    return [kept.text.title for hit in hits if (kept := store.solutions.get(hit.solution))]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Hur gör ni med nattschemat när två är sjuka samtidigt?", None),
        ("Vi hittar inga sommarvikarier", None),
        ("Hur får ni vikarier att stanna?", None),
        ("En anhörig mejlar varje kväll", "Telefontid till undersköterskan, inte chefen"),
        ("Någon som har provat delade turer på helgen?", "Slut på delade turer med hjälp av lunchgrupp"),
        ("Vår chef vill att vi sparar två procent. Hur gör ni?", "Osthyveln tog slut på en vecka"),
    ],
)
def test_a_tip_to_a_question_is_about_the_same_or_there_is_none(
    db: Transactions, question: str, title: str | None
) -> None:
    records = [json.loads(line) for line in SEED.read_text(encoding="utf-8").splitlines()]
    texts = ("did", "title", "situation", "result", "user_notices")

    def fill(store: Store) -> list[str]:
        for one in records:
            words = Text(**{name: one[name] for name in texts}, themes=tuple(one["themes"]))
            store.solutions.add(Solution(one["id"], "n1", words, None, named=False, state=State.RELEASED, since=NOW))
        return tips(store, question)

    assert db.run(fill)[:1] == ([title] if title else [])


WORDS = st.lists(
    st.sampled_from(["vi", "köpte", "lampor", "mattor", "lugnare", "nätter", "en", "plan", "för", "varje", "boende"]),
    min_size=1,
)
BANK = st.lists(
    st.tuples(WORDS, WORDS, st.sampled_from(("liten", "stor")), st.sampled_from(("", "", "Rivet."))), max_size=12
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bank=BANK, asked=WORDS, size=st.sampled_from(("", "liten")))
def test_both_databases_give_the_same_order(
    both: tuple[Transactions, Transactions],
    bank: list[tuple[list[str], list[str], str, str]],
    asked: list[str],
    size: str,
) -> None:
    def fill(store: Store) -> list[Hit]:
        for old in store.solutions.released("n1"):
            store.solutions.delete(old.id)
        for number, (title, did, of, outdated) in enumerate(bank):
            one = solution(f"s{number:02}", " ".join(did), title=" ".join(title), size_class=of)
            keep(store, replace(one, outdated=outdated))
        return store.search.find(" ".join(asked), Filters(size_class=size), HERE, limit=20)

    one, other = (db.run(fill) for db in both)
    assert one == other
    telling = set(asked) - {"vi", "en", "för"} or set(asked)
    passing = {f"s{n:02}" for n, (t, d, of, _) in enumerate(bank) if telling & {*t, *d} and size in ("", of)}
    assert {hit.solution for hit in one} == passing
    assert {hit.solution for hit in one if hit.outdated} == passing & {f"s{n:02}" for n, b in enumerate(bank) if b[3]}
    order = [(hit.outdated, -hit.score, hit.solution) for hit in one]
    assert order == sorted(order)


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


def test_the_words_that_matched_are_told(db: Transactions) -> None:
    db.run(keep, solution("s1", "Vi ringde vikarierna.", title="Nattpool över kommungränsen"))
    [hit] = db.read(lambda store: store.search.find("vikare sjuk natten", ALL, HERE, limit=5))
    assert hit.matched == ("nattpool", "vikarierna")


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("nya lamporr", "nya lampor"),
        ("gardinrna", "gardinerna"),
        ("gradinerna", "gardinerna"),
        ("lampa", ""),
        ("hemtjänst", ""),
        ("lampor", ""),
        ("", ""),
    ],
)
def test_a_slip_is_seen_where_nothing_has_such_a_word(db: Transactions, typed: str, instead: str) -> None:
    db.run(keep, solution("s1", "Vi köpte nya lampor och tvättade gardinerna."))
    db.run(keep, replace(solution("s2", "Hemtjänsten fick bilar."), state=State.DRAFT))
    assert db.read(lambda store: store.search.meant(typed, HERE)) == instead
