"""What is proposed of the dates, and which days may not suit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.workdays import swedish
from domain import date_polls, date_proposals
from domain.date_polls import Reply, State
from domain.date_proposals import Clash, clash
from domain.networks import Settings
from domain.slots import at
from tests.domain.asking import MAYBE, NO, POLL, YES, asked, some
from tests.domain.planning import FRIDA
from tests.storage.data import BOSSE, NOW

HOLIDAY = swedish()


def test_a_room_of_one_is_proposed_what_they_can() -> None:
    store = asked()
    store.members.rows.pop(BOSSE.id)
    date_polls.answer(store, "n1", "d1", (NO, MAYBE), remark="", by=FRIDA, now=NOW)
    proposal = date_proposals.propose(store, POLL)
    assert (proposal.ranked[0].option, proposal.asked, proposal.answered) == (1, 1, 1)


def test_a_room_that_is_empty_is_proposed_nothing() -> None:
    store = asked()
    store.members.rows.clear()
    assert date_proposals.propose(store, POLL).ranked == ()


def test_misses_count_within_a_series_and_nowhere_else() -> None:
    store = asked(*some(4))
    first = replace(POLL, id="d0", series="s1", state=State.CHOSEN, chosen=0)
    store.date_polls.add(first)
    second = replace(POLL, id="d3", series="s1")
    store.date_polls.add(second)
    for id, answers in (("x0", (NO, YES)), ("x1", (YES, NO)), ("x2", (YES, YES)), ("x3", (YES, YES))):
        for poll in ("d0", "d1", "d3"):
            store.date_polls.reply(Reply(poll, id, answers))
    assert date_proposals.misses(store, store.date_polls.of("n1")) == {"x0": 1}
    assert date_proposals.propose(store, second).ranked[0].option == 1
    assert date_proposals.propose(store, POLL).ranked[0].option == 0


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 4, 3), Clash.HOLIDAY),
        (date(2026, 4, 11), Clash.HOLIDAY),
        (date(2026, 6, 19), Clash.HOLIDAY),
        (date(2026, 7, 8), Clash.CLOSED),
        (date(2026, 10, 28), Clash.BREAK),
        (date(2026, 10, 21), None),
    ],
)
def test_a_day_that_may_not_suit_is_known(day: date, expected: Clash | None) -> None:
    settings = Settings(closed=(date(2026, 7, 6), date(2026, 8, 9)), breaks=(8, 44))
    assert clash(at(day, 13), settings, HOLIDAY) is expected
