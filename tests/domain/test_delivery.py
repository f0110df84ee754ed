from collections.abc import Iterator
from random import Random

import pytest

from domain import delivery
from domain.members import Member, Role, Standing
from domain.networks import Network
from domain.ports import Destination, Person, Subject
from storage import engine as engines
from storage.delivery import claim
from storage.run import Transactions
from storage.store import Store
from storage.tables import metadata
from tests.storage.data import NOW, known

PEOPLE = {
    "led": Member("led", "n1", "Anna Ek", Role.FACILITATOR),
    "deputy out of the channel": Member("dep", "n1", "Bo Al", Role.DEPUTY, present=False),
    "member": Member("mem", "n1", "Cia Od"),
    "left": Member("lef", "n1", "Dag Åk", Role.FACILITATOR, standing=Standing.LEFT),
    "applied": Member("app", "n1", "Eva Öst", Role.DEPUTY, standing=Standing.APPLIED),
    "deactivated": Member("off", "n1", "Fia By", Role.FACILITATOR, active=False),
    "another room's": Member("oth", "n2", "Gun Ås", Role.FACILITATOR),
}


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Transactions]:
    engine = engines.make(sqlite_url)
    metadata.create_all(engine)
    db = Transactions(engine, Random(1))
    db.run(settle)
    yield db
    engine.dispose()


def settle(store: Store) -> None:
    for network in ("n1", "n2"):
        store.networks.add(Network(network, network, "sv", b"salt"), None)
    for member in PEOPLE.values():
        store.members.add(member, known(member.id))


def test_those_who_look_after_the_room_are_told_and_nobody_else(db: Transactions) -> None:
    db.run(delivery.tell_unreachable, "n1")
    told: list[tuple[Destination, Subject]] = []
    while telling := db.lock(claim, now=NOW, lease=f"lease-{len(told)}"):
        told.append((telling.to, telling.what))
    card = Subject(delivery.CARD, "n1")
    assert sorted(told, key=str) == [(Person("dep"), card), (Person("led"), card)]
