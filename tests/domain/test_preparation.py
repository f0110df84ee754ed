"""The sheet before a meeting: told once and in time, and of what the room may read alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import preparation, topics
from domain.errors import NotFacilitator, NotFound
from domain.meetings import Details, Meeting
from domain.preparation import BEHIND_SHOWN, OPENINGS, THEMES_SHOWN
from domain.questions import Question
from domain.search import Hit
from domain.slots import at, local
from domain.themes import THEMES
from domain.topics import Topic
from domain.workdays import Workdays
from tests.domain.memory import Memory
from tests.domain.planning import DAY, FRIDA, HOLIDAY, a_room
from tests.storage.data import BOSSE, NOW

MEETING = Meeting("g1", "n1", Details("Träff", at(date(2026, 3, 31), 13), 120, body="Kom."))


class EmptyBank:
    """No lösning is kept yet."""

    def find(self, *_: object, **__: object) -> list[Hit]:
        return []

    similar = find


def planned(meeting: Meeting = MEETING) -> Memory:
    store, _ = a_room()
    store.search = EmptyBank()  # type: ignore[assignment]
    store.meetings.add(meeting)
    return store


def told(store: Memory) -> bool:
    return store.duties.get(preparation.card("g1")) is not None


@given(st.dates(date(2026, 3, 30), date(2027, 2, 1)), st.integers(7, 20), st.integers(0, 59))
def test_it_is_told_once_two_weeks_before_in_the_morning_of_a_working_day(day: date, hour: int, minute: int) -> None:
    begins = at(day, hour)
    store = planned(replace(MEETING, details=replace(MEETING.details, begins=begins)))
    begun = []
    for hours in range(-19 * 24, -12 * 24):
        now = begins + timedelta(hours=hours, minutes=minute)
        if preparation.due(store, HOLIDAY, now=now):
            preparation.look_after_time(store, HOLIDAY, now=now)
            begun.append(local(now))
    assert told(store)
    [first] = begun
    assert first.hour in {9, 10}
    assert Workdays(HOLIDAY).works(first.date())
    assert not any(Workdays(HOLIDAY).works(first.date() + days * DAY) for days in range(1, 1 + _after(first, day)))
    preparation.look_after_time(store, HOLIDAY, now=begins)
    assert not told(store)


def _after(first: datetime, day: date) -> int:
    """Days from then until two weeks before."""
    return (day - first.date()).days - 14


def test_nothing_is_told_of_a_cancelled_meeting_and_what_waits_ends() -> None:
    store = planned(replace(MEETING, cancelled=True))
    assert preparation.due(store, HOLIDAY, now=at(date(2026, 3, 20), 9)) == []
    store = planned()
    preparation.look_after_time(store, HOLIDAY, now=at(date(2026, 3, 17), 9))
    assert told(store)
    store.meetings.change(replace(MEETING, cancelled=True))
    preparation.look_after_time(store, HOLIDAY, now=at(date(2026, 3, 18), 9))
    assert not told(store)


def test_only_who_looks_after_the_room_reads_it() -> None:
    store = planned()
    with pytest.raises(NotFacilitator):
        preparation.sheet(store, "n1", "g1", by=BOSSE, now=NOW)
    with pytest.raises(NotFacilitator):
        preparation.done(store, "n1", "g1", by=BOSSE)
    with pytest.raises(NotFound):
        preparation.sheet(store, "n2", "g1", by=FRIDA, now=NOW)


NUMBERS = st.integers(0, 9)
BEHIND = st.lists(st.tuples(st.sampled_from(THEMES[:7]), NUMBERS, NUMBERS, st.booleans()), max_size=14)


@given(BEHIND)
def test_what_has_not_been_told_moves_no_weight(behind: list[tuple[str, int, int, bool]]) -> None:
    """The sheet with all that is counted is the sheet with what the room may read."""
    sheets = []
    for honest in (True, False):
        store = planned()
        for number, (theme, counted, told_, is_topic) in enumerate(behind):
            votes = told_ if honest else counted
            if is_topic:
                store.topics.add(Topic(f"t{number:02}", "g1", "Hur?", (theme,), None, None, NOW.date(), votes, told_))
            else:
                one = Question(
                    f"q{number:02}", "n1", "Hur?", (theme,), "m1", None, NOW, me_too=votes, me_too_told=told_
                )
                store.questions.add(one)
        sheets.append(preparation.sheet(store, "n1", "g1", by=FRIDA, now=NOW).lines)
    weights = [[(line.theme, line.weight, line.count) for line in lines] for lines in sheets]
    assert weights[0] == weights[1]
    told_weight = {theme: 0 for theme, *_ in behind}
    for theme, _, told_, _ in behind:
        told_weight[theme] += 1 + (told_ if told_ >= 3 else 0)
    assert [weight for _, weight, _ in weights[0]] == sorted(told_weight.values(), reverse=True)[:THEMES_SHOWN]
    assert all(len(line.behind) <= BEHIND_SHOWN for line in sheets[0])


def test_what_names_no_theme_comes_last_and_a_theme_is_read_from_the_words() -> None:
    store = planned()
    topics.collect(store, "n1", "g1", by=FRIDA, now=NOW)
    for id, body, votes in (("t1", "Fika", 9), ("t2", "Bemanningen i sommar", 0)):
        store.topics.add(Topic(id, "g1", body, (), None, None, NOW.date(), votes, votes))
    lines = preparation.sheet(store, "n1", "g1", by=FRIDA, now=NOW).lines
    assert [(line.theme, line.weight) for line in lines] == [("bemanning", 1), ("", 10)]


def test_what_names_no_theme_is_there_however_many_themes_there_are() -> None:
    store = planned()
    topics.collect(store, "n1", "g1", by=FRIDA, now=NOW)
    for number, theme in enumerate(THEMES):
        store.topics.add(Topic(f"t{number:02}", "g1", "Hur?", (theme,), None, None, NOW.date(), 3, 3))
    store.topics.add(Topic("t99", "g1", "Fika", (), None, None, NOW.date()))
    lines = preparation.sheet(store, "n1", "g1", by=FRIDA, now=NOW).lines
    assert [bool(line.theme) for line in lines] == [True] * THEMES_SHOWN + [False]
    assert [one.what.body for one in lines[-1].behind] == ["Fika"]


def test_a_sheet_of_an_empty_room_has_questions_to_open_with() -> None:
    sheet = preparation.sheet(planned(), "n1", "g1", by=FRIDA, now=NOW)
    assert (sheet.lines, sheet.agreed) == ((), ())
    assert len({item.key for item in sheet.openings}) == OPENINGS
