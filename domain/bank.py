"""The bank of lösningar, as it is brought in from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.freshness import held_since
from domain.slots import local
from domain.solutions import Solution, State, tidy

if TYPE_CHECKING:
    from datetime import date, datetime

    from domain.solutions import Text
    from domain.store import Store


class Brought(StrEnum):
    """What became of an imported lösning."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    LEFT = "left"
    """A member's own, or taken back: an import has no say."""


@dataclass(frozen=True, slots=True)
class Held:
    """`confirmed` and `outdated`: as of a lösning, None and empty where nothing is told of it."""

    text: Text
    confirmed: date | None = None
    outdated: str = ""


def bring_in(store: Store, network: str, held: Held, *, external_id: str, id: str, now: datetime) -> Brought:
    """An imported lösning, without owner. One known by the same external id, or exported with it, is changed instead;
    what is not told of it stays as it was.

    `external_id` may be empty. Raises `Empty`.
    """
    known = _imported(store, network, external_id) if external_id else None
    text, told = tidy(held.text), min(held.confirmed, local(now).date()) if held.confirmed else None
    if known is None:
        new = Solution(id, network, text, None, named=False, state=State.RELEASED, since=now)
        store.solutions.add(replace(new, external_id=external_id or None, confirmed=told, outdated=held.outdated))
        return Brought.NEW
    confirmed = told if told and told > held_since(known) else known.confirmed
    changed = replace(known, text=text, confirmed=confirmed, outdated=held.outdated or known.outdated)
    if changed == known:
        return Brought.SAME
    if known.state is not State.RELEASED or known.owner or known.external_id is None:
        return Brought.LEFT
    store.solutions.change(changed)
    return Brought.CHANGED


def _imported(store: Store, network: str, external_id: str) -> Solution | None:
    known = store.solutions.by_external_id(network, external_id) or store.solutions.get(external_id)
    return known if known and known.network == network else None
