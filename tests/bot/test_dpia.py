"""The drafts for the data protection officer follow what is running and how the rooms are set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from bot import cli, dpia
from bot.manifest import manifest
from domain.members import Attributes, Member, Profile, Role
from domain.networks import Network, Place
from domain.retention import KINDS
from domain.tallies import Counted
from storage.store import Store
from tests.small import ANNA, CLARA, NETWORK, START, Small, small

SCOPES = tuple(manifest()["oauth_config"]["scopes"]["bot"])


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as room:
        room.db.run(lambda store: store.networks.move(NETWORK.id, Place("slack", "W1", "C1")))
        yield room


def drafted(room: Small, language: str = "sv", *, meaning: bool = False) -> str:
    words = room.services.words(language)
    return dpia.write(room.services, dpia.Running("INFO", SCOPES, meaning), words, now=START)


def tables(text: str) -> list[list[list[str]]]:
    """Every table's rows of cells, as a reader of Markdown takes them."""
    blocks = re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE)
    return [[re.split(r"(?<!\\)\|", row)[1:-1] for row in block.splitlines()] for block in blocks]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_is_whole_and_well_formed(room: Small, language: str) -> None:
    text = drafted(room, language)
    assert text.startswith("# ")
    assert f" {START.year} " in text
    assert all(len({len(row) for row in table}) == 1 for table in tables(text))
    assert not re.search(r"dpia-|visibility-|\{ ?\$", text)
    assert all(f"| {scope} |" in text for scope in SCOPES)


def test_it_names_what_the_room_lacks_and_no_longer_when_it_has_it(room: Small) -> None:
    assert "Ingen ersättare" in drafted(room)
    assert "Ingen länk till kommunens rutin för lex Sarah" in drafted(room)
    room.db.run(lambda store: store.members.change(replace(ANNA, role=Role.FACILITATOR)))
    room.db.run(lambda store: store.members.change(replace(CLARA, role=Role.DEPUTY)))
    links = replace(NETWORK.settings, lex_sarah="https://kommun.test/l", whistleblowing="https://kommun.test/v")
    settled = replace(NETWORK, settings=replace(links, phone="070-174 06 05"))
    room.db.run(lambda store: store.networks.change(settled))
    assert "saknas i rummet" not in drafted(room)


def test_the_times_are_those_of_each_room(room: Small) -> None:
    other = Network("n2", "Annat | rum", "sv", b"1" * 16, replace(NETWORK.settings, months={"questions": 7}))
    room.db.run(lambda store: store.networks.add(other, None))
    text = drafted(room)
    default = next(kind for kind in KINDS if kind.key == "questions").default
    [theirs, mine] = [row for table in tables(text) for row in table if row[0].startswith(" Frågor med svar, räknat")]
    assert (mine[1], theirs[1]) == (f" {default} månader ", " 7 månader ")
    assert r"Annat \| rum" in text


def test_the_extent_is_told_for_months_that_are_over_and_without_small_numbers(room: Small) -> None:
    def act(store: Store) -> None:
        for month, what, by in (("2026-01", "questions", 12), ("2026-02", "answers", 3), ("2026-03", "answers", 40)):
            store.tallies.add("n1", month, Counted(what), by)

    assert "Omfattning" not in drafted(room)
    room.db.run(act)
    text = drafted(room)
    assert "| januari 2026 | 12 frågor |" in text
    assert "| februari 2026 | färre än 5 svar |" in text
    assert "mars 2026 |" not in text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_that_a_model_reads_is_told_only_where_one_does(room: Small, language: str) -> None:
    without, more = drafted(room, language).splitlines(), drafted(room, language, meaning=True).splitlines()
    [told] = [line for line in more if line not in without]
    assert told in more[more.index("## Skydd" if language == "sv" else "## Safeguards") :]


TOLD = {
    "id": "rummet",
    "network": "rummet",
    "name": "Namn",
    "role": "roll i rummet",
    "standing": "Ansökningar",
    "pledge": "samtalslöftet",
    "present": "med i rummets kanal",
    "active": "avstängt",
    "guest": "gäst",
    "language": "Språk",
    "quiet": "tysta timmar",
    "pause": "paus",
    "digest": "Veckan i rummet",
    "tip": "tipsen",
    "attributes": "",
    "profile": "",
    "title": "Roll på jobbet",
    "municipality": "kommun",
    "size_class": "kommunens storlek",
    "provider": "utförare",
    "works_nights": "nattarbete",
    "field": "område",
    "since": "år som chef",
    "talks_about": "gärna pratar om",
    "phone": "telefonnummer",
    "close_to": "om chefen är med",
    "asked": "har frågat om till profilen",
    "workplace": "arbetsplats",
    "rather_not": "helst inte vill sitta med",
}
"""Where the draft speaks of what is kept of a member, field by field."""


def test_everything_that_is_kept_of_a_member_is_told(room: Small) -> None:
    kept = {field.name for kind in (Member, Attributes, Profile) for field in fields(kind)}
    assert kept == set(TOLD)
    text = drafted(room)
    assert [name for name, words in TOLD.items() if words not in text] == []


def test_no_member_is_named_but_those_who_look_after_the_room(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(ANNA, role=Role.FACILITATOR)))
    text = drafted(room)
    assert "Anna Ek" in text
    assert "Bosse Al" not in text


def test_names_are_names_and_no_markdown(room: Small) -> None:
    lead = replace(ANNA, name="<img src=x> [a](https://a.test) |b|", role=Role.FACILITATOR)
    room.db.run(lambda store: store.members.change(lead))
    room.db.run(lambda store: store.networks.change(replace(NETWORK, name="Ett | <b>rum</b>")))
    text = drafted(room)
    assert not re.search(r"(?<!\\)[<\[](?=img|a\]|b>)", text)
    assert r"Ett \\|" not in text, "the backslash would be escaped, and the cell would end"
    assert all(len({len(row) for row in table}) == 1 for table in tables(text))


def test_the_command_writes_it_and_needs_no_token(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    monkeypatch.chdir(str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    assert cli.main(["migrate"]) == 0
    capsys.readouterr()
    assert cli.main(["dpia", "--language", "en"]) == 0
    assert capsys.readouterr().out.startswith("# Impact assessment")
