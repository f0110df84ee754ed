"""A meeting to which members are signed up, in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from domain import groupings
from domain.groupings import Grouping, Table, ordered
from domain.meetings import Details, Meeting
from domain.members import PLEDGE_VERSION, Attributes, Member, Profile
from domain.signups import Coming, Signup
from domain.slots import at
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, a_room
from tests.storage.data import NOW, known

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from domain.ports import Person

BEGINS = at(date(2026, 3, 31), 13)
MEETING = Meeting("g1", "n1", Details("Träff", BEGINS, 120, body="Kom som du är."))


def person(id: str, municipality: str = "", title: str = "", **told: object) -> Member:
    told_of_themselves = Profile(**told)  # type: ignore[arg-type]
    attributes = Attributes(title, municipality)
    return Member(id, "n1", id.capitalize(), pledge=PLEDGE_VERSION, attributes=attributes, profile=told_of_themselves)


def gathered(*members: Member, meeting: Meeting = MEETING) -> Memory:
    """All of them take part."""
    store, _ = a_room()
    store.meetings.add(meeting)
    for one in members:
        store.members.add(one, known(one.id))
        comes(store, one.id, meeting.id)
    return store


def comes(store: Memory, member: str, meeting: str = "g1", **said: object) -> None:
    made = Signup(f"s {meeting} {member}", meeting, Coming.TAKES_PART, member=member)
    store.signups.put(replace(made, **said))  # type: ignore[arg-type]


def signs_off(store: Memory, member: str, *, now: datetime = NOW) -> None:
    store.signups.remove(f"s g1 {member}")
    groupings.repair_after(store, "g1", now=now)


def works(store: Memory, *, now: datetime = NOW) -> None:
    """As the worker does."""
    for grouping, gathering in groupings.work(store, now=now):
        groupings.settle(store, grouping, groupings.formed(grouping, gathering), now=now)


def asks(store: Memory, sizes: tuple[int, int] = (3, 4), keep: Iterable[str] = (), meeting: str = "g1") -> Grouping:
    """Until there is a proposal."""
    former = store.groupings.get(meeting)
    number = former.number if former else 0
    groupings.ask(store, "n1", meeting, sizes, keep=tuple(keep), number=number, by=FRIDA, now=NOW)
    works(store)
    made = store.groupings.get(meeting)
    assert made
    return made


def releases(store: Memory, *, now: datetime = NOW) -> None:
    found = store.groupings.get("g1")
    groupings.release(store, "n1", "g1", number=found.number if found else 0, by=FRIDA, now=now)


def stands(store: Memory, *people: str, sizes: tuple[int, int] = (3, 4), meeting: str = "g1") -> None:
    """Released so, whatever else would be better; each group's people in one word."""
    tables = ordered(Table(str(number), tuple(those.split())) for number, those in enumerate(people, start=1))
    store.groupings.put(Grouping(meeting, sizes, groupings.State.RELEASED, tables, number=1))


def together(store: Memory, meeting: str = "g1") -> list[set[str]]:
    found = store.groupings.get(meeting)
    return [set(one.people) for one in found.tables] if found else []


def told(store: Memory) -> set[str]:
    """Whom a letter with their group waits for, or who was sent it at once."""
    waiting = {one.member for one in store.letters.unsent() if one.what.card == groupings.CARD}
    posts = [one for one in store.outbox.told if one.act == "post" and one.what.card == groupings.CARD]
    return waiting | {_to(one.to) for one in posts}


def forget_told(store: Memory) -> None:
    for one in store.letters.unsent():
        store.letters.remove(one)
    store.outbox.told.clear()


def _to(destination: object) -> str:
    to: Person = destination  # type: ignore[assignment]
    return to.member


EVENING_BEFORE = BEGINS - timedelta(hours=16)
THE_SAME_DAY = BEGINS - timedelta(hours=3)
