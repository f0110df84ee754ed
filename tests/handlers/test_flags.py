"""Saying that something should not stand in the room, and deciding about it, press by press."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain import answers, codewords, departures, flags, questions, solutions, waiting
from domain.answers import Answer
from domain.errors import Busy
from domain.members import Member, Role
from domain.ports import Person, Room
from domain.questions import Ask, Question
from domain.search import Filters, Viewer
from domain.solutions import DID_MOST, TITLE_MOST, Keep
from domain.solutions import Text as Told
from handlers.flags import FLAGS_A_DAY
from handlers.routes import Kind, Message
from handlers.ui import Card, Errors, Form, Link
from tests.small import ANNA, BOSSE, CLARA, NETWORK, Small, buttons_of, form_of, said

WORDS = "Vår Karin på korttids kan inte laga mat."
CODE = "piano dragspel ekonomi guldkorn bondgård"
QUESTION, NAMED, ANSWER, SOLUTION = "questions.card q1", "questions.card q2", "answers.card a1", "solutions.card s1"
HIDDEN = "Dolt. Kollegor har sagt till och samtalsledaren tittar på det."


@pytest.fixture
def room(room: Small) -> Small:
    """Clara facilitates. `q1` and `a1` stand without a name, `s1` is Bosse's, unnamed to others, and `q2` is his."""
    room.db.run(lambda store: store.members.change(replace(CLARA, role=Role.FACILITATOR)))
    key = codewords.key(CODE.split(), NETWORK.salt)
    room.db.run(questions.tell, Question("q1", "n1", WORDS, (), None, key, room.now))
    room.db.run(questions.ask, Ask("q2", "n1", "bosse", "Hur gör ni?"), now=room.now)
    room.db.run(answers.tell, "n1", Answer("a1", "q2", WORDS, None, b"k" * 32, room.now, may_be_kept=True))
    room.db.run(solutions.keep, Keep("s1", "n1", "bosse", Told(WORDS), named=False), now=room.now)
    room.deliver()
    return room


def flag(room: Small, member: Member, what: str) -> str:
    return said(room.sends(member, form_of(room.presses(member, "flags.open", what))))


def slot(room: Small) -> None:
    room.pass_time(timedelta(days=1))
    room.db.run(waiting.release, now=room.now, chance=room.services.chance)
    room.deliver()


def hide(room: Small, what: str) -> None:
    flag(room, ANNA, what)
    flag(room, BOSSE, what)
    slot(room)


def duty(room: Small) -> Card:
    [shown] = room.stands(Person("clara"), flags.CARD)
    return shown


def in_room(room: Small, what: str) -> str:
    return said(room.posts[Room("n1"), flags.named(what)])


def comes_back(room: Small) -> Form:
    return form_of(room.sends(ANNA, form_of(room.does(ANNA, Kind.PRESS, "codewords.open")), words=CODE))


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
    hide(room, what)
    assert in_room(room, what) == HIDDEN
    assert "2 medlemmar har sagt till." in said(duty(room))


def test_a_second_press_is_not_counted(room: Small) -> None:
    flag(room, ANNA, QUESTION)
    assert "redan sagt till" in flag(room, ANNA, QUESTION)
    slot(room)
    assert WORDS in in_room(room, QUESTION)


def test_who_flags_is_kept_nowhere(room: Small) -> None:
    form = form_of(room.presses(ANNA, "flags.open", QUESTION))
    before = room.db.read(lambda store: store.members.of("n1"))
    room.sends(ANNA, form)
    [row] = room.db.read(lambda store: store.waiting.all())
    assert (row.act, len(row.id)) == (waiting.WaitingFlag(flags.named(QUESTION)), 24)
    assert row.slot.minute == 0
    assert row.id not in form.hidden.values()
    assert room.db.read(lambda store: store.members.of("n1")) == before


