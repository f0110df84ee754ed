"""What belongs to a meeting is its network's, and of it each member sees what is theirs: whatever they try."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import TYPE_CHECKING

import handlers
from bot.demo.cast import TEAM
from bot.demo.seed import PLATFORM
from domain import (
    checks,
    commitments,
    group_rooms,
    items,
    meetings,
    parking,
    parts,
    routines,
    sessions,
    signups,
    topics,
)
from domain.groupings import Grouping, Table
from domain.groupings import State as Formed
from domain.members import PLEDGE_VERSION, Identity, Member, Role
from domain.signups import Coming, Signup, Stand
from handlers.dispatch import dispatch
from handlers.routes import NETWORK, Incoming, Kind, gather
from storage import engine as engines
from tests.promises import copies
from tests.promises.strangers import ELSEWHERE, HERE, OTHER
from tests.world import MONDAY, World, make_world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from domain.store import Store
    from handlers.ui import Reply

SECRET = "bara för dem den gäller"
OPEN = "det alla i rummet ser"
ABOUT_MEETINGS = (
    "checks",
    "commitments",
    "group_rooms",
    "groupings",
    "harvests",
    "items",
    "meetings",
    "overlaps",
    "parking",
    "parts",
    "preparation",
    "routines",
    "sessions",
    "signups",
    "topics",
)
ROUTES = [one for one in gather(handlers.CAPABILITIES).routes if one[1].partition(".")[0] in ABOUT_MEETINGS]
THINGS = (
    "g",
    "over",
    "open-part",
    "secret-part",
    "open-item",
    "secret-item",
    "parked",
    "agreed",
    "routine",
    "x",
    "topic",
)
PER, MARIA = Identity(PLATFORM, TEAM, "UPER"), Identity(PLATFORM, TEAM, "UMARIA")
THEIRS = Identity(PLATFORM, TEAM, "UELSEWHERE")


def plan(store: Store, network: str, body: str) -> None:
    """A meeting with all that may be gathered for it; `body` stands in what everybody in the room may see."""
    [maria], [agneta] = (store.members.known_as(Identity(PLATFORM, TEAM, user)) for user in ("UMARIA", "UAGNETA"))
    for id, begins in (("g", MONDAY + timedelta(days=10)), ("over", MONDAY - timedelta(days=3))):
        store.meetings.add(meetings.Meeting(id, network, meetings.Details(body, begins, 120, body=body)))
    store.checks.put(checks.Check("over", (MONDAY + timedelta(days=4)).date()))
    store.topics.collect("g", on=True)
    store.topics.add(topics.Topic("topic", "g", body, (), None, b"key", MONDAY.date()))
    store.parts.add(parts.Part("open-part", "g", body, 0, 30, told=True))
    shut = {"everyone": False, "chosen": (maria.id,), "told": True}
    ways = {"agenda": SECRET, "place": SECRET, "phone": "0470 10 20 30", "code": "998877"}
    store.parts.add(parts.Part("secret-part", "g", SECRET, 30, 30, **ways, **shut))  # type: ignore[arg-type]
    store.items.add(items.Item("open-item", "g", 1, body, maria.id, items.WHOLE))
    store.items.add(items.Item("secret-item", "g", 2, SECRET, maria.id, "secret-part"))
    store.parking.add(parking.Parked("parked", network, "over", body))
    store.commitments.add(
        commitments.Commitment("agreed", network, "over", body, "alla", (MONDAY + timedelta(days=5)).date())
    )
    store.routines.add(routines.Routine("routine", network, SECRET, 1))
    store.routines.publish("routine", 1, (routines.Line(1, -1, routines.FACILITATOR, SECRET),))
    store.routines.follow(routines.Followed("g", "routine", 1))
    store.sessions.add(
        sessions.Session(
            "x",
            network,
            "g",
            "round",
            (1, 2, 5),
            3,
            pledge=False,
            shown=sessions.Shown.LEADER,
            leader=agneta.id,
            question=SECRET,
        )
    )
    store.signups.settle(signups.Terms("g", places=2, needs=True))
    store.signups.put(Signup("s1", "g", Coming.TAKES_PART, member=maria.id, needs=SECRET))
    store.signups.put(Signup("s2", "g", Coming.TAKES_PART, name="Vera Frisk", needs=SECRET))
    store.signups.put(Signup("s3", "g", Coming.TAKES_PART, member=agneta.id, stand=Stand.WAITS, turn=1))
    tables = (Table("1", (agneta.id, maria.id)), Table("2", ("s2",)))
    store.groupings.put(Grouping("g", (3, 5), Formed.RELEASED, tables, number=1))
    store.group_rooms.put_opening(group_rooms.Opening("g", SECRET))


def attempts(who: Identity, home: str, *others: str) -> Iterator[Incoming]:
    """Each of the ways, about each of the things, in the room and in a form."""
    more = [f"g {other}" for other in ("0", "1", "2", "back", *others)]
    for (kind, route), thing in product(ROUTES, (*THINGS, *more)):
        of = thing.partition(" ")[0]
        hidden = {
            "id": of,
            "meeting": of,
            "list": of,
            "chosen": of,
            "number": "1",
            "count": "0",
            "who": "s2",
            "label": "1",
        }
        values = {
            "body": "hjälp",
            "what": "hjälp",
            "role": "alla",
            "outcome": "none",
            "title": "hjälp",
            "coming": "cannot",
        }
        tried = Incoming(kind, route, who, subject=thing, values=values, hidden=hidden)
        yield replace(tried, place=ELSEWHERE if home == OTHER.id else HERE)
        yield replace(tried, hidden={**hidden, NETWORK: home}, in_form=True)


def answers(world: World, tried: Iterator[Incoming]) -> Iterator[tuple[Kind, str, Reply]]:
    for one in tried:
        yield one.kind, one.route, dispatch(one, world.house.table, world.house.services)


def test_no_network_sees_or_touches_what_another_plans(sqlite_url: str) -> None:
    with make_world(sqlite_url) as world:
        run = world.house.transactions.run
        run(plan, world.network.id, SECRET)
        run(lambda store: store.networks.add(OTHER, ELSEWHERE))
        world.double.workspace.add_user("Någon Annanstans", user_id=THEIRS.user)
        lead = Member("m-theirs", OTHER.id, "Någon Annanstans", Role.FACILITATOR, pledge=PLEDGE_VERSION)
        run(lambda store: store.members.add(lead, THEIRS))
        engine = engines.make(sqlite_url)
        before = _planned(engine)
        for kind, route, reply in answers(world, attempts(THEIRS, OTHER.id, "s2")):
            assert SECRET not in repr(reply), (kind, route)
            assert "Vera" not in repr(reply), (kind, route)
        assert _planned(engine) == before
        engine.dispose()


def _planned(engine: Engine) -> list[str]:
    """All that was planned, and all that is told of it."""
    rows = [row for found in copies.said(engine).values() for row in found]
    ours = set(THINGS) | {"s1", "s2", "s3", SECRET}
    return sorted(repr(row) for row in rows if ours & {cell for cell in row.values() if isinstance(cell, str)})


def test_a_member_sees_nothing_of_a_part_or_of_a_need_that_is_not_theirs(sqlite_url: str) -> None:
    """Nor what those who lead prepare."""
    with make_world(sqlite_url) as world:
        world.house.transactions.run(plan, world.network.id, OPEN)
        seen = list(answers(world, attempts(PER, world.network.id, "s2")))
        assert any(OPEN in repr(reply) for _, _, reply in seen)
        for kind, route, reply in seen:
            for what in (SECRET, "0470", "998877"):
                assert what not in repr(reply), (kind, route, what)
        opened = Incoming(Kind.PRESS, "meetings.show", MARIA, subject="g", place=HERE)
        theirs = repr(dispatch(opened, world.house.table, world.house.services))
        assert all(what in theirs for what in (SECRET, "0470", "998877")), "whose part it is, sees it"
