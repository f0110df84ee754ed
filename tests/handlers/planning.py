"""A room with two facilitators who plan samtalsfrågor, in the chat."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

from domain import lulls, prompts, waiting
from domain.members import PLEDGE_VERSION, Member, Role
from domain.ports import Person, Room
from domain.prompts import CARD
from handlers.routes import Kind
from handlers.ui import Context, Form, Reply
from tests.small import ROOM, Small, form_of, identity, said, small

if TYPE_CHECKING:
    from collections.abc import Iterator

FRIDA = Member("frida", "n1", "Frida Holm", Role.FACILITATOR, pledge=PLEDGE_VERSION)
GUN = Member("gun", "n1", "Gun Ask", Role.FACILITATOR, pledge=PLEDGE_VERSION)
HERE, TO_FRIDA, TO_GUN = Room("n1"), Person("frida"), Person("gun")
MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)


@contextmanager
def led(sqlite_url: str) -> Iterator[Small]:
    with small(sqlite_url) as made:
        for one in (FRIDA, GUN):
            made.db.run(lambda store, member: store.members.add(member, identity(member.id)), one)
        made.now = MONDAY
        yield made


def opened(room: Small, who: Member = FRIDA) -> Form:
    return form_of(room.does(who, Kind.COMMAND, "rummet", text="samtalsfrågor", place=ROOM))


def presses(room: Small, form: Form, route: str, subject: str = "") -> Form:
    return form_of(room.presses(FRIDA, route, subject, form))


def writes(room: Small, body: str, **values: str) -> Reply:
    return room.sends(FRIDA, presses(room, opened(room), "prompts.write"), body=body, **values)


def planned(room: Small, body: str, **values: str) -> Form:
    return form_of(room.sends(FRIDA, form_of(writes(room, body, **values))))


def come_to(room: Small, day: int, hour: int = 12) -> None:
    """Of March, in UTC; as the worker does."""
    room.now = datetime(2026, 3, day, hour, tzinfo=UTC)
    room.db.run(prompts.rearrange, room.services.holiday, now=room.now)
    room.db.run(waiting.release, now=room.now, chance=Random(1))
    room.db.run(lulls.notice, room.services.holiday, now=room.now)
    room.deliver()


def in_room(room: Small) -> list[str]:
    return [said(card) for card in room.stands(HERE, CARD)]


def dates(form: Form) -> list[str]:
    return [part.text for part in form.fields if isinstance(part, Context)]
