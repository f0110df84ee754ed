"""The optional model that tells what texts mean: what it is good for, how it is turned on, and when it cannot be."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import replace
from importlib import resources
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot import meaning
from domain.meanings import passages
from domain.solutions import Text
from storage import engine as engines
from storage.run import Transactions
from tests.bot.speaking import Platform, Time, make_worker
from tests.machine import model_package
from tests.storage.conftest import settle
from tests.storage.test_meanings import BEDROOM, Reader, keep

if TYPE_CHECKING:
    from pathlib import Path

    from domain.meanings import Model
    from tests.bot.conftest import Rummet

ASKED = "dottern ringer hela tiden och är arg"
SEED = resources.files("bot.demo") / "losningar.jsonl"


@pytest.fixture(scope="module")
def model() -> Model:
    model_package()
    model = meaning.load(wanted=True)
    assert model
    return model


@pytest.mark.parametrize(
    ("asked", "same", "other"),
    [
        (
            "Hur gör ni när personal är sjuk?",
            "Vi ringde in en vikarie när någon anmälde frånvaro.",
            "Vi bakar på onsdagar.",
        ),
        ("Anhöriga som klagar", "Dottern var missnöjd med vården och hörde av sig.", "Vi bytte däck på alla bilar."),
        ("De boende är ensamma", "Besök av hundar gav dem sällskap.", "Lönen betalas ut den sista i månaden."),
    ],
)
def test_what_means_the_same_is_more_alike_than_what_does_not(model: Model, asked: str, same: str, other: str) -> None:
    question = model.question(asked)
    alike, unlike = (model.likeness(question, model.passages([text])) for text in (same, other))
    assert unlike < alike <= 1


def test_a_text_is_as_alike_as_the_passage_of_it_that_is_most(model: Model) -> None:
    told = ["Vi bytte däck på alla bilar.", "Dottern var missnöjd med maten.", "Schemat blev klart i april."]
    question = model.question("Anhöriga klagar på maten")
    each = [model.likeness(question, model.passages([one])) for one in told]
    assert max(each) == each[1]
    assert model.likeness(question, model.passages(told)) == pytest.approx(each[1], abs=1e-5)


def test_the_same_text_is_always_read_alike_and_no_text_is_too_long_or_too_short(model: Model) -> None:
    for text in ("", "?", "\u0001 🙂", "Vi bytte schema. " * 60):
        assert model.passages([text]) == model.passages([text])
        assert model.question(text) == model.question(text)
    empty, long = passages(Text("")), passages(Text("Vi bytte schema. " * 60))
    assert len(model.passages(long)) == len(long) * len(model.passages(empty))


@pytest.fixture
def some(tmp_path: Path) -> str:
    """Of the demonstration's lösningar, four that are about families and two that only share words with `ASKED`."""
    titles = ("Livet på ett A4", "Klagomålet", "Dela bilder", "Telefontid", "BPSD", "Vakpool")
    lines = [
        one for one in SEED.read_text(encoding="utf-8").splitlines() if json.loads(one)["title"].startswith(titles)
    ]
    assert len(lines) == len(titles)
    file = tmp_path / "some.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def test_the_operator_turns_it_on_has_all_of_it_read_and_turns_it_off_again(
    rummet: Rummet, some: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model_package()

    def search() -> dict[str, float]:
        found = json.loads(rummet("search", "--json", ASKED)[1])
        return {one["title"].split()[0]: one["score"] for one in found}

    rummet("import", some)
    words = search()
    monkeypatch.setenv("RUMMET_MEANING", "on")
    assert search() == words
    ended, out, err = rummet("reindex")
    assert (ended, out) == (0, "Indexed anew: 6 lösningar.\n")
    assert "by meaning: 6" in err
    meant = search()
    assert meant.keys() == words.keys()
    assert {one for one in meant if meant[one] > words[one]} == {"Livet", "Klagomålet", "Dela", "Telefontid"}
    assert {one for one in meant if meant[one] < words[one]} == {"BPSD-skattning", "Vakpool"}
    rummet("reindex")
    assert search() == meant
    monkeypatch.setenv("RUMMET_MEANING", "off")
    assert search() == words


