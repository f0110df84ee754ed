"""What an import may change."""

from collections.abc import Iterator
from datetime import date

import pytest

from domain import bank, solutions
from domain.bank import Brought, Held
from domain.solutions import Keep, State, Text
from tests.small import START, Small, small


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as made:
        yield made


def bring(room: Small, did: str, *, external_id: str, id: str) -> Brought:
    return room.db.run(bank.bring_in, "n1", Held(Text(did)), external_id=external_id, id=id, now=START)


def test_an_import_changes_what_it_brought_before(room: Small) -> None:
    assert bring(room, "Ett.", external_id="x", id="s1") is Brought.NEW
    assert bring(room, "Ett.", external_id="x", id="s2") is Brought.SAME
    assert bring(room, "Två.", external_id="x", id="s3") is Brought.CHANGED
    released = room.db.read(lambda store: store.solutions.released("n1"))
    assert [(one.id, one.text.did, one.owner) for one in released] == [("s1", "Två.", None)]


def test_an_import_never_changes_a_members_own_nor_what_was_taken_back(room: Small) -> None:
    own = Keep("s1", "n1", "anna", Text("Vi bytte schema."), named=False)
    kept = room.db.run(solutions.keep, own, now=START)
    assert bring(room, "Något annat.", external_id=kept.id, id="s2") is Brought.LEFT
    assert bring(room, "Vi bytte schema.", external_id=kept.id, id="s3") is Brought.SAME
    room.db.run(solutions.take_back, "n1", kept.id, owner="anna")
    assert bring(room, "Vi bytte schema.", external_id=kept.id, id="s4") is Brought.LEFT
    left = room.db.read(lambda store: store.solutions.get(kept.id))
    assert left
    assert (left.text.did, left.state) == ("", State.TAKEN_BACK)


def held(room: Small, confirmed: date | None, outdated: str = "", *, id: str = "s1") -> tuple[date | None, str]:
    """What is kept of whether it holds, when a file has told this."""
    told = Held(Text("Ett."), confirmed, outdated)
    room.db.run(bank.bring_in, "n1", told, external_id="x", id=id, now=START)
    [kept] = room.db.read(lambda store: store.solutions.released("n1"))
    return kept.confirmed, kept.outdated


def test_a_file_may_tell_that_it_holds_or_not_and_what_it_leaves_out_stays(room: Small) -> None:
    assert held(room, date(2025, 3, 1)) == (date(2025, 3, 1), "")
    assert held(room, date(2024, 3, 1)) == (date(2025, 3, 1), "")
    assert held(room, date(2025, 9, 1), "Rivet.") == (date(2025, 9, 1), "Rivet.")
    assert held(room, None) == (date(2025, 9, 1), "Rivet.")


def test_a_file_may_not_tell_that_it_will_hold(room: Small) -> None:
    assert held(room, date(2099, 1, 1)) == (START.date(), "")
