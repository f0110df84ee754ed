"""What is put is told once, in order, as things are when they are told; and nothing is told in vain."""

from datetime import datetime, timedelta

from domain.ports import Outsider, Room, Subject
from storage import delivery
from storage.delivery import Claim
from storage.destinations import destinations
from storage.outbox import PERSON, Act, outbox
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import NOW, ROOM, SECOND, TO_ANNA, card, known

Told = list[tuple[Act, str]]


def tell(db: Transactions, now: datetime = NOW, *, pace: timedelta = timedelta()) -> Claim | None:
    """Speaks the next telling; a post's ref is made of the id of what it shows."""
    claim = db.lock(delivery.claim, now=now, lease="lease")
    if claim:
        ref = None if claim.act is Act.REMOVE else f"ref-{claim.what.id}"
        db.lock(delivery.done, claim, ref, next_at=now + pace)
    return claim


def tell_all(db: Transactions) -> Told:
    told: Told = []
    while claim := tell(db):
        told.append((claim.act, claim.what.id))
    return told


def rows(store: Store) -> int:
    return len(store.connection.execute(outbox.select()).all())


def test_tellings_come_in_the_order_they_were_put(db: Transactions) -> None:
    for number in range(5):
        db.run(lambda store, id: store.outbox.post(card(id), to=ROOM), f"q{number}")
    assert tell_all(db) == [(Act.POST, f"q{number}") for number in range(5)]


def test_nothing_of_what_was_told_stays_but_where_it_stands(db: Transactions) -> None:
    db.run(lambda store: store.outbox.post(card("q1"), to=ROOM))
    tell_all(db)
    assert db.read(rows) == 0
    assert db.read(lambda store: store.posts.ref(card("q1"), ROOM)) == "ref-q1"
    assert db.read(lambda store: store.posts.subject("ref-q1")) == card("q1")
    assert db.read(lambda store: store.posts.ref(card("q1"), TO_ANNA)) is None
    assert db.read(lambda store: store.posts.subject("ref-q2")) is None
    assert db.read(lambda store: store.posts.reader("ref-q1")) is None, "the whole room's"


def test_an_answer_goes_under_its_question(db: Transactions) -> None:
    def put(store: Store) -> None:
        store.outbox.post(card("q1"), to=ROOM)
        store.outbox.post(Subject("answers.card", "a1"), to=ROOM, under=card("q1"))

    db.run(put)
    tell(db)
    claim = db.lock(delivery.claim, now=NOW + SECOND, lease="lease")
    assert claim
    assert (claim.what.id, claim.under) == ("a1", "ref-q1")


def test_what_was_to_stand_under_what_never_came_is_dropped(db: Transactions) -> None:
    def put(store: Store) -> None:
        store.outbox.post(card("q1"), to=ROOM)
        store.outbox.post(Subject("answers.card", "a1"), to=ROOM, under=card("q1"))
        store.outbox.post(card("q2"), to=ROOM)

    db.run(put)
    claim = db.lock(delivery.claim, now=NOW, lease="lease")
    assert claim
    db.lock(delivery.give_up, claim, next_at=NOW)
    assert (Act.POST, "a1") not in tell_all(db)
    assert db.read(lambda store: store.posts.ref(card("q2"), ROOM)) == "ref-q2"


def test_redraws_become_one_and_come_to_nothing_before_the_post(db: Transactions) -> None:
    def redraw(store: Store) -> None:
        store.outbox.refresh(card("q1"), to=ROOM)

    db.run(redraw)
    assert db.read(rows) == 0
    db.run(lambda store: store.outbox.post(card("q1"), to=ROOM))
    db.run(redraw)
    assert tell_all(db) == [(Act.POST, "q1")]
    for _ in range(3):
        db.run(redraw)
    assert tell_all(db) == [(Act.REFRESH, "q1")]


def test_what_changes_while_it_is_being_told_is_told_again(db: Transactions) -> None:
    db.run(lambda store: store.outbox.post(card("q1"), to=ROOM))
    for act in (Act.POST, Act.REFRESH):
        claim = db.lock(delivery.claim, now=NOW, lease="lease")
        assert claim
        assert claim.act is act
        db.run(lambda store: store.outbox.refresh(card("q1"), to=ROOM))
        db.lock(delivery.done, claim, "ref-q1", next_at=NOW)
    assert tell_all(db) == [(Act.REFRESH, "q1")]


