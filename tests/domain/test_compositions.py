"""Who is put together: no rule is broken that can be kept, few meet again, and as few as possible are moved."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain import compositions
from domain.compositions import Gathering, Guest, form, gather, mend, pairs
from domain.groupings import Grouping, State, Table
from domain.signups import Coming, Signup
from tests.domain.grouping import MEETING, comes, gathered, person, stands

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.compositions import Pair


def group(*people: str, sizes: tuple[int, int] = (3, 4), number: int = 1, **told: object) -> Grouping:
    """`people`: of the groups there are, each group's in one word."""
    tables = tuple(Table(str(at), tuple(sorted(those))) for at, those in enumerate(people, start=1))
    return replace(Grouping("g1", sizes, State.ASKED, tables, number=number), **told)  # type: ignore[arg-type]


def of(*guests: str, apart: Sequence[str] = (), met: Sequence[Sequence[str]] = ()) -> Gathering:
    """`guests`: `a`, or `a X` for one from the municipality X. `apart`: pairs such as `ab`. `met`: `abc def`."""
    made = tuple(
        Guest(who, who.upper(), municipality=place) for who, _, place in (one.partition(" ") for one in guests)
    )
    return Gathering(made, frozenset(map(frozenset, apart)), tuple(tuple(map(tuple, one)) for one in met))


def divisions(people: Sequence[str], least: int, most: int) -> Iterator[list[tuple[str, ...]]]:
    """Every way to divide them into groups of such sizes."""
    if not people:
        yield []
        return
    first, rest = people[0], people[1:]
    for size in range(least, most + 1):
        for others in combinations(rest, size - 1):
            left = [one for one in rest if one not in others]
            yield from ([(first, *others), *more] for more in divisions(left, least, most))


def can_be_kept(people: Sequence[str], forbidden: frozenset[Pair], sizes: tuple[int, int]) -> bool:
    ways = divisions(people, *sizes)
    return any(not (pairs(Table("", one) for one in way) & forbidden) for way in ways)


PAIRS = st.sets(st.sampled_from(["".join(pair) for pair in combinations("abcdefgh", 2)]), max_size=12)
ALL_PAIRS = st.sets(st.sampled_from(["".join(pair) for pair in combinations("abcdefghijk", 2)]), max_size=12)
PLACES = st.lists(st.sampled_from(["", "X", "Y", "Z"]), min_size=3, max_size=8)


@settings(max_examples=60, deadline=None)
@given(PLACES, PAIRS, st.sampled_from([(3, 4), (3, 5), (4, 5)]), st.integers(1, 5))
def test_no_rule_is_broken_that_can_be_kept(
    places: list[str], apart: set[str], sizes: tuple[int, int], number: int
) -> None:
    people = "abcdefgh"[: len(places)]
    here = of(*(f"{who} {place}" for who, place in zip(people, places, strict=True)), apart=sorted(apart))
    tables = form(here, group(sizes=sizes, number=number))
    assert sorted(who for table in tables for who in table.people) == list(people)
    forbidden = here.apart | here.neighbours
    if can_be_kept(people, forbidden, sizes):
        assert not pairs(tables) & forbidden
        assert all(sizes[0] <= len(table.people) <= sizes[1] for table in tables)


def test_where_not_all_can_be_kept_those_kept_apart_come_before_those_of_one_municipality() -> None:
    here = of(*(f"{who} X" for who in "abcde"), "f", "g", "h", apart=["bf", "cf", "df", "ef"])
    tables = form(here, group())
    assert {one.people for one in tables} == {tuple("afgh"), tuple("bcde")}


def test_chance_is_the_number_and_nothing_else() -> None:
    here = of(*"abcdefghij")
    ways = {form(here, group(number=number)) for number in range(6)}
    assert form(here, group(number=3)) == form(here, group(number=3))
    assert len(ways) > 1


def test_who_met_before_come_into_different_groups() -> None:
    here = of(*"abcdefghi", met=[["abc", "def", "ghi"], ["adg", "beh", "cfi"]])
    assert not pairs(form(here, group(sizes=(3, 4)))) & here.acquainted


def test_room_is_left_for_who_comes_late() -> None:
    tables = form(of(*"abcdefgh"), group(sizes=(3, 4)))
    assert sorted(len(table.people) for table in tables) == [4, 4]
    tables = form(of(*"abcdefghijkl"), group(sizes=(3, 4)))
    assert sorted(len(table.people) for table in tables) == [3, 3, 3, 3]


