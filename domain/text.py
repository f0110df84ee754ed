"""What people write, made safe to keep and to publish: nothing invisible, nothing that breaks a layout."""

import re
import textwrap
import unicodedata

_MOST_MARKS = 2  # accents on one letter; piles of them spill over the lines around
_LETTERLIKE_BLANKS = frozenset("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_VARIATION_SELECTORS = (("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef"))
_NEWER_EMOJI = ("\U0001f000", "\U0001faff")  # unassigned to this Python, perhaps not to the phone

_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_MANY_BREAKS = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """NFC; without zero-width, direction, control, private and unassigned characters; every space plain.

    Runs of spaces become one, empty lines at most one in a row, accents at most two on a letter. Cleaning twice changes
    nothing more.
    """
    text = _BREAK.sub("\n", text).replace("\t", " ")
    text = unicodedata.normalize("NFC", "".join(c for c in text if _visible(c)))
    text = _SPACES.sub(" ", _without_piles(text))
    text = _AROUND_BREAK.sub("\n", text)
    return _MANY_BREAKS.sub("\n\n", text).strip()


def storable(text: str) -> str:
    """Without what databases take for no text: the character 0, and halves of others."""
    return text.replace("\0", "").encode(errors="ignore").decode()


def shorten(text: str, most: int) -> str:
    """On one line of at most so many characters, cut between words where there are several."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    short = textwrap.shorten(line, most, placeholder=" …")
    return short if len(short) > len("…") else f"{line[: most - 1]}…"


def fold(text: str) -> str:
    """Lower case without accents (å, ä → a; ö, ø → o), for comparing; length may differ from `text`."""
    text = text.casefold().replace("æ", "a").replace("ø", "o")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _visible(char: str) -> bool:
    if char == "\n" or " " <= char <= "~":
        return True
    if char in _LETTERLIKE_BLANKS or any(low <= char <= high for low, high in _VARIATION_SELECTORS):
        return False
    category = unicodedata.category(char)
    if category == "Cn":
        return _NEWER_EMOJI[0] <= char <= _NEWER_EMOJI[1]
    return category not in {"Cc", "Cf", "Co", "Cs"}


def _without_piles(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)
