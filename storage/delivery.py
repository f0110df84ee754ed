"""The outbox as a worker sees it: one telling at a time, one worker at a time for each destination.

Everything here locks the rows it depends on (`Transactions.lock`), and all time is real time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, or_, select, update

from domain.delivery import tell_unreachable
from domain.members import Identity
from domain.networks import Place
from domain.ports import Destination, GroupRoom, Outsider, Person, Room, Subject
from storage.destinations import destinations, key, read
from storage.outbox import PERSON, Act, outbox

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row

    from storage.store import Store

CALL_TIMEOUT = timedelta(seconds=10)
"""That of the client which sends."""
LEASE = 6 * CALL_TIMEOUT
"""One telling may take several calls: open, look, send."""


NEED_A_POST = frozenset({Act.REFRESH, Act.REMOVE, Act.PIN})


@dataclass(frozen=True, slots=True)
class Claim:
    """A telling that is this worker's until `until`.

    `id` is random and travels with the message. `address` is None for a room without channel or a member without
    account. `ref`: of the card to redraw or remove; `under`: of the message whose thread it belongs to. `since`: an
    earlier attempt, begun then, may have succeeded. `attempts` counts this one; `faults` those before that ended in an
    error of our own.
    """

    id: str
    act: Act
    what: Subject
    to: Destination
    address: Place | Identity | None
    ref: str | None
    under: str | None
    since: datetime | None
    attempts: int
    faults: int
    lease: str
    until: datetime


def claim(store: Store, *, now: datetime, lease: str) -> Claim | None:
    """The first telling of a destination that is free; None when there is none. `lease` is a new random id."""
    while (free := _free(store.connection, now)) is not None:
        to = read(free)
        row = _first(store.connection, free.id)
        if row is None:
            continue
        ref = store.posts.ref(Subject(row.card, row.subject), to)
        under = store.posts.ref(Subject(row.under_card, row.under_subject), to) if row.under_card else None
        if (under is None and row.under_card) or (ref is None and row.act in NEED_A_POST):
            # What it belongs to was put before it and so has been spoken, unless it never will be.
            store.connection.execute(delete(outbox).where(outbox.c.place == row.place))
            continue
        return _taken(store, row, to, ref, under, now=now, lease=lease)
    return None


def done(store: Store, claim: Claim, ref: str | None, *, next_at: datetime) -> None:
    """It has been told, and the card stands at `ref`, or nowhere. Nothing is left of the telling itself."""
    if not _gives_back(store.connection, claim, available_at=next_at, unreachable=False):
        return
    if ref is None or isinstance(claim.to, Outsider):
        store.posts.forget(claim.what, claim.to)
    elif ref != claim.ref:
        store.posts.keep(claim.what, claim.to, ref)
    _drop(store, claim)


def later(store: Store, claim: Claim, *, next_at: datetime, sent: bool, fault: bool = False) -> None:
    """It has to be tried again. `sent`: this attempt may have succeeded all the same."""
    if _gives_back(store.connection, claim, available_at=next_at):
        changed = {"faults": claim.faults + fault, **({} if sent else {"tried_at": claim.since})}
        store.connection.execute(update(outbox).where(outbox.c.id == claim.id).values(changed))


def keep_pace(store: Store, claim: Claim, *, next_at: datetime) -> None:
    """No other channel has its turn with an act of this kind before then. What another worker holds goes on."""
    acts = select(outbox.c.act).where(outbox.c.destination == destinations.c.id)
    others = store.connection.scalars(
        select(destinations.c.id)
        .where(
            destinations.c.id != key(claim.to),
            acts.order_by(outbox.c.place).limit(1).scalar_subquery() == claim.act.value,
            or_(destinations.c.available_at.is_(None), destinations.c.available_at < next_at),
        )
        .with_for_update(skip_locked=True)
    ).all()
    waits = update(destinations).where(destinations.c.id.in_(others))
    store.connection.execute(waits.values(available_at=next_at))


def give_up(store: Store, claim: Claim, *, next_at: datetime, reached: bool = False) -> None:
    """It cannot be told or done, ever. Those who look after a room are told so the first time since it was last
    reached; `reached`: it was this time, too."""
    told_before = store.connection.scalar(
        select(destinations.c.unreachable).where(destinations.c.id == key(claim.to)).with_for_update()
    )
    if not _gives_back(store.connection, claim, available_at=next_at, unreachable=not reached):
        return
    if isinstance(claim.to, Outsider):
        store.posts.forget(claim.what, claim.to)
    _drop(store, claim)
    if claim.act is Act.OPEN:
        # All else that waits for this channel has nowhere to go.
        store.connection.execute(delete(outbox).where(outbox.c.destination == key(claim.to)))
    elif isinstance(claim.to, Room) and not (reached or told_before):
        tell_unreachable(store, claim.to.network)


def forget_paces(store: Store, *, now: datetime) -> None:
    """When a destination was last spoken to is known no longer than its pace asks for, and an outsider no longer than
    there is something to tell."""
    store.connection.execute(update(destinations).where(destinations.c.available_at <= now).values(available_at=None))
    _forget_outsiders(store, destinations.c.available_at.is_(None))


def _free(connection: Connection, now: datetime) -> Row[Any] | None:
    waits = select(outbox.c.place).where(outbox.c.destination == destinations.c.id).exists()
    return connection.execute(
        select(destinations)
        .where(
            or_(destinations.c.available_at.is_(None), destinations.c.available_at <= now),
            or_(destinations.c.leased_until.is_(None), destinations.c.leased_until <= now),
            waits,
        )
        .order_by(destinations.c.available_at.nulls_first(), destinations.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).one_or_none()


def _address(store: Store, to: Destination) -> Place | Identity | None:
    match to:
        case Room(network):
            return store.networks.place(network)
        case GroupRoom(id):
            return store.group_rooms.place(id)
        case Person(member):
            return store.members.identity(member)
        case Outsider(identity):
            return identity


def _first(connection: Connection, destination: str) -> Row[Any] | None:
    """Waits for a transaction that is deciding by this row; it may then be gone."""
    return connection.execute(
        select(outbox).where(outbox.c.destination == destination).order_by(outbox.c.place).limit(1).with_for_update()
    ).one_or_none()


def _taken(
    store: Store, row: Row[Any], to: Destination, ref: str | None, under: str | None, *, now: datetime, lease: str
) -> Claim:
    connection = store.connection
    until = now + LEASE
    connection.execute(update(destinations).where(destinations.c.id == key(to)).values(lease=lease, leased_until=until))
    connection.execute(
        update(outbox)
        .where(outbox.c.place == row.place)
        .values(tried_at=row.tried_at or now, attempts=row.attempts + 1)
    )
    return Claim(
        id=row.id,
        act=Act(row.act),
        what=Subject(row.card, row.subject),
        to=to,
        address=_address(store, to),
        ref=ref,
        under=under,
        since=row.tried_at,
        attempts=row.attempts + 1,
        faults=row.faults,
        lease=lease,
        until=until,
    )


def _gives_back(connection: Connection, claim: Claim, **changed: object) -> bool:
    """False when the lease ran out and another worker has taken over: then it is theirs to say what became of it."""
    given = connection.execute(
        update(destinations)
        .where(destinations.c.id == key(claim.to), destinations.c.lease == claim.lease)
        .values(lease=None, leased_until=None, **changed)
    )
    return given.rowcount == 1


def _drop(store: Store, claim: Claim) -> None:
    """Nothing is left of the telling, nor of an outsider to whom nothing more is to be told."""
    store.connection.execute(delete(outbox).where(outbox.c.id == claim.id))
    store.outbox.erased |= claim.what.card == PERSON
    if isinstance(claim.to, Outsider):
        _forget_outsiders(store, destinations.c.id == key(claim.to))


def _forget_outsiders(store: Store, which: ColumnElement[bool]) -> None:
    waits = select(outbox.c.place).where(outbox.c.destination == destinations.c.id).exists()
    gone = store.connection.execute(delete(destinations).where(destinations.c.outsider.is_not(None), ~waits, which))
    store.outbox.erased |= gone.rowcount > 0
