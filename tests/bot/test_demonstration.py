"""The month that is lived before anyone opens the demonstration."""

from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from bot.demo.cast import CHANNEL
from bot.demonstration import DEFAULT_PERSON, open_demo
from bot.workdays import swedish
from domain.slots import local

SATURDAY = 5


@pytest.mark.parametrize(
    "today",
    ["2027-03-08T00:05+01:00", "2027-04-03T23:55+02:00", "2026-12-25T12:00+01:00"],
    ids=["Monday's first minutes", "a Saturday's last, after summer time began", "Christmas Day"],
)
def test_whenever_one_comes_the_month_was_worked_through_and_something_is_new(tmp_path: Path, today: str) -> None:
    now = datetime.fromisoformat(today)
    with open_demo(tmp_path, port=0, chance=Random(3), real=lambda: now) as demo:
        workspace = demo.double.workspace
        room = workspace.channel(CHANNEL)
        said = {ts: local(datetime.fromtimestamp(float(ts), now.tzinfo)) for ts in room.messages}
        by_people = [said[ts] for ts, one in room.messages.items() if not one.by_app]
        unread = [one for ts, one in room.messages.items() if ts > room.read[DEFAULT_PERSON]]
        conversation = workspace.dm(DEFAULT_PERSON)
        waiting = [one.text for one in workspace.dm("UAGNETA").messages.values() if not one.deleted]
        begins = local(demo.clock())
    assert max(said.values()) < now
    assert (now - min(said.values())).days >= 28
    assert not [moment for moment in by_people if moment.weekday() >= SATURDAY]
    assert ["Fråga utan namn" in one.text for one in unread] == [True]
    assert len(conversation.messages) == 1
    assert (begins.hour, begins.date() >= local(now).date(), swedish()(begins.date())) == (10, True, False)
    assert begins.weekday() < SATURDAY
    for what in ("En fråga väntar på svar", "Titta på det här", "Samira Rahbarnia vill vara med", "Göran Stensjö"):
        assert [text for text in waiting if what in text], what


def test_who_comes_at_work_comes_to_the_same_hour(tmp_path: Path) -> None:
    now = datetime.fromisoformat("2027-03-09T13:40+01:00")
    with open_demo(tmp_path, port=0, chance=Random(3), real=lambda: now) as demo:
        assert demo.clock() == now
