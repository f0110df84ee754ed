"""The attacker of these tests knows the rule, the number of answers and their own answer, and tries every outcome that
is told in the very same way.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.polls import Result, Told, Vague, tell

FEW, LARGE_MAJORITY, MOST, UNTOLD = Vague.FEW, Vague.LARGE_MAJORITY, Vague.MOST, Vague.UNTOLD

Counts = tuple[int, ...]
COUNTS = st.lists(st.integers(0, 6) | st.integers(0, 30), min_size=2, max_size=7)
CELLS = st.integers(2, 4).flatmap(
    lambda options: st.lists(st.lists(st.integers(0, 9), min_size=options, max_size=options), min_size=1, max_size=4)
)
SIZES = [(2, range(5, 61)), (3, range(5, 31)), (4, range(5, 21)), (5, range(5, 15)), (6, range(5, 13))]


def told(counts: Sequence[int], *parts: Sequence[int]) -> Result:
    result = tell(counts, is_open=False, parts=parts)
    assert result is not None
    return result


def outcomes(options: int, answers: int) -> Iterator[Counts]:
    if options == 1:
        yield (answers,)
        return
    for first in range(answers + 1):
        for others in outcomes(options - 1, answers - first):
            yield (first, *others)


def told_alike(options: int, answers: int) -> dict[Result, list[Counts]]:
    """Every way to answer, by what is told of it."""
    alike = defaultdict(list)
    for counts in outcomes(options, answers):
        alike[told(counts)].append(counts)
    return alike


def every_result(options: int, answers: range) -> Iterator[tuple[tuple[Told, ...], list[Counts]]]:
    for n in answers:
        for result, possible in told_alike(options, n).items():
            yield result.options, possible


def known(shown: tuple[Told, ...], possible: list[Counts]) -> list[int]:
    """The options without a number whose count follows all the same."""
    hidden = (option for option, what in enumerate(shown) if isinstance(what, Vague))
    return [option for option in hidden if len({counts[option] for counts in possible}) == 1]


@pytest.mark.parametrize(("options", "answers"), SIZES)
def test_no_count_without_a_number_can_be_worked_out(options: int, answers: range) -> None:
    for shown, possible in every_result(options, answers):
        assert not known(shown, possible), (shown, possible)


@pytest.mark.parametrize(("options", "answers"), SIZES)
def test_nor_by_someone_who_knows_their_own_answer(options: int, answers: range) -> None:
    for shown, possible in every_result(options, answers):
        for own in range(options):
            if left := [counts for counts in possible if counts[own]]:
                assert not known(shown, left), (shown, own, left)


@pytest.mark.parametrize(("options", "answers"), SIZES)
def test_a_small_option_may_be_one_or_two_and_with_one_exception_nobody(options: int, answers: range) -> None:
    for shown, possible in every_result(options, answers):
        for option in (option for option, what in enumerate(shown) if what is FEW):
            might_be = {counts[option] for counts in possible}
            if shown.count(MOST) == 1 and shown.count(FEW) == options - 1 == 2:
                assert might_be == {1, 2}  # three or four answers on two small options
            else:
                assert might_be == {0, 1, 2}


@pytest.mark.parametrize(("options", "answers"), SIZES)
def test_unanimity_is_told_as_when_one_or_two_think_otherwise(options: int, answers: range) -> None:
    for n in answers:
        everyone = (n, *[0] * (options - 1))
        result = told(everyone)
        assert result.options == (LARGE_MAJORITY, *[FEW] * (options - 1))
        assert {counts[0] for counts in told_alike(options, n)[result]} == {n, n - 1, n - 2}


@given(COUNTS)
def test_nothing_while_it_is_open(counts: list[int]) -> None:
    assert tell(counts, is_open=True) is None


@given(st.lists(st.integers(0, 4), min_size=2, max_size=5).filter(lambda counts: sum(counts) < 5))
def test_nothing_under_five_answers(counts: list[int]) -> None:
    assert tell(counts, is_open=False) is None


@given(COUNTS.filter(lambda counts: sum(counts) >= 5))
def test_what_is_told_is_true(counts: list[int]) -> None:
    result = told(counts)
    assert result.answers == sum(counts)
    numbers = [what for what in result.options if isinstance(what, int)]
    for count, what in zip(counts, result.options, strict=True):
        match what:
            case int():
                assert what == count >= 3
            case Vague.FEW:
                assert count < 3
            case Vague.LARGE_MAJORITY:
                assert sum(counts) - 2 <= count
            case Vague.MOST:
                assert count > max(numbers, default=2)
            case Vague.UNTOLD:
                assert set(result.options) == {UNTOLD}


@given(COUNTS.filter(lambda counts: sum(counts) >= 5))
def test_the_order_of_the_options_says_nothing(counts: list[int]) -> None:
    assert told(counts[::-1]).options == told(counts).options[::-1]
    assert told(counts[1:] + counts[:1]).options == told(counts).options[1:] + told(counts).options[:1]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((12, 9, 5), (12, 9, 5)),
        ((3, 3), (3, 3)),
        ((5, 0), (LARGE_MAJORITY, FEW)),
        ((3, 2), (LARGE_MAJORITY, FEW)),
        ((1, 19, 1), (FEW, LARGE_MAJORITY, FEW)),
        ((20, 2, 1), (MOST, FEW, FEW)),
        ((15, 10, 4, 1), (MOST, 10, 4, FEW)),
        ((12, 10, 4, 1), (MOST, MOST, 4, FEW)),  # so close that one alone would give away the small one
        ((7, 3, 0), (MOST, 3, FEW)),
        ((15, 15, 0), (MOST, MOST, FEW)),
        ((5, 3, 0), (UNTOLD, UNTOLD, UNTOLD)),
        ((2, 2, 2), (UNTOLD, UNTOLD, UNTOLD)),
    ],
)
def test_what_is_told(counts: Counts, shown: tuple[Told, ...]) -> None:
    assert told(counts).options == shown


@pytest.mark.parametrize(
    ("counts", "parts", "shown"),
    [
        ((12, 9), [(6, 4), (6, 5)], ((6, 4), (6, 5))),
        ((12, 9), [(6, 4)], ((6, 4),)),  # and the rest
        ((12, 9), [(12, 9)], ((12, 9),)),
        ((12, 9), [(10, 9)], ()),  # the rest is two
        ((12, 9), [(9, 3), (3, 3), (0, 3)], ()),  # a part of three
        ((12, 9), [(12, 0), (0, 9)], ()),  # parts of one mind
        ((12, 9), [(7, 8), (5, 1)], ()),
        ((12, 9), [(7, 8)], ()),  # the rest has a small option
        ((12, 2), [(6, 1), (6, 1)], ()),
        ((12, 9), [], ()),
    ],
)
def test_a_split_is_told_where_nothing_in_it_is_small(
    counts: Counts, parts: list[Counts], shown: tuple[Counts, ...]
) -> None:
    assert told(counts, *parts).parts == shown


@given(CELLS.filter(lambda cells: sum(chain(*cells)) >= 5))
def test_a_split_beside_the_whole_tells_no_small_number(cells: list[list[int]]) -> None:
    counts = [sum(column) for column in zip(*cells, strict=True)]
    result = told(counts, *cells[:-1])  # the last is the rest
    assert result.options == told(counts).options
    if result.parts:
        assert result.options == tuple(counts)
        rest = [count - sum(numbers) for count, *numbers in zip(counts, *result.parts, strict=True)]
        for part in (*result.parts, rest):
            assert sum(part) >= 5 or not any(part)
            assert min(part) >= 3 or not any(part)


@pytest.mark.parametrize(
    ("counts", "parts"), [((6,), []), ((), []), ((6, 6), [(7, 3)]), ((6, 6), [(3, 3, 3)]), ((6, 6), [(6,)])]
)
def test_counts_that_do_not_fit_each_other_are_an_error(counts: Counts, parts: list[Counts]) -> None:
    with pytest.raises(ValueError, match=r"."):
        tell(counts, is_open=False, parts=parts)
