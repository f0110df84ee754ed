"""What a meeting agreed on, in the chat: written down, carried to the next invitation, and told how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain import commitments
from domain.commitments import DUE_CARD, Commitment
from domain.meetings import CARD, REMINDER_CARD
from domain.ports import Person
from handlers.ui import Errors, Reply
from tests.handlers.meeting import HERE, come_to, in_room, listed, meeting_room, told
from tests.handlers.planning import FRIDA
from tests.small import ANNA, BOSSE, Small, buttons_of, form_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator


LINE = "Prova samma blankett (enhetscheferna, senast fredag 27 mars)."


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


def held(room: Small) -> tuple[str, str]:
    """A meeting that has begun, and the one that follows."""
    first, second = told(room, day="2026-03-10"), told(room, title="Andra träffen", day="2026-04-14")
    come_to(room, 10, 13, minute=30)
    return first, second


def agrees(room: Small, meeting: str, **values: str) -> Reply:
    form = form_of(room.presses(BOSSE, "commitments.write", meeting))
    filled = {"what": "Prova samma blankett.", "role": "enhetscheferna", "by": "2026-03-27"}
    reply = room.sends(BOSSE, form, **{**filled, **values})
    room.deliver()
    return reply


def kept(room: Small) -> list[Commitment]:
    return room.db.read(lambda store: store.commitments.of("n1"))


def reminded(room: Small, day: int, hour: int = 9) -> list[str]:
    come_to(room, day, hour)
    room.db.run(commitments.remind, now=room.now)
    room.deliver()
    return [said(card) for card in room.stands(Person(FRIDA.id), DUE_CARD)]


def test_what_is_agreed_on_stands_in_the_next_invitation(room: Small) -> None:
    first, _ = held(room)
    assert "Boten sparar inte vem som skrev" in said(form_of(room.presses(BOSSE, "commitments.write", first)))
    reply = agrees(room, first)
    assert "följer med till nästa träff" in said(reply)
    earlier, later = in_room(room, CARD)
    assert f"Det här tar vi med oss från förra träffen:\n{LINE}" in later
    assert "blankett" not in earlier
    card = room.stands(HERE, CARD)[1]
    assert LINE in card.summary, "a screen reader is told the same"
    assert "commitments.write" in buttons_of(reply), "one more thing"


def test_how_it_stands_follows_to_the_invitation_and_the_reminder(room: Small) -> None:
    first, second = held(room)
    agrees(room, first)
    [one] = kept(room)
    room.presses(ANNA, "commitments.done", one.id)
    room.deliver()
    assert "Prova samma blankett (enhetscheferna). Klart." in in_room(room, CARD)[1]
    form = form_of(room.presses(ANNA, "commitments.change", one.id))
    assert "Sparat" in said(room.sends(ANNA, form, state="open", how="Vi väntar på it."))
    come_to(room, 31)
    assert f"{LINE} Vi väntar på it." in in_room(room, REMINDER_CARD)[-1]
    assert f"{LINE} Vi väntar på it." in said(room.presses(BOSSE, "meetings.show", second))


def test_nothing_is_agreed_on_at_a_meeting_that_has_not_begun(room: Small) -> None:
    _, second = held(room)
    assert "när träffen har börjat" in said(room.presses(BOSSE, "commitments.write", second))
    assert "commitments.write" not in buttons_of(room.presses(BOSSE, "meetings.show", second))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"what": " "}, "what"),
        ({"role": ""}, "role"),
        ({"by": ""}, "by"),
        ({"by": "2026-03-01"}, "by"),
        ({"by": "snart"}, ""),
        ({"what": "Karin har fått diagnosen demens."}, "what"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(room: Small, values: dict[str, str], field: str) -> None:
    first, _ = held(room)
    reply = agrees(room, first, **values)
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == [field]
    assert kept(room) == []


def test_the_same_form_sent_twice_is_one(room: Small) -> None:
    first, _ = held(room)
    form = form_of(room.presses(BOSSE, "commitments.write", first))
    first_time, again = (room.sends(BOSSE, form, what="Prova", role="alla", by="2026-03-27") for _ in range(2))
    assert "Sparat" in said(first_time)
    assert "redan sparat" in said(again)
    assert len(kept(room)) == 1


def test_the_list_says_it_is_done_and_lets_one_take_that_back(room: Small) -> None:
    first, _ = held(room)
    agrees(room, first)
    assert "En sak som vi kom överens om är på gång." in said(listed(room, ANNA))
    form = form_of(room.presses(ANNA, "commitments.open", form=listed(room, ANNA)))
    assert LINE in said(form)
    done = form_of(room.presses(ANNA, "commitments.done", kept(room)[0].id, form))
    assert f"Bra. Det här är klart: {LINE}" in said(done)
    assert not kept(room)[0].is_open
    again = form_of(room.presses(ANNA, "commitments.again", kept(room)[0].id, done))
    assert "Nu står det som på gång igen." in said(again)
    assert said(again).count(LINE) == 1
    assert kept(room)[0].is_open


def test_the_meetings_own_list_holds_what_is_done_too_and_no_other_rooms(room: Small) -> None:
    first, second = held(room)
    agrees(room, first)
    agrees(room, first, what="Bjud in chefen")
    room.presses(BOSSE, "commitments.done", kept(room)[0].id)
    shown = said(room.presses(ANNA, "commitments.open", first))
    assert shown.count("senast fredag 27 mars") == 1
    assert shown.index("senast") < shown.index("Klart."), "what is open comes first"
    assert "Här finns inget som väntar." in said(room.presses(ANNA, "commitments.open", second))
    assert "finns inte längre" in said(room.presses(ANNA, "commitments.open", "0" * 24))


def test_what_stands_in_the_list_is_not_said_above_it_too(room: Small) -> None:
    first, _ = held(room)
    agrees(room, first)
    form = form_of(room.presses(ANNA, "commitments.open", first))
    done = said(room.presses(ANNA, "commitments.done", kept(room)[0].id, form))
    assert "Bra. Nu står det som klart." in done
    assert done.count("Klart.") == 1


def test_who_looks_after_the_room_is_reminded_when_the_day_has_come(room: Small) -> None:
    first, _ = held(room)
    agrees(room, first)
    assert reminded(room, 26) == []
    [card] = reminded(room, 27)
    assert f"Det här skulle vara klart nu. Det är från Vårens träff.\n{LINE}" in card
    assert "Boten påminner bara dig som leder rummet" in card
    assert room.stands(Person(ANNA.id), DUE_CARD) == []
    assert "Tack" in said(room.presses(FRIDA, "commitments.seen", first))
    room.deliver()
    assert reminded(room, 28) == ["Inget från Vårens träff väntar på dig nu."]


def test_the_reminder_is_done_when_what_it_is_about_is(room: Small) -> None:
    first, _ = held(room)
    agrees(room, first)
    reminded(room, 27)
    assert "Prova samma blankett" in said(room.presses(FRIDA, "duties.list"))
    room.presses(BOSSE, "commitments.done", kept(room)[0].id)
    room.deliver()
    assert [said(one) for one in room.stands(Person(FRIDA.id), DUE_CARD)] == [
        "Inget från Vårens träff väntar på dig nu."
    ]
    assert "Ingenting väntar" in said(room.presses(FRIDA, "duties.list"))


def test_a_member_does_not_say_that_the_reminder_is_seen(room: Small) -> None:
    first, _ = held(room)
    agrees(room, first)
    reminded(room, 27)
    assert "samtalsledaren" in said(room.presses(BOSSE, "commitments.seen", first))


def test_a_hundred_things_in_the_longest_words_fit_wherever_they_stand(room: Small) -> None:
    first, second = held(room)
    for number in range(40):
        agrees(room, first, what=f"{number} " + "å" * 290, role="r" * 80)
    for one in kept(room):
        form = form_of(room.presses(BOSSE, "commitments.change", one.id))
        room.sends(BOSSE, form, how="h" * 300)
    reminded(room, 27)
    for to, card in ((HERE, CARD), (Person(FRIDA.id), DUE_CARD)):
        for told_card in room.stands(to, card):
            drawn = draw.message(told_card)
            check_message(drawn["text"], drawn["blocks"], text_limit=4000)
    for shown in (
        room.presses(FRIDA, "commitments.open", ""),
        room.presses(FRIDA, "meetings.show", first),
        room.presses(FRIDA, "meetings.show", second),
    ):
        check_view(draw.modal(form_of(shown)), "modal", lambda: "id1")
