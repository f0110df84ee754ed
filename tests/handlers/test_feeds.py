"""One's own calendar in the chat: the address that is shown once, and what a calendar reads there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import vobject

from bot.demo.validation import check_view
from bot.slack import draw
from domain import meetings
from domain.members import PLEDGE_VERSION
from domain.signups import Coming, Signup
from handlers.feeds import feed, path
from handlers.ui import Form, Quote
from tests.handlers.meeting import listed, meeting_room, told
from tests.handlers.planning import FRIDA
from tests.small import BOSSE, CLARA, Small, buttons_of, form_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from domain.members import Member

ADDRESS = "https://rummet.example.se"


@pytest.fixture
def room(sqlite_url: str) -> Iterator[Small]:
    with meeting_room(sqlite_url) as made:
        made.services = replace(made.services, address=ADDRESS)
        yield made


def gives(room: Small, who: Member) -> Form:
    form = form_of(room.presses(who, "feeds.open", form=listed(room, who)))
    return form_of(room.presses(who, "feeds.give", form=form))


def secret(form: Form) -> str:
    [shown] = [part.text for part in form.fields if isinstance(part, Quote)]
    before, _, after = path("|").partition("|")
    return shown.removeprefix(ADDRESS + before).removesuffix(after)


def comes(room: Small, who: Member, meeting: str, coming: Coming = Coming.TAKES_PART) -> None:
    made = Signup(f"s-{who.id}", meeting, coming, member=who.id)
    room.db.run(lambda store: store.signups.put(made))


def events(room: Small, of: str) -> list[Any]:
    """What an independent parser reads there."""
    found = feed(of, room.services)
    assert found
    return list(vobject.readOne(found).contents.get("vevent", []))


def test_where_nobody_outside_reaches_the_program_nothing_is_offered(room: Small) -> None:
    room.services = replace(room.services, address="")
    assert "feeds.open" not in buttons_of(listed(room, BOSSE))
    assert buttons_of(room.presses(BOSSE, "feeds.open")) == {}


def test_the_address_is_shown_once_and_opens_the_members_own_meetings(room: Small) -> None:
    id = told(room, place="Biblioteket", body="Kom som du är.")
    comes(room, BOSSE, id)
    form = gives(room, BOSSE)
    check_view(draw.modal(form), "modal", lambda: "id1")
    [event] = events(room, secret(form))
    assert event.uid.value == f"{id}@rummet"
    assert event.location.value == "Biblioteket"
    assert "Kom som du är." in event.description.value
    assert f"{event.dtstart.value:%Y-%m-%d %H.%M %Z}" == "2026-03-17 12.00 UTC"
    again = form_of(room.presses(BOSSE, "feeds.open"))
    assert secret(form) not in said(again)
    assert set(buttons_of(again)) == {"feeds.give", "feeds.revoke"}


def test_it_names_nobody(room: Small) -> None:
    comes(room, BOSSE, told(room))
    found = feed(secret(gives(room, BOSSE)), room.services) or ""
    assert not any(name in found for name in (BOSSE.name, FRIDA.name, "ATTENDEE", "ORGANIZER", "mailto"))


def test_it_follows_what_changes_and_says_what_is_cancelled(room: Small) -> None:
    id = told(room)
    comes(room, BOSSE, id)
    mine = secret(gives(room, BOSSE))
    room.sends(FRIDA, form_of(room.presses(FRIDA, "meetings.change", id)), day="2026-03-19")
    [event] = events(room, mine)
    assert (event.dtstart.value.day, event.sequence.value, event.status.value) == (19, "1", "CONFIRMED")
    room.db.run(meetings.cancel, "n1", id, by=FRIDA, now=room.now)
    [event] = events(room, mine)
    assert event.status.value == "CANCELLED"


def test_with_nothing_to_come_to_it_is_an_empty_calendar(room: Small) -> None:
    told(room)
    assert events(room, secret(gives(room, BOSSE))) == []


def test_a_new_address_ends_the_old_and_turned_off_ends_it_all(room: Small) -> None:
    first = secret(gives(room, BOSSE))
    second = secret(gives(room, BOSSE))
    assert feed(first, room.services) is None
    assert feed(second, room.services)
    form = form_of(room.presses(BOSSE, "feeds.revoke", form=form_of(room.presses(BOSSE, "feeds.open"))))
    assert set(buttons_of(form)) == {"feeds.give"}
    assert feed(second, room.services) is None


@pytest.mark.parametrize("changed", [{"active": False}, {"present": False}, {"pledge": PLEDGE_VERSION - 1}])
def test_whoever_is_not_let_in_reads_nothing(room: Small, changed: dict[str, object]) -> None:
    mine = secret(gives(room, BOSSE))
    room.db.run(lambda store: store.members.change(replace(BOSSE, **changed)))  # type: ignore[arg-type]
    assert feed(mine, room.services) is None


def test_of_the_address_the_files_keep_nothing_and_reading_writes_nothing(room: Small, tmp_path: Path) -> None:
    comes(room, BOSSE, told(room))
    mine = secret(gives(room, BOSSE))
    other = secret(gives(room, CLARA))
    before = contents(room)
    assert feed(mine, room.services)
    assert feed("gissat", room.services) is None
    assert contents(room) == before
    for file in tmp_path.rglob("*"):
        kept = file.read_bytes() if file.is_file() else b""
        assert mine.encode() not in kept
        assert other.encode() not in kept


def contents(room: Small) -> list[object]:
    from storage.tables import metadata  # noqa: PLC0415

    return room.db.read(
        lambda store: [store.connection.execute(table.select()).all() for table in metadata.sorted_tables]
    )
