"""The whole product in a browser: the real demonstration, always with the same month behind it and at the same time."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from playwright.sync_api import Browser

from bot.demonstration import Demo, open_demo
from bot.wiring import at_work, connected
from tests.browser.page import LAPTOP, PersonsPage, watched_page

THURSDAY = datetime(2027, 3, 11, 9, 20, 0, tzinfo=UTC)
"""10.20 in Stockholm; the next releases are at 12 and 16."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """One for all the tests of a module: furnishing it takes seconds."""
    began = time.monotonic()

    def real() -> datetime:
        return THURSDAY + timedelta(seconds=time.monotonic() - began)

    with ExitStack() as opened:
        folder = tmp_path_factory.mktemp("demo")
        demo = opened.enter_context(open_demo(folder, port=0, chance=Random(7), real=real))
        opened.enter_context(at_work(demo.house))
        opened.enter_context(connected(demo.house.app(), demo.house.client, demo.double.workspace.app.app_token))
        yield demo


@pytest.fixture
def new_page(browser: Browser, demo: Demo) -> Iterator[Callable[..., PersonsPage]]:
    """Opens the page in a browser context of its own; afterwards nothing may have gone wrong inside any."""
    pages: list[PersonsPage] = []

    def open_page(size: tuple[int, int] = LAPTOP, *, dark: bool = False, touch: bool = False) -> PersonsPage:
        pages.append(watched_page(browser, demo.url, size, dark=dark, touch=touch))
        pages[-1].open()
        return pages[-1]

    yield open_page
    for page in pages:
        page.page.context.close()
    for user in list(demo.double.surfaces.stacks):  # a form left open would open again for the next to be that person
        demo.double.surfaces.clear(user)
    assert [trouble for page in pages for trouble in page.trouble] == []


@pytest.fixture
def page(new_page: Callable[..., PersonsPage]) -> PersonsPage:
    return new_page()
