"""The gate, and how it follows who comes and goes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import members
from domain.errors import PledgeDue, Stranger
from domain.members import PLEDGE_VERSION, Account, Identity, Member, Newcomer, Role, Seen, Standing
from tests.domain.memory import Memory
from tests.storage.data import ANNA, BOSSE, NOW, known

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
    members.keep_pledges(store, {"m1": version, "gone": version})
    if not members.is_let_in(member):
        assert anna(store) == member
        return
    assert member.pledge <= anna(store).pledge <= max(member.pledge, PLEDGE_VERSION)
    if version >= PLEDGE_VERSION:
        assert members.admit(anna(store))


def notice(
    store: Memory,
    delivery: str = "E1",
    *,
    network: str | None = None,
    present: bool | None = None,
    account: Account | None = None,
) -> None:
    members.notice(store, Seen(known("U1"), network, present, account), delivery=delivery, now=NOW)


def test_leaving_one_room_shuts_that_one_at_once_and_coming_back_opens_it(store: Memory) -> None:
    notice(store, network="n1", present=False)
    assert not members.is_let_in(anna(store))
    assert members.is_let_in(anna(store, "m9"))
    notice(store, "E2", network="n1", present=True)
    assert anna(store) == ANNA_IN


def test_a_closed_account_is_out_of_every_room(store: Memory) -> None:
    notice(store, account=Account.CLOSED)
    assert not members.is_let_in(anna(store))
    assert not members.is_let_in(anna(store, "m9"))


@pytest.mark.parametrize(("network", "present"), [(None, False), ("n2", False), ("n1", None), (None, None)])
def test_what_happens_in_another_channel_or_says_nothing_changes_nothing(
    store: Memory, network: str | None, *, present: bool | None
) -> None:
    notice(store, network=network, present=present)
    assert anna(store) == ANNA_IN


def test_a_delivery_that_comes_again_after_the_next_one_changes_nothing(store: Memory) -> None:
    notice(store, "E1", network="n1", present=False)
    notice(store, "E2", network="n1", present=True)
    notice(store, "E1", network="n1", present=False)
    assert anna(store) == ANNA_IN


@given(st.booleans(), st.booleans(), st.booleans(), st.sampled_from([None, *Account]))
def test_the_whole_list_is_the_truth_whatever_was_missed(
    was_there: bool,  # noqa: FBT001  drawn
    was_active: bool,  # noqa: FBT001  drawn
    other_platform: bool,  # noqa: FBT001  drawn
    listed_as: Account | None,
) -> None:
    store = Memory()
    before = replace(ANNA_IN, present=was_there, active=was_active)
    identity = Identity("teams" if other_platform else "slack", "T1", "U1")
    store.members.add(before, identity)
    store.members.add(BOSSE, None)
    members.reconcile(store, "n1", "slack", {} if listed_as is None else {identity: listed_as})
    if other_platform:
        assert anna(store) == before
    else:
        assert anna(store).present == (listed_as is not None)
        assert anna(store).active == (was_active if listed_as is None else listed_as is Account.FULL)
    assert anna(store, "m2") == BOSSE


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
