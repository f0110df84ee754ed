from dataclasses import replace

import pytest
from sqlalchemy import Engine, event, select

from domain.letters import Letter, is_anything_due
from domain.members import Member
from storage.letters import letters, letters_sent
from storage.run import Transactions
from storage.store import Store
from tests.storage.data import NOW, SECOND, card, known

LATER = NOW + SECOND


def test_the_oldest_comes_first_and_of_one_moment_their_names_decide(db: Transactions) -> None:
    sent = [
        Letter("m2", card("b"), LATER),
        Letter("m1", card("c"), NOW, counted=True, until=LATER),
        Letter("m2", card("a"), NOW),
        Letter("m1", card("a"), LATER),
    ]
    for letter in sent:
        db.run(lambda store, one: store.letters.add(one), letter)
    assert db.read(lambda store: store.letters.unsent()) == [sent[1], sent[2], sent[3], sent[0]]


def test_of_one_card_a_member_has_one_letter(db: Transactions) -> None:
    first = Letter("m1", card("a"), NOW)
    for letter in (first, replace(first, member="m2"), replace(first, since=LATER, counted=True)):
        db.run(lambda store, one: store.letters.add(one), letter)
    assert db.read(lambda store: store.letters.get("m1", card("a"))) == Letter("m1", card("a"), LATER, counted=True)
    db.run(lambda store: store.letters.remove(first))
    assert db.read(lambda store: store.letters.get("m1", card("a"))) is None
    assert db.read(lambda store: len(store.letters.unsent())) == 1


def test_those_that_count_are_counted_from_a_moment_on_and_then_forgotten(db: Transactions) -> None:
    for moment in (NOW, NOW, LATER):
        db.run(lambda store, at: store.letters.count("m1", at), moment)

    def counted(store: Store) -> list[int]:
        return [store.letters.sent_to("m1", since) for since in (NOW - SECOND, NOW, LATER)]

    assert db.read(counted) == [3, 1, 0]
    assert db.read(lambda store: store.letters.sent_to("m2", NOW - SECOND)) == 0
    db.run(lambda store: store.letters.forget_sent(NOW))
    assert db.read(counted) == [1, 1, 0]


def test_while_nobody_can_be_reached_looking_costs_the_same_however_much_waits(
    db: Transactions, engine: Engine
) -> None:
    night = NOW.replace(hour=23)
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *said: asked.append(said[2]))

    def looked() -> int:
        asked.clear()
        assert not db.read(is_anything_due, lambda _: False, now=night)
        return len(asked)

    def wait(store: Store, number: int) -> None:
        for member in ("m1", "m2"):
            store.letters.add(Letter(member, card(f"c{number}"), NOW, counted=number % 2 == 0))

    db.run(wait, 0)
    few = looked()
    for number in range(1, 40):
        db.run(wait, number)
    assert looked() == few


@pytest.mark.parametrize("leave", ["cut_off", "remove"])
def test_nothing_is_left_of_the_letters_to_somebody_who_leaves(db: Transactions, engine: Engine, leave: str) -> None:
    def be_sent(store: Store) -> None:
        store.members.add(Member("m3", "n1", "Cia Od"), known("U3"))
        store.letters.add(Letter("m3", card("a"), NOW))
        store.letters.count("m3", NOW)

    db.run(be_sent)
    db.run(lambda store: getattr(store.members, leave)("m3"))
    with engine.connect() as connection:
        assert connection.execute(select(letters.c.member)).all() == []
        assert connection.execute(select(letters_sent.c.member)).all() == []


def test_what_was_sent_tells_whom_and_when_and_not_what(db: Transactions, engine: Engine) -> None:
    db.run(lambda store: store.letters.count("m1", NOW))
    with engine.connect() as connection:
        [row] = connection.execute(select(letters_sent)).mappings()
    assert set(row) == {"place", "member", "at"}
