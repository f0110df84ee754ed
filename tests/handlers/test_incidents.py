"""*Personuppgift* from a message's menu and from a card's button."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import answers, codewords, flags, incidents, questions, solutions
from domain.answers import Answer
from domain.consent import message_id
from domain.members import Member, Role
from domain.ports import Person, Room, Subject
from domain.questions import Ask, Question
from domain.solutions import CONSENT_CARD, Keep, Text
from domain.waiting import WaitingWords
from handlers.incidents import REPORTS_A_DAY
from handlers.routes import Kind, Message
from handlers.ui import Card, Link, Reply
from tests.small import ANNA, BOSSE, CLARA, ELSEWHERE, NETWORK, ROOM, Small, buttons_of, form_of, identity, said

REF = "ref-message"
WORDS = "Karin i lägenhet fyra kan inte längre laga mat."
MESSAGE = Message(REF, WORDS, identity("bosse"))
CODE = "piano dragspel ekonomi guldkorn bondgård"


@pytest.fixture
def room(room: Small) -> Small:
    """Clara facilitates."""
    room.db.run(lambda store: store.members.change(replace(CLARA, role=Role.FACILITATOR)))
    room.messages[REF] = MESSAGE
    return room


def points_out(room: Small, member: Member, message: Message = MESSAGE) -> Reply:
    form = form_of(room.does(member, Kind.SHORTCUT, "incidents.report_message", place=ROOM, message=message))
    return room.sends(member, form)


def stands(room: Small, member: str, card: str) -> Card:
    [shown] = room.stands(Person(member), card)
    return shown


def links(card: Card) -> list[str]:
    return [part.url for part in card.parts if isinstance(part, Link)]


def test_author_and_facilitator_learn_what_to_do_and_nobody_who_said_so(room: Small) -> None:
    assert "Tack." in said(points_out(room, ANNA))
    room.deliver()
    author, facilitator = stands(room, "bosse", incidents.AUTHOR_CARD), stands(room, "clara", incidents.CARD)
    assert "På telefonen" in said(author)
    assert "På datorn" in said(author)
    assert "72 timmar" in said(facilitator)
    assert "dataskyddsombudet" in said(facilitator)
    assert links(author) == links(facilitator) == [f"https://chat.test/{REF}"]
    for card in (author, facilitator):
        assert "Anna" not in repr(card)
        assert WORDS not in repr(card)
    assert room.stands(Person("anna"), incidents.CARD) == []


def test_it_leaves_the_same_whoever_says_so(room: Small) -> None:
    def left(member: Member) -> object:
        points_out(room, member)
        found = room.db.read(lambda store: (store.duties.of("n1"), store.letters.unsent(), store.solutions.get(copy)))
        room.db.run(lambda store: store.duties.remove(Subject(incidents.CARD, f"n1 {REF}")))
        return found

    copy = message_id(REF, NETWORK.salt)
    assert left(ANNA) == left(BOSSE) == left(CLARA)


def test_nothing_of_the_message_stays_with_the_bot(room: Small) -> None:
    room.does(ANNA, Kind.SHORTCUT, "solutions.save_message", place=ROOM, message=MESSAGE)
    [row] = room.db.read(lambda store: store.waiting.all())
    assert isinstance(row.act, WaitingWords)
    points_out(room, ANNA)
    assert room.db.read(lambda store: store.waiting.all()) == []
    room.deliver()
    assert room.stands(Person("bosse"), CONSENT_CARD) == []


def test_when_the_message_is_gone_its_author_is_not_bothered(room: Small) -> None:
    points_out(room, ANNA)
    del room.messages[REF]
    room.deliver()
    assert room.stands(Person("bosse"), incidents.AUTHOR_CARD) == []
    assert "finns inte längre i kanalen" in said(stands(room, "clara", incidents.CARD))


def test_the_facilitator_is_done_when_all_is_done(room: Small) -> None:
    points_out(room, ANNA)
    room.deliver()
    button = buttons_of(stands(room, "clara", incidents.CARD))["incidents.finish"]
    assert "bara samtalsledaren" in said(room.presses(ANNA, button.route, button.subject))
    assert "avklarat" in said(room.presses(CLARA, button.route, button.subject))
    room.deliver()
    assert "Avklarat" in said(stands(room, "clara", incidents.CARD))
    assert room.db.read(lambda store: store.duties.of("n1")) == []


def test_a_message_from_elsewhere_is_not_taken(room: Small) -> None:
    reply = room.does(ANNA, Kind.SHORTCUT, "incidents.report_message", place=ELSEWHERE, message=MESSAGE)
    assert "rummets egen kanal" in said(reply)


def test_there_is_an_end_to_what_one_member_points_out_in_a_day(room: Small) -> None:
    for _ in range(REPORTS_A_DAY):
        assert "Tack." in said(points_out(room, ANNA))
    assert "direkt till samtalsledaren" in said(points_out(room, ANNA)), "it cannot wait until tomorrow"


def test_the_bots_card_is_hidden_at_once_and_its_unnamed_author_reads_the_note(room: Small) -> None:
    key = codewords.key(CODE.split(), NETWORK.salt)
    room.db.run(questions.tell, Question("q1", "n1", WORDS, (), None, key, room.now))
    room.deliver()
    assert "Texten döljs nu" in said(points_out(room, ANNA, Message("ref-q1-questions.card", WORDS, None)))
    room.deliver()
    assert said(room.posts[Room("n1"), Subject(questions.CARD, "q1")]) == "Dolt. Samtalsledaren tittar på det."
    assert "Boten har dolt texten" in said(stands(room, "clara", incidents.CARD))
    assert "flags.write" in buttons_of(stands(room, "clara", flags.CARD))
    room.sends(CLARA, form_of(room.presses(CLARA, "flags.write", "questions.card q1")), note="Skriv utan namnet.")
    door = form_of(room.does(BOSSE, Kind.PRESS, "codewords.open"))
    assert "Skriv utan namnet." in said(room.sends(BOSSE, door, words=CODE))


def test_a_named_author_is_led_to_where_it_can_be_taken_back(room: Small) -> None:
    room.db.run(questions.ask, Ask("q1", "n1", "anna", "Hur gör ni?"), now=room.now)
    room.db.run(answers.tell, "n1", Answer("a1", "q1", WORDS, "bosse", None, room.now))
    room.deliver()
    points_out(room, CLARA, Message("ref-a1-answers.card", WORDS, None))
    room.messages["ref-a1-answers.card"] = Message("ref-a1-answers.card", "", None)
    room.deliver()
    [button] = buttons_of(stands(room, "bosse", incidents.AUTHOR_CARD)).values()
    form = form_of(room.presses(BOSSE, button.route, button.subject))
    room.presses(BOSSE, "answers.withdraw", "a1", form)
    room.deliver()
    assert room.stands(Person("clara"), flags.CARD) == []
    assert room.stands(Person("clara"), incidents.CARD) != []


def test_a_losning_is_pointed_out_where_it_is_read(room: Small) -> None:
    room.db.run(solutions.keep, Keep("s1", "n1", "bosse", Text(WORDS), named=False), now=room.now)
    read = form_of(room.presses(ANNA, "solutions.read", "s1"))
    flag = buttons_of(read)["flags.open"]
    tell = form_of(room.presses(ANNA, flag.route, flag.subject, read))
    point = buttons_of(tell)["incidents.open"]
    assert "Texten döljs nu" in said(room.sends(ANNA, form_of(room.presses(ANNA, point.route, point.subject, tell))))
    room.deliver()
    assert "Det här är dolt" in said(room.presses(ANNA, "solutions.read", "s1"))
    assert "solutions.read" in buttons_of(stands(room, "bosse", incidents.AUTHOR_CARD))
    assert "Skrivet utan namn" in said(stands(room, "clara", flags.CARD))


def test_what_the_bot_itself_says_is_nobodys(room: Small) -> None:
    assert "Det är boten som har skrivit det" in said(points_out(room, ANNA, Message("ref-unknown", "Välkommen", None)))
