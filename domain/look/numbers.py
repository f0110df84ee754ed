"""Numbers and addresses that lead to one person."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from domain.data import lines
from domain.look.findings import Finding, Kind

_DASH = r"\-+\u2010\u2011\u2012\u2013\u2014\u2212"  # + stands for a hyphen after the hundredth birthday

_IDENTITY = re.compile(
    rf"(?<![\d,.])(?:(?P<century>18|19|20)[ ]?)?"
    rf"(?:(?P<compact>\d{{6}})[ ]?[{_DASH}]?[ ]?"
    rf"|(?P<spaced>\d\d[ ]\d\d[ ]\d\d)[ ]?[{_DASH}]?[ ]?"
    rf"|(?P<parted>\d\d[-./]\d\d[-./]\d\d)[ ]?[{_DASH}][ ]?)"
    r"(?P<last>\d{4}(?!\d)|[xX*]{4})"
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|[ ]?[(\[][ ]?(?:at|snabel-?a)[ ]?[)\]][ ]?)"
    r"(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24}(?!\w)",
    re.IGNORECASE,
)
_BETWEEN = rf"[ ]{{0,2}}[)./{_DASH}]?[ ]?"
_PHONE = re.compile(
    r"(?<![\d§])(?<!\d[.,:/-])"
    rf"(?:(?P<abroad>(?:\+|\b00)[1-9]\d{{0,2}}(?:[ ]?\(0\))?(?:{_BETWEEN}\d){{6,12}})"
    rf"|(?P<mobile>\(?07[02369](?:{_BETWEEN}\d){{7}})"
    rf"|(?P<line>(?<!\d[ ])\(?0(?:{_BETWEEN}\d){{6,9}}))"
    r"(?![\d:])"
)
_PARTING = re.compile(rf"[./{_DASH}]")
_GROUPS = re.compile(r"\d+")
_COORDINATION = 60  # added to the day of birth
_SHORTEST_REST = 5
_MIDNIGHT = 24
_ABROAD_DIGITS = range(8, 16)


def find(text: str) -> Iterator[Finding]:
    for match in _IDENTITY.finditer(text):
        if _is_identity(match):
            yield _finding(Kind.IDENTITY_NUMBER, match)
    for match in _EMAIL.finditer(text):
        yield _finding(Kind.EMAIL, match)
    for match in _PHONE.finditer(text):
        if _is_phone(match):
            yield _finding(Kind.PHONE, match)


def _finding(kind: Kind, match: re.Match[str]) -> Finding:
    return Finding(kind, match.start(), match.end(), match.group())


def _is_identity(match: re.Match[str]) -> bool:
    born = _digits(match["compact"] or match["spaced"] or match["parted"])
    last = match["last"]
    return (not last.isdigit() or _luhn(born + last)) and any(
        _is_date(int(century + born[:2]), int(born[2:4]), int(born[4:]))
        for century in ([match["century"]] if match["century"] else ["19", "20"])
    )


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day - _COORDINATION if day > _COORDINATION else day)
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(figure // 10 + figure % 10 for figure in doubled) % 10 == 0


def _is_phone(match: re.Match[str]) -> bool:
    """Times (0730-1600), lists of times, years, prices and numbers for everyone (020, 0771, 1177) are none."""
    if match["line"] is None:
        return match["mobile"] is not None or len(_digits(match["abroad"])) in _ABROAD_DIGITS
    digits = _digits(match["line"])
    first, *others = _GROUPS.findall(match["line"])
    areas = [first] if others else [digits[:length] for length in (2, 3, 4)]
    partings = len(_PARTING.findall(match["line"]))
    if partings > 1 or (
        not partings and others and all(len(g) <= len("24") and int(g) <= _MIDNIGHT for g in (first, *others))
    ):
        return False
    return any(area in _area_codes() and len(digits) - len(area) >= _SHORTEST_REST for area in areas)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@cache
def _area_codes() -> frozenset[str]:
    return frozenset(code for line in lines("area_codes.txt") for code in line.split())
