"""The same week with another member doing what is done without a name leaves everything the same, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from storage import engine as engines
from storage import migrate
from tests.promises import copies, week
from tests.world import make_world

if TYPE_CHECKING:
    import io

    from sqlalchemy import Engine

    from tests.databases import Server
    from tests.world import World

WHO = "UMARIA"
OTHERS = ("ULENA", "UZAHRA", "UOLLE", "UAGNETA")
"""Works nights; reads English at a private provider; has told nothing of the post and is deputy; is the facilitator."""
SHOWN_TO_THE_ACTOR = frozenset({"views.open", "views.push", "views.update", "acknowledgement", "response_url"})

Fresh: TypeAlias = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Left:
    """What can be found after an act. `rows` in the order of the files, with what the database notes of each."""

    rows: Mapping[str, list[copies.Row]]
    file: bytes
    log_pages: list[tuple[int, int, bytes]]
    messages: Mapping[str, list[str]]
    told: list[tuple[str, Any]]
    log: str


Weeks: TypeAlias = dict[str, Left]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fresh]:
    """Makes an empty database, always of the same kind."""
    made: list[str] = []
    if request.param == "sqlite":
        empty = tmp_path_factory.mktemp("empty") / "rummet.sqlite3"
        _bring_up_to_date(f"sqlite:///{empty}")  # once: Alembic makes a table's constraints anew in any order

        def copy() -> str:
            path = tmp_path_factory.mktemp("week") / empty.name
            path.write_bytes(empty.read_bytes())
            return f"sqlite:///{path}"

        yield copy
        return
    server: Server = request.getfixturevalue("postgres_server")

    def create() -> str:
        made.append(server.create())
        return server.url(made[-1])

    yield create
    for name in made:
        server.drop(name)


def _bring_up_to_date(database_url: str) -> None:
    engine = engines.make(database_url)
    migrate.upgrade(engine)
    engine.dispose()


@pytest.fixture(scope="module")
def usual(fresh: Fresh) -> Callable[[io.StringIO], Weeks]:
    """The week in which `WHO` did everything; lived once."""
    lived: list[Weeks] = []

    def live_once(log: io.StringIO) -> Weeks:
        if not lived:
            lived.append(lived_week(fresh(), log, dict.fromkeys(week.ACTS, WHO)))
        return lived[0]

    return live_once


def lived_week(
    database_url: str, log: io.StringIO, who: Mapping[str, str], *, late: timedelta = week.NOT_LATE
) -> Weeks:
    log.seek(0)
    log.truncate()
    left: Weeks = {}
    with make_world(database_url) as world:
        reading = engines.make(database_url)
        week.live(world, who, lambda act: left.update({act: look(world, reading, log)}), late=late)
        reading.dispose()
    return left


def look(world: World, engine: Engine, log: io.StringIO) -> Left:
    rows = copies.tables(engine)
    oldest = min((row["_xmin"] for them in rows.values() for row in them if "_xmin" in row), default=0)
    for row in (row for them in rows.values() for row in them if "_xmin" in row):
        row["_xmin"] -= oldest  # numbered through all databases of the server
    file, log_pages = b"", list[tuple[int, int, bytes]]()
    if engine.dialect.name == "sqlite":
        path = Path(str(engine.url.database))
        file, log_pages = path.read_bytes(), list(copies.pages(Path(f"{path}-wal").read_bytes()))
    workspace = world.double.workspace
    return Left(
        rows=rows,
        file=file,
        log_pages=log_pages,
        messages={id: list(map(_said, channel.messages.values())) for id, channel in workspace.channels.items()},
        told=[(one.method, one.method in SHOWN_TO_THE_ACTOR or _said(one.args)) for one in workspace.received],
        log=re.sub(r"(?m)^\S+Z ", "", log.getvalue()),
    )


def _said(told: object) -> str:
    """Without the double's port, which is another in each world, and the names that it draws for the blocks of forms
    and messages alike: a facilitator's form has one more."""
    return re.sub(r"(?<=127\.0\.0\.1):\d+|'block_id': '\w{5}'", "", repr(told))


def assert_same(one: Weeks, other: Weeks) -> None:
    for act in one:
        for part in fields(Left):
            assert getattr(one[act], part.name) == getattr(other[act], part.name), f"{part.name} after: {act}"


def test_the_week_leaves_something(fresh: Fresh, usual: Callable[[io.StringIO], Weeks], log: io.StringIO) -> None:
    weeks = usual(log)
    later, end = weeks["52 hours"], weeks["76 hours"]
    assert {row["kind"] for row in later.rows["answers"]} == {"answer", "follow_up"}
    assert {row["state"] for row in later.rows["solutions"]} == {"draft", "taken_back"}
    assert {row["state"] for row in end.rows["questions"] if row["author"] is None} == {"open", "withdrawn"}
    assert any("sidouppgifter" in said for said in end.messages["CRUMMET"])
    hidden = {act for act, left in weeks.items() if any(row["hidden"] for row in left.rows["answers"])}
    assert "28 hours" in hidden
    assert not hidden & {"52 hours", "76 hours"}
    cards = {row["card"] for left in weeks.values() for row in left.rows["duties"]}
    assert {"flags.card", "incidents.card"} <= cards
    assert sorted(row["author"] is None for row in end.rows["topics"]) == [False, True]
    assert sum(row["votes"] for row in end.rows["topics"]) == 2
    assert sum(row["number"] for row in later.rows["check_counts"]) == 3 * 6
    laid_out = {(row["meeting"], row["number"]) for row in weeks["166 hours"].rows["check_counts"]}
    assert laid_out == {("g-ahead", 0)}
    assert any("Så blev Vårens träff" in said for said in weeks["166 hours"].messages["CRUMMET"])
    digests = {(row["card"], row["subject"].partition(" ")[2]) for row in weeks["166 hours"].rows["posts"]}
    assert {("digests.card", "2026-03-02 2026-03-08"), ("digests.away_card", "2026-03-02 2026-03-03")} <= digests


@pytest.mark.parametrize("other", OTHERS)
def test_whoever_does_everything_without_a_name_leaves_the_same(
    fresh: Fresh, usual: Callable[[io.StringIO], Weeks], log: io.StringIO, other: str
) -> None:
    assert_same(usual(log), lived_week(fresh(), log, dict.fromkeys(week.ACTS, other)))


@pytest.mark.parametrize("fresh", ["sqlite"], indirect=True)
@pytest.mark.parametrize("act", week.ACTS)
def test_nothing_tells_whether_one_person_did_two_things(
    fresh: Fresh, usual: Callable[[io.StringIO], Weeks], log: io.StringIO, act: str
) -> None:
    assert_same(usual(log), lived_week(fresh(), log, {**dict.fromkeys(week.ACTS, WHO), act: "UZAHRA"}))


def test_whoever_does_it_some_minutes_later_leaves_the_same(
    fresh: Fresh, usual: Callable[[io.StringIO], Weeks], log: io.StringIO
) -> None:
    who = dict.fromkeys(week.ACTS, WHO)
    assert_same(usual(log), lived_week(fresh(), log, who, late=timedelta(minutes=4, seconds=37, microseconds=41)))
