"""Samtalsfrågor: what the facilitator puts to the room to start a conversation, planned ahead and posted in a slot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from domain import digests, duties, library
from domain.errors import AlreadyKept, Empty, NotFound, Refusal
from domain.library import free
from domain.members import look_after
from domain.ports import Room, Subject
from domain.slots import HOURS, at, local
from domain.workdays import Workdays

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from domain.library import Item
    from domain.members import Member
    from domain.networks import Network
    from domain.store import Store
    from domain.workdays import Holiday

CARD = "prompts.card"

HOUR = 12
"""When it comes on a day that was chosen; one of `slots.HOURS`."""
EVENING = 18
"""From then on the room is left alone until another day."""
FARTHEST = timedelta(days=366)

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


class NoSuchDay(Refusal):
    """Over already, or more than a year ahead."""

    field = "day"


@dataclass(frozen=True, slots=True)
class Prompt:
    """Who planned it is not kept: it is the room's. `slot`: when it is posted, on a working day. `key`: of the item in
    the library that it came from, or empty. `told`: posted."""

    id: str
    network: str
    body: str
    slot: datetime
    key: str = ""
    told: bool = False

    @property
    def subject(self) -> Subject:
        return Subject(CARD, self.id)

    @property
    def day(self) -> date:
        return local(self.slot).date()


class Prompts(Protocol):
    def add(self, prompt: Prompt) -> None: ...

    def get(self, id: str) -> Prompt | None: ...

    def of(self, network: str) -> list[Prompt]:
        """In the order of their slots."""

    def change(self, prompt: Prompt) -> None: ...

    def delete(self, id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Plan:
    """`id`: the form's random one. `day`: see `slot_on`."""

    id: str
    body: str
    day: date
    key: str = ""


def planned(store: Store, network: str) -> list[Prompt]:
    return [one for one in store.prompts.of(network) if not one.told]


def told(store: Store, network: str) -> list[Prompt]:
    """Newest first."""
    return [one for one in reversed(store.prompts.of(network)) if one.told]


def is_had(store: Store, network: str, key: str) -> bool:
    """Whether the room has had it, or will."""
    return any(one.key == key for one in store.prompts.of(network))


def soonest(store: Store, network: Network, holiday: Holiday, *, now: datetime) -> datetime:
    return slot_on(store, network, local(now).date(), holiday, now=now)


def slot_on(store: Store, network: Network, day: date, holiday: Holiday, *, now: datetime, but: str = "") -> datetime:
    """When something planned for that day is posted: at noon, today at the next slot before evening. Where the day is
    over, not a working day or taken, on the next that is none of it. `but`: a prompt that may move.

    Raises `NoSuchDay`.
    """
    if not local(now).date() <= day <= local(now).date() + FARTHEST:
        raise NoSuchDay
    return _next_slot(store, network, day, holiday, now=now, but=but)


def _next_slot(
    store: Store, network: Network, day: date, holiday: Holiday, *, now: datetime, but: str = ""
) -> datetime:
    taken = {one.day for one in store.prompts.of(network.id) if one.id != but}
    found = free(taken, max(day, _earliest(now)), Workdays(holiday, network.settings.closed), step=_DAY)
    return _slot(found, now)


def _slot(day: date, now: datetime) -> datetime:
    """`day`: not over yet."""
    return _left_today(now)[0] if day == local(now).date() else at(day, HOUR)


def _left_today(now: datetime) -> list[datetime]:
    slots = (at(local(now).date(), hour) for hour in HOURS if hour < EVENING)
    return [slot for slot in slots if slot > now]


def _earliest(now: datetime) -> date:
    """The first day on which something planned now could be posted, were it a working day."""
    today = local(now).date()
    return today if _left_today(now) else today + _DAY


def outline(
    store: Store,
    network: Network,
    holiday: Holiday,
    *,
    start: date,
    weeks: int,
    count: int,
    themes: Collection[str] = (),
    without: Collection[str] = (),
    now: datetime,
) -> list[tuple[Item, date]]:
    """As `library.outline` does, of what the room has not had. `without`: keys. Raises `NoSuchDay`."""
    first = local(slot_on(store, network, start, holiday, now=now)).date()
    those = store.prompts.of(network.id)
    return library.outline(
        first,
        Workdays(holiday, network.settings.closed),
        weeks=weeks,
        count=count,
        themes=themes,
        taken={one.day for one in those},
        had={one.key for one in those} | set(without),
    )


