"""The page to mail or print: what it says, that it opens anywhere, and that nothing written in it becomes markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from domain.invitations import CARD
from domain.members import Role
from domain.ports import Person
from handlers.ui import Errors, File, Text
from tests.small import ANNA, BOSSE, NETWORK, Small, fields_of, form_of, said, small

if TYPE_CHECKING:
    from handlers.ui import Card

AGNETA = replace(ANNA, role=Role.FACILITATOR)
CODE = "björk gärde 47"


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as room:
        room.db.run(lambda store: store.members.change(AGNETA))
        settings = replace(NETWORK.settings, code=CODE)
        room.db.run(lambda store: store.networks.change(replace(NETWORK, settings=settings)))
        yield room


class Seen(HTMLParser):
    """What a reader gets, and what the page would fetch or run."""

    def __init__(self, file: File) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.feed(file.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action"}]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def invited(room: Small, **values: str) -> Card:
    form = form_of(room.presses(AGNETA, "invitations.open"))
    room.sends(AGNETA, form, **values)
    room.deliver()
    [card] = room.stands(Person(AGNETA.id), CARD)
    return card


def test_the_page_holds_everything_that_one_needs_to_come_in(room: Small) -> None:
    card = invited(room, letter="Hej du\n\nDu är inte ensam.", phone="070-174 06 05")
    assert card.file
    assert card.file.name == "inbjudan.html"
    page = Seen(card.file)
    read = " ".join(page.text)
    for words in (NETWORK.name, "Hej du", "Du är inte ensam.", CODE, "Ring 070-174 06 05", "chat.test/rummet"):
        assert words in read
        assert words in said(card) or words == NETWORK.name, "the mail says the same"
    assert page.addresses == ["https://chat.test/rummet"]
    assert page.tags.count("svg") == 4, "the square to point a camera at, and three pictures"
    assert "rikta telefonens kamera" in read
    assert "kamera" not in said(card), "what is pasted into a mail has no square"
    assert not {"script", "img", "link", "iframe"} & set(page.tags)


def test_the_template_is_there_to_begin_with_and_ones_own_words_the_next_time(room: Small) -> None:
    letter = fields_of(form_of(room.presses(AGNETA, "invitations.open")))["letter"]
    assert isinstance(letter, Text)
    assert "ensamt jobb" in letter.initial
    assert NETWORK.name in letter.initial
    invited(room, letter="Mina ord.")
    again = fields_of(form_of(room.presses(AGNETA, "invitations.open")))["letter"]
    assert again.initial == "Mina ord."


def test_those_without_an_account_come_in_by_the_link_given(room: Small) -> None:
    link = "https://join.chat.test/abc?x=1&y=2"
    card = invited(room, letter="Hej", link=link)
    assert card.file
    page = Seen(card.file)
    assert page.addresses == [link]
    for reader in (" ".join(page.text), said(card)):
        assert "gör ett konto i Slack" in reader
        assert "kommer till boten" not in reader, "such a link does not lead there"


def test_what_is_written_stays_text(room: Small) -> None:
    hostile = '<script>alert(1)</script> $code & "citat"'
    card = invited(room, letter=hostile)
    assert card.file
    page = Seen(card.file)
    assert hostile in " ".join(page.text)
    assert not {"script", "img"} & set(page.tags)


def test_a_wrong_link_is_said_at_its_field_and_nothing_is_lost(room: Small) -> None:
    form = form_of(room.presses(AGNETA, "invitations.open"))
    reply = room.sends(AGNETA, form, letter="Hej", link="http://chat.test")
    assert isinstance(reply, Errors)
    assert "https://" in reply.sentences["link"]
    room.deliver()
    assert room.stands(Person(AGNETA.id), CARD) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("letter", "Karin har fått diagnosen demens."), ("phone", '"><img src=x>'), ("phone", "Ring Karin")],
)
def test_the_invitation_takes_no_story_about_anybody_and_no_number_that_is_none(
    room: Small, name: str, text: str
) -> None:
    form = form_of(room.presses(AGNETA, "invitations.open"))
    reply = room.sends(AGNETA, form, **{"letter": "Hej", name: text})
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == [name]


def test_a_member_is_told_whose_it_is(room: Small) -> None:
    assert "samtalsledaren" in said(room.presses(BOSSE, "invitations.open"))
