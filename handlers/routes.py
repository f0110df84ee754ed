"""What a person can do in the chat, and the function that answers it.

Each capability lists its routes in `ROUTES`; `gather` makes one table of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from domain.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from domain.meetings import Meeting
    from domain.members import Identity, Member
    from domain.networks import Network, Place
    from handlers.services import Services
    from handlers.ui import Card, Part, Reply, Value


E = TypeVar("E", bound=StrEnum)

NETWORK = "network"
"""Hidden in every form: the room it belongs to, since a form comes back without its channel."""


class Kind(StrEnum):
    COMMAND = "command"
    SUBMIT = "submit"
    PRESS = "press"
    SHORTCUT = "shortcut"
    EVENT = "event"
    SUGGEST = "suggest"


@dataclass(frozen=True, slots=True)
class Message:
    """A message that a person tagged. `ref` is the platform's own name of it; `author` None when it is the bot's."""

    ref: str
    text: str
    author: Identity | None


@dataclass(frozen=True, slots=True)
class Request:
    """One thing one member did; `identity` is theirs, as the platform names them.

    `subject`: what the pressed button is about, or the words typed so far in a lookup. `text`: the words after a
    command. `values` and `hidden`: of the form that was sent or pressed in. `in_form`: the press came from a form, so
    `Next` and `Push` are possible and `Open` is not. `delivery`: the platform's id of an event. `place`: the channel it
    happened in, if any. `in_room`: that is the network's own room, or one of its groups'.
    """

    kind: Kind
    route: str
    identity: Identity
    actor: Member
    network: Network
    now: datetime
    subject: str = ""
    text: str = ""
    values: Mapping[str, Value] | None = None
    hidden: Mapping[str, str] | None = None
    in_form: bool = False
    message: Message | None = None
    delivery: str = ""
    place: Place | None = None
    in_room: bool = False

    def written(self, name: str) -> str:
        """The field's text or choice; empty when left out."""
        value = (self.values or {}).get(name)
        return value if isinstance(value, str) else ""

    def chosen(self, name: str) -> tuple[str, ...]:
        value = (self.values or {}).get(name)
        return value if isinstance(value, tuple) else ()

    def ticked(self, name: str) -> bool:
        return (self.values or {}).get(name) is True

    def day(self, name: str) -> date | None:
        """Raises `NotFound` for what no calendar has."""
        return _read_day(self.written(name))

    def kept(self, name: str) -> str:
        """What the form carried hidden; empty when it did not."""
        return (self.hidden or {}).get(name, "")

    def kept_day(self, name: str) -> date | None:
        """Raises `NotFound` for what no calendar has."""
        return _read_day(self.kept(name))


def numbered(subject: str) -> tuple[str, int]:
    """An id and a number: one of what the thing holds. Raises `NotFound`."""
    id, _, number = subject.partition(" ")
    if not (number.isascii() and number.isdecimal()):
        raise NotFound
    return id, int(number)


def read_number(written: str) -> int:
    """As `numbered`, alone. Raises `NotFound`."""
    return numbered(f" {written}")[1]


def one_of(kind: type[E], written: str) -> E:
    """Raises `NotFound` for what no form of ours offers."""
    try:
        return kind(written)
    except ValueError:
        raise NotFound from None


def read_moment(written: str) -> datetime:
    """Aware, as a form of ours carries it hidden. Raises `NotFound` for anything else."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise NotFound from None
    if moment.tzinfo is None:
        raise NotFound
    return moment


def _read_day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise NotFound from None


@dataclass(frozen=True, slots=True)
class Incoming:
    """What the platform's side makes of a payload, before anyone knows who may do what. As `Request`, but for the
    person as the platform names them and the channel it happened in (None outside any channel). `pressed`: the ref of
    the message whose button it was."""

    kind: Kind
    route: str
    identity: Identity
    place: Place | None = None
    subject: str = ""
    text: str = ""
    values: Mapping[str, Value] | None = None
    hidden: Mapping[str, str] | None = None
    in_form: bool = False
    message: Message | None = None
    delivery: str = ""
    pressed: str = ""

    @property
    def network(self) -> str:
        """The form's; empty when it came from none."""
        return (self.hidden or {}).get(NETWORK, "")

    def written(self, name: str) -> str:
        """The field's text or choice; empty when left out."""
        value = (self.values or {}).get(name)
        return value if isinstance(value, str) else ""


