"""The parking list in the chat: from a card or the meeting's page, taken on, given away and ticked off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.demo.validation import check_view
from bot.slack import draw
from handlers.ui import Buttons, Errors, Form
from tests.handlers.meeting import FRIDA, come_to, meeting_room, told
from tests.small import ANNA, BOSSE, Small, buttons_of, form_of, said


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


@pytest.fixture
def meeting(room: Small) -> str:
    id = told(room)
    come_to(room, 17, 13)
    return id


def parks(room: Small, meeting: str, body: str) -> Form:
    page = form_of(room.presses(ANNA, "meetings.show", meeting))
    form = form_of(room.presses(ANNA, "parking.open", meeting, page))
    return form_of(room.sends(ANNA, form, body=body))


def listed(room: Small, meeting: str, who: object = FRIDA) -> Form:
    return form_of(room.presses(who, "parking.show", meeting))  # type: ignore[arg-type]


def routes(form: Form) -> set[str]:
    return {button.route for part in form.fields if isinstance(part, Buttons) for button in part.buttons}


def test_what_is_parked_is_taken_and_ticked_off(room: Small, meeting: str) -> None:
    form = parks(room, meeting, "Vem bokar lokalen?")
    assert "Vem bokar lokalen?" in said(form)
    assert "Ingen har tagit det än." in said(form)
    mine = form_of(room.presses(BOSSE, "parking.take", buttons_of(form)["parking.take"].subject, form))
    assert "Bosse Al tar det." in said(mine)
    done = form_of(room.presses(BOSSE, "parking.tick", buttons_of(mine)["parking.tick"].subject, mine))
    assert "Klart. Bosse Al tog det." in said(done)
    assert routes(listed(room, meeting, ANNA)) == {"parking.open"}


def test_the_page_counts_what_is_parked(room: Small, meeting: str) -> None:
    assert "parking.show" not in buttons_of(form_of(room.presses(ANNA, "meetings.show", meeting)))
    for body in ("Lokalen", "Schemat"):
        parks(room, meeting, body)
    page = form_of(room.presses(ANNA, "meetings.show", meeting))
    assert buttons_of(page)["parking.show"].label == "Parkeringslista (2)"


def test_long_before_a_meeting_its_page_says_nothing_of_it(room: Small) -> None:
    page = form_of(room.presses(ANNA, "meetings.show", told(room)))
    assert not {"parking.open", "parking.show"} & set(buttons_of(page))


def test_days_after_a_meeting_its_list_is_read_and_nothing_is_added(room: Small, meeting: str) -> None:
    parks(room, meeting, "Lokalen")
    come_to(room, 19)
    page = buttons_of(form_of(room.presses(ANNA, "meetings.show", meeting)))
    assert "parking.show" in page
    assert "parking.open" not in page


def test_who_leads_gives_it_to_somebody_and_takes_it_away(room: Small, meeting: str) -> None:
    parks(room, meeting, "Lokalen")
    form = listed(room, meeting)
    ask = form_of(room.presses(FRIDA, "parking.give", buttons_of(form)["parking.give"].subject, form))
    given = form_of(room.sends(FRIDA, ask, whom="anna"))
    assert "Anna Ek tar det." in said(given)
    again = form_of(room.presses(FRIDA, "parking.give", buttons_of(given)["parking.give"].subject, given))
    assert "finns inte" in said(room.sends(FRIDA, again, whom="nobody"))
    gone = form_of(room.presses(FRIDA, "parking.remove", buttons_of(given)["parking.remove"].subject, given))
    assert "Inget är parkerat än." in said(gone)


def test_personal_data_is_not_parked(room: Small, meeting: str) -> None:
    page = form_of(room.presses(ANNA, "meetings.show", meeting))
    form = form_of(room.presses(ANNA, "parking.open", meeting, page))
    assert isinstance(room.sends(ANNA, form, body="Karin har fått diagnosen demens."), Errors)
    assert room.db.read(lambda store: store.parking.of(meeting)) == []


def test_a_full_list_is_read_a_page_at_a_time(room: Small, meeting: str) -> None:
    for number in range(1, 50):
        parks(room, meeting, f"Sak nummer {number}.")
    form = parks(room, meeting, "Sak nummer 50.")
    check_view(draw.modal(listed(room, meeting)), "modal", lambda: "id")
    assert "Sak nummer 1." in said(form)
    assert "Sak nummer 13." not in said(form)
    seen = [said(form)]
    while on := [
        one for part in form.fields if isinstance(part, Buttons) for one in part.buttons if one.label == "Fler"
    ]:
        form = form_of(room.presses(ANNA, "parking.turn", on[0].subject, form))
        seen.append(said(form))
    assert all(any(f"Sak nummer {number}." in page for page in seen) for number in range(1, 51))
    asked = form_of(room.presses(ANNA, "parking.open", meeting, form))
    assert "50 saker" in said(room.sends(ANNA, asked, body="En till"))
