"""How the room's list is read, and whom it knows again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import municipalities
from domain.municipalities import NoSize, TooManyLines
from domain.themes import SIZE_CLASSES


@pytest.mark.parametrize(
    ("line", "name", "size"),
    [
        ("Eskilstuna", "Eskilstuna", "stor"),
        ("eskilstuna", "eskilstuna", "stor"),
        ("Upplands-Bro", "Upplands-Bro", "mellan"),
        ("Lindgården Omsorg: mellan", "Lindgården Omsorg", "mellan"),
        ("Lindgården Omsorg, Stor", "Lindgården Omsorg", "stor"),
        ("Lindgården (liten)", "Lindgården", "liten"),
        ("Lindgården \N{EN DASH} liten", "Lindgården", "liten"),
        ("Lindgården stor", "Lindgården", "stor"),
        ("Lindgården: medium", "Lindgården", "mellan"),
        ("Ale: stor", "Ale", "stor"),
    ],
)
def test_a_municipality_and_its_size_may_be_written_in_many_ways(line: str, name: str, size: str) -> None:
    assert municipalities.read(f"\n  {line}  \n") == ((name, size),)


@pytest.mark.parametrize("line", ["Lindgården", "Lindgården: medelstor", ": stor", "a" * 76 + ": stor"])
def test_a_line_without_a_name_or_a_size_is_named_in_the_refusal(line: str) -> None:
    with pytest.raises(NoSize) as refused:
        municipalities.read(f"Eskilstuna\n{line}")
    assert str(refused.value.params["line"]) in line
    assert refused.value.at == "municipalities"


def test_each_municipality_counts_once_and_there_is_an_end_to_them() -> None:
    assert municipalities.read("Åmål: liten\namal: stor") == (("Åmål", "liten"),)
    with pytest.raises(TooManyLines):
        municipalities.read("\n".join(f"Förvaltning {n}: stor" for n in range(101)))
    with pytest.raises(TooManyLines):
        municipalities.read("\n".join(f"{n} {'a' * 60}: stor" for n in range(99)))


names = st.from_regex(r"[A-Za-zåäöÅÄÖ]{2,12}( [A-Z][a-zåäö]{1,12}om)?", fullmatch=True)


@given(st.lists(st.tuples(names, st.sampled_from(SIZE_CLASSES)), max_size=20, unique_by=lambda one: one[0].casefold()))
def test_what_the_form_shows_is_read_as_it_was(those: list[tuple[str, str]]) -> None:
    once = municipalities.read(municipalities.as_lines(tuple(those)))
    assert municipalities.read(municipalities.as_lines(once)) == once
    assert set(once) <= set(those)


@pytest.mark.parametrize("written", ["Ekestad", " ekestad ", "Ekestads kommun", "Ekestad kommun", "EKESTADS  KOMMUN"])
def test_a_municipality_is_known_however_people_say_it(written: str) -> None:
    those = (("Vikinge", "liten"), ("Ekestad", "stor"))
    assert municipalities.find(those, written) == ("Ekestad", "stor")


@pytest.mark.parametrize("written", ["", "Ekesta", "Ekestads", "Åmål"])
def test_another_name_is_none_of_them(written: str) -> None:
    assert municipalities.find((("Ekestad", "stor"),), written) is None
