"""How what the facilitator writes is read, and who may decide."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from domain import duties, letters, settings
from domain.errors import NotFacilitator
from domain.members import Member, Role, Standing
from domain.networks import WELCOME_CARD, Network, Settings
from domain.ports import Room, Subject
from domain.settings import (
    DEPUTY_CARD,
    ClosedTooLong,
    EndsBeforeItBegins,
    NotALink,
    OneDayMissing,
)
from tests.domain.memory import Memory
from tests.small import START

ANNA = Member("anna", "n1", "Anna Ek", role=Role.FACILITATOR)
BOSSE = Member("bosse", "n1", "Bosse Al")
CLARA = Member("clara", "n1", "Clara Lind")


@pytest.fixture
def store() -> Memory:
    made = Memory()
    made.networks.add(Network("n1", "Nätverket", "sv", b"salt", Settings("ros tall 47", phone="040-10 20 30")), None)
    for member in (ANNA, BOSSE, CLARA):
        made.members.add(member, None)
    return made


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("https://www.ekestad.se/lexsarah", "https://www.ekestad.se/lexsarah"),
        ("ekestad.se/lex-sarah?id=1#form", "https://ekestad.se/lex-sarah?id=1#form"),
        (" https://ekestad.se ", "https://ekestad.se"),
        ("https://åmål.se/rapport", "https://åmål.se/rapport"),
    ],
)
def test_an_address_is_kept_whole(written: str, kept: str) -> None:
    assert settings.link(written, field="lex_sarah") == kept


@pytest.mark.parametrize(
    "written",
    [
        "http://ekestad.se",
        "ring mig",
        "https://ekestad",
        "https://ekestad.se/lex sarah",
        "javascript:alert(1)",
        "https://ekestad.se@example.org",
        "https://[::1",
        "mailto:anna@ekestad.se",
        "https://",
    ],
)
def test_what_cannot_be_followed_safely_is_no_address(written: str) -> None:
    with pytest.raises(NotALink) as refused:
        settings.link(written, field="lex_sarah")
    assert refused.value.at == "lex_sarah"


FIRST = date(2026, 7, 1)


def test_a_room_is_closed_on_both_days_or_not_at_all() -> None:
    assert settings.closed(None, None) is None
    assert settings.closed(FIRST, FIRST) == (FIRST, FIRST)
    assert settings.closed(FIRST, FIRST + timedelta(days=99)) == (FIRST, FIRST + timedelta(days=99))
    with pytest.raises(ClosedTooLong):
        settings.closed(FIRST, FIRST + timedelta(days=100))
    with pytest.raises(EndsBeforeItBegins):
        settings.closed(FIRST, FIRST - timedelta(days=1))
    with pytest.raises(OneDayMissing) as refused:
        settings.closed(None, FIRST)
    assert refused.value.at == "first"
    with pytest.raises(OneDayMissing) as refused:
        settings.closed(FIRST, None)
    assert refused.value.at == "last"


def test_one_decision_leaves_the_others_as_they_are(store: Memory) -> None:
    settings.decide(store, "n1", lambda kept: replace(kept, lex_sarah="https://a.se"), by=ANNA)
    found = store.networks.get("n1")
    assert found
    assert found.settings == Settings("ros tall 47", phone="040-10 20 30", lex_sarah="https://a.se")


def test_a_new_code_takes_the_place_of_the_old(store: Memory) -> None:
    changed = settings.renew_code(store, "n1", by=ANNA, chance=Random(1))
    assert changed.settings.code not in {"", "ros tall 47"}
    assert changed.settings.phone == "040-10 20 30"


def test_the_welcome_follows_the_networks_name(store: Memory) -> None:
    settings.rename(store, "n1", "Nattchefer", by=ANNA)
    found = store.networks.get("n1")
    assert found
    assert found.name == "Nattchefer"
    assert [(told.act, told.what, told.to) for told in store.outbox.told] == [
        ("refresh", Subject(WELCOME_CARD, "n1"), Room("n1"))
    ]


def test_members_decide_nothing(store: Memory) -> None:
    before = store.networks.get("n1")
    with pytest.raises(NotFacilitator):
        settings.decide(store, "n1", lambda kept: replace(kept, phone=""), by=BOSSE)
    with pytest.raises(NotFacilitator):
        settings.rename(store, "n1", "Mitt", by=BOSSE)
    with pytest.raises(NotFacilitator):
        settings.choose_deputies(store, "n1", ["bosse"], by=BOSSE, now=START)
    assert store.networks.get("n1") == before


def roles(store: Memory) -> dict[str, Role]:
    return {member.id: member.role for member in store.members.of("n1")}


def told(store: Memory, member: str) -> set[Subject]:
    return {letter.what for letter in store.letters.unsent() if letter.member == member}


def test_deputies_are_those_chosen_and_no_others_and_new_ones_are_told(store: Memory) -> None:
    settings.choose_deputies(store, "n1", ["bosse"], by=ANNA, now=START)
    assert roles(store) == {"anna": Role.FACILITATOR, "bosse": Role.DEPUTY, "clara": Role.MEMBER}
    assert told(store, "bosse") == {Subject(DEPUTY_CARD, "bosse")}
    settings.choose_deputies(store, "n1", ["clara"], by=ANNA, now=START)
    assert roles(store) == {"anna": Role.FACILITATOR, "bosse": Role.MEMBER, "clara": Role.DEPUTY}
    assert told(store, "bosse") == set(), "what was not told yet need not be"


def test_choosing_the_same_deputy_again_tells_nothing_new(store: Memory) -> None:
    settings.choose_deputies(store, "n1", ["bosse"], by=ANNA, now=START)
    letters.forget(store, Subject(DEPUTY_CARD, "bosse"))
    settings.choose_deputies(store, "n1", ["bosse"], by=ANNA, now=START)
    assert told(store, "bosse") == set()


def test_a_new_deputy_gets_what_has_lain_too_long_and_nothing_else(store: Memory) -> None:
    lain, fresh = Subject("applications.card", "a"), Subject("applications.card", "b")
    for what in (lain, fresh):
        duties.begin(store, "n1", what, now=START)
    duty = store.duties.get(lain)
    assert duty
    store.duties.change(replace(duty, escalated=True))
    settings.choose_deputies(store, "n1", ["bosse"], by=ANNA, now=START)
    assert told(store, "bosse") == {Subject(DEPUTY_CARD, "bosse"), lain}


@pytest.mark.parametrize(
    "away",
    [
        replace(CLARA, standing=Standing.APPLIED),
        replace(CLARA, standing=Standing.FOUND),
        replace(CLARA, present=False),
        replace(CLARA, active=False),
    ],
)
def test_nobody_who_is_not_let_in_stands_in(store: Memory, away: Member) -> None:
    store.members.change(away)
    assert [one.id for one in settings.may_stand_in(store, "n1")] == ["bosse"]
    settings.choose_deputies(store, "n1", ["clara", "anna"], by=ANNA, now=START)
    assert roles(store) == {"anna": Role.FACILITATOR, "bosse": Role.MEMBER, "clara": Role.MEMBER}
