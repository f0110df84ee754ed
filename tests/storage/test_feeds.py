"""A calendar's secret as it is remembered: one for each member, and nothing but its hash."""

import pytest
from sqlalchemy.exc import IntegrityError

from storage.feeds import feeds
from storage.run import Transactions
from storage.store import Store


def test_the_last_one_holds(db: Transactions) -> None:
    db.run(lambda store: store.feeds.put("m1", b"first"))
    db.run(lambda store: store.feeds.put("m1", b"second"))
    assert db.read(lambda store: store.feeds.whose(b"first")) is None
    assert db.read(lambda store: store.feeds.whose(b"second")) == "m1"
    assert db.read(lambda store: (store.feeds.has("m1"), store.feeds.has("m2"))) == (True, False)
    assert db.read(lambda store: store.connection.execute(feeds.select()).all()) == [("m1", b"second")]


def test_what_is_forgotten_is_taken_out_of_the_files(db: Transactions) -> None:
    db.run(lambda store: store.feeds.put("m1", b"first"))

    def forget(store: Store) -> set[str]:
        store.feeds.forget("m1")
        return store.erased

    assert db.run(forget) == {"feeds"}
    assert db.read(lambda store: store.feeds.has("m1")) is False


def test_no_two_share_one(db: Transactions) -> None:
    db.run(lambda store: store.feeds.put("m1", b"first"))
    with pytest.raises(IntegrityError):
        db.run(lambda store: store.feeds.put("m2", b"first"))
