"""The card's small button, where transcripts do not reach."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import questions
from domain.errors import Busy
from domain.questions import Ask
from tests.small import ANNA, BOSSE, Small, said


@pytest.fixture
def room(room: Small) -> Small:
    room.db.run(questions.ask, Ask("q1", "n1", "clara", "Hur gör ni?"), now=room.now)
    return room


def test_the_same_person_is_counted_once_whatever_the_day(room: Small) -> None:
    for _ in range(3):
        room.presses(ANNA, "questions.me_too", "q1")
        room.pass_time(timedelta(days=1))
    assert "redan tryckt" in said(room.presses(ANNA, "questions.me_too", "q1"))
    room.presses(BOSSE, "questions.me_too", "q1")
    assert len(room.db.read(lambda store: store.waiting.all())) == 2


def test_a_press_that_met_a_busy_database_can_be_made_again(room: Small) -> None:
    def busy(*_: object, **__: object) -> None:
        raise Busy

    working = room.services
    room.services = replace(working, run=busy)  # type: ignore[arg-type]
    assert "Vänta" in said(room.presses(ANNA, "questions.me_too", "q1"))
    room.services = working
    assert "Noterat" in said(room.presses(ANNA, "questions.me_too", "q1"))
