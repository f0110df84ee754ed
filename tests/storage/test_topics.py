"""Topics, and what is answered after a meeting, as they are remembered: out of the files when they go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from domain import retention
from domain.checks import Check, Question, Reply, State
from domain.meetings import Details, Meeting
from domain.polls import Result, Vague
from domain.topics import Topic
from storage.checks import check_counts
from tests.storage.data import BOSSE, NOW

if TYPE_CHECKING:
    from storage.run import Transactions
    from storage.store import Store

MEETING = Meeting("g1", "n1", Details("Träff", NOW, 120, body="Kom."))
DAY = date(2026, 3, 3)
NAMED = Topic("t9", "g1", "Natten", ("natt",), BOSSE.id, None, DAY)
UNNAMED = Topic("t1", "g1", "Schemat", (), None, b"k" * 32, DAY, 4, 3, note="Hej.")


@pytest.fixture
def kept(db: Transactions) -> Transactions:
    def keep(store: Store) -> None:
        for id in ("g1", "g2"):
            store.meetings.add(replace(MEETING, id=id))
            store.topics.collect(id, on=id == "g1")
            store.preparation.tell(id)
            store.checks.put(Check(id, DAY))
            store.checks.count(id, Question.KEPT, Reply.YES)
        for topic in (NAMED, UNNAMED, Topic("t5", "g2", "Annat", (), BOSSE.id, None, DAY - timedelta(days=1))):
            store.topics.add(topic)

    db.run(keep)
    return db


def test_what_was_kept_is_read_and_the_order_is_that_of_random_ids(kept: Transactions) -> None:
    assert kept.read(lambda store: store.topics.of("g1")) == [UNNAMED, NAMED]
    assert kept.read(lambda store: store.topics.known_by(b"k" * 32)) == UNNAMED
    assert [one.id for one in kept.read(lambda store: store.topics.by(BOSSE.id))] == ["t5", "t9"]
    assert kept.read(lambda store: store.topics.untold()) == [UNNAMED]
    assert kept.read(lambda store: [store.topics.is_collecting(id) for id in ("g1", "g2", "g3")]) == [True, False, None]


def test_code_words_end_and_the_topic_stays(kept: Transactions) -> None:
    def forget(store: Store, before: date) -> bool:
        store.topics.forget_codes(before)
        return "topics" in store.erased

    assert not kept.run(forget, DAY)
    assert kept.read(lambda store: store.topics.get("t1")) == UNNAMED
    assert kept.run(forget, DAY + timedelta(days=1))
    assert kept.read(lambda store: store.topics.get("t1")) == replace(UNNAMED, code_key=None, note="")


def test_words_that_go_leave_the_files_and_votes_do_not_write_them_anew(kept: Transactions) -> None:
    def change(store: Store, topic: Topic) -> bool:
        store.topics.change(topic)
        return "topics" in store.erased

    def delete(store: Store) -> bool:
        store.topics.delete("t1")
        return "topics" in store.erased

    assert not kept.run(change, replace(NAMED, votes=1, votes_told=1, flags=1, hidden=True))
    assert kept.run(change, replace(NAMED, body=""))
    assert kept.run(change, replace(UNNAMED, note=""))
    assert kept.run(delete)
    assert kept.read(lambda store: store.topics.get("t1")) is None


RESULTS = (Result(9, (3, 3, 3), ()), Result(9, (Vague.LARGE_MAJORITY, Vague.FEW, Vague.FEW), ()), None)


def test_what_may_be_told_is_kept_in_place_of_the_numbers(kept: Transactions) -> None:
    def close(store: Store) -> bool:
        store.checks.put(Check("g1", DAY, State.TOLD, RESULTS))
        store.checks.forget_counts("g1")
        return "check_counts" in store.erased

    assert kept.read(lambda store: store.checks.number("g1", Question.KEPT, Reply.YES)) == 1
    assert kept.run(close)
    assert kept.read(lambda store: store.checks.get("g1")) == Check("g1", DAY, State.TOLD, RESULTS)
    assert kept.read(lambda store: store.checks.number("g1", Question.KEPT, Reply.YES)) == 0
    assert kept.read(lambda store: store.checks.number("g2", Question.KEPT, Reply.YES)) == 1


def test_what_goes_with_its_meeting_goes_out_of_the_files(kept: Transactions) -> None:
    def erase(store: Store) -> set[str]:
        retention.erase_meeting(store, MEETING)
        return store.erased

    assert {"topics", "check_counts"} <= kept.run(erase)
    for id, there in (("g1", False), ("g2", True)):
        assert bool(kept.read(lambda store, id: store.topics.of(id), id)) is there
        assert kept.read(lambda store, id: store.preparation.is_told(id), id) is there
        assert (kept.read(lambda store, id: store.checks.get(id), id) is not None) is there


def test_the_rows_of_a_check_stand_before_anybody_answers_and_tell_nothing_of_order(
    kept: Transactions,
) -> None:
    def rows(store: Store) -> list[tuple[str, str, int]]:
        found = store.connection.execute(select(check_counts).where(check_counts.c.meeting == "g3"))
        return sorted((row.question, row.reply, row.number) for row in found)

    def ask(store: Store) -> None:
        store.meetings.add(Meeting("g3", "n1", Details("Träff", NOW, 120, body="Kom.")))
        store.checks.put(Check("g3", DAY))

    kept.run(ask)
    before = kept.read(rows)
    kept.run(lambda store: store.checks.count("g3", Question.BETTER, Reply.NO))
    after = kept.read(rows)
    assert [number for _, _, number in before] == [0] * (len(Question) * len(Reply))
    assert [key for *key, _ in after] == [key for *key, _ in before]
    assert sum(number for _, _, number in after) == 1
