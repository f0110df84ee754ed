"""The waiting list of a meeting: who is offered a place that has become free, how long, and when it goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from domain import attendance, duties, letters, meetings, quiet, signups
from domain.attendance import Wanted
from domain.members import look_after
from domain.signups import OfferOver, Signup, Stand
from domain.slots import at, local
from domain.workdays import Workdays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.meetings import Meeting
    from domain.members import Member
    from domain.store import Store
    from domain.workdays import Holiday

ANSWER_BY = 16
"""The local hour of the first working day after the one on which an offer can be read."""
SOON = (10, 13, 16)
"""Local hours, the first of which at least `NOTICE` away is the limit where the meeting is too near for that."""
NOTICE = timedelta(hours=2)

_DAY = timedelta(days=1)


def due(store: Store, holiday: Holiday, *, now: datetime) -> list[Meeting]:
    """Of whose waiting list something is to be done."""
    those = _waited_for(store, now)
    return [one for one in those if _over(store, one, now) or any(_next(store, one, holiday, now))]


def pass_on(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """What nobody has taken in time is offered no longer to them, and what is free is offered in turn. Whoever has let
    an offer pass waits no more, and may sign up again. Whoever has paused, or is not reached before the
    meeting begins, is left alone and keeps their turn."""
    for meeting in due(store, holiday, now=now):
        for one in _over(store, meeting, now):
            attendance.remove(store, meeting, one, now=now)
        for one in list(_next(store, meeting, holiday, now)):
            _offer(store, meeting, one, holiday, now=now)


def _waited_for(store: Store, now: datetime) -> Iterator[Meeting]:
    those = (store.meetings.get(id) for id in store.signups.queues())
    return (one for one in those if one and one.is_ahead(now))


def _over(store: Store, meeting: Meeting, now: datetime) -> list[Signup]:
    return [one for one in store.signups.of(meeting.id) if one.until and one.until <= now]


def _next(store: Store, meeting: Meeting, holiday: Holiday, now: datetime) -> Iterator[Signup]:
    """As many as there are places for."""
    places = store.signups.terms(meeting.id).places
    held = [one for one in store.signups.of(meeting.id) if _holds(one, now)]
    left = None if places is None else max(places - len(held), 0)
    reached = [one for one in signups.queue(store, meeting.id) if _is_reached(store, meeting, one, holiday, now)]
    return iter(reached[:left])


def _holds(signup: Signup, now: datetime) -> bool:
    if signup.stand is Stand.OFFERED:
        return signup.until is None or signup.until > now
    return signup.is_there


def _is_reached(store: Store, meeting: Meeting, signup: Signup, holiday: Holiday, now: datetime) -> bool:
    """In time to answer."""
    member = store.members.get(signup.member) if signup.member else None
    if member and quiet.is_away(member.pause, now):
        return False
    return _opens(member, holiday, now) < meeting.details.begins


def _opens(member: Member | None, holiday: Holiday, now: datetime) -> datetime:
    """When an offer may come; for somebody without the chat, when they may be called."""
    hours = quiet.of(member.quiet if member else None, works_nights=member.attributes.works_nights if member else None)
    return quiet.open_at(hours, now, Workdays(holiday))


def _offer(store: Store, meeting: Meeting, signup: Signup, holiday: Holiday, *, now: datetime) -> None:
    """Somebody without the chat is called by who looks after the room."""
    member, network = store.members.get(signup.member), store.networks.get(meeting.network)
    workdays = Workdays(holiday, network.settings.closed if network else None)
    until = limit(_opens(member, holiday, now), meeting.details.begins, workdays)
    offered = replace(signup, stand=Stand.OFFERED, turn=0, until=until)
    store.signups.put(offered)
    if member:
        letters.send(store, offered.offer, to=member, now=now, until=until)
    else:
        duties.begin(store, meeting.network, offered.offer, now=now)


def limit(opens: datetime, begins: datetime, workdays: Workdays) -> datetime:
    """Until when an offer holds that can be read from `opens` on; never after the meeting `begins`. A whole hour of a
    day, so that it tells nothing of when somebody else signed off."""
    first = local(opens).date()
    day = workdays.since(first + _DAY)
    if at(day, ANSWER_BY) < begins:
        return at(day, ANSWER_BY)
    hours = (at(first + ahead * _DAY, hour) for ahead in range(3) for hour in SOON)
    return min(next(one for one in hours if one >= opens + NOTICE), begins)


def accept(store: Store, network: str, meeting: str, *, by: Member, now: datetime) -> Signup:
    """Takes the place that is offered, as the member wanted to come. Twice is once. Raises `NotFound`, `OfferOver`, or
    as `attendance.sign_up`."""
    mine = signups.of_member(store, meetings.find(store, network, meeting).id, by.id)
    if mine and mine.is_there:
        return mine
    if mine is None or mine.stand is not Stand.OFFERED:
        raise OfferOver
    wanted = Wanted(mine.coming, mine.way, mine.needs, mine.wishes)
    return attendance.sign_up(store, network, meeting, wanted, id=mine.id, by=by, now=now)


def decline(store: Store, network: str, meeting: str, *, by: Member, now: datetime) -> None:
    """A place elsewhere is kept. Nothing happens where nothing is offered. Raises `NotFound`."""
    found = meetings.find(store, network, meeting)
    mine = signups.of_member(store, found.id, by.id)
    if mine and mine.stand is Stand.OFFERED:
        attendance.remove(store, found, mine, now=now)


def answer_for(store: Store, network: str, meeting: str, who: str, *, comes: bool, by: Member, now: datetime) -> None:
    """Of somebody without the chat. Nothing happens where it was said already. Raises `NotFacilitator`, `NotFound` or
    `OfferOver`."""
    look_after(by)
    found = meetings.find(store, network, meeting)
    mine = next((one for one in store.signups.of(found.id) if one.who == who and not one.member), None)
    if mine is None:
        raise OfferOver
    if mine.stand is not Stand.OFFERED:
        return
    if mine.until and mine.until <= now:
        raise OfferOver
    if comes:
        store.signups.put(replace(mine, stand=Stand.IN, until=None))
        attendance.follow(store, found, mine, now=now)
    else:
        attendance.remove(store, found, mine, now=now)
