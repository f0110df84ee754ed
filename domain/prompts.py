"""Samtalsfrågor: what the facilitator puts to the room to start a conversation, planned ahead and posted in a slot."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Protocol

from domain import digests, duties, letters
from domain.data import lines
from domain.errors import AlreadyKept, Empty, NotFound, Refusal
from domain.members import Role, look_after
from domain.ports import Person, Room, Subject
from domain.slots import at, local
from domain.workdays import Workdays

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from domain.members import Member
    from domain.networks import Network
    from domain.store import Store
    from domain.workdays import Holiday

CARD = "prompts.card"
OFFER_CARD = "prompts.offer_card"
"""What a new room's facilitator is asked; its subject is the network."""
SUGGESTION_CARD = "prompts.suggestion_card"
"""What the facilitator of a silent room is asked; its subject is `network key`."""

HOUR = 12
"""One of `slots.HOURS`."""
OFFERED = 3
SILENT = timedelta(days=10)
FARTHEST = timedelta(days=366)
PRESENTATION = "001"
"""The round in which everybody says who they are."""

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_LEEWAY = timedelta(days=3)
"""How much sooner than its turn something comes where the one before it was moved."""


class NoSuchDay(Refusal):
    """Over already, or more than a year ahead."""

    field = "day"


@dataclass(frozen=True, slots=True)
class Item:
    """One of the library's, worded in the catalogues under `prompt-…`. `months`: when it fits, empty for always;
    `theme`: one of `themes.THEMES`, or empty."""

    key: str
    months: frozenset[int]
    theme: str

    def fits(self, day: date) -> bool:
        return not self.months or day.month in self.months


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


@dataclass(frozen=True, slots=True)
class Lull:
    """How long nothing has come in a room through the bot. `suggested`: the facilitator has been told so."""

    network: str
    since: datetime
    suggested: bool = False


class Prompts(Protocol):
    def add(self, prompt: Prompt) -> None: ...

    def get(self, id: str) -> Prompt | None: ...

    def of(self, network: str) -> list[Prompt]:
        """In the order of their slots."""

    def change(self, prompt: Prompt) -> None: ...

    def delete(self, id: str) -> None: ...

    def lull(self, network: str) -> Lull | None: ...

    def put_lull(self, lull: Lull) -> None: ...

    def last_told(self, network: str) -> datetime | None:
        """When a question, an answer or a prompt last came in the room."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`id`: the form's random one. `day`: or the first free working day after it."""

    id: str
    body: str
    day: date
    key: str = ""


@cache
def library() -> tuple[Item, ...]:
    rows = (line.split("\t") for line in lines("prompts.tsv"))
    return tuple(Item(key, _months(season), "" if theme == "-" else theme) for key, season, theme in rows)


def _months(season: str) -> frozenset[int]:
    """`any`, or first and last month: `11-1` is November, December and January."""
    if season == "any":
        return frozenset()
    first, last = map(int, season.split("-"))
    return frozenset((first - 1 + ahead) % 12 + 1 for ahead in range((last - first) % 12 + 1))


def planned(store: Store, network: str) -> list[Prompt]:
    return [one for one in store.prompts.of(network) if not one.told]


def told(store: Store, network: str) -> list[Prompt]:
    """Newest first."""
    return [one for one in reversed(store.prompts.of(network)) if one.told]


def earliest(now: datetime) -> date:
    """The first day on which something planned now could be posted, were it a working day."""
    today = local(now).date()
    return today if now < at(today, HOUR) else today + _DAY


def free_day(store: Store, network: Network, day: date, holiday: Holiday, *, now: datetime, but: str = "") -> date:
    """The day itself, or the next working day on which nothing else is planned. `but`: a prompt that may move.

    Raises `NoSuchDay`.
    """
    if not local(now).date() <= day <= local(now).date() + FARTHEST:
        raise NoSuchDay
    return _next_free(store, network, day, holiday, now=now, but=but)


def _next_free(store: Store, network: Network, day: date, holiday: Holiday, *, now: datetime, but: str = "") -> date:
    taken = {one.day for one in planned(store, network.id) if one.id != but}
    return _free(taken, max(day, earliest(now)), Workdays(holiday, network.settings.closed), step=_DAY)


def _free(taken: Collection[date], day: date, workdays: Workdays, *, step: timedelta) -> date:
    """`step`: how far to go from a working day that is taken."""
    while not workdays.works(day) or day in taken:
        day += step if workdays.works(day) else _DAY
    return day


def outline(
    store: Store,
    network: Network,
    holiday: Holiday,
    *,
    start: date,
    weeks: int,
    count: int,
    themes: Collection[str] = (),
    now: datetime,
) -> list[tuple[Item, date]]:
    """A series from the library of what the room has not had, one every so many `weeks`: the presentation round first,
    then of these `themes` (none: of all), every other one of the season as long as there are such. Fewer than `count`
    where there are no more. Raises `NoSuchDay`."""
    first = free_day(store, network, start, holiday, now=now)
    workdays = Workdays(holiday, network.settings.closed)
    taken = {one.day for one in planned(store, network.id)}
    had = {one.key for one in store.prompts.of(network.id)}
    found: list[tuple[Item, date]] = []
    for turn in itertools.count():
        day = _free(taken, first + turn * weeks * _WEEK, workdays, step=_WEEK)
        if found and day - found[-1][1] < weeks * _WEEK - _LEEWAY:
            continue
        item = _pick(had, day, themes, seasonal=len(found) % 2 == 1)
        if item is None or len(found) == count:
            break
        found.append((item, day))
        taken.add(day)
        had.add(item.key)
    return found


