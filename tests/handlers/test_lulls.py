"""What whoever leads a silent room is offered, and does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.lulls import CARD, LONG
from tests.handlers.planning import FRIDA, MONDAY, TO_FRIDA, TO_GUN, come_to, in_room, led
from tests.small import ANNA, Small, buttons_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with led(sqlite_url) as made:
        yield made


def silent(room: Small) -> None:
    come_to(room, 2)
    come_to(room, 13)
    assert room.now > MONDAY + LONG


def test_a_silent_rooms_facilitators_get_one_suggestion_and_one_of_them_takes_it(room: Small) -> None:
    silent(room)
    [card] = room.stands(TO_FRIDA, CARD)
    assert "Inget nytt har kommit genom boten på 10 dagar." in said(card)
    assert "Berätta kort om dig." in said(card)
    reply = room.presses(FRIDA, "lulls.take", buttons_of(card)["lulls.take"].subject)
    assert "Frågan kommer fredag 13 mars kl. 16.00." in said(reply)
    room.deliver()
    assert [list(buttons_of(one)) for one in room.stands(TO_GUN, CARD)] == [[]]
    come_to(room, 13, 16)
    assert "Berätta kort om dig." in in_room(room)[0]


def test_a_suggestion_waved_away_is_gone_and_not_made_again(room: Small) -> None:
    silent(room)
    [card] = room.stands(TO_FRIDA, CARD)
    room.presses(FRIDA, "lulls.decline", buttons_of(card)["lulls.decline"].subject)
    come_to(room, 31)
    assert room.stands(TO_FRIDA, CARD) + room.stands(TO_GUN, CARD) == []


def test_members_press_nothing_of_it(room: Small) -> None:
    silent(room)
    for route in ("take", "decline"):
        assert "samtalsledare" in said(room.presses(ANNA, f"lulls.{route}", "001"))
    assert room.db.read(lambda store: store.prompts.of("n1")) == []
    assert room.stands(TO_FRIDA, CARD)
