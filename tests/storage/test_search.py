"""Words find lösningar, in the same order on both databases."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import resources
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.networks import Network, Settings
from domain.questions import State as QuestionState
from domain.search import Filters, Hit, Viewer
from domain.solutions import Experience, Outcome, Solution, State, Text
from storage.engine import make
from storage.run import Transactions
from storage.store import Store
from storage.tables import metadata
from tests.storage.bank import ALL, HERE, found, keep, solution
from tests.storage.conftest import settle
from tests.storage.data import NETWORK, NOW, question

SEED = resources.files("bot.demo") / "losningar.jsonl"


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


def test_the_words_that_matched_are_told(db: Transactions) -> None:
    db.run(keep, solution("s1", "Vi ringde vikarierna.", title="Nattpool över kommungränsen"))
    [hit] = db.read(lambda store: store.search.find("vikare sjuk natten", ALL, HERE, limit=5))
    assert hit.matched == ("nattpool", "vikarierna")


def test_a_compound_may_have_a_letter_between_its_parts_which_are_then_no_slips(db: Transactions) -> None:
    db.run(
        keep, solution("s1", "Vi bytte arbetsplatser, och den nya arbeta."), solution("s2", "Platserna räckte inte.")
    )
    assert found(db, "arbet platser")[0] == "s1"
    assert db.read(lambda store: store.search.meant("arbet platser", HERE)) == ""


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("nya lamporr", "nya lampor"),
        ("gardinrna", "gardinerna"),
        ("gradinerna", "gardinerna"),
        ("lampa", ""),
        ("varje", ""),
        ("vilket nytt", ""),
        ("hemtjänst", ""),
        ("sparkstöttignar", ""),
        ("konfilkt", "konflikt"),
        ("anhörgia", "anhöriga"),
        ("vikare sjuk natten", "vikarie sjuk natten"),
        ("lampor", ""),
        ("", ""),
    ],
)
def test_a_slip_is_seen_where_nothing_has_such_a_word(db: Transactions, typed: str, instead: str) -> None:
    db.run(keep, solution("s1", "Vilken dag? Vi köpte nya lampor och tvättade gardinerna.", themes=("anhoriga",)))
    db.run(keep, replace(solution("s2", "Hemtjänsten fick sparkstöttingar."), state=State.DRAFT))
    assert db.read(lambda store: store.search.meant(typed, HERE)) == instead


def test_what_went_well_breaks_ties_and_buries_nothing(db: Transactions) -> None:
    db.run(keep, *(solution(f"s{number}", "Vi köpte lampor till alla.") for number in range(3)))
    db.run(keep, solution("s9", "Lampor lampor.", title="Lampor"))
    db.run(lambda s: s.solutions.add_experience(Experience("s2", "m1", Outcome.WELL, "", NOW)))
    db.run(lambda s: s.solutions.add_experience(Experience("s0", "m1", Outcome.NOT, "", NOW)))
    assert found(db, "lampor") == ["s9", "s2", "s0", "s1"]
    db.run(
        lambda s: s.solutions.change(replace(solution("s1", "Vi köpte lampor till alla."), confirmed=date(2100, 1, 1)))
    )
    assert found(db, "lampor") == ["s9", "s2", "s1", "s0"]


def test_places_like_ones_own_come_first_among_what_fits(db: Transactions) -> None:
    db.run(
        keep,
        solution("s1", "Vi köpte lampor till alla.", size_class="stor", provider="privat"),
        solution("s2", "Vi köpte lampor till alla, och mer.", size_class="liten", provider="privat"),
        solution("s3", "Vi köpte lampor till alla, och annat.", size_class="liten", provider="kommunal"),
        solution("s4", "Vi ville gärna ha mer av allt annat, och på vinden stod några lampor.", size_class="liten"),
    )
    assert found(db, "köpte lampor")[0] == "s1"
    assert found(db, "köpte lampor", Filters(like_size="liten", like_provider="kommunal"))[:3] == ["s3", "s2", "s1"]


def test_a_room_has_its_own_words_for_the_same(db: Transactions) -> None:
    db.run(keep, solution("s1", "Vi införde kaffepaus."))
    assert found(db, "bensträckare") == []
    db.run(lambda s: s.networks.change(replace(NETWORK, settings=Settings(synonyms=("bensträckare, kaffepaus",)))))
    assert found(db, "bensträckare") == ["s1"]


def test_what_says_nearly_the_same_is_told_and_what_is_only_about_it_is_not(db: Transactions) -> None:
    db.run(
        keep,
        solution("s1", "Vi lät nattpersonalen skriva annonsen själva och fick tolv sökande till tjänsterna."),
        solution("s2", "Vi annonserade i lokaltidningen efter personal.", title="Annonsen"),
        solution("s3", "Vi byttes om att laga kvällsmat."),
    )

    def same(words: str, but: str = "") -> list[str]:
        hits = db.read(lambda s: s.search.nearly_same(words, HERE, limit=3, but=but))
        return [hit.solution for hit in hits]

    twin = "Nattpersonalen fick skriva annonsen själva. Tolv sökande till tjänsterna kom."
    assert same(twin) == ["s1"]
    assert same(twin, but="s1") == []
    assert same("Vi skickade annonsen till skolorna och bjöd in dem på kaffe med våra elever.") == []


def test_questions_about_the_same_are_found_as_long_as_they_are_open(db: Transactions) -> None:
    asked = replace(question("q1", body="Hur får ni tag på vikarier till helgens nattpass?"), told_at=NOW)
    db.run(lambda s: s.questions.add(asked))
    db.run(lambda s: s.questions.add(question("q2", body="Vad gör ni när anhöriga klagar på maten?")))

    def alike(words: str, viewer: Viewer = HERE) -> list[str]:
        return db.read(lambda s: s.search.similar_questions(words, viewer, limit=3))

    assert alike("Någon som vet hur man hittar en vikarie till ett nattpass på helgen?") == ["q1"]
    assert alike("Vi behöver nya lampor.") == []
    assert alike("vikarier nattpass helgens", Viewer("n2")) == []
    db.run(lambda s: s.questions.change(replace(asked, state=QuestionState.WITHDRAWN)))
    assert alike("vikarier nattpass helgens") == []
