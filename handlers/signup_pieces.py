"""What is shown of who comes: on a meeting's card, on its page and in the list of meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain import signups
from domain.signups import Stand, Way
from handlers.catalog import key
from handlers.routes import one_of
from handlers.ui import Button, Style

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from domain.meetings import Meeting
    from domain.signups import Signup, Terms
    from domain.store import Store
    from handlers.catalog import Words
    from handlers.routes import Request


@dataclass(frozen=True, slots=True)
class Shown:
    """`come`: how many. `free`: as `signups.free`. `others`: dates that may be come to instead. `mine`: of who is
    shown it. `number`: theirs in the queue, from 1; 0 for who does not wait. `elsewhere`: which of the others
    they come to."""

    terms: Terms
    come: int
    free: int | None
    others: tuple[Meeting, ...]
    mine: Signup | None = None
    number: int = 0
    elsewhere: Meeting | None = None

    def is_closed(self, now: datetime) -> bool:
        """For who is not signed up."""
        return self.terms.closes is not None and self.terms.closes <= now

    @property
    def is_signed(self) -> bool:
        return self.mine is not None and not self.mine.says_no


def look_at(store: Store, meeting: Meeting, now: datetime, member: str = "") -> Shown:
    terms, those = store.signups.terms(meeting.id), store.signups.of(meeting.id)
    queue = [one.member for one in signups.queued(those)]
    others = tuple(one for one in signups.dates(store, meeting, now=now) if one.id != meeting.id)
    return Shown(
        terms,
        sum(one.is_there for one in those),
        signups.left(terms, those),
        others,
        next((one for one in those if member and one.member == member), None),
        queue.index(member) + 1 if member in queue else 0,
        next((one for one in others if _comes(store, one, member)), None),
    )


def _comes(store: Store, meeting: Meeting, member: str) -> bool:
    mine = signups.of_member(store, meeting.id, member) if member else None
    return mine is not None and mine.is_there


def way_of(request: Request) -> Way | None:
    """As it was chosen, where there was a choice. Raises `NotFound`."""
    return one_of(Way, request.written("way")) if request.written("way") else None


def sign_up(meeting: Meeting, words: Words) -> Button:
    return Button(words("signups-open"), "signups.open", meeting.id, Style.PRIMARY, opens=True)


def change(meeting: Meeting, words: Words) -> Button:
    return Button(words("signups-change"), "signups.open", meeting.id, opens=True)


def how_many(shown: Shown, now: datetime, words: Words) -> str:
    """Empty where there is nothing to say yet."""
    return " ".join(_counted(shown, now, words))


def _counted(shown: Shown, now: datetime, words: Words) -> Iterator[str]:
    if shown.come:
        yield words("signups-come", count=shown.come)
    if shown.is_signed:
        return
    if shown.is_closed(now):
        yield words("signups-closed")
        return
    if shown.free is not None:
        yield words("signups-left", count=shown.free)
    if shown.terms.last:
        yield words("signups-last", day=words.day(shown.terms.last))


def instead(shown: Shown, words: Words) -> str:
    """The other dates; empty where there is none."""
    dates = [words.moment(one.details.begins) for one in shown.others]
    return words("signups-instead", dates=words.together(dates)) if dates else ""


def stand(shown: Shown, words: Words) -> str:
    """How it is for the member."""
    mine = shown.mine
    if mine is None and shown.elsewhere:
        return words("signups-mine-elsewhere", when=words.moment(shown.elsewhere.details.begins))
    if mine is None:
        return words("signups-mine-none")
    if mine.stand is Stand.OFFERED and mine.until:
        return words("signups-mine-offered", until=words.moment(mine.until))
    if mine.stand is Stand.WAITS:
        return words("signups-mine-waits", number=shown.number)
    way = words(f"signups-mine-{key(mine.way)}") if mine.way else ""
    return " ".join(filter(None, (words(f"signups-mine-{key(mine.coming)}"), way)))


def listed(signup: Signup, name: str, words: Words) -> str:
    """`Anna Ek, på video`. `name`: of the member."""
    known = (name,) if signup.member else (by_hand(signup, words), words("signups-by-hand"))
    way = words(f"signups-way-{key(signup.way)}") if signup.way else ""
    return ", ".join(filter(None, (*known, way)))


def by_hand(signup: Signup, words: Words) -> str:
    """Somebody without the chat. The name goes the day after."""
    return ", ".join(filter(None, (signup.name or words("signups-unnamed"), signup.municipality)))
