"""What happened is told once, to those who wish it, in their own time; and a pause ends by itself and loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workdays import swedish
from domain import digests, letters, profiles, quiet
from domain.answers import Answer, Kind
from domain.digests import AWAY_CARD, CARD, Days, NotPast
from domain.members import PLEDGE_VERSION, Attributes, Member, Standing
from domain.networks import Network, Settings
from domain.ports import Person, Subject
from domain.profiles import Wishes
from domain.prompts import Prompt
from domain.questions import Question, State
from domain.quiet import NotADayToPause, Pause, Quiet
from domain.solutions import Solution, Text
from domain.solutions import State as SolutionState
from tests.domain.memory import Memory
from tests.storage.data import HERE, NETWORK, known

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
HOLIDAY = swedish()
READER = Member("reader", "n1", "Dag", pledge=PLEDGE_VERSION, digest=True)
BY_NIGHT = replace(READER, id="night", attributes=Attributes(works_nights=True))
OTHER = replace(READER, id="other", digest=False)
WEEK_9, WEEK_10 = Days(date(2026, 2, 23), date(2026, 3, 1)), Days(date(2026, 3, 2), date(2026, 3, 8))
MONDAY = date(2026, 3, 9)
DAYTIME = Wishes(None, "sv")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC)


def a_room(*members: Member, closed: tuple[date, date] | None = None) -> Memory:
    store = Memory()
    store.networks.add(replace(NETWORK, settings=Settings(closed=closed)), HERE)
    for number, member in enumerate(members):
        store.members.add(member, known(f"U{number}"))
    return store


def asked(store: Memory, when: str, id: str = "q1", state: State = State.OPEN) -> None:
    store.questions.add(Question(id, "n1", "Hur gör ni?", (), None, None, at(when), state))


def answered(store: Memory, when: str, id: str = "a1", question: str = "q1", **more: object) -> None:
    store.answers.add(Answer(id, question, "Så här.", None, None, at(when), **more))  # type: ignore[arg-type]


def released(store: Memory, when: str, id: str = "s1", **more: object) -> None:
    one = Solution(
        id, "n1", Text("Vi ringer.", "Ring"), None, named=False, state=SolutionState.RELEASED, since=at(when)
    )
    store.solutions.add(replace(one, **more))  # type: ignore[arg-type]


def live(store: Memory, since: str, until: str) -> list[tuple[str, Subject, datetime]]:
    """The worker looks every hour; what is told to whom, and when."""
    now, told = at(since), []
    while now <= at(until):
        digests.come_to_slot(store, HOLIDAY, now=now)
        before = len(store.outbox.told)
        letters.deliver(store, HOLIDAY, now=now)
        posts = (one for one in store.outbox.told[before:] if one.act == "post")
        told += [(one.to.member, one.what, now) for one in posts if isinstance(one.to, Person)]
        now += HOUR
    return told


def week(days: Days, card: str = CARD) -> Subject:
    return digests.subject(card, "n1", days)


def test_on_monday_morning_those_who_wish_it_are_told_of_the_week_before_and_once() -> None:
    store = a_room(READER, BY_NIGHT, OTHER)
    asked(store, "2026-03-04T12:00")
    assert live(store, "2026-03-09T00:00", "2026-03-15T23:00") == [
        ("reader", week(WEEK_10), at("2026-03-09T07:00")),
        ("night", week(WEEK_10), at("2026-03-09T18:00")),
    ]
    assert live(store, "2026-03-16T00:00", "2026-03-22T23:00") == [], "nothing happened after that"


@pytest.mark.parametrize(
    ("monday", "told"),
    [
        ("2026-04-06", "2026-04-07T07:00"),  # Easter Monday
        ("2026-06-15", "2026-06-15T07:00"),
        ("2026-12-28", "2026-12-28T07:00"),
        ("2027-01-04", "2027-01-04T07:00"),
    ],
)
def test_it_comes_on_the_first_working_day_of_the_week(monday: str, told: str) -> None:
    store = a_room(READER)
    day = date.fromisoformat(monday)
    asked(store, f"{day - DAY}T12:00")
    [(_, what, when)] = live(store, f"{monday}T00:00", f"{day + 6 * DAY}T23:00")
    assert (what, when) == (week(Days(day - WEEK, day - DAY)), at(told))


def test_a_closed_room_is_left_alone_until_it_opens_and_then_it_is_the_last_week_that_is_told() -> None:
    store = a_room(READER, closed=(date(2026, 7, 6), date(2026, 8, 12)))
    asked(store, "2026-07-03T12:00")
    asked(store, "2026-08-05T12:00", "q2")
    [(_, what, when)] = live(store, "2026-07-06T00:00", "2026-08-16T23:00")
    assert (what, when) == (week(Days(date(2026, 8, 3), date(2026, 8, 9))), at("2026-08-13T07:00"))


@pytest.mark.parametrize("up_again", ["2026-03-11T03:00", "2026-03-13T17:00"])
def test_what_was_missed_comes_later_the_same_week(up_again: str) -> None:
    store = a_room(READER)
    asked(store, "2026-03-04T12:00")
    [(_, what, when)] = live(store, up_again, "2026-03-15T23:00")
    assert what == week(WEEK_10)
    assert when < at("2026-03-14T00:00")


def test_what_was_missed_all_week_is_not_told_beside_the_next() -> None:
    store = a_room(READER)
    asked(store, "2026-03-04T12:00")
    asked(store, "2026-03-11T12:00", "q2")
    [(_, what, _)] = live(store, "2026-03-14T12:00", "2026-03-20T23:00")
    assert what == week(Days(date(2026, 3, 9), date(2026, 3, 15)))


@pytest.mark.parametrize(
    "changed",
    [
        {"digest": False},
        {"standing": Standing.APPLIED},
        {"present": False},
        {"active": False},
        {"pledge": 0},
    ],
)
def test_nobody_else_is_told(changed: dict[str, object]) -> None:
    store = a_room(replace(READER, **changed))  # type: ignore[arg-type]
    asked(store, "2026-03-04T12:00")
    assert live(store, "2026-03-09T00:00", "2026-03-10T23:00") == []


def test_it_was_asked_for_and_takes_no_room_from_the_two_a_week() -> None:
    store = a_room(READER)
    asked(store, "2026-03-04T12:00")
    assert live(store, "2026-03-09T07:00", "2026-03-09T07:00")
    assert letters.room_for(store, "reader", now=at("2026-03-09T08:00")) == letters.MOST_A_WEEK


def test_another_rooms_week_is_not_told_here() -> None:
    store = a_room(READER)
    store.networks.add(Network("n2", "Andra", "sv", b"salt"), None)
    store.questions.add(Question("q2", "n2", "Hur?", (), None, None, at("2026-03-04T12:00")))
    assert live(store, "2026-03-09T00:00", "2026-03-10T23:00") == []


def test_only_what_all_may_read_counts() -> None:
    store = a_room()
    for number, state in enumerate(State):
        asked(store, "2026-03-04T12:00", f"q{number}", state)
        answered(store, "2026-03-05T12:00", f"a{number}", f"q{number}")
    asked(store, "2026-02-24T12:00", "before")
    asked(store, "2026-03-09T00:00", "after")
    for id, more in (("seen", {}), ("hidden", {"hidden": True}), ("asker's", {"kind": Kind.FOLLOW_UP})):
        answered(store, "2026-03-06T12:00", id, "before", **more)
    answered(store, "2026-03-09T00:00", "late", "before")
    for number, shown in enumerate(SolutionState):
        released(store, "2026-03-04T12:00", f"s{number}", state=shown)
    released(store, "2026-03-04T12:00", "wrong", outdated="Lagen är ny.")
    released(store, "2026-03-01T12:00", "before")
    for id, slot, told in (("p1", "2026-03-02T12:00", True), ("p2", "2026-03-01T12:00", True)):
        store.prompts.add(Prompt(id, "n1", "Hur?", at(slot), told=told))
    store.prompts.add(Prompt("next", "n1", "Vad?", at("2026-03-12T12:00")))
    found = digests.of(store, "n1", WEEK_10, now=at("2026-03-09T07:00"))
    assert [(one.question.id, one.answers) for one in found.asked] == [("q0", 1)]
    assert found.earlier == 1
    assert [one.state for one in found.solutions] == [SolutionState.RELEASED]
    assert [one.id for one in found.prompts] == ["p1"]
    assert found.planned
    assert found.planned.id == "next"


def test_what_is_only_planned_has_not_happened() -> None:
    store = a_room(READER)
    store.prompts.add(Prompt("next", "n1", "Vad?", at("2026-03-12T12:00")))
    assert digests.of(store, "n1", WEEK_10, now=at("2026-03-09T07:00")).is_empty
    assert live(store, "2026-03-09T00:00", "2026-03-10T23:00") == []


def test_one_looks_back_to_a_day_that_has_been() -> None:
    now = at("2026-03-09T00:30")
    assert digests.since(date(2026, 3, 9), now) == Days(MONDAY, MONDAY)
    for day in (None, date(2026, 3, 10)):
        with pytest.raises(NotPast):
            digests.since(day, now)


def test_who_wishes_it_no_more_is_not_sent_what_waited() -> None:
    store = a_room(BY_NIGHT)
    asked(store, "2026-03-04T12:00")
    assert live(store, "2026-03-09T07:00", "2026-03-09T12:00") == []
    profiles.settle(store, "n1", "night", DAYTIME, now=at("2026-03-09T13:00"))
    assert live(store, "2026-03-09T13:00", "2026-03-10T23:00") == []


def test_digests_that_show_what_was_changed_are_drawn_anew() -> None:
    store = a_room(READER)
    mine, earlier = week(WEEK_10), week(WEEK_9)
    for card in (mine, earlier, Subject("another.card", "n1")):
        store.outbox.post(card, to=Person("reader"))
    digests.redraw(store, "n1", at("2026-03-08T23:59"))
    assert [one.what for one in store.outbox.told if one.act == "refresh"] == [mine]


PAUSED = replace(READER, digest=False, pause=Pause(date(2026, 3, 4), date(2026, 3, 10)))
AWAY = Days(date(2026, 3, 4), date(2026, 3, 10))


def test_who_comes_back_is_told_once_what_happened_meanwhile() -> None:
    store = a_room(PAUSED)
    asked(store, "2026-03-05T12:00")
    letters.send(store, Subject("a.card", "a1"), to=PAUSED, now=at("2026-03-05T12:00"))
    told = live(store, "2026-03-05T12:00", "2026-03-20T23:00")
    assert told == [
        ("reader", Subject("a.card", "a1"), at("2026-03-11T07:00")),
        ("reader", week(AWAY, AWAY_CARD), at("2026-03-11T07:00")),
    ]
    assert store.members.rows["reader"].pause is None


def test_where_nothing_happened_there_is_nothing_to_tell() -> None:
    store = a_room(PAUSED)
    asked(store, "2026-03-02T12:00")
    assert live(store, "2026-03-05T12:00", "2026-03-20T23:00") == []
    assert store.members.rows["reader"].pause is None


@pytest.mark.parametrize(
    ("last", "told", "days"),
    [
        ("2026-03-08", "2026-03-09T07:00", WEEK_10),  # over when the week's would come
        ("2026-03-10", "2026-03-11T07:00", Days(date(2026, 3, 2), date(2026, 3, 10))),
        ("2026-03-18", "2026-03-19T07:00", Days(date(2026, 3, 4), date(2026, 3, 18))),
    ],
)
def test_the_weeks_that_came_meanwhile_are_in_that_letter(last: str, told: str, days: Days) -> None:
    store = a_room(replace(READER, pause=Pause(date(2026, 3, 4), date.fromisoformat(last))))
    asked(store, "2026-03-05T12:00")
    asked(store, "2026-03-11T12:00", "q2")
    assert live(store, "2026-03-05T12:00", told) == [("reader", week(days, AWAY_CARD), at(told))]


def settle(store: Memory, now: str, until: str | None) -> Member:
    wishes = replace(DAYTIME, until=date.fromisoformat(until) if until else None)
    return profiles.settle(store, "n1", "other", wishes, now=at(now))


def test_a_pause_begins_today_keeps_its_beginning_and_can_be_made_longer_or_shorter() -> None:
    store = a_room(OTHER)
    assert settle(store, "2026-03-04T23:30", "2026-03-10").pause == Pause(date(2026, 3, 4), date(2026, 3, 10))
    for until in ("2026-03-20", "2026-03-06"):
        changed = settle(store, "2026-03-06T12:00", until)
        assert changed.pause == Pause(date(2026, 3, 4), date.fromisoformat(until))
    assert store.letters.unsent() == []


@pytest.mark.parametrize("end", ["settle", "resume"])
def test_a_pause_is_ended_at_once_and_until_yesterday_one_was_away(end: str) -> None:
    store = a_room(OTHER)
    settle(store, "2026-03-04T12:00", "2026-03-30")
    asked(store, "2026-03-05T12:00")
    now = at("2026-03-09T12:00")
    if end == "settle":
        assert settle(store, "2026-03-09T12:00", None).pause is None
    else:
        assert profiles.resume(store, "n1", "other", now=now).pause is None
    days = Days(date(2026, 3, 4), date(2026, 3, 8))
    assert live(store, "2026-03-09T12:00", "2026-03-12T12:00") == [("other", week(days, AWAY_CARD), now)]


def test_who_changes_their_mind_the_same_day_was_never_away() -> None:
    store = a_room(OTHER)
    asked(store, "2026-03-04T08:00")
    settle(store, "2026-03-04T12:00", "2026-03-30")
    settle(store, "2026-03-04T13:00", None)
    assert store.letters.unsent() == []


def test_what_was_not_told_of_one_pause_comes_after_the_next() -> None:
    store = a_room(replace(OTHER, pause=Pause(date(2026, 3, 4), date(2026, 3, 6))))
    asked(store, "2026-03-05T12:00")
    asked(store, "2026-03-08T12:00", "q2")
    settle(store, "2026-03-07T12:00", "2026-03-09")
    days = Days(date(2026, 3, 4), date(2026, 3, 9))
    assert live(store, "2026-03-07T12:00", "2026-03-12T12:00") == [
        ("other", week(days, AWAY_CARD), at("2026-03-10T07:00"))
    ]


@given(st.integers(-30, 400))
def test_a_pause_ends_today_or_later_and_within_a_year(ahead: int) -> None:
    now = at("2026-03-04T00:30")
    until = date(2026, 3, 4) + ahead * DAY
    if 0 <= ahead <= 366:
        assert quiet.pause(until, now, former=None) == Pause(date(2026, 3, 4), until)
    else:
        with pytest.raises(NotADayToPause):
            quiet.pause(until, now, former=None)


@given(
    st.integers(0, 20),
    st.integers(1, 15),
    st.sets(st.integers(0, 40), max_size=4),
    st.builds(replace, st.just(READER), digest=st.booleans(), quiet=st.sampled_from([None, Quiet(7, 18), Quiet(0, 0)])),
)
def test_whenever_somebody_is_away_nothing_comes_and_all_of_those_days_is_told_after_that(
    first: int, length: int, happens: set[int], reader: Member
) -> None:
    begins = date(2026, 3, 2) + first * DAY
    pause = Pause(begins, begins + (length - 1) * DAY)
    store = a_room(replace(reader, pause=pause))
    store.digests.tell("n1", date(2026, 3, 1))
    days = {date(2026, 3, 2) + day * DAY for day in happens}
    for day in days:
        asked(store, f"{day}T12:00", str(day))
    told = live(store, f"{begins}T00:00", "2026-04-30T12:00")
    assert not any(pause.holds(when) for _, _, when in told)
    spans = [digests.shown(what.id)[1] for _, what, _ in told]
    times = {day: sum(span.first <= day <= span.last for span in spans) for day in days}
    assert all(times[day] >= 1 for day in days if pause.first <= day <= pause.last)
    last_monday = pause.last - pause.last.weekday() * DAY
    assert all(times[day] <= 1 for day in days if not last_monday <= day <= pause.last), "that week's comes as well"
