"""What is kept of what members tell, what they are asked for, whom the list finds, and who looks after the room."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import departures, members, profiles
from domain.errors import NotFound, OnlyTheFacilitator
from domain.members import Attributes, Done, Member, Profile, Role, Standing
from domain.networks import Network, Settings
from domain.phones import NotAPhoneNumber
from domain.ports import Subject
from domain.profiles import Ask, LastFacilitator, NotAYear, Wishes
from domain.quiet import DAYTIME, NIGHTS, Quiet
from domain.themes import FIELDS, PROVIDERS, SIZE_CLASSES, THEMES
from tests.domain.memory import Memory
from tests.storage.data import NOW

if TYPE_CHECKING:
    from collections.abc import Collection

LIST = Settings(municipalities=(("Almsjö", "liten"), ("Ekestad", "stor"), ("Lindgården Omsorg", "")))
NETWORK = Network("n1", "Rummet", "sv", b"salt", LIST)
NO_POST, NOTHING = Attributes(), Profile()
ANNA, BOSSE, CLARA = (Member(id, "n1", name) for id, name in (("a", "Anna Ek"), ("b", "Bosse Al"), ("c", "Clara Lind")))


def room(*members: Member, settings: Settings = LIST) -> Memory:
    store = Memory()
    store.networks.add(replace(NETWORK, settings=settings), None)
    for member in members:
        store.members.add(member, None)
    return store


def kept(store: Memory, id: str = "a") -> Member:
    found = store.members.get(id)
    assert found
    return found


def tell(
    store: Memory,
    attributes: Attributes = NO_POST,
    profile: Profile = NOTHING,
    asked: Collection[Ask] = tuple(Ask),
) -> Member:
    return profiles.tell(store, "n1", "a", attributes, profile, asked=asked)


WORDS = st.sampled_from(["", "nonsense", "b", "c", "gone", *THEMES, *FIELDS, *PROVIDERS, *SIZE_CLASSES])
PROFILES = st.builds(
    Profile,
    field=WORDS,
    since=st.none() | st.integers(1960, 2026),
    talks_about=st.lists(WORDS).map(tuple),
    phone=st.sampled_from(["", "070-174 06 05", "+4670 1740605"]),
    close_to=st.lists(st.sampled_from(["a", "b", "c", "gone"])).map(tuple),
)
ATTRIBUTES = st.builds(
    Attributes,
    st.sampled_from(["", "enhetschef"]),
    st.sampled_from(["", "Almsjö", "Ekestad", "Ljusdal", "Ingenstans"]),
    WORDS,
    WORDS,
    st.none() | st.booleans(),
)


@given(ATTRIBUTES, PROFILES, st.sets(st.sampled_from(Ask)))
def test_whatever_is_told_only_what_is_known_here_is_kept_and_telling_it_again_changes_nothing(
    attributes: Attributes, profile: Profile, asked: set[Ask]
) -> None:
    store = room(ANNA, BOSSE, replace(CLARA, present=False))
    told = tell(store, attributes, profile, asked)
    assert told == kept(store)
    assert told.profile.field in ("", *FIELDS)
    assert told.attributes.provider in ("", *PROVIDERS)
    assert told.attributes.size_class in ("", *SIZE_CLASSES)
    assert set(told.profile.talks_about) <= set(THEMES)
    assert set(told.profile.close_to) <= {"b"}
    assert set(told.profile.asked) == asked
    assert tell(store, told.attributes, told.profile, ()) == told


@given(st.permutations(list(Ask)))
def test_nothing_tells_in_which_order_a_member_told_or_declined(asks: list[Ask]) -> None:
    store, other = room(ANNA), room(ANNA)
    for ask in asks[:5]:
        tell(store, asked=[ask])
        members.keep(other, {"a": Done(declined=frozenset({ask}))})
    assert kept(store) == kept(other) == tell(room(ANNA), asked=asks[:5])


@given(ATTRIBUTES)
def test_what_is_told_is_what_the_room_is_counted_by(attributes: Attributes) -> None:
    store = room(ANNA, BOSSE)
    told = tell(store, attributes)
    assert store.members.audience("n1") == Counter([told.attributes, BOSSE.attributes])


@pytest.mark.parametrize(
    ("municipality", "size"),
    [
        ("Almsjö", "liten"),
        ("Ekestads kommun", "stor"),
        ("Ljusdals kommun", "mellan"),
        ("Lindgården Omsorg", ""),
        ("Annat", ""),
    ],
)
def test_the_size_follows_from_the_list_of_the_room_or_the_country(municipality: str, size: str) -> None:
    told = tell(room(ANNA), Attributes(municipality=municipality, size_class="mellan"), asked=[Ask.MUNICIPALITY])
    assert (told.attributes.municipality, told.attributes.size_class) == (municipality.removesuffix("s kommun"), size)


def test_who_moves_to_another_municipality_leaves_the_size_of_the_first() -> None:
    store = room(replace(ANNA, attributes=Attributes("enhetschef", "Almsjö", "liten")))
    assert tell(store, Attributes("enhetschef", "Annat", "liten"), asked=[Ask.MUNICIPALITY]).attributes.size_class == ""
    assert tell(store, Attributes("enhetschef", "Annat", "mellan")).attributes.size_class == "mellan"


def test_each_thing_is_asked_for_once_in_order_until_nothing_is_left() -> None:
    store = room(ANNA)
    asked = []
    while ask := profiles.next_to_ask(kept(store), LIST):
        asked.append(ask)
        members.keep(store, {"a": Done(declined=frozenset({ask}))})
    assert asked == [ask for ask in Ask if ask not in {Ask.SIZE_CLASS, Ask.RATHER_NOT}]


def test_what_is_told_is_not_asked_for_and_the_size_only_of_a_place_on_no_list() -> None:
    somewhere = replace(ANNA, attributes=Attributes("enhetschef", "Annat", works_nights=False))
    asks = []
    while ask := profiles.next_to_ask(somewhere, LIST):
        asks.append(ask)
        somewhere = replace(somewhere, profile=replace(somewhere.profile, asked=(*somewhere.profile.asked, ask)))
    wanted = [Ask.TALKS_ABOUT, Ask.FIELD, Ask.PROVIDER, Ask.SIZE_CLASS, Ask.SINCE, Ask.PHONE]
    assert asks == [*wanted, Ask.WORKPLACE, Ask.CLOSE_TO]


def test_a_number_that_cannot_be_called_changes_nothing() -> None:
    store = room(ANNA)
    with pytest.raises(NotAPhoneNumber):
        tell(store, Attributes("enhetschef"), Profile(phone="fråga i växeln"))
    assert kept(store) == ANNA


@pytest.mark.parametrize("written", ["16", "1959", "2027", "i fjol", "20166", "²⁰¹⁶"])
def test_a_year_is_a_year(written: str) -> None:
    assert profiles.year("", NOW) is None
    assert profiles.year("2016", NOW) == 2016
    with pytest.raises(NotAYear):
        profiles.year(written, NOW)


@pytest.mark.parametrize(
    ("nights", "chosen", "stored"),
    [
        (None, DAYTIME, None),
        (True, NIGHTS, None),
        (True, DAYTIME, DAYTIME),
        (False, Quiet(22, 14), Quiet(22, 14)),
        (None, None, None),
    ],
)
def test_hours_that_follow_from_the_work_go_on_following_it(
    *, nights: bool | None, chosen: Quiet | None, stored: Quiet | None
) -> None:
    store = room(replace(ANNA, attributes=Attributes(works_nights=nights)))
    profiles.settle(store, "n1", "a", Wishes(chosen, "en"), now=NOW)
    assert (kept(store).quiet, kept(store).language) == (stored, "en")


def test_the_list_is_in_swedish_order_and_of_those_in_the_room() -> None:
    names = ["Örjan", "Anna", "Åke", "Zahra", "Ärna", "Birgit"]
    members = [Member(str(number), "n1", name) for number, name in enumerate(names)]
    away = [replace(ANNA, present=False), replace(BOSSE, standing=Standing.LEFT), replace(CLARA, active=False)]
    listed = profiles.in_the_room(room(*members, *away), "n1")
    assert [one.name for one in listed] == ["Anna", "Birgit", "Zahra", "Åke", "Ärna", "Örjan"]


@pytest.mark.parametrize(
    ("words", "theme", "found"),
    [
        ("", "", "abc"),
        ("anna", "", "a"),
        ("ek ann", "", "a"),
        ("ALMSJO", "", "ab"),
        ("enhetschef almsjö", "", "b"),
        ("nna", "", ""),
        ("", "natt", "bc"),
        ("bosse", "natt", "b"),
        ("anna", "natt", ""),
    ],
)
def test_a_few_letters_or_a_theme_find_whom_one_can_call(words: str, theme: str, found: str) -> None:
    people = [
        replace(ANNA, attributes=Attributes("områdeschef", "Almsjö")),
        replace(BOSSE, attributes=Attributes("enhetschef", "Almsjö"), profile=Profile(talks_about=("natt", "schema"))),
        replace(CLARA, profile=Profile(talks_about=("natt",))),
    ]
    assert [one.id for one in profiles.fitting(people, words, theme)] == list(found)


LEADER = replace(BOSSE, role=Role.FACILITATOR)


def test_the_last_facilitator_stays_until_there_is_another() -> None:
    away = replace(CLARA, role=Role.FACILITATOR, present=False)
    store = room(ANNA, LEADER, away)
    with pytest.raises(LastFacilitator):
        profiles.relieve(store, "n1", "b", by=LEADER, now=NOW)
    departures.succeed(store, "a", by=LEADER, now=NOW)
    profiles.relieve(store, "n1", "b", by=kept(store), now=NOW)
    assert [kept(store, id).role for id in "ab"] == [Role.FACILITATOR, Role.MEMBER]
    [told] = [letter for letter in store.letters.unsent() if letter.member == "b"]
    assert told.what == Subject(profiles.RELIEVED_CARD, "n1")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.DEPUTY])
def test_only_a_facilitator_changes_who_is_one(role: Role) -> None:
    store = room(ANNA, LEADER, replace(CLARA, role=role))
    with pytest.raises(OnlyTheFacilitator):
        profiles.relieve(store, "n1", "b", by=kept(store, "c"), now=NOW)
    with pytest.raises(NotFound):
        profiles.relieve(store, "n2", "a", by=replace(LEADER, network="n2"), now=NOW)
    assert profiles.relieve(store, "n1", "a", by=LEADER, now=NOW) == ANNA
    assert kept(store, "b") == LEADER
