"""What shall be told, kept beside what happened until a worker has told it; `delivery` is the worker's side."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, delete, insert, literal, select, union

from domain.ids import new_id
from domain.ports import GroupRoom, Outsider, Person, Room, Subject
from storage.destinations import destinations, kept, key, read
from storage.posts import Posts, posts
from storage.tables import Moment, metadata

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row

    from domain.members import Identity
    from domain.ports import Destination

outbox = Table(
    "outbox",
    metadata,
    Column("place", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("destination", Text, ForeignKey("destinations.id"), nullable=False),
    Column("act", Text, nullable=False),
    Column("card", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("under_card", Text),
    Column("under_subject", Text),
    Column("tried_at", Moment),
    Column("attempts", Integer, nullable=False),
    Column("faults", Integer, nullable=False),
    Index(None, "destination", "place"),
    Index(None, "subject"),
)
"""`tried_at` (real time): an attempt that began then may have succeeded, or is under way."""


CHANNEL, PERSON = "channel", "person"
"""Stand for the card's name where an act shows none; the subject is then the id of a network or a group room, or an
identity's name."""


class Act(StrEnum):
    POST = "post"
    REFRESH = "refresh"
    REMOVE = "remove"
    PIN = "pin"
    OPEN = "open"
    CLOSE = "close"
    LOOK_AROUND = "look_around"
    TOPIC = "topic"
    LET_IN = "let_in"
    PUT_OUT = "put_out"
    HOME = "home"


