"""My data: read, taken along, corrected, erased."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import cache
from html.parser import HTMLParser
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.validation import check_view
from bot.slack import draw
from domain import answers, departures, extracts, freshness, questions, solutions
from domain.answers import Give
from domain.date_polls import Poll, Reply
from domain.dates import Answer as Can
from domain.extracts import Extract
from domain.meetings import Details, Meeting
from domain.members import Attributes, Profile, Role
from domain.ports import Outsider, Room
from domain.questions import Ask
from domain.quiet import Pause
from domain.solutions import Experience, Keep, Outcome, Text
from domain.themes import THEMES
from handlers.catalog import Catalog, Words
from handlers.extract_page import page
from handlers.ui import Form, Next, Push
from tests.small import ANNA, BOSSE, CLARA, START, Small, buttons_of, form_of, identity, said, small

if TYPE_CHECKING:
    from storage.store import Store

LEADER = replace(ANNA, role=Role.FACILITATOR)


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as room:
        room.db.run(lambda store: store.members.change(LEADER))
        yield room


def write(room: Small) -> None:
    def act(store: Store) -> None:
        for number in range(5):
            questions.ask(store, Ask(f"q{number}", "n1", "bosse", f"Hur gör ni {number}?"), now=START)
        questions.ask(store, Ask("q9", "n1", "clara", "Vet Bosse Al det?"), now=START)
        answers.give(store, Give("a1", "n1", "q9", "bosse", "Vi ringer."), now=START)
        solutions.keep(store, Keep("s1", "n1", "bosse", Text("Vi ringer varje dag."), named=True), now=START)

    room.db.run(act)
    room.deliver()


def opened(room: Small) -> Form:
    return form_of(room.presses(BOSSE, "extracts.open"))


class Page(HTMLParser):
    """The elements of a page, and the text of each."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(dict(attrs).get("id") or tag)

    def handle_data(self, data: str) -> None:
        if self.elements:
            self.texts[self.elements[-1]] = self.texts.get(self.elements[-1], "") + data


def handed_out(room: Small) -> Page:
    room.presses(BOSSE, "extracts.download", form=opened(room))
    room.deliver()
    (card,) = room.stands(Outsider(identity("bosse")), "extracts.card")
    assert card.file
    assert card.file.name == "mina-uppgifter.html"
    return Page(card.file.content)


def test_everything_stands_there_in_plain_words(room: Small) -> None:
    write(room)
    shown = said(opened(room))
    assert "Namn: Bosse Al" in shown
    assert "Konto i chatten: test, bosse" in shown
    assert "Samtalslöftet: du har sagt ja till version 1" in shown
    assert "Boten skriver till dig: vardagar kl. 07.00\u201318.00" in shown
    assert "Frågor med ditt namn (5)" in shown
    assert shown.count("Hur gör ni") == 3
    assert "2 till finns i filen" in shown
    assert "Vi ringer." in shown
    assert "kan hittas av alla i rummet, med ditt namn" in shown
    assert "Vet Bosse Al det?" in shown
    assert "boten sparar inte vem som skrev det" in shown
    assert "Chattplattformen har ditt konto" in shown


def test_what_one_answered_of_dates_stands_there_and_in_the_file(room: Small) -> None:
    poll = Poll("d1", "n1", "Vårens träff", (START, START + timedelta(days=1)), 120, START.date(), shown=False)
    others = Reply("d1", "anna", (Can.NO, Can.NO), "Hälsningar Anna")

    def act(store: Store) -> None:
        store.date_polls.add(poll)
        store.date_polls.reply(Reply("d1", "bosse", (Can.YES, Can.IF_NEEDED), "Gärna på video."))
        store.date_polls.reply(others)

    room.db.run(act)
    shown = said(opened(room))
    assert "Vårens träff" in shown
    assert "tisdag 3 mars kl. 13.00: Ja\nonsdag 4 mars kl. 13.00: Om det behövs\nGärna på video." in shown
    data = handed_out(room).texts["data"]
    assert json.loads(data)["date_replies"][0][1]["given"] == ["yes", "if_needed"]
    assert "Hälsningar Anna" not in data


