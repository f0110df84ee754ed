"""Where clocks change, people go by the clock on the wall and talks by the time that passes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar

from domain import meetings, offers, sessions, signups
from domain.meetings import CALENDAR_CARD, REMINDER_CARD
from domain.ports import Person
from domain.sessions import Session, Shown
from domain.signups import Coming, Signup, Stand, Terms
from domain.slots import at, local
from tests.handlers.meeting import FRIDA, HERE, come_to, in_room, meeting_room, page_of, told
from tests.handlers.planning import TO_FRIDA
from tests.small import ANNA, BOSSE, Small, fields_of, form_of, said

SPRING, AUTUMN = date(2026, 3, 30), date(2026, 10, 26)
"""The Mondays after the Sundays of 23 and of 25 hours."""


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


def invited(room: Small, day: date) -> str:
    """On Friday three weeks before."""
    room.now = at(day - timedelta(days=24), 10)
    return told(room, day=day.isoformat(), place="Biblioteket")


@pytest.mark.parametrize(("day", "hour"), [(SPRING, 11), (AUTUMN, 12)])
def test_a_meeting_begins_at_the_hour_that_was_written_wherever_it_is_read(room: Small, day: date, hour: int) -> None:
    id = invited(room, day)
    meeting = room.db.read(meetings.find, "n1", id)
    assert meeting.details.begins == datetime.fromisoformat(f"{day}T{hour}:00+00:00")
    assert "kl. 13.00" in in_room(room, meetings.CARD)[0]
    form = form_of(room.presses(FRIDA, "meetings.change", id, page_of(room, FRIDA, id)))
    assert fields_of(form)["time"].initial == "13.00"
    room.db.run(lambda store: store.meetings.hold(id, ANNA.id))
    room.db.run(lambda store: store.outbox.post(meeting.calendar(ANNA.id), to=Person(ANNA.id)))
    room.deliver()
    [card] = room.stands(Person(ANNA.id), CALENDAR_CARD)
    assert card.file
    [event] = Calendar.from_ical(card.file.content).walk("VEVENT")
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (meeting.details.begins, meeting.details.ends)


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_reminders_come_at_nine_on_both_sides_of_it(room: Small, day: date) -> None:
    """Of a Monday's meeting the last one comes on Friday."""
    id = invited(room, day)
    signed = Signup("s1", id, Coming.TAKES_PART, member=ANNA.id)
    room.db.run(lambda store: store.signups.put(signed))
    came: list[tuple[date, int]] = []
    for hours in range(24 * 25):
        moment = at(day - timedelta(days=23), 0) + timedelta(hours=hours)
        come_to(room, local(moment).day, local(moment).hour, local(moment).month)
        those = [*room.stands(HERE, REMINDER_CARD), *room.stands(Person(ANNA.id), REMINDER_CARD)]
        if len(those) > len(came):
            came.append((local(moment).date(), local(moment).hour))
    friday = day - timedelta(days=3)
    assert came == [(day - timedelta(days=14), 9), (friday, 9)]
    assert len(room.stands(Person(ANNA.id), REMINDER_CARD)) == 1


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_place_that_becomes_free_before_it_may_be_taken_until_four_on_monday(room: Small, day: date) -> None:
    id = invited(room, day + timedelta(days=2))
    room.db.run(signups.settle, "n1", Terms(id, places=1), by=FRIDA, now=room.now)
    waits = Signup("s2", id, Coming.TAKES_PART, member=BOSSE.id, stand=Stand.WAITS, turn=1)
    room.db.run(lambda store: store.signups.put(waits))
    room.now = at(day - timedelta(days=3), 15)
    room.db.run(offers.pass_on, room.services.holiday, now=room.now)
    [offer] = room.db.read(lambda store: store.signups.of(id))
    assert offer.until == at(day, 16)
    room.deliver()
    assert "kl. 16.00" in said(room.stands(Person(BOSSE.id), signups.OFFER_CARD)[0])


@pytest.mark.parametrize(("day", "minute"), [(SPRING, 55), (AUTUMN, 115)])
def test_a_step_of_ten_minutes_takes_ten_minutes_when_the_hour_is_skipped_or_comes_twice(
    room: Small, day: date, minute: int
) -> None:
    id = invited(room, day)
    room.now = at(day - timedelta(days=1), 1) + timedelta(minutes=minute)
    talk = Session("t1", "n1", id, "round", (10, 10, 10), 1, False, Shown.LEADER, FRIDA.id)  # noqa: FBT003
    begun = room.now
    room.db.run(sessions.start, talk, by=FRIDA, now=begun)
    room.deliver()
    [card] = room.stands(TO_FRIDA, sessions.LEAD_CARD)
    assert f"{local(begun + timedelta(minutes=10)):%H.%M}" in said(card)
    room.db.run(sessions.keep_time, now=begun + timedelta(minutes=9, seconds=59))
    assert room.db.read(sessions.find, "n1", "t1").until
    room.db.run(sessions.keep_time, now=begun + timedelta(minutes=10))
    assert room.db.read(sessions.find, "n1", "t1").is_up
