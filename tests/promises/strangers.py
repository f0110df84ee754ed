"""Everybody who is out, or never was in, and everything that can be tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from random import Random
from typing import TYPE_CHECKING

import handlers
from bot.demo.cast import CHANNEL, TEAM
from bot.demo.seed import PLATFORM
from domain import answers, applications, codewords, consent, meetings, questions, solutions, topics
from domain.members import PLEDGE_VERSION, Account, Identity, Member, Role, Standing
from domain.networks import Network, Place, Settings
from domain.solutions import Text
from handlers.networks import CHOOSE
from handlers.routes import NETWORK, Incoming, Kind, Message, gather
from tests.world import MONDAY, World, make_world

if TYPE_CHECKING:
    from bot.demo.records import Guest
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
    account: Account = Account.FULL

    @property
    def code(self) -> str:
        return " ".join(codewords.draw(Random(self.tag)))

    @property
    def subjects(self) -> tuple[str, ...]:
        return tuple(f"{self.tag}-{thing}" for thing in THINGS)


def stranger(tag: str, user: str, *, team: str = TEAM, platform: str = PLATFORM) -> Outsider:
    return Outsider(tag, Identity(platform, team, user))


def known(tag: str, *, account: Account = Account.FULL, **changed: object) -> Outsider:
    """Somebody who was a facilitator here."""
    member = replace(FORMER, id=f"m-{tag}", **changed)  # type: ignore[arg-type]
    return Outsider(tag, Identity(PLATFORM, TEAM, f"U{tag}"), member, account=account)


def of_the_other(tag: str, role: Role) -> Outsider:
    member = Member(f"m-{tag}", OTHER.id, "Någon", role=role, pledge=PLEDGE_VERSION)
    return Outsider(tag, Identity(PLATFORM, TEAM, f"U{tag}"), elsewhere=member)


THINGS = ("q-named", "q-unnamed", "a-1", "a-2", "s-1", "t-1")
CARDS = {"q": questions.CARD, "a": answers.CARD, "s": solutions.CARD, "t": topics.TOPIC}
ANOTHERS = of_the_other("other", Role.MEMBER)
ANOTHERS_FACILITATOR = of_the_other("other-facilitator", Role.FACILITATOR)
OUTSIDERS = (
    stranger("never-seen", "UGAST"),
    stranger("of-another-workspace-by-a-members-id", "UMARIA", team="TANNAN"),
    stranger("of-another-platform-by-a-members-id", "UMARIA", platform="teams"),
    stranger("nobody", ""),
    known("applied", standing=Standing.APPLIED),
    known("applied-and-has-not-pledged", standing=Standing.APPLIED, pledge=0),
    known("found-in-the-channel", standing=Standing.FOUND),
    known("left", standing=Standing.LEFT),
    known("not-in-the-channel", present=False),
    known("not-in-the-channel-and-has-not-pledged", present=False, pledge=0),
    known("deactivated", active=False, account=Account.CLOSED),
    known("become-a-guest", active=False, account=Account.GUEST),
    replace(stranger("unapproved-guest", "UGUEST"), account=Account.GUEST),
    ANOTHERS,
    ANOTHERS_FACILITATOR,
)


CODE = "Blåsippa 26"
INVITED = known("let-in-and-has-not-promised", present=False, pledge=0)
"""Has the facilitator's yes."""


def furnish(store: Store, network: Network, outsider: Outsider) -> None:
    """A named and an unnamed question, answers, a draft, a lösning and a topic, as far as there may be the outsider's
    own."""
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
    details = meetings.Details(SECRET, MONDAY + timedelta(days=30), 120, body=SECRET)
    store.meetings.add(meetings.Meeting(f"{tag}-g", network.id, details))
    store.topics.collect(f"{tag}-g", on=True)
    store.topics.add(topics.Topic(f"{tag}-t-1", f"{tag}-g", SECRET, (), owner, None, MONDAY.date()))
    if member:
        store.members.change(replace(member, network=network.id))
    if outsider is INVITED:
        store.applications.add(applications.Application(owner, MONDAY))
    store.networks.change(replace(network, settings=Settings(CODE)))


BY_CARD = ("flags.", "incidents.", "duties.")


def _as_flagged(thing: str) -> str:
    kind = next((one[0] for one in THINGS if thing.endswith(one)), None)
    return f"{CARDS[kind]} {thing}" if kind else thing


WORDS = dict.fromkeys(("body", "did", "title", "situation", "result"), "hjälp")
CHOSEN = {
    "sender": "named",
    "outcome": "well",
    "theme": "natt",
}


def attempts(
    network: str, outsider: Outsider, subjects: Sequence[str], *, who: Identity | None = None
) -> Iterator[Incoming]:
    """Each route from the room's channel and from a form of the room, about each of the things, by the name that its
    buttons know it by."""
    identity = who or outsider.identity
    for (kind, route), thing in product(ROUTES, subjects):
        subject = _as_flagged(thing) if route.startswith(BY_CARD) else thing
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
            _open_account(world, outsider)
        yield world


def _open_account(world: World, outsider: Outsider) -> None:
    """On the platform, as it is now."""
    workspace, identity = world.double.workspace, outsider.identity
    if (identity.platform, identity.workspace) != (PLATFORM, TEAM) or identity.user in {"", *workspace.users}:
        return
    guest: Guest = "restricted" if outsider.account is Account.GUEST else ""
    user = workspace.add_user("Någon Utanför", user_id=identity.user, guest=guest)
    user.deleted = outsider.account is Account.CLOSED
