"""Meetings in the chat: the invitation, the calendar file, the reminders, and what is told of a change."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
import vobject

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain.meetings import CALENDAR_CARD, CARD, NEWS_CARD, REMINDER_CARD, Meeting
from domain.ports import Outsider, Person
from handlers.routes import Kind
from handlers.ui import Errors, Heading, Link
from tests.handlers.meeting import HERE, answers, asks, come_to, in_room, invites, listed, meeting_room, page_of, told
from tests.handlers.planning import FRIDA
from tests.small import ANNA, BOSSE, CLARA, Small, buttons_of, fields_of, form_of, identity, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.members import Member


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


def kept(room: Small, id: str) -> Meeting:
    found = room.db.read(lambda store: store.meetings.get(id))
    assert found
    return found


def in_calendar(room: Small, who: Member) -> Any:  # noqa: ANN401  the parser's own
    """What an independent parser reads in the file that the member was given last."""
    shown = [card for to in (Outsider(identity(who.id)), Person(who.id)) for card in room.stands(to, CALENDAR_CARD)][-1]
    assert shown.file
    assert shown.file.name == "traff.ics"
    return vobject.readOne(shown.file.content.decode())


def test_where_the_file_stands_is_remembered_nowhere_and_who_has_it_until_they_leave(room: Small) -> None:
    id = told(room)
    for _ in range(2):
        room.presses(BOSSE, "meetings.calendar", id)
        room.deliver()
    assert in_calendar(room, BOSSE).vevent
    assert CALENDAR_CARD not in {what.card for what, _ in room.db.read(lambda store: store.outbox.showing(id))}
    assert room.db.read(lambda store: store.meetings.holders(id)) == [BOSSE.id]
    room.db.run(lambda store: store.meetings.let_go(BOSSE.id))
    assert room.db.read(lambda store: store.meetings.holders(id)) == []


def saves(room: Small, id: str, **values: str) -> str:
    reply = room.sends(FRIDA, form_of(room.presses(FRIDA, "meetings.change", id)), **values)
    room.deliver()
    return said(reply)


def test_the_invitation_is_written_looked_at_and_then_told(room: Small) -> None:
    form = form_of(room.presses(FRIDA, "meetings.invite", form=listed(room)))
    assert "varmt välkommen" in str(getattr(fields_of(form)["body"], "initial", ""))
    preview = invites(
        room,
        body="Kom som du är.",
        place="Biblioteket",
        link="video.example/traff",
        phone="0701740605",
        code="123 456#",
        minutes="90",
    )
    shown = said(preview)
    assert "Kom som du är.\nNär: tisdag 17 mars kl. 13.00\N{EN DASH}14.30\nVar: Biblioteket" in shown
    assert "Ring in: 070-174 06 05, kod 123 456#" in shown
    assert [part.url for part in preview.fields if isinstance(part, Link)] == ["https://video.example/traff"]
    assert in_room(room, CARD) == []
    again = fields_of(form_of(room.presses(FRIDA, "meetings.invite", form=preview)))
    assert [str(getattr(again[name], "initial", "")) for name in ("body", "day", "time", "code")] == [
        "Kom som du är.",
        "2026-03-17",
        "13.00",
        "123 456#",
    ]
    room.sends(FRIDA, preview)
    room.sends(FRIDA, preview)
    room.deliver()
    [card] = room.stands(HERE, CARD)
    assert "Kom som du är." in said(card)
    for line in ("När: tisdag 17 mars kl. 13.00\N{EN DASH}14.30", "https://video.example/traff", "kod 123 456#"):
        assert line in card.summary, "a screen reader is told the same"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"day": "2026-03-01"}, "day"),
        ({"day": "2028-03-01"}, "day"),
        ({"day": "nyss"}, ""),
        ({"time": "efter lunch"}, "time"),
        ({"minutes": "7"}, ""),
        ({"link": "http://utan.example"}, "link"),
        ({"phone": "ring mig"}, "phone"),
        ({"code": "hemlig"}, "code"),
        ({"title": ""}, "title"),
        ({"body": ""}, "body"),
        ({"body": "Karin har fått diagnosen demens."}, "body"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(room: Small, values: dict[str, str], field: str) -> None:
    form = form_of(room.presses(FRIDA, "meetings.invite", form=listed(room)))
    reply = room.sends(FRIDA, form, **{"title": "Träff", "day": "2026-03-17", **values})
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == [field]


def test_members_invite_change_and_cancel_nothing(room: Small) -> None:
    id = told(room)
    for route in ("invite", "change", "cancel"):
        assert "samtalsledare" in said(room.presses(BOSSE, f"meetings.{route}", "" if route == "invite" else id))
    assert "meetings.change" not in buttons_of(listed(room, BOSSE))


def test_who_invites_hears_of_a_holiday_first(room: Small) -> None:
    assert "fredag 3 april kl. 13.00. Obs, det är en helg eller helgdag." in said(invites(room, day="2026-04-03"))


def test_the_calendar_file_is_read_by_another_program_and_names_nobody(room: Small) -> None:
    id = told(room, place="Biblioteket, plan 2; bakre rummet", link="https://video.example/traff", phone="070-1740605")
    room.presses(BOSSE, "meetings.calendar", id)
    room.deliver()
    calendar = in_calendar(room, BOSSE)
    event = calendar.vevent
    assert (calendar.version.value, calendar.method.value) == ("2.0", "PUBLISH")
    assert event.uid.value == f"{id}@rummet"
    assert event.dtstart.value == datetime(2026, 3, 17, 12, tzinfo=UTC)
    assert event.dtend.value == datetime(2026, 3, 17, 14, tzinfo=UTC)
    assert event.location.value == "Biblioteket, plan 2; bakre rummet"
    assert "070-174 06 05" in event.description.value
    assert (event.sequence.value, event.status.value) == ("0", "CONFIRMED")
    written = calendar.serialize().lower()
    assert not any(word in written for word in ("organizer", "attendee", "mailto", "bosse", "frida"))


def test_a_move_is_told_once_and_every_calendar_gets_the_same_event_anew(room: Small) -> None:
    id = told(room)
    room.presses(BOSSE, "meetings.calendar", id)
    room.deliver()
    assert "Rummet får veta det nu." in saves(room, id, day="2026-03-31")
    event = in_calendar(room, BOSSE).vevent
    assert event.dtstart.value == datetime(2026, 3, 31, 11, tzinfo=UTC), "summer time has begun"
    assert (event.uid.value, event.sequence.value) == (f"{id}@rummet", "1")
    [news] = in_room(room, NEWS_CARD)
    assert "Så här gäller nu:\nNär: tisdag 31 mars kl. 13.00\N{EN DASH}15.00" in news
    assert "tisdag 31 mars" in in_room(room, CARD)[0]
    assert room.stands(Person("clara"), CALENDAR_CARD) == []


def test_new_words_alone_are_told_to_nobody(room: Small) -> None:
    id = told(room)
    assert saves(room, id, body="Ta med kaffe.") == "Sparat."
    assert "Ta med kaffe." in in_room(room, CARD)[0]
    assert in_room(room, NEWS_CARD) == []
    assert kept(room, id).sequence == 0


def test_what_is_cancelled_is_told_and_taken_out_of_the_calendars(room: Small) -> None:
    id = told(room)
    room.presses(BOSSE, "meetings.calendar", id)
    room.deliver()
    for _ in range(2):
        room.presses(FRIDA, "meetings.cancel", id)
    room.deliver()
    event = in_calendar(room, BOSSE).vevent
    assert (event.uid.value, event.sequence.value, event.status.value) == (f"{id}@rummet", "1", "CANCELLED")
    assert in_room(room, NEWS_CARD) == ["Vårens träff är inställd."]
    assert "Träffen är inställd." in in_room(room, CARD)[0]
    assert "meetings.calendar" not in buttons_of(room.stands(HERE, CARD)[0])
    assert "Ingen träff är bestämd än." in said(listed(room, BOSSE))
    assert "inställd" in said(room.presses(FRIDA, "meetings.change", id))
    come_to(room, 16)
    assert in_room(room, REMINDER_CARD) == []


def test_the_room_is_reminded_fourteen_and_three_days_before_and_who_comes_on_the_day_before(room: Small) -> None:
    poll = asks(room, day0="2026-03-26", day1="2026-03-27")
    for who, given in ((ANNA, "yes"), (BOSSE, "if_needed"), (CLARA, "no")):
        answers(room, who, poll, given, "no")
    come_to(room, 11)
    told(room, f"{poll} 0")
    come_to(room, 12, 8)
    assert in_room(room, REMINDER_CARD) == []
    for _ in range(2):
        come_to(room, 12)
    assert len(in_room(room, REMINDER_CARD)) == 1
    come_to(room, 23)
    assert len(in_room(room, REMINDER_CARD)) == 2
    come_to(room, 25)
    come_to(room, 25, 12)
    assert len(in_room(room, REMINDER_CARD)) == 2
    reminded = {to.member for to, what in room.posts if what.card == REMINDER_CARD and isinstance(to, Person)}
    assert reminded == {"anna", "bosse"}
    assert "Snart är det dags för Vårens träff." in said(room.stands(Person("anna"), REMINDER_CARD)[0])


def test_after_a_move_nobody_is_taken_at_their_word_about_the_day_that_was(room: Small) -> None:
    poll = asks(room, day0="2026-03-26", day1="2026-03-27")
    for who in (ANNA, BOSSE):
        answers(room, who, poll, "yes", "no")
    id = told(room, f"{poll} 0")
    assert "Det blev torsdag 26 mars kl. 13.00." in in_room(room, "date_polls.card")[0]
    saves(room, id, day="2026-04-15")
    assert "Det blev onsdag 15 april kl. 13.00." in in_room(room, "date_polls.card")[0]
    come_to(room, 14, month=4)
    assert [to for to, what in room.posts if what.card == REMINDER_CARD] == [HERE]
    room.presses(FRIDA, "meetings.cancel", id)
    room.deliver()
    assert "Träffen är inställd." in in_room(room, "date_polls.card")[0]


def test_before_a_monday_people_are_reminded_on_friday_and_the_room_where_nobody_has_answered(room: Small) -> None:
    told(room, day="2026-03-16")
    come_to(room, 13)
    assert len(in_room(room, REMINDER_CARD)) == 1
    come_to(room, 15)
    assert len(in_room(room, REMINDER_CARD)) == 1


def test_what_went_by_while_nobody_could_tell_it_is_not_told_late(room: Small) -> None:
    told(room, day="2026-04-15")
    come_to(room, 13, month=4)
    assert len(in_room(room, REMINDER_CARD)) == 1
    come_to(room, 15, 14, month=4)
    assert len(in_room(room, REMINDER_CARD)) == 1


def test_a_meeting_made_late_is_not_followed_by_a_reminder_at_once(room: Small) -> None:
    told(room, day="2026-03-04")
    come_to(room, 2, 10)
    assert in_room(room, REMINDER_CARD) == []


def test_the_list_and_the_home_show_what_comes_until_it_is_over(room: Small) -> None:
    id = told(room)
    assert "Vårens träff\ntisdag 17 mars kl. 13.00" in said(listed(room, BOSSE))
    assert "Vårens träff" in repr(room.does(BOSSE, Kind.EVENT, "home.opened"))
    assert "När: tisdag 17 mars" in said(room.presses(BOSSE, "meetings.show", id))
    come_to(room, 17, 14)
    assert "Vårens träff" in said(listed(room, BOSSE))
    come_to(room, 17, 15)
    assert "Ingen träff är bestämd än." in said(listed(room, BOSSE))
    assert "har varit" in said(room.presses(FRIDA, "meetings.change", id))


def test_the_fullest_invitation_is_taken(room: Small) -> None:
    form = form_of(room.presses(FRIDA, "meetings.invite", form=listed(room)))
    check_view(draw.modal(form), "modal", lambda: "id1")
    most = {name: getattr(fields_of(form)[name], "most", 0) for name in ("title", "place", "body")}
    values = {name: ("å" * length) for name, length in most.items()}
    link = f"https://video.example/{'a' * (getattr(fields_of(form)['link'], 'most', 0) - 22)}"
    preview = form_of(room.sends(FRIDA, form, day="2026-03-17", link=link, **values))
    check_view(draw.modal(preview), "modal", lambda: "id1")
    assert sum(len(name) + len(value) for name, value in preview.hidden.items()) < 3000 - 100
    room.sends(FRIDA, preview)
    room.deliver()
    drawn = draw.message(room.stands(HERE, CARD)[0])
    check_message(drawn["text"], drawn["blocks"], text_limit=4000)


@pytest.mark.parametrize(
    ("hour", "first"), [(9, "Före träffen"), (14, "Under träffen"), (16, "Efter träffen")], ids=["before", "on", "over"]
)
def test_who_leads_finds_first_what_it_is_time_for(room: Small, hour: int, first: str) -> None:
    id = told(room)
    come_to(room, 17, hour)
    page = page_of(room, FRIDA, id)
    phases = [one.text for one in page.fields if isinstance(one, Heading) and one.text.endswith(" träffen")]
    assert phases[0] == first
    assert ("parking.open" in buttons_of(page)) is (hour > 9)