def test_a_press_that_met_a_busy_database_can_be_made_again(room: Small) -> None:
    def busy(*_: object, **__: object) -> None:
        raise Busy

    form, working = form_of(room.presses(ANNA, "flags.open", QUESTION)), room.services
    room.services = replace(working, run=busy)  # type: ignore[arg-type]
    assert isinstance(room.sends(ANNA, form), Errors)
    room.services = working
    assert "Ingen ser att det var du" in said(room.sends(ANNA, form))


def test_there_is_an_end_to_what_one_member_flags_in_a_day(room: Small) -> None:
    for number in range(FLAGS_A_DAY):
        room.db.run(questions.ask, Ask(f"x{number}", "n1", "clara", "Hur gör ni?"), now=room.now)
        assert "Ingen ser" in flag(room, ANNA, f"questions.card x{number}")
    assert "i morgon" in flag(room, ANNA, QUESTION)
    room.pass_time(timedelta(days=1))
    assert "Ingen ser" in flag(room, ANNA, QUESTION)


def test_a_hidden_losning_is_not_found_and_its_owner_still_reads_it(room: Small) -> None:
    hide(room, SOLUTION)
    found = room.db.read(lambda store: store.search.find("korttids", Filters(), Viewer("n1"), limit=5))
    similar = room.db.read(lambda store: store.search.similar(WORDS, Viewer("n1"), limit=5))
    assert (found, similar) == ([], [])
    assert "Det här är dolt" in said(room.presses(ANNA, "solutions.read", "s1"))
    own = room.presses(BOSSE, "solutions.read", "s1")
    assert HIDDEN in said(own)
    assert WORDS in said(own)
    assert set(buttons_of(own)) == {"solutions.change", "solutions.take_back"}
    looked = room.presses(CLARA, "solutions.read", "s1")
    assert WORDS in said(looked)
    assert buttons_of(looked) == {}


def test_nobody_is_led_to_what_is_hidden(room: Small) -> None:
    hide(room, QUESTION)
    hide(room, ANSWER)
    assert "q1" not in repr(room.presses(ANNA, "answers.pick"))
    assert "Det här är dolt" in said(room.presses(ANNA, "answers.open", "q1"))
    assert "Det här är dolt" in said(room.presses(ANNA, "questions.me_too", "q1"))
    assert "Det här är dolt" in said(room.presses(ANNA, "flags.open", QUESTION))
    offered = form_of(room.presses(ANNA, "solutions.save", "q2"))
    assert WORDS not in repr(offered)
    assert form_of(room.presses(ANNA, "solutions.new")).name == offered.name == "solutions.write"


def test_an_answer_written_meanwhile_stays_in_its_form(room: Small) -> None:
    write = form_of(room.presses(ANNA, "answers.open", "q1"))
    review = form_of(room.sends(ANNA, write, body="Hos oss lottar vi.", sender="named"))
    hide(room, QUESTION)
    refused = room.sends(ANNA, review)
    assert isinstance(refused, Errors)
    assert "Det här är dolt" in said(refused)


def test_the_asker_reads_that_it_is_hidden_and_what_the_facilitator_writes(room: Small) -> None:
    hide(room, QUESTION)
    form = form_of(room.presses(CLARA, "flags.write", QUESTION))
    assert "utan att du får veta vem det är" in repr(form)
    assert "Sparat" in said(room.sends(CLARA, form, note="Skriv om det utan namnet, se www.exempel.se."))
    assert "Skriv om det utan namnet" in said(duty_after(room))
    kept = comes_back(room)
    shown = said(kept)
    assert "Din text är dold för alla andra." in shown
    assert WORDS in shown
    assert "Från samtalsledaren" in shown
    assert "www.exempel.se" not in shown
    assert kept.submit is None, "what is hidden cannot be asked on"
    changed = form_of(room.presses(CLARA, "flags.write", QUESTION))
    assert "borttaget" in said(room.sends(CLARA, changed, note=""))
    assert "Från samtalsledaren" not in said(comes_back(room))


