"""The lösningar bank as files, CSV or JSON Lines: checked line by line, brought in whole, written out again."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from domain import bank
from domain.bank import Brought, Held
from domain.errors import Empty
from domain.freshness import held_since
from domain.ids import new_id
from domain.look import hard_stops
from domain.solutions import Text, tidy
from domain.text import clean, fold
from domain.themes import CROSSES, PROVIDERS, SIZE_CLASSES
from handlers import themes

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from domain.solutions import Solution
    from domain.store import Store
    from handlers.catalog import Words

Format: TypeAlias = Literal["csv", "jsonl"]

FIELDS = (
    "id",
    "title",
    "situation",
    "did",
    "result",
    "user_notices",
    "themes",
    "crosses",
    "size_class",
    "provider",
    "cost",
    "confirmed",
    "outdated",
)
ALSO = {"body": "did", "tags": "themes"}
"""Other names by which a field is understood."""
_LISTS = frozenset({"themes", "crosses"})
_LONGEST_CELL = 1_000_000
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""A spreadsheet would calculate it. OWASP ("CSV Injection") advises an apostrophe before it; one that stands there
already gets another, so that reading takes away no more than writing added."""


@dataclass(frozen=True, slots=True)
class Line:
    """`number` is the line in the file that it begins on, from 1."""

    number: int
    external_id: str
    held: Held


@dataclass(frozen=True, slots=True)
class Read:
    """`bad`: line number and reason. `personal`: numbers of lines that look as if they told of a person who can be
    pointed out, and what it is. `ignored`: names of fields that mean nothing here.
    """

    good: tuple[Line, ...]
    bad: tuple[tuple[int, str], ...]
    personal: tuple[tuple[int, str], ...]
    ignored: tuple[str, ...]


class BadLineError(Exception):
    """The sentence is for whoever wrote the file."""


def format_of(name: str) -> Format | None:
    """By the ending of a file's name; None when it tells nothing."""
    match name.lower().rpartition(".")[2]:
        case "csv":
            return "csv"
        case "jsonl" | "ndjson":
            return "jsonl"
        case _:
            return None


def read(content: str, kind: Format | None = None) -> Read:
    """The lines of a file, each checked; `kind` is told from the first character where it is not given."""
    content = content.removeprefix("\ufeff")
    kind = kind or ("jsonl" if content.lstrip().startswith("{") else "csv")
    good: list[Line] = []
    bad: list[tuple[int, str]] = []
    ignored: dict[str, None] = {}
    seen: dict[str, int] = {}
    for number, record in _csv(content) if kind == "csv" else _jsonl(content):
        try:
            line = _line(number, record, ignored)
            _once(line, seen)
        except BadLineError as problem:
            bad.append((number, str(problem)))
        else:
            good.append(line)
    personal = [(line.number, kind) for line in good for kind in _personal(line.held)]
    return Read(tuple(good), tuple(bad), tuple(personal), tuple(ignored))


def bring_in(
    store: Store,
    network: str,
    lines: Sequence[Line],
    *,
    now: datetime,
    chance: Random,
    progress: Callable[[Sequence[Line]], Iterable[Line]] = iter,
) -> Counter[Brought]:
    """All lines in one transaction; how many met with what."""
    return Counter(
        bank.bring_in(store, network, line.held, external_id=line.external_id, id=new_id(chance), now=now)
        for line in progress(lines)
    )


