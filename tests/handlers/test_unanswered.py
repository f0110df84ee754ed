"""What the facilitator and the colleagues see of a question that nobody answers, and what their buttons do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from domain import flags, questions, unanswered
from domain.members import PLEDGE_VERSION, Member, Profile, Role
from domain.ports import Person
from domain.questions import Ask, Question
from domain.unanswered import ASK_CARD, CARD
from handlers.ui import Card, Reply
from tests.small import ANNA, BOSSE, CLARA, START, Small, buttons_of, form_of, identity, said, small

FRIDA = Member("frida", "n1", "Frida Holm", Role.FACILITATOR, pledge=PLEDGE_VERSION)
DINA = Member("dina", "n1", "Dina Ros", Role.DEPUTY, pledge=PLEDGE_VERSION)
TO_FRIDA, TO_BOSSE = Person("frida"), Person("bosse")
TWO_DAYS, FIVE_DAYS = timedelta(days=2), timedelta(days=7)
"""Of work, from a Tuesday."""
QUESTION = "Hur får ni nattschemat att gå ihop?"


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    """Anna has asked; Bosse gladly talks about what she asks."""
    with small(sqlite_url) as made:
        for member in (FRIDA, DINA):
            made.db.run(lambda store, one: store.members.add(one, identity(one.id)), member)
        talks = Profile(talks_about=("natt", "schema"))
        made.db.run(lambda store: store.members.change(replace(BOSSE, profile=talks)))
        made.db.run(questions.ask, Ask("q1", "n1", "anna", QUESTION, ("schema",)), now=START)
        made.deliver()
        yield made


def after(room: Small, passed: timedelta) -> None:
    """As the worker does."""
    room.now = START + passed
    holiday = room.services.holiday
    for one in room.db.read(unanswered.due, holiday, now=room.now):
        act = partial(unanswered.take_care, replied=False, now=room.now, chance=room.services.chance)
        room.db.run(act, one.network, one.id, holiday)
    room.deliver()


def card_of(room: Small, to: Person, card: str) -> Card:
    [shown] = room.stands(to, card)
    return shown


def presses(room: Small, member: Member, to: Person, card: str, route: str) -> Reply:
    return room.presses(member, route, buttons_of(card_of(room, to, card))[route].subject)


def test_the_facilitator_reads_the_question_and_since_when_it_waits(room: Small) -> None:
    after(room, TWO_DAYS)
    card = card_of(room, TO_FRIDA, CARD)
    assert QUESTION in said(card)
    assert "Anna Ek frågade tisdag 3 mars kl. 13.00 och ingen har svarat ännu." in said(card)
    assert card.summary == f"En fråga väntar på svar: {QUESTION}"
    assert room.stands(TO_BOSSE, ASK_CARD) == []


def test_a_question_without_a_name_stays_without(room: Small) -> None:
    asked = Question("q2", "n1", "Vem orkar?", (), None, b"key", START)
    room.db.run(questions.tell, asked)
    after(room, TWO_DAYS)
    [card] = [one for one in room.stands(TO_FRIDA, CARD) if "Vem orkar?" in said(one)]
    assert "Frågan kom tisdag 3 mars kl. 13.00 och ingen har svarat ännu." in said(card)


def test_a_colleague_reads_why_they_are_asked(room: Small) -> None:
    after(room, TWO_DAYS)
    after(room, FIVE_DAYS)
    card = card_of(room, TO_BOSSE, ASK_CARD)
    assert "Du har sagt att du gärna pratar om det här: schema. Har du en minut?" in said(card)
    assert QUESTION in said(card)
    assert "Anna" not in said(card)
    assert "Boten har frågat en kollega som gärna pratar om sådant här." in said(card_of(room, TO_FRIDA, CARD))


def test_each_reads_it_in_their_own_language(room: Small) -> None:
    room.db.run(
        lambda store: store.members.change(replace(CLARA, language="en", profile=Profile(talks_about=("schema",))))
    )
    after(room, FIVE_DAYS)
    assert "Do you have a minute?" in said(card_of(room, Person("clara"), ASK_CARD))
    assert "Har du en minut?" in said(card_of(room, TO_BOSSE, ASK_CARD))


def test_when_nobody_could_be_asked_the_facilitator_is_asked_for_an_idea(room: Small) -> None:
    room.db.run(lambda store: store.members.change(BOSSE))
    after(room, TWO_DAYS)
    after(room, FIVE_DAYS)
    assert "Vet du någon som kan svara?" in said(card_of(room, TO_FRIDA, CARD))


@pytest.mark.parametrize(("member", "to", "card"), [(FRIDA, TO_FRIDA, CARD), (BOSSE, TO_BOSSE, ASK_CARD)])
def test_an_answer_is_one_press_away_and_ends_it_for_everyone(
    room: Small, member: Member, to: Person, card: str
) -> None:
    after(room, FIVE_DAYS)
    write = form_of(presses(room, member, to, card, "answers.open"))
    review = form_of(room.sends(member, write, body="Vi lägger natten först.", sender="named"))
    room.sends(member, review)
    room.deliver()
    assert room.stands(TO_BOSSE, ASK_CARD) == []
    done = card_of(room, TO_FRIDA, CARD)
    assert said(done) == f"Klart. Frågan är besvarad eller ordnad på annat sätt: {QUESTION}"
    assert buttons_of(done) == {}


def test_the_facilitator_may_have_seen_to_it_in_another_way(room: Small) -> None:
    after(room, FIVE_DAYS)
    reply = presses(room, FRIDA, TO_FRIDA, CARD, "unanswered.settle")
    assert said(reply) == "Tack. Boten påminner inte mer om den frågan."
    assert said(room.presses(FRIDA, "unanswered.settle", "q1")) == said(reply)
    room.deliver()
    assert "Klart" in said(card_of(room, TO_FRIDA, CARD))
    assert room.stands(TO_BOSSE, ASK_CARD) == []


def test_nobody_else_can_say_so(room: Small) -> None:
    after(room, TWO_DAYS)
    assert "samtalsledaren" in said(room.presses(CLARA, "unanswered.settle", "q1"))
    after(room, FIVE_DAYS)
    assert len(room.stands(TO_BOSSE, ASK_CARD)) == 1


def test_who_has_no_time_says_not_now_and_the_card_is_gone(room: Small) -> None:
    after(room, FIVE_DAYS)
    reply = presses(room, BOSSE, TO_BOSSE, ASK_CARD, "unanswered.not_now")
    assert said(reply) == "Det är helt i sin ordning. Boten frågar dig inte om det igen."
    room.deliver()
    assert room.stands(TO_BOSSE, ASK_CARD) == []
    assert "väntar på svar" in card_of(room, TO_FRIDA, CARD).summary


@pytest.mark.parametrize("gone", ["withdrawn", "hidden"])
def test_no_card_shows_words_that_nobody_may_read_any_more(room: Small, gone: str) -> None:
    after(room, FIVE_DAYS)
    if gone == "withdrawn":
        room.db.run(questions.withdraw, "n1", "q1", author=ANNA.id)
    else:
        question = room.db.read(questions.find, "n1", "q1")
        room.db.run(flags.hide, "n1", question.subject, now=room.now)
    room.deliver()
    assert room.stands(TO_FRIDA, CARD) == []
    assert room.stands(TO_BOSSE, ASK_CARD) == []
    for card, id in ((CARD, "q1"), (ASK_CARD, "q1 bosse")):
        assert room.services.table.cards[card](id, room.services) is None


def test_a_changed_question_reads_anew_on_every_card(room: Small) -> None:
    after(room, FIVE_DAYS)
    room.db.run(questions.edit, "n1", "q1", author="anna", body="Hur lägger ni natten?")
    room.deliver()
    assert "Hur lägger ni natten?" in said(card_of(room, TO_FRIDA, CARD))
    assert "Hur lägger ni natten?" in said(card_of(room, TO_BOSSE, ASK_CARD))


def test_an_interest_given_up_meanwhile_is_not_held_against_anyone(room: Small) -> None:
    after(room, FIVE_DAYS)
    room.db.run(lambda store: store.members.change(BOSSE))
    room.db.run(questions.edit, "n1", "q1", author="anna", body=QUESTION)
    room.deliver()
    assert said(card_of(room, TO_BOSSE, ASK_CARD)).startswith(
        "En kollega har frågat rummet, och ingen har svarat ännu. Har du en minut?"
    )
