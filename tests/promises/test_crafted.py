"""What no form and no button of ours made is refused with a sentence: it reaches nothing, and nothing breaks on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest

from bot.demo.cast import TEAM
from bot.demo.seed import PLATFORM
from domain import questions
from domain.members import PLEDGE_VERSION, Member, Role
from domain.networks import Network, Place
from handlers.routes import Incoming, Kind, Message
from handlers.ui import Choices
from storage import engine as engines
from tests.promises import copies
from tests.promises.crawler import (
    FACILITATOR,
    FINAL,
    HERE,
    MEMBER,
    OWNER,
    Crawler,
    crawled_world,
    named,
    sent,
    ways_to_fill,
)
from tests.small import fields_of
from tests.world import MONDAY

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from domain.store import Store

SECRET = "bara för det andra rummet"
THEIRS = ("n-other", "m-other", "q-other", f"{questions.CARD} q-other", f"{PLATFORM}/{TEAM}/COTHER")
"""What is another room's."""
GARBAGE = ("../..", "no.card x", "٣" * 30, "\x00\ud800 <@UPER>", "0001-01-01", "9999-12-31", "004:9999-12-31")
CRAFTED = (*THEIRS, *GARBAGE)
OUT = {(Kind.PRESS, "extracts.erase")}


def furnish(store: Store) -> None:
    store.networks.add(Network("n-other", SECRET, "sv", bytes(range(16))), Place(PLATFORM, TEAM, "COTHER"))
    store.members.add(
        Member("m-other", "n-other", SECRET, role=Role.FACILITATOR, pledge=PLEDGE_VERSION), named("UOTHER")
    )
    ask = questions.Ask("q-other", "n-other", "m-other", SECRET)
    questions.ask(store, ask, now=MONDAY)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawler]:
    with crawled_world(f"sqlite:///{tmp_path_factory.mktemp('crafted') / 'rummet.sqlite3'}") as crawler:
        crawler.world.house.transactions.run(furnish)
        yield crawler


@pytest.fixture
def engine(crawled: Crawler) -> Iterator[Engine]:
    made = engines.make(crawled.world.database_url)
    yield made
    made.dispose()


def buttons(crawled: Crawler) -> Iterator[Incoming]:
    """Every way in, about each of them, by whoever it answers."""
    for route, crafted in product(crawled.world.house.table.routes.values(), CRAFTED):
        if (route.kind, route.name) not in OUT and route.kind is not Kind.SUBMIT:
            for who in (MEMBER, FACILITATOR, *((OWNER,) if route.visitor else ())):
                message = Message(f"{TEAM}/COTHER/1.0", SECRET, named("UOTHER"))
                asked = Incoming(route.kind, route.name, who, place=HERE, subject=crafted, text=crafted)
                yield replace(asked, message=message if route.kind is Kind.SHORTCUT else None)


def forms(crawled: Crawler) -> Iterator[Incoming]:
    """Every form, with each of its fields and each thing that it carries hidden changed into each of them."""
    for (who, form), crafted in product(crawled.sendable.values(), CRAFTED):
        filled = next(ways_to_fill(form))
        for one in fields_of(form).values():
            yield sent(who, form, {**filled, one.name: (crafted,) if isinstance(one, Choices) else crafted})
        if not form.name.startswith(FINAL):
            for name in form.hidden:
                yield sent(who, form, filled, **{name: crafted})


def test_nothing_breaks_on_what_no_form_made(
    crawled: Crawler, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    theirs, tried = _theirs(engine), 0
    for asked in (*buttons(crawled), *forms(crawled)):
        shown = repr(crawled.answer(asked))
        assert not [one for one in caplog.records if one.name == "handlers.dispatch"], asked
        assert SECRET not in shown, asked
        tried += 1
    assert tried > 3000
    assert _theirs(engine) == theirs


def _theirs(engine: Engine) -> list[copies.Row]:
    """All that is kept about the other room."""
    rows = [row for rows in copies.said(engine).values() for row in rows]
    return [row for row in rows if {"n-other", "m-other", "q-other", SECRET} & {*map(str, row.values())}]
