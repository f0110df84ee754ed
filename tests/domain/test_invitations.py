"""What a facilitator may write to those who are not here yet."""

from dataclasses import replace

import pytest

from domain import invitations
from domain.errors import Empty, NotFacilitator
from domain.invitations import CARD
from domain.members import Role
from domain.networks import Network
from domain.phones import NotAPhoneNumber
from domain.ports import Person, Subject
from domain.settings import NotALink
from tests.domain.memory import Memory, Told
from tests.storage.data import ANNA, BOSSE

AGNETA = replace(ANNA, role=Role.FACILITATOR)


@pytest.fixture
def store() -> Memory:
    store = Memory()
    store.networks.add(Network("n1", "Chefer i väst", "sv", b"salt"), None)
    return store


def test_the_words_are_kept_and_the_page_goes_to_whoever_asked_for_it(store: Memory) -> None:
    link = "https://join.chat.test/abc"
    invitations.write(store, "n1", by=AGNETA, letter=" Hej\u200b du ", link=link, phone="070 \n 174 06 05")
    found = store.networks.get("n1")
    assert found
    assert (found.settings.letter, found.settings.link, found.settings.phone) == ("Hej du", link, "070-174 06 05")
    assert store.outbox.told == [Told("post", Subject(CARD, "n1"), Person(AGNETA.id))]


def test_a_member_invites_nobody_in_the_rooms_name(store: Memory) -> None:
    with pytest.raises(NotFacilitator):
        invitations.write(store, "n1", by=BOSSE, letter="Hej", link="", phone="")
    assert store.outbox.told == []


@pytest.mark.parametrize("link", ["http://chat.test", "https://", "https:// x.se", "javascript:x"])
def test_only_a_whole_address_leads_anywhere(store: Memory, link: str) -> None:
    with pytest.raises(NotALink) as refused:
        invitations.write(store, "n1", by=AGNETA, letter="Hej", link=link, phone="")
    assert refused.value.at == "link"


def test_the_number_can_be_called(store: Memory) -> None:
    with pytest.raises(NotAPhoneNumber) as refused:
        invitations.write(store, "n1", by=AGNETA, letter="Hej", link="", phone="ring mig")
    assert refused.value.at == "phone"


def test_somebody_has_to_say_something(store: Memory) -> None:
    with pytest.raises(Empty) as refused:
        invitations.write(store, "n1", by=AGNETA, letter="\u200b \n", link="", phone="")
    assert refused.value.at == "letter"
