"""One lösning at a time that suits the member, why it was chosen, and that reading it leaves no trace before midnight."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import solutions
from domain.members import Attributes, Member, Profile
from domain.solutions import Keep, Text
from handlers.routes import Kind
from handlers.ui import Next, Open
from tests.small import ANNA, BOSSE, CLARA, ROOM, Small, buttons_of, form_of, said

YEAR = timedelta(days=366)


def keep(room: Small, id: str, did: str, *, owner: Member = BOSSE, named: bool = False, **text: object) -> None:
    command = Keep(id, "n1", owner.id, Text(did, **text), named)  # type: ignore[arg-type]
    room.db.run(solutions.keep, command, now=room.now)


def known_as(room: Small, attributes: Attributes | None = None, **profile: object) -> None:
    """What Anna has told of herself."""
    changed = replace(ANNA, attributes=attributes or Attributes(), profile=Profile(**profile))  # type: ignore[arg-type]
    room.db.run(lambda store: store.members.change(changed))


def tip(room: Small) -> str:
    return said(room.does(ANNA, Kind.COMMAND, "tips", place=ROOM))


def test_the_command_gives_one_lösning_whole_with_what_others_experienced(room: Small) -> None:
    keep(room, "s1", "Vi lottade veckorna.", named=True, result="Det blev lugnare.", themes=("schema",))
    room.sends(CLARA, form_of(room.presses(CLARA, "solutions.try", "s1")), outcome="well", words="Hos oss med.")
    shown = tip(room)
    for told in ("Vi lottade veckorna.", "Det blev lugnare.", "Tema: schema", "Hos oss med.", "Bosse Al har skrivit"):
        assert told in shown


@pytest.mark.parametrize(
    ("attributes", "profile", "text", "why"),
    [
        ({}, {"talks_about": ("schema", "natt")}, {"themes": ("schema",)}, "du gärna pratar om schema."),
        ({}, {"talks_about": ("schema", "natt")}, {"themes": ("natt", "schema")}, "pratar om natt och schema."),
        ({"works_nights": True}, {}, {"themes": ("natt",)}, "Valt för att du arbetar natt."),
        ({}, {"field": "hemtjanst"}, {"situation": "Hemtjänsten fick inte ihop turerna."}, "ditt område: hemtjänst."),
        ({}, {"field": "bistand"}, {"crosses": ("bistand",)}, "ditt område: bistånd."),
        ({"size_class": "liten"}, {}, {"size_class": "liten"}, "från en liten kommun, som din."),
        ({"provider": "privat"}, {}, {"provider": "privat"}, "från en privat verksamhet, som din."),
    ],
)
def test_it_is_said_why_it_was_chosen(
    room: Small, attributes: dict[str, object], profile: dict[str, object], text: dict[str, object], why: str
) -> None:
    known_as(room, Attributes(**attributes), **profile)  # type: ignore[arg-type]
    keep(room, "s1", "Vi gjorde så här.", **text)
    assert why in tip(room)


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ({}, {}),
        ({"size_class": "liten"}, {"size_class": "stor"}),
        ({"size_class": "liten", "provider": "privat"}, {"size_class": "liten", "provider": "kommunal"}),
        ({"works_nights": False}, {"themes": ("natt",)}),
    ],
)
def test_without_a_reason_none_is_made_up(room: Small, attributes: dict[str, object], text: dict[str, object]) -> None:
    known_as(room, Attributes(**attributes))  # type: ignore[arg-type]
    keep(room, "s1", "Vi gjorde så här.", **text)
    assert "Vi gjorde så här." in tip(room)
    assert "Valt för" not in tip(room)


def test_one_more_comes_in_its_place_until_all_are_read_and_then_from_the_beginning(room: Small) -> None:
    for number in range(3):
        keep(room, f"s{number}", f"Sak {number}.")
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
    keep(room, "s1", "Vi lottade veckorna.")
    shown = form_of(room.presses(ANNA, "tips.open"))
    buttons = buttons_of(shown)
    assert set(buttons) == {"tips.next", "solutions.try", "flags.open"}
    assert "Vi lottade veckorna" in said(room.presses(ANNA, "solutions.try", buttons["solutions.try"].subject, shown))
    flag = form_of(room.presses(ANNA, "flags.open", buttons["flags.open"].subject, shown))
    assert flag.hidden["what"].split() == [solutions.CARD, "s1"]


def test_with_nothing_to_tip_of_there_is_a_kind_word_and_a_way_on(room: Small) -> None:
    keep(room, "s1", "Mitt eget.", owner=ANNA)
    shown = room.does(ANNA, Kind.COMMAND, "tips", place=ROOM)
    assert "inget tips till dig just nu" in said(shown)
    assert set(buttons_of(shown)) == {"search.open", "solutions.new"}


@pytest.mark.parametrize("why", ["old", "outdated", "hidden", "taken back"])
def test_nothing_old_hidden_or_outdated_is_a_tip(room: Small, why: str) -> None:
    keep(room, "s1", "Vi lottade veckorna.")
    kept = room.db.read(lambda store: solutions.find(store, "n1", "s1"))
    changes = {
        "old": {},
        "outdated": {"outdated": "Systemet finns inte kvar."},
        "hidden": {"state": solutions.State.HIDDEN},
        "taken back": {"state": solutions.State.TAKEN_BACK},
    }
    assert "lottade" in tip(room)
    if changes[why]:
        room.db.run(lambda store: store.solutions.change(replace(kept, **changes[why])))  # type: ignore[arg-type]
    else:
        room.pass_time(YEAR)
    assert "inget tips" in tip(room)


def test_nothing_is_written_before_the_day_is_over(room: Small) -> None:
    for number in range(3):
        keep(room, f"s{number}", f"Sak {number}.")

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
