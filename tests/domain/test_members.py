"""The gate, and who comes through it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import members
from domain.errors import PledgeDue, Stranger
from domain.members import PLEDGE_VERSION, Account, Done, Member, Newcomer, Role, Standing
from tests.domain.memory import Memory
from tests.storage.data import ANNA, known

ANNA_IN = replace(ANNA, pledge=PLEDGE_VERSION)
ANYBODY = st.builds(
    Member,
    st.just("m1"),
    st.just("n1"),
    st.just("Anna"),
    role=st.sampled_from(Role),
    standing=st.sampled_from(Standing),
    pledge=st.integers(-1, PLEDGE_VERSION + 1),
    present=st.booleans(),
    active=st.booleans(),
)


@pytest.fixture
def store() -> Memory:
    store = Memory()
    store.members.add(ANNA_IN, known("U1"))
    store.members.add(replace(ANNA_IN, id="m9", network="n9"), known("U1"))
    return store


def anna(store: Memory, id: str = "m1") -> Member:
    found = store.members.get(id)
    assert found
    return found


@given(ANYBODY)
def test_the_gate_lets_in_whoever_has_everything_and_nobody_for_their_role(member: Member) -> None:
    may_enter = member.standing is Standing.APPROVED and member.present and member.active
    assert members.is_let_in(member) == may_enter
    if may_enter and member.pledge >= PLEDGE_VERSION:
        assert members.admit(member) is member
    else:
        with pytest.raises(PledgeDue if may_enter else Stranger):
            members.admit(member)


def test_nobody_is_a_stranger() -> None:
    with pytest.raises(Stranger):
        members.admit(None)


@given(ANYBODY, st.integers(-1, PLEDGE_VERSION + 1))
def test_only_who_is_let_in_can_accept_the_pledge_and_never_less_of_it(member: Member, version: int) -> None:
    store = Memory()
    store.members.add(member, None)
    members.keep(store, {"m1": Done(pledge=version), "gone": Done(pledge=version)})
    if not members.is_let_in(member):
        assert anna(store) == member
        return
    assert member.pledge <= anna(store).pledge <= max(member.pledge, PLEDGE_VERSION)
    if version >= PLEDGE_VERSION:
        assert members.admit(anna(store))


@pytest.mark.parametrize(
    ("account", "guest", "counts"),
    [
        (Account.FULL, False, True),
        (Account.FULL, True, True),
        (Account.GUEST, False, False),
        (Account.GUEST, True, True),
        (Account.CLOSED, False, False),
        (Account.CLOSED, True, False),
    ],
)
def test_a_guests_account_counts_where_it_was_approved_as_one(account: Account, *, guest: bool, counts: bool) -> None:
    assert members.is_open(account, replace(ANNA, guest=guest)) == counts


def welcome(store: Memory, *newcomers: Newcomer) -> list[Member]:
    return members.welcome(store, "n1", newcomers, language="sv")


def newcomer(role: Role = Role.MEMBER, user: str = "U1") -> Newcomer:
    return Newcomer("new", known(user), "Anna Ny", role)


def test_a_newcomer_is_approved_and_still_has_to_pledge(store: Memory) -> None:
    [new] = welcome(store, newcomer(user="U3"))
    assert store.members.known_as(known("U3")) == [new]
    with pytest.raises(PledgeDue):
        members.admit(new)


@pytest.mark.parametrize(
    ("given_role", "keeps"), [(Role.MEMBER, Role.FACILITATOR), (Role.DEPUTY, Role.DEPUTY)], ids=["none", "another"]
)
def test_who_comes_back_keeps_what_they_had_but_for_a_role_given_now(
    store: Memory, given_role: Role, keeps: Role
) -> None:
    store.members.change(replace(ANNA_IN, standing=Standing.LEFT, present=False, active=False))
    assert welcome(store, newcomer(given_role)) == []
    assert anna(store) == replace(ANNA_IN, role=keeps)
    assert anna(store, "m9").network == "n9"
