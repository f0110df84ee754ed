"""What the monthly log counts, and what it tells."""

from datetime import UTC, datetime, timedelta
from random import Random

from domain import answers, consent, questions, solutions, tallies, waiting
from domain.answers import Answer, Give
from domain.questions import Ask, Question
from domain.slots import slot_after
from domain.solutions import Keep, Text
from domain.tallies import Counted, Month
from domain.waiting import Act, Waiting, WaitingAnswer, WaitingFollowUp, WaitingMeToo, WaitingQuestion
from tests.domain.memory import Memory
from tests.storage.data import ANNA, BOSSE, NETWORK, NOW, known

APRIL = datetime(2026, 4, 1, tzinfo=UTC)


def room() -> Memory:
    store = Memory()
    store.networks.add(NETWORK, None)
    for member in (ANNA, BOSSE):
        store.members.add(member, known(member.id))
    return store


def counted(store: Memory) -> dict[tuple[str, Counted], int]:
    return {(tally.month, tally.what): tally.count for tally in store.tallies.of("n1")}


def test_what_is_told_with_a_name_counts_at_once() -> None:
    store = room()
    questions.ask(store, Ask("q1", "n1", "m1", "Hur gör ni?"), now=NOW)
    answers.give(store, Give("a1", "n1", "q1", "m2", "Vi ringer."), now=NOW)
    solutions.keep(store, Keep("s1", "n1", "m2", Text("Vi ringer."), named=True), now=NOW)
    consent.propose_answer(store, "n1", "a1", now=NOW)
    march = {Counted.QUESTIONS: 1, Counted.ANSWERS: 1, Counted.SOLUTIONS: 1}
    assert counted(store) == {("2026-03", what): count for what, count in march.items()}
    consent.agree(store, "n1", "a1", owner="m2", text=Text("Vi ringer."), named=False, now=APRIL)
    assert counted(store)["2026-04", Counted.SOLUTIONS] == 1


def test_what_is_written_without_a_name_counts_in_its_slot_and_month_and_not_when_it_was_sent() -> None:
    store = room()
    written = datetime(2026, 3, 31, 17, tzinfo=UTC)
    slot = datetime(2026, 4, 1, 5, tzinfo=UTC)
    assert slot == slot_after(written + timedelta(hours=2))
    store.questions.add(Question("q1", "n1", "Hur?", (), None, None, NOW))
    acts: list[Act] = [
        WaitingQuestion("Hur gör ni?", (), b"one"),
        WaitingAnswer("q1", "Så.", may_be_kept=False, code_key=b"two"),
        WaitingFollowUp("q1", "Och?"),
        WaitingMeToo("q1"),
    ]
    for number, act in enumerate(acts):
        waiting.enter(store, Waiting(str(number), "n1", slot, act), chance=Random(1))
    assert counted(store) == {}
    waiting.come_to_slot(store, now=slot + timedelta(days=40), chance=Random(1))
    assert counted(store) == {("2026-04", Counted.QUESTIONS): 1, ("2026-04", Counted.ANSWERS): 1}


def test_each_theme_of_what_is_released_counts_and_nobodys_own_words() -> None:
    store = room()
    questions.ask(store, Ask("q1", "n1", "m1", "Hur gör ni?", ("natt", "schema")), now=NOW)
    act = WaitingQuestion("Och ni?", ("schema",), b"one")
    waiting.enter(store, Waiting("w1", "n1", slot_after(NOW), act), chance=Random(1))
    solutions.keep(store, Keep("s1", "n1", "m2", Text("Vi ringer.", themes=("natt", "Anna Ek")), named=True), now=NOW)
    waiting.come_to_slot(store, now=APRIL, chance=Random(1))
    assert [(one.month, one.theme, one.what, one.count) for one in store.tallies.themes_of("n1")] == [
        ("2026-03", "natt", Counted.QUESTIONS, 1),
        ("2026-03", "natt", Counted.SOLUTIONS, 1),
        ("2026-03", "schema", Counted.QUESTIONS, 2),
    ]
    questions.withdraw(store, "n1", "q1", author="m1")
    solutions.take_back(store, "n1", "s1", owner="m2")
    assert sum(one.count for one in store.tallies.themes_of("n1")) == 4


def test_taking_back_is_not_counted() -> None:
    store = room()
    question = Question("q1", "n1", "Hur?", (), None, b"key", NOW)
    questions.tell(store, question)
    answers.tell(store, "n1", Answer("a1", "q1", "Så.", None, b"else", NOW))
    before = counted(store)
    questions.erase(store, question)
    answers.erase(store, "n1", store.answers.rows["a1"])
    assert counted(store) == before


def test_only_months_that_are_over_are_told_newest_first() -> None:
    store = room()
    for month, by in (("2026-01", 7), ("2026-02", 9), ("2026-03", 8)):
        store.tallies.add("n1", month, Counted.QUESTIONS, by)
    told = tallies.months(store, "n1", now=NOW)
    assert [(month.month, month.told(Counted.QUESTIONS)) for month in told] == [("2026-02", 9), ("2026-01", 7)]
    last_hour = datetime(2026, 3, 31, 21, tzinfo=UTC)
    assert [month.month for month in tallies.months(store, "n1", now=last_hour)] == ["2026-02", "2026-01"]
    new_month = last_hour + timedelta(hours=1)  # in Stockholm
    assert next(iter(tallies.months(store, "n1", now=new_month))).month == "2026-03"


def test_small_numbers_are_not_told() -> None:
    month = Month("2026-02", {Counted.QUESTIONS: 1, Counted.ANSWERS: 4, Counted.SOLUTIONS: 5})
    told = {what: month.told(what) for what in Counted}
    assert told == dict.fromkeys(Counted, 0) | {
        Counted.QUESTIONS: None,
        Counted.ANSWERS: None,
        Counted.SOLUTIONS: 5,
    }
