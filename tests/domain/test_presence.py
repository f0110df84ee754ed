"""The room follows what the platform says, event by event and list by list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import applications, departures, networks, presence, questions
from domain.departures import Wish
from domain.members import Account, Identity, Person, Standing
from domain.networks import LET_IN_CARD, PUT_OUT_CARD
from domain.ports import Room, Subject
from domain.presence import Roll
from tests.domain.memory import Memory
from tests.domain.test_departures import LEAD, OWNERS, member, room, someone, told, user
from tests.storage.data import NETWORK, NOW, question


def went(store: Memory, id: str, network: str = "n1") -> None:
    presence.went(store, user(id), network, owners=OWNERS, now=NOW)


def changed(store: Memory, id: str, account: Account = Account.FULL, name: str = "") -> None:
    presence.changed(store, Person(user(id), name or id.title(), account), owners=OWNERS, now=NOW)


def test_leaving_the_channel_is_leaving_the_room_and_no_other() -> None:
    store = room(someone("anna"))
    went(store, "anna", "n2")
    assert member(store, "anna") == someone("anna")
    went(store, "anna")
    assert member(store, "anna").standing is Standing.LEFT


def test_who_was_let_in_and_is_not_in_the_channel_yet_has_not_left() -> None:
    store = room(someone("anna", present=False))
    went(store, "anna")
    assert member(store, "anna") == someone("anna", present=False)


def found(store: Memory, id: str, account: Account = Account.FULL) -> str:
    person = Person(user(id), id.title(), account)
    applications.found(store, "n1", [person], chance=Random(id), now=NOW)
    [one] = store.members.known_as(user(id))
    return one.id


def closed(store: Memory, id: str) -> None:
    changed(store, id, Account.CLOSED)


@pytest.mark.parametrize("away", [went, closed])
def test_who_never_was_let_in_leaves_nothing_and_nobody_has_to_see_to_them(
    away: Callable[[Memory, str], None],
) -> None:
    store = room(someone("lead", LEAD))
    id = found(store, "anna")
    assert store.duties.of("n1")
    away(store, "anna")
    assert store.members.get(id) is None
    assert store.duties.of("n1") == []


def test_an_application_outlives_a_visit_to_the_channel() -> None:
    store = room(someone("lead", LEAD), replace(someone("anna"), standing=Standing.APPLIED))
    went(store, "anna")
    assert member(store, "anna") == replace(someone("anna"), standing=Standing.APPLIED, present=False)
    closed(store, "anna")
    assert store.members.known_as(user("anna")) == []


def test_somebody_of_another_workspace_in_the_channel_waits_to_be_put_out() -> None:
    store = room(someone("lead", LEAD))
    id = found(store, "anna", Account.CLOSED)
    changed(store, "anna", Account.CLOSED, name="Anna Ny")
    assert member(store, id).name == "Anna Ny"
    assert store.duties.of("n1")


@pytest.mark.parametrize(
    ("account", "approved_as_guest", "stays", "said"),
    [
        (Account.FULL, False, True, []),
        (Account.GUEST, True, True, []),
        (Account.GUEST, False, False, ["guest n1"]),
        (Account.CLOSED, True, False, []),
        (Account.CLOSED, False, False, []),
    ],
)
def test_an_account_that_may_not_be_here_ends_it(
    account: Account, *, approved_as_guest: bool, stays: bool, said: list[str]
) -> None:
    store = room(someone("anna", guest=approved_as_guest))
    changed(store, "anna", account)
    assert (member(store, "anna").standing is Standing.APPROVED) == stays
    assert [what.id for what in told(store, "post")] == said


def test_who_waits_is_let_in_as_what_they_are_by_then() -> None:
    store = room(someone("lead", LEAD))
    id = found(store, "anna")
    changed(store, "anna", Account.GUEST)
    assert member(store, id).guest


def test_a_new_name_is_shown_wherever_the_old_one_stood() -> None:
    store = room(someone("anna"))
    questions.tell(store, replace(question("q1"), author="anna"))
    changed(store, "anna", name="Anna Berg")
    assert member(store, "anna") == someone("anna", name="Anna Berg")
    assert told(store, "refresh") == [Subject(questions.CARD, "q1")]
    changed(store, "anna", name="Anna Berg")
    assert len(told(store, "refresh")) == 1


def call(store: Memory, known: dict[Identity, bool], here: list[Person], elsewhere: list[Person]) -> None:
    roll = Roll(known, here, elsewhere)
    presence.call(store, "n1", roll, owners=OWNERS, chance=Random(5), now=NOW)


WHERE = st.sampled_from(["here", "elsewhere", "unknown"])


@given(st.lists(st.tuples(st.booleans(), st.booleans(), WHERE, st.sampled_from(Account)), max_size=5), st.booleans())
def test_the_whole_list_is_the_truth_and_an_empty_one_says_nothing(
    crowd: list[tuple[bool, bool, str, Account]],
    somebody_new: bool,  # noqa: FBT001  drawn
) -> None:
    """Of each: whether they were present when the platform was asked and now, and what it says."""
    store, known_before = room(someone("teams")), {}
    store.members.identities["teams"] = Identity("teams", "T1", "U1")
    here, elsewhere = [Person(user("new"), "New", Account.FULL)] if somebody_new else [], []
    for at, (was, now_present, where, account) in enumerate(crowd):
        id = f"m{at}"
        store.members.add(someone(id, present=now_present), user(id))
        known_before[user(id)] = was
        person = Person(user(id), id.title(), account)
        here += [person] if where == "here" else []
        elsewhere += [person] if where == "elsewhere" else []
    call(store, known_before, here, elsewhere)
    for at, (was, now_present, where, account) in enumerate(crowd):
        gone = was and now_present and where != "here"
        refused = where != "unknown" and account is not Account.FULL
        one, stays = member(store, f"m{at}"), not here or not (gone or refused)
        assert (one.standing is Standing.APPROVED) == stays, at
        if stays:
            came = bool(here) and where == "here" and not was
            assert one.present == (now_present or came), at
    assert member(store, "teams") == someone("teams")
    assert [one.standing for one in store.members.known_as(user("new"))] == [Standing.FOUND] * somebody_new


def test_who_left_while_the_list_was_read_is_nobody_new() -> None:
    store = room(someone("anna"), someone("bosse"))
    before = presence.known(store, "n1", "slack")
    here = [Person(user(id), id.title(), Account.FULL) for id in ("anna", "bosse", "clara")]
    went(store, "anna")
    call(store, before, here, [])
    assert store.members.known_as(user("anna")) == []
    assert [one.standing for one in store.members.known_as(user("clara"))] == [Standing.FOUND]


def test_who_has_left_and_is_not_out_of_the_channel_yet_is_nobody_new() -> None:
    store = room(someone("lead", LEAD), someone("anna"))
    departures.leave(store, member(store, "anna"), Wish.UNNAMED, owners=OWNERS, now=NOW)
    roll = Roll(presence.known(store, "n1", "slack"), [Person(user(id), id, Account.FULL) for id in ("lead", "anna")])
    presence.call(store, "n1", roll, owners=OWNERS, chance=Random(1), now=NOW)
    assert store.members.known_as(user("anna")) == []
    assert store.duties.of("n1") == []


def test_who_came_while_the_list_was_read_has_not_left() -> None:
    store = room(someone("anna"), someone("bosse", present=False))
    before = presence.known(store, "n1", "slack")
    presence.came(store, Person(user("bosse"), "Bosse", Account.FULL), "n1", chance=Random(1), now=NOW)
    call(store, before, [Person(user("anna"), "Anna", Account.FULL)], [])
    assert member(store, "bosse") == someone("bosse")


def test_who_is_about_to_be_let_in_is_not_missed() -> None:
    store = room(someone("founder", LEAD), someone("anna"), someone("bosse"))
    store.outbox.let_in(Room("n1"), user("founder"))
    networks.not_let_in(store, "n1", user("anna"), now=NOW)
    before = presence.known(store, "n1", "slack")
    assert before == {user("founder"): False, user("anna"): False, user("bosse"): True}
    call(store, before, [Person(user("bosse"), "Bosse", Account.FULL)], [])
    assert [member(store, id).standing for id in ("founder", "anna")] == [Standing.APPROVED, Standing.APPROVED]


def by_hand(store: Memory) -> set[Subject]:
    return {duty.what for duty in store.duties.of("n1")}


def test_what_had_to_be_done_by_hand_is_done_when_it_is_seen() -> None:
    store = room(someone("lead", LEAD), someone("anna", present=False))
    let_in = networks.by_hand(LET_IN_CARD, "n1", user("anna"))
    put_out = networks.by_hand(PUT_OUT_CARD, "n1", user("bosse"))
    networks.not_let_in(store, "n1", user("anna"), now=NOW)
    networks.not_put_out(store, "n1", user("bosse"), now=NOW)
    lead, anna, bosse = (Person(user(id), id.title(), Account.FULL) for id in ("lead", "anna", "bosse"))
    call(store, presence.known(store, "n1", "slack"), [lead, bosse], [anna])
    assert by_hand(store) >= {let_in, put_out}
    call(store, presence.known(store, "n1", "slack"), [lead, anna], [])
    assert not by_hand(store) & {let_in, put_out}


def test_what_had_to_be_done_by_hand_is_done_at_once_when_it_is_told() -> None:
    store = room(someone("lead", LEAD), someone("anna", present=False))
    networks.not_let_in(store, "n1", user("anna"), now=NOW)
    networks.not_put_out(store, "n1", user("bosse"), now=NOW)
    presence.came(store, Person(user("anna"), "Anna", Account.FULL), "n1", chance=Random(1), now=NOW)
    went(store, "bosse")
    assert by_hand(store) == set()


def test_what_has_to_be_done_by_hand_in_one_room_is_no_other_rooms() -> None:
    store = room(someone("lead", LEAD), someone("other", LEAD, network="n2"))
    store.networks.add(replace(NETWORK, id="n2"), None)
    for network in ("n1", "n2"):
        networks.not_let_in(store, network, user("anna"), now=NOW)
        networks.not_put_out(store, network, user("bosse"), now=NOW)
    presence.came(store, Person(user("anna"), "Anna", Account.FULL), "n2", chance=Random(1), now=NOW)
    presence.went(store, user("bosse"), "n2", owners=(), now=NOW)
    assert {what.card for what in by_hand(store)} == {LET_IN_CARD, PUT_OUT_CARD}
    assert [duty.what.card for duty in store.duties.of("n2")] == [applications.FOUND_CARD]