def write(kept: Iterable[Solution], kind: Format, words: Words) -> Iterator[str]:
    """A file's content in pieces; reading it back gives the same. Nobody's name is in it."""
    records = (_record(solution, words) for solution in kept)
    if kind == "jsonl":
        yield from (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        return
    page = io.StringIO(newline="")
    writer = csv.DictWriter(page, FIELDS, lineterminator="\n")
    writer.writeheader()
    for record in records:
        cells = {name: "; ".join(value) if name in _LISTS else value for name, value in record.items()}
        writer.writerow({name: _inert(str(cell)) for name, cell in cells.items()})
        yield page.getvalue()
        page.seek(0)
        page.truncate()
    yield page.getvalue()


def _inert(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _as_meant(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def name_of(solution: Solution) -> str:
    """The id by which files know it: its own of old, else ours."""
    return solution.external_id or solution.id


def _record(solution: Solution, words: Words) -> dict[str, str | list[str]]:
    text = solution.text
    return {
        "id": name_of(solution),
        "title": text.title,
        "situation": text.situation,
        "did": text.did,
        "result": text.result,
        "user_notices": text.user_notices,
        "themes": [themes.name(theme, words) for theme in text.themes],
        "crosses": [words(f"cross-{cross}") if cross in CROSSES else cross for cross in text.crosses],
        "size_class": text.size_class,
        "provider": text.provider,
        "cost": text.cost,
        "confirmed": f"{held_since(solution):%Y-%m}",  # a file does not tell on which day somebody was there
        "outdated": solution.outdated,
    }


Record: TypeAlias = "dict[str, Any] | BadLineError"


def _jsonl(content: str) -> Iterator[tuple[int, Record]]:
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            yield number, _object(line)


def _object(line: str) -> Record:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return BadLineError("it is not JSON")
    return found if isinstance(found, dict) else BadLineError("it is JSON, but no object: {…} is expected")


def _csv(content: str) -> Iterator[tuple[int, Record]]:
    """Commas or semicolons, whichever the headings use; a cell may hold line breaks."""
    csv.field_size_limit(_LONGEST_CELL)
    headings = content.partition("\n")[0]
    delimiter = ";" if headings.count(";") > headings.count(",") else ","
    rows = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    names: list[str] = []
    before = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield (
                before + 1,
                BadLineError("a quotation mark is not closed, or a cell is too long; the rest is not read"),
            )
            return
        number, before = before + 1, rows.line_num
        if not any(cell.strip() for cell in row):
            continue
        if not names:
            names = [name.strip().lower() for name in row]
            if not {"did", "body"} & set(names):
                yield number, BadLineError("the first line must name the columns, and one of them must be did")
                return
        elif len(row) > len(names):
            yield number, BadLineError(f"it has {len(row)} cells, but there are {len(names)} columns")
        else:
            yield number, dict(zip(names, map(_as_meant, row), strict=False))


def _once(line: Line, seen: dict[str, int]) -> None:
    first = seen.setdefault(line.external_id, line.number) if line.external_id else line.number
    if first != line.number:
        raise BadLineError(f"the id {line.external_id} stands on line {first} already")


def _line(number: int, record: Record, ignored: dict[str, None]) -> Line:
    if isinstance(record, BadLineError):
        raise record
    fields: dict[str, Any] = {}
    for given, value in record.items():
        name = ALSO.get(given, given)
        if name not in FIELDS:
            ignored[given] = None
        elif value not in (None, "", []):
            fields.setdefault(name, value)
    external_id = clean(str(_text(fields, "id")))
    text = Text(
        did=_text(fields, "did"),
        title=_text(fields, "title"),
        situation=_text(fields, "situation"),
        result=_text(fields, "result"),
        user_notices=_text(fields, "user_notices"),
        themes=_texts(fields, "themes"),
        crosses=_texts(fields, "crosses"),
        size_class=_one_of(_text(fields, "size_class"), "size_class", SIZE_CLASSES),
        provider=_one_of(_text(fields, "provider"), "provider", PROVIDERS),
        cost=_text(fields, "cost"),
    )
    try:
        return Line(number, external_id, Held(tidy(text), _confirmed(fields), clean(_text(fields, "outdated"))))
    except Empty:
        raise BadLineError("did (or body) is missing: what was done") from None


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name, "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadLineError(f"{name} must be text")
    return str(value)


def _texts(fields: dict[str, Any], name: str) -> tuple[str, ...]:
    value = fields.get(name, ())
    match value:
        case str():
            return (value,)
        case list() | tuple() if all(isinstance(word, str) for word in value):
            return tuple(value)
        case _:
            raise BadLineError(f"{name} must be text, or a list of texts")


def _confirmed(fields: dict[str, Any]) -> date | None:
    """A month is its first day."""
    told = _text(fields, "confirmed").strip()
    if not told:
        return None
    try:
        return date.fromisoformat(f"{told}-01")
    except ValueError:
        raise BadLineError("confirmed must be a month such as 2026-03, or empty") from None


def _one_of(value: str, name: str, allowed: tuple[str, ...]) -> str:
    found = fold(clean(value))
    if found and found not in allowed:
        raise BadLineError(f"{name} must be one of {', '.join(allowed)}, or empty")
    return found


def _personal(held: Held) -> list[str]:
    text = held.text
    told = (text.title, text.situation, text.did, text.result, text.user_notices, text.cost, held.outdated)
    return sorted({finding.kind.value for part in told for finding in hard_stops(part)})
