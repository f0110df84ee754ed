"""The facilitator teaches search the room's words, in the chat."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.bank import Held, bring_in
from domain.members import Role
from domain.solutions import Text
from handlers.routes import Kind
from handlers.ui import Errors, Form, Suggestions
from tests.small import ANNA, BOSSE, ROOM, START, Small, buttons_of, fields_of, form_of, said


@pytest.fixture(autouse=True)
def anna_leads(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, role=Role.FACILITATOR)))
    held = Held(Text("Vi införde kaffepaus."))
    room.db.run(bring_in, "n1", held, external_id="", id="s1", now=START)


def page(room: Small) -> Form:
    return form_of(room.does(ANNA, Kind.COMMAND, "rummet", text="ord", place=ROOM))


def offered(room: Small, typed: str) -> dict[str, str]:
    """What is shown of each line, and the value that chooses it."""
    reply = room.does(ANNA, Kind.SUGGEST, "synonyms.look_up", subject=typed)
    assert isinstance(reply, Suggestions)
    return {option.label: option.value for option in reply.options}


def finds(room: Small, typed: str) -> bool:
    return "kaffepaus" in said(room.does(BOSSE, Kind.COMMAND, "losning", text=typed))


def test_a_line_is_added_found_again_changed_and_taken_away(room: Small) -> None:
    assert not finds(room, "bensträckare")
    new = form_of(room.presses(ANNA, "synonyms.new", form=page(room)))
    after = form_of(room.sends(ANNA, new, line="Bensträckare, kaffepaus"))
    assert "Sparat" in said(after)
    assert finds(room, "bensträckare")
    assert list(offered(room, "bensträ")) == ["bensträckare, kaffepaus"]
    chosen = offered(room, "bensträ")["bensträckare, kaffepaus"]
    line = form_of(room.sends(ANNA, page(room), begun=chosen))
    assert fields_of(line)["line"].initial == "bensträckare, kaffepaus"
    room.sends(ANNA, line, line="")
    assert not finds(room, "bensträckare")
    assert offered(room, "bensträ") == {}
    gone = room.sends(ANNA, page(room), begun=chosen)
    assert "finns inte" in said(gone)


def test_lines_that_begin_alike_are_told_apart(room: Small) -> None:
    begun = "en lång rad, som fortsätter med, ord efter ord, tills den är, längre än vad, som visas i listan"
    for last in ("kaffepaus", "bensträckare"):
        new = form_of(room.presses(ANNA, "synonyms.new", form=page(room)))
        room.sends(ANNA, new, line=f"{begun}, {last}")
    reply = room.does(ANNA, Kind.SUGGEST, "synonyms.look_up", subject="en lång")
    assert isinstance(reply, Suggestions)
    forms = [form_of(room.sends(ANNA, page(room), begun=option.value)) for option in reply.options]
    lines = {str(fields_of(form)["line"].initial).rpartition(", ")[2] for form in forms}
    assert lines == {"kaffepaus", "bensträckare"}


def test_a_line_of_one_word_stays_in_its_field_with_a_reason(room: Small) -> None:
    new = form_of(room.presses(ANNA, "synonyms.new", form=page(room)))
    reply = room.sends(ANNA, new, line="kaffepaus")
    assert isinstance(reply, Errors)
    assert "minst två ord" in reply.sentences["line"]


def test_the_list_that_comes_with_the_bot_can_be_had_back(room: Small) -> None:
    [line] = [one for one in offered(room, "timmis") if one.startswith("vikarie")]
    chosen = offered(room, "timmis")[line]
    room.sends(ANNA, form_of(room.sends(ANNA, page(room), begun=chosen)), line="")
    assert line not in offered(room, "timmis")
    assert buttons_of(page(room))["synonyms.start_over"].confirm
    room.presses(ANNA, "synonyms.start_over", form=page(room))
    assert line in offered(room, "timmis")


def test_others_are_told_whose_it_is(room: Small) -> None:
    assert "bara samtalsledaren" in said(room.presses(BOSSE, "synonyms.open"))
    assert room.does(BOSSE, Kind.SUGGEST, "synonyms.look_up", subject="vik") is None
