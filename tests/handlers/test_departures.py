"""Leaving, taking out and handing over, press by press."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from domain import answers, consent, departures, questions, solutions
from domain.departures import (
    FAREWELL_CARD,
    HANDED_OVER_CARD,
    ONE_LESS_CARD,
    ORPHANED_CARD,
    TAKEN_OVER_CARD,
    Why,
)
from domain.members import Identity, Member, Role, Standing
from domain.ports import Outsider, Person, Room
from domain.solutions import Keep, Text
from handlers.routes import Kind
from handlers.ui import Choice, Form, Refused, Reply
from tests.small import ANNA, BOSSE, CLARA, NETWORK, ROOM, START, Small, buttons_of, fields_of, form_of, identity, said

if TYPE_CHECKING:
    from handlers.ui import Card

HERE = Room(NETWORK.id)
OWNER = Outsider(Identity(ROOM.platform, ROOM.workspace, "owner"))


def becomes(room: Small, member: Member, role: Role) -> Member:
    changed = replace(member, role=role)
    room.db.run(lambda store: store.members.change(changed))
    return changed


def now(room: Small, member: Member) -> Member:
    found = room.db.read(lambda store: store.members.get(member.id))
    assert found
    return found


def leave_form(room: Small, member: Member) -> Form:
    form = form_of(room.presses(member, "departures.open"))
    assert form.name == "departures.leave"
    return form


def leaves(room: Small, member: Member, **values: str) -> Reply:
    return room.sends(member, leave_form(room, member), **values)


def closes(room: Small, member: Member) -> None:
    """The platform has closed the account."""
    gone = now(room, member)
    owners = room.services.owners
    room.db.run(departures.depart, gone, Why.CLOSED, owners=owners, now=room.now)


def farewell(room: Small, member: Member) -> list[Card]:
    return room.stands(Outsider(identity(member.id)), FAREWELL_CARD)


def test_who_leaves_is_outside_the_same_moment_and_gets_a_farewell(room: Small) -> None:
    assert "lämnat Äldreomsorg i väst" in said(leaves(room, ANNA))
    assert isinstance(room.presses(ANNA, "questions.door"), Refused)
    assert now(room, ANNA) == Member("anna", "n1", "", standing=Standing.LEFT, present=False, active=False)
    room.deliver()
    assert {act for act, _ in room.acts} == {"put_out", "home"}
    [card] = farewell(room, ANNA)
    assert "inte längre med i Äldreomsorg i väst" in said(card)
    assert "applications.open" in buttons_of(card)


def test_the_form_says_what_happens_and_points_to_the_code_words_first(room: Small) -> None:
    form = leave_form(room, ANNA)
    assert "En tidigare medlem" in said(form)
    assert "kodord" in said(form)
    assert "codewords.open" in buttons_of(form)
    assert "wish" not in fields_of(form)


def keep(room: Small, *, named: bool) -> None:
    kept = Keep("s1", NETWORK.id, ANNA.id, Text("Vi ringer alltid först."), named=named)
    room.db.run(solutions.keep, kept, now=room.now)


def reads(room: Small, member: Member, id: str = "s1") -> str:
    return said(room.presses(member, "solutions.read", id))


@pytest.mark.parametrize(("wish", "under"), [("unnamed", "utan namn"), ("signed", "Anna Ek")])
def test_a_solution_stays_under_the_name_or_without_as_its_author_says(room: Small, wish: str, under: str) -> None:
    keep(room, named=True)
    field = fields_of(leave_form(room, ANNA))["wish"]
    assert isinstance(field, Choice)
    assert field.initial == "unnamed"
    leaves(room, ANNA, wish=wish)
    assert under in reads(room, BOSSE)


def test_a_solution_is_taken_back_by_whoever_wishes_so(room: Small) -> None:
    keep(room, named=False)
    leaves(room, ANNA, wish="taken_back")
    assert reads(room, BOSSE) == "Det du söker finns inte längre."


def test_what_waits_for_a_yes_is_told_of_before_it_is_erased(room: Small) -> None:
    room.db.run(questions.ask, questions.Ask("q1", NETWORK.id, BOSSE.id, "Hur gör ni?"), now=START)
    room.db.run(answers.give, answers.Give("a1", NETWORK.id, "q1", ANNA.id, "Vi ringer."), now=START)
    room.db.run(consent.propose_answer, NETWORK.id, "a1", now=START)
    assert "Ett förslag väntar på ditt ja. Det raderas" in said(leave_form(room, ANNA))
    leaves(room, ANNA)
    assert room.db.read(lambda store: store.solutions.drafts_of(ANNA.id)) == []


def test_what_they_asked_and_answered_stands_under_a_former_member(room: Small) -> None:
    room.db.run(questions.ask, questions.Ask("q1", NETWORK.id, ANNA.id, "Hur gör ni?"), now=START)
    room.db.run(answers.give, answers.Give("a1", NETWORK.id, "q1", ANNA.id, "Vi ringer."), now=START)
    room.deliver()
    assert "Anna Ek frågar" in said(room.stands(HERE, questions.CARD)[0])
    leaves(room, ANNA)
    room.deliver()
    [asked], [answered] = room.stands(HERE, questions.CARD), room.stands(HERE, answers.CARD)
    assert "En tidigare medlem frågar\nHur gör ni?" in said(asked)
    assert "En tidigare medlem svarar\nVi ringer." in said(answered)
    for card, change in ((asked, "questions.change"), (answered, "answers.change")):
        assert "Anna" not in f"{card.summary} {said(card)}"
        assert change not in buttons_of(card)


def test_who_has_not_made_the_promise_can_still_leave(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, pledge=0)))
    leaves(room, ANNA)
    assert now(room, ANNA).standing is Standing.LEFT


def test_the_last_facilitator_hands_over_first_and_the_next_one_is_told_at_once(room: Small) -> None:
    anna = becomes(room, ANNA, Role.FACILITATOR)
    becomes(room, CLARA, Role.DEPUTY)
    first = form_of(room.presses(anna, "departures.open"))
    choice = fields_of(first)["successor"]
    assert isinstance(choice, Choice)
    assert ([option.label for option in choice.options], choice.initial) == (["Clara Lind", "Bosse Al"], CLARA.id)
    form = form_of(room.sends(anna, first, successor=BOSSE.id))
    assert form.name == "departures.leave"
    assert (now(room, BOSSE).role, now(room, ANNA).role) == (Role.FACILITATOR, Role.FACILITATOR)
    room.deliver()
    [card] = room.stands(Person(BOSSE.id), HANDED_OVER_CARD)
    assert "Du är nu samtalsledare" in said(card)
    assert "Samtalsledare: Anna Ek, Bosse Al\nErsättare: Clara Lind" in said(card)
    room.sends(anna, form)
    room.deliver()
    [card] = room.stands(Person(BOSSE.id), ONE_LESS_CARD)
    assert "En samtalsledare har lämnat" in said(card)
    assert "Samtalsledare: Bosse Al" in said(card)
    assert room.stands(Person(CLARA.id), ONE_LESS_CARD) == []


def test_who_is_alone_in_the_room_may_go_and_the_owner_is_told(room: Small) -> None:
    anna = becomes(room, ANNA, Role.FACILITATOR)
    for other in (BOSSE, CLARA):
        leaves(room, other)
    assert "Du är den enda som är med" in said(leave_form(room, anna))
    leaves(room, anna)
    room.deliver()
    assert room.stands(OWNER, ORPHANED_CARD)


def test_a_form_from_before_the_others_left_does_not_leave_the_room_alone(room: Small) -> None:
    anna, bosse = becomes(room, ANNA, Role.FACILITATOR), becomes(room, BOSSE, Role.FACILITATOR)
    form = leave_form(room, anna)
    leaves(room, bosse)
    assert "välj vem som tar över" in said(room.sends(anna, form))
    assert now(room, ANNA).role is Role.FACILITATOR


def test_a_successor_who_has_left_meanwhile_is_said_at_the_field(room: Small) -> None:
    anna = becomes(room, ANNA, Role.FACILITATOR)
    first = form_of(room.presses(anna, "departures.open"))
    leaves(room, BOSSE)
    assert said(room.sends(anna, first, successor=BOSSE.id)) == (
        "Den du valde är inte längre med i rummet. Välj någon annan."
    )


def removes(room: Small, by: Member, whom: str) -> str:
    return said(room.presses(by, "departures.remove", whom))


def test_a_facilitator_takes_somebody_out_who_is_told_whom_to_ask(room: Small) -> None:
    anna = becomes(room, ANNA, Role.FACILITATOR)
    assert "Bosse Al är inte längre med" in removes(room, anna, BOSSE.id)
    assert isinstance(room.presses(BOSSE, "questions.door"), Refused)
    room.deliver()
    [card] = farewell(room, BOSSE)
    assert "tagit bort dig" in said(card)
    assert "Hör av dig till samtalsledaren" in said(card)
    assert removes(room, anna, BOSSE.id) == "Det du söker finns inte längre."


def test_the_rooms_number_to_call_stands_in_the_farewell(room: Small) -> None:
    settings = replace(NETWORK.settings, phone="070-174 06 05")
    room.db.run(lambda store: store.networks.change(replace(NETWORK, settings=settings)))
    removes(room, becomes(room, ANNA, Role.FACILITATOR), BOSSE.id)
    room.deliver()
    assert "Ring 070-174 06 05" in said(farewell(room, BOSSE)[0])


@pytest.mark.parametrize("role", [Role.MEMBER, Role.DEPUTY])
def test_nobody_but_a_facilitator_takes_anybody_out(room: Small, role: Role) -> None:
    assert removes(room, becomes(room, ANNA, role), BOSSE.id) == "Bara samtalsledaren kan göra det här."
    assert now(room, BOSSE) == BOSSE


def test_nobody_takes_themselves_out(room: Small) -> None:
    anna = becomes(room, ANNA, Role.FACILITATOR)
    assert "Välj Lämna rummet" in removes(room, anna, ANNA.id)
    assert now(room, ANNA) == anna


def choose(room: Small, user: str = "owner") -> Reply:
    """By somebody who is a member of nothing."""
    return room.does(user, Kind.PRESS, "departures.choose", NETWORK.id)


def test_the_owner_chooses_a_facilitator_where_the_last_ones_account_was_closed(room: Small) -> None:
    becomes(room, ANNA, Role.FACILITATOR)
    closes(room, ANNA)
    room.deliver()
    [card] = room.stands(OWNER, ORPHANED_CARD)
    assert "har ingen samtalsledare längre" in said(card)
    button = buttons_of(card)["departures.choose"]
    assert (button.subject, button.opens) == (NETWORK.id, True)
    form = form_of(choose(room))
    choice = fields_of(form)["successor"]
    assert isinstance(choice, Choice)
    assert [option.label for option in choice.options] == ["Bosse Al", "Clara Lind"]
    sent = {"form": form, "values": {"successor": CLARA.id}}
    assert "Klart" in said(room.does("owner", Kind.SUBMIT, form.name, **sent))  # type: ignore[arg-type]
    assert now(room, CLARA).role is Role.FACILITATOR
    again = (room.does("owner", Kind.SUBMIT, form.name, **sent), choose(room))  # type: ignore[arg-type]
    assert [said(reply) for reply in again] == ["Rummet har redan en samtalsledare."] * 2
    assert farewell(room, ANNA) == []


def test_an_owner_who_is_a_member_chooses_too_and_other_members_find_nothing(room: Small) -> None:
    closes(room, becomes(room, ANNA, Role.FACILITATOR))
    owner = Member("olle", "n1", "Olle Ås", pledge=BOSSE.pledge)
    room.db.run(lambda store: store.members.add(owner, identity("owner")))
    assert form_of(choose(room)).name == "departures.appoint"
    refused = room.presses(BOSSE, "departures.choose", NETWORK.id)
    assert said(refused) == "Det du söker finns inte längre."


def test_strangers_choose_nothing(room: Small) -> None:
    closes(room, becomes(room, ANNA, Role.FACILITATOR))
    assert isinstance(choose(room, "stranger"), Refused)
    sent = room.does("stranger", Kind.SUBMIT, "departures.appoint", values={"successor": BOSSE.id})
    assert isinstance(sent, Refused)
    assert now(room, BOSSE).role is Role.MEMBER


def test_where_nobody_is_left_there_is_nobody_to_choose(room: Small) -> None:
    for member in (BOSSE, CLARA, ANNA):
        closes(room, member)
    assert "Ingen är kvar" in said(choose(room))


def test_the_deputy_who_takes_over_reads_how_much_waits_and_finds_it(room: Small) -> None:
    becomes(room, ANNA, Role.FACILITATOR)
    becomes(room, CLARA, Role.DEPUTY)
    closes(room, ANNA)
    room.deliver()
    [card] = room.stands(Person(CLARA.id), HANDED_OVER_CARD)
    assert "Just nu väntar ingenting på dig." in said(card)
    assert buttons_of(card)["duties.list"].opens
    [told] = room.stands(OWNER, TAKEN_OVER_CARD)
    assert "Ersättaren har tagit över." in said(told)
    assert CLARA.name not in said(told)
    assert buttons_of(told) == {}
    assert room.acts == [("home", str(identity(ANNA.id)))]


@pytest.mark.parametrize("id", ["gone", "left gone", "facilitator gone"])
def test_of_a_room_that_is_gone_nothing_is_said(room: Small, id: str) -> None:
    cards = room.services.table.cards
    for name in (FAREWELL_CARD, HANDED_OVER_CARD, ONE_LESS_CARD, ORPHANED_CARD, TAKEN_OVER_CARD):
        assert cards[name](id, room.services) is None


def test_every_sentence_of_farewell_is_there(room: Small) -> None:
    for why in (Why.LEFT, Why.REMOVED, Why.GUEST):
        card = room.services.table.cards[FAREWELL_CARD](f"{why} {NETWORK.id}", room.services)
        assert card
        assert NETWORK.name in card.summary
