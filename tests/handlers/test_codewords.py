"""Coming back with the code words, where transcripts do not reach."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.slack import draw
from domain import answers, codewords, questions
from domain.answers import Answer
from domain.questions import Ask, Question
from handlers.routes import Kind
from handlers.ui import Form, Next, Quote, Reply
from tests.small import ANNA, NETWORK, Small, buttons_of, fields_of, form_of, said

CODE = "piano dragspel ekonomi guldkorn bondgård"


@pytest.fixture
def room(room: Small) -> Small:
    key = codewords.key(CODE.split(), NETWORK.salt)
    asked = Question("q1", "n1", "Läs på https://exempel.se/x?y=1 först?", (), None, key, room.now)
    room.db.run(questions.tell, asked)
    room.db.run(questions.ask, Ask("q2", "n1", "clara", "En annan fråga?"), now=room.now)
    for id, question in (("a1", "q1"), ("a2", "q2")):
        answer = Answer(id, question, "Se www.exempel.se, exempel.com/a och t.ex. lagen.", "bosse", None, room.now)
        room.db.run(answers.tell, "n1", answer)
    return room


def comes_back(room: Small, words: str = CODE) -> Reply:
    return room.sends(ANNA, form_of(room.does(ANNA, Kind.PRESS, "codewords.open")), words=words)


def kept(room: Small) -> Form:
    return form_of(comes_back(room))


def test_what_is_read_holds_nothing_to_click(room: Small) -> None:
    shown = said(kept(room))
    assert not any(link in shown for link in ("https://", "www.exempel", "exempel.com", "exempel.se"))
    assert "[adress: exempel . com/a]" in shown
    assert "t.ex. lagen" in shown


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("(www.exempel.se).", "([adress: www . exempel . se])."),
        ("slack://user?team=T1", "[adress: slack . user?team=T1]"),
        ("msteams://l/x och ftp://a/b", "[adress: msteams . l/x] och [adress: ftp . a/b]"),
        ("www.", "[adress: www]."),
        ("t.ex. 3.5 och/eller A:B", "t.ex. 3.5 och/eller A:B"),
        ("://", "[adress:  . ]"),
        ("https://a/" + "b" * 2900, "[adress: https . a/" + "b" * 70 + "…]"),
        ("a-" * 50_000, "a-" * 50_000),  # would take minutes if the time grew with the square
    ],
)
def test_an_address_is_spelt_out_and_kept_short(room: Small, written: str, read: str) -> None:
    answer = Answer("a3", "q1", written, None, None, room.now)
    room.db.run(answers.tell, "n1", answer)
    assert read in [part.text for part in kept(room).fields if isinstance(part, Quote)]


def test_reading_writes_nothing_and_may_be_done_again(room: Small) -> None:
    before = room.db.read(lambda store: (store.questions.get("q1"), store.answers.to("q1"), store.waiting.all()))
    for _ in range(3):
        assert "Läs på" in said(kept(room))
    assert room.db.read(lambda s: (s.questions.get("q1"), s.answers.to("q1"), s.waiting.all())) == before


def test_however_many_have_answered_all_can_be_read_and_the_text_taken_back(room: Small) -> None:
    for number in range(2, 142):
        answer = Answer(f"b{number}", "q1", f"Svar {number:03}", "bosse", None, room.now)
        room.db.run(answers.tell, "n1", answer)
    form, read = kept(room), set[str]()
    for page in range(1, 16):
        drawn = draw.modal(form)["blocks"]
        assert drawn[-1]["elements"][0]["action_id"].startswith("codewords.withdraw")
        assert [block["block_id"] for block in drawn if block["type"] == "input"] == ["body"]
        assert fields_of(form)["body"].initial in {"", "Hur då?"}
        read |= {line for line in said(form).splitlines() if re.fullmatch(r"Svar \d+", line)}
        form = form_of(room.presses(ANNA, "codewords.older", str(page), form, body="Hur då?"))
    assert len(read) == 140
    assert fields_of(form)["body"].initial == "Hur då?"
    assert "Svar 141" in said(room.presses(ANNA, buttons_of(form)["codewords.older"].route, "0", form))


@pytest.mark.parametrize("page", ["-1", "99", "x", ""])
def test_a_page_that_is_not_there_is_the_first_or_last(room: Small, page: str) -> None:
    assert "Se [adress" in said(room.presses(ANNA, "codewords.older", page, kept(room)))


def test_only_an_answer_to_ones_own_question_can_be_pointed_out(room: Small) -> None:
    form = kept(room)
    assert buttons_of(form)["codewords.propose"].subject == "a1"
    assert "leder inte till något" in said(room.presses(ANNA, "codewords.propose", "a2", form))
    assert room.db.read(lambda store: store.waiting.all()) == []
    room.presses(ANNA, "codewords.propose", "a1", form)
    assert "redan sparat" in said(room.presses(ANNA, "codewords.propose", "a1", form))
    assert len(room.db.read(lambda store: store.waiting.all())) == 1


def test_nothing_is_added_to_what_was_withdrawn_meanwhile(room: Small) -> None:
    review = form_of(room.sends(ANNA, kept(room), body="Och på natten?"))
    room.presses(ANNA, "codewords.withdraw", form=kept(room))
    assert "leder inte till något" in said(room.sends(ANNA, review))
    assert room.db.read(lambda store: store.waiting.all()) == []


def test_there_is_an_end_to_how_much_is_added_in_a_day(room: Small) -> None:
    replies = []
    for number in range(11):
        room.pass_time(timedelta(minutes=30))
        replies.append(room.sends(ANNA, form_of(room.sends(ANNA, kept(room), body=f"Och {number}?"))))
    assert all(isinstance(reply, Next) for reply in replies[:-1])
    assert "i morgon" in said(replies[-1])
