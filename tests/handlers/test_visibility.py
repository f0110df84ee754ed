"""*Vem kan se vad* follows what the program and the room are set to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from domain.members import Role
from domain.networks import Place
from handlers.routes import Kind
from handlers.ui import Facts
from tests.small import ANNA, BOSSE, CLARA, NETWORK, START, Small, form_of, said, small

if TYPE_CHECKING:
    from domain.networks import Settings


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as room:
        room.db.run(lambda store: store.members.change(replace(ANNA, role=Role.FACILITATOR)))
        room.db.run(lambda store: store.networks.move(NETWORK.id, Place("slack", "W1", "C1")))
        yield room


PRESS = (Kind.PRESS, "visibility.open")


def shown(room: Small) -> str:
    return said(form_of(room.does(BOSSE, *PRESS)))


def pairs(room: Small) -> dict[str, str]:
    form = form_of(room.does(BOSSE, *PRESS))
    return dict(pair for part in form.fields if isinstance(part, Facts) for pair in part.pairs)


def settle(room: Small, settings: Settings) -> None:
    room.db.run(lambda store: store.networks.change(replace(NETWORK, settings=settings)))


def test_who_looks_after_the_room_is_named_where_they_see_something(room: Small) -> None:
    told = pairs(room)
    assert told["Ansökningar"] == "Anna Ek"
    assert told["Samtalsledare"] == "Anna Ek"
    assert told["Ersättare"] == "Ingen ännu"
    assert told["Medlemmar"] == "3"
    room.db.run(lambda store: store.members.change(replace(CLARA, role=Role.DEPUTY)))
    assert pairs(room)["Ansökningar"] == "Anna Ek och Clara Lind"


def test_the_times_are_those_that_the_room_has_chosen(room: Small) -> None:
    assert "Hur länge: 2 år" in shown(room)
    settle(room, replace(NETWORK.settings, months={"questions": 7}))
    assert "Hur länge: 7 månader" in shown(room)


def test_a_hold_is_told_to_everybody(room: Small) -> None:
    assert pairs(room)["Gallringen är pausad"] == "Nej"
    settle(room, replace(NETWORK.settings, held_since=START))
    assert pairs(room)["Gallringen är pausad"] == "Ja, sedan tisdag 3 mars kl. 13.00"


def test_the_kind_of_database_is_said(room: Small) -> None:
    assert "en fil på botens server" in pairs(room)["Botens databas"]
    room.services = replace(room.services, database="postgresql")
    assert "PostgreSQL" in pairs(room)["Botens databas"]


def test_nothing_stronger_is_promised_than_the_promise(room: Small) -> None:
    assert pairs(room)["Vem som har skrivit utan namn"] == room.services.words("sv")("promise")


def test_the_platforms_own_limits_are_said_plainly(room: Small) -> None:
    assert "Den som äger arbetsytan kan ta ut kanalens innehåll" in shown(room)
    assert "Det du skickar i botens formulär går genom Slacks servrar, också det du skriver utan namn" in shown(room)
