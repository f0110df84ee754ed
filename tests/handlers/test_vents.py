"""*Skriv av dig*: what the form answers, what it counts, and that the words go nowhere but into a question if asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from domain import waiting
from domain.errors import Busy
from domain.themes import THEMES
from domain.waiting import WaitingQuestion, WaitingVent
from handlers.ui import Close, Errors, Form, Next
from handlers.vents import GRAVE, HEARD
from storage.tables import metadata
from tests.small import ANNA, BOSSE, CLARA, NETWORK, Small, buttons_of, fields_of, form_of, said, standing

if TYPE_CHECKING:
    from domain.members import Member

BAD_DAY = "Tre sjuka till helgen.\nIngen svarar när jag ringer."
PERSONAL = "Karin i fyran har demens och ringde 070-174 06 05 hela natten."


def opened(room: Small, member: Member = ANNA) -> Form:
    return form_of(room.presses(member, "vents.open"))


def vented(room: Small, member: Member = ANNA, body: str = BAD_DAY, theme: str | None = "natt") -> Form:
    return form_of(room.sends(member, opened(room, member), body=body, theme=theme))


def waits(room: Small) -> list[str]:
    rows = room.db.read(lambda store: store.waiting.all())
    return sorted(row.act.theme for row in rows if isinstance(row.act, WaitingVent))


def count(room: Small, theme: str) -> None:
    """One more, long before."""
    room.db.run(lambda store: store.vents.add(NETWORK.id, theme, "2026-03"))


def pass_slots(room: Small) -> None:
    room.pass_time(timedelta(days=1))
    room.db.run(waiting.come_to_slot, now=room.now, chance=room.services.chance)


def kept(room: Small) -> str:
    """Every row there is."""
    tables = metadata.sorted_tables
    return room.db.read(lambda store: repr([store.connection.execute(select(one)).all() for one in tables]))


def test_the_answer_is_kind_gives_the_words_back_and_closes(room: Small) -> None:
    answer = vented(room)
    words = room.services.words("sv")
    assert any(words(f"vents-heard-{key}") in said(answer) for key in HEARD)
    assert standing(answer) == {"body": BAD_DAY}
    assert BAD_DAY not in repr(dict(answer.hidden))
    assert room.sends(ANNA, answer) == Close()


def test_every_sentence_comes_and_says_nothing_of_what_was_written(room: Small) -> None:
    words = room.services.words("sv")
    told = {said(vented(room, theme=None)).splitlines()[0] for _ in range(60)}
    assert told == {words(f"vents-heard-{key}") for key in HEARD}


def test_the_words_stand_nowhere_but_a_number_waits_for_the_theme(room: Small) -> None:
    room.sends(ANNA, vented(room))
    assert "Ingen svarar" not in kept(room)
    assert waits(room) == ["natt"]
    pass_slots(room)
    room.deliver()
    assert room.posts == {}
    assert "Ingen svarar" not in kept(room)
    assert ANNA.id not in repr(room.db.read(lambda store: store.waiting.all()))


def test_without_a_theme_nothing_is_counted(room: Small) -> None:
    before = kept(room)
    vented(room, theme=None)
    assert kept(room) == before


@pytest.mark.parametrize("crafted", ["hästar", "", "NATT", "../.."])
def test_what_is_no_theme_of_ours_counts_as_none(room: Small, crafted: str) -> None:
    answer = vented(room, theme=crafted)
    assert waits(room) == []
    asked = form_of(room.presses(ANNA, "vents.ask", crafted, answer))
    assert standing(asked)["themes"] == ()


def test_others_are_told_of_from_three_and_never_how_many_exactly(room: Small) -> None:
    for seen, number in ((False, 2), (True, 1), (True, 1)):
        for _ in range(number):
            count(room, "natt")
        assert ("Fler har det så. Minst 3 i rummet" in said(vented(room, CLARA))) is seen
    assert "Fler har det så" not in said(vented(room, CLARA, theme="schema"))


def test_one_member_counts_once_in_the_months_that_are_told_together_and_cannot_tell(room: Small) -> None:
    first = vented(room)
    pass_slots(room)
    again = vented(room)
    assert {type(part) for part in first.fields} == {type(part) for part in again.fields}
    assert waits(room) == []
    vented(room, BOSSE)
    vented(room, theme="schema")
    assert waits(room) == ["natt", "schema"]
    pass_slots(room)
    room.pass_time(timedelta(days=31))
    vented(room)
    assert waits(room) == [], "April: March is told with it"
    room.pass_time(timedelta(days=31))
    vented(room)
    assert waits(room) == ["natt"]


def test_nobody_waits_for_a_busy_database_and_the_next_time_counts(room: Small) -> None:
    def busy(*_: object, **__: object) -> None:
        raise Busy

    working = room.services
    room.services = replace(working, run=busy)  # type: ignore[arg-type]
    assert standing(vented(room)) == {"body": BAD_DAY}
    room.services = working
    assert waits(room) == []
    vented(room)
    assert waits(room) == ["natt"]


def test_an_empty_form_stays_open(room: Small) -> None:
    assert isinstance(room.sends(ANNA, opened(room), body="  ", theme="natt"), Errors)
    assert waits(room) == []


def test_it_becomes_a_question_with_its_words_and_theme_and_goes_on_as_any_other(room: Small) -> None:
    answer = vented(room)
    asked = room.presses(ANNA, "vents.ask", buttons_of(answer)["vents.ask"].subject, answer, body=f"{BAD_DAY} Och ni?")
    assert isinstance(asked, Next)
    form = asked.form
    assert (form.name, standing(form)["body"], standing(form)["themes"]) == (
        "questions.write",
        f"{BAD_DAY} Och ni?",
        ("natt",),
    )
    review = form_of(room.sends(ANNA, form, sender="unnamed"))
    room.sends(ANNA, review)
    [question] = [row.act for row in room.db.read(lambda s: s.waiting.all()) if isinstance(row.act, WaitingQuestion)]
    assert (question.body, question.themes) == (f"{BAD_DAY} Och ni?", ("natt",))


def test_anybody_may_be_named_until_it_becomes_a_question(room: Small) -> None:
    answer = vented(room, body=PERSONAL)
    assert standing(answer)["body"] == PERSONAL
    assert room.sends(ANNA, answer) == Close()
    form = form_of(room.presses(ANNA, "vents.ask", "natt", answer))
    assert standing(form)["body"] == PERSONAL
    stopped = room.sends(ANNA, form, sender="unnamed")
    assert isinstance(stopped, Errors)
    assert "telefonnummer" in stopped.sentences["body"]
    assert PERSONAL not in kept(room)


def test_the_longest_text_comes_through_whole(room: Small) -> None:
    field = fields_of(opened(room))["body"]
    longest = ("å\n" * 3000)[: getattr(field, "most", 0) - 1] + "ö"
    answer = vented(room, body=longest)
    assert standing(form_of(room.presses(ANNA, "vents.ask", "natt", answer)))["body"] == longest


@pytest.mark.parametrize(
    "body",
    [
        "Ibland vill jag inte leva längre.",
        "Jag är rädd att hon ska ta livet av sig.",
        "Han har hotat att döda oss båda.",
        "Jag tänker på sjalvmord när jag kör hem.",
    ],
)
def test_words_of_danger_are_met_with_where_to_turn_and_with_nothing_light(room: Small, body: str) -> None:
    answer = vented(room, body=body)
    shown, words = said(answer), room.services.words("sv")
    assert shown.startswith(f"{words('vents-heard-danger')}\n{words('look-signpost-danger')}")
    assert all(number in shown for number in ("112", "1177", "Företagshälsovården"))
    assert not any(words(f"vents-heard-{key}") in shown for key in HEARD)
    assert "hur andra gör" not in shown
    assert list(buttons_of(answer)) == ["profiles.list", "vents.ask"]


@pytest.mark.parametrize(
    "body", ["Jag orkar inte mer av det här schemat.", "Jag håller på att dö av trötthet.", "Det slog mig i natt."]
)
def test_a_bad_day_is_not_taken_for_danger(room: Small, body: str) -> None:
    assert "112" not in said(vented(room, body=body))


def test_what_belongs_elsewhere_is_shown_the_way(room: Small) -> None:
    settings = replace(NETWORK.settings, lex_sarah="https://intranet.test/lexsarah")
    room.db.run(lambda store: store.networks.change(replace(NETWORK, settings=settings)))
    answer = vented(room, body="Det är vanvård, och någon kan ta livet av sig.")
    shown = said(answer)
    assert shown.index("Ring 112") < shown.index("lex Sarah")
    assert "https://intranet.test/lexsarah" in repr(answer)


def test_what_is_wrong_in_the_house_is_not_made_light_of(room: Small) -> None:
    words = room.services.words("sv")
    told = {said(vented(room, body="Vi låser in dem på natten. Jag mörkar det.", theme=None)) for _ in range(20)}
    assert len(told) == 1
    assert told.pop().startswith(words(f"vents-heard-{GRAVE}"))


def test_every_theme_can_be_chosen_and_is_named_in_what_is_told(room: Small) -> None:
    for theme in THEMES:
        for _ in range(3):
            count(room, theme)
        label = room.services.words("sv")(f"theme-{theme}")
        assert f"på temat {label}, den här månaden" in said(vented(room, theme=theme))


def test_it_reads_in_english_for_those_who_read_english(room: Small) -> None:
    room.db.run(lambda store: store.members.change(replace(BOSSE, language="en")))
    assert "The bot does not store what you write." in said(opened(room, BOSSE))
    assert "Make it a question" in [one.label for one in buttons_of(vented(room, BOSSE)).values()]
