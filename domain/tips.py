"""Tips: one lösning at a time that suits the member, on a shuffled walk of their own through all there are.

Only how far they have come is kept, as a number (`Member.tip`). Each lösning has a number of its own for each member,
those that suit the lower ones; the next tip is the smallest number above the one last shown. So a lösning that comes or
goes changes nothing of the order of the others, and all come once before any comes twice.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.freshness import is_fresh
from domain.text import fold
from domain.themes import FIELDS, sort_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from domain.members import Member
    from domain.solutions import Solution, Text
    from domain.store import Store

NIGHT = "natt"
SPOKEN_OF = {
    "hemtjanst": ("hemtjanst",),
    "sarskilt-boende": ("sarskilt boende", "sarskilda boende", "aldreboende", "vardboende", "demensboende"),
    "korttid": ("korttid",),
    "dagverksamhet": ("dagverksamhet",),
    "hemsjukvard": ("hemsjukvard",),
    "rehab": ("rehab", "arbetsterapeut", "fysioterapeut"),
    "natt": ("nattpersonal", "nattpass", "nattschema"),
    "bistand": ("bistand",),
}
"""Words, without accents, by which a text tells that it is about a field of work."""

BAND = 2**29
"""Numbers in each band; three of them fit what the databases call an integer."""


class Why(StrEnum):
    """What a lösning and a member have in common. The first that holds is what the member is told."""

    THEME = "theme"
    NIGHT = "night"
    FIELD = "field"
    SIZE = "size"
    PROVIDER = "provider"


WHAT_THEY_DO = frozenset({Why.THEME, Why.NIGHT, Why.FIELD})


@dataclass(frozen=True, slots=True)
class Tip:
    """`number`: how far the member has come with it. `again`: the walk begins anew. `themes`: those that `Why.THEME`
    means."""

    solution: Solution
    number: int
    why: Why | None
    themes: tuple[str, ...] = ()
    again: bool = False


def next_tip(store: Store, member: Member, *, now: datetime) -> Tip | None:
    """None where there is nothing to tip of: all is old, hidden, or the member's own."""
    those = [one for one in store.solutions.released(member.network) if _may_be_tipped(one, member, now)]
    walk = list(numbered(member, those))
    if not walk:
        return None
    number, solution = next((step for step in walk if step[0] > member.tip), walk[0])
    themes = _shared(member, solution.text)
    return Tip(solution, number, suits(member, solution.text), themes, again=number <= member.tip)


def numbered(member: Member, those: list[Solution]) -> Iterator[tuple[int, Solution]]:
    """In the order of their numbers, no two of them alike."""
    number = 0
    for drawn, solution in sorted(((_number(member, one), one) for one in those), key=lambda one: (one[0], one[1].id)):
        number = max(number + 1, drawn)
        yield number, solution


def suits(member: Member, text: Text) -> Why | None:
    """What a member or the text has left blank is never in common."""
    if _shared(member, text):
        return Why.THEME
    if (member.attributes.works_nights or member.profile.field == NIGHT) and NIGHT in text.themes:
        return Why.NIGHT
    if member.profile.field in _fields(text):
        return Why.FIELD
    return _place(member, text)


def _place(member: Member, text: Text) -> Why | None:
    """Told by both, and nothing that both have told differs."""
    pairs = {
        Why.SIZE: (member.attributes.size_class, text.size_class),
        Why.PROVIDER: (member.attributes.provider, text.provider),
    }
    told = {why: mine == theirs for why, (mine, theirs) in pairs.items() if mine and theirs}
    return next(iter(told)) if told and all(told.values()) else None


def _shared(member: Member, text: Text) -> tuple[str, ...]:
    return tuple(theme for theme in text.themes if theme in member.profile.talks_about)


def _fields(text: Text) -> set[str]:
    """Of a manager's work: those that the text is sorted under, or names."""
    said = fold(f"{text.title}\n{text.situation}\n{text.did}")
    named = {field for field, words in SPOKEN_OF.items() if any(word in said for word in words)}
    return named | set(sort_out((*text.themes, *text.crosses), FIELDS)) & set(FIELDS)


def _number(member: Member, solution: Solution) -> int:
    """From 1. Drawn for this member and lösning once and for all, in the band of how well they suit."""
    drawn = hashlib.blake2b(f"{member.id} {solution.id}".encode(), digest_size=4).digest()
    why = suits(member, solution.text)
    band = 2 if why is None else int(why not in WHAT_THEY_DO)
    return band * BAND + int.from_bytes(drawn) % BAND + 1


def _may_be_tipped(solution: Solution, member: Member, now: datetime) -> bool:
    return solution.owner != member.id and is_fresh(solution, now)
