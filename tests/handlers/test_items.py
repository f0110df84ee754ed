"""Items on a meeting's agenda in the chat: added by anybody, sorted by questions, and what came of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.demo.validation import check_view
from bot.slack import draw
from domain import items
from domain.items import VISIT_CARD, WHOLE, Item, Outcome
from domain.members import Attributes
from domain.ports import Person
from handlers.ui import Buttons, Errors, Form
from tests.handlers.meeting import come_to, meeting_room, page_of, told, with_member
from tests.handlers.planning import FRIDA
from tests.small import ANNA, BOSSE, CLARA, Small, buttons_of, fields_of, form_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.members import Member
    from handlers.ui import Reply


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        with_member(made, BOSSE, attributes=Attributes("Sjuksköterska"))
        yield made


def opened(room: Small, who: Member, id: str) -> Form:
    return form_of(room.presses(who, "items.open", id))


def adds(room: Small, who: Member, id: str, body: str = "Nattens larm", **values: str) -> Reply:
    form = form_of(room.presses(who, "items.new", id, opened(room, who, id)))
    return room.sends(who, form, body=body, **values)


def kept(room: Small, id: str) -> list[Item]:
    return room.db.read(lambda store: store.items.of(id))


def divided(room: Small) -> str:
    """In two parts, the second for enhetschefer; whoever needs a new decision is led there."""
    id = told(room)
    for values in (
        {"title": "Genomgång", "to": "14.00"},
        {"title": "Beslut", "who": "some", "titles": ("enhetschef",)},
    ):
        listed = form_of(room.presses(FRIDA, "parts.open", id))
        room.sends(FRIDA, form_of(room.presses(FRIDA, "parts.new", id, listed)), **values)
    room.presses(FRIDA, "parts.tell", id, form_of(room.presses(FRIDA, "parts.open", id)))
    room.deliver()
    first, second = (one.id for one in room.db.read(lambda store: store.parts.of(id)))
    form = form_of(room.presses(FRIDA, "items.questions", id, opened(room, FRIDA, id)))
    asked = {"question0": "Behövs ett nytt beslut?", "part0": second, "otherwise": first}
    assert "Frågorna är sparade." in said(room.sends(FRIDA, form, **asked))
    return id


def labels(form: Form) -> list[str]:
    return [one.label for part in form.fields if isinstance(part, Buttons) for one in part.buttons]


def settles(room: Small, who: Member, item: Item, outcome: str, **values: Any) -> Reply:  # noqa: ANN401  whatever a field takes
    form = form_of(room.presses(who, "items.outcome", item.id, opened(room, who, item.meeting)))
    reply = room.sends(who, form, outcome=outcome)
    return room.sends(who, form_of(reply), **values) if values else reply


def test_it_is_off_the_way_until_who_leads_wants_it(room: Small) -> None:
    id = told(room)
    assert "items.open" not in buttons_of(room.presses(BOSSE, "meetings.show", id))
    assert "items.open" in buttons_of(page_of(room, FRIDA, id))
    adds(room, FRIDA, id)
    assert "Ärende 1: Nattens larm" in said(room.presses(BOSSE, "meetings.show", id))
    assert "items.open" in buttons_of(page_of(room, FRIDA, id))


def test_a_question_leads_to_the_part_and_only_those_in_it_see_the_item(room: Small) -> None:
    id = divided(room)
    landed = said(adds(room, BOSSE, id, "Larmen på natten", question0="no"))
    assert "Ärende 1 är anmält. Det tas upp i Genomgång, kl. 13.00\N{EN DASH}14.00." in landed
    landed = said(adds(room, BOSSE, id, "Nytt avtal", question0="yes"))
    assert "Ärende 2 är anmält. Det tas upp i en del som du inte är med i." in landed
    assert "Beslut" not in landed
    assert "Ärende 2: Nytt avtal\nTas upp i en annan del · Anmält av Bosse Al" in said(opened(room, BOSSE, id))
    assert "Ärende 2: Nytt avtal\nBeslut · Anmält av Bosse Al" in said(opened(room, ANNA, id))
    assert "Nytt avtal" not in said(opened(room, CLARA, id))
    assert "Nytt avtal" not in said(room.presses(CLARA, "meetings.show", id))
    hidden = kept(room, id)[1]
    assert said(room.presses(CLARA, "items.outcome", hidden.id)) == "Det du söker finns inte längre."


def test_a_question_left_out_is_asked_for_and_nothing_written_is_lost(room: Small) -> None:
    reply = adds(room, BOSSE, divided(room))
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == ["question0"]


def test_who_leads_moves_an_item(room: Small) -> None:
    id = divided(room)
    adds(room, BOSSE, id, question0="yes")
    [item] = kept(room, id)
    form = form_of(room.presses(FRIDA, "items.sort", item.id, opened(room, FRIDA, id)))
    room.sends(FRIDA, form, part=WHOLE)
    assert "Nattens larm" in said(opened(room, CLARA, id))
    assert "items.sort" not in buttons_of(opened(room, CLARA, id))


def test_personal_data_is_stopped(room: Small) -> None:
    reply = adds(room, BOSSE, told(room), "Karin har fått diagnosen demens.")
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == ["body"]


def test_a_joint_visit_has_two_responsible_and_each_hears_of_it(room: Small) -> None:
    id = told(room)
    adds(room, BOSSE, id)
    [item] = kept(room, id)
    assert "items.outcome" not in buttons_of(opened(room, BOSSE, id)), "it has not begun"
    come_to(room, 17, 14)
    reply = settles(room, BOSSE, item, "joint_visit", first=ANNA.id, second=ANNA.id, day="2026-03-31")
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == ["second"]
    reply = settles(room, BOSSE, item, "joint_visit", first=ANNA.id, second=BOSSE.id, day="2026-03-01")
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == ["day"]
    shown = said(settles(room, BOSSE, item, "joint_visit", first=ANNA.id, second=BOSSE.id, day="2026-03-31"))
    assert "Gemensamt besök senast tisdag 31 mars. Ansvariga: Anna Ek och Bosse Al" in shown
    room.deliver()
    [card] = room.stands(Person(ANNA.id), VISIT_CARD)
    assert said(card) == (
        "Anna Ek och Bosse Al ansvarar för ett gemensamt besök senast tisdag 31 mars. "
        "Det gäller ärende 1 på Vårens träff."
    )
    settles(room, BOSSE, item, "none")
    room.deliver()
    assert room.stands(Person(ANNA.id), VISIT_CARD) == []


def test_what_is_referred_says_where_to(room: Small) -> None:
    id = told(room)
    adds(room, BOSSE, id)
    come_to(room, 17, 14)
    shown = said(settles(room, BOSSE, kept(room, id)[0], "referred", to="Biståndsenheten"))
    assert "Går vidare till Biståndsenheten" in shown
    assert isinstance(settles(room, BOSSE, kept(room, id)[0], "referred", to=""), Errors)


def test_what_comes_back_stands_on_the_next_meeting_when_there_is_one(room: Small) -> None:
    id = told(room)
    adds(room, BOSSE, id)
    come_to(room, 17, 16)
    assert "Kommer tillbaka nästa gång" in said(settles(room, BOSSE, kept(room, id)[0], "back"))
    later = told(room, title="Nästa träff", day="2026-04-14")
    room.db.run(items.bring_back, now=room.now)
    assert "Ärende 1: Nattens larm\nHela träffen · Anmält av Bosse Al · Tillbaka från förra gången" in said(
        opened(room, CLARA, later)
    )
    assert labels(opened(room, BOSSE, id)) == []
    assert kept(room, id)[0].outcome is Outcome.BACK


def test_an_item_is_taken_away_by_its_author(room: Small) -> None:
    id = told(room)
    adds(room, BOSSE, id)
    [item] = kept(room, id)
    assert "items.withdraw" not in buttons_of(opened(room, CLARA, id))
    room.presses(CLARA, "items.withdraw", item.id, opened(room, CLARA, id))
    assert kept(room, id) == [item]
    assert "Inget ärende" in said(room.presses(BOSSE, "items.withdraw", item.id, opened(room, BOSSE, id)))


def test_the_fullest_agenda_is_taken(room: Small) -> None:
    id = divided(room)
    for _ in range(items.MOST):
        adds(room, BOSSE, id, "å" * items.BODY_MOST, question0="yes")
    come_to(room, 17, 14)
    for form in (opened(room, FRIDA, id), form_of(room.presses(FRIDA, "meetings.show", id))):
        check_view(draw.modal(form), "modal", lambda: "id1")
    refused = adds(room, BOSSE, id, question0="yes")
    assert "25 ärenden" in said(refused)
    questions = form_of(room.presses(FRIDA, "items.questions", id, opened(room, FRIDA, id)))
    assert {"question2", "part2", "otherwise"} <= fields_of(questions).keys()
    check_view(draw.modal(questions), "modal", lambda: "id1")
