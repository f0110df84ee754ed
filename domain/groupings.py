"""Small groups at a meeting: proposed to who looks after the room, moved about by hand, released, and kept right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import compositions, duties, letters, meetings, shortfalls
from domain.errors import NotFound, Refusal
from domain.members import facilitators, is_let_in, look_after
from domain.ports import Person, Subject
from domain.seats import (
    CARD,
    COME,
    MENDED_CARD,
    PROPOSAL_CARD,
    Grouping,
    Groupings,
    State,
    Table,
    ordered,
)
from domain.slots import local

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from domain.compositions import Gathering
    from domain.meetings import Meeting
    from domain.members import Member
    from domain.shortfalls import Effect
    from domain.store import Store

__all__ = ["CARD", "MENDED_CARD", "PROPOSAL_CARD", "Grouping", "Groupings", "State", "Table", "ordered"]

SIZES = ((3, 4), (3, 5), (4, 5), (4, 6), (5, 6))
"""Of a group, to choose from."""


class NoGroups(Refusal):
    """Nobody sits together yet."""


class Regrouped(Refusal):
    """They are no longer what the form showed: somebody else has changed them meanwhile."""


def ask(
    store: Store,
    network: str,
    id: str,
    sizes: tuple[int, int],
    *,
    keep: Collection[str] = (),
    number: int,
    by: Member,
    now: datetime,
) -> None:
    """The worker forms them, anew but for those whose labels are in `keep`. `number`: of what the form showed, 0 where
    there was nothing. Raises `NotFacilitator`, `NotFound`, `MeetingOver` or `Regrouped`."""
    _open(store, network, id, by=by, now=now)
    former = store.groupings.get(id)
    if former and former.state is State.ASKED:
        return
    _same(former, number)
    if sizes not in SIZES:
        raise NotFound
    kept = tuple(one for one in former.tables if one.label in keep) if former else ()
    made = Grouping(id, sizes, State.ASKED, kept, tuple(one.label for one in kept), number + 1)
    store.groupings.put(made)
    duties.end(store, made.proposal)
    if former and former.state is State.RELEASED:
        meetings.redraw(store, id, CARD)


def _open(store: Store, network: str, id: str, *, by: Member, now: datetime) -> Meeting:
    """For who looks after the room, until it is over."""
    look_after(by)
    return meetings.find_open(store, network, id, now=now)


def _same(grouping: Grouping | None, number: int) -> None:
    if (grouping.number if grouping else 0) != number:
        raise Regrouped


def find(store: Store, network: str, id: str, *, by: Member) -> tuple[Meeting, Grouping, Gathering]:
    """For who looks after the room; without those who have signed off since. Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    meeting = meetings.find(store, network, id)
    grouping = store.groupings.get(id)
    if grouping is None:
        raise NotFound
    gathering = compositions.gather(store, meeting)
    return meeting, replace(grouping, tables=compositions.present(grouping.tables, gathering)), gathering


def work(store: Store, *, now: datetime) -> list[tuple[Grouping, Gathering]]:
    """What the worker has to form, or to mend."""
    those = [(one, store.meetings.get(one.meeting)) for one in store.groupings.waiting()]
    return [(one, compositions.gather(store, meeting)) for one, meeting in those if meeting and meeting.is_open(now)]


def formed(grouping: Grouping, gathering: Gathering) -> tuple[Table, ...]:
    """Takes seconds: in no transaction."""
    form = compositions.form if grouping.state is State.ASKED else compositions.mend
    return form(gathering, grouping)


def settle(store: Store, grouping: Grouping, tables: tuple[Table, ...], *, now: datetime) -> None:
    """What was formed of `grouping` stands, unless it has changed meanwhile: then it is formed again."""
    meeting = store.meetings.get(grouping.meeting)
    if meeting is None or store.groupings.get(grouping.meeting) != grouping:
        return
    if grouping.state is State.ASKED:
        store.groupings.put(replace(grouping, state=State.PROPOSED, tables=tables))
        duties.begin(store, meeting.network, grouping.proposal, now=now)
        return
    store.groupings.put(replace(grouping, tables=tables, stale=()))
    unreached = _tell_changed(store, meeting, grouping, tables, now=now)
    lacks = shortfalls.of(compositions.gather(store, meeting), grouping.sizes, tables)
    if unreached or any(map(shortfalls.is_grave, lacks)):
        for member in facilitators(store, meeting.network):
            _tell(store, meeting, Subject(MENDED_CARD, meeting.id), member, now=now)


def move(
    store: Store, network: str, id: str, who: str, label: str, *, number: int, by: Member, now: datetime
) -> Effect:
    """Whoever has been told another group is told. Nobody is kept apart then: a refusal would tell from whom. Raises
    `NotFacilitator`, `NotFound`, `MeetingOver`, `Regrouped` or `NoGroups`."""
    meeting = _open(store, network, id, by=by, now=now)
    _, grouping, gathering = find(store, network, id, by=by)
    _same(grouping, number)
    if grouping.state is State.ASKED:
        raise NoGroups
    effect = shortfalls.move(gathering, grouping.sizes, grouping.tables, who, label)
    store.groupings.put(replace(grouping, tables=effect.tables, number=number + 1))
    if grouping.state is State.RELEASED:
        _tell_changed(store, meeting, grouping, effect.tables, now=now)
    return effect


