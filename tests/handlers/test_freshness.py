"""Owners and the facilitator are asked after a year whether a lösning holds; what does not is shown with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain import freshness, questions, solutions
from domain.freshness import CARD, NAMELESS_CARD
from domain.members import Member, Role
from domain.ports import Person, Room
from domain.questions import Ask
from domain.solutions import Keep, Solution, Text
from handlers import freshness as freshness_form
from handlers.routes import Kind
from handlers.ui import Errors, Next
from tests.small import ANNA, BOSSE, CLARA, ROOM, Small, buttons_of, form_of, said

YEAR = timedelta(weeks=53)
FRIDA = replace(CLARA, role=Role.FACILITATOR)


def keep(room: Small, id: str, did: str, *, owner: Member | None = BOSSE, question: str | None = None) -> None:
    command = Keep(id, "n1", (owner or BOSSE).id, Text(did), named=False, question=question)
    room.db.run(solutions.keep, command, now=room.now)
    if owner is None:
        room.db.run(lambda store: store.solutions.change(replace(find(room, id), owner=None)))


def find(room: Small, id: str) -> Solution:
    found = room.db.read(lambda store: store.solutions.get(id))
    assert found
    return found


def a_year_later(room: Small) -> None:
    room.pass_time(YEAR)
    ask(room)


def ask(room: Small) -> None:
    room.db.run(freshness.ask, now=room.now)
    room.deliver()


def letter(room: Small, member: Member = BOSSE) -> str:
    return "\n".join(said(card) for card in room.stands(Person(member.id), CARD))


def lead(room: Small) -> None:
    """Clara is facilitator."""
    room.db.run(lambda store: store.members.change(FRIDA))


def read(room: Small, id: str, member: Member = ANNA) -> str:
    return said(room.presses(member, "solutions.read", id))


def outdate(room: Small, id: str, reason: str, member: Member = BOSSE) -> None:
    form = form_of(room.presses(member, "freshness.outdate", id))
    assert isinstance(room.sends(member, form, reason=reason), Next)
    room.deliver()


def test_the_owner_is_asked_once_in_one_letter_and_answers_from_it(room: Small) -> None:
    for number in range(2):
        keep(room, f"s{number}", f"Sak {number}.")
    a_year_later(room)
    assert "Gäller dina lösningar fortfarande?\nSak 0\nInte bekräftad sedan mars 2026" in letter(room)
    (card,) = room.stands(Person("bosse"), CARD)
    assert set(buttons_of(card)) == {"freshness.confirm", "solutions.change", "freshness.outdate"}
    assert "Tack. ”Sak 0” gäller" in said(room.presses(BOSSE, "freshness.confirm", "s0"))
    ask(room)
    assert "Sak 0" not in letter(room)
    assert "Gäller din lösning fortfarande?\nSak 1" in letter(room)
    room.presses(BOSSE, "freshness.confirm", "s1")
    ask(room)
    assert letter(room) == ""
    a_year_later(room)
    assert "Sak 0\nInte bekräftad sedan mars 2027" in letter(room)


def test_a_letter_lists_five_and_the_next_comes_when_they_are_answered(room: Small) -> None:
    for number in range(7):
        keep(room, f"s{number}", f"Sak {number}.")
    a_year_later(room)
    assert [number for number in range(7) if f"Sak {number}" in letter(room)] == [0, 1, 2, 3, 4]
    ask(room)
    for number in range(5):
        room.presses(BOSSE, "freshness.confirm", f"s{number}")
    ask(room)
    assert [number for number in range(7) if f"Sak {number}" in letter(room)] == [5, 6]


def test_all_that_is_due_is_gone_through_from_one_list(room: Small) -> None:
    for number in range(3):
        keep(room, f"s{number}", f"Sak {number}.")
    room.pass_time(YEAR)
    listed = form_of(room.presses(BOSSE, "freshness.open"))
    assert [f"Sak {number}" in said(listed) for number in range(3)] == [True] * 3
    listed = form_of(room.presses(BOSSE, "freshness.confirm", "s1", listed))
    assert said(listed).startswith("Tack. ”Sak 1” gäller")
    why = form_of(room.presses(BOSSE, "freshness.outdate", "s0", listed))
    listed = form_of(room.sends(BOSSE, why, reason="Vi har bytt system."))
    assert "inte gäller längre, och varför" in said(listed)
    assert find(room, "s0").outdated == "Vi har bytt system."
    listed = form_of(room.presses(BOSSE, "freshness.confirm", "s0", listed))
    assert find(room, "s0").outdated == ""
    change = form_of(room.presses(BOSSE, "solutions.change", "s2", listed))
    room.sends(BOSSE, change, did="Sak 2, bättre sagd.")
    assert "inget att se över" in said(room.presses(BOSSE, "freshness.open"))


def test_why_it_holds_no_longer_is_asked_and_nothing_personal_is_kept(room: Small) -> None:
    keep(room, "s1", "Vi lottade.")
    form = form_of(room.presses(BOSSE, "freshness.outdate", "s1"))
    assert room.sends(BOSSE, form, reason=" \u200b ") == Errors({"reason": "Skriv något här först."})
    stopped = room.sends(BOSSE, form, reason="Ring 070-123 45 67.")
    assert isinstance(stopped, Errors)
    assert set(stopped.sentences) == {"reason"}
    assert find(room, "s1").outdated == ""


def test_what_is_outdated_says_why_wherever_it_is_shown_and_comes_last(room: Small) -> None:
    room.db.run(questions.ask, Ask("q1", "n1", "anna", "Hur delar ni veckorna?"), now=room.now)
    keep(room, "s1", "Vi lottade veckorna.", question="q1")
    keep(room, "s2", "Vi lottade veckorna, men sedan talade vi länge om annat och bytte allt.")
    room.deliver()
    outdate(room, "s1", "Lotten är avskaffad.")
    assert "Lösningen gäller inte längre. Skälet:\nLotten är avskaffad." in read(room, "s1")
    (card,) = room.stands(Room("n1"), solutions.CARD)
    assert said(card) == "Sparad som lösning: Vi lottade veckorna\nGäller inte längre: Lotten är avskaffad."
    found = said(room.does(ANNA, Kind.COMMAND, "losning", text="lottade veckorna", place=ROOM))
    assert "Gäller inte längre: Lotten är avskaffad." in found
    assert found.index("talade vi länge") < found.index("Gäller inte längre")
    again = room.presses(BOSSE, "freshness.confirm", "s1")
    assert "”Vi lottade veckorna” gäller" in said(again)
    room.deliver()
    assert "Lotten" not in read(room, "s1")
    (card,) = room.stands(Room("n1"), solutions.CARD)
    assert said(card) == "Sparad som lösning: Vi lottade veckorna"


def test_it_is_offered_as_similar_only_where_nothing_else_is(room: Small) -> None:
    did = "Nattschemat lades om med roterande helger."
    keep(room, "s1", did)
    keep(room, "s2", f"{did} Personalen önskade det.")
    outdate(room, "s1", "Lagen är ändrad.")

    def offered() -> str:
        door = form_of(room.does(ANNA, Kind.COMMAND, "fraga", place=ROOM))
        review = room.sends(ANNA, door, body="Hur lägger ni nattschemat med roterande helger?", sender="named")
        reads = [button for route, button in buttons_of(review).items() if route == "solutions.read"]
        return " ".join(button.subject for button in reads) + said(review)

    assert offered().startswith("s2")
    assert "Lagen är ändrad." not in offered()
    outdate(room, "s2", "Den också.")
    assert "Gäller inte längre: Den också." in offered()


def test_a_year_old_one_says_so_quietly_and_by_the_month(room: Small) -> None:
    keep(room, "s1", "Vi lottade.")
    assert "bekräftad" not in read(room, "s1")
    room.pass_time(YEAR)
    assert "Inte bekräftad sedan mars 2026" in read(room, "s1")
    room.presses(BOSSE, "freshness.confirm", "s1")
    assert "bekräftad" not in read(room, "s1")
    room.pass_time(YEAR)
    assert "Inte bekräftad sedan mars 2027" in read(room, "s1")
    assert "Bosse" not in read(room, "s1")


def test_from_where_it_is_read_the_owner_and_the_facilitator_say_that_it_holds_no_longer(room: Small) -> None:
    lead(room)
    keep(room, "s1", "Vi lottade.")
    for member in (BOSSE, FRIDA):
        whole = form_of(room.presses(member, "solutions.read", "s1"))
        why = form_of(room.presses(member, "freshness.outdate", buttons_of(whole)["freshness.outdate"].subject, whole))
        assert "inte gäller längre, och varför" in said(room.sends(member, why, reason="Huset är rivet."))
        whole = form_of(room.presses(member, "solutions.read", "s1"))
        assert "freshness.outdate" not in buttons_of(whole)
        assert "gäller" in said(room.presses(member, "freshness.confirm", "s1", whole))
    assert not {one for one in buttons_of(room.presses(ANNA, "solutions.read", "s1")) if one.startswith("freshness")}


@pytest.mark.parametrize("route", ["freshness.confirm", "freshness.outdate"])
def test_nobody_else_has_a_say(room: Small, route: str) -> None:
    keep(room, "s1", "Vi lottade.")
    keep(room, "s2", "Vi frågade.", owner=None)
    for id in ("s1", "s2"):
        assert "Bara den som skrev" in said(room.presses(ANNA, route, id))


def test_what_has_no_owner_is_one_duty_for_the_facilitator(room: Small) -> None:
    lead(room)
    for number in range(2):
        keep(room, f"s{number}", f"Sak {number}.", owner=None)
    a_year_later(room)
    (card,) = room.stands(Person("clara"), NAMELESS_CARD)
    assert "2 lösningar utan namn behöver ses över" in said(card)
    listed = form_of(room.presses(FRIDA, "freshness.open"))
    assert "Lösningar utan namn\nSak 0" in said(listed)
    listed = form_of(room.presses(FRIDA, "freshness.confirm", "s0", listed))
    room.deliver()
    (card,) = room.stands(Person("clara"), NAMELESS_CARD)
    assert "En lösning utan namn behöver ses över" in said(card)
    why = form_of(room.presses(FRIDA, "freshness.outdate", "s1", listed))
    room.sends(FRIDA, why, reason="Huset är rivet.")
    room.deliver()
    (card,) = room.stands(Person("clara"), NAMELESS_CARD)
    assert said(card) == "Klart. Inga lösningar utan namn väntar på dig."


def test_the_facilitator_may_let_them_be_and_is_not_asked_again(room: Small) -> None:
    lead(room)
    keep(room, "s1", "Vi frågade.", owner=None)
    a_year_later(room)
    room.presses(FRIDA, "freshness.not_now")
    ask(room)
    (card,) = room.stands(Person("clara"), NAMELESS_CARD)
    assert not buttons_of(card)
    assert "Inte bekräftad sedan mars 2026" in read(room, "s1")


def test_a_letter_that_has_not_come_yet_is_not_sent_when_all_of_it_is_answered(room: Small) -> None:
    keep(room, "s1", "Vi lottade.")
    room.pass_time(YEAR)
    room.db.run(freshness.ask, now=room.now)
    room.presses(BOSSE, "freshness.confirm", "s1")
    room.deliver()
    assert letter(room) == ""
    assert room.db.read(lambda store: store.letters.sent_to("bosse", room.now - timedelta(days=7))) == 0


def test_however_much_there_is_the_platform_takes_it(room: Small) -> None:
    lead(room)
    numbers = count()
    for number in range(8):
        keep(room, f"s{number}", f"{number} {'ord ' * 700}")
        keep(room, f"o{number}", f"{number} {'ord ' * 700}", owner=None)
        keep(room, f"c{number}", f"{number} {'ord ' * 700}", owner=FRIDA)
    a_year_later(room)
    listed = form_of(room.presses(FRIDA, "freshness.open"))
    check_view(draw.modal(listed), "modal", lambda: f"id{next(numbers)}")
    assert "14 till väntar" in said(listed)
    for card in room.posts.values():
        drawn = draw.message(card)
        check_message(drawn["text"], drawn["blocks"], text_limit=4000)
    outdate(room, "s1", ("skäl " * freshness_form.REASON_MOST)[: freshness_form.REASON_MOST])
    whole = form_of(room.presses(ANNA, "solutions.read", "s1"))
    check_view(draw.modal(whole), "modal", lambda: f"id{next(numbers)}")
