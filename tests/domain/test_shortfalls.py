"""What is said of a proposal: what could not be had and why, and never of whom it is kept apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import shortfalls
from domain.compositions import Gathering, Guest
from domain.errors import NotFound
from domain.groupings import Table
from domain.shortfalls import NEW, Lack, Shortfall, is_grave, move

SIZES = (3, 4)
PAIRS = st.sampled_from([frozenset(pair) for pair in combinations("abcdefg", 2)])


def here(*guests: Guest, apart: tuple[str, ...] = (), met: tuple[str, ...] = ()) -> Gathering:
    return Gathering(guests, frozenset(map(frozenset, apart)), tuple((tuple(group),) for group in met))


def guests(names: str, **places: str) -> list[Guest]:
    return [Guest(who, who.upper(), municipality=places.get(who, "")) for who in names]


def tables(*groups: str) -> list[Table]:
    return [Table(str(at), tuple(those)) for at, those in enumerate(groups, start=1)]


def of(gathering: Gathering, *groups: str) -> list[Shortfall]:
    return shortfalls.of(gathering, SIZES, tables(*groups))


def test_nothing_is_said_where_all_could_be_had() -> None:
    assert of(here(*guests("abcdef")), "abc", "def") == []


def test_too_few_are_too_few_and_nothing_else() -> None:
    assert of(here(*guests("ab")), "ab") == [Shortfall(Lack.FEW, count=2)]


def test_more_from_one_place_than_there_are_groups_is_scarce_and_fewer_is_not() -> None:
    many = here(*guests("abcdef", a="Åsby", b="Åsby", d="åsby"))
    [said] = of(many, "abc", "def")
    assert said == Shortfall(Lack.MUNICIPALITY, "Åsby", 3, 2, scarce=True)
    few = here(*guests("abcdef", a="Åsby", b="Åsby"))
    assert of(few, "abc", "def") == [Shortfall(Lack.MUNICIPALITY, "Åsby", 2, 2)]


def test_people_who_cannot_be_divided_so_are_told_from_groups_made_so_by_hand() -> None:
    assert of(here(*guests("abcde")), "abcde") == [Shortfall(Lack.SIZE, count=1, groups=5, scarce=True)]
    assert of(here(*guests("abcdefgh")), "abcdef", "gh") == [Shortfall(Lack.SIZE, count=2, groups=8)]


@given(
    st.permutations("abcdefg"), st.integers(0, 7), st.sets(PAIRS), st.sampled_from("abcdefg"), st.sampled_from("12n")
)
def test_who_is_kept_apart_cannot_be_told_from_what_is_said_or_may_be_done(
    order: list[str], cut: int, apart: set[frozenset[str]], who: str, label: str
) -> None:
    """Whoever moves people about and reads the effects learns the same as if nobody were kept apart from anybody."""
    groups = tables(*filter(None, ("".join(order[:cut]), "".join(order[cut:]))))
    to = NEW if label == "n" else groups[-1].label
    open_, private = here(*guests("abcdefg")), Gathering(tuple(guests("abcdefg")), frozenset(apart), ())
    assert shortfalls.of(private, SIZES, groups) == shortfalls.of(open_, SIZES, groups)
    assert move(private, SIZES, groups, who, to) == move(open_, SIZES, groups, who, to)


def test_whoever_has_no_group_is_named() -> None:
    assert of(here(*guests("abcdefg")), "abc", "def") == [Shortfall(Lack.UNSEATED, "G")]


def test_a_scarce_role_is_named_as_it_is_written() -> None:
    chiefs = [Guest(who, who, "Verksamhetschef" if who == "a" else "Enhetschef") for who in "abcdefgh"]
    [said] = of(here(*chiefs), "abcd", "efgh")
    assert said == Shortfall(Lack.TITLE, "Verksamhetschef", 1, 2, scarce=True)
    assert not is_grave(said)


def test_a_kind_is_scarce_only_where_groups_have_room_for_two_of_each() -> None:
    each = [Guest(who, who, f"roll {who}") for who in "abcdef"]
    assert of(here(*each), "abc", "def") == []


def test_a_kind_that_there_is_enough_of_is_told_where_a_group_has_not_two() -> None:
    both = [Guest(who, who, size_class="large" if who in "abef" else "small") for who in "abcdefgh"]
    assert of(here(*both), "abcd", "efgh") == []
    assert of(here(*both), "abec", "dfgh") == [
        Shortfall(Lack.SIZE_CLASS, "large", 1, 2),
        Shortfall(Lack.SIZE_CLASS, "small", 1, 2),
    ]


def test_no_move_by_hand_is_said_to_cure_what_there_is_too_little_of() -> None:
    """Though groups that become smaller have no room for one of each kind, and nothing is said of it there."""
    four = [Guest(who, who, f"roll {who if who in 'abc' else 'd'}") for who in "abcdefgh"]
    assert Lack.TITLE in {one.lack for one in of(here(*four), "abcd", "efgh")}
    effect = move(here(*four), SIZES, tables("abcd", "efgh"), "a", "2")
    assert Lack.TITLE not in {one.lack for one in of(here(*four), "bcd", "aefgh")}
    assert [one.lack for one in (*effect.new, *effect.gone)] == [Lack.SIZE]


def test_pairs_who_met_are_counted() -> None:
    [said] = of(here(*guests("abcdef"), met=("ab", "de")), "abc", "def")
    assert said == Shortfall(Lack.MET, count=2)
    [said] = of(here(*guests("abcdef"), met=("abcdef",)), "abc", "def")
    assert said == Shortfall(Lack.MET, count=6, scarce=True)


def test_topics_that_nobody_in_the_group_wished_for_are_counted() -> None:
    wishing = [Guest(who, who, wishes=("natt",) if who == "a" else ()) for who in "abc"]
    assert shortfalls.of(here(*wishing), SIZES, [Table("1", tuple("abc"), "schema")]) == [
        Shortfall(Lack.WISHES, count=1, groups=1)
    ]
    assert shortfalls.of(here(*wishing), SIZES, [Table("1", tuple("abc"), "natt")]) == []


def test_a_move_shows_whom_one_meets_again_and_what_becomes_of_both_groups() -> None:
    meeting = here(*guests("abcdefg", a="Åsby", e="Åsby"), met=("ad",))
    effect = move(meeting, SIZES, tables("abcd", "efg"), "a", "2")
    assert (effect.met, effect.neighbours, effect.left, effect.joined) == ((), ("E",), 3, 4)
    assert [one.lack for one in effect.new] == [Lack.MUNICIPALITY]
    assert [one.lack for one in effect.gone] == [Lack.MET]
    assert [one.people for one in effect.tables] == [tuple("bcd"), tuple("aefg")]
    assert move(meeting, SIZES, tables("bcd", "efg"), "a", "1").met == ("D",)


@pytest.mark.parametrize(("who", "label"), [("x", "1"), ("a", "9")])
def test_nobody_and_nowhere_are_not_found(who: str, label: str) -> None:
    with pytest.raises(NotFound):
        move(here(*guests("abc")), SIZES, tables("abc"), who, label)
