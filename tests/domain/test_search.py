"""In which order what was found is shown."""

from dataclasses import replace
from datetime import date

from domain.search import Looked, in_order

FITS = Looked("s2", 1000, False, 0, 0, date(2026, 3, 2), ("natt",))  # noqa: FBT003  not outdated


def ids(*those: Looked) -> list[str]:
    return [one.solution for one in in_order(those)]


def test_of_what_fits_as_well_what_went_well_comes_first_and_then_what_was_stood_for_last() -> None:
    well, lately = replace(FITS, solution="s3", good=1), replace(FITS, solution="s4", held=date(2026, 3, 3))
    assert ids(FITS, lately, well) == ["s3", "s4", "s2"]


def test_what_went_well_buries_nothing_that_fits_better() -> None:
    assert ids(replace(FITS, solution="s1", score=700, good=9), FITS) == ["s2", "s1"]


def test_a_place_like_ones_own_decides_only_among_what_fits_well() -> None:
    near, far = replace(FITS, solution="s1", score=500, likeness=1), replace(FITS, solution="s3", score=499, likeness=2)
    assert ids(FITS, near, far) == ["s1", "s2", "s3"]


def test_what_holds_no_longer_comes_last_however_well_it_fits() -> None:
    assert ids(replace(FITS, solution="s1", score=9000, outdated=True), FITS) == ["s2", "s1"]


def test_what_scores_nothing_is_in_order_too() -> None:
    assert ids(replace(FITS, score=0), replace(FITS, solution="s1", score=0)) == ["s1", "s2"]
