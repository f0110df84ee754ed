"""The pages for people keep to what the product is: its buttons, commands, settings, times and promises."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from bot.cli import main
from bot.settings import NEEDS
from domain import (
    checks,
    date_polls,
    duties,
    flags,
    group_rooms,
    harvests,
    meetings,
    parts,
    polls,
    preparation,
    series,
    unanswered,
)
from domain.items import MOST_QUESTIONS
from domain.methods import METHODS
from domain.retention import FIXED, KINDS
from domain.slots import HOURS
from domain.text import fold
from handlers.catalog import Catalog
from handlers.entries import ENTRIES
from handlers.incidents import CHECKLIST
from handlers.retention import duration
from tests.handlers.test_catalog import messages, texts

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SWEDISH = sorted(DOCS.glob("*.md"))
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
GUIDES = [ROOT / "README.md", *SWEDISH]

COMMANDS = {*NEEDS, "demo"}
MANIFEST = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
SETTINGS = set(re.findall(r"^(?:# )?([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))
"""tests/bot/test_settings.py holds the example to the settings there are."""

FENCE = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
# Nothing stronger than the promise is promised (PROMISES); these words would.
TOO_STRONG = ("anonym", "garanti", "garantera", "garanterar", "omöjlig", "omöjligt", "spårlöst", "hundra procent")


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def source(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def flowing(text: str) -> str:
    """As one line: a quotation may be broken anywhere."""
    return " ".join(text.split())


def prose(page: Path) -> str:
    return FENCE.sub("", source(page))


def code(page: Path) -> list[str]:
    """What stands in code spans, and each line of the blocks."""
    blocks = [line for block in FENCE.findall(source(page)) for line in block.splitlines()[1:-1]]
    return blocks + [flowing(span) for span in re.findall(r"`([^`]+)`", prose(page))]


def anchors(page: Path) -> set[str]:
    """As GitHub makes them of headings."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def words_of(key: str) -> str:
    return Catalog().words("sv")(key)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"", prose(page)):
        path, _, anchor = unquote(next(filter(None, target))).partition("#")
        if path.startswith("https:"):
            continue
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), path
        assert not anchor or anchor in anchors(there), f"{path}#{anchor}"


@pytest.mark.parametrize("page", GUIDES, ids=name)
def test_every_command_is_there_with_its_options(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line in code(page):
        for command, rest in re.findall(r"(?:(?<![/\w=])|bin/)rummet ([a-z]+)([^#&|;>]*)", line):
            assert command in COMMANDS, line
            with pytest.raises(SystemExit):
                main([command, "--help"])
            told = capsys.readouterr().out
            assert all(option in told for option in re.findall(r"--[a-z-]+", rest)), line


@pytest.mark.parametrize("page", GUIDES, ids=name)
def test_every_setting_is_there(page: Path) -> None:
    for line in code(page):
        named = re.findall(r"\b((?:SLACK|RUMMET|DATABASE|LOG)_[A-Z_]+|PORT)\b", line)
        assert set(named) <= SETTINGS, line


def test_the_operators_table_lists_every_setting() -> None:
    listed = re.findall(r"^\| `([A-Z_]+)` \|", source(DOCS / "drift.md"), re.MULTILINE)
    assert sorted(listed) == sorted(SETTINGS)


@pytest.mark.parametrize("page", GUIDES, ids=name)
def test_every_slash_command_is_there(page: Path) -> None:
    slash = {command["command"] for command in MANIFEST["features"]["slash_commands"]}
    typed = {each for entry in ENTRIES for each in entry.typed}
    for span in code(page):
        if match := re.fullmatch(r"(/[a-z]+)(?: (.+))?", span):
            command, rest = match.groups()
            assert command in slash | {"/invite"}, span
            assert command != "/rummet" or not rest or fold(rest) in typed, span


@pytest.mark.parametrize("page", SWEDISH, ids=name)
def test_every_button_is_called_what_it_is_called_in_the_chat(page: Path) -> None:
    """What is to be pressed, or read in the chat, stands as **[its words]**."""
    there = {text.strip() for message in messages("sv").values() for text in texts(message)}
    there |= {shortcut["name"] for shortcut in MANIFEST["features"]["shortcuts"]}
    named = {flowing(label) for label in re.findall(r"\*\*\[([^\]]+)\]", source(page))}
    assert named - there == set()


def test_the_pages_do_name_buttons() -> None:
    assert all("**[" in source(DOCS / page) for page in ("medlem.md", "samtalsledare.md", "traffar.md", "loften.md"))


def test_the_handbook_tells_how_long_everything_is_kept() -> None:
    page, words = source(DOCS / "samtalsledare.md"), Catalog().words("sv")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line[:1] == "|"]
    for kind in KINDS:
        row = next(row for row in rows if row[0] == words_of(f"retention-{kind.key}"))
        assert row[1:4] == [duration(months, words) for months in (kind.default, kind.least, kind.most)]
    assert all(words_of(f"retention-fixed-{one.key}") in page for one in FIXED)


