"""Who gets the picture of how many can come when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain import overlaps
from domain.date_polls import Poll, Reply
from domain.dates import Answer
from domain.errors import NotFacilitator, NotFound
from domain.overlaps import NoAnswers
from domain.ports import Outsider, Room
from tests.domain.grouping import BEGINS
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, a_room
from tests.storage.data import BOSSE, known

POLL = Poll("p1", "n1", "Träff", (BEGINS,), 120, date(2026, 3, 10), shown=True)


def polled(*, shown: bool = True, answered: bool = True) -> Memory:
    store, _ = a_room()
    store.date_polls.add(replace(POLL, shown=shown))
    if answered:
        store.date_polls.reply(Reply("p1", BOSSE.id, (Answer.YES,)))
    return store


def told(store: Memory) -> list[tuple[str, object]]:
    return [(one.act, one.to) for one in store.outbox.told]


def test_asked_for_again_it_comes_last_again() -> None:
    store = polled()
    for _ in range(2):
        overlaps.hand_over(store, "n1", "p1", to=BOSSE)
    here = Outsider(known(BOSSE.id))
    assert told(store) == 2 * [("remove", here), ("post", here)]
    overlaps.show(store, "n1", "p1", by=FRIDA)
    assert told(store)[-1] == ("post", Room("n1"))


def test_it_is_for_whom_the_answers_are() -> None:
    store = polled(shown=False)
    with pytest.raises(NotFacilitator):
        overlaps.hand_over(store, "n1", "p1", to=BOSSE)
    with pytest.raises(NotFound):
        overlaps.show(store, "n1", "p1", by=FRIDA)
    with pytest.raises(NotFacilitator):
        overlaps.show(polled(), "n1", "p1", by=BOSSE)
    with pytest.raises(NotFound):
        overlaps.hand_over(polled(), "n2", "p1", to=replace(BOSSE, network="n2"))
    with pytest.raises(NoAnswers):
        overlaps.hand_over(polled(answered=False), "n1", "p1", to=BOSSE)
    assert told(store) == []
