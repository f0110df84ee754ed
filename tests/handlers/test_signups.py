"""Sign-up in the chat: by invitation and page, with a queue, needs, other dates, and for those without the chat."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain import attendance, extracts, offers
from domain.meetings import CARD, REMINDER_CARD
from domain.ports import Person
from domain.signups import NAME_MOST, OFF_CARD, OFFER_CARD
from domain.slots import at
from handlers.extract_page import sections
from handlers.routes import Kind
from handlers.ui import Choice, Errors
from tests.handlers.meeting import HERE, come_to, in_room, listed, meeting_room, page_of, told
from tests.handlers.planning import FRIDA
from tests.small import ANNA, BOSSE, CLARA, Small, buttons_of, fields_of, form_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.members import Member
    from handlers.ui import Form, Reply

BOTH = {"place": "Biblioteket", "link": "https://video.example/1", "phone": "070-174 06 05", "code": "12 34#"}


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


def page(room: Small, id: str, who: Member = BOSSE) -> Form:
    return page_of(room, who, id)


def sign_up(room: Small, id: str, who: Member = BOSSE, **values: str) -> Reply:
    """From the card in the room."""
    reply = room.sends(who, form_of(room.presses(who, "signups.open", id)), **{"coming": "takes_part", **values})
    room.deliver()
    return reply


def lead(room: Small, id: str, route: str, **values: str | bool) -> Reply:
    form = form_of(room.presses(FRIDA, f"signups.{route}", id, page(room, id, FRIDA)))
    reply = room.sends(FRIDA, form, **values)
    room.deliver()
    return reply


def pass_on(room: Small) -> None:
    room.db.run(offers.pass_on, room.services.holiday, now=room.now)
    room.deliver()


def test_a_member_signs_up_on_the_page_and_sees_it_there(room: Small) -> None:
    id = told(room)
    shown = page(room, id)
    assert "Du har inte anmält dig." in said(shown)
    form = form_of(room.presses(BOSSE, "signups.open", f"{id} page", shown))
    after = form_of(room.sends(BOSSE, form, coming="listens"))
    room.deliver()
    assert after.name == "meetings.show"
    assert "Du lyssnar.\nEn kommer." in said(after)
    assert "En kommer." in in_room(room, CARD)[0]
    again = form_of(room.presses(BOSSE, "signups.open", f"{id} page", after))
    assert getattr(fields_of(again)["coming"], "initial", "") == "listens"
    assert "Du kan inte komma." in said(room.sends(BOSSE, again, coming="cannot"))


def test_from_the_invitation_it_is_said_how_it_stands(room: Small) -> None:
    id = told(room)
    assert "signups.open" in buttons_of(room.stands(HERE, CARD)[0])
    assert said(sign_up(room, id)) == (
        "Vårens träff, tisdag 17 mars kl. 13.00.\nDu deltar.\nDu kan ändra dig när du vill."
    )
    assert "tisdag 17 mars kl. 13.00. Du deltar." in said(listed(room, BOSSE))
    assert "Du deltar." in repr(room.does(BOSSE, Kind.EVENT, "home.opened"))


def test_how_one_comes_is_chosen_and_the_number_stands_in_plain_text(room: Small) -> None:
    id = told(room, **BOTH)
    form = form_of(room.presses(BOSSE, "signups.open", id))
    way = fields_of(form)["way"]
    assert isinstance(way, Choice)
    assert [(one.label, one.description) for one in way.options] == [
        ("På plats", "Biblioteket"),
        ("På video", ""),
        ("På telefon", "070-174 06 05, kod 12 34#"),
    ]
    reply = room.sends(BOSSE, form, coming="takes_part")
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == ["way"]
    assert "Du deltar. Du är med på telefon." in said(room.sends(BOSSE, form, coming="takes_part", way="phone"))


@pytest.mark.parametrize("values", [{"coming": ""}, {"coming": "kanske"}, {"way": "till häst"}])
def test_what_no_form_makes_is_refused(room: Small, values: dict[str, str]) -> None:
    id = told(room)
    form = form_of(room.presses(BOSSE, "signups.open", id))
    assert isinstance(room.sends(BOSSE, form, **{"coming": "takes_part", **values}), Errors)
    assert room.db.read(lambda store: store.signups.of(id)) == []


def test_the_queue_is_walked_in_order_and_each_has_time_to_answer(room: Small) -> None:
    id = told(room)
    assert said(lead(room, id, "terms", places="1")) == "Sparat."
    sign_up(room, id, ANNA)
    assert "Alla platser är tagna, men du kan ställa dig i kö." in in_room(room, CARD)[0]
    form = form_of(room.presses(BOSSE, "signups.open", id))
    assert "Alla platser är tagna. Anmäler du dig får du en plats i kön." in said(form)
    assert "Du står i kö som nummer 1." in said(sign_up(room, id, BOSSE))
    assert "Du står i kö som nummer 2." in said(sign_up(room, id, CLARA))
    sign_up(room, id, ANNA, coming="cannot")
    pass_on(room)
    [offer] = room.stands(Person(BOSSE.id), OFFER_CARD)
    assert said(offer) == (
        "Nu finns det en plats för dig på Vårens träff, tisdag 17 mars kl. 13.00.\n"
        "Svara senast tisdag 3 mars kl. 16.00. Sedan går platsen till nästa i kön."
    )
    assert room.stands(Person(CLARA.id), OFFER_CARD) == []
    assert "En plats är din om du säger ja senast tisdag 3 mars kl. 16.00." in said(page(room, id, BOSSE))
    room.now = at(date(2026, 3, 3), 16)
    pass_on(room)
    assert "väntar inte på dig längre" in said(room.stands(Person(BOSSE.id), OFFER_CARD)[0])
    assert "gått vidare" in said(room.presses(BOSSE, "signups.accept", id))
    room.now = at(date(2026, 3, 4), 9)
    room.deliver()
    assert said(room.presses(CLARA, "signups.accept", id)) == "Platsen är din. Välkommen."
    room.deliver()
    assert "Du har en plats på Vårens träff" in said(room.stands(Person(CLARA.id), OFFER_CARD)[0])


def test_an_offer_is_answered_on_the_page_too(room: Small) -> None:
    id = told(room)
    lead(room, id, "terms", places="1")
    for who in (ANNA, BOSSE):
        sign_up(room, id, who)
    sign_up(room, id, ANNA, coming="cannot")
    pass_on(room)
    shown = page(room, id, BOSSE)
    assert {"signups.accept", "signups.decline"} <= buttons_of(shown).keys()
    assert "Du har inte anmält dig." in said(room.presses(BOSSE, "signups.decline", id, shown))
    room.deliver()
    assert "väntar inte på dig längre" in said(room.stands(Person(BOSSE.id), OFFER_CARD)[0])


def test_after_the_last_day_there_is_nothing_to_press_for_who_is_not_in(room: Small) -> None:
    id = told(room)
    lead(room, id, "terms", last="2026-03-05")
    assert "Anmäl dig senast torsdag 5 mars." in in_room(room, CARD)[0]
    sign_up(room, id, ANNA)
    come_to(room, 6)
    shown = page(room, id)
    assert "Sista dagen att anmäla sig har varit." in said(shown)
    assert "signups.open" not in buttons_of(shown)
    assert "Sista dagen" in said(room.presses(BOSSE, "signups.open", id))
    assert "Du kan inte komma." in said(sign_up(room, id, ANNA, coming="cannot"))


@pytest.mark.parametrize(
    ("values", "field"),
    [({"places": "många"}, "places"), ({"places": "0"}, "places"), ({"last": "2026-03-18"}, "last")],
)
def test_terms_that_cannot_be_are_said_at_their_field(room: Small, values: dict[str, str], field: str) -> None:
    reply = lead(room, told(room), "terms", **values)
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == [field]


def test_needs_are_asked_for_when_wanted_seen_without_names_and_gone_the_day_after(room: Small) -> None:
    id = told(room)
    assert "needs" not in fields_of(form_of(room.presses(BOSSE, "signups.open", id)))
    assert "signups.needs" not in buttons_of(page(room, id, FRIDA))
    lead(room, id, "terms", needs=True)
    sign_up(room, id, BOSSE, needs="Vegetariskt, tack")
    shown = said(room.presses(FRIDA, "signups.needs", id, page(room, id, FRIDA)))
    assert "Vegetariskt, tack" in shown
    assert "Bosse" not in shown
    assert "Vegetariskt" not in repr(room.presses(ANNA, "signups.who", id))
    form = form_of(room.presses(BOSSE, "signups.open", id))
    assert getattr(fields_of(form)["needs"], "initial", "") == "Vegetariskt, tack"
    room.now = at(date(2026, 3, 18), 0)
    room.db.run(attendance.tidy, now=room.now)
    assert "Ingen har skrivit något än." in said(room.presses(FRIDA, "signups.needs", id))


def test_the_same_meeting_another_day_is_one_choice_more(room: Small) -> None:
    id = told(room)
    reply = lead(room, id, "date", day="2026-04-03", time="13")
    assert "Obs, det är en helg eller helgdag." in said(reply)
    assert len(in_room(room, CARD)) == 1
    reply = room.sends(FRIDA, form_of(reply), day="2026-03-19")
    room.deliver()
    assert said(reply) == "Inbjudan till torsdag 19 mars kl. 13.00 ligger i rummet."
    assert "Samma träff hålls också torsdag 19 mars kl. 13.00." in in_room(room, CARD)[0]
    form = form_of(room.presses(BOSSE, "signups.open", id))
    day = fields_of(form)["day"]
    assert isinstance(day, Choice)
    assert [one.label for one in day.options] == ["tisdag 17 mars kl. 13.00", "torsdag 19 mars kl. 13.00"]
    assert day.initial == id
    sign_up(room, id, BOSSE)
    other = day.options[1].value
    assert "torsdag 19 mars" in said(sign_up(room, id, BOSSE, day=other))
    assert "Du kommer torsdag 19 mars kl. 13.00 i stället." in said(page(room, id))
    assert "Du deltar." in said(page(room, other))


def test_somebody_without_the_chat_is_entered_listed_and_asked_after_by_telephone(room: Small) -> None:
    id = told(room)
    lead(room, id, "terms", places="1")
    sign_up(room, id, ANNA)
    reply = lead(room, id, "enter", name="Karin Ask", municipality="Åsby")
    assert "Karin Ask står i kö" in said(reply)
    sign_up(room, id, ANNA, coming="cannot")
    pass_on(room)
    [duty] = room.stands(Person(FRIDA.id), OFFER_CARD)
    assert "Nu finns det en plats för Karin Ask, Åsby på Vårens träff" in said(duty)
    about = buttons_of(duty)["signups.comes"].subject
    assert "samtalsledare" in said(room.presses(BOSSE, "signups.comes", about))
    assert said(room.presses(FRIDA, "signups.comes", about)) == "Tack. Det är noterat."
    room.deliver()
    assert "är avgjord" in said(room.stands(Person(FRIDA.id), OFFER_CARD)[0])
    assert "Deltar: 1\nKarin Ask, Åsby, inte med i chatten" in said(room.presses(BOSSE, "signups.who", id))


def test_everybody_sees_who_comes_and_only_who_leads_sees_the_queue_and_how_many_cannot(room: Small) -> None:
    id = told(room)
    assert "Ingen har anmält sig än." in said(room.presses(BOSSE, "signups.who", id))
    lead(room, id, "terms", places="2")
    sign_up(room, id, CLARA)
    sign_up(room, id, ANNA, coming="listens")
    sign_up(room, id, BOSSE)
    sign_up(room, id, FRIDA, coming="cannot")
    seen = said(room.presses(BOSSE, "signups.who", id))
    assert seen == "Vårens träff\nDeltar: 1\nClara Lind\nLyssnar: 1\nAnna Ek"
    led = said(room.presses(FRIDA, "signups.who", id))
    assert led == f"{seen}\nI kö: 1\nBosse Al\nEn har sagt att den inte kan."


def test_who_leads_signs_somebody_off_and_they_are_told(room: Small) -> None:
    id = told(room)
    sign_up(room, id, BOSSE)
    seen = form_of(room.presses(FRIDA, "signups.who", id, page(room, id, FRIDA)))
    those = form_of(room.presses(FRIDA, "signups.people", buttons_of(seen)["signups.people"].subject, seen))
    off = buttons_of(those)["signups.sign_off"]
    assert off.confirm
    assert "samtalsledare" in said(room.presses(CLARA, off.route, off.subject))
    assert "Avanmäld." in said(room.presses(FRIDA, off.route, off.subject, those))
    room.deliver()
    assert "Samtalsledaren har avanmält dig från Vårens träff" in said(room.stands(Person(BOSSE.id), OFF_CARD)[0])
    assert "Du har inte anmält dig." in said(page(room, id))


def test_who_is_signed_up_is_reminded_in_private_and_can_change_from_there(room: Small) -> None:
    id = told(room)
    sign_up(room, id, BOSSE)
    come_to(room, 13)
    [card] = room.stands(HERE, REMINDER_CARD)
    assert buttons_of(card)["signups.open"].label == "Anmäl dig"
    come_to(room, 16)
    [card] = room.stands(Person(BOSSE.id), REMINDER_CARD)
    assert buttons_of(card)["signups.open"].label == "Ändra min anmälan"
    assert {to.member for to, what in room.posts if what.card == REMINDER_CARD and isinstance(to, Person)} == {"bosse"}


def test_members_set_no_terms(room: Small) -> None:
    id = told(room)
    for route in ("terms", "enter", "date", "needs", "people"):
        assert "samtalsledare" in said(room.presses(BOSSE, f"signups.{route}", f"{id} 0" if route == "people" else id))
    assert not {"signups.terms", "signups.enter", "signups.date"} & buttons_of(page(room, id)).keys()


def test_what_is_over_or_cancelled_takes_no_sign_up(room: Small) -> None:
    id = told(room)
    form = form_of(room.presses(BOSSE, "signups.open", id))
    room.presses(FRIDA, "meetings.cancel", id)
    room.deliver()
    assert "inställd" in said(room.sends(BOSSE, form, coming="takes_part"))
    assert "signups.open" not in buttons_of(room.stands(HERE, CARD)[0])
    assert "Du har inte" not in said(page(room, id))


def test_three_hundred_who_come_are_still_shown(room: Small) -> None:
    id = told(room, **BOTH)
    lead(room, id, "terms", needs=True, places="300")
    for number in range(300):
        lead_form = form_of(room.presses(FRIDA, "signups.enter", id))
        room.sends(FRIDA, lead_form, name=f"Person {number} {'å' * (NAME_MOST - 12)}", way="on_site", needs="å" * 300)
    seen = form_of(room.presses(FRIDA, "signups.who", id))
    those = form_of(room.presses(FRIDA, "signups.people", f"{id} 0", seen))
    needs = form_of(room.presses(FRIDA, "signups.needs", id))
    for form in (seen, those, needs, form_of(room.presses(BOSSE, "signups.open", id))):
        check_view(draw.modal(form), "modal", lambda: "id1")
    room.deliver()
    drawn = draw.message(room.stands(HERE, CARD)[0])
    check_message(drawn["text"], drawn["blocks"], text_limit=4000)


def test_what_one_is_signed_up_to_stands_in_what_is_stored_about_oneself(room: Small) -> None:
    id = told(room, **BOTH)
    lead(room, id, "terms", needs=True)
    sign_up(room, id, BOSSE, coming="listens", way="video", needs="Hörslinga")
    extract = room.db.read(extracts.about, BOSSE.id)
    found = {one.title: one.texts for one in sections(extract, room.services.words("sv"))}
    assert found["Träffar som du har anmält dig till, eller sagt nej till"] == (
        ("Vårens träff, tisdag 17 mars kl. 13.00", "Lyssnar\nPå video\nHörslinga"),
    )
