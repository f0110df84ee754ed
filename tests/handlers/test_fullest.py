"""Everything a person may write, as long as it may be: it is taken, posted, and read again with the code words."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from random import Random

import pytest

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain import waiting
from domain.ports import Room
from handlers.review import NAMED, UNNAMED
from handlers.routes import Kind
from handlers.ui import Card, Form, Quote, Reply
from tests.small import ANNA, BOSSE, ROOM, Small, buttons_of, fields_of, form_of

HERE = Room("n1")
NUMBERS = count()


def opened(reply: Reply) -> Form:
    """The form, which Slack takes."""
    form = form_of(reply)
    check_view(draw.modal(form), "modal", lambda: f"id{next(NUMBERS)}")
    return form


def full(form: Form, word: str, name: str = "body") -> str:
    most = fields_of(form)[name].most  # type: ignore[union-attr]
    return (word * most)[: most - 1] + "?"


def release(room: Small) -> None:
    room.pass_time(timedelta(days=1))
    room.db.run(waiting.release, now=room.now, chance=Random(1))
    room.deliver()


def quoted(shown: Card | Form) -> list[str]:
    parts = shown.parts if isinstance(shown, Card) else shown.fields
    return [part.text for part in parts if isinstance(part, Quote)]


def posted(room: Small, card: str) -> Card:
    """The last of its kind, which Slack takes."""
    shown = room.stands(HERE, card)[-1]
    drawn = draw.message(shown)
    check_message(drawn["text"], drawn["blocks"], text_limit=4000)
    return shown


@pytest.mark.parametrize("word", ["ord ", "å", "a.se ", "😀", "schema-"])
@pytest.mark.parametrize("sender", [NAMED, UNNAMED])
def test_a_question_and_its_answers_may_be_as_long_as_the_forms_let_them(room: Small, sender: str, word: str) -> None:
    door = opened(room.does(ANNA, Kind.COMMAND, "fraga", place=ROOM))
    asked = full(door, word)
    review = opened(room.sends(ANNA, door, body=asked, sender=sender))
    opened(room.sends(ANNA, review))
    release(room)
    question = posted(room, "questions.card")
    assert quoted(question) == [asked]
    form = opened(room.presses(BOSSE, "answers.open", buttons_of(question)["answers.open"].subject))
    answered = full(form, word)
    opened(room.sends(BOSSE, opened(room.sends(BOSSE, form, body=answered, sender=sender))))
    release(room)
    assert quoted(posted(room, "answers.card")) == [answered]
    if sender == NAMED:
        own = opened(room.presses(ANNA, "questions.change", buttons_of(question)["questions.change"].subject))
        changed = full(own, f"{word}x")
        opened(room.sends(ANNA, own, body=changed))
        room.deliver()
        assert quoted(posted(room, "questions.card")) == [changed]
        return
    door = opened(room.does(ANNA, Kind.PRESS, "codewords.open"))
    kept = opened(room.sends(ANNA, door, words=review.hidden["code"]))
    follow_up = full(kept, word)
    opened(room.sends(ANNA, opened(room.sends(ANNA, kept, body=follow_up))))
    release(room)
    assert quoted(posted(room, "answers.card")) == [follow_up]
    opened(room.sends(ANNA, door, words=review.hidden["code"]))


def test_a_misspelt_word_is_answered_however_long_it_is(room: Small) -> None:
    door = opened(room.does(ANNA, Kind.PRESS, "codewords.open"))
    assert "words" in getattr(room.sends(ANNA, door, words=full(door, "x", "words")), "sentences", {})
