"""A meeting in parts in the chat: who leads divides it, and everybody is told exactly when to come and go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import vobject

from bot.demo.validation import check_view
from bot.slack import draw
from domain.meetings import CALENDAR_CARD, CARD, REMINDER_CARD
from domain.members import Attributes
from domain.parts import TIMES_CARD, Part
from domain.ports import Outsider, Person
from handlers.routes import Kind
from handlers.ui import Errors, Form, Link
from tests.handlers.meeting import come_to, in_room, listed, meeting_room, page_of, told, with_member
from tests.handlers.planning import FRIDA
from tests.small import ANNA, BOSSE, CLARA, Small, buttons_of, fields_of, form_of, identity, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.members import Member
    from handlers.ui import Reply

DASH = "\N{EN DASH}"


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        with_member(made, BOSSE, attributes=Attributes("Sjuksköterska"))
        yield made


def page(room: Small, who: Member, id: str) -> Form:
    return page_of(room, who, id)


def fills(room: Small, id: str, part: str = "", **values: Any) -> Reply:  # noqa: ANN401  whatever a field takes
    listed = form_of(room.presses(FRIDA, "parts.open", id))
    form = form_of(room.presses(FRIDA, "parts.edit" if part else "parts.new", part or id, listed))
    return room.sends(FRIDA, form, **values)


def divided(room: Small, id: str) -> tuple[str, str]:
    """For all from one to two, for enhetschefer and Clara after that; told."""
    fills(room, id, title="Genomgång", to="14.00", agenda="Vi går runt bordet.")
    few: dict[str, Any] = {"who": "some", "titles": ("enhetschef",), "chosen": (CLARA.id,)}
    fills(room, id, title="Beslut", link="video.example/beslut", **few)
    form = form_of(room.presses(FRIDA, "parts.open", id))
    room.presses(FRIDA, "parts.tell", id, form)
    room.deliver()
    first, second = kept(room, id)
    return first.id, second.id


def kept(room: Small, id: str) -> list[Part]:
    return room.db.read(lambda store: store.parts.of(id))


def times(room: Small, who: Member) -> list[str]:
    return [said(card) for card in room.stands(Person(who.id), TIMES_CARD)]


def waiting(room: Small) -> list[str]:
    letters = room.db.read(lambda store: store.letters.unsent())
    return sorted(one.member for one in letters if one.what.card == TIMES_CARD)


def test_a_meeting_is_divided_and_everybody_is_told_their_own_times(room: Small) -> None:
    id = told(room, minutes="120", link="video.example/alla")
    assert "parts.open" not in buttons_of(page(room, ANNA, id))
    assert "Dela upp träffen" in {one.label for one in buttons_of(page(room, FRIDA, id)).values()}
    divided(room, id)
    assert times(room, BOSSE) == [
        f"Här är dina tider på Vårens träff, tisdag 17 mars.\nkl. 13.00{DASH}14.00: Genomgång\nVi går runt bordet."
    ]
    [annas] = times(room, ANNA)
    assert f"kl. 14.00{DASH}15.00: Beslut" in annas
    assert times(room, CLARA) == [annas]
    links = [part.url for part in page(room, ANNA, id).fields if isinstance(part, Link)]
    assert links == ["https://video.example/alla", "https://video.example/beslut"]
    shown = said(page(room, BOSSE, id))
    assert f"När: tisdag 17 mars kl. 13.00{DASH}14.00" in shown
    assert "Beslut" not in shown
    assert "beslut" not in repr(page(room, BOSSE, id))
    assert "Träffen är i delar." in in_room(room, CARD)[0]
    assert "Genomgång" not in in_room(room, CARD)[0]
    listed = said(room.presses(FRIDA, "parts.open", id))
    assert "För enhetschef och Clara Lind. I rummet nu: 2 personer." in listed


def test_the_way_in_stands_once_where_all_ones_parts_share_it(room: Small) -> None:
    id = told(room, minutes="120", link="video.example/alla")
    _, second = divided(room, id)
    fills(room, id, second, link="")
    links = [part.url for part in page(room, ANNA, id).fields if isinstance(part, Link)]
    assert links == ["https://video.example/alla"]


def test_only_those_whose_times_change_hear_of_it(room: Small) -> None:
    id = told(room)
    _, second = divided(room, id)
    fills(room, id, second, **{"from": "14.15"})
    assert waiting(room) == [ANNA.id, CLARA.id]
    room.deliver()
    assert f"kl. 14.15{DASH}15.00: Beslut" in times(room, CLARA)[0]
    form = form_of(room.presses(FRIDA, "parts.open", id))
    room.presses(FRIDA, "parts.remove", second, form)
    assert waiting(room) == [ANNA.id, CLARA.id]
    room.deliver()
    assert "Beslut" not in times(room, CLARA)[0]


def test_what_was_not_told_yet_is_seen_by_nobody_else(room: Small) -> None:
    id = told(room)
    fills(room, id, title="Genomgång", to="14.00")
    room.deliver()
    assert times(room, ANNA) == []
    assert "Genomgång" not in said(page(room, ANNA, id))
    assert "Genomgång" not in said(page(room, FRIDA, id))
    assert "Det finns delar som bara du ser än." in said(room.presses(FRIDA, "parts.open", id))


def calendar(room: Small, who: Member) -> Any:  # noqa: ANN401  the parser's own
    cards = [card for to in (Outsider(identity(who.id)), Person(who.id)) for card in room.stands(to, CALENDAR_CARD)]
    assert cards[-1].file
    return vobject.readOne(cards[-1].file.content.decode()).vevent


def test_the_calendar_and_the_reminder_hold_the_members_own_times(room: Small) -> None:
    id = told(room, link="video.example/alla")
    for who in (ANNA, BOSSE):
        room.presses(who, "meetings.calendar", id)
    room.deliver()
    assert (calendar(room, BOSSE).dtend.value - calendar(room, BOSSE).dtstart.value).seconds == 2 * 3600
    divided(room, id)
    bosses, annas = calendar(room, BOSSE), calendar(room, ANNA)
    assert (bosses.dtend.value - bosses.dtstart.value).seconds == 3600
    assert "Beslut" not in bosses.serialize()
    assert (annas.dtend.value - annas.dtstart.value).seconds == 2 * 3600
    assert f"kl. 14.00{DASH}15.00: Beslut" in annas.description.value
    assert bosses.uid.value == annas.uid.value
    come_to(room, 16)
    [reminded] = room.stands(Person(BOSSE.id), REMINDER_CARD)
    assert f"kl. 13.00{DASH}14.00: Genomgång" in said(reminded)
    assert "Beslut" not in said(reminded)
    assert "Beslut" in said(room.stands(Person(ANNA.id), REMINDER_CARD)[0])


def test_who_has_no_part_is_told_so_and_nothing_of_the_parts(room: Small) -> None:
    id = told(room)
    room.presses(BOSSE, "meetings.calendar", id)
    room.deliver()
    fills(room, id, title="Beslut", who="some", titles=("enhetschef",))
    room.presses(FRIDA, "parts.tell", id, form_of(room.presses(FRIDA, "parts.open", id)))
    room.deliver()
    assert times(room, BOSSE) == ["Vårens träff är i delar. Ingen av dem är för dig den här gången."]
    assert times(room, CLARA) == []
    assert calendar(room, BOSSE).status.value == "CANCELLED"
    shown = page(room, BOSSE, id)
    assert "Ingen av dem är för dig den här gången." in said(shown)
    assert "Beslut" not in said(shown)
    assert "meetings.calendar" not in buttons_of(shown)
    come_to(room, 16)
    assert room.stands(Person(BOSSE.id), REMINDER_CARD) == []


def test_the_list_and_the_home_say_when_the_member_is_to_come(room: Small) -> None:
    id = told(room)
    few: dict[str, Any] = {"from": "14.00", "who": "some", "titles": ("enhetschef",)}
    fills(room, id, title="Beslut", **few)
    room.presses(FRIDA, "parts.tell", id, form_of(room.presses(FRIDA, "parts.open", id)))
    assert "tisdag 17 mars kl. 14.00" in said(listed(room, ANNA))
    assert "tisdag 17 mars kl. 14.00" in repr(room.does(ANNA, Kind.EVENT, "home.opened"))
    assert "kl. 14.00" not in said(listed(room, BOSSE))


def test_the_next_meeting_takes_over_the_parts(room: Small) -> None:
    divided(room, told(room))
    later = told(room, title="Nästa träff", day="2026-04-14")
    form = form_of(room.presses(FRIDA, "parts.open", later))
    room.presses(FRIDA, "parts.copy", later, form)
    room.deliver()
    assert [(one.title, one.told) for one in kept(room, later)] == [("Genomgång", False), ("Beslut", False)]
    assert "parts.copy" not in buttons_of(room.presses(FRIDA, "parts.open", later))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"from": "12.00"}, "from"),
        ({"to": "18.00"}, "to"),
        ({"from": "sen"}, "from"),
        ({"who": "some"}, "titles"),
        ({"who": "nobody"}, ""),
        ({"link": "http://utan.example"}, "link"),
        ({"code": "hemlig"}, "code"),
        ({"agenda": "Karin har fått diagnosen demens."}, "agenda"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(room: Small, values: dict[str, str], field: str) -> None:
    reply = fills(room, told(room), **{"title": "Del", **values})
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == [field]


def test_who_leaves_is_in_no_part_and_the_part_stays_as_it_was_for_others(room: Small) -> None:
    id = told(room)
    _, second = divided(room, id)
    room.db.run(lambda store: store.parts.let_go(CLARA.id))
    assert "Beslut" not in said(page(room, BOSSE, id))
    assert "Beslut" in said(page(room, ANNA, id))
    assert kept(room, id)[1].id == second


def test_the_fullest_forms_are_taken(room: Small) -> None:
    id = told(room)
    for _ in range(6):
        fills(room, id, title="å" * 80, agenda="å" * 500, place="å" * 150)
    listed = form_of(room.presses(FRIDA, "parts.open", id))
    assert "parts.new" not in buttons_of(listed)
    check_view(draw.modal(listed), "modal", lambda: "id1")
    room.presses(FRIDA, "parts.tell", id, listed)
    edit = form_of(room.presses(FRIDA, "parts.edit", kept(room, id)[0].id, listed))
    check_view(draw.modal(edit), "modal", lambda: "id1")
    check_view(draw.modal(page(room, FRIDA, id)), "modal", lambda: "id1")
    assert "title" in fields_of(edit)


def test_a_title_that_everybody_has_dropped_still_stands_in_the_form(room: Small) -> None:
    id = told(room)
    _, second = divided(room, id)
    with_member(room, replace(ANNA, attributes=Attributes("biståndschef")))
    form = form_of(room.presses(FRIDA, "parts.edit", second, form_of(room.presses(FRIDA, "parts.open", id))))
    titles = fields_of(form)["titles"]
    assert getattr(titles, "initial", ()) == ("enhetschef",)
    assert "enhetschef" in [one.value for one in getattr(titles, "options", ())]