def test_what_one_has_in_ones_calendar_stands_there_and_in_the_file(room: Small) -> None:
    meeting = Meeting("g1", "n1", Details("Vårens träff", START, 120, body="Välkommen."))

    def act(store: Store) -> None:
        store.meetings.add(meeting)
        store.meetings.hold("g1", "bosse")

    assert "kalender" not in said(opened(room))
    room.db.run(act)
    assert "Träffar som du har tagit till din kalender" in said(opened(room))
    assert json.loads(handed_out(room).texts["data"])["in_calendar"][0]["details"]["title"] == "Vårens träff"


def test_pause_and_digest_stand_there_and_in_the_file(room: Small) -> None:
    assert "Veckan i rummet: nej" in said(opened(room))
    assert "Paus" not in said(opened(room))
    pause = Pause(date(2026, 12, 21), date(2027, 1, 6))
    room.db.run(lambda store: store.members.change(replace(BOSSE, digest=True, pause=pause)))
    shown = said(opened(room))
    assert "Veckan i rummet: ja" in shown
    assert "Paus: Från måndag 21 december 2026 till onsdag 6 januari 2027" in shown
    (told,) = (json.loads(text) for text in handed_out(room).texts.values() if "rummet-extract" in text)
    assert told["member"]["pause"] == {"first": "2026-12-21", "last": "2027-01-06"}
    assert told["member"]["digest"] is True


def test_how_far_one_has_come_among_the_tips_and_whether_ones_own_holds_stand_there(room: Small) -> None:
    write(room)
    room.db.run(lambda store: store.members.change(replace(BOSSE, tip=4711)))
    room.db.run(freshness.confirm, "n1", "s1", by=BOSSE, now=START)
    room.db.run(freshness.outdate, "n1", "s1", "Telefonen är borta.", by=BOSSE, now=START)
    shown = said(opened(room))
    assert "Hur långt du har kommit bland tipsen, som ett tal: 4711" in shown
    assert "Någon sa senast tisdag 3 mars 2026 att den gäller.\nGäller inte längre: Telefonen är borta." in shown
    (told,) = (json.loads(text) for text in handed_out(room).texts.values() if "rummet-extract" in text)
    assert told["member"]["tip"] == 4711
    assert [(one["confirmed"], one["outdated"]) for one in told["solutions"]] == [("2026-03-03", "Telefonen är borta.")]


def test_one_who_has_written_nothing_is_told_so_much(room: Small) -> None:
    shown = said(form_of(room.presses(CLARA, "extracts.open")))
    assert "Namn: Clara Lind" in shown
    assert "Frågor med ditt namn" not in shown
    assert "Min profil" not in shown


def test_the_file_comes_at_once_and_holds_it_all_twice(room: Small) -> None:
    """Once to read, once for other programs; in the evening, too, since it was asked for."""
    write(room)
    room.pass_time(timedelta(hours=9))
    found = handed_out(room)
    assert found.texts["blockquote"].count("Hur gör ni") == 5
    told = json.loads(found.texts["data"])
    assert told["format"] == "rummet-extract-1"
    assert told["member"]["name"] == "Bosse Al"
    assert [question["body"] for question in told["questions"]] == [f"Hur gör ni {number}?" for number in range(5)]
    assert "Hur gör ni" not in said(room.stands(Outsider(identity("bosse")), "extracts.card")[0])


def test_however_much_there_is_the_platform_takes_the_form(room: Small) -> None:
    def act(store: Store) -> None:
        for number in range(12):
            body = f"Vet Bosse Al det? {number} " + "ord " * 700
            questions.ask(store, Ask(f"q{number}", "n1", "bosse", body), now=START)
            questions.ask(store, Ask(f"r{number}", "n1", "clara", body), now=START)
            answers.give(store, Give(f"a{number}", "n1", f"r{number}", "bosse", body), now=START)
            text = Text("ord " * 700, result="ord " * 700)
            solutions.keep(store, Keep(f"s{number}", "n1", "bosse", text, named=True), now=START)
            store.solutions.add_experience(Experience(f"s{number}", "bosse", Outcome.NOT, body, START))
        told = Attributes("e" * 100, "Å" * 100, "liten", "privat", works_nights=True)
        profile = Profile("natt", 2011, THEMES, "070-174 06 05", ("anna", "clara"))
        store.members.change(replace(BOSSE, attributes=told, profile=profile, guest=True))

    room.db.run(act)
    numbers = count()
    form = opened(room)
    check_view(draw.modal(form), "modal", lambda: f"id{next(numbers)}")
    assert "9 till finns i filen" in said(form)
    assert said(form).count("Vet Bosse Al det?") == 3 * 4
    assert len(said(form)) < 10_000
    assert handed_out(room).texts["blockquote"].count("Vet Bosse Al det?") == 12 * 4