def test_personal_data_is_stopped_in_the_note(room: Small) -> None:
    form = form_of(room.presses(CLARA, "flags.write", QUESTION))
    refused = room.sends(CLARA, form, note="Ring 070-174 06 05.")
    assert isinstance(refused, Errors)
    assert list(refused.sentences) == ["note"]


def test_the_owner_of_a_losning_without_a_name_is_told_in_private_and_stays_unknown(room: Small) -> None:
    hide(room, SOLUTION)
    assert "Bosse" not in repr(duty(room))
    form = form_of(room.presses(CLARA, "flags.write", SOLUTION))
    for note in ("Skriv om det utan namnet.", "Skriv om det utan Karin."):
        room.sends(CLARA, form, note=note)
        room.deliver()
        [card] = room.stands(Person("bosse"), solutions.NOTE_CARD)
        assert note in said(card)
        assert note in said(room.presses(BOSSE, "solutions.read", "s1"))
        assert note not in said(room.presses(CLARA, "solutions.read", "s1"))
    room.presses(CLARA, "flags.remove", SOLUTION)
    room.deliver()
    assert room.stands(Person("bosse"), solutions.NOTE_CARD) == []


def duty_after(room: Small) -> Card:
    room.deliver()
    return duty(room)


def test_the_facilitator_shows_it_again(room: Small) -> None:
    hide(room, QUESTION)
    assert set(buttons_of(duty(room))) == {"flags.let_stand", "flags.write", "flags.remove"}
    assert "Texten syns i rummet" in said(room.presses(CLARA, "flags.let_stand", QUESTION))
    room.deliver()
    assert WORDS in in_room(room, QUESTION)
    assert said(duty(room)) == "Klart. Texten står kvar i rummet."
    assert "Släppt i rummet." in said(comes_back(room))


def test_the_facilitator_hides_after_one_flag_and_removes(room: Small) -> None:
    flag(room, ANNA, QUESTION)
    slot(room)
    assert set(buttons_of(duty(room))) == {"flags.hide", "flags.let_stand", "flags.write", "flags.remove"}
    room.presses(CLARA, "flags.hide", QUESTION)
    room.deliver()
    assert in_room(room, QUESTION) == "Dolt. Samtalsledaren tittar på det."
    remove = buttons_of(duty(room))["flags.remove"]
    assert remove.confirm
    room.presses(CLARA, "flags.remove", QUESTION)
    room.deliver()
    assert in_room(room, QUESTION) == "Samtalsledaren har tagit bort frågan."
    assert room.stands(Person("clara"), flags.CARD) == []
    assert "Samtalsledaren har tagit bort det du skrev." in said(comes_back(room))
    assert "finns inte längre" in said(room.presses(CLARA, "flags.let_stand", QUESTION))


def test_a_removed_answer_leaves_its_thread(room: Small) -> None:
    hide(room, ANSWER)
    room.presses(CLARA, "flags.remove", ANSWER)
    room.deliver()
    assert (Room("n1"), flags.named(ANSWER)) not in room.posts


def test_whoever_stands_under_their_name_is_to_be_spoken_to(room: Small) -> None:
    flag(room, ANNA, NAMED)
    slot(room)
    assert "Skrivet av Bosse Al" in said(duty(room))
    assert "Skriv gärna själv till Bosse Al" in said(duty(room))
    assert "flags.write" not in buttons_of(duty(room))
    assert "finns inte längre" in said(room.presses(CLARA, "flags.write", NAMED))


def test_a_named_author_changes_what_is_hidden_and_the_facilitator_sees_it(room: Small) -> None:
    hide(room, NAMED)
    assert set(buttons_of(room.posts[Room("n1"), flags.named(NAMED)])) == {"questions.change"}
    form = form_of(room.presses(BOSSE, "questions.change", "q2"))
    room.sends(BOSSE, form, body="Hur gör ni på helgen?")
    room.deliver()
    assert in_room(room, NAMED) == HIDDEN
    assert "på helgen" in said(duty(room))


