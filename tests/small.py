"""A small network on a real SQLite file, for handlers tried directly: what they reply, and what is told to others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from typing import TYPE_CHECKING, get_args

import handlers
from bot.workdays import swedish
from domain import letters
from domain.limits import Limits
from domain.members import PLEDGE_VERSION, Attributes, Identity, Member, Person
from domain.networks import Channel, Network, Place
from domain.ports import Destination, Subject
from domain.ports import Person as To
from handlers.catalog import Catalog
from handlers.dispatch import dispatch
from handlers.routes import Incoming, Kind, Message, gather
from handlers.services import Platform, Services
from handlers.ui import Button, Buttons, Card, Errors, Field, Form, Next, Open, Option, Push, Whisper
from storage import engine as engines
from storage.delivery import claim, done
from storage.outbox import Act
from storage.run import Transactions
from storage.tables import metadata
from tests.databases import create_file_as

if TYPE_CHECKING:
    from handlers.ui import Part, Reply, Value
    from storage.store import Store

NETWORK = Network("n1", "Äldreomsorg i väst", "sv", b"0123456789abcdef")
ROOM = Place("test", "W1", "C1")
ELSEWHERE = Place("test", "W1", "C2")
START = datetime(2026, 3, 3, 12, tzinfo=UTC)
ANNA = Member("anna", "n1", "Anna Ek", pledge=PLEDGE_VERSION, attributes=Attributes("enhetschef", "Åsby", "liten"))
BOSSE = Member("bosse", "n1", "Bosse Al", pledge=PLEDGE_VERSION)
CLARA = Member("clara", "n1", "Clara Lind", pledge=PLEDGE_VERSION)


@dataclass(slots=True)
class Small:
    """`posts`: every card that stands, by destination and card; `acts`: what else was done in the channel or to a Home,
    and to what or whom. Both are filled by `deliver`. `people`: whom the platform knows; `channels`: which places."""

    db: Transactions
    now: datetime = START
    messages: dict[str, Message] = field(default_factory=dict)
    people: dict[Identity, Person] = field(default_factory=dict)
    channels: dict[Place, Channel] = field(default_factory=dict)
    posts: dict[tuple[Destination, Subject], Card] = field(default_factory=dict)
    under: dict[Subject, str | None] = field(default_factory=dict)
    acts: list[tuple[str, str]] = field(default_factory=list)
    services: Services = field(init=False)

    def __post_init__(self) -> None:
        chance = Random(7)
        self.services = Services(
            run=self.db.run,
            read=self.db.read,
            clock=lambda: self.now,
            chance=chance,
            limits=Limits(chance),
            catalog=_catalog(),
            platform=Platform(
                fetch=lambda _network, ref: self.messages.get(ref),
                who=self.people.get,
                link=lambda ref: f"https://chat.test/{ref}" if ref in self.messages else "",
                channel=self.channels.get,
                entrance=lambda: "https://chat.test/rummet",
            ),
            holiday=swedish(),
            owners=frozenset({"owner"}),
            table=gather(handlers.CAPABILITIES),
        )

    def does(
        self,
        member: Member | str,
        kind: Kind,
        route: str,
        subject: str = "",
        *,
        text: str = "",
        form: Form | None = None,
        place: Place | None = None,
        message: Message | None = None,
        delivery: str = "",
        values: Mapping[str, Value] | None = None,
    ) -> Reply:
        """`form`: the one sent or pressed in; `values` replace what stands in its fields."""
        incoming = Incoming(
            kind,
            route,
            identity(member.id if isinstance(member, Member) else member),
            place=place,
            subject=subject,
            text=text,
            values={**standing(form), **(values or {})},
            hidden=form.hidden if form else None,
            in_form=form is not None,
            message=message,
            delivery=delivery,
        )
        return dispatch(incoming, self.services.table, self.services)

    def presses(
        self, member: Member, route: str, subject: str = "", form: Form | None = None, **values: Value
    ) -> Reply:
        return self.does(member, Kind.PRESS, route, subject, form=form, place=None if form else ROOM, values=values)

    def sends(self, member: Member, form: Form, **values: Value) -> Reply:
        return self.does(member, Kind.SUBMIT, form.name, form=form, values=values)

    def pass_time(self, by: timedelta) -> None:
        self.now += by

    def deliver(self) -> None:
        """All that waits is told, as a worker would."""
        self.db.run(letters.deliver, self.services.holiday, now=self.now)
        while (claimed := self.db.lock(claim, now=self.now, lease="lease")) is not None:
            standing_at = (claimed.to, claimed.what)
            shows = claimed.act in {Act.POST, Act.REFRESH}
            if not shows and claimed.act is not Act.REMOVE:
                self.acts.append((claimed.act.value, claimed.what.id))
                self.db.lock(done, claimed, claimed.ref, next_at=self.now)
                continue
            card = None if not shows else self.services.table.cards[claimed.what.card](claimed.what.id, self.services)
            if card is None:
                self.posts.pop(standing_at, None)
            else:
                self.posts[standing_at] = card
            self.under.setdefault(claimed.what, claimed.under)
            told = f"-{claimed.to.member}" if isinstance(claimed.to, To) else ""
            ref = f"ref-{claimed.what.id}-{claimed.what.card}{told}" if card else None
            self.db.lock(done, claimed, ref, next_at=self.now)

    def stands(self, to: Destination, card: str) -> list[Card]:
        return [shown for (there, what), shown in self.posts.items() if there == to and what.card == card]


@contextmanager
def small(sqlite_url: str) -> Iterator[Small]:
    create_file_as(sqlite_url, metadata.create_all)
    engine = engines.make(sqlite_url)
    db = Transactions(engine, Random(1))
    db.run(_settle)
    yield Small(db)
    engine.dispose()


_catalog = cache(Catalog)


def _settle(store: Store) -> None:
    store.networks.add(NETWORK, ROOM)
    for member in (ANNA, BOSSE, CLARA):
        store.members.add(member, identity(member.id))


def identity(user: str) -> Identity:
    return Identity("test", "W1", user)


def form_of(reply: Reply) -> Form:
    assert isinstance(reply, Open | Next | Push), reply
    return reply.form


def fields_of(form: Form) -> dict[str, Field]:
    return {part.name: part for part in form.fields if isinstance(part, get_args(Field))}


def standing(form: Form | None) -> dict[str, Value]:
    """What would come back if nothing were touched."""
    filled = fields_of(form) if form else {}
    return {name: _as_sent(one.initial) for name, one in filled.items()}


def _as_sent(initial: Option | date | Value) -> Value:
    match initial:
        case Option():
            return initial.value
        case date():
            return initial.isoformat()
        case _:
            return initial


def buttons_of(shown: Reply | Card | Form) -> dict[str, Button]:
    """By route."""
    parts = [part for part in _parts(shown) if isinstance(part, Buttons)]
    return {button.route: button for part in parts for button in part.buttons}


def said(shown: Reply | Card | Form) -> str:
    """All that can be read, field labels and hints left out."""
    if isinstance(shown, Errors):
        return "\n".join(shown.sentences.values())
    texts: list[str] = []
    for part in _parts(shown):
        texts += [part.text] if hasattr(part, "text") else []
        texts += [f"{label}: {value}" for label, value in getattr(part, "pairs", ())]
    return "\n".join(texts)


def _parts(shown: Reply | Card | Form) -> tuple[Field | Part, ...]:
    match shown:
        case Form():
            return shown.fields
        case Open(form) | Next(form) | Push(form):
            return form.fields
        case Whisper(card):
            return card.parts
        case Card():
            return shown.parts
        case _:
            raise AssertionError(shown)
