from dataclasses import replace

from domain.duties import Duty
from domain.networks import Network
from storage.run import Transactions
from tests.storage.data import NOW, SECOND, card


def test_duties_come_oldest_first_and_each_to_its_own_room(db: Transactions) -> None:
    db.run(lambda store: store.networks.add(Network("n2", "Andra", "sv", b"salt"), None))
    young, old = Duty("n1", card("a"), NOW), Duty("n1", card("b"), NOW - SECOND)
    for duty in (young, old, Duty("n2", card("c"), NOW)):
        db.run(lambda store, one: store.duties.add(one), duty)
    assert db.read(lambda store: store.duties.of("n1")) == [old, young]


def test_a_duty_changes_and_goes(db: Transactions) -> None:
    duty = Duty("n1", card("a"), NOW)
    db.run(lambda store: store.duties.add(duty))
    db.run(lambda store: store.duties.change(replace(duty, escalated=True)))
    assert db.read(lambda store: store.duties.get(card("a"))) == Duty("n1", card("a"), NOW, escalated=True)
    db.run(lambda store: store.duties.remove(card("a")))
    assert db.read(lambda store: store.duties.get(card("a"))) is None
