"""Of a meeting that is to come everybody is reminded: the room, and in the end those who come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import attendance, letters, meetings
from domain.ports import Room, Subject
from domain.workdays import Workdays

if TYPE_CHECKING:
    from datetime import datetime

    from domain.meetings import Meeting
    from domain.store import Store
    from domain.workdays import Holiday

IN_PRIVATE = 1
"""The last of `meetings.REMIND` goes to those who come."""


def remind(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """Each once; what went by while nobody could tell it is not told late beside a later one."""
    for meeting, days in due(store, holiday, now=now):
        store.meetings.change(replace(meeting, reminded=days))
        what = Subject(meetings.REMINDER_CARD, f"{meeting.id} {days}")
        come = attendance.coming(store, meeting) if days == IN_PRIVATE else []
        if not come:
            store.outbox.post(what, to=Room(meeting.network))
        for member in come:
            mine = Subject(meetings.REMINDER_CARD, f"{what.id} {member.id}")
            letters.send(store, mine, to=member, now=now, until=meeting.details.begins)


def due(store: Store, holiday: Holiday, *, now: datetime) -> list[tuple[Meeting, int]]:
    """Of whom it is time to remind, and how many days before."""
    staged = (
        (one, meetings.stage(one, Workdays(holiday), now)) for one in meetings.everywhere(store) if one.is_ahead(now)
    )
    return [(meeting, days) for meeting, days in staged if days not in {0, meeting.reminded}]
