"""The fixed words by which questions and lösningar are sorted: keys, labelled in the catalogues under `theme-…`,
`cross-…`, `size-…`, `provider-…` and `field-…`.
"""

import re
from collections.abc import Iterable

from domain.text import clean, fold

THEMES = (
    "personalfragor",
    "konflikter",
    "ledarskap",
    "arbetsmiljo",
    "sjukfranvaro",
    "hot-och-vald",
    "bemanning",
    "schema",
    "natt",
    "rekrytering",
    "introduktion",
    "kompetens",
    "ekonomi",
    "besparingar",
    "sidouppgifter",
    "transporter",
    "teknik",
    "dokumentation",
    "samverkan",
    "anhoriga",
    "kvalitet",
    "demens",
    "lakemedel",
    "maltider",
    "hygien",
)
CROSSES = (
    "bistand",
    "hemsjukvard",
    "halso-och-sjukvard",
    "vardcentral",
    "kommunrehab",
    "psykiatri",
    "lss",
    "ifo",
    "skola",
    "hr",
    "fastighet",
)
"""Functions outside elderly care."""
SIZE_CLASSES = ("liten", "mellan", "stor")
PROVIDERS = ("kommunal", "privat", "ideell")
FIELDS = (
    "hemtjanst",
    "sarskilt-boende",
    "korttid",
    "dagverksamhet",
    "hemsjukvard",
    "rehab",
    "natt",
    "bemanning",
    "bistand",
    "utveckling",
    "flera",
)
"""Of a manager's work."""

_BETWEEN = re.compile(r"[,;|\n]|::")
_NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")


def sort_out(words: str | Iterable[str], known: tuple[str, ...]) -> tuple[str, ...]:
    """The keys that `words` name, and as they are the words that name none; each once.

    Words are parted by `,` `;` `|` `::` or lines, so that none of these is ever part of one.
    """
    parts = _BETWEEN.split(clean(words if isinstance(words, str) else "\n".join(words)))
    found = (part.strip() for part in parts)
    return tuple(dict.fromkeys(_key(word, known) or word for word in found if word))


def _key(word: str, known: tuple[str, ...]) -> str | None:
    key = _NOT_IN_KEYS.sub("-", fold(word)).strip("-")
    return key if key in known else None
