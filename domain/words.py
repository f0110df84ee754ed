"""Swedish words as search compares them: without accents, by their stem and by pieces of four letters.

The pieces find what is misspelt, written together or apart; stems tell forms of one word from words that look alike.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from domain.text import fold

PIECE = 4
STEM = "="
"""Begins a stem among terms; no word holds it."""
END = "_"
"""Marks both ends of a word in its pieces; no word holds it."""

_WORD = re.compile(r"[^\W_]+")
_PLAIN = str.maketrans("åäöéèüø", "aaoeeuo")
_VOWELS = frozenset("aeiouy")
_ENDINGS = (
    "heterna heten heter arnas ernas ornas andes endes arens arna erna orna ande ende aste ades are ade ares ens ets "
    "dena dens dets den det ans nas ars ers ors ar er or en et an na at as es ad te de dd tt a e n t s d"
)
"""Of nouns, adjectives, verbs and participles, together with the genitive's."""
_LONGEST_ENDING = 6
_ROOT = 3
_FUNCTION_WORDS = (
    "hur vad när var vem vilka vilken vilket varför får fick har hade kan kunna vill ska skall jag du han hon den det "
    "de vi ni man en ett och eller men att som om i på av till för från med utan vid under över mellan mot genom efter "
    "innan är vara blir bli blev varit min mitt mina din ditt dina sin sitt sina vår vårt våra er ert era deras dess "
    "denna detta dessa inte ej någon något några alla allt mycket mer mest så då nu sedan också även bara här där in "
    "ut upp ner måste bör gör göra gjort gjorde finns fanns sig mig dig oss dem samt än"
)


def split(text: str) -> list[str]:
    """The words of `text` as they stand, in lower case."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())


def plain(word: str) -> str:
    """A word without accents, so that it is found with and without them."""
    word = word.translate(_PLAIN)
    return word if word.isascii() else fold(word)


def by_plain(those: Iterable[str]) -> dict[str, str]:
    """Each without accents; of those that look alike then, the first."""
    found: dict[str, str] = {}
    for word in those:
        found.setdefault(plain(word), word)
    return found


def stem(word: str) -> str:
    """Of a plain word: what is left without its endings, of which there may be two (`arbetsplats|er|nas`). Never a
    function word, which stands everywhere (`som|n`), unless it is one, whole."""
    return word if is_function_word(word) else _without_ending(_without_ending(word))


def terms(word: str) -> list[str]:
    """What a plain word is found by: its pieces, with its ends marked, and its stem."""
    marked = f"{END}{word}{END}"
    pieces = [marked[start : start + PIECE] for start in range(max(len(marked) - PIECE + 1, 1))]
    return [*pieces, STEM + stem(word)]


def is_function_word(word: str) -> bool:
    """Of a plain word: it joins others and asks, whatever the text is about."""
    return word in _function_words()


def _without_ending(word: str) -> str:
    for length in range(min(_LONGEST_ENDING, len(word) - _ROOT), 0, -1):
        left = word[:-length]
        if word[-length:] in _endings() and not _VOWELS.isdisjoint(left) and not is_function_word(left):
            return left
    return word


@cache
def _endings() -> frozenset[str]:
    return frozenset(_ENDINGS.split())


@cache
def _function_words() -> frozenset[str]:
    return frozenset(plain(word) for word in split(_FUNCTION_WORDS))
