"""What must not be kept is stopped in every field there is, and nothing of it is lost to the one who wrote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from handlers.members import PLEDGE
from handlers.routes import Kind
from handlers.ui import Errors, Text
from storage import engine as engines
from tests.promises import copies
from tests.promises.crawler import Crawler, crawled_world, sent, ways_to_fill
from tests.promises.week import Doer
from tests.small import standing
from tests.world import World, make_world

A_DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with make_world(f"sqlite:///{tmp_path_factory.mktemp('text') / 'rummet.sqlite3'}") as made:
        yield made


STOPPED = (
    "Hon heter 340512-1215 i journalen.",
    "Skriv till karin.ek@kommun.example så svarar hon.",
    "Ring 070-174 06 05 om det är bråttom.",
    "Karin har fått diagnosen demens.",
)
KEPT_NOWHERE = {
    ("codewords.open", "words"),
    ("search.find", "words"),
    ("profiles.find", "words"),
    ("vents.tell", "body"),
    ("vents.done", "body"),
    ("applications.send", "code"),
}
"""Looked up, compared or answered, and forgotten."""
NUMBERS_AND_ADDRESSES = {
    ("profiles.answer", "phone"),
    ("profiles.save", "phone"),
    ("settings.link", "phone"),
    ("settings.link", "lex_sarah"),
    ("settings.link", "whistleblowing"),
    ("invitations.write", "phone"),
    ("invitations.write", "link"),
    ("meetings.preview", "link"),
    ("meetings.preview", "phone"),
    ("meetings.preview", "code"),
    ("meetings.save", "link"),
    ("meetings.save", "phone"),
    ("meetings.save", "code"),
    ("parts.keep", "link"),
    ("parts.keep", "phone"),
    ("parts.keep", "code"),
}
"""The writer's own number, and where the room's members are to turn: the rules take nothing else there."""
DAYS = {
    ("settings.close", "first"),
    ("settings.close", "last"),
    ("digests.show", "day"),
    ("profiles.set", "until"),
    ("prompts.preview", "day"),
    ("prompts.save", "day"),
    ("library.outline", "day"),
    ("date_polls.preview", "last"),
    *(("date_polls.preview", f"day{row}") for row in range(8)),
    ("commitments.keep", "by"),
    ("commitments.save", "by"),
    ("meetings.preview", "day"),
    ("meetings.save", "day"),
    ("items.finish", "day"),
    ("series.outline", "day"),
    ("signups.settle", "last"),
    ("signups.add_date", "day"),
    *(("series.plan", f"day{place}") for place in range(12)),
}
"""Written by the platform: 2026-07-01."""


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawler]:
    with crawled_world(f"sqlite:///{tmp_path_factory.mktemp('crawl') / 'rummet.sqlite3'}") as crawler:
        yield crawler


def test_every_form_is_come_to(crawled: Crawler) -> None:
    assert set(crawled.world.house.table.named(Kind.SUBMIT)) - {PLEDGE} <= set(crawled.forms)


def test_only_what_is_kept_nowhere_and_what_is_no_story_goes_unlooked_at(crawled: Crawler) -> None:
    routes = crawled.world.house.table.routes.values()
    unlooked = {(route.name, name) for route in routes for name in route.unlooked}
    assert unlooked == KEPT_NOWHERE | NUMBERS_AND_ADDRESSES | DAYS


@pytest.mark.parametrize("text", STOPPED)
def test_personal_data_is_stopped_in_every_field(crawled: Crawler, text: str) -> None:
    table, engine = crawled.world.house.table, engines.make(crawled.world.database_url)
    before, tried = copies.tables(engine), 0
    for who, form in crawled.sendable.values():
        fields = [one.name for one in form.fields if isinstance(one, Text)]
        for name in set(fields) - table.routes[Kind.SUBMIT, form.name].unlooked:
            match crawled.answer(sent(who, form, {**next(ways_to_fill(form)), name: text})):
                case Errors(sentences):
                    assert list(sentences) == [name], form.name
                case other:
                    pytest.fail(f"{form.name} took it in {name}: {other!r}")
            tried += 1
    assert tried > 35
    assert copies.tables(engine) == before
    engine.dispose()


@pytest.mark.parametrize("text", STOPPED)
@pytest.mark.parametrize(("form", "name"), sorted(NUMBERS_AND_ADDRESSES))
def test_no_story_is_kept_where_a_number_or_an_address_belongs(
    crawled: Crawler, form: str, name: str, text: str
) -> None:
    engine = engines.make(crawled.world.database_url)
    who, shown = crawled.forms[form]
    crawled.answer(sent(who, shown, {**standing(shown), name: text}))
    assert text not in repr(copies.said(engine))
    engine.dispose()


@pytest.mark.parametrize("text", STOPPED)
def test_who_is_stopped_has_lost_nothing(world: World, text: str) -> None:
    world.pass_time(A_DAY)
    maria = Doer(world.person("UMARIA"))
    maria.person.command("/fraga")
    maria.fill("body", text)
    maria.fill("sender", "unnamed")
    assert list(maria.person.submit().errors) == ["Vad vill du fråga?"]
    assert text in maria.person.screen()
    maria.fill("body", "Hur gör ni då?")
    maria.send()
    maria.fill("body", text)
    assert maria.person.submit().errors
    assert text in maria.person.screen()
    maria.close()


def test_a_message_with_personal_data_is_not_made_a_draft(world: World) -> None:
    world.pass_time(A_DAY)
    engine = engines.make(world.database_url)
    said = world.person("UPER").say(STOPPED[3])
    before = copies.said(engine)["solutions"]
    world.person("UMARIA").shortcut("Spara som lösning", said)
    assert copies.said(engine)["solutions"] == before
    engine.dispose()
