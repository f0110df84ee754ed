"""The sheet for who prepares a meeting: told two weeks before, on one page, and shown to nobody else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.demo.validation import check_view
from bot.slack import draw
from domain import preparation, questions, solutions, topics
from domain.commitments import Commitment
from domain.ports import Person
from domain.preparation import CARD
from domain.prompts import Prompt
from domain.slots import at
from domain.solutions import Text
from handlers.ui import Form
from tests.handlers.meeting import meeting_room, told
from tests.handlers.planning import FRIDA
from tests.small import ANNA, BOSSE, Small, buttons_of, form_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator

TO_FRIDA = Person(FRIDA.id)


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


def come_to(room: Small, day: int, hour: int = 9, month: int = 3) -> None:
    """A local hour, as the worker does."""
    room.now = at(date(2026, month, day), hour)
    if room.db.read(preparation.due, room.services.holiday, now=room.now):
        room.db.run(preparation.look_after_time, room.services.holiday, now=room.now)
    room.deliver()


def asked(room: Small, id: str, body: str, *, themes: tuple[str, ...] = (), me_too: int = 0) -> None:
    one = questions.Question(id, "n1", body, themes, ANNA.id, None, room.now, me_too=me_too, me_too_told=me_too)
    room.db.run(lambda store: store.questions.add(one))


def proposed(room: Small, meeting: str, id: str, body: str, *, themes: tuple[str, ...] = (), votes: int = 0) -> None:
    one = topics.Topic(id, meeting, body, themes, None, None, room.now.date(), votes, votes)
    room.db.run(lambda store: store.topics.add(one))


def sheet(room: Small, id: str) -> Form:
    return form_of(room.presses(FRIDA, "preparation.show", id))


def test_who_looks_after_the_room_is_told_two_weeks_before_once(room: Small) -> None:
    id = told(room, day="2026-03-31")
    for day, hour in ((16, 12), (17, 8)):
        come_to(room, day, hour)
        assert room.stands(TO_FRIDA, CARD) == []
    come_to(room, 17)
    [card] = room.stands(TO_FRIDA, CARD)
    assert "Dags att förbereda Vårens träff\nTräffen är tisdag 31 mars kl. 13.00." in said(card)
    assert buttons_of(card)["preparation.show"].subject == id
    room.presses(FRIDA, "preparation.done", id)
    come_to(room, 18)
    assert "klar" in said(room.stands(TO_FRIDA, CARD)[0])
    assert not room.db.read(lambda store: store.duties.of("n1"))


def test_what_would_come_on_a_weekend_comes_on_the_friday_before(room: Small) -> None:
    told(room, day="2026-03-29")
    come_to(room, 13, 8)
    assert room.stands(TO_FRIDA, CARD) == []
    come_to(room, 13)
    assert room.stands(TO_FRIDA, CARD)


@pytest.mark.parametrize("over", ["cancelled", "begun"])
def test_nothing_is_left_to_prepare_once_the_meeting_is_cancelled_or_begins(room: Small, over: str) -> None:
    id = told(room, day="2026-03-17")
    come_to(room, 10)
    assert room.stands(TO_FRIDA, CARD)
    if over == "cancelled":
        room.presses(FRIDA, "meetings.cancel", id)
    come_to(room, *((11, 9) if over == "cancelled" else (17, 13)))
    assert not [duty for duty in room.db.read(lambda store: store.duties.of("n1")) if duty.what.card == CARD]
    assert "preparation.show" not in buttons_of(form_of(room.presses(FRIDA, "meetings.show", id)))


def test_the_sheet_ranks_themes_by_who_stands_behind_them_and_shows_what_there_is_on_each(room: Small) -> None:
    id = told(room, day="2026-03-31")
    asked(room, "q1", "Hur får ni ihop schemat?", me_too=4)
    asked(room, "q2", "Hur gör ni med värmen?", me_too=2)
    proposed(room, id, "t1", "Natten och dess bemanning", themes=("natt",), votes=9)
    proposed(room, id, "t2", "Mer natt", themes=("natt",), votes=2)
    keep = solutions.Keep("s1", "n1", BOSSE.id, Text("Vi lade nattmöten klockan sju.", themes=("natt",)), named=True)
    room.db.run(solutions.keep, keep, now=room.now)
    shown = sheet(room, id)
    text = said(shown)
    for line in ("Natt: 11\nNatten och dess bemanning\nMer natt", "Schema: 5\nHur får ni ihop schemat?", "Annat: 1"):
        assert line in text
    assert text.index("Natt: 11") < text.index("Schema: 5") < text.index("Annat: 1")
    assert buttons_of(shown)["solutions.read"].subject == "s1"
    check_view(draw.modal(shown), "modal", lambda: "id1")


def test_only_what_the_room_may_read_stands_behind_a_theme(room: Small) -> None:
    id = told(room, day="2026-03-31")
    proposed(room, id, "t1", "Natten", themes=("natt",))
    room.db.run(lambda store: topics.set_hidden(store, topics.there(store, "n1", "t1"), hidden=True, flags=1))
    for _ in range(2):
        room.db.run(lambda store: store.vents.add("n1", "natt", "2026-03"))
    assert "Inga ämnen eller frågor" in said(sheet(room, id))
    asked(room, "q1", "Hur gör ni på natten?", themes=("natt",))
    assert "skrivit av sig" not in said(sheet(room, id))
    room.db.run(lambda store: store.vents.add("n1", "natt", "2026-03"))
    assert "Minst 3 har skrivit av sig på temat" in said(sheet(room, id))


def test_questions_count_from_the_last_meeting_on(room: Small) -> None:
    told(room, day="2026-03-04")
    id = told(room, day="2026-03-31")
    asked(room, "q1", "Före träffen?")
    room.now = at(date(2026, 3, 5), 9)
    asked(room, "q2", "Efter träffen?")
    text = said(sheet(room, id))
    assert "Efter träffen?" in text
    assert "Före träffen?" not in text


def test_the_sheet_brings_what_is_agreed_and_questions_to_open_with_that_the_room_has_not_had(room: Small) -> None:
    held = told(room, day="2026-03-04")
    id = told(room, day="2026-03-31")
    agreed = Commitment("c1", "n1", held, "Prova nattmöten", "enhetschef", date(2026, 4, 1))
    room.db.run(lambda store: store.commitments.add(agreed))
    asked(room, "q1", "Hur gör ni?", themes=("schema",))
    words = room.services.words("sv")
    text = said(sheet(room, id))
    assert "Prova nattmöten" in text
    assert text.index("Frågor att öppna med") < text.index(words("prompt-003")), "it is on the heaviest theme"
    had = Prompt("p1", "n1", "Hur?", room.now, key="003", told=True)
    room.db.run(lambda store: store.prompts.add(had))
    assert words("prompt-003") not in said(sheet(room, id))


def test_members_see_nothing_of_it(room: Small) -> None:
    id = told(room)
    assert "preparation.show" not in buttons_of(form_of(room.presses(BOSSE, "meetings.show", id)))
    for route in ("show", "done"):
        assert "samtalsledaren" in said(room.presses(BOSSE, f"preparation.{route}", id))
    assert "finns inte längre" in said(room.presses(FRIDA, "preparation.show", "nej"))
