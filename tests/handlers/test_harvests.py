"""After a meeting, in the chat: what to bring along, and two weeks later what one has tried."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain import harvests, items, meetings, parking, waiting
from domain.groupings import Grouping, State, Table
from domain.harvests import CARD, TRIED_CARD
from domain.items import Item
from domain.ports import Person
from domain.signups import Coming, Signup
from domain.solutions import CONSENT_CARD
from handlers.ui import Card, Errors
from tests.handlers.meeting import HERE, come_to, meeting_room, page_of, told
from tests.handlers.planning import FRIDA
from tests.small import (
    ANNA,
    BOSSE,
    CLARA,
    ELSEWHERE,
    NETWORK,
    Small,
    buttons_of,
    fields_of,
    form_of,
    identity,
    said,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.members import Member
    from domain.store import Store


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


def invited(room: Small, *there: Member) -> str:
    """A meeting on the tenth of March from 13.00 to 15.00, to which they are signed up."""
    id = told(room, day="2026-03-10")

    def sign_up(store: Store) -> None:
        for one in there:
            store.signups.put(Signup(f"s-{one.id}", id, Coming.TAKES_PART, member=one.id))

    room.db.run(sign_up)
    return id


def over(room: Small, day: int = 10, hour: int = 15) -> None:
    come_to(room, day, hour)
    room.db.run(harvests.ask_due, room.services.holiday, now=room.now)
    room.deliver()


def asked(room: Small, who: Member, card: str = CARD) -> list[Card]:
    return room.stands(Person(who.id), card)


def agree(room: Small, meeting: str) -> None:
    form = form_of(room.presses(ANNA, "commitments.write", meeting))
    room.sends(ANNA, form, what="Prova samma blankett", role="enhetscheferna", by="2026-03-27")
    room.deliver()


def test_nobody_is_asked_to_sign_up_to_what_is_over(room: Small) -> None:
    invited(room, ANNA)
    room.deliver()
    [card] = room.stands(HERE, meetings.CARD)
    assert {"signups.open", "meetings.calendar"} <= set(buttons_of(card))
    over(room)
    [card] = room.stands(HERE, meetings.CARD)
    assert set(buttons_of(card)) == {"meetings.show"}


def test_who_was_there_is_asked_in_private_when_it_is_over(room: Small) -> None:
    invited(room, ANNA, BOSSE)
    over(room, hour=14)
    assert asked(room, ANNA) == []
    over(room)
    over(room)
    [card] = asked(room, ANNA)
    assert "Vad tar vi med oss från Vårens träff?" in said(card)
    assert "Det räcker att en av alla som var med skriver." in card.summary
    assert len(asked(room, BOSSE)) == 1
    assert (asked(room, CLARA), room.stands(HERE, CARD)) == ([], [])


def test_each_group_is_asked_by_its_name(room: Small) -> None:
    id = invited(room, ANNA, BOSSE)
    tables = (Table("1", (ANNA.id,)), Table("2", (BOSSE.id,)))
    room.db.run(lambda store: store.groupings.put(Grouping(id, (3, 4), State.RELEASED, tables)))
    over(room)
    assert "Du var med i grupp 2." in said(asked(room, BOSSE)[0])
    assert "Du var med i grupp 1." in said(asked(room, ANNA)[0])


def test_what_one_writes_is_seen_by_the_others_at_once(room: Small) -> None:
    id = invited(room, ANNA, BOSSE)
    over(room)
    agree(room, id)
    line = "Prova samma blankett (enhetscheferna, senast fredag 27 mars)."
    assert f"Det här kom vi överens om:\n{line}" in said(asked(room, BOSSE)[0])
    assert line in said(room.presses(CLARA, "meetings.show", id)), "who was not there finds it, too"


def test_what_waits_on_the_parking_list_is_a_press_away(room: Small) -> None:
    id = invited(room, ANNA)
    room.db.run(parking.park, "n1", id, id="a" * 24, body="Nyckelhanteringen")
    over(room)
    [card] = asked(room, ANNA)
    assert buttons_of(card)["parking.show"].subject == id
    assert "Nyckelhanteringen" in said(room.presses(ANNA, "parking.show", id))


def test_what_has_no_outcome_is_a_press_away_where_everybody_may_see_it(room: Small) -> None:
    id = invited(room, ANNA)
    for item, part in (("i1", items.UNSORTED), ("i2", "p1")):
        kept = Item(item, id, 1, "Ärende om nycklar", BOSSE.id, part)
        room.db.run(lambda store, one: store.items.add(one), kept)
    over(room)
    assert "items.open" not in buttons_of(asked(room, ANNA)[0])
    room.db.run(lambda store: store.items.add(Item("i3", id, 2, "Ärende om larm", BOSSE.id, items.WHOLE)))
    agree(room, id)
    [card] = asked(room, ANNA)
    assert buttons_of(card)["items.open"].subject == id


def test_where_nobody_knows_who_came_the_room_is_asked(room: Small) -> None:
    invited(room)
    over(room)
    [card] = room.stands(HERE, CARD)
    assert "Vad tar vi med oss från Vårens träff?" in said(card)


def test_ones_own_solution_goes_on_to_the_form_where_it_is_released(room: Small) -> None:
    form = form_of(room.presses(ANNA, "harvests.solution"))
    write = form_of(room.sends(ANNA, form, did="Vi lade ihop mötena."))
    assert write.name == "solutions.write"
    assert getattr(fields_of(write)["did"], "initial", "") == "Vi lade ihop mötena."
    keep = form_of(room.sends(ANNA, write))
    assert "Tack för din lösning" in form_of(room.sends(ANNA, keep)).title
    [kept] = room.db.read(lambda store: store.solutions.released("n1"))
    assert kept.owner == ANNA.id


def test_a_colleagues_solution_is_found_by_nobody_before_their_yes_and_who_wrote_it_down_is_not_kept(
    room: Small,
) -> None:
    form = form_of(room.presses(ANNA, "harvests.solution"))
    reply = room.sends(ANNA, form, did="Vi lade ihop mötena.", author=BOSSE.id)
    assert "Boten säger inte vem som tipsade" in said(reply)
    room.sends(ANNA, form, did="Vi lade ihop mötena.", author=BOSSE.id)
    come_to(room, 11, 12)
    room.db.run(waiting.release, now=room.now, chance=Random(1))
    room.deliver()
    [card] = room.stands(Person(BOSSE.id), CONSENT_CARD)
    assert "Vi lade ihop mötena." in said(card)
    assert "Anna" not in said(card)
    assert room.db.read(lambda store: store.solutions.released("n1")) == []
    [draft] = room.db.read(lambda store: store.solutions.drafts_of(BOSSE.id))
    assert draft.owner == BOSSE.id


def test_nobody_outside_the_room_is_said_to_have_told_it(room: Small) -> None:
    other = replace(NETWORK, id="n2")
    room.db.run(lambda store: store.networks.add(other, ELSEWHERE))
    room.db.run(lambda store: store.members.add(replace(CLARA, id="kim", network="n2"), identity("kim")))
    for author in ("kim", "nobody"):
        form = form_of(room.presses(ANNA, "harvests.solution"))
        refused = room.sends(ANNA, form, did="Vi lade ihop mötena.", author=author)
        assert "inte med i rummet" in said(refused)
    assert room.db.read(lambda store: store.waiting.all()) == []


def test_a_solution_with_nothing_in_it_says_so_at_its_field(room: Small) -> None:
    reply = room.sends(ANNA, form_of(room.presses(ANNA, "harvests.solution")), did=" ", author=BOSSE.id)
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == ["did"]


def test_two_weeks_later_one_tells_of_what_one_tried_and_it_stands_with_the_solution(room: Small) -> None:
    id = invited(room, ANNA, BOSSE)
    over(room)
    write = form_of(room.sends(ANNA, form_of(room.presses(ANNA, "harvests.solution")), did="Vi lade ihop mötena."))
    room.sends(ANNA, form_of(room.sends(ANNA, write)))
    over(room, 23)
    assert asked(room, BOSSE, TRIED_CARD) == []
    over(room, 24)
    [card] = asked(room, BOSSE, TRIED_CARD)
    assert "Det har gått två veckor sedan Vårens träff." in said(card)
    assert "Du behöver inte svara." in card.summary
    form = form_of(room.presses(BOSSE, "harvests.tried", id))
    assert "Vi lade ihop mötena" in said(form)
    solution = buttons_of(form)["solutions.try"].subject
    tell = form_of(room.presses(BOSSE, "solutions.try", solution, form))
    room.sends(BOSSE, tell, outcome="partly", words="Halva gruppen kom.")
    [experience] = room.db.read(lambda store: store.solutions.experiences(solution))
    assert (experience.member, experience.words) == (BOSSE.id, "Halva gruppen kom.")
    mine = form_of(room.presses(ANNA, "harvests.tried", id))
    assert "Inga lösningar har kommit sedan träffen." in said(mine)
    assert {"search.open", "solutions.new"} <= set(buttons_of(mine))


def test_what_was_agreed_stands_in_the_later_question_with_how_it_goes(room: Small) -> None:
    id = invited(room, BOSSE)
    over(room)
    agree(room, id)
    over(room, 24)
    [card] = asked(room, BOSSE, TRIED_CARD)
    assert "Prova samma blankett" in said(card)
    assert buttons_of(card)["commitments.open"].subject == id


def test_who_leads_asks_while_all_are_together(room: Small) -> None:
    id = invited(room, ANNA)
    page = page_of(room, FRIDA, id)
    assert "När träffen är slut frågar boten dem som var med" in said(page)
    assert "harvests.now" not in buttons_of(page)
    over(room, hour=14)
    page = page_of(room, FRIDA, id)
    assert buttons_of(page)["harvests.now"].confirm
    done = room.presses(FRIDA, "harvests.now", id, page)
    room.deliver()
    assert "Boten har frågat dem som var med vad de tar med sig." in said(done)
    assert len(asked(room, ANNA)) == 1
    over(room)
    assert len(asked(room, ANNA)) == 1


def test_who_leads_may_let_it_be(room: Small) -> None:
    id = invited(room, ANNA)
    page = page_of(room, FRIDA, id)
    skipped = form_of(room.presses(FRIDA, "harvests.skip", id, page))
    assert "Boten frågar ingen efter träffen." in said(skipped)
    over(room)
    over(room, 24)
    assert (asked(room, ANNA), asked(room, ANNA, TRIED_CARD)) == ([], [])
    wanted = room.presses(FRIDA, "harvests.want", id, skipped)
    assert "Boten frågar ingen" not in said(wanted)


def test_members_neither_ask_nor_stop_the_asking(room: Small) -> None:
    id = invited(room, ANNA)
    page = form_of(room.presses(BOSSE, "meetings.show", id))
    assert not {"harvests.now", "harvests.skip", "harvests.want"} & set(buttons_of(page))
    for route in ("now", "skip", "want"):
        assert "samtalsledaren" in said(room.presses(BOSSE, f"harvests.{route}", id, page))


def test_a_members_page_stays_short_before_the_meeting(room: Small) -> None:
    id = invited(room, ANNA)
    assert "Efter träffen" not in said(room.presses(ANNA, "meetings.show", id))


def test_what_is_asked_is_taken_as_it_is_drawn(room: Small) -> None:
    id = invited(room, ANNA)
    over(room)
    over(room, 24)
    for card in (*asked(room, ANNA), *asked(room, ANNA, TRIED_CARD)):
        drawn = draw.message(card)
        check_message(drawn["text"], drawn["blocks"], text_limit=4000)
    for shown in (room.presses(ANNA, "harvests.tried", id), room.presses(ANNA, "harvests.solution")):
        check_view(draw.modal(form_of(shown)), "modal", lambda: "id1")
