"""What those who look after a room decide about it, and how what they write is read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from domain import letters, networks
from domain.errors import NotFound, Refusal
from domain.look.places import municipalities
from domain.members import Role, is_let_in, look_after
from domain.ports import Person, Room, Subject
from domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date, datetime
    from random import Random

    from domain.members import Member
    from domain.networks import Network, Settings
    from domain.store import Store

DEPUTY_CARD = "settings.deputy_card"
"""For a new deputy; its subject is the member."""

LINES_MOST, LINE_MOST, TEXT_MOST = 100, 75, 3000
"""Of the list of municipalities: lines, and characters of one and of them all."""
CLOSED_MOST = timedelta(days=100)

_SIZES = {"liten": "liten", "mellan": "mellan", "stor": "stor", "small": "liten", "medium": "mellan", "large": "stor"}
_BETWEEN = r"(?:\s*[:,;=(]\s*|\s+(?:[-\u2013]\s+)?)"
_SIZED = re.compile(rf"(?P<name>.+?){_BETWEEN}(?P<size>{'|'.join(_SIZES)})\)?", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")


class NoSize(Refusal):
    """Neither written nor on the country's list. Param: `line`, as written."""

    field = "municipalities"


class TooManyLines(Refusal):
    """Param: `most`."""

    field = "municipalities"


class NotALink(Refusal):
    """Nobody could follow it, or not safely."""


class OneDayMissing(Refusal):
    """The first day was given and not the last, or the other way round."""


class EndsBeforeItBegins(Refusal):
    field = "last"


class ClosedTooLong(Refusal):
    """Param: `most`, in days."""

    field = "last"


def decide(store: Store, network: str, change: Callable[[Settings], Settings], *, by: Member) -> Network:
    """Raises `NotFacilitator`, or `NotFound` for another network's."""
    look_after(by)
    if by.network != network:
        raise NotFound
    found = networks.find(store, network)
    changed = replace(found, settings=change(found.settings))
    store.networks.change(changed)
    return changed


def renew_code(store: Store, network: str, *, by: Member, chance: Random) -> Network:
    """The earlier one lets nobody apply any more. Raises `NotFacilitator`."""
    code = networks.draw_code(store, chance)
    return decide(store, network, lambda settings: replace(settings, code=code), by=by)


def rename(store: Store, network: str, name: str, *, by: Member) -> Network:
    """Raises `NotFacilitator`."""
    look_after(by)
    renamed = replace(networks.find(store, network), name=name)
    store.networks.change(renamed)
    store.outbox.refresh(Subject(networks.WELCOME_CARD, network), to=Room(network))
    return renamed


def may_stand_in(store: Store, network: str) -> list[Member]:
    """Whom the facilitator may choose as deputy: every member who is let in. By name."""
    return [one for one in store.members.of(network) if is_let_in(one) and one.role is not Role.FACILITATOR]


def choose_deputies(store: Store, network: str, chosen: Collection[str], *, by: Member, now: datetime) -> None:
    """They and no others. Each new one is told what it means, and gets what has waited long enough to be theirs.

    Raises `NotFacilitator`.
    """
    look_after(by)
    for member in store.members.of(network):
        role = Role.DEPUTY if member.id in chosen and is_let_in(member) else Role.MEMBER
        if member.role in {role, Role.FACILITATOR}:
            continue
        store.members.change(replace(member, role=role))
        told = Subject(DEPUTY_CARD, member.id)
        if role is Role.DEPUTY:
            for what in (told, *_escalated(store, network)):
                letters.send(store, what, to=member, now=now)
        else:
            letters.forget(store, told)
            store.outbox.refresh(told, to=Person(member.id))


def _escalated(store: Store, network: str) -> list[Subject]:
    return [duty.what for duty in store.duties.of(network) if duty.escalated]


def listed(text: str) -> tuple[tuple[str, str], ...]:
    """Name and size class of each, from one a line: `Eskilstuna: mellan`. The size may be left out where the country's
    list has it. Each once. Raises `NoSize` or `TooManyLines`."""
    found: dict[str, tuple[str, str]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        name, size = _line(line)
        found.setdefault(fold(name), (name, size))
    those = tuple(found.values())
    if len(those) > LINES_MOST or len(as_lines(those)) > TEXT_MOST:
        raise TooManyLines(most=LINES_MOST)
    return those


def as_lines(municipalities: tuple[tuple[str, str], ...]) -> str:
    """As `listed` reads it."""
    return "\n".join(f"{name}: {size}" for name, size in municipalities)


def _line(line: str) -> tuple[str, str]:
    if sized := _SIZED.fullmatch(line):
        name, size = sized["name"].strip(" :,;"), _SIZES[sized["size"].lower()]
    else:
        name = line.rstrip(":,; ")
        size = next((one.size for one in municipalities() if fold(one.name) == fold(name)), "")
    if not (name and size) or len(name) > LINE_MOST:
        raise NoSize(line=line[:LINE_MOST])
    return name, size


def link(written: str, *, field: str) -> str:
    """An https address, or nothing. `https://` may be left out. Raises `NotALink`."""
    text = written.strip()
    if not text:
        return ""
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
        good = parts.scheme == "https" and not parts.username and _HOST.fullmatch(parts.hostname or "")
    except ValueError:
        good = None
    if not good or re.search(r"\s", address):
        raise NotALink(field=field)
    return address


def closed(first: date | None, last: date | None) -> tuple[date, date] | None:
    """Both days are closed. Raises `OneDayMissing`, `EndsBeforeItBegins` or `ClosedTooLong`."""
    if first is None and last is None:
        return None
    if first is None or last is None:
        raise OneDayMissing(field="last" if last is None else "first")
    if last < first:
        raise EndsBeforeItBegins
    if last - first >= CLOSED_MOST:
        raise ClosedTooLong(most=CLOSED_MOST.days)
    return first, last
