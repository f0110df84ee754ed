"""The second step, where transcripts do not reach: what a form carries, and what becomes of it when that is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest

from domain import questions
from domain.look.places import municipalities
from domain.members import Attributes, Member, Standing
from domain.questions import Ask
from domain.waiting import WaitingAnswer, WaitingQuestion, release
from handlers.review import MOST_MARKS, NAMED, UNNAMED
from handlers.routes import NETWORK, Kind
from handlers.ui import Errors, Form, Link, Next
from tests.small import ANNA, BOSSE, ROOM, Small, form_of, said
from tests.small import NETWORK as NETWORK_HERE

if TYPE_CHECKING:
    from domain.store import Store
    from domain.waiting import Act
    from handlers.ui import Value

HIDDEN_MOST = 2000


def written(room: Small, body: str, sender: str = UNNAMED, *, by: Member = ANNA, **more: Value) -> Form:
    door = form_of(room.does(by, Kind.COMMAND, "fraga", place=ROOM))
    return form_of(room.sends(by, door, body=body, sender=sender, **more))


def waiting(room: Small) -> list[Act]:
    return [row.act for row in room.db.read(lambda store: store.waiting.all())]


@pytest.mark.parametrize("lost", [{"sender"}, {"code"}, {"sender", "code"}, {"seen"}, {"sender", "code", "seen", "id"}])
def test_a_form_that_lost_something_on_the_way_is_never_sent_under_a_name(room: Small, lost: set[str]) -> None:
    review = written(room, "Hur gör ni?")
    bare = replace(review, hidden={name: value for name, value in review.hidden.items() if name not in lost})
    reply = room.sends(ANNA, bare)
    if form_of(reply).name == review.name:
        reply = room.sends(ANNA, form_of(reply))
    assert "Dina kodord" in said(reply)
    assert [type(act) for act in waiting(room)] == [WaitingQuestion]
    assert room.db.read(lambda store: store.questions.recent("n1", 9)) == []


def test_a_named_one_that_lost_its_sender_asks_again_without_a_name(room: Small) -> None:
    bare = replace(written(room, "Hur gör ni?", NAMED), hidden={NETWORK: "n1"})
    assert "Dina kodord" in said(room.sends(ANNA, bare))
    assert waiting(room) == []
    assert room.db.read(lambda store: store.questions.recent("n1", 9)) == []


def test_what_a_form_carries_fits_however_much_is_found(room: Small) -> None:
    many = ", ".join(town.name for town in municipalities())[:2900]
    review = written(room, many, themes=("schema", "natt", "bemanning"))
    assert sum(len(name) + len(value) for name, value in review.hidden.items()) <= HIDDEN_MOST
    assert len(review.hidden["seen"].split()) == MOST_MARKS
    assert form_of(room.sends(ANNA, review)).title.startswith("Tack"), "nothing new, so nothing to look at again"


def band(room: Small) -> str:
    return said(written(room, "Jag är enhetschef i Ljusdal och undrar."))


def enrol(member: Member, store: Store) -> None:
    store.members.add(member, None)


def change(member: Member, store: Store) -> None:
    store.members.change(member)


def test_only_those_who_could_have_written_it_are_counted(room: Small) -> None:
    told = Attributes("enhetschef", "Ljusdal", "mellan")
    ten = [replace(BOSSE, id=f"m{number}", attributes=told) for number in range(10)]
    for member in ten:
        room.db.run(partial(enrol, member))
    assert "Minst 10" in band(room)
    room.db.run(partial(change, replace(ten[0], standing=Standing.LEFT)))
    assert "5\N{EN DASH}9" in band(room)
    for member in ten[1:6]:
        room.db.run(partial(change, replace(member, present=False)))
    assert "Färre än 5" in band(room)


def test_what_was_shown_once_is_not_shown_again_when_it_goes(room: Small) -> None:
    review = written(room, "Jag är enhetschef i Ljusdal och undrar.")
    assert "Tack" in form_of(room.sends(ANNA, review, body="Jag är enhetschef och undrar.")).title


def test_who_writes_something_that_fits_more_has_nothing_to_look_at_again(room: Small) -> None:
    for number in range(10):
        room.db.run(partial(enrol, replace(BOSSE, id=f"m{number}")))
    review = written(room, "I Ljusdal orkar vi inte.")
    assert "Färre än 5" in said(review)
    assert form_of(room.sends(ANNA, review, body="Vi orkar inte.")).title.startswith("Tack")


@pytest.mark.parametrize(
    ("word", "offered"), [("sjuksköterska", False), ("sjuksköterskan", False), ("distriktssköterska", True)]
)
def test_nobody_is_offered_the_word_they_wrote(room: Small, word: str, *, offered: bool) -> None:
    shown = said(written(room, f"Vår {word} undrar."))
    assert f"”{word}”" in shown
    assert ("Skriv kanske ”en sjuksköterska”" in shown) == offered


def test_a_signpost_has_the_rooms_own_address_where_one_is_set(room: Small) -> None:
    text = "Det är ett missförhållande, och någon har tagit mutor."
    assert not [part for part in written(room, text).fields if isinstance(part, Link)]
    addresses = replace(
        NETWORK_HERE.settings, lex_sarah="https://exempel.se/lex", whistleblowing="https://exempel.se/v"
    )
    room.db.run(lambda store: store.networks.change(replace(NETWORK_HERE, settings=addresses)))
    form = written(room, text)
    assert [part.url for part in form.fields if isinstance(part, Link)] == [
        "https://exempel.se/lex",
        "https://exempel.se/v",
    ]
    assert "lex Sarah, hos dig på arbetsplatsen" in said(form)


def test_a_dozen_findings_are_shown_and_the_rest_counted(room: Small) -> None:
    towns = ", ".join(town.name for town in municipalities() if not town.wordlike)[:2000]
    shown = said(written(room, towns))
    assert shown.count("kan visa vem") == 12
    assert re.search(r"Och \d{2,3} till", shown)


def test_ticks_survive_a_second_review(room: Small) -> None:
    room.db.run(questions.ask, Ask("q1", "n1", "clara", "Hur gör ni?"), now=room.now)
    form = form_of(room.presses(BOSSE, "answers.open", "q1"))
    review = form_of(room.sends(BOSSE, form, body="Vi lottar.", sender=UNNAMED))
    again = form_of(room.sends(BOSSE, review, body="Karin lottar.", may_be_kept=True, urgent=True))
    assert again.name == "answers.send"
    room.sends(BOSSE, again)
    [act] = waiting(room)
    assert isinstance(act, WaitingAnswer)
    assert act.may_be_kept


@pytest.mark.parametrize("released", [False, True])
def test_a_form_that_is_still_open_brings_nothing_back(room: Small, *, released: bool) -> None:
    review = written(room, "Hur gör ni?")
    room.sends(ANNA, review)
    if released:
        room.pass_time(timedelta(days=1))
        room.db.run(release, now=room.now, chance=Random(1))
    door = form_of(room.presses(ANNA, "codewords.open"))
    kept = form_of(room.sends(ANNA, door, words=review.hidden["code"]))
    assert "tillbakataget" in said(room.presses(ANNA, "codewords.withdraw", form=kept))
    assert "tillbakatagen" in said(room.sends(ANNA, review))
    assert waiting(room) == []


@pytest.mark.parametrize("id", ["", "q1", "../x", "A" * 24, "0" * 23, "0" * 25])
@pytest.mark.parametrize("sender", [NAMED, UNNAMED])
def test_an_id_that_no_form_of_ours_carries_is_not_kept(room: Small, sender: str, id: str) -> None:
    room.db.run(questions.ask, Ask("q9", "n1", "clara", "Hur gör ni?"), now=room.now)
    review = written(room, "Hur gör ni?", sender)
    again = form_of(room.sends(ANNA, replace(review, hidden={**review.hidden, "id": id})))
    assert (again.name, len(again.hidden["id"])) == (review.name, 24)
    answer = form_of(room.presses(BOSSE, "answers.open", "q9"))
    review = form_of(room.sends(BOSSE, answer, body="Vi lottar.", sender=sender))
    assert form_of(room.sends(BOSSE, replace(review, hidden={**review.hidden, "id": id}))).name == review.name
    assert waiting(room) == []
    assert len(room.db.read(lambda store: store.questions.recent("n1", 9))) == 1


@pytest.mark.parametrize("urgent", [True, False])
def test_it_is_told_when_it_will_come_and_comes_then(room: Small, *, urgent: bool) -> None:
    sent = said(room.sends(ANNA, written(room, "Hur gör ni?"), urgent=urgent))
    first, second = "tisdag 3 mars kl. 16.00", "kl. 20.00"
    assert first in sent
    assert (second in sent) == (not urgent)


def test_two_slots_on_different_days_are_told_with_both_days(room: Small) -> None:
    room.pass_time(timedelta(hours=5))
    assert "tisdag 3 mars kl. 20.00 eller onsdag 4 mars kl. 07.00" in said(written(room, "Hur gör ni?"))


@pytest.mark.parametrize("body", ["", "  \n ", "\u200b\u2060"])
def test_nothing_cannot_be_sent(room: Small, body: str) -> None:
    door = form_of(room.does(ANNA, Kind.COMMAND, "fraga", place=ROOM))
    for reply in (room.sends(ANNA, door, body=body, sender=NAMED), room.sends(ANNA, written(room, "Hur?"), body=body)):
        assert isinstance(reply, Errors)
        assert set(reply.sentences) == {"body"}


def test_the_same_form_counts_once_towards_the_day(room: Small) -> None:
    for number in range(9):
        room.sends(ANNA, written(room, f"Fråga {number}?", NAMED))
    tenth = written(room, "Den tionde?", NAMED)
    for _ in range(3):
        assert isinstance(room.sends(ANNA, tenth), Next)
    eleventh = written(room, "Den elfte?", NAMED)
    for _ in range(2):
        assert isinstance(room.sends(ANNA, eleventh), Errors)
    assert isinstance(room.sends(BOSSE, written(room, "Jag då?", NAMED, by=BOSSE)), Next)
