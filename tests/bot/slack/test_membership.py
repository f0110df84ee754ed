from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from bot.slack.membership import reconcile
from bot.speaker import Unreachable
from handlers.routes import command, event
from handlers.ui import Card, Home, Paragraph
from storage.inbox import inbox
from tests.bot.slack.room import Heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.demo.world import World
    from tests.bot.slack.room import Room

    Rooms = Callable[..., Room]

HOME = event("home.opened", Heard(Home(Card("Välkommen hem", (Paragraph("Välkommen hem"),)))))
STRANGER = "bara för nätverkets medlemmar"


def shown_at_home(world: World, user: str) -> str:
    return str(world.double.surfaces.homes[user].content)


def test_who_leaves_the_channel_is_out_at_once_and_their_home_is_emptied(world: World, room: Rooms) -> None:
    here = room(HOME)
    assert "Välkommen hem" in world.bo.home()
    world.bo.leave()
    assert not here.member("m2").present
    assert STRANGER in shown_at_home(world, "U0BO")
    world.bo.join(world.room)
    assert here.member("m2").present
    assert "Välkommen hem" in shown_at_home(world, "U0BO")


def test_another_channel_changes_nothing(world: World, room: Rooms) -> None:
    here = room(HOME)
    lunch = world.workspace.add_channel("lunch")
    world.workspace.join(lunch, world.workspace.app.bot_user)
    world.bo.join(lunch)
    world.bo.leave(lunch)
    assert here.member("m2").present
    assert "U0BO" not in world.double.surfaces.homes


def test_guests_and_closed_accounts_are_out(world: World, room: Rooms) -> None:
    here = room(HOME)
    world.workspace.make_guest("U0BO")
    world.workspace.deactivate("U0ANNA")
    world.double.settle()
    assert not here.member("m2").active
    assert not here.member("m1").active
    assert STRANGER in shown_at_home(world, "U0BO")
    world.workspace.make_guest("U0BO", "")
    world.double.settle()
    assert here.member("m2").active
    assert "Välkommen hem" in shown_at_home(world, "U0BO")


def test_an_event_told_twice_counts_once(world: World, room: Rooms) -> None:
    here = room(HOME)
    world.double.faults.duplicate_events = 1
    world.bo.leave()
    world.bo.join(world.room)
    assert here.member("m2").present


def test_changes_of_people_who_are_no_members_leave_no_trace(world: World, room: Rooms) -> None:
    here = room(HOME)
    world.cilla.join(world.room)
    world.workspace.make_guest("U0CILLA")
    world.double.settle()
    assert "U0CILLA" not in world.double.surfaces.homes
    assert (
        here.db.read(lambda store: store.connection.execute(select(func.count()).select_from(inbox)).scalar_one()) == 0
    )


def test_what_events_missed_is_made_good(world: World, room: Rooms) -> None:
    here = room(HOME)
    line, world.double.delivery.line = world.double.delivery.line, None
    world.anna.leave()
    world.workspace.make_guest("U0BO")
    world.double.settle()
    world.double.delivery.line = line
    assert (here.member("m1").present, here.member("m2").active) == (True, True)
    reconcile(here.client, here.services)
    assert (here.member("m1").present, here.member("m2").active) == (False, False)
    assert (here.member("m1").active, here.member("m2").present) == (True, True)


def test_a_list_that_cannot_be_had_changes_nobody(world: World, room: Rooms) -> None:
    here = room(HOME)
    world.workspace.leave(world.room, world.workspace.app.bot_user)
    world.room.is_private = True
    with pytest.raises(Unreachable):
        reconcile(here.client, here.services)
    assert here.member("m1").present


def test_an_uninstalled_app_says_so_in_the_log(world: World, room: Rooms, caplog: pytest.LogCaptureFixture) -> None:
    room(command("fraga", Heard()))
    world.workspace.uninstall()
    world.double.settle()
    assert any("installed anew" in record.getMessage() for record in caplog.records)
