"""What the forms and cards of date polls, meetings and series share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.date_polls import MINUTES
from domain.date_proposals import clash
from domain.dates import Answer
from handlers.ui import Button, Option, Style

if TYPE_CHECKING:
    from datetime import datetime

    from domain.date_polls import Poll
    from domain.date_proposals import Proposal
    from domain.networks import Network
    from handlers.catalog import Words
    from handlers.services import Services

TIME, MINUTES_USUAL = "13.00", "120"
WHO = {"all": True, "lead": False}
"""Who sees what each has answered."""


def lengths(words: Words) -> tuple[Option, ...]:
    return tuple(Option(str(minutes), words(f"meetings-length-{minutes}")) for minutes in MINUTES)


def who_sees(poll: Poll) -> str:
    return next(who for who, shown in WHO.items() if shown is poll.shown)


def answer(poll: Poll, words: Words) -> Button:
    return Button(words("date-polls-answer"), "date_polls.answer", poll.id, Style.PRIMARY, opens=True)


def see(poll: Poll, words: Words) -> Button:
    return Button(words("date-polls-see"), "date_polls.see", poll.id, opens=True)


def counted(proposal: Proposal) -> list[dict[Answer, int]]:
    """For each date, in the poll's order, how many have given which answer."""
    those = range(len(proposal.poll.options))
    return [{answer: [given[at] for given in proposal.given].count(answer) for answer in Answer} for at in those]


def overlap(proposal: Proposal, words: Words) -> list[tuple[str, str]]:
    """Each date, in the poll's order, and how many can."""
    numbers = [
        words("date-polls-overlap", yes=counts[Answer.YES], maybe=counts[Answer.IF_NEEDED], no=counts[Answer.NO])
        for counts in counted(proposal)
    ]
    return list(zip(map(words.moment, proposal.poll.options), numbers, strict=True))


def warning(when: datetime, network: Network, services: Services, words: Words) -> str:
    """The moment, and why it may not suit; empty where nothing speaks against it."""
    found = clash(when, network.settings, services.holiday)
    return words(f"date-polls-clash-{found}", when=words.moment(when)) if found else ""


def dated(when: datetime, network: Network, services: Services, words: Words) -> str:
    return warning(when, network, services, words) or words.moment(when)
