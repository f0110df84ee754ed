"""A room with two facilitators who find dates and hold meetings, in the chat."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain import date_polls, reminders
from domain.members import Member, looks_after
from domain.ports import Room
from domain.slots import at
from handlers.routes import Kind
from handlers.ui import Form, Reply
from tests.handlers.planning import FRIDA, led
from tests.small import ROOM, Small, buttons_of, form_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Room("n1")


@contextmanager
def meeting_room(sqlite_url: str) -> Iterator[Small]:
    with led(sqlite_url) as made:
        yield made


def listed(room: Small, who: Member = FRIDA) -> Form:
    return form_of(room.does(who, Kind.COMMAND, "traff", place=ROOM))


def fills(room: Small, **values: str) -> Reply:
    """Two dates in March, to be answered until the tenth, unless `values` say otherwise."""
    form = form_of(room.presses(FRIDA, "date_polls.open", form=listed(room)))
    filled = {"title": "Vårens träff", "day0": "2026-03-17", "day1": "2026-03-19", "last": "2026-03-10", "shown": "all"}
    return room.sends(FRIDA, form, **{**filled, **values})


def asks(room: Small, **values: str) -> str:
    """The id of the poll that is started."""
    before = {one.id for one in room.db.read(lambda store: store.date_polls.of("n1"))}
    room.sends(FRIDA, form_of(fills(room, **values)))
    room.deliver()
    [new] = {one.id for one in room.db.read(lambda store: store.date_polls.of("n1"))} - before
    return new


def answers(room: Small, who: Member, poll: str, *given: str, remark: str = "") -> Reply:
    form = form_of(room.presses(who, "date_polls.answer", poll))
    values = {f"option{place}": one for place, one in enumerate(given)}
    reply = room.sends(who, form, remark=remark, **values)
    room.deliver()
    return reply


def come_to(room: Small, day: int, hour: int = 9, month: int = 3, minute: int = 0) -> None:
    """A local hour, as the worker does."""
    room.now = at(datetime(2026, month, day).date(), hour, minute)  # noqa: DTZ001  a day
    room.db.run(date_polls.look_after_time, room.services.holiday, now=room.now)
    room.db.run(reminders.remind, room.services.holiday, now=room.now)
    room.deliver()


def invites(room: Small, chosen: str = "", **values: str) -> Form:
    """The preview."""
    form = form_of(room.presses(FRIDA, "meetings.invite", chosen, listed(room)))
    day = {} if chosen else {"title": "Vårens träff", "day": "2026-03-17"}
    return form_of(room.sends(FRIDA, form, **{**day, **values}))


def told(room: Small, chosen: str = "", **values: str) -> str:
    """The id of the meeting that the room is invited to."""
    before = {one.id for one in room.db.read(lambda store: store.meetings.of("n1"))}
    room.sends(FRIDA, invites(room, chosen, **values))
    room.deliver()
    [new] = {one.id for one in room.db.read(lambda store: store.meetings.of("n1"))} - before
    return new


def page_of(room: Small, who: Member, meeting: str) -> Form:
    """For who looks after the room, the page from which it is led."""
    route = "meetings.lead" if looks_after(who) else "meetings.show"
    return form_of(room.presses(who, route, meeting))


def in_room(room: Small, card: str) -> list[str]:
    return [said(shown) for shown in room.stands(HERE, card)]


def with_member(room: Small, member: Member, **changed: object) -> Member:
    made = replace(member, **changed)  # type: ignore[arg-type]
    room.db.run(lambda store: store.members.change(made))
    return made


__all__ = ["FRIDA", "buttons_of"]
