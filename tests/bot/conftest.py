from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.cli import main

Rummet = Callable[..., tuple[int, str, str]]


@pytest.fixture
def rummet(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Rummet]:
    """Runs the program; returns how it ended and what it printed, out and error."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    monkeypatch.chdir(tmp_path)
    before = list(logging.root.handlers), logging.root.level

    def run(*arguments: str) -> tuple[int, str, str]:
        ended = main(arguments)
        printed = capsys.readouterr()
        return ended, printed.out, printed.err

    yield run
    logging.root.handlers[:], logging.root.level = before
