"""How long each kind of content is kept, and what goes by itself when its time is over (PROMISES, "The room")."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from domain import (
    answers,
    applications,
    barometer,
    codewords,
    consent,
    date_polls,
    digests,
    duties,
    freshness,
    letters,
    meetings,
    prompts,
    series,
    settings,
    solutions,
    tallies,
    vents,
)
from domain.errors import Refusal
from domain.items import Outcome
from domain.ports import Room, Subject
from domain.slots import local
from domain.tallies import Counted
from domain.waiting import WaitingAnswer, WaitingFollowUp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from domain.date_polls import Poll
    from domain.meetings import Meeting
    from domain.members import Member
    from domain.networks import Network, Settings
    from domain.ports import Destination
    from domain.prompts import Prompt
    from domain.questions import Question
    from domain.series import Series
    from domain.solutions import Solution
    from domain.store import Store

DELIVERIES_LIVE = timedelta(hours=48)
MOST_AT_ONCE = 20
"""Of one kind and network, so that nobody else waits long for the database; the rest goes the next time."""
MONTHS = (1, 2, 3, 4, 5, 6, 12, 18, 24, 36, 48, 60, 84, 120)


@dataclass(frozen=True, slots=True)
class Kind:
    """Content that those who look after the room may keep longer or shorter than `default`. All in months."""

    key: str
    default: int
    least: int
    most: int

    @property
    def choices(self) -> tuple[int, ...]:
        return tuple(months for months in MONTHS if self.least <= months <= self.most)


@dataclass(frozen=True, slots=True)
class Fixed:
    """Content whose time is promised, or part of how the room works; neither a choice nor a hold changes it."""

    key: str
    time: timedelta


QUESTIONS = Kind("questions", 24, 6, 60)
"""With their answers, from the last of them on; the room's samtalsfrågor, from their slot on."""
SOLUTIONS = Kind("solutions", 60, 12, 120)
"""With what colleagues experienced, from the release, the day it was last said to hold or the latest experience on."""
APPLICATIONS = Kind("applications", 3, 1, 6)
"""Of those who have not come in."""
TALLIES = Kind("tallies", 24, 12, 60)
MEETINGS = Kind("meetings", 24, 12, 60)
"""With the dates that were asked for and what members answered, from the last of them on."""

KINDS = (QUESTIONS, SOLUTIONS, MEETINGS, APPLICATIONS, TALLIES)
FIXED = (
    Fixed("codewords", codewords.LIVE),
    Fixed("drafts", consent.DELETE_AFTER),
    Fixed("letters", letters.WEEK),
    Fixed("vents", vents.LIVE),
    Fixed("deliveries", DELIVERIES_LIVE),
)


class _OfMeetings(Protocol):
    def forget_meeting(self, meeting: str) -> None: ...


class OutOfBounds(Refusal):
    """A time that the kind of content does not allow."""


def months(settings: Settings, kind: Kind) -> int:
    """Within bounds, also where an earlier release had others."""
    return min(max(settings.months.get(kind.key, kind.default), kind.least), kind.most)


def with_months(settings: Settings, chosen: Mapping[Kind, int]) -> Settings:
    """Raises `OutOfBounds`."""
    if any(not kind.least <= time <= kind.most for kind, time in chosen.items()):
        raise OutOfBounds
    return replace(settings, months={**settings.months, **{kind.key: time for kind, time in chosen.items()}})


def keep_for(store: Store, network: str, chosen: Mapping[Kind, int], *, by: Member) -> None:
    """Raises `NotFacilitator` or `OutOfBounds`."""
    settings.decide(store, network, lambda kept: with_months(kept, chosen), by=by)


def hold(store: Store, network: str, *, by: Member, now: datetime) -> None:
    """Nothing of `KINDS` goes any more until `resume`. What members take back, what is erased and what is `FIXED` goes
    as ever. Held already: since then. Raises `NotFacilitator`."""
    settings.decide(store, network, lambda kept: replace(kept, held_since=kept.held_since or now), by=by)


