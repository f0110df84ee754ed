"""The lösningar bank in and out of files, and searched from the command line, as the operator does it."""

import csv
import io
import json
import re
from dataclasses import replace
from importlib import resources
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import bank
from bot.bank import Format
from domain.networks import Network
from domain.solutions import Solution, State, Text, tidy
from domain.text import clean
from domain.themes import CROSSES, PROVIDERS, SIZE_CLASSES, THEMES
from handlers.catalog import Catalog
from storage import engine as engines
from storage import migrate
from storage.run import Transactions
from storage.store import Store
from tests.bot.conftest import Rummet
from tests.small import ANNA, START, identity

GOOD = {"id": "L1", "title": "Sommarschema", "did": "Vi lade schemat i april.", "themes": ["schema", "hot och våld"]}
SEED = resources.files("bot.demo") / "losningar.jsonl"


def jsonl(path: Path, *records: object) -> str:
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in records), encoding="utf-8")
    return str(path)


def test_the_corpus_goes_in_and_comes_out_the_same(rummet: Rummet, tmp_path: Path) -> None:
    seed = tmp_path / "seed.jsonl"
    seed.write_text(SEED.read_text(encoding="utf-8"), encoding="utf-8")
    ended, out, err = rummet("import", str(seed))
    assert (ended, out.split(", ")[0]) == (0, "Rummet: 120 new")
    assert "100%" in err
    assert "0 new, 0 changed, 120 as before" in rummet("import", str(seed))[1]
    records = {record["id"]: record for record in map(json.loads, seed.read_text(encoding="utf-8").splitlines())}
    exported = {record["id"]: record for record in map(json.loads, rummet("export")[1].splitlines())}
    held = [(one.pop("confirmed"), one.pop("outdated")) for one in exported.values()]
    assert all(re.fullmatch(r"\d{4}-\d\d", month) and not reason for month, reason in held)
    assert exported == records


@pytest.mark.parametrize("name", ["bank.csv", "bank.jsonl"])
def test_an_exported_file_changes_nothing_when_it_is_brought_in(rummet: Rummet, tmp_path: Path, name: str) -> None:
    rummet("import", jsonl(tmp_path / "in.jsonl", GOOD, {"did": 'Utan id.\nTvå rader, "citat"; semikolon'}))
    file = str(tmp_path / name)
    assert rummet("export", file)[0] == 0
    assert "0 new, 0 changed, 2 as before" in rummet("import", file)[1]


