"""Members and how each platform names them."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from domain.members import Attributes, Identity, Member, Profile, Role, Standing
from domain.ports import Person
from domain.quiet import Pause, Quiet
from storage.applications import applications
from storage.destinations import drop
from storage.letters import forget_all_to, letters
from storage.tables import Erasing, Texts, metadata

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row, Select

members = Table(
    "members",
    metadata,
    Column("id", Text, primary_key=True),
    Column("network", Text, ForeignKey("networks.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("pledge", Integer, nullable=False),
    Column("present", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("language", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("size_class", Text, nullable=False),
    Column("provider", Text, nullable=False),
    Column("works_nights", Boolean),
    Column("field", Text, nullable=False),
    Column("since", Integer),
    Column("talks_about", Texts, nullable=False),
    Column("phone", Text, nullable=False),
    Column("close_to", Texts, nullable=False),
    Column("asked", Texts, nullable=False),
    Column("quiet_from", Integer),
    Column("quiet_to", Integer),
    Column("workplace", Text, nullable=False),
    Column("rather_not", Texts, nullable=False),
    Column("guest", Boolean, nullable=False),
    Column("digest", Boolean, nullable=False),
    Column("paused_from", Date),
    Column("paused_to", Date),
    Column("tip", Integer, nullable=False),
    Column("platform", Text),
    Column("workspace", Text),
    Column("user", Text),
    UniqueConstraint("platform", "workspace", "user", "network"),
    Index(None, "network"),
)


class Members(Erasing):
    """`erased`: in this transaction somebody went whom the files must not keep."""

    def add(self, member: Member, identity: Identity | None) -> None:
        self._connection.execute(
            insert(members).values(
                **_values(member),
                platform=identity.platform if identity else None,
                workspace=identity.workspace if identity else None,
                user=identity.user if identity else None,
            )
        )

    def get(self, id: str) -> Member | None:
        found = self._by(id=id)
        return found[0] if found else None

    def known_as(self, identity: Identity) -> list[Member]:
        return self._by(platform=identity.platform, workspace=identity.workspace, user=identity.user)

    def identity(self, member: str) -> Identity | None:
        row = self._connection.execute(select(members).where(members.c.id == member)).one_or_none()
        return Identity(row.platform, row.workspace, row.user) if row is not None and row.user is not None else None

    def of(self, network: str) -> list[Member]:
        return self._by(network=network)

    def awaited(self) -> list[Member]:
        rows = self._connection.execute(select(members).where(members.c.id.in_(select(letters.c.member))))
        return sorted(map(_member, rows), key=lambda one: one.id)

    def audience(self, network: str) -> Counter[Attributes]:
        let_in = (members.c.standing == Standing.APPROVED.value) & members.c.present & members.c.active
        told = (
            members.c.title,
            members.c.municipality,
            members.c.size_class,
            members.c.provider,
            members.c.works_nights,
        )
        rows = self._connection.execute(
            select(*told, func.count()).where(members.c.network == network, let_in).group_by(*told)
        )
        return Counter({Attributes(*row[:-1]): row[-1] for row in rows})

    def change(self, member: Member) -> None:
        former = self.get(member.id)
        self.erased |= former is not None and _told(former) != _told(member)
        self._connection.execute(update(members).where(members.c.id == member.id).values(_values(member)))

    def cut_off(self, id: str) -> None:
        self._forget_private(id)
        nobody = {"platform": None, "workspace": None, "user": None}
        self._connection.execute(update(members).where(members.c.id == id).values(nobody))

    def remove(self, id: str) -> None:
        self._forget_private(id)
        self._connection.execute(delete(members).where(members.c.id == id))

    def _forget_private(self, id: str) -> None:
        self.erased = True
        forget_all_to(self._connection, id)
        self._connection.execute(delete(applications).where(applications.c.member == id))
        drop(self._connection, Person(id))

    def _by(self, **where: str) -> list[Member]:
        return [_member(row) for row in self._connection.execute(_asking(*where), where)]


@cache
def _asking(*columns: str) -> Select[Any]:
    """Built once for each, since every request asks: building takes longer than the answer."""
    named = [members.c[column] == bindparam(column) for column in columns]
    return select(members).where(*named).order_by(members.c.name, members.c.id)


def _told(member: Member) -> tuple[object, ...]:
    """What they have told of themselves, or the platform of them."""
    return member.name, member.attributes, member.profile, member.quiet, member.pause


def _values(member: Member) -> dict[str, object]:
    return {
        "id": member.id,
        "network": member.network,
        "name": member.name,
        "role": member.role.value,
        "standing": member.standing.value,
        "pledge": member.pledge,
        "present": member.present,
        "active": member.active,
        "language": member.language,
        "title": member.attributes.title,
        "municipality": member.attributes.municipality,
        "size_class": member.attributes.size_class,
        "provider": member.attributes.provider,
        "works_nights": member.attributes.works_nights,
        "field": member.profile.field,
        "since": member.profile.since,
        "talks_about": member.profile.talks_about,
        "phone": member.profile.phone,
        "close_to": member.profile.close_to,
        "asked": member.profile.asked,
        "workplace": member.profile.workplace,
        "rather_not": member.profile.rather_not,
        "quiet_from": member.quiet.start if member.quiet else None,
        "quiet_to": member.quiet.end if member.quiet else None,
        "guest": member.guest,
        "digest": member.digest,
        "paused_from": member.pause.first if member.pause else None,
        "paused_to": member.pause.last if member.pause else None,
        "tip": member.tip,
    }


def _member(row: Row[Any]) -> Member:
    return Member(
        id=row.id,
        network=row.network,
        name=row.name,
        role=Role(row.role),
        standing=Standing(row.standing),
        pledge=row.pledge,
        present=row.present,
        active=row.active,
        language=row.language,
        attributes=Attributes(row.title, row.municipality, row.size_class, row.provider, row.works_nights),
        profile=Profile(
            row.field,
            row.since,
            row.talks_about,
            row.phone,
            row.close_to,
            row.asked,
            row.workplace,
            row.rather_not,
        ),
        quiet=None if row.quiet_from is None else Quiet(row.quiet_from, row.quiet_to),
        guest=row.guest,
        pause=None if row.paused_from is None else Pause(row.paused_from, row.paused_to),
        digest=row.digest,
        tip=row.tip,
    )
