"""A routine is written in the chat, a meeting follows it, and each ticks off their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain import routine_lines, routines
from domain.ports import Person
from domain.signups import Coming, Signup
from handlers.ui import Button, Buttons, Errors
from tests.handlers.meeting import FRIDA, come_to, meeting_room, page_of, told
from tests.small import ANNA, BOSSE, CLARA, Small, buttons_of, form_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.members import Member
    from handlers.ui import Form


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


def writes(room: Small, *lines: tuple[str, str, str]) -> Form:
    """The routine's own page; when, by whom and what."""
    opened = form_of(room.presses(FRIDA, "routines.open"))
    new = form_of(room.presses(FRIDA, "routines.new", form=opened))
    form = form_of(room.sends(FRIDA, new, title="Träff på video", template=False))
    for days, who, text in lines:
        add = [one for one in every_button(form) if one.route == "routines.line"][-1]
        line = form_of(room.presses(FRIDA, "routines.line", add.subject, form))
        form = form_of(room.sends(FRIDA, line, days=days, who=who, text=text))
    return form


def every_button(form: Form) -> list[Button]:
    return [button for part in form.fields if isinstance(part, Buttons) for button in part.buttons]


def followed(room: Small) -> str:
    """The meeting on 17 March, whose routine has one line for everybody a week before."""
    meeting = told(room)
    edit = writes(room, ("-7", "everyone", "Tänk ut en fråga"))
    form_of(room.presses(FRIDA, "routines.publish", buttons_of(edit)["routines.publish"].subject, edit))
    room.sends(FRIDA, form_of(room.presses(FRIDA, "routines.choose", meeting)))
    room.db.run(lambda store: store.signups.put(Signup("s1", meeting, Coming.TAKES_PART, None, BOSSE.id)))
    return meeting


def page(room: Small, who: Member, meeting: str) -> Form:
    return page_of(room, who, meeting)


def test_a_line_reaches_who_it_is_for_and_is_ticked_off_in_the_message(room: Small) -> None:
    followed(room)
    come_to(room, 10)
    room.db.run(routine_lines.tell_due, room.services.holiday, now=room.now)
    room.deliver()
    [card] = room.stands(Person(BOSSE.id), routines.LINES_CARD)
    assert "Tänk ut en fråga" in said(card)
    assert "Avbockat" in said(room.presses(BOSSE, "routines.tick", buttons_of(card)["routines.tick"].subject))
    room.deliver()
    [card] = room.stands(Person(BOSSE.id), routines.LINES_CARD)
    assert "Klart: Tänk ut en fråga" in said(card)
    assert "routines.tick" not in buttons_of(card)
    assert not room.stands(Person(FRIDA.id), routines.LINES_CARD)


def test_how_many_are_ready_is_told_where_it_does_not_say_who(room: Small) -> None:
    meeting = followed(room)
    room.db.run(lambda store: store.signups.put(Signup("s2", meeting, Coming.TAKES_PART, None, ANNA.id)))
    assert "Förberett" not in said(page(room, FRIDA, meeting)), "of two, one knows who the other is"
    room.db.run(lambda store: store.signups.put(Signup("s3", meeting, Coming.TAKES_PART, None, CLARA.id)))
    room.db.run(routine_lines.tick, "n1", meeting, 1, by=BOSSE)
    assert "Förberett 1 av 3" in said(page(room, FRIDA, meeting))


def test_a_line_is_ticked_off_on_the_page_of_the_meeting_which_then_says_so(room: Small) -> None:
    meeting = followed(room)
    shown = page(room, BOSSE, meeting)
    after = form_of(room.presses(BOSSE, "routines.tick", buttons_of(shown)["routines.tick"].subject, shown))
    assert "Klart: Tänk ut en fråga" in said(after)
    undone = form_of(room.presses(BOSSE, "routines.untick", buttons_of(after)["routines.untick"].subject, after))
    assert "Klart: Tänk ut en fråga" not in said(undone)
    assert "Tänk ut en fråga" in said(undone)


def test_others_do_not_see_the_line_nor_how_many_are_ready(room: Small) -> None:
    meeting = followed(room)
    assert "Tänk ut en fråga" not in said(page(room, CLARA, meeting))
    assert "Förberett" not in said(page(room, BOSSE, meeting))


def test_a_version_takes_effect_when_it_is_used_and_says_how_it_went(room: Small) -> None:
    meeting = followed(room)
    [routine] = room.db.read(lambda store: store.routines.of("n1"))
    shown = page(room, BOSSE, meeting)
    room.presses(BOSSE, "routines.tick", buttons_of(shown)["routines.tick"].subject, shown)
    come_to(room, 18)
    listed = form_of(room.presses(FRIDA, "routines.open"))
    edit = form_of(room.presses(FRIDA, "routines.edit", routine.id, listed))
    assert "Avbockad på 1 av 1 träffar" in said(edit)
    line = form_of(room.presses(FRIDA, "routines.line", f"{routine.id} 1", edit))
    changed = form_of(room.sends(FRIDA, line, text="Tänk ut två frågor"))
    assert "ändringar som inte gäller än" in said(changed)
    assert "Använd som version 2" in {button.label for button in every_button(changed)}


def test_the_proposal_can_be_used_as_it_is(room: Small) -> None:
    new = form_of(room.presses(FRIDA, "routines.new", form=form_of(room.presses(FRIDA, "routines.open"))))
    edit = form_of(room.sends(FRIDA, new, title="Träff"))
    assert "Tänk ut en fråga som du vill ha hjälp med." in said(edit)
    used = room.presses(FRIDA, "routines.publish", buttons_of(edit)["routines.publish"].subject, edit)
    assert "Version 1 är klar att använda" in said(used)


def test_a_routine_that_is_removed_takes_its_cards_along(room: Small) -> None:
    followed(room)
    come_to(room, 10)
    room.db.run(routine_lines.tell_due, room.services.holiday, now=room.now)
    room.deliver()
    [routine] = room.db.read(lambda store: store.routines.of("n1"))
    edit = form_of(room.presses(FRIDA, "routines.edit", routine.id, form_of(room.presses(FRIDA, "routines.open"))))
    room.presses(FRIDA, "routines.drop", routine.id, edit)
    room.deliver()
    assert not room.stands(Person(BOSSE.id), routines.LINES_CARD)
    assert room.db.read(lambda store: store.routines.of("n1")) == []


def test_where_there_is_none_to_follow_one_is_led_to_write_it(room: Small) -> None:
    none = form_of(room.presses(FRIDA, "routines.choose", told(room)))
    assert "Skriv en först" in said(none)
    assert "routines.list" in buttons_of(none)


def test_what_does_not_suffice_is_said_at_the_field(room: Small) -> None:
    edit = writes(room)
    line = form_of(room.presses(FRIDA, "routines.line", buttons_of(edit)["routines.line"].subject, edit))
    assert isinstance(room.sends(FRIDA, line, text=" "), Errors)
