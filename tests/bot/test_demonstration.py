"""The month that is lived before anyone opens the demonstration."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from bot.demo import history
from bot.demo.cast import CHANNEL, FACILITATOR
from bot.demo.scenes import SCENES
from bot.demonstration import DEFAULT_PERSON, open_demo
from bot.workdays import swedish
from domain import barometer, date_polls, freshness, prompts, vents
from domain.slots import local
from domain.store import Store
from handlers import barometer_picture
from tests.domain.memory import Memory

SATURDAY = 5
TERMS = {3, 4}


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
        private = {
            person: [one.text for one in workspace.dm(person).messages.values() if not one.deleted]
            for person in (DEFAULT_PERSON, FACILITATOR, "UHANNA")
        }
        put = [(ts, one) for ts, one in room.messages.items() if one.text.startswith("Samtalsfråga: ")]
        threads = [len([one for one in room.replies(ts) if not one.by_app]) for ts, _ in put]
        begins = local(demo.clock())
        found = demo.house.services.read(left_behind, demo.clock())
    assert max(said.values()) < now
    assert (now - min(said.values())).days >= 28
    assert not [moment for moment in by_people if moment.weekday() >= SATURDAY]
    assert ["Fråga utan namn" in one.text for one in unread] == [True]
    assert (begins.hour, begins.date() >= local(now).date(), swedish()(begins.date())) == (10, True, False)
    assert begins.weekday() < SATURDAY
    for person, what in WAITING:
        assert [text for text in private[person] if what in text], what
    assert len(private[DEFAULT_PERSON]) <= len([person for person, _ in WAITING if person == DEFAULT_PERSON]) + 1
    assert threads == [3, 3, 3]
    assert not [said[ts] for ts, _ in put if said[ts].hour != prompts.HOUR]
    assert found == (2, True, {"bemanning": 3, "anhoriga": None}, ["ringlistan"], 3)


WAITING = (
    (DEFAULT_PERSON, "Får det sparas som lösning?"),
    (DEFAULT_PERSON, "Gäller din lösning fortfarande?"),
    (DEFAULT_PERSON, "Veckan i rummet"),
    (DEFAULT_PERSON, "Snart är det dags för När pengarna inte räcker"),
    (DEFAULT_PERSON, "Vad tar vi med oss från När pengarna inte räcker"),
    (FACILITATOR, "En fråga väntar på svar"),
    (FACILITATOR, "Titta på det här"),
    (FACILITATOR, "Samira Rahbarnia vill vara med"),
    (FACILITATOR, "Göran Stensjö"),
    (FACILITATOR, "3 lösningar utan namn"),
    ("UHANNA", "Det här hände medan du var borta"),
)


def left_behind(store: Store, now: datetime) -> tuple[int, bool, dict[str, int | None], list[str], int]:
    """How many samtalsfrågor are planned, whether the next comes within the week, what is told of vents, what holds no
    longer, and what of nobody's nobody has confirmed."""
    [network] = store.networks.all()
    planned = prompts.planned(store, network.id)
    released = store.solutions.released(network.id)
    return (
        len(planned),
        now < planned[0].slot and (planned[0].day - local(now).date()).days <= DAYS_AHEAD,
        {theme: vents.told(store, network.id, theme, now) for theme in ("bemanning", "anhoriga")},
        [one.id for one in released if one.outdated],
        len(freshness.nameless(store, network.id, now=now)),
    )


DAYS_AHEAD = 12
"""As long as Christmas lasts at most."""


def test_who_comes_at_work_comes_to_the_same_hour_and_waits_for_no_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, drawn = datetime.fromisoformat("2027-03-09T13:40+01:00"), list[object]()
    monkeypatch.setattr(barometer_picture, "draw", drawn.append)
    with open_demo(tmp_path, port=0, chance=Random(3), real=lambda: now) as demo:
        assert (demo.clock(), drawn) == (now, [])
        assert len({scene.label for scene in SCENES}) == len(SCENES) <= MOST_SCENES
        assert {scene.person for scene in SCENES} <= set(demo.double.workspace.users)


MOST_SCENES = 13


@pytest.mark.parametrize("month", range(1, 13))
def test_whichever_month_it_is_the_themes_of_three_or_four_terms_say_something(month: int) -> None:
    store, begins = Memory(), datetime(2027, month, 5, tzinfo=UTC)
    history.remember(store, "n1", begins)
    found = barometer.read(store, "n1", before=f"{date(2027 + month // 12, month % 12 + 1, 1):%Y-%m}")
    assert len([season for season in found.seasons if season.numbered]) in TERMS
    assert found.change is not None


def test_in_a_week_that_passes_at_once_everything_happens_that_belongs_to_its_days(tmp_path: Path) -> None:
    now = datetime.fromisoformat("2027-03-09T13:40+01:00")
    with open_demo(tmp_path, port=0, chance=Random(3), real=lambda: now) as demo:
        demo.move("week")
        poll = demo.house.services.read(lambda store: store.date_polls.get("tredje-traffen"))
    assert demo.clock() - now == timedelta(weeks=1)
    assert poll
    assert (poll.state, poll.reminded) == (date_polls.State.CLOSED, 1)
