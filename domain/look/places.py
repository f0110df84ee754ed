"""Municipalities and workplaces by name."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from domain.data import lines
from domain.look.findings import Finding, Kind, Wider
from domain.look.people import is_first_name
from domain.look.reading import Word, entries, phrases
from domain.members import Attributes
from domain.text import fold

_WIDER = {
    "liten": Wider.SMALL_MUNICIPALITY,
    "mellan": Wider.MIDDLE_MUNICIPALITY,
    "stor": Wider.LARGE_MUNICIPALITY,
}
_MOST_WORDS = 3  # Upplands Väsby kommun
_LONGEST_HOUSE = 2  # words of a house's name after its kind


@dataclass(frozen=True, slots=True)
class Municipality:
    name: str
    county: str
    size: str
    """liten, mellan or stor: under 15,000 inhabitants, between, 50,000 and more."""
    wordlike: bool
    """Also an ordinary word or somebody's name."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words `first` up to and not including `last`."""

    first: int
    last: int
    kind: Kind
    wider: Wider
    municipality: str = ""


@cache
def municipalities() -> tuple[Municipality, ...]:
    rows = (line.split("\t") for line in lines("municipalities.tsv"))
    return tuple(Municipality(name.rstrip("*"), county, size, name.endswith("*")) for name, county, size in rows)


Known: TypeAlias = Mapping[str, tuple[Kind, Wider, str]]
"""By spelling: what it is, the wider wording, and its name."""


def known_to(audience: Iterable[Attributes], listed: Iterable[str]) -> Known:
    """The municipalities and providers that members have filled in, and those of the room's list (the country's
    municipalities are known anyway)."""
    spelt: dict[str, tuple[Kind, Wider, str]] = {}
    for name in listed:
        for form in {name.lower(), fold(name)}:
            spelt[form] = spelt[f"{form}s"] = (Kind.WORKPLACE, Wider.PRIVATE_PROVIDER, name)
    for name, size, provider in {(one.municipality, one.size_class, one.provider) for one in audience}:
        municipal = provider in {"", "kommunal"}
        kind = Kind.MUNICIPALITY if municipal else Kind.WORKPLACE
        wider = _WIDER.get(size, Wider.MIDDLE_MUNICIPALITY) if municipal else Wider.PRIVATE_PROVIDER
        short = re.sub(r"s? kommun$", "", name.lower())
        for form in (short, fold(short)) if short else ():
            spelt[form] = spelt[f"{form}s"] = (kind, wider, name)
    return spelt


def find(text: str, words: Sequence[Word], known: Known) -> Iterator[tuple[Place, Finding]]:
    """`known`: the room's own places, beside those on the lists."""
    place = 0
    while place < len(words):
        listed = _municipality_at(words, place) or _provider_at(words, place)
        found = listed or _known_at(words, place, known) or _house_at(words, place)
        if found:
            start, end = words[found.first].start, words[found.last - 1].end
            yield found, Finding(found.kind, start, end, text[start:end], found.wider)
        place = found.last if found else place + 1


def _municipality_at(words: Sequence[Word], place: int) -> Place | None:
    if words[place].lower not in _first_words():
        return None
    for length in range(min(_MOST_WORDS, len(words) - place), 0, -1):
        spelt = " ".join(word.lower for word in words[place : place + length])
        known = _by_spelling().get(spelt)
        if known is None:
            continue
        last = place + length
        named = last < len(words) and words[last].gap == " " and words[last].lower in entries("municipality-after")
        if known.wordlike and not named and not _stands_for_a_place(words, place):
            return None
        if not words[place].capital and phrases("not-municipality").at(words, place):
            return None
        return Place(place, last + named, Kind.MUNICIPALITY, _WIDER[known.size], known.name)
    return None


def _stands_for_a_place(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if not word.capital:
        return False
    before = words[place - 1] if place and not word.first else None
    if before is not None and before.lower in entries("municipality-before"):
        return True
    return before is not None and not is_first_name(before) and not is_first_name(word)


def _provider_at(words: Sequence[Word], place: int) -> Place | None:
    length = phrases("provider").at(words, place)
    if not length:
        return None
    return Place(place, place + length, Kind.WORKPLACE, Wider.PRIVATE_PROVIDER)


def _known_at(words: Sequence[Word], place: int, known: Known) -> Place | None:
    if not words[place].capital:
        return None
    for length in range(min(_MOST_WORDS, len(words) - place), 0, -1):
        if found := known.get(" ".join(word.lower for word in words[place : place + length])):
            kind, wider, name = found
            return Place(place, place + length, kind, wider, name)
    return None


def _house_at(words: Sequence[Word], place: int) -> Place | None:
    for kind, wider in (("house-kind", Wider.HOUSE), ("home-care-kind", Wider.HOME_CARE)):
        if length := phrases(kind).at(words, place):
            last = _name_after(words, place + length)
            return Place(place, last, Kind.WORKPLACE, wider) if last > place + length else None
        if (length := phrases(kind).at(words, place + 1)) and _names_a_house(words, place):
            return Place(place, place + 1 + length, Kind.WORKPLACE, wider)
    return Place(place, place + 1, Kind.WORKPLACE, Wider.HOUSE) if _sounds_like_a_house(words, place) else None


def _name_after(words: Sequence[Word], place: int) -> int:
    """'äldreboendet Solrosen', 'hemtjänst Norr'."""
    last = place
    while (
        last < min(len(words), place + _LONGEST_HOUSE)
        and words[last].capital
        and words[last].gap.strip(" \"'\u201d\u2019\u00bb\u00ab") == ""
        and words[last].sentence == words[place - 1].sentence
        and not phrases("not-house-name").at(words, last)
    ):
        last += 1
    return last


def _names_a_house(words: Sequence[Word], place: int) -> bool:
    """'Björkbackens äldreboende', 'Solrosen korttids'."""
    word = words[place]
    if words[place + 1].gap != " " or phrases("not-house").at(words, place):
        return False
    if not word.capital:
        return word.lower.endswith("s") and word.lower.removesuffix("s").endswith(_endings(first=True))
    return not word.first or word.lower.endswith("s")


def _sounds_like_a_house(words: Sequence[Word], place: int) -> bool:
    """'Solgården'; in small letters only where a place is expected."""
    word = words[place]
    if (len(word.text) > 1 and word.text.isupper()) or phrases("not-house").at(words, place):
        return False
    if not word.capital and not (place and words[place - 1].lower in entries("house-before")):
        return False
    return word.lower.removesuffix("s").endswith(_endings(first=word.first or not word.capital))


@cache
def _endings(*, first: bool) -> tuple[str, ...]:
    chosen = [entry for entry in entries("house-suffix") if entry.endswith("*") or not first]
    return tuple({spelt for entry in chosen for spelt in (entry.rstrip("*"), fold(entry.rstrip("*")))})


@cache
def _first_words() -> frozenset[str]:
    return frozenset(spelt.split()[0] for spelt in _by_spelling())


@cache
def _by_spelling() -> dict[str, Municipality]:
    """With and without genitive; without accents where that makes no other word."""
    spelt: dict[str, Municipality] = {}
    for known in municipalities():
        lower = known.name.lower()
        folded = () if fold(lower) in entries("no-folded-municipality") else (fold(lower),)
        for form in (lower, *folded):
            spelt[form] = spelt[f"{form}s"] = known
    return spelt
