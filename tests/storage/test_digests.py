from dataclasses import replace
from datetime import UTC, date, datetime

from domain.answers import Answer, Kind
from domain.digests import Asked, Days
from domain.networks import Network
from domain.questions import State
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import NOW, question

DAYS = Days(date(2026, 3, 2), date(2026, 3, 8))
FIRST, LAST = datetime(2026, 3, 1, 23, tzinfo=UTC), datetime(2026, 3, 8, 22, 59, tzinfo=UTC)
"""The first and the last minute, in Stockholm."""
TOO_LATE = datetime(2026, 3, 8, 23, tzinfo=UTC)


def fill(store: Store) -> None:
    store.networks.add(Network("n2", "Andra", "sv", b"salt"), None)
    for id, told_at in (
        ("first", FIRST),
        ("last", LAST),
        ("late", TOO_LATE),
        ("early", datetime(2026, 2, 1, tzinfo=UTC)),
    ):
        store.questions.add(replace(question(id), told_at=told_at))
    store.questions.add(replace(question("hidden"), state=State.HIDDEN))
    store.questions.add(replace(question("elsewhere"), network="n2", author=None))
    answers = (
        Answer("a1", "first", "Så.", "m1", None, NOW),
        Answer("a2", "first", "Så.", "m2", None, LAST),
        Answer("a3", "first", "Så.", "m2", None, TOO_LATE),
        Answer("a4", "last", "Så.", "m2", None, LAST, hidden=True),
        Answer("a5", "last", "", "m2", None, LAST),
        Answer("a6", "last", "Så.", None, b"key", LAST, Kind.FOLLOW_UP),
        Answer("a7", "early", "Så.", "m2", None, FIRST),
        Answer("a8", "hidden", "Så.", "m2", None, NOW),
    )
    for answer in answers:
        store.answers.add(answer)


def test_what_was_asked_comes_newest_first_with_its_answers(db: Transactions) -> None:
    db.run(fill)
    found = db.read(lambda store: store.digests.asked("n1", DAYS))
    asked = [replace(question("last"), told_at=LAST), replace(question("first"), told_at=FIRST)]
    assert found == [Asked(asked[0], 0), Asked(asked[1], 2)]
    assert db.read(lambda store: store.digests.answers_to_earlier("n1", DAYS)) == 1


def test_each_room_remembers_how_far_it_has_told(db: Transactions) -> None:
    assert db.read(lambda store: store.digests.told("n1")) is None
    for day in (DAYS.first, DAYS.last):
        db.run(lambda store, last: store.digests.tell("n1", last), day)
    assert db.read(lambda store: store.digests.told("n1")) == DAYS.last
    assert db.read(lambda store: store.digests.told("n2")) is None
