"""The invented network's year of meetings: two that were held, and what came of them; the room is asked a date for the
third in the lived month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo.cast import TEAM
from bot.demo.days import moment, working
from bot.demo.events import When
from bot.demo.seed import PLATFORM
from domain import checks, polls, series
from domain.checks import Check
from domain.commitments import Commitment, State
from domain.harvests import Harvest
from domain.meetings import Details, Meeting
from domain.members import Identity
from domain.parking import Parked
from domain.seats import Grouping, Table
from domain.seats import State as Seated
from domain.series import Occasion, Series
from domain.signups import Coming, Signup, Way
from domain.slots import at, local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from domain.store import Store

MINUTES = 120
SERIES = "traffar"
THIRD = 3
"""Which of the year's meetings the room is asked a date for."""
ALL = 6
APART = timedelta(weeks=7)
"""Between those that are planned."""
JULY, SUMMER = 7, timedelta(weeks=6)
INVITATION = (
    "Du är varmt välkommen. Den här tiden är till för att prata med andra som har samma jobb som du.\n\n"
    "Du behöver inte förbereda något. Ta gärna med en fråga som du går och bär på."
)


@dataclass(frozen=True, slots=True)
class Promised:
    """`by`: days from the meeting."""

    key: str
    what: str
    role: str
    by: int
    state: State = State.OPEN
    how: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """`tables`: the small groups; `listened`, `missed`: who else had signed up. `kept`: how many answered yes, partly
    and no to each of the three questions afterwards, where that is over."""

    key: str
    when: When
    title: str
    where: str
    tables: tuple[tuple[str, ...], ...]
    listened: tuple[str, ...]
    missed: tuple[str, ...]
    promised: tuple[Promised, ...]
    parked: tuple[str, ...] = ()
    kept: tuple[tuple[int, int, int], ...] = ()


FIRST = Held(
    "forsta-traffen",
    When(44, 13, 0),
    "Att ta emot nya",
    "Församlingshemmet i Ekestad",
    (
        ("UMARIA", "UPER", "UNINA", "ULARS"),
        ("UFATIMA", "UOLLE", "UHANNA", "UAMIR"),
        ("UDRAGANA", "UBIRGIT", "UEVA", "UROBERT"),
    ),
    ("UKERSTIN",),
    ("USOFIA", "UMIKAEL"),
    (
        Promised(
            "fadderlista",
            "Samla våra mallar för den första veckan på ett ställe",
            "Enhetscheferna i hemtjänsten",
            35,
            State.DONE,
            "Tre mallar ligger i banken.",
        ),
        Promised("nattbesok", "Följa med ett nattpass och berätta hur det var", "En enhetschef från dagen", 70),
    ),
    ("Hur tar vi emot någon som kommer mitt i sommaren?",),
    ((9, 3, 0), (6, 5, 1), (7, 5, 0)),
)
SECOND = Held(
    "andra-traffen",
    When(9, 13, 0),
    "När pengarna inte räcker",
    "",
    (
        ("UMARIA", "UAMIR", "UDRAGANA", "UZAHRA"),
        ("UPER", "UFATIMA", "UHANNA", "ULENA"),
        ("UOLLE", "UEVA", "UROBERT", "UMATS"),
    ),
    ("UKERSTIN",),
    ("UBIRGIT",),
    (
        Promised("fraga-politiken", "Skriva ner tre saker som vi inte kan göra billigare", "Områdescheferna", 28),
        Promised("prova-korttid", "Prova ett gemensamt schema för två grupper i fyra veckor", "Två enhetschefer", 42),
    ),
    ("Vem säger nej, och till vad?",),
)


def hold(store: Store, network: str, today: datetime) -> None:
    """What was there before the lived month; the rest comes in it, as the clock passes."""
    for number, held in ((1, FIRST), (2, SECOND)):
        _meet(store, network, held, number, today)
    _finish(store, FIRST, today)
    begins = [moment(one.when, today) for one in (FIRST, SECOND)]
    while len(begins) < ALL:
        begins.append(_next(begins[-1]))
    occasions = (
        Occasion(number, when, MINUTES, fixed=False, told=number <= THIRD) for number, when in enumerate(begins, 1)
    )
    year = local(begins[0]).year
    store.series.add(Series(SERIES, network, f"Träffar {year}", tuple(occasions)))


def _next(before: datetime) -> datetime:
    """Nobody meets in July. The same hour by Stockholm's clock."""
    here = local(before)
    day = here.date() + APART
    if day.month == JULY:
        day += SUMMER
    return at(working(day), here.hour)


def _meet(store: Store, network: str, held: Held, number: int, today: datetime) -> None:
    link = "" if held.where else "https://video.example/rummet"
    details = Details(held.title, moment(held.when, today), MINUTES, held.where, link, body=INVITATION)
    store.meetings.add(Meeting(held.key, network, details, series=series.key(SERIES, number)))
    way = Way.ON_SITE if held.where else Way.VIDEO
    for signup in _signups(store, held, way):
        store.signups.put(signup)
    tables = tuple(
        Table(str(place), tuple(sorted(_member(store, user) for user in users)))
        for place, users in enumerate(held.tables, 1)
    )
    store.groupings.put(Grouping(held.key, (3, 4), Seated.RELEASED, tables))
    for one in held.promised:
        by = local(details.begins).date() + timedelta(days=one.by)
        store.commitments.add(Commitment(one.key, network, held.key, one.what, one.role, by, one.state, one.how))
    for place, body in enumerate(held.parked):
        store.parking.add(Parked(f"{held.key}-{place}", network, held.key, body))


def _signups(store: Store, held: Held, way: Way) -> Iterator[Signup]:
    came = [user for users in held.tables for user in users]
    for coming, users in ((Coming.TAKES_PART, came), (Coming.LISTENS, held.listened), (Coming.CANNOT, held.missed)):
        for user in users:
            how = None if coming is Coming.CANNOT else way
            yield Signup(f"{held.key}-{user}", held.key, coming, how, _member(store, user))


def _finish(store: Store, held: Held, today: datetime) -> None:
    """Everybody has been asked all that is asked after a meeting."""
    store.harvests.put(Harvest(held.key, asked=True, tried=True))
    last = local(moment(held.when, today)).date() + checks.DAYS * timedelta(days=1)
    results = tuple(polls.tell(counts, is_open=False) for counts in held.kept)
    store.checks.put(Check(held.key, last, checks.State.TOLD, results))


def _member(store: Store, user: str) -> str:
    [member] = store.members.known_as(Identity(PLATFORM, TEAM, user))
    return member.id
