"""Three questions after a meeting in the chat: asked of everybody alike, counted in slots, told at the end or not."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain import checks, waiting
from domain.checks import CARD, REMINDER_CARD, RESULT_CARD, Check, Question, State
from domain.members import PLEDGE_VERSION, Member
from domain.polls import Result, Vague
from domain.slots import at
from domain.waiting import WaitingBallot
from handlers.ui import Form
from tests.handlers.meeting import HERE, in_room, meeting_room, page_of, told
from tests.handlers.planning import FRIDA
from tests.small import ANNA, BOSSE, CLARA, Small, buttons_of, fields_of, form_of, identity, said

if TYPE_CHECKING:
    from collections.abc import Iterator

DORIS = Member("doris", "n1", "Doris Ny", pledge=PLEDGE_VERSION)
EDVIN = Member("edvin", "n1", "Edvin Sol", pledge=PLEDGE_VERSION)
ALL = (ANNA, BOSSE, CLARA, DORIS, EDVIN, FRIDA)


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        for one in (DORIS, EDVIN):
            made.db.run(lambda store, member: store.members.add(member, identity(member.id)), one)
        yield made


def come_to(room: Small, day: int, hour: int = 9, month: int = 3) -> None:
    """A local hour, as the worker does."""
    room.now = at(date(2026, month, day), hour)
    room.db.run(waiting.come_to_slot, now=room.now, chance=Random(1))
    if room.db.read(checks.due, now=room.now):
        room.db.run(checks.look_after_time, now=room.now)
    room.deliver()


def held(room: Small, day: int = 17, month: int = 3) -> str:
    """A meeting from 13 to 15 that is over."""
    id = told(room, day=f"2026-{month:02}-{day}")
    come_to(room, day, 15, month)
    return id


def form(room: Small, id: str, who: Member = BOSSE) -> Form:
    return form_of(room.presses(who, "checks.open", id))


def answers(room: Small, id: str, who: Member, *given: str) -> str:
    return said(room.sends(who, form(room, id, who), **dict(zip(Question, given, strict=True))))


def page(room: Small, id: str, who: Member = BOSSE) -> Form:
    return page_of(room, who, id)


def test_the_room_is_asked_when_the_meeting_is_over_and_everybody_reminded_on_the_last_day(room: Small) -> None:
    id = told(room)
    come_to(room, 17, 14)
    assert in_room(room, CARD) == []
    assert "checks.open" not in buttons_of(page(room, id))
    come_to(room, 17, 15)
    come_to(room, 17, 16)
    [card] = room.stands(HERE, CARD)
    assert "Hur blev Vårens träff?" in said(card)
    assert "till och med tisdag 24 mars. Dagen efter visas svaren, om minst 5 har svarat." in said(card)
    assert buttons_of(page(room, id))["checks.open"].subject == id
    answers(room, id, BOSSE, "yes", "no", "partly")
    come_to(room, 24, 8)
    assert in_room(room, REMINDER_CARD) == []
    for hour in (9, 12):
        come_to(room, 24, hour)
        assert len(in_room(room, REMINDER_CARD)) == 1


def test_an_answer_waits_in_three_parts_that_nothing_keeps_together(room: Small) -> None:
    id = held(room)
    shown = form(room, id)
    check_view(draw.modal(shown), "modal", lambda: "id1")
    assert list(fields_of(shown)) == list(Question)
    assert "Tack. Dina svar räknas" in answers(room, id, BOSSE, "yes", "no", "partly")
    rows = room.db.read(lambda store: store.waiting.all())
    acts = {row.act for row in rows}
    assert acts == {
        WaitingBallot(id, question, reply)
        for question, reply in zip(Question, (checks.Reply.YES, checks.Reply.NO, checks.Reply.PARTLY), strict=True)
    }
    assert len({row.id for row in rows}) == 3
    assert "redan svarat" in answers(room, id, BOSSE, "no", "no", "no")
    assert len(room.db.read(lambda store: store.waiting.all())) == 3


def test_what_may_be_told_is_told_the_day_after_and_the_numbers_are_gone(room: Small) -> None:
    id = held(room)
    for who in ALL:
        answers(
            room, id, who, "yes", "no" if who is EDVIN else "yes", "partly" if who in (ANNA, BOSSE, CLARA) else "yes"
        )
    come_to(room, 24, 23)
    assert in_room(room, RESULT_CARD) == []
    assert "3" not in said(page(room, id)).replace("13.00", "").replace("17 mars", "")
    come_to(room, 25, 11)
    assert in_room(room, RESULT_CARD) == []
    come_to(room, 25, 12)
    [card] = room.stands(HERE, RESULT_CARD)
    drawn = draw.message(card)
    check_message(drawn["text"], drawn["blocks"], text_limit=4000)
    text = said(card)
    assert "Höll vi formen?\nJa: stor majoritet\nTill en del: färre än 3\nNej: färre än 3\n6 svar." in text
    assert "Gjorde vi vår del?\nJa: stor majoritet" in text
    for line in ("Så blev Vårens träff", "Höll vi formen?", "Ja: stor majoritet"):
        assert line in card.summary, "a screen reader is told the same"
    assert "Ja: stor majoritet" in said(page(room, id))
    kept = room.db.read(lambda s: [s.checks.number(id, one, reply) for one in Question for reply in checks.Reply])
    assert set(kept) == {0}
    assert "stängda" in in_room(room, CARD)[0]
    assert in_room(room, REMINDER_CARD) == []
    assert "går inte att svara" in said(room.presses(BOSSE, "checks.open", id))
    come_to(room, 26, 12)
    assert len(in_room(room, RESULT_CARD)) == 1


def test_under_five_answers_nothing_is_told_or_kept(room: Small) -> None:
    id = held(room)
    for who in (ANNA, BOSSE, CLARA, DORIS):
        answers(room, id, who, "yes", "yes", "yes")
    come_to(room, 25, 12)
    [text] = in_room(room, RESULT_CARD)
    assert text == "Så blev Vårens träff\nFärre än 5 svarade, så svaren visas inte. De är raderade."
    [check] = [room.db.read(lambda store: store.checks.get(id))]
    assert check
    assert check.results == (None, None, None)


def test_from_the_second_meeting_on_it_is_told_how_it_goes(room: Small) -> None:
    """Of a meeting of which nothing may be told, nothing is."""
    results = {3: (Result(12, (6, 3, 3), ()),) * 3, 4: (Result(6, (Vague.UNTOLD,) * 3, ()),) * 3}
    for month, told_of in results.items():
        id = told(room, day=f"2026-{month:02}-17")
        check = Check(id, date(2026, month, 24), State.TOLD, told_of)
        room.db.run(lambda store, one: store.checks.put(one), check)
        result = room.services.table.cards[RESULT_CARD](id, room.services)
        assert result
        assert "Träff för träff" not in said(result)
    id = held(room, 19, 5)
    for who in ALL:
        answers(room, id, who, "yes", "yes", "yes")
    come_to(room, 27, 12, 5)
    [text] = in_room(room, RESULT_CARD)
    assert "Höll vi formen? tisdag 17 mars sa 6 av 12 ja; tisdag 19 maj sa en stor majoritet ja." in text


def test_the_facilitator_may_want_no_questions_about_a_meeting(room: Small) -> None:
    id = told(room)
    shown = form_of(room.presses(FRIDA, "checks.skip", id, page(room, id, FRIDA)))
    assert "checks.resume" in buttons_of(shown)
    come_to(room, 17, 15)
    assert in_room(room, CARD) == []
    assert "går inte att svara" in said(room.presses(FRIDA, "checks.resume", id))
    other = told(room, day="2026-03-19")
    room.presses(FRIDA, "checks.skip", other, page(room, other, FRIDA))
    room.presses(FRIDA, "checks.resume", other, page(room, other, FRIDA))
    come_to(room, 19, 15)
    assert len(in_room(room, CARD)) == 1
    assert "samtalsledaren" in said(room.presses(BOSSE, "checks.skip", other))


def test_nothing_is_asked_about_a_cancelled_meeting_or_one_long_over(room: Small) -> None:
    id = told(room)
    room.presses(FRIDA, "meetings.cancel", id)
    told(room, day="2026-03-10")
    come_to(room, 17, 15)
    assert in_room(room, CARD) == []


@pytest.mark.parametrize("crafted", ["", "maybe", "YES"])
def test_a_crafted_answer_counts_for_nothing_and_can_be_given_right(room: Small, crafted: str) -> None:
    id = held(room)
    answers(room, id, BOSSE, "yes", crafted, "yes")
    assert room.db.read(lambda store: store.waiting.all()) == []
    assert "Tack." in answers(room, id, BOSSE, "yes", "yes", "yes")
