"""What waits is told to whoever should do it: the facilitator at once, the deputy later, nobody once it is done."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.workdays import swedish
from domain import duties, letters
from domain.duties import Duty
from domain.errors import NotFacilitator
from domain.members import Member, Role, Standing
from domain.networks import Network, Settings
from domain.ports import Person, Subject
from domain.quiet import Pause, Quiet
from domain.workdays import Workdays
from tests.domain.memory import Memory
from tests.storage.data import HERE, NETWORK, known

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
HOLIDAY = swedish()
NEVER_QUIET = Quiet(0, 0)
FACILITATOR = Member("f", "n1", "Frida", Role.FACILITATOR, quiet=NEVER_QUIET)
SECOND = Member("f2", "n1", "Folke", Role.FACILITATOR, quiet=NEVER_QUIET)
DEPUTY = Member("d", "n1", "Dina", Role.DEPUTY, quiet=NEVER_QUIET)
MEMBER = Member("m", "n1", "Mona", quiet=NEVER_QUIET)
WHAT, OTHER = Subject("a.card", "a1"), Subject("a.card", "a2")
TUESDAY = datetime(2026, 3, 3, 12, tzinfo=UTC)
SUMMER = (date(2026, 7, 6), date(2026, 8, 9))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC)


def a_room(*members: Member, closed: tuple[date, date] | None = None) -> Memory:
    store = Memory()
    store.networks.add(replace(NETWORK, settings=Settings(closed=closed)), HERE)
    for number, member in enumerate((*members, MEMBER)):
        store.members.add(member, known(f"U{number}"))
    return store


def told(store: Memory, now: datetime) -> list[tuple[str, Subject]]:
    """What is told now, and to whom."""
    before = len(store.outbox.told)
    letters.deliver(store, HOLIDAY, now=now)
    posts = [one for one in store.outbox.told[before:] if one.act == "post"]
    return [(one.to.member, one.what) for one in posts if isinstance(one.to, Person)]


def look_until(store: Memory, now: datetime, until: datetime) -> list[tuple[datetime, str]]:
    """The worker looks every hour; when somebody was told, and who."""
    found = []
    while now <= until:
        duties.escalate(store, HOLIDAY, now=now)
        found += [(now, member) for member, _ in told(store, now)]
        now += HOUR
    return found


def test_every_facilitator_is_told_once() -> None:
    store = a_room(FACILITATOR, SECOND, DEPUTY)
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    assert told(store, TUESDAY) == [("f", WHAT), ("f2", WHAT)]
    duties.begin(store, "n1", WHAT, now=TUESDAY + HOUR)
    assert told(store, TUESDAY + HOUR) == []
    assert store.duties.of("n1") == [Duty("n1", WHAT, TUESDAY)]


def test_a_facilitator_outside_the_channel_is_told_and_one_who_has_left_is_not() -> None:
    outside = replace(FACILITATOR, present=False)
    gone, closed = replace(SECOND, standing=Standing.LEFT), replace(SECOND, id="f3", active=False)
    store = a_room(outside, gone, closed)
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    assert told(store, TUESDAY) == [("f", WHAT)]


@pytest.mark.parametrize(
    ("since", "escalated"),
    [
        ("2026-03-03T13:00", "2026-03-05T13:00"),
        ("2026-03-05T13:00", "2026-03-09T13:00"),  # a weekend
        ("2026-03-07T13:00", "2026-03-10T00:00"),  # from a Saturday
        ("2026-04-01T13:00", "2026-04-07T13:00"),  # Easter
        ("2026-06-18T13:00", "2026-06-23T13:00"),  # midsommar
        ("2026-07-03T13:00", "2026-08-11T13:00"),  # the summer
        ("2026-07-20T13:00", "2026-08-12T00:00"),  # from within it
        ("2026-12-23T13:00", "2026-12-29T13:00"),  # Christmas
    ],
)
def test_after_two_working_days_the_deputy_is_told_and_once(since: str, escalated: str) -> None:
    store = a_room(FACILITATOR, DEPUTY, closed=SUMMER)
    duties.begin(store, "n1", WHAT, now=at(since))
    duties.escalate(store, HOLIDAY, now=at(escalated) - timedelta(seconds=1))
    assert [letter.member for letter in store.letters.unsent()] == ["f"]
    for hours in range(100):
        duties.escalate(store, HOLIDAY, now=at(escalated) + hours * HOUR)
    assert sorted(letter.member for letter in store.letters.unsent()) == ["d", "f"]
    assert store.duties.of("n1") == [Duty("n1", WHAT, at(since), escalated=True)]


DATES = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CLOSED = st.none() | st.tuples(DATES, st.integers(0, 60)).map(lambda them: (them[0], them[0] + them[1] * DAY))


@given(since=DATES.map(lambda day: at(f"{day}T09:30")), closed=CLOSED)
@settings(max_examples=50)
def test_whenever_it_began_the_deputy_is_sent_it_at_the_first_hour_after_two_working_days(
    since: datetime, closed: tuple[date, date] | None
) -> None:
    store = a_room(FACILITATOR, DEPUTY, closed=closed)
    duties.begin(store, "n1", WHAT, now=since)
    sent, now = list[datetime](), since
    while now < since + 100 * DAY:
        duties.escalate(store, HOLIDAY, now=now)
        if letter := store.letters.get("d", WHAT):
            sent.append(now)
            store.letters.remove(letter)
        now += HOUR
    [moment] = sent
    workdays = Workdays(HOLIDAY, closed)
    assert workdays.passed(since, moment - HOUR) < 2 * DAY <= workdays.passed(since, moment)


def test_what_is_done_is_told_to_nobody() -> None:
    store = a_room(FACILITATOR, DEPUTY)
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    duties.end(store, WHAT)
    assert look_until(store, TUESDAY, TUESDAY + 10 * DAY) == []
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    told(store, TUESDAY)
    duties.escalate(store, HOLIDAY, now=TUESDAY + 2 * DAY)
    duties.end(store, WHAT)
    assert look_until(store, TUESDAY + 2 * DAY, TUESDAY + 10 * DAY) == []


def test_what_is_done_is_drawn_anew_for_all_who_may_have_its_card() -> None:
    store = a_room(FACILITATOR, DEPUTY)
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    duties.end(store, WHAT)
    redrawn = {one.to for one in store.outbox.told if (one.act, one.what) == ("refresh", WHAT)}
    assert redrawn >= {Person("f"), Person("d")}
    before = len(store.outbox.told)
    duties.end(store, WHAT)
    assert len(store.outbox.told) == before


def test_without_deputy_the_facilitator_is_reminded_once() -> None:
    store = a_room(FACILITATOR)
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    assert look_until(store, TUESDAY, TUESDAY + 20 * DAY) == [(TUESDAY, "f"), (TUESDAY + 2 * DAY, "f")]


def test_a_reminder_takes_the_place_of_the_card_it_reminds_of() -> None:
    store = a_room(FACILITATOR, DEPUTY)
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    told(store, TUESDAY)
    duties.remind(store, WHAT, now=TUESDAY + HOUR)
    assert told(store, TUESDAY + HOUR) == [("f", WHAT)]
    acts = [one.act for one in store.outbox.told if one.to == Person("f")]
    assert acts == ["post", "remove", "post"]
    duties.remind(store, OTHER, now=TUESDAY + HOUR)
    assert told(store, TUESDAY + 2 * HOUR) == []


def test_without_facilitator_the_deputy_is_told_at_once_and_not_again() -> None:
    store = a_room(DEPUTY)
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    assert look_until(store, TUESDAY, TUESDAY + 10 * DAY) == [(TUESDAY, "d")]


AWAY = Pause(date(2026, 3, 2), date(2026, 3, 20))
BACK = datetime(2026, 3, 20, 23, tzinfo=UTC)
"""The midnight after it, in Stockholm."""


def test_while_the_facilitator_is_away_the_deputy_is_told_at_once() -> None:
    store = a_room(replace(FACILITATOR, pause=AWAY), DEPUTY)
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    assert look_until(store, TUESDAY, TUESDAY + 10 * DAY) == [(TUESDAY, "d")]
    assert duties.of(store, DEPUTY) == [Duty("n1", WHAT, TUESDAY, escalated=True)]
    assert told(store, BACK + 3 * DAY) == [("f", WHAT)], "on Monday, if it waits still"


def test_what_waits_when_a_pause_begins_goes_to_the_deputy() -> None:
    store = a_room(FACILITATOR, DEPUTY)
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    assert look_until(store, TUESDAY, TUESDAY + HOUR) == [(TUESDAY, "f")]
    store.members.change(replace(FACILITATOR, pause=AWAY))
    assert look_until(store, TUESDAY + 2 * HOUR, TUESDAY + 10 * DAY) == [(TUESDAY + 2 * HOUR, "d")]


def test_where_another_facilitator_is_there_it_waits_for_them() -> None:
    store = a_room(replace(FACILITATOR, pause=AWAY), SECOND, DEPUTY)
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    assert look_until(store, TUESDAY, TUESDAY + 3 * DAY) == [(TUESDAY, "f2"), (TUESDAY + 2 * DAY, "d")]


def test_where_the_deputy_is_away_the_facilitator_is_reminded() -> None:
    store = a_room(FACILITATOR, replace(DEPUTY, pause=AWAY))
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    assert look_until(store, TUESDAY, TUESDAY + 10 * DAY) == [(TUESDAY, "f"), (TUESDAY + 2 * DAY, "f")]


def test_where_everybody_is_away_it_waits_for_all_of_them() -> None:
    store = a_room(replace(FACILITATOR, pause=AWAY), replace(DEPUTY, pause=AWAY))
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    assert look_until(store, TUESDAY, BACK - HOUR) == []
    assert sorted(member for member, _ in told(store, BACK + 3 * DAY)) == ["d", "f"]


def test_what_is_urgent_comes_to_who_is_away_too() -> None:
    store = a_room(replace(FACILITATOR, pause=AWAY), replace(DEPUTY, pause=AWAY))
    duties.begin(store, "n1", WHAT, now=TUESDAY, urgent=True)
    assert {one.to for one in store.outbox.told} == {Person("f"), Person("d")}


def test_where_nobody_looks_after_the_room_it_waits_for_whoever_takes_over() -> None:
    store = a_room()
    duties.begin(store, "n1", WHAT, now=TUESDAY)
    assert look_until(store, TUESDAY, TUESDAY + 10 * DAY) == []
    duties.hand_over(store, "n1", FACILITATOR, now=TUESDAY + 10 * DAY)
    assert store.letters.get("f", WHAT)


def test_each_sees_what_is_theirs_oldest_first() -> None:
    store = a_room(FACILITATOR, DEPUTY)
    duties.begin(store, "n1", OTHER, now=TUESDAY)
    duties.begin(store, "n1", WHAT, now=TUESDAY - 2 * DAY)
    assert [duty.what for duty in duties.of(store, FACILITATOR)] == [WHAT, OTHER]
    assert duties.of(store, DEPUTY) == []
    duties.escalate(store, HOLIDAY, now=TUESDAY + DAY)
    assert [duty.what for duty in duties.of(store, DEPUTY)] == [WHAT]
    with pytest.raises(NotFacilitator):
        duties.of(store, MEMBER)


def test_another_rooms_duties_are_nobodys_here() -> None:
    store = a_room(FACILITATOR)
    store.networks.add(Network("n2", "Andra", "sv", b"salt"), None)
    duties.begin(store, "n2", WHAT, now=TUESDAY)
    assert duties.of(store, FACILITATOR) == []
    assert told(store, TUESDAY) == []


def test_whoever_takes_over_gets_what_waits_for_one_like_them() -> None:
    store = a_room(FACILITATOR)
    duties.begin(store, "n1", WHAT, now=TUESDAY - 5 * DAY)
    duties.escalate(store, HOLIDAY, now=TUESDAY)
    duties.begin(store, "n1", OTHER, now=TUESDAY)
    for member in (SECOND, DEPUTY):
        store.members.add(member, known(member.id))
        duties.hand_over(store, "n1", member, now=TUESDAY)
    assert {(who, what) for who, what in told(store, TUESDAY) if who != "f"} == {
        ("f2", WHAT),
        ("f2", OTHER),
        ("d", WHAT),
    }


def test_what_is_about_a_thing_follows_it() -> None:
    store = a_room(FACILITATOR)
    about_q1, about_q2 = Subject("flags.card", "questions.card q1"), Subject("flags.card", "questions.card q2")
    for what in (about_q1, about_q2):
        duties.begin(store, "n1", what, now=TUESDAY)
    duties.redraw(store, "n1", "q1")
    assert {one.what for one in store.outbox.told if one.act == "refresh"} == {about_q1}
    duties.end_about(store, "n1", Subject("questions.card", "q1"))
    assert [duty.what for duty in store.duties.of("n1")] == [about_q2]


def test_an_answer_and_the_losning_made_of_it_have_one_id_and_two_duties() -> None:
    store = a_room(FACILITATOR)
    of_answer, of_solution = Subject("flags.card", "answers.card a1"), Subject("flags.card", "solutions.card a1")
    for what in (of_answer, of_solution):
        duties.begin(store, "n1", what, now=TUESDAY)
    duties.end_about(store, "n1", Subject("answers.card", "a1"))
    assert [duty.what for duty in store.duties.of("n1")] == [of_solution]
