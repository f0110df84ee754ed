"""What the running program lends the handlers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Literal, TypeAlias

from handlers.catalog import DEFAULT_LANGUAGE
from handlers.routes import Table
from handlers.today import Today

if TYPE_CHECKING:
    from domain.limits import Limits
    from domain.members import Identity, Person
    from domain.networks import Channel, Network, Place
    from domain.ports import Clock, Run
    from domain.workdays import Holiday
    from handlers.catalog import Catalog, Words
    from handlers.routes import Message

FetchMessage: TypeAlias = "Callable[[Network, str], Message | None]"
"""The one message that a person tagged, by its `ref`; None when it is gone."""

WhoIs: TypeAlias = "Callable[[Identity], Person | None]"
"""Somebody as the platform knows them now; None for nobody it would tell of."""

ChannelAt: TypeAlias = "Callable[[Place], Channel | None]"
"""A place as the platform knows it now; None where people only talk with each other or with the bot."""

LinkTo: TypeAlias = "Callable[[str], str]"
"""The address at which people find the message with this `ref`; empty when it is gone."""

Entrance: TypeAlias = "Callable[[], str]"
"""The https address at which somebody who was never here finds the bot."""


@dataclass(frozen=True, slots=True)
class Platform:
    """What is asked of the chat at once, while a person waits."""

    fetch: FetchMessage
    who: WhoIs
    link: LinkTo
    channel: ChannelAt
    entrance: Entrance


@dataclass(frozen=True, slots=True)
class Services:
    """`run` writes, `read` promises not to. `owners`: of the installation, by the platform's ids of their accounts.
    `language`: of a network that is made here. `address`: of the program's own pages, without a slash at the end; empty
    where nobody outside reaches them. `database`: what remembers. `table`: all there is to do and draw."""

    run: Run
    read: Run
    clock: Clock
    chance: Random
    limits: Limits
    catalog: Catalog
    platform: Platform
    holiday: Holiday
    owners: frozenset[str] = frozenset()
    language: str = DEFAULT_LANGUAGE
    address: str = ""
    database: Literal["sqlite", "postgresql"] = "sqlite"
    table: Table = field(default_factory=lambda: Table({}, {}))
    today: Today = field(default_factory=Today)

    def owns(self, identity: Identity) -> bool:
        return identity.user in self.owners

    def network(self, id: str) -> Network | None:
        return self.read(lambda store: store.networks.get(id))

    def words(self, language: str = "") -> Words:
        """Without a language in that of the installation, for those who are nobody here yet."""
        return self.catalog.words(language or self.language)
