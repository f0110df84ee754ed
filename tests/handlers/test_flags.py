"""Saying that something should not stand in the room, and deciding about it, press by press."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import answers, codewords, consent, flags, members, questions, solutions, waiting
from domain.answers import Answer
from domain.members import Role
from domain.ports import Person, Room, Subject
from domain.questions import Ask, Question
from domain.solutions import Keep
from domain.solutions import Text as Told
from handlers.routes import Kind
from handlers.ui import Card, Form
from tests.small import ANNA, BOSSE, CLARA, NETWORK, ROOM, Small, buttons_of, form_of, said

WORDS = "Vår Karin på korttids kan inte laga mat."
CODE = "piano dragspel ekonomi guldkorn bondgård"
QUESTION, ANSWER, SOLUTION = "questions.card q1", "answers.card a1", "solutions.card s1"


@pytest.fixture
def room(room: Small) -> Small:
    """Clara facilitates. `q1` and `a1` stand without a name, `s1` is Bosse's, unnamed to others."""
    room.db.run(lambda store: store.members.change(replace(CLARA, role=Role.FACILITATOR)))
    key = codewords.key(CODE.split(), NETWORK.salt)
    room.db.run(questions.tell, Question("q1", "n1", WORDS, (), None, key, room.now))
    room.db.run(questions.ask, Ask("q2", "n1", "bosse", "Hur gör ni?"), now=room.now)
    room.db.run(answers.tell, "n1", Answer("a1", "q2", WORDS, None, b"k" * 32, room.now, may_be_kept=True))
    room.db.run(solutions.keep, Keep("s1", "n1", "bosse", Told(WORDS), named=False), now=room.now)
    room.deliver()
    return room


def flag(room: Small, member: members.Member, what: str) -> str:
    return said(room.sends(member, form_of(room.presses(member, "flags.open", what))))


def slot(room: Small) -> None:
    room.pass_time(timedelta(days=1))
    room.db.run(waiting.release, now=room.now, chance=room.services.chance)
    room.deliver()


def duty(room: Small) -> Card:
    [shown] = room.stands(Person("clara"), flags.CARD)
    return shown


def in_room(room: Small, what: str) -> str:
    return said(room.posts[Room("n1"), flags.named(what)])


def test_nothing_happens_before_the_slot_and_the_first_flag_hides_nothing(room: Small) -> None:
    assert "Ingen ser att det var du" in flag(room, ANNA, QUESTION)
    room.deliver()
    assert room.stands(Person("clara"), flags.CARD) == []
    slot(room)
    assert WORDS in in_room(room, QUESTION)
    shown = duty(room)
    assert "En medlem har sagt till." in said(shown)
    assert WORDS in said(shown)
    assert "Skrivet utan namn" in said(shown)


@pytest.mark.parametrize("what", [QUESTION, ANSWER])
def test_two_hide_it_in_a_small_room(room: Small, what: str) -> None:
    flag(room, ANNA, what)
    flag(room, BOSSE, what)
    slot(room)
    assert in_room(room, what) == "Dolt. Kollegor har sagt till och samtalsledaren tittar på det."
    assert "2 medlemmar har sagt till." in said(duty(room))


def test_a_second_press_is_not_counted(room: Small) -> None:
    flag(room, ANNA, QUESTION)
    assert "redan sagt till" in flag(room, ANNA, QUESTION)
    slot(room)
    assert WORDS in in_room(room, QUESTION)
