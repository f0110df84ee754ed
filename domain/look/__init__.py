"""The look at a text before anything of it is kept (PROMISES 7): on the own machine, and its findings are not kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.look import numbers, people, places, posts, reading
from domain.look.findings import Band, Finding, Grade, Kind, Wider
from domain.members import Attributes
from domain.text import clean, fold

__all__ = ["Band", "Finding", "Found", "Grade", "Kind", "Wider", "hard_stops", "look"]


@dataclass(frozen=True, slots=True)
class Found:
    """In the order of the cleaned text, the same words only once. `band`: how many members the text could fit."""

    findings: tuple[Finding, ...]
    band: Band

    def about_others(self) -> "Found":
        """What concerns whoever writes under their own name: what could point at others, and where it belongs."""
        kept = (one for one in self.findings if one.kind is Kind.NAME or one.kind.grade is Grade.SIGNPOST)
        return Found(tuple(kept), Band.AT_LEAST_10)

    def of(self, grade: Grade) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.kind.grade is grade)


def look(text: str, *, audience: Iterable[Attributes], listed: Iterable[str] = ()) -> Found:
    """`audience`: what the room's members have filled in about themselves. `listed`: names of the municipalities and
    employers that take part, whether or not anybody has filled them in."""
    text = clean(text)
    words = reading.words(text)
    audience = list(audience)
    located = list(places.find(text, words, places.known_to(audience, listed)))
    taken = frozenset(place for where, _ in located for place in range(where.first, where.last))
    findings = [
        *numbers.find(text),
        *people.find(text, words, taken),
        *(finding for _, finding in located),
        *posts.find(text, words, taken),
    ]
    return Found(_once_each(findings), posts.band(words, (where for where, _ in located), audience))


def hard_stops(text: str) -> tuple[Finding, ...]:
    """Personal data about an individual, in order; for every free-text field of the product."""
    return look(text, audience=()).of(Grade.STOP)


def _once_each(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    ordered = sorted(findings, key=lambda finding: (finding.start, finding.end))
    stops = [finding for finding in ordered if finding.kind.grade is Grade.STOP]
    kept: dict[tuple[Kind, str], Finding] = {}
    for finding in ordered:
        stopped = any(stop.start <= finding.start and finding.end <= stop.end for stop in stops)
        if finding.kind.grade is not Grade.ASK or not stopped:
            kept.setdefault((finding.kind, fold(finding.words)), finding)
    return tuple(kept.values())
