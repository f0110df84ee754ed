"""From the room to the bank: the author is asked, in private, and nobody else can find it before."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import inspect, text

from domain import answers, consent, questions, waiting
from domain.answers import Answer
from domain.members import Member
from domain.ports import Person, Room
from domain.questions import Ask
from domain.search import Filters, Viewer
from domain.solutions import CARD, CONSENT_CARD, REMINDER_CARD, State, Text
from handlers.routes import Kind, Message
from handlers.ui import Card, Form, Reply, Whisper
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

A1 = "a1" * 12
TO_ANNA = Person("anna")
WORDS = "Vi ställde in alla möten i juli. Ingen saknade dem."
A_DAY = timedelta(days=1)
WILL_BE_ASKED = "blir tillfrågad tisdag 3 mars kl. 16.00 eller kl. 20.00, om boten inte redan har frågat"
SLOTS = {datetime(2026, 3, 3, 15, tzinfo=UTC), datetime(2026, 3, 3, 19, tzinfo=UTC)}


def message(text: str = WORDS, author: str | None = "anna", ref: str = "m1") -> Message:
    return Message(ref, text, identity(author) if author else None)


def saves(room: Small, member: Member, said_there: Message, *, elsewhere: bool = False) -> Reply:
    place = ELSEWHERE if elsewhere else ROOM
    return room.does(member, Kind.SHORTCUT, "solutions.save_message", place=place, message=said_there)


def next_morning_comes(room: Small) -> None:
    """After both the slots that something proposed at noon may be asked about in, and the quiet hours."""
    room.now = max(room.now, START + timedelta(hours=19))
    room.db.run(waiting.release, now=room.now, chance=room.services.chance)
    room.deliver()


def asks(room: Small) -> list[Card]:
    return room.stands(TO_ANNA, CONSENT_CARD)


def answered(room: Small) -> Form:
    """Anna has answered Bosse's question; returns the form in which Clara picks what helped."""
    room.db.run(questions.ask, Ask("q1", "n1", "bosse", "Hur löser ni juli?"), now=START)
    room.db.run(answers.tell, "n1", Answer(A1, "q1", WORDS, "anna", None, START))
    room.deliver()
    return form_of(room.presses(CLARA, "solutions.save", "q1"))


def proposed(room: Small) -> str:
    """Bosse has proposed Anna's words; returns the draft's id."""
    saves(room, BOSSE, message())
    next_morning_comes(room)
    return room.db.read(lambda store: store.solutions.drafts_of("anna"))[0].id


def found(room: Small) -> list[str]:
    hits = room.db.read(lambda store: store.search.find("möten juli", Filters(), Viewer("n1"), limit=5))
    return [hit.solution for hit in hits]


def test_a_colleagues_words_are_a_draft_until_they_say_yes(room: Small) -> None:
    assert WILL_BE_ASKED in said(saves(room, BOSSE, message()))
    assert found(room) == []
    room.deliver()
    assert asks(room) == []
    next_morning_comes(room)
    (card,) = asks(room)
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
def test_no_thanks_leaves_no_word_and_nobodys_name(room: Small, *, in_form: bool) -> None:
    draft = proposed(room)
    form = form_of(room.presses(ANNA, "solutions.consent", draft)) if in_form else None
    assert "raderat" in said(room.presses(ANNA, "solutions.decline", draft, form))
    room.deliver()
    assert room.stands(TO_ANNA, CONSENT_CARD) == []
    left = room.db.read(lambda store: store.solutions.get(draft))
    assert left
    assert (left.text, left.owner, left.state) == (Text(""), None, State.TAKEN_BACK)
    assert "finns inte" in said(room.presses(ANNA, "solutions.consent", draft))


@pytest.mark.parametrize("became", ["nothing yet", "asked", "refused", "left unanswered", "released", "taken back"])
@pytest.mark.parametrize("way", ["answer", "message"])
def test_whoever_proposes_hears_the_same_whatever_became_of_it_and_nobody_is_asked_twice(
    room: Small, way: str, became: str
) -> None:
    pick = answered(room)

    def propose() -> str:
        return said(room.sends(CLARA, pick, answer=A1) if way == "answer" else saves(room, CLARA, message()))

    first = propose()
    if became != "nothing yet":
        next_morning_comes(room)
        (card,) = asks(room)
        draft = buttons_of(card)["solutions.consent"].subject
        if became == "refused":
            room.presses(ANNA, "solutions.decline", draft)
        elif became == "left unanswered":
            room.db.run(consent.remind_drafts, now=START + 15 * A_DAY)
        elif became != "asked":
            room.sends(ANNA, form_of(room.presses(ANNA, "solutions.consent", draft)))
            if became == "taken back":
                room.presses(ANNA, "solutions.take_back", draft, form_of(room.presses(ANNA, "solutions.read", draft)))
        room.deliver()
        room.now = START
    before = asks(room)
    assert propose() == first
    assert WILL_BE_ASKED in first
    next_morning_comes(room)
    assert len(asks(room)) == (1 if became == "nothing yet" else len(before))
    assert len(room.db.read(lambda store: store.solutions.drafts_of("anna"))) == (became in ("nothing yet", "asked"))


@pytest.mark.parametrize("way", ["answer", "message"])
def test_the_author_cannot_tell_when_it_was_proposed(room: Small, way: str) -> None:
    pick = answered(room)
    if way == "answer":
        room.sends(CLARA, pick, answer=A1)
    else:
        saves(room, CLARA, message())
    next_morning_comes(room)
    (draft,) = room.db.read(lambda store: store.solutions.drafts_of("anna"))
    assert draft.since in SLOTS


