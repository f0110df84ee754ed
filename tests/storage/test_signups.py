"""Sign-ups as they are remembered: one of each member to each meeting, and nothing of it in the files afterwards."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlalchemy.exc import IntegrityError

from domain import attendance, departures, extracts, retention, signups
from domain.attendance import Wanted
from domain.errors import Busy
from domain.meetings import Details, Meeting
from domain.members import Member
from domain.signups import Coming, Signup, Stand, Terms, Way
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import ANNA, BOSSE, NOW, known

OFFERED = Signup(
    "s1",
    "g1",
    Coming.LISTENS,
    Way.PHONE,
    member=BOSSE.id,
    stand=Stand.OFFERED,
    until=NOW + timedelta(days=1),
    needs="Hörslinga",
    wishes=("t2", "t1"),
)
KARIN = Signup("s2", "g1", Coming.TAKES_PART, name="Karin Ask", municipality="Åsby", stand=Stand.WAITS, turn=3)
TERMS = Terms("g1", 12, date(2026, 3, 10), needs=True, wishes=True, event="g1")


@pytest.fixture
def kept(db: Transactions) -> Transactions:
    def keep(store: Store) -> None:
        for id in ("g1", "g2"):
            store.meetings.add(Meeting(id, "n1", Details("Träff", NOW + timedelta(days=30), 120, body="Kom.")))
        store.signups.put(OFFERED)
        store.signups.put(KARIN)
        store.signups.settle(TERMS)

    db.run(keep)
    return db


def test_what_was_written_is_read_again(kept: Transactions) -> None:
    assert kept.read(lambda store: store.signups.of("g1")) == sorted([OFFERED, KARIN], key=lambda one: one.who)
    assert kept.read(lambda store: store.signups.by(BOSSE.id)) == [OFFERED]
    assert kept.read(lambda store: store.signups.terms("g1")) == TERMS
    assert kept.read(lambda store: store.signups.terms("g2")) == Terms("g2")
    assert kept.read(lambda store: store.signups.dates("g1")) == ["g1"]
    assert kept.read(lambda store: store.signups.dates("")) == []


def test_a_member_is_signed_up_to_a_meeting_once(kept: Transactions) -> None:
    with pytest.raises(IntegrityError):
        kept.run(lambda store: store.signups.put(replace(OFFERED, id="s3")))
    kept.run(lambda store: store.signups.put(replace(OFFERED, id="s3", meeting="g2")))
    kept.run(lambda store: store.signups.put(replace(KARIN, id="s4")))


def test_new_terms_take_the_place_of_the_old(kept: Transactions) -> None:
    kept.run(lambda store: store.signups.settle(Terms("g1", event="g1")))
    assert kept.read(lambda store: store.signups.terms("g1")) == Terms("g1", event="g1")


def test_what_changes_or_goes_leaves_the_files(kept: Transactions) -> None:
    def erased(act: str) -> set[str]:
        def change(store: Store) -> set[str]:
            match act:
                case "put":
                    store.signups.put(replace(OFFERED, needs=""))
                case "remove":
                    store.signups.remove(KARIN.id)
                case "forget":
                    store.signups.forget_meeting("g1")
                case _:
                    store.signups.put(Signup("s9", "g2", Coming.CANNOT, member=ANNA.id))
            return store.erased

        return kept.run(change)

    assert [erased(act) for act in ("put", "remove", "forget", "new")] == [{"signups"}] * 3 + [set()]
    assert kept.read(lambda store: store.signups.of("g1")) == []
    assert kept.read(lambda store: store.signups.terms("g1")) == Terms("g1")


@pytest.mark.parametrize(
    ("one", "waits", "passes"),
    [
        (Signup("x", "g2", Coming.TAKES_PART, Way.VIDEO, member=ANNA.id), False, False),
        (Signup("x", "g2", Coming.CANNOT, member=ANNA.id), False, True),
        (Signup("x", "g2", Coming.LISTENS, member=ANNA.id, needs="Hörslinga"), False, True),
        (Signup("x", "g2", Coming.LISTENS, member=ANNA.id, wishes=("t1",)), False, True),
        (Signup("x", "g2", Coming.LISTENS, name="Karin"), False, True),
        (Signup("x", "g2", Coming.LISTENS, member=ANNA.id, stand=Stand.WAITS, turn=1), True, True),
    ],
)
def test_whose_queue_and_whose_words_are_to_be_looked_after(
    kept: Transactions, one: Signup, *, waits: bool, passes: bool
) -> None:
    kept.run(lambda store: store.signups.put(one))
    assert ("g2" in kept.read(lambda store: store.signups.queues())) is waits
    assert ("g2" in kept.read(lambda store: store.signups.passing())) is passes


def test_of_all_who_press_at_once_as_many_come_in_as_there_are_places_and_nobody_shares_a_turn(
    kept: Transactions,
) -> None:
    people = [Member(f"p{number}", "n1", f"P {number}") for number in range(6)]

    def begin(store: Store) -> None:
        for one in people:
            store.members.add(one, known(one.id))
        store.signups.settle(Terms("g2", places=2))

    kept.run(begin)
    together = Barrier(len(people))

    def press(member: Member) -> Signup:
        together.wait()
        wanted, id = Wanted(Coming.TAKES_PART), f"of {member.id}"
        return persist(lambda: kept.run(attendance.sign_up, "n1", "g2", wanted, id=id, by=member, now=NOW))

    with ThreadPoolExecutor(len(people)) as pool:
        made = list(pool.map(press, people))
    assert sorted(one.stand for one in made) == [Stand.IN] * 2 + [Stand.WAITS] * 4
    assert sorted(one.turn for one in made) == [0, 0, 1, 2, 3, 4]
    queue = kept.read(signups.queue, "g2")
    assert [one.turn for one in queue] == [1, 2, 3, 4]


def persist(press: Callable[[], Signup]) -> Signup:
    """Who is told that the database is busy presses again."""
    for _ in range(50):
        try:
            return press()
        except Busy:
            continue
    raise AssertionError("never let in")


def test_a_member_is_handed_out_what_they_are_signed_up_to_and_that_they_were_entered_by_hand(
    kept: Transactions,
) -> None:
    named = replace(KARIN, id="s5", name=ANNA.name)
    kept.run(lambda store: store.signups.put(named))
    about_bosse, about_anna = (kept.read(extracts.about, one.id) for one in (BOSSE, ANNA))
    assert [(meeting.id, one) for meeting, one in about_bosse.signups] == [("g1", OFFERED)]
    assert about_bosse.mentions == ()
    assert about_anna.signups == ()
    assert [one.text for one in about_anna.mentions] == [f"{ANNA.name}\nÅsby"]


def test_with_a_meeting_goes_who_was_signed_up_to_it_and_with_a_leaver_theirs(kept: Transactions) -> None:
    kept.run(lambda store: store.signups.put(replace(OFFERED, id="s6", meeting="g2")))

    def erase(store: Store) -> None:
        meeting = store.meetings.get("g1")
        assert meeting
        retention.erase_meeting(store, meeting)

    kept.run(erase)
    assert kept.read(lambda store: store.signups.of("g1")) == []
    assert kept.read(lambda store: len(store.signups.by(BOSSE.id))) == 1
    kept.run(departures.depart, BOSSE, departures.Why.LEFT, now=NOW)
    assert kept.read(lambda store: store.signups.of("g2")) == []
