"""The invented network's years before the lived month: what it counted, and what it kept that is old now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot import bank
from bot.demo.cast import TEAM
from bot.demo.days import moment
from bot.demo.events import When
from bot.demo.seed import PLATFORM
from domain import solutions, tallies
from domain.freshness import AFTER
from domain.members import Identity
from domain.slots import at, local
from domain.solutions import Keep, Text
from domain.tallies import Counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from domain.store import Store


@dataclass(frozen=True, slots=True)
class Kept:
    """`key` becomes its id. `old`: when nobody had confirmed it for a year."""

    key: str
    old: When
    by: str
    text: Text


KEPT = (
    Kept(
        "kaffe-med-de-nya",
        When(2, 9, 0),
        "UMARIA",
        Text(
            title="Kaffe med de nya efter två veckor",
            situation="Nya slutade innan vi hade hunnit märka att något skavde.",
            did="Jag bokar en halvtimme med var och en av de nya efter två veckor. Jag ställer tre frågor: Vad var "
            "annorlunda än du trodde? Vem har hjälpt dig? Vad hade du behövt veta den första dagen?",
            result="Fler stannar efter provanställningen. Alla undrade över nycklarna, så det står nu i brevet hem.",
            user_notices="Jag känner igen dem som kommer.",
            themes=("introduktion", "rekrytering"),
            size_class="liten",
            provider="kommunal",
            cost="en halvtimme för varje ny",
        ),
    ),
    Kept(
        "frukost",
        When(40, 9, 0),
        "UKERSTIN",
        Text(
            title="Chefsfrukost utan dagordning",
            situation="Enhetscheferna i mitt område sågs bara på möten där allt skulle hinnas med.",
            did="Första fredagen i månaden äter vi frukost i en timme. Det finns ingen dagordning och inga "
            "anteckningar. Jag tar med brödet.",
            result="De ringer varandra i stället för att vänta på mig.",
            themes=("ledarskap", "samverkan"),
            size_class="stor",
            provider="kommunal",
        ),
    ),
    Kept(
        "ringlistan",
        When(120, 9, 0),
        "UPER",
        Text(
            title="Ringlista för korta pass",
            situation="När ett kort pass blev ledigt ringde vi samma tre personer varje gång.",
            did="Vi gjorde en ringlista i ett delat kalkylblad. Där skrev var och en vilka korta pass som går bra, "
            "och vi ringde i den ordningen.",
            result="Fler fick frågan, och färre kände sig jagade.",
            themes=("bemanning", "schema"),
            size_class="mellan",
            provider="kommunal",
        ),
    ),
)
OLD_IN_BANK, OLD = frozenset({"L039", "L063", "L111"}), When(1, 6, 0)
"""Lösningar brought in from elsewhere, a year before then."""
SINCE = timedelta(days=90)
"""The rest of them were brought in so long before."""


@dataclass(frozen=True, slots=True)
class Counts:
    """A digit for each month, the last of them that in which the lived month begins."""

    theme: str
    questions: str
    solutions: str


COUNTS = (
    Counts("bemanning", "3232323233323232323", "1111011110111101111"),
    Counts("introduktion", "3433433423211101010", "1121112110101001000"),
    Counts("besparingar", "0001001010112334455", "0000000000101011212"),
    Counts("schema", "2122221222122221222", "1010101101010110101"),
    Counts("anhoriga", "1112111121121112111", "0101001010100101001"),
    Counts("ledarskap", "1111211112111211112", "0000100100001001000"),
    Counts("natt", "1010110101001011010", "0001000010000000100"),
)


def remember(store: Store, network: str, begins: datetime) -> None:
    """What the room had seen until the lived month began, as `tallies` counts it."""
    months = len(COUNTS[0].questions)
    for place in range(months):
        then = _months_before(begins, months - 1 - place)
        asked = 0
        for row in COUNTS:
            asked += int(row.questions[place])
            for what, digits in ((Counted.QUESTIONS, row.questions), (Counted.SOLUTIONS, row.solutions)):
                for _ in range(int(digits[place])):
                    tallies.count_released(store, network, what, (row.theme,), now=then)
        tallies.count(store, network, Counted.ANSWERS, now=then, by=2 * asked)


def _months_before(moment: datetime, months: int) -> datetime:
    """The beginning of the month so many before that of `moment`."""
    day = local(moment).date()
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return at(day.replace(year=year, month=month + 1, day=1), 0)


def keep(store: Store, network: str, today: datetime) -> None:
    for one in KEPT:
        [owner] = store.members.known_as(Identity(PLATFORM, TEAM, one.by))
        command = Keep(one.key, network, owner.id, one.text, named=True)
        solutions.keep(store, command, now=moment(one.old, today) - AFTER)


def bring_in(store: Store, network: str, lines: Sequence[bank.Line], *, today: datetime, chance: Random) -> None:
    """The bank."""
    old = [line for line in lines if line.external_id in OLD_IN_BANK]
    new = [line for line in lines if line.external_id not in OLD_IN_BANK]
    bank.bring_in(store, network, old, now=moment(OLD, today) - AFTER, chance=chance)
    bank.bring_in(store, network, new, now=today - SINCE, chance=chance)
