from collections.abc import Iterator
from random import Random

import pytest
from sqlalchemy import Engine

from storage import engine as engines
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import ANNA, BOSSE, HERE, NETWORK, known


@pytest.fixture
def engine(tables_url: str) -> Iterator[Engine]:
    """With tables, and nothing in them."""
    engine = engines.make(tables_url)
    yield engine
    engine.dispose()


@pytest.fixture
def db(engine: Engine) -> Transactions:
    """With one network and two members."""
    db = Transactions(engine, Random(1))
    db.run(settle)
    return db


def settle(store: Store) -> None:
    store.networks.add(NETWORK, HERE)
    store.members.add(ANNA, known("U1"))
    store.members.add(BOSSE, known("U2"))
