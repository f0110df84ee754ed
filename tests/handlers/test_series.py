"""*Årshjul* in the chat: six meetings out of one form, and then one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.demo.validation import check_view
from bot.slack import draw
from domain import series
from domain.series import DUE_CARD
from handlers.ui import Errors, Form
from tests.handlers.meeting import come_to, in_room, listed, meeting_room
from tests.handlers.planning import FRIDA, GUN, TO_FRIDA, TO_GUN
from tests.small import BOSSE, Small, buttons_of, fields_of, form_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handlers.ui import Reply


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        yield made


def outlined(room: Small, **values: str) -> Reply:
    form = form_of(room.presses(FRIDA, "series.open", form=listed(room)))
    return room.sends(FRIDA, form, **{"title": "Träffar 2026", "day": "2026-05-12", **values})


def planned(room: Small, **values: str) -> Form:
    """`values`: of the second form."""
    return form_of(room.sends(FRIDA, form_of(outlined(room)), **values))


def looks(room: Small, month: int, day: int) -> None:
    come_to(room, day, month=month)
    room.db.run(series.tell_due, now=room.now)
    room.deliver()


def test_six_meetings_come_out_of_one_form(room: Small) -> None:
    form = form_of(outlined(room))
    check_view(draw.modal(form), "modal", lambda: "id1")
    days = [str(getattr(field, "initial", "")) for name, field in fields_of(form).items() if name.startswith("day")]
    assert days == ["2026-05-12", "2026-07-07", "2026-09-01", "2026-10-27", "2026-12-22", "2027-02-16"]
    assert "Årshjulet med 6 träffar är sparat." in said(room.sends(FRIDA, form))
    assert "redan sparat" in said(room.sends(FRIDA, form))
    shown = said(listed(room, BOSSE))
    assert "Träffar 2026, träff 1\nRunt tisdag 12 maj, datum är inte bestämt" in shown
    assert "series.skip" not in buttons_of(listed(room, BOSSE))


@pytest.mark.parametrize(
    ("values", "field"),
    [({"day": "2026-03-01"}, "day"), ({"time": "nyss"}, "time"), ({"count": "99"}, ""), ({"weeks": "0"}, "")],
)
def test_what_is_wrong_is_said_at_its_field(room: Small, values: dict[str, str], field: str) -> None:
    reply = outlined(room, **values)
    assert isinstance(reply, Errors)
    assert list(reply.sentences) == [field]


def test_eight_weeks_before_the_date_is_found_with_what_was_planned(room: Small) -> None:
    planned(room)
    looks(room, 3, 17)
    looks(room, 3, 18)
    [card] = room.stands(TO_FRIDA, DUE_CARD)
    assert "Dags att hitta datum: Träffar 2026, träff 1" in said(card)
    button = buttons_of(card)["date_polls.open"]
    form = form_of(room.presses(FRIDA, button.route, button.subject))
    initial = {name: str(getattr(field, "initial", "")) for name, field in fields_of(form).items()}
    assert [initial[f"day{row}"] for row in range(3)] == ["2026-05-11", "2026-05-12", "2026-05-13"]
    preview = form_of(room.sends(FRIDA, form, last="2026-04-20", shown="all"))
    room.sends(FRIDA, preview)
    room.deliver()
    assert "Hitta datum: Träffar 2026, träff 1" in in_room(room, "date_polls.card")[0]
    assert room.stands(TO_GUN, DUE_CARD)[0].summary == "Träffar 2026, träff 1 är ordnad."
    [poll] = room.db.read(lambda store: store.date_polls.of("n1"))
    assert poll.series.endswith(" 1")


def test_five_weeks_before_one_with_a_fixed_date_the_room_is_invited(room: Small) -> None:
    planned(room, way0="fixed")
    looks(room, 4, 8)
    [card] = room.stands(TO_GUN, DUE_CARD)
    assert "Dags att bjuda in: Träffar 2026, träff 1\ntisdag 12 maj kl. 13.00" in said(card)
    button = buttons_of(card)["meetings.invite"]
    form = form_of(room.presses(GUN, button.route, button.subject))
    assert str(getattr(fields_of(form)["day"], "initial", "")) == "2026-05-12"
    preview = form_of(room.sends(GUN, form))
    again = form_of(room.presses(GUN, "meetings.invite", "", preview))
    room.sends(GUN, form_of(room.sends(GUN, again)))
    room.deliver()
    assert "När: tisdag 12 maj kl. 13.00" in in_room(room, "meetings.card")[0]
    assert room.stands(TO_FRIDA, DUE_CARD)[0].summary == "Träffar 2026, träff 1 är ordnad."


def test_one_of_them_is_skipped(room: Small) -> None:
    planned(room)
    page = listed(room)
    room.presses(FRIDA, "series.skip", buttons_of(page)["series.skip"].subject, page)
    assert "träff 6" not in said(listed(room))
    assert "träff 5" in said(listed(room))


def test_members_plan_nothing(room: Small) -> None:
    assert "samtalsledare" in said(room.presses(BOSSE, "series.open"))


def test_the_longest_year_fits(room: Small) -> None:
    form = form_of(outlined(room, count="12", weeks="5", title="å" * 80))
    check_view(draw.modal(form), "modal", lambda: "id1")
    room.sends(FRIDA, form)
    check_view(draw.modal(listed(room)), "modal", lambda: "id1")
