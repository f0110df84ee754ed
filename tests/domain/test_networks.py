"""How a room comes to be, also when the platform does not want it to."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import applications, duties, networks
from domain.errors import AlreadyKept, NotFacilitator, NotFound
from domain.group_rooms import SmallRoom
from domain.library import OFFER_CARD
from domain.members import Account, Identity, Member, Newcomer, Person, Role, Standing, is_let_in
from domain.networks import FAILED_CARD, PUT_OUT_CARD, WELCOME_CARD, Network, Place, RoomTaken, Settings, State
from domain.ports import Room, Subject
from tests.domain.memory import Memory
from tests.small import START

NEW = Network("n1", "Nattchefer i länet", "sv", b"0123456789abcdef")
ANNA = Identity("test", "W1", "anna")
FOUNDER = Newcomer("m1", ANNA, "Anna Ek", Role.FACILITATOR)
HERE = Place("test", "W1", "C1")
FAILED = Subject(FAILED_CARD, "n1")
OFFER = Subject(OFFER_CARD, "n1")
"""Every new room's."""


def set_up(store: Memory, place: Place | None = None, network: Network = NEW) -> Network:
    founder = replace(FOUNDER, id=f"m-{network.id}")
    return networks.set_up(store, network, founder, place, now=START, chance=Random(network.id))


def facilitator(store: Memory, network: str = "n1") -> Member:
    [found] = [one for one in store.members.of(network) if one.role is Role.FACILITATOR]
    return found


def acts(store: Memory) -> list[str]:
    return [told.act for told in store.outbox.told]


def test_a_new_room_has_a_code_a_facilitator_who_has_yet_to_promise_and_a_channel_on_its_way() -> None:
    store = Memory()
    network = set_up(store)
    assert network.settings.code
    assert store.networks.get("n1") == network
    assert is_let_in(facilitator(store))
    assert (facilitator(store).name, facilitator(store).pledge) == ("Anna Ek", 0)
    assert store.members.known_as(ANNA) == [facilitator(store)]
    assert acts(store) == ["open", "let in", "topic", "post", "pin"]
    assert networks.state(store, "n1") is State.COMING


def test_a_channel_that_is_there_becomes_the_room_and_those_in_it_wait_to_be_let_in() -> None:
    store = Memory()
    set_up(store, HERE)
    assert store.networks.at(HERE) == store.networks.get("n1")
    assert acts(store) == ["look around", "topic", "post", "pin"]
    there = [
        Person(ANNA, "Anna Ek", Account.FULL),
        Person(Identity("test", "W1", "bosse"), "Bosse Al", Account.FULL),
        Person(Identity("test", "W1", "gast"), "Gäst Gran", Account.GUEST),
    ]
    applications.found(store, "n1", there, chance=Random(1), now=START)
    assert {one.name: one.standing for one in store.members.of("n1")} == {
        "Anna Ek": Standing.APPROVED,
        "Bosse Al": Standing.FOUND,
        "Gäst Gran": Standing.FOUND,
    }
    assert {duty.what for duty in store.duties.of("n1")} == {Subject(applications.FOUND_CARD, "n1"), OFFER}


def test_the_same_form_makes_one_room_and_a_channel_holds_one() -> None:
    store = Memory()
    set_up(store, HERE)
    with pytest.raises(AlreadyKept):
        set_up(store)
    with pytest.raises(RoomTaken):
        set_up(store, HERE, replace(NEW, id="n2"))
    assert [network.id for network in store.networks.all()] == ["n1"]


def test_the_channel_of_a_small_group_becomes_no_room() -> None:
    store = Memory()
    set_up(store)
    store.group_rooms.add(SmallRoom("t-1", "t", "1"))
    store.group_rooms.move("t-1", HERE)
    duties.begin(store, "n1", FAILED, now=START)
    with pytest.raises(RoomTaken):
        set_up(store, HERE, replace(NEW, id="n2"))
    with pytest.raises(RoomTaken):
        networks.adopt(store, "n1", HERE, by=facilitator(store))


