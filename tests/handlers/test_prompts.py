"""What the facilitator does with samtalsfrågor, from the menu to the card in the room."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from domain import prompts
from domain.networks import Network, Settings
from handlers.routes import Kind
from handlers.ui import Buttons, Errors
from tests.handlers.planning import FRIDA, MONDAY, come_to, dates, in_room, led, opened, planned, presses, writes
from tests.small import BOSSE, NETWORK, ROOM, Small, buttons_of, fields_of, form_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.store import Store


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with led(sqlite_url) as made:
        yield made


def test_members_do_not_plan(room: Small) -> None:
    reply = room.presses(BOSSE, "prompts.open")
    assert "samtalsledare" in said(reply)
    assert "prompts.open" not in buttons_of(room.does(BOSSE, Kind.COMMAND, "rummet", place=ROOM))


def test_ones_own_is_shown_first_and_comes_at_noon(room: Small) -> None:
    preview = form_of(writes(room, "Vad gör dig glad på jobbet?"))
    assert "Den kommer måndag 2 mars kl. 12.00." in said(preview)
    assert room.db.read(lambda store: store.prompts.of("n1")) == []
    listed = form_of(room.sends(FRIDA, preview))
    assert "Frågan är planerad. Den kommer måndag 2 mars kl. 12.00." in said(listed)
    assert dates(listed) == ["måndag 2 mars kl. 12.00"]
    assert in_room(room) == []
    come_to(room, 2, 11)
    [shown] = in_room(room)
    assert shown.startswith("Samtalsfråga\nVad gör dig glad på jobbet?\nSvara i tråden, med ditt namn.")
    assert dates(opened(room)) == ["måndag 2 mars"]


def test_what_was_written_comes_back_from_the_preview(room: Small) -> None:
    preview = form_of(writes(room, "Vad gör dig glad?", day="2026-03-12"))
    again = fields_of(presses(room, preview, "prompts.write"))
    assert [str(getattr(again[name], "initial", "")) for name in ("body", "day")] == ["Vad gör dig glad?", "2026-03-12"]


def test_a_day_that_is_no_working_day_is_moved_and_that_is_said(room: Small) -> None:
    preview = form_of(writes(room, "Hur går det?", day="2026-03-07"))
    assert "Den kommer måndag 9 mars kl. 12.00." in said(preview)
    assert "Dagen du valde är helg, stängd eller har redan en fråga." in said(preview)


@pytest.mark.parametrize(
    ("body", "day", "field"),
    [("", "2026-03-12", "body"), ("Hur?", "2026-03-01", "day"), ("Hur?", "2028-03-01", "day")],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(room: Small, body: str, day: str, field: str) -> None:
    reply = writes(room, body, day=day)
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == [field]


def test_nothing_about_an_individual_is_put_to_the_room(room: Small) -> None:
    reply = writes(room, "Vad gör ni med 340512-1215?")
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == ["body"]


def test_what_is_written_after_noon_comes_the_same_afternoon(room: Small) -> None:
    room.now = MONDAY.replace(hour=12)
    preview = form_of(writes(room, "Vad tar du med dig från träffen?"))
    assert "Den kommer måndag 2 mars kl. 16.00." in said(preview)


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
    assert "Sparat. Den kommer fredag 6 mars kl. 12.00." in said(changed)
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


def test_a_change_to_a_day_that_is_taken_says_where_it_came_instead(room: Small) -> None:
    planned(room, "Hur går det?", day="2026-03-05")
    listed = planned(room, "Hur mår du?", day="2026-03-10")
    form = presses(room, listed, "prompts.change", buttons_of(listed)["prompts.change"].subject)
    assert "Dagen du valde är helg, stängd eller har redan en fråga." not in said(room.sends(FRIDA, form))
    changed = said(room.sends(FRIDA, form, day="2026-03-05"))
    assert (
        "Sparat. Den kommer fredag 6 mars kl. 12.00. Dagen du valde är helg, stängd eller har redan en fråga."
        in changed
    )


def test_a_long_list_is_turned_over_to_its_end(room: Small) -> None:
    days = [5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20]
    for day in days:
        listed = planned(room, f"Hur gick det den {day}?", day=f"2026-03-{day:02}")
    come_to(room, 5)
    come_to(room, 6)
    seen = said(listed := opened(room))
    more = buttons_of(listed)["prompts.open"]
    assert more.label == "Visa fler"
    seen += said(rest := presses(room, listed, more.route, more.subject))
    assert all(seen.count(f"den {day}?") == 1 for day in days)
    assert "Upplagda" in said(rest)
    back = buttons_of(rest)["prompts.open"]
    assert said(presses(room, rest, back.route, back.subject)) == said(listed)


def test_what_falls_in_a_summer_closed_later_waits_for_its_end(room: Small) -> None:
    planned(room, "Hur går det?", day="2026-03-10")
    closed = replace(NETWORK, settings=Settings(closed=(MONDAY.date(), datetime(2026, 3, 13).date())))  # noqa: DTZ001  a day
    room.db.run(lambda store: store.networks.change(closed))
    come_to(room, 10)
    assert in_room(room) == []
    come_to(room, 16)
    assert len(in_room(room)) == 1


def test_another_rooms_is_not_found(room: Small) -> None:
    def add(store: Store) -> None:
        store.networks.add(Network("n2", "Andra", "sv", b"0" * 16), None)
        store.prompts.add(prompts.Prompt("p2", "n2", "Hemligt?", room.now + timedelta(days=1)))

    room.db.run(add)
    for route in ("change", "withdraw"):
        room.presses(FRIDA, f"prompts.{route}", "p2")
    assert room.db.read(lambda store: store.prompts.get("p2"))
    assert "Hemligt?" not in said(opened(room))


def test_the_list_has_two_ways_to_begin(room: Small) -> None:
    labels = [one.label for part in opened(room).fields if isinstance(part, Buttons) for one in part.buttons]
    assert labels == ["Skriv en egen", "Planera en serie"]
