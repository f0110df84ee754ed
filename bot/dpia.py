"""`rummet dpia`: a draft of the impact assessment and the extract for the register of processing, as Markdown, written
from what is running and how each room is set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from domain import retention, tallies
from domain.retention import FIXED, KINDS
from domain.slots import local
from handlers import retention as retention_words
from handlers import visibility

if TYPE_CHECKING:
    from datetime import datetime

    from domain.networks import Network
    from domain.store import Store
    from domain.tallies import Month
    from handlers.catalog import Words
    from handlers.services import Services
    from handlers.visibility import Room

GROUNDS = ("task", "interest", "consent", "sensitive")
"""Legal grounds to choose among (GDPR, articles 6 and 9)."""
DATA = (
    "identity",
    "profile",
    "wishes",
    "named",
    "dates",
    "signups",
    "groups",
    "group-rooms",
    "work",
    "feeds",
    "unnamed",
    "solutions",
    "applications",
    "technical",
)
"""Kinds of personal data in the bot, each with whom it concerns and what it is for."""
RISKS = (
    "style",
    "few",
    "operator",
    "platform",
    "third-person",
    "superior",
    "seated",
    "calendar",
    "backup",
    "phone",
    "minute",
)
"""What may go wrong in spite of all, with what is done against it; the promises' own list of threats."""
MONTHS = 12
"""Of the log of counts, at most."""
QUESTIONS = ("controller", "ground", "officer", "contract", "transfer", "hosting", "backups", "informed", "archive")
"""What only the organisation can answer."""


@dataclass(frozen=True, slots=True)
class Running:
    """What is known of the program itself. `scopes`: what it has asked the platform to be allowed to do. `meaning`: a
    model reads what lösningar mean."""

    log_level: str
    scopes: tuple[str, ...]
    meaning: bool


def write(services: Services, running: Running, words: Words, *, now: datetime) -> str:
    """Of every room, in the order of their names."""
    rooms = services.read(_rooms)
    return "\n".join(_lines(rooms, services, running, words, now)) + "\n"


def _rooms(store: Store) -> list[Room]:
    return [visibility.look_at(store, network) for network in store.networks.all()]


def _lines(rooms: list[Room], services: Services, running: Running, words: Words, now: datetime) -> Iterator[str]:
    yield f"# {words('dpia-title')}"
    year = str(local(now).year)  # as a number it would get a blank after the thousands
    yield from ("", words("dpia-draft", day=words.day(now), year=year, version=version("rummet")))
    yield from _section("what", words, words("dpia-what-text"), words("dpia-what-purpose"))
    yield from _choices("ground", GROUNDS, words)
    yield from _section("data", words)
    heads: tuple[str, ...] = (words("dpia-data-kind"), words("dpia-data-whom"), words("dpia-data-for"))
    yield from _table(
        heads,
        ((words(f"dpia-data-{key}"), words(f"dpia-data-{key}-whom"), words(f"dpia-data-{key}-for")) for key in DATA),
    )
    for room in rooms:
        log = services.read(tallies.months, room.network.id, now=now)
        yield from _room(room, log[:MONTHS], services, words)
    yield from _section("safe", words)
    yield from _bullets(_measures(rooms, services, running, words))
    yield from _section("scopes", words, words("dpia-scopes-text"))
    heads = (words("dpia-scope"), words("dpia-scope-why"))
    yield from _table(heads, ((scope, words(f"dpia-scope-{scope.replace(':', '-')}")) for scope in running.scopes))
    yield from _section("risks", words, words("dpia-risks-text"))
    heads = (words("dpia-risk"), words("dpia-risk-done"), words("dpia-risk-left"))
    yield from _table(heads, ((words(f"dpia-risk-{key}"), words(f"dpia-risk-{key}-done"), "") for key in RISKS))
    yield from _section("register", words, words("dpia-register-text"))
    yield from _table((words("dpia-register-what"), words("dpia-register-answer")), _register(rooms, words))
    yield from _choices("open", QUESTIONS, words)


