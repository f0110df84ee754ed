"""Groups and dates for files, held to what is known of them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from bot import planning_commands
from bot.cli import EXIT_WRONG, main
from tests import yardstick

FILES = Path(__file__).parent / "planning"
Json: TypeAlias = "dict[str, Any]"
Run: TypeAlias = "Callable[..., Json]"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> Json:
        assert main([str(argument) for argument in arguments]) == 0
        printed: Json = json.loads(capsys.readouterr().out)
        return printed

    return run


def read(file: Path) -> Json:
    content: Json = json.loads(file.read_text(encoding="utf-8"))
    return content


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("golf-09-3-4", 0),  # nobody meets anybody twice: there is such a plan
        ("net-24-h3", 31),  # proven to be the least
        ("net-60-late", 93),  # at least 91
    ],
)
def test_groups_keep_the_rules_and_cost_little_more_than_must_be(run: Run, name: str, most: int) -> None:
    task = read(FILES / f"{name}.json")
    plan = run("groups", FILES / f"{name}.json", "--seconds", "4")
    assert plan["instance"] == name
    assert yardstick.broken(task, plan) == []
    assert yardstick.cost(task, plan) <= most


def test_the_same_seed_gives_the_same_groups(run: Run) -> None:
    first, again, other = (
        run("groups", FILES / "net-24-h3.json", "--seconds", "0.05", "--seed", seed) for seed in (4, 4, 5)
    )
    assert first == again != other


@pytest.mark.parametrize(("seconds", "told"), [(0.001, True), (3600, False)])
def test_whoever_waits_long_sees_that_it_goes_on(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, seconds: float, *, told: bool
) -> None:
    monkeypatch.setattr(planning_commands, "QUIET_SECONDS", seconds)
    main(["groups", str(FILES / "net-24-h3.json"), "--seconds", "0.05"])
    assert ("Forming groups" in capfd.readouterr().err) == told


def test_dates_are_chosen_poll_by_poll_near_what_could_be_known_afterwards(run: Run) -> None:
    """On average; a single year may be further off."""
    over = []
    for file in sorted(FILES.glob("*-0?.json")):
        year, chosen = read(file), run("dates", file)
        assert chosen["year"] == file.stem
        over.append(yardstick.year_cost(year, chosen["choices"]) / year["optimum"])
    assert len(over) == 8
    assert min(over) >= 1
    assert sum(over) / len(over) <= 1.02


def test_what_is_answered_later_changes_no_earlier_choice(run: Run, tmp_path: Path) -> None:
    year = read(FILES / "skew-02.json")
    whole = run("dates", FILES / "skew-02.json")["choices"]
    other = tmp_path / "year.json"
    other.write_text(json.dumps({**year, "polls": year["polls"][:3] + year["polls"][:2:-1]}), encoding="utf-8")
    assert run("dates", other)["choices"][:3] == whole[:3]


@pytest.mark.parametrize("command", ["groups", "dates"])
@pytest.mark.parametrize("content", ["", "[]", "{}", '{"members": [1]}'])
def test_a_file_that_is_none_is_said_to_be(
    command: str, content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(content, encoding="utf-8")
    assert main([command, str(file)]) == EXIT_WRONG
    assert str(file) in capsys.readouterr().err
    assert main([command, str(tmp_path / "missing.json")]) == EXIT_WRONG
