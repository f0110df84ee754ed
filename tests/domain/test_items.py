"""Items: where the questions lead each, who sees it, and that nothing that came back is lost or doubled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workdays import swedish
from domain import departures, items, meetings, parts
from domain.date_polls import NotAhead
from domain.errors import AlreadyKept, Empty, NotFacilitator, NotFound, NotYours
from domain.items import (
    MOST,
    UNSORTED,
    VISIT_CARD,
    WHOLE,
    Item,
    NeedsPart,
    Outcome,
    Question,
    QuestionUnanswered,
    Sorting,
    TooManyItems,
    TwoResponsible,
)
from domain.meetings import Details, Meeting, MeetingOver
from domain.members import Attributes, Member
from domain.parts import Part
from domain.ports import Person
from domain.slots import at
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA, a_room
from tests.storage.data import NOW, known

HOLIDAY = swedish()
DETAILS = Details("Träff", at(date(2026, 3, 31), 13), 180, body="Kom.")
HELD = DETAILS.begins + timedelta(minutes=5)
CHEF = Member("chef", "n1", "Chef", attributes=Attributes("Enhetschef"), pledge=1)
NURSE = Member("nurse", "n1", "Nurse", attributes=Attributes("Sjuksköterska"), pledge=1)
ALL = Part("all", "g1", "Genomgång", 0, 60)
FEW = Part("few", "g1", "Beslut", 60, 60, everyone=False, titles=("Enhetschef",))
BY = Sorting("g1", (Question("Behövs nytt beslut?", "few"), Question("Berör det fler?", WHOLE)), "all")


def a_meeting(*, in_parts: bool = True) -> Memory:
    store, _ = a_room()
    for member in (CHEF, NURSE):
        store.members.add(member, known(member.id))
    invite(store, "g1", DETAILS)
    for part in (ALL, FEW) if in_parts else ():
        parts.keep(store, "n1", part, by=FRIDA, now=NOW)
    parts.tell(store, "n1", "g1", by=FRIDA, now=NOW)
    return store


def invite(store: Memory, id: str, details: Details) -> None:
    meetings.invite(store, Meeting(id, "n1", details), HOLIDAY, option=None, by=FRIDA, now=NOW)


def later(weeks: int) -> Details:
    return replace(DETAILS, begins=DETAILS.begins + timedelta(weeks=weeks))


def adds(store: Memory, said: str = "", *, id: str = "i1", by: Member = NURSE) -> Item:
    """`said`: a letter for each question, yes, no or nothing."""
    given = tuple({"y": True, "n": False}.get(one) for one in said)
    return items.add(store, "n1", Item(id, "g1", 0, "Nattens larm", None), given, by=by, now=NOW)


def settles(store: Memory, outcome: Outcome, id: str = "i1", by: Member = FRIDA, **more: object) -> None:
    came = Item(id, "", 0, "", None, outcome=outcome, **more)  # type: ignore[arg-type]
    items.settle(store, "n1", id, came, by=by, now=HELD)


ANSWERS = st.lists(st.booleans(), min_size=3, max_size=3).map(tuple)
LED = st.lists(st.sampled_from(["a", "b", WHOLE]), min_size=3, max_size=3)


@given(LED, ANSWERS, st.data())
def test_what_follows_the_first_yes_decides_nothing(
    led: list[str], given: tuple[bool, ...], data: st.DataObject
) -> None:
    sorting = Sorting("g1", tuple(Question("?", part) for part in led), "otherwise")
    if True not in given:
        assert sorting.part(given) == "otherwise"
        return
    first = given.index(True)
    rest = data.draw(st.tuples(*(st.sampled_from([None, True, False]) for _ in given[first + 1 :])))
    assert sorting.part((*given[: first + 1], *rest)) == sorting.part(given) == led[first]


def test_an_answer_that_is_missing_before_the_first_yes_is_asked_for_at_its_question() -> None:
    store = a_meeting()
    items.decide(store, "n1", BY, by=FRIDA, now=NOW)
    with pytest.raises(QuestionUnanswered) as refused:
        adds(store, "n-")
    assert refused.value.at == "question1"
    assert store.items.rows == {}


def test_an_item_is_seen_by_those_whose_part_it_is_in_by_its_author_and_by_who_leads() -> None:
    store = a_meeting()
    items.decide(store, "n1", BY, by=FRIDA, now=NOW)
    assert adds(store, "y-", by=CHEF).part == "few"
    assert adds(store, "nn", id="i2", by=CHEF).part == "all"
    seen = {one.id: [item.id for item in items.seen(store, "g1", by=one)] for one in (CHEF, NURSE, FRIDA)}
    assert seen == {"chef": ["i1", "i2"], "nurse": ["i2"], "frida": ["i1", "i2"]}
    adds(store, "y-", id="i3", by=NURSE)
    assert [item.number for item in items.seen(store, "g1", by=NURSE)] == [2, 3]
    for act in (
        lambda: items.find(store, "n1", "i1", by=NURSE),
        lambda: items.withdraw(store, "n1", "i1", by=NURSE),
        lambda: settles(store, Outcome.NONE, by=NURSE),
        lambda: items.find(store, "n2", "i1", by=replace(CHEF, network="n2")),
    ):
        with pytest.raises(NotFound):
            act()


def test_where_nothing_sorts_an_item_is_everybodys_or_waits_for_who_leads() -> None:
    assert adds(a_meeting(in_parts=False)).part == WHOLE
    store = a_meeting()
    assert adds(store).part == UNSORTED
    assert items.seen(store, "g1", by=CHEF) == []
    items.sort(store, "n1", "i1", "few", by=FRIDA, now=NOW)
    assert [one.id for one in items.seen(store, "g1", by=CHEF)] == ["i1"]
    with pytest.raises(NeedsPart):
        items.sort(store, "n1", "i1", "elsewhere", by=FRIDA, now=NOW)


def test_a_part_that_goes_leaves_its_items_to_be_sorted_and_no_question_that_leads_nowhere() -> None:
    store = a_meeting()
    items.decide(store, "n1", BY, by=FRIDA, now=NOW)
    adds(store, "y-")
    parts.remove(store, "n1", "few", by=FRIDA, now=NOW)
    assert store.items.rows["i1"].part == UNSORTED
    assert store.items.sorting("g1") == replace(BY, questions=BY.questions[1:])
    parts.remove(store, "n1", "all", by=FRIDA, now=NOW)
    assert store.items.sorting("g1") is None


@given(st.lists(st.sampled_from(["back", "none", "cancel", "open"]), min_size=1, max_size=5))
def test_what_comes_back_stands_on_the_next_meeting_once_until_something_else_comes_of_it(fates: list[str]) -> None:
    store = a_meeting(in_parts=False)
    adds(store)
    alive = True
    for turn, fate in enumerate(fates):
        here, following = f"g{turn + 1}", f"g{turn + 2}"
        begins = later(turn * 8).begins
        now = begins + timedelta(minutes=5)
        [item] = store.items.of(here) if alive else [None]
        if item and fate in {"back", "none"}:
            came = replace(item, outcome=Outcome(fate))
            items.settle(store, "n1", item.id, came, by=FRIDA, now=now)
        if fate == "cancel":
            meetings.cancel(store, "n1", here, by=FRIDA, now=begins - timedelta(days=1))
        alive = alive and fate in {"back", "cancel"}
        meetings.invite(store, Meeting(following, "n1", later(8 * turn + 8)), HOLIDAY, option=None, by=FRIDA, now=now)
        for _ in range(2):
            items.bring_back(store, now=now)
        assert [one.body for one in store.items.of(following)] == (["Nattens larm"] if alive else [])
        assert items.due(store, now=now) == []


def test_what_was_for_a_few_is_not_everybodys_when_it_comes_back() -> None:
    store = a_meeting()
    items.decide(store, "n1", BY, by=FRIDA, now=NOW)
    adds(store, "y-", by=CHEF)
    invite(store, "g2", later(8))
    settles(store, Outcome.BACK, by=CHEF)
    [again] = store.items.of("g2")
    assert (again.part, again.again, again.author) == (UNSORTED, 1, "chef")
    assert items.seen(store, "g2", by=NURSE) == []
    with pytest.raises(AlreadyKept):
        settles(store, Outcome.NONE, by=CHEF)


def visits(store: Memory) -> list[str]:
    return sorted(one.member for one in store.letters.unsent() if one.what.card == VISIT_CARD)


def test_a_joint_visit_has_two_responsible_who_hear_of_it_and_a_day() -> None:
    store, day = a_meeting(in_parts=False), date(2026, 4, 10)
    adds(store)
    for who, when, refusal in (
        (("chef",), day, TwoResponsible),
        (("chef", "chef"), day, TwoResponsible),
        (("chef", "stranger"), day, TwoResponsible),
        (("chef", "nurse"), None, NotAhead),
        (("chef", "nurse"), date(2026, 3, 30), NotAhead),
    ):
        with pytest.raises(refusal):
            settles(store, Outcome.JOINT_VISIT, responsible=who, day=when)
    settles(store, Outcome.JOINT_VISIT, responsible=("nurse", "chef"), day=day)
    assert visits(store) == ["chef", "nurse"]
    settles(store, Outcome.JOINT_VISIT, responsible=("chef", "frida"), day=day)
    assert visits(store) == ["chef", "frida"]
    settles(store, Outcome.NONE)
    assert visits(store) == []
    assert (store.items.rows["i1"].responsible, store.items.rows["i1"].day) == ((), None)


def test_what_is_referred_says_where_to() -> None:
    store = a_meeting(in_parts=False)
    adds(store)
    with pytest.raises(Empty) as refused:
        settles(store, Outcome.REFERRED)
    assert refused.value.at == "to"
    settles(store, Outcome.REFERRED, to="Biståndsenheten")
    assert store.items.rows["i1"].to == "Biståndsenheten"
    assert items.due(store, now=HELD) == []


def test_nothing_comes_of_it_before_the_meeting_or_where_that_was_cancelled() -> None:
    store = a_meeting(in_parts=False)
    adds(store)
    came = Item("i1", "", 0, "", None, outcome=Outcome.NONE)
    with pytest.raises(NotFound):
        items.settle(store, "n1", "i1", came, by=FRIDA, now=NOW)
    meetings.cancel(store, "n1", "g1", by=FRIDA, now=NOW)
    with pytest.raises(NotFound):
        items.settle(store, "n1", "i1", came, by=FRIDA, now=HELD)


def test_it_is_taken_away_by_its_author_or_who_leads_while_nothing_has_come_of_it() -> None:
    store = a_meeting(in_parts=False)
    adds(store)
    with pytest.raises(NotYours):
        items.withdraw(store, "n1", "i1", by=CHEF)
    items.withdraw(store, "n1", "i1", by=NURSE)
    items.withdraw(store, "n1", "i1", by=NURSE)
    adds(store)
    settles(store, Outcome.NONE)
    with pytest.raises(NotYours):
        items.withdraw(store, "n1", "i1", by=FRIDA)


def test_the_same_form_counts_once_and_there_is_an_end_to_an_agenda() -> None:
    store = a_meeting(in_parts=False)
    adds(store)
    with pytest.raises(AlreadyKept):
        adds(store)
    for number in range(2, MOST + 1):
        assert adds(store, id=f"i{number}").number == number
    with pytest.raises(TooManyItems):
        adds(store, id="more")
    with pytest.raises(MeetingOver):
        items.add(store, "n1", Item("late", "g1", 0, "Sent", None), (), by=NURSE, now=DETAILS.ends)


@pytest.mark.parametrize(
    ("sorting", "refusal", "field"),
    [
        (replace(BY, questions=()), Empty, "question0"),
        (replace(BY, questions=(Question("", "few"),)), Empty, "question0"),
        (replace(BY, questions=(BY.questions[0], Question("Och?", "gone"))), NeedsPart, "part1"),
        (replace(BY, otherwise=""), NeedsPart, "otherwise"),
    ],
)
def test_questions_lead_somewhere(sorting: Sorting, refusal: type[Empty | NeedsPart], field: str) -> None:
    store = a_meeting()
    with pytest.raises(refusal) as refused:
        items.decide(store, "n1", sorting, by=FRIDA, now=NOW)
    assert refused.value.at == field


@pytest.mark.parametrize(
    ("minutes", "asked"), [(180, ["Behövs nytt beslut?", "Berör det fler?"]), (60, ["Berör det fler?"])]
)
def test_the_next_meeting_may_sort_by_the_same_questions_as_far_as_it_has_the_parts(
    minutes: int, asked: list[str]
) -> None:
    store = a_meeting()
    items.decide(store, "n1", BY, by=FRIDA, now=NOW)
    invite(store, "g2", replace(later(8), minutes=minutes))
    parts.copy(store, "n1", "g2", by=FRIDA, chance=Random(1), now=NOW)
    made = store.items.sorting("g2")
    assert made
    assert [one.text for one in made.questions] == asked
    here = {part.id for part in store.parts.of("g2")}
    assert {made.otherwise, *(one.part for one in made.questions)} <= {WHOLE, *here}
    assert store.items.sorting("g1") == BY


def test_only_who_looks_after_the_room_sorts() -> None:
    store = a_meeting()
    adds(store)
    with pytest.raises(NotFacilitator):
        items.decide(store, "n1", BY, by=CHEF, now=NOW)
    with pytest.raises(NotFacilitator):
        items.sort(store, "n1", "i1", "all", by=NURSE, now=NOW)


def test_who_leaves_is_named_by_no_item() -> None:
    store = a_meeting(in_parts=False)
    adds(store)
    settles(store, Outcome.JOINT_VISIT, responsible=("chef", "nurse"), day=date(2026, 4, 10))
    store.items.let_go("nurse")
    item = store.items.rows["i1"]
    assert (item.author, item.responsible) == (None, ("chef",))


def test_who_shares_a_visit_with_somebody_who_leaves_has_the_name_no_longer() -> None:
    store = a_meeting(in_parts=False)
    adds(store)
    settles(store, Outcome.JOINT_VISIT, responsible=("chef", "nurse"), day=date(2026, 4, 10))
    nurse = store.members.get("nurse")
    assert nurse
    store.outbox.told.clear()
    departures.depart(store, nurse, departures.Why.LEFT, now=NOW)
    [item] = store.items.of("g1")
    assert (item.visit, Person("chef")) in {(one.what, one.to) for one in store.outbox.told if one.act == "refresh"}
