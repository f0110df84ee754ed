"""Who belongs to the room, and whom it refuses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain.errors import NotFacilitator, NotFound, OnlyTheFacilitator, PledgeDue, Stranger

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from domain.quiet import Pause, Quiet
    from domain.store import Store

PLEDGE_VERSION = 1
"""Of the samtalslöfte's wording; raised when the wording changes, so that every member reads it again."""


class Role(StrEnum):
    MEMBER = "member"
    FACILITATOR = "facilitator"
    DEPUTY = "deputy"


class Standing(StrEnum):
    APPLIED = "applied"
    FOUND = "found"
    """In the room's channel, brought there past the bot."""
    APPROVED = "approved"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Identity:
    """A person as a platform names them; resolved to a member once, at the edge."""

    platform: str
    workspace: str
    user: str

    def __str__(self) -> str:
        return f"{self.platform}/{self.workspace}/{self.user}"

    @classmethod
    def read(cls, text: str) -> Identity:
        """What `str` made of it. Raises `NotFound` for anything else."""
        match text.split("/"):
            case [platform, workspace, user]:
                return cls(platform, workspace, user)
            case _:
                raise NotFound


class Account(StrEnum):
    FULL = "full"
    GUEST = "guest"
    CLOSED = "closed"
    """Deactivated, or of another workspace."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the platform knows them now. `manages`: owner or administrator of the workspace."""

    identity: Identity
    name: str
    account: Account
    manages: bool = False


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a member has told of their post; a blank is never a match."""

    title: str = ""
    municipality: str = ""
    size_class: str = ""
    provider: str = ""
    works_nights: bool | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a member has told colleagues of themselves, a little at a time; all of it optional.

    `field`: of work, a key of `themes.FIELDS`. `since`: the year they became a manager. `talks_about`: keys of
    `themes.THEMES`. `phone`: shown to members only. `close_to`: ids of the members who are their superior or
    subordinate, `rather_not`: of those they would rather not share a small group with; these and `workplace` are shown
    to nobody. `asked`: names of what they have been asked for already, answered or not.
    """

    field: str = ""
    since: int | None = None
    talks_about: tuple[str, ...] = ()
    phone: str = ""
    close_to: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    workplace: str = ""
    rather_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """`present`: in the room's channel. `active`: the account is open, and a guest's only if `guest`: known to the
    facilitator as one. `quiet`: chosen by the member; None follows their working hours. `digest`: wants the week's in
    private. `tip`: how far they have come on their walk through the tips. Nothing but the id is left of one who has
    left."""

    id: str
    network: str
    name: str
    role: Role = Role.MEMBER
    standing: Standing = Standing.APPROVED
    pledge: int = 0
    present: bool = True
    active: bool = True
    language: str = "sv"
    attributes: Attributes = Attributes()
    profile: Profile = Profile()
    quiet: Quiet | None = None
    pause: Pause | None = None
    guest: bool = False
    digest: bool = False
    tip: int = 0


class Members(Protocol):
    def add(self, member: Member, identity: Identity | None) -> None: ...

    def get(self, id: str) -> Member | None: ...

    def known_as(self, identity: Identity) -> list[Member]:
        """One person's memberships, one for each network."""

    def identity(self, member: str) -> Identity | None: ...

    def of(self, network: str) -> list[Member]:
        """By name."""

    def awaited(self) -> list[Member]:
        """Whom letters wait for, by id."""

    def audience(self, network: str) -> Counter[Attributes]:
        """What those who are let in have told of their posts, and how many told the same."""

    def change(self, member: Member) -> None: ...

    def cut_off(self, id: str) -> None:
        """Forgets who it was: the identity, and every private message that stood or waited."""

    def remove(self, id: str) -> None:
        """Of somebody who never was a member: the row itself, and all that `cut_off` forgets."""


def admit(member: Member | None) -> Member:
    """The room's gate: every request passes here, and nothing else decides who is let in.

    Raises `Stranger`, alike for all who are refused, or `PledgeDue`.
    """
    if member is None or not is_let_in(member):
        raise Stranger
    if not has_promised(member):
        raise PledgeDue
    return member


def is_let_in(member: Member) -> bool:
    """Approved, present and active, though the pledge may still have to be accepted."""
    return member.standing is Standing.APPROVED and member.present and member.active