@pytest.mark.parametrize("command", ["search personalen", "reindex", "check"])
def test_without_what_it_needs_each_command_says_what_to_do(
    rummet: Rummet, some: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacks(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(meaning, "import_module", lacks)
    monkeypatch.setattr(meaning, "PROCESSORS", SEED.joinpath("nowhere"))
    rummet("import", some)
    assert rummet("search", "personalen")[0] == 0
    monkeypatch.setenv("RUMMET_MEANING", "on")
    ended, out, err = rummet(*command.split())
    assert (ended, out) == (2, "")
    assert err.startswith("RUMMET_MEANING is on, but what it needs is not installed. Run make meaning")
    assert "Or leave RUMMET_MEANING out" in err


@pytest.mark.parametrize(("flags", "refused"), [("sse4_2 avx", True), ("avx avx2\nbugs", False), ("avx2 fma", False)])
def test_a_processor_that_cannot_run_it_is_told_of_before_it_is_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, flags: str, *, refused: bool
) -> None:
    tried: list[str] = []

    def lacks(name: str) -> None:
        tried.append(name)
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(meaning, "import_module", lacks)
    monkeypatch.setattr(meaning, "PROCESSORS", tmp_path / "cpuinfo")
    (tmp_path / "cpuinfo").write_text(f"processor : 0\nflags : {flags}\n", encoding="utf-8")
    with pytest.raises(meaning.MeaningMissingError, match="has no AVX2" if refused else "is not installed"):
        meaning.load(wanted=True)
    assert bool(tried) != refused
    tried.clear()
    assert meaning.load(wanted=False) is None
    assert not tried


def test_the_worker_reads_what_was_saved_some_at_a_time(tables_url: str) -> None:
    engine, model, time = engines.make(tables_url), Reader(), Time()
    db = Transactions(engine, Random(1), model=model)
    db.run(settle)
    worker = make_worker(db, Platform(time), {}, time)
    worker.tick()
    assert model.read == []
    db.run(keep, *(replace(BEDROOM, id=f"s{at}", text=Text(f"Natt {at}.")) for at in range(4)))
    worker.tick()
    assert 0 < len(model.read) < 4
    for _ in range(4):
        worker.tick()
    assert sorted(model.read) == [f"Natt {at}." for at in range(4)]
    engine.dispose()


def test_what_a_model_failed_to_read_waits_for_the_next_turn(tables_url: str) -> None:
    engine, model, time = engines.make(tables_url), Reader(), Time()

    def fail() -> None:
        model.meanwhile = lambda: None
        raise RuntimeError

    model.meanwhile = fail
    db = Transactions(engine, Random(1), model=model)
    db.run(settle)
    db.run(keep, BEDROOM)
    worker = make_worker(db, Platform(time), {}, time)
    worker.tick()
    assert [one.id for one in db.read(lambda store: store.search.without_meaning(model.name, 9))] == [BEDROOM.id]
    worker.tick()
    assert db.read(lambda store: store.search.without_meaning(model.name, 9)) == []
    engine.dispose()


def test_all_of_it_is_read_although_others_write_meanwhile(
    rummet: Rummet, some: str, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes keeps the others waiting, on SQLite; here longer than they do."""
    model, other = Reader(), engines.make(sqlite_url)
    held = ExitStack()

    def write() -> None:
        model.meanwhile = lambda: None
        held.enter_context(engines.begins(other, engines.Mode.WRITE).begin())

    model.meanwhile = write
    monkeypatch.setattr("storage.reindex.time.sleep", lambda _seconds: held.close())
    monkeypatch.setattr(meaning, "load", lambda *, wanted: model if wanted else None)
    rummet("import", some)
    monkeypatch.setenv("RUMMET_MEANING", "on")
    ended, _, err = rummet("reindex")
    assert ended == 0
    assert "by meaning: 6" in err
    assert len(set(model.read)) < len(model.read)
    other.dispose()
