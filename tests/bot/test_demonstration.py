"""The month that is lived before anyone opens the demonstration."""

from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from bot.demo.cast import CHANNEL
from bot.demonstration import DEFAULT_PERSON, open_demo
from domain.slots import local

SATURDAY = 5


@pytest.mark.parametrize(
    "today",
    ["2027-03-08T00:05+01:00", "2027-04-03T23:55+02:00"],
    ids=["Monday's first minutes", "a Saturday's last, after summer time began"],
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
    assert max(said.values()) < now
    assert (now - min(said.values())).days >= 28
    assert not [moment for moment in by_people if moment.weekday() >= SATURDAY]
    assert ["Fråga utan namn" in one.text for one in unread] == [True]
    assert len(conversation.messages) == 1
