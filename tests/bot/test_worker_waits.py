"""What the worker does about what waits: questions without an answer, and letters without an hour."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event

from bot.speaker import TokenRevoked, TryLater, Unreachable, Unsure
from domain import letters, questions
from domain.ports import Subject
from domain.solutions import CONSENT_CARD
from storage import engine as engines
from tests.bot.test_worker import House
from tests.storage.data import BOSSE, known, question

LATER = timedelta(days=2)
"""Two working days, from a Tuesday."""


@pytest.fixture
def engine(tables_url: str) -> Iterator[Engine]:
    engine = engines.make(tables_url)
    yield engine
    engine.dispose()


@pytest.fixture
def house(engine: Engine) -> House:
    return House(engine)


def ask(house: House, *ids: str) -> None:
    for number, id in enumerate(ids):
        asked = replace(question(id), told_at=house.time.now + number * timedelta(seconds=1))
        house.db.run(questions.tell, asked)
    house.speaks(seconds=len(ids) + 1)


def waiting_for_anna(house: House) -> list[str]:
    return [duty.what.id for duty in house.db.read(lambda store: store.duties.of("n1"))]


def look_later(house: House, by: timedelta = LATER + timedelta(minutes=1)) -> None:
    house.time.now += by
    house.worker.tick()


def test_what_nobody_answered_in_two_working_days_waits_for_the_facilitator(house: House) -> None:
    ask(house, "q1", "q2")
    house.platform.replied = {house.platform.messages[0].ref}
    look_later(house, LATER - timedelta(minutes=30))
    assert waiting_for_anna(house) == []
    look_later(house, timedelta(hours=1))
    assert waiting_for_anna(house) == ["q2"]
    house.platform.replied.add(house.platform.messages[1].ref)
    look_later(house, timedelta(hours=1))
    assert waiting_for_anna(house) == []


def test_a_thread_is_looked_into_once_an_hour_and_not_any_more_when_somebody_wrote(house: House) -> None:
    calls: list[str] = []
    ask(house, "q1")
    house.platform.before = calls.append
    look_later(house)
    for _ in range(10):
        house.time.passes(60)
        house.worker.tick()
    assert calls.count("replies") == 1
    house.platform.replied = {house.platform.messages[0].ref}
    for _ in range(3):
        look_later(house, timedelta(hours=1))
    assert calls.count("replies") == 2


def test_the_platform_is_asked_while_everybody_can_write(house: House) -> None:
    """On SQLite whoever writes waits for every transaction that does; here for none."""
    ask(house, "q1")

    def write(_call: str) -> None:
        house.db.run(lambda store: store.inbox.first("E1", house.time.now))

    house.platform.before = write
    look_later(house)
    assert waiting_for_anna(house) == ["q1"]


@pytest.mark.parametrize("error", [TryLater, Unsure, TokenRevoked, Unreachable])
def test_when_the_platform_does_not_tell_it_is_asked_in_an_hour(house: House, error: type[Exception]) -> None:
    ask(house, "q1")
    house.fails(error)
    look_later(house)
    house.worker.tick()
    assert waiting_for_anna(house) == []
    look_later(house, timedelta(hours=1))
    assert waiting_for_anna(house) == ["q1"]


def test_one_thread_out_of_reach_holds_up_no_other(house: House) -> None:
    ask(house, "q1", "q2")
    house.fails(Unreachable)
    look_later(house)
    assert waiting_for_anna(house) == ["q2"]


def test_a_platform_that_does_not_answer_is_not_asked_again_and_again(house: House) -> None:
    ask(house, "q1", "q2", "q3")
    calls: list[str] = []

    def silent(call: str) -> None:
        calls.append(call)
        raise Unsure

    house.platform.before = silent
    look_later(house)
    assert calls == ["replies"]


def test_a_question_that_never_reached_the_room_is_looked_after_all_the_same(house: House) -> None:
    house.db.run(lambda store: store.questions.add(question()))
    look_later(house)
    assert waiting_for_anna(house) == ["q1"]


def test_nothing_is_written_for_a_letter_that_may_not_come_yet(engine: Engine) -> None:
    house = House(engine)
    house.time.now = datetime(2026, 3, 3, 22, tzinfo=UTC)
    house.db.run(lambda store: letters.send(store, Subject(CONSENT_CARD, "s1"), to=BOSSE, now=house.time.now))
    house.worker.tick()
    said: list[str] = []

    @event.listens_for(engine, "before_cursor_execute")
    def listen(*args: Any) -> None:  # noqa: ANN401  SQLAlchemy's signature
        said.append(args[2])

    house.time.passes(5)
    house.worker.tick()
    assert any("FROM letters" in one for one in said)
    assert {one.split()[0] for one in said} <= {"SELECT", "BEGIN", "PRAGMA"}
    assert "BEGIN IMMEDIATE" not in said
    house.time.now = datetime(2026, 3, 4, 6, tzinfo=UTC)
    house.worker.tick()
    assert house.speaks(seconds=2) == []
    assert house.platform.seen(known("U2")) == ["s1"]
