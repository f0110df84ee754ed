from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.bot.demo.page.fake import Fake, running
from tests.browser.page import LAPTOP, PersonsPage, watched_page


@pytest.fixture
def fake() -> Iterator[Fake]:
    with running() as fake:
        yield fake


@pytest.fixture
def new_page(browser: Browser, fake: Fake) -> Iterator[Callable[..., PersonsPage]]:
    """Opens the page in a browser context of its own; afterwards nothing may have gone wrong inside any."""
    pages: list[PersonsPage] = []

    def open_page(size: tuple[int, int] = LAPTOP, *, dark: bool = False, touch: bool = False) -> PersonsPage:
        pages.append(watched_page(browser, fake.url, size, dark=dark, touch=touch))
        pages[-1].open()
        return pages[-1]

    yield open_page
    for page in pages:
        page.page.context.close()
    assert [trouble for page in pages for trouble in page.trouble] == []


@pytest.fixture
def page(new_page: Callable[..., PersonsPage]) -> PersonsPage:
    return new_page()
