"""From the room to the bank: the author is asked, in private, and nobody else can find it before."""

from datetime import timedelta

import pytest
from sqlalchemy import inspect, text

from domain import answers, consent, questions
from domain.answers import Answer
from domain.members import Member
from domain.ports import Person, Room
from domain.questions import Ask
from domain.search import Filters, Viewer
from domain.solutions import CARD, CONSENT_CARD, REMINDER_CARD
from handlers.routes import Kind, Message
from handlers.ui import Reply, Whisper
from storage import engine as engines
from tests.small import (
    ANNA,
    BOSSE,
    CLARA,
    ELSEWHERE,
    ROOM,
    START,
    Small,
    buttons_of,
    fields_of,
    form_of,
    identity,
    said,
)

TO_ANNA = Person("anna")
WORDS = "Vi ställde in alla möten i juli. Ingen saknade dem."
A_DAY = timedelta(days=1)


def message(text: str = WORDS, author: str | None = "anna", ref: str = "m1") -> Message:
    return Message(ref, text, identity(author) if author else None)


def saves(room: Small, member: Member, said_there: Message, *, elsewhere: bool = False) -> Reply:
    place = ELSEWHERE if elsewhere else ROOM
    return room.does(member, Kind.SHORTCUT, "solutions.save_message", place=place, message=said_there)


def proposed(room: Small) -> str:
    """Bosse has proposed Anna's words; returns the draft's id."""
    saves(room, BOSSE, message())
    room.deliver()
    return room.db.read(lambda store: store.solutions.drafts_of("anna"))[0].id


def found(room: Small) -> list[str]:
    hits = room.db.read(lambda store: store.search.find("möten juli", Filters(), Viewer("n1"), limit=5))
    return [hit.solution for hit in hits]


def test_a_colleagues_words_are_a_draft_until_they_say_yes(room: Small) -> None:
    assert "Vi frågar den som skrev det" in said(saves(room, BOSSE, message()))
    assert found(room) == []
    room.deliver()
    (card,) = room.stands(TO_ANNA, CONSENT_CARD)
    assert WORDS in said(card)
    assert "Bosse" not in said(card)
    form = form_of(room.presses(ANNA, "solutions.consent", buttons_of(card)["solutions.consent"].subject))
    assert fields_of(form)["did"].initial == WORDS
    done = room.sends(ANNA, form, did="Vi ställde in mötena i juli.", title="Mötesfri månad", named=True)
    kept = buttons_of(done)["solutions.read"].subject
    assert found(room) == [kept]
    whole = said(room.presses(CLARA, "solutions.read", kept))
    assert "Mötesfri månad" in whole
    assert "Anna Ek" in whole
    assert WORDS not in whole
    room.deliver()
    (card,) = room.stands(TO_ANNA, CONSENT_CARD)
    assert "solutions.decline" not in buttons_of(card)
    assert "Mötesfri månad" in said(card)


@pytest.mark.parametrize("in_form", [True, False])
def test_no_thanks_leaves_nothing(room: Small, *, in_form: bool) -> None:
    draft = proposed(room)
    form = form_of(room.presses(ANNA, "solutions.consent", draft)) if in_form else None
    assert "raderat" in said(room.presses(ANNA, "solutions.decline", draft, form))
    room.deliver()
    assert room.stands(TO_ANNA, CONSENT_CARD) == []
    assert room.db.read(lambda store: store.solutions.get(draft)) is None
    assert "finns inte" in said(room.presses(ANNA, "solutions.consent", draft))


@pytest.mark.parametrize("route", ["solutions.consent", "solutions.decline", "solutions.read", "solutions.try"])
def test_nobody_but_its_author_gets_at_a_draft(room: Small, route: str) -> None:
    draft = proposed(room)
    shown = said(room.presses(BOSSE, route, draft))
    assert WORDS not in shown
    assert room.db.read(lambda store: store.solutions.get(draft)) is not None


def test_an_answer_in_the_form_is_asked_about_too_and_told_under_its_question(room: Small) -> None:
    room.db.run(questions.ask, Ask("q1", "n1", "bosse", "Hur löser ni juli?"), now=START)
    room.db.run(answers.tell, "n1", Answer("a1", "q1", WORDS, "anna", None, START))
    room.deliver()
    pick = form_of(room.presses(CLARA, "solutions.save", "q1"))
    assert "Vi frågar" in said(room.sends(CLARA, pick, answer="a1"))
    assert "redan tillfrågad" in said(room.sends(BOSSE, pick, answer="a1"))
    room.deliver()
    assert room.stands(Room("n1"), CARD) == []
    form = form_of(room.sends(ANNA, pick, answer="a1"))
    room.sends(ANNA, form)
    room.deliver()
    assert len(room.stands(Room("n1"), CARD)) == 1


