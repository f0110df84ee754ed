"""Group rooms in the chat: asked for on the meeting's page, and what a group finds in its channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.demo.validation import check_message, check_view
from bot.slack import draw
from domain import group_rooms, topics
from domain.group_rooms import BY_HAND_CARD, CARD, FAILED_CARD
from domain.members import Account, Identity, Person
from domain.networks import Channel, Place
from domain.ports import GroupRoom
from domain.seats import Grouping, State, Table
from domain.topics import Topic
from handlers.routes import Kind
from handlers.ui import Buttons, Errors, Form, Refused
from tests.handlers.meeting import meeting_room, page_of, told
from tests.handlers.planning import FRIDA, GUN, TO_FRIDA
from tests.small import ANNA, BOSSE, CLARA, ROOM, Small, buttons_of, form_of, identity, said

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON_BEFORE = datetime(2026, 3, 16, 11, tzinfo=UTC)
GROUPS = (Table("1", (ANNA.id, BOSSE.id), "t1"), Table("2", (CLARA.id, GUN.id)))


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


def grouped(room: Small) -> str:
    """A meeting with two groups; the first has a topic."""
    id = told(room)
    topic = Topic("t1", id, "Hur lägger ni scheman?", (), None, None, NOON_BEFORE.date())
    room.db.run(lambda store: store.topics.add(topic))
    room.db.run(lambda store: store.groupings.put(Grouping(id, (2, 3), State.RELEASED, GROUPS, number=1)))
    return id


def page(room: Small, id: str) -> Form:
    return page_of(room, FRIDA, id)


def asks(room: Small, id: str, **values: str) -> Form:
    """The page as it is afterwards."""
    form = form_of(room.presses(FRIDA, "group_rooms.open", id, page(room, id)))
    check_view(draw.modal(form), "modal", lambda: "id1")
    return form_of(room.sends(FRIDA, form, **values))


def come_to(room: Small, now: datetime) -> None:
    room.now = now
    room.db.run(group_rooms.follow, room.services.holiday, now=now)
    room.deliver()


def card(room: Small, id: str, number: int) -> str:
    [shown] = room.stands(GroupRoom(f"{id}-{number}"), CARD)
    drawn = draw.message(shown)
    check_message(drawn["text"], drawn["blocks"], text_limit=4000)
    return said(shown)


def test_they_are_offered_to_who_looks_after_the_room_once_there_are_groups(room: Small) -> None:
    id = told(room)
    assert "group_rooms.open" not in buttons_of(page(room, id))
    id = grouped(room)
    assert "group_rooms.open" in buttons_of(page(room, id))
    assert "group_rooms.open" not in buttons_of(room.presses(BOSSE, "meetings.show", id))
    assert "samtalsledare" in said(room.presses(BOSSE, "group_rooms.open", id))


def test_the_page_says_how_it_stands(room: Small) -> None:
    id = grouped(room)
    shown = asks(room, id, question="Vad gör ni en fredag?")
    assert "Varje grupp får en egen kanal måndag 16 mars kl. 12.00." in said(shown)
    come_to(room, NOON_BEFORE)
    assert "2 grupper har en egen kanal var. Boten arkiverar dem onsdag 18 mars kl. 20.00." in said(page(room, id))
    gone = form_of(room.presses(FRIDA, "group_rooms.drop", id, page(room, id)))
    assert "kanaler" not in said(gone)
    room.deliver()
    assert [act for act, _ in room.acts].count("close") == 2


def test_who_is_in_a_group_reads_of_its_channel_while_it_is_there(room: Small) -> None:
    id = grouped(room)
    asks(room, id)
    told_so = "Din grupp har en egen kanal."
    assert told_so not in said(page_of(room, ANNA, id))
    come_to(room, NOON_BEFORE)
    assert told_so in said(page_of(room, ANNA, id))
    room.db.run(lambda store: store.groupings.put(Grouping(id, (2, 3), State.RELEASED, GROUPS[1:], number=2)))
    come_to(room, NOON_BEFORE)
    assert told_so not in said(page_of(room, ANNA, id))
    assert told_so in said(page_of(room, CLARA, id))
    room.db.run(group_rooms.not_made, f"{id}-1", now=room.now)
    assert told_so not in said(page_of(room, CLARA, id))


def test_each_channel_opens_with_the_question_the_topic_the_method_and_its_roles(room: Small) -> None:
    id = grouped(room)
    asks(room, id, question="Vad gör ni en fredag?", method="troika")
    come_to(room, NOON_BEFORE)
    shown = card(room, id, 1)
    for text in (
        "Grupp 1",
        "Vad gör ni en fredag?",
        "Ämne: Hur lägger ni scheman?",
        "Metod: Troika",
        "Rådgivarna: Fråga för att förstå.",
        "Boten läser inte det du skriver.",
        "Dagen efter träffen arkiverar boten kanalen. Då finns det du har skrivit kvar",
    ):
        assert text in shown
    assert "Ämne" not in card(room, id, 2)
    [topic] = room.db.read(lambda store: store.topics.of(id))
    room.db.run(topics.set_hidden, topic, hidden=True, flags=1)
    room.deliver()
    assert "Hur lägger ni scheman?" not in card(room, id, 1)
    assert not any(one.name in shown for one in (ANNA, BOSSE))


def test_what_they_begin_with_may_be_changed_and_is_kept_in_the_form(room: Small) -> None:
    id = grouped(room)
    asks(room, id, question="Vad gör ni en fredag?", method="troika")
    come_to(room, NOON_BEFORE)
    asks(room, id, method="round")
    room.deliver()
    assert "Vad gör ni en fredag?" in card(room, id, 1)
    assert "Metod: Runda" in card(room, id, 1)


def test_without_a_question_or_a_method_it_says_whose_channel_it_is(room: Small) -> None:
    id = grouped(room)
    asks(room, id)
    come_to(room, NOON_BEFORE)
    assert card(room, id, 2).splitlines()[0] == "Grupp 2"
    assert "Metod" not in card(room, id, 2)


def test_personal_data_does_not_get_into_a_channel(room: Small) -> None:
    id = grouped(room)
    form = form_of(room.presses(FRIDA, "group_rooms.open", id))
    reply = room.sends(FRIDA, form, question="Karin har fått diagnosen demens.")
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == ["question"]


def test_where_the_platform_forbids_it_the_facilitator_is_told_what_to_do(room: Small) -> None:
    id = grouped(room)
    asks(room, id)
    come_to(room, NOON_BEFORE)
    room.db.run(group_rooms.not_made, f"{id}-1", now=room.now)
    room.deliver()
    [shown] = room.stands(TO_FRIDA, FAILED_CARD)
    assert "får inte göra kanaler" in said(shown)
    assert "Boten fick inte göra kanalerna." in said(page(room, id))
    asks(room, id)
    room.deliver()
    assert room.stands(TO_FRIDA, FAILED_CARD) == []


@pytest.mark.parametrize(("way", "told_to_do"), [("in", "släppa in Anna Ek"), ("out", "ta bort Anna Ek")])
def test_whom_the_bot_may_not_bring_in_or_out_others_do(room: Small, way: str, told_to_do: str) -> None:
    who: Identity = identity(ANNA.id)
    room.people[who] = Person(who, ANNA.name, Account.FULL)
    id = grouped(room)
    asks(room, id)
    come_to(room, NOON_BEFORE)
    room.db.run(group_rooms.not_done, f"{id}-1", who, way, now=room.now)
    room.deliver()
    [shown] = room.stands(TO_FRIDA, BY_HAND_CARD)
    assert told_to_do in said(shown)
    assert "grupp 1" in said(shown)
    [buttons] = [part for part in shown.parts if isinstance(part, Buttons)]
    room.presses(FRIDA, "group_rooms.by_hand", buttons.buttons[0].subject)
    room.deliver()
    assert room.stands(TO_FRIDA, BY_HAND_CARD) == []


def channel_of_a_group(room: Small) -> Place:
    id = grouped(room)
    asks(room, id)
    come_to(room, NOON_BEFORE)
    here = replace(ROOM, channel="C77")
    room.db.run(lambda store: store.group_rooms.move(f"{id}-1", here))
    return here


def test_a_press_in_a_groups_channel_belongs_to_its_network(room: Small) -> None:
    here = channel_of_a_group(room)
    assert room.db.read(group_rooms.network_at, here) == "n1"


def test_a_groups_channel_is_not_offered_to_become_a_room(room: Small) -> None:
    here = channel_of_a_group(room)
    room.channels[here] = Channel(private=True, reached=True)
    for user in (ANNA.id, "owner"):
        room.people[identity(user)] = Person(identity(user), user.title(), Account.FULL, manages=True)
    menu = room.does(ANNA, Kind.COMMAND, "rummet", place=here)
    assert "networks.new" in buttons_of(menu)
    assert "networks.this_one" not in buttons_of(menu)
    assert isinstance(room.does("owner", Kind.COMMAND, "rummet", place=here), Refused)


def test_nothing_is_asked_of_a_meeting_that_is_over(room: Small) -> None:
    id = grouped(room)
    asks(room, id)
    room.now = datetime(2026, 3, 17, 20, tzinfo=UTC)
    assert "kanaler" not in said(page(room, id))
