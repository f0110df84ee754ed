"""The date for most, with two of each kind, and for those who had to stand aside before."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from domain import dates
from domain.dates import Answer, Choice

YES, IF_NEEDED, NO = Answer
ANSWERS = st.sampled_from([*Answer, None])


def test_most_can_come() -> None:
    answers: dict[str, list[Answer | None]] = {"anna": [YES, NO], "bo": [IF_NEEDED, YES], "carin": [YES, None]}
    first, second = dates.rank(answers, [], {}, left=0)
    assert (first.option, first.coming) == (0, 3)
    assert (second.option, second.coming) == (1, 1)


def test_if_need_be_is_worse_than_yes_and_better_than_silence() -> None:
    answers = {"anna": [None, NO, IF_NEEDED, YES]}
    assert [choice.option for choice in dates.rank(answers, [], {}, left=0)] == [3, 2, 0, 1]


def test_two_of_each_kind_weigh_more_than_one_who_comes() -> None:
    kinds = [{"anna", "bo"}, {"carin", "dag", "elsa"}]
    answers = {"anna": [NO, YES], "bo": [YES, YES], "carin": [YES, YES], "dag": [YES, YES], "elsa": [YES, NO]}
    best = dates.rank(answers, kinds, {}, left=0)[0]
    assert (best.option, best.seats, best.coming) == (1, 0, 4)


def test_of_a_kind_with_one_member_one_is_enough() -> None:
    assert dates.rank({"anna": [YES]}, [{"anna"}], {}, left=0)[0].seats == 0


def test_who_stood_aside_before_comes_first_now() -> None:
    answers = {"anna": [YES, NO], "bo": [NO, YES]}
    assert dates.rank(answers, [], {"bo": 1}, left=0)[0].option == 1
    assert dates.rank(answers, [], {"anna": 2, "bo": 1}, left=0)[0].option == 0


def test_who_stands_aside_early_in_the_year_weighs_more_since_they_may_have_to_again() -> None:
    answers = {"anna": [IF_NEEDED, YES], "bo": [IF_NEEDED, YES], "carin": [IF_NEEDED, NO]}
    assert dates.rank(answers, [], {}, left=0)[0].option == 0
    more = {**answers, "dag": [IF_NEEDED, YES]}
    assert dates.rank(more, [], {}, left=0)[0].option == 1
    assert dates.rank(more, [], {}, left=5)[0].option == 0


def test_of_equals_the_earlier() -> None:
    assert [choice.option for choice in dates.rank({"anna": [YES, YES]}, [], {}, left=0)] == [0, 1]


def test_nobody_asked_is_nothing_to_choose() -> None:
    assert dates.rank({}, [], {}, left=0) == []


@given(st.lists(st.tuples(ANSWERS, ANSWERS, ANSWERS), min_size=1, max_size=8), st.permutations([0, 1, 2]))
def test_the_order_of_the_dates_and_of_the_people_decides_nothing_but_ties(
    given_answers: list[tuple[Answer | None, ...]], order: list[int]
) -> None:
    answers = {f"m{at}": list(one) for at, one in enumerate(given_answers)}
    kinds = [set(answers)]
    moved = {id: [one[at] for at in order] for id, one in reversed(answers.items())}

    def counted(choices: list[Choice]) -> Counter[tuple[int, int, int]]:
        return Counter((choice.cost, choice.coming, choice.seats) for choice in choices)

    assert counted(dates.rank(answers, kinds, {}, left=0)) == counted(dates.rank(moved, kinds, {}, left=0))
    assert dates.rank(answers, kinds, {}, left=0)[0].cost == dates.rank(moved, kinds, {}, left=0)[0].cost


@given(st.lists(ANSWERS, min_size=1, max_size=8))
def test_an_answer_that_becomes_a_yes_makes_the_date_no_worse(given_answers: list[Answer | None]) -> None:
    answers = {f"m{at}": [one] for at, one in enumerate(given_answers)}
    before = dates.rank(answers, [set(answers)], {"m0": 1}, left=0)[0]
    after = dates.rank({**answers, "m0": [YES]}, [set(answers)], {"m0": 1}, left=0)[0]
    assert after.cost <= before.cost
