"""A meeting that a room signs up to, in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from bot.workdays import swedish
from domain import attendance, meetings, offers, signups
from domain.attendance import Wanted
from domain.meetings import Details, Meeting
from domain.signups import Coming, Signup, Terms, Way
from domain.slots import at
from tests.domain.asking import some
from tests.domain.planning import FRIDA, a_room
from tests.storage.data import NOW, known

if TYPE_CHECKING:
    from domain.members import Member
    from tests.domain.memory import Memory

HOLIDAY = swedish()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BEGINS = at(date(2026, 3, 24), 13)
DETAILS = Details(
    "Träff", BEGINS, 120, place="Biblioteket", link="https://video.example/1", phone="0701740605", body="Kom."
)
MEETING = Meeting("g1", "n1", DETAILS)
PEOPLE = some(6)
"""X 0 to X 5."""

_ids = count()


def a_meeting(terms: Terms | None = None, details: Details = DETAILS) -> Memory:
    store, _ = a_room()
    for member in PEOPLE:
        store.members.add(member, known(member.id))
    meetings.invite(store, replace(MEETING, details=details), HOLIDAY, option=None, by=FRIDA, now=NOW)
    if terms:
        signups.settle(store, "n1", terms, by=FRIDA, now=NOW)
    return store


def sign_up(
    store: Memory,
    member: Member,
    coming: Coming = Coming.TAKES_PART,
    *,
    way: Way | None = Way.VIDEO,
    meeting: str = "g1",
    now: datetime = NOW,
    needs: str = "",
    wishes: tuple[str, ...] = (),
) -> Signup:
    wanted = Wanted(coming, way, needs, wishes)
    return attendance.sign_up(store, "n1", meeting, wanted, id=f"s{next(_ids)}", by=member, now=now)


def enter(store: Memory, name: str, *, coming: Coming = Coming.TAKES_PART, now: datetime = NOW) -> Signup:
    one = Signup(f"s{next(_ids)}", "g1", coming, Way.PHONE, name=name, municipality="Åsby")
    return attendance.enter(store, "n1", one, by=FRIDA, now=now)


def pass_on(store: Memory, now: datetime = NOW) -> None:
    offers.pass_on(store, HOLIDAY, now=now)


def stands(store: Memory, meeting: str = "g1") -> dict[str, str]:
    """How everybody stands, by id."""
    return {one.who: "no" if one.says_no else one.stand.value for one in store.signups.of(meeting)}


def offered(store: Memory) -> list[str]:
    return [who for who, stand in stands(store).items() if stand == "offered"]
