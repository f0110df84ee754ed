"""What who prepares a meeting wants before them two weeks ahead: what occupies the room, and what there is on it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from domain import commitments, duties, library, meetings, prompts, topics, unanswered, vents
from domain.members import look_after
from domain.ports import Subject
from domain.questions import ME_TOO_SHOWN_FROM, Question
from domain.search import Filters, Viewer
from domain.slots import at, local
from domain.topics import Topic
from domain.workdays import Workdays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.commitments import Commitment
    from domain.library import Item
    from domain.meetings import Meeting
    from domain.members import Member
    from domain.solutions import Solution
    from domain.store import Store
    from domain.workdays import Holiday

CARD = "preparation.card"
"""For those who look after the room; its subject is the meeting."""

BEFORE = timedelta(days=14)
AT = 9
"""The local hour."""
BACK = timedelta(days=92)
"""How far back questions count where the room has not met before."""
MOST_QUESTIONS = 200
THEMES_SHOWN, BEHIND_SHOWN, SOLUTIONS_SHOWN = 5, 3, 2
OPENINGS = 3


class Preparations(Protocol):
    """For which meetings who prepares them was told."""

    def is_told(self, meeting: str) -> bool: ...

    def tell(self, meeting: str) -> None: ...

    def forget_meeting(self, meeting: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Behind:
    """One topic or question. `weight`: one for it, and who may be told to wonder the same."""

    what: Topic | Question
    weight: int


@dataclass(frozen=True, slots=True)
class Line:
    """`theme`: one of `themes.THEMES`, or empty for what names none. `weight`: of all behind it. `vented`: at least so
    many have written off their chest about it, None for too few to tell. `count`: how many are behind it, of which
    `behind` are the heaviest."""

    theme: str
    weight: int
    count: int
    behind: tuple[Behind, ...]
    solutions: tuple[Solution, ...]
    vented: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`agreed`: what the room has agreed on and not done. `openings`: questions of the library."""

    meeting: Meeting
    lines: tuple[Line, ...] = ()
    agreed: tuple[Commitment, ...] = ()
    openings: tuple[Item, ...] = ()


def due(store: Store, holiday: Holiday, *, now: datetime) -> list[Meeting]:
    """For which `look_after_time` has something to do: those it is time to prepare, and those that began or were
    cancelled meanwhile."""
    return [*_to_tell(store, holiday, now), *_over(store, now)]


def look_after_time(store: Store, holiday: Holiday, *, now: datetime) -> None:
    for meeting in _over(store, now):
        duties.end(store, card(meeting.id))
    for meeting in _to_tell(store, holiday, now):
        store.preparation.tell(meeting.id)
        duties.begin(store, meeting.network, card(meeting.id), now=now)


def card(meeting: str) -> Subject:
    return Subject(CARD, meeting)


def _to_tell(store: Store, holiday: Holiday, now: datetime) -> list[Meeting]:
    workdays = Workdays(holiday)
    ahead = [one for one in meetings.everywhere(store) if one.is_ahead(now) and _begins(one, workdays) <= now]
    return [one for one in ahead if not store.preparation.is_told(one.id)]


def _over(store: Store, now: datetime) -> list[Meeting]:
    waiting = [duty for network in store.networks.all() for duty in store.duties.of(network.id)]
    those = [store.meetings.get(duty.what.id) for duty in waiting if duty.what.card == CARD]
    return [one for one in those if one and not one.is_ahead(now)]


def _begins(meeting: Meeting, workdays: Workdays) -> datetime:
    """When there is something to prepare: two weeks before, or on the working day before that."""
    return at(workdays.by(local(meeting.details.begins - BEFORE).date()), AT)


def done(store: Store, network: str, id: str, *, by: Member) -> None:
    """Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    duties.end(store, card(meetings.find(store, network, id).id))


def sheet(store: Store, network: str, id: str, *, by: Member, now: datetime) -> Sheet:
    """Only of what the room can read anyway. Raises `NotFacilitator` or `NotFound`."""
    look_after(by)
    meeting = meetings.find(store, network, id)
    lines = _lines(store, meeting, now)
    openings = _openings(store, meeting, [line.theme for line in lines])
    return Sheet(meeting, tuple(lines), tuple(commitments.open_ones(store, network)), tuple(openings))


def _lines(store: Store, meeting: Meeting, now: datetime) -> list[Line]:
    """Heaviest first; what names no theme comes last, and is always there: some proposed it for this very meeting."""
    gathered: dict[str, list[Behind]] = defaultdict(list)
    for one in _behind(store, meeting, now):
        for theme in one.what.themes or unanswered.named_in(one.what.body) or ("",):
            gathered[theme].append(one)
    lines = [_line(store, meeting, theme, those, now) for theme, those in gathered.items()]
    ranked = sorted(lines, key=lambda line: (-line.weight, -(line.vented or 0), line.theme))
    named, others = [one for one in ranked if one.theme], [one for one in ranked if not one.theme]
    return [*named[:THEMES_SHOWN], *others]


def _behind(store: Store, meeting: Meeting, now: datetime) -> Iterator[Behind]:
    for topic in topics.shown(store, meeting.id):
        yield Behind(topic, 1 + topic.weight)
    since = _since(store, meeting, now)
    for question in store.questions.recent(meeting.network, MOST_QUESTIONS):
        if question.told_at >= since:
            told = question.me_too_told
            yield Behind(question, 1 + (told if told >= ME_TOO_SHOWN_FROM else 0))


def _since(store: Store, meeting: Meeting, now: datetime) -> datetime:
    """The last meeting's end."""
    held = [one for one in meetings.past(store, meeting.network, now) if not one.cancelled]
    before = [one.details.ends for one in held if one.details.begins < meeting.details.begins]
    return max(before, default=now - BACK)


def _line(store: Store, meeting: Meeting, theme: str, behind: Iterable[Behind], now: datetime) -> Line:
    those = sorted(behind, key=lambda one: (-one.weight, one.what.id))
    shown = tuple(those[:BEHIND_SHOWN])
    vented = vents.told(store, meeting.network, theme, now) if theme else None
    found = _solutions(store, meeting.network, theme, shown)
    return Line(theme, sum(one.weight for one in those), len(those), shown, tuple(found), vented)


def _solutions(store: Store, network: str, theme: str, behind: tuple[Behind, ...]) -> list[Solution]:
    """First such as are about the same, then others on the theme."""
    viewer = Viewer(network)
    hits = [hit for one in behind for hit in store.search.similar(one.what.body, viewer, limit=1)]
    if theme:
        words = " ".join(one.what.body for one in behind)
        hits += store.search.find(words, Filters(themes=(theme,)), viewer, limit=SOLUTIONS_SHOWN)
    ids = list(dict.fromkeys(hit.solution for hit in hits))[:SOLUTIONS_SHOWN]
    return [solution for id in ids if (solution := store.solutions.get(id))]


def _openings(store: Store, meeting: Meeting, themes: list[str]) -> list[Item]:
    """Of the library, on the heaviest themes first, that fit the season and that the room has not had."""
    day = local(meeting.details.begins).date()
    left = [item for item in library.items() if item.fits(day) and not prompts.is_had(store, meeting.network, item.key)]
    left = [item for item in left if item.key != library.PRESENTATION]
    wanted = [theme for theme in themes if theme]
    first = [item for theme in wanted for item in left if item.theme == theme]
    return [*first, *(item for item in left if item not in first)][:OPENINGS]
