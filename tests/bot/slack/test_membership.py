from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from bot.demo.shapes import user_json
from bot.slack.membership import reconcile
from domain import installations
from domain.members import Member, Standing
from domain.networks import Network, Place
from handlers.routes import command, event
from handlers.ui import Card, Home, Paragraph
from storage.inbox import inbox
from tests.bot.slack.room import TEAM, Heard, identity, member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bot.demo.world import World
    from tests.bot.slack.room import Room

    Rooms = Callable[..., Room]

HOME = event("home.opened", Heard(Home(Card("Välkommen hem", (Paragraph("Välkommen hem"),)))))
STRANGER = "bara för nätverkets medlemmar"


def known(here: Room, user: str) -> list[Member]:
    return here.db.read(lambda store: store.members.known_as(identity(user)))


def shown_at_home(world: World, user: str) -> str:
    return str(world.double.surfaces.homes[user].content)


def test_who_leaves_the_channel_is_out_at_once_and_comes_back_as_somebody_new(world: World, room: Rooms) -> None:
    here = room(HOME)
    assert "Välkommen hem" in world.bo.home()
    world.bo.leave()
    assert (here.member("m2").standing, here.member("m2").name) == (Standing.LEFT, "")
    world.bo.join(world.room)
    [again] = known(here, "U0BO")
    assert (again.id != "m2", again.standing, again.name) == (True, Standing.FOUND, "Bo Ek")
    assert STRANGER in world.bo.home()


def test_another_channel_changes_nothing(world: World, room: Rooms) -> None:
    here = room(HOME)
    lunch = world.workspace.add_channel("lunch")
    world.workspace.join(lunch, world.workspace.app.bot_user)
    world.bo.join(lunch)
    world.bo.leave(lunch)
    assert here.member("m2") == member("m2", "Bo Ek")
    assert "U0BO" not in world.double.surfaces.homes


def test_guests_and_closed_accounts_are_out(world: World, room: Rooms) -> None:
    here = room(HOME)
    world.workspace.make_guest("U0BO")
    world.workspace.deactivate("U0ANNA")
    world.double.settle()
    assert [here.member(id).standing for id in ("m1", "m2")] == [Standing.LEFT, Standing.LEFT]


def test_who_was_let_in_and_comes_into_the_channel_has_their_page_drawn(world: World, room: Rooms) -> None:
    here = room(HOME)
    here.db.run(
        lambda store: store.members.add(replace(member("m3", "Cilla Dahl"), present=False), identity("U0CILLA"))
    )
    world.cilla.join(world.room)
    assert here.member("m3").present
    assert "Välkommen hem" in shown_at_home(world, "U0CILLA")


def test_whom_nobody_let_in_waits_and_is_nobody_when_gone(world: World, room: Rooms) -> None:
    here = room(HOME)
    world.cilla.join(world.room)
    assert [(one.standing, one.present) for one in known(here, "U0CILLA")] == [(Standing.FOUND, True)]
    assert "U0CILLA" not in world.double.surfaces.homes
    world.cilla.leave(world.room)
    assert known(here, "U0CILLA") == []


def test_a_new_name_is_the_members_name(world: World, room: Rooms) -> None:
    here = room(HOME)
    world.workspace.user("U0BO").name = "Bo Lind"
    world.workspace.tell("user_change", {"user": user_json(world.workspace, world.workspace.user("U0BO"))})
    world.double.settle()
    assert here.member("m2").name == "Bo Lind"


def test_an_event_told_twice_counts_once(world: World, room: Rooms) -> None:
    here = room(HOME)
    world.double.faults.duplicate_events = 1
    world.bo.leave()
    world.bo.join(world.room)
    assert [one.standing for one in known(here, "U0BO")] == [Standing.FOUND]


def test_changes_of_people_who_are_no_members_leave_no_trace(world: World, room: Rooms) -> None:
    here = room(HOME)
    world.workspace.make_guest("U0CILLA")
    lunch = world.workspace.add_channel("lunch")
    world.workspace.join(lunch, world.workspace.app.bot_user)
    world.cilla.join(lunch)
    world.cilla.leave(lunch)
    world.double.settle()
    assert "U0CILLA" not in world.double.surfaces.homes
    assert known(here, "U0CILLA") == []
    received = select(func.count()).select_from(inbox)
    assert here.db.read(lambda store: store.connection.execute(received).scalar_one()) == 0


