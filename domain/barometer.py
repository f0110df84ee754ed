"""The theme barometer: how much the room has asked and kept about each theme, term by term.

It reads counts alone (`tallies`), which hold no text and nobody, so that there is nothing in it about a member that an
extract could show. A number moves only by five or more at a time: out of what is shown at two moments no smaller number
of questions or lösningar can be reckoned. That holds as long as a month that is over stays as it is; it does not when
what waited for a slot is released only after the month's end, because the bot was not running.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.members import look_after
from domain.ports import Outsider, Room, Subject
from domain.tallies import FEW, Counted, month_of
from domain.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from domain.members import Member
    from domain.ports import Destination
    from domain.store import Store

CARD = "barometer.card"
"""Its subject is the network, and the month before which it counts: `n1 2026-03`."""

MONTHS_A_YEAR, AUTUMN_BEGINS = 12, 7
PICTURED = 6
"""Terms that a picture has room for."""


class NothingYet(Refusal):
    """No theme has a number that may be told."""


class AlreadyShown(Refusal):
    """The room has the picture of this month."""


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """Half a year, as Swedish schools and offices part it: spring is January to June."""

    year: int
    autumn: bool

    @property
    def months(self) -> tuple[str, ...]:
        first = AUTUMN_BEGINS if self.autumn else 1
        return tuple(f"{self.year}-{month:02}" for month in range(first, first + MONTHS_A_YEAR // 2))

    @property
    def next(self) -> Term:
        return Term(self.year + self.autumn, not self.autumn)


@dataclass(frozen=True, slots=True)
class Line:
    """One theme in one term. None: some, but too few to tell how many."""

    theme: str
    questions: int | None
    solutions: int | None

    @property
    def least(self) -> int:
        """What is told of both, for certain."""
        return (self.questions or 0) + (self.solutions or 0)

    @property
    def most(self) -> int:
        """As many as there may be of both, with what is not told."""
        return self.least + sum(FEW - 1 for number in (self.questions, self.solutions) if number != 0)


@dataclass(frozen=True, slots=True)
class Season:
    """One term, told up to the `last` of its months (2026-10). `lines`: each theme of which there is something."""

    term: Term
    last: str
    lines: tuple[Line, ...]

    @property
    def is_over(self) -> bool:
        return self.last == self.term.months[-1]

    @property
    def numbered(self) -> tuple[Line, ...]:
        """Those with a number, the highest first."""
        return tuple(sorted((line for line in self.lines if line.least), key=lambda line: -line.least))

    @property
    def few(self) -> tuple[str, ...]:
        """Themes of which there is too little for a number."""
        return tuple(line.theme for line in self.lines if not line.least)

    def line(self, theme: str) -> Line:
        return next((one for one in self.lines if one.theme == theme), Line(theme, 0, 0))


@dataclass(frozen=True, slots=True)
class Change:
    """The theme that most clearly is taken up more often in `later` than in the term before it, and the one that is
    less often; either may be empty."""

    later: Term
    earlier: Term
    grows: str
    fades: str


@dataclass(frozen=True, slots=True)
class Barometer:
    """`seasons`: newest first, without gaps."""

    seasons: tuple[Season, ...]

    @property
    def pictured(self) -> Barometer:
        return Barometer(self.seasons[:PICTURED])

    @property
    def current(self) -> Season | None:
        """The newest with a number in it."""
        return next((season for season in self.seasons if season.numbered), None)

    @property
    def leading(self) -> tuple[str, ...]:
        """The themes with the highest numbers in `current`: one, or several alike."""
        lines = self.current.numbered if self.current else ()
        return tuple(line.theme for line in lines if line.least == lines[0].least)

    @property
    def change(self) -> Change | None:
        """Of the newest term; or of the one before it, if that one is not over and nothing has grown in it yet."""
        tried = 1 if self.seasons and self.seasons[0].is_over else 2
        pairs = zip(self.seasons[:tried], self.seasons[1:], strict=False)
        return next(filter(None, (_change(later, earlier) for later, earlier in pairs)), None)

    @property
    def themes(self) -> tuple[str, ...]:
        """All with a number in any term: the most in `current` first, then in the terms before it."""
        return tuple(dict.fromkeys(line.theme for season in self.seasons for line in season.numbered))

    def leading_themes(self, most: int) -> tuple[str, ...]:
        """The first of `themes`, and in the place of the last ones those that `change` tells of."""
        told = {self.change.grows, self.change.fades} & {*self.themes} if self.change else set()
        others = [theme for theme in self.themes if theme not in told][: most - len(told)]
        return tuple(theme for theme in self.themes if theme in told or theme in others)


def _change(later: Season, earlier: Season) -> Change | None:
    """What is not told could turn none of it round. A term that is not over can only gain."""
    rises = {theme: later.line(theme).least - earlier.line(theme).most for theme in THEMES}
    falls = {theme: earlier.line(theme).least - later.line(theme).most for theme in THEMES if later.is_over}
    grows, fades = _clearest(rises), _clearest(falls)
    return Change(later.term, earlier.term, grows, fades) if grows or fades else None


def _clearest(by: Mapping[str, int]) -> str:
    theme = max(by, key=lambda one: by[one], default="")
    return theme if theme and by[theme] > 0 else ""


def read(store: Store, network: str, *, before: str) -> Barometer:
    """Of the months before that one: a month that is not over could be watched as it changes."""
    counts: dict[tuple[str, Counted], dict[str, int]] = defaultdict(dict)
    for tally in store.tallies.themes_of(network):
        if tally.month < before:
            counts[tally.theme, tally.what][tally.month] = tally.count
    months = [month for by_month in counts.values() for month in by_month]
    seasons = (_season(term, counts, before) for term in _terms(min(months), before)) if months else ()
    return Barometer(tuple(seasons)[::-1])


def _terms(first: str, before: str) -> Iterator[Term]:
    term = _term(first)
    while term.months[0] < before:
        yield term
        term = term.next


def _season(term: Term, counts: Mapping[tuple[str, Counted], Mapping[str, int]], before: str) -> Season:
    months = [month for month in term.months if month < before]

    def told(theme: str, what: Counted) -> int | None:
        by_month = counts.get((theme, what), {})
        return in_fives(by_month.get(month, 0) for month in months)

    lines = (Line(theme, told(theme, Counted.QUESTIONS), told(theme, Counted.SOLUTIONS)) for theme in THEMES)
    return Season(term, months[-1], tuple(line for line in lines if line.most))


def in_fives(counts: Iterable[int]) -> int | None:
    """What is told of the sum: what comes in waits until there are five of it. None: some, but too few to tell."""
    told = waiting = 0
    for count in counts:
        waiting += count
        if waiting >= FEW:
            told, waiting = told + waiting, 0
    return told or (None if waiting else 0)


def _term(month: str) -> Term:
    day = date.fromisoformat(f"{month}-01")
    return Term(day.year, day.month >= AUTUMN_BEGINS)


def hand_over(store: Store, network: str, *, to: Member, now: datetime) -> None:
    """The picture, in private and at once: they have just asked for it. Where it then stands is forgotten, since the
    platform names a message by its time, at which the member was there (PROMISES 3). Raises `NothingYet`."""
    what, identity = _picture(store, network, now), store.members.identity(to.id)
    if identity:
        store.outbox.remove(what, to=Outsider(identity))
        store.outbox.post(what, to=Outsider(identity))


def show(store: Store, network: str, *, by: Member, now: datetime) -> None:
    """The picture, to the room. Raises `NotFacilitator`, `NothingYet` or `AlreadyShown`."""
    look_after(by)
    what = _picture(store, network, now)
    if (what, Room(network)) in store.outbox.showing(network):
        raise AlreadyShown
    store.outbox.post(what, to=Room(network))


def _picture(store: Store, network: str, now: datetime) -> Subject:
    before = month_of(now)
    if not read(store, network, before=before).pictured.themes:
        raise NothingYet
    return Subject(CARD, f"{network} {before}")


def past(store: Store, network: str, since: datetime) -> tuple[str, ...]:
    """The months of the terms that were over then: a term goes whole, so that its numbers never shrink."""
    months = {tally.month for tally in store.tallies.themes_of(network)}
    return tuple(sorted(month for month in months if _term(month) < _term(month_of(since))))


def past_pictures(store: Store, network: str, since: datetime) -> tuple[tuple[Subject, Destination], ...]:
    """Those that show no term later than the ones that were over then."""
    standing = (shown for shown in store.outbox.showing(network) if shown[0].card == CARD)
    first = _term(month_of(since)).months[0]
    return tuple(shown for shown in standing if shown[0].id.split()[-1] <= first)
