"""A text as words in sentences, and lists of words and phrases to find in it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from domain.data import lines
from domain.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019:][^\W\d_]+)*|\d+")
_SENTENCE_ENDS = re.compile(r"[.!?\u2026](?=[\s\"'\u201d\u2019)]|$)|\n")
_BEGINS_ANEW = re.compile(r"[.!?\u2026:\n\"\u201d\u201c\u00bb\u2022\u2013]|^\W*-\s")
_INDEXED = 3  # letters that every entry with a * has at least


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    lower: str
    start: int
    end: int
    sentence: int
    first: bool
    """Begins a sentence, a quotation or an item: its capital says nothing."""
    gap: str
    """What stands between the word before and this one."""

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def words(text: str) -> list[Word]:
    found: list[Word] = []
    sentence, end = 0, 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        ended = _SENTENCE_ENDS.search(gap)
        if ended and not (gap == ". " and found[-1:] and found[-1].lower in entries("abbreviation")):
            sentence += 1
        first = (
            not found or found[-1].sentence != sentence or bool(_BEGINS_ANEW.search(gap) and not gap.startswith(". "))
        )
        found.append(Word(match.group(), match.group().lower(), match.start(), match.end(), sentence, first, gap))
        end = match.end()
    return found


class Phrases:
    """Entries in small letters; `*` last stands for any continuation, `#` for a number.

    They are found with and without their accents.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        prefixes: dict[str, set[str]] = {}
        for entry in entries:
            for parts in {tuple(entry.split()), tuple(fold(entry).split())}:
                if parts[0].endswith("*"):
                    prefixes.setdefault(parts[0][:_INDEXED], set()).add(parts[0][:-1])
                else:
                    self._by_first.setdefault(parts[0], []).append(parts)
        for phrases in self._by_first.values():
            phrases.sort(key=len, reverse=True)
        self._prefixes = {start: tuple(sharing) for start, sharing in prefixes.items()}

    def at(self, text: Sequence[Word], place: int) -> int:
        """How many words of the longest entry stand at `place`; 0 if none does."""
        if place >= len(text):
            return 0
        word = text[place].lower
        for parts in self._by_first.get(word, ()):
            rest = text[place + 1 : place + len(parts)]
            if len(rest) == len(parts) - 1 and all(map(_fits, parts[1:], rest)):
                return len(parts)
        sharing = self._prefixes.get(word[:_INDEXED])
        return 1 if sharing and word.startswith(sharing) else 0

    def within(self, text: Sequence[Word]) -> bool:
        return any(self.at(text, place) for place in range(len(text)))

    def runs(self, text: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Where entries stand: first word and the one after the last."""
        place = 0
        while place < len(text):
            length = self.at(text, place)
            if length:
                yield place, place + length
            place += length or 1


def _fits(part: str, word: Word) -> bool:
    if part == "#":
        return word.lower.isdigit()
    return word.lower.startswith(part[:-1]) if part.endswith("*") else word.lower == part


@cache
def phrases(section: str) -> Phrases:
    return Phrases(_sections()[section])


@cache
def entries(section: str) -> tuple[str, ...]:
    return _sections()[section]


@cache
def sections(kind: str) -> Mapping[str, Phrases]:
    """All lists named `kind:…`, by what follows the colon."""
    prefix = f"{kind}:"
    return {name.removeprefix(prefix): phrases(name) for name in _sections() if name.startswith(prefix)}


@cache
def _sections() -> Mapping[str, tuple[str, ...]]:
    sections: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in lines("look.txt"):
        if line.startswith("["):
            name = line.strip("[]")
            sections[name] = ()
        else:
            sections[name] += tuple(entry for part in line.split(",") if (entry := part.strip()))
    return sections