def test_the_file_is_only_ones_own(room: Small) -> None:
    write(room)
    handed_out(room)
    assert room.stands(Outsider(identity("clara")), "extracts.card") == []
    assert room.stands(Room("n1"), "extracts.card") == []


@pytest.mark.parametrize("erases", [True, False])
def test_who_left_before_the_file_came_gets_none(room: Small, erases: bool) -> None:  # noqa: FBT001  a parameter
    room.presses(BOSSE, "extracts.download", form=opened(room))
    if erases:
        room.presses(BOSSE, "extracts.erase", form=opened(room))
    else:
        room.db.run(lambda store: departures.depart(store, BOSSE, departures.Why.CLOSED, now=room.now))
    room.deliver()
    assert room.stands(Outsider(identity("bosse")), "extracts.card") == []


@given(st.text(max_size=60), st.sampled_from(["</pre>", "<script>", "&lt;", "]]>", "<!--", '"', "$title", "{}"]))
def test_no_words_can_break_out_of_the_page(text: str, trap: str) -> None:
    about = ask_about(f"{text}{trap}{text}")
    content = page(about, START, swedish()).content
    plain = Page(page(ask_about("Hur gör ni?"), START, swedish()).content)
    found = Page(content)
    assert found.elements == plain.elements
    (question,) = json.loads(found.texts["data"])["questions"]
    assert question["body"] == f"{text}{trap}{text}"
    assert not re.search(rb"https?://|src=|<link|<script", content)


@cache
def swedish() -> Words:
    return Catalog().words("sv")


def ask_about(body: str) -> Extract:
    question = questions.Question("q1", "n1", body, (), "bosse", None, START)
    about = {"network": "Nätverket", "member": BOSSE, "identity": None, "application": None, "unreachable": False}
    nothing: dict[str, Any] = dict.fromkeys((field.name for field in fields(Extract)), ())
    return Extract(**{**nothing, **about, "questions": (question,)})


def test_correcting_leads_to_the_profile_and_the_code_words_to_what_has_no_name(room: Small) -> None:
    buttons = buttons_of(opened(room))
    assert "profiles.open" in buttons
    assert "codewords.open" in buttons
    assert form_of(room.presses(BOSSE, "profiles.open")).name == "profiles.save"


def test_erasing_asks_first_and_leaves_nothing_but_what_others_wrote(room: Small) -> None:
    write(room)
    form = opened(room)
    confirm = buttons_of(form)["extracts.erase"].confirm
    assert confirm
    assert "Det går inte att ångra." in confirm.text
    done = room.presses(BOSSE, "extracts.erase", form=form)
    assert isinstance(done, Next)
    assert "du har lämnat rummet" in said(done)
    room.deliver()
    assert room.db.read(lambda store: store.members.get("bosse")) is None
    in_room = "\n".join(said(card) for (to, _), card in room.posts.items() if to == Room("n1"))
    assert "Vet Bosse Al det?" in in_room
    for gone in ("Hur gör ni", "Vi ringer"):
        assert gone not in in_room
    assert any(isinstance(to, Outsider) and to.identity == identity("bosse") for to, _ in room.posts)
    assert ("put_out", str(identity("bosse"))) in room.acts
    assert "bara för" in said_plain(room.presses(BOSSE, "extracts.open"))


def said_plain(reply: object) -> str:
    return str(getattr(reply, "sentence", reply))


def test_the_last_facilitator_is_told_to_choose_another_first(room: Small) -> None:
    reply = room.presses(LEADER, "extracts.erase", form=form_of(room.presses(LEADER, "extracts.open")))
    assert isinstance(reply, Push)
    assert "enda samtalsledaren" in said(reply)
    assert room.db.read(lambda store: store.members.get("anna")) == LEADER


def test_nobody_gets_at_anothers(room: Small) -> None:
    """Whatever the button says."""
    write(room)
    shown = said(form_of(room.presses(CLARA, "extracts.open", "bosse")))
    assert "Namn: Clara Lind" in shown
    room.presses(CLARA, "extracts.erase", "bosse", form_of(room.presses(CLARA, "extracts.open")))
    assert room.db.read(lambda store: store.members.get("clara")) is None
    assert room.db.read(extracts.about, "bosse").member == BOSSE