@contextmanager
def unheard(world: World) -> Iterator[None]:
    line, world.double.delivery.line = world.double.delivery.line, None
    yield
    world.double.settle()
    world.double.delivery.line = line


def test_what_events_missed_is_made_good(world: World, room: Rooms) -> None:
    here = room(HOME)
    with unheard(world):
        world.anna.leave()
        world.workspace.make_guest("U0BO")
        world.cilla.join(world.room)
    assert [here.member(id).standing for id in ("m1", "m2")] == [Standing.APPROVED, Standing.APPROVED]
    reconcile(here.client, here.services)
    assert [here.member(id).standing for id in ("m1", "m2")] == [Standing.LEFT, Standing.LEFT]
    assert [one.standing for one in known(here, "U0CILLA")] == [Standing.FOUND]
    with unheard(world):
        world.cilla.leave(world.room)
    reconcile(here.client, here.services)
    assert known(here, "U0CILLA") == []


def test_a_missed_change_of_somebody_outside_the_channel_is_made_good(world: World, room: Rooms) -> None:
    here = room(HOME)
    waits = replace(member("m3", "Cilla Dahl"), present=False)
    here.db.run(lambda store: store.members.add(waits, identity("U0CILLA")))
    reconcile(here.client, here.services)
    assert here.member("m3") == waits
    with unheard(world):
        world.workspace.deactivate("U0CILLA")
    reconcile(here.client, here.services)
    assert here.member("m3").standing is Standing.LEFT


def test_a_room_whose_list_cannot_be_had_is_left_as_it_is_and_the_others_are_not(
    world: World, room: Rooms, caplog: pytest.LogCaptureFixture
) -> None:
    here = room(HOME)
    here.db.run(lambda store: store.networks.add(Network("n0", "Först", "sv", b"salt"), Place("slack", TEAM, "CGONE")))
    lost = Member("m0", "n0", "Cilla Dahl")
    here.db.run(lambda store: store.members.add(lost, identity("U0CILLA")))
    with unheard(world):
        world.anna.leave()
    reconcile(here.client, here.services)
    assert here.member("m0") == lost
    assert here.member("m1").standing is Standing.LEFT
    assert "cannot be read" in caplog.text


@pytest.mark.parametrize("listed", [[], ["U0ANNA"]])
def test_a_list_without_the_bot_itself_is_no_list(
    room: Rooms, monkeypatch: pytest.MonkeyPatch, listed: list[str]
) -> None:
    here = room(HOME)
    monkeypatch.setattr(here.client, "conversations_members", lambda **_asked: {"members": listed})
    reconcile(here.client, here.services)
    assert [here.member(id).standing for id in ("m1", "m2")] == [Standing.APPROVED, Standing.APPROVED]


def stopped(here: Room) -> list[tuple[str, str]]:
    return [(one.platform, one.workspace) for one in here.db.read(installations.stopped)]


def test_an_uninstalled_app_is_remembered_and_the_log_says_so_once(
    world: World, room: Rooms, caplog: pytest.LogCaptureFixture
) -> None:
    here = room(command("fraga", Heard()))
    world.workspace.uninstall()
    world.double.settle()
    assert stopped(here) == [("slack", TEAM)]
    reconcile(here.client, here.services)
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "until the app is installed anew" in caplog.text
    assert [here.member(id).standing for id in ("m1", "m2")] == [Standing.APPROVED, Standing.APPROVED]


@pytest.mark.parametrize("tokens", [{"oauth": ["U0BO"]}, {"oauth": ["U0BO"], "bot": []}])
def test_a_members_own_token_is_no_concern_of_the_bots(
    world: World, room: Rooms, caplog: pytest.LogCaptureFixture, tokens: dict[str, list[str]]
) -> None:
    here = room(HOME)
    world.workspace.tell("tokens_revoked", {"tokens": tokens})
    world.double.settle()
    assert (stopped(here), caplog.records) == ([], [])


def test_a_token_refused_while_membership_is_read_is_remembered(world: World, room: Rooms) -> None:
    here = room(HOME)
    with unheard(world):
        world.workspace.uninstall()
    reconcile(here.client, here.services)
    assert stopped(here) == [("slack", TEAM)]
