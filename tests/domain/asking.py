"""A room that is asked for a date, in memory."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.workdays import swedish
from domain import date_polls
from domain.date_polls import Poll
from domain.dates import Answer
from domain.members import PLEDGE_VERSION, Member
from domain.slots import at
from tests.domain.planning import FRIDA, a_room
from tests.storage.data import NOW, known

if TYPE_CHECKING:
    from tests.domain.memory import Memory

OPTIONS = (at(date(2026, 3, 24), 13), at(date(2026, 3, 26), 13))
POLL = Poll("d1", "n1", "Träff", OPTIONS, 120, date(2026, 3, 12), shown=True)
YES, MAYBE, NO = Answer.YES, Answer.IF_NEEDED, Answer.NO


def asked(*members: Member, poll: Poll = POLL, now: datetime = NOW) -> Memory:
    store, _ = a_room()
    for member in members:
        store.members.add(member, known(member.id))
    date_polls.start(store, poll, swedish(), by=FRIDA, now=now)
    return store


def some(count: int) -> list[Member]:
    return [Member(f"x{number}", "n1", f"X {number}", pledge=PLEDGE_VERSION) for number in range(count)]
