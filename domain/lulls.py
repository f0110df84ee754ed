"""Silence: when nothing has come in a room through the bot for long, its facilitator is offered one samtalsfråga."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from domain import letters, prompts
from domain.members import Role, deputies, facilitators, let_in, look_after
from domain.ports import Subject
from domain.slots import at, local

if TYPE_CHECKING:
    from domain.members import Member
    from domain.networks import Network
    from domain.prompts import Plan, Prompt
    from domain.store import Store
    from domain.workdays import Holiday

CARD = "lulls.card"
"""What the facilitator is asked; its subject is `network key`, the key that of an item in the library."""

LONG = timedelta(days=10)

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lull:
    """`since`: nothing has come through the bot. What members write to each other in the channel it does not read, so
    that the room may be less silent than it seems. `key`: what was suggested last, `suggested`: in this lull."""

    network: str
    since: datetime
    suggested: bool = False
    key: str = ""


class Lulls(Protocol):
    def get(self, network: str) -> Lull | None: ...

    def put(self, lull: Lull) -> None: ...

    def last_told(self, network: str) -> datetime | None:
        """When a question, an answer or a prompt last came in the room."""


def notice(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """Keeps since when each room is silent, and suggests something where that is long enough and nothing is planned:
    once, until something has come again."""
    for network in store.networks.all():
        kept = store.lulls.get(network.id)
        lull = _now(store, kept or Lull(network.id, now))
        if kept and kept.suggested and not lull.suggested:
            _end(store, network.id, kept.key)
        if not lull.suggested and _is_long(lull, network, now):
            lull = _suggest(store, network, lull, holiday, now=now)
        if lull != kept:
            store.lulls.put(lull)


def _now(store: Store, kept: Lull) -> Lull:
    last = store.lulls.last_told(kept.network)
    return replace(kept, since=last, suggested=False) if last and last > kept.since else kept


def _is_long(lull: Lull, network: Network, now: datetime) -> bool:
    """Closed days do not count; other free days do."""
    silent = now - lull.since
    if network.settings.closed:
        first, last = network.settings.closed
        closed = min(now, at(last + _DAY, 0)) - max(lull.since, at(first, 0))
        silent -= max(closed, timedelta())
    return silent >= LONG


def _suggest(store: Store, network: Network, lull: Lull, holiday: Holiday, *, now: datetime) -> Lull:
    """To whoever leads the room, and never the same twice in a row. Nothing while something is planned, nobody is there
    to be asked, or nothing is left."""
    if prompts.planned(store, network.id) or not _is_anybody_there(store, network.id):
        return lull
    today = local(now).date()
    found = prompts.outline(store, network, holiday, start=today, weeks=1, count=1, without=(lull.key,), now=now)
    for item, _ in found:
        for member in _leading(store, network.id):
            letters.send(store, Subject(CARD, f"{network.id} {item.key}"), to=member, now=now, counted=True)
        lull = replace(lull, suggested=True, key=item.key)
    return lull


def _is_anybody_there(store: Store, network: str) -> bool:
    return any(one.role is Role.MEMBER for one in let_in(store, network))


def _leading(store: Store, network: str) -> list[Member]:
    return facilitators(store, network) or deputies(store, network)


def take(store: Store, network: Network, one: Plan, holiday: Holiday, *, by: Member, now: datetime) -> Prompt:
    """Raises as `prompts.plan` does."""
    [made] = prompts.plan(store, network, [one], holiday, by=by, now=now)
    _end(store, network.id, one.key)
    return made


def _end(store: Store, network: str, key: str) -> None:
    """Everybody who got the suggestion sees what has become of it; who did not get it yet need not."""
    what = Subject(CARD, f"{network} {key}")
    letters.forget(store, what)
    letters.redraw(store, network, what)


def decline(store: Store, network: str, key: str, *, by: Member) -> None:
    """Takes the suggestion away from everybody who got it. Raises `NotFacilitator`."""
    look_after(by)
    what = Subject(CARD, f"{network} {key}")
    letters.take_back(store, network, what)