class Outbox:
    """`told`: something was put in this transaction. `erased`: something went of which the files must not keep whom it
    was about."""

    def __init__(self, connection: Connection, posts: Posts, chance: Random) -> None:
        self._connection = connection
        self._posts = posts
        self._chance = chance
        self.told = False
        self.erased = False

    def post(self, what: Subject, *, to: Destination, under: Subject | None = None) -> None:
        self._put(Act.POST, what, to, under)

    def refresh(self, what: Subject, *, to: Destination) -> None:
        """Dropped where something still to be spoken will be drawn, or the card was never posted."""
        rows = self._about(what, to)
        drawn_later = any(row.tried_at is None or row.act == Act.REMOVE for row in rows)
        if not drawn_later and self._may_stand(what, to, rows):
            self._put(Act.REFRESH, what, to)

    def remove(self, what: Subject, *, to: Destination) -> None:
        rows = self._about(what, to)
        if any(row.act == Act.REMOVE for row in rows):
            return
        unspoken = [row.place for row in rows if row.tried_at is None]
        self._connection.execute(delete(outbox).where(outbox.c.place.in_(unspoken)))
        if self._may_stand(what, to, [row for row in rows if row.place not in unspoken]):
            self._put(Act.REMOVE, what, to)

    def showing(self, id: str) -> list[tuple[Subject, Destination]]:
        standing = select(posts.c.card, posts.c.subject, posts.c.destination).where(names_in(posts.c.subject, id))
        coming = select(outbox.c.card, outbox.c.subject, outbox.c.destination).where(
            names_in(outbox.c.subject, id), outbox.c.act == Act.POST.value
        )
        which = union(standing, coming).subquery()
        rows = self._connection.execute(
            select(which.c.card, which.c.subject, destinations)
            .join_from(which, destinations, destinations.c.id == which.c.destination)
            .order_by(which.c.card, which.c.subject, which.c.destination)
        )
        return [(Subject(row.card, row.subject), read(row)) for row in rows]

    def pin(self, what: Subject, *, to: Room) -> None:
        self._put(Act.PIN, what, to)

    def open_room(self, which: Room | GroupRoom) -> None:
        self._put(Act.OPEN, _channel(which), which)

    def close_room(self, which: GroupRoom) -> None:
        """What is still to be told there is told to nobody, and a channel that is still to be made is not. Whoever is
        still to be put out of one that is there, is, before it closes."""
        unspoken = (outbox.c.destination == key(which), outbox.c.tried_at.is_(None))
        acts = self._connection.scalars(select(outbox.c.act).where(*unspoken).with_for_update()).all()
        if Act.OPEN.value in acts:
            self._connection.execute(delete(outbox).where(*unspoken))
            return
        self._connection.execute(delete(outbox).where(*unspoken, outbox.c.act != Act.PUT_OUT.value))
        standing = select(posts.c.card, posts.c.subject).where(posts.c.destination == key(which))
        begun = select(outbox.c.card, outbox.c.subject).where(
            outbox.c.destination == key(which), outbox.c.act == Act.POST.value
        )
        both = union(standing, begun).subquery()
        for row in self._connection.execute(select(both).order_by(both.c.card, both.c.subject)).all():
            self._put(Act.REMOVE, Subject(row.card, row.subject), which)
        self._put(Act.CLOSE, _channel(which), which)

    def look_around(self, network: str) -> None:
        self._put(Act.LOOK_AROUND, Subject(CHANNEL, network), Room(network))

    def topic(self, network: str) -> None:
        self._put(Act.TOPIC, Subject(CHANNEL, network), Room(network))

    def let_in(self, to: Room | GroupRoom, who: Identity) -> None:
        self._put(Act.LET_IN, Subject(PERSON, str(who)), to)

    def is_letting_in(self, network: str, who: Identity) -> bool:
        return self._waits(Act.LET_IN, network, who)

    def put_out(self, of: Room | GroupRoom, who: Identity) -> None:
        self._put(Act.PUT_OUT, Subject(PERSON, str(who)), of)

    def is_putting_out(self, network: str, who: Identity) -> bool:
        return self._waits(Act.PUT_OUT, network, who)

    def empty_home(self, who: Identity) -> None:
        self._put(Act.HOME, Subject(PERSON, str(who)), Outsider(who))

    def empty_chat(self, member: str, who: Identity) -> None:
        """The cards stand with an outsider from now on, who is forgotten when the last one is gone."""
        private = posts.c.destination == key(Person(member))
        told = self._connection.execute(select(posts).where(private).order_by(posts.c.card, posts.c.subject)).all()
        for row in told:
            what = Subject(row.card, row.subject)
            self._put(Act.REMOVE, what, Outsider(who))
            self._posts.forget(what, Person(member))
            self._posts.keep(what, Outsider(who), row.ref)

    def _about(self, what: Subject, to: Destination) -> Sequence[Row[Any]]:
        """Locked, so that no worker draws one of these while this transaction decides by what it has not begun."""
        return self._connection.execute(
            select(outbox)
            .where(outbox.c.card == what.card, outbox.c.subject == what.id, outbox.c.destination == key(to))
            .order_by(outbox.c.place)
            .with_for_update()
        ).all()

    def _may_stand(self, what: Subject, to: Destination, rows: Sequence[Row[Any]]) -> bool:
        return any(row.act == Act.POST for row in rows) or self._posts.ref(what, to) is not None

    def _waits(self, act: Act, network: str, who: Identity) -> bool:
        waiting = (
            outbox.c.act == act.value,
            outbox.c.subject == str(who),
            outbox.c.destination == key(Room(network)),
        )
        return self._connection.execute(select(outbox.c.place).where(*waiting)).first() is not None

    def _put(self, act: Act, what: Subject, to: Destination, under: Subject | None = None) -> None:
        self._connection.execute(
            insert(outbox).values(
                id=new_id(self._chance),
                destination=kept(self._connection, to),
                act=act.value,
                card=what.card,
                subject=what.id,
                under_card=under.card if under else None,
                under_subject=under.id if under else None,
                attempts=0,
                faults=0,
            )
        )
        self.told = True


def _channel(which: Room | GroupRoom) -> Subject:
    return Subject(CHANNEL, which.network if isinstance(which, Room) else which.id)


def names_in(subject: ColumnElement[str], id: str) -> ColumnElement[bool]:
    """Whether the id is one of the words of a card's own."""
    return literal(" ").concat(subject).concat(" ").contains(f" {id} ", autoescape=True)
