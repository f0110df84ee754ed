"""In whatever order people write, take back and send again, and whenever the worker comes: nothing is lost, nothing is
doubled, nothing comes early."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain import questions, waiting
from domain.answers import Answer, Kind
from domain.errors import AlreadyKept, NotFound
from domain.ports import Room, Subject
from domain.questions import Question, State
from domain.slots import draw_slot
from domain.waiting import Waiting, WaitingAnswer, WaitingFollowUp, WaitingProposal, WaitingQuestion
from tests.domain.memory import Memory
from tests.storage.data import ANNA, HERE, NETWORK, NOW, known, question

KEY = b"k" * 32
ROOM = Room("n1")


@pytest.fixture
def store() -> Memory:
    return a_store()


def a_store() -> Memory:
    store = Memory()
    store.networks.add(NETWORK, HERE)
    store.members.add(ANNA, known("U1"))
    return store


def waits(act: waiting.Act, *, id: str = "w1", slot: datetime = NOW) -> Waiting:
    return Waiting(id, "n1", slot, act)


def enter(store: Memory, act: waiting.Act, *, id: str = "w1", slot: datetime = NOW) -> None:
    waiting.enter(store, waits(act, id=id, slot=slot), chance=Random(1))


def release(store: Memory, now: datetime = NOW) -> None:
    waiting.release(store, now=now, chance=Random(2))


def test_a_question_comes_in_its_slot_under_an_id_that_never_waited(store: Memory) -> None:
    enter(store, WaitingQuestion("Hur?", ("natt",), KEY))
    assert store.outbox.told == []
    release(store, NOW - timedelta(seconds=1))
    assert store.questions.rows == {}
    release(store, NOW + timedelta(hours=3))
    [asked] = store.questions.rows.values()
    assert asked == Question(asked.id, "n1", "Hur?", ("natt",), None, KEY, NOW)
    assert asked.id != "w1"
    assert [(told.act, told.what, told.to) for told in store.outbox.told] == [("post", asked.subject, ROOM)]
    assert store.waiting.all() == []


def test_an_answer_and_a_follow_up_come_in_the_thread(store: Memory) -> None:
    questions.tell(store, question())
    enter(store, WaitingAnswer("q1", "Så.", may_be_kept=True, code_key=KEY))
    enter(store, WaitingFollowUp("q1", "Tack."), id="w2")
    release(store)
    given = {(one.body, one.kind, one.author, one.code_key, one.may_be_kept) for one in store.answers.to("q1")}
    assert given == {("Så.", Kind.ANSWER, None, KEY, True), ("Tack.", Kind.FOLLOW_UP, None, None, False)}
    posts = [told for told in store.outbox.told if told.act == "post"]
    assert [told.under for told in posts[1:]] == [Subject(questions.CARD, "q1")] * 2


def test_what_helped_asks_the_answers_author(store: Memory) -> None:
    questions.tell(store, question(key=b"other"))
    store.answers.add(Answer("a1", "q1", "Så här gör vi.", "m1", None, NOW))
    enter(store, WaitingProposal("a1"))
    assert store.solutions.rows == {}
    release(store)
    assert [draft.id for draft in store.solutions.drafts_of("m1")] == ["a1"]


@pytest.mark.parametrize(
    "act", [WaitingAnswer("q1", "Så.", may_be_kept=False, code_key=KEY), WaitingFollowUp("q1", "Och?")]
)
def test_nobody_writes_to_what_is_gone(store: Memory, act: waiting.Act) -> None:
    with pytest.raises(NotFound):
        enter(store, act)
    questions.tell(store, question())
    enter(store, act)
    questions.erase(store, question())
    release(store)
    assert store.answers.rows == {}
    assert store.waiting.all() == []
    with pytest.raises(NotFound):
        enter(store, WaitingProposal("a1"), id="w3")


def test_one_that_cannot_be_released_holds_nobody_up(store: Memory) -> None:
    questions.tell(store, question())
    enter(store, WaitingFollowUp("q1", "Och?"))
    enter(store, WaitingQuestion("Hur?", (), KEY), id="w2")
    questions.erase(store, question())
    release(store)
    assert store.questions.known_by(KEY)


def test_the_same_form_or_the_same_code_words_are_kept_once(store: Memory) -> None:
    first = WaitingQuestion("Hur?", (), KEY)
    enter(store, first)
    for id, key in (("w1", b"other"), ("w2", KEY)):
        with pytest.raises(AlreadyKept):
            enter(store, WaitingQuestion("Hur då?", (), key), id=id)
    release(store)
    with pytest.raises(AlreadyKept):
        enter(store, first)
    assert [one.body for one in store.questions.rows.values()] == ["Hur?"]


def test_every_write_rewrites_all_and_a_look_or_a_miss_rewrites_nothing(store: Memory) -> None:
    enter(store, WaitingQuestion("Hur?", (), KEY), slot=NOW)
    enter(store, WaitingQuestion("När?", (), b"other"), id="w2", slot=NOW + timedelta(hours=4))
    assert store.waiting.rewrites == 2
    assert waiting.known_by(store, "n1", KEY)
    assert waiting.known_by(store, "n2", KEY) is None
    assert not waiting.withdraw(store, b"unknown", chance=Random(1))
    release(store, NOW - timedelta(hours=1))
    assert store.waiting.rewrites == 2
    release(store)
    assert store.waiting.rewrites == 3
    assert waiting.withdraw(store, b"other", chance=Random(1))
    assert store.waiting.all() == []
    assert store.waiting.rewrites == 4


@pytest.mark.parametrize("count", [2, 4, 6])
def test_the_order_of_a_slot_is_drawn(count: int) -> None:
    """Over many seeds every question comes first at some time, the one written last among them."""
    first = set()
    for seed in range(60):
        store = a_store()
        for number in range(count):
            enter(store, WaitingQuestion(str(number), (), bytes([number])), id=str(number))
        waiting.release(store, now=NOW, chance=Random(seed))
        first.add(next(iter(store.questions.rows.values())).body)
    assert first == set(map(str, range(count)))


@dataclass(slots=True)
class Written:
    body: str
    slot: datetime
    withdrawn: bool = False


class AnyOrder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.store, self.now, self.chance = a_store(), NOW, Random(3)
        self.written: dict[bytes, Written] = {}

    @rule(urgent=st.booleans(), times=st.integers(1, 3))
    def write(self, *, urgent: bool, times: int) -> None:
        """And send it again, as after a slow answer."""
        number = len(self.written)
        key = number.to_bytes(2)
        slot = draw_slot(self.now, urgent=urgent, chance=self.chance)
        row = Waiting(f"form-{number}", "n1", slot, WaitingQuestion(f"Fråga {number}", (), key))
        waiting.enter(self.store, row, chance=self.chance)
        for _ in range(times - 1):
            with pytest.raises(AlreadyKept):
                waiting.enter(self.store, row, chance=self.chance)
        self.written[key] = Written(f"Fråga {number}", slot)

    @precondition(lambda self: self.written)
    @rule(data=st.data())
    def send_again_later(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from([key for key, one in self.written.items()]))
        if not self.written[key].withdrawn:
            again = WaitingQuestion("Igen", (), key)
            with pytest.raises(AlreadyKept):
                waiting.enter(self.store, Waiting("another form", "n1", self.now, again), chance=self.chance)

    @precondition(lambda self: self.written)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(list(self.written)))
        waits_still = not self.written[key].withdrawn and self.store.questions.known_by(key) is None
        assert waiting.withdraw(self.store, key, chance=self.chance) == waits_still
        if waits_still:
            self.written[key].withdrawn = True

    @rule(hours=st.integers(0, 30))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def the_worker_comes(self) -> None:
        waiting.release(self.store, now=self.now, chance=self.chance)
        due = {one.body for one in self.written.values() if not one.withdrawn and one.slot <= self.now}
        assert due <= {one.body for one in self.store.questions.rows.values()}

    @rule()
    def the_rows_are_shuffled(self) -> None:
        waiting.rewrite(self.store, chance=self.chance)

    @invariant()
    def everything_is_in_one_place(self) -> None:
        released = [one.body for one in self.store.questions.rows.values()]
        waits_still = [row.act.body for row in self.store.waiting.all() if isinstance(row.act, WaitingQuestion)]
        assert sorted(released + waits_still) == sorted(one.body for one in self.written.values() if not one.withdrawn)

    @invariant()
    def nothing_is_early_and_each_is_told_once(self) -> None:
        for one in self.store.questions.rows.values():
            assert one.told_at == self.written[one.code_key or b""].slot <= self.now
            assert one.state is State.OPEN
        posted = [told.what.id for told in self.store.outbox.told]
        assert sorted(posted) == sorted(self.store.questions.rows)


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(stateful_step_count=30)