def test_what_is_removed_before_it_was_told_is_never_told(db: Transactions) -> None:
    db.run(lambda store: store.outbox.post(card("q1"), to=ROOM))
    db.run(lambda store: store.outbox.remove(card("q1"), to=ROOM))
    assert tell_all(db) == []
    db.run(lambda store: store.outbox.remove(card("q1"), to=ROOM))
    assert db.read(rows) == 0


def test_what_is_removed_while_it_is_being_told_is_taken_away(db: Transactions) -> None:
    db.run(lambda store: store.outbox.post(card("q1"), to=ROOM))
    claim = db.lock(delivery.claim, now=NOW, lease="lease")
    assert claim
    db.run(lambda store: store.outbox.remove(card("q1"), to=ROOM))
    db.lock(delivery.done, claim, "ref-q1", next_at=NOW)
    assert tell_all(db) == [(Act.REMOVE, "q1")]
    assert db.read(lambda store: store.posts.ref(card("q1"), ROOM)) is None


def test_removing_spares_the_redraws_before_it(db: Transactions) -> None:
    db.run(lambda store: store.outbox.post(card("q1"), to=ROOM))
    tell_all(db)

    def change_and_remove(store: Store) -> None:
        store.outbox.refresh(card("q1"), to=ROOM)
        store.outbox.remove(card("q1"), to=ROOM)
        store.outbox.remove(card("q1"), to=ROOM)
        store.outbox.refresh(card("q1"), to=ROOM)

    db.run(change_and_remove)
    assert tell_all(db) == [(Act.REMOVE, "q1")]


def test_one_destination_waits_for_nobody_elses(db: Transactions) -> None:
    db.run(lambda store: store.outbox.post(card("q1"), to=ROOM))
    db.run(lambda store: store.outbox.post(card("q2"), to=ROOM))
    db.run(lambda store: store.outbox.post(card("c1"), to=TO_ANNA))
    claimed = [db.lock(delivery.claim, now=NOW, lease=f"lease-{number}") for number in range(3)]
    assert sorted(claim.what.id for claim in claimed if claim) == ["c1", "q1"]


def test_a_lease_that_ran_out_is_taken_over_and_its_holder_has_no_say(db: Transactions) -> None:
    db.run(lambda store: store.outbox.post(card("q1"), to=ROOM))
    first = db.lock(delivery.claim, now=NOW, lease="first")
    assert first
    assert first.since is None
    assert db.lock(delivery.claim, now=first.until - SECOND, lease="second") is None
    second = db.lock(delivery.claim, now=first.until, lease="second")
    assert second
    assert (second.id, second.since, second.attempts) == (first.id, NOW, 2)
    db.lock(delivery.done, first, "wrong", next_at=NOW)
    db.lock(delivery.later, first, next_at=NOW, sent=False)
    db.lock(delivery.give_up, first, next_at=NOW)
    assert db.read(rows) == 1
    db.lock(delivery.done, second, "right", next_at=NOW)
    assert db.read(lambda store: store.posts.ref(card("q1"), ROOM)) == "right"


def test_an_attempt_that_surely_failed_is_forgotten_and_a_doubtful_one_is_not(db: Transactions) -> None:
    db.run(lambda store: store.outbox.post(card("q1"), to=ROOM))

    def attempt(now: datetime, *, sent: bool) -> datetime | None:
        claim = db.lock(delivery.claim, now=now, lease="lease")
        assert claim
        db.lock(delivery.later, claim, next_at=now, sent=sent)
        return claim.since

    later = [NOW + number * SECOND for number in range(5)]
    assert attempt(later[0], sent=False) is None
    assert attempt(later[1], sent=True) is None
    assert attempt(later[2], sent=False) == later[1]
    assert attempt(later[3], sent=True) == later[1]
    assert attempt(later[4], sent=True) == later[1]


def test_a_destination_keeps_its_pace_and_then_forgets_it(db: Transactions) -> None:
    db.run(lambda store: store.outbox.post(card("q1"), to=ROOM))
    db.run(lambda store: store.outbox.post(card("q2"), to=ROOM))
    assert tell(db, NOW, pace=SECOND)
    assert not tell(db, NOW)
    db.lock(delivery.forget_paces, now=NOW)
    assert not tell(db, NOW)
    db.lock(delivery.forget_paces, now=NOW + SECOND)
    assert tell(db, NOW)


