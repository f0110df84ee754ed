"""What those who look after a room decide about it, and how what they write is read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from domain import letters, networks
from domain.errors import NotFound, Refusal
from domain.members import Role, is_let_in, let_in, look_after
from domain.ports import Person, Room, Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date, datetime
    from random import Random

    from domain.members import Member
    from domain.networks import Network, Settings
    from domain.store import Store

DEPUTY_CARD = "settings.deputy_card"
"""For a new deputy; its subject is the member."""

CLOSED_MOST = timedelta(days=100)
WEEKS = 53

_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")


class NotALink(Refusal):
    """Nobody could follow it, or not safely."""


class OneDayMissing(Refusal):
    """The first day was given and not the last, or the other way round."""


class EndsBeforeItBegins(Refusal):
    field = "last"


class NotWeeks(Refusal):
    """Other numbers than those of weeks."""

    field = "breaks"


class ClosedTooLong(Refusal):
    """Param: `most`, in days."""

    field = "last"


def decide(store: Store, network: str, change: Callable[[Settings], Settings], *, by: Member) -> Network:
    """Raises `NotFacilitator`, or `NotFound` for another network's."""
    return _change(store, network, lambda found: replace(found, settings=change(found.settings)), by)


def _change(store: Store, network: str, change: Callable[[Network], Network], by: Member) -> Network:
    look_after(by)
    if by.network != network:
        raise NotFound
    changed = change(networks.find(store, network))
    store.networks.change(changed)
    return changed


def renew_code(store: Store, network: str, *, by: Member, chance: Random) -> Network:
    """The earlier one lets nobody apply any more. Raises `NotFacilitator`."""
    code = networks.draw_code(store, chance)
    return decide(store, network, lambda settings: replace(settings, code=code), by=by)


def rename(store: Store, network: str, name: str, *, by: Member) -> Network:
    """Raises as `decide`."""
    renamed = _change(store, network, lambda found: replace(found, name=name), by)
    store.outbox.refresh(Subject(networks.WELCOME_CARD, network), to=Room(network))
    return renamed


def may_stand_in(store: Store, network: str) -> list[Member]:
    """Whom the facilitator may choose as deputy: every member who is let in. By name."""
    return [one for one in let_in(store, network) if one.role is not Role.FACILITATOR]


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


def breaks(written: str) -> tuple[int, ...]:
    """Weeks of the year, parted by anything that is no number. Raises `NotWeeks`."""
    found = sorted({int(week) for week in re.findall(r"[0-9]+", written)})
    if re.search(r"[0-9]{3}", written) or any(not 1 <= week <= WEEKS for week in found) or (written and not found):
        raise NotWeeks
    return tuple(found)


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