def test_what_its_author_withdraws_needs_no_decision(room: Small) -> None:
    hide(room, QUESTION)
    room.presses(ANNA, "codewords.withdraw", form=comes_back(room))
    room.deliver()
    assert room.stands(Person("clara"), flags.CARD) == []
    assert room.db.read(lambda store: store.duties.of("n1")) == []


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.DEPUTY])
def test_those_who_look_after_the_room_hide_at_once(room: Small, role: Role) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, role=role)))
    form = form_of(room.presses(ANNA, "flags.open", ANSWER))
    assert "dold" in said(room.presses(ANNA, "flags.hide", ANSWER, form))
    room.deliver()
    assert in_room(room, ANSWER) == "Dolt. Samtalsledaren tittar på det."


@pytest.mark.parametrize("route", ["flags.hide", "flags.let_stand", "flags.remove", "flags.write"])
def test_nobody_else_decides(room: Small, route: str) -> None:
    assert "flags.hide" not in buttons_of(form_of(room.presses(ANNA, "flags.open", QUESTION)))
    hide(room, QUESTION)
    note = form_of(room.presses(CLARA, "flags.write", QUESTION))
    before = room.db.read(lambda store: store.questions.get("q1"))
    assert "bara samtalsledaren eller ersättaren" in said(room.presses(ANNA, route, QUESTION))
    assert "bara samtalsledaren" in said(room.sends(ANNA, note, note="Hej"))
    assert room.db.read(lambda store: store.questions.get("q1")) == before


def test_the_facilitators_card_leads_to_the_room(room: Small) -> None:
    room.messages["ref-q1-questions.card"] = Message("ref-q1-questions.card", "", None)
    flag(room, ANNA, QUESTION)
    slot(room)
    assert [part.url for part in duty(room).parts if isinstance(part, Link)] == [
        "https://chat.test/ref-q1-questions.card"
    ]


@pytest.mark.parametrize("word", ["ord ", "å", "a.se ", "😀"])
def test_the_longest_words_and_notes_fit_into_every_card_and_form(room: Small, word: str) -> None:
    long = (word * DID_MOST)[:DID_MOST].strip()
    told = Told(long, title=long[:TITLE_MOST], situation=long, result=long, user_notices=long, cost=long[:TITLE_MOST])
    room.db.run(solutions.keep, Keep("s2", "n1", "bosse", told, named=False), now=room.now)
    for what in ("solutions.card s2", QUESTION):
        hide(room, what)
        write = form_of(room.presses(CLARA, "flags.write", what))
        room.sends(CLARA, write, note=long)
        for form in (write, form_of(room.presses(CLARA, "flags.write", what))):
            check_view(draw.modal(form), "modal", lambda: "id")
    room.deliver()
    for card in (*room.stands(Person("clara"), flags.CARD), *room.stands(Person("bosse"), solutions.NOTE_CARD)):
        drawn = draw.message(card)
        check_message(drawn["text"], drawn["blocks"], text_limit=4000)
    check_view(draw.modal(comes_back(room)), "modal", lambda: "id")
    assert "Från samtalsledaren" in said(comes_back(room))


def test_what_a_former_member_wrote_under_their_name_is_not_said_to_be_without_one(room: Small) -> None:
    flag(room, ANNA, NAMED)
    slot(room)
    bosse = room.db.read(lambda store: store.members.get("bosse"))
    assert bosse
    room.db.run(departures.depart, bosse, departures.Why.LEFT, now=room.now)
    room.deliver()
    [card] = [one for one in room.stands(Person("clara"), flags.CARD) if "Hur gör ni?" in said(one)]
    assert "En tidigare medlem" in said(card)
    assert "utan namn" not in said(card)
    assert "flags.write" not in buttons_of(card)
