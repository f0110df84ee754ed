"""Who is signed up to which meeting, and on what terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    delete,
    insert,
    or_,
    select,
    update,
)

from domain.signups import Coming, Signup, Stand, Terms, Way
from storage.tables import Erasing, Moment, Texts, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import ColumnElement, Row, Select

signups = Table(
    "signups",
    metadata,
    Column("id", Text, primary_key=True),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("coming", Text, nullable=False),
    Column("way", Text),
    Column("member", Text, ForeignKey("members.id"), index=True),
    Column("name", Text, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("stand", Text, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("until", Moment),
    Column("needs", Text, nullable=False),
    Column("wishes", Texts, nullable=False),
    UniqueConstraint("meeting", "member"),
)
"""`member`: null for somebody entered by hand."""
signup_terms = Table(
    "signup_terms",
    metadata,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
    Column("places", Integer),
    Column("last", Date),
    Column("needs", Boolean, nullable=False),
    Column("wishes", Boolean, nullable=False),
    Column("event", Text, nullable=False, index=True),
)


class Signups(Erasing):
    """`erased`: in this transaction words or names went that the files must not keep."""

    def terms(self, meeting: str) -> Terms:
        chosen = select(signup_terms).where(signup_terms.c.meeting == meeting)
        row = self._connection.execute(chosen).one_or_none()
        return Terms(meeting) if row is None else Terms(meeting, row.places, row.last, row.needs, row.wishes, row.event)

    def settle(self, terms: Terms) -> None:
        self._connection.execute(delete(signup_terms).where(signup_terms.c.meeting == terms.meeting))
        values = {"places": terms.places, "last": terms.last, "needs": terms.needs, "wishes": terms.wishes}
        self._connection.execute(insert(signup_terms).values(meeting=terms.meeting, event=terms.event, **values))

    def dates(self, event: str) -> list[str]:
        shared = select(signup_terms.c.meeting).where(signup_terms.c.event == event, signup_terms.c.event != "")
        return list(self._connection.scalars(shared.order_by(signup_terms.c.meeting)))

    def put(self, signup: Signup) -> None:
        values = _values(signup)
        mine = update(signups).where(signups.c.id == signup.id).values(values)
        replaced = bool(self._connection.execute(mine).rowcount)
        if not replaced:
            self._connection.execute(insert(signups).values(values))
        self.erased |= replaced

    def of(self, meeting: str) -> list[Signup]:
        return sorted(self._all(select(signups).where(signups.c.meeting == meeting)), key=lambda one: one.who)

    def by(self, member: str) -> list[Signup]:
        return self._all(select(signups).where(signups.c.member == member).order_by(signups.c.meeting))

    def remove(self, id: str) -> None:
        self._erase(delete(signups).where(signups.c.id == id))

    def queues(self) -> list[str]:
        return self._meetings(signups.c.stand != Stand.IN.value)

    def passing(self) -> list[str]:
        said = or_(signups.c.needs != "", signups.c.name != "", signups.c.wishes != ())
        not_there = or_(signups.c.coming == Coming.CANNOT.value, signups.c.stand != Stand.IN.value)
        return self._meetings(or_(said, not_there))

    def forget_meeting(self, meeting: str) -> None:
        self.erased = True
        self._connection.execute(delete(signups).where(signups.c.meeting == meeting))
        self._connection.execute(delete(signup_terms).where(signup_terms.c.meeting == meeting))

    def _meetings(self, where: ColumnElement[bool]) -> list[str]:
        those = select(signups.c.meeting).where(where).distinct()
        return sorted(self._connection.scalars(those))

    def _all(self, which: Select[Any]) -> list[Signup]:
        return [_signup(row) for row in self._connection.execute(which)]


def _values(signup: Signup) -> dict[str, object]:
    return {
        "id": signup.id,
        "meeting": signup.meeting,
        "coming": signup.coming.value,
        "way": signup.way.value if signup.way else None,
        "member": signup.member or None,
        "name": signup.name,
        "municipality": signup.municipality,
        "stand": signup.stand.value,
        "turn": signup.turn,
        "until": signup.until,
        "needs": signup.needs,
        "wishes": signup.wishes,
    }


def _signup(row: Row[Any]) -> Signup:
    return Signup(
        id=row.id,
        meeting=row.meeting,
        coming=Coming(row.coming),
        way=Way(row.way) if row.way else None,
        member=row.member or "",
        name=row.name,
        municipality=row.municipality,
        stand=Stand(row.stand),
        turn=row.turn,
        until=row.until,
        needs=row.needs,
        wishes=row.wishes,
    )