Handler: TypeAlias = "Callable[[Request, Services], Reply]"
Visitor: TypeAlias = "Callable[[Incoming, Services], Reply]"
"""Answers somebody who is not let in; raises `Stranger` to refuse them like everyone else."""
Drawer: TypeAlias = "Callable[[str, Services], Card | None]"
"""Draws the card of an outbox row from the id of what it shows; None when there is nothing left to show."""


@dataclass(frozen=True, slots=True)
class Route:
    """`unlooked`: names of text fields that are not looked at for personal data, since their words are kept nowhere or
    are the writer's own number or address. `before_pledge`: answered for members, too, who have not yet accepted the
    samtalslöfte. `visitor`: answers those who are not let in."""

    kind: Kind
    name: str
    handler: Handler
    unlooked: frozenset[str] = frozenset()
    before_pledge: bool = False
    visitor: Visitor | None = None


def command(name: str, handler: Handler, *, visitor: Visitor | None = None) -> Route:
    return Route(Kind.COMMAND, name, handler, visitor=visitor)


def submit(
    name: str,
    handler: Handler,
    *,
    unlooked: Iterable[str] = (),
    before_pledge: bool = False,
    visitor: Visitor | None = None,
) -> Route:
    return Route(Kind.SUBMIT, name, handler, frozenset(unlooked), before_pledge=before_pledge, visitor=visitor)


def press(name: str, handler: Handler, *, before_pledge: bool = False, visitor: Visitor | None = None) -> Route:
    return Route(Kind.PRESS, name, handler, before_pledge=before_pledge, visitor=visitor)


def shortcut(name: str, handler: Handler) -> Route:
    return Route(Kind.SHORTCUT, name, handler)


def event(name: str, handler: Handler, *, before_pledge: bool = False) -> Route:
    return Route(Kind.EVENT, name, handler, before_pledge=before_pledge)


def suggest(name: str, handler: Handler) -> Route:
    return Route(Kind.SUGGEST, name, handler)


class Phase(StrEnum):
    """Of a meeting, for who leads it."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


Section: TypeAlias = "Callable[[Meeting, Request, Services], Iterable[Part]]"
"""What one capability has to say on a meeting's page; nothing where it has nothing to say to who asks."""


@dataclass(frozen=True, slots=True)
class Table:
    """`sections`: of a meeting's page, for everybody; `leaders`: of the page for who looks after the room."""

    routes: Mapping[tuple[Kind, str], Route]
    cards: Mapping[str, Drawer]
    sections: tuple[Section, ...] = ()
    leaders: tuple[tuple[Phase, Section], ...] = ()

    def named(self, kind: Kind) -> list[str]:
        return [name for of, name in self.routes if of is kind]


def gather(capabilities: Sequence[ModuleType]) -> Table:
    """Of every module's `ROUTES` and `CARDS`, and of `SECTIONS` and `LEADER_SECTIONS` in the order of the modules.

    Raises `ValueError` when two claim the same name.
    """
    routes: dict[tuple[Kind, str], Route] = {}
    cards: dict[str, Drawer] = {}
    for module in capabilities:
        for route in getattr(module, "ROUTES", ()):
            if (route.kind, route.name) in routes:
                raise ValueError(f"two handlers for {route.kind} {route.name}")
            routes[route.kind, route.name] = route
        for name, drawer in getattr(module, "CARDS", {}).items():
            if name in cards:
                raise ValueError(f"two drawers for {name}")
            cards[name] = drawer
    sections = (one for module in capabilities for one in getattr(module, "SECTIONS", ()))
    leaders = (one for module in capabilities for one in getattr(module, "LEADER_SECTIONS", ()))
    return Table(routes, cards, tuple(sections), tuple(leaders))
