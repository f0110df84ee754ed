"""Whatever is sent to whomever and whenever: nobody is disturbed, nothing is lost."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.workdays import swedish
from domain import letters
from domain.letters import WEEK
from domain.members import Attributes, Member, Standing
from domain.networks import Settings
from domain.ports import Person, Subject
from domain.quiet import Quiet
from tests.domain.memory import Memory
from tests.storage.data import HERE, NETWORK, known

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
HOLIDAY = swedish()
BY_DAY = Member("day", "n1", "Dag")
BY_NIGHT = Member("night", "n1", "Nanna", attributes=Attributes(works_nights=True))
ALWAYS = Member("always", "n1", "Alva", quiet=Quiet(0, 0))
EVERYBODY = (BY_DAY, BY_NIGHT, ALWAYS)
TUESDAY = datetime(2026, 3, 3, 12, tzinfo=UTC)
CARDS = [Subject("a.card", f"a{number}") for number in range(4)]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC)


def a_store() -> Memory:
    store = Memory()
    store.networks.add(NETWORK, HERE)
    for number, member in enumerate(EVERYBODY):
        store.members.add(member, known(f"U{number}"))
    return store


@pytest.fixture
def store() -> Memory:
    return a_store()


def deliver(store: Memory, now: datetime) -> list[Subject]:
    """What is told."""
    before = len(store.outbox.told)
    letters.deliver(store, HOLIDAY, now=now)
    return [one.what for one in store.outbox.told[before:]]


def may_be_disturbed(member: Member, moment: datetime) -> bool:
    """By the clock on the wall and the calendar beside it."""
    here = moment.astimezone(STOCKHOLM)
    today, yesterday = here.date(), here.date() - DAY
    if member == BY_DAY:
        return 7 <= here.hour < 18 and works(today)
    if member == BY_NIGHT:
        return works(today) if here.hour >= 18 else here.hour < 7 and works(yesterday)
    return works(today)


def works(day: date) -> bool:
    easter = {date(2026, 4, 3), date(2026, 4, 6)}
    return day.weekday() < 5 and day not in easter


@dataclass(frozen=True, slots=True)
class Told:
    member: str
    what: Subject
    counted: bool
    since: datetime
    at: datetime


class Post(RuleBasedStateMachine):
    """The worker looks every hour. From March until Easter is past."""

    def __init__(self) -> None:
        super().__init__()
        self.store = a_store()
        self.now = TUESDAY
        self.waiting: dict[tuple[str, Subject], letters.Letter] = {}
        self.told: list[Told] = []

    def _look(self) -> None:
        """Knows of each letter that is told when it was sent."""
        before = len(self.store.outbox.told)
        letters.deliver(self.store, HOLIDAY, now=self.now)
        for one in self.store.outbox.told[before:]:
            assert isinstance(one.to, Person)
            letter = self.waiting.pop((one.to.member, one.what))
            self.told.append(Told(letter.member, letter.what, letter.counted, letter.since, self.now))

    @rule(to=st.sampled_from(EVERYBODY), what=st.sampled_from(CARDS), counted=st.booleans())
    def send(self, *, to: Member, what: Subject, counted: bool) -> None:
        letters.send(self.store, what, to=to, now=self.now, counted=counted)
        waits = self.waiting.get((to.id, what))
        since = waits.since if waits else self.now
        self.waiting[to.id, what] = letters.Letter(to.id, what, since, counted)

    @rule(hours=st.integers(1, 80))
    def pass_time(self, hours: int) -> None:
        for _ in range(hours):
            self.now += HOUR
            self._look()

    @rule(what=st.sampled_from(CARDS))
    def forget(self, what: Subject) -> None:
        letters.forget(self.store, what)
        self.waiting = {key: letter for key, letter in self.waiting.items() if letter.what != what}

    @rule()
    def tidy(self) -> None:
        letters.forget_sent(self.store, now=self.now)

    @precondition(lambda self: self.waiting)
    @rule()
    def wait_until_all_is_told(self) -> None:
        most = max(sum(1 for member, _ in self.waiting if member == one.id) for one in EVERYBODY)
        for _ in range(24 * 8 * most):
            self.now += HOUR
            self._look()
        assert self.waiting == {}

    @invariant()
    def nobody_is_disturbed(self) -> None:
        members = {member.id: member for member in EVERYBODY}
        assert all(may_be_disturbed(members[one.member], one.at) for one in self.told)

    @invariant()
    def nobody_gets_more_than_two_unasked_for_in_any_seven_days(self) -> None:
        for member in EVERYBODY:
            moments = [one.at for one in self.told if one.counted and one.member == member.id]
            assert all(third - first >= WEEK for first, third in zip(moments, moments[2:], strict=False))

    @invariant()
    def each_gets_what_came_first_first(self) -> None:
        for _, mine in groupby(sorted(self.told, key=_kind), key=_kind):
            since = [one.since for one in mine]
            assert since == sorted(since)


def _kind(one: Told) -> tuple[str, bool]:
    """Those that count wait for each other, and the others for none of them."""
    return one.member, one.counted


TestPost = Post.TestCase
TestPost.settings = settings(max_examples=40, stateful_step_count=15)


@pytest.mark.parametrize(
    ("member", "sent", "told"),
    [
        (BY_DAY, "2026-03-03T13:00", "2026-03-03T13:00"),
        (BY_DAY, "2026-03-03T18:00", "2026-03-04T07:00"),
        (BY_DAY, "2026-03-06T18:00", "2026-03-09T07:00"),
        (BY_DAY, "2026-04-02T18:00", "2026-04-07T07:00"),  # Easter
        (BY_NIGHT, "2026-03-03T13:00", "2026-03-03T18:00"),
        (BY_NIGHT, "2026-03-07T07:00", "2026-03-09T18:00"),
    ],
)
def test_it_comes_when_the_quiet_hours_are_over(store: Memory, member: Member, sent: str, told: str) -> None:
    letters.send(store, CARDS[0], to=member, now=at(sent))
    if sent != told:
        assert deliver(store, at(told) - timedelta(seconds=1)) == []
        assert not letters.is_anything_due(store, HOLIDAY, now=at(told) - timedelta(seconds=1))
    assert letters.is_anything_due(store, HOLIDAY, now=at(told))
    assert deliver(store, at(told)) == [CARDS[0]]
    assert not letters.is_anything_due(store, HOLIDAY, now=at(told))


def test_the_third_waits_until_the_first_is_a_week_old_and_what_was_asked_for_waits_for_nothing(store: Memory) -> None:
    for card in CARDS[:3]:
        letters.send(store, card, to=ALWAYS, now=TUESDAY, counted=True)
    letters.send(store, CARDS[3], to=ALWAYS, now=TUESDAY)
    assert deliver(store, TUESDAY) == [CARDS[0], CARDS[1], CARDS[3]]
    assert deliver(store, TUESDAY + WEEK - timedelta(seconds=1)) == []
    assert deliver(store, TUESDAY + WEEK) == [CARDS[2]]


def test_the_same_card_told_twice_counts_twice(store: Memory) -> None:
    for _ in range(3):
        letters.send(store, CARDS[0], to=ALWAYS, now=TUESDAY, counted=True)
        letters.deliver(store, HOLIDAY, now=TUESDAY)
    assert len(store.outbox.told) == 2


def test_what_is_sent_anew_while_it_waits_keeps_its_place(store: Memory) -> None:
    night = at("2026-03-03T23:00")
    letters.send(store, CARDS[1], to=BY_DAY, now=night)
    letters.send(store, CARDS[0], to=BY_DAY, now=night + HOUR)
    letters.send(store, CARDS[1], to=BY_DAY, now=night + 2 * HOUR)
    assert deliver(store, at("2026-03-04T07:00")) == [CARDS[1], CARDS[0]]


def test_what_has_become_pointless_is_told_to_nobody_and_costs_nothing(store: Memory) -> None:
    night = at("2026-03-03T23:00")
    letters.send(store, CARDS[0], to=BY_DAY, now=night, counted=True, until=night + HOUR)
    assert deliver(store, at("2026-03-04T07:00")) == []
    assert letters.room_for(store, "day", now=at("2026-03-04T07:00")) == letters.MOST_A_WEEK
    assert not letters.is_anything_due(store, HOLIDAY, now=at("2026-03-04T07:00"))


def test_what_is_worth_saying_until_an_hour_is_said_at_that_hour(store: Memory) -> None:
    letters.send(store, CARDS[0], to=BY_DAY, now=TUESDAY, until=TUESDAY)
    assert deliver(store, TUESDAY) == [CARDS[0]]


def test_letters_to_somebody_who_has_left_go_away(store: Memory) -> None:
    letters.send(store, CARDS[0], to=BY_DAY, now=TUESDAY)
    store.members.change(replace(BY_DAY, standing=Standing.LEFT))
    assert letters.is_anything_due(store, HOLIDAY, now=TUESDAY)
    assert deliver(store, TUESDAY) == []
    assert store.letters.unsent() == []


def test_letters_to_a_closed_account_wait_until_it_is_opened_again(store: Memory) -> None:
    letters.send(store, CARDS[0], to=BY_DAY, now=TUESDAY)
    store.members.change(replace(BY_DAY, active=False))
    assert deliver(store, TUESDAY) == []
    store.members.change(BY_DAY)
    assert deliver(store, TUESDAY + DAY) == [CARDS[0]]


def test_what_nobody_asked_for_waits_for_the_end_of_the_summer(store: Memory) -> None:
    summer = (date(2026, 7, 6), date(2026, 8, 9))
    store.networks.change(replace(NETWORK, settings=Settings(closed=summer)))
    letters.send(store, CARDS[0], to=BY_DAY, now=at("2026-07-03T20:00"), counted=True)
    letters.send(store, CARDS[1], to=BY_DAY, now=at("2026-07-03T20:00"))
    assert deliver(store, at("2026-07-06T07:00")) == [CARDS[1]]
    assert deliver(store, at("2026-08-09T12:00")) == []
    assert deliver(store, at("2026-08-10T07:00")) == [CARDS[0]]


def test_what_waits_already_takes_room(store: Memory) -> None:
    letters.send(store, CARDS[0], to=BY_DAY, now=TUESDAY, counted=True)
    letters.send(store, CARDS[1], to=BY_DAY, now=TUESDAY)
    assert letters.room_for(store, "day", now=TUESDAY) == 1
    letters.deliver(store, HOLIDAY, now=TUESDAY)
    assert letters.room_for(store, "day", now=TUESDAY) == 1
    letters.send(store, CARDS[2], to=BY_DAY, now=TUESDAY, counted=True)
    letters.send(store, CARDS[3], to=BY_DAY, now=TUESDAY, counted=True)
    assert letters.room_for(store, "day", now=TUESDAY) == 0
    assert letters.room_for(store, "night", now=TUESDAY) == letters.MOST_A_WEEK
    letters.forget(store, CARDS[2])
    letters.forget(store, CARDS[3])
    assert letters.room_for(store, "day", now=TUESDAY + WEEK) == letters.MOST_A_WEEK
