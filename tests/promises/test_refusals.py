"""Nobody but the room's members gets in: to everyone else the same sentence, whatever they try, and nothing is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.demo.cast import ADMINISTRATOR, TEAM
from bot.demo.seed import PLATFORM
from domain.members import Identity
from handlers.dispatch import dispatch
from handlers.members import PLEDGE
from handlers.networks import CHOOSE
from handlers.pieces import refused
from handlers.routes import Incoming, Kind
from handlers.ui import Form, Open, Refused
from handlers.welcome import MEMBER, PROMISE
from storage import engine as engines
from tests.promises import copies
from tests.promises.strangers import (
    ANOTHERS_FACILITATOR,
    CODE,
    ELSEWHERE,
    FORMER,
    HERE,
    INVITED,
    LEAVE,
    OTHER,
    OUTSIDERS,
    SECRET,
    Outsider,
    attempts,
    furnished,
    known,
)
from tests.small import form_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from handlers.routes import Table
    from handlers.services import Services
    from handlers.ui import Reply
    from tests.world import World

TO_APPLY = {(Kind.PRESS, "applications.open"), (Kind.SUBMIT, "applications.send")}
"""All who are out are answered alike."""
TO_PROMISE = {(Kind.PRESS, PROMISE), (Kind.SUBMIT, PROMISE)}
"""Whom the facilitator has let in, and nobody else about them."""
TO_SET_UP = {
    (Kind.COMMAND, "rummet"),
    (Kind.PRESS, "networks.new"),
    (Kind.PRESS, "networks.this_one"),
    (Kind.SUBMIT, "networks.set_up"),
}
"""Who manages the workspace, or owns the installation."""
TO_CHOOSE_A_FACILITATOR = {(Kind.PRESS, "departures.choose"), (Kind.SUBMIT, "departures.appoint")}
"""Who owns the installation, for a room that has none."""
VISITED = TO_APPLY | TO_PROMISE | TO_SET_UP | TO_CHOOSE_A_FACILITATOR
BEFORE_PLEDGE = {
    (Kind.EVENT, "home.opened"),
    (Kind.EVENT, "direct.message"),
    (Kind.PRESS, "departures.open"),
    (Kind.SUBMIT, "departures.succeed"),
    (Kind.SUBMIT, "departures.leave"),
    *TO_CHOOSE_A_FACILITATOR,
    *TO_PROMISE,
}
"""What members may see and do before they have accepted the samtalslöfte: hear of it, accept it, look after the room's
succession, and leave."""


def test_no_other_way_answers_who_is_out_and_no_other_who_has_not_promised(sqlite_url: str) -> None:
    with furnished(sqlite_url) as world:
        routes = world.house.table.routes
        assert {key for key, route in routes.items() if route.visitor} == VISITED
        assert {key for key, route in routes.items() if route.before_pledge} == BEFORE_PLEDGE


def test_every_way_in_but_an_application_is_shut_with_one_sentence(current_url: str) -> None:
    with furnished(current_url, *OUTSIDERS, INVITED) as world:
        services, table = world.house.services, world.house.table
        sentence = refused(services.words("sv"))
        engine = engines.make(current_url)
        told = len(world.double.workspace.received)
        for outsider in (*OUTSIDERS, INVITED):
            before = copies.tables(engine)
            every = attempts(world.network.id, outsider, outsider.subjects[:1])
            tried = [one for one in every if (one.kind, one.route) not in TO_APPLY]
            assert len(tried) > 200
            answered = [(outsider.tag, one.kind, one.route, dispatch(one, table, services)) for one in tried]
            assert [one for one in answered if one[-1] != sentence] == []
            assert copies.tables(engine) == before, outsider.tag
        asked = {call.method for call in world.double.workspace.received[told:]}
        assert asked <= {"auth.test", "users.info"}, "who somebody is, and nothing is told"
        engine.dispose()


def test_who_has_not_promised_is_asked_to_whatever_they_try(sqlite_url: str) -> None:
    inside = known("let-in-and-in-the-channel", pledge=0)
    with furnished(sqlite_url, inside) as world:
        engine = engines.make(sqlite_url)
        before = copies.tables(engine)
        for one in attempts(world.network.id, inside, inside.subjects[:1]):
            if (one.kind, one.route) not in BEFORE_PLEDGE | {(Kind.SUBMIT, PLEDGE), (Kind.SUBMIT, CHOOSE)}:
                match dispatch(one, world.house.table, world.house.services):
                    case Open(Form(name=name)):
                        assert name == PLEDGE, one.route
                    case other:
                        assert other is None, one.route
                        assert one.kind in {Kind.EVENT, Kind.SUGGEST}, one.route
        assert copies.tables(engine) == before
        engine.dispose()


def test_the_form_to_apply_is_one_for_all_who_are_outside_and_says_nothing_of_the_room(sqlite_url: str) -> None:
    with furnished(sqlite_url, *OUTSIDERS, INVITED) as world:
        engine = engines.make(sqlite_url)
        before = copies.tables(engine)
        shown = {outsider.tag: form_of(_asks(world, outsider)) for outsider in OUTSIDERS}
        assert len({repr(form) for form in shown.values()}) == 1
        assert not any(name in repr(shown) for name in (SECRET, world.network.name, OTHER.name))
        assert form_of(_asks(world, INVITED)).name == PROMISE
        assert copies.tables(engine) == before
        engine.dispose()


def test_an_application_gets_one_answer_and_moves_nobody_further_than_to_the_facilitator(sqlite_url: str) -> None:
    with furnished(sqlite_url, *OUTSIDERS) as world:
        engine = engines.make(sqlite_url)
        services, table = world.house.services, world.house.table
        before = copies.tables(engine)
        wrong = {outsider.tag: _applies(world, outsider, "fel") for outsider in OUTSIDERS}
        assert len(set(wrong.values())) == 1
        assert copies.tables(engine) == before
        assert {outsider.tag: _applies(world, outsider, CODE) for outsider in OUTSIDERS} == wrong
        for outsider in OUTSIDERS:
            tried = attempts(world.network.id, outsider, outsider.subjects[:1])
            still = [dispatch(one, table, services) for one in tried if (one.kind, one.route) not in TO_APPLY]
            assert set(map(repr, still)) == {repr(refused(services.words("sv")))}, outsider.tag
        engine.dispose()


def _asks(world: World, outsider: Outsider) -> Reply:
    asked = Incoming(Kind.PRESS, "applications.open", outsider.identity, place=HERE)
    return dispatch(asked, world.house.table, world.house.services)


def _applies(world: World, outsider: Outsider, code: str) -> str:
    """What is answered."""
    values = {"code": code, "title": "enhetschef", "municipality": "Almsjö"}
    sent = Incoming(Kind.SUBMIT, "applications.send", outsider.identity, values=values, in_form=True)
    return said(dispatch(sent, world.house.table, world.house.services))


def test_nobody_promises_for_another(sqlite_url: str) -> None:
    with furnished(sqlite_url, *OUTSIDERS, INVITED) as world:
        assert INVITED.member
        engine, services, id = engines.make(sqlite_url), world.house.services, INVITED.member.id
        before = copies.tables(engine)
        for outsider in OUTSIDERS:
            asked = Incoming(Kind.PRESS, PROMISE, outsider.identity, subject=id)
            hidden = {MEMBER: id, "version": "1"}
            for one in (asked, replace(asked, kind=Kind.SUBMIT, hidden=hidden, in_form=True)):
                shown = dispatch(one, world.house.table, services)
                assert world.network.name not in repr(shown), outsider.tag
                assert not isinstance(shown, Open) or outsider.elsewhere, outsider.tag
        assert copies.tables(engine) == before
        engine.dispose()


@pytest.mark.parametrize("way", sorted(TO_SET_UP))
def test_who_manages_the_workspace_sets_up_rooms_while_the_account_is_open(
    sqlite_url: str, way: tuple[Kind, str]
) -> None:
    with furnished(sqlite_url) as world:
        manager = Identity(PLATFORM, TEAM, ADMINISTRATOR.user)
        hidden = {"id": "0" * 24} if way[0] is Kind.SUBMIT else None
        asked = Incoming(*way, manager, subject=str(ELSEWHERE), values={"name": "Nytt"}, hidden=hidden)
        shown = dispatch(asked, world.house.table, world.house.services)
        assert not isinstance(shown, Refused)
        assert SECRET not in repr(shown)
        elsewhere = replace(manager, workspace="TANNAN")
        assert isinstance(dispatch(replace(asked, identity=elsewhere), *_house(world)), Refused)
    with furnished(f"{sqlite_url}-closed") as world:
        world.double.workspace.user(ADMINISTRATOR.user).deleted = True
        engine = engines.make(world.database_url)
        before = copies.tables(engine)
        assert isinstance(dispatch(asked, *_house(world)), Refused)
        assert copies.tables(engine) == before
        engine.dispose()


def _house(world: World) -> tuple[Table, Services]:
    return world.house.table, world.house.services


def test_the_same_ways_are_open_to_a_member(sqlite_url: str) -> None:
    member = known("member")
    with furnished(sqlite_url, member) as world:
        tried = attempts(world.network.id, member, member.subjects)
        stay = [one for one in tried if (one.kind, one.route) not in LEAVE]
        answered = [dispatch(one, world.house.table, world.house.services) for one in stay]
        assert not [one for one in answered if isinstance(one, Refused)]


def test_no_network_sees_or_touches_another(sqlite_url: str) -> None:
    """Everything that its facilitator can try in their own room, about the things and the people of another."""
    theirs, first = ANOTHERS_FACILITATOR, known("first")
    assert first.member
    with furnished(sqlite_url, theirs, first) as world:
        engine, things = engines.make(sqlite_url), (*theirs.subjects, first.member.id)
        before = _of_the_first(engine, world, things)
        for one in _from_elsewhere(attempts(OTHER.id, theirs, things)):
            shown = repr(dispatch(one, *_house(world)))
            assert SECRET not in shown, (one.kind, one.route)
            assert FORMER.name not in shown, (one.kind, one.route)
        assert _of_the_first(engine, world, things) == before
        world.pass_slots(3)
        assert SECRET not in repr(world.double.workspace.dm(theirs.identity.user).messages)
        engine.dispose()


def _from_elsewhere(tried: Iterator[Incoming]) -> Iterator[Incoming]:
    for one in tried:
        yield replace(one, place=ELSEWHERE, message=None)
        if not one.in_form:
            yield replace(one, place=None)


def _of_the_first(engine: Engine, world: World, things: tuple[str, ...]) -> list[str]:
    rows = [row for rows in copies.said(engine).values() for row in rows if row.get("network") != OTHER.id]
    ours = {SECRET, world.network.id, *things}
    return sorted(repr(row) for row in rows if ours & {cell for cell in row.values() if isinstance(cell, str)})


def test_what_stands_under_a_name_is_its_authors_alone(sqlite_url: str) -> None:
    """A member who tries everything on what another wrote adds to it at most."""
    author = known("author")
    with furnished(sqlite_url, author) as world:
        engine = engines.make(sqlite_url)
        before = _theirs(engine, author)
        for one in attempts(world.network.id, author, author.subjects, who=Identity(PLATFORM, TEAM, "UPER")):
            dispatch(one, world.house.table, world.house.services)
        assert _theirs(engine, author) == before
        engine.dispose()


def _theirs(engine: Engine, author: Outsider) -> list[copies.Row]:
    """*Jag också* is only counted; what is pointed out is hidden, and keeps its words."""
    tables = copies.said(engine)
    things = (
        ("questions", "q-named"),
        ("answers", "a-1"),
        ("answers", "a-2"),
        ("solutions", "a-1"),
        ("solutions", "s-1"),
        ("topics", "t-1"),
    )
    found = [row for table, thing in things for row in tables[table] if row["id"] == f"{author.tag}-{thing}"]
    assert len(found) == len(things)
    return [{column: row[column] for column in row.keys() - {"me_too", "votes", "state", "hidden"}} for row in found]
