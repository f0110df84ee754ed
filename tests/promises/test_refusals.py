"""Nobody but the room's members gets in: to everyone else the same sentence, whatever they try, and nothing is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import product
from random import Random
from typing import TYPE_CHECKING

import handlers
from bot.demo.cast import CHANNEL, TEAM
from bot.demo.seed import PLATFORM
from domain import answers, applications, codewords, consent, questions, solutions
from domain.members import PLEDGE_VERSION, Identity, Member, Role, Standing
from domain.networks import Network, Place, Settings
from domain.solutions import Text
from handlers.dispatch import dispatch
from handlers.networks import CHOOSE
from handlers.pieces import refused
from handlers.routes import NETWORK, Incoming, Kind, Message, gather
from handlers.ui import Refused, Reply
from handlers.welcome import PROMISE
from storage import engine as engines
from tests.promises import copies
from tests.small import form_of, said
from tests.world import MONDAY, World, make_world

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from domain.store import Store

LEAVE = {(Kind.SUBMIT, "departures.leave"), (Kind.PRESS, "extracts.erase")}
EVERY = [*gather(handlers.CAPABILITIES).routes, (Kind.SUBMIT, CHOOSE), *((kind, "no.such") for kind in Kind)]
ROUTES = sorted(EVERY, key=lambda one: one in LEAVE)
"""Those that end being a member come last."""
HERE = Place(PLATFORM, TEAM, CHANNEL)
ELSEWHERE = Place(PLATFORM, TEAM, "CANNAT")
OTHER = Network("n2", "Ett annat nätverk", "sv", b"fedcba9876543210")
SECRET = "bara för det första rummet"
"""Stands in everything that was written in the first room."""
FORMER = Member("", "", "Former Ledamot", role=Role.FACILITATOR, pledge=PLEDGE_VERSION)


@dataclass(frozen=True, slots=True)
class Outsider:
    """`member`: what the first room knows of them, if anything. `tag` begins the ids of what a test tries to reach:
    theirs if they ever were a member, else somebody else's."""

    tag: str
    identity: Identity
    member: Member | None = None
    elsewhere: Member | None = None

    @property
    def code(self) -> str:
        return " ".join(codewords.draw(Random(self.tag)))

    @property
    def subjects(self) -> tuple[str, ...]:
        plain = tuple(f"{self.tag}-{thing}" for thing in THINGS)
        return (*plain, *(f"{CARDS[thing[0]]} {self.tag}-{thing}" for thing in THINGS))


def _stranger(tag: str, user: str, *, team: str = TEAM, platform: str = PLATFORM) -> Outsider:
    return Outsider(tag, Identity(platform, team, user))


def _known(tag: str, **changed: object) -> Outsider:
    """Somebody who was a facilitator here."""
    member = replace(FORMER, id=f"m-{tag}", **changed)  # type: ignore[arg-type]
    return Outsider(tag, Identity(PLATFORM, TEAM, f"U{tag}"), member)


THINGS = ("q-named", "q-unnamed", "a-1", "a-2", "s-1")
CARDS = {"q": questions.CARD, "a": answers.CARD, "s": solutions.CARD}
ANOTHERS = Outsider(
    "other",
    Identity(PLATFORM, TEAM, "UOTHER"),
    elsewhere=Member("m-other", "n2", "Någon", pledge=PLEDGE_VERSION),
)
OUTSIDERS = (
    _stranger("never-seen", "UGAST"),
    _stranger("of-another-workspace-by-a-members-id", "UMARIA", team="TANNAN"),
    _stranger("of-another-platform-by-a-members-id", "UMARIA", platform="teams"),
    _stranger("nobody", ""),
    _known("applied", standing=Standing.APPLIED),
    _known("applied-and-has-not-pledged", standing=Standing.APPLIED, pledge=0),
    _known("found-in-the-channel", standing=Standing.FOUND),
    _known("left", standing=Standing.LEFT),
    _known("not-in-the-channel", present=False),
    _known("not-in-the-channel-and-has-not-pledged", present=False, pledge=0),
    _known("deactivated-or-a-guest", active=False),
    ANOTHERS,
)


CODE = "Blåsippa 26"
INVITED = _known("let-in-and-has-not-promised", present=False, pledge=0)
"""Has the facilitator's yes."""