def test_the_bots_own_card_of_an_answer_may_be_tagged(room: Small) -> None:
    room.db.run(questions.ask, Ask("q1", "n1", "bosse", "Hur löser ni juli?"), now=START)
    room.db.run(answers.tell, "n1", Answer("a1", "q1", WORDS, "anna", None, START))
    room.deliver()
    assert "Vi frågar" in said(saves(room, CLARA, message("", None, "ref-a1-answers.card")))
    assert "fråga kan inte bli en lösning" in said(saves(room, CLARA, message("", None, "ref-q1-questions.card")))
    assert "boten" in said(saves(room, CLARA, message("", None, "unknown")))


def test_ones_own_message_opens_the_form_with_the_words(room: Small) -> None:
    form = form_of(saves(room, ANNA, message()))
    assert form.name == "solutions.write"
    assert fields_of(form)["did"].initial == WORDS
    assert room.db.read(lambda store: store.solutions.drafts_of("anna")) == []


@pytest.mark.parametrize(
    ("said_there", "elsewhere", "sentence"),
    [
        (message(author="gone"), False, "inte med i rummet"),
        (message(), True, "rummets egen kanal"),
        (message("  \u200b"), False, "ingen text"),
        (message("Vi " * 1200), False, "för långt"),
        (message("Ring Kalle på 070-123 45 67."), False, "enskild person"),
    ],
)
def test_words_that_cannot_be_saved_are_refused_with_a_reason(
    room: Small, said_there: Message, sentence: str, *, elsewhere: bool
) -> None:
    assert sentence in said(saves(room, BOSSE, said_there, elsewhere=elsewhere))
    room.deliver()
    assert room.posts == {}


def test_the_same_words_are_not_asked_about_twice(room: Small) -> None:
    proposed(room)
    assert "redan tillfrågad" in said(saves(room, CLARA, message()))


def test_who_proposed_it_stands_nowhere(room: Small, sqlite_url: str) -> None:
    """Clara is in no row but that of the network's members after she has proposed in every way."""
    room.db.run(questions.ask, Ask("q1", "n1", "bosse", "Hur löser ni juli?"), now=START)
    room.db.run(answers.tell, "n1", Answer("a1", "q1", WORDS, "anna", None, START))
    pick = form_of(room.presses(CLARA, "solutions.save", "q1"))
    for reply in (room.sends(CLARA, pick, answer="a1"), saves(room, CLARA, message("Vi ringde."))):
        assert "Vi frågar" in said(reply)
    room.messages["m2"] = message("Vi cyklade.")
    room.does(CLARA, Kind.EVENT, "message.tagged", "m2", place=ROOM, delivery="d1")
    assert "Vi frågar" in said(room.presses(CLARA, "solutions.save_tagged", "m2"))
    room.deliver()
    engine = engines.make(sqlite_url)
    tables = [name for name in inspect(engine).get_table_names() if name != "members"]
    with engine.connect() as connection:
        rows = [str(row) for name in tables for row in connection.execute(text(f"SELECT * FROM {name}"))]  # noqa: S608  our own names
    engine.dispose()
    assert any("anna" in row for row in rows)
    assert not any("clara" in row.lower() for row in rows)


def test_a_light_bulb_whispers_a_button_and_fetches_only_when_it_is_pressed(room: Small) -> None:
    def tag(delivery: str, **where: object) -> Reply:
        place = ELSEWHERE if where else ROOM
        return room.does(BOSSE, Kind.EVENT, "message.tagged", "m1", place=place, delivery=delivery)

    whisper = tag("d1")
    assert isinstance(whisper, Whisper)
    assert tag("d1") is None, "the same delivery twice"
    assert tag("d2", elsewhere=True) is None
    button = buttons_of(whisper)["solutions.save_tagged"]
    assert button.opens
    assert "finns inte" in said(room.presses(BOSSE, button.route, button.subject))
    room.messages["m1"] = message()
    assert "Vi frågar" in said(room.presses(BOSSE, button.route, button.subject))


def test_it_is_reminded_once_after_a_week_and_deleted_after_two(room: Small) -> None:
    draft = proposed(room)
    room.pass_time(6 * A_DAY)
    room.db.run(consent.remind_drafts, now=room.now)
    room.deliver()
    assert room.stands(TO_ANNA, REMINDER_CARD) == []
    for _ in range(2):
        room.pass_time(A_DAY)
        room.db.run(consent.remind_drafts, now=room.now)
        room.deliver()
    (reminder,) = room.stands(TO_ANNA, REMINDER_CARD)
    assert "påminnelse" in said(reminder)
    room.posts.clear()
    room.pass_time(6 * A_DAY)
    room.db.run(consent.remind_drafts, now=room.now)
    room.deliver()
    assert room.posts == {}
    assert room.db.read(lambda store: store.solutions.get(draft)) is None


def test_there_is_an_end_to_how_many_may_be_proposed_in_a_day(room: Small) -> None:
    replies = [said(saves(room, BOSSE, message(f"Vi gjorde {number}."))) for number in range(21)]
    assert "i morgon" in replies[-1]
    assert all("Vi frågar" in reply for reply in replies[:-1])