def let_in(store: Store, network: str) -> list[Member]:
    """Everybody in the room, by name."""
    return [member for member in store.members.of(network) if is_let_in(member)]


def has_promised(member: Member) -> bool:
    """Accepted the samtalslöfte in its present version."""
    return member.pledge >= PLEDGE_VERSION


def looks_after(member: Member) -> bool:
    """As facilitator or deputy."""
    return member.role is not Role.MEMBER


def look_after(member: Member) -> None:
    """Raises `NotFacilitator` unless the member looks after the room."""
    if not looks_after(member):
        raise NotFacilitator


def lead(member: Member | None) -> None:
    """Raises `OnlyTheFacilitator` unless the member is facilitator; a deputy is not."""
    if member is None or member.role is not Role.FACILITATOR:
        raise OnlyTheFacilitator


def is_open(account: Account, member: Member) -> bool:
    """A guest's account counts only where a facilitator approved it as one."""
    return account is Account.FULL or (account is Account.GUEST and member.guest)


def here(store: Store, network: str, identity: Identity) -> Member | None:
    """Who the person is, or was, in this room."""
    return next((member for member in store.members.known_as(identity) if member.network == network), None)


def facilitators(store: Store, network: str) -> list[Member]:
    """By name; in the channel or not, since the channel may be what is missing."""
    return _with_role(store, network, Role.FACILITATOR)


def deputies(store: Store, network: str) -> list[Member]:
    """As `facilitators`."""
    return _with_role(store, network, Role.DEPUTY)


def _with_role(store: Store, network: str, role: Role) -> list[Member]:
    those = store.members.of(network)
    return [one for one in those if one.role is role and one.standing is Standing.APPROVED and one.active]


def name_of(store: Store, id: str | None) -> str:
    """Empty for nobody."""
    found = store.members.get(id) if id else None
    return found.name if found else ""


def name_while_here(store: Store, id: str | None) -> str:
    """As `name_of`; empty for somebody who has left the room, too."""
    found = store.members.get(id) if id else None
    return found.name if found and is_let_in(found) else ""


@dataclass(frozen=True, slots=True)
class Done:
    """What leaves no trace before the day is over. `pledge`: the version accepted; of one that is not there yet, the
    present one counts. `declined`: what the member would not be asked for again. `tip`: how far they have come, None
    where they have read none."""

    pledge: int = 0
    declined: frozenset[str] = frozenset()
    tip: int | None = None

    def __or__(self, more: Done) -> Done:
        tip = self.tip if more.tip is None else more.tip
        return Done(max(self.pledge, more.pledge), self.declined | more.declined, tip)

    def to(self, member: Member) -> Member:
        """An older pledge than before changes nothing; the order of what was asked tells nothing."""
        pledge = max(member.pledge, min(self.pledge, PLEDGE_VERSION))
        asked = tuple(sorted({*member.profile.asked, *self.declined}))
        tip = member.tip if self.tip is None else self.tip
        return replace(member, pledge=pledge, profile=replace(member.profile, asked=asked), tip=tip)


def keep(store: Store, done: Mapping[str, Done]) -> None:
    """What members did in a day, in an order that tells nothing."""
    for id in sorted(done):
        found = store.members.get(id)
        if found and is_let_in(found) and (changed := done[id].to(found)) != found:
            store.members.change(changed)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Someone found in the room's channel by the operator who sets the room up. `id` is a new random one."""

    id: str
    identity: Identity
    name: str
    role: Role


def welcome(store: Store, network: str, newcomers: Sequence[Newcomer], *, language: str) -> list[Member]:
    """Approves everyone in the channel; each still has to accept the pledge. Those known already keep what they have,
    except that they are back and that a role given now counts. Returns the members who are new."""
    new = []
    for newcomer in newcomers:
        known = here(store, network, newcomer.identity)
        if known is None:
            member = Member(newcomer.id, network, newcomer.name, role=newcomer.role, language=language)
            store.members.add(member, newcomer.identity)
            new.append(member)
            continue
        role = known.role if newcomer.role is Role.MEMBER else newcomer.role
        store.members.change(replace(known, role=role, standing=Standing.APPROVED, present=True, active=True))
    return new