def plan(
    store: Store, network: Network, plans: Sequence[Plan], holiday: Holiday, *, by: Member, now: datetime
) -> list[Prompt]:
    """Also answers the offer of the first weeks. What the room has had in the meantime is left out.

    Raises `NotFacilitator`, `Empty`, `NotFound` for a day that no series comes to, or `AlreadyKept` when the form was
    sent before or nothing is left of it.
    """
    look_after(by)
    if any(one.day > local(now).date() + 2 * FARTHEST for one in plans):
        raise NotFound
    if not all(one.body for one in plans):
        raise Empty(field="body")
    left = [one for one in plans if not (one.key and is_had(store, network.id, one.key))]
    if not left or any(store.prompts.get(one.id) for one in left):
        raise AlreadyKept
    made = []
    for one in left:
        slot = _next_slot(store, network, one.day, holiday, now=now)
        made.append(Prompt(one.id, network.id, one.body, slot, one.key))
        store.prompts.add(made[-1])
    duties.end(store, Subject(library.OFFER_CARD, network.id))
    return made


def find(store: Store, network: str, id: str, *, by: Member) -> Prompt:
    """Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    prompt = store.prompts.get(id)
    if prompt is None or prompt.network != network:
        raise NotFound
    return prompt


def change(
    store: Store, network: Network, id: str, holiday: Holiday, *, body: str, day: date | None, by: Member, now: datetime
) -> Prompt:
    """`day`: of one that is not posted yet. Raises `NotFacilitator`, `NotFound`, `Empty` or `NoSuchDay`."""
    prompt = find(store, network.id, id, by=by)
    if not body:
        raise Empty(field="body")
    slot = prompt.slot
    if day and not prompt.told and day != prompt.day:
        slot = slot_on(store, network, day, holiday, now=now, but=id)
    changed = replace(prompt, body=body, slot=slot)
    store.prompts.change(changed)
    if prompt.told:
        store.outbox.refresh(prompt.subject, to=Room(network.id))
        digests.redraw(store, network.id, prompt.slot)
    return changed


def withdraw(store: Store, network: str, id: str, *, by: Member) -> None:
    """Planned or posted. Raises `NotFacilitator` or `NotFound`."""
    delete(store, find(store, network, id, by=by))


def delete(store: Store, prompt: Prompt) -> None:
    store.prompts.delete(prompt.id)
    store.outbox.remove(prompt.subject, to=Room(prompt.network))
    if prompt.told:
        digests.redraw(store, prompt.network, prompt.slot)


def due(store: Store, *, now: datetime) -> list[Prompt]:
    return [one for network in store.networks.all() for one in planned(store, network.id) if one.slot <= now]


def tell(store: Store, prompt: Prompt) -> None:
    store.prompts.change(replace(prompt, told=True))
    store.outbox.post(prompt.subject, to=Room(prompt.network))


def rearrange(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """What was planned for a day that has been closed since, or that went by while nothing could be posted, comes on
    the next free working day; several such a week apart."""
    for prompt, slot in misplaced(store, holiday, now=now):
        store.prompts.change(replace(prompt, slot=slot))


def misplaced(store: Store, holiday: Holiday, *, now: datetime) -> list[tuple[Prompt, datetime]]:
    """With the slot in which each should come instead."""
    found = []
    for network in store.networks.all():
        workdays = Workdays(holiday, network.settings.closed)
        those = store.prompts.of(network.id)
        wrong = [one for one in those if not one.told and not (workdays.works(one.day) and now < at(one.day, EVENING))]
        taken = {one.day for one in those if one not in wrong}
        for prompt in wrong:
            day = free(taken, max(prompt.day, _earliest(now)), workdays, step=_WEEK)
            taken.add(day)
            found.append((prompt, _slot(day, now)))
    return found
