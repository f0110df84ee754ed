"""Everything that may be tipped comes once before anything comes twice, and what suits comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import members, tips
from domain.members import Attributes, Done, Member, Profile
from domain.solutions import Solution, State, Text
from domain.tips import Why
from tests.domain.memory import Memory
from tests.storage.data import BOSSE, NETWORK, NOW, known

KARIN = Member("m3", "n1", "Karin", attributes=Attributes(size_class="liten"), profile=Profile(talks_about=("schema",)))
TEXTS = (
    Text("Vi lottade.", themes=("schema",)),
    Text("Vi lottade.", size_class="liten"),
    Text("Vi lottade.", themes=("natt",), size_class="stor"),
)
"""What Karin gladly talks about; from a place like hers; neither."""

KINDS = st.sampled_from(TEXTS)
EVENTS = st.lists(
    st.one_of(
        st.just(("tip", 0, TEXTS[0])),
        st.just(("tip", 0, TEXTS[0])),
        st.tuples(st.just("comes"), st.just(0), KINDS),
        st.tuples(st.just("goes"), st.integers(0, 50), KINDS),
    ),
    max_size=80,
)


def a_room(member: Member = KARIN) -> Memory:
    store = Memory()
    store.networks.add(NETWORK, None)
    for one in (member, BOSSE):
        store.members.add(one, known(one.id))
    return store


def add(store: Memory, id: str, text: Text = TEXTS[2], owner: str | None = "m2") -> None:
    store.solutions.add(Solution(id, "n1", text, owner, named=False, state=State.RELEASED, since=NOW))


def read(store: Memory, id: str = "m3") -> tips.Tip | None:
    """The next one, and how far they have come."""
    member = store.members.rows[id]
    found = tips.next_tip(store, member, now=NOW)
    if found:
        members.keep(store, {id: Done(tip=found.number)})
    return found


def walk(store: Memory, count: int) -> list[str]:
    return [found.solution.id for _ in range(count) if (found := read(store))]


@given(salt=st.text("abc", max_size=3), events=EVENTS)
def test_all_come_once_before_any_comes_twice_however_they_come_and_go(
    salt: str, events: list[tuple[str, int, Text]]
) -> None:
    store, shown, there = a_room(), list[str](), list[set[str]]()
    for number, (what, which, text) in enumerate(events):
        ids = sorted(store.solutions.rows)
        if what == "comes":
            add(store, f"{salt}{number}", text)
        elif what == "goes" and ids:
            store.solutions.delete(ids[which % len(ids)])
        elif what == "tip":
            found = read(store)
            assert (found is None) == (not ids)
            shown.append(found.solution.id if found else "")
        there.append(set(store.solutions.rows))
    tipped_at = [number for number, (what, _, _) in enumerate(events) if what == "tip"]
    for id in set(shown) - {""}:
        turns = [turn for turn, one in enumerate(shown) if one == id]
        for first, second in pairwise(turns):
            all_along = set.intersection(*there[tipped_at[first] : tipped_at[second] + 1])
            assert all_along - {id} <= set(shown[first:second])


@given(texts=st.lists(KINDS, max_size=30), salt=st.text("abc", max_size=3))
def test_what_suits_comes_first(texts: list[Text], salt: str) -> None:
    store = a_room()
    for number, text in enumerate(texts):
        add(store, f"{salt}{number}", text)
    kinds = [TEXTS.index(store.solutions.rows[id].text) for id in walk(store, len(texts))]
    assert kinds == sorted(TEXTS.index(text) for text in texts)


def test_two_members_walk_in_different_orders() -> None:
    store = a_room()
    store.members.add(replace(KARIN, id="m4"), known("m4"))
    for number in range(8):
        add(store, f"s{number}")
    orders = [[found.solution.id for _ in range(8) if (found := read(store, id))] for id in ("m3", "m4")]
    assert sorted(orders[0]) == sorted(orders[1])
    assert orders[0] != orders[1]


def test_all_come_also_where_chance_gives_several_the_same_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tips, "BAND", 3)
    store = a_room()
    for number in range(12):
        add(store, f"s{number}")
    assert sorted(walk(store, 12)) == sorted(store.solutions.rows)


def test_the_number_is_one_that_every_database_takes() -> None:
    store = a_room()
    for number in range(200):
        add(store, f"s{number}", TEXTS[number % 3])
    numbers = [number for number, _ in tips.numbered(KARIN, list(store.solutions.rows.values()))]
    assert 0 < numbers[0] < numbers[-1] < 2**31
    assert len(set(numbers)) == 200


def test_only_what_is_fresh_and_somebody_elses_is_tipped_of() -> None:
    store = a_room()
    add(store, "own", owner="m3")
    add(store, "nobodys", owner=None)
    for id, changes in {
        "old": {"since": NOW - timedelta(days=366)},
        "outdated": {"outdated": "Huset är rivet."},
        "draft": {"state": State.DRAFT},
        "hidden": {"state": State.HIDDEN},
    }.items():
        add(store, id)
        store.solutions.change(replace(store.solutions.rows[id], **changes))  # type: ignore[arg-type]
    assert walk(store, 3) == ["nobodys"] * 3


@pytest.mark.parametrize(
    ("member", "text", "why"),
    [
        (KARIN, Text("…", themes=("schema",), size_class="stor"), Why.THEME),
        (replace(KARIN, profile=Profile("natt")), Text("…", themes=("natt",)), Why.NIGHT),
        (replace(KARIN, profile=Profile("korttid")), Text("Korttiden fick fler rum."), Why.FIELD),
        (replace(KARIN, profile=Profile("rehab")), Text("…", themes=("Rehab",)), Why.FIELD),
        (KARIN, Text("…", size_class="liten"), Why.SIZE),
        (KARIN, Text("…", provider="privat"), None),
        (KARIN, Text("…"), None),
    ],
)
def test_what_they_have_in_common(member: Member, text: Text, why: Why | None) -> None:
    assert tips.suits(member, text) is why
