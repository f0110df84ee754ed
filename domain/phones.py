"""Telephone numbers as people write and read them."""

import re
from functools import cache

from domain.data import lines
from domain.errors import Refusal

_BETWEEN = re.compile(r"[\s()./\-\u2010-\u2014\u2212]+")
_TRUNK = re.compile(r"\(0\)")
_SWEDEN = re.compile(r"^(?:\+|00)46(?=[0-9])0?")
_MOBILES = ("070", "072", "073", "076", "079")
_FOR_ALL = "020"
_NATIONAL = re.compile(rf"(?:{'|'.join(_MOBILES)})[0-9]{{7}}|(?!{'|'.join(_MOBILES)})0[1-9][0-9]{{6,8}}")
_OUT_OF_THE_COUNTRY = re.compile(r"^[^0-9+]*0[^0-9]*0")
_ABROAD = re.compile(r"(?:\+|00)[1-9][0-9]{7,14}")
_LONGEST_AREA = 4
_READ_OUT = {
    5: ("(...)", r"\1 "),
    6: ("(..)(..)", r"\1 \2 "),
    7: ("(...)(..)", r"\1 \2 "),
    8: ("(...)(...)", r"\1 \2 "),
}
"""How the digits after the area code are parted, by their number."""


class NotAPhoneNumber(Refusal):
    """It could not be called."""

    field = "phone"


def readable(written: str) -> str:
    """A Swedish one as `070-174 06 05`, one abroad as `+47 22 12 34 56` in the writer's own groups.

    Doing it twice changes nothing more; of nothing, nothing is made. Raises `NotAPhoneNumber`.
    """
    text = _TRUNK.sub(" ", written).strip()
    if not text:
        return ""
    digits = _SWEDEN.sub("0", _BETWEEN.sub("", text))
    if _ABROAD.fullmatch(digits):
        return "+" + " ".join(re.findall(r"[0-9]+", _OUT_OF_THE_COUNTRY.sub("", text)))
    if not _NATIONAL.fullmatch(digits):
        raise NotAPhoneNumber
    area = next((digits[:length] for length in (2, 3) if digits[:length] in _areas()), digits[:_LONGEST_AREA])
    rest = digits.removeprefix(area)
    return f"{area}-{re.sub(*_READ_OUT.get(len(rest), ('', '')), rest)}"


@cache
def _areas() -> frozenset[str]:
    return frozenset(code for line in lines("area_codes.txt") for code in line.split()) | {*_MOBILES, _FOR_ALL}
