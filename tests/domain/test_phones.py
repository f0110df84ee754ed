"""Every way to write a telephone number that can be called ends in one way to read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.phones import NotAPhoneNumber, readable


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0701740605", "070-174 06 05"),
        ("070 - 174 06 05", "070-174 06 05"),
        ("+46 (0)70-174 06 05", "070-174 06 05"),
        ("0046701740605", "070-174 06 05"),
        ("(070) 1740 605", "070-174 06 05"),
        ("070\u2013174\u00a006\u00a005", "070-174 06 05"),
        ("08-46500412", "08-465 004 12"),
        ("0313900615", "031-390 06 15"),
        ("0980 319 212", "0980-31 92 12"),
        ("010 4740605", "010-474 06 05"),
        ("+47 22 12 34 56", "+47 22 12 34 56"),
        ("0047 22123456", "+47 22123456"),
        ("0.0 47-22123456", "+47 22123456"),
        ("  ", ""),
    ],
)
def test_a_number_reads_as_people_read_it_out(written: str, read: str) -> None:
    assert readable(written) == read


@pytest.mark.parametrize(
    "written",
    ["4711", "112", "070-174 06", "070-174 06 05 99", "ring växeln", "070-174 06 05 (jobbet)", "+46 70", "0701740605a"],
)
def test_what_cannot_be_called_is_no_number(written: str) -> None:
    with pytest.raises(NotAPhoneNumber):
        readable(written)


@given(
    st.sampled_from(["+46", "0046", "+46 (0)", "0"]),
    st.sampled_from(["70", "8", "31", "500", "10", "771", "20"]),
    st.integers(10**6, 10**7 - 1),
    st.sampled_from(["", " ", "-", " - ", "/"]),
)
def test_however_a_number_is_written_it_reads_the_same_and_stays_so(
    country: str, area: str, rest: int, between: str
) -> None:
    digits = str(rest) if area == "70" else str(rest)[:6]
    once = readable(f"{country}{area}{between}{digits[:3]}{between}{digits[3:]}")
    assert once == readable(f"0{area}{digits}") == readable(once)
    assert once.replace("-", "").replace(" ", "") == f"0{area}{digits}"


@given(st.text("0123456789+-() .46ax", max_size=20))
def test_whatever_is_taken_is_taken_again_as_it_is(written: str) -> None:
    try:
        once = readable(written)
    except NotAPhoneNumber:
        return
    assert readable(once) == once
