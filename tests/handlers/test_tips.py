"""One lösning at a time that suits the member, and why; reading it leaves no trace before the day is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from domain import solutions
from domain.members import Attributes, Member, Profile
from domain.solutions import Keep, Solution, State, Text
from handlers.routes import Kind
from handlers.ui import Next, Open
from tests.small import ANNA, BOSSE, CLARA, ROOM, Small, buttons_of, form_of, said

YEAR = timedelta(days=366)
BLANK, NOTHING, DID = Attributes(), Profile(), "Vi gjorde så här."


def keep(room: Small, id: str, text: Text, *, owner: Member = BOSSE, named: bool = False) -> None:
    command = Keep(id, "n1", owner.id, text, named)
    room.db.run(solutions.keep, command, now=room.now)


def known_as(room: Small, attributes: Attributes, profile: Profile = NOTHING) -> None:
    """What Anna has told of herself."""
    changed = replace(ANNA, attributes=attributes, profile=profile)
    room.db.run(lambda store: store.members.change(changed))


def tip(room: Small) -> str:
    return said(room.does(ANNA, Kind.COMMAND, "tips", place=ROOM))


def test_the_command_gives_one_whole_with_what_others_experienced(room: Small) -> None:
    told = Text("Vi lottade veckorna.", result="Det blev lugnare.", themes=("schema",))
    keep(room, "s1", told, named=True)
    room.sends(CLARA, form_of(room.presses(CLARA, "solutions.try", "s1")), outcome="well", words="Hos oss med.")
    shown = tip(room)
    for part in ("Vi lottade veckorna.", "Det blev lugnare.", "Tema: schema", "Hos oss med.", "Bosse Al har skrivit"):
        assert part in shown


@pytest.mark.parametrize(
    ("attributes", "profile", "text", "why"),
    [
        (BLANK, Profile(talks_about=("schema", "natt")), Text(DID, themes=("schema",)), "gärna pratar om schema."),
        (BLANK, Profile(talks_about=("schema", "natt")), Text(DID, themes=("natt", "schema")), "om natt och schema."),
        (Attributes(works_nights=True), NOTHING, Text(DID, themes=("natt",)), "Valt för att du arbetar natt."),
        (BLANK, Profile("hemtjanst"), Text(DID, situation="Hemtjänsten bad om hjälp."), "ditt område: hemtjänst."),
        (BLANK, Profile("bistand"), Text(DID, crosses=("bistand",)), "ditt område: bistånd."),
        (Attributes(size_class="liten"), NOTHING, Text(DID, size_class="liten"), "från en liten kommun, som din."),
        (Attributes(provider="privat"), NOTHING, Text(DID, provider="privat"), "en privat verksamhet, som din."),
    ],
)
def test_it_is_said_why_it_was_chosen(
    room: Small, attributes: Attributes, profile: Profile, text: Text, why: str
) -> None:
    known_as(room, attributes, profile)
    keep(room, "s1", text)
    assert why in tip(room)


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        (BLANK, Text(DID)),
        (Attributes(size_class="liten"), Text(DID, size_class="stor")),
        (Attributes(size_class="liten", provider="privat"), Text(DID, size_class="liten", provider="kommunal")),
        (Attributes(works_nights=False), Text(DID, themes=("natt",))),
    ],
)
def test_without_a_reason_none_is_made_up(room: Small, attributes: Attributes, text: Text) -> None:
    known_as(room, attributes)
    keep(room, "s1", text)
    assert DID in tip(room)
    assert "Valt för" not in tip(room)


def test_one_more_comes_in_its_place_until_all_are_read_and_then_from_the_beginning(room: Small) -> None:
    for number in range(3):
        keep(room, f"s{number}", Text(f"Sak {number}."))
    first = room.does(ANNA, Kind.COMMAND, "tips", place=ROOM)
    assert isinstance(first, Open)
    shown, seen = first.form, [said(first)]
    for _ in range(3):
        reply = room.presses(ANNA, "tips.next", "", shown)
        assert isinstance(reply, Next)
        shown = reply.form
        seen.append(said(reply))
    those = [next(number for number in range(3) if f"Sak {number}." in one) for one in seen]
    assert sorted(those[:3]) == [0, 1, 2]
    assert those[3] == those[0]
    assert ["Här börjar de om" in one for one in seen] == [False, False, False, True]


def test_from_a_tip_one_tells_what_one_tried_and_flags_it(room: Small) -> None:
    keep(room, "s1", Text("Vi lottade veckorna."))
    shown = form_of(room.presses(ANNA, "tips.open"))
    buttons = buttons_of(shown)
    assert set(buttons) == {"tips.next", "solutions.try", "flags.open"}
    assert "Vi lottade veckorna" in said(room.presses(ANNA, "solutions.try", buttons["solutions.try"].subject, shown))
    flag = form_of(room.presses(ANNA, "flags.open", buttons["flags.open"].subject, shown))
    assert flag.hidden["what"].split() == [solutions.CARD, "s1"]


def test_with_nothing_to_tip_of_there_is_a_kind_word_and_a_way_on(room: Small) -> None:
    keep(room, "s1", Text("Mitt eget."), owner=ANNA)
    shown = room.does(ANNA, Kind.COMMAND, "tips", place=ROOM)
    assert "Just nu finns det inget tips" in said(shown)
    assert set(buttons_of(shown)) == {"search.open", "solutions.new"}


@pytest.mark.parametrize(
    "changed",
    [
        lambda one: replace(one, since=one.since - YEAR),
        lambda one: replace(one, outdated="Systemet finns inte kvar."),
        lambda one: replace(one, state=State.HIDDEN),
        lambda one: replace(one, state=State.TAKEN_BACK),
    ],
    ids=["old", "outdated", "hidden", "taken back"],
)
def test_nothing_old_hidden_or_outdated_is_a_tip(room: Small, changed: Callable[[Solution], Solution]) -> None:
    keep(room, "s1", Text("Vi lottade veckorna."))
    assert "lottade" in tip(room)
    room.db.run(lambda store: store.solutions.change(changed(solutions.find(store, "n1", "s1"))))
    assert "inget tips till dig" in tip(room)


def test_nothing_is_written_before_the_day_is_over(room: Small) -> None:
    for number in range(3):
        keep(room, f"s{number}", Text(f"Sak {number}."))

    def kept() -> int:
        found = room.db.read(lambda store: store.members.get("anna"))
        assert found
        return found.tip

    first, second = tip(room), tip(room)
    assert first != second
    assert kept() == 0
    room.pass_time(timedelta(days=1))
    room.presses(BOSSE, "search.open")
    assert kept() > 0
    assert tip(room) not in {first, second}
