"""Getting out: nothing but an empty row is left, and nobody who looked after the room goes unnoticed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import answers, applications, departures, duties, flags, members, questions
from domain.answers import Answer
from domain.departures import (
    FAREWELL_CARD,
    HANDED_OVER_CARD,
    ONE_LESS_CARD,
    ORPHANED_CARD,
    TAKEN_OVER_CARD,
    CannotSucceed,
    HasFacilitator,
    NoSuccessor,
    RemovesOneself,
    Why,
    Wish,
)
from domain.errors import NotFound, OnlyTheFacilitator
from domain.members import (
    PLEDGE_VERSION,
    Account,
    Attributes,
    Identity,
    Member,
    Person,
    Profile,
    Role,
    Standing,
    is_let_in,
)
from domain.networks import Network
from domain.ports import Outsider, Room, Subject
from domain.quiet import Quiet
from domain.solutions import Experience, Outcome, Solution, State, Text
from tests.domain.memory import Memory
from tests.storage.data import HERE, NETWORK, NOW, known, question

MEMBER, DEPUTY, LEAD = Role.MEMBER, Role.DEPUTY, Role.FACILITATOR
WAITS = Subject("some.card", "thing")
OWNERS = ("UOWNER",)
OWNER = Outsider(Identity("slack", "T1", "UOWNER"))


def someone(id: str, role: Role = MEMBER, **changed: object) -> Member:
    return replace(Member(id, "n1", id.title(), role, pledge=PLEDGE_VERSION), **changed)  # type: ignore[arg-type]


def user(id: str) -> Identity:
    return known(f"U{id}")


def room(*those: Member) -> Memory:
    store = Memory()
    store.networks.add(NETWORK, HERE)
    for member in those:
        store.members.add(member, user(member.id))
    return store


def member(store: Memory, id: str) -> Member:
    found = store.members.get(id)
    assert found
    return found


def depart(store: Memory, id: str, why: Why = Why.LEFT, wish: Wish = Wish.UNNAMED) -> None:
    departures.depart(store, member(store, id), why, wish=wish, owners=OWNERS, now=NOW)


def told(store: Memory, act: str) -> list[Subject]:
    return [one.what for one in store.outbox.told if one.act == act]


def letters_to(store: Memory, id: str) -> list[str]:
    return [letter.what.card for letter in store.letters.unsent() if letter.member == id]


ANYBODY = st.builds(
    Member,
    st.just("anna"),
    st.just("n1"),
    st.just("Anna Ek"),
    role=st.sampled_from(Role),
    standing=st.just(Standing.APPROVED),
    pledge=st.integers(0, PLEDGE_VERSION),
    present=st.booleans(),
    active=st.booleans(),
    language=st.sampled_from(["sv", "en"]),
    attributes=st.just(Attributes("enhetschef", "Åsby", "liten", "kommunal", works_nights=True)),
    profile=st.just(Profile("hemtjänst", 2011, ("natt",), "070-174 06 05", ("bosse",), ("phone",))),
    quiet=st.sampled_from([None, Quiet(6, 14)]),
    guest=st.booleans(),
)


@given(ANYBODY, st.sampled_from(Why), st.sampled_from(Wish))
def test_nothing_but_the_id_is_left_and_coming_back_is_being_somebody_new(anna: Member, why: Why, wish: Wish) -> None:
    store = room(anna, someone("bosse"))
    depart(store, "anna", why, wish)
    nobody = Member("anna", "n1", "", standing=Standing.LEFT, present=False, active=False)
    assert (member(store, "anna"), store.members.identity("anna")) == (nobody, None)
    assert store.members.known_as(user("anna")) == []
    assert store.members.forgotten == {"anna"}
    back = Person(user("anna"), "Anna Ek", Account.FULL)
    applications.found(store, "n1", [back], chance=Random(1), now=NOW)
    [again] = store.members.known_as(user("anna"))
    assert (again.id != "anna", again.standing) == (True, Standing.FOUND)
    assert member(store, "anna") == nobody


def test_whoever_stood_close_to_them_does_no_longer() -> None:
    close = Profile(close_to=("anna", "clara"))
    store = room(someone("anna"), someone("bosse", profile=close), someone("clara"))
    depart(store, "anna")
    assert member(store, "bosse").profile.close_to == ("clara",)


def solution(id: str, *, named: bool, state: State = State.RELEASED) -> Solution:
    return Solution(id, "n1", Text("Vi ringer.", "Ring"), "anna", named, state, NOW)


def with_solutions() -> Memory:
    store = room(someone("anna"), someone("bosse"))
    for state in (State.RELEASED, State.HIDDEN):
        store.solutions.add(solution(f"named-{state}", named=True, state=state))
        store.solutions.add(solution(f"unnamed-{state}", named=False, state=state))
        store.solutions.add_experience(Experience(f"named-{state}", "bosse", Outcome.WELL, "Bra", NOW))
    store.solutions.add(solution("draft", named=False, state=State.DRAFT))
    store.solutions.add(replace(solution("bosses", named=True), owner="bosse"))
    return store


@pytest.mark.parametrize(("wish", "signature"), [(Wish.UNNAMED, ""), (Wish.SIGNED, "Anna")])
def test_solutions_stay_without_their_owner_and_with_the_name_only_where_it_stood(wish: Wish, signature: str) -> None:
    store = with_solutions()
    depart(store, "anna", wish=wish)
    for state in (State.RELEASED, State.HIDDEN):
        for id, sign in ((f"named-{state}", signature), (f"unnamed-{state}", "")):
            was = solution(id, named=False, state=state)
            assert store.solutions.get(id) == replace(was, owner=None, signature=sign)
        assert store.solutions.experiences(f"named-{state}")


def test_a_name_that_stays_goes_when_the_losning_is_removed() -> None:
    store = with_solutions()
    depart(store, "anna", wish=Wish.SIGNED)
    signed = store.solutions.rows["named-released"]
    assert signed.signature == "Anna"
    flags.remove(store, "n1", signed.subject)
    assert "Anna" not in repr(store.solutions.rows["named-released"])


def test_solutions_are_taken_back_by_whoever_wishes_so() -> None:
    store = with_solutions()
    depart(store, "anna", wish=Wish.TAKEN_BACK)
    left = [one for one in store.solutions.rows.values() if one.id != "bosses"]
    assert {(one.text.did, one.owner, one.state) for one in left} == {("", None, State.TAKEN_BACK)}
    assert store.solutions.experiences("named-released") == []


@pytest.mark.parametrize("wish", Wish)
def test_what_waited_for_their_yes_is_erased_and_what_is_others_stays(wish: Wish) -> None:
    store = with_solutions()
    depart(store, "anna", wish=wish)
    draft = store.solutions.get("draft")
    assert draft
    assert (draft.text, draft.owner, draft.state) == (Text(""), None, State.TAKEN_BACK)
    assert store.solutions.get("bosses") == replace(solution("bosses", named=True), owner="bosse")


def test_what_they_told_of_others_solutions_stays() -> None:
    store = with_solutions()
    store.solutions.add_experience(Experience("bosses", "anna", Outcome.PARTLY, "Sådär", NOW))
    depart(store, "anna")
    assert [one.words for one in store.solutions.experiences("bosses")] == ["Sådär"]


def test_what_stands_in_the_room_under_their_name_is_drawn_anew_and_nothing_else() -> None:
    store = room(someone("anna"))
    questions.tell(store, replace(question("q1"), author="anna"))
    questions.tell(store, question("q2", key=b"code"))
    answers.tell(store, "n1", Answer("a1", "q1", "Vi ringer.", "anna", None, NOW))
    answers.tell(store, "n1", Answer("a2", "q1", "Vi skriver.", None, b"other", NOW))
    depart(store, "anna")
    assert told(store, "refresh") == [Subject(questions.CARD, "q1"), Subject("answers.card", "a1")]
    assert store.questions.rows["q1"].body == question("q1").body


@pytest.mark.parametrize("why", Why)
def test_they_are_shown_out_kindly_and_of_a_closed_account_only_the_page_is_emptied(why: Why) -> None:
    store = room(someone("anna"))
    depart(store, "anna", why)
    shown_out = ["put out", "empty home", "post"] if why is not Why.CLOSED else ["empty home"]
    assert [one.act for one in store.outbox.told] == [*shown_out, "empty chat"]
    assert told(store, "post") == ([Subject(FAREWELL_CARD, f"{why} n1")] if why is not Why.CLOSED else [])
    assert {one.to for one in store.outbox.told if one.act == "post"} <= {Outsider(user("anna"))}


def test_who_is_gone_from_the_channel_is_not_taken_out_of_it() -> None:
    store = room(someone("anna", present=False))
    depart(store, "anna")
    assert told(store, "put out") == []


def test_who_belongs_to_another_room_keeps_their_page_and_their_place_there() -> None:
    store = room(someone("anna"))
    store.networks.add(Network("n2", "Andra", "sv", b"salt"), None)
    other = someone("other", network="n2")
    store.members.add(other, user("anna"))
    depart(store, "anna")
    assert told(store, "empty home") == []
    assert store.members.known_as(user("anna")) == [other]


def test_of_several_facilitators_the_others_are_told() -> None:
    store = room(someone("anna", LEAD), someone("bosse", LEAD), someone("clara", DEPUTY), someone("disa"))
    duties.begin(store, "n1", WAITS, now=NOW)
    depart(store, "anna")
    assert ONE_LESS_CARD in letters_to(store, "bosse")
    assert letters_to(store, "clara") == letters_to(store, "disa") == []
    assert [member(store, id).role for id in ("bosse", "clara", "disa")] == [LEAD, DEPUTY, MEMBER]


def test_the_deputy_takes_over_from_the_last_facilitator_and_gets_everything_that_waits() -> None:
    store = room(someone("anna", LEAD), someone("clara", DEPUTY), someone("disa"))
    duties.begin(store, "n1", WAITS, now=NOW)
    depart(store, "anna", Why.CLOSED)
    assert member(store, "clara").role is LEAD
    assert sorted(letters_to(store, "clara")) == sorted([HANDED_OVER_CARD, WAITS.card])
    [card] = [one for one in store.outbox.told if one.act == "post"]
    assert (card.what, card.to) == (Subject(TAKEN_OVER_CARD, "n1"), OWNER)


@pytest.mark.parametrize("unfit", [{"active": False}, {"standing": Standing.APPLIED}, {"standing": Standing.LEFT}])
def test_who_is_out_themselves_takes_nothing_over(unfit: dict[str, object]) -> None:
    store = room(someone("anna", LEAD), someone("bosse", LEAD, **unfit), someone("clara", DEPUTY, **unfit))
    depart(store, "anna", Why.CLOSED)
    assert member(store, "clara").role is DEPUTY
    assert told(store, "post") == [Subject(ORPHANED_CARD, "n1")]


def test_where_nobody_takes_over_the_owners_of_the_installation_are_told() -> None:
    store = room(someone("anna", LEAD), someone("disa"))
    depart(store, "anna", Why.CLOSED)
    [card] = [one for one in store.outbox.told if one.what.card == ORPHANED_CARD]
    assert card.to == OWNER
    assert member(store, "disa").role is MEMBER


def test_when_the_deputy_goes_the_facilitator_is_told_and_when_others_go_nobody_is() -> None:
    store = room(someone("anna", LEAD), someone("clara", DEPUTY), someone("disa"))
    depart(store, "disa")
    assert letters_to(store, "anna") == []
    depart(store, "clara")
    assert letters_to(store, "anna") == [ONE_LESS_CARD]


CROWD = st.lists(st.tuples(st.sampled_from(Role), st.booleans(), st.booleans()), min_size=1, max_size=6)


@given(CROWD, st.randoms(use_true_random=False))
def test_whoever_leaves_by_the_form_the_room_is_never_without_facilitator(
    crowd: list[tuple[Role, bool, bool]], chance: Random
) -> None:
    those = [someone(f"m{at}", role, present=here, active=on) for at, (role, here, on) in enumerate(crowd)]
    store = room(someone("anna", LEAD), *those)
    order = ["anna", *(one.id for one in those)]
    chance.shuffle(order)
    for id in order:
        one = member(store, id)
        if not is_let_in(one):
            continue
        try:
            departures.leave(store, one, Wish.UNNAMED, owners=OWNERS, now=NOW)
        except NoSuccessor:
            heir = departures.successors(store, "n1")[0]
            departures.succeed(store, heir.id, by=one, now=NOW)
            departures.leave(store, one, Wish.UNNAMED, owners=OWNERS, now=NOW)
        if any(is_let_in(left) for left in store.members.of("n1")):
            assert members.facilitators(store, "n1")


def test_the_last_facilitator_chooses_the_next_one_first_unless_alone() -> None:
    store = room(someone("anna", LEAD), someone("bosse"), someone("clara", DEPUTY), someone("away", present=False))
    with pytest.raises(NoSuccessor):
        departures.leave(store, member(store, "anna"), Wish.UNNAMED, owners=OWNERS, now=NOW)
    assert [one.id for one in departures.successors(store, "n1")] == ["clara", "bosse"]
    departures.succeed(store, "bosse", by=member(store, "anna"), now=NOW)
    assert (member(store, "bosse").role, member(store, "anna").role) == (LEAD, LEAD)
    departures.leave(store, member(store, "anna"), Wish.UNNAMED, owners=OWNERS, now=NOW)
    alone = room(someone("anna", LEAD), someone("away", present=False))
    departures.leave(alone, member(alone, "anna"), Wish.UNNAMED, owners=OWNERS, now=NOW)
    assert told(alone, "post")[-1] == Subject(ORPHANED_CARD, "n1")


@pytest.mark.parametrize("chosen", ["nobody", "away", "elsewhere"])
def test_only_who_is_in_the_room_can_take_over(chosen: str) -> None:
    store = room(someone("anna", LEAD), someone("away", present=False), someone("elsewhere", network="n2"))
    with pytest.raises(CannotSucceed):
        departures.succeed(store, chosen, by=member(store, "anna"), now=NOW)


def test_an_owner_names_a_facilitator_only_where_there_is_none() -> None:
    store = room(someone("anna", LEAD), someone("disa"))
    duties.begin(store, "n1", WAITS, now=NOW)
    with pytest.raises(HasFacilitator):
        departures.appoint(store, "n1", "disa", now=NOW)
    depart(store, "anna", Why.CLOSED)
    departures.appoint(store, "n1", "disa", now=NOW)
    assert member(store, "disa").role is LEAD
    assert sorted(letters_to(store, "disa")) == sorted([HANDED_OVER_CARD, WAITS.card])


def remove(store: Memory, id: str, by: str) -> str:
    return departures.remove(store, id, by=member(store, by), owners=OWNERS, now=NOW)


def test_only_a_facilitator_takes_somebody_else_of_the_same_room_out() -> None:
    store = room(someone("anna", LEAD), someone("clara", DEPUTY), someone("disa"), someone("other", network="n2"))
    for by in ("clara", "disa"):
        with pytest.raises(OnlyTheFacilitator):
            remove(store, "anna", by)
    with pytest.raises(RemovesOneself):
        remove(store, "anna", "anna")
    for nobody in ("other", "never"):
        with pytest.raises(NotFound):
            remove(store, nobody, "anna")
    assert remove(store, "disa", "anna") == "Disa"
    assert member(store, "disa").standing is Standing.LEFT
    assert told(store, "post") == [Subject(FAREWELL_CARD, "removed n1")]
    with pytest.raises(NotFound):
        remove(store, "disa", "anna")


def test_of_two_facilitators_who_remove_each_other_at_the_same_moment_one_stays() -> None:
    store = room(someone("anna", LEAD), someone("bosse", LEAD))
    anna, bosse = member(store, "anna"), member(store, "bosse")
    departures.remove(store, "bosse", by=anna, owners=OWNERS, now=NOW)
    with pytest.raises(OnlyTheFacilitator):
        departures.remove(store, "anna", by=bosse, owners=OWNERS, now=NOW)
    assert [one.id for one in members.facilitators(store, "n1")] == ["anna"]


def test_whom_the_bot_is_about_to_let_into_the_channel_does_not_stay_there() -> None:
    store = room(someone("anna", LEAD), someone("disa", present=False))
    store.outbox.let_in(Room("n1"), user("disa"))
    remove(store, "disa", "anna")
    assert [one.act for one in store.outbox.told if one.what.id == str(user("disa"))][:2] == ["let in", "put out"]