def test_the_handbook_holds_the_whole_checklist_in_its_order() -> None:
    page = flowing(source(DOCS / "samtalsledare.md"))
    places = [page.index(words_of(f"incidents-step-{step}")) for step in CHECKLIST]
    assert all(before < after for before, after in pairwise(places))


@pytest.mark.parametrize("page", ["medlem.md", "loften.md"])
def test_the_promise_stands_as_members_read_it(page: str) -> None:
    assert f"> {words_of('promise')}" in source(DOCS / page)


def test_the_samtalslofte_stands_as_members_accept_it() -> None:
    quoted = "\n".join(re.findall(r"^> (.+)$", source(DOCS / "loften.md"), re.MULTILINE))
    assert words_of("members-pledge") in quoted


@pytest.mark.parametrize("page", SWEDISH, ids=name)
def test_nothing_more_is_promised(page: Path) -> None:
    said = flowing(source(page)).lower()
    assert [word for word in TOO_STRONG if re.search(rf"\b{word}\b", said)] == []


def test_the_figures_are_those_of_the_rules() -> None:
    member, facilitator, promises = (
        flowing(source(DOCS / page)) for page in ("medlem.md", "samtalsledare.md", "loften.md")
    )
    hours = [f"{hour:02}" for hour in HOURS]
    assert f"{', '.join(hours[:-1])} eller {hours[-1]}" in member
    assert f"{', '.join(hours[:-1])} och {hours[-1]}" in promises
    in_words = {2: "två", 3: "tre", 5: "fem"}
    for page in (facilitator, promises):
        assert f"När {in_words[flags.HIDE_AT_IN_SMALL]} har sagt till döljs texten" in page
        assert f"rum med {flags.SMALL_ROOM} medlemmar eller fler ska det vara {in_words[flags.HIDE_AT]}" in page
    assert f"legat hos dig i {in_words[duties.DEPUTY_AFTER]} arbetsdagar" in facilitator
    assert f"Har ingen svarat på {in_words[unanswered.TELL_AFTER]} arbetsdagar" in facilitator
    asked = f"Efter {in_words[unanswered.ASK_AFTER]} arbetsdagar frågar boten högst {in_words[unanswered.MOST_ASKED]}"
    assert asked in facilitator


def test_the_figures_of_meetings_are_those_of_the_rules() -> None:
    page = flowing(source(DOCS / "traffar.md"))
    in_words = {2: "två", 3: "tre", 5: "fem", 6: "sex", 8: "åtta"}
    room, soon, alone = meetings.REMIND
    before, last = date_polls.REMINDED
    ask, invite = (lead.days // 7 for lead in (series.ASK_BEFORE, series.INVITE_BEFORE))
    prepared, tried, told = (days // 7 for days in (preparation.BEFORE.days, harvests.TRIED_AFTER.days, checks.DAYS))
    assert (alone, last, told) == (1, 1, 1)  # as "dagen före" and "en vecka"
    for figure in (
        f"Boten påminner rummet {room} och {soon} dagar före. Dagen före skriver den",
        f"{in_words[before]} dagar före och dagen före sista dagen",
        f"i {in_words[date_polls.FEWEST]} till {in_words[date_polls.MOST]} tider",
        f"Boten säger till {in_words[ask]} veckor före när ett datum ska hittas, och {in_words[invite]} veckor före",
        f"{in_words[prepared].capitalize()} veckor före träffen får du",
        f"upp till {in_words[parts.MOST]} delar",
        f"upp till {in_words[MOST_QUESTIONS]} ja- och nejfrågor",
        f"klockan {group_rooms.MADE_AT} på den sista arbetsdagen före",
        f"{in_words[tried].capitalize()} veckor senare frågar den vad de provade",
        f"De visas efter en vecka, om minst {in_words[polls.FEWEST_ANSWERS]} har svarat",
    ):
        assert figure in page


def test_every_method_is_named() -> None:
    page = source(DOCS / "traffar.md")
    assert all(f"**[{words_of(f'methods-{method.key}')}]**" in page for method in METHODS)
