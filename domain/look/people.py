"""Names of persons, and what is said of their health and care."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from domain.data import lines
from domain.look.findings import Finding, Kind, Wider
from domain.look.reading import Word, entries, phrases, sections
from domain.text import fold

_NAME_FIRST, _CARE_FIRST, _NEXT_SENTENCE = 10, 3, 8  # words between a name and what is said


@dataclass(frozen=True, slots=True)
class Name:
    """Words `first` up to and not including `last`."""

    first: int
    last: int


def find(text: str, words: Sequence[Word], taken: frozenset[int]) -> Iterator[Finding]:
    """`taken`: words that are known to be something else."""
    for name in names(words, taken):
        care = _care_of(words, name)
        first, last = (min(name.first, care[0]), max(name.last, care[1])) if care else (name.first, name.last)
        start, end = words[first].start, words[last - 1].end
        yield Finding(
            Kind.PERSON_CARE if care else Kind.NAME, start, end, text[start:end], None if care else Wider.PERSON
        )


def names(words: Sequence[Word], taken: frozenset[int] = frozenset()) -> Iterator[Name]:
    place = 0
    while place < len(words):
        last = place if place in taken else _name_at(words, place)
        if last > place:
            yield Name(place, last)
        place = max(last, place + 1)


def is_first_name(word: Word) -> bool:
    return word.capital and any(stem in _sure() or stem in _wordlike() for stem in _stems(word.text))


def _name_at(words: Sequence[Word], place: int) -> int:
    """The place after the name that begins here, or `place`."""
    word = words[place]
    if place and phrases("place-before").at(words, place - 1):
        return place
    if phrases("title").at(words, place):
        following = _surnames(words, place + 1)
        return following if following > place + 1 else place
    if _is_name(words, place):
        return place + 1 if word.lower.endswith("s") and word.lower not in _sure() else _surnames(words, place + 1)
    stem = word.lower.removesuffix("s")
    is_surname = word.capital and (word.lower in _surname_list() or stem in _surname_list())
    return place + 1 if is_surname else place


def _is_name(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    stems = _stems(word.text)
    if any(stem in _sure() for stem in stems):
        return True
    if not word.capital or not any(stem in _wordlike() for stem in stems):
        return False
    if not word.first:
        return not (len(word.text) > 1 and word.text.isupper())
    if phrases("never-first").at(words, place) or place + 1 >= len(words):
        return False
    following = words[place + 1]
    if following.sentence != word.sentence:
        return False
    age = following.gap.startswith(",") and following.lower.isdigit()
    surname = following.gap == " " and following.capital
    return age or surname or bool(phrases("after-word-name").at(words, place + 1))


def _stems(text: str) -> set[str]:
    """The name itself, without a genitive's s, and the first half of a double name; none for 'Jan-mars'."""
    head, _, tail = text.partition("-")
    if tail and head[0].isupper() and tail[0].islower():
        return set()
    whole = {text.lower(), head.lower()}
    genitives = {stem.removesuffix("s").rstrip("'\u2019:") for stem in whole if stem.endswith("s")}
    return whole | (genitives if text.lower() not in entries("no-genitive") else set())


def _surnames(words: Sequence[Word], place: int) -> int:
    """The place after the capitalised words, at most two, that follow on a first name."""
    last = place
    while last < len(words) and last < place + 2 and words[last].text.istitle() and words[last].gap == " ":
        last += 1
    return last


def _care_of(words: Sequence[Word], name: Name) -> tuple[int, int] | None:
    """Where a detail of this person's health or care stands."""
    if _is_credited(words, name):
        return None
    if name.first and phrases("care-person").at(words, name.first - 1) and words[name.first].gap in {" ", ", "}:
        return (name.first - 1, name.last)
    return _care_after(words, name) or _care_before(words, name) or _care_in_next_sentence(words, name)


def _is_credited(words: Sequence[Word], name: Name) -> bool:
    """Thanked, asked or quoted, as one does with a colleague."""
    begins = [
        start
        for start in range(max(0, name.first - 2), name.first)
        if words[start].sentence == words[name.first].sentence
    ]
    return any((length := phrases("credit").at(words, start)) and start + length == name.first for start in begins)


def _care_after(words: Sequence[Word], name: Name) -> tuple[int, int] | None:
    sentence = words[name.first].sentence
    end = name.last
    while end < len(words) and words[end].sentence == sentence and end <= name.last + _NAME_FIRST + 2:
        end += 1
    for first, last in phrases("care").runs(words[name.last : end]):
        if first > _NAME_FIRST:
            break
        if _is_said(words[name.last : name.last + first], words[name.last + first : name.last + last]):
            return (name.last + first, name.last + last)
    return _is_cared_for(words[name.last : end], name.last)


def _is_cared_for(after: Sequence[Word], offset: int) -> tuple[int, int] | None:
    """'… är en av våra boende'."""
    length = phrases("is").at(after, 0)
    if length and phrases("care-person").at(after, length):
        return (offset, offset + length + 1)
    return None


def _is_said(between: Sequence[Word], care: Sequence[Word]) -> bool:
    if phrases("between").within(between):
        return False
    if any(roles.within(between) for roles in sections("role").values()) and not phrases("staff-health").at(care, 0):
        return False
    skipped = phrases("is").at(between, 0)
    if skipped and phrases("between-people").at(between, skipped):
        skipped += 1
    else:
        skipped = 0
    return not phrases("between-people").within(between[skipped:])


def _care_before(words: Sequence[Word], name: Name) -> tuple[int, int] | None:
    start = name.first
    while (
        start > 0 and words[start - 1].sentence == words[name.first].sentence and start > name.first - _CARE_FIRST - 4
    ):
        start -= 1
    for first, last in phrases("care").runs(words[start : name.first]):
        between = words[start + last : name.first]
        parted = any("," in word.gap or "(" in word.gap for word in words[start + last : name.first + 1])
        said = not parted and len(between) <= _CARE_FIRST and not phrases("not-before-name").within(between)
        if said and _is_said(between, words[start + first : start + last]):
            return (start + first, start + last)
    return None


def _care_in_next_sentence(words: Sequence[Word], name: Name) -> tuple[int, int] | None:
    """'Gunnel bor hos oss. Hon har demens.'"""
    sentence = words[name.first].sentence
    start = name.last
    while start < len(words) and words[start].sentence == sentence:
        start += 1
    if (
        start == len(words)
        or words[start].lower not in entries("pronoun")
        or phrases("between").within(words[name.last : start])
    ):
        return None
    end = start
    while end < len(words) and words[end].sentence == words[start].sentence and end - start < _NEXT_SENTENCE:
        end += 1
    for first, last in phrases("care").runs(words[start:end]):
        if _is_said(words[start : start + first], words[start + first : start + last]):
            return (start + first, start + last)
    return None


@cache
def _sure() -> frozenset[str]:
    """Names that are nothing else, with and without accents, in small letters."""
    plain = {name.lower() for name in lines("first_names.txt") if not name.endswith("*")}
    return frozenset(plain | ({fold(name) for name in plain} - set(entries("no-folded-name"))))


@cache
def _wordlike() -> frozenset[str]:
    return frozenset(name[:-1].lower() for name in lines("first_names.txt") if name.endswith("*"))


@cache
def _surname_list() -> frozenset[str]:
    return frozenset(name.lower() for name in lines("surnames.txt") if not name.endswith("*"))
