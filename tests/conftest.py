from collections.abc import Generator, Iterator
from pathlib import Path
from random import Random

import hypothesis
import pytest
from playwright.sync_api import Browser
from slack_sdk.socket_mode.builtin import internals
from sqlalchemy import Engine, event

from storage import migrate
from storage.tables import metadata
from tests.browser.page import chromium_running
from tests.databases import Filling, Server, create_file_as, hurry, running_postgres
from tests.machine import chromium_binary, everything_is_required, postgres_binaries

hypothesis.settings.register_profile("rummet", deadline=None, print_blob=True)
hypothesis.settings.load_profile("rummet")

event.listen(Engine, "connect", hurry)

# The demonstration that the browser's tests share keeps its connection while others run, in a thread that draws each
# frame's mask from everybody's chance. Hypothesis cannot tell that from a strategy that does.
vars(internals)["random"] = Random()

SHARING = ("test_stops", "test_swap")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    with running_postgres(postgres_binaries()) as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """A fresh, empty database."""
    name = postgres_server.create()
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A file that is not there yet."""
    return f"sqlite:///{tmp_path / 'rummet.sqlite3'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database; a test that asks for it runs once on each kind."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def tables_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """As `database_url`, with tables and nothing in them."""
    yield from _made(request, metadata.create_all)


@pytest.fixture(params=["sqlite", "postgresql"])
def current_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """As `database_url`, brought to this release."""
    yield from _made(request, migrate.upgrade)


def _made(request: pytest.FixtureRequest, fill: Filling) -> Iterator[str]:
    if request.param == "sqlite":
        url: str = request.getfixturevalue("sqlite_url")
        create_file_as(url, fill)
        yield url
        return
    server: Server = request.getfixturevalue("postgres_server")
    name = server.create_as(fill)
    yield server.url(name)
    server.drop(name)


@pytest.fixture(scope="session")
def chromium() -> Path:
    return chromium_binary()


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One for all the tests of a worker: Playwright cannot be started a second time beside itself."""
    with chromium_running(chromium) as browser:
        yield browser


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With `--dist=loadgroup` the tests of one browser, those of one peer, and those of a module that shares a world
    which takes long to make, stay on one worker and share it."""
    for item in items:
        for kind in ("browser", "peer"):
            if item.get_closest_marker(kind):
                item.add_marker(pytest.mark.xdist_group(kind))
        if item.path.stem in SHARING:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and everything_is_required():
        report.outcome = "failed"
        report.longrepr = f"Nothing may be skipped here: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if report.skipped and everything_is_required():
        report.outcome = "failed"
        report.longrepr = f"Nothing may be skipped here: {report.longrepr}"
    return report
