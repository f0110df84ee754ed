"""Series out of the bot's collection, and the first weeks of a new room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from domain import library
from domain.library import OFFER_CARD
from tests.handlers.planning import FRIDA, TO_FRIDA, TO_GUN, come_to, dates, in_room, led, opened, presses
from tests.small import ANNA, NETWORK, Small, buttons_of, fields_of, form_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handlers.ui import Form


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with led(sqlite_url) as made:
        yield made


def outlined(room: Small, **values: object) -> Form:
    form = presses(room, opened(room), "library.open")
    return form_of(room.sends(FRIDA, form, **values))  # type: ignore[arg-type]


def test_a_series_is_shown_and_comes_as_shown(room: Small) -> None:
    shown = outlined(room, every="2", count="3")
    assert dates(shown) == ["måndag 2 mars", "måndag 16 mars", "måndag 30 mars"]
    assert "Berätta kort om dig." in said(shown)
    listed = form_of(room.sends(FRIDA, shown))
    assert "3 frågor är planerade. Den första kommer måndag 2 mars kl. 12.00." in said(listed)
    assert dates(listed) == [f"{day} kl. 12.00" for day in dates(shown)]
    for day, count in ((2, 1), (3, 1), (16, 2), (30, 3)):
        come_to(room, day)
        assert len(in_room(room)) == count
    again = presses(room, opened(room), "library.open")
    assert "presentation" not in fields_of(again), "it has been"
    assert "Berätta kort om dig." not in said(room.sends(FRIDA, again, count="12"))


def test_the_presentation_round_may_be_left_out(room: Small) -> None:
    assert "Berätta kort om dig." not in said(outlined(room, presentation=False))


def test_a_series_of_few_themes_says_that_there_are_no_more(room: Small) -> None:
    room.sends(FRIDA, outlined(room, count="3", themes=("demens",)))
    shown = outlined(room, count="3", themes=("demens", "teknik"))
    assert "Samlingen har bara en till som passar." in said(shown)
    room.sends(FRIDA, shown)
    empty = outlined(room, count="3", themes=("demens", "teknik"))
    assert "Samlingen har inga fler som passar." in said(empty)
    assert empty.submit is None


def test_the_same_series_sent_twice_is_planned_once(room: Small) -> None:
    shown = outlined(room, count="4")
    room.sends(FRIDA, shown)
    room.sends(FRIDA, shown)
    assert len(room.db.read(lambda store: store.prompts.of("n1"))) == 4


def offer(room: Small) -> None:
    room.db.run(library.offer, "n1", now=room.now)
    room.deliver()


def test_a_new_rooms_facilitator_plans_three_weeks_with_one_press(room: Small) -> None:
    offer(room)
    [card] = room.stands(TO_FRIDA, OFFER_CARD)
    assert "Vill du börja med tre veckors samtalsfrågor?" in said(card)
    reply = room.presses(FRIDA, "library.accept")
    assert "Den första kommer måndag 2 mars kl. 12.00." in said(reply)
    listed = opened(room)
    assert dates(listed) == [f"måndag {day} mars kl. 12.00" for day in (2, 9, 16)]
    assert all(text in said(card) for text in [one.body for one in room.db.read(lambda s: s.prompts.of("n1"))])
    room.deliver()
    assert [list(buttons_of(one)) for one in room.stands(TO_GUN, OFFER_CARD)] == [[]]


def test_the_offer_may_be_waved_away(room: Small) -> None:
    offer(room)
    assert room.stands(TO_FRIDA, OFFER_CARD)
    room.presses(FRIDA, "library.decline")
    room.deliver()
    assert [list(buttons_of(one)) for one in room.stands(TO_FRIDA, OFFER_CARD)] == [[]]
    assert room.db.read(lambda store: store.prompts.of("n1")) == []


def test_a_room_that_speaks_english_is_asked_in_english(room: Small) -> None:
    room.db.run(lambda store: store.networks.change(replace(NETWORK, language="en")))
    assert "Tell us briefly about yourself." in said(outlined(room))


def test_members_press_nothing_of_what_is_the_facilitators(room: Small) -> None:
    offer(room)
    for route in ("accept", "decline"):
        assert "samtalsledare" in said(room.presses(ANNA, f"library.{route}"))
    assert room.db.read(lambda store: store.prompts.of("n1")) == []
