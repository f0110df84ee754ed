"""Two who look after the room press at the same moment: one is heard, and the other is told how it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from domain import date_polls, meetings, series
from domain.ports import Room
from domain.series import Occasion, Series
from domain.slots import at
from handlers.ui import Form
from tests.handlers.meeting import FRIDA, asks, come_to, in_room, listed, meeting_room, page_of, told
from tests.handlers.planning import GUN
from tests.small import ANNA, Small, form_of, said


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


def previews(room: Small, who: object, chosen: str, **values: str) -> Form:
    """What is sent next tells the room."""
    form = form_of(room.presses(who, "meetings.invite", chosen, listed(room, who)))  # type: ignore[arg-type]
    return form_of(room.sends(who, form, **values))  # type: ignore[arg-type]


def test_the_same_form_sent_twice_is_told_once_and_says_so(room: Small) -> None:
    poll = asks(room)
    come_to(room, 11)
    form = previews(room, FRIDA, f"{poll} 0")
    room.sends(FRIDA, form)
    assert "redan sparat" in said(room.sends(FRIDA, form))


def test_of_two_who_invite_to_the_same_meeting_of_a_series_one_is_heard(room: Small) -> None:
    occasion = Occasion(1, at(room.now.date().replace(day=24), 13), 120, fixed=True)
    room.db.run(series.plan, Series("a" * 32, "n1", "Året", (occasion,)), by=FRIDA, now=room.now)
    asked = f"series {'a' * 32} 1"
    first, second = previews(room, FRIDA, asked), previews(room, GUN, asked)
    room.sends(FRIDA, first)
    assert "Någon annan hann före" in said(room.sends(GUN, second))
    room.deliver()
    assert len(in_room(room, meetings.CARD)) == 1


def test_cancelled_twice_is_told_once(room: Small) -> None:
    id = told(room)
    forms = [form_of(room.presses(who, "meetings.change", id, page_of(room, who, id))) for who in (FRIDA, GUN)]
    for who, form in zip((FRIDA, GUN), forms, strict=True):
        assert "inställd" in said(room.presses(who, "meetings.cancel", id, form))
    room.deliver()
    assert len(in_room(room, meetings.NEWS_CARD)) == 1


def test_what_is_changed_while_somebody_cancels_stays_cancelled(room: Small) -> None:
    id = told(room)
    form = form_of(room.presses(GUN, "meetings.change", id, page_of(room, GUN, id)))
    room.presses(FRIDA, "meetings.cancel", id)
    reply = said(room.sends(GUN, form, day="2026-03-20"))
    room.deliver()
    assert room.db.read(meetings.find, "n1", id).cancelled
    assert "inställd" in reply or "börjat" in reply


def test_a_poll_that_one_closes_and_the_other_drops_ends_once(room: Small) -> None:
    poll = asks(room)
    room.presses(FRIDA, "date_polls.close", poll)
    room.presses(GUN, "date_polls.drop", poll)
    room.deliver()
    assert room.db.read(date_polls.find, "n1", poll).state is date_polls.State.DROPPED
    assert room.db.read(lambda store: store.duties.of("n1")) == []
    assert said(room.presses(ANNA, "date_polls.answer", poll)) == "Tiden att svara är slut."
    assert len(room.stands(Room("n1"), date_polls.CARD)) == 1
