"""A member's own page: everything is reached from it, and it says what waits for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest

import handlers
from bot.demo.validation import check_view
from bot.slack import draw
from domain import (
    answers,
    applications,
    consent,
    date_polls,
    duties,
    flags,
    freshness,
    group_rooms,
    incidents,
    library,
    networks,
    questions,
    signups,
    solutions,
    unanswered,
)
from domain.date_polls import Poll
from domain.meetings import Details, Meeting
from domain.members import Account, Attributes, Person, Role
from domain.networks import Network
from domain.ports import Subject
from handlers.duties import Kind as Kinds
from handlers.entries import ENTRIES
from handlers.home import strangers_home
from handlers.routes import Kind, gather
from handlers.ui import Buttons, Home, Style, Whisper
from tests.small import ANNA, BOSSE, START, Small, buttons_of, form_of, identity, said

if TYPE_CHECKING:
    from domain.members import Member
    from domain.store import Store
    from handlers.ui import Card


def home(room: Small, member: Member = ANNA) -> Card:
    reply = room.does(member, Kind.EVENT, "home.opened")
    assert isinstance(reply, Home)
    return reply.card


def become(room: Small, role: Role) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, role=role)))


@pytest.mark.parametrize("role", Role)
def test_everything_begins_here_with_a_button_that_works(room: Small, role: Role) -> None:
    become(room, role)
    presses = gather(handlers.CAPABILITIES).named(Kind.PRESS)
    shown = buttons_of(home(room))
    assert set(shown) <= set(presses)
    assert set(shown) >= {one.route for one in ENTRIES if not one.leads or role is not Role.MEMBER}
    assert [button.route for button in shown.values() if button.style is Style.PRIMARY] == ["questions.door"]
    for button in shown.values():
        reply = room.does(ANNA, Kind.PRESS, button.route, button.subject)
        assert reply is not None
        assert "gick fel" not in repr(reply)


def test_a_member_is_shown_nothing_that_only_those_who_lead_may_do(room: Small) -> None:
    wait(room, "1")
    leads = {one.route for one in ENTRIES if one.leads}
    assert not leads & set(buttons_of(home(room)))
    assert "Ersättare" not in said(home(room))


@pytest.mark.parametrize("typed", ["hjälp", "Hjälp!", "HJALP", "help", "?", " meny "])
@pytest.mark.parametrize("role", Role)
def test_help_in_a_direct_message_shows_the_same_buttons(room: Small, role: Role, typed: str) -> None:
    become(room, role)
    answer = room.does(ANNA, Kind.EVENT, "direct.message", text=typed, delivery="E1")
    assert isinstance(answer, Whisper)
    assert set(buttons_of(home(room))) - set(buttons_of(answer)) == {"profiles.ask", "profiles.not_now"}


@pytest.mark.parametrize("typed", ["Jag orkar inte mer", "hjälp mig, Greta på plan 2 vägrar duscha", "hej"])
def test_whatever_else_is_written_there_is_answered_with_how_to_ask_safely(room: Small, typed: str) -> None:
    answer = room.does(ANNA, Kind.EVENT, "direct.message", text=typed, delivery="E1")
    assert isinstance(answer, Whisper)
    assert "Skriv inget hemligt" in said(answer)
    assert {"questions.door", "networks.menu"} <= set(buttons_of(answer))
    assert typed not in said(answer)


def test_whoever_looks_after_another_of_their_rooms_is_helped_with_that_too(room: Small) -> None:
    in_another_room(room, Role.FACILITATOR)
    answer = room.does(ANNA, Kind.EVENT, "direct.message", text="hjälp", delivery="E1")
    assert "networks.settings" in buttons_of(answer)


def test_whoever_may_set_up_rooms_does_it_from_here(room: Small) -> None:
    assert "networks.new" not in buttons_of(home(room))
    room.people[identity("anna")] = Person(identity("anna"), "Anna Ek", Account.FULL, manages=True)
    assert "networks.new" in buttons_of(home(room))


def test_who_has_not_promised_yet_sees_the_promise_alone(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, role=Role.FACILITATOR, pledge=0)))
    wait(room, "1")
    assert set(buttons_of(home(room))) == {"members.pledge"}


def test_who_promised_today_stays_in_whatever_they_save(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, pledge=0)))
    room.sends(ANNA, form_of(room.presses(ANNA, "members.pledge")))
    for route in ("profiles.open", "profiles.settings"):
        reply = room.sends(ANNA, form_of(room.presses(ANNA, route)))
        assert isinstance(reply, Home)
        assert "questions.door" in buttons_of(reply.card)


def test_strangers_find_the_way_in_alone(room: Small) -> None:
    assert set(buttons_of(strangers_home(room.services))) == {"applications.open"}


def wait(room: Small, *ids: str, card: str = "a.card", escalated: bool = False, network: str = "n1") -> None:
    def act(store: Store) -> None:
        for id in ids:
            store.duties.add(duties.Duty(network, Subject(card, id), START, escalated=escalated))

    room.db.run(act)


def in_another_room(room: Small, role: Role) -> Member:
    """Anna, in a second one."""
    other = replace(ANNA, id="anna-2", network="n2", role=role, attributes=Attributes())

    def act(store: Store) -> None:
        store.networks.add(Network("n2", "Nattchefer", "sv", b"another salt"), None)
        store.members.add(other, identity("anna"))

    room.db.run(act)
    return other


def waiting(shown: Card) -> list[str]:
    """What the buttons say that waits for who leads."""
    every = [button for part in shown.parts if isinstance(part, Buttons) for button in part.buttons]
    return [button.label for button in every if button.route == "duties.list" and button.subject]


@pytest.mark.parametrize(
    ("role", "says"),
    [(Role.FACILITATOR, ["1 text att titta på", "2 ansökningar"]), (Role.DEPUTY, ["1 ansökan"]), (Role.MEMBER, [])],
)
def test_it_says_what_waits_for_whom_it_waits_for(room: Small, role: Role, says: list[str]) -> None:
    become(room, role)
    assert waiting(home(room)) == []
    assert "Att göra" not in said(home(room))
    wait(room, "1", card="applications.card")
    wait(room, "2", card="flags.card")
    wait(room, "3", card="applications.card", escalated=True)
    assert waiting(home(room)) == says
    assert ("Att göra" in said(home(room))) == bool(says)


CARDS = {
    Kinds.INCIDENT: incidents.CARD,
    Kinds.FLAG: flags.CARD,
    Kinds.APPLICATION: applications.CARD,
    Kinds.FOUND: applications.FOUND_CARD,
    Kinds.UNANSWERED: unanswered.CARD,
    Kinds.BY_HAND: networks.FAILED_CARD,
    Kinds.DATES: date_polls.PROPOSAL_CARD,
    Kinds.PROMPTS: library.OFFER_CARD,
    Kinds.FRESHNESS: freshness.NAMELESS_CARD,
    Kinds.OTHER: "a.card",
}


def test_all_that_may_wait_is_said_in_its_own_words(room: Small) -> None:
    """The last is one that nobody has thought of a word for."""
    become(room, Role.FACILITATOR)
    for kind, card in CARDS.items():
        wait(room, kind, card=card)
    assert waiting(home(room)) == [
        "1 text kan peka ut en person",
        "1 text att titta på",
        "1 ansökan",
        "Personer som inte är insläppta",
        "1 fråga utan svar",
        "1 sak att göra för hand",
        "1 datum att välja",
        "Förslag på samtalsfrågor",
        "Gamla lösningar utan namn",
        "1 sak till",
    ]


@pytest.mark.parametrize("card", [group_rooms.FAILED_CARD, group_rooms.BY_HAND_CARD, signups.OFFER_CARD])
def test_what_only_a_person_can_do_for_a_meeting_is_to_be_done_by_hand(room: Small, card: str) -> None:
    become(room, Role.FACILITATOR)
    wait(room, "1", card=card)
    assert waiting(home(room)) == ["1 sak att göra för hand"]


def test_a_kind_of_what_waits_is_listed_alone_and_one_is_shown_at_once(room: Small) -> None:
    become(room, Role.FACILITATOR)
    for id, body in (("q1", "Hur gör ni på natten?"), ("q2", "Hur gör ni på dagen?")):
        room.db.run(questions.ask, questions.Ask(id, "n1", "bosse", body), now=START)
        room.db.run(duties.begin, "n1", Subject(unanswered.CARD, id), now=START)
    wait(room, "n1", card=networks.FAILED_CARD)
    several = form_of(room.does(ANNA, Kind.PRESS, "duties.list", "unanswered"))
    assert said(several).count("Väntar sedan") == 2
    assert "på natten" in said(several)
    room.db.run(duties.end, Subject(unanswered.CARD, "q1"))
    one = form_of(room.does(ANNA, Kind.PRESS, "duties.list", "unanswered"))
    assert "unanswered.settle" in buttons_of(one)
    assert "på dagen" in said(one)
    room.db.run(duties.end, Subject(unanswered.CARD, "q2"))
    assert "Ingenting väntar" in said(form_of(room.does(ANNA, Kind.PRESS, "duties.list", "unanswered")))


def test_a_pause_is_said_while_it_lasts_and_ended_from_here(room: Small) -> None:
    room.sends(ANNA, form_of(room.presses(ANNA, "profiles.settings")), until="2026-03-20")
    paused = home(room)
    assert "Du har paus till och med fredag 20 mars." in said(paused)
    assert "profiles.resume" in buttons_of(paused)
    room.presses(ANNA, "profiles.resume")
    assert "Du har paus" not in said(home(room))
    assert "profiles.resume" not in buttons_of(home(room))


def test_it_tells_who_leads_who_stands_in_for_them(room: Small) -> None:
    become(room, Role.FACILITATOR)
    assert "Rummet har ingen ersättare." in said(home(room))
    room.db.run(lambda store: store.members.change(replace(BOSSE, role=Role.DEPUTY)))
    assert "Ersättare: Bosse Al." in said(home(room))


def test_it_is_one_page_for_all_the_rooms_of_a_person(room: Small) -> None:
    other = in_another_room(room, Role.FACILITATOR)
    wait(room, "1", card="applications.card", network="n2")
    for number, author in enumerate((ANNA, other)):
        ask = questions.Ask(f"q{number}", author.network, author.id, f"Fråga {number}?")
        room.db.run(questions.ask, ask, now=START + timedelta(hours=number))
    shown = home(room)
    assert "Äldreomsorg i väst · Nattchefer" in said(shown)
    assert "Det här väntar på dig som leder Nattchefer." in said(shown)
    assert waiting(shown) == ["1 ansökan"]
    assert said(shown).index("Fråga 1?") < said(shown).index("Fråga 0?")
    assert "Äldreomsorg i väst · Inga svar" in said(shown)
    assert waiting(home(room, BOSSE)) == []


def test_my_latest_named_questions_stand_here_and_nobody_elses(room: Small) -> None:
    assert "mine.read" not in buttons_of(home(room))
    for number in range(4):
        ask = questions.Ask(f"q{number}", "n1", "anna", f"Fråga {number}?")
        room.db.run(questions.ask, ask, now=START + timedelta(hours=number))
    unnamed = questions.Question("q9", "n1", "Vågar jag?", (), None, b"key", START)
    room.db.run(questions.tell, unnamed)
    give = answers.Give("a1", "n1", "q3", "bosse", "Så här.")
    room.db.run(answers.give, give, now=START)
    shown = said(home(room))
    assert [f"Fråga {number}?" in shown for number in range(4)] == [False, True, True, True]
    assert "Ett svar" in shown
    assert "Vågar jag" not in shown
    assert "Fråga" not in said(home(room, BOSSE)).replace("Fråga rummet", "")


def draft(room: Small, id: str, said: str) -> None:
    room.db.run(questions.ask, questions.Ask(f"q-{id}", "n1", "bosse", "Hur gör ni?"), now=START)
    room.db.run(answers.give, answers.Give(id, "n1", f"q-{id}", "anna", said), now=START)
    room.db.run(consent.propose_answer, "n1", id, now=START)


def test_what_waits_for_my_yes_is_decided_from_here(room: Small) -> None:
    draft(room, "a1", "Vi har en fast kontakt på varje avdelning.")
    shown = home(room)
    assert "Får det sparas?" in said(shown)
    assert "en fast kontakt" in said(shown)
    button = buttons_of(shown)["solutions.consent"]
    assert form_of(room.does(ANNA, Kind.PRESS, button.route, button.subject)).name == "solutions.agree"
    assert "solutions.consent" not in buttons_of(home(room, BOSSE))


def test_whoever_is_asked_whether_their_words_still_hold_answers_from_here(room: Small) -> None:
    for id in ("s1", "s2"):
        keep = solutions.Keep(id, "n1", "anna", solutions.Text("Vi har en fast kontakt."), named=True)
        room.db.run(solutions.keep, keep, now=START - timedelta(days=400))
    assert "fyllt ett år" not in said(home(room))
    room.db.run(freshness.ask, now=START)
    shown = home(room)
    assert "2 av dina lösningar har fyllt ett år." in said(shown)
    assert "freshness.confirm" in buttons_of(room.does(ANNA, Kind.PRESS, buttons_of(shown)["freshness.open"].route))
    room.db.run(freshness.confirm, "n1", "s1", by=ANNA, now=START)
    assert "En av dina lösningar har fyllt ett år." in said(home(room))
    assert "fyllt ett år" not in said(home(room, BOSSE))


def fill_the_year(store: Store) -> None:
    """Meetings and polls in both rooms."""
    for number in range(1, 13):
        begins = START + timedelta(days=30 * number)
        for network in ("n1", "n2"):
            id = f"{network}-{number}"
            store.meetings.add(Meeting(id, network, Details("träff " * 16, begins, 120, body="Kom.")))
            store.date_polls.add(Poll(id, network, "träff " * 16, (begins, begins), 120, begins.date(), shown=True))


def test_the_fullest_page_is_one_that_slack_takes(room: Small) -> None:
    """Everything waits, in two rooms, for somebody who leads both."""
    become(room, Role.FACILITATOR)
    in_another_room(room, Role.FACILITATOR)
    room.people[identity("anna")] = Person(identity("anna"), "Anna Ek", Account.FULL, manages=True)
    for number in range(30):
        draft(room, f"a{number}", "så här gör vi " * 200)
        room.db.run(questions.ask, questions.Ask(f"mine{number}", "n1", "anna", "hur " * 700), now=START)
        for network in ("n1", "n2"):
            for kind in (
                "incidents",
                "flags",
                "applications",
                "unanswered",
                "networks",
                "date_polls",
                "library",
                "freshness",
                "other",
            ):
                wait(room, f"{kind}{number}{network}", card=f"{kind}.card", network=network)
    room.db.run(fill_the_year)
    drawn = draw.home(home(room))
    numbers = count()
    check_view(drawn, "home", lambda: f"id{next(numbers)}")
    assert "Jag för bara vidare" in repr(drawn), "nothing had to be left out at the end"
    assert len(drawn["blocks"]) < draw.VIEW_BLOCKS


def test_what_is_waved_away_in_one_room_is_asked_for_in_none(room: Small) -> None:
    in_another_room(room, Role.MEMBER)
    asked = []
    while button := buttons_of(home(room)).get("profiles.not_now"):
        asked.append(button.subject)
        choose = form_of(room.does(ANNA, Kind.PRESS, button.route, button.subject))
        assert isinstance(room.sends(ANNA, choose, network="n2"), Home)
    assert sorted(asked) == sorted(set(asked))
    assert "title" in asked, "told in the first room alone"
