"""Signing up to a meeting, changing it and signing off, by oneself or by who looks after the room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain import duties, groupings, letters, meetings, signups
from domain.dates import Answer
from domain.errors import AlreadyKept, Empty, NotFound
from domain.meetings import MeetingOver
from domain.members import let_in, look_after
from domain.ports import Person, Subject
from domain.signups import NEEDS_MOST, OFF_CARD, WISHES_MOST, Coming, NoWay, OfferOver, Signup, SignupClosed, Stand, Way
from domain.slots import local

if TYPE_CHECKING:
    from datetime import datetime

    from domain.meetings import Meeting
    from domain.members import Member
    from domain.store import Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody says of a meeting."""

    coming: Coming
    way: Way | None = None
    needs: str = ""
    wishes: tuple[str, ...] = ()


def sign_up(store: Store, network: str, meeting: str, wanted: Wanted, *, id: str, by: Member, now: datetime) -> Signup:
    """Or changes what was said before. `id`: a new one. Where all places are taken, they wait; whoever is offered a
    place takes it by this. Whoever gets a place has none on another date of the same event any more, and whoever cannot
    come says so of all of them.

    Raises `NotFound`, `MeetingOver`, `SignupClosed`, `NoWay`, or `OfferOver` for what is offered no longer.
    """
    found, former = meetings.find(store, network, meeting), signups.of_member(store, meeting, by.id)
    _check_open(store, found, wanted.coming, former, now=now)
    made = _made(
        store, found, wanted, former or Signup(id, meeting, wanted.coming, member=by.id), is_new=_is_out(former)
    )
    _keep(store, found, made, former, now=now)
    if made.says_no or (made.is_there and not (former and former.is_there)):
        for other in signups.dates(store, found, now=now):
            if other.id != meeting and (elsewhere := signups.of_member(store, other.id, by.id)):
                remove(store, other, elsewhere, now=now)
    return made


def _is_out(former: Signup | None) -> bool:
    return former is None or former.says_no


def _check_open(store: Store, meeting: Meeting, coming: Coming, former: Signup | None, *, now: datetime) -> None:
    if not meeting.is_open(now):
        raise MeetingOver
    if former and former.until and former.until <= now and coming is not Coming.CANNOT:
        raise OfferOver
    closes = store.signups.terms(meeting.id).closes
    if closes and closes <= now and _is_out(former) and coming is not Coming.CANNOT:
        raise SignupClosed


def _made(store: Store, meeting: Meeting, wanted: Wanted, former: Signup, *, is_new: bool) -> Signup:
    if wanted.coming is Coming.CANNOT:
        return Signup(former.id, meeting.id, Coming.CANNOT, member=former.member)
    terms, open_ones = store.signups.terms(meeting.id), signups.ways(meeting.details)
    way = open_ones[0] if len(open_ones) == 1 else wanted.way
    if open_ones and way not in open_ones:
        raise NoWay
    made = replace(
        former,
        coming=wanted.coming,
        way=way if open_ones else None,
        needs=wanted.needs[:NEEDS_MOST] if terms.needs else "",
        wishes=wanted.wishes[:WISHES_MOST] if terms.wishes else (),
    )
    if former.stand is Stand.OFFERED:
        return replace(made, stand=Stand.IN, until=None)
    return _seated(store, made) if is_new else made


def _seated(store: Store, signup: Signup) -> Signup:
    """Those who wait come first."""
    if signups.free(store, signup.meeting) == 0:
        waiting = signups.queue(store, signup.meeting)
        return replace(signup, stand=Stand.WAITS, turn=waiting[-1].turn + 1 if waiting else 1)
    return signup


def _keep(store: Store, meeting: Meeting, signup: Signup, former: Signup | None, *, now: datetime) -> None:
    store.signups.put(signup)
    follow(store, meeting, former or signup, now=now)


def remove(store: Store, meeting: Meeting, signup: Signup, *, now: datetime) -> None:
    """They are not signed up any more."""
    store.signups.remove(signup.id)
    follow(store, meeting, signup, now=now)


def follow(store: Store, meeting: Meeting, former: Signup, *, now: datetime) -> None:
    """What is told of it elsewhere: how many come, whether a place is still offered, and who sits with whom."""
    if former.stand is Stand.OFFERED:
        end_offer(store, former)
    signups.redraw(store, meeting.id)
    groupings.repair_after(store, meeting.id, now=now)


