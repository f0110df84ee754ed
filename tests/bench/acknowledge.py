"""How long a request waits for its acknowledgement: the bot with 1,000 members and 10,000 lösningar in SQLite, beside a
Bolt app that only acknowledges. Both get the very same payloads over the same kind of server, in turn, in one run.

    make bench
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from random import Random
from statistics import quantiles

import psutil
from tqdm import tqdm

from bot.demo.double import Double
from bot.demo.lines import Ack, HttpLine, Kind, Retry
from bot.demo.people import Person
from bot.demo.records import App, Json
from bot.demo.server import DemoServer
from bot.demo.state import Workspace
from bot.manifest import manifest
from domain.ids import new_id
from domain.members import PLEDGE_VERSION, Identity, Member
from domain.networks import Network, Place
from domain.solutions import Solution, State, Text
from storage import engine, migrate
from storage.run import Transactions
from storage.store import Store

MEMBERS, SOLUTIONS, AT_ONCE, ROUNDS = 1_000, 10_000, 2, 60
TEAM, CHANNEL = "TBENCH", "CBENCH"
SENDERS = ("Jag. Frågan visas med mitt namn", "Ingen. Frågan visas utan namn")
WORDS = (
    "vikarie sjuk natten",
    "delade turer helg",
    "anhörig arg mejl",
    "ny medarbetare introduktion",
    "besparing hur säga",
)


@dataclass(slots=True)
class Beside:
    """Sends to the bot, and then the same to the bare app; keeps both times, in seconds, by kind of request."""

    bot: HttpLine
    bare: HttpLine
    times: defaultdict[str, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))

    def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Ack | None:
        start = time.perf_counter()
        answer = self.bot.send(kind, payload, retry)
        between = time.perf_counter()
        self.bare.send(kind, payload, retry)
        self.times[_name(kind, payload)].append((between - start, time.perf_counter() - between))
        return answer


def _name(kind: Kind, payload: Json) -> str:
    match kind, payload:
        case "slash_commands", {"command": str(command)}:
            return command
        case _, {"type": "view_submission", "view": {"callback_id": str(form)}}:
            return f"form {form}"
        case _, {"actions": [{"action_id": str(action)}, *_]}:
            return f"button {action}"
        case _:
            return kind


def _accounts() -> list[Text]:
    lines = files("bot.demo").joinpath("losningar.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    return [
        Text(one["did"], one["title"], one["situation"], one["result"], one["user_notices"], tuple(one["themes"]))
        for one in told
    ]


def furnish(store: Store, chance: Random) -> None:
    """Lösningar of natural length: each takes its parts from different accounts."""
    network = Network(new_id(chance), "Bench", "sv", chance.randbytes(16))
    store.networks.add(network, Place("slack", TEAM, CHANNEL))
    for number in range(MEMBERS):
        member = Member(new_id(chance), network.id, f"Medlem {number}", pledge=PLEDGE_VERSION)
        store.members.add(member, Identity("slack", TEAM, f"U{number:04}"))
    accounts, now = _accounts(), datetime(2026, 1, 1, tzinfo=UTC)
    for _ in tqdm(range(SOLUTIONS), "lösningar", leave=False, disable=None):
        one, two, three, four = chance.choices(accounts, k=4)
        text = Text(one.did, two.title, three.situation, four.result, one.user_notices, two.themes)
        store.solutions.add(
            Solution(new_id(chance), network.id, text, None, named=False, state=State.RELEASED, since=now)
        )


@contextmanager
def serving(which: str, api_url: str, database_url: str) -> Iterator[tuple[HttpLine, psutil.Process, float]]:
    """Also how long it took until it answered, in seconds."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    start = time.perf_counter()
    command = [sys.executable, "-m", "tests.bench.server", which, api_url, str(port), database_url]
    with subprocess.Popen(command) as process:
        try:
            while not _answers(f"http://127.0.0.1:{port}/health"):
                if process.poll() is not None:
                    raise SystemExit(f"the {which} server ended")
                time.sleep(0.01)  # asks again until it answers
            address = f"http://127.0.0.1:{port}/slack/events"
            addresses: dict[Kind, str] = dict.fromkeys(("slash_commands", "interactive", "events_api"), address)
            line = HttpLine(addresses, App().signing_secret, time.time)
            yield line, psutil.Process(process.pid), time.perf_counter() - start
        finally:
            process.terminate()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1):
            return True
    except urllib.error.URLError:
        return False


def act(double: Double, user: str, chance: Random) -> None:
    """What a member does in a minute: looks around, asks, searches."""
    person = double.person(user)
    _open(person, "/fraga")
    person.close()
    _open(person, "/losning", chance.choice(WORDS))
    person.close()
    _open(person, "/fraga")
    person.fill("Vad vill du fråga?", f"Hur gör ni med {chance.choice(WORDS)} när det är som mest att göra?")
    person.fill("Vem står som avsändare?", chance.choice(SENDERS))
    person.submit()
    person.submit()
    person.close()


def _open(person: Person, command: str, text: str = "") -> None:
    """The form comes after the acknowledgement."""
    person.command(command, text)
    while person.view is None:
        time.sleep(0.001)  # looks again until it is there


def main() -> None:
    chance = Random(1)
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        url = f"sqlite:///{folder / 'bench.sqlite3'}"
        database = engine.make(url)
        migrate.upgrade(database)
        Transactions(database, chance).run(furnish, chance)
        workspace = Workspace(App.from_manifest(manifest()), clock=lambda: datetime.now(UTC), team=TEAM)
        channel = workspace.add_channel("rummet", channel_id=CHANNEL)
        people = [workspace.add_user(f"Medlem {n}", user_id=f"U{n:04}").id for n in range(MEMBERS)]
        for user in [workspace.app.bot_user, *people[:ROUNDS]]:
            workspace.join(channel, user)
        double = Double(workspace)
        server = opened.enter_context(DemoServer(double))
        api_url = f"{server.url}/api/"
        bare, _, _ = opened.enter_context(serving("bare", api_url, url))
        bot, process, ready = opened.enter_context(serving("rummet", api_url, url))
        beside = Beside(bot, bare)
        double.delivery.line = beside
        with ThreadPoolExecutor(AT_ONCE) as crowd:
            acts = [crowd.submit(act, double, user, Random(number)) for number, user in enumerate(people[:ROUNDS])]
            for done in tqdm(acts, "members", leave=False, disable=None):
                done.result()
        report(beside, ready=ready, memory=process.memory_info().rss)


def report(beside: Beside, *, ready: float, memory: int) -> None:
    print(f"{'request':32} {'n':>5} {'p50 ms':>8} {'p95 ms':>8} {'bare p95':>9} {'ratio':>6}")
    every = [pair for pairs in beside.times.values() for pair in pairs]
    for name, pairs in [*sorted(beside.times.items()), ("all", every)]:
        ours, bares = ([1000 * pair[side] for pair in pairs] for side in (0, 1))
        p95, bare95 = quantiles(ours, n=20)[-1], quantiles(bares, n=20)[-1]
        print(f"{name:32} {len(pairs):5} {quantiles(ours, n=2)[0]:8.1f} {p95:8.1f} {bare95:9.1f} {p95 / bare95:6.2f}")
    print(f"ready after {ready:.2f} s (aim: 3); memory {memory / 2**20:.0f} MiB (aim: 200); p95 aim: ratio 2")


if __name__ == "__main__":
    main()
