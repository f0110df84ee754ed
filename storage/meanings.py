"""Has the operator's model read what released lösningar mean, some at a time and with no transaction open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.meanings import passages

if TYPE_CHECKING:
    from domain.meanings import Model
    from domain.solutions import Solution
    from storage.run import Transactions
    from storage.store import Store


def read(database: Transactions, most: int) -> int:
    """So many at most; how many it were. What several processes read at once is read twice and kept once."""
    model = database.model
    if model is None:
        return 0
    waiting = database.read(_waiting, model, most)
    for solution in waiting:
        database.run(_keep, solution, model, model.passages(passages(solution.text)))
    return len(waiting)


def _waiting(store: Store, model: Model, most: int) -> list[Solution]:
    return store.search.without_meaning(model.name, most)


def _keep(store: Store, solution: Solution, model: Model, meaning: bytes) -> None:
    store.search.keep_meaning(solution, model.name, meaning)
