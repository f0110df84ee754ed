"""The picture of how many can come when: for whom the answers are, with the same in words."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image as Pictures

from domain import retention
from domain.dates import Answer
from domain.overlaps import CARD
from domain.ports import Outsider
from handlers import overlap_picture
from handlers.catalog import LANGUAGES, Catalog
from handlers.sheet import WIDTH
from handlers.ui import Image
from tests.handlers.meeting import HERE, answers, asks, meeting_room
from tests.handlers.planning import FRIDA
from tests.small import ANNA, BOSSE, CLARA, Small, buttons_of, form_of, identity, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handlers.ui import Card

YES, MAYBE, NO = Answer.YES, Answer.IF_NEEDED, Answer.NO
EDGE = 30
"""Pixels along every side in which nothing stands."""


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


def answered(room: Small, **values: str) -> str:
    poll = asks(room, **values)
    answers(room, ANNA, poll, YES, NO)
    answers(room, BOSSE, poll, YES, MAYBE)
    return poll


def pictured(card: Card) -> Image:
    [image] = [part for part in card.parts if isinstance(part, Image)]
    return image


def test_the_picture_comes_to_whoever_asks_with_the_same_in_words(room: Small) -> None:
    poll = answered(room)
    form = form_of(room.presses(CLARA, "date_polls.see", poll))
    assert "overlaps.show" not in buttons_of(form)
    room.presses(CLARA, "overlaps.picture", poll, form)
    room.deliver()
    [card] = room.stands(Outsider(identity(CLARA.id)), CARD)
    for text in (card.summary, said(card)):
        assert "tisdag 17 mars kl. 13.00: 2 ja, 0 om det behövs, 0 nej" in text
        assert "torsdag 19 mars kl. 13.00: 0 ja, 1 om det behövs, 1 nej" in text
        assert "2 av 5 har svarat." in text
    assert pictured(card).alt.startswith("Flest kan komma tisdag 17 mars kl. 13.00, 2 personer.")
    assert not any(name in card.summary for name in (ANNA.name, BOSSE.name))


def test_where_it_stands_in_private_is_remembered_nowhere(room: Small) -> None:
    poll = answered(room)
    room.presses(CLARA, "overlaps.picture", poll)
    room.deliver()
    assert CARD not in {what.card for what, _ in room.db.read(lambda store: store.outbox.showing(poll))}


def test_a_facilitator_shows_it_in_the_room_as_it_is_now_until_the_answers_are_deleted(room: Small) -> None:
    poll = answered(room)
    form = form_of(room.presses(FRIDA, "date_polls.see", poll))
    room.presses(FRIDA, "overlaps.show", poll, form)
    room.deliver()
    answers(room, CLARA, poll, NO, YES)
    room.presses(FRIDA, "overlaps.show", poll)
    room.deliver()
    [card] = room.stands(HERE, CARD)
    assert "kl. 13.00: 2 ja, 0 om det behövs, 1 nej" in said(card)
    found = room.db.read(lambda store: store.date_polls.get(poll))
    assert found
    room.db.run(lambda store: retention.take_away(store, "n1", found.subject))
    room.deliver()
    assert room.stands(HERE, CARD) == []


def test_answers_that_are_the_facilitators_alone_are_drawn_for_nobody_else(room: Small) -> None:
    poll = answered(room, shown="lead")
    assert "samtalsledare" in said(room.presses(CLARA, "overlaps.picture", poll))
    form = form_of(room.presses(FRIDA, "date_polls.see", poll))
    assert "overlaps.show" not in buttons_of(form)
    room.presses(FRIDA, "overlaps.show", poll)
    room.presses(FRIDA, "overlaps.picture", poll, form)
    room.deliver()
    assert [to for to, what in room.posts if what.card == CARD] == [Outsider(identity(FRIDA.id))]


def test_with_no_answers_there_is_nothing_to_draw(room: Small) -> None:
    poll = asks(room)
    assert "overlaps.picture" not in buttons_of(room.presses(CLARA, "date_polls.see", poll))
    assert "inget att rita" in said(room.presses(CLARA, "overlaps.picture", poll))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", [1, 3, 300])
def test_nothing_runs_out_of_the_picture(language: str, asked: int) -> None:
    words = Catalog().words(language)
    told = words("date-polls-overlap", yes=asked, maybe=asked, no=asked)
    counts = ({YES: asked, MAYBE: 0, NO: 0}, {YES: 0, MAYBE: asked, NO: 0}, {YES: 0, MAYBE: 0, NO: asked})
    dates = [("torsdag 19 november kl. 13.00", told, one) for one in counts]
    title = words("overlaps-most", when="torsdag 19 november kl. 13.00", count=asked)
    drawn = overlap_picture.draw(title, dates, asked=asked, answered=f"{asked} av {asked} har svarat.", words=words)
    with Pictures.open(BytesIO(drawn)) as picture:
        grey = picture.convert("L")
        assert grey.width == WIDTH
        inside = (EDGE, EDGE, grey.width - EDGE, grey.height - EDGE)
        grey.paste(255, inside)
        assert grey.getextrema() == (255, 255)
