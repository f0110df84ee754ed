"""What goes by itself, when, and what goes with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import (
    answers,
    applications,
    date_polls,
    duties,
    flags,
    items,
    letters,
    meetings,
    questions,
    retention,
    solutions,
    topics,
)
from domain.answers import Answer
from domain.answers import Kind as AnswerKind
from domain.applications import Application
from domain.dates import Answer as Can
from domain.errors import NotFacilitator, NotFound
from domain.members import Member, Role, Standing
from domain.networks import Settings
from domain.ports import Outsider, Person, Room, Subject
from domain.questions import Question
from domain.retention import APPLICATIONS, KINDS, MEETINGS, QUESTIONS, SOLUTIONS, TALLIES, Kind
from domain.solutions import CONSENT_CARD, Experience, Outcome, Solution, State, Text
from domain.tallies import Counted
from domain.waiting import Waiting, WaitingAnswer, WaitingFlag, WaitingMeToo
from tests.domain.memory import Memory
from tests.storage.data import ANNA, BOSSE, NETWORK, NOW, known

SHORTEST_MONTH, LONGEST_MONTH = timedelta(days=28), timedelta(days=31)
DAY = timedelta(days=1)


def room(months: dict[str, int] | None = None, *, held_since: datetime | None = None) -> Memory:
    store = Memory()
    store.networks.add(replace(NETWORK, settings=Settings(months=months or {}, held_since=held_since)), None)
    for member in (ANNA, BOSSE):
        store.members.add(member, known(member.id))
    return store


def asked(store: Memory, id: str, age: timedelta) -> Question:
    question = Question(id, "n1", f"Fråga {id}", (), "m2", None, NOW - age)
    questions.tell(store, question)
    return question


def answered(store: Memory, id: str, question: str, age: timedelta, kind: AnswerKind = AnswerKind.ANSWER) -> Answer:
    answer = Answer(id, question, f"Svar {id}", "m1", None, NOW - age, kind)
    answers.tell(store, "n1", answer)
    return answer


def released(
    store: Memory, id: str, age: timedelta, question: str | None = None, state: State = State.RELEASED
) -> Solution:
    solution = Solution(
        id, "n1", Text(f"Vi gjorde {id}"), "m2", named=True, state=state, since=NOW - age, question=question
    )
    store.solutions.add(solution)
    if state is not State.DRAFT:
        solutions.announce(store, solution)
    return solution


def tried(store: Memory, solution: str, age: timedelta) -> None:
    store.solutions.add_experience(Experience(solution, "m1", Outcome.WELL, "", NOW - age))


def applied(store: Memory, id: str, age: timedelta, standing: Standing = Standing.APPLIED) -> None:
    store.members.add(Member(id, "n1", f"Sökande {id}", standing=standing, present=False), known(id))
    store.applications.add(Application(id, NOW - age))
    duties.begin(store, "n1", Subject(applications.CARD, id), now=NOW - age)


def held(store: Memory, id: str, age: timedelta) -> None:
    """A meeting whose date was asked for."""
    begins = NOW - age - timedelta(hours=2)
    store.date_polls.add(date_polls.Poll(id, "n1", "Träff", (begins,), 120, begins.date() - 2 * DAY, shown=True))
    store.date_polls.reply(date_polls.Reply(id, "m2", (Can.YES,)))
    store.meetings.add(meetings.Meeting(id, "n1", meetings.Details("Träff", begins, 120, body="Kom"), id))
    store.outbox.post(Subject(meetings.CARD, id), to=Room("n1"))


def go(store: Memory, *, times: int = 1) -> None:
    for _ in range(times):
        retention.delete_due(store, now=NOW)


def stands(store: Memory, id: str) -> list[tuple[Subject, object]]:
    return list(store.outbox.showing(id))


@dataclass(frozen=True)
class Thing:
    """`old`: surely over its time, whichever months that was made of; otherwise surely not."""

    kind: Kind
    old: bool
    further: timedelta

    def age(self, months: int) -> timedelta:
        if self.old:
            return months * LONGEST_MONTH + DAY + self.further
        return max(months * SHORTEST_MONTH - DAY - self.further, timedelta())


KEEPERS: dict[Kind, Callable[[Memory, str, timedelta], object]] = {
    QUESTIONS: asked,
    SOLUTIONS: released,
    MEETINGS: held,
    APPLICATIONS: applied,
    TALLIES: lambda store, _id, age: store.tallies.add("n1", f"{NOW - age - LONGEST_MONTH:%Y-%m}", Counted.ANSWERS, 1),
}
THINGS = st.builds(Thing, st.sampled_from(KINDS), st.booleans(), st.integers(0, 400).map(lambda days: days * DAY))
CHOSEN = st.fixed_dictionaries({}, optional={kind.key: st.sampled_from(kind.choices) for kind in KINDS})


def kept(store: Memory, things: list[Thing]) -> list[bool]:
    """For each, whether it is there."""
    settings = store.networks.all()[0].settings
    months = {tally.month for tally in store.tallies.of("n1") if tally.what is Counted.ANSWERS}
    there: dict[Kind, Callable[[str, timedelta], bool]] = {
        QUESTIONS: lambda id, _: store.questions.get(id) is not None,
        SOLUTIONS: lambda id, _: store.solutions.get(id) is not None,
        MEETINGS: lambda id, _: store.meetings.get(id) is not None,
        APPLICATIONS: lambda id, _: store.members.get(id) is not None and store.applications.get(id) is not None,
        TALLIES: lambda _, age: f"{NOW - age - LONGEST_MONTH:%Y-%m}" in months,
    }
    return [
        there[thing.kind](str(place), thing.age(retention.months(settings, thing.kind)))
        for place, thing in enumerate(things)
    ]


def fill(store: Memory, things: list[Thing]) -> None:
    settings = store.networks.all()[0].settings
    for place, thing in enumerate(things):
        KEEPERS[thing.kind](store, str(place), thing.age(retention.months(settings, thing.kind)))
    store.tallies.counts = type(store.tallies.counts)(
        {key: count for key, count in store.tallies.counts.items() if key[2] is Counted.ANSWERS}
    )


@given(st.lists(THINGS, max_size=12), CHOSEN)
def test_all_that_is_over_its_time_goes_and_nothing_younger(things: list[Thing], months: dict[str, int]) -> None:
    store = room(months)
    fill(store, things)
    go(store)
    assert kept(store, things) == [not thing.old for thing in things]


@given(st.lists(THINGS, max_size=12), CHOSEN)
def test_while_held_nothing_goes_by_its_age(things: list[Thing], months: dict[str, int]) -> None:
    store = room(months, held_since=NOW - 1000 * DAY)
    fill(store, things)
    before = (
        dict(store.questions.rows),
        dict(store.solutions.rows),
        dict(store.members.rows),
        dict(store.tallies.counts),
    )
    go(store, times=3)
    after = (store.questions.rows, store.solutions.rows, store.members.rows, store.tallies.counts)
    assert after == before
    assert all(kept(store, things))


def test_one_rooms_time_is_not_anothers() -> None:
    store = room({"questions": 6})
    store.networks.add(replace(NETWORK, id="n2", settings=Settings(months={"questions": 60})), None)
    old = 12 * LONGEST_MONTH
    asked(store, "q1", old)
    questions.tell(store, Question("q2", "n2", "Fråga", (), None, None, NOW - old))
    go(store)
    assert list(store.questions.rows) == ["q2"]


def test_a_question_lives_as_long_as_the_last_answer_to_it() -> None:
    store = room()
    for id in ("q1", "q2"):
        asked(store, id, 30 * LONGEST_MONTH)
    answered(store, "a1", "q1", 29 * LONGEST_MONTH)
    answered(store, "a2", "q1", 10 * SHORTEST_MONTH, AnswerKind.FOLLOW_UP)
    answered(store, "a3", "q2", 29 * LONGEST_MONTH)
    go(store)
    assert set(store.questions.rows) == {"q1"}
    assert set(store.answers.rows) == {"a1", "a2"}


def test_nobody_answers_in_vain_what_is_about_to_go() -> None:
    store = room()
    for id in ("q1", "q2"):
        asked(store, id, 30 * LONGEST_MONTH)
    store.waiting.rewrite(
        [
            Waiting("w1", "n1", NOW, WaitingAnswer("q1", "Till sist", may_be_kept=False, code_key=b"key")),
            Waiting("w2", "n1", NOW, WaitingMeToo("q2")),
            Waiting("w3", "n1", NOW, WaitingFlag(Subject(questions.CARD, "q2"))),
        ],
        Random(1),
    )
    go(store)
    assert set(store.questions.rows) == {"q1"}


def test_a_losning_lives_as_long_as_the_last_experience_with_it() -> None:
    store = room()
    for id in ("s1", "s2"):
        released(store, id, 70 * LONGEST_MONTH)
    tried(store, "s1", 61 * LONGEST_MONTH)
    tried(store, "s2", 61 * LONGEST_MONTH)
    tried(store, "s2", 2 * SHORTEST_MONTH)
    go(store)
    assert set(store.solutions.rows) == {"s2"}
    assert {one.solution for one in store.solutions.told.values()} == {"s2"}


def test_a_losning_lives_from_the_day_it_was_last_said_to_hold() -> None:
    store = room()
    for id in ("s1", "s2"):
        store.solutions.change(replace(released(store, id, 200 * LONGEST_MONTH), asked=True))
    confirmed = (NOW - 2 * LONGEST_MONTH).date()
    store.solutions.change(replace(store.solutions.rows["s2"], confirmed=confirmed))
    go(store)
    assert set(store.solutions.rows) == {"s2"}


@pytest.mark.parametrize("state", [State.HIDDEN, State.TAKEN_BACK])
def test_what_is_left_of_a_losning_goes_at_its_age_too(state: State) -> None:
    store = room()
    released(store, "s1", 61 * LONGEST_MONTH, state=state)
    go(store)
    assert store.solutions.rows == {}


def test_a_draft_follows_its_promise_and_not_an_age() -> None:
    store = room({"solutions": 12})
    released(store, "s1", 13 * LONGEST_MONTH, state=State.DRAFT)
    go(store)
    assert set(store.solutions.rows) == {"s1"}


def test_with_a_question_goes_all_that_shows_it_and_what_waits_about_it() -> None:
    store = room()
    question = asked(store, "q1", 30 * LONGEST_MONTH)
    answer = answered(store, "a1", "q1", 30 * LONGEST_MONTH)
    line = released(store, "a1", timedelta(), "q1")
    other = asked(store, "q2", timedelta())
    flagged = flags.about(answer.subject)
    for about in (flagged, flags.about(other.subject)):
        duties.begin(store, "n1", about, now=NOW)
        store.outbox.post(about, to=Person("m1"))
    letters.send(store, Subject("unanswered.ask_card", "q1"), to=BOSSE, now=NOW)
    store.outbox.post(Subject(CONSENT_CARD, "a1"), to=Person("m1"))
    go(store)
    assert [subject for id in ("q1", "a1") for subject, _ in stands(store, id)] == [Subject(CONSENT_CARD, "a1")]
    assert stands(store, "q2") == [(other.subject, Room("n1")), (flags.about(other.subject), Person("m1"))]
    assert [duty.what for duty in store.duties.of("n1")] == [flags.about(other.subject)]
    assert [letter.what for letter in store.letters.unsent()] == [flags.about(other.subject)]
    assert store.solutions.get("a1") == replace(line, question=None)
    taken = [one.what for one in store.outbox.told if one.act == "remove" and one.to == Room("n1")]
    assert taken[-1] == question.subject


def test_with_a_losning_goes_its_line_and_not_the_answer_it_was_made_of() -> None:
    store = room({"solutions": 12, "questions": 60})
    asked(store, "q1", 13 * LONGEST_MONTH)
    answer = answered(store, "a1", "q1", 13 * LONGEST_MONTH)
    line = released(store, "a1", 13 * LONGEST_MONTH, "q1")
    for about in (answer, line):
        store.outbox.post(flags.about(about.subject), to=Person("m1"))
    go(store)
    assert store.solutions.get("a1") is None
    assert store.answers.get("a1") == answer
    assert stands(store, "a1") == [(answer.subject, Room("n1")), (flags.about(answer.subject), Person("m1"))]


def test_an_applicant_whom_nobody_answered_is_told_and_forgotten() -> None:
    store = room()
    applied(store, "m3", 4 * LONGEST_MONTH)
    applied(store, "m4", 4 * LONGEST_MONTH, Standing.APPROVED)
    applied(store, "m5", DAY)
    go(store)
    assert set(store.members.rows) == {"m1", "m2", "m5"}
    assert [duty.what.id for duty in store.duties.of("n1")] == ["m5"]
    told = [one.to for one in store.outbox.told if one.act == "post" and isinstance(one.to, Outsider)]
    assert told == [Outsider(known("m3"))]


def test_what_went_is_counted_in_the_month_it_went() -> None:
    store = room()
    for number in range(2):
        asked(store, f"q{number}", 30 * LONGEST_MONTH)
        answered(store, f"a{number}", f"q{number}", 30 * LONGEST_MONTH)
        answered(store, f"f{number}", f"q{number}", 30 * LONGEST_MONTH, AnswerKind.FOLLOW_UP)
    released(store, "s1", 61 * LONGEST_MONTH)
    applied(store, "m3", 4 * LONGEST_MONTH)
    go(store)
    now = {tally.what: tally.count for tally in store.tallies.of("n1") if tally.month == "2026-03"}
    assert now == {
        Counted.QUESTIONS_DELETED: 2,
        Counted.ANSWERS_DELETED: 2,
        Counted.SOLUTIONS_DELETED: 1,
        Counted.APPLICATIONS_DELETED: 1,
    }
    assert {tally.month for tally in store.tallies.of("n1")} == {"2026-03"}


def test_much_goes_a_part_at_a_time() -> None:
    store = room()
    for number in range(retention.MOST_AT_ONCE + 1):
        asked(store, f"q{number}", 30 * LONGEST_MONTH)
    go(store)
    assert len(store.questions.rows) == 1
    go(store)
    assert store.questions.rows == {}


def test_with_a_meeting_goes_what_stands_of_it_and_what_members_answered() -> None:
    store = room()
    held(store, "old", 25 * LONGEST_MONTH)
    held(store, "new", 23 * SHORTEST_MONTH)
    go(store)
    assert set(store.meetings.rows) == set(store.date_polls.rows) == {"new"}
    assert {reply.poll for reply in store.date_polls.replies_by("m2")} == {"new"}
    assert stands(store, "old") == []


def test_with_a_meeting_go_the_cards_about_its_items_and_topics() -> None:
    store = room()
    held(store, "old", 25 * LONGEST_MONTH)
    item = items.Item("i1", "old", 1, "Larmen", "m1", outcome=items.Outcome.JOINT_VISIT, responsible=("m1", "m2"))
    store.items.add(item)
    topic = topics.Topic("t1", "old", "Schemat", (), None, b"k", NOW.date())
    store.topics.add(topic)
    flagged = Subject(flags.CARD, f"{topics.TOPIC} t1")
    for what in (item.visit, flagged):
        store.outbox.post(what, to=Person("m1"))
    go(store)
    assert (stands(store, "i1"), stands(store, "t1")) == ([], [])


def test_what_will_go_is_told_beforehand_also_while_held() -> None:
    store = room(held_since=NOW)
    asked(store, "q1", 30 * LONGEST_MONTH)
    asked(store, "q2", 13 * LONGEST_MONTH)
    released(store, "s1", 61 * LONGEST_MONTH)
    network = store.networks.all()[0]
    now = retention.due(store, network, now=NOW).counts
    assert (now[QUESTIONS], now[SOLUTIONS], now[APPLICATIONS]) == (1, 1, 0)
    shorter = replace(network, settings=retention.with_months(network.settings, {QUESTIONS: 12}))
    assert retention.due(store, shorter, now=NOW).counts[QUESTIONS] == 2
    assert retention.due(store, network, now=NOW + 12 * LONGEST_MONTH).counts[QUESTIONS] == 2


@given(st.sampled_from(KINDS), st.integers(-5, 200))
def test_a_time_is_kept_within_its_bounds(kind: Kind, time: int) -> None:
    store = room()
    if kind.least <= time <= kind.most:
        retention.keep_for(store, "n1", {kind: time}, by=ANNA)
        assert retention.months(store.networks.all()[0].settings, kind) == time
    else:
        with pytest.raises(retention.OutOfBounds):
            retention.keep_for(store, "n1", {kind: time}, by=ANNA)
        assert retention.months(store.networks.all()[0].settings, kind) == kind.default
    assert kind.least <= retention.months(Settings(months={kind.key: time}), kind) <= kind.most


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_offers_its_bounds_and_its_default(kind: Kind) -> None:
    assert {kind.least, kind.default, kind.most} <= set(kind.choices)
    assert list(kind.choices) == sorted(kind.choices)


@pytest.mark.parametrize(
    ("by", "refusal"),
    [(BOSSE, NotFacilitator), (replace(ANNA, network="n2"), NotFound)],
    ids=["member", "another room's"],
)
def test_only_those_who_look_after_the_room_decide(by: Member, refusal: type[Exception]) -> None:
    store = room()
    with pytest.raises(refusal):
        retention.keep_for(store, "n1", {QUESTIONS: 6}, by=by)
    with pytest.raises(refusal):
        retention.hold(store, "n1", by=by, now=NOW)
    with pytest.raises(refusal):
        retention.resume(store, "n1", by=by)
    assert store.networks.all()[0].settings == Settings()


def test_a_hold_says_since_when_and_ends() -> None:
    store = room()
    deputy = replace(BOSSE, role=Role.DEPUTY)
    retention.hold(store, "n1", by=ANNA, now=NOW)
    retention.hold(store, "n1", by=deputy, now=NOW + DAY)
    assert store.networks.all()[0].settings.held_since == NOW
    retention.resume(store, "n1", by=deputy)
    assert store.networks.all()[0].settings.held_since is None


@pytest.mark.parametrize(
    ("moment", "months", "day"),
    [
        (datetime(2026, 3, 3, 12, tzinfo=UTC), 24, "2024-03-03"),
        (datetime(2026, 5, 31, 12, tzinfo=UTC), 3, "2026-02-28"),
        (datetime(2024, 5, 31, 12, tzinfo=UTC), 3, "2024-02-29"),
        (datetime(2026, 1, 15, 12, tzinfo=UTC), 1, "2025-12-15"),
        (datetime(2026, 3, 31, 23, tzinfo=UTC), 1, "2026-03-01"),  # in Stockholm the first of April has begun
    ],
)
def test_months_go_by_the_calendar(moment: datetime, months: int, day: str) -> None:
    assert f"{retention.months_before(moment, months):%Y-%m-%d}" == day
