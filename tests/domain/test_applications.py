"""Who gets in, by whose word, and what is left of those who do not."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.workdays import swedish
from domain import applications, members
from domain.applications import Application, Decided, NoAccount
from domain.errors import NotFacilitator, NotFound
from domain.members import PLEDGE_VERSION, Account, Attributes, Identity, Member, Person, Role, Standing
from domain.networks import Network, Settings
from domain.ports import Outsider, Subject
from domain.ports import Person as InPrivate
from tests.domain.memory import Memory
from tests.storage.data import NOW, known

CODE = "Blåsippa 26"
LIST = (("Vikinge", "mellan"), ("Ekestads kommun", "stor"), ("Rosfors", "stor"), ("Lindgården Omsorg", "liten"))
HERE = Network("n1", "Chefer i väst", "sv", b"salt", Settings(CODE, LIST))
THERE = Network("n2", "Nattchefer", "en", b"salt", Settings("Lärka"))
ANNA = Member("anna", "n1", "Anna Ek", Role.FACILITATOR, pledge=PLEDGE_VERSION)
BOSSE = Member("bosse", "n1", "Bosse Al", pledge=PLEDGE_VERSION)
DORIS = Member("doris", "n1", "Doris Ny", Role.DEPUTY, pledge=PLEDGE_VERSION)
EVA = Member("eva", "n2", "Eva Natt", Role.FACILITATOR, pledge=PLEDGE_VERSION)
CAMILLA = Person(known("UC"), "Camilla Ljung", Account.FULL)
TOLD = Attributes("enhetschef", "vikinge kommun")


@pytest.fixture
def store() -> Memory:
    return furnished()


def furnished() -> Memory:
    store = Memory()
    for network in (HERE, THERE):
        store.networks.add(network, None)
    for member in (ANNA, BOSSE, DORIS, EVA):
        store.members.add(member, known(f"U-{member.id}"))
    return store


def apply(store: Memory, person: Person | None = CAMILLA, code: str = CODE, told: Attributes = TOLD) -> None:
    applications.apply(store, person, code, told, chance=Random(repr(store.members.rows)), now=NOW)


def found(store: Memory, *people: Person) -> None:
    applications.found(store, "n1", people, chance=Random(repr(store.members.rows)), now=NOW)


def theirs(store: Memory, person: Person = CAMILLA, network: str = "n1") -> Member:
    [member] = [one for one in store.members.known_as(person.identity) if one.network == network]
    return member


def approved(store: Memory, person: Person = CAMILLA) -> Member:
    apply(store, person)
    account = person.account
    return applications.approve(store, theirs(store, person).id, by=ANNA, account=account, now=NOW)


def remembered(store: Memory) -> tuple[object, ...]:
    return deepcopy((store.members, store.applications, store.duties, store.letters, store.outbox, store.inbox))


def told(store: Memory, act: str) -> list[tuple[str, str, object]]:
    return [(one.what.card, one.what.id, one.to) for one in store.outbox.told if one.act == act]


def to_send(store: Memory, card: str) -> list[str]:
    return [letter.member for letter in store.letters.unsent() if letter.what.card == card]


class TestCode:
    @given(
        st.sampled_from([str.upper, str.lower, str.title]),
        st.sampled_from(["Blåsippa 26", "blasippa26", "Blåsippa-26 "]),
    )
    def test_case_marks_and_spaces_make_no_difference(self, spell: object, code: str) -> None:
        assert callable(spell)
        assert applications.opens(Settings(CODE), spell(code))

    @given(st.text(max_size=12))
    def test_no_other_code_opens_and_a_room_without_code_is_opened_by_none(self, code: str) -> None:
        assert not applications.opens(Settings(CODE), f"{code}x")
        assert not applications.opens(Settings(), code)
        assert not applications.opens(Settings("!"), code)


class TestApplying:
    def test_the_facilitator_is_told_who_it_is_and_what_they_do(self, store: Memory) -> None:
        apply(store)
        camilla = theirs(store)
        assert (camilla.name, camilla.standing, camilla.attributes) == ("Camilla Ljung", Standing.APPLIED, TOLD)
        assert (camilla.present, camilla.guest, camilla.pledge, camilla.role) == (False, False, 0, Role.MEMBER)
        assert [duty.what for duty in store.duties.of("n1")] == [Subject(applications.CARD, camilla.id)]
        assert to_send(store, applications.CARD) == ["anna"]

    @pytest.mark.parametrize(
        ("person", "code"),
        [
            (CAMILLA, "fel"),
            (CAMILLA, ""),
            (replace(CAMILLA, account=Account.CLOSED), CODE),
            (None, CODE),
            (Person(known("U-bosse"), "Bosse Al", Account.FULL), CODE),
        ],
        ids=["wrong code", "no code", "closed or of another workspace", "nobody", "already in"],
    )
    def test_nothing_is_left_of_an_attempt_that_came_to_nothing(
        self, store: Memory, person: Person | None, code: str
    ) -> None:
        before = remembered(store)
        apply(store, person, code)
        assert remembered(store) == before

    def test_applying_again_corrects_the_same_application_and_tells_nobody_twice(self, store: Memory) -> None:
        apply(store)
        first, letters = theirs(store), store.letters.unsent()
        later = NOW + timedelta(days=1)
        corrected = Attributes("områdeschef", "Rosfors")
        applications.apply(store, CAMILLA, CODE, corrected, chance=Random(9), now=later)
        assert theirs(store) == replace(first, attributes=corrected)
        assert store.applications.get(first.id) == Application(first.id, NOW)
        assert store.letters.unsent() == letters
        assert (applications.CARD, first.id, InPrivate("anna")) in told(store, "refresh")

    def test_each_code_opens_its_own_network_and_one_may_apply_to_several(self, store: Memory) -> None:
        apply(store)
        apply(store, code="lärka")
        assert [theirs(store, network=id).standing for id in ("n1", "n2")] == [Standing.APPLIED] * 2
        assert theirs(store, network="n2").language == "en"
        applications.decline(store, theirs(store).id, by=ANNA)
        assert theirs(store, network="n2").standing is Standing.APPLIED

    def test_networks_that_chose_the_same_code_both_get_it(self, store: Memory) -> None:
        store.networks.change(replace(THERE, settings=Settings("BLÅSIPPA 26")))
        apply(store)
        assert theirs(store).id != theirs(store, network="n2").id

    def test_who_has_left_applies_as_somebody_new(self, store: Memory) -> None:
        left = Member("gone", "n1", "", standing=Standing.LEFT, role=Role.FACILITATOR, pledge=1, present=False)
        store.members.add(left, CAMILLA.identity)
        apply(store)
        assert theirs(store).id != "gone"
        assert (theirs(store).role, theirs(store).pledge) == (Role.MEMBER, 0)

    def test_who_is_let_in_and_still_outside_is_helped_on(self, store: Memory) -> None:
        camilla = approved(store)
        applications.accept(store, camilla.id, CAMILLA.identity, version=PLEDGE_VERSION)
        store.outbox.told.clear()
        apply(store)
        assert [what for _, what, _ in told(store, "let in")] == [str(CAMILLA.identity)]
        assert theirs(store).standing is Standing.APPROVED

    @pytest.mark.parametrize("pledge", [0, PLEDGE_VERSION])
    def test_who_was_inside_before_gets_back_by_nothing_but_a_new_yes(self, store: Memory, pledge: int) -> None:
        before = Member("back", "n1", "Camilla Ljung", pledge=pledge, present=False)
        store.members.add(before, CAMILLA.identity)
        apply(store)
        assert applications.invited(store, CAMILLA.identity) is None
        with pytest.raises(NotFound):
            applications.accept(store, "back", CAMILLA.identity, version=PLEDGE_VERSION)
        assert (theirs(store), store.outbox.told, store.letters.unsent()) == (before, [], [])


class TestDeciding:
    @pytest.mark.parametrize(
        ("written", "name", "size"),
        [
            ("vikinge", "Vikinge", "mellan"),
            ("VIKINGE KOMMUN", "Vikinge", "mellan"),
            ("Ekestad", "Ekestads kommun", "stor"),
            ("ekestads kommun", "Ekestads kommun", "stor"),
            ("Rosfors kommun", "Rosfors", "stor"),
            ("Lindgarden  omsorg", "Lindgården Omsorg", "liten"),
            ("Annanstans kommun", "Annanstans kommun", ""),
            ("kommun", "kommun", ""),
        ],
    )
    def test_the_municipality_is_that_of_the_facilitators_list(
        self, store: Memory, written: str, name: str, size: str
    ) -> None:
        apply(store, told=Attributes("enhetschef", written))
        camilla = applications.approve(store, theirs(store).id, by=ANNA, account=Account.FULL, now=NOW)
        assert camilla.attributes == Attributes("enhetschef", name, size)

    def test_approved_they_read_the_samtalslofte_and_nobody_else_has_anything_to_do(self, store: Memory) -> None:
        camilla = approved(store)
        assert theirs(store) == camilla
        assert (camilla.standing, members.is_let_in(camilla)) == (Standing.APPROVED, False)
        assert to_send(store, applications.WELCOME_CARD) == [camilla.id]
        assert store.duties.of("n1") == []
        assert told(store, "let in") == []

    @pytest.mark.parametrize(("account", "guest"), [(Account.FULL, False), (Account.GUEST, True)])
    def test_a_guest_is_let_in_as_one(self, store: Memory, account: Account, *, guest: bool) -> None:
        apply(store)
        applications.approve(store, theirs(store).id, by=ANNA, account=account, now=NOW)
        assert members.is_open(Account.GUEST, theirs(store)) == guest

    @pytest.mark.parametrize("account", [Account.CLOSED, None])
    def test_an_account_that_was_closed_meanwhile_is_not_let_in(self, store: Memory, account: Account | None) -> None:
        apply(store)
        with pytest.raises(NoAccount):
            applications.approve(store, theirs(store).id, by=ANNA, account=account, now=NOW)
        applications.decline(store, theirs(store).id, by=ANNA)

    def test_declined_nothing_of_them_is_left_but_a_kind_word(self, store: Memory) -> None:
        before = deepcopy(store.members)
        apply(store)
        applications.decline(store, theirs(store).id, by=DORIS)
        assert store.members.rows == before.rows
        assert (store.applications.rows, store.duties.rows, to_send(store, applications.CARD)) == ({}, {}, [])
        assert told(store, "post") == [(applications.DECLINED_CARD, "n1", Outsider(CAMILLA.identity))]
        apply(store)
        assert theirs(store).standing is Standing.APPLIED

    @pytest.mark.parametrize("by", [BOSSE, EVA], ids=["a member", "another network's facilitator"])
    def test_nobody_else_decides(self, store: Memory, by: Member) -> None:
        apply(store)
        refusal = NotFacilitator if by is BOSSE else Decided
        with pytest.raises(refusal):
            applications.approve(store, theirs(store).id, by=by, account=Account.FULL, now=NOW)
        with pytest.raises(refusal):
            applications.decline(store, theirs(store).id, by=by)
        assert theirs(store).standing is Standing.APPLIED

    def test_what_is_decided_is_decided(self, store: Memory) -> None:
        id = approved(store).id
        with pytest.raises(Decided):
            applications.decline(store, id, by=DORIS)
        with pytest.raises(Decided):
            applications.approve(store, "gone", by=ANNA, account=Account.FULL, now=NOW)

    def test_who_was_brought_into_the_channel_by_hand_meanwhile_goes_out_again_when_declined(
        self, store: Memory
    ) -> None:
        apply(store)
        found(store, CAMILLA)
        assert theirs(store).standing is Standing.APPLIED
        assert to_send(store, applications.FOUND_CARD) == []
        applications.decline(store, theirs(store).id, by=ANNA)
        assert [what for _, what, _ in told(store, "put out")] == [str(CAMILLA.identity)]


class TestAccepting:
    def test_the_channel_opens_and_once_inside_they_are_a_member(self, store: Memory) -> None:
        camilla = approved(store)
        accepted = applications.accept(store, camilla.id, CAMILLA.identity, version=PLEDGE_VERSION)
        assert [what for _, what, _ in told(store, "let in")] == [str(CAMILLA.identity)]
        assert not members.is_let_in(accepted)
        assert to_send(store, applications.WELCOME_CARD) == []
        found(store, CAMILLA)
        assert members.admit(theirs(store)).present
        assert to_send(store, applications.BEGIN_CARD) == [camilla.id]
        assert store.applications.rows == {}

    def test_an_older_wording_opens_nothing(self, store: Memory) -> None:
        camilla = approved(store)
        accepted = applications.accept(store, camilla.id, CAMILLA.identity, version=PLEDGE_VERSION - 1)
        assert accepted.pledge < PLEDGE_VERSION
        assert told(store, "let in") == []
        assert applications.invited(store, CAMILLA.identity) == accepted

    @pytest.mark.parametrize("who", [known("UX"), Identity("teams", "T1", "UC")])
    def test_nobody_accepts_for_another(self, store: Memory, who: Identity) -> None:
        camilla = approved(store)
        with pytest.raises(NotFound):
            applications.accept(store, camilla.id, who, version=PLEDGE_VERSION)

    def test_nobody_accepts_before_being_let_in(self, store: Memory) -> None:
        apply(store)
        with pytest.raises(NotFound):
            applications.accept(store, theirs(store).id, CAMILLA.identity, version=PLEDGE_VERSION)
        assert applications.invited(store, CAMILLA.identity) is None

    def test_brought_into_the_channel_first_they_still_have_to_accept(self, store: Memory) -> None:
        approved(store)
        found(store, CAMILLA)
        assert members.is_let_in(theirs(store))
        assert theirs(store).pledge < PLEDGE_VERSION
        assert to_send(store, applications.BEGIN_CARD) == []

    def test_one_reminder_after_a_week_and_then_the_approval_lapses(self, store: Memory) -> None:
        camilla = approved(store)
        store.letters.rows.clear()
        for days in (6, 8, 9, 60):
            applications.keep_moving(store, swedish(), now=NOW + timedelta(days=days))
            assert to_send(store, applications.REMINDER_CARD) == ([camilla.id] if days > 7 else [])
            assert len([one for one in store.letters.unsent() if one.counted]) == (days > 7)
        applications.lapse(store, camilla.id)
        assert store.members.get(camilla.id) is None
        assert told(store, "post") == []

    def test_no_time_passes_while_the_room_is_closed(self, store: Memory) -> None:
        camilla = approved(store)
        summer = (NOW.date(), (NOW + timedelta(days=20)).date())
        store.networks.change(replace(HERE, settings=replace(HERE.settings, closed=summer)))
        for days, reminded in ((8, []), (26, []), (30, [camilla.id])):
            applications.keep_moving(store, swedish(), now=NOW + timedelta(days=days))
            assert to_send(store, applications.REMINDER_CARD) == reminded

    def test_who_never_got_an_answer_is_told_that_the_application_lapsed(self, store: Memory) -> None:
        apply(store)
        applications.keep_moving(store, swedish(), now=NOW + timedelta(days=80))
        assert to_send(store, applications.REMINDER_CARD) == []
        applications.lapse(store, theirs(store).id)
        assert told(store, "post") == [(applications.LAPSED_CARD, "n1", Outsider(CAMILLA.identity))]
        assert (store.applications.rows, store.duties.rows) == ({}, {})


PETTER, MIA = Person(known("UP"), "Petter Kvarn", Account.FULL), Person(known("UM"), "Mia Gäst", Account.GUEST)
FREMD = Person(Identity("slack", "T9", "UF"), "Fremd Ling", Account.CLOSED)
FOUND = Subject(applications.FOUND_CARD, "n1")


class TestPastTheBot:
    def test_they_wait_on_one_list_and_the_facilitator_is_told_once(self, store: Memory) -> None:
        found(store, PETTER, MIA)
        found(store, FREMD, PETTER)
        waiting = applications.waiting(store, "n1")
        assert [one.name for one in waiting] == ["Fremd Ling", "Mia Gäst", "Petter Kvarn"]
        assert not any(members.is_let_in(one) for one in waiting)
        assert all(one.present for one in waiting)
        assert to_send(store, applications.FOUND_CARD) == ["anna"]

    def test_members_in_the_channel_are_nobodys_business(self, store: Memory) -> None:
        before = deepcopy(store.members)
        found(store, Person(known("U-bosse"), "Bosse Al", Account.FULL))
        assert store.members == before
        assert store.duties.get(FOUND) is None

    def test_each_is_let_in_put_out_or_left_waiting(self, store: Memory) -> None:
        found(store, PETTER, MIA, FREMD)
        petter, mia = theirs(store, PETTER), theirs(store, MIA)
        assert applications.sort(store, by=DORIS, let_in=[petter.id], put_out=[mia.id], now=NOW) == (1, 1)
        assert members.is_let_in(theirs(store, PETTER))
        assert to_send(store, applications.WELCOME_CARD) == [petter.id]
        assert store.members.get(mia.id) is None
        assert [what for _, what, _ in told(store, "put out")] == [str(MIA.identity)]
        assert told(store, "post") == [(applications.PUT_OUT_CARD, "n1", Outsider(MIA.identity))]
        assert store.duties.get(FOUND)
        fremd = theirs(store, FREMD).id
        assert applications.sort(store, by=ANNA, let_in=[fremd], put_out=[fremd, petter.id], now=NOW) == (0, 1)
        assert store.duties.get(FOUND) is None
        assert members.is_let_in(theirs(store, PETTER)), "seen to already"

    def test_only_those_who_look_after_the_room_sort_them_and_only_their_own(self, store: Memory) -> None:
        found(store, PETTER)
        petter = theirs(store, PETTER)
        with pytest.raises(NotFacilitator):
            applications.sort(store, by=BOSSE, let_in=[petter.id], put_out=[], now=NOW)
        assert applications.sort(store, by=EVA, let_in=[petter.id], put_out=[], now=NOW) == (0, 0)
        assert theirs(store, PETTER) == petter

    def test_who_applies_from_there_is_an_applicant(self, store: Memory) -> None:
        found(store, CAMILLA)
        apply(store)
        assert theirs(store).standing is Standing.APPLIED
        assert [duty.what.card for duty in store.duties.of("n1")] == [applications.CARD]
        assert members.is_let_in(applications.approve(store, theirs(store).id, by=ANNA, account=Account.FULL, now=NOW))
        assert store.applications.rows == {}, "nothing lapses for somebody inside"

    def test_who_goes_again_by_themselves_is_forgotten(self, store: Memory) -> None:
        before = deepcopy(store.members.rows)
        found(store, PETTER)
        applications.gone(store, theirs(store, PETTER), now=NOW)
        assert store.members.rows == before
        assert store.duties.rows == {}
        assert told(store, "post") == []


PEOPLE = st.sampled_from([CAMILLA, PETTER, MIA, FREMD])


@settings(max_examples=60, stateful_step_count=25)
class Entrance(RuleBasedStateMachine):
    """Everything that can happen at the door, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.store = furnished()
        self.said_yes: set[str] = set()

    @rule(person=PEOPLE, code=st.sampled_from([CODE, "Lärka", "fel"]))
    def somebody_applies(self, *, person: Person, code: str) -> None:
        apply(self.store, person, code)

    @rule(people=st.lists(PEOPLE, max_size=3))
    def somebody_is_in_the_channel(self, *, people: list[Person]) -> None:
        found(self.store, *people)

    @precondition(lambda self: self.on_the_way(Standing.APPLIED))
    @rule(draw=st.data(), yes=st.booleans())
    def a_facilitator_decides(self, *, draw: st.DataObject, yes: bool) -> None:
        member = draw.draw(st.sampled_from(self.on_the_way(Standing.APPLIED)))
        by = ANNA if member.network == "n1" else EVA
        if yes:
            applications.approve(self.store, member.id, by=by, account=Account.FULL, now=NOW)
            self.said_yes.add(member.id)
        else:
            applications.decline(self.store, member.id, by=by)

    @rule(draw=st.data())
    def a_facilitator_goes_through_the_list(self, *, draw: st.DataObject) -> None:
        ids = [member.id for member in applications.waiting(self.store, "n1")]
        let_in, put_out = (draw.draw(st.sets(st.sampled_from(ids))) if ids else set() for _ in range(2))
        applications.sort(self.store, by=ANNA, let_in=let_in, put_out=put_out, now=NOW)
        self.said_yes |= let_in

    @rule(person=PEOPLE)
    def somebody_accepts(self, *, person: Person) -> None:
        if member := applications.invited(self.store, person.identity):
            applications.accept(self.store, member.id, person.identity, version=PLEDGE_VERSION)

    @precondition(lambda self: self.store.applications.rows)
    @rule(draw=st.data())
    def time_runs_out(self, *, draw: st.DataObject) -> None:
        applications.lapse(self.store, draw.draw(st.sampled_from(sorted(self.store.applications.rows))))

    def on_the_way(self, standing: Standing) -> list[Member]:
        return [one for one in self.store.members.rows.values() if one.standing is standing]

    @invariant()
    def nobody_is_in_without_a_facilitators_yes(self) -> None:
        inside = {one.id for one in self.on_the_way(Standing.APPROVED)} - {ANNA.id, BOSSE.id, DORIS.id, EVA.id}
        assert inside <= self.said_yes

    @invariant()
    def whoever_waits_is_waited_for_and_nobody_else(self) -> None:
        waits = {Subject(applications.CARD, one.id) for one in self.on_the_way(Standing.APPLIED)}
        waits |= {Subject(applications.FOUND_CARD, one.network) for one in self.on_the_way(Standing.FOUND)}
        assert set(self.store.duties.rows) == waits

    @invariant()
    def time_runs_for_those_on_the_way_alone(self) -> None:
        outside = {one.id for one in self.on_the_way(Standing.APPROVED) if not one.present}
        assert set(self.store.applications.rows) == {one.id for one in self.on_the_way(Standing.APPLIED)} | outside


TestEntrance = Entrance.TestCase
