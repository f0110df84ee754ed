"""What members tell of themselves, who is in the room, and who looks after it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from domain import digests, letters, municipalities, networks, phones, quiet
from domain.errors import NotFound, Refusal
from domain.members import Attributes, Member, Profile, Role, is_let_in, lead, let_in
from domain.ports import Subject
from domain.text import fold
from domain.themes import FIELDS, PROVIDERS, SIZE_CLASSES, THEMES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from domain.networks import Network, Settings
    from domain.quiet import Quiet
    from domain.store import Store

RELIEVED_CARD = "profiles.relieved_card"
"""For who is no longer facilitator; its subject is the network."""
FIRST_YEAR = 1960


class Ask(StrEnum):
    """What a member may be asked of themselves, in the order in which it is asked; each a field of `Attributes` or
    `Profile`."""

    TITLE = "title"
    MUNICIPALITY = "municipality"
    TALKS_ABOUT = "talks_about"
    FIELD = "field"
    PROVIDER = "provider"
    SIZE_CLASS = "size_class"
    SINCE = "since"
    WORKS_NIGHTS = "works_nights"
    PHONE = "phone"
    WORKPLACE = "workplace"
    CLOSE_TO = "close_to"
    RATHER_NOT = "rather_not"
    """Only in the profile: nobody is asked whom they would rather not meet."""


class NotAYear(Refusal):
    """Param: `last`, this year."""

    field = "since"


class LastFacilitator(Refusal):
    """A room is never without one."""


def next_to_ask(member: Member, settings: Settings) -> Ask | None:
    """The first that is neither told nor asked for before."""
    return next((ask for ask in Ask if _is_open(ask, member, settings)), None)


def _is_open(ask: Ask, member: Member, settings: Settings) -> bool:
    if ask is Ask.RATHER_NOT or ask in member.profile.asked or told(ask, member) not in (None, "", ()):
        return False
    return ask is not Ask.SIZE_CLASS or (bool(member.attributes.municipality) and not is_sized(member, settings))


def told(ask: Ask, member: Member) -> str | int | tuple[str, ...] | None:
    """What the member has told of it; blank if nothing."""
    return getattr(member.attributes if hasattr(member.attributes, ask) else member.profile, ask)  # type: ignore[no-any-return]


def is_sized(member: Member, settings: Settings) -> bool:
    """Whether the size follows from the municipality, so that nobody need be asked."""
    return bool(_placed(member.attributes.municipality, settings)[1])


def tell(
    store: Store, network: str, id: str, attributes: Attributes, profile: Profile, *, asked: Collection[Ask]
) -> Member:
    """Keeps of it what is known here: no themes and fields that are none, nobody who is not in the room. The size
    follows from the municipality where it can. Raises `NotFound` or `phones.NotAPhoneNumber`."""
    member, room = _find(store, network, id), networks.find(store, network)
    place, known_size = _placed(attributes.municipality, room.settings)
    moved = place != member.attributes.municipality and Ask.SIZE_CLASS not in asked
    size = known_size or ("" if moved else attributes.size_class)
    near = {one.id for one in in_the_room(store, network)} - {id}
    changed = replace(
        member,
        attributes=replace(
            attributes,
            municipality=place,
            size_class=_among(size, SIZE_CLASSES),
            provider=_among(attributes.provider, PROVIDERS),
        ),
        profile=replace(
            profile,
            field=_among(profile.field, FIELDS),
            talks_about=tuple(theme for theme in THEMES if theme in profile.talks_about),
            phone=phones.readable(profile.phone),
            close_to=tuple(one for one in profile.close_to if one in near),
            rather_not=tuple(one for one in profile.rather_not if one in near),
            asked=tuple(sorted({*member.profile.asked, *asked})),
        ),
    )
    store.members.change(changed)
    return changed


def _among(key: str, known: tuple[str, ...]) -> str:
    return key if key in known else ""


def _placed(municipality: str, settings: Settings) -> tuple[str, str]:
    """With its size class, both as the room's list has them, else as the country's; empty when it is on neither."""
    known = municipalities.find(settings.municipalities, municipality)
    return known or municipalities.find(municipalities.country(), municipality) or (municipality, "")


@dataclass(frozen=True, slots=True)
class Wishes:
    """`hours`: None, and the same as follow from the working hours, follow them. `until`: the last day of a pause, None
    for no pause."""

    hours: Quiet | None
    language: str
    digest: bool = False
    until: date | None = None


def settle(store: Store, network: str, id: str, wishes: Wishes, *, now: datetime) -> Member:
    """Raises `NotFound` or `quiet.NotADayToPause`."""
    member = _find(store, network, id)
    usual = quiet.of(None, works_nights=member.attributes.works_nights)
    pause = quiet.pause(wishes.until, now, former=member.pause) if wishes.until else None
    if member.pause and not (pause and pause.first == member.pause.first):
        digests.end_pause(store, member, now=now)
    hours = None if wishes.hours == usual else wishes.hours
    changed = replace(member, quiet=hours, language=wishes.language, digest=wishes.digest, pause=pause)
    store.members.change(changed)
    if not wishes.digest:
        digests.stop(store, changed)
    return changed


def resume(store: Store, network: str, id: str, *, now: datetime) -> Member:
    """Ends the member's pause. Raises `NotFound`."""
    return digests.end_pause(store, _find(store, network, id), now=now)


