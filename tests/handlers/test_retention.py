"""How long the room keeps things: what is shown, what is asked before anything goes, and the pause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest

from bot.demo.validation import check_view
from bot.slack import draw
from domain import questions, retention
from domain.members import Role
from domain.networks import Settings
from domain.ports import Room
from domain.questions import Question
from domain.retention import KINDS
from domain.tallies import Counted
from handlers.ui import Choice, Errors, Form, Next, Open
from tests.small import ANNA, BOSSE, CLARA, NETWORK, START, Small, buttons_of, fields_of, form_of, said, small, standing

if TYPE_CHECKING:
    from handlers.ui import Reply
    from storage.store import Store

DAY = timedelta(days=1)
YEAR = timedelta(days=366)
LEADER = replace(ANNA, role=Role.FACILITATOR)


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as room:
        room.db.run(lambda store: store.members.change(LEADER))
        yield room


def asked(room: Small, *ages: timedelta) -> None:
    def act(store: Store) -> None:
        for number, age in enumerate(ages):
            questions.tell(store, Question(f"q{number}", "n1", f"Fråga {number}", (), "bosse", None, START - age))

    room.db.run(act)
    room.deliver()


def kept(room: Small) -> list[str]:
    return [question.id for question in room.db.read(lambda store: store.questions.told_before("n1", START))]


def settings(room: Small) -> Settings:
    network = room.db.read(lambda store: store.networks.get("n1"))
    assert network
    return network.settings


def opened(room: Small) -> Form:
    """The form, which the platform takes."""
    form = form_of(room.presses(LEADER, "retention.open"))
    numbers = count()
    check_view(draw.modal(form), "modal", lambda: f"id{next(numbers)}")
    return form


def choice(form: Form, name: str) -> Choice:
    field = fields_of(form)[name]
    assert isinstance(field, Choice)
    return field


def confirmed(form: Form, route: str) -> str:
    """What is asked before the press counts."""
    confirm = buttons_of(form)[route].confirm
    assert confirm
    return confirm.text


def test_every_time_is_shown_with_what_is_suggested_and_what_will_go(room: Small) -> None:
    asked(room, 23 * DAY * 31, YEAR)
    form = opened(room)
    assert {name: field for name, field in standing(form).items() if name != "network"} == {
        "questions": "24", "solutions": "60", "meetings": "24", "applications": "3", "tallies": "24"
    }  # fmt: skip
    assert [option.label for option in choice(form, "questions").options][:3] == ["6 månader", "1 år", "18 månader"]
    assert "Vi föreslår 2 år." in choice(form, "questions").hint
    assert "Inom en månad raderas en fråga med sina svar." in choice(form, "questions").hint
    assert "Inom en månad" not in choice(form, "solutions").hint


def test_a_longer_time_is_saved_at_once(room: Small) -> None:
    asked(room, 3 * YEAR)
    reply = room.sends(LEADER, opened(room), questions="60", applications="6")
    assert "Sparat." in said(reply)
    assert settings(room).months["questions"] == 60
    assert choice(form_of(reply), "questions").initial == "60"


def test_a_shorter_time_says_what_goes_before_it_is_saved(room: Small) -> None:
    asked(room, 2 * YEAR, 2 * YEAR, YEAR, DAY)
    warned = room.sends(LEADER, opened(room), questions="6")
    assert isinstance(warned, Next)
    assert "raderas 3 frågor med sina svar." in said(warned)
    assert settings(room).months == {}
    saved = room.sends(LEADER, warned.form)
    assert "Sparat." in said(saved)
    assert settings(room).months["questions"] == 6
    room.db.run(retention.delete_due, now=START)
    assert kept(room) == ["q3"]
    room.deliver()
    assert [what.id for to, what in room.posts if to == Room("n1")] == ["q3"]


def test_a_shorter_time_under_which_nothing_goes_is_saved_at_once(room: Small) -> None:
    asked(room, 5 * DAY)
    assert "Sparat." in said(room.sends(LEADER, opened(room), questions="6"))


def test_one_can_go_back_instead(room: Small) -> None:
    asked(room, YEAR)
    warned = form_of(room.sends(LEADER, opened(room), questions="6"))
    back = form_of(room.presses(LEADER, "retention.open", form=warned))
    assert choice(back, "questions").initial == "24"
    assert settings(room).months == {}


@pytest.mark.parametrize("written", ["5", "61", "", "x", "-6"])
def test_a_time_that_is_not_offered_is_refused_and_nothing_changes(room: Small, written: str) -> None:
    reply = room.sends(LEADER, opened(room), questions=written)
    assert isinstance(reply, Errors)
    assert "Välj en av tiderna i listan." in said(reply)
    assert settings(room).months == {}


def test_while_paused_nothing_goes_and_one_sees_since_when(room: Small) -> None:
    asked(room, 3 * YEAR)
    form = opened(room)
    assert "begärt ut handlingar" in said(form)
    assert "ta tillbaka sitt eget" in confirmed(form, "retention.hold")
    held = form_of(room.presses(LEADER, "retention.hold", form=form))
    assert "pausad sedan tisdag 3 mars 2026" in said(held)
    assert "Inom en månad" not in choice(held, "questions").hint
    room.db.run(retention.delete_due, now=START)
    assert kept(room) == ["q0"]
    assert "Pausad. Inget raderas på grund av sin ålder" in said(room.presses(LEADER, "networks.settings"))


def test_before_it_starts_again_one_sees_what_has_gathered(room: Small) -> None:
    asked(room, 3 * YEAR, 3 * YEAR)
    held = form_of(room.presses(LEADER, "retention.hold", form=opened(room)))
    assert "2 frågor med sina svar" in confirmed(held, "retention.resume")
    warned = said(room.sends(LEADER, held, questions="12"))
    assert "Gallringen är pausad." in warned
    going = form_of(room.presses(LEADER, "retention.resume", form=held))
    assert "i gång igen" in said(going)
    room.db.run(retention.delete_due, now=START)
    assert kept(room) == []


def test_the_log_tells_whole_months_and_no_small_numbers(room: Small) -> None:
    def act(store: Store) -> None:
        for month, what, by in (
            ("2026-01", Counted.QUESTIONS, 12),
            ("2026-01", Counted.ANSWERS, 4),
            ("2026-02", Counted.QUESTIONS_DELETED, 7),
            ("2026-03", Counted.QUESTIONS, 99),
        ):
            store.tallies.add("n1", month, what, by)

    assert "Den första månaden visas när den är slut." in said(opened(room))
    room.db.run(act)
    log = said(opened(room))
    assert "januari 2026: 12 frågor, färre än 5 svar" in log
    assert "februari 2026: raderade av ålder: 7 frågor" in log
    assert "99" not in log


@pytest.mark.parametrize("route", ["retention.open", "retention.hold", "retention.resume"])
def test_members_are_told_who_decides(room: Small, route: str) -> None:
    room.db.run(lambda store: store.members.change(replace(CLARA, role=Role.DEPUTY)))
    assert isinstance(room.presses(CLARA, route, form=opened(room)), Next | Open)
    before = settings(room)
    refusal = said(room.presses(BOSSE, route))
    assert "samtalsledaren" in refusal.lower()
    assert settings(room) == before


def test_members_cannot_send_the_forms_either(room: Small) -> None:
    form = opened(room)
    sure = Form("retention.shorten", "", (), hidden={kind.key: str(kind.least) for kind in KINDS})
    for sent in (form, replace(sure, hidden={**sure.hidden, "network": NETWORK.id})):
        reply: Reply = room.sends(BOSSE, sent, questions="6")
        assert isinstance(reply, Errors)
    assert settings(room).months == {}