def _pick(had: Collection[str], day: date, themes: Collection[str], *, seasonal: bool) -> Item | None:
    """The library's own order, but for the season."""
    left = [item for item in library() if item.key not in had and item.fits(day)]
    if left and left[0].key == PRESENTATION:
        return left[0]
    left = [item for item in left if not themes or item.theme in themes]
    return next((item for item in left if bool(item.months) is seasonal), left[0] if left else None)


def plan(
    store: Store, network: Network, plans: Sequence[Plan], holiday: Holiday, *, by: Member, now: datetime
) -> list[Prompt]:
    """Also answers the offer of the first weeks.

    Raises `NotFacilitator`, `Empty`, or `AlreadyKept` when the form was sent before or the room has had one of them.
    """
    look_after(by)
    had = {one.key for one in store.prompts.of(network.id)} - {""}
    if any(store.prompts.get(one.id) or one.key in had for one in plans):
        raise AlreadyKept
    made = []
    for one in plans:
        if not one.body:
            raise Empty(field="body")
        day = _next_free(store, network, one.day, holiday, now=now)
        made.append(Prompt(one.id, network.id, one.body, at(day, HOUR), one.key))
        store.prompts.add(made[-1])
        _redraw_suggestion(store, network.id, one.key)
    duties.end(store, Subject(OFFER_CARD, network.id))
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
        slot = at(free_day(store, network, day, holiday, now=now, but=id), HOUR)
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
    for prompt, day in misplaced(store, holiday, now=now):
        store.prompts.change(replace(prompt, slot=at(day, HOUR)))


def misplaced(store: Store, holiday: Holiday, *, now: datetime) -> list[tuple[Prompt, date]]:
    """With the day each should come on instead."""
    found = []
    for network in store.networks.all():
        workdays = Workdays(holiday, network.settings.closed)
        those = planned(store, network.id)
        wrong = [one for one in those if not workdays.works(one.day) or one.day < local(now).date()]
        taken = {one.day for one in those if one not in wrong}
        for prompt in wrong:
            day = _free(taken, max(prompt.day, earliest(now)), workdays, step=_WEEK)
            taken.add(day)
            found.append((prompt, day))
    return found


def offer(store: Store, network: str, *, now: datetime) -> None:
    """Proposes the first weeks to whoever has set up the room."""
    duties.begin(store, network, Subject(OFFER_CARD, network), now=now)


def decline_offer(store: Store, network: str, *, by: Member) -> None:
    """Raises `NotFacilitator`."""
    look_after(by)
    duties.end(store, Subject(OFFER_CARD, network))


def notice_lulls(store: Store, holiday: Holiday, *, now: datetime) -> None:
    """Keeps since when each room is silent, and suggests something where that is long enough and nothing is planned:
    once, until something has come again."""
    for lull in lulls(store, now=now):
        network = store.networks.get(lull.network)
        if network and _is_long(lull, network, now) and not lull.suggested:
            suggested = suggest(store, network, holiday, now=now)
            store.prompts.put_lull(replace(lull, suggested=suggested))
        elif store.prompts.lull(lull.network) != lull:
            store.prompts.put_lull(lull)


def lulls(store: Store, *, now: datetime) -> list[Lull]:
    """As they are now. A room that is seen for the first time has been silent since now at most."""
    found = []
    for network in store.networks.all():
        kept = store.prompts.lull(network.id) or Lull(network.id, now)
        last = store.prompts.last_told(network.id)
        found.append(Lull(network.id, last) if last and last > kept.since else kept)
    return found


def _is_long(lull: Lull, network: Network, now: datetime) -> bool:
    """Closed days do not count; other free days do."""
    silent = now - lull.since
    if network.settings.closed:
        first, last = network.settings.closed
        closed = min(now, at(last + _DAY, 0)) - max(lull.since, at(first, 0))
        silent -= max(closed, timedelta())
    return silent >= SILENT


def suggest(store: Store, network: Network, holiday: Holiday, *, now: datetime) -> bool:
    """One of the library's to everybody who leads the room; False when something is planned or none is left."""
    if planned(store, network.id):
        return False
    found = outline(store, network, holiday, start=local(now).date(), weeks=1, count=1, now=now)
    for item, _ in found:
        for member in duties.with_role(store, network.id, Role.FACILITATOR):
            letters.send(store, suggestion(network.id, item.key), to=member, now=now, counted=True)
    return bool(found)


def decline(store: Store, network: str, key: str, *, by: Member) -> None:
    """Takes the suggestion away from everybody who got it. Raises `NotFacilitator`."""
    look_after(by)
    what = suggestion(network, key)
    letters.forget(store, what)
    for member in store.members.of(network):
        store.outbox.remove(what, to=Person(member.id))


def suggestion(network: str, key: str) -> Subject:
    return Subject(SUGGESTION_CARD, f"{network} {key}")


def _redraw_suggestion(store: Store, network: str, key: str) -> None:
    if key:
        letters.forget(store, suggestion(network, key))
        letters.redraw(store, network, suggestion(network, key))
