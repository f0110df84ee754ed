"""Roles, shifts, signposts, and from how many members a text could come."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from domain.look.findings import Band, Finding, Grade, Kind, Wider
from domain.look.places import Place, municipalities
from domain.look.reading import Word, phrases, sections
from domain.members import Attributes
from domain.text import fold

_SIZES = {"small": "liten", "middle": "mellan", "large": "stor"}
_PROVIDERS = {"private": "privat", "municipal": "kommunal"}


def find(text: str, words: Sequence[Word], taken: frozenset[int]) -> Iterator[Finding]:
    """`taken`: words that are known to be something else."""
    passing = frozenset(place for first, last in phrases("not-shift").runs(words) for place in range(first, last))
    listed = [
        *((Kind.ROLE, Wider(wider), roles, taken) for wider, roles in sections("role").items()),
        *((Kind.SHIFT, Wider(wider), shifts, taken | passing) for wider, shifts in sections("shift").items()),
        *((kind, None, phrases(kind), frozenset[int]()) for kind in Kind if kind.grade is Grade.SIGNPOST),
    ]
    for kind, wider, entries, skipped in listed:
        for first, last in entries.runs(words):
            if skipped.isdisjoint(range(first, last)):
                start, end = words[first].start, words[last - 1].end
                yield Finding(kind, start, end, text[start:end], wider)


def band(words: Sequence[Word], places: Iterable[Place], audience: Iterable[Attributes]) -> Band:
    """Of those who fit everything that the text tells of its writer; what a member has not filled in fits nothing."""
    tests = [*_told_of_place(words, places), *_told_of_post(words)]
    return Band.of(sum(all(test(member) for test in tests) for member in audience))


def _told_of_place(words: Sequence[Word], places: Iterable[Place]) -> Iterator[Callable[[Attributes], bool]]:
    named = {fold(place.municipality) for place in places if place.municipality}
    if named:
        yield lambda member: fold(member.municipality).removesuffix(" kommun") in named
    sizes = {size for section, size in _SIZES.items() if phrases(section).within(words)}
    if sizes:
        yield lambda member: (member.size_class or _size_of(member.municipality)) in sizes
    providers = {provider for section, provider in _PROVIDERS.items() if phrases(section).within(words)}
    if providers:
        yield lambda member: member.provider in providers


def _told_of_post(words: Sequence[Word]) -> Iterator[Callable[[Attributes], bool]]:
    managers = sections("role")[Wider.MANAGER]
    titles = {_indefinite(words[first:last]) for first, last in managers.runs(words)}
    if titles:
        yield lambda member: any(title in fold(member.title) for title in titles)
    if phrases("night-manager").within(words):
        yield lambda member: member.works_nights is True


def _indefinite(title: Sequence[Word]) -> str:
    return fold(" ".join(word.lower for word in title)).removesuffix("s").removesuffix("en")


def _size_of(municipality: str) -> str:
    spelt = fold(municipality).removesuffix(" kommun")
    return next((known.size for known in municipalities() if fold(known.name) == spelt), "")
