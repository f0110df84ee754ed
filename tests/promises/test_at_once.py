"""Two workers that come to the same slot at the same moment bring everything once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from random import Random
from threading import Barrier
from typing import TYPE_CHECKING

from bot.workdays import swedish
from domain import digests, freshness, letters, lulls, questions, solutions, waiting
from domain.errors import Busy
from domain.lulls import Lull
from domain.members import PLEDGE_VERSION, Role
from domain.prompts import Prompt
from domain.questions import Ask
from domain.quiet import Pause
from domain.slots import at, local
from domain.solutions import Keep, Text
from domain.waiting import Waiting, WaitingVent
from storage import engine as engines
from storage.run import Transactions
from tests.promises import copies
from tests.storage.data import ANNA, BOSSE, HERE, NETWORK, known
from tests.world import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.store import Store

WORKERS = 3
DAY = timedelta(days=1)
SLOT = at(local(MONDAY).date() + 7 * DAY, 12)


def furnish(store: Store) -> None:
    """Silent for long, with something old, a week to tell of, a pause that is over, and a prompt that is due."""
    store.networks.add(NETWORK, HERE)
    pause = Pause(local(SLOT).date() - 3 * DAY, local(SLOT).date() - DAY)
    reads = replace(ANNA, role=Role.FACILITATOR, pledge=PLEDGE_VERSION, digest=True)
    store.members.add(reads, known("U1"))
    store.members.add(replace(BOSSE, pledge=PLEDGE_VERSION, pause=pause), known("U2"))
    questions.ask(store, Ask("q1", "n1", ANNA.id, "Hur gör ni?"), now=SLOT - 2 * DAY)
    for id, days in (("s1", 400), ("s2", 2)):
        keep = Keep(id, "n1", BOSSE.id, Text("Vi ringer."), named=True)
        solutions.keep(store, keep, now=SLOT - days * DAY)
    store.lulls.put(Lull("n1", SLOT - 30 * DAY))
    store.prompts.add(Prompt("p1", "n1", "Vad är svårt?", SLOT))
    rows = [Waiting(f"w{number}", "n1", SLOT, WaitingVent("natt")) for number in range(3)]
    store.waiting.rewrite(rows, Random(1))


def test_each_thing_comes_once(tables_url: str) -> None:
    engine = engines.make(tables_url)
    Transactions(engine, Random(0)).run(furnish)
    together = Barrier(WORKERS)

    def work(number: int) -> None:
        chance, holiday = Random(number), swedish()
        db = Transactions(engine, chance)
        jobs: tuple[Callable[[], object], ...] = (
            lambda: db.run(waiting.come_to_slot, now=SLOT, chance=chance),
            lambda: db.run(digests.come_to_slot, holiday, now=SLOT),
            lambda: db.run(freshness.ask, now=SLOT),
            lambda: db.run(lulls.notice, holiday, now=SLOT + 30 * DAY),
            lambda: db.run(letters.deliver, holiday, now=SLOT),
        )
        for job in jobs:
            together.wait()
            while True:
                try:
                    job()
                except Busy:
                    continue
                break

    with ThreadPoolExecutor(WORKERS) as workers:
        list(workers.map(work, range(WORKERS)))
    tables = copies.said(engine)
    engine.dispose()
    told = [(row["act"], row["card"], row["destination"]) for row in tables["outbox"]]
    assert len(told) == len(set(told))
    posted = {row["card"] for row in tables["outbox"]}
    assert {"prompts.card", digests.CARD, digests.AWAY_CARD, freshness.CARD, lulls.CARD} <= posted
    assert [row["number"] for row in tables["vents"]] == [3]
    assert tables["waiting"] == tables["letters"] == []
