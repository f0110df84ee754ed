"""A bank of lösningar to search in."""

from datetime import timedelta

from domain.search import Filters, Hit, Viewer
from domain.solutions import Solution, State, Text
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import NOW

ALL = Filters()
HERE = Viewer("n1")


def solution(id: str, did: str, *, title: str = "", network: str = "n1", hours: int = 0, **more: object) -> Solution:
    words = Text(did, title=title, **more)  # type: ignore[arg-type]
    since = NOW + timedelta(hours=hours)
    return Solution(id, network, words, None, named=False, state=State.RELEASED, since=since)


def keep(store: Store, *solutions: Solution) -> None:
    for one in solutions:
        store.solutions.add(one)


def found(db: Transactions, words: str, filters: Filters = ALL, viewer: Viewer = HERE, limit: int = 5) -> list[str]:
    def find(store: Store) -> list[Hit]:
        return store.search.find(words, filters, viewer, limit=limit)

    return [hit.solution for hit in db.read(find)]