def test_two_of_each_role_where_it_can_be_had() -> None:
    guests = [Guest(who, who, "chef" if who in "abcd" else "samordnare") for who in "abcdefgh"]
    tables = form(Gathering(tuple(guests), frozenset(), ()), group(sizes=(4, 5)))
    assert sorted(sum(who in "abcd" for who in table.people) for table in tables) == [2, 2]


def test_wishes_are_followed_where_they_can_be() -> None:
    wishes = {**dict.fromkeys("abc", ("natt",)), **dict.fromkeys("def", ("schema",))}
    guests = tuple(Guest(who, who, wishes=wishes[who]) for who in "abcdef")
    tables = form(Gathering(guests, frozenset(), ()), group())
    assert {(one.people, one.topic) for one in tables} == {(tuple("abc"), "natt"), (tuple("def"), "schema")}


def test_what_is_locked_is_left_alone_and_its_label_is_not_given_twice() -> None:
    kept = group("abc", "def", locked=("2",))
    tables = form(of(*"abcdefghi"), kept)
    assert Table("2", tuple("def")) in tables
    assert sorted(one.label for one in tables) == ["1", "2", "3"]


@settings(max_examples=40, deadline=None)
@example({"g"}, {"i"}, {"ei", "fi"}).via("a first step that leads nowhere")
@given(st.sets(st.sampled_from("abcdefgh"), max_size=4), st.sets(st.sampled_from("ijk")), ALL_PAIRS)
def test_a_repair_moves_as_few_as_can_be(gone: set[str], come: set[str], apart: set[str]) -> None:
    told, sizes = group("abcd", "efgh", sizes=(3, 5)), (3, 5)
    people = sorted({*"abcdefgh"} - gone | come)
    here = of(*people, apart=sorted(apart))
    tables = mend(here, replace(told, state=State.RELEASED))
    assert sorted(who for table in tables for who in table.people) == people
    stood = {who: table.label for table in told.tables for who in table.people}
    forbidden = here.apart - pairs(told.tables)
    ways = [
        _moved(way, stood) for way in divisions(people, *sizes) if not pairs(Table("", one) for one in way) & forbidden
    ]
    if ways:
        assert not pairs(tables) & forbidden
        assert sum(stood.get(who, one.label) != one.label for one in tables for who in one.people) == min(ways)


def _moved(way: list[tuple[str, ...]], stood: dict[str, str]) -> int:
    """With whichever of the groups there were each of these is."""
    labels = ["1", "2", *map(str, range(3, 3 + len(way)))]
    best = len(stood)
    for one in labels if way else []:
        for other in labels:
            if one != other:
                named = [one, other, *(label for label in labels if label not in {one, other})]
                for order in (way, way[::-1]):
                    moves = sum(
                        stood.get(who, label) != label
                        for label, those in zip(named, order, strict=False)
                        for who in those
                    )
                    best = min(best, moves)
    return best if way else 0


def test_what_was_told_against_a_rule_is_left_alone_by_a_repair() -> None:
    told = replace(group("abc", "def"), state=State.RELEASED)
    here = of("a X", "b X", "c", "d", "e", "f", "g", apart=["de"])
    assert {"abc", "def"} <= {"".join(one.people)[:3] for one in mend(here, told)}


def test_who_is_kept_apart_and_who_was_met_is_found_out() -> None:
    store = gathered(
        person("a", workplace="Solgläntan"),
        person("b", workplace="SOLGLÄNTAN"),
        person("c", close_to=("d", "elsewhere")),
        person("d"),
        person("e", rather_not=("a",), municipality="Åsby"),
    )
    earlier = replace(MEETING, id="g0", details=replace(MEETING.details, begins=MEETING.details.begins.replace(day=1)))
    for one in (earlier, replace(earlier, id="gx", cancelled=True), replace(MEETING, id="g2")):
        store.meetings.add(one)
        comes(store, "a", one.id)
        stands(store, "a b c", meeting=one.id)
    store.signups.put(Signup("by-hand", "g1", Coming.TAKES_PART, name="Kerstin", municipality="åsby"))
    here = gather(store, MEETING)
    assert here.apart == {frozenset("ab"), frozenset("cd"), frozenset("ae")}
    assert here.neighbours == {frozenset(("e", "by-hand"))}
    assert here.met == ((("a", "b", "c"),),)


@pytest.mark.parametrize(
    ("people", "sizes", "expected"),
    [(2, (3, 5), (1, 1)), (9, (3, 4), (3, 3)), (12, (3, 4), (4, 4)), (20, (4, 6), (4, 5)), (60, (3, 5), (14, 18))],
)
def test_how_many_groups_there_may_be(people: int, sizes: tuple[int, int], expected: tuple[int, int]) -> None:
    assert compositions.counts(people, sizes) == expected
