"""All that is told of meetings by the clock: each once, whenever the worker looks, and wherever it dies meanwhile.

A spring in which clocks change: a question about dates, a meeting with a waiting list, small groups in rooms of their
own, a routine, items, what was agreed on, and a series.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.chores import Chores
from domain import checks, date_polls, group_rooms, groupings, harvests, items, meetings, routines
from domain.commitments import DUE_CARD, Commitment
from domain.date_polls import Poll
from domain.group_rooms import Opening
from domain.meetings import Details, Meeting
from domain.members import PLEDGE_VERSION, Attributes, Member, Role
from domain.ports import Person, Room
from domain.routines import Followed, Line, Routine
from domain.series import Occasion, Series
from domain.signups import OFFER_CARD, Coming, Signup, Stand, Terms
from domain.slots import at
from storage import delivery
from storage import engine as engines
from storage.outbox import Act
from storage.run import Transactions
from storage.tables import metadata
from tests.bot.speaking import Platform, Time, make_services
from tests.storage.data import HERE, NETWORK, known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from domain.ports import Destination
    from handlers.services import Services
    from storage.store import Store

P = ParamSpec("P")
T = TypeVar("T")

START = at(date(2026, 3, 12), 10)
BEGINS = at(date(2026, 3, 31), 13)
"""The Tuesday after summer time begins."""
OVER = at(date(2026, 5, 6), 12)
FRIDA = Member("frida", "n1", "Frida Holm", Role.FACILITATOR, pledge=PLEDGE_VERSION)
PEOPLE = [Member(f"x{number}", "n1", f"X {number}", pledge=PLEDGE_VERSION) for number in range(8)]
NIGHT = replace(PEOPLE[1], attributes=Attributes(works_nights=True))
STEPS = [timedelta(minutes=5), *(timedelta(hours=hours) for hours in (1, 7, 12, 23, 40, 90, 400))]

Told = Counter[tuple[str, str, str, str]]
"""Acts by what was done, the card, its subject, and where."""


class Killed(BaseException):
    """The process ends here."""


class Mortal:
    """What the worker does its work through. It dies at the transaction that `dies` counts down to: before it, within
    it, or when it is over."""

    def __init__(self, db: Transactions) -> None:
        self.db = db
        self.dies: tuple[int, str] | None = None

    def run(self, act: Callable[Concatenate[Store, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        moment = self._moment()
        if moment == "before":
            raise Killed

        def within(store: Store) -> T:
            made = act(store, *args, **kwargs)
            if moment == "within":
                raise Killed
            return made

        made = self.db.run(within)
        if moment == "after":
            raise Killed
        return made

    def _moment(self) -> str:
        if self.dies is None:
            return ""
        left, moment = self.dies
        self.dies = (left - 1, moment) if left else None
        return "" if left else moment


class Spring:
    """From `START` on, as the room, its people and one worker after another live it."""

    def __init__(self, db: Transactions) -> None:
        self.db = db
        self.mortal = Mortal(db)
        self.time = Time(START)
        self.told: Told = Counter()
        self.services: Services = replace(make_services(db, self.time, Random(3)), run=self.mortal.run)
        self.chores = self.hired()
        db.run(settle)

    def hired(self) -> Chores:
        return Chores(self.services, Platform(self.time), self.db, real=self.time.real)

    def comes_to(self, moment: datetime, dies: tuple[int, str] | None = None) -> None:
        self.time.now = moment
        self.mortal.dies = dies
        try:
            self.chores.do_due()
        except Killed:
            self.mortal.dies = None
            self.chores = self.hired()
            self.chores.do_due()
        self.mortal.dies = None
        self.works_to_the_end()

    def works_to_the_end(self) -> None:
        """As a worker does who looks again every few seconds."""
        for _ in range(2):
            self.chores.do_due()
            self.db.run(release, self.time.now)
        while (claimed := self.db.lock(delivery.claim, now=self.time.now, lease="lease")) is not None:
            if claimed.act is Act.OPEN:
                channel = replace(HERE, channel=claimed.what.id)
                self.db.run(lambda store, id, place: store.group_rooms.move(id, place), claimed.what.id, channel)
            self.told[claimed.act.value, claimed.what.card, claimed.what.id, where(claimed.to)] += 1
            posted = claimed.act in {Act.POST, Act.REFRESH}
            ref = f"{claimed.what.card} {claimed.what.id} {where(claimed.to)}" if posted else None
            self.db.lock(delivery.done, claimed, ref, next_at=self.time.now)

    def posts(self) -> Counter[tuple[str, str, str]]:
        return Counter({key[1:]: count for key, count in self.told.items() if key[0] == "post"})


def where(to: Destination) -> str:
    return str(to)


def settle(store: Store) -> None:
    store.networks.add(NETWORK, HERE)
    for member in (FRIDA, PEOPLE[0], NIGHT, *PEOPLE[2:]):
        store.members.add(member, known(member.id))
    details = Details("Träff", BEGINS, 120, body="Kom.")
    store.meetings.add(Meeting("g1", "n1", details))
    store.meetings.add(Meeting("g2", "n1", replace(details, begins=at(date(2026, 4, 28), 13))))
    store.signups.settle(Terms("g1", places=6, needs=True))
    for number, member in enumerate(PEOPLE[:6]):
        store.signups.put(Signup(f"s{number}", "g1", Coming.TAKES_PART, member=member.id, needs="Te."))
    store.signups.put(Signup("s6", "g1", Coming.LISTENS, member="x6", stand=Stand.WAITS, turn=1))
    store.signups.put(Signup("s7", "g1", Coming.CANNOT, member="x7"))
    options = (at(date(2026, 4, 28), 13), at(date(2026, 4, 29), 13))
    store.date_polls.add(Poll("d1", "n1", "Sommarträff", options, 120, date(2026, 4, 6), shown=True))
    lines = tuple(Line(number, days, "everyone", "Läs.") for number, days in enumerate((-14, -3, 0, 2), start=1))
    store.routines.add(Routine("r1", "n1", "Så gör vi", 1))
    store.routines.publish("r1", 1, lines)
    store.routines.follow(Followed("g1", "r1", 1))
    store.items.add(items.Item("i1", "g1", 1, "Larmen", "x0", items.WHOLE, items.Outcome.BACK))
    store.commitments.add(Commitment("c1", "n1", "g1", "Ringa", "Enhetschefer", date(2026, 4, 20)))
    fixed = Occasion(1, at(date(2026, 5, 5), 13), 120, fixed=True)
    store.series.add(Series("å1", "n1", "Året", (fixed,)))
    groupings.ask(store, "n1", "g1", (3, 4), number=0, by=FRIDA, now=START)
    group_rooms.want(store, "n1", Opening("g1", "Hur gör ni?", "round"), by=FRIDA, now=START)


def release(store: Store, now: datetime) -> None:
    """Who looks after the room does so as soon as there is a proposal."""
    found = store.groupings.get("g1")
    if found and found.state is groupings.State.PROPOSED and now < BEGINS:
        groupings.release(store, "n1", "g1", number=found.number, by=FRIDA, now=now)


def lived(db: Transactions, moments: list[datetime], deaths: list[tuple[int, str] | None]) -> Spring:
    spring = Spring(db)
    for moment, dies in zip(moments, deaths, strict=True):
        spring.comes_to(moment, dies)
    return spring


@pytest.fixture
def fresh(sqlite_url: str) -> Iterator[Callable[[], Transactions]]:
    engine = engines.make(sqlite_url)
    metadata.create_all(engine)

    def make() -> Transactions:
        with engine.begin() as connection:
            for table in reversed(metadata.sorted_tables):
                connection.execute(table.delete())
        return Transactions(engine, Random(1))

    yield make
    engine.dispose()


DEATHS = st.none() | st.tuples(st.integers(0, 14), st.sampled_from(["before", "within", "after"]))


@given(st.lists(st.tuples(st.sampled_from(STEPS), DEATHS), min_size=3, max_size=12))
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_each_is_told_once_whenever_a_worker_looks_and_wherever_one_dies(
    fresh: Callable[[], Transactions], path: list[tuple[timedelta, tuple[int, str] | None]]
) -> None:
    moments, now = [], START
    for step, _ in path:
        now += step
        moments.append(now)
    deaths = [dies for _, dies in path]
    undisturbed = lived(fresh(), moments, [None] * len(moments))
    disturbed = lived(fresh(), moments, deaths)
    assert disturbed.told == undisturbed.told
    for (card, id, to), count in disturbed.posts().items():
        assert count <= most(card), (card, id, to)


def most(card: str) -> int:
    """Before a deadline one is reminded twice; who looks after the room, once more of what has waited two days."""
    duties = {groupings.PROPOSAL_CARD, DUE_CARD, date_polls.PROPOSAL_CARD, "preparation.card", "series.due_card"}
    return 2 if card in {date_polls.REMINDER_CARD, *duties} else 1


def test_of_a_meeting_that_went_by_while_nobody_worked_only_what_comes_after_it_is_told(
    fresh: Callable[[], Transactions],
) -> None:
    before, after = at(date(2026, 3, 26), 10), at(date(2026, 4, 2), 10)
    spring = lived(fresh(), [before], [None])
    told = spring.posts()
    spring.comes_to(after)
    new = spring.posts() - told
    assert {card for card, id, _ in new if id.split()[0] == "g1"} == {checks.CARD, harvests.CARD, routines.LINES_CARD}
    assert {id.split()[2] for card, id, _ in new if card == routines.LINES_CARD} == {"2"}
    assert not [key for key in spring.told if key[0] == "open"], "no channel for groups that have met"
    assert spring.db.read(lambda store: store.signups.of("g1"))[0].needs == ""
    assert [one.body for one in spring.db.read(lambda store: store.items.of("g2"))] == ["Larmen"]


def test_whoever_looks_all_the_time_tells_all_of_it(fresh: Callable[[], Transactions]) -> None:
    days = [date(2026, 3, 12) + timedelta(days=number) for number in range((OVER - START).days)]
    moments = [at(day, hour, 5) for day in days for hour in (10, 15, 19)]
    posts = lived(fresh(), moments, [None] * len(moments)).posts()
    here = str(Room("n1"))
    in_room = [id for card, id, to in posts if (card, to) == (meetings.REMINDER_CARD, here)]
    assert in_room == ["g1 14", "g1 3", "g2 14", "g2 3", "g2 1"], "nobody has signed up to the second"
    told = Counter(card for card, _, _ in posts)
    assert told[meetings.REMINDER_CARD] - len(in_room) == 6
    assert told[routines.LINES_CARD] == 6 * 4
    assert (told[harvests.CARD], told[harvests.TRIED_CARD]) == (6 + 1, 6), "of the second, the room"
    assert (told[checks.CARD], told[checks.REMINDER_CARD], told[checks.RESULT_CARD]) == (2, 2, 1)
    assert told[groupings.CARD] == 6
    assert told[group_rooms.CARD] == 2
    assert told[OFFER_CARD] == 0
    assert posts[DUE_CARD, "g1", str(Person("frida"))]
