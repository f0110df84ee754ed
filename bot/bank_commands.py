"""`rummet import`, `export`, `search` and `reindex`: the lösningar bank from the command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING, TypeVar

from tqdm import tqdm

from bot import bank
from bot.wrong import NOT_CURRENT, WrongError
from domain.bank import Brought
from domain.ids import new_id
from domain.networks import Network
from domain.search import Filters, Viewer
from domain.solutions import Solution

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from bot.settings import Settings
    from domain.store import Store
    from storage.run import Transactions

    Act = Callable[[Namespace], int | None]
    Add = Callable[[str, Act, str], ArgumentParser]
    ReadSettings = Callable[[Namespace], Settings]
    Found = dict[str, str | int | float]

T = TypeVar("T")

READ_AT_ONCE = 50
NAME = "Rummet"
"""Of the network that an import makes on an empty database, unless it is given one."""


def add(add_command: Add, read_settings: ReadSettings) -> None:
    """`add_command` takes a name, what it does and what it is about, and gives the parser of its arguments."""

    def doing(act: Callable[[Namespace, Settings], None]) -> Act:
        return lambda given: act(given, read_settings(given))

    bring = add_command("import", doing(_import), "bring lösningar in from a file, CSV or JSON Lines")
    bring.add_argument("file", metavar="FILE", type=Path)
    bring.add_argument("--keep-good", action="store_true", help="leave bad lines out instead of leaving all of it")
    export = add_command("export", doing(_export), "write the released lösningar to a file, CSV or JSON Lines")
    export.add_argument("file", metavar="FILE", nargs="?", type=Path, help="default: standard output")
    export.add_argument("--format", choices=("csv", "jsonl"), help="default: by the file's name, else jsonl")
    search = add_command("search", doing(_search), "search the lösningar")
    search.add_argument("words", metavar="WORDS", nargs="*")
    search.add_argument(
        "--queries", metavar="FILE", type=Path, help="lines id<TAB>text; prints id<TAB>lösning<TAB>rank"
    )
    search.add_argument("--limit", type=int, default=10, help="how many at most (default: %(default)s)")
    search.add_argument("--json", action="store_true", help="print a JSON list")
    add_command("reindex", doing(_reindex), "make the search index anew; it is searched and written to meanwhile")
    for command in (bring, export, search):
        command.add_argument("--network", help="its name; may be left out where there is only one")


def _import(given: Namespace, settings: Settings) -> None:
    found = bank.read(_content(given.file), bank.format_of(given.file.name))
    for number, reason in found.bad:
        print(f"line {number}: {reason}", file=sys.stderr)
    for number, kind in found.personal:
        print(f"line {number}: notice: looks like personal data ({kind}); read it through", file=sys.stderr)
    if found.ignored:
        print(f"notice: fields left out: {', '.join(found.ignored)}", file=sys.stderr)
    if found.bad and not given.keep_good:
        raise WrongError(f"{len(found.bad)} bad lines; nothing was brought in. Mend them, or give --keep-good.")
    if not found.good:
        raise WrongError("Nothing to bring in.")
    with _database(settings, upgraded=True) as database:
        chance = SystemRandom()
        founded = Network(new_id(chance), given.network or NAME, settings.language, chance.randbytes(16))

        def act(store: Store) -> tuple[Network, dict[Brought, int]]:
            if not store.networks.all():
                store.networks.add(founded, None)
            network = _network(store, given.network)
            now = datetime.now(UTC)
            return network, bank.bring_in(store, network.id, found.good, now=now, chance=chance, progress=_progress)

        network, became = database.run(act)
    counts = ", ".join(f"{became.get(brought, 0)} {said}" for brought, said in SAID.items())
    print(f"{network.name}: {counts}, {len(found.bad)} bad.")


SAID = {
    Brought.NEW: "new",
    Brought.CHANGED: "changed",
    Brought.SAME: "as before",
    Brought.LEFT: "left alone (members' own, or taken back)",
}


def _progress(those: Sequence[T]) -> Iterator[T]:
    yield from tqdm(those, unit="lösning", file=sys.stderr)


def _export(given: Namespace, settings: Settings) -> None:
    from handlers.catalog import Catalog

    kind = given.format or (bank.format_of(given.file.name) if given.file else None) or "jsonl"

    def act(store: Store) -> list[Solution]:
        return store.solutions.released(_network(store, given.network).id)

    with _database(settings) as database:
        kept = sorted(database.read(act), key=bank.name_of)
    words = Catalog().words("sv")
    if given.file is None:
        sys.stdout.writelines(bank.write(kept, kind, words))
        return
    try:
        # The mark at the beginning tells a spreadsheet that å, ä and ö are UTF-8.
        encoding = "utf-8-sig" if kind == "csv" else "utf-8"
        with given.file.open("w", encoding=encoding, newline="") as file:
            file.writelines(bank.write(_progress(kept), kind, words))
    except OSError as error:
        raise WrongError(f"{given.file} cannot be written: {error.strerror}.") from error


def _search(given: Namespace, settings: Settings) -> None:
    if bool(given.words) == bool(given.queries):
        raise WrongError("Give either words to search for or --queries FILE.")
    if given.limit < 1:
        raise WrongError("--limit must be at least 1.")
    asked = _queries(given.queries) if given.queries else [("", " ".join(given.words))]

    def act(store: Store) -> list[tuple[str, list[Found]]]:
        viewer = Viewer(_network(store, given.network).id)
        return [(query, _found(store, text, viewer, given.limit)) for query, text in asked]

    with _database(settings) as database:
        answered = database.read(act)
    if given.queries:
        sys.stdout.writelines(f"{query}\t{one['id']}\t{one['rank']}\n" for query, found in answered for one in found)
        return
    found = answered[0][1]
    if given.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    elif found:
        sys.stdout.writelines(f"{one['rank']}\t{one['id']}\t{one['title']}\n" for one in found)
    else:
        print("Nothing found.", file=sys.stderr)


def _reindex(_given: Namespace, settings: Settings) -> None:
    from storage import meanings, reindex

    with _database(settings) as database:
        many = database.read(lambda store: sum(len(store.solutions.released(n.id)) for n in store.networks.all()))
        with tqdm(total=many, unit="lösning", file=sys.stderr) as bar:
            reindex.renew(database, anew=True, progress=bar.update)
            indexed = bar.n
        with tqdm(desc="by meaning", unit="lösning", file=sys.stderr, disable=not settings.meaning) as bar:
            while more := reindex.patiently(lambda: meanings.read(database, READ_AT_ONCE)):
                bar.update(more)
    print(f"Indexed anew: {indexed} lösningar.")


def _found(store: Store, text: str, viewer: Viewer, limit: int) -> list[Found]:
    hits = store.search.find(text, Filters(), viewer, limit=limit)
    pairs = [(hit, store.solutions.get(hit.solution)) for hit in hits]
    return [
        {"rank": rank, "id": bank.name_of(kept), "title": kept.text.title, "score": hit.score}
        for rank, (hit, kept) in enumerate(pairs, 1)
        if kept
    ]


def _queries(file: Path) -> list[tuple[str, str]]:
    lines = [line.split("\t", 1) for line in _content(file).removeprefix("\ufeff").splitlines() if line.strip()]
    if bad := [line for line in lines if len(line) == 1]:
        raise WrongError(f"{file}: {len(bad)} lines without a tab. Each must be id<TAB>text.")
    return [(line[0], line[1]) for line in lines]


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise WrongError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise WrongError(f"{file} is not UTF-8. Save it as UTF-8 and try again.") from error


def _network(store: Store, name: str | None) -> Network:
    known = store.networks.all()
    if name is None and len(known) == 1:
        return known[0]
    if named := [network for network in known if name in (network.name, network.id)]:
        return named[0]
    if not known:
        raise WrongError("There is no network yet. Bring lösningar in with rummet import, or run rummet admit.")
    raise WrongError(f"Say which network with --network: {', '.join(network.name for network in known)}.")


@contextmanager
def _database(settings: Settings, *, upgraded: bool = False) -> Iterator[Transactions]:
    """`upgraded`: brought to this version first; otherwise it must be."""
    from bot import meaning
    from storage import engine as engines
    from storage import migrate
    from storage.run import Transactions

    engine = engines.make(settings.database_url)
    try:
        if upgraded:
            migrate.upgrade(engine)
        elif not migrate.is_current(engine):
            raise WrongError(NOT_CURRENT)
        yield Transactions(engine, SystemRandom(), model=meaning.load(wanted=settings.meaning))
    finally:
        engine.dispose()