def year(text: str, now: datetime) -> int | None:
    """None when nothing is written. Raises `NotAYear`."""
    if not text:
        return None
    if not re.fullmatch(r"\d{4}", text) or not FIRST_YEAR <= int(text) <= now.year:
        raise NotAYear(last=str(now.year))
    return int(text)


def everywhere(store: Store, member: Member) -> list[tuple[Member, Network]]:
    """Every room in which the person is let in, and what they are in it."""
    identity = store.members.identity(member.id)
    mine = [one for one in store.members.known_as(identity) if is_let_in(one)] if identity else [member]
    return [(one, network) for one in mine if (network := store.networks.get(one.network))]


def in_the_room(store: Store, network: str) -> list[Member]:
    """Those who are let in, in the order of a Swedish telephone directory."""
    return sorted(let_in(store, network), key=lambda one: (_order(one.name), one.id))


def _order(name: str) -> str:
    last = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
    return fold(name.lower().translate(last))


def fitting(members: Iterable[Member], words: str, theme: str) -> list[Member]:
    """Those of whom every word is the beginning of one in their name, role or place, and who gladly talk about the
    theme; either may be empty."""
    wanted = _words(words)
    return [
        one
        for one in members
        if (not theme or theme in one.profile.talks_about)
        and all(any(has.startswith(word) for has in _words_of(one)) for word in wanted)
    ]


def _words_of(member: Member) -> list[str]:
    return _words(f"{member.name} {member.attributes.title} {member.attributes.municipality}")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def look_up(store: Store, network: str, id: str, *, by: Member) -> Member:
    """For the facilitator. Raises `OnlyTheFacilitator` or `NotFound`."""
    lead(by)
    return _find(store, network, id)


def relieve(store: Store, network: str, id: str, *, by: Member, now: datetime) -> Member:
    """Makes a facilitator a member like others, who is told.

    Raises `OnlyTheFacilitator`, `NotFound` or `LastFacilitator`.
    """
    member = look_up(store, network, id, by=by)
    if member.role is not Role.FACILITATOR:
        return member
    if not any(one.role is Role.FACILITATOR and one.id != id for one in in_the_room(store, network)):
        raise LastFacilitator
    changed = replace(member, role=Role.MEMBER)
    store.members.change(changed)
    if id != by.id:
        letters.send(store, Subject(RELIEVED_CARD, network), to=changed, now=now)
    return changed


def _find(store: Store, network: str, id: str) -> Member:
    member = store.members.get(id)
    if member is None or member.network != network or not is_let_in(member):
        raise NotFound
    return member