def resume(store: Store, network: str, *, by: Member) -> None:
    """Raises `NotFacilitator`."""
    settings.decide(store, network, lambda kept: replace(kept, held_since=None), by=by)


@dataclass(frozen=True, slots=True)
class Due:
    """What goes at a moment. `applicants`: ids of members. `tallies`: months of the log; `themes`: of the counts by
    theme, which go term by term, with the `pictures` that show none later."""

    questions: tuple[Question, ...]
    solutions: tuple[Solution, ...]
    applicants: tuple[str, ...]
    tallies: tuple[str, ...]
    prompts: tuple[Prompt, ...]
    meetings: tuple[Meeting, ...]
    date_polls: tuple[Poll, ...]
    series: tuple[Series, ...]
    themes: tuple[str, ...]
    pictures: tuple[tuple[Subject, Destination], ...]

    @property
    def counts(self) -> dict[Kind, int]:
        meet = (*self.meetings, *self.date_polls, *self.series)
        those = ((*self.questions, *self.prompts), self.solutions, meet, self.applicants, self.tallies)
        return {kind: len(them) for kind, them in zip(KINDS, those, strict=True)}


def due(store: Store, network: Network, *, now: datetime) -> Due:
    """What `network.settings` let go at `now`, which may lie ahead; also while nothing goes since it is held."""
    ago = {kind: months_before(now, months(network.settings, kind)) for kind in KINDS}
    return Due(
        tuple(_silent(store, network.id, ago[QUESTIONS])),
        tuple(_untouched(store, network.id, ago[SOLUTIONS])),
        tuple(_outside(store, network.id, ago[APPLICATIONS])),
        tuple(_past(store, network.id, ago[TALLIES])),
        tuple(one for one in prompts.told(store, network.id) if one.slot <= ago[QUESTIONS]),
        tuple(meetings.past(store, network.id, ago[MEETINGS])),
        tuple(date_polls.past(store, network.id, ago[MEETINGS])),
        tuple(series.past(store, network.id, ago[MEETINGS])),
        barometer.past(store, network.id, ago[TALLIES]),
        barometer.past_pictures(store, network.id, ago[TALLIES]),
    )


def delete_due(store: Store, *, now: datetime) -> None:
    for network in store.networks.all():
        if network.settings.held_since is None:
            _delete(store, network.id, due(store, network, now=now), now)


def _silent(store: Store, network: str, since: datetime) -> Iterator[Question]:
    """Told then or earlier, and nobody has answered since, nor waits for a slot with words to it."""
    acts = (row.act for row in store.waiting.all())
    answered = {act.question for act in acts if isinstance(act, WaitingAnswer | WaitingFollowUp)}
    for question in store.questions.told_before(network, since):
        if question.id not in answered and all(one.told_at <= since for one in store.answers.to(question.id)):
            yield question


def _untouched(store: Store, network: str, since: datetime) -> Iterator[Solution]:
    for solution in store.solutions.settled_before(network, since):
        told = all(one.told_at <= since for one in store.solutions.experiences(solution.id))
        if told and freshness.held_since(solution) <= local(since).date():
            yield solution


def _outside(store: Store, network: str, since: datetime) -> Iterator[str]:
    for application in store.applications.since(since):
        member = store.members.get(application.member)
        if member and member.network == network:
            yield member.id


def _past(store: Store, network: str, since: datetime) -> Iterator[str]:
    """Months that were over then."""
    months = {tally.month for tally in store.tallies.of(network)}
    yield from sorted(month for month in months if month < tallies.month_of(since))


