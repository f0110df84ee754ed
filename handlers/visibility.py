"""*Vem kan se vad*: what there is, who sees it and how long it is kept, as the program and the room are set now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain import codewords, consent, retention
from domain.members import Role, let_in
from domain.retention import APPLICATIONS, MEETINGS, QUESTIONS, SOLUTIONS, TALLIES
from handlers.retention import duration
from handlers.routes import Request, press
from handlers.ui import Context, Divider, Facts, Form, Heading, Open, Paragraph, Reply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import timedelta

    from domain.members import Member
    from domain.networks import Network
    from domain.retention import Kind
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.ui import Part

PLATFORM_FACTS = ("uses", "export", "admins", "notices", "connect", "plan")
"""What the platform can do whatever the bot does; a sentence each."""


@dataclass(frozen=True, slots=True)
class Row:
    """`kept`: a kind of content whose time those who look after the room choose, a fixed time, or the key of a
    sentence."""

    key: str
    kept: Kind | timedelta | str


ROWS = (
    Row("channel", "platform"),
    Row("questions", QUESTIONS),
    Row("prompts", QUESTIONS),
    Row("date-polls", MEETINGS),
    Row("meetings", MEETINGS),
    Row("signups", MEETINGS),
    Row("needs", "day-after"),
    Row("feeds", "feed"),
    Row("parts", MEETINGS),
    Row("items", MEETINGS),
    Row("groupings", MEETINGS),
    Row("group-rooms", "group-room"),
    Row("topics", MEETINGS),
    Row("checks", MEETINGS),
    Row("commitments", MEETINGS),
    Row("routines", MEETINGS),
    Row("sessions", "session"),
    Row("parking", MEETINGS),
    Row("unnamed", "never"),
    Row("codewords", codewords.LIVE),
    Row("vents", "vents"),
    Row("flags", "with-text"),
    Row("drafts", consent.DELETE_AFTER),
    Row("solutions", SOLUTIONS),
    Row("profile", "member"),
    Row("close-to", "member"),
    Row("rather-not", "member"),
    Row("wishes", "member"),
    Row("tips", "tips"),
    Row("letters", "letters"),
    Row("applications", APPLICATIONS),
    Row("tallies", TALLIES),
    Row("barometer", TALLIES),
    Row("searches", "never"),
    Row("direct", "never"),
    Row("log", "operator"),
    Row("database", "above"),
    Row("backups", "operator"),
)


@dataclass(frozen=True, slots=True)
class Room:
    """`platform`: of its channel, empty while it has none."""

    network: Network
    platform: str
    members: tuple[Member, ...]

    def names(self, role: Role) -> str:
        return ", ".join(member.name for member in self.members if member.role is role)


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the table, in words."""

    what: str
    who: str
    kept: str


def open_form(request: Request, services: Services) -> Reply:
    words = services.words(request.actor.language)
    room = services.read(look_at, request.network)
    return Open(
        Form(
            "visibility.open",
            words("visibility-title"),
            (
                Paragraph(words("visibility-why")),
                *(part for told in table(room, services, words) for part in _parts(told, words)),
                *_platform_parts(room, words),
                Divider(),
                Heading(words("visibility-now")),
                Facts(tuple(facts(room, services, words))),
            ),
        )
    )


def _platform_parts(room: Room, words: Words) -> tuple[Part, ...]:
    sentences = platform_facts(room, words)
    head = (Divider(), Heading(words("visibility-platform"))) if sentences else ()
    return (*head, *map(Paragraph, sentences))


def look_at(store: Store, network: Network) -> Room:
    place = store.networks.place(network.id)
    return Room(network, place.platform if place else "", tuple(let_in(store, network.id)))


def table(room: Room, services: Services, words: Words) -> list[Told]:
    blanks = {
        "facilitators": _those(room, words),
        "database": words(f"visibility-database-{services.database}"),
        "promise": words("promise"),
    }
    return [
        Told(
            words(f"visibility-{row.key}"),
            words(f"visibility-{row.key}-who", **blanks),
            _kept(row.kept, room.network, words),
        )
        for row in ROWS
    ]


def platform_facts(room: Room, words: Words) -> list[str]:
    """None of a room that has no channel yet, or whose platform the catalogue knows nothing of."""
    keys = (f"visibility-{room.platform}-{fact}" for fact in PLATFORM_FACTS)
    return [words(key) for key in keys if words.has(key)]


def facts(room: Room, services: Services, words: Words) -> Iterator[tuple[str, str]]:
    """What is so in this room now."""
    nobody = words("visibility-nobody")
    yield words("visibility-members"), str(len(room.members))
    yield words("visibility-facilitators"), room.names(Role.FACILITATOR) or nobody
    yield words("visibility-deputies"), room.names(Role.DEPUTY) or nobody
    yield words("visibility-owners"), str(len(services.owners))
    held = room.network.settings.held_since
    yield (
        words("visibility-hold"),
        words("visibility-held", since=words.moment(held)) if held else words("visibility-no"),
    )


def _those(room: Room, words: Words) -> str:
    names = [one.name for role in (Role.FACILITATOR, Role.DEPUTY) for one in room.members if one.role is role]
    return words.together(names or [words("visibility-nobody")])


def _kept(kept: Kind | timedelta | str, network: Network, words: Words) -> str:
    match kept:
        case str(key):
            return words(f"visibility-kept-{key}")
        case retention.Kind():
            return duration(retention.months(network.settings, kept), words)
        case _:
            return words("visibility-kept-days", days=kept.days)


def _parts(told: Told, words: Words) -> tuple[Part, ...]:
    kept = words("visibility-kept", kept=told.kept)
    return (Facts(((told.what, told.who),)), Context(kept))


ROUTES = (press("visibility.open", open_form),)