def release(store: Store, network: str, id: str, *, number: int, by: Member, now: datetime) -> None:
    """Everybody is told their group. Who has none yet is given one at once. Nothing happens where they were released
    already. Raises `NotFacilitator`, `NotFound`, `MeetingOver`, `Regrouped` or `NoGroups`."""
    meeting = _open(store, network, id, by=by, now=now)
    _, grouping, gathering = find(store, network, id, by=by)
    if grouping.state is State.RELEASED:
        return
    _same(grouping, number)
    if grouping.state is State.ASKED or not grouping.tables:
        raise NoGroups
    seated = _seated(grouping)
    stale = () if all(one.who in seated for one in gathering.guests) else (COME,)
    store.groupings.put(replace(grouping, state=State.RELEASED, locked=(), stale=stale))
    duties.end(store, grouping.proposal)
    for who in seated:
        _tell_group(store, meeting, who, now=now)


def drop(store: Store, network: str, id: str, *, by: Member) -> None:
    """There will be none. Nothing happens once they are released. Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    meetings.find(store, network, id)
    grouping = store.groupings.get(id)
    if grouping and grouping.state is not State.RELEASED:
        store.groupings.forget_meeting(id)
        duties.end(store, grouping.proposal)


def repair_after(store: Store, id: str, *, now: datetime) -> None:
    """Wherever who takes part may have changed. Who has signed off leaves their group now; the worker looks to the
    rest, and those concerned are told. Nothing happens where no groups were released."""
    meeting, grouping = store.meetings.get(id), store.groupings.get(id)
    if meeting is None or grouping is None or grouping.state is not State.RELEASED or meeting.details.ends <= now:
        return
    gathering = compositions.gather(store, meeting)
    here, seated = {one.who for one in gathering.guests}, _seated(grouping)
    if here == seated:
        return
    left = {one.label for one in grouping.tables if set(one.people) - here} | ({COME} if here - seated else set())
    tables = compositions.present(grouping.tables, gathering)
    stale = tuple(sorted({*grouping.stale, *left}))
    store.groupings.put(replace(grouping, tables=tables, stale=stale, number=grouping.number + 1))
    for who in seated - here:
        what = Subject(CARD, f"{id} {who}")
        letters.forget(store, what)
        store.outbox.remove(what, to=Person(who))


def let_go(store: Store, member: Member, *, now: datetime) -> None:
    """Of every group that they are in; call it when they come to no meeting any more. Whom they once sat with reads
    their name no longer."""
    those = store.groupings.of(member.network)
    for grouping in those:
        repair_after(store, grouping.meeting, now=now)
    store.groupings.forget(member.id)
    for grouping in those:
        if grouping.table_of(member.id):
            redraw(store, grouping.meeting)


def redraw(store: Store, meeting: str) -> None:
    """What stands of who sits with whom."""
    meetings.redraw(store, meeting, CARD, MENDED_CARD)


def group_of(store: Store, meeting: str, who: str) -> Table | None:
    """The one that they have been told."""
    grouping = store.groupings.get(meeting)
    return grouping.table_of(who) if grouping and grouping.state is State.RELEASED else None


def over(store: Store, *, now: datetime) -> list[Grouping]:
    """Never released, of meetings that are over or cancelled."""
    those = [one for network in store.networks.all() for one in store.groupings.of(network.id)]
    return [one for one in those if one.state is not State.RELEASED and _is_over(store.meetings.get(one.meeting), now)]


def _is_over(meeting: Meeting | None, now: datetime) -> bool:
    return meeting is None or not meeting.is_open(now)


def tidy(store: Store, *, now: datetime) -> None:
    """Nobody has to decide about them any more."""
    for grouping in over(store, now=now):
        store.groupings.forget_meeting(grouping.meeting)
        duties.end(store, grouping.proposal)


def _seated(grouping: Grouping) -> set[str]:
    return {who for table in grouping.tables for who in table.people}


def _tell_changed(store: Store, meeting: Meeting, before: Grouping, tables: Iterable[Table], *, now: datetime) -> bool:
    """Those in groups that are not as they were told. Whether somebody whom the bot does not reach is among them."""
    were = {one.label: one.people for one in before.tables if one.label not in before.stale}
    concerned = {who for one in tables if were.get(one.label) != one.people for who in one.people}
    for who in sorted(concerned):
        _tell_group(store, meeting, who, now=now)
    return any(store.members.get(who) is None for who in concerned)


def _tell_group(store: Store, meeting: Meeting, who: str, *, now: datetime) -> None:
    member = store.members.get(who)
    if member and is_let_in(member):
        _tell(store, meeting, Subject(CARD, f"{meeting.id} {who}"), member, now=now)


def _tell(store: Store, meeting: Meeting, what: Subject, to: Member, *, now: datetime) -> None:
    """The card comes last in the conversation, and at once on the meeting's day; until it comes, the one that stands
    says what is so."""
    today = local(now).date() >= local(meeting.details.begins).date()
    if today:
        letters.forget(store, what)
        store.outbox.remove(what, to=Person(to.id))
    else:
        store.outbox.refresh(what, to=Person(to.id))
    letters.send(store, what, to=to, now=now, until=meeting.details.ends, urgent=today)