def end_offer(store: Store, signup: Signup) -> None:
    """It was taken, declined, or has gone on: its card says so."""
    duties.end(store, signup.offer)
    letters.forget(store, signup.offer)
    if signup.member:
        store.outbox.refresh(signup.offer, to=Person(signup.member))


def enter(store: Store, network: str, signup: Signup, *, by: Member, now: datetime) -> Signup:
    """Somebody without the chat; also when the last day is over. Where all places are taken, they wait.

    Raises `NotFacilitator`, `NotFound`, `MeetingOver`, `AlreadyKept`, `NoWay`, or `Empty` without a name.
    """
    look_after(by)
    meeting = meetings.find_open(store, network, signup.meeting, now=now)
    if not signup.name:
        raise Empty(field="name")
    if signup.says_no or signup.member:
        raise NotFound
    if any(one.id == signup.id for one in store.signups.of(signup.meeting)):
        raise AlreadyKept
    wanted = Wanted(signup.coming, signup.way, signup.needs)
    made = _made(store, meeting, wanted, replace(signup, stand=Stand.IN, turn=0, until=None), is_new=True)
    _keep(store, meeting, made, None, now=now)
    return made


def sign_off(store: Store, network: str, meeting: str, who: str, *, by: Member, now: datetime) -> Signup:
    """Anybody, by who looks after the room; a member is told so. Raises `NotFacilitator`, `NotFound` or
    `MeetingOver`."""
    look_after(by)
    found = meetings.find(store, network, meeting)
    if now >= found.details.ends:
        raise MeetingOver
    signup = next((one for one in store.signups.of(meeting) if one.who == who), None)
    if signup is None:
        raise NotFound
    remove(store, found, signup, now=now)
    member = store.members.get(signup.member) if signup.member else None
    if member and member.id != by.id:
        letters.send(store, Subject(OFF_CARD, meeting), to=member, now=now, until=found.details.begins)
    return signup


def coming(store: Store, meeting: Meeting) -> list[Member]:
    """Who is signed up; of those who have not said so there, who has said that they can or has it in their calendar.
    What was said of another day counts no more."""
    poll = store.date_polls.get(meeting.poll) if meeting.poll else None
    stands = poll and poll.chosen is not None and poll.options[poll.chosen] == meeting.details.begins
    chosen = poll.chosen if poll and stands else None
    replies = store.date_polls.replies(meeting.poll) if chosen is not None else []
    can = {one.member for one in replies if chosen is not None and one.given[chosen] is not Answer.NO}
    signed = store.signups.of(meeting.id)
    said = {one.member for one in signed}
    come = {one.member for one in signed if one.is_there} | ((can | set(store.meetings.holders(meeting.id))) - said)
    return [one for one in let_in(store, meeting.network) if one.id in come]


def is_without_anybody(store: Store, meeting: Meeting) -> bool:
    """Whoever has said whether they come, cannot."""
    said = store.signups.of(meeting.id)
    return bool(said) and not any(one.is_there for one in said) and not coming(store, meeting)


def depart(store: Store, member: Member, *, now: datetime) -> None:
    """A member leaves the room, and every meeting."""
    for signup in store.signups.by(member.id):
        if meeting := store.meetings.get(signup.meeting):
            remove(store, meeting, signup, now=now)


def passed(store: Store, *, now: datetime) -> list[Meeting]:
    """Of which something is kept that does not outlive the day after, or anything where it is cancelled."""
    today, passing = local(now).date(), set(store.signups.passing())
    every = list(meetings.everywhere(store))
    over = [one for one in every if one.id in passing and local(one.details.ends).date() < today]
    called_off = [one for one in every if one.cancelled and store.signups.of(one.id)]
    return [*(one for one in over if not one.cancelled), *called_off]


def tidy(store: Store, *, now: datetime) -> None:
    """The day after, what somebody needs and wished and the names that were entered by hand go, and so does who did not
    come; of what was cancelled, everything."""
    for meeting in passed(store, now=now):
        for one in store.signups.of(meeting.id):
            if one.stand is Stand.OFFERED:
                end_offer(store, one)
            if one.is_there and not meeting.cancelled:
                store.signups.put(replace(one, name="", needs="", wishes=()))
            else:
                store.signups.remove(one.id)
        groupings.redraw(store, meeting.id)
