"""What somebody writes to be rid of it stands nowhere, whoever looks; of its theme only a number does, that moves in
slots and says nothing of anybody."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from domain import extracts, vents
from domain.members import Identity
from tests.promises import copies
from tests.promises.test_forensics import PASSING, WHO, Scene, scene
from tests.promises.week import Doer

if TYPE_CHECKING:
    from bot.demo.lines import Ack, Kind, Retry
    from bot.demo.records import Json
    from tests.promises.wire import Wire
    from tests.world import World

__all__ = ["scene"]

WORDS = ("Sprängfylld dagordning", "tvättbjörnen ringde", "orrspel i korridoren")
VENT = f"{WORDS[0]}, och {WORDS[1]}.\nSedan {WORDS[2]}. Karin i fyran har demens."
THEME = "rekrytering"


def number(scene: Scene) -> int:
    """Of all that have been counted."""
    return sum(row["number"] for row in copies.said(scene.engine)["vents"])


def test_the_words_stand_in_no_file_no_log_and_nothing_that_others_are_told(scene: Scene) -> None:
    maria = Doer(scene.world.person(WHO))
    maria.vent(VENT, THEME)
    scene.copy("vent")
    scene.world.pass_slots(3)
    maria.vent(VENT, THEME)
    scene.copy("vent again")
    assert [words for words in WORDS if scene.stack.holds(words.encode())] == []
    assert "tvättbjörnen" not in scene.log.getvalue()
    told = {one.method for one in scene.world.double.workspace.received if "tvättbjörnen" in repr(one.args)}
    assert told == {"acknowledgement"}, "the form of whoever wrote"
    assert number(scene) == 1


def test_the_words_go_back_into_a_field_of_their_writers_form_and_nothing_else_of_it(scene: Scene) -> None:
    maria = Doer(scene.world.person(WHO))
    maria.person.command("/fraga")
    maria.press("vents.open")
    maria.fill("body", VENT)
    maria.fill("theme", THEME)
    maria.send()
    assert maria.person.view
    shown = maria.person.view.content
    [field] = [block for block in shown["blocks"] if "tvättbjörnen" in repr(block)]
    assert (field["block_id"], field["element"]["initial_value"]) == ("body", VENT)
    assert set(json.loads(shown["private_metadata"])) == {"network"}
    maria.send()
    assert maria.person.view is None


def test_words_that_become_a_question_are_kept_as_that_alone(scene: Scene) -> None:
    maria = Doer(scene.world.person(WHO))
    maria.person.command("/fraga")
    maria.press("vents.open")
    maria.fill("body", WORDS[0])
    maria.send()
    maria.press("vents.ask")
    scene.copy("the form is open")
    assert not scene.stack.holds(WORDS[0].encode())
    maria.fill("sender", "unnamed")
    maria.send()
    maria.send()
    maria.close()
    [row] = copies.said(scene.engine)["waiting"]
    assert (row["kind"], json.loads(row["data"])["body"]) == ("question", WORDS[0])
    scene.world.pass_slots(3)
    assert "Fråga utan namn" in repr(scene.world.person("UPER").find(WORDS[0]).blocks)


def test_a_number_waits_without_anybody_and_moves_in_slots(scene: Scene) -> None:
    wire = scene.wire
    Doer(scene.world.person(WHO)).vent(VENT, THEME)
    [row] = copies.said(scene.engine)["waiting"]
    assert (row["kind"], json.loads(row["data"])) == ("vent", {"theme": THEME})
    scene.copy("waits")
    views = {payload["view"]["id"] for _, payload in wire.sent if payload.get("view")}
    passing = {one.rpartition("/")[2] for _, payload in wire.sent for one in PASSING.findall(json.dumps(payload))}
    assert [one for one in (*views, *passing) if scene.stack.holds(one.encode())] == []
    assert number(scene) == 0
    before = copies.said(scene.engine)
    scene.world.pass_slots(3)
    after = copies.said(scene.engine)
    assert after["waiting"] == []
    [counted] = after["vents"]
    assert counted == {"network": scene.world.network.id, "theme": THEME, "month": "2026-03", "number": 1}
    for table in ("members", "outbox", "letters", "duties", "posts", "tallies"):
        assert after[table] == before[table], table


def test_nothing_is_told_in_the_room_or_to_those_who_look_after_it(scene: Scene) -> None:
    before = {id: list(channel.messages) for id, channel in scene.world.double.workspace.channels.items()}
    for user in (WHO, "UPER", "ULENA", "UHANNA"):
        Doer(scene.world.person(user)).vent(VENT, THEME)
    scene.world.pass_slots(4)
    messages = {id: list(channel.messages) for id, channel in scene.world.double.workspace.channels.items()}
    assert {id: found for id, found in messages.items() if id in before} == before
    assert not any(messages[id] for id in messages.keys() - before.keys())


def test_ones_own_data_says_nothing_of_it(scene: Scene) -> None:
    read, team = scene.world.house.services.read, scene.world.double.workspace.team
    [maria] = read(lambda store: store.members.known_as(Identity("slack", team, WHO)))
    before = read(extracts.about, maria.id)
    Doer(scene.world.person(WHO)).vent(VENT, THEME)
    assert read(extracts.about, maria.id) == before
    scene.world.pass_slots(3)
    assert read(extracts.about, maria.id) == before


def seen_by(world: World, user: str) -> int | None:
    """What somebody is told who looks at the theme."""
    now = world.clock()
    return world.house.services.read(vents.told, world.network.id, THEME, now)


def test_a_curious_colleague_with_a_press_of_their_own_learns_of_no_single_one(scene: Scene) -> None:
    """They write on every day that they like, before and after a colleague: what they are told changes by nothing."""
    world, curious = scene.world, "UPER"
    for user in ("ULENA", "UHANNA", "UAMIR"):
        Doer(world.person(user)).vent(VENT, THEME)
    told: list[int | None] = []
    for writes in ((), (curious,), (WHO,), (curious,)):
        for user in writes:
            Doer(world.person(user)).vent(VENT, THEME)
        world.pass_slots(3)
        told.append(seen_by(world, curious))
    assert number(scene) == 5
    assert told == [3, 3, 5, 5]
    others = number(scene) - 1
    assert others >= vents.STEPS[0]


@pytest.mark.parametrize("crafted", ["no.theme", "<!channel>", "٣" * 30, "natt natt"])
def test_a_crafted_theme_is_counted_nowhere(scene: Scene, crafted: str) -> None:
    maria = Doer(scene.world.person(WHO))
    maria.person.command("/fraga")
    maria.press("vents.open")
    maria.fill("body", VENT)
    maria.fill("theme", THEME)
    before = copies.said(scene.engine)
    _with_theme(scene.wire, crafted)
    maria.send()
    maria.close()
    assert copies.said(scene.engine) == before


def _with_theme(wire: Wire, crafted: str) -> None:
    """The next form that is sent has chosen what its list does not hold."""
    send = wire.line.send

    @dataclass(frozen=True, slots=True)
    class Crafting:
        def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Ack | None:
            packed = json.dumps(payload).replace(f'"value": "{THEME}"', f'"value": {json.dumps(crafted)}')
            return send(kind, json.loads(packed), retry)

    wire.line = Crafting()


def test_the_number_is_gone_when_the_next_month_is_over(scene: Scene) -> None:
    world = scene.world
    Doer(world.person(WHO)).vent(VENT, THEME)
    world.pass_slots(3)
    april, may = (world.clock().replace(month=month, day=1, hour=6) for month in (4, 5))
    for now, left in ((april, 1), (may, 0)):
        world.pass_time(now - world.clock())
        assert number(scene) == left
