"""The bank of lösningar, as it is brought in from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.solutions import Solution, State, tidy

if TYPE_CHECKING:
    from datetime import datetime

    from domain.solutions import Text
    from domain.store import Store


class Brought(StrEnum):
    """What became of an imported lösning."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    LEFT = "left"
    """A member's own, or taken back: an import has no say."""


def bring_in(store: Store, network: str, text: Text, *, external_id: str, id: str, now: datetime) -> Brought:
    """An imported lösning, without owner. One known by the same external id, or exported with it, is changed instead.

    `external_id` may be empty. Raises `Empty`.
    """
    text = tidy(text)
    known = _imported(store, network, external_id) if external_id else None
    if known is None:
        new = Solution(
            id, network, text, None, named=False, state=State.RELEASED, since=now, external_id=external_id or None
        )
        store.solutions.add(new)
        return Brought.NEW
    if known.text == text:
        return Brought.SAME
    if known.state is not State.RELEASED or known.owner or known.external_id is None:
        return Brought.LEFT
    store.solutions.change(replace(known, text=text))
    return Brought.CHANGED


def _imported(store: Store, network: str, external_id: str) -> Solution | None:
    known = store.solutions.by_external_id(network, external_id) or store.solutions.get(external_id)
    return known if known and known.network == network else None
