"""Everything a person may write, as long as it may be: it is taken, posted, and read again with the code words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain import answers, digests, questions, solutions, waiting
from domain.answers import Give
from domain.members import Role
from domain.ports import Room
from domain.prompts import Prompt
from domain.questions import Ask
from domain.solutions import Experience, Keep, Outcome, Text
from domain.themes import CROSSES, THEMES
from handlers.review import NAMED, UNNAMED
from handlers.routes import Kind
from handlers.ui import Card, Form, Quote, Reply
from tests.small import ANNA, BOSSE, ROOM, Small, buttons_of, fields_of, form_of

if TYPE_CHECKING:
    from domain.store import Store

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


@pytest.mark.parametrize("word", ["ord ", "😀", "schema-", "<&>"])
def test_however_much_has_happened_it_is_told(room: Small, word: str) -> None:
    def happen(store: Store) -> None:
        lead = replace(ANNA, role=Role.FACILITATOR)
        store.members.change(lead)
        for number in range(20):
            body = f"{number} {word * 750}"[:3000]
            at = room.now - timedelta(hours=number)
            questions.ask(store, Ask(f"q{number:02}", "n1", BOSSE.id, body), now=at)
            answers.give(store, Give(f"a{number:02}", "n1", "q00", BOSSE.id, body), now=at)
            text = Text(body, body[:90], body, body, body, THEMES, CROSSES, "liten", "privat", body[:90])
            solutions.keep(store, Keep(f"s{number:02}", "n1", BOSSE.id, text, named=True), now=at)
            store.solutions.add_experience(Experience(f"s{number:02}", BOSSE.id, Outcome.NOT, body, at))
            slot = room.now - timedelta(days=number % 7)
            store.prompts.add(Prompt(f"p{number:02}", "n1", body[:500], slot, told=number > 0))

    room.db.run(happen)
    asked = opened(room.presses(ANNA, "digests.open"))
    opened(room.sends(ANNA, asked, since="week"))
    seen = opened(room.sends(ANNA, asked, since="month"))
    opened(room.presses(ANNA, "digests.question", "q00", seen))
    tip = opened(room.presses(ANNA, "tips.open"))
    for _ in range(3):
        tip = opened(room.presses(ANNA, "tips.next", form=tip))
    listed = opened(room.presses(ANNA, "prompts.open"))
    opened(room.presses(ANNA, "prompts.open", "10", listed))
    opened(room.presses(ANNA, "prompts.change", "p00", listed))
    begun = opened(room.presses(ANNA, "library.open", form=listed))
    outlined = opened(room.sends(ANNA, begun, every="2", count="12"))
    opened(room.sends(ANNA, outlined))
    days = digests.Days(date(2026, 2, 20), date(2026, 3, 4))
    for card in (digests.CARD, digests.AWAY_CARD):
        shown = room.services.table.cards[card](digests.subject(card, "n1", days).id, room.services)
        assert shown
        drawn = draw.message(shown)
        check_message(drawn["text"], drawn["blocks"], text_limit=4000)
