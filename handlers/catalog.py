"""Every word a person reads, in Fluent files, one per capability and language; Swedish is the source."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from fluent.runtime import FluentBundle, FluentResource

from domain.slots import local

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.errors import Refusal

DEFAULT_LANGUAGE = "sv"
LANGUAGES = (DEFAULT_LANGUAGE, "en")
LONGEST_BLANK = 500
"""Fluent refuses a blank of more than 2,500 characters; what is longer than this is put in when it is done."""

_MARK = "\x00"
_MARKED = re.compile(f"{_MARK}[a-z_]+{_MARK}")


def key(value: str) -> str:
    """One of an enumeration's, as it stands in the catalogues."""
    return value.replace("_", "-")


class Words:
    """One language's sentences. Calling with a key that is missing or a blank left unfilled raises `LookupError`."""

    def __init__(self, language: str) -> None:
        self.language = language
        # Isolating marks would land inside mentions and links.
        self._bundle = FluentBundle([language], use_isolating=False)
        folder = files("handlers") / "locales" / language
        for source in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if source.name.endswith(".ftl"):
                self._bundle.add_resource(FluentResource(source.read_text(encoding="utf-8")))

    def __call__(self, key: str, **blanks: str | int) -> str:
        pattern = self._bundle.get_message(key).value if self.has(key) else None
        if pattern is None:
            raise LookupError(f"no sentence for {key} in {self.language}")
        late = {
            f"{_MARK}{name}{_MARK}": text for name, text in blanks.items() if isinstance(text, str) and _waits(text)
        }
        marks = {mark.strip(_MARK): mark for mark in late}
        sentence, errors = self._bundle.format_pattern(pattern, {**blanks, **marks})
        if errors:
            raise LookupError(f"{key} in {self.language}: {errors[0]!r}")
        return _MARKED.sub(lambda mark: late[mark[0]], str(sentence))

    def has(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

    def refusal(self, refusal: Refusal) -> str:
        return self(refusal.key, **refusal.params)

    def day(self, moment: datetime | date) -> str:
        """`tisdag 3 mars`; a moment is told in Stockholm's time."""
        day = local(moment).date() if isinstance(moment, datetime) else moment
        return self("day", weekday=self(f"weekday-{day.weekday()}"), day=day.day, month=self(f"month-{day.month}"))

    def moment(self, moment: datetime) -> str:
        """`tisdag 3 mars kl. 13.00`, in Stockholm's time."""
        return self("moment", day=self.day(moment), clock=self.clock(moment))

    def together(self, those: Sequence[str]) -> str:
        """`bemanning, schema och natt`; one at least."""
        *others, last = those
        return self("together", others=", ".join(others), last=last) if others else last

    def clock(self, moment: datetime) -> str:
        """`kl. 13.00`, in Stockholm's time."""
        here = local(moment)
        return self("clock", hour=f"{here:%H}", minute=f"{here:%M}")


def _waits(text: str) -> bool:
    return len(text) > LONGEST_BLANK or _MARK in text


@cache
def _spoken(language: str) -> Words:
    """Read once in a process: it takes a tenth of a second."""
    return Words(language)


class Catalog:
    def __init__(self) -> None:
        """Reads every language, so that what is wrong with one is seen at the start."""
        for language in LANGUAGES:
            _spoken(language)

    def words(self, language: str) -> Words:
        """Of a language not spoken here: the Swedish."""
        return _spoken(language if language in LANGUAGES else DEFAULT_LANGUAGE)
