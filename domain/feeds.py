"""A calendar of one's own meetings, at a secret address that the member's calendar asks by itself.

Of the address only a hash is kept. Nothing tells when it was given or asked, nor whether it ever was.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from domain import parts, signups

if TYPE_CHECKING:
    from random import Random

    from domain.meetings import Meeting
    from domain.members import Member
    from domain.parts import Part
    from domain.store import Store

SECRET_BYTES = 32
"""Too many to try, so that a plain hash keeps it."""


class Feeds(Protocol):
    def put(self, member: str, key: bytes) -> None:
        """An earlier one of the member's holds no more."""

    def has(self, member: str) -> bool: ...

    def whose(self, key: bytes) -> str | None: ...

    def forget(self, member: str) -> None: ...


def draw(chance: Random) -> str:
    """A new secret, fit to stand in an address."""
    return urlsafe_b64encode(chance.randbytes(SECRET_BYTES)).decode().rstrip("=")


def key_of(secret: str) -> bytes:
    return sha256(secret.encode()).digest()


def give(store: Store, secret: str, *, to: Member) -> None:
    """From now on the member's meetings are found with this; with what they were found with before, no longer."""
    store.feeds.put(to.id, key_of(secret))


def revoke(store: Store, *, by: Member) -> None:
    store.feeds.forget(by.id)


def owner(store: Store, secret: str) -> Member | None:
    """Who may no longer be let in."""
    return store.members.get(store.feeds.whose(key_of(secret)) or "")


@dataclass(frozen=True, slots=True)
class Entry:
    """`meeting`: with the member's own times, `whole`: with its own. `mine`: where it is told in parts, those that are
    theirs."""

    meeting: Meeting
    whole: Meeting
    mine: tuple[Part, ...] = ()


def theirs(store: Store, member: Member) -> list[Entry]:
    """In the order in which the meetings begin; cancelled ones, too."""
    those = (meeting for meeting in store.meetings.of(member.network) if _comes(store, meeting, member))
    return [entry for meeting in those if (entry := _entry(store, meeting, member))]


def _entry(store: Store, meeting: Meeting, member: Member) -> Entry | None:
    """None where none of its parts is theirs."""
    seen = parts.as_told_to(store, meeting, member)
    mine = parts.theirs(store, meeting.id, member) if parts.are_told(store, meeting.id) else []
    return Entry(seen, meeting, tuple(mine)) if seen else None


def _comes(store: Store, meeting: Meeting, member: Member) -> bool:
    """Whoever has said that they do not come, does not, whatever they have in their calendar."""
    signup = signups.of_member(store, meeting.id, member.id)
    if signup:
        return signup.is_there
    return member.id in store.meetings.holders(meeting.id)
