"""A meeting is cancelled or moved however far it has come: whatever waited or stood about it follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.chores import Chores
from domain import (
    checks,
    group_rooms,
    groupings,
    harvests,
    items,
    meetings,
    offers,
    parts,
    sessions,
    topics,
)
from domain.group_rooms import Opening
from domain.meetings import CALENDAR_CARD, NEWS_CARD, REMINDER_CARD, Details, Meeting
from domain.members import PLEDGE_VERSION, Member
from domain.routines import Followed, Line, Routine
from domain.sessions import Session, Shown
from domain.signups import Coming, Signup, Stand, Terms
from domain.slots import at
from handlers.ui import Card, Form
from tests.bot.speaking import Platform, Time
from tests.handlers.meeting import FRIDA, HERE, meeting_room, page_of
from tests.small import ANNA, Small, buttons_of, identity, said

if TYPE_CHECKING:
    from storage.store import Store

BEGINS = at(date(2026, 3, 24), 13)
INVITED = at(date(2026, 3, 9), 10)
EVE = at(date(2026, 3, 23), 14)
DETAILS = Details("Träff", BEGINS, 120, body="Kom.")
STAGES = ("invited", "offered", "asked", "proposed", "released", "rooms made", "talking")
OTHERS = [Member(name, "n1", name.capitalize(), pledge=PLEDGE_VERSION) for name in ("disa", "egon", "fia")]
LATER = timedelta(days=21)


def furnish(store: Store) -> None:
    for member in OTHERS:
        store.members.add(member, identity(member.id))
    store.meetings.add(Meeting("g1", "n1", DETAILS))
    store.signups.settle(Terms("g1", places=6, last=date(2026, 3, 20)))
    for name in ("anna", "bosse", "clara", "disa", "egon", "frida"):
        store.signups.put(Signup(f"s-{name}", "g1", Coming.TAKES_PART, member=name))
    store.signups.put(Signup("s-fia", "g1", Coming.TAKES_PART, member="fia", stand=Stand.WAITS, turn=1))
    store.routines.add(Routine("r1", "n1", "Så gör vi", 1))
    store.routines.publish("r1", 1, (Line(1, -14, "everyone", "Läs."), Line(2, -1, "everyone", "Skriv.")))
    store.routines.follow(Followed("g1", "r1", 1))
    store.parts.add(parts.Part("p1", "g1", "Inledning", 0, 30, told=True))
    store.items.add(items.Item("i1", "g1", 1, "Larmen", "anna", items.WHOLE))
    store.topics.add(topics.Topic("t1", "g1", "Schemat", (), "anna", None, date(2026, 3, 2)))
    store.meetings.hold("g1", "bosse")


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        made.now = INVITED
        made.db.run(furnish)
        made.db.run(lambda store: store.outbox.post(Meeting("g1", "n1", DETAILS).subject, to=HERE))
        works(made)
        yield made


def works(room: Small) -> None:
    time = Time(room.now)
    for _ in range(3):
        Chores(room.services, Platform(time), room.db, real=time.real).do_due()
        room.deliver()


def come_to(room: Small, moment: datetime) -> None:
    room.now = moment
    works(room)


def bring_to(room: Small, stage: str) -> None:
    """As far as that, one thing after another."""
    for one in STAGES[: STAGES.index(stage) + 1]:
        match one:
            case "offered":
                room.db.run(lambda store: store.signups.remove("s-egon"))
            case "asked":
                room.db.run(groupings.ask, "n1", "g1", (3, 4), number=0, by=FRIDA, now=room.now)
                if stage == "asked":
                    return
            case "released":
                number = room.db.read(lambda store: store.groupings.get("g1")).number  # type: ignore[union-attr]
                room.db.run(groupings.release, "n1", "g1", number=number, by=FRIDA, now=room.now)
            case "rooms made":
                room.db.run(group_rooms.want, "n1", Opening("g1", "Hur gör ni?"), by=FRIDA, now=room.now)
                come_to(room, EVE)
            case "talking":
                talk = Session("t1", "n1", "g1", "round", (2, 2, 2), 3, True, Shown.ROOM, FRIDA.id)  # noqa: FBT003
                room.db.run(sessions.start, talk, by=FRIDA, now=room.now)
        works(room)


def about(room: Small, *but: str) -> dict[str, Card]:
    """What stands of the meeting in private and in the room, by card and whom it is for."""
    named = {what: (to, card) for (to, what), card in room.posts.items() if "g1" in what.id.split()}
    return {f"{what.card} {what.id} {to}": card for what, (to, card) in named.items() if what.card not in but}


def shown(room: Small, who: Member) -> Form:
    return page_of(room, who, "g1")


@pytest.mark.parametrize("stage", STAGES)
def test_of_what_is_cancelled_nothing_waits_and_nothing_more_is_told(room: Small, stage: str) -> None:
    bring_to(room, stage)
    room.presses(FRIDA, "meetings.cancel", "g1")
    works(room)
    store = room.db.read
    assert [duty.what for duty in store(lambda one: one.duties.of("n1")) if "g1" in duty.what.id.split()] == []
    assert {one.what.card for one in store(lambda one: one.letters.unsent())} <= {NEWS_CARD, CALENDAR_CARD}
    assert store(lambda one: one.signups.of("g1")) == []
    assert store(lambda one: one.sessions.all()) == []
    assert store(group_rooms.standing, "g1") == []
    assert store(lambda one: offers.due(one, room.services.holiday, now=room.now)) == []
    come_to(room, room.now + timedelta(days=1))
    for card in about(room).values():
        for button in buttons_of(card).values():
            assert said(room.presses(ANNA, button.route, button.subject))
    for who in (ANNA, FRIDA):
        assert "inställd" in said(shown(room, who))
        assert {"signups.open", "meetings.change", "groupings.open"} & set(buttons_of(shown(room, who))) == set()
    stood = set(about(room))
    for days in (5, 16, 20, 31):
        come_to(room, INVITED + timedelta(days=days))
        assert set(about(room)) <= stood


@pytest.mark.parametrize("stage", STAGES[:-1])
def test_what_moves_takes_everything_along(room: Small, stage: str) -> None:
    bring_to(room, stage)
    begins = BEGINS + LATER
    details = replace(DETAILS, begins=begins)
    room.db.run(meetings.change, "n1", "g1", details, room.services.holiday, by=FRIDA, now=room.now)
    works(room)
    come_to(room, BEGINS + timedelta(days=2))
    cards = {key.split()[0] for key in about(room)}
    assert not cards & {harvests.CARD, checks.CARD}, "nobody has met"
    assert len(room.db.read(group_rooms.standing, "g1")) == (stage == "rooms made")
    for card in about(room, NEWS_CARD).values():
        assert "24 mars" not in said(card)
    come_to(room, begins - timedelta(days=1, hours=3))
    assert any(key.startswith(f"{REMINDER_CARD} g1 1 ") for key in about(room))
    come_to(room, begins + timedelta(hours=2))
    assert {harvests.CARD, checks.CARD} <= {key.split()[0] for key in about(room)}
    come_to(room, begins + timedelta(days=2))
    assert room.db.read(group_rooms.standing, "g1") == []