def test_a_card_can_be_told_to_several(db: Transactions) -> None:
    for to in (ROOM, TO_ANNA):
        db.run(lambda store, to: store.outbox.post(card("q1"), to=to), to)
    claims = [db.lock(delivery.claim, now=NOW, lease=f"lease-{n}") for n in range(2)]
    for claim in claims:
        assert claim
        db.lock(delivery.done, claim, f"ref-{claim.to}", next_at=NOW)
    assert {db.read(lambda store, to: store.posts.ref(card("q1"), to), to) for to in (ROOM, TO_ANNA)} == {
        f"ref-{ROOM}",
        f"ref-{TO_ANNA}",
    }


def _known(store: Store) -> list[str]:
    """By whom something waits to be told, or is about."""
    told = [row.subject for row in store.connection.execute(outbox.select()) if row.card == PERSON]
    return [*told, *(row.outsider for row in store.connection.execute(destinations.select()) if row.outsider)]


def test_an_outsider_is_forgotten_as_soon_as_all_is_told(db: Transactions) -> None:
    who = known("U9")

    def put(store: Store) -> None:
        store.outbox.put_out(Room("n1"), who)
        store.outbox.empty_home(who)
        store.outbox.post(card("bye"), to=Outsider(who))

    db.run(put)
    told = []
    while claim := tell(db):
        told.append(claim.act)
        assert set(db.read(_known)) <= {str(who)}
    assert sorted(told) == sorted([Act.PUT_OUT, Act.HOME, Act.POST])
    assert db.read(_known) == []


def test_an_outsider_who_cannot_be_told_is_forgotten_too(db: Transactions) -> None:
    db.run(lambda store: store.outbox.post(card("bye"), to=Outsider(known("U9"))))
    claim = db.lock(delivery.claim, now=NOW, lease="lease")
    assert claim
    db.lock(delivery.give_up, claim, next_at=NOW)
    assert db.read(_known) == []


def test_who_is_about_to_be_put_out_is_known_until_it_is_done(db: Transactions) -> None:
    who = known("U9")
    db.run(lambda store: store.outbox.put_out(Room("n1"), who))
    assert db.read(lambda store: store.outbox.is_putting_out("n1", who))
    assert not db.read(lambda store: store.outbox.is_putting_out("n2", who))
    assert not db.read(lambda store: store.outbox.is_letting_in("n1", who))
    tell_all(db)
    assert not db.read(lambda store: store.outbox.is_putting_out("n1", who))


def test_who_is_about_to_be_let_in_is_known_until_it_is_done(db: Transactions) -> None:
    who = known("U9")
    db.run(lambda store: store.outbox.let_in(Room("n1"), who))
    assert db.read(lambda store: store.outbox.is_letting_in("n1", who))
    assert not db.read(lambda store: store.outbox.is_letting_in("n2", who))
    assert not db.read(lambda store: store.outbox.is_letting_in("n1", known("U8")))
    tell_all(db)
    assert not db.read(lambda store: store.outbox.is_letting_in("n1", who))


def test_whoever_is_cut_off_loses_every_private_card_and_is_forgotten_even_where_one_cannot_be_taken(
    db: Transactions,
) -> None:
    who = known("U1")

    def leave(store: Store) -> None:
        store.outbox.empty_chat(TO_ANNA.member, who)
        store.members.cut_off(TO_ANNA.member)

    for id in ("one", "two"):
        db.run(lambda store, id: store.outbox.post(card(id), to=TO_ANNA), id)
    db.run(lambda store: store.outbox.post(card("q1"), to=ROOM))
    tell_all(db)
    db.run(leave)
    first = db.lock(delivery.claim, now=NOW, lease="lease")
    assert first
    assert (first.act, first.what, first.ref) == (Act.REMOVE, card("one"), "ref-one")
    db.lock(delivery.give_up, first, next_at=NOW)
    assert tell_all(db) == [(Act.REMOVE, "two")]
    assert [db.read(lambda store, ref: store.posts.subject(ref), f"ref-{id}") for id in ("one", "two")] == [None, None]
    assert db.read(lambda store: store.posts.ref(card("q1"), ROOM)) == "ref-q1"
    left = db.read(lambda store: store.connection.execute(destinations.select()).all())
    assert [(row.member, row.outsider) for row in left] == [(None, None)]