def furnish(store: Store, network: Network, outsider: Outsider) -> None:
    """A named and an unnamed question, answers, a draft and a lösning, as far as there may be the outsider's own."""
    tag, member = outsider.tag, outsider.member
    if outsider.elsewhere:
        store.members.add(outsider.elsewhere, outsider.identity)
    if member:
        store.members.add(replace(FORMER, id=member.id, network=network.id), outsider.identity)
    owner = member.id if member else store.members.known_as(Identity(PLATFORM, TEAM, "UPER"))[0].id
    code = codewords.key(outsider.code.split(), network.salt)
    questions.ask(store, questions.Ask(f"{tag}-q-named", network.id, owner, SECRET, ("natt",)), now=MONDAY)
    questions.tell(store, questions.Question(f"{tag}-q-unnamed", network.id, SECRET, (), None, code, MONDAY))
    for answer, question in (("a-1", "q-named"), ("a-2", "q-unnamed")):
        give = answers.Give(f"{tag}-{answer}", network.id, f"{tag}-{question}", owner, SECRET)
        answers.give(store, give, now=MONDAY)
    solutions.keep(store, solutions.Keep(f"{tag}-s-1", network.id, owner, Text(SECRET), named=True), now=MONDAY)
    consent.propose_answer(store, network.id, f"{tag}-a-1", now=MONDAY)
    if member:
        store.members.change(replace(member, network=network.id))
    if outsider is INVITED:
        store.applications.add(applications.Application(owner, MONDAY))
    store.networks.change(replace(network, settings=Settings(CODE)))


WORDS = dict.fromkeys(("body", "did", "title", "situation", "result"), "hjälp")
CHOSEN = {
    "sender": "named",
    "outcome": "well",
}


def attempts(
    network: str, outsider: Outsider, subjects: Sequence[str], *, who: Identity | None = None
) -> Iterator[Incoming]:
    """Each route from the room's channel and from a form of the room, about each of the things."""
    identity = who or outsider.identity
    for (kind, route), subject in product(ROUTES, subjects):
        hidden = {"id": subject, "question": subject, "code": outsider.code, "version": str(PLEDGE_VERSION), "seen": ""}
        hidden |= {"what": subject}
        message = Message(f"{TEAM}/{CHANNEL}/1.0", SECRET, identity)
        asked = Incoming(
            kind,
            route,
            identity,
            subject=subject,
            text="ny",
            values={
                **WORDS,
                **CHOSEN,
                "words": outsider.code,
                "answer": subject,
                "question": subject,
                "network": network,
            },
            message=message if kind is Kind.SHORTCUT else None,
            delivery=f"Ev{kind}{route}{subject}",
        )
        yield replace(asked, place=HERE)
        yield replace(asked, place=ELSEWHERE, hidden={**hidden, NETWORK: network}, in_form=True)


@contextmanager
def furnished(database_url: str, *outsiders: Outsider) -> Iterator[World]:
    with make_world(database_url) as world:
        run = world.house.transactions.run
        run(lambda store: store.networks.add(OTHER, ELSEWHERE))
        for outsider in outsiders:
            run(furnish, world.network, outsider)
        yield world


TO_APPLY = {(Kind.PRESS, "applications.open"), (Kind.SUBMIT, "applications.send")}
"""Answered for strangers, too: what to is below."""


def test_every_way_in_but_an_application_is_shut_with_one_sentence(database_url: str) -> None:
    with furnished(database_url, *OUTSIDERS, INVITED) as world:
        services, table = world.house.services, world.house.table
        sentence = refused(services.words("sv"))
        engine = engines.make(database_url)
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


def test_the_same_ways_are_open_to_a_member(sqlite_url: str) -> None:
    member = _known("member")
    with furnished(sqlite_url, member) as world:
        tried = attempts(world.network.id, member, member.subjects)
        stay = [one for one in tried if (one.kind, one.route) not in LEAVE]
        answered = [dispatch(one, world.house.table, world.house.services) for one in stay]
        assert not [one for one in answered if isinstance(one, Refused)]


def test_no_network_sees_or_touches_another(database_url: str) -> None:
    """Everything that one can try in one's own room, about the things of another."""
    with furnished(database_url, ANOTHERS) as world:
        engine = engines.make(database_url)
        before = _of_the_first(engine)
        for one in attempts(OTHER.id, ANOTHERS, ANOTHERS.subjects):
            for asked in (replace(one, place=None), replace(one, place=ELSEWHERE, message=None)):
                shown = repr(dispatch(asked, world.house.table, world.house.services))
                assert SECRET not in shown, (asked.kind, asked.route)
        assert _of_the_first(engine) == before
        world.pass_slots(3)
        assert SECRET not in repr(world.double.workspace.dm(ANOTHERS.identity.user).messages)
        engine.dispose()


def _of_the_first(engine: Engine) -> list[copies.Row]:
    rows = [row for rows in copies.said(engine).values() for row in rows]
    return [row for row in rows if {SECRET, *ANOTHERS.subjects} & {cell for cell in row.values() if cell}]


def test_what_stands_under_a_name_is_its_authors_alone(sqlite_url: str) -> None:
    """A member who tries everything on what another wrote adds to it at most."""
    author = _known("author")
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
    )
    found = [row for table, thing in things for row in tables[table] if row["id"] == f"{author.tag}-{thing}"]
    assert len(found) == len(things)
    return [{column: row[column] for column in row.keys() - {"me_too", "state", "hidden"}} for row in found]
