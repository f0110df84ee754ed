"""The program, put together: what was built apart is joined here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import handlers
from domain.limits import Limits
from handlers.catalog import Catalog
from handlers.routes import Table, gather
from handlers.services import Services
from storage.run import Transactions

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from domain.ports import Clock
    from handlers.services import FetchMessage


@dataclass(frozen=True, slots=True)
class House:
    """All that does not depend on a platform."""

    engine: Engine
    transactions: Transactions
    table: Table
    services: Services


def make_house(
    engine: Engine,
    *,
    clock: Clock,
    chance: Random,
    fetch: FetchMessage,
    on_told: Callable[[], None] = lambda: None,
) -> House:
    """`on_told` is called after a transaction that put something in the outbox; `fetch` as in `Services`."""
    transactions = Transactions(engine, chance, on_told=on_told)
    services = Services(
        run=transactions.run,
        read=transactions.read,
        clock=clock,
        chance=chance,
        limits=Limits(chance),
        catalog=Catalog(),
        fetch=fetch,
    )
    return House(engine, transactions, gather(handlers.CAPABILITIES), services)
