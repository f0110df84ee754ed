"""A worker that is killed at any step of any telling: the next one ends what it began, and says nothing twice."""

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine

from domain.networks import Place
from domain.ports import Subject
from storage import engine as engines
from storage.outbox import outbox
from storage.run import Transactions
from storage.store import Store
from tests.bot import killable_worker
from tests.bot.speaking import Platform, Time, plain
from tests.storage.conftest import settle
from tests.storage.data import HERE, ROOM

LEASE_AND_MORE = 61
FORKS = multiprocessing.get_context("forkserver")
"""Each worker is a process of its own, without having to import everything first."""
FORKS.set_forkserver_preload([killable_worker.__name__])


@pytest.fixture
def engine(tables_url: str) -> Iterator[Engine]:
    engine = engines.make(tables_url)
    yield engine
    engine.dispose()


class Watch:
    """Starts workers one after another, and kills each at the first telling whose `step` has killed none before."""

    def __init__(self, engine: Engine, step: str) -> None:
        self.url = engine.url.render_as_string(hide_password=False)
        self.step = step
        self.time = Time()
        self.platform = Platform(self.time)
        self.calls: list[str] = []
        self.platform.before = self.calls.append

    def let_work(self) -> list[str]:
        """At which tellings workers were killed, before one was left with nothing to do."""
        deaths: list[str] = []
        ended = False
        while not ended:
            ended = self._works_to_its_end(deaths)
            self.time.passes(LEASE_AND_MORE)
        return deaths

    def _works_to_its_end(self, deaths: list[str]) -> bool:
        ours, theirs = FORKS.Pipe()
        process = FORKS.Process(target=killable_worker.work, args=(theirs, self.url, self.time.now))
        process.start()
        theirs.close()
        killed = False
        with ours, suppress(EOFError):
            while not killed:
                said = ours.recv()
                killed = said.get("at") == self.step and said["telling"] not in deaths
                if killed:
                    deaths.append(said["telling"])
                    process.kill()
                else:
                    ours.send(self._answer(said))
        process.join()
        assert process.exitcode == (-signal.SIGKILL if killed else 0)
        return not killed

    def _answer(self, said: dict[str, Any]) -> object:
        match said:
            case {"at": _}:
                return "go on"
            case {"call": "post", "channel": channel, "shows": shows, "id": id, "under": under, "since": since}:
                to = Place("slack", "T1", channel)
                began = datetime.fromisoformat(since) if since else None
                return self.platform.post(to, plain(shows), id=id, under=under, since=began)
            case {"call": "refresh", "ref": ref, "shows": shows}:
                self.platform.refresh(ref, plain(shows))
            case {"call": "remove", "ref": ref}:
                self.platform.remove(ref)
            case _:
                raise AssertionError(said)
        return None


@pytest.mark.parametrize("step", ["claimed", "sending", "sent", "marked"])
def test_another_takes_up_what_a_killed_worker_left(engine: Engine, step: str) -> None:
    db = Transactions(engine, Random(1))
    db.run(settle)
    db.run(ask_and_answer)
    watch = Watch(engine, step)
    assert len(watch.let_work()) == 2
    question, answer = watch.platform.messages
    assert (question.shows, question.under, answer.shows, answer.under) == ("q1", None, "a1", question.ref)
    db.run(change_and_withdraw)
    assert len(watch.let_work()) == (1 if step == "claimed" else 2)
    assert watch.platform.seen(HERE) == ["q1"]
    assert len(watch.platform.messages) == 2
    assert {"refresh", "remove"} <= set(watch.calls)
    assert db.read(left) == 0


def ask_and_answer(store: Store) -> None:
    store.outbox.post(Subject("test.card", "q1"), to=ROOM)
    store.outbox.post(Subject("test.card", "a1"), to=ROOM, under=Subject("test.card", "q1"))


def change_and_withdraw(store: Store) -> None:
    store.outbox.refresh(Subject("test.card", "q1"), to=ROOM)
    store.outbox.remove(Subject("test.card", "a1"), to=ROOM)


def left(store: Store) -> int:
    return len(store.connection.execute(outbox.select()).all())