def test_no_cell_is_a_formula_in_a_spreadsheet_and_all_come_back_as_they_were(rummet: Rummet, tmp_path: Path) -> None:
    dids = ["=HYPERLINK(A1)", "+46", "-1 tjänst", "@SUM(A1)", "'=1", "''-2", "'citat'", "Vi = ni"]
    records = [{"id": f"L{at}", "did": did, "title": did, "themes": ["=x"]} for at, did in enumerate(dids)]
    rummet("import", jsonl(tmp_path / "in.jsonl", *records))
    file = tmp_path / "bank.csv"
    assert rummet("export", str(file))[0] == 0
    cells = [cell for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "0 new, 0 changed, 8 as before" in rummet("import", str(file))[1]


@pytest.mark.parametrize("name", ["bank.csv", "bank.jsonl"])
def test_whether_it_holds_goes_along_by_the_month(rummet: Rummet, tmp_path: Path, name: str) -> None:
    old = {"id": "L2", "did": "Vi köpte lampor.", "confirmed": "2024-05", "outdated": "De är utbytta."}
    rummet("import", jsonl(tmp_path / "in.jsonl", {**GOOD, "confirmed": "2025-03"}, old))
    file = str(tmp_path / name)
    rummet("export", file)
    assert "0 new, 0 changed, 2 as before" in rummet("import", file)[1]
    told = [(one["confirmed"], one["outdated"]) for one in map(json.loads, rummet("export")[1].splitlines())]
    assert told == [("2025-03", ""), ("2024-05", "De är utbytta.")]


def test_a_changed_line_changes_its_lösning_and_no_other(rummet: Rummet, tmp_path: Path) -> None:  # noqa: PLC2401  the word itself
    other = {"id": "L2", "did": "Något annat."}
    rummet("import", jsonl(tmp_path / "a.jsonl", GOOD, other))
    changed = {**GOOD, "did": "Vi lade schemat i mars."}
    assert (
        "1 new, 1 changed, 1 as before"
        in rummet("import", jsonl(tmp_path / "b.jsonl", changed, other, {"did": "Ny."}))[1]
    )
    assert "mars" in rummet("export", "--format", "csv")[1]


def test_other_names_of_fields_and_other_ways_of_writing_are_understood(rummet: Rummet, tmp_path: Path) -> None:
    semicolons = '﻿id;Body;tags;provider;set\r\n7;"Vi ringde.\r\nSedan skrev vi.";hot och våld, eget;PRIVAT;x\r\n\r\n'
    file = tmp_path / "b.csv"
    file.write_bytes(semicolons.encode())
    ended, _, err = rummet("import", str(file))
    assert ended == 0
    assert "fields left out: set" in err
    (record,) = map(json.loads, rummet("export")[1].splitlines())
    assert (record["id"], record["title"], record["did"]) == ("7", "Vi ringde", "Vi ringde.\nSedan skrev vi.")
    assert (record["themes"], record["provider"]) == (["hot och våld", "eget"], "privat")


BAD = (
    ("{broken", "line 2: it is not JSON"),
    ("[1]", "line 2: it is JSON, but no object"),
    ({"title": "Inget gjort"}, "line 2: did (or body) is missing"),
    ({"did": " \u200b "}, "line 2: did (or body) is missing"),
    ({"did": ["a"]}, "line 2: did must be text"),
    ({"did": "x", "themes": [1]}, "line 2: themes must be text, or a list of texts"),
    ({"did": "x", "size_class": "enorm"}, "line 2: size_class must be one of liten, mellan, stor"),
    ({"did": "x", "confirmed": "i våras"}, "line 2: confirmed must be a month such as 2026-03"),
    ({"id": "L1", "did": "x"}, "line 2: the id L1 stands on line 1 already"),
)


@pytest.mark.parametrize(("bad", "reason"), BAD, ids=[reason for _, reason in BAD])
def test_a_bad_line_keeps_the_whole_file_out_unless_the_good_is_asked_for(
    rummet: Rummet, tmp_path: Path, bad: object, reason: str
) -> None:
    file = jsonl(tmp_path / "a.jsonl", GOOD, bad)
    ended, out, err = rummet("import", file)
    assert (ended, out) == (2, "")
    assert reason in err
    assert "nothing was brought in" in err
    assert "rummet migrate" in rummet("export")[2], "not even the tables were made"
    ended, out, err = rummet("import", "--keep-good", file)
    assert (ended, reason in err) == (0, True)
    assert "1 new" in out
    assert "1 bad" in out


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("title,cost\na,b", "line 1: the first line must name the columns"),
        ("did,title\na,b,c", "line 2: it has 3 cells, but there are 2 columns"),
        ('did,title\nbra,b\n"öppen', "line 3: a quotation mark is not closed"),
        ("", "Nothing to bring in."),
    ],
)
def test_a_table_that_is_no_table_is_told_of(rummet: Rummet, tmp_path: Path, content: str, reason: str) -> None:
    file = tmp_path / "a.csv"
    file.write_text(content, encoding="utf-8")
    ended, _, err = rummet("import", str(file))
    assert ended == 2
    assert reason in err


def test_a_file_that_cannot_be_read_or_written_is_told_of(rummet: Rummet, tmp_path: Path) -> None:
    assert "cannot be read" in rummet("import", str(tmp_path / "none.csv"))[2]
    latin = tmp_path / "latin.csv"
    latin.write_bytes("did\nVi åkte".encode("latin-1"))
    assert "not UTF-8" in rummet("import", str(latin))[2]
    rummet("import", jsonl(tmp_path / "a.jsonl", GOOD))
    assert "cannot be written" in rummet("export", str(tmp_path / "no" / "such.csv"))[2]


def test_what_looks_like_personal_data_is_noticed_and_not_stopped(rummet: Rummet, tmp_path: Path) -> None:
    ended, out, err = rummet("import", jsonl(tmp_path / "a.jsonl", GOOD, {"did": "Ring 070-123 45 67."}))
    assert (ended, "2 new" in out) == (0, True)
    assert "line 2: notice: looks like personal data (phone)" in err
    assert "070" not in err


def test_the_network_may_be_left_out_only_where_there_is_one(rummet: Rummet, tmp_path: Path, sqlite_url: str) -> None:
    file = jsonl(tmp_path / "a.jsonl", GOOD)
    assert "Väst: 1 new" in rummet("import", "--network", "Väst", file)[1]
    assert "Väst: 0 new" in rummet("import", file)[1]
    engine = engines.make(sqlite_url)
    Transactions(engine, Random(1)).run(lambda store: store.networks.add(Network("n2", "Öst", "sv", b"salt"), None))
    engine.dispose()
    for command in (("import", file), ("export",), ("search", "schema")):
        ended, _, err = rummet(*command)
        assert (ended, "Say which network with --network: Väst, Öst." in err) == (2, True)
    assert "Öst: 1 new" in rummet("import", "--network", "Öst", file)[1]
    assert "Say which" in rummet("export", "--network", "Syd")[2]