def _room(room: Room, log: list[Month], services: Services, words: Words) -> Iterator[str]:
    """How one room is set: what is told everybody in *Vem kan se vad*, the times, how much there is, and what is
    missing."""
    yield from ("", f"## {words('dpia-room', network=_inert(room.network.name))}", "")
    yield from _table(
        (words("dpia-room-what"), words("dpia-room-now")), _named(visibility.facts(room, services, words))
    )
    yield from ("", words("dpia-who"), "")
    heads = (words("dpia-table-what"), words("dpia-table-who"), words("dpia-table-kept"))
    yield from _table(heads, _named((row.what, row.who, row.kept) for row in visibility.table(room, services, words)))
    yield from ("", words("dpia-times"), "")
    heads = (words("dpia-times-kind"), words("dpia-times-now"), words("dpia-times-bounds"))
    yield from _table(heads, _times(room.network, words))
    if log:
        yield from ("", words("dpia-log"), "")
        yield from _table((words("dpia-log-month"), words("dpia-log-numbers")), retention_words.logged(log, words))
    if missing := list(_missing(room, words)):
        yield from ("", words("dpia-missing"), "", *_bullets(missing))


def _times(network: Network, words: Words) -> Iterator[tuple[str, str, str]]:
    for kind in KINDS:
        chosen = words("visibility-kept-months", months=retention.months(network.settings, kind))
        yield words(f"dpia-time-{kind.key}"), chosen, words("dpia-between", least=kind.least, most=kind.most)
    for fixed in FIXED:
        yield words(f"dpia-time-{fixed.key}"), words("visibility-kept-days", days=fixed.time.days), words("dpia-fixed")


def _missing(room: Room, words: Words) -> Iterator[str]:
    """What the room ought to have and has not."""
    settings, roles = room.network.settings, {member.role.value for member in room.members}
    for key, there in (
        ("facilitator", "facilitator" in roles),
        ("deputy", "deputy" in roles),
        ("lex-sarah", bool(settings.lex_sarah)),
        ("whistleblowing", bool(settings.whistleblowing)),
        ("phone", bool(settings.phone)),
    ):
        if not there:
            yield words(f"dpia-missing-{key}")


def _measures(rooms: list[Room], services: Services, running: Running, words: Words) -> Iterator[str]:
    yield words("dpia-safe-unnamed")
    yield words("dpia-safe-look")
    yield words("dpia-safe-members")
    yield words("dpia-safe-erase")
    yield words(f"dpia-safe-{services.database}")
    if running.meaning:
        yield words("dpia-safe-meaning")
    yield words("dpia-safe-log", level=running.log_level)
    yield words("dpia-safe-owners", count=len(services.owners))
    yield words("dpia-safe-apart", count=len(rooms))


def _register(rooms: list[Room], words: Words) -> Iterator[tuple[str, str]]:
    """The record of processing activities (GDPR, article 30.1)."""
    names = ", ".join(_inert(room.network.name) for room in rooms) or words("visibility-nobody")
    yield words("dpia-register-name"), words("dpia-register-name-is", networks=names)
    for key in ("controller", "purposes", "people", "categories", "recipients", "transfer", "times", "measures"):
        yield words(f"dpia-register-{key}"), words(f"dpia-register-{key}-is")


def _section(key: str, words: Words, *paragraphs: str) -> Iterator[str]:
    yield from ("", f"## {words(f'dpia-{key}')}", "")
    for paragraph in paragraphs:
        yield from (paragraph, "")


def _choices(key: str, those: Iterable[str], words: Words) -> Iterator[str]:
    """Boxes to tick by hand."""
    yield from _section(key, words, words(f"dpia-{key}-text"))
    yield from (f"- [ ] {words(f'dpia-{key}-{one}')}" for one in those)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from (f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows)


def _named(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Rows in which members' names stand."""
    yield from (tuple(map(_inert, row)) for row in rows)


def _bullets(sentences: Iterable[str]) -> Iterator[str]:
    yield from (f"- {sentence}" for sentence in sentences)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _inert(name: str) -> str:
    """A name that somebody chose, in which Markdown reads no format; what ends a cell is the table's to look to."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#" else char for char in name)
