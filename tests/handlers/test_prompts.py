"""What the facilitator does with samtalsfrågor, from the menu to the card in the room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from domain import prompts, waiting
from domain.members import PLEDGE_VERSION, Member, Role
from domain.networks import Network, Settings
from domain.ports import Person, Room
from domain.prompts import CARD, OFFER_CARD, SILENT, SUGGESTION_CARD
from handlers.routes import Kind
from handlers.ui import Buttons, Context, Errors, Form, Reply
from storage.store import Store
from tests.small import ANNA, BOSSE, NETWORK, ROOM, Small, buttons_of, fields_of, form_of, identity, said, small

FRIDA = Member("frida", "n1", "Frida Holm", Role.FACILITATOR, pledge=PLEDGE_VERSION)
GUN = Member("gun", "n1", "Gun Ask", Role.FACILITATOR, pledge=PLEDGE_VERSION)
HERE, TO_FRIDA, TO_GUN = Room("n1"), Person("frida"), Person("gun")
MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as made:
        for one in (FRIDA, GUN):
            made.db.run(lambda store, member: store.members.add(member, identity(member.id)), one)
        made.now = MONDAY
        yield made


def opened(room: Small, who: Member = FRIDA) -> Form:
    return form_of(room.does(who, Kind.COMMAND, "rummet", text="samtalsfrågor", place=ROOM))


def presses(room: Small, form: Form, route: str, subject: str = "") -> Form:
    return form_of(room.presses(FRIDA, route, subject, form))


def writes(room: Small, body: str, **values: str) -> Reply:
    return room.sends(FRIDA, presses(room, opened(room), "prompts.write"), body=body, **values)


def planned(room: Small, body: str, **values: str) -> Form:
    return form_of(room.sends(FRIDA, form_of(writes(room, body, **values))))


def come_to(room: Small, day: int, hour: int = 12) -> None:
    """Of March, in UTC; as the worker does."""
    room.now = datetime(2026, 3, day, hour, tzinfo=UTC)
    room.db.run(prompts.rearrange, room.services.holiday, now=room.now)
    room.db.run(waiting.release, now=room.now, chance=Random(1))
    room.db.run(prompts.notice_lulls, room.services.holiday, now=room.now)
    room.deliver()


def in_room(room: Small) -> list[str]:
    return [said(card) for card in room.stands(HERE, CARD)]


def dates(form: Form) -> list[str]:
    return [part.text for part in form.fields if isinstance(part, Context)]


def test_members_do_not_plan(room: Small) -> None:
    reply = room.presses(BOSSE, "prompts.open")
    assert "samtalsledare" in said(reply)
    assert "prompts.open" not in buttons_of(room.does(BOSSE, Kind.COMMAND, "rummet", place=ROOM))


def test_ones_own_is_shown_first_and_comes_at_noon(room: Small) -> None:
    preview = form_of(writes(room, "Vad gör dig glad på jobbet?"))
    assert "Den läggs upp måndag 2 mars kl. 12.00." in said(preview)
    assert room.db.read(lambda store: store.prompts.of("n1")) == []
    listed = form_of(room.sends(FRIDA, preview))
    assert "Frågan är planerad." in said(listed)
    assert dates(listed) == ["måndag 2 mars kl. 12.00"]
    assert in_room(room) == []
    come_to(room, 2, 11)
    [shown] = in_room(room)
    assert shown.startswith("Samtalsfråga\nVad gör dig glad på jobbet?\nSvara i tråden.")
    assert dates(opened(room)) == ["Upplagd måndag 2 mars"]


def test_what_was_written_comes_back_from_the_preview(room: Small) -> None:
    preview = form_of(writes(room, "Vad gör dig glad?", when="day", day="2026-03-12"))
    again = fields_of(presses(room, preview, "prompts.write"))
    assert [getattr(again[name], "initial", None) for name in ("body", "when")] == ["Vad gör dig glad?", "day"]
    assert str(getattr(again["day"], "initial", None)) == "2026-03-12"


def test_a_day_that_is_no_working_day_is_moved_and_that_is_said(room: Small) -> None:
    preview = form_of(writes(room, "Hur går det?", when="day", day="2026-03-07"))
    assert "Den läggs upp måndag 9 mars kl. 12.00." in said(preview)
    assert "Dagen du valde är stängd eller upptagen." in said(preview)


@pytest.mark.parametrize(
    ("body", "day", "field"),
    [("", "2026-03-12", "body"), ("Hur?", "", "day"), ("Hur?", "2026-03-01", "day"), ("Hur?", "2028-03-01", "day")],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(room: Small, body: str, day: str, field: str) -> None:
    reply = writes(room, body, when="day", day=day)
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == [field]


def test_nothing_about_an_individual_is_put_to_the_room(room: Small) -> None:
    reply = writes(room, "Vad gör ni med 340512-1215?")
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == ["body"]


def test_sending_twice_plans_one(room: Small) -> None:
    preview = form_of(writes(room, "Hur går det?"))
    room.sends(FRIDA, preview)
    room.sends(FRIDA, preview)
    assert len(room.db.read(lambda store: store.prompts.of("n1"))) == 1


def test_what_is_planned_is_changed_and_withdrawn(room: Small) -> None:
    listed = planned(room, "Hur går det?")
    form = presses(room, listed, "prompts.change", buttons_of(listed)["prompts.change"].subject)
    changed = form_of(room.sends(FRIDA, form, body="Hur mår du?", day="2026-03-06"))
    assert "Hur mår du?" in said(changed)
    assert dates(changed) == ["fredag 6 mars kl. 12.00"]
    gone = presses(room, changed, "prompts.withdraw", buttons_of(changed)["prompts.withdraw"].subject)
    assert "Inget är planerat ännu." in said(gone)
    come_to(room, 6)
    assert in_room(room) == []


def test_what_is_posted_is_changed_and_withdrawn_in_the_room(room: Small) -> None:
    planned(room, "Hur går det?")
    come_to(room, 2)
    listed = opened(room)
    form = presses(room, listed, "prompts.change", buttons_of(listed)["prompts.change"].subject)
    assert set(fields_of(form)) == {"body"}
    room.sends(FRIDA, form, body="Hur mår du?")
    room.deliver()
    assert "Hur mår du?" in in_room(room)[0]
    listed = opened(room)
    presses(room, listed, "prompts.withdraw", buttons_of(listed)["prompts.withdraw"].subject)
    room.deliver()
    assert in_room(room) == []


def series(room: Small, **values: object) -> Form:
    form = presses(room, opened(room), "prompts.series")
    return form_of(room.sends(FRIDA, form, **values))  # type: ignore[arg-type]


def test_a_series_is_shown_and_comes_as_shown(room: Small) -> None:
    shown = series(room, every="2", count="3")
    assert dates(shown) == [f"måndag {day} kl. 12.00" for day in ("2 mars", "16 mars", "30 mars")]
    assert "Berätta kort om dig." in said(shown)
    listed = form_of(room.sends(FRIDA, shown))
    assert "3 frågor är planerade." in said(listed)
    assert dates(listed) == dates(shown)
    for day, count in ((2, 1), (3, 1), (16, 2), (30, 3)):
        come_to(room, day)
        assert len(in_room(room)) == count
    assert "Berätta kort om dig." not in said(series(room, count="12"))


def test_a_series_of_few_themes_says_that_there_are_no_more(room: Small) -> None:
    room.sends(FRIDA, series(room, count="3", themes=("demens",)))
    shown = series(room, count="3", themes=("demens", "teknik"))
    assert "Samlingen har bara en till som passar." in said(shown)
    room.sends(FRIDA, shown)
    empty = series(room, count="3", themes=("demens", "teknik"))
    assert "Samlingen har inga fler som passar." in said(empty)
    assert empty.submit is None


def test_the_same_series_sent_twice_is_planned_once(room: Small) -> None:
    shown = series(room, count="4")
    room.sends(FRIDA, shown)
    room.sends(FRIDA, shown)
    assert len(room.db.read(lambda store: store.prompts.of("n1"))) == 4


def test_a_long_list_says_how_many_more_there_are(room: Small) -> None:
    room.sends(FRIDA, series(room, count="12"))
    listed = form_of(room.sends(FRIDA, series(room, count="3")))
    assert "3 till är planerade, längre fram." in said(listed)


def test_what_falls_in_a_summer_closed_later_waits_for_its_end(room: Small) -> None:
    planned(room, "Hur går det?", when="day", day="2026-03-10")
    closed = replace(NETWORK, settings=Settings(closed=(MONDAY.date(), datetime(2026, 3, 13).date())))  # noqa: DTZ001  a day
    room.db.run(lambda store: store.networks.change(closed))
    come_to(room, 10)
    assert in_room(room) == []
    come_to(room, 16)
    assert len(in_room(room)) == 1


def offer(room: Small) -> None:
    room.db.run(prompts.offer, "n1", now=room.now)
    room.deliver()


def test_a_new_rooms_facilitator_plans_three_weeks_with_one_press(room: Small) -> None:
    offer(room)
    [card] = room.stands(TO_FRIDA, OFFER_CARD)
    assert "Vill du börja med tre veckors samtalsfrågor?" in said(card)
    reply = room.presses(FRIDA, "prompts.accept", buttons_of(card)["prompts.accept"].subject)
    assert "Den första läggs upp måndag 2 mars kl. 12.00." in said(reply)
    listed = opened(room)
    assert dates(listed) == [f"måndag {day} mars kl. 12.00" for day in (2, 9, 16)]
    assert all(text in said(card) for text in [one.body for one in room.db.read(lambda s: s.prompts.of("n1"))])
    room.deliver()
    assert [list(buttons_of(one)) for one in room.stands(TO_GUN, OFFER_CARD)] == [[]]


def test_the_offer_may_be_waved_away(room: Small) -> None:
    offer(room)
    [card] = room.stands(TO_FRIDA, OFFER_CARD)
    room.presses(FRIDA, "prompts.decline_offer", buttons_of(card)["prompts.decline_offer"].subject)
    room.deliver()
    assert [list(buttons_of(one)) for one in room.stands(TO_FRIDA, OFFER_CARD)] == [[]]
    assert room.db.read(lambda store: store.prompts.of("n1")) == []


def silent(room: Small) -> None:
    come_to(room, 2)
    come_to(room, 13)
    assert room.now > MONDAY + SILENT


def test_a_silent_rooms_facilitators_get_one_suggestion_and_one_of_them_takes_it(room: Small) -> None:
    silent(room)
    [card] = room.stands(TO_FRIDA, SUGGESTION_CARD)
    assert "Berätta kort om dig." in said(card)
    reply = room.presses(FRIDA, "prompts.take", buttons_of(card)["prompts.take"].subject)
    assert "Frågan läggs upp måndag 16 mars kl. 12.00." in said(reply)
    room.deliver()
    assert [list(buttons_of(one)) for one in room.stands(TO_GUN, SUGGESTION_CARD)] == [[]]
    come_to(room, 16)
    assert "Berätta kort om dig." in in_room(room)[0]


def test_a_suggestion_waved_away_is_gone_and_not_made_again(room: Small) -> None:
    silent(room)
    [card] = room.stands(TO_FRIDA, SUGGESTION_CARD)
    room.presses(FRIDA, "prompts.decline", buttons_of(card)["prompts.decline"].subject)
    come_to(room, 31)
    assert room.stands(TO_FRIDA, SUGGESTION_CARD) + room.stands(TO_GUN, SUGGESTION_CARD) == []


def test_members_press_nothing_of_what_is_the_facilitators(room: Small) -> None:
    offer(room)
    for route, subject in (("accept", "001"), ("decline_offer", ""), ("take", "001"), ("decline", "001")):
        assert "samtalsledare" in said(room.presses(ANNA, f"prompts.{route}", subject))
    assert room.db.read(lambda store: store.prompts.of("n1")) == []


def test_another_rooms_is_not_found(room: Small) -> None:
    def add(store: Store) -> None:
        store.networks.add(Network("n2", "Andra", "sv", b"0" * 16), None)
        store.prompts.add(prompts.Prompt("p2", "n2", "Hemligt?", room.now + timedelta(days=1)))

    room.db.run(add)
    for route in ("change", "withdraw"):
        room.presses(FRIDA, f"prompts.{route}", "p2")
    assert room.db.read(lambda store: store.prompts.get("p2"))
    assert "Hemligt?" not in said(opened(room))


def test_a_room_that_speaks_english_is_asked_in_english(room: Small) -> None:
    room.db.run(lambda store: store.networks.change(replace(NETWORK, language="en")))
    assert "Tell us briefly about yourself." in said(series(room))


def test_the_list_has_two_ways_to_begin(room: Small) -> None:
    labels = [one.label for part in opened(room).fields if isinstance(part, Buttons) for one in part.buttons]
    assert labels == ["Skriv en egen", "Planera en serie"]