def test_search_prints_best_first_for_people_and_for_programs(rummet: Rummet, tmp_path: Path) -> None:
    more = {"id": "L2", "title": "Schema på natten", "did": "Ett schema för natten."}
    rummet("import", jsonl(tmp_path / "a.jsonl", GOOD, more))
    assert rummet("search", "schema", "natten")[1] == "1\tL2\tSchema på natten\n2\tL1\tSommarschema\n"
    assert rummet("search", "schema", "--limit", "1")[1].count("\n") == 1
    found = json.loads(rummet("search", "april", "--json")[1])
    assert [(one["rank"], one["id"], one["title"]) for one in found] == [(1, "L1", "Sommarschema")]
    assert json.loads(rummet("search", "finnsinte", "--json")[1]) == []
    assert rummet("search", "finnsinte") == (0, "", "Nothing found.\n")
    queries = tmp_path / "q.tsv"
    queries.write_text("A\tapril\nB\tfinns inte\nC\tnatt schema\n", encoding="utf-8")
    assert rummet("search", "--queries", str(queries))[1] == "A\tL1\t1\nC\tL2\t1\nC\tL1\t2\n"


def test_the_index_is_made_anew_and_finds_the_same(rummet: Rummet, tmp_path: Path) -> None:
    more = {"id": "L2", "title": "Schema på natten", "did": "Ett schema för natten."}
    rummet("import", jsonl(tmp_path / "a.jsonl", GOOD, more))
    before = rummet("search", "schema", "natten")
    ended, out, err = rummet("reindex")
    assert (ended, out) == (0, "Indexed anew: 2 lösningar.\n")
    assert "2/2" in err
    assert rummet("search", "schema", "natten") == before


@pytest.mark.parametrize(
    "wrong", [(), ("ord", "--queries", "q.tsv"), ("ord", "--limit", "0"), ("--queries", "bad.tsv")]
)
def test_a_search_that_makes_no_sense_says_what_would(rummet: Rummet, tmp_path: Path, wrong: tuple[str, ...]) -> None:
    rummet("import", jsonl(tmp_path / "a.jsonl", GOOD))
    (tmp_path / "bad.tsv").write_text("utan tabb\n", encoding="utf-8")
    ended, out, err = rummet("search", *wrong)
    assert (ended, out) == (2, "")
    assert err.endswith(".\n")


def test_only_what_is_released_leaves_and_without_names(rummet: Rummet, sqlite_url: str) -> None:
    engine = engines.make(sqlite_url)
    migrate.upgrade(engine)
    kept = Solution("s1", "n1", tidy(Text("Vi gick ut.")), "anna", named=True, state=State.RELEASED, since=START)

    def fill(store: Store) -> None:
        store.networks.add(Network("n1", "Väst", "sv", b"salt"), None)
        store.members.add(ANNA, identity("anna"))
        store.solutions.add(kept)
        store.solutions.add(replace(kept, id="s2", text=tidy(Text("Ett utkast.")), state=State.DRAFT))
        store.solutions.add(replace(kept, id="s3", text=Text(""), state=State.TAKEN_BACK))

    Transactions(engine, Random(1)).run(fill)
    engine.dispose()
    out = rummet("export")[1]
    assert [json.loads(line)["did"] for line in out.splitlines()] == ["Vi gick ut."]
    assert "anna" not in out.lower()


TEXTS = st.builds(
    Text,
    did=st.text(min_size=1).filter(clean),
    title=st.text(),
    situation=st.text(),
    result=st.text(),
    user_notices=st.text(),
    themes=st.lists(st.sampled_from(THEMES) | st.text()).map(tuple),
    crosses=st.lists(st.sampled_from(CROSSES) | st.text()).map(tuple),
    size_class=st.sampled_from(("", *SIZE_CLASSES)),
    provider=st.sampled_from(("", *PROVIDERS)),
    cost=st.text(),
)


@given(st.lists(TEXTS, max_size=4), st.sampled_from(["csv", "jsonl"]))
def test_whatever_is_written_out_reads_back_the_same(texts: list[Text], kind: Format) -> None:
    tidied = [tidy(text) for text in texts]
    kept = [
        Solution(f"s{n}", "n1", text, None, named=False, state=State.RELEASED, since=START)
        for n, text in enumerate(tidied)
    ]
    content = "".join(bank.write(kept, kind, Catalog().words("sv")))
    found = bank.read(content, kind)
    assert found.bad == ()
    assert [(line.external_id, line.held.text) for line in found.good] == [(one.id, one.text) for one in kept]


@given(st.text(), st.sampled_from(["csv", "jsonl", None]))
def test_no_content_breaks_the_reading(content: str, kind: Format | None) -> None:
    found = bank.read(content, kind)
    assert all(line.held.text.did for line in found.good)
    assert all(number >= 1 and reason for number, reason in found.bad)


def test_a_spreadsheet_opens_it_with_its_letters(rummet: Rummet, tmp_path: Path) -> None:
    rummet("import", jsonl(tmp_path / "a.jsonl", GOOD))
    rummet("export", str(tmp_path / "b.csv"))
    content = (tmp_path / "b.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert row["themes"] == "schema; hot och våld"
