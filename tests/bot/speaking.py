"""A platform small enough to see through, and a worker that speaks to it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from threading import Lock

from bot.speaker import Speaker
from bot.workdays import swedish
from bot.worker import Worker
from domain.limits import Limits
from domain.members import Identity, Person
from domain.networks import Place
from handlers.catalog import Catalog
from handlers.routes import Drawer, Table
from handlers.services import Platform as Answering
from handlers.services import Services
from handlers.ui import Card
from storage.run import Transactions

CATALOG = Catalog()


@dataclass
class Time:
    """The world's, and the product's beside it."""

    now: datetime = datetime(2026, 3, 3, 12, 30, tzinfo=UTC)
    jumped: timedelta = timedelta()

    def real(self) -> datetime:
        return self.now

    def product(self) -> datetime:
        return self.now + self.jumped

    def passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Message:
    ref: str
    to: Place | Identity
    id: str
    under: str | None
    shows: str
    at: datetime
    removed: bool = False


class Rooms:
    """What a `Speaker` does besides messages, of which these tests ask nothing."""

    def open(self, name: str, *, workspace: str, since: datetime | None, taken: Collection[Place]) -> Place:
        raise NotImplementedError

    def people(self, place: Place) -> list[Person]:
        raise NotImplementedError

    def archive(self, place: Place) -> None:
        raise NotImplementedError

    def topic(self, place: Place, text: str) -> None:
        raise NotImplementedError

    def pin(self, ref: str) -> None:
        raise NotImplementedError

    def let_in(self, place: Place, who: Identity) -> None:
        raise NotImplementedError

    def put_out(self, place: Place, who: Identity) -> None:
        raise NotImplementedError

    def home(self, who: Identity, card: Card) -> None:
        raise NotImplementedError

    def well(self) -> bool:
        return True


@dataclass
class Platform(Rooms):
    """Satisfies `Speaker`. `before` and `after` are called around the moment at which a call takes effect, with its
    name, and may raise what a platform may raise. `skew` is how far its clock is from ours. `replied`: refs of messages
    in whose thread a member wrote."""

    time: Time
    before: Callable[[str], None] = lambda _call: None
    after: Callable[[str], None] = lambda _call: None
    skew: timedelta = timedelta()
    messages: list[Message] = field(default_factory=list)
    replied: set[str] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    def post(self, to: Place | Identity, card: Card, *, id: str, under: str | None, since: datetime | None) -> str:
        if since and (found := self._own(to, id, since)):
            return found.ref
        self.before("post")
        with self._lock:
            ref = f"ref-{len(self.messages)}"
            self.messages.append(Message(ref, to, id, under, card.summary, self.time.real() + self.skew))
        self.after("post")
        return ref

    def refresh(self, ref: str, card: Card) -> None:
        self.before("refresh")
        self._at(ref).shows = card.summary
        self.after("refresh")

    def remove(self, ref: str) -> None:
        self.before("remove")
        self._at(ref).removed = True
        self.after("remove")

    def replies(self, ref: str) -> int:
        self.before("replies")
        return int(self._at(ref).ref in self.replied)

    def seen(self, to: Place | Identity | None = None) -> list[str]:
        """What stands there now, oldest first."""
        return [m.shows for m in self.messages if not m.removed and to in (None, m.to)]

    def _own(self, to: Place | Identity, id: str, since: datetime) -> Message | None:
        return next((m for m in self.messages if m.to == to and m.id == id and m.at >= since and not m.removed), None)

    def _at(self, ref: str) -> Message:
        return next(message for message in self.messages if message.ref == ref)


def make_services(db: Transactions, time: Time, chance: Random, cards: Mapping[str, Drawer] | None = None) -> Services:
    return Services(
        run=db.run,
        read=db.read,
        clock=time.product,
        chance=chance,
        limits=Limits(chance),
        catalog=CATALOG,
        platform=Answering(
            fetch=lambda _network, _ref: None,
            who=lambda _identity: None,
            link=lambda _ref: "",
            channel=lambda _place: None,
            entrance=lambda: "",
        ),
        holiday=swedish(),
        table=Table({}, cards or {}),
    )


def make_worker(
    db: Transactions, platform: Speaker, cards: Mapping[str, Drawer], time: Time, *, chance: Random | None = None
) -> Worker:
    services = make_services(db, time, chance or Random(3), cards)
    return Worker(services, platform, db, real=time.real)


def deliver_all(worker: Worker) -> None:
    while worker.deliver_one():
        pass


def plain(text: str) -> Card:
    return Card(text, ())


GONE = CATALOG.words("sv")("delivery-gone")