def test_a_channel_that_could_not_be_made_is_made_when_somebody_tries_again_and_once() -> None:
    store = Memory()
    set_up(store)
    duties.begin(store, "n1", FAILED, now=START)
    assert networks.state(store, "n1") is State.FAILED
    store.outbox.told.clear()
    networks.make_again(store, "n1", by=facilitator(store))
    networks.make_again(store, "n1", by=facilitator(store))
    assert acts(store).count("open") == 1
    assert networks.state(store, "n1") is State.COMING
    networks.made(store, "n1", HERE)
    assert networks.state(store, "n1") is State.THERE


def test_a_room_without_channel_may_take_one_that_is_there_and_that_is_nobodys() -> None:
    store = Memory()
    set_up(store)
    set_up(store, Place("test", "W1", "C2"), replace(NEW, id="n2"))
    duties.begin(store, "n1", FAILED, now=START)
    with pytest.raises(RoomTaken):
        networks.adopt(store, "n1", Place("test", "W1", "C2"), by=facilitator(store))
    networks.adopt(store, "n1", HERE, by=facilitator(store))
    assert store.networks.place("n1") == HERE
    assert [duty.what for duty in store.duties.of("n1")] == [OFFER]


def test_a_room_that_has_a_channel_keeps_it() -> None:
    store = Memory()
    set_up(store, HERE)
    with pytest.raises(NotFound):
        networks.adopt(store, "n1", Place("test", "W1", "C2"), by=facilitator(store))
    assert store.networks.place("n1") == HERE


def test_only_those_who_look_after_the_room_try_again_or_take_another_channel() -> None:
    store = Memory()
    set_up(store)
    duties.begin(store, "n1", FAILED, now=START)
    member = Member("m2", "n1", "Bosse Al")
    with pytest.raises(NotFacilitator):
        networks.make_again(store, "n1", by=member)
    with pytest.raises(NotFacilitator):
        networks.adopt(store, "n1", HERE, by=member)
    assert networks.state(store, "n1") is State.FAILED


def test_what_has_been_done_by_hand_waits_no_more_and_another_rooms_facilitator_cannot_say_so() -> None:
    store = Memory()
    set_up(store, HERE)
    set_up(store, None, replace(NEW, id="n2"))
    what = Subject(PUT_OUT_CARD, "test/W1/bosse")
    duties.begin(store, "n1", what, now=START)
    networks.done_by_hand(store, what, by=facilitator(store, "n2"))
    assert store.duties.get(what)
    networks.done_by_hand(store, what, by=facilitator(store))
    assert store.duties.get(what) is None


def test_the_word_of_welcome_is_pinned_in_the_room() -> None:
    store = Memory()
    set_up(store)
    welcome = Subject(WELCOME_CARD, "n1")
    assert [(told.act, told.to) for told in store.outbox.told if told.what == welcome] == [
        ("post", Room("n1")),
        ("pin", Room("n1")),
    ]


@given(st.integers())
def test_every_code_is_said_on_the_phone_without_doubt_and_opens_its_own_room(seed: int) -> None:
    store = Memory()
    code = networks.draw_code(store, Random(seed))
    *said, number = code.split(" ")
    assert len(said) == 2
    assert all(word.isalpha() and word.islower() and len(word) <= 8 for word in said)
    assert number.isdigit()
    assert not {"0", "1"} & set(number)
    assert applications.opens(Settings(code), code.upper().replace(" ", "-"))
    store.networks.add(replace(NEW, settings=Settings(code)), None)
    assert networks.draw_code(store, Random(seed)) != code


def test_a_room_that_has_a_code_keeps_it() -> None:
    store = Memory()
    network = set_up(store)
    assert networks.give_code(store, network, chance=Random(9)).settings.code == network.settings.code
