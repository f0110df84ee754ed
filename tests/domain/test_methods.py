"""The methods take the time their sources give, in the order their sources give."""

import pytest

from domain import methods
from domain.errors import NotFound
from domain.methods import METHODS, MINUTES


def lasts(key: str, turns: int) -> int:
    method = methods.find(key)
    return sum(stage.minutes for stage in methods.stages(method, methods.usual(method), turns, pledge=False))


def steps(key: str, turns: int, *, pledge: bool = False) -> list[str]:
    method = methods.find(key)
    those = methods.stages(method, methods.usual(method), turns, pledge=pledge)
    return [f"{one.key} {one.turn}" if one.turn else one.key for one in those]


def test_one_two_four_all_takes_twelve_minutes() -> None:
    assert lasts("one-two-four-all", 0) == 12
    assert steps("one-two-four-all", 0) == ["one", "two", "four", "all"]


def test_in_a_troika_each_of_three_is_helped_for_ten_minutes_after_one_to_think() -> None:
    assert lasts("troika", 3) == 31
    assert steps("troika", 2) == [
        "think",
        *("tell 1", "ask 1", "advise 1", "thank 1"),
        *("tell 2", "ask 2", "advise 2", "thank 2"),
    ]


def test_a_reflecting_team_has_between_45_and_60_minutes() -> None:
    assert lasts("supervision", 0) == 45
    assert steps("supervision", 0) == ["tell", "reflect", "answer", "together"]


def test_in_a_round_everybody_has_as_long() -> None:
    assert steps("round", 3) == ["think", "turn 1", "turn 2", "turn 3", "talk"]


def test_the_samtalslofte_comes_before_anything_else() -> None:
    assert steps("round", 1, pledge=True) == ["pledge", "think", "turn 1", "talk"]


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
def test_every_documented_time_can_be_chosen(method: methods.Method) -> None:
    assert set(methods.usual(method)) <= set(MINUTES)
    assert any(step.each for step in method.steps) == (method.turns > 0)


def test_there_is_no_other_method() -> None:
    with pytest.raises(NotFound):
        methods.find("brainstorming")