def _delete(store: Store, network: str, what: Due, now: datetime) -> None:
    told = [_delete_question(store, question) for question in what.questions[:MOST_AT_ONCE]]
    for solution in what.solutions[:MOST_AT_ONCE]:
        take_away(store, network, solution.subject)
        solutions.redraw_private(store, solution)
        store.solutions.delete(solution.id)
    for prompt in what.prompts[:MOST_AT_ONCE]:
        prompts.delete(store, prompt)
    for meeting in what.meetings[:MOST_AT_ONCE]:
        own = (one.subject for one in store.topics.of(meeting.id))
        visits = (one.visit for one in store.items.of(meeting.id))
        for gone in (meeting.subject, *own, *visits):
            take_away(store, network, gone)
        erase_meeting(store, meeting)
    for poll in what.date_polls[:MOST_AT_ONCE]:
        take_away(store, network, poll.subject)
        store.date_polls.delete(poll.id)
    for one in what.series[:MOST_AT_ONCE]:
        take_away(store, network, Subject(series.DUE_CARD, one.id))
        store.series.delete(one.id)
    for applicant in what.applicants[:MOST_AT_ONCE]:
        applications.lapse(store, applicant)
    store.tallies.forget(network, what.tallies)
    store.tallies.forget_themes(network, what.themes)
    for picture, to in what.pictures[:MOST_AT_ONCE]:
        store.outbox.remove(picture, to=to)
    for counted, count in {
        Counted.QUESTIONS_DELETED: len(told),
        Counted.ANSWERS_DELETED: sum(told),
        Counted.SOLUTIONS_DELETED: len(what.solutions[:MOST_AT_ONCE]),
        Counted.MEETINGS_DELETED: len(what.meetings[:MOST_AT_ONCE]),
        Counted.APPLICATIONS_DELETED: len(what.applicants[:MOST_AT_ONCE]),
    }.items():
        tallies.count(store, network, counted, now=now, by=count)


def _delete_question(store: Store, question: Question) -> int:
    """With its answers, whose number it returns. A lösning made of one stays, though not its line in the thread."""
    for solution in store.solutions.to(question.id):
        store.outbox.remove(solution.subject, to=Room(question.network))
        store.solutions.change(replace(solution, question=None))
    given = store.answers.to(question.id)
    for answer in given:  # before the head of their thread, so that nothing is left of it
        take_away(store, question.network, answer.subject)
        store.answers.erase(answer.id)
    take_away(store, question.network, question.subject)
    digests.redraw(store, question.network, question.told_at)
    store.questions.delete(question.id)
    return sum(answer.kind is answers.Kind.ANSWER for answer in given)


def erase_meeting(store: Store, meeting: Meeting) -> None:
    """With all that was gathered for it."""
    visits = (one.visit for one in store.items.of(meeting.id) if one.outcome is Outcome.JOINT_VISIT)
    take_away(store, meeting.network, *(one.subject for one in store.topics.of(meeting.id)), *visits)
    if session := store.sessions.of(meeting.id):
        store.sessions.delete(session.id)
    gathered: tuple[_OfMeetings, ...] = (
        store.signups,
        store.topics,
        store.preparation,
        store.checks,
        store.routines,
        store.group_rooms,
        store.groupings,
        store.commitments,
        store.harvests,
        store.parking,
        store.items,
        store.parts,
    )
    for kept in gathered:
        kept.forget_meeting(meeting.id)
    store.meetings.delete(meeting.id)


def take_away(store: Store, network: str, *gone: Subject) -> None:
    """Every card that shows them, to the room and in private, and what waits about them."""
    duties.end_about(store, network, *gone)
    for letter in store.letters.unsent():
        if any(duties.is_about(letter.what, one) for one in gone):
            store.letters.remove(letter)
    for one in gone:
        for what, to in store.outbox.showing(one.id):
            if duties.is_about(what, one):
                store.outbox.remove(what, to=to)


def months_before(moment: datetime, months: int) -> datetime:
    """The same local day so many months earlier, or the last one of a month that is too short; aware."""
    here = local(moment)
    year, month = divmod(here.year * 12 + here.month - 1 - months, 12)
    day = min(here.day, monthrange(year, month + 1)[1])
    return here.replace(year=year, month=month + 1, day=day)
