"""A network whose room is the double's, with Anna and Bo as members, and whatever routes a test wants."""

from __future__ import annotations

import time
from random import Random
from typing import TYPE_CHECKING

from slack_bolt import BoltRequest

from bot.demo.lines import DirectLine
from bot.demo.records import App, Command, Shortcut
from bot.slack.app import make_app
from bot.slack.client import make_client
from bot.slack.platform import make_platform
from bot.workdays import swedish
from domain.limits import Limits
from domain.members import PLEDGE_VERSION, Identity, Member
from domain.networks import Network, Place
from handlers.catalog import Catalog
from handlers.routes import Request, Table
from handlers.services import Services
from storage.run import Transactions
from tests.bot.demo.world import World, a_world
from tests.world import AtOnce

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from slack_sdk import WebClient
    from sqlalchemy import Engine

    from bot.demo.server import DemoServer
    from handlers.routes import Route
    from handlers.ui import Reply
    from storage.store import Store

TEAM = "T0RUMMET"
HERE = Place("slack", TEAM, "C0RUM")
NETWORK = Network("n1", "Ledarnätverket", "sv", b"0123456789abcdef")
SCOPES = (
    "commands chat:write files:write im:write im:history groups:read groups:write groups:history pins:write users:read "
    "reactions:read"
)
EVENTS = (
    "app_home_opened app_uninstalled member_joined_channel member_left_channel message.im reaction_added "
    "tokens_revoked user_change"
)


def an_app() -> App:
    return App(
        commands=(Command("/fraga"),),
        shortcuts=(
            Shortcut("questions.door", "Fråga", "global"),
            Shortcut("solutions.save_message", "Spara", "message"),
        ),
        events=frozenset(EVENTS.split()),
        scopes=frozenset(SCOPES.split()),
    )


def a_furnished_world() -> World:
    """In the world's real time, since Slack's signatures are only good for five minutes."""
    world = a_world(an_app())
    world.time.real = time.time()
    return world


def identity(user: str, team: str = TEAM) -> Identity:
    return Identity("slack", team, user)


def member(id: str, name: str) -> Member:
    return Member(id, NETWORK.id, name, pledge=PLEDGE_VERSION)


class Room:
    def __init__(
        self, world: World, server: DemoServer, engine: Engine, routes: tuple[Route, ...], *, table: Table | None = None
    ) -> None:
        self.world = world
        self.client: WebClient = make_client(world.workspace.app.bot_token, f"{server.url}/api/", timeout=5)
        self.db = Transactions(engine, Random(1))
        self.db.run(_settle)
        self.services = Services(
            run=self.db.run,
            read=self.db.read,
            clock=self._now,
            chance=Random(2),
            limits=Limits(Random(3)),
            catalog=Catalog(),
            platform=make_platform(self.client, lambda place: NETWORK.id if place == HERE else None, Catalog()),
            holiday=swedish(),
        )
        secret = world.workspace.app.signing_secret
        self.app_table = table or Table({(route.kind, route.name): route for route in routes}, {})
        self.app = make_app(self.app_table, self.services, self.client, signing_secret=secret, executor=AtOnce())
        world.double.delivery.line = DirectLine(self._deliver, secret, lambda: world.time.real)

    def _now(self) -> datetime:
        return self.world.time.product

    def _deliver(self, _kind: str, body: str, headers: Mapping[str, str]) -> tuple[int, str]:
        answer = self.app.dispatch(BoltRequest(body=body, headers=dict(headers)))
        return answer.status, answer.body or ""

    def member(self, id: str) -> Member:
        found = self.db.read(lambda store: store.members.get(id))
        assert found
        return found


def _settle(store: Store) -> None:
    store.networks.add(NETWORK, HERE)
    store.members.add(member("m1", "Anna Berg"), identity("U0ANNA"))
    store.members.add(member("m2", "Bo Ek"), identity("U0BO"))


class Heard:
    """A handler that remembers what it was asked and always answers alike."""

    def __init__(self, reply: Reply = None) -> None:
        self.reply = reply
        self.requests: list[Request] = []

    def __call__(self, request: Request, _services: Services) -> Reply:
        self.requests.append(request)
        return self.reply

    @property
    def last(self) -> Request:
        return self.requests[-1]