@pytest.mark.parametrize("way", ["answer", "message"])
def test_after_a_no_the_author_may_still_keep_it_of_ones_own_accord(room: Small, way: str) -> None:
    pick = answered(room)
    if way == "answer":
        room.sends(CLARA, pick, answer=A1)
    else:
        saves(room, CLARA, message())
    next_morning_comes(room)
    (draft,) = room.db.read(lambda store: store.solutions.drafts_of("anna"))
    room.presses(ANNA, "solutions.decline", draft.id)
    own = room.sends(ANNA, pick, answer=A1) if way == "answer" else saves(room, ANNA, message())
    assert "kollegorna kan hitta den" in said(room.sends(ANNA, form_of(room.sends(ANNA, form_of(own)))))
    assert len(found(room)) == 1


@pytest.mark.parametrize("route", ["solutions.consent", "solutions.decline", "solutions.read", "solutions.try"])
def test_nobody_but_its_author_gets_at_a_draft(room: Small, route: str) -> None:
    draft = proposed(room)
    shown = said(room.presses(BOSSE, route, draft))
    assert WORDS not in shown
    assert room.db.read(lambda store: store.solutions.get(draft)) is not None


def test_an_answer_in_the_form_is_asked_about_too_and_told_under_its_question(room: Small) -> None:
    pick = answered(room)
    assert WILL_BE_ASKED in said(room.sends(CLARA, pick, answer=A1))
    next_morning_comes(room)
    assert room.stands(Room("n1"), CARD) == []
    form = form_of(room.sends(ANNA, pick, answer=A1))
    room.sends(ANNA, form)
    room.deliver()
    assert len(room.stands(Room("n1"), CARD)) == 1


def test_the_bots_own_card_of_an_answer_may_be_tagged(room: Small) -> None:
    answered(room)
    assert WILL_BE_ASKED in said(saves(room, CLARA, message("", None, f"ref-{A1}-answers.card")))
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


def test_who_proposed_it_stands_nowhere(room: Small, sqlite_url: str) -> None:
    """Clara is in no row but that of the network's members after she has proposed in every way."""
    pick = answered(room)
    for reply in (room.sends(CLARA, pick, answer=A1), saves(room, CLARA, message("Vi ringde.", ref="m3"))):
        assert WILL_BE_ASKED in said(reply)
    room.messages["m2"] = message("Vi cyklade.", ref="m2")
    room.does(CLARA, Kind.EVENT, "message.tagged", "m2", place=ROOM, delivery="d1")
    assert WILL_BE_ASKED in said(room.presses(CLARA, "solutions.save_tagged", "m2"))
    next_morning_comes(room)
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
    assert WILL_BE_ASKED in said(room.presses(BOSSE, button.route, button.subject))


def test_it_is_reminded_once_after_a_week_and_deleted_after_two(room: Small) -> None:
    draft = proposed(room)
    room.now = START + 6 * A_DAY
    room.db.run(consent.remind_drafts, now=room.now)
    room.deliver()
    assert room.stands(TO_ANNA, REMINDER_CARD) == []
    for days in (8, 9):
        room.now = START + days * A_DAY
        room.db.run(consent.remind_drafts, now=room.now)
        room.deliver()
    (reminder,) = room.stands(TO_ANNA, REMINDER_CARD)
    assert "påminnelse" in said(reminder)
    room.now = START + 15 * A_DAY
    room.db.run(consent.remind_drafts, now=room.now)
    room.deliver()
    assert room.posts == {}
    left = room.db.read(lambda store: store.solutions.get(draft))
    assert left
    assert (left.text, left.owner, left.state) == (Text(""), None, State.TAKEN_BACK)


def test_a_departed_author_is_not_reminded_and_the_draft_goes(room: Small) -> None:
    draft = proposed(room)
    room.db.run(lambda store: store.members.change(replace(ANNA, present=False)))
    room.db.run(consent.remind_drafts, now=START + 8 * A_DAY)
    room.now = START + 8 * A_DAY
    room.deliver()
    assert room.posts == {}
    left = room.db.read(lambda store: store.solutions.get(draft))
    assert left
    assert (left.text, left.owner) == (Text(""), None)


def test_what_the_author_writes_is_kept_though_a_colleague_proposes_the_same_meanwhile(room: Small) -> None:
    pick = answered(room)
    review = form_of(room.sends(ANNA, form_of(room.sends(ANNA, pick, answer=A1))))
    room.sends(CLARA, pick, answer=A1)
    next_morning_comes(room)
    done = room.sends(ANNA, review, did="Vi ställde in mötena i juli.", title="Mötesfri månad", named=True)
    assert "kollegorna kan hitta den" in said(done)
    whole = said(room.presses(CLARA, "solutions.read", buttons_of(done)["solutions.read"].subject))
    assert "Vi ställde in mötena i juli." in whole
    assert "Anna Ek" in whole
    room.deliver()
    (card,) = asks(room)
    assert "solutions.decline" not in buttons_of(card)


def test_there_is_an_end_to_how_many_may_be_proposed_in_a_day(room: Small) -> None:
    replies = [said(saves(room, BOSSE, message(f"Vi gjorde {number}.", ref=f"m{number}"))) for number in range(21)]
    assert "i morgon" in replies[-1]
    assert all(WILL_BE_ASKED in reply for reply in replies[:-1])
