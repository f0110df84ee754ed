"""A member's own page: everything is reached from it, and it says what waits for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import handlers
from domain import duties
from domain.members import Attributes, Role
from domain.networks import Network
from domain.ports import Subject
from handlers.home import strangers_home
from handlers.routes import Kind, gather
from handlers.ui import Home, Whisper
from tests.small import ANNA, BOSSE, START, Small, buttons_of, form_of, identity, said

if TYPE_CHECKING:
    from domain.members import Member
    from domain.store import Store
    from handlers.ui import Card


def home(room: Small, member: Member = ANNA) -> Card:
    reply = room.does(member, Kind.EVENT, "home.opened")
    assert isinstance(reply, Home)
    return reply.card


def become(room: Small, role: Role) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, role=role)))


@pytest.mark.parametrize("role", Role)
def test_everything_begins_here_with_a_button_that_works(room: Small, role: Role) -> None:
    become(room, role)
    presses = gather(handlers.CAPABILITIES).named(Kind.PRESS)
    shown = buttons_of(home(room))
    assert set(shown) <= set(presses)
    assert set(shown) >= {
        "questions.door",
        "search.open",
        "solutions.new",
        "codewords.open",
        "profiles.list",
        "profiles.open",
        "profiles.settings",
        "networks.menu",
    }
    for button in shown.values():
        reply = room.does(ANNA, Kind.PRESS, button.route, button.subject)
        assert reply is not None
        assert "gick fel" not in repr(reply)


def test_a_direct_message_is_answered_with_the_same_buttons(room: Small) -> None:
    reply = room.does(ANNA, Kind.EVENT, "direct.message", text="hjälp", delivery="E1")
    assert isinstance(reply, Whisper)
    assert set(buttons_of(home(room))) - set(buttons_of(reply)) == {"profiles.ask", "profiles.not_now"}


def test_who_has_not_promised_yet_sees_the_promise_alone(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, role=Role.FACILITATOR, pledge=0)))
    wait(room, "1")
    assert set(buttons_of(home(room))) == {"members.pledge"}


def test_who_promised_today_stays_in_whatever_they_save(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, pledge=0)))
    room.sends(ANNA, form_of(room.presses(ANNA, "members.pledge")))
    for route in ("profiles.open", "profiles.settings"):
        reply = room.sends(ANNA, form_of(room.presses(ANNA, route)))
        assert isinstance(reply, Home)
        assert "questions.door" in buttons_of(reply.card)


def test_strangers_find_the_way_in_alone(room: Small) -> None:
    assert set(buttons_of(strangers_home(room.services))) == {"applications.open"}


def wait(room: Small, *ids: str, escalated: bool = False) -> None:
    def act(store: Store) -> None:
        for id in ids:
            store.duties.add(duties.Duty("n1", Subject("a.card", id), START, escalated=escalated))

    room.db.run(act)


@pytest.mark.parametrize(
    ("role", "says"), [(Role.FACILITATOR, "3 saker väntar"), (Role.DEPUTY, "En sak väntar"), (Role.MEMBER, "")]
)
def test_it_counts_what_waits_for_whom_it_waits_for(room: Small, role: Role, says: str) -> None:
    become(room, role)
    assert "duties.list" not in buttons_of(home(room))
    wait(room, "1", "2")
    wait(room, "3", escalated=True)
    shown = home(room)
    assert ("väntar på dig" in said(shown)) == ("duties.list" in buttons_of(shown)) == bool(says)
    assert says in said(shown)


def test_it_is_one_page_for_all_the_rooms_of_a_person(room: Small) -> None:
    other = replace(ANNA, id="anna-2", network="n2", role=Role.FACILITATOR)

    def act(store: Store) -> None:
        store.networks.add(Network("n2", "Nattchefer", "sv", b"another salt"), None)
        store.members.add(other, identity("anna"))
        store.duties.add(duties.Duty("n2", Subject("a.card", "1"), START))

    room.db.run(act)
    shown = home(room)
    assert "Äldreomsorg i väst · Nattchefer" in said(shown)
    assert "En sak väntar" in said(shown)
    assert "väntar" not in said(home(room, BOSSE))


def test_what_is_waved_away_in_one_room_is_asked_for_in_none(room: Small) -> None:
    other = replace(ANNA, id="anna-2", network="n2", attributes=Attributes())

    def act(store: Store) -> None:
        store.networks.add(Network("n2", "Nattchefer", "sv", b"another salt"), None)
        store.members.add(other, identity("anna"))

    room.db.run(act)
    asked = []
    while button := buttons_of(home(room)).get("profiles.not_now"):
        asked.append(button.subject)
        choose = form_of(room.does(ANNA, Kind.PRESS, button.route, button.subject))
        assert isinstance(room.sends(ANNA, choose, network="n2"), Home)
    assert sorted(asked) == sorted(set(asked))
    assert "title" in asked, "told in the first room alone"
