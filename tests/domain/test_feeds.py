"""Whose calendar a secret opens, and which meetings are in it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from domain import departures, feeds, parts
from domain.departures import Why
from domain.meetings import Details, Meeting
from domain.parts import Part
from domain.signups import Coming, Stand
from tests.domain.grouping import BEGINS, comes, gathered, person
from tests.domain.memory import Memory
from tests.domain.planning import FRIDA
from tests.storage.data import NOW

ANNA = person("anna")
OTHER = Meeting("g2", "n1", Details("Annan träff", BEGINS, 60, body="Kom."))


def in_feed(store: Memory) -> list[str]:
    return [one.meeting.id for one in feeds.theirs(store, ANNA)]


def test_a_secret_opens_one_members_calendar_until_it_is_replaced_or_revoked() -> None:
    store = gathered(ANNA)
    first, second = feeds.draw(Random(1)), feeds.draw(Random(2))
    assert feeds.owner(store, first) is None
    feeds.give(store, first, to=ANNA)
    assert feeds.owner(store, first) == ANNA
    feeds.give(store, second, to=ANNA)
    assert (feeds.owner(store, first), feeds.owner(store, second)) == (None, ANNA)
    feeds.revoke(store, by=ANNA)
    assert feeds.owner(store, second) is None


def test_a_secret_cannot_be_guessed_and_is_not_what_is_kept() -> None:
    store, secret = gathered(ANNA), feeds.draw(Random(1))
    feeds.give(store, secret, to=ANNA)
    assert len(secret) * 6 >= 256
    assert secret.encode() not in store.feeds.rows["anna"]


def test_whoever_leaves_takes_it_along() -> None:
    store, secret = gathered(ANNA), feeds.draw(Random(1))
    feeds.give(store, secret, to=ANNA)
    departures.depart(store, ANNA, Why.LEFT, now=NOW)
    assert feeds.owner(store, secret) is None


@pytest.mark.parametrize(
    ("coming", "stand", "there"),
    [
        (Coming.TAKES_PART, Stand.IN, True),
        (Coming.LISTENS, Stand.IN, True),
        (Coming.TAKES_PART, Stand.WAITS, False),
        (Coming.TAKES_PART, Stand.OFFERED, False),
        (Coming.CANNOT, Stand.IN, False),
    ],
)
def test_only_what_the_member_comes_to(coming: Coming, stand: Stand, there: bool) -> None:  # noqa: FBT001  of a table
    store = gathered(ANNA)
    store.meetings.add(OTHER)
    store.meetings.hold("g1", "anna")
    comes(store, "anna", coming=coming, stand=stand)
    assert in_feed(store) == (["g1"] if there else [])


def test_what_is_in_their_calendar_is_in_it_too_and_nobody_elses() -> None:
    store = gathered(ANNA, person("bea"))
    store.meetings.add(OTHER)
    store.meetings.hold("g2", "anna")
    assert in_feed(store) == ["g1", "g2"]
    assert [one.meeting.id for one in feeds.theirs(store, person("bea"))] == ["g1"]


def test_of_a_meeting_in_parts_only_their_own_time() -> None:
    store = gathered(replace(ANNA, attributes=replace(ANNA.attributes, title="enhetschef")))
    anna = store.members.get("anna")
    assert anna
    for number, begins, who in ((1, 0, "enhetschef"), (2, 60, "sjuksköterska")):
        made = Part(f"p{number}", "g1", f"Del {number}", begins, 60, everyone=False, titles=(who,))
        parts.keep(store, "n1", made, by=FRIDA, now=NOW)
    parts.tell(store, "n1", "g1", by=FRIDA, now=NOW)
    [entry] = feeds.theirs(store, anna)
    assert (entry.meeting.details.begins, entry.meeting.details.minutes) == (BEGINS, 60)
    assert [part.id for part in entry.mine] == ["p1"]
