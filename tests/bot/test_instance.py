import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.instance import AlreadyRunningError, alone

HOLD = (
    "import sys; from bot.instance import alone\nwith alone(sys.argv[1]): print('held', flush=True); sys.stdin.read()"
)


def holder(url: str) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, url], stdin=-1, stdout=-1, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_program_on_the_same_file_is_refused_with_what_to_do(sqlite_url: str) -> None:
    with holder(sqlite_url) as first, pytest.raises(AlreadyRunningError) as caught, alone(sqlite_url):
        pass
    assert f"rummet.sqlite3 (process {first.pid}). End that one first" in str(caught.value)
    with alone(sqlite_url):
        pass


def test_a_killed_program_locks_nobody_out(sqlite_url: str) -> None:
    with holder(sqlite_url) as first:
        first.send_signal(signal.SIGKILL)
        first.wait()
        with alone(sqlite_url), pytest.raises(AlreadyRunningError), alone(sqlite_url):
            pass


def test_other_files_and_postgresql_are_not_held_back(sqlite_url: str, tmp_path: Path) -> None:
    with alone(sqlite_url), alone(f"sqlite:///{tmp_path}/other.sqlite3"):
        for _ in range(2):
            with alone("postgresql+psycopg://rummet@/rummet"):
                pass
