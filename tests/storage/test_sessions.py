"""Sessions as they are remembered: whole while they last, and not at all afterwards."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from domain.meetings import Details, Meeting
from domain.sessions import Session, Shown
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import ANNA, NOW, SECOND

BEGUN = Session(
    "s1",
    "n1",
    "g1",
    "round",
    (1, 12, 5),
    7,
    pledge=True,
    shown=Shown.ROOM,
    leader=ANNA.id,
    question="Hur gör ni?",
    place=3,
    until=NOW,
    number=4,
    card=2,
)


@pytest.fixture
def kept(db: Transactions) -> Transactions:
    def keep(store: Store) -> None:
        for id in ("g1", "g2"):
            store.meetings.add(Meeting(id, "n1", Details("Träff", NOW, 120, body="Kom.")))
        store.sessions.add(BEGUN)

    db.run(keep)
    return db


def test_what_was_begun_is_read_again(kept: Transactions) -> None:
    assert kept.read(lambda store: store.sessions.get("s1")) == BEGUN
    assert kept.read(lambda store: store.sessions.of("g1")) == BEGUN
    assert kept.read(lambda store: store.sessions.of("g2")) is None
    paused = replace(BEGUN, until=None, left=17, number=5)
    kept.run(lambda store: store.sessions.change(paused))
    assert kept.read(lambda store: store.sessions.all()) == [paused]
    later = replace(BEGUN, until=NOW + SECOND)
    kept.run(lambda store: store.sessions.change(later))
    assert kept.read(lambda store: store.sessions.all()) == [later]


def test_the_database_holds_one_for_each_meeting(kept: Transactions) -> None:
    with pytest.raises(IntegrityError):
        kept.run(lambda store: store.sessions.add(replace(BEGUN, id="s2")))
    kept.run(lambda store: store.sessions.add(replace(BEGUN, id="s2", meeting="g2")))


def test_when_it_is_over_it_goes_out_of_the_files(kept: Transactions) -> None:
    def end(store: Store) -> set[str]:
        store.sessions.delete("s1")
        return store.erased

    assert kept.run(end) == {"sessions"}
    assert kept.read(lambda store: store.sessions.all()) == []
