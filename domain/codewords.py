"""Code words: five Swedish words that let the asker of an anonymous question come back (PROMISES 5)."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from string import ascii_lowercase

from domain.data import lines
from domain.text import clean, fold

COUNT = 5

_LONGEST_READ = 300  # far more than five words; keeps a pasted novel cheap
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody wrote when asked for the code words."""

    words: tuple[str, ...]
    """In the order written; spelt as on the list where they are on it."""
    unknown: tuple[str, ...]
    """Those that are not on the list, as written."""
    suggestion: tuple[str, ...] | None
    """Five words of the list that this was probably meant to be; None when it already is, or cannot be told."""

    @property
    def complete(self) -> bool:
        return len(self.words) == COUNT and not self.unknown


def draw(chance: Random) -> tuple[str, ...]:
    """Five different words: about 56 bits."""
    return tuple(chance.sample(list(_listed().values()), COUNT))


def normalise(text: str) -> tuple[str, ...]:
    """The words in `text`, spelt as on the list; case, accents, punctuation and numbering do not matter, order does."""
    listed = _listed()
    written = _WORD.findall(clean(text[:_LONGEST_READ]).lower())
    return tuple(listed.get(fold(word), word) for word in written)


def read(text: str) -> Reading:
    words = normalise(text)
    known = frozenset(_listed().values())
    unknown = tuple(word for word in words if word not in known)
    return Reading(words, unknown, _mended(words, known) if unknown else None)


def suggest(text: str) -> str | None:
    """The phrase that was probably meant, words parted by spaces; None when `text` needs no help or none is sure."""
    suggestion = read(text).suggestion
    return " ".join(suggestion) if suggestion else None


def key(words: Sequence[str], salt: bytes) -> bytes:
    """The 32 bytes by which a question is found. Takes about 45 ms on purpose: call it outside of any transaction."""
    phrase = " ".join(fold(word) for word in words).encode()
    return hashlib.scrypt(phrase, salt=salt, n=2**14, r=8, p=1, dklen=32)


@cache
def _listed() -> dict[str, str]:
    """Folded spelling → the spelling on the list."""
    return {fold(word): word for word in lines("codewords.txt")}


def _mended(words: tuple[str, ...], known: frozenset[str]) -> tuple[str, ...] | None:
    """None unless every unknown word has exactly one listed word (or pair of them, run together) near it."""
    if len(words) > COUNT:
        return None
    mended: list[str] = []
    for word in words:
        meant = ((word,),) if word in known else _meant_by(fold(word))
        if len(meant) != 1:
            return None
        mended += meant[0]
    return tuple(mended) if len(mended) == COUNT else None


def _meant_by(folded: str) -> tuple[tuple[str, ...], ...]:
    listed = _listed()
    if near := {listed[slip] for slip in _one_slip_away(folded) if slip in listed}:
        return tuple((word,) for word in near)
    cuts = ((folded[:i], folded[i:]) for i in range(1, len(folded)))
    return tuple((listed[a], listed[b]) for a, b in cuts if a in listed and b in listed)


def _one_slip_away(word: str) -> Iterable[str]:
    for i in range(len(word) + 1):
        before, after = word[:i], word[i:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            yield before + letter + after[1:]
